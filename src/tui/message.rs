//! What is said in the quiet line, and what only the terminal can do.

/// What the last action came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Message {
    /// It was done.
    Done(String),
    /// It was not; why.
    Refused(String),
    /// Somebody else entered something.
    News(String),
}

impl Message {
    /// What is said.
    pub fn words(&self) -> &str {
        match self {
            Self::Done(words) | Self::Refused(words) | Self::News(words) => words,
        }
    }
}

/// What only whoever has the terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Draw everything anew: something else wrote on the screen.
    Redraw,
    /// Give the terminal back for a while.
    Suspend,
}
