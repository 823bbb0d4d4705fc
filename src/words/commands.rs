//! Names of commands and of the entries that they become.

use super::Lang;
use crate::domain::vocabulary::{CommandKind, EventKind};

impl Lang {
    /// What a person asks for.
    pub const fn command(self, kind: CommandKind) -> &'static str {
        use CommandKind as K;
        let (zh, en) = match kind {
            K::AdoptPlan => ("采用规划", "adopt a plan"),
            K::DefineIndicators => ("设定监测指标", "define indicators"),
            K::EnterDepartments => ("登记单位", "enter departments"),
            K::RenameDepartment => ("单位更名", "rename a department"),
            K::MergeDepartment => ("单位并入", "merge a department"),
            K::DissolveDepartment => ("撤销单位", "dissolve a department"),
            K::EnrolPerson => ("登记人员", "enrol a person"),
            K::ChangePerson => ("变更人员", "change a person"),
            K::RetirePerson => ("人员离任", "retire a person"),
            K::AdoptDutyRules => ("确认应办规则和期限", "confirm duty rules"),
            K::ChangeSettings => ("更改设置", "change settings"),
            K::Assign => ("调整分工", "assign"),
            K::ConfirmAssignments => ("确认分工", "confirm assignments"),
            K::Unassign => ("取消分工", "unassign"),
            K::IssueLetter => ("签发责任书", "issue a letter of responsibility"),
            K::SignLetter => ("签订责任书", "sign a letter of responsibility"),
            K::CountersignLetter => ("签署责任书", "countersign a letter of responsibility"),
            K::FileScheme => ("报送实施方案", "file an implementation scheme"),
            K::SubmitReport => ("提交报告", "submit a report"),
            K::ReturnReport => ("退回报告", "return a report"),
            K::AcceptReport => ("审核通过报告", "accept a report"),
            K::EnterFigures => ("报送数据", "enter figures"),
            K::CorrectFigures => ("更正数据", "correct figures"),
            K::VerifyFigures => ("审核数据", "verify figures"),
            K::ReturnFigures => ("退回数据", "return figures"),
            K::VoidFigures => ("数据作废", "void figures"),
            K::OpenAction => ("交办督办事项", "order an action"),
            K::ReportOnAction => ("反馈督办事项", "report on an action"),
            K::ExtendAction => ("督办事项延期", "extend an action"),
            K::CloseAction => ("办结督办事项", "close an action"),
            K::ReopenAction => ("重启督办事项", "reopen an action"),
            K::Remind => ("提醒、催报、督办", "remind a department"),
            K::WaiveDuty => ("免办应办事项", "waive a duty"),
            K::ExtendDuty => ("应办事项延期", "extend a duty"),
            K::RequestExtension => ("申请延期", "ask for a later day"),
            K::DeclineExtension => ("不同意延期", "decline a later day"),
            K::ReviewDuty => ("述职评议", "review a duty report"),
            K::RecordVerdict => ("记录评估结论", "record a verdict"),
            K::FileDocument => ("报送监测评估文件", "file a monitoring or evaluation document"),
            K::ApproveDocument => ("审定文件", "approve a document"),
            K::ReturnDocument => ("退回文件", "return a document"),
            K::RecordActivity => ("记录活动", "record an activity"),
            K::RecordFunds => ("记录经费", "record funds"),
            K::IssueWarning => ("签发预警提示函", "issue a warning"),
            K::AnswerWarning => ("答复预警提示函", "answer a warning"),
            K::CallMeeting => ("召集会议", "call a meeting"),
            K::ChangeMeeting => ("调整会议", "change the meeting"),
            K::SetAgenda => ("编排议题", "arrange the agenda"),
            K::RecordAttendance => ("登记出席", "record attendance"),
            K::OpenMeeting => ("宣布开会", "open the meeting"),
            K::DiscussItem => ("记录讨论", "note a discussion"),
            K::TakeDecision => ("记录决定", "record a decision"),
            K::CarryOverItem => ("留待下次", "carry over"),
            K::WriteMinutes => ("拟写纪要", "write the minutes"),
            K::ApproveMinutes => ("审定纪要", "approve the minutes"),
            K::ReturnMinutes => ("退回纪要", "return the minutes"),
            K::CloseMeeting => ("会议办结", "close the meeting"),
            K::WriteNote => ("写备注", "write a note"),
            K::Withdraw => ("撤回", "withdraw an entry"),
        };
        self.pick(zh, en)
    }

    /// What the office records from a paper, in the few words that a footer has room for.
    pub const fn recorded_briefly(self, kind: CommandKind) -> &'static str {
        use CommandKind as K;
        let (zh, en) = match kind {
            K::SignLetter => ("代录签订", "record as signed"),
            K::CountersignLetter => ("代录签署", "record as countersigned"),
            K::FileScheme => ("代录方案", "record a scheme"),
            K::SubmitReport => ("代录报告", "record a report"),
            K::ApproveMinutes | K::ApproveDocument => ("代录审定", "record as approved"),
            K::VerifyFigures => ("代录审核", "record as checked"),
            K::ReturnFigures | K::ReturnDocument | K::ReturnMinutes => {
                ("代录退回", "record as returned")
            }
            K::EnterFigures => ("代录数据", "record figures"),
            K::FileDocument => ("代录文件", "record a document"),
            K::RecordActivity => ("代录活动", "record an activity"),
            K::RecordFunds => ("代录经费", "record funds"),
            K::ReportOnAction => ("代录反馈", "record progress"),
            K::AnswerWarning => ("代录答复", "record the answer"),
            K::RequestExtension => ("代录申请", "record the request"),
            _ => ("代录", "record"),
        };
        self.pick(zh, en)
    }

    /// What is asked for, in as few words as tell it where the thing itself is selected.
    pub const fn command_briefly(self, kind: CommandKind) -> &'static str {
        match kind {
            CommandKind::CloseAction => self.pick("办结", "close"),
            CommandKind::FileDocument => self.pick("报送文件", "file it"),
            CommandKind::ExtendDuty | CommandKind::ExtendAction => self.pick("延期", "extend"),
            _ => self.command(kind),
        }
    }

    /// What an entry says has happened, in a few words.
    pub const fn event(self, kind: EventKind) -> &'static str {
        use EventKind as K;
        let (zh, en) = match kind {
            K::PlanAdopted => ("采用规划", "plan adopted"),
            K::IndicatorsDefined => ("设定指标", "indicators defined"),
            K::DepartmentsEntered => ("登记单位", "departments entered"),
            K::DepartmentRenamed => ("单位更名", "department renamed"),
            K::DepartmentMerged => ("单位并入", "department merged"),
            K::DepartmentDissolved => ("单位撤销", "department dissolved"),
            K::PersonEnrolled => ("登记人员", "person enrolled"),
            K::PersonChanged => ("变更人员", "person changed"),
            K::PersonLeft => ("人员离任", "person left"),
            K::DutyRulesAdopted => ("设定应办规则", "duty rules adopted"),
            K::SettingsChanged => ("更改设置", "settings changed"),
            K::Assigned => ("分工", "assigned"),
            K::AssignmentsConfirmed => ("确认分工", "assignments confirmed"),
            K::Unassigned => ("取消分工", "unassigned"),
            K::LetterIssued => ("签发责任书", "letter issued"),
            K::LetterSigned => ("签订责任书", "letter signed"),
            K::LetterCountersigned => ("签署责任书", "letter countersigned"),
            K::SchemeFiled => ("报送方案", "scheme filed"),
            K::ReportSubmitted => ("提交报告", "report submitted"),
            K::ReportReturned => ("退回报告", "report returned"),
            K::ReportAccepted => ("审核通过", "report accepted"),
            K::Observed => ("报送数据", "figures entered"),
            K::Corrected => ("更正数据", "figures corrected"),
            K::Verified => ("审核数据", "figures verified"),
            K::FiguresReturned => ("退回数据", "figures returned"),
            K::FiguresVoided => ("数据作废", "figures voided"),
            K::ActionOpened => ("交办", "action ordered"),
            K::ActionReported => ("督办反馈", "action reported on"),
            K::ActionExtended => ("督办延期", "action extended"),
            K::ActionClosed => ("督办办结", "action closed"),
            K::ActionReopened => ("督办重启", "action reopened"),
            K::Reminded => ("提醒督办", "reminded"),
            K::DutyWaived => ("免办", "duty waived"),
            K::DutyExtended => ("延期", "duty extended"),
            K::ExtensionRequested => ("申请延期", "later day asked for"),
            K::ExtensionDeclined => ("不同意延期", "later day declined"),
            K::DutyReviewed => ("述职评议", "duty reviewed"),
            K::EvaluationRecorded => ("评估结论", "evaluation recorded"),
            K::DocumentFiled => ("报送文件", "document filed"),
            K::DocumentApproved => ("审定文件", "document approved"),
            K::DocumentReturned => ("退回文件", "document returned"),
            K::ActivityRecorded => ("活动", "activity recorded"),
            K::FundsRecorded => ("经费", "funds recorded"),
            K::WarningIssued => ("签发预警", "warning issued"),
            K::WarningAnswered => ("答复预警", "warning answered"),
            K::MeetingCalled => ("召集会议", "meeting called"),
            K::MeetingChanged => ("调整会议", "meeting changed"),
            K::AgendaSet => ("编排议题", "agenda set"),
            K::AttendanceRecorded => ("登记出席", "attendance recorded"),
            K::MeetingOpened => ("开会", "meeting opened"),
            K::ItemDiscussed => ("讨论", "item discussed"),
            K::DecisionTaken => ("决定", "decision taken"),
            K::ItemCarriedOver => ("留待下次", "item carried over"),
            K::MinutesWritten => ("拟写纪要", "minutes written"),
            K::MinutesApproved => ("审定纪要", "minutes approved"),
            K::MinutesReturned => ("退回纪要", "minutes returned"),
            K::MeetingClosed => ("会议办结", "meeting closed"),
            K::Noted => ("备注", "note"),
            K::Withdrawn => ("撤回", "withdrawn"),
        };
        self.pick(zh, en)
    }
}
