//! Everything that can be asked and everything that can have happened, in one table.
//!
//! A row reads: command, its name, what it carries; then the event it becomes, likewise, and the
//! version of the event's stored form. A new kind of entry starts here: the compiler then leads
//! through its fields ([`super::form`]), its rule ([`super::decide`]), its effect
//! ([`super::state`]) and its words.

use serde_json::Value;

use super::payload as p;

macro_rules! vocabulary {
    ($($(#[$doc:meta])* $command:ident $command_name:literal ($asked:ty)
        => $event:ident $event_name:literal ($recorded:ty) v $version:literal;)*) => {
        /// What somebody asks for.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Command { $($(#[$doc])* $command($asked),)* }

        /// The kinds of command.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum CommandKind { $($(#[$doc])* $command,)* }

        impl CommandKind {
            /// Every kind, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$command),*];

            /// Its name in `record`.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$command => $command_name,)* }
            }

            /// The kind of that name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($command_name => Some(Self::$command),)* _ => None }
            }

            /// The kind of event that it becomes.
            pub const fn becomes(self) -> EventKind {
                match self { $(Self::$command => EventKind::$event,)* }
            }
        }

        impl Command {
            /// Its kind.
            pub fn kind(&self) -> CommandKind {
                match self { $(Self::$command(_) => CommandKind::$command,)* }
            }

            /// Reads a command's own fields.
            ///
            /// # Errors
            /// Where a field is missing, unknown or of another type.
            pub fn from_json(kind: CommandKind, fields: Value) -> serde_json::Result<Self> {
                Ok(match kind {
                    $(CommandKind::$command => Self::$command(serde_json::from_value(fields)?),)*
                })
            }
        }

        /// What has happened.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Event { $($(#[$doc])* $event($recorded),)* }

        /// The kinds of event.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum EventKind { $($(#[$doc])* $event,)* }

        impl EventKind {
            /// Every kind, in the order of the table.
            pub const ALL: &[Self] = &[$(Self::$event),*];

            /// Its name in the ledger.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$event => $event_name,)* }
            }

            /// The kind of that name.
            pub fn named(name: &str) -> Option<Self> {
                match name { $($event_name => Some(Self::$event),)* _ => None }
            }

            /// The version in which this program writes it.
            pub const fn version(self) -> u32 {
                match self { $(Self::$event => $version,)* }
            }
        }

        impl Event {
            /// Its kind.
            pub fn kind(&self) -> EventKind {
                match self { $(Self::$event(_) => EventKind::$event,)* }
            }

            /// Reads an event's own fields, in today's form.
            ///
            /// # Errors
            /// Where a field is missing, unknown or of another type.
            pub fn from_json(kind: EventKind, fields: Value) -> serde_json::Result<Self> {
                Ok(match kind {
                    $(EventKind::$event => Self::$event(serde_json::from_value(fields)?),)*
                })
            }

            /// The event's own fields.
            pub fn to_json(&self) -> Value {
                let fields = match self {
                    $(Self::$event(recorded) => serde_json::to_value(recorded),)*
                };
                fields.expect("every form is a plain object with text keys")
            }
        }
    };
}

