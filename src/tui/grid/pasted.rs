//! Cells copied from a spreadsheet: a block of figures as it stands, or a table with its headings,
//! which is read as an imported sheet is: they say what each figure is of.

use std::collections::{BTreeMap, BTreeSet};

use super::Cell;
use super::typed::{block, read};
use crate::domain::assess::{Area, Sex};
use crate::domain::state::FigureKey;
use crate::exchange::row_line;
use crate::exchange::{self, Outcome, RowOutcome, Sheet, Unreadable};
use crate::plan::{PlanId, number_sign};
use crate::tui::keymap::{Action, GridAction, key};
use crate::tui::model::{Message, Model, Screen};
use crate::tui::screens::monitor;

/// Of so many cells that could not be filled in the reasons are told.
const REASONS: usize = 3;

/// What became of a block: cells to fill in, how many could not be, and why.
#[derive(Default)]
struct Taken {
    cells: Vec<(Cell, Option<String>)>,
    lost: usize,
    whys: Vec<String>,
    /// What stands in the table and is not read.
    besides: Vec<String>,
}

impl Taken {
    fn lose(&mut self, why: Option<String>) {
        self.lost += 1;
        self.whys.extend(why.filter(|why| !self.whys.contains(why)));
    }
}

/// The block as a table with headings. Names are often copied with years above and an empty corner.
fn table(pasted: &str) -> Result<Sheet, Unreadable> {
    match exchange::read(pasted.as_bytes()) {
        Err(Unreadable::NoHeadings) if pasted.starts_with('\t') => {
            exchange::read(format!("name{pasted}").as_bytes())
        }
        read => read,
    }
}

/// Whether a block begins with words in all of its first row or first column, no two alike: a table whose
/// headings cannot be read, of which the figures would come to stand anywhere.
fn has_words_for_headings(rows: &[Vec<Option<String>>]) -> bool {
    let are_headings = |cells: &mut dyn Iterator<Item = &Option<String>>| {
        let told: Vec<&str> = cells.flatten().map(String::as_str).collect();
        let apart: BTreeSet<&&str> = told.iter().collect();
        apart.len() == told.len() && told.len() > 1 && told.iter().all(|cell| is_heading(cell))
    };
    let row = || rows.first().is_some_and(|row| are_headings(&mut row.iter()));
    let column = || are_headings(&mut rows.iter().filter_map(|row| row.first()));
    rows.len() > 1 && rows.iter().any(|row| row.len() > 1) && (row() || column())
}

/// A word, and no figure with its unit (81.6岁), unless that is a year.
fn is_heading(cell: &str) -> bool {
    let first = cell.chars().next().map(number_sign);
    let figure = first.is_some_and(|first| matches!(first, '0'..='9' | '.' | '-'));
    cell.contains(char::is_alphabetic) && (!figure || cell.ends_with(['年', '度']))
}

impl Model {
    /// Takes cells copied from a spreadsheet: from the selected cell on to the right and down, or to
    /// what their headings name.
    pub(in crate::tui) fn grid_paste(&mut self, pasted: &str) {
        let lang = self.lang();
        if let Some((_, typing)) = &mut self.grid.typing {
            let lost = typing.paste(pasted);
            self.message = (lost > 0).then(|| Message::Refused(lang.paste_cut(lost)));
            return;
        }
        let Some(plan) = self.grid_row().map(|(plan, _)| plan.clone()) else { return };
        // A terminal pastes lines that end in a carriage return.
        let pasted = pasted.replace("\r\n", "\n").replace('\r', "\n");
        let taken = match table(&pasted) {
            Ok(sheet) => self.of_table(&plan, sheet),
            Err(Unreadable::NoHeadings | Unreadable::NotText | Unreadable::OpenQuotation(_)) => {
                let rows = block(&pasted);
                if has_words_for_headings(&rows) {
                    return self.refuse_in_grid(lang.grid_pasted_headless());
                }
                self.of_block(rows)
            }
            Err(why) => {
                let told = lang.unreadable(lang.pasted_block(), &why);
                self.message = Some(Message::Refused(told));
                return;
            }
        };
        let Taken { cells, lost, mut whys, besides } = taken;
        let count = cells.iter().filter(|(_, text)| text.is_some()).count();
        let same = cells.len() - count;
        let unread = cells.iter().filter(|(cell, text)| self.is_no_figure(cell, text)).count();
        // A sentence that was copied by mistake.
        if unread > 0 && unread == cells.len() && lost == 0 {
            self.message = Some(Message::Refused(lang.grid_pasted_no_figures().to_owned()));
            return;
        }
        let elsewhere = self.told_elsewhere(cells.iter().map(|(cell, _)| cell.key));
        let last = self.last_in_line(&cells);
        self.grid.sheet.set(cells);
        // What was filled in out of view is gone to.
        last.filter(|cell| !monitor::sees(self, cell)).iter().for_each(|it| self.show_cell(it));
        self.check_grid();
        let more = whys.len() > REASONS;
        whys.truncate(REASONS);
        let why = whys.join(lang.semicolon());
        let told = match (lost, why.is_empty()) {
            (0, _) => {
                let same = (same > 0).then(|| lang.grid_pasted_same(same));
                let unread = (unread > 0).then(|| lang.grid_pasted_unread(unread));
                let told = std::iter::once(lang.grid_pasted(count)).chain(same).chain(unread);
                let told = told.chain(elsewhere).chain(besides);
                Message::Done(told.collect::<Vec<_>>().join("  "))
            }
            (_, false) => {
                let why = if more { lang.and_so_on(why) } else { why };
                Message::Refused(lang.grid_pasted_partly(count, lost, &why))
            }
            (_, true) => Message::Refused(lang.grid_pasted_beyond(count, lost)),
        };
        self.message = Some(told);
    }

