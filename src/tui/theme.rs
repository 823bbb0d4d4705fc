//! How meanings look: every style of the screen is asked for here by what it means, so that one
//! place answers for monochrome, light ground and projector. Not for reading the environment (the
//! values are passed in) and not for words: a status is a word first, and its style only echoes it.
//!
//! Only the terminal's own named colours are used, on its own ground. Of those, yellow and white
//! vanish on a light ground, blue and black on a dark one, and the bright ones differ most between
//! terminals; what is left is red, green, magenta and cyan.

use ratatui::style::{Color, Modifier, Style};

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

/// Which means of emphasis there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Palette {
    /// Named colours, and all of the below.
    Colour,
    /// Bold, reverse and underline only.
    Mono,
}

/// The styles of the screen, by meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Theme {
    palette: Palette,
    /// The Linux console shows neither underline nor faint text: it turns both into colours that
    /// mean nothing here.
    console: bool,
}

impl Theme {
    /// Colours, on a terminal that can underline.
    pub const COLOUR: Self = Self { palette: Palette::Colour, console: false };
    /// No colours.
    pub const MONO: Self = Self { palette: Palette::Mono, console: false };

    /// Decides by the values of `NO_COLOR` and `TERM`. An empty `NO_COLOR` counts as unset.
    pub fn from_env(no_color: Option<&str>, term: Option<&str>) -> Self {
        let plain = no_color.is_some_and(|v| !v.is_empty()) || term == Some("dumb");
        let palette = if plain { Palette::Mono } else { Palette::Colour };
        Self { palette, console: term == Some("linux") }
    }

    /// The palette decided on.
    pub fn palette(self) -> Palette {
        self.palette
    }

    fn colour(self, colour: Color) -> Style {
        match self.palette {
            Palette::Colour => Style::new().fg(colour),
            Palette::Mono => Style::new(),
        }
    }

    fn underline(self, style: Style) -> Style {
        if self.console { style } else { style.add_modifier(Modifier::UNDERLINED) }
    }

    /// Running text.
    pub fn text(self) -> Style {
        Style::new()
    }

    /// What may be overlooked: labels, hints, what is not available.
    pub fn dim(self) -> Style {
        match self.palette {
            Palette::Colour if !self.console => Style::new().add_modifier(Modifier::DIM),
            _ => Style::new(),
        }
    }

    /// Titles and column heads.
    pub fn heading(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// The one accent: keys, the open screen's name.
    pub fn accent(self) -> Style {
        self.colour(Color::Magenta).add_modifier(Modifier::BOLD)
    }

    /// The selected row; reverse video in every palette. Laid over a row it takes the row's own
    /// colours away, which reversed would be a patchwork of grounds.
    pub fn selected(self) -> Style {
        Style::new()
            .fg(Color::Reset)
            .bg(Color::Reset)
            .remove_modifier(Modifier::DIM | Modifier::UNDERLINED)
            .add_modifier(Modifier::REVERSED)
    }

    /// A popup's title line.
    pub fn popup_title(self) -> Style {
        Style::new().add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// A status word.
    pub fn status(self, tone: Tone) -> Style {
        let mono = self.palette == Palette::Mono;
        match tone {
            Tone::Good => self.colour(Color::Green),
            Tone::Nearly if mono => self.underline(Style::new()),
            Tone::Nearly => self.colour(Color::Cyan),
            Tone::Bad => self.colour(Color::Red).add_modifier(Modifier::BOLD),
            Tone::Missing if mono => self.underline(Style::new().add_modifier(Modifier::BOLD)),
            Tone::Missing => self.dim(),
            Tone::Neutral => self.text(),
        }
    }

    /// A warning or refusal that must be read.
    pub fn warning(self) -> Style {
        self.underline(self.colour(Color::Red).add_modifier(Modifier::BOLD))
    }

    /// The blanks of a bar's filled part.
    pub fn bar_filled(self) -> Style {
        self.colour(Color::Magenta).add_modifier(Modifier::REVERSED)
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
        if self.console { self.colour(Color::Cyan) } else { self.underline(Style::new()) }
    }

    /// The mark on demonstration data (演示数据).
    pub fn demo_mark(self) -> Style {
        self.colour(Color::Red).add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TONES: [Tone; 5] = [Tone::Good, Tone::Nearly, Tone::Bad, Tone::Missing, Tone::Neutral];

    fn all(theme: Theme) -> Vec<Style> {
        let mut styles = vec![
            theme.text(),
            theme.dim(),
            theme.heading(),
            theme.accent(),
            theme.selected(),
            theme.popup_title(),
            theme.warning(),
            theme.bar_filled(),
            theme.bar_empty(),
            theme.input(),
            theme.proposed(),
            theme.demo_mark(),
        ];
        styles.extend(TONES.map(|tone| theme.status(tone)));
        styles
    }

    #[test]
    fn environment_decides() {
        assert_eq!(Theme::from_env(None, Some("xterm-256color")), Theme::COLOUR);
        assert_eq!(Theme::from_env(Some(""), None), Theme::COLOUR);
        assert_eq!(Theme::from_env(Some("1"), Some("xterm")), Theme::MONO);
        assert_eq!(Theme::from_env(None, Some("dumb")), Theme::MONO);
        let console = Theme::from_env(None, Some("linux"));
        assert_eq!(console.palette(), Palette::Colour);
        let unshown = Modifier::DIM | Modifier::UNDERLINED;
        assert!(all(console).iter().all(|s| !s.add_modifier.intersects(unshown)));
    }

    #[test]
    fn mono_has_no_colour_and_ground_is_never_set() {
        let allowed = Modifier::BOLD | Modifier::REVERSED | Modifier::UNDERLINED;
        for no_color_term in [None, Some("dumb"), Some("linux")] {
            for style in all(Theme::from_env(Some("1"), no_color_term)) {
                assert!(matches!(style.fg, None | Some(Color::Reset)));
                assert!(allowed.contains(style.add_modifier));
            }
        }
        assert!(all(Theme::COLOUR).iter().all(|s| matches!(s.bg, None | Some(Color::Reset))));
    }

    #[test]
    fn selection_never_rests_on_colour() {
        for theme in [Theme::COLOUR, Theme::MONO, Theme::from_env(None, Some("linux"))] {
            assert!(theme.selected().add_modifier.contains(Modifier::REVERSED));
            assert!(theme.bar_filled().add_modifier.contains(Modifier::REVERSED));
        }
    }
}
