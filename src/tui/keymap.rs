//! The one table of what can be done and by which key. Dispatch, footer, help, the list of actions
//! and the README's table are all made from it.

mod action;
mod first;
mod words;

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

pub use action::{Action, GridAction, Group, MeetingAction, SheetAction, WalkAction};
pub use first::{FIRST_NAMED, named_first};

use crate::domain::payload::{Degree, Term};
use crate::domain::vocabulary::CommandKind;
use crate::plan::half_width;
use crate::report::Kind;
use crate::tui::screen::Screen;
use crate::tui::widgets::list::Move;
use crate::words::Lang;

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// A character; full-width ones count as their ASCII twins.
    Char(char),
    /// Another key.
    Code(KeyCode),
    /// With Ctrl.
    Ctrl(char),
}

impl Key {
    /// As it is written in the footer and the help.
    pub fn label(self) -> String {
        match self {
            Self::Char(' ') => "Space".into(),
            Self::Char(c) => c.to_string(),
            Self::Ctrl(c) => format!("Ctrl-{}", c.to_ascii_uppercase()),
            Self::Code(KeyCode::F(n)) => format!("F{n}"),
            Self::Code(KeyCode::PageUp) => "PgUp".into(),
            Self::Code(KeyCode::PageDown) => "PgDn".into(),
            Self::Code(KeyCode::BackTab) => "Shift-Tab".into(),
            Self::Code(code) => format!("{code:?}"),
        }
    }

    /// Whether that is the key that was pressed.
    pub fn is(self, pressed: &KeyEvent) -> bool {
        let ctrl = pressed.modifiers.contains(KeyModifiers::CONTROL);
        match (self, pressed.code) {
            (Self::Char(c), KeyCode::Char(typed)) => is_plain(pressed) && half_width(typed) == c,
            (Self::Ctrl(c), KeyCode::Char(typed)) => ctrl && typed.eq_ignore_ascii_case(&c),
            (Self::Code(code), pressed) => code == pressed,
            _ => false,
        }
    }
}

/// One row of the table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// What it does.
    pub action: Action,
    /// By which keys; none where it is reached through the list of actions.
    pub keys: &'static [Key],
    /// Under which heading.
    pub group: Group,
}

const fn row(action: Action, keys: &'static [Key], group: Group) -> Binding {
    Binding { action, keys, group }
}

const fn paper(kind: Kind) -> Binding {
    row(Action::Paper(kind), &[], Group::Files)
}

const fn meeting(action: MeetingAction, keys: &'static [Key]) -> Binding {
    row(Action::Meeting(action), keys, Group::Meeting)
}

const fn deed(kind: CommandKind, keys: &'static [Key], group: Group) -> Binding {
    row(Action::Do(kind), keys, group)
}

use CommandKind as K;
use Key::{Char, Code, Ctrl};

