//! A drawn screen as something to keep: [`dump`] as plain text for snapshot tests, [`svg`] as a
//! picture for the README. Pure functions of a buffer and the cursor; nothing here draws to a
//! terminal.

use std::fmt::Write as _;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier};

use super::text;

/// The screen as text: the rows without their trailing blanks, then the runs of every style that is
/// not the default as `row column..column style`, then the cursor as `cursor row column` or `no
/// cursor`. Rows and columns count from 0.
pub fn dump(buffer: &Buffer, cursor: Option<Position>) -> String {
    let mut text = String::new();
    let mut styles = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut run: Option<(u16, u16, String)> = None;
        for (x, cols, cell) in glyphs(buffer, y) {
            row += cell.symbol();
            let style = style_name(cell);
            match &mut run {
                Some((_, to, name)) if *name == style => *to = x + cols,
                _ => {
                    write_run(&mut styles, y, run.take());
                    run = Some((x, x + cols, style));
                }
            }
        }
        write_run(&mut styles, y, run);
        text += row.trim_end();
        text.push('\n');
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

fn write_run(to: &mut String, y: u16, run: Option<(u16, u16, String)>) {
    if let Some((from, end, style)) = run.filter(|(_, _, style)| !style.is_empty()) {
        // Writing to a String cannot fail.
        let _ = writeln!(to, "{y} {from}..{end} {style}");
    }
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
const GROUND: Rgb = (0x1b, 0x1e, 0x25);
const INK: Rgb = (0xd9, 0xdd, 0xe5);
const FONTS: &str = "'Noto Sans Mono CJK SC','Source Han Mono SC','Source Han Sans SC',\
                     'WenQuanYi Zen Hei Mono','Sarasa Mono SC',monospace";

type Rgb = (u8, u8, u8);

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

/// Ink and ground of a cell, with reverse and dim applied and the ink legible on the ground.
fn colours(cell: &Cell) -> (Rgb, Rgb) {
    let mut ink = rgb(cell.fg).unwrap_or(INK);
    let mut ground = rgb(cell.bg).unwrap_or(GROUND);
    if cell.modifier.contains(Modifier::REVERSED) {
        std::mem::swap(&mut ink, &mut ground);
    }
    if cell.modifier.contains(Modifier::DIM) {
        ink = mix(ink, ground, 0.35);
    }
    (legible(ink, ground), ground)
}

/// The named colours as many terminals show them; none for the default.
fn rgb(colour: Color) -> Option<Rgb> {
    Some(match colour {
        Color::Black => (0x10, 0x12, 0x16),
        Color::Red => (0xf0, 0x71, 0x78),
        Color::Green => (0x7f, 0xc9, 0x7f),
        Color::Yellow => (0xe0, 0xb4, 0x5c),
        Color::Blue => (0x6c, 0xa8, 0xf0),
        Color::Magenta => (0xd3, 0x8c, 0xe0),
        Color::Cyan => (0x5c, 0xc8, 0xd0),
        Color::Gray => (0xb8, 0xbe, 0xc8),
        Color::DarkGray => (0x8a, 0x92, 0xa0),
        Color::LightRed => (0xff, 0x96, 0x9c),
        Color::LightGreen => (0xa6, 0xe0, 0xa6),
        Color::LightYellow => (0xf4, 0xd0, 0x86),
        Color::LightBlue => (0x9a, 0xc6, 0xff),
        Color::LightMagenta => (0xe6, 0xb0, 0xf0),
        Color::LightCyan => (0x90, 0xe2, 0xe8),
        Color::White => (0xff, 0xff, 0xff),
        Color::Rgb(r, g, b) => (r, g, b),
        Color::Reset | Color::Indexed(_) => return None,
    })
}

fn mix(a: Rgb, b: Rgb, part_of_b: f64) -> Rgb {
    let one = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part_of_b) as u8;
    (one(a.0, b.0), one(a.1, b.1), one(a.2, b.2))
}

/// Contrast ratio as WCAG 2 defines it.
fn contrast(a: Rgb, b: Rgb) -> f64 {
    let linear = |v: u8| match f64::from(v) / 255.0 {
        v if v <= 0.04045 => v / 12.92,
        v => ((v + 0.055) / 1.055).powf(2.4),
    };
    let light = |c: Rgb| 0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2);
    let (a, b) = (light(a) + 0.05, light(b) + 0.05);
    if a > b { a / b } else { b / a }
}

/// `ink`, moved towards white or black as far as it takes to reach 4.5:1. One of the two always
/// gets there.
fn legible(ink: Rgb, ground: Rgb) -> Rgb {
    let (white, black) = ((255, 255, 255), (0, 0, 0));
    let away = if contrast(white, ground) > contrast(black, ground) { white } else { black };
    let steps = (0..=20).map(|n| mix(ink, away, f64::from(n) / 20.0));
    steps.into_iter().find(|&ink| contrast(ink, ground) >= 4.5).unwrap_or(away)
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
        let run = "<rect x=\"12\" y=\"34\" width=\"54\" height=\"22\" fill=\"#f07178\"/>";
        assert_eq!(svg.matches(run).count(), 1);
        assert_eq!(svg.matches("<text").count(), 2 + 5 + 3 + 1);
        assert_eq!(svg.matches("fill=\"none\"").count(), 1);
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    }

    #[test]
    fn every_ink_is_legible() {
        let all = [
            Color::Reset,
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::White,
        ];
        let all = all.into_iter();
        for (fg, bg) in all.clone().flat_map(|fg| all.clone().map(move |bg| (fg, bg))) {
            for modifier in [Modifier::empty(), Modifier::DIM, Modifier::REVERSED] {
                let mut cell = Cell::new("x");
                cell.set_style(Style::new().fg(fg).bg(bg).add_modifier(modifier));
                let (ink, ground) = colours(&cell);
                assert!(contrast(ink, ground) >= 4.5, "{fg} on {bg} {modifier:?}");
            }
        }
    }
}
