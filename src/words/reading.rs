//! One indicator read, told row by row: what it is, how it stands, where it heads, and by what.

use std::fmt::Display;

use super::{Lang, words};
use crate::decimal::Decimal;
use crate::domain::assess::{
    ChangeUnit, Given, Grounds, Judgement, Pool, Reading, Rebound, Small, Swing, WarningKind,
    change_unit, is_of_women,
};
use crate::domain::state::State;
use crate::plan::{Goal, Indicator, PlanId};

/// A gap that widens is told by the years that show it: it grew twice.
const GROWING: usize = 3;

/// The rows of an explanation: label and text. Rows without anything to say are left out.
pub fn explained(
    lang: Lang,
    indicator: &Indicator,
    reading: &Reading,
) -> Vec<(&'static str, String)> {
    let unit = indicator.unit.as_str();
    let mut rows = vec![(lang.row_result(), result(lang, reading))];
    if let Some(found) = reading.judged.judgement() {
        rows.push((lang.row_rule(), lang.asked_and_actual(indicator, reading, found)));
    }
    if let Some(latest) = reading.latest {
        rows.push((lang.row_figures(), with_marks(lang, latest, indicator, reading)));
        let base = reading.base.map(|base| with_marks(lang, base, indicator, reading));
        rows.extend(base.map(|told| (lang.row_base(), told)));
        rows.extend(
            reading.change.as_ref().map(|change| (lang.row_change(), lang.change(change, unit))),
        );
        let outlook = lang.outlook(reading.heading.outlook);
        let grounds = grounds(lang, reading);
        let stage = reading.heading.stage;
        let towards = stage.map(|stage| lang.towards_stage(stage.year, stage.value.to_string()));
        let towards = towards.unwrap_or_default();
        rows.push((lang.row_heading(), format!("{outlook}{}{towards}{grounds}", lang.colon())));
        let second = lang.second(&reading.second);
        let differs = if reading.disagree { lang.methods_disagree() } else { "" };
        rows.push((lang.row_second(), format!("{second}  {differs}").trim_end().to_owned()));
    }
    if !reading.returned.is_empty() {
        let told = reading.returned.iter().map(|back| lang.sent_back(back, unit));
        rows.push((lang.row_sent_back(), told.collect::<Vec<_>>().join("\n")));
    }
    rows.extend(
        reading.small.as_ref().map(|found| (lang.row_counts(), small(lang, found, reading))),
    );
    for gap in &reading.gaps {
        let years = gap.years.iter().map(|row| format!("{} {}", row.year, row.gap));
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
                kind => match warned_because(lang, reading, kind) {
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
    let found = reading.small.as_ref().filter(|_| reading.is_small())?;
    let lines = small(lang, found, reading);
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

/// Where the figures of an indicator lead by the plan's last year, and where they should be by then if
/// the goal itself is no number.
pub fn ahead(
    lang: Lang,
    plan: &PlanId,
    indicator: &Indicator,
    state: &State,
    reading: &Reading,
) -> Option<String> {
    let last = state.plan_named(plan)?.to;
    let leads = lang.leads_to(last, value_ahead(last, indicator, reading)?);
    Some(match reading.heading.grounds {
        Grounds::Projected { goal, .. } if indicator.goal.number().is_none() => {
            format!("{leads}{}{}", lang.list_comma(), lang.should_be(computed(goal, indicator)))
        }
        _ => leads,
    })
}

/// Where the figures of an indicator lead by a year, with its unit.
pub fn value_ahead(year: i32, indicator: &Indicator, reading: &Reading) -> Option<String> {
    Some(computed(reading.leads_to(year, indicator)?, indicator))
}

/// A computed value, with as many digits as the indicator's own have.
fn computed(value: f64, indicator: &Indicator) -> String {
    in_unit(format!("{value:.*}", usize::from(indicator.digits)), &indicator.unit)
}

/// A number with its unit: `14.3%`; of a rate, `14.3/10万`.
pub fn in_unit(number: impl Display, unit: &str) -> String {
    match unit.strip_prefix('1') {
        Some(rate) if rate.starts_with('/') => format!("{number}{rate}"),
        _ => format!("{number}{unit}"),
    }
}

/// How far an indicator is from its goal, in short; of shares in percentage points (百分点), as the
/// national bureau says it, for `%` is a relative change.
pub fn far_from_goal(lang: Lang, miss: Decimal, indicator: &Indicator) -> String {
    let a_year = indicator.goal == Goal::SlowRise;
    match indicator.unit.as_str() {
        _ if miss.is_zero() => lang.to_be_passed().to_owned(),
        "%" if a_year => lang.points_a_year_short(miss.abs().to_string()),
        "%" => lang.points_short(miss.abs().to_string()),
        unit if a_year => lang.a_year(in_unit(miss.abs(), unit)),
        unit => in_unit(miss.abs(), unit),
    }
}

fn result(lang: Lang, reading: &Reading) -> String {
    let stands = lang.indicator_stands(&reading.judged);
    if reading.is_small() { format!("{stands}  {}", lang.small_numbers()) } else { stands }
}

/// A value with its year, and how firm it is.
fn with_marks(lang: Lang, given: Given, one: &Indicator, reading: &Reading) -> String {
    let own = reading.points.get(&given.year).filter(|_| !matches!(one.goal, Goal::Narrow(_)));
    let marks = match own {
        Some(point) => lang.marks_of(point),
        // What went into a gap is known of the latest.
        None if reading.latest == Some(given) => {
            lang.marks(reading.basis.preliminary, reading.basis.unverified)
        }
        None => Vec::new(),
    };
    lang.figure_of(given, &one.unit, &marks)
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

/// On what the outlook rests; where there was nothing to judge, why.
fn grounds(lang: Lang, reading: &Reading) -> String {
    let tolerance = reading.judged.judgement().and_then(|found| found.tolerance);
    let flat = reading
        .heading
        .trend
        .zip(tolerance)
        .is_some_and(|(trend, tolerance)| (trend.last - trend.first).abs() <= tolerance);
    match &reading.heading.grounds {
        Grounds::NoData => lang.indicator_stands(&reading.judged),
        other => lang.grounds(other, reading.judged.judgement().map(|found| found.rule), flat),
    }
}

/// On what a warning of an indicator rests; none where it does not stand.
pub fn warned_because(lang: Lang, reading: &Reading, warning: WarningKind) -> Option<String> {
    reading.warnings.iter().find(|one| one.kind == warning)?;
    let years = |years: &[i32]| {
        let years: Vec<String> = years.iter().map(|year| lang.in_year(*year)).collect();
        years.join(lang.list_comma())
    };
    Some(match warning {
        WarningKind::HardToReach => grounds(lang, reading),
        WarningKind::Swinging => {
            let swing = reading.swing.as_ref()?;
            lang.swing_told(swing.reversals, noise(swing))
        }
        WarningKind::Rebound => {
            let Rebound { met, lost } = reading.rebound?;
            lang.met_then_lost(met, lost)
        }
        WarningKind::GapWidening => {
            let widened = reading.gaps.iter().filter(|gap| gap.widened);
            let told = widened.map(|gap| {
                let grew = &gap.years[gap.years.len().saturating_sub(GROWING)..];
                let grew = grew.iter().map(|row| lang.value_in_year(row.year, row.gap.to_string()));
                let grew: Vec<String> = grew.collect();
                format!("{} {}", lang.split(gap.split), grew.join(lang.list_comma()))
            });
            told.collect::<Vec<_>>().join(lang.semicolon())
        }
        WarningKind::Missing => lang.figures_past_their_day(years(&reading.missing)),
        WarningKind::Unverified => lang.figures_wait_long(years(&reading.unverified)),
    })
}

fn noise(swing: &Swing) -> String {
    format!("{:.0}%", swing.noise * 100.0)
}

fn small(lang: Lang, found: &Small, reading: &Reading) -> String {
    let pool = |pool: &Pool| {
        let interval = pool.interval.map(|interval| {
            let (low, high) = (format!("{:.1}", interval.low), format!("{:.1}", interval.high));
            lang.interval(low, high, lang.method(interval.method))
        });
        let years = lang.pooled_years(&pool.years);
        let counts = format!("{years} {} ({}/{})", pool.value, pool.events, pool.population);
        format!("{counts}  {}", interval.unwrap_or_default()).trim_end().to_owned()
    };
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
            ChangeUnit::PerHundredThousandPoints => self.pick("十万分点", "per 100,000"),
            ChangeUnit::Own => unit,
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

    /// An indicator as its judged figures are called: women's, where theirs decide.
    pub fn judged_name(self, one: &Indicator) -> String {
        match self.whose(one) {
            Some(women) => self.unit_of(&one.name, women),
            None => one.name.clone(),
        }
    }

    /// The same with its unit, where it has one.
    pub fn judged_in_unit(self, one: &Indicator) -> String {
        match (self.whose(one), one.unit.as_str()) {
            (_, "") => self.judged_name(one),
            (Some(women), unit) => self.unit_of(&one.name, &[women, unit].join(self.list_comma())),
            (None, unit) => self.unit_of(&one.name, unit),
        }
    }

    /// A name that says so itself is left as it is.
    fn whose(self, one: &Indicator) -> Option<&'static str> {
        (is_of_women(one) && !one.name.contains('女')).then(|| self.of_women())
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
    towards_stage(year: i32, value: String): "对{year}年阶段目标{value}，", "towards the stage of {year}, {value}: ";
    row_warnings: "预警", "warnings";
    interval(low: String, high: String, method: &str): "95%区间 {low}至{high}，{method}", "95% interval {low} to {high}, {method}";
    years_together(years: String): "{years}合并", "{years} together";
    to_be_passed: "须越过界线", "edge to pass";
    leads_to(year: i32, value: String): "按走势，{year}年为{value}", "heads for {value} in {year}";
    should_be(value: String): "应为{value}", "{value} is asked";
    a_year(much: String): "每年{much}", "{much} a year";
    goes_down(much: String): "降低{much}", "down {much}";
    goes_up(much: String): "提高{much}", "up {much}";
    slower_told(now: String, then: String): "近三年平均每年{now}，前三年平均每年{then}", "{now} a year in the last three, {then} in the three before";
    chance_of_none(chance: String): "即使刚好达标，当年一例没有的可能也有{chance}", "even if the goal were just met, no case at all has a chance of {chance}";
    judged_on_pool(years: String): "预期例数太少，按{years}值判断，不看走势", "too few cases are expected: judged on {years}, without an outlook";
    cannot_tell: "目标值落在区间内，这个数说明不了是否达标", "the goal lies inside the interval: the figure cannot tell";
    cannot_tell_from_base: "基期值落在区间内，这个数说明不了有没有变化", "the base lies inside the interval: the figure cannot tell whether anything changed";
    met_then_lost(met: i32, lost: i32): "{met}年已达标，{lost}年又未达标", "met in {met}, not met in {lost}";
    value_in_year(year: i32, value: String): "{year}年{value}", "{value} in {year}";
    figures_past_their_day(years: String): "{years}的数据已过填报期限，尚未填报", "the figures of {years} are past their day and not entered";
    figures_wait_long(years: String): "{years}的数据填报已久，尚未经统计部门审核", "the figures of {years} have long waited for the statistics bureau";
    swing_told(reversals: u8, noise: String): "近六个数{reversals}次由升转降或由降转升；随机的数也有{noise}会达到预警的次数", "{reversals} turns in the last six figures; {noise} of random ones would turn as often as the warning asks";
}
