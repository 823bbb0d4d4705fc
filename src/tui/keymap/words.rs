//! What keys do, in a few words.

use super::{Action, GridAction, Group, MeetingAction, SheetAction, WalkAction};
use crate::domain::payload::{Degree, Term};
use crate::report::Kind;
use crate::tui::screen::Screen;
use crate::tui::widgets::list::Move;
use crate::words::Lang;

impl Lang {
    /// What an action does, in a few words.
    pub const fn action(self, action: Action) -> &'static str {
        let (zh, en) = match action {
            Action::Show(screen) => return self.screen(screen),
            Action::NextScreen => ("下一屏", "next screen"),
            Action::PreviousScreen => ("上一屏", "previous screen"),
            Action::Go(step) => match step {
                Move::Up => ("上移", "up"),
                Move::Down => ("下移", "down"),
                Move::PageUp => ("上一页", "page up"),
                Move::PageDown => ("下一页", "page down"),
                Move::Home => ("到开头", "to the top"),
                Move::End => ("到末尾", "to the end"),
                Move::To(_) => ("到这一行", "to this row"),
            },
            Action::Collapse => ("收起", "collapse"),
            Action::Expand => ("展开", "expand"),
            Action::Open => ("打开", "open"),
            Action::Back => ("返回", "back"),
            Action::Search => ("查找", "find"),
            Action::Menu => ("可办事项", "what can be done"),
            Action::Filter => ("筛选", "filter"),
            Action::Explain => ("说明依据", "explain"),
            Action::Todo => ("待办", "what is to be done"),
            Action::Matters => ("各单位报送情况", "who handed in what"),
            Action::People => ("人员名册", "people"),
            Action::Chapters => ("规划全文", "the plan's text"),
            Action::Drafts => ("草稿", "drafts"),
            Action::Discard => ("丢弃草稿", "discard a draft"),
            Action::Verify => ("校验台账", "verify the ledger"),
            Action::LookBack => ("看过去某一天", "how it stood on a day"),
            Action::Changes => ("与某一天相比的变化", "what changed since a day"),
            Action::Help => ("帮助", "help"),
            Action::Look => (
                "换颜色（浅、深、无色、随终端）",
                "colours for light, none, dark, as the terminal is",
            ),
            Action::Redraw => ("重画屏幕", "redraw"),
            Action::Suspend => ("挂起，fg 返回", "suspend; fg comes back"),
            Action::Quit => ("退出", "quit"),
            Action::Sort => ("换排序", "another order"),
            Action::Figures => ("填报监测数据", "enter figures"),
            Action::Grid(asked) => return self.grid_action(asked),
            Action::Walk(asked) => return self.walk_action(asked),
            Action::Meeting(asked) => return self.meeting_action(asked),
            Action::Paper(asked) => return self.paper_action(asked),
            Action::Do(kind) => return self.command(kind),
        };
        self.pick(zh, en)
    }

    const fn grid_action(self, action: GridAction) -> &'static str {
        let (zh, en) = match action {
            GridAction::Left => ("左一格", "a cell left"),
            GridAction::Right => ("右一格", "a cell right"),
            GridAction::Down => ("确定，下一格", "take it, a cell down"),
            GridAction::Clear => {
                ("清除未保存的数，已报的作废", "clear what is not saved, void what is")
            }
            GridAction::Undo => ("撤销", "undo"),
            GridAction::Redo => ("重做", "redo"),
            GridAction::Save => ("保存数据", "save figures"),
            GridAction::Sex => ("换性别", "sex"),
            GridAction::Area => ("换城乡", "town or country"),
            GridAction::Verify => ("审核这一格的数据", "verify the cell's entry"),
            GridAction::VerifyAll => ("审核该单位全部数据", "verify all of the department"),
            GridAction::Sheet(SheetAction::Import) => ("导入表格", "import a sheet"),
            GridAction::Sheet(SheetAction::Template) => {
                ("写出该单位的填报表", "write the department's sheet")
            }
            GridAction::Sheet(SheetAction::Export) => ("导出全部监测数据", "export all figures"),
        };
        self.pick(zh, en)
    }

    const fn walk_action(self, action: WalkAction) -> &'static str {
        let (zh, en) = match action {
            WalkAction::Next => ("下一项", "next"),
            WalkAction::Previous => ("上一项", "before"),
            WalkAction::First => ("第一项", "first"),
            WalkAction::Last => ("最后一项", "last"),
            WalkAction::Up => ("上移一行", "a row up"),
            WalkAction::Down => ("下移一行", "a row down"),
            WalkAction::Decide => ("决定", "decision"),
            WalkAction::Order => ("交办", "action"),
            WalkAction::Judge => ("结论", "verdict"),
            WalkAction::Note => ("讨论", "note"),
            WalkAction::PutOff => ("留待", "carry over"),
            WalkAction::Open => ("详情", "in full"),
            WalkAction::Follow => ("跟随", "follow"),
            WalkAction::Present => ("主持翻页", "present"),
            WalkAction::Leave => ("返回", "back"),
        };
        self.pick(zh, en)
    }

    const fn meeting_action(self, action: MeetingAction) -> &'static str {
        let (zh, en) = match action {
            MeetingAction::Propose => ("拟定议题", "propose an agenda"),
            MeetingAction::Earlier => ("议题前移", "item earlier"),
            MeetingAction::Later => ("议题后移", "item later"),
            MeetingAction::Drop => ("删去议题", "drop the item"),
            MeetingAction::Walk => ("逐项议", "walk through it"),
        };
        self.pick(zh, en)
    }

    const fn paper_action(self, kind: Kind) -> &'static str {
        let (zh, en) = match kind {
            Kind::Letter => ("出责任书", "write the letter of responsibility"),
            Kind::Sheet => ("出单位情况表", "write the department's sheet"),
            Kind::Reminder(Degree::Notice) => ("出提醒函", "write a reminder"),
            Kind::Reminder(Degree::Urge) => ("出催报函", "write an urging letter"),
            Kind::Reminder(Degree::Supervise) => ("出督办通知", "write a supervision notice"),
            Kind::Warning => ("出预警提示函", "write the warning's letter"),
            Kind::Unmet => ("出未达标目标清单", "write the list of targets not met"),
            Kind::Division => ("出任务分解表", "write the division of tasks"),
            Kind::Circular => ("出办理情况通报", "write the circular to all departments"),
            Kind::Yearly => ("出年度监测报告", "write the yearly report"),
            Kind::Evaluation(Term::Midterm) => ("出中期评估报告", "write the midterm evaluation"),
            Kind::Evaluation(Term::Final) => ("出终期评估报告", "write the final evaluation"),
            Kind::Government => ("出市政府报告", "write the report to the city government"),
            Kind::Invitation => ("出会议通知", "write the notice of the meeting"),
            Kind::Pack => ("出会议材料", "write the meeting's papers"),
            Kind::Minutes => ("出会议纪要", "write out the minutes"),
        };
        self.pick(zh, en)
    }

    /// The heading of a group of actions.
    pub const fn group(self, group: Group) -> &'static str {
        let (zh, en) = match group {
            Group::Screens => ("各屏", "Screens"),
            Group::Moving => ("移动", "Moving"),
            Group::Looking => ("查看", "Looking"),
            Group::Grid => ("监测表格", "The grid of figures"),
            Group::Papers => ("签订与报送", "Signing and handing in"),
            Group::Office => ("办公室办理", "The office"),
            Group::Meeting => ("会议", "Meetings"),
            Group::Walk => ("逐项议（数字到该项）", "Walking through (digits go to an item)"),
            Group::Files => ("出文件", "Papers"),
            Group::Register => ("单位与人员", "Departments and people"),
        };
        self.pick(zh, en)
    }

    /// The name of a screen.
    pub const fn screen(self, screen: Screen) -> &'static str {
        let (zh, en) = match screen {
            Screen::Overview => ("总览", "Overview"),
            Screen::Domains => ("领域", "Domains"),
            Screen::Unmet => ("未达标", "Unmet"),
            Screen::Departments => ("部门", "Departments"),
            Screen::Journal => ("台账", "Ledger"),
            Screen::Monitor => ("监测", "Figures"),
            Screen::Meetings => ("会议", "Meetings"),
        };
        self.pick(zh, en)
    }

    /// The same where there is little room.
    pub const fn screen_briefly(self, screen: Screen) -> &'static str {
        match (self, screen) {
            (Self::En, Screen::Overview) => "Over.",
            (Self::En, Screen::Domains) => "Dom.",
            (Self::En, Screen::Departments) => "Dept.",
            (Self::En, Screen::Monitor) => "Fig.",
            (Self::En, Screen::Meetings) => "Meet.",
            _ => self.screen(screen),
        }
    }
}
