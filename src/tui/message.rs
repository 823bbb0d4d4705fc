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
    /// News behind what is said already, if anything.
    pub(super) fn with_news(said: Option<Self>, news: String, between: &str) -> Self {
        let join = |said: String| format!("{said}{between}{news}");
        match said {
            None => Self::News(news),
            Some(Self::Done(said)) => Self::Done(join(said)),
            Some(Self::Refused(said)) => Self::Refused(join(said)),
            Some(Self::News(said)) => Self::News(join(said)),
        }
    }

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
