//! What rules ask of departments, year by year.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Months, NaiveDate};

use super::calendar::Calendar;
use super::handed_in::{HandedIn, can_be_discharged, done_by};
use super::owing::{Owing, responsible};
use super::{Duty, Standing, deal, open_standing};
use crate::domain::reported::Reported;
use crate::domain::state::State;
use crate::domain::supply::Supply;
use crate::order::{sort_by, sort_by_key};
use crate::plan::{DepartmentId, DutyKind, DutyRule, Owner, Rhythm};

/// A rule in a year, and its day.
struct Dated<'a> {
    rule: &'a DutyRule,
    year: i32,
    due: NaiveDate,
    /// 拟定, and not confirmed since with the same day.
    proposed: bool,
}

impl Dated<'_> {
    /// What it asks of a department, as nobody looked yet what was handed in.
    fn duty(&self, department: &DepartmentId) -> Duty {
        Duty {
            rule: self.rule.id.as_str().into(),
            kind: self.rule.kind,
            name: self.rule.name.clone(),
            department: department.clone(),
            year: self.year,
            due: self.due,
            standing: Standing::NotDue,
            proposed: self.proposed,
            particulars: None,
        }
    }
}

/// Rules in their years.
#[derive(Default)]
struct Asked<'a> {
    /// Those that ask several departments.
    of_many: Vec<Dated<'a>>,
    /// Those that name a department, by the one that it is today.
    of_one: BTreeMap<&'a DepartmentId, Vec<Dated<'a>>>,
    /// Kinds of which there are or were several rules.
    of_several: BTreeSet<DutyKind>,
}

/// What rules ask that falls due between two days, about one year or about all.
fn asked(state: &State, (began, horizon): (NaiveDate, NaiveDate), only: Option<i32>) -> Asked<'_> {
    let mut asked = Asked::default();
    let Some((from, to)) = state.years() else { return asked };
    let now = || state.duty_rules.current().into_iter().flatten().filter(|rule| !rule.proposed);
    let confirmed = |one: &DutyRule| {
        let day = |rule: &DutyRule| (rule.due.clone(), rule.due_year_offset);
        now().any(|rule| rule.id == one.id && day(rule) == day(one))
    };
    let mut kinds = BTreeSet::new();
    for rule in Calendar::of(state) {
        let Some(kind) = rule.kind().filter(|kind| can_be_discharged(*kind)) else { continue };
        if !kinds.insert(kind) {
            asked.of_several.insert(kind);
        }
        for year in (from..=to).filter(|year| only.is_none_or(|only| only == *year)) {
            let Some((rule, due)) = rule.in_year(year, from, to) else { continue };
            // A letter may have been issued since, whenever its day was.
            let may_be_issued = rule.kind == DutyKind::Letter && year >= began.year();
            if due > horizon || due < began && !may_be_issued {
                continue;
            }
            let them = match &rule.who {
                Owner::Department(id) => asked.of_one.entry(state.successor(id)).or_default(),
                Owner::Responsible | Owner::Source => &mut asked.of_many,
            };
            let proposed = rule.proposed && !confirmed(rule);
            them.push(Dated { rule, year, due, proposed });
        }
    }
    // As the duties of a department will be, which leaves little to sort there.
    sort_by_key(&mut asked.of_many, |one| (one.due, &one.rule.id));
    asked
}

/// What rules ask, and what departments owe besides, a department after the other: there are
/// thousands, and names of departments are dear to compare. Who asks about one year alone gets no others.
pub(super) fn duties(
    state: &State,
    reported: &Reported,
    (today, only): (NaiveDate, Option<i32>),
    mut besides: BTreeMap<DepartmentId, Vec<Duty>>,
) -> Vec<Duty> {
    let began = state.plans.values().map(|adopted| adopted.on).min();
    let Some(began) = began else { return by_day(besides) };
    let asked = asked(state, (began, today + Months::new(12)), only);
    let handed_in = HandedIn::of(state, reported);
    let responsible = responsible(state);
    let supply = Supply::of(state);
    // More than there will be: what is not written to is not touched.
    let of_one: usize = asked.of_one.values().map(Vec::len).sum();
    let mut all = Vec::with_capacity(state.departments.len() * asked.of_many.len() + of_one);
    for department in state.departments_ever() {
        let first = all.len();
        all.extend(besides.remove(department).into_iter().flatten());
        let theirs = handed_in.by(department);
        let spoken_of = state.dealings.about(state, department);
        let tasks = responsible.get(department);
        let own = |id| Owing { department, since: began, parts: vec![id] };
        let source = supply.is_from(department).then(|| own(department));
        let of_one = asked.of_one.get(department).into_iter().flatten();
        for dated in asked.of_many.iter().chain(of_one) {
            let Dated { rule, year, due, .. } = dated;
            let one;
            let owing = match &rule.who {
                Owner::Responsible => tasks,
                Owner::Source => source.as_ref(),
                Owner::Department(id) => {
                    one = own(id);
                    Some(&one)
                }
            };
            let Some(owing) = owing else { continue };
            let since = began.max(owing.since);
            let over = rule.rhythm == Rhythm::Yearly && *year < since.year();
            // A letter that was issued is to be signed, though its day was before all this.
            let issued = rule.kind == DutyKind::Letter && theirs.issued(*year).is_some();
            if over || !issued && *due < since {
                continue;
            }
            let mut duty = dated.duty(owing.department);
            let spoken = spoken_of.iter().any(|it| it.kind == duty.kind && it.year == duty.year);
            let waived = if spoken { deal(state, owing, &mut duty) } else { None };
            duty.due = theirs.due(rule.kind, *year, duty.due);
            duty.standing = if rule.kind == DutyKind::IndicatorData {
                // Where it owes nothing about that year, nothing is late.
                let Some(found) = supply.of_year(department, *year) else { continue };
                let done = found.done(state);
                if !found.lacks.is_empty() {
                    duty.particulars_mut().lacks = found.lacks;
                }
                match (found.returned, done) {
                    (Some(entry), _) => Standing::Returned { entry },
                    (None, Some((entry, on))) => done_by(entry, on, duty.due),
                    (None, None) => open_standing(duty.due, today),
                }
            } else {
                theirs.standing(rule, *year, duty.due, (owing.owes_itself(), today))
            };
            if let Some(entry) = waived.filter(|_| !duty.is_settled()) {
                duty.standing = Standing::Waived { entry };
            }
            all.push(duty);
        }
        sort_by(&mut all[first..], Duty::by_day);
        once_each(&mut all, first, &asked.of_several);
    }
    all.extend(by_day(besides));
    all
}

/// Rules that ask the same of one department for one year, one that was given another id since or that
/// of a department it took in, make one duty: that of the earliest day.
fn once_each(all: &mut Vec<Duty>, first: usize, of_several: &BTreeSet<DutyKind>) {
    let mut seen = BTreeSet::new();
    let mut at = first;
    while let Some(duty) = all.get(at) {
        match of_several.contains(&duty.kind) && !seen.insert((duty.kind, duty.year)) {
            true => drop(all.remove(at)),
            false => at += 1,
        }
    }
}

fn by_day(besides: BTreeMap<DepartmentId, Vec<Duty>>) -> Vec<Duty> {
    let sorted = |mut theirs: Vec<Duty>| {
        sort_by(&mut theirs, Duty::by_day);
        theirs
    };
    besides.into_values().flat_map(sorted).collect()
}
