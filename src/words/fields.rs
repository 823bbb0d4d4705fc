//! Names of fields, and the words that stand for choices.

use super::Lang;
use crate::domain::assess::{Area, Sex, WarningKind};
use crate::domain::form::{Field, Finality, Scope, Shape};
use crate::domain::payload::{
    ActionStage, ActivityKind, Degree, DocumentKind, Finding, Grade, MeetingKind, Presence,
    Progress, ReportForm, Role, Term,
};
use crate::domain::vocabulary::CommandKind;
use crate::plan::DepartmentKind;

impl Lang {
    /// The label of a field.
    pub const fn field(self, field: Field) -> &'static str {
        use Field as F;
        let (zh, en) = match field {
            F::On => ("日期", "day"),
            F::Signatory => ("签字人", "signed by"),
            F::Title => ("职务", "title"),
            F::Heading => ("标题", "heading"),
            F::Paper => ("文号", "paper no."),
            F::Document => ("文件", "document"),
            F::Plan => ("规划", "plan"),
            F::Indicators => ("指标", "indicators"),
            F::Departments => ("单位名单", "departments"),
            F::Rules => ("规则", "rules"),
            F::Assignments => ("分工", "assignments"),
            F::Department => ("单位", "department"),
            F::Into => ("并入单位", "into"),
            F::Name => ("名称", "name"),
            F::Short => ("简称", "short name"),
            F::Person => ("人员代号", "person id"),
            F::Role => ("身份", "role"),
            F::Telephone => ("办公电话", "telephone"),
            F::Login => ("登录名", "login"),
            F::SshKey => ("SSH公钥", "SSH key"),
            F::City => ("城市", "city"),
            F::Office => ("办公室名称", "office"),
            F::Letters => ("责任书编号", "letters"),
            F::Addressees => ("单位", "addressees"),
            F::Scope => ("范围", "scope"),
            F::Recipients => ("对象", "to"),
            F::Batch => ("范围", "scope"),
            F::Demo => ("演示", "demo"),
            F::Items => ("目标措施", "items"),
            F::Item => ("目标措施", "item"),
            F::Domain => ("领域", "domain"),
            F::Year => ("年度", "year"),
            F::Letter => ("责任书编号", "letter"),
            F::Report => ("报告编号", "report"),
            F::Replaces => ("原报告", "replaces"),
            F::Entry => ("记录编号", "entry"),
            F::Form => ("类别", "form"),
            F::Section => ("具体科室", "section"),
            F::Officer => ("专人", "officer"),
            F::Progress => ("措施进展", "progress"),
            F::Text => ("正文", "text"),
            F::Owners => ("承办单位", "in charge"),
            F::DueDay => ("到期月日", "due day"),
            F::Due => ("办理期限", "due"),
            F::OrderedBy => ("交办来源", "ordered by"),
            F::Meeting => ("交办记录", "ordered in"),
            F::Action => ("督办事项", "action"),
            F::Stage => ("办理情况", "stage"),
            F::Result => ("办理结果", "result"),
            F::Degree => ("方式", "degree"),
            F::Duty => ("应办事项", "duty"),
            F::Duties => ("应办事项", "duties"),
            F::Lead => ("牵头单位", "leads"),
            F::Cooperating => ("配合单位", "joins"),
            F::Id => ("单位代号", "id"),
            F::DepartmentKind => ("单位类别", "kind"),
            F::Figures => ("数据", "figures"),
            F::Standing => ("数据", "figures"),
            F::Sex => ("性别", "sex"),
            F::Area => ("城乡", "area"),
            F::Assessments => ("目标自评", "own word"),
            F::Grade => ("等次", "grade"),
            F::Finding => ("结论", "finding"),
            F::Term => ("阶段", "stage"),
            F::DocumentKind => ("文件", "which"),
            F::ActivityKind => ("类别", "kind"),
            F::Participants => ("参加人数", "took part"),
            F::Women => ("其中女", "women"),
            F::Men => ("其中男", "men"),
            F::Purpose => ("用途", "purpose"),
            F::Budget => ("预算万元", "budget"),
            F::Spent => ("支出万元", "spent"),
            F::Attachments => ("附件", "attachments"),
            F::Source => ("数据出处", "source"),
            F::Preliminary => ("最终/初步", "final"),
            F::Indicator => ("指标", "indicator"),
            F::Warning => ("预警", "warning"),
            F::Cause => ("原因分析", "cause"),
            F::Countermeasure => ("改进措施", "remedy"),
            F::TolerancePoints => ("持平 百分点", "flat, pts"),
            F::TolerancePercent => ("持平 %", "flat, %"),
            F::Nearly => ("基本达标 %", "nearly, %"),
            F::Band => ("左右 %", "about, %"),
            F::OnCourse => ("可如期 %", "course, %"),
            F::Effort => ("需加力 %", "effort, %"),
            F::OnTrack => ("正常 R", "track, R"),
            F::Acceleration => ("加快 R", "faster, R"),
            F::Reversals => ("波动 次", "swings, n"),
            F::Swing => ("波动 %", "swings, %"),
            F::FewEvents => ("小基数 例", "few cases"),
            F::VerifyDays => ("待核 天", "verify, d"),
            F::MeetingKind => ("会议类别", "kind"),
            F::Day => ("会议日期", "held on"),
            F::Place => ("地点", "place"),
            F::Chair => ("主持人", "chair"),
            F::Hour => ("开会时间", "hour"),
            F::Invited => ("参会单位", "invited"),
            F::Presence => ("到会情况", "presence"),
            F::Attendees => ("参会单位", "attendees"),
            F::Instead => ("代会人", "instead"),
            F::Agenda => ("议题", "agenda"),
            F::AgendaItem => ("议题号", "item no."),
            F::Minutes => ("用时 分", "minutes"),
            F::Reason => ("原因", "reason"),
            F::Comment => ("意见", "comment"),
            F::File => ("文件", "file"),
        };
        self.pick(zh, en)
    }

    /// The label of a field on the form of a command: a person has a name, a department a title.
    pub const fn field_of(self, kind: CommandKind, field: Field) -> &'static str {
        match (kind, field) {
            (CommandKind::EnrolPerson | CommandKind::ChangePerson, Field::Name) => {
                self.name_of_person()
            }
            (CommandKind::MergeDepartment, Field::Into) => self.pick("合并到", "into"),
            (CommandKind::RecordAttendance, Field::Name) => self.pick("个人姓名", "person"),
            (CommandKind::RecordAttendance, Field::Instead) => self.pick("代会人姓名", "deputy"),
            (CommandKind::CallMeeting | CommandKind::ChangeMeeting, Field::On) => {
                self.pick("通知日期", "called on")
            }
            (CommandKind::TakeDecision, Field::On) => self.pick("决定日期", "decided on"),
            (CommandKind::TakeDecision, Field::Due) => self.pick("完成期限", "done by"),
            (CommandKind::SetAgenda, Field::Heading) => self.label_item(),
            (CommandKind::WriteMinutes, Field::Text) => self.pick("会议纪要", "minutes"),
            (CommandKind::DiscussItem, Field::Text) => self.pick("讨论情况", "discussed"),
            (CommandKind::TakeDecision, Field::Text) => self.pick("决定事项", "decided"),
            (CommandKind::RequestExtension, Field::Due) => self.pick("预计办结", "done by"),
            (CommandKind::FileDocument, Field::Replaces) => self.pick("原文件", "replaces"),
            (CommandKind::ReopenAction, Field::Owners) => self.pick("续办单位", "goes on"),
            (CommandKind::OpenAction, Field::Heading) => self.field_what(),
            (CommandKind::IssueWarning, Field::Year) => self.pick("数据年度", "data year"),
            _ => self.field(field),
        }
    }

    /// What a field may hold, in a few words.
    pub fn shape(self, shape: Shape) -> String {
        let (zh, en) = match shape {
            Shape::Day => ("年-月-日，如 2026-03-08", "a day such as 2026-03-08"),
            Shape::Year => ("年份，如 2026", "a year such as 2026"),
            Shape::Entry => ("台账编号，如 12", "an entry's number such as 12"),
            Shape::Number => ("数字，如 1", "a number such as 1"),
            Shape::Decimal => ("数，如 0.5", "a number such as 0.5"),
            Shape::Id => ("英文字母、数字、- 或 _，如 li-na", "ASCII letters, digits, - or _"),
            Shape::Department => ("单位代号、简称或全称", "a department's id or name"),
            Shape::Item => ("目标编号如 1.2，或措施编号如 1-2", "a code such as 1.2 or 1-2"),
            Shape::Items => ("编号的列表，如 [\"1.2\",\"1-2\"]", "a list of codes"),
            Shape::DepartmentList => ("单位的列表", "a list of departments"),
            Shape::Line => ("一行文字", "a line of text"),
            Shape::SshKey => {
                ("SSH公钥，.pub 文件里的一整行", "an SSH public key, the line of a .pub file")
            }
            Shape::Text => ("文字", "text"),
            Shape::Duty => return self.shape_duty().to_owned(),
            Shape::Entries => {
                ("台账编号的列表，如 [12,13]", "a list of entries' numbers such as [12,13]")
            }
            Shape::Duties => return self.shape_duties().to_owned(),
            Shape::Flag => ("true 或 false", "true or false"),
            Shape::Progress => {
                ("列表，每项有 item、progress、note", "a list of {item, progress, note}")
            }
            Shape::Assessments => {
                ("列表，每项有 item、finding、note", "a list of {item, finding, note}")
            }
            Shape::Count => ("人数，如 120", "a count such as 120"),
            Shape::Amount => {
                ("金额（万元），如 \"12.5\"", "an amount in 10,000 yuan such as \"12.5\"")
            }
            Shape::Attachments => (
                "文件的列表（最多20个），每项照 halfsky attach 的输出写",
                "a list of at most 20 files, each as halfsky attach prints it",
            ),
            Shape::Document => ("JSON 文件内容", "a JSON document"),
            Shape::Choice(words) | Shape::Judgement(words) => {
                return words.join(self.pick("、", ", "));
            }
        };
        self.pick(zh, en).to_owned()
    }

    /// What sort of body a department is.
    const fn department_kind(self, kind: DepartmentKind) -> &'static str {
        use DepartmentKind as K;
        let (zh, en) = match kind {
            K::Government => ("政府部门", "government"),
            K::Party => ("党委部门", "party"),
            K::Congress => ("人大", "congress"),
            K::Cppcc => ("政协", "CPPCC"),
            K::Court => ("法院", "court"),
            K::Procuratorate => ("检察院", "procuratorate"),
            K::Mass => ("群团组织", "mass organisation"),
            K::Institution => ("事业单位", "institution"),
            K::Office => ("妇儿工委办", "the office"),
        };
        self.pick(zh, en)
    }

    const fn scope(self, scope: Scope) -> &'static str {
        match scope {
            Scope::One => self.pick("仅此一份", "this one"),
            Scope::All => self.pick("同年待办的全部", "all still to be done of its year"),
        }
    }

    const fn batch(self, scope: Scope) -> &'static str {
        match scope {
            Scope::One => self.pick("仅此一条", "this one"),
            Scope::All => self.pick("一并录入的各条", "all that were entered with it"),
        }
    }

    const fn recipients(self, scope: Scope) -> &'static str {
        match scope {
            Scope::One => self.pick("仅此单位", "this one"),
            Scope::All => self.pick("欠同样事项的各单位", "all that owe the like"),
        }
    }

    const fn finality(self, finality: Finality) -> &'static str {
        match finality {
            Finality::Final => self.pick("最终数", "final"),
            Finality::Preliminary => self.pick("初步数", "preliminary"),
        }
    }

    /// A choice as people read it; a word that is none of the field's as it stands.
    pub fn choice(self, field: Field, word: &'static str) -> &'static str {
        let told = match field {
            Field::Scope => Scope::named(word).map(|it| self.scope(it)),
            Field::Recipients => Scope::named(word).map(|it| self.recipients(it)),
            Field::Batch => Scope::named(word).map(|it| self.batch(it)),
            Field::Role => Role::named(word).map(|it| self.role(it)),
            Field::Form => ReportForm::named(word).map(|it| self.form_chosen(it)),
            Field::Grade => Grade::named(word).map(|it| self.grade(it)),
            Field::Finding | Field::Assessments => Finding::named(word).map(|it| self.finding(it)),
            Field::Term => Term::named(word).map(|it| self.term(Some(it))),
            Field::DocumentKind => DocumentKind::named(word).map(|it| self.document(it)),
            Field::ActivityKind => ActivityKind::named(word).map(|it| self.activity(it)),
            Field::DepartmentKind => DepartmentKind::named(word).map(|it| self.department_kind(it)),
            Field::Stage => ActionStage::named(word).map(|it| self.action_stage(it)),
            Field::Degree => Degree::named(word).map(|it| self.degree(it)),
            Field::Preliminary => Finality::named(word).map(|it| self.finality(it)),
            Field::Sex => Sex::named(word).map(|it| self.sex(it)),
            Field::Area => Area::named(word).map(|it| self.area(it)),
            Field::Warning => WarningKind::named(word).map(|it| self.warning(it)),
            Field::MeetingKind => MeetingKind::named(word).map(|it| self.meeting_kind(it)),
            Field::Presence => Presence::named(word).map(|it| self.presence(it)),
            Field::Progress => Progress::named(word).map(|it| self.progress(it)),
            _ => None,
        };
        told.unwrap_or(word)
    }
}
