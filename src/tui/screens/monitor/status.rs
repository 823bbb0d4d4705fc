//! The lines around the grid: the switches above it, and below it all that is known of the cell.

use ratatui::text::{Line, Span};

use super::MARKS;
use crate::decimal::Decimal;
use crate::domain::assess::{Area, Sex, is_of_women};
use crate::domain::entry::Seq;
use crate::domain::state::FigureRecord;
use crate::domain::vocabulary::Event;
use crate::plan::{Goal, Indicator, Item};
use crate::tui::grid::{Cell, Mark};
use crate::tui::keymap::{Action, GridAction, key};
use crate::tui::model::{Message, Model};
use crate::tui::text;
use crate::tui::widgets::trend::spark;
use crate::words::goal;

/// Whose figures are shown, of where; how many are unsaved; what the marks mean.
pub(super) fn switches(model: &Model, cols: usize) -> Line<'static> {
    let (lang, theme) = (model.lang(), model.theme);
    let mut spans = Vec::new();
    let mut switch = |label: &str, asked: GridAction, words: [&str; 3], chosen: usize| {
        spans.push(Span::styled(key(Action::Grid(asked)), theme.accent()));
        spans.push(Span::raw(format!(" {label}")));
        for (nth, word) in words.into_iter().enumerate() {
            spans.push(match nth == chosen {
                true => Span::styled(format!("[{word}]"), theme.heading()),
                false => Span::raw(format!(" {word} ")),
            });
        }
        spans.push(Span::raw(" "));
    };
    let sexes = [Sex::Total, Sex::Female, Sex::Male];
    let areas = [Area::Total, Area::Urban, Area::Rural];
    let sex = sexes.iter().position(|sex| *sex == model.grid.sex).unwrap_or(0);
    let area = areas.iter().position(|area| *area == model.grid.area).unwrap_or(0);
    switch(lang.grid_sex(), GridAction::Sex, sexes.map(|sex| lang.sex(sex)), sex);
    switch(lang.grid_area(), GridAction::Area, areas.map(|area| lang.area(area)), area);
    let [unsaved, wrong, preliminary, corrected, unverified] = MARKS;
    let legend = lang.grid_marks(unsaved, wrong, preliminary, corrected, unverified);
    spans.push(Span::raw(legend));
    text::shorten_line(spans, cols)
}

/// All that is known of the selected cell, in three lines; what is wrong with it may take one more.
pub(super) fn lines(model: &Model, cols: usize) -> Vec<Line<'static>> {
    let (Some((plan, indicator)), Some(cell)) = (model.grid_row(), model.grid_cell()) else {
        return Vec::new();
    };
    let (lang, theme, state) = (model.lang(), model.theme, model.state());
    let of = goal(lang, plan, indicator, state);
    let source = lang.supplied_by(state.supplier(indicator));
    let item = state.code(&Item { plan: plan.clone(), code: indicator.basis.item });
    let first = vec![
        Span::styled(indicator.name.clone(), theme.heading()),
        Span::raw(format!("  {of}  {item} {source}")),
    ];
    let mut second = vec![Span::raw(format!("{}  ", lang.figure_key(cell.key)))];
    second.extend(figure(model, &cell, indicator));
    let above = [first, second].map(|spans| text::shorten_line(spans, cols));
    let mut third = Vec::new();
    let said = model.message.as_ref().map(Message::words);
    let mark = model.grid.marks.get(&cell).map(Mark::told);
    // What is said just below is not said twice.
    if let Some(mark) = mark.filter(|mark| said != Some(mark)) {
        let parts = text::wrap(mark, cols);
        let lines = parts.iter().take(2).enumerate().map(|(nth, part)| match nth {
            0 => mark[part.clone()].to_owned(),
            _ => text::shorten(&mark[part.start..], cols),
        });
        let lines = lines.map(|line| Line::styled(line, theme.warning()));
        return above.into_iter().chain(lines).collect();
    }
    if let Some(reading) = model.overview.readings.get(plan, &indicator.id) {
        let judged = reading.judged.judgement().map(|found| found.latest.year);
        let of_year = judged.filter(|year| *year != cell.key.year);
        let of_year = of_year.map(|year| lang.judged_by_year(year)).unwrap_or_default();
        let womens = is_of_women(indicator) && cell.key.sex != Sex::Female;
        let whose = match indicator.goal {
            Goal::Narrow(split) => {
                let needed = state.figure_lines(plan, indicator);
                match needed.contains(&(cell.key.sex, cell.key.area)) {
                    true => lang.judged_on_the(lang.split(split)),
                    false => lang.grid_needs_parts(lang.split(split), lang.parts(&needed)),
                }
            }
            _ if womens => lang.judged_on_women().to_owned(),
            _ => String::new(),
        };
        let mut stands = format!("{whose}{of_year}{}", lang.indicator_stands(&reading.judged));
        // The figure above says what it is itself, but not what several years came to.
        let told =
            lang.deciding(reading, lang.judged_unit(indicator)).filter(|_| reading.is_small());
        stands.extend(told.map(|told| format!("  {told}")));
        let outlook = lang.outlook(reading.heading.outlook);
        third.push(Span::raw(format!(
            "{stands}  {}{}{outlook}",
            lang.label_outlook(),
            lang.colon()
        )));
        let warnings: Vec<_> =
            reading.warnings.iter().map(|warning| lang.warning(warning.kind)).collect();
        if !warnings.is_empty() {
            let told = format!(
                "  {}{}{}",
                lang.row_warnings(),
                lang.colon(),
                warnings.join(lang.list_comma())
            );
            third.push(Span::styled(told, theme.status(crate::tui::theme::Tone::Bad)));
        }
        third.push(Span::raw(format!("  {}", spark(reading))));
    }
    above.into_iter().chain([text::shorten_line(third, cols)]).collect()
}

