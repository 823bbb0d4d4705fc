//! What a person can ask the dashboard for, and under which heading it stands.

use crate::domain::vocabulary::CommandKind;
use crate::report::Kind;
use crate::tui::screen::Screen;
use crate::tui::widgets::list::Move;

/// What a person can ask the dashboard for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// Show a screen.
    Show(Screen),
    /// The screen to the right.
    NextScreen,
    /// The screen to the left.
    PreviousScreen,
    /// Move in the list or page.
    Go(Move),
    /// Close a branch, or the one above.
    Collapse,
    /// Open a branch.
    Expand,
    /// Open what is selected.
    Open,
    /// Back to where one came from.
    Back,
    /// Find anything.
    Search,
    /// What can be done here.
    Menu,
    /// Narrow a list.
    Filter,
    /// Why a target stands as it does.
    Explain,
    /// What waits, what is late, what falls due soon.
    Todo,
    /// What departments owe alike, and who has handed it in.
    Matters,
    /// The people enrolled.
    People,
    /// The plan's own chapters.
    Chapters,
    /// What was typed and not handed in.
    Drafts,
    /// Discard a draft.
    Discard,
    /// Recompute the chain.
    Verify,
    /// How things stood at the end of a day.
    LookBack,
    /// Pass to the next look.
    Look,
    /// What changed since a day.
    Changes,
    /// Keys and words.
    Help,
    /// Draw everything anew.
    Redraw,
    /// Stop, and go back to the shell for a while.
    Suspend,
    /// Leave.
    Quit,
    /// Another order of the open list.
    Sort,
    /// To the grid of figures, at what is selected.
    Figures,
    /// Something in the grid of figures.
    Grid(GridAction),
    /// Something in the walkthrough.
    Walk(WalkAction),
    /// Something with a meeting.
    Meeting(MeetingAction),
    /// Write a paper into a file.
    Paper(Kind),
    /// Ask for something to be entered.
    Do(CommandKind),
}

/// What can be done with a meeting without a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MeetingAction {
    /// Set the agenda that the state proposes.
    Propose,
    /// The selected item a place up.
    Earlier,
    /// The selected item a place down.
    Later,
    /// The selected item off the agenda.
    Drop,
    /// One item a screen.
    Walk,
}

/// What can be asked of the grid of figures alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GridAction {
    /// A cell to the left.
    Left,
    /// A cell to the right.
    Right,
    /// A cell down, also after typing.
    Down,
    /// Take what is typed and not saved out of the cell.
    Clear,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Save what is typed.
    Save,
    /// Both sexes, women, men.
    Sex,
    /// Town and country together, town, country.
    Area,
    /// Verify the entry of the cell.
    Verify,
    /// Verify all entries of the row's department.
    VerifyAll,
    /// Something with a file of figures.
    Sheet(SheetAction),
}

/// What is done with a file of figures: each asks for its name first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SheetAction {
    /// Take the figures of a sheet.
    Import,
    /// Write the sheet that the row's department fills in.
    Template,
    /// Write all figures into a file.
    Export,
}

/// What can be asked of the walkthrough alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WalkAction {
    /// The next item.
    Next,
    /// The item before.
    Previous,
    /// The first item.
    First,
    /// The last item.
    Last,
    /// A row up, of an item longer than the screen.
    Up,
    /// A row down.
    Down,
    /// Record a decision.
    Decide,
    /// Order an action.
    Order,
    /// Record a verdict.
    Judge,
    /// Record what was said.
    Note,
    /// Leave it to the next meeting.
    PutOff,
    /// Open what the item is about.
    Open,
    /// Turn pages with the presenter.
    Follow,
    /// Present from here.
    Present,
    /// Back to the meeting.
    Leave,
}

impl WalkAction {
    /// What it records on the item that is shown.
    pub const fn records(self) -> Option<CommandKind> {
        Some(match self {
            Self::Decide => CommandKind::TakeDecision,
            Self::Order => CommandKind::OpenAction,
            Self::Judge => CommandKind::RecordVerdict,
            Self::Note => CommandKind::DiscussItem,
            Self::PutOff => CommandKind::CarryOverItem,
            _ => return None,
        })
    }
}

/// Under which heading an action stands in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Screens.
    Screens,
    /// Moving about.
    Moving,
    /// Looking closer.
    Looking,
    /// The grid of figures.
    Grid,
    /// What the office does.
    Office,
    /// What departments hand in.
    Papers,
    /// Meetings.
    Meeting,
    /// The walkthrough.
    Walk,
    /// Papers in files.
    Files,
    /// People and departments.
    Register,
}

impl Group {
    /// In the order of the help.
    pub const ALL: [Self; 10] = [
        Self::Screens,
        Self::Moving,
        Self::Looking,
        Self::Grid,
        Self::Papers,
        Self::Office,
        Self::Meeting,
        Self::Walk,
        Self::Files,
        Self::Register,
    ];
}
