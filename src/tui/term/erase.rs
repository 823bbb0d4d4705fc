//! Where blanks are erased and not written: how much of what stands there that takes away.

use super::frame::Shown;

/// Blanks that look like those that erasing leaves.
pub(super) fn is_plain_blank(cell: Shown) -> bool {
    cell.is_blank() && cell.sgr.is_unseen_on_blanks()
}

/// Whether erasing the first `cells` columns of what a row shows takes away all that stands in them, also
/// in mlterm: where as many columns are to be erased as the row has glyphs left, or more, it erases one
/// column a glyph, and of a row of wide ones half is left.
pub(super) fn is_erased_whole(row: &[Shown], cells: usize) -> bool {
    let end = |stands: &dyn Fn(Shown) -> bool| {
        row.iter().rposition(|cell| stands(*cell)).map_or(0, |at| at + 1)
    };
    let stands = |cell: Shown| !is_plain_blank(cell);
    // A glyph of doubtful width may be there no more.
    let is_sure = |cell: Shown| stands(cell) && !cell.glyph.is_doubtful();
    let counts = |cell: &&Shown| cell.glyph.cols() > 0 && !cell.glyph.is_doubtful();
    let glyphs = row[..end(&is_sure)].iter().filter(counts).count();
    cells < glyphs || end(&stands).min(cells) <= glyphs
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    use super::*;
    use crate::tui::term::frame::{Graphemes, show};

    fn row(text: &str) -> Vec<Shown> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        buffer.set_string(0, 0, text, Style::new());
        let mut cells = Vec::new();
        show(&buffer, &mut Graphemes::default(), &mut cells);
        cells
    }

    #[test]
    fn erasing_takes_away_what_stands_there_where_wide_glyphs_count_once() {
        for (text, cells, whole) in [
            ("", 12, true),
            ("twelve columns", 18, true),
            ("妇女儿童工作", 5, true),
            ("妇女儿童工作", 6, true),
            ("妇女儿童工作", 7, false),
            ("妇女儿童工作", 12, false),
            ("妇女儿童工作", 18, false),
            ("妇女          of all", 12, true),
        ] {
            assert_eq!(is_erased_whole(&row(text), cells), whole, "{text} {cells}");
        }
    }
}
