//! What keys and pastes do in the grid. It works as a spreadsheet does: what is typed takes the
//! cell's place at once, Enter goes on below and Tab to the right.

use ratatui::crossterm::event::{KeyCode, KeyEvent};

use super::typed::{CELL_MAX, read};
use super::{Cell, Hand, Mark};
use crate::domain::assess::{Area, Sex};
use crate::domain::vocabulary::CommandKind;
use crate::plan::{half_width, number_sign};
use crate::tui::edit::Edit;
use crate::tui::keymap::{self, Action, GridAction};
use crate::tui::model::{Message, Model, Screen, Subject};
use crate::tui::screens::{self, monitor};
use crate::tui::widgets::list::Move;

impl Model {
    /// Takes a key where it is the grid's; gives whether it was.
    pub(in crate::tui) fn grid_key(&mut self, key: KeyEvent) -> bool {
        self.message = None;
        if self.grid.typing.is_some() {
            self.typing_key(key);
            return true;
        }
        let plain = keymap::is_plain(&key);
        // The rest of a figure that has no place here is no key either: a slash would look for it.
        if let (Some(told), KeyCode::Char(typed)) = (self.grid.refused.take(), key.code)
            && plain
            && matches!(number_sign(typed), '0'..='9' | '.' | '-' | '/' | '%')
        {
            self.refuse_in_grid(&told);
            self.grid.refused = Some(told);
            return true;
        }
        // A screen's digit, or Tab, where no cell was gone to yet.
        let elsewhere = match keymap::action(&key) {
            Some(Action::Show(_)) => plain,
            Some(Action::NextScreen | Action::PreviousScreen) => true,
            _ => false,
        };
        if elsewhere && self.hand() != Hand::Types {
            return false;
        }
        if let KeyCode::Char(typed) = key.code
            && plain
            && self.begins_a_figure(typed)
        {
            match self.hand() {
                // As with the screens' digits: a figure is not begun where nobody went.
                Hand::Enters => {
                    let told =
                        self.lang().grid_choose_first(keymap::key(Action::Grid(GridAction::Down)));
                    self.message = Some(Message::Refused(told));
                }
                Hand::Types | Hand::Looks => self.begin_typing(number_sign(typed)),
            }
            return true;
        }
        let looked = self.hand() == Hand::Enters;
        match keymap::grid_action(&key) {
            Some(Action::Grid(asked)) => self.grid_act(asked),
            _ => return false,
        }
        // Who only looks around by arrows is told that digits are figures from here on.
        if looked && self.hand() == Hand::Types && self.message.is_none() {
            let told = self.lang().grid_digits_are_figures(keymap::key(Action::Back));
            self.message = Some(Message::News(told));
        }
        true
    }

    /// Whether a character is typed into the cell and is no key. Of what is written before a number (约12)
    /// nothing is lost where numbers are typed: that it is none is said once it is whole.
    fn begins_a_figure(&self, typed: char) -> bool {
        matches!(number_sign(typed), '0'..='9' | '.' | '-')
            || self.hand() == Hand::Types && !half_width(typed).is_ascii()
    }

    fn begin_typing(&mut self, first: char) {
        let Some(cell) = self.grid_cell() else { return };
        match self.cell_barrier() {
            Some(told) => {
                self.refuse_in_grid(&told);
                self.grid.refused = Some(told);
            }
            None => {
                let mut typing = Edit::line("", CELL_MAX);
                typing.key(&KeyCode::Char(first).into());
                (self.grid.typing, self.grid.entered) = (Some((cell, typing)), true);
            }
        }
    }

    fn typing_key(&mut self, key: KeyEvent) {
        let after = match key.code {
            KeyCode::Esc => {
                self.grid.typing = None;
                return;
            }
            KeyCode::Enter | KeyCode::Down => Some(GridAction::Down),
            // As in a spreadsheet: a digit put into the midst of a figure by whoever meant the next cell would be
            // read as another figure.
            KeyCode::Home | KeyCode::End => return,
            KeyCode::Tab | KeyCode::Right => Some(GridAction::Right),
            KeyCode::BackTab | KeyCode::Left => Some(GridAction::Left),
            KeyCode::Up => None,
            _ => match keymap::grid_action(&key) {
                Some(Action::Grid(GridAction::Save)) => Some(GridAction::Save),
                _ => {
                    // A number, which a cell has room for as narrow digits.
                    let code = match key.code {
                        KeyCode::Char(typed) => KeyCode::Char(number_sign(typed)),
                        code => code,
                    };
                    if let Some((_, typing)) = &mut self.grid.typing {
                        typing.key(&KeyEvent { code, ..key });
                    }
                    // All that was typed is taken back: the cell is left as it was.
                    let undone = keymap::grid_action(&key) == Some(Action::Grid(GridAction::Undo));
                    self.grid.typing.take_if(|(_, typing)| undone && typing.is_empty());
                    return;
                }
            },
        };
        self.take_typed();
        match after {
            Some(after) => self.grid_act(after),
            None => self.step_row(Move::Up),
        }
    }

