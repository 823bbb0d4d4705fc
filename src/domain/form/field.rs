//! The fields of all commands: the name of each and what it may hold.

use super::choices::{DEPARTMENT_KINDS, Finality, Scope};
use crate::domain::assess::{Area, Sex, WarningKind};
use crate::domain::payload::{
    ActionStage, ActivityKind, Degree, DocumentKind, Finding, Grade, MeetingKind, Presence,
    ReportForm, Role, Term,
};

/// What a field may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// `2026-11-23`
    Day,
    /// A year, e.g. 2026.
    Year,
    /// The number of an entry.
    Entry,
    /// A small number, such as a domain's.
    Number,
    /// A number as it is written, e.g. `0.5`.
    Decimal,
    /// An id of ASCII letters, digits, `-` and `_`.
    Id,
    /// A department's id.
    Department,
    /// A target's or measure's code.
    Item,
    /// Several codes.
    Items,
    /// Several departments.
    DepartmentList,
    /// An SSH public key.
    SshKey,
    /// One line of text, at most [`LINE_MAX`] characters.
    Line,
    /// Text of many lines, at most [`TEXT_MAX`] characters.
    Text,
    /// Yes or no.
    Flag,
    /// Numbers of entries.
    Entries,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// One of a few words as somebody judges: a form begins with none of them.
    Judgement(&'static [&'static str]),
    /// A duty's key, as `duties --json` gives it.
    Duty,
    /// Several duties' keys.
    Duties,
    /// A list of `{item, progress, note}`.
    Progress,
    /// A list of `{item, finding, note}`.
    Assessments,
    /// How many, at most [`COUNT_MAX`].
    Count,
    /// An amount of money, as a decimal text in 10,000 yuan.
    Amount,
    /// Files that were put beside the ledger, each `{name, sm3, size, media, on}`.
    Attachments,
    /// A whole document, or a list of records; for programs, not for forms on a screen.
    Document,
}

/// Characters that one line may hold.
pub const LINE_MAX: usize = 200;

/// Characters that a text may hold: 64 KB of Chinese, the most that is pasted at once.
pub const TEXT_MAX: usize = 22_000;

/// The highest count.
pub const COUNT_MAX: u64 = 100_000_000;

