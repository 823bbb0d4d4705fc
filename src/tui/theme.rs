//! How meanings look: every style of the screen is asked for here by what it means, so that one
//! place answers for monochrome, light ground and projector. Not for words: a status is a word
//! first, and its style only echoes it.
//!
//! Only the terminal's own sixteen colours are used, on its own ground, and of those only what keeps
//! a contrast of 4.5:1 with the palettes that terminals come with (the tests hold the table). On a
//! dark ground that is bright green, bright cyan and bright yellow: every red fails on one of them.
//! On a light one it is red, blue and magenta, and never in bold, which many terminals show as
//! bright, and PuTTY in a white of its own; nor is anything bold in reverse, which some show bright on
//! bright. Nothing is faint: what weighs less has no weight of its own.

use clap::ValueEnum;
use ratatui::style::{Color, Modifier, Style};

/// The sixteen named colours in the order of their numbers.
pub const NAMED: [Color; 16] = [
    Color::Black,
    Color::Red,
    Color::Green,
    Color::Yellow,
    Color::Blue,
    Color::Magenta,
    Color::Cyan,
    Color::Gray,
    Color::DarkGray,
    Color::LightRed,
    Color::LightGreen,
    Color::LightYellow,
    Color::LightBlue,
    Color::LightMagenta,
    Color::LightCyan,
    Color::White,
];

/// The number of a named colour; none for the terminal's own, and for others, which are not used.
pub fn number(colour: Color) -> Option<u8> {
    if colour == Color::Reset {
        return None;
    }
    NAMED.iter().position(|named| *named == colour).map(|place| place as u8)
}

/// What a status says, whatever its word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Reached, done, in time.
    Good,
    /// Nearly there, soon due.
    Nearly,
    /// Not reached, late, refused.
    Bad,
    /// No data.
    Missing,
    /// Nothing to judge.
    Neutral,
}

/// What a person asks the screen to look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Look {
    /// Whatever fits the terminal.
    #[default]
    Auto,
    /// Colours for a dark ground.
    Dark,
    /// Colours for a light ground.
    Light,
    /// No colours.
    Mono,
}

/// Where the surroundings name a look.
pub const VARIABLE: &str = "HALFSKY_THEME";

/// Which means of emphasis there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Palette {
    /// Bright colours, and all of the below.
    Dark,
    /// Dark colours, and all of the below.
    Light,
    /// Bold, reverse and underline only.
    Mono,
}

impl Palette {
    /// The colours for a ground.
    fn on(light: bool) -> Self {
        if light { Self::Light } else { Self::Dark }
    }
}

/// The styles of the screen, by meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    /// The Linux console does not underline: it shows a colour that means nothing here.
    console: bool,
    /// Somebody asked for it; what the terminal says of its ground changes nothing.
    asked: bool,
}

impl Theme {
    /// For a dark ground, on a terminal that can underline.
    pub const DARK: Self = Self { palette: Palette::Dark, console: false, asked: true };
    /// For a light ground.
    pub const LIGHT: Self = Self { palette: Palette::Light, ..Self::DARK };
    /// Without colours.
    pub const MONO: Self = Self { palette: Palette::Mono, ..Self::DARK };

    /// The theme that was asked for, also by name in the surroundings; else, where there is colour, the one
    /// that somebody chose before; else what the surroundings tell of the terminal.
    pub fn choose(
        asked: Option<Look>,
        kept: Look,
        surroundings: impl Fn(&str) -> Option<String>,
    ) -> Self {
        let told = |name: &str| surroundings(name).filter(|value| !value.is_empty());
        let term = told("TERM").unwrap_or_default();
        let named = told(VARIABLE).and_then(|name| Look::from_str(&name, true).ok());
        let colourless = told("NO_COLOR").is_some() || term == "dumb";
        let look = match asked.or(named) {
            Some(look) => look,
            None if colourless => Look::Auto,
            None => kept,
        };
        let light = told("COLORFGBG").is_some_and(|pair| is_light(&pair));
        let bare = Self {
            palette: if colourless { Palette::Mono } else { Palette::on(light) },
            console: term == "linux",
            asked: false,
        };
        bare.of_look(look)
    }

    /// What somebody asked for, or chose.
    pub fn look(self) -> Look {
        match self.palette {
            _ if !self.asked => Look::Auto,
            Palette::Dark => Look::Dark,
            Palette::Light => Look::Light,
            Palette::Mono => Look::Mono,
        }
    }

    /// The same terminal's theme for a look that somebody asked for.
    #[must_use]
    pub fn of_look(self, look: Look) -> Self {
        let palette = match look {
            Look::Auto => return Self { asked: false, ..self },
            Look::Dark => Palette::Dark,
            Look::Light => Palette::Light,
            Look::Mono => Palette::Mono,
        };
        Self { palette, asked: true, ..self }
    }

