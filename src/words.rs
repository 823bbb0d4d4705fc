//! Every sentence a person reads, in both languages side by side. A message without one of its
//! translations, or called with a wrong argument, does not compile.
//!
//! Not here: the plan's own words and what people write, which are shown as they are. What only one room
//! above this one speaks of, keys and sheets, stands in a file `words` there.

mod actions;
mod commands;
mod decides;
mod documents;
mod entries;
mod evidence;
mod fields;
mod figures;
mod indicators;
mod meetings;
mod monitor;
mod names;
mod observations;
mod outlook;
mod papers;
mod reading;
mod refusals;
mod reviews;
mod rules;
mod screens;
mod settings;
mod shell;
mod since;
mod support;
mod typing;
mod walk;
mod warnings;

pub use entries::{contents, details, parts, progress_lines, tell};
pub use evidence::{lost, not_meant, not_put};
pub(crate) use figures::{doubtful, wrong};
pub use indicators::goal;
pub use meetings::changed_rows;
pub use outlook::{ahead, value_ahead, warned_because};
pub use papers::Level;
pub use reading::{allowed, explained, far_from_goal, in_short, small_told};
pub use refusals::{refuse, refuse_form, refuse_line};
pub use shell::{
    cannot, doubtful_clock, no_past, not_a_plan, not_backed_up, not_restored, plan_warning, shut,
    trouble,
};
pub use typing::means_all;

/// The language of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, clap::ValueEnum)]
pub enum Lang {
    /// 中文
    #[default]
    #[value(name = "zh-CN", alias = "zh")]
    Zh,
    /// English
    #[value(name = "en")]
    En,
}

impl Lang {
    /// The language of what a form proposes and the ledger keeps: papers are made of it, whoever's screen
    /// it was proposed on.
    pub const OF_THE_LEDGER: Self = Self::Zh;

    /// The one of two texts that is in this language.
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// Messages as methods of [`Lang`]: `name: "中文", "English";` gives a `&'static str`,
/// `name(arg: Type): "中文{arg}", "English {arg}";` a `String`. What in English agrees with a number is
/// said behind it: `name(all: usize): "{all}项", "{all} {items}", items = all "item" "items";`.
macro_rules! words {
    ($($name:ident $(($($arg:ident: $type:ty),+))?: $zh:literal, $en:literal
        $(, $word:ident = $count:ident $single:literal $several:literal)*;)*) => {
        impl crate::words::Lang {
            $(words!(@one $name $(($($arg: $type),+))? $zh $en
                $($word $count $single $several)*);)*
        }
    };
    (@one $name:ident $zh:literal $en:literal) => {
        #[doc = $zh]
        pub const fn $name(self) -> &'static str {
            match self {
                Self::Zh => $zh,
                Self::En => $en,
            }
        }
    };
    (@one $name:ident ($($arg:ident: $type:ty),+) $zh:literal $en:literal
        $($word:ident $count:ident $single:literal $several:literal)*) => {
        #[doc = $zh]
        pub fn $name(self, $($arg: $type),+) -> String {
            match self {
                Self::Zh => format!($zh),
                Self::En => {
                    $(let $word = crate::words::agreed($count, $single, $several);)*
                    format!($en)
                }
            }
        }
    };
}
pub(crate) use words;

/// The English word for one or for several.
pub(crate) fn agreed<'a, N>(count: N, one: &'a str, several: &'a str) -> &'a str
where
    N: PartialEq + From<bool>,
{
    if count == N::from(true) { one } else { several }
}

/// What lists tell of a text.
fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}
