//! What yearly and evaluation reports share: how the targets stand, counted, row by row, and drawn.

use super::Material;
use super::document::{Align, Cell, Chart, Document, Row, Table};
use crate::domain::assess::{Attainment, Given, Judged, Missing, Outlook, Reading};
use crate::domain::overview::{Counts, DomainRow, Overview, TargetRow};
use crate::domain::payload::Term;
use crate::order::sort_by_key;
use crate::plan::{Domain, Goal, Indicator, Item, Plan};
use crate::words::{goal, small_told};

/// Fewer points than this show no trend.
const POINTS: usize = 3;

/// A plan's figures up to a year.
pub(super) struct Figures<'a> {
    pub(super) material: &'a Material<'a>,
    pub(super) plan: &'a Plan,
    pub(super) overview: Overview,
    pub(super) year: i32,
}

/// Which value stands beside the latest.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Before,
    Base,
}

impl<'a> Figures<'a> {
    pub(super) fn new(material: &'a Material<'a>, plan: &'a Plan, year: i32) -> Self {
        let overview = Overview::up_to(material.state, material.day, year);
        Self { material, plan, overview, year }
    }

    /// The plan's domains, in order.
    pub(super) fn domains(&self) -> impl Iterator<Item = (&Domain, &DomainRow)> {
        self.plan.domains.iter().filter_map(|domain| {
            let here = |row: &&DomainRow| row.plan == self.plan.id && row.code == domain.code;
            Some((domain, self.overview.domains.iter().find(here)?))
        })
    }

    /// A domain's targets, in order.
    pub(super) fn targets(&self, domain: u8) -> impl Iterator<Item = &TargetRow> {
        let here =
            move |row: &&TargetRow| row.item.plan == self.plan.id && row.item.code.domain == domain;
        self.overview.targets.iter().filter(here)
    }

    /// The targets of all domains, in order.
    pub(super) fn all(&self) -> impl Iterator<Item = &TargetRow> {
        self.overview.targets.iter().filter(|row| row.item.plan == self.plan.id)
    }

    /// How the plan's targets stand.
    fn counts(&self) -> Counts {
        self.domains().map(|(_, row)| row.counts).sum()
    }

    pub(super) fn count(&self, attainment: Attainment) -> usize {
        self.counts().of(attainment)
    }

    /// Every indicator of the plan that is measured, with how it was read, in the plan's order.
    pub(super) fn readings(&self) -> Vec<(&Indicator, &Reading)> {
        let known = self.material.state.indicators.get(&self.plan.id).into_iter().flatten();
        let current = known.filter_map(|(id, revisions)| {
            let reading = self.overview.readings.get(&self.plan.id, id)?;
            Some((revisions.current()?, reading))
        });
        let mut all: Vec<_> = current.filter(|(one, _)| one.is_measured()).collect();
        sort_by_key(&mut all, |(one, _)| one.basis.item);
        all
    }

    /// How many targets stand how, and the rate.
    pub(super) fn overall(&self, document: &mut Document) {
        let lang = self.material.lang;
        let counts = self.counts();
        let [unmet, no_data, unrated, nearly, met] = Attainment::ALL.map(|it| counts.of(it));
        document.paragraph(lang.counts_told(counts.total(), met, nearly, unmet, no_data, unrated));
        if let Some(rate) = counts.rate() {
            let (reached, monitored) = counts.reached();
            document.paragraph(lang.rate_told(monitored, reached, rate.to_string()));
        }
        let warnings: usize = self.domains().map(|(_, row)| row.warnings).sum();
        document.paragraph(lang.warnings_of(self.year, warnings));
        let readings = self.readings();
        let unverified = readings.iter().filter(|(_, it)| it.basis.unverified).count();
        if unverified > 0 {
            document.paragraph(lang.unverified_told(unverified));
        }
        let rests = |(one, it): &&(&Indicator, &Reading)| {
            it.base_basis.unverified && it.judged.rests_on(it.base, one)
        };
        let bases = readings.iter().filter(rests).count();
        if bases > 0 {
            document.paragraph(lang.unverified_bases_told(bases));
        }
        document.table(self.table_of_domains());
    }