macro_rules! fields {
    ($($(#[$doc:meta])* $field:ident $name:literal $shape:expr;)*) => {
        /// A field of some command. The same name always means the same thing.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Field { $($(#[$doc])* $field,)* }

        impl Field {
            /// Every field.
            pub const ALL: &[Self] = &[$(Self::$field),*];

            /// Its name in `record`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$field => $name,)* }
            }

            /// What it may hold.
            pub const fn shape(self) -> Shape {
                match self { $(Self::$field => $shape,)* }
            }
        }
    };
}

fields! {
    /// The day it happened.
    On "on" Shape::Day;
    /// Who signed the paper that is recorded.
    Signatory "signatory" Shape::Line;
    /// In what capacity.
    Title "title" Shape::Line;
    /// Reference number of the paper.
    Paper "paper" Shape::Line;
    /// A whole plan.
    Document "document" Shape::Document;
    /// A report's heading.
    Heading "heading" Shape::Line;
    /// A plan's id.
    Plan "plan" Shape::Id;
    /// Indicators.
    Indicators "indicators" Shape::Document;
    /// Departments.
    Departments "departments" Shape::Document;
    /// Duty rules.
    Rules "rules" Shape::Document;
    /// Assignments.
    Assignments "assignments" Shape::Document;
    /// A department.
    Department "department" Shape::Department;
    /// The department that inherits.
    Into "into" Shape::Department;
    /// A full name.
    Name "name" Shape::Line;
    /// A short name.
    Short "short" Shape::Line;
    /// A person.
    Person "person" Shape::Id;
    /// What the person may do.
    Role "role" Shape::Choice(Role::WORDS);
    /// Telephone at the office.
    Telephone "telephone" Shape::Line;
    /// Login name on the server.
    Login "login" Shape::Id;
    /// The SSH public key that the person comes with.
    SshKey "ssh_key" Shape::SshKey;
    /// The city.
    City "city" Shape::Line;
    /// The office's name.
    Office "office" Shape::Line;
    /// Invented data.
    Demo "demo" Shape::Flag;
    /// Single items.
    Items "items" Shape::Items;
    /// One item.
    Item "item" Shape::Item;
    /// A domain's number.
    Domain "domain" Shape::Number;
    /// A year.
    Year "year" Shape::Year;
    /// A letter, by its entry.
    Letter "letter" Shape::Entry;
    /// Several letters, by their entries.
    Letters "letters" Shape::Entries;
    /// Departments that each get a letter.
    Addressees "addressees" Shape::DepartmentList;
    /// Of forms alone: one letter, or all of that year for which it is still to be done.
    Scope "scope" Shape::Choice(Scope::WORDS);
    /// Of forms alone: one department, or all that owe the like.
    Recipients "recipients" Shape::Choice(Scope::WORDS);
    /// Of forms alone: one entry, or all that were made with it.
    Batch "batch" Shape::Choice(Scope::WORDS);
    /// A report, by its entry.
    Report "report" Shape::Entry;
    /// A returned report, by its entry.
    Replaces "replaces" Shape::Entry;
    /// An entry.
    Entry "entry" Shape::Entry;
    /// Which report.
    Form "form" Shape::Choice(ReportForm::WORDS);
    /// The section in charge.
    Section "section" Shape::Line;
    /// The officer in charge.
    Officer "officer" Shape::Line;
    /// Progress of measures.
    Progress "progress" Shape::Progress;
    /// A text.
    Text "text" Shape::Text;
    /// Departments that each owe an action.
    Owners "owners" Shape::DepartmentList;
    /// The last day in time.
    Due "due" Shape::Day;
    /// The last day in time of every year, month and day.
    DueDay "due_day" Shape::Line;
    /// Who ordered an action, or which meeting.
    OrderedBy "ordered_by" Shape::Line;
    /// The entry of the meeting or paper that ordered an action.
    Meeting "meeting" Shape::Entry;
    /// An action, by the entry that opened it.
    Action "action" Shape::Entry;
    /// How far an action is.
    Stage "stage" Shape::Judgement(ActionStage::WORDS);
    /// What came of an action.
    Result "result" Shape::Text;
    /// How strongly the office reminds.
    Degree "degree" Shape::Choice(Degree::WORDS);
    /// A duty.
    Duty "duty" Shape::Duty;
    /// Duties.
    Duties "duties" Shape::Duties;
    /// What a department says of its targets.
    Assessments "assessments" Shape::Assessments;
    /// A duty review's grade.
    Grade "grade" Shape::Judgement(Grade::WORDS);
    /// How a target stands in somebody's judgement.
    Finding "finding" Shape::Judgement(Finding::WORDS);
    /// Which evaluation.
    Term "term" Shape::Choice(Term::WORDS);
    /// Which document.
    DocumentKind "document_kind" Shape::Choice(DocumentKind::WORDS);
    /// Which activity.
    ActivityKind "activity_kind" Shape::Choice(ActivityKind::WORDS);
    /// How many took part.
    Participants "participants" Shape::Count;
    /// Of these, women.
    Women "women" Shape::Count;
    /// Of these, men.
    Men "men" Shape::Count;
    /// What money is for.
    Purpose "purpose" Shape::Line;
    /// Money budgeted.
    Budget "budget" Shape::Amount;
    /// Money spent.
    Spent "spent" Shape::Amount;
    /// Evidence, in files.
    Attachments "attachments" Shape::Attachments;
    /// 牵头, within an assignment.
    Lead "lead" Shape::DepartmentList;
    /// 配合, within an assignment.
    Cooperating "cooperating" Shape::DepartmentList;
    /// A new department's id, within a list of departments.
    Id "id" Shape::Id;
    /// What sort of body it is, within a list of departments.
    DepartmentKind "kind" Shape::Choice(&DEPARTMENT_KINDS);
    /// Figures.
    Figures "figures" Shape::Document;
    /// Figures that stand and should not.
    Standing "standing" Shape::Document;
    /// Whom a figure is about, within a list of figures.
    Sex "sex" Shape::Choice(Sex::WORDS);
    /// Where they live, within a list of figures.
    Area "area" Shape::Choice(Area::WORDS);
    /// Where figures were published, for all of a form.
    Source "source" Shape::Line;
    /// Whether they are final, for all of a form.
    Preliminary "preliminary" Shape::Choice(Finality::WORDS);
    /// An indicator.
    Indicator "indicator" Shape::Id;
    /// Which warning.
    Warning "warning" Shape::Choice(WarningKind::WORDS);
    /// Why it came to it.
    Cause "cause" Shape::Text;
    /// What is done about it.
    Countermeasure "countermeasure" Shape::Text;
    /// 持平 of shares, in percentage points.
    TolerancePoints "tolerance_points" Shape::Decimal;
    /// 持平 of other values, in per cent.
    TolerancePercent "tolerance_percent" Shape::Decimal;
    /// 基本达标, in per cent of the goal.
    Nearly "nearly" Shape::Decimal;
    /// 左右, in per cent of the goal.
    Band "band" Shape::Decimal;
    /// 可如期, in per cent of the way.
    OnCourse "on_course" Shape::Decimal;
    /// 需加力, in per cent of the way.
    Effort "effort" Shape::Decimal;
    /// The second opinion's ratio for being on track.
    OnTrack "on_track" Shape::Decimal;
    /// Its ratio for needing acceleration.
    Acceleration "acceleration" Shape::Decimal;
    /// 波动大, in reversals.
    Reversals "reversals" Shape::Number;
    /// 波动大, in per cent of the level.
    Swing "swing" Shape::Decimal;
    /// 小基数, in events expected.
    FewEvents "few_events" Shape::Decimal;
    /// 待核, in days.
    VerifyDays "verify_days" Shape::Number;
    /// What sort of meeting.
    MeetingKind "meeting_kind" Shape::Choice(MeetingKind::WORDS);
    /// The day for which something is called.
    Day "day" Shape::Day;
    /// Where.
    Place "place" Shape::Line;
    /// Who chairs.
    Chair "chair" Shape::Line;
    /// At what time of the day a meeting begins.
    Hour "hour" Shape::Line;
    /// Departments that are invited.
    Invited "invited" Shape::DepartmentList;
    /// How somebody takes part.
    Presence "presence" Shape::Choice(Presence::WORDS);
    /// Departments that take part.
    Attendees "attendees" Shape::DepartmentList;
    /// Who came instead.
    Instead "instead" Shape::Line;
    /// An agenda.
    Agenda "agenda" Shape::Document;
    /// An agenda item's number.
    AgendaItem "agenda_item" Shape::Number;
    /// How long, in minutes.
    Minutes "minutes" Shape::Number;
    /// Why.
    Reason "reason" Shape::Text;
    /// A remark.
    Comment "comment" Shape::Text;
    /// The file that figures came from.
    File "file" Shape::Line;
}