/// The figure: what is typed, or what stands with its counts, source, entry and state.
fn figure(model: &Model, cell: &Cell, indicator: &Indicator) -> Vec<Span<'static>> {
    let (lang, theme) = (model.lang(), model.theme);
    let stands = model.figure(cell);
    let was = || {
        let known = stands.map(|(_, record)| {
            let value = number(model, record.value, indicator);
            std::iter::once(value).chain(counts(record)).collect::<Vec<_>>().join(lang.comma())
        });
        known.map_or_else(String::new, |known| lang.grid_was(&known))
    };
    // The cell has room for its end alone. It stands last, so that a key moves nothing.
    if let Some(typing) = super::typed(model) {
        let label = Span::styled(lang.grid_typing(), theme.accent());
        return vec![label, Span::raw(format!("{} {}", was(), typing.as_str()))];
    }
    if let Some(typed) = model.grid.sheet.get(cell) {
        let label = Span::styled(lang.grid_unsaved(), theme.accent());
        return vec![label, Span::raw(format!(" {typed}{}", was()))];
    }
    let Some((seq, record)) = stands else {
        let told = match (
            model.grid.applies(indicator),
            super::is_missing(model, &cell.plan, indicator, cell.key),
        ) {
            (false, _) => lang.grid_not_split(&indicator.name),
            (true, true) => lang.grid_past_due().to_owned(),
            (true, false) => lang.no_figure_yet().to_owned(),
        };
        return vec![Span::raw(told)];
    };
    let mut told = vec![number(model, record.value, indicator)];
    told.extend(counts(record));
    let words = [
        record.preliminary.then(|| lang.preliminary_mark()),
        model
            .state()
            .figures
            .revised(&cell.plan, &cell.indicator, cell.key)
            .then(|| lang.grid_corrected()),
    ];
    let mut spans = vec![Span::raw(told.join("  "))];
    for word in words.into_iter().flatten() {
        spans.push(Span::raw(format!("  {word}")));
    }
    spans.push(Span::raw("  "));
    let said = super::looked_at(model, seq, record);
    let style = said.style;
    spans.push(said);
    let returned = record.returned.and_then(|by| model.facts.get(&by));
    if let Some(Event::FiguresReturned(back)) = returned.map(|fact| &fact.event) {
        let why = format!("{}{}", lang.colon(), text::one_line(&back.reason));
        spans.push(Span::styled(why, style));
    }
    // Last, for it is what a narrow window leaves out.
    let source = (!record.source.is_empty()).then(|| record.source.to_string());
    for told in source.into_iter().chain([entered(model, seq)]) {
        spans.push(Span::raw(format!("  {told}")));
    }
    spans
}

fn number(model: &Model, value: Option<Decimal>, indicator: &Indicator) -> String {
    match value {
        Some(value) => model.lang().in_unit(value, &indicator.unit),
        None => model.lang().no_case_mark().to_owned(),
    }
}

fn counts(record: &FigureRecord) -> Option<String> {
    let (above, below) = record.numerator.zip(record.denominator)?;
    Some(format!("{above}/{below}"))
}

/// The entry, by whom and when.
fn entered(model: &Model, seq: Seq) -> String {
    match model.facts.get(&seq) {
        Some(fact) => {
            let person = model.state().person_name(&fact.actor);
            let mut told = format!("#{seq} {person} {}", fact.at.format("%Y-%m-%d"));
            if let Some(paper) = &fact.circumstance.on_behalf_of {
                told.push_str(&format!("  {}", model.lang().recorded_for(&paper.signatory)));
            }
            told
        }
        None => format!("#{seq}"),
    }
}
