//! Rules for what is given: plans, indicators, departments, duty rules.

use super::live_department;
use crate::decimal::{Decimal, SCALE_MAX};
use crate::domain::form::{Field, is_id};
use crate::domain::payload::{
    Departments, Dissolution, DutyRules, Indicators, Merger, PlanDocument, Renaming, SettingsChange,
};
use crate::domain::refusal::{Refusal, WrongForm, WrongIndicator};
use crate::domain::state::State;
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{
    Department, DepartmentId, DutyRule, Goal, Indicator, ItemKind, Owner, Plan, PlanId,
};

/// Years that a plan may reach over; beyond them is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2149;

/// Years from the one that a duty concerns to the one in which it is due: a plan for a year is owed before
/// it, and nothing of a year is owed longer than until the next evaluation.
const OFFSETS: std::ops::RangeInclusive<i32> = -1..=5;

pub(super) fn plan(state: &State, asked: PlanDocument) -> Result<Event, Refusal> {
    let plan = &asked.document;
    if state.plans.contains_key(&plan.id) {
        return Err(Refusal::PlanExists(plan.id.clone()));
    }
    // Codes are kept with the plan's id as text, so what is no id could not be read again.
    if PlanId::new(plan.id.as_str()).is_none() {
        return Err(Refusal::UnknownPlan(plan.id.clone()));
    }
    let span = plan.from..=plan.to;
    let of_this_age = YEARS.contains(span.start()) && YEARS.contains(span.end());
    if plan.clauses(ItemKind::Target).next().is_none() || span.is_empty() || !of_this_age {
        return Err(Refusal::EmptyPlan(plan.id.clone()));
    }
    Ok(Event::PlanAdopted(asked))
}

pub(super) fn indicators(state: &State, mut asked: Indicators) -> Result<Event, Refusal> {
    let plan =
        state.plan_named(&asked.plan).ok_or_else(|| Refusal::UnknownPlan(asked.plan.clone()))?;
    if asked.indicators.is_empty() {
        return Err(Refusal::NothingListed(CommandKind::DefineIndicators));
    }
    for indicator in &asked.indicators {
        if let Some(wrong) = unfit(state, plan, indicator, &asked.indicators) {
            return Err(Refusal::Indicator(indicator.id.clone(), wrong));
        }
        let source = &indicator.source;
        state.department(source).ok_or_else(|| Refusal::UnknownDepartment(source.to_string()))?;
    }
    asked.plan = plan.id.clone();
    Ok(Event::IndicatorsDefined(asked))
}

/// What stands against an indicator, one of those that are defined together: it cannot be named, its
/// figures cannot be written, it belongs to no item of the plan or quotes none of them, or nothing can be
/// held against its goal.
fn unfit(
    state: &State,
    plan: &Plan,
    indicator: &Indicator,
    all: &[Indicator],
) -> Option<WrongIndicator> {
    let Indicator { id, items, basis, digits, stages, .. } = indicator;
    let known = |code: &_| plan.clause(*code).is_some();
    let is_somewhere = !items.is_empty() && items.iter().all(known);
    let quoted = plan.clause(basis.item).is_some_and(|clause| clause.text.contains(&basis.words));
    let rests = quoted && !basis.words.trim().is_empty() && items.contains(&basis.item);
    let unfit = [
        (!is_id(id), WrongIndicator::Id),
        (all.iter().filter(|other| other.id == *id).count() > 1, WrongIndicator::Twice),
        (indicator.name.trim().is_empty(), WrongIndicator::NoName),
        (usize::from(*digits) > SCALE_MAX, WrongIndicator::Digits(*digits)),
        (indicator.per == Some(0), WrongIndicator::NoScale),
        (!is_somewhere, WrongIndicator::Nowhere),
        (!rests, WrongIndicator::Baseless),
        (!has_sound_goal(state, plan, indicator, all), WrongIndicator::Goal),
        (!stages.is_empty() && !leads_on(plan, indicator), WrongIndicator::Stages),
    ];
    unfit.into_iter().find(|(is_so, _)| *is_so).map(|(_, wrong)| wrong)
}

/// Whether figures can be held against the goal; another indicator that it names may be defined with it.
fn has_sound_goal(state: &State, plan: &Plan, indicator: &Indicator, all: &[Indicator]) -> bool {
    let zero_or_more = |tolerance: Decimal| !tolerance.is_negative();
    let is_sound = match &indicator.goal {
        Goal::Balance { low, high } => low < high,
        Goal::NotBelow(other) if *other == indicator.id => false,
        Goal::NotBelow(other) => {
            let beside = all.iter().find(|one| one.id == *other);
            beside.or_else(|| state.indicator(&plan.id, other)).is_some_and(Indicator::is_measured)
        }
        _ => true,
    };
    is_sound && indicator.tolerance.is_none_or(zero_or_more)
}

