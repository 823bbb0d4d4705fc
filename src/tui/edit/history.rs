//! What was changed in a text, to be undone and done again. One undo takes back a run, not a
//! character: typing on and erasing on are runs; a run ends where the caret is moved, and typing
//! ends also with a part of a sentence. What is pasted is a run of its own.

use std::collections::VecDeque;

/// How many bytes of changes are remembered; the last change always is.
const MOST: usize = 1 << 20;

/// A caret and the other end of its selection.
type Caret = (usize, Option<usize>);

/// A change of a text.
#[derive(Debug, Clone)]
pub(super) struct Change {
    /// Where.
    pub(super) at: usize,
    /// What stood there.
    pub(super) removed: String,
    /// What stands there now.
    pub(super) added: String,
    /// Where the caret was.
    pub(super) before: Caret,
    /// Where it went.
    pub(super) after: usize,
}

impl Change {
    fn size(&self) -> usize {
        size_of::<Self>() + self.removed.len() + self.added.len()
    }

    /// Takes in a change that goes on with this one; gives it back where it does not.
    fn join(&mut self, next: Self, run: Run) -> Option<Self> {
        let ended = self.added.ends_with(['\n', '。', '！', '？', '，', '；']);
        let typed_on = next.removed.is_empty() && self.at + self.added.len() == next.at && !ended;
        match run {
            Run::Typed if typed_on => self.added.push_str(&next.added),
            Run::Erased if next.at == self.at => self.removed.push_str(&next.removed),
            Run::Erased if next.at + next.removed.len() == self.at => {
                self.removed.insert_str(0, &next.removed);
                self.at = next.at;
            }
            _ => return Some(next),
        }
        self.after = next.after;
        None
    }
}

/// What a change can go on with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Run {
    /// Typing.
    Typed,
    /// Erasing.
    Erased,
    /// Nothing.
    Alone,
}

/// The changes made and taken back.
#[derive(Debug, Clone, Default)]
pub(super) struct History {
    done: VecDeque<Change>,
    undone: Vec<Change>,
    size: usize,
    /// What the last change can be gone on with.
    run: Option<Run>,
}

impl History {
    /// The next change begins a run of its own.
    pub(super) fn end_run(&mut self) {
        self.run = None;
    }

    pub(super) fn push(&mut self, change: Change, run: Run) {
        self.undone.clear();
        self.size += change.size();
        let goes_on = self.run == Some(run);
        let alone = match self.done.back_mut().filter(|_| goes_on) {
            Some(last) => last.join(change, run),
            None => Some(change),
        };
        self.done.extend(alone);
        self.run = Some(run);
        if self.size > MOST {
            self.forget();
        }
    }

    pub(super) fn undo(&mut self) -> Option<Change> {
        self.end_run();
        let change = self.done.pop_back()?;
        self.undone.push(change.clone());
        Some(change)
    }

    pub(super) fn redo(&mut self) -> Option<Change> {
        self.end_run();
        let change = self.undone.pop()?;
        self.done.push_back(change.clone());
        Some(change)
    }

    /// Forgets the oldest changes. Counted anew, since runs grew and changes were taken back.
    fn forget(&mut self) {
        self.size = self.done.iter().map(Change::size).sum();
        while self.size > MOST / 2 && self.done.len() > 1 {
            self.size -= self.done.pop_front().map_or(0, |oldest| oldest.size());
        }
    }
}
