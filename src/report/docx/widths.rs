//! How wide the columns of a table are on paper: by what stands in them.

use crate::report::{Row, Table};

/// Halves of a Chinese character that a millimetre holds at 10.5 points.
const PER_MM: f64 = 72.0 / 25.4 / 5.25;

/// What the edges of a cell take, in mm.
const EDGES: f64 = 2.5;

/// No column is narrower, in mm.
const LEAST: u16 = 11;

/// Lines of no more than so many halves of a character are read at a glance: that one is broken counts as
/// a line more, as does a word of letters that is.
const SHORT: usize = 8;

/// Between rows of as many lines the fuller cells decide.
const FULLNESS: f64 = 0.02;

/// The widths under which the rows together are lowest, in mm, together as wide as the table's own. From
/// those that it has, a millimetre or a few go from one column to another as long as that helps.
pub(super) fn widths(table: &Table) -> Vec<u16> {
    let mut widths: Vec<u16> = table.columns.iter().map(|column| column.width).collect();
    let rows = rows(table);
    let mut height = whole(&rows, &widths);
    while let Some((better, lower)) = step(&rows, &widths, height) {
        (widths, height) = (better, lower);
    }
    widths
}

/// How long a line of a cell is and its longest word of letters, in halves of a Chinese character.
#[derive(Clone, Copy)]
struct Line {
    long: usize,
    word: usize,
}

/// The lines of each cell.
type Lines = Vec<Vec<Line>>;

fn rows(table: &Table) -> Vec<Lines> {
    let long = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let word = |line: &str| {
        let words = line.split(|c: char| !c.is_ascii_alphabetic());
        words.map(str::len).max().unwrap_or_default()
    };
    let line = |line: &str| Line { long: long(line), word: word(line) };
    let lines = |text: &str| text.lines().map(line).collect::<Vec<Line>>();
    let heading = table.columns.iter().map(|column| lines(&column.heading)).collect();
    let cells = table.rows.iter().filter_map(|row| match row {
        Row::Cells(cells) => Some(cells.iter().map(|cell| lines(&cell.words())).collect()),
        Row::Whole(_) => None,
    });
    std::iter::once(heading).chain(cells).collect()
}

/// The best move of a few millimetres from one column to another; none where none helps.
fn step(rows: &[Lines], widths: &[u16], height: f64) -> Option<(Vec<u16>, f64)> {
    let mut best: Option<(Vec<u16>, f64)> = None;
    for from in 0..widths.len() {
        for to in (0..widths.len()).filter(|to| *to != from) {
            for much in [1, 2, 4] {
                if widths[from] < LEAST + much {
                    continue;
                }
                let mut moved = widths.to_vec();
                moved[from] -= much;
                moved[to] += much;
                let lower = whole(rows, &moved);
                if lower < best.as_ref().map_or(height, |(_, lowest)| *lowest) - 1e-9 {
                    best = Some((moved, lower));
                }
            }
        }
    }
    best
}

/// How high all rows are, in lines.
fn whole(rows: &[Lines], widths: &[u16]) -> f64 {
    let rooms: Vec<f64> = widths
        .iter()
        .map(|width| ((f64::from(*width) - EDGES) * PER_MM).floor().max(2.0))
        .collect();
    let row = |cells: &Lines| {
        let cell = |(lines, room): (&Vec<Line>, &f64)| -> (f64, f64) {
            lines.iter().fold((0.0, 0.0), |(high, more), Line { long, word }| {
                let part = *long as f64 / room;
                let torn = part > 1.0 && *long <= SHORT || *word as f64 > *room;
                let broken = if torn { 1.0 } else { 0.0 };
                (high + part.ceil().max(1.0), more + part * part * FULLNESS + broken)
            })
        };
        let cells = cells.iter().zip(&rooms).map(cell);
        let (high, more) = cells
            .fold((1.0_f64, 0.0), |(high, more), (lines, part)| (high.max(lines), more + part));
        high + more
    };
    rows.iter().map(row).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Align;

    #[test]
    fn a_column_gets_what_another_does_not_need() {
        let columns =
            [("指标", 44, Align::Left), ("比上年", 60, Align::Left), ("结果", 12, Align::Centre)];
        let mut table = Table::new("t", &columns);
        for _ in 0..3 {
            let result = "尚未达标\n2021至2025年合并 9.6（2025年当年 0.0）小基数";
            table.row(["孕产妇死亡率".into(), "持平".into(), result.into()]);
        }
        let widths = widths(&table);
        assert_eq!(widths.iter().sum::<u16>(), 116);
        assert!(widths[2] > 40 && widths[1] >= LEAST, "{widths:?}");
    }
}