/// Every action with its keys.
pub const TABLE: &[Binding] = &[
    row(Action::Show(Screen::Overview), &[Char('1')], Group::Screens),
    row(Action::Show(Screen::Domains), &[Char('2')], Group::Screens),
    row(Action::Show(Screen::Unmet), &[Char('3')], Group::Screens),
    row(Action::Show(Screen::Departments), &[Char('4')], Group::Screens),
    row(Action::Show(Screen::Journal), &[Char('5')], Group::Screens),
    row(Action::Show(Screen::Monitor), &[Char('6')], Group::Screens),
    row(Action::Show(Screen::Meetings), &[Char('7')], Group::Screens),
    row(Action::NextScreen, &[Code(KeyCode::Tab)], Group::Screens),
    row(Action::PreviousScreen, &[Code(KeyCode::BackTab)], Group::Screens),
    row(Action::Go(Move::Up), &[Code(KeyCode::Up), Char('k')], Group::Moving),
    row(Action::Go(Move::Down), &[Code(KeyCode::Down), Char('j')], Group::Moving),
    row(Action::Go(Move::PageUp), &[Code(KeyCode::PageUp)], Group::Moving),
    row(Action::Go(Move::PageDown), &[Code(KeyCode::PageDown)], Group::Moving),
    row(Action::Go(Move::Home), &[Code(KeyCode::Home), Char('g')], Group::Moving),
    row(Action::Go(Move::End), &[Code(KeyCode::End), Char('G')], Group::Moving),
    row(Action::Collapse, &[Code(KeyCode::Left)], Group::Moving),
    row(Action::Expand, &[Code(KeyCode::Right)], Group::Moving),
    row(Action::Open, &[Code(KeyCode::Enter)], Group::Moving),
    row(Action::Back, &[Code(KeyCode::Esc), Code(KeyCode::Backspace)], Group::Moving),
    row(Action::Menu, &[Char(' '), Code(KeyCode::F(2))], Group::Looking),
    row(Action::Search, &[Char('/'), Code(KeyCode::F(3))], Group::Looking),
    row(Action::Filter, &[Char('f'), Code(KeyCode::F(4))], Group::Looking),
    row(Action::Sort, &[Char('S')], Group::Looking),
    row(Action::Explain, &[Char('e')], Group::Looking),
    row(Action::Figures, &[Char('=')], Group::Looking),
    row(Action::Todo, &[Char('l')], Group::Looking),
    row(Action::Matters, &[Char('L')], Group::Looking),
    row(Action::People, &[Char('p')], Group::Looking),
    row(Action::Chapters, &[Char('c')], Group::Looking),
    row(Action::Drafts, &[Char('d'), Code(KeyCode::F(5))], Group::Looking),
    row(Action::Discard, &[Code(KeyCode::Delete), Char('x')], Group::Looking),
    row(Action::Verify, &[Char('v')], Group::Looking),
    row(Action::LookBack, &[Char('@')], Group::Looking),
    row(Action::Changes, &[Char('h')], Group::Looking),
    row(Action::Help, &[Char('?'), Code(KeyCode::F(1))], Group::Looking),
    row(Action::Look, &[Ctrl('t')], Group::Looking),
    row(Action::Redraw, &[Ctrl('l')], Group::Looking),
    row(Action::Suspend, &[Ctrl('z')], Group::Looking),
    row(Action::Quit, &[Char('q'), Ctrl('c')], Group::Looking),
    deed(K::SignLetter, &[Char('s')], Group::Papers),
    deed(K::FileScheme, &[Char('m')], Group::Papers),
    deed(K::SubmitReport, &[Char('r')], Group::Papers),
    deed(K::ReportOnAction, &[], Group::Papers),
    deed(K::RequestExtension, &[], Group::Papers),
    deed(K::RecordActivity, &[], Group::Papers),
    deed(K::RecordFunds, &[], Group::Papers),
    deed(K::FileDocument, &[], Group::Papers),
    deed(K::AnswerWarning, &[Char('R')], Group::Papers),
    deed(K::VerifyFigures, &[Char('y')], Group::Papers),
    deed(K::ReturnFigures, &[Char('b')], Group::Papers),
    deed(K::VoidFigures, &[], Group::Papers),
    deed(K::WriteNote, &[Char('n')], Group::Papers),
    deed(K::Withdraw, &[Char('w')], Group::Papers),
    deed(K::Assign, &[Char('a')], Group::Office),
    deed(K::ConfirmAssignments, &[Char('C')], Group::Office),
    deed(K::Unassign, &[], Group::Office),
    deed(K::IssueLetter, &[Char('i')], Group::Office),
    deed(K::CountersignLetter, &[Char('o')], Group::Office),
    deed(K::AcceptReport, &[Char('y')], Group::Office),
    deed(K::ReturnReport, &[Char('b')], Group::Office),
    deed(K::OpenAction, &[], Group::Office),
    deed(K::ExtendAction, &[], Group::Office),
    deed(K::CloseAction, &[], Group::Office),
    deed(K::ReopenAction, &[], Group::Office),
    deed(K::Remind, &[Char('u')], Group::Office),
    deed(K::ExtendDuty, &[], Group::Office),
    deed(K::DeclineExtension, &[], Group::Office),
    deed(K::WaiveDuty, &[], Group::Office),
    deed(K::ReviewDuty, &[], Group::Office),
    deed(K::RecordVerdict, &[], Group::Office),
    deed(K::ApproveDocument, &[Char('y')], Group::Office),
    deed(K::ReturnDocument, &[Char('b')], Group::Office),
    deed(K::IssueWarning, &[], Group::Office),
    meeting(MeetingAction::Walk, &[Char('t'), Code(KeyCode::F(6))]),
    deed(K::CallMeeting, &[Char('M')], Group::Meeting),
    deed(K::ChangeMeeting, &[Char('E')], Group::Meeting),
    meeting(MeetingAction::Propose, &[Char('A')]),
    meeting(MeetingAction::Earlier, &[Char('[')]),
    meeting(MeetingAction::Later, &[Char(']')]),
    meeting(MeetingAction::Drop, &[]),
    deed(K::SetAgenda, &[Char('+')], Group::Meeting),
    deed(K::RecordAttendance, &[], Group::Meeting),
    deed(K::OpenMeeting, &[], Group::Meeting),
    deed(K::DiscussItem, &[], Group::Meeting),
    deed(K::TakeDecision, &[], Group::Meeting),
    deed(K::CarryOverItem, &[], Group::Meeting),
    deed(K::WriteMinutes, &[], Group::Meeting),
    deed(K::ApproveMinutes, &[Char('y')], Group::Meeting),
    deed(K::ReturnMinutes, &[Char('b')], Group::Meeting),
    deed(K::CloseMeeting, &[], Group::Meeting),
    paper(Kind::Letter),
    paper(Kind::Sheet),
    paper(Kind::Reminder(Degree::Notice)),
    paper(Kind::Reminder(Degree::Urge)),
    paper(Kind::Reminder(Degree::Supervise)),
    paper(Kind::Warning),
    paper(Kind::Unmet),
    paper(Kind::Division),
    paper(Kind::Circular),
    paper(Kind::Yearly),
    paper(Kind::Government),
    paper(Kind::Evaluation(Term::Midterm)),
    paper(Kind::Evaluation(Term::Final)),
    paper(Kind::Invitation),
    paper(Kind::Pack),
    paper(Kind::Minutes),
    deed(K::EnrolPerson, &[], Group::Register),
    deed(K::ChangePerson, &[], Group::Register),
    deed(K::RetirePerson, &[], Group::Register),
    deed(K::EnterDepartments, &[], Group::Register),
    deed(K::RenameDepartment, &[], Group::Register),
    deed(K::MergeDepartment, &[], Group::Register),
    deed(K::DissolveDepartment, &[], Group::Register),
    deed(K::AdoptDutyRules, &[], Group::Register),
    deed(K::ChangeSettings, &[], Group::Register),
];