    fn table_of_domains(&self) -> Table {
        let lang = self.material.lang;
        let narrow = |heading: &'static str| (heading, 12, Align::Centre);
        let mut table = Table::new(
            lang.table_of_domains(),
            &[
                (lang.col_domain(), 60, Align::Left),
                narrow(lang.col_targets()),
                narrow(lang.attainment(Attainment::Met)),
                (lang.attainment(Attainment::Nearly), 12, Align::Centre),
                (lang.attainment(Attainment::Unmet), 12, Align::Centre),
                narrow(lang.col_no_data()),
                narrow(lang.col_unrated()),
                narrow(lang.col_warnings()),
                narrow(lang.col_measures()),
            ],
        );
        let cells = |name: String, counts: &dyn Fn(Attainment) -> usize, rest: [usize; 2]| {
            let total: usize = Attainment::COUNTED.into_iter().map(counts).sum();
            let numbers = std::iter::once(total).chain(Attainment::COUNTED.map(counts)).chain(rest);
            let mut row = vec![Cell::from(name)];
            row.extend(numbers.map(Cell::from));
            row
        };
        let (mut warnings, mut measures) = (0, 0);
        for (domain, row) in self.domains() {
            warnings += row.warnings;
            measures += row.measures.total();
            let counts: &Counts = &row.counts;
            let rest = [row.warnings, row.measures.total()];
            let name = format!("{} {}", domain.code, domain.name);
            table.row(cells(name, &|it| counts.of(it), rest));
        }
        let rest = [warnings, measures];
        table.row(cells(lang.total().to_owned(), &|it| self.count(it), rest));
        table
    }

    /// A domain's targets with their indicators: the latest value and the one beside it.
    pub(super) fn table_of_targets(
        &self,
        domain: &Domain,
        beside: Beside,
        evaluated: Option<Term>,
    ) -> Table {
        let (lang, year) = (self.material.lang, self.year);
        let (first, changed) = match beside {
            Beside::Before => (lang.in_year(year - 1), lang.column_change()),
            Beside::Base => (lang.column_base().to_owned(), lang.column_change_since_base()),
        };
        let latest = lang.in_year(year);
        let mut table = Table::new(
            domain.name.as_str(),
            &[
                (lang.column_target_indicator(), 44, Align::Left),
                (&first, 17, Align::Centre),
                (&latest, 17, Align::Centre),
                (changed, 29, Align::Left),
                (lang.column_goal(), 21, Align::Left),
                (lang.column_result(), 12, Align::Centre),
                (lang.column_outlook(), 16, Align::Centre),
            ],
        );
        for row in self.targets(domain.code) {
            table.rows.push(Row::Whole(self.target(row)));
            let said = evaluated.into_iter().flat_map(|term| self.said_of(&row.item, term));
            table.rows.extend(said.map(Row::Whole));
            for (indicator, reading) in self.measured(&row.item) {
                table.row(self.indicator(indicator, reading, beside));
                table.rows.extend(small_told(lang, reading).map(|told| {
                    let name = lang.judged_name(indicator);
                    Row::Whole(lang.small_beneath(&name, told))
                }));
            }
        }
        table
    }

    /// What departments say of a target for an evaluation, and what the evaluation group decided.
    fn said_of(&self, item: &Item, term: Term) -> Vec<String> {
        let (lang, state) = (self.material.lang, self.material.state);
        let own = state.self_assessments_of(item).into_iter();
        let own = own.filter(|(_, report, _)| report.form.term() == Some(term));
        let own = own.map(|(_, report, row)| {
            let whose = state.short(&report.department);
            let told = lang.own_word_told(whose, lang.finding(row.finding), &row.note);
            self.material.from_paper(told, &report.submitted)
        });
        let verdict = state.reviews.verdict(item, term).map(|verdict| {
            let grounds =
                lang.verdict_grounds(verdict.year, lang.finding(verdict.finding), &verdict.text);
            lang.verdict_told(&grounds)
        });
        own.chain(verdict).collect()
    }

