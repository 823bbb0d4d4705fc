//! One indicator read, told row by row: what it is, how it stands, where it heads, and by what.

use std::fmt::Display;

use super::outlook::{grounds, noise, warned_because};
use super::{Lang, words};
use crate::decimal::Decimal;
use crate::domain::assess::{
    Area, ChangeUnit, Given, Judgement, Pool, Reading, Sex, Small, WarningKind, change_unit,
    is_of_women,
};
use crate::plan::{Goal, Indicator, Split};

/// The rows of an explanation: label and text. Rows without anything to say are left out.
pub fn explained(
    lang: Lang,
    indicator: &Indicator,
    reading: &Reading,
) -> Vec<(&'static str, String)> {
    let unit = lang.judged_unit(indicator);
    let mut rows = vec![(lang.row_result(), result(lang, reading))];
    if let Some(found) = reading.judged.judgement() {
        rows.push((lang.row_rule(), lang.asked_and_actual(indicator, reading, found)));
    }
    if let Some(latest) = reading.latest {
        rows.push((lang.row_figures(), latest_told(lang, latest, indicator, reading)));
        rows.extend(lang.base(reading, unit).map(|told| (lang.row_base(), told)));
        rows.extend(
            reading.change.as_ref().map(|change| (lang.row_change(), lang.change(change, unit))),
        );
        let outlook = lang.outlook(reading.heading.outlook);
        let grounds = grounds(lang, indicator, reading);
        rows.push((lang.row_heading(), format!("{outlook}{}{grounds}", lang.colon())));
        let second = lang.second(&reading.second);
        let differs = if reading.disagree { lang.methods_disagree() } else { "" };
        rows.push((lang.row_second(), format!("{second}  {differs}").trim_end().to_owned()));
    }
    if !reading.returned.is_empty() {
        let told = reading.returned.iter().map(|back| lang.sent_back(back, &indicator.unit));
        rows.push((lang.row_sent_back(), told.collect::<Vec<_>>().join("\n")));
    }
    let counts = match few_of_gap(reading) {
        Some(few) => Some(small_gap(lang, few)),
        None => reading.small.as_ref().map(|found| small(lang, found, reading)),
    };
    rows.extend(counts.map(|told| (lang.row_counts(), told)));
    for gap in &reading.gaps {
        let digits = gap.years.iter().map(|row| row.gap.digits()).max().unwrap_or_default();
        let years = gap.years.iter();
        let years = years.map(|row| format!("{} {}", row.year, row.gap.printed_with(digits)));
        rows.push((lang.split(gap.split), years.collect::<Vec<_>>().join(lang.list_comma())));
    }
    if let Some(swing) = reading.swing.as_ref().filter(|swing| swing.reversals > 0) {
        rows.push((lang.row_swing(), lang.swing_told(swing.reversals, noise(swing))));
    }
    if !reading.stages.is_empty() {
        let told = reading.stages.iter().map(|stage| {
            let stands = stage.attainment.map_or("", |found| lang.attainment(found));
            format!("{} {} {stands}", lang.in_year(stage.goal.year), stage.goal.value)
        });
        let told: Vec<String> = told.map(|one| one.trim_end().to_owned()).collect();
        rows.push((lang.row_stages(), told.join(lang.list_comma())));
    }
    if !reading.warnings.is_empty() {
        let told = reading.warnings.iter().map(|warning| {
            let named = lang.warning_with_year(warning);
            match warning.kind {
                // The other rows tell on what these rest.
                WarningKind::HardToReach | WarningKind::Swinging | WarningKind::GapWidening => {
                    named
                }
                kind => match warned_because(lang, indicator, reading, kind) {
                    Some(because) => format!("{named}{}{because}", lang.colon()),
                    None => named,
                },
            }
        });
        rows.push((lang.row_warnings(), told.collect::<Vec<_>>().join("\n")));
    }
    rows
}

/// What lies behind a figure of small numbers: counts, years taken together, intervals.
pub fn small_told(lang: Lang, reading: &Reading) -> Option<String> {
    let lines = match few_of_gap(reading) {
        Some(few) => small_gap(lang, few),
        None => small(lang, reading.small.as_ref().filter(|found| found.is_small())?, reading),
    };
    Some(lines.lines().collect::<Vec<_>>().join(lang.semicolon()))
}

