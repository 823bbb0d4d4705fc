//! A drawn screen as something to keep: [`dump`] as plain text for snapshot tests, [`svg`] as a
//! picture for the README. Pure functions of a buffer and the cursor; nothing here draws to a
//! terminal.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::text;
use super::theme::number;

/// The screen as text: the rows without their trailing blanks, then the runs of every style that is
/// not the default as `row column..column style`, then the cursor as `cursor row column` or `no
/// cursor`. Rows and columns count from 0.
///
/// Only what can be seen is told: of a blank its ground and lines, not its weight or ink. So the
/// frame that was drawn and the terminal that it was written to give the same text.
pub fn dump(buffer: &Buffer, cursor: Option<Position>) -> String {
    let mut text = String::new();
    let mut styles = String::new();
    for y in 0..buffer.area.height {
        let glyphs = glyphs(buffer, y);
        let row: String = glyphs.iter().map(|(_, _, cell)| cell.symbol()).collect();
        text += row.trim_end();
        text.push('\n');
        for (from, to, style) in runs(&glyphs) {
            // Writing to a String cannot fail.
            let _ = writeln!(styles, "{y} {from}..{to} {}", style_name(&style));
        }
    }
    let cursor = cursor.map_or("no cursor".into(), |at| {
        format!(
            "cursor {} {}",
            at.y.saturating_sub(buffer.area.y),
            at.x.saturating_sub(buffer.area.x)
        )
    });
    format!("{text}--\n{styles}{cursor}\n")
}

/// The runs of a row that look other than plain. Blanks go on with the run before them as long as
/// nothing shows that they do not.
fn runs(glyphs: &[(u16, u16, &Cell)]) -> Vec<(u16, u16, Cell)> {
    let mut runs: Vec<(u16, u16, Cell)> = Vec::new();
    for &(x, cols, cell) in glyphs {
        let blank = cell.symbol() == " ";
        let seen = seen(cell, blank);
        match runs.last_mut() {
            Some((_, to, style)) if blank && *to == x && self::seen(style, true) == seen => {
                // On plain ground a run ends with its last glyph.
                *to = if seen == Cell::EMPTY { *to } else { x + cols };
            }
            Some((_, to, style)) if *style == seen && (*to == x || only_blanks(glyphs, *to, x)) => {
                *to = x + cols;
            }
            _ if seen != Cell::EMPTY => runs.push((x, x + cols, seen)),
            _ => {}
        }
    }
    runs
}

/// Whether nothing but plain blanks stands between two columns.
fn only_blanks(glyphs: &[(u16, u16, &Cell)], from: u16, to: u16) -> bool {
    let between = glyphs.iter().filter(|(x, _, _)| (from..to).contains(x));
    let plain = |cell: &Cell| cell.symbol() == " " && seen(cell, true) == Cell::EMPTY;
    between.into_iter().all(|(_, _, cell)| plain(cell))
}

/// The style of a cell as far as it shows.
fn seen(cell: &Cell, blank: bool) -> Cell {
    let mut seen = Cell::EMPTY;
    seen.set_style(cell.style());
    if blank {
        seen.modifier &= Modifier::REVERSED | Modifier::UNDERLINED;
        if seen.modifier.is_empty() {
            seen.fg = Color::Reset;
        }
    }
    seen
}

/// The cells of row `y` that show something, each with its column and its width; not those that lie
/// under a wide glyph. Columns count from the buffer's left edge.
fn glyphs(buffer: &Buffer, y: u16) -> Vec<(u16, u16, &Cell)> {
    let mut found = Vec::new();
    let mut x = 0;
    while x < buffer.area.width {
        let cell = &buffer[(buffer.area.x + x, buffer.area.y + y)];
        let cols = text::cols(cell);
        found.push((x, cols, cell));
        x += cols;
    }
    found
}

fn style_name(cell: &Cell) -> String {
    let mut words = Vec::new();
    if cell.fg != Color::Reset {
        words.push(format!("fg={}", cell.fg));
    }
    if cell.bg != Color::Reset {
        words.push(format!("bg={}", cell.bg));
    }
    words.extend(cell.modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    words.join(" ")
}

/// A Han glyph is as wide as its font size, so two cells of 9 go with size 17 nearly unstretched.
const CELL: (u16, u16) = (9, 22);
const MARGIN: u16 = 12;
const FONTS: &str = "'Noto Sans Mono CJK SC','Source Han Mono SC','Source Han Sans SC',\
                     'WenQuanYi Zen Hei Mono','Sarasa Mono SC',monospace";

/// Red, green and blue.
pub type Rgb = (u8, u8, u8);

/// The sixteen colours as GNOME's terminal comes with them; its dark ground is the first, its ink
/// the eighth. Pictures are drawn with them as they are, so that they show what a terminal shows.
pub const GNOME: [Rgb; 16] = [
    (0x17, 0x14, 0x21),
    (0xc0, 0x1c, 0x28),
    (0x26, 0xa2, 0x69),
    (0xa2, 0x73, 0x4c),
    (0x12, 0x48, 0x8b),
    (0xa3, 0x47, 0xba),
    (0x2a, 0xa1, 0xb3),
    (0xd0, 0xcf, 0xcc),
    (0x5e, 0x5c, 0x64),
    (0xf6, 0x61, 0x51),
    (0x33, 0xd1, 0x7a),
    (0xe9, 0xad, 0x0c),
    (0x2a, 0x7b, 0xde),
    (0xc0, 0x61, 0xcb),
    (0x33, 0xc7, 0xde),
    (0xff, 0xff, 0xff),
];
const GROUND: Rgb = GNOME[0];
const INK: Rgb = GNOME[7];

/// The screen as a self-contained SVG on a dark ground. Every grapheme stands at its own place with
/// its width forced, so that a reader's fonts cannot shift a column. The cursor is an outline.
pub fn svg(buffer: &Buffer, cursor: Option<Position>) -> String {
    let (width, height) =
        (buffer.area.width * CELL.0 + 2 * MARGIN, buffer.area.height * CELL.1 + 2 * MARGIN);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" font-family=\"{FONTS}\" font-size=\"17\">\n\
         <rect width=\"{width}\" height=\"{height}\" rx=\"6\" fill=\"{}\"/>\n",
        hex(GROUND)
    );
    for y in 0..buffer.area.height {
        grounds(buffer, y, &mut out);
        for (x, cols, cell) in glyphs(buffer, y) {
            glyph(cell, (x, y), cols, &mut out);
        }
    }
    if let Some(at) = cursor {
        let (x, y) = origin(at.x.saturating_sub(buffer.area.x), at.y.saturating_sub(buffer.area.y));
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{}\" height=\"{}\" fill=\"none\" stroke=\"{}\"/>",
            CELL.0,
            CELL.1,
            hex(INK)
        );
    }
    out + "</svg>\n"
}

