//! 未达标: every target that is not met, in groups, worst first, and after them the measures that are
//! not under way: the list the office lives in.

use std::borrow::Cow;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{count, draw_table, outlook_tone, progress_tone, tone};
use crate::domain::assess::Attainment;
use crate::domain::overview::{MeasureRow, TargetRow};
use crate::domain::payload::Progress;
use crate::order::sort_by;
use crate::plan::{DepartmentId, Item};
use crate::tui::model::{Model, Screen, Subject};
use crate::tui::text;
use crate::tui::theme::Tone;
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::table::{Column, Table, Width, wanted};
use crate::tui::widgets::trend::spark;
use crate::words::{Lang, far_from_goal, value_ahead};

/// The groups of measures, after those of targets.
pub(crate) const BEHIND: [Option<Progress>; 3] =
    [Some(Progress::Behind), Some(Progress::NotStarted), None];

/// Columns of a list in which what is said of the figure and its years stand besides.
const WIDE: usize = 113;

/// Columns of a list in which the figure stands besides: in a window of 80.
const NOW: usize = 77;

/// Columns of a list in which long words are said of the figure.
const WIDER: usize = 140;

/// Columns of a list in which stands besides where the figures lead by the plan's last year.
const AHEAD: usize = 104;

/// Columns of a title beyond the fewest, before a page stands beside the list.
const TITLE: usize = 18;

/// Columns of a list below which outlook and warnings leave their room to who answers for it.
const NARROW: usize = 68;

/// A row of the list.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Row<'a> {
    /// A group and how many are in it.
    Group(Attainment, usize),
    /// A target.
    Target(&'a TargetRow),
    /// Measures that are so far, and how many.
    Step(Option<Progress>, usize),
    /// A measure.
    Measure(&'a MeasureRow),
}

impl Row<'_> {
    pub(crate) fn subject(&self) -> Option<Subject> {
        match self {
            Self::Group(..) | Self::Step(..) => None,
            Self::Target(row) => Some(Subject::Item(row.item.clone())),
            Self::Measure(row) => Some(Subject::Item(row.item.clone())),
        }
    }
}

/// The rows that the filter lets through.
pub(crate) fn rows(model: &Model) -> Vec<Row<'_>> {
    let filter = &model.filters[Screen::Unmet as usize];
    let mut rows = Vec::new();
    for group in Attainment::NOT_MET {
        let in_group = |row: &&TargetRow| row.assessment.attainment == group;
        let mut targets: Vec<&TargetRow> =
            model.overview.targets.iter().filter(in_group).filter(|row| filter.fits(row)).collect();
        if let Some(order) = model.order(Screen::Unmet) {
            sort_by(&mut targets, |a, b| order.targets(a, b));
        }
        if !targets.is_empty() {
            rows.push(Row::Group(group, targets.len()));
            rows.extend(targets.into_iter().map(Row::Target));
        }
    }
    for step in BEHIND {
        let so_far = |row: &&MeasureRow| row.word.map(|word| word.progress) == step;
        let measures = model.overview.measures.iter().filter(so_far);
        let measures: Vec<&MeasureRow> = measures.filter(|row| filter.fits_measure(row)).collect();
        if !measures.is_empty() {
            rows.push(Row::Step(step, measures.len()));
            rows.extend(measures.into_iter().map(Row::Measure));
        }
    }
    rows
}

/// What is told of a target or measure, a column each.
#[derive(Debug, Clone, Copy)]
enum Told {
    Code,
    Title,
    Now,
    Marks,
    Gap,
    Outlook,
    Ahead,
    Warnings,
    Lead,
    LatestReport,
    Actions,
    Years,
}

pub(super) fn draw(model: &Model, area: Rect, buffer: &mut Buffer) -> Rows {
    let lang = model.lang();
    let cols = usize::from(area.width);
    let rows = rows(model);
    // A group's name goes into the head when its own row is scrolled away.
    let target = match group_above(model, &rows) {
        Some(told) => told,
        None => lang.column_target().to_owned(),
    };
    let words = Words::of(lang, cols);
    let table = Table::new(columns(model, target, words), cols);
    if rows.is_empty() {
        let words = if model.filter().is_open() { lang.none_unmet() } else { lang.none_fits() };
        text::put(buffer, area.x, area.y, words, cols, model.theme.quiet());
        return Rows::default();
    }
    let cell = |at: usize, told| cell(model, &rows[at], told, words);
    draw_table(model, &table, rows.len(), cell, area, buffer)
}

/// Columns of a list in which nothing is left out, and most titles are whole.
pub(super) fn full_cols(model: &Model) -> usize {
    wanted(&columns(model, String::new(), Words::of(model.lang(), WIDE))) + TITLE
}

/// How outlook, warnings and marks are told, and in how many columns.
#[derive(Debug, Clone, Copy)]
struct Words {
    whole: bool,
    outlook: usize,
    warnings: usize,
    marks: usize,
    /// Of how many columns a list must be for the figure to stand in it.
    now_from: usize,
    /// The same of the marks.
    marks_from: usize,
}

