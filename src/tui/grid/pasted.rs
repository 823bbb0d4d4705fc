//! Cells copied from a spreadsheet: a block of figures as it stands, or with its headings, which then
//! say what each figure is of.

use super::Cell;
use super::typed::block;
use crate::exchange::plain;
use crate::tui::model::{Message, Model, Screen};
use crate::tui::screens::monitor;

/// A row of the block.
#[derive(Debug, PartialEq, Eq)]
struct Line {
    /// The indicator that it names, if it names one.
    name: Option<String>,
    /// Its figures, each with its year.
    figures: Vec<(i32, String)>,
}

/// The rows of a block whose first column is a year's, unless a row of years stands above it.
fn lines(pasted: &str, first: i32) -> Vec<Line> {
    let mut rows = block(pasted);
    let years = rows.first().and_then(|row| heading(row));
    if years.is_some() {
        rows.remove(0);
    }
    let line = |row: Vec<Option<String>>| {
        let (mut name, mut figures) = (None, Vec::new());
        for (column, text) in row.into_iter().enumerate() {
            let Some(text) = text else { continue };
            match &years {
                None => figures.push((first + column as i32, text)),
                Some(years) => match years.get(column).copied().flatten() {
                    Some(year) => figures.push((year, text)),
                    // What stands before the first year names the row; a unit beside it does not.
                    None if name.is_none() && figures.is_empty() => name = Some(text),
                    None => {}
                },
            }
        }
        Line { name, figures }
    };
    rows.into_iter().map(line).collect()
}

/// The year over each column, where the row is one of headings: at least two years, one after the
/// other, and figures of no such row are years.
fn heading(row: &[Option<String>]) -> Option<Vec<Option<i32>>> {
    let year = |text: &String| {
        let text = plain(text);
        let year: i32 = text.strip_suffix('年').unwrap_or(&text).parse().ok()?;
        (1990..=2100).contains(&year).then_some(year)
    };
    let years: Vec<Option<i32>> = row.iter().map(|cell| cell.as_ref().and_then(year)).collect();
    let told: Vec<i32> = years.iter().flatten().copied().collect();
    let follow = told.windows(2).all(|pair| pair[1] == pair[0] + 1);
    (told.len() > 1 && follow).then_some(years)
}

impl Model {
    /// Takes cells copied from a spreadsheet: from the selected cell on to the right and down, or to
    /// the years and indicators that their headings name.
    pub(in crate::tui) fn grid_paste(&mut self, pasted: &str) {
        if let Some(typing) = &mut self.grid.typing {
            typing.paste(pasted);
            return;
        }
        let lang = self.lang();
        let rows = monitor::rows(self);
        let scroll = self.scrolls.get(&Screen::Monitor).copied().unwrap_or_default();
        let Some(from) = monitor::selected(&rows, scroll) else { return };
        let mut below = rows[from..].iter().filter_map(monitor::Row::indicator);
        let named = |name: &str| {
            let mut all = rows.iter().filter_map(monitor::Row::indicator);
            all.find(|(_, it)| plain(&it.name) == plain(name))
        };
        let years = self.grid_years();
        let (mut wanted, mut lost, mut barrier) = (Vec::new(), 0, None);
        for Line { name, figures } in lines(pasted, self.grid_year()) {
            let place = match &name {
                None => below.next(),
                Some(name) => named(name),
            };
            if let (Some(name), None, false) = (&name, place, figures.is_empty()) {
                barrier.get_or_insert_with(|| lang.cell_unknown_name(name));
            }
            for (year, text) in figures {
                let Some((plan, indicator)) = place.filter(|_| years.contains(&year)) else {
                    lost += 1;
                    continue;
                };
                if let Some(told) = self.barrier(plan, indicator) {
                    lost += 1;
                    barrier.get_or_insert(told);
                    continue;
                }
                let (plan, indicator) = (plan.clone(), indicator.id.clone());
                let cell = Cell { plan, indicator, key: self.grid.key(year) };
                let text = Some(text).filter(|text| self.is_new(&cell, text));
                wanted.push((cell, text));
            }
        }
        let count = wanted.len();
        self.grid.sheet.set(wanted);
        self.check_grid();
        let told = match (lost, barrier) {
            (0, _) => Message::Done(lang.grid_pasted(count)),
            (_, Some(why)) => Message::Refused(lang.grid_pasted_partly(count, lost, &why)),
            (_, None) => Message::Refused(lang.grid_pasted_beyond(count, lost)),
        };
        self.message = Some(told);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(name: Option<&str>, figures: &[(i32, &str)]) -> Line {
        let figures = figures.iter().map(|(year, text)| (*year, (*text).to_owned()));
        Line { name: name.map(str::to_owned), figures: figures.collect() }
    }

    #[test]
    fn headings_say_what_figures_are_of() {
        assert_eq!(
            lines("1\t2\n\t3", 2024),
            [line(None, &[(2024, "1"), (2025, "2")]), line(None, &[(2025, "3")]),]
        );
        assert_eq!(lines("2021年\t2022年\n1\t2", 2025), [line(None, &[(2021, "1"), (2022, "2")])]);
        assert_eq!(
            lines("指标\t单位\t２０２１\t2022\t备注\n剖宫产率\t%\t47.1\t47.9\t略", 2025),
            [line(Some("剖宫产率"), &[(2021, "47.1"), (2022, "47.9")])]
        );
        for figures in ["2021\t2034", "2021", "16.9\t2022"] {
            assert_eq!(lines(figures, 2021).len(), 1, "no headings: {figures}");
        }
    }
}
