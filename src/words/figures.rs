//! Figures and what is read from them, in words.

use std::fmt::Display;

use super::reading::still_to_go;
use super::refusals::Label;
use super::{Lang, words};
use crate::domain::assess::{
    Area, Change, ChangeUnit, Judged, Missing, Sex, WarningKind, change_unit,
};
use crate::domain::form::Field;
use crate::domain::refusal::{Against, Doubt, FigureName, Refusal, WrongFigure};
use crate::domain::state::{FigureKey, State};
use crate::plan::{Goal, Indicator, Split};

impl Lang {
    /// Whom a figure is about.
    pub const fn sex(self, sex: Sex) -> &'static str {
        match sex {
            Sex::Total => self.pick("合计", "total"),
            Sex::Female => self.pick("女", "women"),
            Sex::Male => self.pick("男", "men"),
        }
    }

    /// Where they live.
    pub const fn area(self, area: Area) -> &'static str {
        match area {
            Area::Total => self.pick("合计", "total"),
            Area::Urban => self.pick("城", "urban"),
            Area::Rural => self.pick("乡", "rural"),
        }
    }

    /// Between whom.
    pub const fn split(self, split: Split) -> &'static str {
        match split {
            Split::Sex => self.pick("男女差距", "gap between the sexes"),
            Split::Area => self.pick("城乡差距", "gap between country and town"),
        }
    }

    /// A warning's name.
    pub const fn warning(self, kind: WarningKind) -> &'static str {
        let (zh, en) = match kind {
            WarningKind::HardToReach => ("难达标", "off target"),
            WarningKind::Swinging => ("波动大", "swinging"),
            WarningKind::Rebound => ("反弹", "rebound"),
            WarningKind::GapWidening => ("差距扩大", "gap widening"),
            WarningKind::Missing => ("缺数", "figure missing"),
            WarningKind::Unverified => ("待核", "not verified"),
        };
        self.pick(zh, en)
    }

    /// The same in few columns.
    pub const fn short_warning(self, kind: WarningKind) -> &'static str {
        match (self, kind) {
            (Self::Zh, kind) => self.warning(kind),
            (Self::En, WarningKind::HardToReach) => "off",
            (Self::En, WarningKind::Swinging) => "swings",
            (Self::En, WarningKind::Rebound) => "rebound",
            (Self::En, WarningKind::GapWidening) => "gap",
            (Self::En, WarningKind::Missing) => "missing",
            (Self::En, WarningKind::Unverified) => "verify",
        }
    }

    /// How an indicator stands, in two or three words.
    pub fn indicator_stands(self, judged: &Judged) -> String {
        match judged {
            Judged::Rated(found) => self.attainment(found.attainment).to_owned(),
            Judged::Unrated => self.attainment(crate::domain::assess::Attainment::Unrated).into(),
            Judged::NoCase { year } => self.no_case(*year),
            Judged::NoData(missing) => self.missing_figure(*missing),
        }
    }

    /// Why there is nothing to judge.
    pub fn missing_figure(self, missing: Missing) -> String {
        match missing {
            Missing::NoFigure => self.no_figure_yet().to_owned(),
            Missing::NotOfThose { lacking: [first, second] } => {
                let mut told = vec![self.line(first)];
                told.extend((first != second).then(|| self.line(second)));
                self.none_that_decides(told.join(self.list_comma()))
            }
            Missing::NeverTogether { lines: [first, second] } => {
                self.never_together([self.line(first), self.line(second)].join(self.list_comma()))
            }
            Missing::OnlyBefore { base } => self.only_before(base),
            Missing::NotCounted { first, more } => {
                let years = self.in_year(first);
                let years = if more > 0 { self.years_more(years, more + 1) } else { years };
                self.not_counted(years)
            }
            Missing::NoBase { year } => self.no_base(year),
            Missing::TooShort { needed } => self.too_short(needed),
            Missing::NoOther => self.no_other().to_owned(),
        }
    }

    /// A change between two years: points for percentages and rates, per cent only beside the unit.
    pub fn change(self, change: &Change, unit: &str) -> String {
        let year = change.from.year;
        if change.difference.is_zero() {
            return self.change_none(year);
        }
        let mut much = self.difference(change.difference.abs(), unit);
        if let Some(part) = change.relative {
            much = self.with_meaning(&much, &format!("{:.1}%", part.abs()));
        }
        let told = match change.difference.is_negative() {
            true => self.change_down(year, much),
            false => self.change_up(year, much),
        };
        if change.flat { format!("{told}{}", self.change_flat()) } else { told }
    }

    /// A difference of two values of a unit: of percentages and per milles in points, for of those it
    /// would be read as a relative change.
    pub fn difference(self, much: impl Display, unit: &str) -> String {
        match change_unit(unit) {
            ChangeUnit::PercentagePoints => self.percentage_points(much.to_string()),
            ChangeUnit::PerMillePoints => self.per_mille_points(much.to_string()),
            ChangeUnit::PerHundredThousandPoints | ChangeUnit::Own => self.in_unit(much, unit),
        }
    }

    /// How far an indicator is from its goal: a difference, or where a slower rise is asked one a year;
    /// of one that stands just on the edge that it has to pass, that.
    pub fn shortfall(self, miss: Number, indicator: &Indicator) -> String {
        if miss.is_zero() {
            return self.to_be_passed().to_owned();
        }
        let much = self.difference(still_to_go(miss, indicator), &indicator.unit);
        if indicator.goal == Goal::SlowRise { self.a_year(much) } else { much }
    }

    /// Whose figures a line is: 女, 城, 女城; those of all are 合计.
    pub fn line(self, (sex, area): (Sex, Area)) -> String {
        match (sex, area) {
            (Sex::Total, area) => self.area(area).to_owned(),
            (sex, Area::Total) => self.sex(sex).to_owned(),
            (sex, area) => format!("{}{}", self.sex(sex), self.area(area)),
        }
    }

    /// Whose figures some lines are.
    pub fn parts(self, lines: &[(Sex, Area)]) -> String {
        let told: Vec<String> = lines.iter().map(|line| self.line(*line)).collect();
        told.join(self.list_comma())
    }

    /// What a figure is about, after its indicator's name.
    pub fn figure_key(self, key: FigureKey) -> String {
        let mut told = self.in_year(key.year);
        for word in [
            (key.sex != Sex::Total).then(|| self.sex(key.sex)),
            (key.area != Area::Total).then(|| self.area(key.area)),
        ] {
            told.extend(word.map(|word| format!(" {word}")));
        }
        told
    }
}