impl Words {
    /// English words are long: where there is room they are whole, else short ones stand for them.
    fn of(lang: Lang, cols: usize) -> Self {
        let (now_from, marks_from) = (NOW, WIDE);
        let own = Self { whole: false, outlook: 6, warnings: 6, marks: 8, now_from, marks_from };
        match lang {
            Lang::Zh => own,
            Lang::En if cols < WIDE => {
                Self { outlook: 7, warnings: 9, now_from: now_from + 4, ..own }
            }
            Lang::En => {
                Self { whole: true, outlook: 13, warnings: 16, marks: 15, marks_from: WIDER, ..own }
            }
        }
    }
}

fn columns(model: &Model, target: String, words: Words) -> Vec<Column<Told>> {
    let lang = model.lang();
    let last = model.state().plan().map(|plan| plan.to).unwrap_or_default();
    vec![
        Column::left(Told::Code, lang.column_code(), Width::Fixed(code_cols(model))),
        Column::left(Told::Title, target, Width::Flex(20)),
        Column::right(Told::Now, lang.column_now(), Width::Fixed(10)).wanting(words.now_from),
        Column::left(Told::Marks, lang.column_marks(), Width::Fixed(words.marks))
            .wanting(words.marks_from),
        Column::right(Told::Gap, lang.column_gap(), Width::Fixed(12)),
        // Who answers for it matters more in a narrow window.
        Column::left(Told::Outlook, lang.column_outlook(), Width::Fixed(words.outlook))
            .wanting(NARROW),
        Column::right(Told::Ahead, lang.column_ahead(last), Width::Fixed(10)).wanting(AHEAD),
        Column::left(Told::Warnings, lang.column_warnings(), Width::Fixed(words.warnings))
            .wanting(NARROW),
        Column::left(Told::Lead, lang.column_lead(), Width::Fixed(12)),
        Column::left(Told::LatestReport, lang.column_latest_report(), Width::Fixed(10)),
        Column::right(Told::Actions, lang.column_actions(), Width::Fixed(4)),
        Column::left(Told::Years, lang.column_years(), Width::Fixed(6)).wanting(WIDE),
    ]
}

/// The figures of an indicator that decides, in small.
fn years(model: &Model, row: &TargetRow) -> String {
    let readings = &model.overview.readings;
    let mut known = row.assessment.because.iter();
    let shown = known.find_map(|id| {
        Some(spark(readings.get(&row.item.plan, id)?)).filter(|shown| !shown.is_empty())
    });
    shown.unwrap_or_default()
}

/// The figure that decides.
fn now(model: &Model, row: &TargetRow) -> String {
    let gap = row.assessment.gap.as_ref();
    let told = gap.and_then(|gap| {
        let indicator = model.state().indicator(&row.item.plan, &gap.indicator)?;
        let lang = model.lang();
        Some(lang.in_unit(gap.value, lang.judged_unit(indicator)))
    });
    told.unwrap_or_default()
}

/// What is to be known of the figure that decides.
fn marks(model: &Model, row: &TargetRow) -> String {
    let gap = row.assessment.gap.as_ref();
    let reading = gap.and_then(|gap| model.overview.readings.get(&row.item.plan, &gap.indicator));
    reading.map(|reading| model.lang().marks_in_short(reading)).unwrap_or_default()
}

/// Where the figures that decide lead by the plan's last year: of the indicator whose gap is told, else of
/// the first that tells.
fn ahead(model: &Model, row: &TargetRow) -> String {
    let (plan, readings) = (&row.item.plan, &model.overview.readings);
    let told = |id: &String| {
        let indicator = model.state().indicator(plan, id)?;
        let last = model.state().plan_named(plan)?.to;
        value_ahead(model.lang(), last, indicator, readings.get(plan, id)?)
    };
    let found = &row.assessment;
    let ahead = match &found.gap {
        Some(gap) => told(&gap.indicator),
        None => found.because.iter().find_map(told),
    };
    ahead.unwrap_or_default()
}

