//! Where an indicator is heading and on what that rests, in words.

use super::{Lang, words};
use crate::domain::assess::{
    Grounds, Heading, Outlook, Progress, Reading, Rebound, Rule, Second, Swing, Undefined,
    WarningKind,
};
use crate::plan::Indicator;

/// A gap that widens is told by the years that show it: it grew twice.
const GROWING: usize = 3;

/// About as much as today: a gap that comes within so much of today's neither widens nor narrows.
const AS_TODAY: std::ops::RangeInclusive<f64> = 0.95..=1.05;

/// A gap that grows to more than so many times is told by its size.
const MANY_TIMES: f64 = 10.0;

/// Where the figures of an indicator lead by a year, with its unit, where its outlook rests on that: one
/// that rests on directions alone may say another thing.
pub fn value_ahead(
    lang: Lang,
    year: i32,
    indicator: &Indicator,
    reading: &Reading,
) -> Option<String> {
    let grounds = &reading.heading.grounds;
    if !matches!(grounds, Grounds::Projected { .. } | Grounds::Band { .. }) {
        return None;
    }
    Some(computed(lang, reading.leads_to(year, indicator)?, indicator))
}

/// A computed value, with as many digits as the indicator's own have.
fn rounded(value: f64, indicator: &Indicator) -> String {
    format!("{value:.*}", usize::from(indicator.digits))
}

fn computed(lang: Lang, value: f64, indicator: &Indicator) -> String {
    lang.in_unit(rounded(value, indicator), &indicator.unit)
}

/// On what an outlook rests, in a line; none where there is none, for then its name says why.
pub fn ahead(lang: Lang, indicator: &Indicator, reading: &Reading) -> Option<String> {
    let told = reading.heading.outlook != Outlook::Unknown;
    told.then(|| grounds(lang, indicator, reading))
}

/// On what the outlook rests, towards a stage of the goal where it heads for one; where there was nothing
/// to judge, why.
pub(super) fn grounds(lang: Lang, indicator: &Indicator, reading: &Reading) -> String {
    let Heading { grounds, trend, stage, .. } = &reading.heading;
    let found = reading.judged.judgement();
    let rule = found.map(|found| found.rule);
    let told = match grounds {
        Grounds::Projected { projection, goal, miss } => {
            let year = stage.map_or(reading.setting.goal_year, |stage| stage.year);
            let (projected, goal_value) = (*projection, *goal);
            let [projection, goal] = [projection, goal].map(|value| match rule {
                Some(Rule::NotBelow) => {
                    lang.difference(rounded(*value, indicator), &indicator.unit)
                }
                _ => computed(lang, *value, indicator),
            });
            let goal = match rule {
                Some(Rule::NotWorse) => lang.tolerance_counted(goal),
                _ => goal,
            };
            let of = if rule == Some(Rule::NotBelow) { lang.the_difference() } else { "" };
            let now = trend.map_or(0.0, |trend| (goal_value - trend.last.to_f64()).abs());
            let then = (goal_value - projected).abs();
            let apart =
                [now, then].map(|much| lang.difference(rounded(much, indicator), &indicator.unit));
            let then = lang.gap_then(*miss, apart);
            format!("{}{then}", lang.projected(of, year, projection, goal))
        }
        Grounds::Kept { adverse: false } => lang.kept().to_owned(),
        Grounds::Kept { adverse: true } => lang.kept_adverse().to_owned(),
        Grounds::Band { projection } => {
            let projection = computed(lang, *projection, indicator);
            lang.band_projected(reading.setting.goal_year, projection)
        }
        Grounds::Direction { mean, last } if rule == Some(Rule::Slower) => {
            let word = |right: bool| if right { lang.slows() } else { lang.slows_not() };
            lang.by_slowing(word(*mean), word(*last))
        }
        Grounds::Direction { mean, last } => {
            let word = |right: bool| if right { lang.right_way() } else { lang.wrong_way() };
            let tolerance = found.and_then(|found| found.tolerance);
            let flat = trend
                .zip(tolerance)
                .is_some_and(|(trend, tolerance)| (trend.last - trend.first).abs() <= tolerance);
            let flat = if flat { lang.within_tolerance() } else { "" };
            lang.by_direction(&format!("{}{flat}", word(*mean)), word(*last))
        }
        Grounds::GoalYear => lang.goal_year().to_owned(),
        Grounds::TooShort { points } => lang.trend_short(*points),
        Grounds::SmallNumbers => lang.trend_small().to_owned(),
        Grounds::NoData => lang.indicator_stands(&reading.judged),
    };
    let towards = stage.map(|stage| lang.towards_stage(stage.year, stage.value.to_string()));
    format!("{}{told}", towards.unwrap_or_default())
}