    /// Takes what is typed into the cell, and says at once where it cannot stay so.
    pub(in crate::tui) fn take_typed(&mut self) {
        let Some((cell, typing)) = self.grid.typing.take() else { return };
        let text = typing.as_str().trim().to_owned();
        let text = (!text.is_empty()).then_some(text);
        self.grid.sheet.set([(cell.clone(), text.filter(|text| self.is_new(&cell, text)))]);
        self.check_grid();
        self.message = self.grid.marks.get(&cell).map(|mark| match mark {
            Mark::Refused(told) | Mark::Doubtful { told, .. } => Message::Refused(told.clone()),
            Mark::Corrects(told) => Message::News(told.clone()),
        });
    }

    /// Whether a text says something else than what stands in the cell.
    pub(super) fn is_new(&self, cell: &Cell, text: &str) -> bool {
        let indicator = self.state().indicator(&cell.plan, &cell.indicator);
        let numbers = indicator.and_then(|indicator| read(text, indicator).ok());
        let same = self.figure(cell).zip(numbers).is_some_and(|((_, known), numbers)| {
            let counts = numbers.denominator.is_none()
                || (numbers.numerator, numbers.denominator) == (known.numerator, known.denominator);
            let printed = match (numbers.value, known.value) {
                (Some(new), Some(old)) => new.is_printed_as(old),
                (new, old) => new == old,
            };
            counts && printed
        });
        !same
    }

    /// Does what the grid is asked for.
    pub(in crate::tui) fn grid_act(&mut self, asked: GridAction) {
        if let Some(told) = self.grid_refusal(asked) {
            return self.refuse_in_grid(&told);
        }
        match asked {
            GridAction::Left => self.step_year(-1),
            GridAction::Right => self.step_year(1),
            GridAction::Down if self.hand() == Hand::Enters => self.grid.entered = true,
            GridAction::Down => self.step_row(Move::Down),
            GridAction::Clear => self.clear_cell(),
            // Nothing changes where nobody sees it.
            GridAction::Undo => {
                self.grid.sheet.undo().into_iter().for_each(|cell| self.show_cell(&cell));
            }
            GridAction::Redo => {
                self.grid.sheet.redo().into_iter().for_each(|cell| self.show_cell(&cell));
            }
            GridAction::Save => self.begin_saving(),
            GridAction::Sex => {
                self.grid.sex = match self.grid.sex {
                    Sex::Total => Sex::Female,
                    Sex::Female => Sex::Male,
                    Sex::Male => Sex::Total,
                }
            }
            GridAction::Area => {
                self.grid.area = match self.grid.area {
                    Area::Total => Area::Urban,
                    Area::Urban => Area::Rural,
                    Area::Rural => Area::Total,
                }
            }
            GridAction::Verify => self.verify_cell(),
            GridAction::VerifyAll => self.verify_all(),
            GridAction::Sheet(asked) => self.ask_path(asked),
        }
    }

    pub(super) fn refuse_in_grid(&mut self, told: &str) {
        self.message = Some(Message::Refused(told.to_owned()));
    }

    fn step_year(&mut self, by: i32) {
        self.select_year(self.grid_year() + by);
    }

    /// Goes to a year's column, as far as there is one.
    pub(in crate::tui) fn select_year(&mut self, year: i32) {
        let (from, to) = self.grid_years().into_inner();
        (self.grid.year, self.grid.entered) = (Some(year.clamp(from, to)), true);
    }

    /// Goes to another indicator; the rows that name a domain are passed over.
    pub(in crate::tui) fn step_row(&mut self, step: Move) {
        let height = screens::height(self);
        let mut scroll = self.scrolls.get(&Screen::Monitor).copied().unwrap_or_default();
        monitor::go(&monitor::rows(self), &mut scroll, step, height);
        self.scrolls.insert(Screen::Monitor, scroll);
        self.grid.entered = true;
    }

    fn clear_cell(&mut self) {
        let Some(cell) = self.grid_cell() else { return };
        match self.grid.sheet.get(&cell) {
            Some(_) => self.grid.sheet.set([(cell, None)]),
            None => self.begin_about(CommandKind::VoidFigures, &[Subject::Figure(cell)]),
        }
    }

    fn verify_cell(&mut self) {
        let Some(seq) = self.cell_entry() else { return };
        self.begin_about(CommandKind::VerifyFigures, &[Subject::Entry(seq)]);
    }
}
