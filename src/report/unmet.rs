//! 未达标目标清单: the targets that are not met or not to be met in time, each with its figure, its goal and
//! who leads it.

use super::Material;
use super::document::{Align, Cell, Document, Level, Table};
use super::targets::Figures;
use crate::domain::assess::{Attainment, Reading, Shortfall};
use crate::domain::overview::TargetRow;
use crate::order::sort_by_key;
use crate::plan::{Indicator, Plan};
use crate::words::{Lang, ahead, allowed, goal};

/// The list of a plan, on the figures that there are.
pub(super) fn unmet(material: &Material<'_>, plan: &Plan) -> Document {
    let lang = material.lang;
    let figures = Figures::new(material, plan, plan.to);
    let name = material.plan_name(plan);
    let mut paper = material.document(lang.unmet_title(&name));
    paper.paragraph(lang.unmet_intro(lang.paper_day(material.day)));
    let behind = figures.behind_title();
    paper.heading(Level::One, &behind);
    targets(&figures, &mut paper, &behind, |row| figures.is_behind(row));
    for (heading, stands) in
        [(lang.unmet_others(), Attainment::Unmet), (lang.nearly_met(), Attainment::Nearly)]
    {
        paper.heading(Level::One, heading);
        targets(&figures, &mut paper, heading, |row| figures.is_besides(row, stands));
    }
    paper.heading(Level::One, lang.unmet_untold());
    let (none, unrated) = (figures.count(Attainment::NoData), figures.count(Attainment::Unrated));
    paper.paragraph(lang.unmet_untold_told(none, unrated));
    let without = figures.all().filter(|row| row.assessment.attainment == Attainment::NoData);
    without.for_each(|row| {
        let lead = material.marked(&material.shorts(&row.lead), row.proposed);
        let code = material.state.code(&row.item);
        paper.paragraph(lang.unmet_without(&code, material.title(&row.item), lead));
    });
    paper.sign(material.office(), material.day);
    paper
}

/// Those targets that fit, the worst outlook first, or a sentence that there are none; `name` says what
/// they are.
pub(super) fn targets(
    figures: &Figures<'_>,
    paper: &mut Document,
    name: &str,
    fits: impl Fn(&TargetRow) -> bool,
) {
    let lang = paper.lang;
    let mut rows: Vec<&TargetRow> = figures.all().filter(|row| fits(row)).collect();
    sort_by_key(&mut rows, |row| row.assessment.outlook);
    let [code, target, value, goal, gap, outlook, lead] = widths(lang);
    let mut table = Table::new(
        name,
        &[
            (lang.column_code(), code, Align::Centre),
            (lang.column_target(), target, Align::Left),
            (lang.column_value(), value, Align::Left),
            (lang.column_goal(), goal, Align::Left),
            (lang.column_gap(), gap, Align::Left),
            (lang.column_outlook(), outlook, Align::Left),
            (lang.column_lead(), lead, Align::Left),
        ],
    );
    rows.iter().for_each(|row| table.row(cells(figures, row)));
    match rows.len() {
        0 if !figures.all().any(|row| row.assessment.attainment.is_judged()) => {
            paper.paragraph(lang.none_judged())
        }
        0 => paper.paragraph(lang.no_problems(name)),
        count => paper.paragraph(lang.problems_told(name, count)),
    }
    paper.table(table);
}

/// In mm; in English the sentence under an outlook is long, what is Chinese all the same is short.
const fn widths(lang: Lang) -> [u16; 7] {
    match lang {
        Lang::Zh => [12, 32, 30, 22, 22, 20, 18],
        Lang::En => [12, 25, 25, 18, 22, 40, 14],
    }
}

/// A target with the figure that decides, its goal, what is to go and where it heads.
fn cells(figures: &Figures<'_>, row: &TargetRow) -> [Cell; 7] {
    let material = figures.material;
    let (lang, state) = (material.lang, material.state);
    let (item, found) = (&row.item, &row.assessment);
    let read = |id: &str| {
        let one = state.indicator(&item.plan, id)?;
        Some((one, figures.overview.readings.get(&item.plan, id)?))
    };
    let decides = found.because.iter().find_map(|id| read(id));
    let to_go = found.gap.as_ref().and_then(|missed| {
        let (one, reading) = read(&missed.indicator)?;
        Some(gap(lang, missed, one, reading))
    });
    let told = |of: &dyn Fn(&Indicator, &Reading) -> Option<String>| {
        decides.and_then(|(one, reading)| of(one, reading)).unwrap_or_default()
    };
    let theirs = figures.overview.readings.of_target(state, item);
    // What decides heads there, or another does, and is named with the outlook.
    let heads_there =
        |(_, reading): &(&Indicator, &Reading)| reading.heading.outlook == found.outlook;
    let heads_there = decides.filter(heads_there).or(theirs.iter().copied().find(heads_there));
    let leads = heads_there.and_then(|(one, reading)| ahead(lang, one, reading));
    let heads = [lang.target_heading(found, &theirs), leads.unwrap_or_default()];
    [
        state.code(item).into(),
        material.title(item).into(),
        told(&|one, reading| value(lang, one, reading)).into(),
        told(&|one, _| Some(goal(lang, &item.plan, one, state))).into(),
        to_go.unwrap_or_default().into(),
        heads.join("\n").trim_end().into(),
        material.marked(&material.shorts(&row.lead), row.proposed).into(),
    ]
}

/// The figure that was judged; a goal that is no number is one beside the base, which stands below it.
fn value(lang: Lang, one: &Indicator, reading: &Reading) -> Option<String> {
    let latest = reading.judged.judgement()?.latest;
    let mut told = vec![lang.judged_in_unit(one)];
    // The unit stands beside the name.
    told.extend(lang.deciding(reading, ""));
    let base = lang
        .base(reading, "")
        .filter(|_| one.goal.number().is_none() && reading.base.is_some_and(|base| base != latest));
    told.extend(base.map(|base| lang.base_of(base)));
    Some(told.join("\n"))
}

/// What is to go, and the tolerance that is in it.
fn gap(lang: Lang, gap: &Shortfall, one: &Indicator, reading: &Reading) -> String {
    let mut told = vec![lang.to_go(gap.miss, one)];
    let tolerance = reading.judged.judgement().and_then(|found| found.tolerance);
    let tolerance = tolerance.filter(|it| !it.is_zero());
    let tolerance = tolerance.map(|it| lang.difference(allowed(it, one), &one.unit));
    told.extend(tolerance.map(|it| lang.tolerance_in(it)));
    told.join("\n")
}