/// Stages are of goals to reach a number; years of the plan before its last, in order, each nearer to
/// the goal.
fn leads_on(plan: &Plan, indicator: &Indicator) -> bool {
    let (up, goal) = match indicator.goal {
        Goal::AtLeast(goal) | Goal::KeepAtLeast(goal) => (true, goal),
        Goal::AtMost(goal) | Goal::KeepAtMost(goal) => (false, goal),
        _ => return false,
    };
    let stages = indicator.stages.iter().map(|stage| (stage.year, stage.value));
    let mut on_the_way: Vec<(i32, Decimal)> = stages.collect();
    on_the_way.push((plan.to, goal));
    let nearer = |pair: &[(i32, Decimal)]| {
        let [(year, value), (next, better)] = [pair[0], pair[1]];
        year < next && if up { value < better } else { value > better }
    };
    on_the_way[0].0 >= plan.from && on_the_way.windows(2).all(nearer)
}

pub(super) fn duty_rules(state: &State, asked: DutyRules) -> Result<Event, Refusal> {
    if asked.rules.is_empty() {
        return Err(Refusal::NothingListed(CommandKind::AdoptDutyRules));
    }
    for (place, rule) in asked.rules.iter().enumerate() {
        if let Owner::Department(id) = &rule.who {
            live_department(state, id)?;
        }
        if let Some(twin) = asked.rules[..place].iter().find(|other| alike(rule, other)) {
            return Err(Refusal::RulesAlike(twin.id.clone(), rule.id.clone()));
        }
        if !OFFSETS.contains(&rule.due_year_offset) {
            return Err(Refusal::RuleOffset(rule.id.clone(), rule.due_year_offset));
        }
    }
    if state.duty_rules.current() == Some(&asked.rules) {
        return Err(Refusal::RulesUnchanged);
    }
    Ok(Event::DutyRulesAdopted(asked))
}

/// Whether two rules have one id, or ask the same of the same.
fn alike(one: &DutyRule, other: &DutyRule) -> bool {
    let asks = |rule: &DutyRule| (rule.kind, rule.rhythm, rule.who.clone());
    one.id == other.id || asks(one) == asks(other)
}

/// What is not given stays; city and office must be known once it is done.
pub(super) fn settings(state: &State, asked: SettingsChange) -> Result<Event, Refusal> {
    let kind = CommandKind::ChangeSettings;
    if asked == SettingsChange::default() {
        return Err(Refusal::NothingListed(kind));
    }
    let settings = asked.onto(state.office());
    let settings = settings.map_err(|error| WrongForm::Inside(kind, error.to_string()))?;
    for (text, field) in [(&settings.city, Field::City), (&settings.office, Field::Office)] {
        if text.trim().is_empty() {
            return Err(WrongForm::Missing(kind, field).into());
        }
    }
    if state.office() == Some(&settings) {
        return Err(Refusal::SettingsUnchanged);
    }
    if state.office().is_some_and(|now| now.demo != settings.demo) {
        return Err(Refusal::DemoStays);
    }
    match settings.thresholds.unfit() {
        Some(unfit) => Err(Refusal::Threshold(unfit)),
        None => Ok(Event::SettingsChanged(settings)),
    }
}

pub(super) fn departments(state: &State, asked: Departments) -> Result<Event, Refusal> {
    if asked.departments.is_empty() {
        return Err(Refusal::NothingListed(CommandKind::EnterDepartments));
    }
    for (place, department) in asked.departments.iter().enumerate() {
        let before = &asked.departments[..place];
        let taken = state.departments.contains_key(&department.id)
            || before.iter().any(|other| other.id == department.id);
        if taken {
            return Err(Refusal::DepartmentExists(department.id.clone()));
        }
        // An id is found before any name: what is one department's name cannot be another's id.
        for text in [&*department.id.0, &department.name, &department.short] {
            let called =
                |other: &&Department| [&*other.id.0, &other.name, &other.short].contains(&text);
            let twin = before.iter().find(called).map(|other| &other.id);
            if let Some(other) = twin.or_else(|| state.department_named(text)) {
                return Err(Refusal::NameTaken(text.to_owned(), other.clone()));
            }
        }
    }
    Ok(Event::DepartmentsEntered(asked))
}

pub(super) fn rename(state: &State, mut asked: Renaming) -> Result<Event, Refusal> {
    asked.department = live_department(state, &asked.department)?;
    let now = state.department(&asked.department);
    if now.is_some_and(|now| now.name == asked.name && now.short == asked.short) {
        return Err(Refusal::NameUnchanged(asked.department));
    }
    for name in [&asked.name, &asked.short] {
        match state.department_named(name) {
            Some(other) if *other != asked.department => {
                return Err(Refusal::NameTaken(name.clone(), other.clone()));
            }
            _ => {}
        }
    }
    Ok(Event::DepartmentRenamed(asked))
}

pub(super) fn merge(state: &State, asked: Merger) -> Result<Event, Refusal> {
    let department = live_department(state, &asked.department)?;
    let into = live_department(state, &asked.into)?;
    if department == into {
        return Err(Refusal::IntoItself(into));
    }
    Ok(Event::DepartmentMerged(Merger { department, into }))
}

pub(super) fn dissolve(state: &State, mut asked: Dissolution) -> Result<Event, Refusal> {
    let department: DepartmentId = live_department(state, &asked.department)?;
    let open = state.items_of(&department).len();
    if open > 0 {
        return Err(Refusal::StillAnswers(department, open));
    }
    asked.department = department;
    Ok(Event::DepartmentDissolved(asked))
}
