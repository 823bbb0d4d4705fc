//! The figure on which a status rests, in words, and what is asked of it. Wherever a status stands with its
//! value it is worded here, so that no screen and no paper leaves out what is to be known of it.

use super::outlook::grounds;
use super::reading::allowed;
use super::{Lang, words};
use crate::domain::assess::{
    Assessment, Attainment, Basis, Given, Judgement, Outlook, Point, Reading, Rule, SentBack,
    Warning, WarningKind,
};
use crate::domain::state::{FigureKey, FigureRecord};
use crate::plan::{Better, Goal, Indicator};

impl Lang {
    /// The figure that decides, with its year and how firm it is: `7.8（2026年，初步，未审核）`. Of years that
    /// are judged together what came of them, and what the last was alone. None where there is none.
    pub fn deciding(self, reading: &Reading, unit: &str) -> Option<String> {
        let latest = reading.latest?;
        let found = reading.judged.judgement();
        let small = reading.small.as_deref().filter(|small| small.is_small());
        let pool = small.filter(|small| small.pooled && small.judged().years.len() > 1);
        let mut told = match (found, pool) {
            (Some(found), Some(small)) => {
                let own = self.of_that_year_alone(latest.year, self.in_unit(latest.value, unit));
                let marks = self.marks(reading.basis);
                let marks = marks.into_iter().map(|mark| self.some_are(mark));
                let beside: Vec<String> = std::iter::once(own).chain(marks).collect();
                let years = self.pooled_years(&small.judged().years);
                let value = self.in_unit(found.latest.value, unit);
                self.with_meaning(&format!("{years} {value}"), &beside.join(self.comma()))
            }
            _ => {
                let given = found.map_or(latest, |found| found.latest);
                let marks = self.marks(reading.basis);
                self.figure_of(given, unit, &marks)
            }
        };
        if reading.is_small() {
            told.push_str(self.pick("", " "));
            told.push_str(self.small_numbers());
        }
        Some(told)
    }

    /// The base, with its year and how firm it is.
    pub fn base(self, reading: &Reading, unit: &str) -> Option<String> {
        let marks = self.marks(reading.base_basis);
        reading.base.map(|base| self.figure_of(base, unit, &marks))
    }

    /// The same where a status rests on it and it may still change, or is of another year than the
    /// plan's.
    pub fn doubtful_base(self, one: &Indicator, reading: &Reading, unit: &str) -> Option<String> {
        let usual = reading.base?.year == reading.setting.base_year;
        let doubtful = reading.judged.rests_on(reading.base, one)
            && (!usual || reading.base_basis.is_provisional());
        self.base(reading, unit).filter(|_| doubtful).map(|base| self.base_of(base))
    }

    /// A value with its year and what is to be known of it.
    pub fn figure_of(self, given: Given, unit: &str, marks: &[&'static str]) -> String {
        let year = self.in_year(given.year);
        let beside: Vec<&str> = std::iter::once(&*year).chain(marks.iter().copied()).collect();
        self.with_meaning(&self.in_unit(given.value, unit), &beside.join(self.comma()))
    }

    /// How firm a figure is, a word each; nothing of one that is final and verified.
    pub fn marks(self, basis: Basis) -> Vec<&'static str> {
        let marks = [
            basis.preliminary.then(|| self.provisional_mark()),
            basis.unverified.then(|| self.grid_unverified()),
        ];
        marks.into_iter().flatten().collect()
    }