/// On what a warning of an indicator rests; none where it does not stand.
pub fn warned_because(
    lang: Lang,
    indicator: &Indicator,
    reading: &Reading,
    warning: WarningKind,
) -> Option<String> {
    reading.warnings.iter().find(|one| one.kind == warning)?;
    let years = |years: &[i32]| {
        let years: Vec<String> = years.iter().map(|year| lang.in_year(*year)).collect();
        years.join(lang.list_comma())
    };
    Some(match warning {
        WarningKind::HardToReach => grounds(lang, indicator, reading),
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

pub(super) fn noise(swing: &Swing) -> String {
    format!("{:.0}%", swing.noise * 100.0)
}

impl Lang {
    /// How the gap of the goal's year is to today's: 0.05 is 5% of it. Many times what is next to nothing
    /// says little: then both are told.
    fn gap_then(self, miss: f64, [now, then]: [String; 2]) -> String {
        match miss {
            _ if miss <= 0.0 => self.reached_by_then().to_owned(),
            _ if AS_TODAY.contains(&miss) => self.gap_stays().to_owned(),
            _ if miss > MANY_TIMES => self.gap_grows(now, then),
            _ if miss > 1.0 => self.gap_widens(format!("{:.1}", (miss * 10.0).round() / 10.0)),
            _ => self.gap_narrows(format!("{:.0}%", (miss * 100.0).max(1.0))),
        }
    }

    /// The second opinion in one line.
    pub fn second(self, second: &Second) -> String {
        match second {
            Second::Ratio { ratio, progress, .. } => {
                self.second_ratio(format!("{ratio:.3}"), self.second_progress(*progress))
            }
            Second::Undefined { why } => self.second_undefined(self.undefined(*why)),
        }
    }

    /// What the second opinion says.
    pub const fn second_progress(self, progress: Progress) -> &'static str {
        let (zh, en) = match progress {
            Progress::OnTrack => ("进度正常", "on track"),
            Progress::Acceleration => ("需要加快", "acceleration needed"),
            Progress::Limited => ("进展有限", "limited progress"),
            Progress::Deterioration => ("退步", "deterioration"),
        };
        self.pick(zh, en)
    }

    /// Why there is no second opinion.
    pub const fn undefined(self, why: Undefined) -> &'static str {
        let (zh, en) = match why {
            Undefined::NoNumber => ("目标不是数值", "the goal is no number"),
            Undefined::NoBase => ("缺基期", "there is no base"),
            Undefined::Zero => ("有零值", "there is a zero"),
            Undefined::Sign => ("正负号改变", "the sign changes"),
            Undefined::BaseMeets => ("基期已达标", "the base already meets the goal"),
            Undefined::NoTime => ("目标年不在基期之后", "the goal's year is not after the base"),
            Undefined::SmallNumbers => ("小基数", "small numbers"),
        };
        self.pick(zh, en)
    }
}

words! {
    the_difference: "两者之差", "the difference of both ";
    tolerance_counted(goal: String): "{goal}（不差于基期，容差已计入）", "{goal} (no worse than the base, the tolerance counted in)";
    projected(of: &str, year: i32, projection: String, goal: String): "按近年平均变化，{of}{year}年为{projection}，应为{goal}，", "the mean yearly change leads {of}to {projection} in {year}, where {goal} is asked: ";
    reached_by_then: "那时已经达到", "reached by then";
    gap_stays: "差距和现在差不多", "the gap stays about as it is";
    gap_widens(times: String): "差距将扩大到现在的{times}倍", "the gap widens to {times} times today's";
    gap_grows(now: String, then: String): "差距由{now}扩大到{then}", "the gap widens from {now} to {then}";
    gap_narrows(part: String): "差距将缩小到现在的{part}", "the gap narrows to {part} of today's";
    towards_stage(year: i32, value: String): "对{year}年阶段目标{value}，", "towards the stage of {year}, {value}: ";
    kept: "已达标，近几年平均没有变差", "met, and the mean of recent years is not adverse";
    kept_adverse: "已达标，但近几年平均在变差", "met, but the mean of recent years is adverse";
    within_tolerance: "（变化没有超过容差）", " (a change within the tolerance)";
    band_projected(year: i32, projection: String): "已在区间内，按近年平均变化，{year}年为{projection}", "within the band; the mean yearly change leads to {projection} in {year}";
    by_direction(mean: &str, last: &str): "五年平均{mean}，最近一年{last}", "five-year mean goes {mean}, last change {last}";
    by_slowing(mean: &str, last: &str): "近三年与前三年比{mean}，最近一年{last}", "the last three years against the three before {mean}, last change {last}";
    slows: "已下降或减缓", "falling or slowing";
    slows_not: "没有减缓", "not slowing";
    right_way: "方向对", "the right way";
    wrong_way: "方向不对", "the wrong way";
    goal_year: "已到目标年，以结果为准", "in the goal's year the final status stands";
    trend_short(points: u8): "只有连续{points}年的数，至少要4年", "only {points} {years} in a row, four are needed", years = points "year" "years";
    trend_small: "小基数，不看趋势", "small numbers carry no trend";
    second_ratio(ratio: String, says: &str): "实际年均变化率是所需的{ratio}倍，{says}", "the actual yearly rate of change is {ratio} times the one needed, {says}";
    second_undefined(why: &str): "无法计算：{why}", "not defined: {why}";
    met_then_lost(met: i32, lost: i32): "{met}年已达标，{lost}年又未达标", "met in {met}, not met in {lost}";
    value_in_year(year: i32, value: String): "{year}年{value}", "{value} in {year}";
    figures_past_their_day(years: String): "{years}的数据已过填报期限，尚未填报", "the figures of {years} are past their day and not entered";
    figures_wait_long(years: String): "{years}的数据填报已久，尚未经统计部门审核", "the figures of {years} have long waited for the statistics bureau";
    swing_told(reversals: u8, noise: String): "近六个数{reversals}次由升转降或由降转升；随机的数也有{noise}会达到预警的次数", "{reversals} {turns} in the last six figures; {noise} of random ones would turn as often as the warning asks", turns = reversals "turn" "turns";
}
