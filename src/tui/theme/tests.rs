use super::*;
use crate::tui::picture::{GNOME, Rgb};

const TONES: [Tone; 5] = [Tone::Good, Tone::Nearly, Tone::Bad, Tone::Missing, Tone::Neutral];

/// Sixteen colours as a terminal comes with them, and the grounds that it comes with.
struct Terminal {
    name: &'static str,
    colours: [Rgb; 16],
    grounds: &'static [Rgb],
    /// What it shows bold in its own ink as, where that is another.
    bold: Option<Rgb>,
}

const fn rgb(hex: u32) -> Rgb {
    ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn all_rgb(hex: [u32; 16]) -> [Rgb; 16] {
    let mut colours = [(0, 0, 0); 16];
    let mut at = 0;
    while at < 16 {
        colours[at] = rgb(hex[at]);
        at += 1;
    }
    colours
}

const BLACK: Rgb = (0, 0, 0);
const WHITE: Rgb = (255, 255, 255);

#[rustfmt::skip]
const TERMINALS: [Terminal; 6] = [
    Terminal {
        name: "xterm",
        colours: all_rgb([
            0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
            0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
        ]),
        grounds: &[WHITE, BLACK],
        bold: None,
    },
    Terminal {
        name: "Windows console, Campbell",
        colours: all_rgb([
            0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00, 0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
            0x767676, 0xe74856, 0x16c60c, 0xf9f1a5, 0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
        ]),
        grounds: &[rgb(0x0c0c0c)],
        bold: None,
    },
    Terminal {
        name: "PuTTY",
        colours: all_rgb([
            0x000000, 0xbb0000, 0x00bb00, 0xbbbb00, 0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb,
            0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
        ]),
        grounds: &[BLACK],
        bold: Some(WHITE),
    },
    Terminal {
        name: "VGA, Linux console",
        colours: all_rgb([
            0x000000, 0xaa0000, 0x00aa00, 0xaa5500, 0x0000aa, 0xaa00aa, 0x00aaaa, 0xaaaaaa,
            0x555555, 0xff5555, 0x55ff55, 0xffff55, 0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
        ]),
        grounds: &[BLACK],
        bold: None,
    },
    Terminal {
        name: "GNOME",
        colours: GNOME,
        grounds: &[GNOME[0], rgb(0x1e1e1e), WHITE],
        bold: None,
    },
    Terminal {
        name: "macOS, Basic and Pro",
        colours: all_rgb([
            0x000000, 0x990000, 0x00a600, 0x999900, 0x0000b2, 0xb200b2, 0x00a6b2, 0xbfbfbf,
            0x666666, 0xe60000, 0x00d900, 0xe6e600, 0x0000ff, 0xe600e6, 0x00e6e6, 0xe6e6e6,
        ]),
        grounds: &[WHITE, BLACK, rgb(0x1e1e1e)],
        bold: None,
    },
];

fn brightness(colour: Rgb) -> f64 {
    let linear = |v: u8| match f64::from(v) / 255.0 {
        v if v <= 0.04045 => v / 12.92,
        v => ((v + 0.055) / 1.055).powf(2.4),
    };
    0.2126 * linear(colour.0) + 0.7152 * linear(colour.1) + 0.0722 * linear(colour.2)
}

/// Contrast ratio as WCAG 2 defines it.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (brightness(a) + 0.05, brightness(b) + 0.05);
    if a > b { a / b } else { b / a }
}

/// The inks that a terminal may show a style in: bold may be shown as bright. The terminal's own
/// ink is legible on its own ground.
fn inks(terminal: &Terminal, style: Style) -> Vec<Rgb> {
    let bold = style.add_modifier.contains(Modifier::BOLD);
    let Some(at) = style.fg.and_then(|ink| NAMED.iter().position(|name| *name == ink)) else {
        return terminal.bold.into_iter().filter(|_| bold).collect();
    };
    let brighter = (bold && at < 8).then(|| terminal.colours[at + 8]);
    std::iter::once(terminal.colours[at]).chain(brighter).collect()
}