    /// The same of one figure.
    pub fn marks_of(self, point: &Point) -> Vec<&'static str> {
        self.marks(Basis { preliminary: point.preliminary, unverified: !point.verified })
    }

    /// What narrow columns say of a figure that decides; the first of several, and how many more.
    pub fn marks_in_short(self, reading: &Reading) -> String {
        let mut marks: Vec<&str> =
            reading.is_small().then(|| self.small_numbers()).into_iter().collect();
        marks.extend(reading.basis.unverified.then(|| self.grid_unverified()));
        marks.extend(reading.basis.preliminary.then(|| self.provisional_mark()));
        match marks.as_slice() {
            [] => String::new(),
            [one] => (*one).to_owned(),
            [first, more @ ..] => format!("{first}+{}", more.len()),
        }
    }

    /// What the statistics bureau said of a figure: by which entry it verified or returned it.
    pub fn reviewed(self, verified: Option<u64>, returned: Option<u64>) -> String {
        match (verified, returned) {
            (Some(by), _) => self.grid_verified_by(by),
            (None, Some(by)) => self.grid_returned_by(by),
            (None, None) => self.grid_unverified().to_owned(),
        }
    }

    /// What stood before, with its counts.
    pub fn figure_was(self, old: &FigureRecord) -> String {
        let counts = old.numerator.zip(old.denominator);
        let counts = counts.map(|(above, below)| format!("{above}/{below}"));
        let told = std::iter::once(self.value_or_nobody(old)).chain(counts);
        self.figure_stood(told.collect::<Vec<_>>().join(self.comma()))
    }

    /// The value that stood before.
    pub fn value_was(self, old: &FigureRecord) -> String {
        self.figure_stood(self.value_or_nobody(old))
    }

    fn value_or_nobody(self, of: &FigureRecord) -> String {
        of.value.map_or_else(|| self.no_case_mark().to_owned(), |value| value.to_string())
    }

    /// A figure that was returned, and does not count.
    pub fn sent_back(self, back: &SentBack, unit: &str) -> String {
        let SentBack { year, sex, area, value, by } = *back;
        let key = self.figure_key(FigureKey { year, sex, area });
        let value =
            value.map_or_else(|| self.no_case_mark().to_owned(), |value| self.in_unit(value, unit));
        self.does_not_count(format!("{key} {value}"), self.grid_returned_by(by))
    }

    /// What is asked, what is, and whether that will do.
    pub(super) fn asked_and_actual(
        self,
        one: &Indicator,
        reading: &Reading,
        found: &Judgement,
    ) -> String {
        let unit = self.judged_unit(one);
        let actual = match found.rule {
            Rule::Slower => super::reading::slower(self, found, reading, unit),
            _ => self.deciding(reading, unit).unwrap_or_default(),
        };
        let mut met = match found.attainment {
            Attainment::Met => self.is_reached(),
            Attainment::Nearly => self.is_nearly_reached(),
            _ => self.is_not_reached(),
        }
        .to_owned();
        if let Some(miss) = found.miss {
            met = [met, self.to_go(miss, one)].join(self.comma());
        }
        self.asked_actual(self.asked(one, found), actual, met)
    }

    /// What is still to go: a difference, or that what has to be passed is just reached.
    pub fn to_go(self, miss: crate::decimal::Decimal, one: &Indicator) -> String {
        match miss.is_zero() {
            true => self.to_be_passed().to_owned(),
            false => self.gap_to_go(self.shortfall(miss.abs(), one)),
        }
    }

    fn asked(self, one: &Indicator, found: &Judgement) -> String {
        let unit = self.judged_unit(one);
        let against = self.in_unit(found.against.value, unit);
        let base = self.value_then(self.in_year(found.against.year), &against);
        let tolerance = found.tolerance.filter(|it| !it.is_zero());
        let tolerance = tolerance.map(|it| self.difference(allowed(it, one), unit));
        let may_be_off = |asked: String| match &tolerance {
            Some(much) => self.within_tolerance_will_do(asked, much),
            None => asked,
        };
        match found.rule {
            Rule::AtLeast => self.asked_at_least(against),
            Rule::AtMost => self.asked_at_most(against),
            Rule::Within => {
                let high = self.in_unit(found.high.unwrap_or(found.against.value), unit);
                let open = matches!(one.goal, Goal::About(_));
                match one.better {
                    Better::Higher if open => self.asked_at_least(against),
                    Better::Lower if open => self.asked_at_most(high),
                    _ => self.asked_within(against, high),
                }
            }
            Rule::Above => {
                self.asked_above(base, tolerance.unwrap_or_else(|| self.in_unit(0, unit)))
            }
            Rule::Below => {
                self.asked_below(base, tolerance.unwrap_or_else(|| self.in_unit(0, unit)))
            }
            Rule::NotBelow => may_be_off(self.asked_not_below(against)),
            Rule::NotWorse => may_be_off(self.asked_not_worse(base)),
            Rule::Slower => self.asked_slower().to_owned(),
            Rule::Narrower if found.against.value.is_zero() => {
                self.asked_no_gap_still(found.against.year)
            }
            Rule::Narrower => self.asked_narrower(base),
            Rule::Best if matches!(one.goal, Goal::Narrow(_)) => self.asked_no_gap().to_owned(),
            Rule::Best => self.asked_best().to_owned(),
        }
    }

    /// Where a target is heading; where not all its indicators head there, or nothing can be told of
    /// one, which that is and why. `theirs` are those that decide it, measured.
    pub fn target_heading(self, found: &Assessment, theirs: &[(&Indicator, &Reading)]) -> String {
        let outlook = self.outlook(found.outlook);
        if over(found, theirs) {
            return self.goal_year().to_owned();
        }
        match self.heading_rests_on(found, theirs) {
            Some(why) => self.with_meaning(outlook, &why),
            None => outlook.to_owned(),
        }
    }

    /// Of which indicators the outlook of a target is, where that is not plain.
    pub fn heading_rests_on(
        self,
        found: &Assessment,
        theirs: &[(&Indicator, &Reading)],
    ) -> Option<String> {
        let so = theirs.iter().filter(|(_, it)| it.heading.outlook == found.outlook);
        let so: Vec<_> = so.collect();
        if !found.attainment.is_judged() || so.is_empty() {
            return None;
        }
        if over(found, theirs) {
            return Some(self.goal_year().to_owned());
        }
        let several = theirs.len() > 1;
        if found.outlook == Outlook::Unknown {
            let why = |(one, reading): &&(&Indicator, &Reading)| {
                let why = grounds(self, one, reading);
                if several { format!("{}{}{why}", one.name, self.colon()) } else { why }
            };
            return Some(so.iter().map(why).collect::<Vec<_>>().join(self.semicolon()));
        }
        let others_decide = !so.iter().any(|(one, _)| found.because.contains(&one.id));
        let names = so.iter().map(|(one, _)| one.name.as_str()).collect::<Vec<_>>();
        others_decide.then(|| self.because_of(names.join(self.list_comma())))
    }

    /// A warning with the year whose figure it is about.
    pub fn warning_with_year(self, warning: &Warning) -> String {
        self.warning_of_years(warning.kind, self.in_year(warning.year))
    }

    /// The same of several years, as they are told.
    pub(super) fn warning_of_years(self, kind: WarningKind, years: String) -> String {
        let of = match kind {
            WarningKind::Missing => years,
            _ => self.data_of(years),
        };
        self.with_meaning(self.warning(kind), &of)
    }
}

