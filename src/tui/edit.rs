//! Fields that are typed into, of one line or of many: keys in, a text out. Written for Chinese:
//! it moves by grapheme and by Chinese word, and wraps as [`crate::tui::text::wrap`] does. The
//! caret is the terminal's own cursor, because input methods put their window there.
//!
//! Not for what may be handed in: see [`crate::domain::form`]. Nor for what leads from one field to
//! the next: a key that changes nothing here is given back as [`Took::Nothing`].

mod buffer;
mod draw;
mod history;
mod keys;
mod layout;
mod words;

use std::cell::{Cell, RefCell};
use std::ops::Range;

use ratatui::crossterm::event::KeyEvent;

use buffer::Buffer;
use keys::{Asked, Motion, asked};
use layout::{Layout, Place};

thread_local! {
    /// What was copied or cut last, in whichever field; empty at first. It is the program's own:
    /// a clerk over SSH has no other that can be written to everywhere.
    static COPIED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// What became of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Took {
    /// The text changed.
    Changed,
    /// The caret or the selection did.
    Moved,
    /// Nothing did.
    Nothing,
}

/// How a field was last drawn, by which up and down go: drawing finds it out.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    cols: Option<usize>,
    rows: usize,
    /// The first row and column in view.
    from: (usize, usize),
}

/// A field.
#[derive(Debug, Clone)]
pub struct Edit {
    buffer: Buffer,
    /// Whether the caret is seen at the end of a broken row, not at the start of the next.
    above: bool,
    /// The column that up and down keep to.
    goal: Option<usize>,
    seen: Cell<Seen>,
    layout: RefCell<Layout>,
}

impl Edit {
    /// Selects nothing any more.
    pub fn deselect(&mut self) {
        self.buffer.deselect();
    }

    /// Selects all of it: what is typed next takes its place.
    pub fn select_all(&mut self) {
        self.buffer.select_all();
        (self.above, self.goal) = (false, None);
    }

    /// A field of one line.
    pub fn line(content: &str, most: usize) -> Self {
        Self::of(Buffer::new(content, false, most))
    }

    /// A field of many lines.
    pub fn text(content: &str, most: usize) -> Self {
        Self::of(Buffer::new(content, true, most))
    }

    fn of(buffer: Buffer) -> Self {
        let (seen, layout) = (Cell::default(), RefCell::default());
        Self { buffer, above: false, goal: None, seen, layout }
    }

    /// What it says.
    pub fn as_str(&self) -> &str {
        self.buffer.as_str()
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.as_str().is_empty()
    }

    /// Puts a text there at once, as far as there is room; gives how many characters did not fit.
    pub fn paste(&mut self, text: &str) -> usize {
        (self.above, self.goal) = (false, None);
        self.buffer.paste(text).1
    }

    /// Puts a text in the place of a part of it; the caret stands after it then.
    pub fn complete(&mut self, part: Range<usize>, text: &str) {
        (self.above, self.goal) = (false, None);
        self.buffer.complete(part, text);
    }

    /// The byte before which the caret stands.
    pub fn caret(&self) -> usize {
        self.buffer.caret()
    }

    /// Puts the caret where somebody points: at a column and row of what was last drawn.
    pub fn point_at(&mut self, col: usize, row: usize) {
        let (top, left) = self.seen.get().from;
        let place = {
            let layout = self.laid_out();
            layout.place((top + row).min(layout.len() - 1), left + col)
        };
        self.buffer.go(place.at, false);
        (self.above, self.goal) = (place.above, None);
    }

    /// How many rows of it lie above and below of what was last drawn, if it was.
    pub fn hidden(&self) -> (usize, usize) {
        let Seen { rows, from: (top, _), .. } = self.seen.get();
        if rows == 0 {
            return (0, 0);
        }
        (top, self.laid_out().len().saturating_sub(top + rows))
    }

    /// Takes a key.
    pub fn key(&mut self, key: &KeyEvent) -> Took {
        let Some(asked) = asked(key) else { return Took::Nothing };
        let changed = match asked {
            Asked::Go(motion, selecting) => return self.go(motion, selecting),
            Asked::All => {
                self.select_all();
                return Took::Moved;
            }
            Asked::Type('\n') if !self.buffer.is_many() => false,
            Asked::Type(c) => self.buffer.insert(c.encode_utf8(&mut [0; 4])).0 > 0,
            Asked::Erase(motion) => {
                let range = self.buffer.selection().unwrap_or_else(|| self.to(motion));
                self.buffer.erase(range)
            }
            Asked::Copy | Asked::Cut => match self.buffer.selection() {
                None => false,
                Some(selected) => {
                    COPIED.set(self.as_str()[selected.clone()].to_owned());
                    asked == Asked::Cut && self.buffer.erase(selected)
                }
            },
            Asked::Paste => COPIED.with_borrow(|copied| self.buffer.paste(copied).0 > 0),
            Asked::Undo => self.buffer.undo(),
            Asked::Redo => self.buffer.redo(),
        };
        if changed {
            (self.above, self.goal) = (false, None);
        }
        if changed { Took::Changed } else { Took::Nothing }
    }