fn all(theme: Theme) -> Vec<Style> {
    let mut styles = vec![
        theme.text(),
        theme.quiet(),
        theme.heading(),
        theme.accent(),
        theme.selected(),
        theme.selected_behind(),
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

fn console(theme: Theme) -> Theme {
    Theme { console: true, ..theme }
}

/// In reverse the ground is the ink and the ink the ground: their contrast is the same, so one look
/// at each style holds both. With bold it is not, where that makes the ink bright that was the ground.
#[test]
fn every_style_is_legible_with_the_palettes_of_common_terminals() {
    for terminal in &TERMINALS {
        for (theme, plain, dark) in [(Theme::DARK, BLACK, true), (Theme::LIGHT, WHITE, false)] {
            let own = terminal.grounds.iter().copied();
            let fit = own.filter(|ground| (brightness(*ground) < 0.2) == dark);
            for ground in fit.chain([plain]) {
                for style in all(theme).into_iter().chain(all(console(theme))) {
                    for ink in inks(terminal, style) {
                        let ratio = contrast(ink, ground);
                        let name = terminal.name;
                        assert!(ratio >= 4.5, "{name}: {style:?} on {ground:?} is {ratio:.2}:1");
                    }
                }
            }
        }
    }
}

#[test]
fn contrast_is_that_of_wcag() {
    assert!((contrast(BLACK, WHITE) - 21.0).abs() < 1e-9);
    assert!((contrast(rgb(0x767676), WHITE) - 4.54).abs() < 0.01);
    assert_eq!(contrast(rgb(0xcd0000), WHITE), contrast(WHITE, rgb(0xcd0000)));
}

/// What `choose` makes of surroundings as `NAME=value NAME=value`.
fn chosen(asked: Look, surroundings: &str) -> Theme {
    let asked = Some(asked).filter(|look| *look != Look::Auto);
    chosen_after(asked, Look::Auto, surroundings)
}

/// The same where somebody chose a look before.
fn chosen_after(asked: Option<Look>, kept: Look, surroundings: &str) -> Theme {
    let pairs = || surroundings.split(' ').filter_map(|pair| pair.split_once('='));
    Theme::choose(asked, kept, |name| {
        pairs().find(|(known, _)| *known == name).map(|(_, value)| value.to_owned())
    })
}

#[test]
fn the_surroundings_decide_where_nobody_asked() {
    use Palette::{Dark, Light, Mono};
    for (surroundings, palette) in [
        ("TERM=xterm-256color", Dark),
        ("NO_COLOR=", Dark),
        ("NO_COLOR=1 TERM=xterm", Mono),
        ("TERM=dumb", Mono),
        ("COLORFGBG=15;0", Dark),
        ("COLORFGBG=0;15", Light),
        ("COLORFGBG=0;default;7", Light),
        ("COLORFGBG=15;8", Dark),
        ("COLORFGBG=15;default", Dark),
        ("COLORFGBG=0;15 NO_COLOR=1", Mono),
        ("HALFSKY_THEME=light", Light),
        ("HALFSKY_THEME=mono COLORFGBG=0;15", Mono),
        ("HALFSKY_THEME=what COLORFGBG=0;15", Light),
    ] {
        assert_eq!(chosen(Look::Auto, surroundings).palette, palette, "{surroundings}");
    }
    for (asked, palette) in [(Look::Dark, Dark), (Look::Light, Light), (Look::Mono, Mono)] {
        let surroundings = "NO_COLOR=1 TERM=dumb COLORFGBG=0;15 HALFSKY_THEME=auto";
        assert_eq!(chosen(asked, surroundings).palette, palette);
    }
}

#[test]
fn what_somebody_chose_comes_after_what_is_asked_for_and_before_the_ground() {
    use Palette::{Dark, Light, Mono};
    for (asked, kept, surroundings, palette) in [
        (None, Look::Light, "TERM=xterm", Light),
        (None, Look::Dark, "COLORFGBG=0;15", Dark),
        (None, Look::Auto, "COLORFGBG=0;15", Light),
        (None, Look::Light, "HALFSKY_THEME=dark", Dark),
        (None, Look::Light, "HALFSKY_THEME=auto", Dark),
        (Some(Look::Dark), Look::Light, "", Dark),
        (Some(Look::Auto), Look::Light, "", Dark),
        (None, Look::Light, "NO_COLOR=1", Mono),
        (None, Look::Mono, "", Mono),
    ] {
        let theme = chosen_after(asked, kept, surroundings);
        assert_eq!(theme.palette, palette, "{asked:?} {kept:?} {surroundings}");
    }
    assert!(chosen_after(None, Look::Dark, "").asked, "its ground changes nothing");
    assert!(!chosen_after(Some(Look::Auto), Look::Dark, "").asked);
    let next = chosen(Look::Auto, "TERM=linux").of_look(Look::Light);
    assert_eq!((next.look(), next.console, next.on_ground(false)), (Look::Light, true, next));
}

#[test]
fn the_ground_is_followed_where_nobody_asked_and_there_is_colour() {
    let auto = chosen(Look::Auto, "TERM=linux");
    assert_eq!(auto.on_ground(true).palette, Palette::Light);
    assert_eq!(auto.on_ground(true).on_ground(false), auto);
    for fixed in [
        chosen(Look::Dark, ""),
        chosen(Look::Light, ""),
        chosen(Look::Auto, "HALFSKY_THEME=dark"),
        chosen(Look::Auto, "NO_COLOR=1"),
    ] {
        assert_eq!((fixed.on_ground(true), fixed.on_ground(false)), (fixed, fixed));
    }
}

#[test]
fn nothing_is_faint_the_ground_is_never_set_and_mono_has_no_colour() {
    let allowed = Modifier::BOLD | Modifier::REVERSED | Modifier::UNDERLINED;
    for theme in [Theme::DARK, Theme::LIGHT, Theme::MONO] {
        for style in all(theme).into_iter().chain(all(console(theme))) {
            assert!(allowed.contains(style.add_modifier));
            assert!(!style.add_modifier.contains(Modifier::BOLD | Modifier::REVERSED), "{style:?}");
            assert!(matches!(style.bg, None | Some(Color::Reset)));
            let coloured = !matches!(style.fg, None | Some(Color::Reset));
            assert!(!coloured || theme != Theme::MONO);
        }
        let styles = all(console(theme)).into_iter();
        let underlined = |style: Style| style.add_modifier.contains(Modifier::UNDERLINED);
        assert!(!styles.into_iter().any(underlined), "the Linux console cannot underline");
    }
}

#[test]
fn selection_never_rests_on_colour() {
    for theme in [Theme::DARK, Theme::LIGHT, Theme::MONO, console(Theme::DARK)] {
        assert!(theme.selected().add_modifier.contains(Modifier::REVERSED));
        assert!(theme.bar_filled().add_modifier.contains(Modifier::REVERSED));
    }
}
