//! Rows in columns: shares a width among columns and puts the cells of a row each into its own. A
//! column is known by a name of the table's own, and only those that have room ask for their cells.
//! It knows nothing of selection.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::tui::text;

/// On which side of its column a cell stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Exactly so many columns.
    Fixed(usize),
    /// At least so many, and a share of what is left over.
    Flex(usize),
}

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column<Id> {
    /// By what its cells are asked for.
    pub id: Id,
    /// What stands above it.
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// Where its cells stand.
    pub align: Align,
    /// Of how many columns a table must be for this one to stand in it.
    pub wants: usize,
}

impl<Id> Column<Id> {
    /// A column of words.
    pub fn left(id: Id, title: impl Into<String>, width: Width) -> Self {
        Self { id, title: title.into(), width, align: Align::Left, wants: 0 }
    }

    /// A column of numbers.
    pub fn right(id: Id, title: impl Into<String>, width: Width) -> Self {
        Self { align: Align::Right, ..Self::left(id, title, width) }
    }

    /// The same, left out of a table that is narrower than that.
    pub fn wanting(self, cols: usize) -> Self {
        Self { wants: cols, ..self }
    }

    /// Columns that it takes at least: a fixed one is never narrower than its title.
    fn least(&self) -> usize {
        match self.width {
            Width::Fixed(n) => n.max(text::width(&self.title)),
            Width::Flex(n) => n,
        }
    }
}

/// Of how many columns a table must be for all of its own to stand in it.
pub fn wanted<Id>(columns: &[Column<Id>]) -> usize {
    let own: usize = columns.iter().map(Column::least).sum();
    let from = columns.iter().map(|column| column.wants).max().unwrap_or(0);
    (own + columns.len().saturating_sub(1)).max(from)
}

/// A column that has room.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown<Id> {
    column: Column<Id>,
    cols: usize,
}

/// Columns with their widths settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table<Id> {
    columns: Vec<Shown<Id>>,
    left_out: usize,
}

impl<Id: Copy> Table<Id> {
    /// Shares `cols` among `columns`, with one blank between each two. What is left over goes to
    /// the flexible ones in equal parts. Where there is too little, columns are dropped from the
    /// right, so order them by weight; the first always stays, cut if need be.
    pub fn new(columns: Vec<Column<Id>>, cols: usize) -> Self {
        let all = columns.len();
        let mut used = 0;
        let mut shown: Vec<Shown<Id>> = Vec::new();
        for column in columns.into_iter().filter(|column| column.wants <= cols) {
            let gap = usize::from(!shown.is_empty());
            let wants = column.least();
            let width = if shown.is_empty() { wants.min(cols) } else { wants };
            if used + gap + width > cols {
                break;
            }
            used += gap + width;
            shown.push(Shown { column, cols: width });
        }
        share(&mut shown, cols - used);
        Self { left_out: all - shown.len(), columns: shown }
    }

    /// How many columns had no room.
    pub fn left_out(&self) -> usize {
        self.left_out
    }

    /// The widths settled on, a column each; a dropped column has none.
    pub fn widths(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.columns.iter().map(|shown| shown.cols)
    }

    /// Puts the titles into a row of a frame, as [`Table::put`] does.
    pub fn put_head(&self, buffer: &mut Buffer, at: Position, style: Style) {
        for (x, shown) in self.places(at.x) {
            let title = Line::styled(&*shown.column.title, style);
            put_cell(buffer, Position { x, ..at }, &title, shown);
        }
    }

    /// Puts a row of cells into a row of a frame, each within its own columns; what is between them
    /// stays as it is.
    pub fn put<'a>(&self, buffer: &mut Buffer, at: Position, cell: impl Fn(Id) -> Line<'a>) {
        for (x, shown) in self.places(at.x) {
            put_cell(buffer, Position { x, ..at }, &cell(shown.column.id), shown);
        }
    }

    /// The columns, each with where it begins.
    fn places(&self, from: u16) -> impl Iterator<Item = (u16, &Shown<Id>)> {
        self.columns.iter().scan(from, |x, shown| {
            let here = *x;
            *x += shown.cols as u16 + 1;
            Some((here, shown))
        })
    }
}

/// Puts a line into no more than `cols` columns; what was cut ends in `..`.
fn put_cell<Id>(buffer: &mut Buffer, at: Position, line: &Line<'_>, shown: &Shown<Id>) {
    let (cols, align) = (shown.cols, shown.column.align);
    let total: usize = line.spans.iter().map(|span| text::width(&span.content)).sum();
    if total <= cols {
        let pad = if align == Align::Right { cols - total } else { 0 };
        text::put_line(buffer, at.x + pad as u16, at.y, line, cols);
        return;
    }
    let dots = if cols < 3 { 0 } else { 2 };
    let mut room = cols - dots;
    let mut x = at.x;
    for span in &line.spans {
        let style = line.style.patch(span.style);
        let shown = text::clip(&span.content, room);
        x = text::put(buffer, x, at.y, shown, room, style);
        if shown.len() < span.content.len() {
            text::put(buffer, x, at.y, "..", dots, style);
            return;
        }
        room -= text::width(shown);
    }
}