vocabulary! {
    /// 采用规划
    AdoptPlan "adopt_plan" (p::PlanDocument) => PlanAdopted "plan_adopted" (p::PlanDocument) v 1;
    /// 设定监测指标
    DefineIndicators "define_indicators" (p::Indicators)
        => IndicatorsDefined "indicators_defined" (p::Indicators) v 2;
    /// 登记单位
    EnterDepartments "enter_departments" (p::Departments)
        => DepartmentsEntered "departments_entered" (p::Departments) v 1;
    /// 单位更名
    RenameDepartment "rename_department" (p::Renaming)
        => DepartmentRenamed "department_renamed" (p::Renaming) v 1;
    /// 单位并入
    MergeDepartment "merge_department" (p::Merger)
        => DepartmentMerged "department_merged" (p::Merger) v 1;
    /// 单位撤销
    DissolveDepartment "dissolve_department" (p::Dissolution)
        => DepartmentDissolved "department_dissolved" (p::Dissolution) v 1;
    /// 登记人员
    EnrolPerson "enrol_person" (p::Person) => PersonEnrolled "person_enrolled" (p::Person) v 2;
    /// 变更人员
    ChangePerson "change_person" (p::Person) => PersonChanged "person_changed" (p::Person) v 2;
    /// 人员离任
    RetirePerson "retire_person" (p::Leaving) => PersonLeft "person_left" (p::Leaving) v 1;
    /// 设定应办规则
    AdoptDutyRules "adopt_duty_rules" (p::DutyRules)
        => DutyRulesAdopted "duty_rules_adopted" (p::DutyRules) v 1;
    /// 设置
    ChangeSettings "change_settings" (p::SettingsChange)
        => SettingsChanged "settings_changed" (p::Settings) v 1;
    /// 分工
    Assign "assign" (p::Assignments) => Assigned "assigned" (p::Assignments) v 1;
    /// 确认分工
    ConfirmAssignments "confirm_assignments" (p::Confirm)
        => AssignmentsConfirmed "assignments_confirmed" (p::Confirmed) v 1;
    /// 取消分工
    Unassign "unassign" (p::Unassignment) => Unassigned "unassigned" (p::Unassignment) v 1;
    /// 签发责任书
    IssueLetter "issue_letter" (p::IssueLetter) => LetterIssued "letter_issued" (p::LetterIssued) v 1;
    /// 签订责任书
    SignLetter "sign_letter" (p::Signature) => LetterSigned "letter_signed" (p::Signature) v 1;
    /// 签署责任书
    CountersignLetter "countersign_letter" (p::Countersigning)
        => LetterCountersigned "letter_countersigned" (p::Signature) v 1;
    /// 报送实施方案
    FileScheme "file_scheme" (p::Scheme) => SchemeFiled "scheme_filed" (p::Scheme) v 1;
    /// 提交报告
    SubmitReport "submit_report" (p::Report) => ReportSubmitted "report_submitted" (p::Report) v 1;
    /// 退回报告
    ReturnReport "return_report" (p::Return) => ReportReturned "report_returned" (p::Return) v 1;
    /// 审核通过报告
    AcceptReport "accept_report" (p::Acceptance)
        => ReportAccepted "report_accepted" (p::Acceptance) v 1;
    /// 报送数据
    EnterFigures "enter_figures" (p::Figures) => Observed "observed" (p::Figures) v 1;
    /// 更正数据
    CorrectFigures "correct_figures" (p::Figures) => Corrected "corrected" (p::Figures) v 1;
    /// 审核数据
    VerifyFigures "verify_figures" (p::Verification) => Verified "verified" (p::Verification) v 1;
    /// 退回数据
    ReturnFigures "return_figures" (p::StandingFigures)
        => FiguresReturned "figures_returned" (p::StandingFigures) v 1;
    /// 数据作废
    VoidFigures "void_figures" (p::StandingFigures)
        => FiguresVoided "figures_voided" (p::StandingFigures) v 1;
    /// 交办督办事项
    OpenAction "open_action" (p::NewAction) => ActionOpened "action_opened" (p::NewAction) v 1;
    /// 反馈督办事项
    ReportOnAction "report_on_action" (p::ActionReport)
        => ActionReported "action_reported" (p::ActionReport) v 1;
    /// 督办事项延期
    ExtendAction "extend_action" (p::ActionExtension)
        => ActionExtended "action_extended" (p::ActionExtension) v 1;
    /// 办结督办事项
    CloseAction "close_action" (p::ActionClosing)
        => ActionClosed "action_closed" (p::ActionClosing) v 1;
    /// 重启督办事项
    ReopenAction "reopen_action" (p::ActionReopening)
        => ActionReopened "action_reopened" (p::ActionReopening) v 1;
    /// 提醒、催报、督办
    Remind "remind" (p::Remind) => Reminded "reminded" (p::Reminder) v 1;
    /// 免办
    WaiveDuty "waive_duty" (p::Waiver) => DutyWaived "duty_waived" (p::Waiver) v 1;
    /// 延期
    ExtendDuty "extend_duty" (p::Extension) => DutyExtended "duty_extended" (p::Extension) v 1;
    /// 申请延期
    RequestExtension "request_extension" (p::Extension)
        => ExtensionRequested "extension_requested" (p::Extension) v 1;
    /// 不同意延期
    DeclineExtension "decline_extension" (p::Rejection)
        => ExtensionDeclined "extension_declined" (p::Rejection) v 1;
    /// 述职评议
    ReviewDuty "review_duty" (p::DutyReview) => DutyReviewed "duty_reviewed" (p::DutyReview) v 1;
    /// 记录评估结论
    RecordVerdict "record_verdict" (p::Verdict)
        => EvaluationRecorded "evaluation_recorded" (p::Verdict) v 1;
    /// 报送文件
    FileDocument "file_document" (p::Filing) => DocumentFiled "document_filed" (p::Filing) v 1;
    /// 审定文件
    ApproveDocument "approve_document" (p::Approval)
        => DocumentApproved "document_approved" (p::Approval) v 1;
    /// 退回文件
    ReturnDocument "return_document" (p::Rejection)
        => DocumentReturned "document_returned" (p::Rejection) v 1;
    /// 记录活动
    RecordActivity "record_activity" (p::Activity)
        => ActivityRecorded "activity_recorded" (p::Activity) v 1;
    /// 记录经费
    RecordFunds "record_funds" (p::Funds) => FundsRecorded "funds_recorded" (p::Funds) v 1;
    /// 签发预警提示函
    IssueWarning "issue_warning" (p::IssueWarning)
        => WarningIssued "warning_issued" (p::WarningIssued) v 1;
    /// 答复预警提示函
    AnswerWarning "answer_warning" (p::AnswerWarning)
        => WarningAnswered "warning_answered" (p::WarningAnswered) v 1;
    /// 召集会议
    CallMeeting "call_meeting" (p::NewMeeting)
        => MeetingCalled "meeting_called" (p::NewMeeting) v 2;
    /// 调整会议
    ChangeMeeting "change_meeting" (p::MeetingChange)
        => MeetingChanged "meeting_changed" (p::MeetingChanged) v 2;
    /// 编排议题
    SetAgenda "set_agenda" (p::Agenda) => AgendaSet "agenda_set" (p::Agenda) v 1;
    /// 登记出席
    RecordAttendance "record_attendance" (p::Attendance)
        => AttendanceRecorded "attendance_recorded" (p::Attendance) v 1;
    /// 开会
    OpenMeeting "open_meeting" (p::OfMeeting)
        => MeetingOpened "meeting_opened" (p::OfMeeting) v 1;
    /// 记录讨论
    DiscussItem "discuss_item" (p::Discussion)
        => ItemDiscussed "item_discussed" (p::Discussion) v 1;
    /// 记录决定
    TakeDecision "take_decision" (p::TakeDecision)
        => DecisionTaken "decision_taken" (p::Decision) v 1;
    /// 留待下次
    CarryOverItem "carry_over_item" (p::CarryOver)
        => ItemCarriedOver "item_carried_over" (p::CarryOver) v 1;
    /// 拟写纪要
    WriteMinutes "write_minutes" (p::Minutes) => MinutesWritten "minutes_written" (p::Minutes) v 1;
    /// 审定纪要
    ApproveMinutes "approve_minutes" (p::MinutesApproval)
        => MinutesApproved "minutes_approved" (p::MinutesApproved) v 1;
    /// 退回纪要
    ReturnMinutes "return_minutes" (p::MinutesRejection)
        => MinutesReturned "minutes_returned" (p::MinutesReturned) v 1;
    /// 会议办结
    CloseMeeting "close_meeting" (p::OfMeeting)
        => MeetingClosed "meeting_closed" (p::OfMeeting) v 1;
    /// 备注
    WriteNote "write_note" (p::Note) => Noted "noted" (p::Note) v 1;
    /// 撤回
    Withdraw "withdraw" (p::Withdrawal) => Withdrawn "withdrawn" (p::Withdrawal) v 1;
}