/// The sentence for a refusal of figures.
pub(super) fn refused(
    lang: Lang,
    refusal: &Refusal,
    state: &State,
    label: Label<'_>,
) -> Option<String> {
    let name = |figure: &FigureName| {
        let indicator = state.indicator_name(&figure.indicator);
        format!("{indicator} {}", lang.figure_key(figure.key))
    };
    Some(match refusal {
        Refusal::Figure(figure, why) => wrong(lang, name(figure), &figure.indicator, why),
        Refusal::Doubtful(figure, doubt) => {
            let unit = state.indicator_unit(&figure.indicator);
            let why = doubtful(lang, doubt, state, unit);
            lang.doubtful(name(figure), why, label(Field::Reason))
        }
        Refusal::NoFigures(seq) => lang.no_figures(*seq),
        Refusal::AlreadyVerified(seq, by) => lang.already_verified(*seq, *by),
        Refusal::VerifiedStands(seq, by) => {
            let who = state.recorded_by(*by).map(|id| state.person_name(id).to_owned());
            lang.verified_stands(*seq, *by, who.unwrap_or_else(|| lang.who_verified().to_owned()))
        }
        Refusal::OwnFigures(seq, others) => {
            let names = others.iter().map(|id| state.person_name(id)).collect::<Vec<_>>();
            lang.own_figures(*seq, names.join(lang.pick("或", " or ")))
        }
        Refusal::SomeReturned(seq, by) => lang.some_returned(*seq, *by),
        _ => return None,
    })
}