    /// The last of these cells that is filled in, in the rows, and of the sex and area, that are shown.
    fn last_in_line(&self, cells: &[(Cell, Option<String>)]) -> Option<Cell> {
        let rows = monitor::rows(self);
        let row = |cell: &Cell| rows.iter().position(|row| row.is_of(cell));
        let filled = cells.iter().filter(|(_, text)| text.is_some()).map(|(cell, _)| cell);
        let filled = filled.filter(|cell| cell.key == self.grid.key(cell.key.year));
        let placed = filled.filter_map(|cell| Some(((row(cell)?, cell.key.year), cell)));
        placed.max_by_key(|(place, _)| *place).map(|(_, cell)| cell.clone())
    }

    /// How many of these cells are not those of the sex and area that are shown, and how to see them.
    fn told_elsewhere(&self, keys: impl Iterator<Item = FigureKey>) -> Option<String> {
        let lang = self.lang();
        let mut counts: BTreeMap<(Sex, Area), usize> = BTreeMap::new();
        keys.for_each(|key| *counts.entry((key.sex, key.area)).or_default() += 1);
        counts.retain(|key, _| *key != (self.grid.sex, self.grid.area));
        let turned = |by: &dyn Fn(&(Sex, Area)) -> bool, action| {
            counts.keys().any(by).then(|| key(Action::Grid(action)))
        };
        let turns = [
            turned(&|(sex, _)| *sex != self.grid.sex, GridAction::Sex),
            turned(&|(_, area)| *area != self.grid.area, GridAction::Area),
        ];
        let turns = turns.into_iter().flatten().collect::<Vec<_>>().join(" ");
        let told =
            counts.iter().map(|(line, count)| lang.grid_pasted_line(lang.line(*line), *count));
        let told = told.collect::<Vec<_>>().join(lang.list_comma());
        (!counts.is_empty()).then(|| lang.grid_pasted_elsewhere(told, &turns))
    }

    /// Whether what came into a cell cannot be a figure of it.
    fn is_no_figure(&self, cell: &Cell, text: &Option<String>) -> bool {
        let indicator = self.state().indicator(&cell.plan, &cell.indicator);
        let told = text.as_ref().zip(indicator);
        told.is_some_and(|(text, indicator)| read(text, indicator).is_err())
    }

    /// Figures without headings: the rows below the selected one, the years from the selected one on.
    fn of_block(&self, pasted: Vec<Vec<Option<String>>>) -> Taken {
        let mut taken = Taken::default();
        let rows = monitor::rows(self);
        let scroll = self.scrolls.get(&Screen::Monitor).copied().unwrap_or_default();
        let Some(from) = monitor::selected(&rows, scroll) else { return taken };
        let mut below = rows[from..].iter().filter_map(monitor::Row::indicator);
        let (first, last) = (self.grid_year(), *self.grid_years().end());
        for row in pasted {
            let place = below.next();
            for (year, text) in (first..).zip(row) {
                let Some(text) = text else { continue };
                let Some((plan, indicator)) = place.filter(|_| year <= last) else {
                    taken.lose(None);
                    continue;
                };
                let key = self.grid.key(year);
                if let Some(told) = self.barrier(plan, indicator, key) {
                    taken.lose(Some(told));
                    continue;
                }
                let (plan, indicator) = (plan.clone(), indicator.id.clone());
                self.fill(&mut taken, Cell { plan, indicator, key }, text);
            }
        }
        taken
    }

    /// A table's figures, each where it says.
    fn of_table(&self, plan: &PlanId, sheet: Sheet) -> Taken {
        let (lang, state, mut taken) = (self.lang(), self.state(), Taken::default());
        let Some(adopted) = state.plan_named(plan) else { return taken };
        let years = self.grid_years();
        let preview = exchange::preview(state, adopted, sheet, *years.end());
        taken.besides = lang.besides(&preview);
        for row in &preview.rows {
            let RowOutcome { figure, outcome, .. } = row;
            let placed = figure.as_ref().filter(|_| !matches!(outcome, Outcome::Refused(_)));
            let found = placed.and_then(|it| Some((it, state.indicator(plan, &it.indicator)?)));
            let Some((figure, indicator)) = found.filter(|(it, _)| years.contains(&it.year)) else {
                taken.lose(Some(row_line(lang, row, state)));
                continue;
            };
            let key = figure.into();
            if let Some(told) = self.barrier(plan, indicator, key) {
                taken.lose(Some(told));
                continue;
            }
            let cell = Cell { plan: plan.clone(), indicator: figure.indicator.clone(), key };
            // Counts say more, where a cell takes them for the same value.
            let counts = figure.numerator.zip(figure.denominator);
            let counts = counts.map(|(above, below)| format!("{above}/{below}"));
            let same =
                |text: &String| read(text, indicator).is_ok_and(|it| it.value == figure.value);
            let text = match figure.value {
                Some(value) if !counts.as_ref().is_some_and(same) => Some(value.to_string()),
                _ => counts,
            };
            if let Some(text) = text {
                self.fill(&mut taken, cell, text);
            }
        }
        taken
    }

    /// What stands there already is no change.
    fn fill(&self, taken: &mut Taken, cell: Cell, text: String) {
        let text = Some(text).filter(|text| self.is_new(&cell, text));
        taken.cells.push((cell, text));
    }
}