const fn grid(action: GridAction, keys: &'static [Key]) -> Binding {
    row(Action::Grid(action), keys, Group::Grid)
}

/// What the grid of figures takes before the table: there letters and digits are typed.
pub const GRID: &[Binding] = &[
    grid(GridAction::Down, &[Code(KeyCode::Enter)]),
    grid(GridAction::Right, &[Code(KeyCode::Tab), Code(KeyCode::Right)]),
    grid(GridAction::Left, &[Code(KeyCode::BackTab), Code(KeyCode::Left)]),
    grid(GridAction::Clear, &[Code(KeyCode::Delete), Code(KeyCode::Backspace)]),
    grid(GridAction::Undo, &[Ctrl('z')]),
    grid(GridAction::Redo, &[Ctrl('y')]),
    grid(GridAction::Save, &[Ctrl('s'), Code(KeyCode::F(10))]),
    grid(GridAction::Sex, &[Char('s')]),
    grid(GridAction::Area, &[Char('t')]),
    grid(GridAction::Verify, &[Char('y')]),
    grid(GridAction::VerifyAll, &[Char('Y')]),
    grid(GridAction::Sheet(SheetAction::Import), &[Char('I')]),
    grid(GridAction::Sheet(SheetAction::Template), &[Char('T')]),
    grid(GridAction::Sheet(SheetAction::Export), &[Char('X')]),
];

const fn walk(action: WalkAction, keys: &'static [Key]) -> Binding {
    row(Action::Walk(action), keys, Group::Walk)
}

