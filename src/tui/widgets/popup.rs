//! Ground for a popup: blanked cells and a title line in reverse video, without box lines.
//! ratatui's `Clear` is not used because it leaves a wide glyph that straddles the popup's left
//! edge, which then swallows the first column (issue #2526). What stands in the popup is the
//! caller's.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::tui::text;

/// Fewer columns than these show no more than pieces of words.
const SLIVER: u16 = 10;

/// Blanks `area` in `style`, and with it a wide glyph that straddles its left or right edge: the
/// half outside becomes a blank in the glyph's own style.
pub fn clear(area: Rect, buffer: &mut Buffer, style: Style) {
    let area = area.intersection(buffer.area);
    if area.is_empty() {
        return;
    }
    for y in area.top()..area.bottom() {
        if area.left() > buffer.area.left() {
            let outside = &mut buffer[(area.left() - 1, y)];
            if text::cols(outside) > 1 {
                outside.set_symbol(" ");
            }
        }
        if area.right() < buffer.area.right() {
            let last = &buffer[(area.right() - 1, y)];
            if text::cols(last) > 1 {
                let half = last.style();
                buffer[(area.right(), y)].set_symbol(" ").set_style(half);
            }
        }
        for x in area.left()..area.right() {
            let cell = &mut buffer[(x, y)];
            cell.reset();
            cell.set_style(style);
        }
    }
}

/// Draws an empty popup over `area`: the title line, edges of reverse-video blanks, and blank ground
/// with a margin of one column at the sides and one row above. Returns the area inside.
pub fn popup(area: Rect, buffer: &mut Buffer, title: &str, title_style: Style) -> Rect {
    let area = area.intersection(buffer.area);
    clear(with_slivers(area, buffer.area), buffer, Style::new());
    if area.is_empty() {
        return area;
    }
    let title = text::fit(&format!("  {title}"), usize::from(area.width));
    text::put(buffer, area.x, area.y, &title, usize::from(area.width), title_style);
    // Both halves of a wide glyph, since a trailing cell keeps the style it had.
    buffer.set_style(Rect { height: 1, ..area }, title_style);
    let (right, bottom) = (area.right() - 1, area.bottom() - 1);
    for edge in [
        Rect { width: 1, ..area },
        Rect { x: right, width: 1, ..area },
        Rect { y: bottom, height: 1, ..area },
    ] {
        buffer.set_style(edge, title_style);
    }
    let (left, top) = (area.width.min(2), area.height.min(2));
    Rect {
        x: area.x + left,
        y: area.y + top,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(3),
    }
}

/// With what is left beside it, where that is too narrow for anybody to read.
fn with_slivers(area: Rect, screen: Rect) -> Rect {
    if area.is_empty() || (area.x - screen.x).max(screen.right() - area.right()) > SLIVER {
        return area;
    }
    Rect { x: screen.x, width: screen.width, ..area }
}

/// An area of `width` × `height` in the middle of `screen`, or as much of it as there is.
pub fn centred(screen: Rect, width: u16, height: u16) -> Rect {
    let (width, height) = (width.min(screen.width), height.min(screen.height));
    let at = Position::new(
        screen.x + (screen.width - width) / 2,
        screen.y + (screen.height - height) / 2,
    );
    Rect::new(at.x, at.y, width, height)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(buffer: &Buffer, y: u16) -> String {
        let mut line = String::new();
        let mut x = buffer.area.x;
        while x < buffer.area.right() {
            line += buffer[(x, y)].symbol();
            x += text::cols(&buffer[(x, y)]);
        }
        line
    }

    fn han() -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 5));
        for y in 0..5 {
            buffer.set_string(0, y, "妇女儿童发展", Style::new().red());
        }
        buffer
    }

    #[test]
    fn both_parities() {
        for (x, width, expected) in [
            (2, 4, "妇    童发展"),
            (3, 4, "妇      发展"),
            (2, 5, "妇      发展"),
            (3, 5, "妇      发展"),
            (0, 12, "            "),
            (11, 9, "妇女儿童发  "),
        ] {
            let mut buffer = han();
            clear(Rect::new(x, 1, width, 2), &mut buffer, Style::new());
            assert_eq!(row(&buffer, 1), expected, "{x}+{width}");
            assert_eq!(row(&buffer, 3), "妇女儿童发展");
            buffer.set_string(x, 1, "[", Style::new());
            assert!(row(&buffer, 1).contains('['), "the first column shows");
        }
    }

    #[test]
    fn halves_outside_keep_their_style() {
        let mut buffer = han();
        clear(Rect::new(3, 1, 4, 1), &mut buffer, Style::new());
        assert_eq!(
            (buffer[(2, 1)].fg, buffer[(7, 1)].fg),
            (Style::new().red().fg.unwrap(), buffer[(2, 1)].fg)
        );
        assert_eq!(buffer[(3, 1)], ratatui::buffer::Cell::EMPTY);
    }

    #[test]
    fn title_line_and_margin() {
        for x in [1, 2] {
            let mut buffer = han();
            let inner =
                popup(Rect::new(x, 0, 9, 5), &mut buffer, "可办事项很多", Style::new().reversed());
            assert_eq!(inner, Rect::new(x + 2, 2, 5, 2));
            assert!(row(&buffer, 0).contains("  可办.. "), "{}", row(&buffer, 0));
            assert!((x..x + 9).all(|x| {
                buffer[(x, 0)].style().add_modifier.contains(ratatui::style::Modifier::REVERSED)
            }));
        }
        let mut buffer = han();
        popup(Rect::new(11, 4, 90, 90), &mut buffer, "小", Style::new());
        assert!(popup(Rect::new(50, 50, 3, 3), &mut buffer, "外", Style::new()).is_empty());
    }

    #[test]
    fn centred_in_the_screen() {
        assert_eq!(centred(Rect::new(0, 0, 80, 24), 40, 10), Rect::new(20, 7, 40, 10));
        assert_eq!(centred(Rect::new(0, 0, 8, 4), 40, 10), Rect::new(0, 0, 8, 4));
    }
}