/// The group of the first row in view, where that is not the group's own.
fn group_above(model: &Model, rows: &[Row<'_>]) -> Option<String> {
    let lang = model.lang();
    let first = model.scroll().visible(rows.len(), super::height(model)).start;
    match rows.get(first)? {
        Row::Group(..) | Row::Step(..) => None,
        Row::Target(row) => Some(lang.target_of_group(lang.attainment(row.assessment.attainment))),
        Row::Measure(row) => {
            Some(lang.measures_of_step(lang.step(row.word.map(|word| word.progress))))
        }
    }
}

/// Columns of a code; where there are several plans, with its plan.
fn code_cols(model: &Model) -> usize {
    model.overview.longest_code.max(5)
}

fn cell<'a>(model: &'a Model, row: &Row<'a>, told: Told, words: Words) -> Line<'a> {
    let (lang, theme) = (model.lang(), model.theme);
    let heading =
        |words: String, tone: Tone| Line::styled(words, theme.status(tone).patch(theme.heading()));
    match row {
        // What heads a group stands where titles do.
        Row::Group(..) | Row::Step(..) if !matches!(told, Told::Title) => Line::default(),
        Row::Group(attainment, count) => {
            heading(format!("{}  {count}", lang.attainment(*attainment)), tone(*attainment))
        }
        Row::Step(step, count) => {
            heading(lang.measures_at(lang.step(*step), *count), progress_tone(*step))
        }
        Row::Target(row) => target(model, row, told, words),
        Row::Measure(row) => measure(model, row, told),
    }
}

fn target<'a>(model: &'a Model, row: &'a TargetRow, told: Told, words: Words) -> Line<'a> {
    let (lang, theme) = (model.lang(), model.theme);
    let found = &row.assessment;
    let judged = found.attainment.is_judged();
    match told {
        Told::Code => Line::from(model.state().code(&row.item)),
        Told::Title => Line::from(title(model, &row.item)),
        Told::Now => Line::from(now(model, row)),
        Told::Marks => Line::from(marks(model, row)),
        Told::Gap => Line::from(gap(model, row)),
        Told::Outlook => {
            let outlook = match (judged, words.whole) {
                (false, _) => "",
                (true, true) => lang.outlook(found.outlook),
                (true, false) => lang.short_outlook(found.outlook),
            };
            Line::from(Span::styled(outlook, theme.status(outlook_tone(found.outlook))))
        }
        Told::Ahead => Line::from(if judged { ahead(model, row) } else { String::new() }),
        Told::Warnings => {
            let called =
                |kind| if words.whole { lang.warning(kind) } else { lang.short_warning(kind) };
            let warnings = match found.warnings.as_slice() {
                [] => String::new(),
                [only] => called(only.kind).to_owned(),
                [first, more @ ..] => {
                    let first = text::clip(called(first.kind), words.warnings - 2);
                    format!("{first}+{}", more.len())
                }
            };
            Line::from(Span::styled(warnings, theme.status(Tone::Bad)))
        }
        Told::Lead => lead(model, row.proposed, &row.lead),
        Told::LatestReport => {
            Line::from(row.latest_report.map_or_else(String::new, |report| report.on.to_string()))
        }
        Told::Actions => count(row.actions, Tone::Bad, model),
        Told::Years => Line::from(years(model, row)),
    }
}

/// How far it is from its goal; where there is nothing to compute, what the evaluation group said.
fn gap(model: &Model, row: &TargetRow) -> String {
    let (lang, state) = (model.lang(), model.state());
    let told = match &row.assessment.gap {
        Some(gap) => {
            let indicator = state.indicator(&row.item.plan, &gap.indicator);
            indicator.map(|one| far_from_goal(lang, gap.miss, one))
        }
        None if row.assessment.attainment.is_judged() => None,
        None => {
            let said = state.reviews.verdicts_on(&row.item).last();
            said.map(|(term, verdict)| lang.verdict_in_short(term, verdict.finding))
        }
    };
    told.unwrap_or_default()
}

/// A measure has no figures: the columns of those stay empty.
fn measure<'a>(model: &'a Model, row: &'a MeasureRow, told: Told) -> Line<'a> {
    match told {
        Told::Code => Line::from(model.state().code(&row.item)),
        Told::Title => Line::from(title(model, &row.item)),
        Told::Lead => lead(model, row.proposed, &row.lead),
        Told::LatestReport => {
            Line::from(row.word.map_or_else(String::new, |word| word.told.on.to_string()))
        }
        Told::Actions => count(row.actions, Tone::Bad, model),
        Told::Now
        | Told::Marks
        | Told::Gap
        | Told::Outlook
        | Told::Ahead
        | Told::Warnings
        | Told::Years => Line::default(),
    }
}

fn title<'a>(model: &'a Model, item: &Item) -> &'a str {
    model.state().clause(item).map_or("", |clause| &clause.title)
}

fn names<'a>(model: &'a Model, ids: &'a [DepartmentId]) -> Cow<'a, str> {
    let state = model.state();
    match ids {
        [one] => state.short(one).into(),
        many => model.lang().shorts(state, many).into(),
    }
}

/// Who leads, marked where that is only proposed.
fn lead<'a>(model: &'a Model, proposed: bool, ids: &'a [DepartmentId]) -> Line<'a> {
    let lang = model.lang();
    if ids.is_empty() {
        return Line::raw(lang.no_one());
    }
    let mark = proposed.then(|| Span::styled(lang.proposed(), model.theme.proposed()));
    let mark = mark.into_iter().flat_map(|mark| [mark, Span::raw(" ")]);
    Line::from_iter(mark.chain([Span::raw(names(model, ids))]))
}