/// Why an indicator stands as it does, in a line: what is asked of it, and what it is.
pub fn in_short(lang: Lang, one: &Indicator, reading: &Reading) -> String {
    let stands = match reading.judged.judgement() {
        Some(found) => lang.asked_and_actual(one, reading, found),
        None => lang.indicator_stands(&reading.judged),
    };
    format!("{}  {stands}", lang.judged_name(one))
}

/// Units that plans have, in English: behind a number of one, behind others, and where there is little
/// room. What else is written stays as it is.
const UNITS: [(&str, [&str; 3]); 8] = [
    ("1/10万", ["per 100,000", "per 100,000", "/100k"]),
    ("岁", ["year", "years", "years"]),
    ("年", ["year", "years", "years"]),
    ("元", ["yuan", "yuan", "yuan"]),
    ("人", ["person", "people", "people"]),
    ("人次", ["attendance", "attendances", "att."]),
    ("分钟", ["minute", "minutes", "min."]),
    ("个", ["", "", ""]),
];

impl Lang {
    /// A number with its unit: `14.3%`; of a rate, `14.3/10万`.
    pub fn in_unit(self, number: impl Display, unit: &str) -> String {
        let number = number.to_string();
        match (self.known_unit(unit), unit.strip_prefix('1')) {
            (Some(["", ..]), _) => number,
            (Some([one, ..]), _) if number == "1" => format!("{number} {one}"),
            (Some([_, several, _]), _) => format!("{number} {several}"),
            (None, Some(rate)) if rate.starts_with('/') => format!("{number}{rate}"),
            (None, _) => format!("{number}{unit}"),
        }
    }

    /// A unit by itself.
    pub fn unit(self, unit: &str) -> &str {
        self.known_unit(unit).map_or(unit, |[_, several, _]| several)
    }

    /// A unit in few columns.
    pub fn unit_in_short(self, unit: &str) -> &str {
        self.known_unit(unit).map_or(unit, |[.., short]| short)
    }

    fn known_unit(self, unit: &str) -> Option<[&'static str; 3]> {
        let known = UNITS.iter().filter(|_| self == Self::En);
        known.filter(|(zh, _)| *zh == unit).map(|(_, en)| *en).next()
    }
}

/// How far an indicator is from its goal, in short; of shares in percentage points (百分点), as the
/// national bureau says it, for `%` is a relative change.
pub fn far_from_goal(lang: Lang, miss: Decimal, indicator: &Indicator) -> String {
    let a_year = indicator.goal == Goal::SlowRise;
    let much = still_to_go(miss, indicator);
    match indicator.unit.as_str() {
        _ if miss.is_zero() => lang.to_be_passed().to_owned(),
        "%" if a_year => lang.points_a_year_short(much.to_string()),
        "%" => lang.points_short(much.to_string()),
        unit if !a_year && change_unit(unit) == ChangeUnit::PerMillePoints => {
            lang.per_mille_short(much.to_string())
        }
        unit if a_year => lang.a_year(lang.in_unit(much, unit)),
        unit => lang.in_unit(much, unit),
    }
}

/// What is still to go, in digits that figures of the indicator have, for thresholds bring more; upward,
/// so that whoever comes so far has reached it. A change a year is told with the one digit more that it
/// is computed with.
pub(super) fn still_to_go(miss: Decimal, indicator: &Indicator) -> Decimal {
    let more = u32::from(indicator.goal == Goal::SlowRise);
    miss.abs().rounded_up(u32::from(indicator.digits) + more)
}

/// A tolerance in digits that figures of the indicator have: what lies within it then lay within it before.
/// What would be nothing then is told in full.
pub fn allowed(tolerance: Decimal, indicator: &Indicator) -> Decimal {
    let cut = tolerance.cut(u32::from(indicator.digits));
    if cut.is_zero() { tolerance } else { cut }
}