    /// A target's indicators that are measured and decide.
    fn measured(&self, item: &Item) -> impl Iterator<Item = (&Indicator, &Reading)> {
        self.material
            .state
            .deciding(item)
            .filter_map(|one| Some((one, self.overview.readings.get(&item.plan, &one.id)?)))
    }

    /// Whether figures of the goal's year decide a target, and nothing of it heads anywhere.
    fn is_over(&self, row: &TargetRow) -> bool {
        let mut theirs = self.measured(&row.item);
        row.assessment.outlook == Outlook::Unknown && theirs.any(|(_, it)| it.heading.is_over())
    }

    /// Whether effort alone will not bring it there, or it was not brought there in time.
    pub(super) fn is_behind(&self, row: &TargetRow) -> bool {
        let found = &row.assessment;
        found.outlook.is_behind() || found.attainment == Attainment::Unmet && self.is_over(row)
    }

    /// Whether it stands so, and is not among those that are behind.
    pub(super) fn is_besides(&self, row: &TargetRow, stands: Attainment) -> bool {
        row.assessment.attainment == stands && !self.is_behind(row)
    }

    /// How those that are behind are called.
    pub(super) fn behind_title(&self) -> String {
        let (lang, last) = (self.material.lang, self.plan.to);
        match self.all().any(|row| self.is_over(row)) {
            true => lang.unmet_lost(last),
            false => lang.unmet_hard(last),
        }
    }

    fn target(&self, row: &TargetRow) -> String {
        let (lang, state) = (self.material.lang, self.material.state);
        let found = &row.assessment;
        let small = if found.small { lang.small_numbers() } else { "" };
        let outlook = match found.attainment {
            Attainment::Unrated | Attainment::NoData => String::new(),
            _ if self.is_over(row) => String::new(),
            _ => lang.outlook_told(lang.outlook(found.outlook)),
        };
        let words = [lang.attainment(found.attainment), &outlook, small];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        let lead = self.material.marked(&self.material.shorts(&row.lead), row.proposed);
        lang.target_told(
            &state.code(&row.item),
            self.material.title(&row.item),
            words.join(lang.comma()),
            lead,
        )
    }

    fn indicator(&self, one: &Indicator, reading: &Reading, beside: Beside) -> Vec<Cell> {
        let (lang, unit) = (self.material.lang, one.unit.as_str());
        let now = reading.latest.is_some_and(|latest| latest.year == self.year);
        let (values, change) = match beside {
            // A change is told in the year in which it came about.
            Beside::Before => (self.two_years(reading), reading.change.clone().filter(|_| now)),
            Beside::Base => {
                let marks = lang.marks(reading.base_basis);
                let base = self.given(reading.base, reading.setting.base_year, &marks);
                ([base, self.given(reading.latest, self.year, &[])], reading.since_base(one))
            }
        };
        let change = change.map(|change| lang.change(&change, unit));
        let outlook = match reading.judged {
            Judged::Rated(_) if reading.heading.is_over() => "",
            Judged::Rated(_) => lang.outlook(reading.heading.outlook),
            _ => "",
        };
        let mut stands = match reading.judged {
            // That there is none at all stands in the list of those that are missing.
            Judged::NoData(Missing::NoFigure) => lang.attainment(Attainment::NoData).to_owned(),
            _ => lang.indicator_stands(&reading.judged),
        };
        if let Some(found) = reading.judged.judgement() {
            // The columns before it tell the year's own figure, which decides where no other does.
            let other = found.latest.year != self.year || reading.is_small();
            let marks = || {
                let marks = lang.marks(reading.basis).join(lang.comma());
                Some(marks).filter(|marks| !marks.is_empty())
            };
            let told = if other { lang.deciding(reading, "") } else { marks() };
            let base = match beside {
                Beside::Before => lang.doubtful_base(one, reading, ""),
                // A column tells it.
                Beside::Base => None,
            };
            stands.extend(told.into_iter().chain(base).map(|told| format!("\n{told}")));
        }
        let [first, second] = values;
        vec![
            lang.judged_in_unit(one).into(),
            first,
            second,
            change.unwrap_or_default().into(),
            goal(lang, &self.plan.id, one, self.material.state).into(),
            stands.into(),
            outlook.into(),
        ]
    }

