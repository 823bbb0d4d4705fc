//! One table for an enum of which people choose: its choices, and the word by which each stands in
//! entries, in commands and on the command line.

/// An enum written as `Choice = "word",`, with all its choices, their words, and the way from a word back.
macro_rules! choices {
    (
        $(#[$about:meta])*
        pub enum $name:ident { $($(#[$doc:meta])* $choice:ident = $word:literal,)+ }
    ) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize)]
        pub enum $name { $($(#[$doc])* #[serde(rename = $word)] $choice,)+ }

        impl $name {
            /// Every choice, in order.
            pub const ALL: [Self; Self::WORDS.len()] = [$(Self::$choice),+];

            /// The words of all, in the same order.
            pub const WORDS: &[&str] = &[$($word),+];

            /// Its word.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$choice => $word,)+ }
            }

            /// The choice of that word.
            pub fn named(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$choice),)+ _ => None }
            }
        }
    };
}
pub(crate) use choices;
