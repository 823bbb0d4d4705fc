//! The way to standard output: text that is fit to be shown, columns, and JSON.

use std::io::{self, IsTerminal, StdoutLock, Write};

use serde_json::Value;

use super::failure::Failure;
use crate::tui::text;

/// Standard output, written to in one go.
#[derive(Debug)]
pub(super) struct Out {
    to: io::BufWriter<StdoutLock<'static>>,
    /// Columns of the terminal; none where it is not one, and nothing is cut or wrapped.
    width: Option<usize>,
}

impl Out {
    pub(super) fn new() -> Self {
        let stdout = io::stdout();
        let size = || ratatui::crossterm::terminal::size().map_or(80, |(width, _)| width.into());
        let width = stdout.is_terminal().then(size);
        Self { to: io::BufWriter::new(stdout.lock()), width }
    }

    /// Whether a person reads it.
    pub(super) fn is_terminal(&self) -> bool {
        self.width.is_some()
    }

    /// Columns of the terminal; none where it is not one.
    pub(super) fn width(&self) -> Option<usize> {
        self.width
    }

    /// Text as it is: what others wrote in it is made harmless first.
    pub(super) fn line(&mut self, line: &str) -> Result<(), Failure> {
        writeln!(self.to, "{}", text::sanitize(line).trim_end()).map_err(Failure::Output)
    }

    /// A line that a terminal shows in one row.
    pub(super) fn row(&mut self, line: &str) -> Result<(), Failure> {
        match self.width {
            Some(width) => self.line(&text::shorten(&text::sanitize(line), width)),
            None => self.line(line),
        }
    }

    /// A paragraph behind a label, each of its lines set in as far as the first.
    pub(super) fn hang(&mut self, label: &str, indent: usize, body: &str) -> Result<(), Failure> {
        let body = text::sanitize(body);
        let room = self.width.map_or(usize::MAX, |width| width.saturating_sub(indent).max(20));
        let mut label = text::pad_right(label, indent);
        let pieces: Vec<&str> = match room {
            usize::MAX => body.lines().collect(),
            room => text::wrap(&body, room).into_iter().map(|range| &body[range]).collect(),
        };
        for piece in pieces {
            self.line(&format!("{label}{piece}"))?;
            label = " ".repeat(indent);
        }
        Ok(())
    }

    /// JSON that people can read too.
    pub(super) fn json(&mut self, value: &Value) -> Result<(), Failure> {
        self.line(&format!("{value:#}"))
    }

    /// JSON on a line of its own, sent at once.
    pub(super) fn answer(&mut self, value: &Value) -> Result<(), Failure> {
        writeln!(self.to, "{value}").map_err(Failure::Output)?;
        self.done()
    }

    /// Sends bytes as they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.to.write_all(bytes).map_err(Failure::Output)
    }

    /// Sends what is still held back.
    pub(super) fn done(&mut self) -> Result<(), Failure> {
        self.to.flush().map_err(Failure::Output)
    }
}

/// Rows in columns: the first to the left, numbers to the right, every column as wide as it must. Where
/// that is more than there is room for, they stand closer.
pub(super) fn columns(rows: &[Vec<String>], room: Option<usize>) -> Vec<String> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| text::width(cell)).max()
    };
    let widths: Vec<usize> = (0..count).map(|column| widest(column).unwrap_or(0)).collect();
    let wide = widths.iter().sum::<usize>() + 2 * count.saturating_sub(1);
    let gap = if room.is_some_and(|room| wide > room) { " " } else { "  " };
    let line = |row: &Vec<String>| {
        let cells = row.iter().zip(&widths).enumerate();
        let cells = cells.map(|(column, (cell, width))| match column {
            0 => text::pad_right(cell, *width),
            _ => text::pad_left(cell, *width),
        });
        cells.collect::<Vec<_>>().join(gap)
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_stand_closer_where_there_is_no_room() {
        let rows = [vec!["领域".into(), "目标".into()], vec!["合计".into(), "71".into()]];
        assert_eq!(columns(&rows, None), ["领域  目标", "合计    71"]);
        assert_eq!(columns(&rows, Some(10)), ["领域  目标", "合计    71"]);
        assert_eq!(columns(&rows, Some(9)), ["领域 目标", "合计   71"]);
    }
}