words! {
    provisional_mark: "初步", "preliminary";
    some_are(mark: &str): "含{mark}", "some {mark}";
    of_that_year_alone(year: i32, value: String): "{year}年当年 {value}", "{year} alone {value}";
    does_not_count(figure: String, returned: String): "{figure}（{returned}，不计入判断）", "{figure} ({returned}, does not count)";
    asked_actual(asked: String, actual: String, met: String): "要求 {asked}；实际 {actual}，{met}", "asked: {asked}; actual: {actual}, {met}";
    is_reached: "达到", "reached";
    is_nearly_reached: "基本达到", "nearly reached";
    is_not_reached: "未达到", "not reached";
    value_then(year: String, value: &str): "{year}的{value}", "the {value} of {year}";
    asked_at_least(goal: String): "不低于{goal}", "at least {goal}";
    asked_at_most(goal: String): "不高于{goal}", "at most {goal}";
    asked_within(low: String, high: String): "在{low}至{high}之间", "from {low} to {high}";
    asked_above(base: String, tolerance: String): "高于{base}，并超出容差{tolerance}", "above {base} by more than the tolerance of {tolerance}";
    asked_below(base: String, tolerance: String): "低于{base}，并超出容差{tolerance}", "below {base} by more than the tolerance of {tolerance}";
    asked_not_below(other: String): "不低于对照指标的{other}", "at least the other indicator's {other}";
    asked_not_worse(base: String): "不比{base}差", "no worse than {base}";
    within_tolerance_will_do(asked: String, tolerance: &str): "{asked}，差在容差{tolerance}以内可以", "{asked}, or off by no more than the tolerance of {tolerance}";
    asked_slower: "近三年平均每年的变化小于前三年", "a smaller yearly change in the last three years than in the three before";
    asked_narrower(base: String): "差距小于{base}", "a gap below {base}";
    asked_no_gap_still(year: i32): "保持没有差距，和{year}年一样", "still no gap, as in {year}";
    asked_no_gap: "没有差距", "no gap";
    asked_best: "保持最好，或与最好持平", "to stay at the best there can be";
    because_of(names: String): "因{names}", "for {names}";
    data_of(year: String): "{year}数据", "data of {year}";
    status_provisional(count: usize): "其中{count}个目标的状态依据的数还是初步的或没有审核", "{count} {targets} so by figures that are preliminary or not verified", targets = count "target stands" "targets stand";
    figures_of_entries(figures: usize, entries: usize): "{figures}个数，{entries}条记录", "{figures} {so_many_figures} in {entries} {so_many_entries}", so_many_figures = figures "figure" "figures", so_many_entries = entries "entry" "entries";
    verified_by_oneself: "本人录入本人审核", "verified by whoever entered it";
    row_verification: "审核", "verification";
    row_sent_back: "已退回", "returned";
}

/// Whether figures of the goal's year decide a target, and nothing of it heads anywhere.
fn over(found: &Assessment, theirs: &[(&Indicator, &Reading)]) -> bool {
    found.outlook == Outlook::Unknown && theirs.iter().any(|(_, it)| it.heading.is_over())
}
