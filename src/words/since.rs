//! What changed, in words.

use super::{Lang, words};
use crate::domain::assess::Warning;
use crate::domain::duty::Duty;
use crate::domain::since::{DepartmentChanges, ItemChange};
use crate::domain::state::State;

/// So many duties are named; the rest are counted.
const NAMED: usize = 4;

impl Lang {
    /// How a target or a measure stands otherwise, without its name.
    pub fn item_change(self, change: &ItemChange, state: &State) -> String {
        let mut parts = Vec::new();
        if let Some((then, now)) = change.attainment {
            parts.push(self.from_to(self.attainment(then), self.attainment(now)));
        }
        if let Some((then, now)) = change.outlook {
            let moved = self.from_to(self.outlook(then), self.outlook(now));
            parts.push(format!("{} {moved}", self.label_outlook()));
        }
        let named = |some: &[Warning]| -> String {
            // Those of one kind about several years in one breath.
            let alike = some.chunk_by(|a, b| (&a.indicator, a.kind) == (&b.indicator, b.kind));
            let one = |alike: &[Warning]| {
                let name = state.indicator_name(&alike[0].indicator);
                let years: Vec<_> = alike.iter().map(|one| self.in_year(one.year)).collect();
                let years = years.join(self.list_comma());
                format!("{name} {}", self.warning_of_years(alike[0].kind, years))
            };
            alike.map(one).collect::<Vec<_>>().join(self.comma())
        };
        if !change.raised.is_empty() {
            parts.push(self.warnings_raised(named(&change.raised)));
        }
        if !change.ceased.is_empty() {
            parts.push(self.warnings_ceased(named(&change.ceased)));
        }
        parts.join(self.semicolon())
    }

    /// What a department settled and what became late.
    pub fn department_change(self, change: &DepartmentChanges) -> String {
        let named = |some: &[Duty]| -> String {
            let names: Vec<_> = some.iter().take(NAMED).map(|duty| self.duty_title(duty)).collect();
            let names = names.join(self.list_comma());
            match some.len().saturating_sub(NAMED) {
                0 => names,
                more => self.and_more(names, more),
            }
        };
        type Told = fn(Lang, usize, String) -> String;
        let lists: [(&[Duty], Told); 3] = [
            (&change.late, Self::newly_late),
            (&change.settled, Self::newly_settled),
            (&change.waived, Self::newly_waived),
        ];
        let some = lists.into_iter().filter(|(duties, _)| !duties.is_empty());
        let parts: Vec<_> = some.map(|(some, told)| told(self, some.len(), named(some))).collect();
        parts.join(self.semicolon())
    }
}

words! {
    changes_corrected(count: usize): "更正、作废、撤回的数据（{count}次）", "Figures corrected, made void or taken back ({count} {times})", times = count "time" "times";
    changes_settings: "设置有变化，状态可能因此变动", "Settings changed; statuses may have moved by it";
    from_to(then: &str, now: &str): "{then}转为{now}", "{then}, now {now}";
    warnings_raised(names: String): "新出预警：{names}", "new warnings: {names}";
    warnings_ceased(names: String): "预警消除：{names}", "warnings gone: {names}";
    newly_late(count: usize, names: String): "新逾期{count}项（{names}）", "{count} newly late ({names})";
    newly_settled(count: usize, names: String): "新办结{count}项（{names}）", "{count} settled ({names})";
    newly_waived(count: usize, names: String): "免办{count}项（{names}）", "{count} waived ({names})";
    and_more(names: String, more: usize): "{names}等，另{more}项", "{names} and {more} more";
    changes_title(since: &chrono::NaiveDate, until: &chrono::NaiveDate): "{since} 至 {until} 的变化", "What changed from {since} to {until}";
    changes_departments: "部门", "Departments";
    changes_none: "状态、走势、预警和应办事项都没有变化", "No status, outlook, warning or duty changed";
    changes_since_when: "还没有开过会，请用 --since 指明从哪一天起", "No meeting was held yet; name the day with --since";
    changes_day: "从哪一天起", "since which day";
    changes_hint: "如 2026-06-30；默认上次会议那天，没有会议是90天前", "as 2026-06-30; by default the day of the last meeting, or 90 days ago";
    look_back_day: "看哪一天", "which day";
    look_back_hint: "如 2026-06-30，看那天结束时的情况；空着按回车回到今天", "as 2026-06-30, to see how things stood at its end; empty leads back to today";
    not_a_day(text: &str): "「{text}」不是日期，请写成 2026-06-30", "{text:?} is no day; write it as 2026-06-30";
}