fn result(lang: Lang, reading: &Reading) -> String {
    let stands = lang.indicator_stands(&reading.judged);
    if reading.is_small() { format!("{stands}  {}", lang.small_numbers()) } else { stands }
}

/// The latest value with its year, and how firm it is.
fn latest_told(lang: Lang, latest: Given, one: &Indicator, reading: &Reading) -> String {
    let own = reading.points.get(&latest.year).filter(|_| !matches!(one.goal, Goal::Narrow(_)));
    let marks = own.map_or_else(|| lang.marks(reading.basis), |point| lang.marks_of(point));
    lang.figure_of(latest, lang.judged_unit(one), &marks)
}

/// The mean changes of three years and of the three before.
pub(super) fn slower(lang: Lang, found: &Judgement, reading: &Reading, unit: &str) -> String {
    let mean = |from: Decimal, to: Decimal| {
        let (three, digits) = (Decimal::new(3, 0), from.digits().max(to.digits()) + 1);
        let mean = (to - from).ratio(three, 1, digits).unwrap_or_default();
        let much = lang.difference(mean.abs(), unit);
        if mean.is_negative() { lang.goes_down(much) } else { lang.goes_up(much) }
    };
    let first = reading.points.get(&(found.latest.year - 6)).and_then(|point| point.value);
    let then = first.map(|first| mean(first, found.against.value)).unwrap_or_default();
    let now = mean(found.against.value, found.latest.value);
    lang.slower_told(now, then)
}

/// Some years together: what came of them, out of how many, and between what it lies.
fn pool(lang: Lang, pool: &Pool) -> String {
    let interval = pool.interval.map(|interval| {
        let (low, high) = (format!("{:.1}", interval.low), format!("{:.1}", interval.high));
        lang.interval(low, high)
    });
    let years = lang.pooled_years(&pool.years);
    let counts = format!("{}/{}", pool.events, pool.population);
    let counts = lang.with_meaning(&format!("{years} {}", pool.value), &counts);
    format!("{counts}  {}", interval.unwrap_or_default()).trim_end().to_owned()
}

/// The counts behind both sides of the gap that is judged, where they are too few to carry a trend.
fn few_of_gap(reading: &Reading) -> Option<(Split, &[Pool; 2])> {
    reading.gaps.iter().find_map(|gap| Some((gap.split, gap.few.as_ref()?)))
}

/// Both sides of a gap.
fn small_gap(lang: Lang, (split, both): (Split, &[Pool; 2])) -> String {
    let [first, second] = match split {
        Split::Sex => [lang.sex(Sex::Female), lang.sex(Sex::Male)],
        Split::Area => [lang.area(Area::Rural), lang.area(Area::Urban)],
    };
    let lines = [(first, &both[0]), (second, &both[1])]
        .map(|(whose, side)| format!("{whose} {}", pool(lang, side)));
    [&lines[..], &[lang.few_of_gap().to_owned()]].concat().join("\n")
}

fn small(lang: Lang, found: &Small, reading: &Reading) -> String {
    let pool = |one: &Pool| pool(lang, one);
    let mut pools = vec![&found.single];
    pools.extend(found.three.iter().chain(&found.five));
    // Three or five years of which no more are counted than of fewer say the same.
    pools.dedup_by(|longer, shorter| longer.years == shorter.years);
    let mut lines: Vec<String> = pools.into_iter().map(pool).collect();
    if let Some(chance) = found.chance_of_none.filter(|_| found.pooled) {
        lines.push(lang.chance_of_none(format!("{:.0}%", chance * 100.0)));
    }
    if found.pooled && reading.judged.judgement().is_some() {
        lines.push(lang.judged_on_pool(lang.pooled_years(&found.judged().years)));
    }
    lines.extend(found.goal_inside.then(|| lang.cannot_tell().to_owned()));
    lines.extend(found.base_inside.then(|| lang.cannot_tell_from_base().to_owned()));
    lines.join("\n")
}

impl Lang {
    /// In what a difference of two values of a unit is told.
    pub fn unit_of_difference(self, unit: &str) -> &str {
        match change_unit(unit) {
            ChangeUnit::PercentagePoints => self.pick("百分点", "percentage points"),
            ChangeUnit::PerMillePoints => self.pick("千分点", "per mille points"),
            ChangeUnit::PerHundredThousandPoints | ChangeUnit::Own => self.unit(unit),
        }
    }

