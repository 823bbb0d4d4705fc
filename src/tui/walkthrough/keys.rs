//! What keys do in the walkthrough: they turn to items, also by number, and record something on the
//! one that is shown.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use crate::domain::state::MeetingStage;
use crate::domain::vocabulary::CommandKind;
use crate::plan::half_width;
use crate::tui::keymap::{self, Action, WalkAction};
use crate::tui::model::{Message, Model};
use crate::tui::widgets::list::Move;

impl Model {
    /// Takes a key where it is the walkthrough's; gives whether it was.
    pub(in crate::tui) fn walk_key(&mut self, pressed: KeyEvent) -> bool {
        let plain = keymap::is_plain(&pressed);
        let Some(walk) = &mut self.walk else { return false };
        if let KeyCode::Char(typed) = pressed.code
            && plain
            && half_width(typed).is_ascii_digit()
        {
            walk.jump.push(half_width(typed));
            self.jump(false);
            return true;
        }
        let jumping = !walk.jump.is_empty();
        match pressed.code {
            KeyCode::Enter if jumping => self.jump(true),
            KeyCode::Backspace if jumping => {
                walk.jump.pop();
                self.message = None;
                self.say_jump();
            }
            KeyCode::Esc if jumping => {
                walk.jump.clear();
                self.message = None;
            }
            _ => {
                walk.jump.clear();
                self.message = None;
                match keymap::walk_action(&pressed) {
                    Some(Action::Walk(asked)) => self.walk_act(asked),
                    _ => return false,
                }
            }
        }
        true
    }

    /// Goes to the typed number, once no further digit can follow or Enter was pressed.
    fn jump(&mut self, sure: bool) {
        let of = self.walked().map_or(0, |(_, meeting)| meeting.agenda().len());
        let Some(walk) = &mut self.walk else { return };
        let number: usize = walk.jump.parse().unwrap_or(usize::MAX);
        if sure || number.saturating_mul(10) > of {
            walk.jump.clear();
            self.message = None;
            match number.checked_sub(1).filter(|at| *at < of) {
                Some(at) => self.turn_to(at),
                None => {
                    let told = self.lang().walk_no_such(number, of);
                    self.message = Some(Message::Refused(told));
                }
            }
        } else {
            self.say_jump();
        }
    }

    fn say_jump(&mut self) {
        let typed = self.walk.as_ref().map_or("", |walk| &walk.jump);
        if !typed.is_empty() {
            self.message = Some(Message::News(self.lang().walk_jump(typed)));
        }
    }

    pub(in crate::tui) fn walk_act(&mut self, asked: WalkAction) {
        let (at, lang) = (self.walk_item().map_or(0, |(at, _)| at), self.lang());
        let of = self.walked().map_or(0, |(_, meeting)| meeting.agenda().len());
        match asked {
            WalkAction::Next if at + 1 < of => self.turn_to(at + 1),
            WalkAction::Next => {
                self.message = Some(Message::News(lang.walk_last().to_owned()));
            }
            WalkAction::Previous if at > 0 => self.turn_to(at - 1),
            WalkAction::Previous => {
                self.message = Some(Message::News(lang.walk_first().to_owned()));
            }
            WalkAction::First => self.turn_to(0),
            WalkAction::Last => self.turn_to(of.saturating_sub(1)),
            WalkAction::Up => self.walk_scroll(Move::Up),
            WalkAction::Down => self.walk_scroll(Move::Down),
            WalkAction::Follow => self.follow_presenter(),
            WalkAction::Present => self.present_from_here(),
            WalkAction::Decide
            | WalkAction::Order
            | WalkAction::Judge
            | WalkAction::Note
            | WalkAction::PutOff => {
                if let Some(kind) = asked.records() {
                    self.record_here(kind);
                }
            }
            WalkAction::Open => {
                if let Some(subject) = self.walk_subjects().into_iter().nth(1) {
                    self.open(subject);
                }
            }
            WalkAction::Leave => self.leave_walk(),
        }
    }

    /// Opens the form that records something on the item; the meeting is opened first where it is
    /// not, by the office.
    fn record_here(&mut self, kind: CommandKind) {
        let stage = self.walked().map(|(_, meeting)| meeting.stage());
        let called = stage == Some(MeetingStage::Called) && self.is_office();
        let kind = if called { CommandKind::OpenMeeting } else { kind };
        self.begin_about(kind, &self.walk_subjects());
        if called && self.form.is_some() {
            self.message = Some(Message::News(self.lang().opens_first().to_owned()));
        }
    }
}
