//! Rows in columns: shares a width among columns and lays one row out in exactly that width. It
//! draws nothing and knows nothing of selection; a caller puts the row into a `Line` and styles it.

use ratatui::text::{Line, Span};

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
pub struct Column {
    /// What stands above it.
    pub title: String,
    /// How wide it is.
    pub width: Width,
    /// Where its cells stand.
    pub align: Align,
}

impl Column {
    /// A column of words.
    pub fn left(title: impl Into<String>, width: Width) -> Self {
        Self { title: title.into(), width, align: Align::Left }
    }

    /// A column of numbers.
    pub fn right(title: impl Into<String>, width: Width) -> Self {
        Self { title: title.into(), width, align: Align::Right }
    }
}

/// Columns with their widths settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    columns: Vec<(Column, usize)>,
    cols: usize,
}

impl Table {
    /// Shares `cols` among `columns`, with one blank between each two. What is left over goes to
    /// the flexible ones in equal parts. Where there is too little, columns are dropped from the
    /// right, so order them by weight; the first always stays, cut if need be.
    pub fn new(columns: Vec<Column>, cols: usize) -> Self {
        let least = |column: &Column| match column.width {
            Width::Fixed(n) | Width::Flex(n) => n,
        };
        let mut used = 0;
        let mut shown: Vec<(Column, usize)> = Vec::new();
        for column in columns {
            let gap = usize::from(!shown.is_empty());
            let wants = least(&column);
            let width = if shown.is_empty() { wants.min(cols) } else { wants };
            if used + gap + width > cols {
                break;
            }
            used += gap + width;
            shown.push((column, width));
        }
        share(&mut shown, cols - used);
        Self { columns: shown, cols }
    }

    /// The widths settled on, a column each; a dropped column has none.
    pub fn widths(&self) -> impl ExactSizeIterator<Item = usize> + '_ {
        self.columns.iter().map(|(_, width)| *width)
    }

    /// The titles as a row.
    pub fn head(&self) -> Line<'static> {
        let titles: Vec<Line<'_>> =
            self.columns.iter().map(|(column, _)| Line::raw(column.title.as_str())).collect();
        self.row(&titles)
    }

    /// One row of exactly the table's width. Cells keep their styles, blanks around them have none;
    /// a missing cell is blank, one too many is left out.
    pub fn row(&self, cells: &[Line<'_>]) -> Line<'static> {
        let mut row = Vec::new();
        let mut used = 0;
        for (n, (column, width)) in self.columns.iter().enumerate() {
            if n > 0 {
                row.push(Span::raw(" "));
                used += 1;
            }
            let empty = Line::default();
            cell(cells.get(n).unwrap_or(&empty), *width, column.align, &mut row);
            used += width;
        }
        blanks(self.cols - used, &mut row);
        Line::from(row)
    }
}

fn share(columns: &mut [(Column, usize)], left_over: usize) {
    let flexible = |(column, _): &&mut (Column, usize)| matches!(column.width, Width::Flex(_));
    let count = columns.iter_mut().filter(flexible).count();
    for (n, (_, width)) in columns.iter_mut().filter(flexible).enumerate() {
        *width += left_over / count + usize::from(n < left_over % count);
    }
}

fn blanks(cols: usize, row: &mut Vec<Span<'static>>) {
    if cols > 0 {
        row.push(Span::raw(" ".repeat(cols)));
    }
}

/// Lays `line` out in exactly `cols` columns.
fn cell(line: &Line<'_>, cols: usize, align: Align, row: &mut Vec<Span<'static>>) {
    let total: usize = line.spans.iter().map(|span| text::width(&span.content)).sum();
    let pad = cols.saturating_sub(total);
    if align == Align::Right {
        blanks(pad, row);
    }
    let mut room = cols;
    let dots = if total <= cols || cols < 3 { 0 } else { 2 };
    for span in &line.spans {
        let style = line.style.patch(span.style);
        if total <= cols {
            row.push(Span::styled(span.content.clone().into_owned(), style));
            continue;
        }
        let shown = text::clip(&span.content, room - dots);
        room -= text::width(shown);
        if !shown.is_empty() {
            row.push(Span::styled(shown.to_owned(), style));
        }
        if shown.len() < span.content.len() {
            row.push(Span::styled(".".repeat(dots), style));
            room -= dots;
            blanks(room, row);
            return;
        }
    }
    if align == Align::Left {
        blanks(pad, row);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::style::{Style, Stylize};

    use super::*;

    fn plain(line: &Line<'_>) -> String {
        line.spans.iter().map(|span| span.content.as_ref()).collect()
    }

    fn overview(cols: usize) -> Table {
        let columns = vec![
            Column::left("领域", Width::Flex(8)),
            Column::right("目标", Width::Fixed(4)),
            Column::left("状态", Width::Fixed(8)),
        ];
        Table::new(columns, cols)
    }

    #[test]
    fn a_row() {
        let table = overview(30);
        assert_eq!(plain(&table.head()), "领域             目标 状态    ");
        let cells = [Line::raw("一 妇女与健康"), Line::raw("9"), Line::from("尚未达标".red())];
        let row = table.row(&cells);
        assert_eq!(plain(&row), "一 妇女与健康       9 尚未达标");
        assert_eq!(row.spans.last().map(|s| s.style), Some(Style::new().red()));
        let long = [Line::raw("妇女参与决策和管理的水平"), Line::raw("12345")];
        assert_eq!(plain(&table.row(&long)), "妇女参与决策和.. 12..         ");
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
            let columns = widths.into_iter().map(|(fixed, n, right)| Column {
                title: "目标值".into(),
                width: if fixed { Width::Fixed(n) } else { Width::Flex(n) },
                align: if right { Align::Right } else { Align::Left },
            });
            let table = Table::new(columns.collect(), cols);
            let cells: Vec<Line<'_>> = cells.into_iter()
                .map(|spans| Line::from(spans.into_iter().map(Span::raw).collect::<Vec<_>>()))
                .collect();
            let row = table.row(&cells);
            let width: usize = row.spans.iter().map(|s| text::width(&s.content)).sum();
            prop_assert_eq!(width, cols);
            prop_assert_eq!(text::width(&plain(&table.head())), cols);
        }
    }
}
