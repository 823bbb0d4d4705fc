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

/// What only whoever has the terminal can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wish {
    /// Draw everything anew: something else wrote on the screen.
    Redraw,
    /// Give the terminal back for a while.
    Suspend,
}
