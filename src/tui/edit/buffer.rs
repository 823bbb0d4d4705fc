//! A text being edited: what it says, where its caret and selection stand, and what can be undone.
//! Pure: it knows neither keys nor columns.

use std::ops::Range;

use unicode_segmentation::GraphemeCursor;

use super::history::{Change, History, Run};
use crate::tui::text::{one_line, sanitize};

/// A text with a caret. Caret and anchor always stand between two graphemes.
#[derive(Debug, Clone)]
pub(super) struct Buffer {
    content: String,
    caret: usize,
    anchor: Option<usize>,
    many: bool,
    most: usize,
    history: History,
}

impl Buffer {
    /// A text of one line or `many`, of at most `most` characters, with its caret at the end. What
    /// is longer from the start may stay so, but takes no more.
    pub(super) fn new(content: &str, many: bool, most: usize) -> Self {
        let content = clean(content, many);
        let caret = content.len();
        Self { content, caret, anchor: None, many, most, history: History::default() }
    }

    /// What it says.
    pub(super) fn as_str(&self) -> &str {
        &self.content
    }

    /// Whether it may have several lines.
    pub(super) fn is_many(&self) -> bool {
        self.many
    }

    /// The byte before which the caret stands.
    pub(super) fn caret(&self) -> usize {
        self.caret
    }

    /// What is selected, where anything is.
    pub(super) fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor.filter(|anchor| *anchor != self.caret)?;
        Some(anchor.min(self.caret)..anchor.max(self.caret))
    }

    /// Puts the caret there; what lies between becomes selected, or nothing is any more.
    pub(super) fn go(&mut self, to: usize, selecting: bool) {
        self.anchor = selecting.then(|| self.anchor.unwrap_or(self.caret));
        self.caret = snap(&self.content, to);
        self.history.end_run();
    }

    /// Selects everything.
    pub(super) fn select_all(&mut self) {
        self.go(0, false);
        self.go(self.content.len(), true);
    }

    /// Selects nothing any more.
    pub(super) fn deselect(&mut self) {
        self.anchor = None;
    }

    /// Puts a text in the place of what is selected, or at the caret, as far as there is room.
    /// Gives how many characters went in and how many did not fit.
    pub(super) fn insert(&mut self, text: &str) -> (usize, usize) {
        self.put(self.place(), text, Run::Typed)
    }

    /// The same for a text that comes at once, which one undo takes back alone.
    pub(super) fn paste(&mut self, text: &str) -> (usize, usize) {
        self.put(self.place(), text, Run::Alone)
    }

    /// What is selected, or the caret.
    fn place(&self) -> Range<usize> {
        self.selection().unwrap_or(self.caret..self.caret)
    }

    /// Puts a text in the place of a part.
    pub(super) fn complete(&mut self, part: Range<usize>, text: &str) {
        self.put(part, text, Run::Alone);
    }

    fn put(&mut self, range: Range<usize>, text: &str, run: Run) -> (usize, usize) {
        let text = clean(text, self.many);
        let kept = chars(&self.content) - chars(&self.content[range.clone()]);
        let room = self.most.saturating_sub(kept);
        let fits = text.char_indices().nth(room).map_or(text.len(), |(end, _)| end);
        if fits > 0 {
            self.replace(range, &text[..fits], run);
        }
        (chars(&text[..fits]), chars(&text[fits..]))
    }

    /// Takes a part out; gives whether there was any.
    pub(super) fn erase(&mut self, range: Range<usize>) -> bool {
        if range.is_empty() {
            return false;
        }
        self.replace(range, "", Run::Erased);
        true
    }

    /// Takes back the last run of typing or erasing; gives whether there was one.
    pub(super) fn undo(&mut self) -> bool {
        let Some(change) = self.history.undo() else { return false };
        let written = change.at..change.at + change.added.len();
        self.content.replace_range(written, &change.removed);
        (self.caret, self.anchor) = change.before;
        true
    }

    /// Does again what was taken back.
    pub(super) fn redo(&mut self) -> bool {
        let Some(change) = self.history.redo() else { return false };
        let written = change.at..change.at + change.removed.len();
        self.content.replace_range(written, &change.added);
        (self.caret, self.anchor) = (change.after, None);
        true
    }

    fn replace(&mut self, range: Range<usize>, with: &str, run: Run) {
        let removed = self.content[range.clone()].to_owned();
        let before = (self.caret, self.anchor);
        self.content.replace_range(range.clone(), with);
        // What was typed may have joined what stands after it to one grapheme.
        self.caret = snap(&self.content, range.start + with.len());
        self.anchor = None;
        let added = with.to_owned();
        let change = Change { at: range.start, removed, added, before, after: self.caret };
        self.history.push(change, run);
    }
}

/// What may stand in a field: see [`sanitize`]; in one line a new line is a blank.
fn clean(text: &str, many: bool) -> String {
    if many { sanitize(text) } else { one_line(text) }
}

fn chars(text: &str) -> usize {
    text.chars().count()
}

/// Whether a place lies between two graphemes.
pub(super) fn is_boundary(text: &str, at: usize) -> bool {
    text.is_char_boundary(at)
        && GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true)
}

/// The place after the grapheme at `at`; the end of the text where there is none.
pub(super) fn after(text: &str, at: usize) -> usize {
    let next = GraphemeCursor::new(at, text.len(), true).next_boundary(text, 0);
    next.ok().flatten().unwrap_or(text.len())
}

/// The place before the grapheme that ends at `at`; the start of the text where there is none.
pub(super) fn before(text: &str, at: usize) -> usize {
    let last = GraphemeCursor::new(at, text.len(), true).prev_boundary(text, 0);
    last.ok().flatten().unwrap_or(0)
}

/// The first place from `at` on that lies between two graphemes.
fn snap(text: &str, at: usize) -> usize {
    (at..text.len()).find(|at| is_boundary(text, *at)).unwrap_or(text.len())
}