    /// What stands for the year before and for the year: its own figure, that there was nobody to
    /// count, or that nothing was reported. An older figure stands in the place of the year before, with
    /// its year.
    fn two_years(&self, reading: &Reading) -> [Cell; 2] {
        let lang = self.material.lang;
        let before = reading.change.as_ref().map(|change| change.from);
        let given = [reading.latest, before];
        let own = |year: i32| {
            let value = given.into_iter().flatten().find(|given| given.year == year);
            let point = reading.points.get(&year).filter(|point| point.has_no_case());
            match (value, point) {
                (Some(given), _) => Some(Cell::Number(given.value)),
                (None, point) => point.map(|_| lang.no_case_mark().into()),
            }
        };
        let older = || {
            let older = given.into_iter().flatten().find(|given| given.year < self.year);
            older.map(|given| self.given(Some(given), self.year - 1, &[]))
        };
        let unreported = || Cell::from(lang.not_reported());
        let first = own(self.year - 1).or_else(older).unwrap_or_else(unreported);
        [first, own(self.year).unwrap_or_else(unreported)]
    }

    /// A value; with its year where that is not the column's, and how firm it is.
    fn given(&self, given: Option<Given>, usual: i32, marks: &[&str]) -> Cell {
        let Some(given) = given else { return "".into() };
        let lang = self.material.lang;
        let year = (given.year != usual).then(|| lang.in_year(given.year));
        let beside: Vec<&str> = year.as_deref().into_iter().chain(marks.iter().copied()).collect();
        match beside.is_empty() {
            true => Cell::Number(given.value),
            false => format!("{}\n{}", given.value, beside.join(lang.comma())).into(),
        }
    }

    /// The trends of a domain worth drawing: those that head for a number, and those not met.
    pub(super) fn charts(&self, domain: u8) -> Vec<Chart> {
        let mut all: Vec<Chart> = Vec::new();
        let mut drawn: Vec<&str> = Vec::new();
        for row in self.targets(domain) {
            for (one, reading) in self.measured(&row.item) {
                let unmet =
                    matches!(reading.attainment(), Some(Attainment::Unmet | Attainment::Nearly));
                let goal = one.goal.number();
                if (goal.is_none() && !unmet) || drawn.contains(&one.id.as_str()) {
                    continue;
                }
                let points = points(one, reading);
                if points.iter().filter(|(_, value)| value.is_some()).count() >= POINTS {
                    drawn.push(&one.id);
                    let name = self.material.lang.judged_in_unit(one);
                    let title = format!("{} {name}", self.material.state.code(&row.item));
                    all.push(Chart { title, points, goal });
                }
            }
        }
        all
    }
}

/// What is judged, by year: the figure, or the gap where the goal is to narrow one.
pub(super) fn points(
    one: &Indicator,
    reading: &Reading,
) -> Vec<(i32, Option<crate::decimal::Decimal>)> {
    if let Goal::Narrow(split) = &one.goal {
        let gap = reading.gaps.iter().find(|gap| gap.split == *split);
        let years = gap.into_iter().flat_map(|gap| &gap.years);
        return years.map(|row| (row.year, Some(row.gap.abs()))).collect();
    }
    let from = reading.setting.base_year;
    reading.points.range(from..).map(|(year, point)| (*year, point.value)).collect()
}
