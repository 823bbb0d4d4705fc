//! The rules by which duties are owed: what an entry changed of them.

use super::{Lang, words};
use crate::domain::entry::Seq;
use crate::domain::state::State;
use crate::plan::DutyRule;

/// So many rules are named.
const NAMED: usize = 3;

/// What an entry set, beside what stood before: what changed, what was confirmed, added or taken away.
pub(super) fn told(lang: Lang, seq: Seq, rules: &[DutyRule], state: &State) -> String {
    let before = state.duty_rules.iter().take_while(|(set_by, _)| *set_by < seq).last();
    let Some((_, before)) = before else {
        return match rules.iter().any(|rule| rule.proposed) {
            true => lang.told_rules(rules.len()),
            false => lang.told_rules_confirmed(rules.len()),
        };
    };
    let both = || rules.iter().filter_map(|new| Some((of(before, new)?, new)));
    let changed = both().filter_map(|(old, new)| {
        let alike = (&old.who, old.rhythm, old.due_year_offset)
            == (&new.who, new.rhythm, new.due_year_offset);
        if alike && old.due != new.due {
            return Some(lang.rule_day_changed(&new.name, &old.due, &new.due));
        }
        let [was, is] = [old, new].map(|rule| lang.duty_rule_asks(rule, state));
        let differ = |(was, is): &(String, String)| was != is;
        let differing: Vec<_> = was.into_iter().zip(is).filter(differ).collect();
        let told = differing.into_iter().map(|(was, is)| lang.rule_changed(was, is));
        let told = told.collect::<Vec<_>>().join(lang.comma());
        (!told.is_empty()).then(|| format!("{}{told}", lang.rule_called(&new.name)))
    });
    let confirmed = both().filter(|(old, new)| old.proposed && !new.proposed).map(|(_, new)| new);
    let added = rules.iter().filter(|rule| of(before, rule).is_none());
    let gone = before.iter().filter(|rule| of(rules, rule).is_none());
    let mut all: Vec<String> = changed.collect();
    all.extend(named(lang, confirmed).map(|(count, names)| lang.rules_confirmed(count, names)));
    all.extend(named(lang, added).map(|(count, names)| lang.rules_added(count, names)));
    all.extend(named(lang, gone).map(|(count, names)| lang.rules_gone(count, names)));
    match all.is_empty() {
        true => lang.told_rules(rules.len()),
        false => lang.told_rules_changed(all.join(lang.semicolon())),
    }
}

fn of<'a>(rules: &'a [DutyRule], known: &DutyRule) -> Option<&'a DutyRule> {
    rules.iter().find(|rule| rule.id == known.id)
}

/// How many rules, and what the first of them are called; none where there are none.
fn named<'a>(lang: Lang, rules: impl Iterator<Item = &'a DutyRule>) -> Option<(usize, String)> {
    let names: Vec<&str> = rules.map(|rule| &*rule.name).collect();
    let first = names.iter().take(NAMED).copied().collect::<Vec<_>>().join(lang.list_comma());
    let first = if names.len() > NAMED { lang.and_so_on(first) } else { first };
    (!names.is_empty()).then_some((names.len(), first))
}

words! {
    told_rules(count: usize): "设定{count}条应办规则", "adopted {count} {rules}", rules = count "duty rule" "duty rules";
    told_rules_confirmed(count: usize): "确认{count}条应办规则和期限", "confirmed {count} {rules}", rules = count "duty rule and its day" "duty rules and their days";
    told_rules_changed(changed: String): "应办规则：{changed}", "duty rules: {changed}";
    rule_day_changed(name: &str, was: &str, is: &str): "{name}期限由{was}改为{is}", "{name} due by {is} and no longer by {was}";
    rule_called(name: &str): "{name}", "{name} ";
    rule_changed(was: String, is: String): "由{was}改为{is}", "from {was} to {is}";
    rules_confirmed(count: usize, names: String): "确认{count}条（{names}）", "confirmed {count} ({names})";
    rules_added(count: usize, names: String): "增加{count}条（{names}）", "added {count} ({names})";
    rules_gone(count: usize, names: String): "取消{count}条（{names}）", "took away {count} ({names})";
}
