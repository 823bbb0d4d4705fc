//! What the ledger knows, as tables and as JSON whose field names stay.

use chrono::NaiveDate;
use serde_json::{Value as Json, json};

use super::heads::Head;
use super::table::{Table, Value};
use crate::domain::assess::{Area, Sex};
use crate::domain::overview::Overview;
use crate::domain::state::{FigureKey, FigureRecord, State};
use crate::order::sort_by_key;
use crate::plan::{DepartmentId, Indicator, PlanId};
use crate::words::{Lang, goal};

/// Every indicator as it is defined now.
pub fn indicators(state: &State, lang: Lang) -> (Table, Json) {
    let (mut rows, mut list) = (Vec::new(), Vec::new());
    for (plan, indicator) in all_indicators(state) {
        let codes: Vec<String> = indicator.items.iter().map(ToString::to_string).collect();
        let source = state.successor(&indicator.source);
        let yes = |is: bool| Value::from(if is { lang.yes() } else { "" });
        let text = |text: &Option<String>| Value::from(text.as_deref().unwrap_or_default());
        rows.push(vec![
            indicator.id.as_str().into(),
            indicator.name.as_str().into(),
            indicator.unit.as_str().into(),
            codes.join(lang.list_comma()).into(),
            goal(lang, plan, indicator, state).into(),
            state.short(source).into(),
            yes(indicator.by_sex),
            yes(indicator.by_area),
            text(&indicator.numerator),
            text(&indicator.denominator),
            indicator.basis.words.as_str().into(),
        ]);
        list.push(json!({
            "plan": plan, "indicator": indicator.id, "name": indicator.name,
            "unit": indicator.unit, "items": codes, "goal": indicator.goal,
            "better": indicator.better, "measured": indicator.is_measured(),
            "by_sex": indicator.by_sex, "by_area": indicator.by_area,
            "numerator": indicator.numerator, "denominator": indicator.denominator,
            "per": indicator.per, "bounded": indicator.bounded, "digits": indicator.digits,
            "department": state.short(source), "department_id": source,
            "basis": indicator.basis,
        }));
    }
    let headings = vec![
        (lang.sheet_head(Head::Indicator), 28),
        (lang.sheet_head(Head::Name), 36),
        (lang.sheet_head(Head::Unit), 9),
        (lang.column_items().to_owned(), 12),
        (lang.column_goal().to_owned(), 20),
        (lang.column_supplier().to_owned(), 14),
        (lang.column_by_sex().to_owned(), 9),
        (lang.column_by_area().to_owned(), 9),
        (lang.sheet_head(Head::Numerator), 28),
        (lang.sheet_head(Head::Denominator), 28),
        (lang.column_basis().to_owned(), 40),
    ];
    let json = json!({"head": state.head.to_string(), "indicators": list});
    (table(state, lang.list_indicators(), headings, rows), json)
}

/// Every figure that stands, in a form that comes in again.
pub fn observations(state: &State, lang: Lang) -> (Table, Json) {
    let (mut rows, mut list) = (Vec::new(), Vec::new());
    for (plan, indicator) in all_indicators(state) {
        for (key, entry, record) in state.figures.of(plan, &indicator.id) {
            let status =
                if record.preliminary { lang.status_preliminary() } else { lang.status_final() };
            rows.push(vec![
                indicator.id.as_str().into(),
                indicator.name.as_str().into(),
                indicator.unit.as_str().into(),
                lang.sex(key.sex).into(),
                lang.area(key.area).into(),
                key.year.into(),
                record.value.into(),
                record.numerator.into(),
                record.denominator.into(),
                (&*record.source).into(),
                status.into(),
                lang.reviewed(state.figures.verified_by(entry), record.returned).into(),
            ]);
            let source = state.successor(&indicator.source);
            list.push(json!({
                "plan": plan, "indicator": indicator.id, "name": indicator.name,
                "unit": indicator.unit, "year": key.year, "sex": key.sex, "area": key.area,
                "value": record.value, "numerator": record.numerator,
                "denominator": record.denominator, "source": record.source,
                "preliminary": record.preliminary, "entry": entry,
                "verified_by": state.figures.verified_by(entry), "returned_by": record.returned,
                "department": state.short(source), "department_id": source,
            }));
        }
    }
    let widths = [28, 36, 9, 8, 8, 8, 12, 12, 12, 24, 8, 14];
    let heads =
        Head::ALL.iter().filter(|head| !matches!(head, Head::Before | Head::Remark | Head::Counts));
    let headings = heads
        .chain(&[Head::Review])
        .zip(widths)
        .map(|(head, width)| (lang.sheet_head(*head), width));
    let json = json!({"head": state.head.to_string(), "observations": list});
    (table(state, lang.list_observations(), headings.collect(), rows), json)
}