/// What the walkthrough takes before the table; digits go to the item of that number.
pub const WALK: &[Binding] = &[
    walk(WalkAction::Next, &[Code(KeyCode::Right), Code(KeyCode::PageDown)]),
    walk(WalkAction::Previous, &[Code(KeyCode::Left), Code(KeyCode::PageUp)]),
    walk(WalkAction::First, &[Code(KeyCode::Home)]),
    walk(WalkAction::Last, &[Code(KeyCode::End)]),
    walk(WalkAction::Up, &[Code(KeyCode::Up), Char('k')]),
    walk(WalkAction::Down, &[Code(KeyCode::Down), Char('j')]),
    walk(WalkAction::Decide, &[Char('d')]),
    walk(WalkAction::Order, &[Char('a')]),
    walk(WalkAction::Note, &[Char('n')]),
    walk(WalkAction::Judge, &[Char('v')]),
    walk(WalkAction::PutOff, &[Char('c')]),
    walk(WalkAction::Open, &[Code(KeyCode::Enter)]),
    walk(WalkAction::Follow, &[Char('f')]),
    walk(WalkAction::Present, &[Char('p')]),
    walk(WalkAction::Leave, &[Code(KeyCode::Esc), Code(KeyCode::Backspace)]),
];

/// Whether a key is no command of its own wherever text is typed.
pub fn is_plain(pressed: &KeyEvent) -> bool {
    !pressed.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

/// Whether a key is a character that is typed.
pub fn types(pressed: &KeyEvent) -> bool {
    matches!(pressed.code, KeyCode::Char(_)) && is_plain(pressed)
}

/// Whether a key hands in what is typed: a form, a day, a file's name.
pub fn hands_in(pressed: &KeyEvent) -> bool {
    let ctrl = pressed.modifiers.contains(KeyModifiers::CONTROL);
    pressed.code == KeyCode::F(10) || ctrl && pressed.code == KeyCode::Char('s')
}

/// The actions of a key: of several, each is about something else.
pub fn actions(pressed: &KeyEvent) -> impl Iterator<Item = Action> {
    bound(TABLE, pressed)
}

/// The first action of a key, where what is selected does not matter.
pub fn action(pressed: &KeyEvent) -> Option<Action> {
    actions(pressed).next()
}

/// The action of a key in the grid of figures, before [`action`].
pub fn grid_action(pressed: &KeyEvent) -> Option<Action> {
    bound(GRID, pressed).next()
}

/// The action of a key in the walkthrough, before [`action`].
pub fn walk_action(pressed: &KeyEvent) -> Option<Action> {
    bound(WALK, pressed).next()
}

fn bound(table: &'static [Binding], pressed: &KeyEvent) -> impl Iterator<Item = Action> {
    let bound = |binding: &&Binding| binding.keys.iter().any(|key| key.is(pressed));
    table.iter().filter(bound).map(|binding| binding.action)
}

/// Every row of all tables.
pub fn all() -> impl Iterator<Item = &'static Binding> {
    TABLE.iter().chain(GRID).chain(WALK)
}

/// The first key of an action, as it is written.
pub fn key(action: Action) -> String {
    let binding = all().find(|binding| binding.action == action);
    binding.and_then(|found| found.keys.first()).map(|key| key.label()).unwrap_or_default()
}

/// The first key of an action where an item of a meeting is shown, as it is written: what the walkthrough
/// takes means there what it says.
pub fn key_walking(action: Action) -> String {
    let own = |binding: &&Binding| match binding.action {
        Action::Walk(walk) => walk.records().map(Action::Do) == Some(action),
        _ => false,
    };
    let taken = |key: &&Key| WALK.iter().any(|binding| binding.keys.contains(key));
    let mut all = all().filter(|binding| binding.action == action).flat_map(|binding| binding.keys);
    let own = WALK.iter().find(own).and_then(|binding| binding.keys.first());
    own.or_else(|| all.find(|key| !taken(key))).map(|key| key.label()).unwrap_or_default()
}

/// The table as Markdown, for the README: keys, then the action in both languages.
pub fn markdown(first: Lang, second: Lang) -> String {
    let mut out = String::new();
    for group in Group::ALL {
        out.push_str(&format!("| | **{}** {} |\n", first.group(group), second.group(group)));
        for binding in all().filter(|binding| binding.group == group) {
            let keys: Vec<_> =
                binding.keys.iter().map(|key| format!("`{}`", key.label())).collect();
            let keys = if keys.is_empty() { key(Action::Menu) } else { keys.join(" ") };
            let (zh, en) = (first.action(binding.action), second.action(binding.action));
            out.push_str(&format!("| {keys} | {zh} · {en} |\n"));
        }
    }
    out
}

#[cfg(test)]
mod tests;