fn origin(x: u16, y: u16) -> (u16, u16) {
    (MARGIN + x * CELL.0, MARGIN + y * CELL.1)
}

/// One rectangle for each run of cells with the same ground, none for the default ground.
fn grounds(buffer: &Buffer, y: u16, out: &mut String) {
    let mut runs: Vec<(u16, u16, Rgb)> = Vec::new();
    for (x, cols, cell) in glyphs(buffer, y) {
        let ground = colours(cell).1;
        match runs.last_mut() {
            Some((_, end, same)) if *same == ground => *end = x + cols,
            _ => runs.push((x, x + cols, ground)),
        }
    }
    for (from, end, ground) in runs.into_iter().filter(|run| run.2 != GROUND) {
        let ((x, y), width) = (origin(from, y), (end - from) * CELL.0);
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{}\" fill=\"{}\"/>",
            CELL.1,
            hex(ground)
        );
    }
}

fn glyph(cell: &Cell, at: (u16, u16), cols: u16, out: &mut String) {
    let (x, y) = origin(at.0, at.1);
    let (fill, width) = (hex(colours(cell).0), cols * CELL.0);
    if cell.modifier.contains(Modifier::UNDERLINED) {
        let _ = writeln!(
            out,
            "<rect x=\"{x}\" y=\"{}\" width=\"{width}\" height=\"1\" fill=\"{fill}\"/>",
            y + CELL.1 - 2
        );
    }
    let symbol = cell.symbol();
    if symbol.trim().is_empty() || cell.modifier.contains(Modifier::HIDDEN) {
        return;
    }
    let weight = if cell.modifier.contains(Modifier::BOLD) { " font-weight=\"bold\"" } else { "" };
    let _ = writeln!(
        out,
        "<text x=\"{x}\" y=\"{}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\" \
         fill=\"{fill}\"{weight}>{}</text>",
        y + 17,
        escape(symbol)
    );
}

fn escape(symbol: &str) -> String {
    symbol.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Ink and ground of a cell, with reverse applied.
fn colours(cell: &Cell) -> (Rgb, Rgb) {
    let ink = rgb(cell.fg).unwrap_or(INK);
    let ground = rgb(cell.bg).unwrap_or(GROUND);
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    if reversed { (ground, ink) } else { (ink, ground) }
}

/// A named colour; none for the default.
fn rgb(colour: Color) -> Option<Rgb> {
    number(colour).map(|number| GNOME[usize::from(number)])
}

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;

    fn screen() -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 14, 3));
        buffer.set_string(1, 0, "领域 <a&b>", Style::new().bold());
        buffer.set_string(0, 1, "未达标", Style::new().red().reversed());
        buffer.set_string(7, 1, "x", Style::new().underlined());
        buffer
    }

    #[test]
    fn dumped() {
        let expected = " 领域 <a&b>\n未达标 x\n\n--\n0 1..11 bold\n1 0..6 fg=Red reversed\n\
                        1 7..8 underlined\ncursor 2 3\n";
        assert_eq!(dump(&screen(), Some(Position::new(3, 2))), expected);
        assert!(dump(&screen(), None).ends_with("\nno cursor\n"));
    }

    #[test]
    fn drawn() {
        let svg = svg(&screen(), Some(Position::new(3, 2)));
        assert!(svg.contains("<text x=\"21\" y=\"29\" textLength=\"18\""));
        assert!(svg.contains("font-weight=\"bold\">&lt;</text>") && svg.contains(">&amp;<"));
        let run = "<rect x=\"12\" y=\"34\" width=\"54\" height=\"22\" fill=\"#c01c28\"/>";
        assert_eq!(svg.matches(run).count(), 1);
        assert_eq!(svg.matches("<text").count(), 2 + 5 + 3 + 1);
        assert_eq!(svg.matches("fill=\"none\"").count(), 1);
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    }
}