/// Every target with how it stands on a day.
pub fn targets(state: &State, day: NaiveDate, lang: Lang) -> (Table, Json) {
    let (mut rows, mut list) = (Vec::new(), Vec::new());
    let overview = Overview::of(state, day);
    for row in overview.targets.iter() {
        let names = |ids: &[DepartmentId]| -> Vec<String> {
            ids.iter().map(|id| state.short(id).to_owned()).collect()
        };
        let text = state.clause(&row.item).map_or("", |clause| clause.text.as_str());
        let found = &row.assessment;
        let (lead, cooperating) = (names(&row.lead), names(&row.cooperating));
        let mut warnings: Vec<&str> =
            found.warnings.iter().map(|it| lang.warning(it.kind)).collect();
        let short = found.gap.as_ref();
        let short = short.and_then(|gap| state.indicator(&row.item.plan, &gap.indicator));
        // Several indicators may warn of the same.
        warnings.dedup();
        rows.push(vec![
            state.code(&row.item).into(),
            text.into(),
            lang.attainment(found.attainment).into(),
            lang.outlook(found.outlook).into(),
            found.gap.as_ref().map(|gap| gap.miss).into(),
            short.map_or("", |one| lang.unit_of_difference(&one.unit)).into(),
            short.map_or("", |one| &one.name).into(),
            warnings.join(lang.list_comma()).into(),
            lead.join(lang.list_comma()).into(),
            cooperating.join(lang.list_comma()).into(),
            (if row.proposed { lang.proposed() } else { "" }).into(),
        ]);
        list.push(json!({
            "plan": row.item.plan, "code": state.code(&row.item), "text": text,
            "domain": row.item.code.domain.to_string(), "attainment": found.attainment,
            "outlook": found.outlook, "indicators": found.because, "gap": found.gap,
            "warnings": found.warnings, "small_numbers": found.small,
            "methods_disagree": found.disagree, "lead": lead, "cooperating": cooperating,
            "proposed": row.proposed,
        }));
    }
    let headings = [
        (lang.column_code(), 8),
        (lang.column_target(), 60),
        (lang.column_attainment(), 12),
        (lang.column_outlook(), 14),
        (lang.column_gap(), 10),
        (lang.column_gap_unit(), 8),
        (lang.column_gap_of(), 30),
        (lang.column_warnings(), 16),
        (lang.column_lead(), 20),
        (lang.column_cooperating(), 30),
        (lang.column_proposed(), 8),
    ];
    let headings = headings.map(|(heading, width)| (heading.to_owned(), width)).to_vec();
    let json = json!({"head": state.head.to_string(), "as_of": day, "targets": list});
    (table(state, lang.list_targets(), headings, rows), json)
}

fn table(state: &State, name: &str, headings: Vec<(String, u16)>, rows: Vec<Vec<Value>>) -> Table {
    Table { name: name.to_owned(), headings, rows, head: state.head.clone() }
}

fn all_indicators(state: &State) -> impl Iterator<Item = (&PlanId, &Indicator)> {
    state.plans.keys().flat_map(|plan| of_plan(state, plan).into_iter().map(move |one| (plan, one)))
}

/// A plan's indicators in the order of the targets and measures that they belong to.
pub(super) fn of_plan<'a>(state: &'a State, plan: &PlanId) -> Vec<&'a Indicator> {
    let known = state.indicators.get(plan).into_iter().flat_map(|known| known.values());
    let mut all: Vec<&Indicator> = known.filter_map(|revisions| revisions.current()).collect();
    sort_by_key(&mut all, |one| one.items.first().copied());
    all
}

/// The figure that stands.
pub(super) fn stands<'a>(
    state: &'a State,
    plan: &PlanId,
    indicator: &Indicator,
    (year, sex, area): (i32, Sex, Area),
) -> Option<&'a FigureRecord> {
    let key = FigureKey { year, sex, area };
    state.figures.get(plan, &indicator.id, key).map(|(_, record)| record)
}
