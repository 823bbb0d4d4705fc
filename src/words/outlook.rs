//! Where an indicator is heading and on what that rests, in words.

use super::{Lang, words};
use crate::domain::assess::{Grounds, Progress, Rule, Second, Undefined};

impl Lang {
    /// On what an outlook rests, where a comparison was judged: of what the projection is. `flat` where what
    /// changed over the years of the mean is within the tolerance.
    pub fn grounds(self, grounds: &Grounds, rule: Option<Rule>, flat: bool) -> String {
        match grounds {
            Grounds::Projected { projection, goal, miss } => {
                let (projection, goal) = (format!("{projection:.2}"), format!("{goal:.2}"));
                let of = match rule {
                    Some(Rule::NotBelow) => self.the_difference(),
                    Some(Rule::Narrower) => self.the_gap(),
                    _ => "",
                };
                match *miss > 0.0 {
                    true => self.projected(of, projection, goal, format!("{:.0}%", miss * 100.0)),
                    false => self.projected_reached(of, projection, goal),
                }
            }
            Grounds::Kept { adverse: false } => self.kept().to_owned(),
            Grounds::Kept { adverse: true } => self.kept_adverse().to_owned(),
            Grounds::Band { projection } => self.band_projected(format!("{projection:.2}")),
            Grounds::Direction { mean, last } if rule == Some(Rule::Slower) => {
                let word = |right: bool| if right { self.slows() } else { self.slows_not() };
                self.by_slowing(word(*mean), word(*last))
            }
            Grounds::Direction { mean, last } => {
                let word = |right: bool| if right { self.right_way() } else { self.wrong_way() };
                let flat = if flat { self.within_tolerance() } else { "" };
                self.by_direction(&format!("{}{flat}", word(*mean)), word(*last))
            }
            Grounds::GoalYear => self.goal_year().to_owned(),
            Grounds::TooShort { points } => self.trend_short(*points),
            Grounds::SmallNumbers => self.trend_small().to_owned(),
            Grounds::NoData => self.no_figure_yet().to_owned(),
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
    the_gap: "差距", "the gap ";
    projected(of: &str, projection: String, goal: String, miss: String): "按近年平均变化，{of}推到目标年为{projection}，应达{goal}，那时的差距是现在的{miss}", "the mean yearly change leads {of}to {projection} in the goal's year, where {goal} is asked: the gap then is {miss} of today's";
    projected_reached(of: &str, projection: String, goal: String): "按近年平均变化，{of}推到目标年为{projection}，应达{goal}，那时已经达到", "the mean yearly change leads {of}to {projection} in the goal's year, where {goal} is asked: reached by then";
    kept: "已达标，近几年平均没有变差", "met, and the mean of recent years is not adverse";
    kept_adverse: "已达标，但近几年平均在变差", "met, but the mean of recent years is adverse";
    within_tolerance: "（变化没有超过容差）", " (a change within the tolerance)";
    band_projected(projection: String): "已在区间内，按趋势到目标年为{projection}", "within the band; the trend leads to {projection} in the goal's year";
    by_direction(mean: &str, last: &str): "五年平均{mean}，最近一年{last}", "five-year mean {mean}, last change {last}";
    by_slowing(mean: &str, last: &str): "近三年与前三年比{mean}，最近一年{last}", "the last three years against the three before {mean}, last change {last}";
    slows: "已下降或减缓", "falling or slower";
    slows_not: "没有减缓", "not slower";
    right_way: "方向对", "right";
    wrong_way: "方向不对", "not right";
    goal_year: "已到目标年，以结果为准", "in the goal's year the final status stands";
    trend_short(points: u8): "只有连续{points}年的数，至少要4年", "only {points} years in a row, four are needed";
    trend_small: "小基数，不看趋势", "small numbers carry no trend";
    second_ratio(ratio: String, says: &str): "实际年均变化率是所需的{ratio}倍，{says}", "the actual yearly rate of change is {ratio} times the one needed, {says}";
    second_undefined(why: &str): "无法计算：{why}", "not defined: {why}";
}