pub(crate) fn wrong(lang: Lang, name: String, id: &str, why: &WrongFigure) -> String {
    match why {
        WrongFigure::UnknownIndicator => lang.unknown_indicator(id),
        WrongFigure::NotMeasured => lang.figure_not_measured(name),
        WrongFigure::Year { from, to } => lang.figure_year(name, *from, *to),
        WrongFigure::NotSplit(Split::Sex) => lang.figure_not_by_sex(name),
        WrongFigure::NotSplit(Split::Area) => lang.figure_not_by_area(name),
        WrongFigure::HalfARatio => lang.figure_half(name),
        WrongFigure::NegativeCount => lang.figure_negative(name),
        WrongFigure::NoValue => lang.figure_no_value(name),
        WrongFigure::ValueOfNobody => lang.figure_of_nobody(name),
        WrongFigure::CountOfNobody => lang.figure_count_of_nobody(name),
        WrongFigure::OutsideShare => lang.figure_outside(name),
        WrongFigure::NegativeValue => lang.figure_below_zero(name),
        WrongFigure::NumeratorAbove => lang.figure_above(name),
        WrongFigure::Twice => lang.figure_twice(name),
        WrongFigure::There(seq) => lang.figure_there(name, *seq),
        WrongFigure::NotThere => lang.figure_not_there(name),
        WrongFigure::Unchanged(seq) => lang.figure_unchanged(name, *seq),
        WrongFigure::NotStanding(Some(seq)) => lang.figure_of_another(name, *seq),
        WrongFigure::NotStanding(None) => lang.figure_stands_not(name),
        WrongFigure::Returned(by) => lang.figure_returned(name, *by),
    }
}

/// A computed median is told with the digits of the value that it stands beside, `unit` is that of the figure.
pub(crate) fn doubtful(lang: Lang, doubt: &Doubt, state: &State, unit: &str) -> String {
    let plain = |it: &Number, beside: &Number| {
        let rounded = it.ratio(Number::new(1, 0), 1, it.digits().min(beside.digits()));
        rounded.filter(|it| !it.is_zero()).unwrap_or(*it)
    };
    match doubt {
        Doubt::Corrects { by, old: Some(old) } => lang.doubt_corrects(*by, old),
        Doubt::Corrects { by, old: None } => lang.doubt_corrects_nobody(*by),
        Doubt::NotRatio { value, computed } => lang.doubt_ratio(value, computed),
        Doubt::NotBetween { total, low, high } => lang.doubt_between(total, low, high),
        Doubt::NotSum { total, sum } => lang.doubt_sum(total, sum),
        Doubt::Age { value } => lang.doubt_age(value),
        Doubt::Scale { value, beside, against } => match against {
            Against::Others => lang.doubt_scale(value, &plain(beside, value)),
            Against::Year(year) => lang.doubt_scale_of_year(value, *year, &plain(beside, value)),
            Against::Goal => lang.doubt_scale_of_goal(value, beside),
        },
        Doubt::Beside { value, beside, key, same_year } => {
            let (part, beside) = (lang.line((key.sex, key.area)), &plain(beside, value));
            match same_year {
                true => lang.doubt_beside(value, part, beside),
                false => lang.doubt_beside_others(value, part, beside),
            }
        }
        Doubt::Denominator { now, beside, year } => lang.doubt_denominator(now, *year, beside),
        Doubt::Jump { change, usual } => lang
            .doubt_jump(lang.difference(change, unit), lang.difference(plain(usual, change), unit)),
        Doubt::Elsewhere { value, beside, indicator } => {
            lang.doubt_elsewhere(value, state.indicator_name(indicator), beside)
        }
    }
}

type Number = crate::decimal::Decimal;