    /// The unit of what is judged, as it stands behind a number: of a gap between percentages points, for
    /// with the sign of per cent it would be read as the share itself.
    pub fn judged_unit(self, one: &Indicator) -> &str {
        match (&one.goal, change_unit(&one.unit)) {
            (Goal::Narrow(_), ChangeUnit::PercentagePoints) => {
                self.pick("个百分点", " percentage points")
            }
            (Goal::Narrow(_), ChangeUnit::PerMillePoints) => {
                self.pick("个千分点", " per mille points")
            }
            _ => &one.unit,
        }
    }

    /// Years that are taken together: `2024年`, `2021至2025年合并`.
    pub(super) fn pooled_years(self, years: &[i32]) -> String {
        match years {
            [] => String::new(),
            [one] => self.in_year(*one),
            [first, .., last] if years.len() as i32 == last - first + 1 => {
                self.years_together(self.years_to(*first, *last))
            }
            some => {
                let some: Vec<_> = some.iter().map(|year| self.in_year(*year)).collect();
                self.years_together(some.join(self.list_comma()))
            }
        }
    }

    /// An indicator as its judged figures are called: women's, where theirs decide, or a gap.
    pub fn judged_name(self, one: &Indicator) -> String {
        match self.whose(one) {
            Some(whose) => self.unit_of(&one.name, whose),
            None => one.name.clone(),
        }
    }

    /// The same with its unit, where it has one.
    pub fn judged_in_unit(self, one: &Indicator) -> String {
        let unit = match one.goal {
            Goal::Narrow(_) => self.unit_of_difference(&one.unit),
            _ => self.unit(&one.unit),
        };
        match (self.whose(one), unit) {
            (_, "") => self.judged_name(one),
            (Some(whose), unit) => self.unit_of(&one.name, &[whose, unit].join(self.list_comma())),
            (None, unit) => self.unit_of(&one.name, unit),
        }
    }

    /// A name that says so itself is left as it is.
    fn whose(self, one: &Indicator) -> Option<&'static str> {
        match one.goal {
            Goal::Narrow(split) => (!one.name.contains("差距")).then(|| self.split(split)),
            _ => (is_of_women(one) && !one.name.contains('女')).then(|| self.of_women()),
        }
    }
}

words! {
    row_result: "结果", "result";
    row_rule: "判断", "judged";
    row_figures: "最新", "latest";
    row_base: "基期", "base";
    row_change: "变化", "change";
    row_heading: "走势", "outlook";
    row_second: "另一方法", "second method";
    row_counts: "分子分母", "counts";
    row_swing: "波动", "swing";
    row_stages: "阶段目标", "stages";
    row_warnings: "预警", "warnings";
    interval(low: String, high: String): "95%置信区间{low}至{high}", "95% interval {low} to {high}";
    years_together(years: String): "{years}合并", "{years} together";
    to_be_passed: "须越过界线", "edge to pass";
    a_year(much: String): "每年{much}", "{much} a year";
    goes_down(much: String): "降低{much}", "down {much}";
    goes_up(much: String): "提高{much}", "up {much}";
    slower_told(now: String, then: String): "近三年平均每年{now}，前三年平均每年{then}", "{now} a year in the last three, {then} in the three before";
    chance_of_none(chance: String): "即使刚好达标，当年一例没有的可能也有{chance}", "even if the goal were just met, no case at all has a chance of {chance}";
    judged_on_pool(years: String): "预期例数太少，按{years}值判断，不看走势", "too few cases are expected: judged on {years}, without an outlook";
    few_of_gap: "例数太少，一例之差就会改变差距，不看走势", "too few cases: a single one changes the gap; without an outlook";
    cannot_tell: "目标值落在区间内，这个数说明不了是否达标", "the goal lies inside the interval: the figure cannot tell";
    cannot_tell_from_base: "基期值落在区间内，这个数说明不了有没有变化", "the base lies inside the interval: the figure cannot tell whether anything changed";
}