    /// What lies between the caret and where a motion leads.
    fn to(&self, motion: Motion) -> Range<usize> {
        let (caret, to) = (self.buffer.caret(), self.target(motion).at);
        caret.min(to)..caret.max(to)
    }

    fn go(&mut self, motion: Motion, selecting: bool) -> Took {
        let was = (self.place(), self.buffer.selection());
        let goal = self.goal.unwrap_or_else(|| self.laid_out().cell(self.place()).1);
        let place = match (motion, self.buffer.selection().filter(|_| !selecting)) {
            (Motion::Left, Some(selected)) => Place::at(selected.start),
            (Motion::Right, Some(selected)) => Place::at(selected.end),
            _ => self.target(motion),
        };
        // A selection goes on from the first row to the text's start, from the last to its end.
        let place = match motion {
            Motion::Up | Motion::PageUp if selecting && place == was.0 => Place::at(0),
            Motion::Down | Motion::PageDown if selecting && place == was.0 => {
                Place::at(self.as_str().len())
            }
            _ => place,
        };
        let rows = [Motion::Up, Motion::Down, Motion::PageUp, Motion::PageDown];
        if place == was.0 && !selecting && rows.contains(&motion) {
            return Took::Nothing;
        }
        self.goal = rows.contains(&motion).then_some(goal);
        self.buffer.go(place.at, selecting);
        self.above = place.above;
        if (self.place(), self.buffer.selection()) == was { Took::Nothing } else { Took::Moved }
    }

    /// Where a motion leads.
    fn target(&self, motion: Motion) -> Place {
        let (text, caret) = (self.as_str(), self.buffer.caret());
        let line = layout::line(text, caret);
        match motion {
            Motion::Left => Place::at(buffer::before(text, caret)),
            Motion::Right => Place::at(buffer::after(text, caret)),
            Motion::WordLeft => Place::at(words::before(text, caret)),
            Motion::WordRight => Place::at(words::after(text, caret)),
            Motion::LineStart => Place::at(line.start),
            Motion::LineEnd => Place::at(line.end),
            Motion::TextStart => Place::at(0),
            Motion::TextEnd => Place::at(text.len()),
            Motion::Home | Motion::End => {
                let layout = self.laid_out();
                let row = layout.cell(self.place()).0;
                let (place, further) = match motion {
                    Motion::Home => (layout.row_start(row), line.start),
                    _ => (layout.row_end(row), line.end),
                };
                if place == self.place() { Place::at(further) } else { place }
            }
            Motion::Up | Motion::Down | Motion::PageUp | Motion::PageDown => self.by_rows(motion),
        }
    }

    fn by_rows(&self, motion: Motion) -> Place {
        let layout = self.laid_out();
        let (row, col) = layout.cell(self.place());
        let page = self.seen.get().rows.saturating_sub(1).max(1);
        let last = layout.len() - 1;
        let to = match motion {
            Motion::Up => row.checked_sub(1),
            Motion::Down => Some(row + 1).filter(|row| *row <= last),
            Motion::PageUp => (row > 0).then(|| row.saturating_sub(page)),
            _ => (row < last).then(|| (row + page).min(last)),
        };
        match to {
            Some(to) => layout.place(to, self.goal.unwrap_or(col)),
            None => self.place(),
        }
    }

    fn place(&self) -> Place {
        Place { at: self.buffer.caret(), above: self.above }
    }

    /// The rows of the text as it now is, in the columns in which it was last seen.
    fn laid_out(&self) -> std::cell::Ref<'_, Layout> {
        let cols = self.seen.get().cols.filter(|_| self.buffer.is_many());
        // A text of many lines has its rows also where it was never seen.
        let cols = cols.or(self.buffer.is_many().then_some(usize::MAX));
        self.layout.borrow_mut().update(self.as_str(), cols);
        self.layout.borrow()
    }
}

#[cfg(test)]
mod tests;