    /// What the surroundings name, where no look has that name.
    pub fn unknown(surroundings: impl Fn(&str) -> Option<String>) -> Option<String> {
        let named = surroundings(VARIABLE).filter(|name| !name.is_empty())?;
        Look::from_str(&named, true).is_err().then_some(named)
    }

    /// The theme for the ground that the terminal turned out to have; the same where somebody asked
    /// for one, and without colours.
    pub fn on_ground(self, light: bool) -> Self {
        let palette = Palette::on(light);
        match self.palette {
            Palette::Dark | Palette::Light if !self.asked => Self { palette, ..self },
            _ => self,
        }
    }

    /// The colour for a dark or a light ground. On a dark one it may be bold too, which makes it no
    /// darker; on a light one bold may make it bright.
    fn colour(self, dark: Color, light: Color) -> Style {
        match self.palette {
            Palette::Dark => Style::new().fg(dark),
            Palette::Light => Style::new().fg(light),
            Palette::Mono => Style::new(),
        }
    }

    fn strong(self, style: Style) -> Style {
        match self.palette {
            Palette::Light => style,
            Palette::Dark | Palette::Mono => style.add_modifier(Modifier::BOLD),
        }
    }

    fn bad(self) -> Style {
        self.strong(self.colour(Color::LightYellow, Color::Red))
    }

    /// More weight than text has, without a colour.
    fn weighty(self, style: Style) -> Style {
        match self.palette {
            Palette::Light => self.underline(style),
            Palette::Dark | Palette::Mono => style.add_modifier(Modifier::BOLD),
        }
    }

    fn underline(self, style: Style) -> Style {
        if self.console { style } else { style.add_modifier(Modifier::UNDERLINED) }
    }

    /// Running text.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// What may be overlooked: labels, hints, what is not available. It is plain; its place and the
    /// weight of the rest say what it is.
    pub fn quiet(self) -> Style {
        Style::new()
    }

    /// Titles and column heads.
    pub fn heading(self) -> Style {
        self.weighty(Style::new())
    }

    /// The one accent: keys, the open screen's name.
    pub fn accent(self) -> Style {
        self.strong(self.colour(Color::LightCyan, Color::Magenta))
    }

    /// The selected row; reverse video in every palette. Laid over a row it takes the row's own
    /// colours and weights away: reversed they would be a patchwork of grounds, and each change of
    /// style costs bytes with every step.
    pub fn selected(self) -> Style {
        Style::new()
            .fg(Color::Reset)
            .bg(Color::Reset)
            .remove_modifier(Modifier::BOLD | Modifier::UNDERLINED)
            .add_modifier(Modifier::REVERSED)
    }

    /// What was the selected row, under a popup.
    pub fn selected_behind(self) -> Style {
        self.weighty(Style::new().remove_modifier(Modifier::REVERSED))
    }

    /// A popup's title line.
    pub fn popup_title(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED)
    }

    /// A status word.
    pub fn status(self, tone: Tone) -> Style {
        let mono = self.palette == Palette::Mono;
        match tone {
            Tone::Good => self.colour(Color::LightGreen, Color::Blue),
            Tone::Nearly if mono => self.underline(Style::new()),
            Tone::Nearly => self.colour(Color::LightCyan, Color::Magenta),
            Tone::Bad => self.bad(),
            Tone::Missing if mono => self.underline(Style::new().add_modifier(Modifier::BOLD)),
            Tone::Missing | Tone::Neutral => self.text(),
        }
    }

    /// A warning or refusal that must be read.
    pub fn warning(self) -> Style {
        self.underline(self.bad())
    }

    /// The blanks of a bar's filled part.
    pub fn bar_filled(self) -> Style {
        self.colour(Color::LightCyan, Color::Magenta).add_modifier(Modifier::REVERSED)
    }

    /// The blanks of a bar's empty part.
    pub fn bar_empty(self) -> Style {
        Style::new()
    }

    /// A field that takes typing.
    pub fn input(self) -> Style {
        self.underline(Style::new())
    }

    /// What is proposed (拟定) and not yet confirmed.
    pub fn proposed(self) -> Style {
        if self.console {
            self.colour(Color::LightCyan, Color::Magenta)
        } else {
            self.underline(Style::new())
        }
    }

    /// The mark on demonstration data (演示数据).
    pub fn demo_mark(self) -> Style {
        self.colour(Color::LightYellow, Color::Red).add_modifier(Modifier::REVERSED)
    }
}

/// Whether `COLORFGBG`, ink and ground by their numbers, names a light ground.
fn is_light(pair: &str) -> bool {
    let ground = pair.rsplit(';').next().and_then(|ground| ground.parse::<u8>().ok());
    matches!(ground, Some(7 | 9..=15))
}

#[cfg(test)]
mod tests;
