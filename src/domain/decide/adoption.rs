//! Rules for what is given: plans, indicators, departments, duty rules.

use super::live_department;
use crate::decimal::Decimal;
use crate::domain::form::Field;
use crate::domain::payload::{
    Departments, Dissolution, DutyRules, Indicators, Merger, PlanDocument, Renaming, SettingsChange,
};
use crate::domain::refusal::{Refusal, WrongForm};
use crate::domain::state::State;
use crate::domain::vocabulary::{CommandKind, Event};
use crate::plan::{DepartmentId, DutyRule, Goal, Indicator, ItemKind, Owner, Plan, PlanId};

/// Years that a plan may reach over; beyond them is a slip of the keyboard.
const YEARS: std::ops::RangeInclusive<i32> = 1949..=2149;

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
        rests_on(plan, indicator)?;
        if !has_sound_goal(state, plan, indicator, &asked.indicators) {
            return Err(Refusal::IndicatorGoal(indicator.id.clone()));
        }
        if !indicator.stages.is_empty() && !leads_on(plan, indicator) {
            return Err(Refusal::IndicatorStages(indicator.id.clone()));
        }
        let source = &indicator.source;
        state.department(source).ok_or_else(|| Refusal::UnknownDepartment(source.to_string()))?;
    }
    asked.plan = plan.id.clone();
    Ok(Event::IndicatorsDefined(asked))
}

/// An indicator belongs to items of the plan and quotes one of them.
fn rests_on(plan: &Plan, indicator: &Indicator) -> Result<(), Refusal> {
    let known = |code: &_| plan.clause(*code).is_some();
    if indicator.items.is_empty() || !indicator.items.iter().all(known) {
        return Err(Refusal::IndicatorNowhere(indicator.id.clone()));
    }
    let basis = &indicator.basis;
    let quoted = plan.clause(basis.item).is_some_and(|clause| clause.text.contains(&basis.words));
    if basis.words.trim().is_empty() || !quoted || !indicator.items.contains(&basis.item) {
        return Err(Refusal::IndicatorBaseless(indicator.id.clone()));
    }
    Ok(())
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
        for name in [&department.name, &department.short] {
            let twin = before.iter().find(|other| other.name == *name || other.short == *name);
            let twin = twin.map(|other| &other.id).or_else(|| state.department_named(name));
            if let Some(other) = twin {
                return Err(Refusal::NameTaken(name.clone(), other.clone()));
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