fn share<Id>(columns: &mut [Shown<Id>], left_over: usize) {
    let flexible = |shown: &&mut Shown<Id>| matches!(shown.column.width, Width::Flex(_));
    let count = columns.iter_mut().filter(flexible).count();
    for (n, shown) in columns.iter_mut().filter(flexible).enumerate() {
        shown.cols += left_over / count + usize::from(n < left_over % count);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Stylize};
    use ratatui::text::Span;

    use super::*;

    /// A row of a frame full of dashes.
    fn frame(cols: usize) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, cols as u16, 1));
        text::put(&mut buffer, 0, 0, &"-".repeat(cols), cols, Style::new());
        buffer
    }

    fn plain(buffer: &Buffer) -> String {
        let mut row = String::new();
        let mut x = 0;
        while x < buffer.area.width {
            row.push_str(buffer[(x, 0)].symbol());
            x += text::cols(&buffer[(x, 0)]);
        }
        row
    }

    /// Columns are known by their place among all.
    fn put(table: &Table<usize>, cells: &[Line<'_>], cols: usize) -> Buffer {
        let mut buffer = frame(cols);
        table.put(&mut buffer, Position::ORIGIN, |at| cells.get(at).cloned().unwrap_or_default());
        buffer
    }

    fn overview(cols: usize) -> Table<usize> {
        let columns = vec![
            Column::left(0, "领域", Width::Flex(8)),
            Column::right(1, "目标", Width::Fixed(4)),
            Column::left(2, "状态", Width::Fixed(8)),
        ];
        Table::new(columns, cols)
    }

    #[test]
    fn a_row() {
        let table = overview(30);
        let mut head = frame(30);
        table.put_head(&mut head, Position::ORIGIN, Style::new().bold());
        assert_eq!(plain(&head), "领域-------------目标-状态----");
        let cells = [Line::raw("一 妇女与健康"), Line::raw("9"), Line::from("尚未达标".red())];
        let row = put(&table, &cells, 30);
        assert_eq!(plain(&row), "一 妇女与健康-------9-尚未达标");
        assert_eq!((row[(22, 0)].fg, row[(20, 0)].fg), (Color::Red, Color::Reset));
        let long = [Line::raw("妇女参与决策和管理的水平"), Line::raw("12345")];
        assert_eq!(plain(&put(&table, &long, 30)), "妇女参与决策和..-12..---------");
    }

    #[test]
    fn a_title_is_not_cut_and_what_has_no_room_is_counted() {
        let columns = || {
            vec![
                Column::left(0, "domain", Width::Flex(4)),
                Column::right(1, "nearly", Width::Fixed(3)).wanting(20),
                Column::right(2, "outlook", Width::Fixed(4)),
                Column::right(3, "with", Width::Fixed(4)),
            ]
        };
        let cells = ["1", "2", "3", "4"].map(Line::raw);
        for (cols, left_out) in [(26, 0), (19, 1), (16, 2)] {
            let table = Table::new(columns(), cols);
            assert_eq!(table.left_out(), left_out, "{cols}");
            let mut frame = frame(cols);
            table.put_head(&mut frame, Position::ORIGIN, Style::new());
            let head = plain(&frame);
            assert!(head.contains("outlook"), "{head}");
            assert_eq!(head.contains("nearly"), cols >= 20, "{head}");
            let row = plain(&put(&table, &cells, cols));
            assert_eq!((row.contains('2'), row.contains('3')), (cols >= 20, true), "{row}");
            assert_eq!(row.contains('4'), left_out < 2, "{row}");
        }
    }

    #[test]
    fn too_narrow() {
        assert_eq!(overview(22).widths().collect::<Vec<_>>(), [8, 4, 8]);
        assert_eq!(overview(21).widths().collect::<Vec<_>>(), [16, 4]);
        assert_eq!(overview(5).widths().collect::<Vec<_>>(), [5]);
    }

    proptest! {
        #[test]
        fn rows_are_exact(
            cols in 0usize..60,
            widths in prop::collection::vec((any::<bool>(), 0usize..14, any::<bool>()), 0..6),
            cells in prop::collection::vec(
                prop::collection::vec("[妇女a1，e\u{301} ]{0,8}", 0..3), 0..7),
        ) {
            let columns = widths.into_iter().enumerate().map(|(id, (fixed, n, right))| Column {
                id,
                title: "目标值".into(),
                width: if fixed { Width::Fixed(n) } else { Width::Flex(n) },
                align: if right { Align::Right } else { Align::Left },
                wants: 0,
            });
            let table = Table::new(columns.collect(), cols);
            let cells: Vec<Line<'_>> = cells.into_iter()
                .map(|spans| Line::from(spans.into_iter().map(Span::raw).collect::<Vec<_>>()))
                .collect();
            let row = put(&table, &cells, cols + 2);
            prop_assert_eq!(text::width(&plain(&row)), cols + 2);
            let mut x = 0;
            for width in table.widths() {
                x += width as u16;
                prop_assert_eq!(row[(x, 0)].symbol(), "-", "between the cells");
                x += 1;
            }
            prop_assert!(plain(&row).ends_with("--"), "behind the table");
        }
    }
}