words! {
    quoted(text: &str): "「{text}」", "\"{text}\"";
    headed(whose: &str, heading: &str): "{whose}「{heading}」", "{whose} \"{heading}\"";
    with_meaning(word: &str, means: &str): "{word}（{means}）", "{word} ({means})";
    in_year(year: i32): "{year}年", "{year}";
    small_numbers: "小基数", "small numbers";
    methods_disagree: "两种方法不一致", "the two methods disagree";
    no_case(year: i32): "{year}年无对象", "nobody to count in {year}";
    none_that_decides(lacking: String): "缺判断用的数（{lacking}）", "the figures that decide are lacking ({lacking})";
    never_together(lines: String): "{lines}没有同一年的数", "no year has both ({lines})";
    no_figure_yet: "还没有数据", "no figure yet";
    only_before(base: i32): "只有{base}年之前的数", "only figures from before {base}";
    not_counted(years: String): "小基数，要几年合并判断，缺{years}的分子、分母", "small numbers are judged over several years, and the counts of {years} are lacking";
    years_more(first: String, all: u8): "{first}等{all}年", "{first} and others ({all} years)";
    no_base(year: i32): "只有{year}年的数，缺可比的年份", "only a figure of {year}, and none to compare it with";
    too_short(needed: u8): "需连续{needed}年的数", "needs figures of {needed} {years} in a row", years = needed "year" "years";
    no_other: "对照指标没有同年的数", "the other indicator has no figure of the same year";
    change_none(year: i32): "与{year}年持平", "unchanged since {year}";
    change_flat: "（容差以内，视为持平）", " (within the tolerance: flat)";
    change_up(year: i32, much: String): "比{year}年上升{much}", "up {much} since {year}";
    change_down(year: i32, much: String): "比{year}年下降{much}", "down {much} since {year}";
    points_a_year_short(points: String): "年{points}百分点", "{points} pt/yr";
    points_short(much: String): "{much}百分点", "{much} pts";
    per_mille_short(much: String): "{much}千分点", "{much} pm pts";
    percentage_points(much: String): "{much}个百分点", "{much} percentage points";
    per_mille_points(much: String): "{much}个千分点", "{much} per mille points";

    figure_indicator: "指标代号", "an indicator's id";
    figure_value: "数值，照公布的写，如 \"14.30\"", "the value as published, such as \"14.30\"";
    figure_count: "个数，如 \"2867\"", "a count such as \"2867\"";
    figure_source: "出处，一行文字", "where it was published, one line";
    figure_corrects: "更正时写原数的记录号，须与现有的一致", "where it corrects, the entry of the figure that stands";
    figure_stands_by: "现有的数的记录号", "the entry of the figure that stands";
    figure_remark: "这个数的说明或更正原因，一行文字", "why this figure is right or corrected, one line";
    not_a_number(text: &str): "「{text}」不是公布的数，请照 \"14.30\" 的样子写", "{text:?} is no published number; write it as \"14.30\"";

    unknown_indicator(id: &str): "没有代号为「{id}」的指标，请核对代号", "There is no indicator {id:?}; check its id";
    figure_not_measured(name: String): "{name}：这是定性指标，不填数据", "{name}: this indicator is judged, not measured";
    figure_year(name: String, from: i32, to: i32): "{name}：年度应在{from}至{to}年之间，请核对", "{name}: the year must be {from} to {to}; check it";
    figure_not_by_sex(name: String): "{name}：这个指标不分性别，请填合计", "{name}: this indicator is not split by sex; give the total";
    figure_not_by_area(name: String): "{name}：这个指标不分城乡，请填合计", "{name}: this indicator is not split by area; give the total";
    figure_half(name: String): "{name}：有分子没有分母，请补上分母", "{name}: a numerator needs its denominator";
    figure_negative(name: String): "{name}：分子分母不能小于零，请核对", "{name}: a count cannot be below zero; check it";
    figure_no_value(name: String): "{name}：没有数值；只有分母为零（本年无对象）才可不填", "{name}: a value is missing; only with a denominator of zero may it be left out";
    figure_of_nobody(name: String): "{name}：分母为零是本年无对象，不能有数值，请去掉数值", "{name}: with a denominator of zero there is no value; leave it out";
    figure_count_of_nobody(name: String): "{name}：分母为零时分子也应为零，请核对分子、分母", "{name}: with a denominator of zero the numerator is zero too; check both";
    figure_below_zero(name: String): "{name}：数值不能小于零，请核对", "{name}: it cannot be below zero; check it";
    figure_outside(name: String): "{name}：这个比例只能在0到100之间，请核对", "{name}: this share lies within 0 and 100; check it";
    figure_above(name: String): "{name}：分子大于分母，请核对", "{name}: the numerator is above the denominator; check them";
    figure_twice(name: String): "{name}：一次报送中出现了两次，请只留一个", "{name}: it stands twice in one entry; keep one";
    figure_there(name: String, seq: u64): "{name}：#{seq} 已报过这个数，改数请用更正并写明原因", "{name}: #{seq} gave it already; correct it, with a reason";
    figure_not_there(name: String): "{name}：还没有报过这个数，请直接报送", "{name}: there is nothing to correct; enter it";
    figure_of_another(name: String, seq: u64): "{name}：现有的数来自 #{seq}，请核对后再办", "{name}: what stands comes from #{seq}; check it and ask again";
    figure_unchanged(name: String, by: u64): "{name}：与已有的数（#{by}）一样，没有要更正的", "{name}: it stands so already (#{by}); nothing is corrected";
    figure_stands_not(name: String): "{name}：现在没有这个数，请核对", "{name}: there is no such figure; check it";
    figure_returned(name: String, by: u64): "{name}：已经退回（#{by}），等报送单位改正", "{name}: returned already (#{by}); its department has to mend it";
    doubtful(name: String, why: String, field: String): "{name}：{why}，请核对，如确实如此请写明{field}", "{name}: {why}; check it, or say in {field} why it is right";
    doubt_corrects(by: u64, old: &Number): "已有数{old}（#{by}），这样是更正", "{old} is there already (#{by}), so this corrects it";
    doubt_corrects_nobody(by: u64): "已报无对象（#{by}），这样是更正", "nobody to count was entered already (#{by}), so this corrects it";
    doubt_ratio(value: &Number, computed: &Number): "数值{value}与分子分母算出的{computed}不符", "the value {value} is not the {computed} of its counts";
    doubt_between(total: &Number, low: &Number, high: &Number): "合计{total}不在分项{low}与{high}之间", "the total {total} is not between its parts {low} and {high}";
    doubt_sum(total: &Number, sum: &Number): "合计{total}不等于分项之和{sum}", "the total {total} is not the sum {sum} of its parts";
    doubt_age(value: &Number): "{value}岁不像是年龄，是不是小数点错了", "{value} years is no age: is the point wrong";
    doubt_scale(value: &Number, usual: &Number): "{value}与其他年度的{usual}左右相差八倍以上，是不是小数点、单位或年度错了", "{value} is at least eight times the {usual} of other years, or at most an eighth: is the point, the unit or the year wrong";
    doubt_scale_of_year(value: &Number, year: i32, beside: &Number): "{value}与{year}年的{beside}相差八倍以上，是不是小数点、单位或年度错了", "{value} is at least eight times the {beside} of {year}, or at most an eighth: is the point, the unit or the year wrong";
    doubt_scale_of_goal(value: &Number, goal: &Number): "{value}与目标值{goal}相差二十倍以上，是不是小数点或单位错了", "{value} is twenty times the goal {goal} or a twentieth of it: is the point or the unit wrong";
    doubt_beside(value: &Number, part: String, beside: &Number): "{value}与同年{part}的{beside}相差八倍以上，是不是小数点或单位错了", "{value} is at least eight times the {beside} of {part} in the same year, or at most an eighth: is the point or the unit wrong";
    doubt_beside_others(value: &Number, part: String, beside: &Number): "{value}与{part}其他年度的{beside}左右相差八倍以上，是不是小数点或单位错了", "{value} is at least eight times the {beside} of {part} in other years, or at most an eighth: is the point or the unit wrong";
    doubt_denominator(now: &Number, year: i32, beside: &Number): "分母{now}与已报的{year}年分母{beside}相差八倍以上，是不是单位或位数错了", "the denominator {now} is at least eight times the {beside} given for {year}, or at most an eighth: is the unit or a digit wrong";
    doubt_elsewhere(value: &Number, other: &str, beside: &Number): "{value}与「{other}」同年同列的{beside}不一致，两处应是同一个数", "{value} is not the {beside} that {other:?} has for the same, and both should be one figure";
    doubt_jump(change: String, usual: String): "比上年变化{change}，超过历年通常变化（中位数{usual}）的三倍", "the change of {change} exceeds three times the median change of {usual}";
    no_figures(seq: u64): "#{seq} 不是有效的数据报送，请核对编号", "#{seq} is no live entry of figures; check the number";
    verified_stands(seq: u64, by: u64, who: String): "#{seq} 已经审核，要退回或作废，先撤回{who}的审核 #{by}（打开它按 w）；数值有误的，可以直接更正", "#{seq} is verified; before it is returned or made void {who} withdraws the verification #{by} (open it and press w); what is wrong in its value is corrected";
    who_verified: "审核的人", "whoever verified it";
    own_figures(seq: u64, who: String): "#{seq} 是您自己录入的，请统计部门的{who}审核", "#{seq} was entered by yourself; it is verified by {who} of the statistics bureau";
    already_verified(seq: u64, by: u64): "#{seq} 已经审核（#{by}），不必再审", "#{seq} is verified already (#{by})";
    some_returned(seq: u64, by: u64): "#{seq} 中有退回的数（#{by}），改正后再审；数本无误的，先撤回 #{by}", "some figures of #{seq} were returned (#{by}): it is verified once they are mended; if they are right, withdraw #{by} first";

    no_case_mark: "无对象", "nobody to count";
    no_case_short: "无对象", "nobody";
    void_mark: "作废", "void";
    preliminary_mark: "初步数", "preliminary";
}
