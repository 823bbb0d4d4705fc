//! Rules for taking an entry back: not while live entries build on it, and never so that nobody
//! is left who could enrol others.

use super::people::is_last_of_office;
use super::reviews;
use crate::domain::entry::Seq;
use crate::domain::payload::{AgendaItem, PersonId, Role, Topic, Withdrawal};
use crate::domain::refusal::Refusal;
use crate::domain::state::{
    AdoptedPlan, Assigned, Meeting, ReportRecord, Revisions, State, WarningRecord,
};
use crate::domain::vocabulary::{Event, EventKind};
use crate::order::sort;
use crate::plan::{DepartmentId, Owner};

pub(super) fn withdraw(
    state: &State,
    asked: Withdrawal,
    actor: &PersonId,
) -> Result<Event, Refusal> {
    let entry = asked.entry;
    let kind = state.index.kind_of(entry).ok_or(Refusal::NoEntry(entry))?;
    if kind == EventKind::Withdrawn {
        return Err(Refusal::WithdrawalStands(entry));
    }
    if let Some(by) = state.withdrawn.get(&entry) {
        return Err(Refusal::AlreadyWithdrawn(entry, *by));
    }
    let office = state.person(actor).is_some_and(|person| person.role == Role::Office);
    if !office && state.index.of_person(actor).binary_search(&entry).is_err() {
        return Err(Refusal::NotYourEntry(entry));
    }
    if !office && !stands_as_then(state, actor, entry) {
        return Err(Refusal::NotAsThen(entry));
    }
    let built = built_upon(state, entry);
    if !built.is_empty() {
        return Err(Refusal::BuiltUpon(entry, built));
    }
    // What was taken before does not build on the entry, and is in its way all the same.
    if let Some(taken) = taken_names(state, entry).into_iter().next() {
        return Err(taken.refusal);
    }
    leaves_an_office(state, entry)?;
    if state.settings.seqs().eq([entry]) {
        return Err(Refusal::LastSettings(entry));
    }
    Ok(Event::Withdrawn(asked))
}

/// Whether somebody has the role, and speaks for the department, that they had before an entry of
/// theirs: who has another by now does not undo what was done by the old one.
fn stands_as_then(state: &State, actor: &PersonId, entry: Seq) -> bool {
    let known = state.people.get(actor).zip(state.person(actor));
    known.is_some_and(|(record, now)| {
        let then = record.person.iter().filter(|(set_by, _)| *set_by < entry).last();
        then.is_some_and(|(_, then)| {
            then.role == now.role && state.speaks_for(then) == state.speaks_for(now)
        })
    })
}

/// The live entries that build on an entry, ascending. Worked out when asked, so that there is no
/// second record of it to keep true. Withdrawals never count: they stand whatever becomes of what
/// is around them, and could not be taken out of the way.
fn built_upon(state: &State, entry: Seq) -> Vec<Seq> {
    let mut found = on_papers(state, entry);
    found.extend(on_assignments(state, entry));
    found.extend(on_departments(state, entry));
    found.extend(on_people(state, entry));
    found.extend(taken_names(state, entry).into_iter().filter_map(|taken| taken.by));
    found.extend(on_figures(state, entry));
    found.extend(on_meetings(state, entry));
    found.extend(state.actions.built_on(entry));
    found.extend(state.dealings.built_on(state, entry));
    found.extend(reviews::built_upon(state, entry));
    found.extend(state.documents.built_on(entry));
    found.extend(state.support.built_on(entry));
    if let Some(adopted) = state.plans.values().find(|adopted| adopted.seq == entry) {
        found.extend(on_plan(state, adopted));
    }
    let live = |seq: &Seq| {
        !state.withdrawn.contains_key(seq)
            && state.index.kind_of(*seq) != Some(EventKind::Withdrawn)
    };
    found.retain(|seq| *seq != entry && live(seq));
    sort(&mut found);
    found.dedup();
    found
}

fn on_plan(state: &State, adopted: &AdoptedPlan) -> Vec<Seq> {
    let id = &adopted.plan.id;
    let mut found = Vec::new();
    let assigned = state.assignments.iter().filter(|(item, _)| item.plan == *id);
    found.extend(assigned.flat_map(|(_, revisions)| revisions.seqs()));
    let measured = state.indicators.get(id).into_iter().flatten();
    found.extend(measured.flat_map(|(_, revisions)| revisions.seqs()));
    let letters = state.letters.iter();
    found.extend(
        letters.filter(|(_, it)| it.items.iter().any(|item| item.plan == *id)).map(|(seq, _)| *seq),
    );
    found.extend(state.figures.of_plan(id));
    let ordered = state.actions.iter();
    let about = ordered.filter(|it| it.item.as_ref().is_some_and(|item| item.plan == *id));
    found.extend(about.map(|action| action.opened.seq));
    let warnings = state.warnings.iter();
    found.extend(warnings.filter(|(_, warning)| warning.plan == *id).map(|(seq, _)| *seq));
    let agendas = state.meetings.values().flat_map(Meeting::ever);
    let talks = |item: &AgendaItem| matches!(&item.topic, Topic::Target(it) if it.plan == *id);
    found.extend(agendas.filter(|(_, item)| talks(item)).map(|(seq, _)| seq));
    let notes = state.notes.iter();
    let about = notes.filter(|(_, note)| note.item.as_ref().is_some_and(|item| item.plan == *id));
    found.extend(about.map(|(seq, _)| *seq));
    // A report is about a year that some plan covers, and names measures of some plan.
    let covered_elsewhere = |year: i32| {
        let others = state.plans.values().filter(|other| other.seq != adopted.seq);
        others.into_iter().any(|other| (other.plan.from..=other.plan.to).contains(&year))
    };
    let rests = |report: &ReportRecord| {
        report.progress.iter().any(|row| row.item.plan == *id)
            || report.assessments.iter().any(|row| row.item.plan == *id)
            || !covered_elsewhere(report.year)
    };
    let documents = state.documents.iter().filter(|(_, it)| !covered_elsewhere(it.year));
    found.extend(documents.map(|(seq, _)| seq));
    found.extend(state.reviews.of_plan(id));
    found.extend(state.support.of_plan(id, covered_elsewhere));
    found.extend(state.reports.iter().filter(|(_, it)| rests(it)).map(|(seq, _)| *seq));
    found
}

/// Corrections and verifications build on figures; figures and warnings on the indicator as it was
/// defined when they were entered. A warning that was issued stays when its figures are taken back:
/// it was sent, and is answered or taken back itself.
fn on_figures(state: &State, entry: Seq) -> Vec<Seq> {
    let mut found = Vec::new();
    match state.index.kind_of(entry) {
        Some(EventKind::Observed | EventKind::Corrected) => {
            found.extend(state.figures.built_on(entry));
        }
        Some(EventKind::IndicatorsDefined) => {
            for (plan, known) in state.indicators.iter() {
                let here = |(_, revisions): &(&String, &Revisions<_>)| {
                    revisions.seqs().any(|seq| seq == entry)
                };
                let named = || known.iter().filter(here).map(|(id, _)| id);
                found.extend(named().flat_map(|id| state.figures.entries_of(plan, id)));
                let about = |warning: &WarningRecord| {
                    warning.plan == *plan && named().any(|id| *id == warning.indicator)
                };
                let warnings = state.warnings.iter().filter(|(_, warning)| about(warning));
                found.extend(warnings.map(|(seq, _)| *seq));
            }
            found.retain(|seq| *seq > entry);
        }
        _ => {}
    }
    found
}

/// What was recorded in a meeting builds on its call, its agenda and its opening; agendas on what
/// they name.
fn on_meetings(state: &State, entry: Seq) -> Vec<Seq> {
    let meetings = state.meetings.iter();
    let mut found: Vec<Seq> = meetings
        .flat_map(|(seq, meeting)| meeting.built_on(entry, &state.ordered_in(*seq)))
        .collect();
    let agendas = state.meetings.values().flat_map(Meeting::ever);
    let names =
        |item: &AgendaItem| item.carried == Some(entry) || item.topic == Topic::Action(entry);
    found.extend(agendas.filter(|(_, item)| names(item)).map(|(seq, _)| seq));
    found
}

fn on_papers(state: &State, entry: Seq) -> Vec<Seq> {
    let mut found = Vec::new();
    let mut add = |seq: Option<Seq>| found.extend(seq);
    for (seq, letter) in state.letters.iter() {
        let signed = letter.signed.as_ref().map(|signed| signed.stamp.seq);
        let countersigned = letter.countersigned.as_ref().map(|signed| signed.stamp.seq);
        if *seq == entry {
            add(signed);
        }
        if *seq == entry || signed == Some(entry) {
            add(countersigned);
        }
    }
    add(state.warnings.get(&entry).and_then(|warning| warning.answered).map(|stamp| stamp.seq));
    // This is asked at every key: reports are looked for only where it is about one.
    match state.index.kind_of(entry) {
        Some(EventKind::ReportSubmitted) => {
            if let Some(report) = state.reports.get(&entry) {
                add(report.returned);
                add(report.accepted);
                add(report.replaced_by);
            }
        }
        Some(EventKind::ReportReturned) => {
            let mut before = state.reports.before(entry);
            let old = before.find(|(_, report)| report.returned == Some(entry));
            add(old.and_then(|(_, old)| old.replaced_by));
        }
        _ => {}
    }
    found
}

/// Confirmations build on assignments; letters and warnings on what was assigned and confirmed when they were
/// issued, reports on what was assigned when they told its progress; the end of a department on
/// its answering for nothing any longer.
fn on_assignments(state: &State, entry: Seq) -> Vec<Seq> {
    use EventKind::{Assigned as Given, AssignmentsConfirmed, Unassigned};
    if !matches!(state.index.kind_of(entry), Some(Given | AssignmentsConfirmed | Unassigned)) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (item, revisions) in &state.assignments {
        let set_here = revisions.iter().find(|(set_by, _)| *set_by == entry);
        found.extend(set_here.and_then(|(_, assigned)| assigned.confirmed));
        let then = |seq: Seq| revisions.iter().filter(|(set_by, _)| *set_by < seq).last();
        let letters = state.letters.values().filter(|letter| letter.items.contains(item));
        let warnings = state.warnings.values().filter(|warning| warning.item == *item);
        let papers = letters.map(|letter| letter.issued.seq);
        for issued in papers.chain(warnings.map(|warning| warning.issued.seq)) {
            let rests = |(set_by, assigned): (Seq, &Assigned)| {
                set_by == entry || assigned.confirmed == Some(entry)
            };
            found.extend(then(issued).is_some_and(rests).then_some(issued));
        }
        let Some(_) = set_here else { continue };
        let tells = |report: &ReportRecord| {
            report.progress.iter().any(|row| row.item == *item)
                || report.assessments.iter().any(|row| row.item == *item)
        };
        for (seq, _) in state.reports.iter().filter(|(_, report)| tells(report)) {
            let rests = then(*seq).is_some_and(|(set_by, _)| set_by == entry);
            found.extend(rests.then_some(*seq));
        }
        if let Some(Assigned { assignment: Some(back), .. }) = without(revisions, entry) {
            found.extend(back.parts().filter_map(|(id, _)| dissolved(state, id)));
        }
    }
    found
}

/// The entry that ended a department, or its successor, without anybody to inherit.
fn dissolved(state: &State, id: &DepartmentId) -> Option<Seq> {
    state.ended.get(state.successor(id)).map(|(seq, _)| *seq)
}

/// The value that holds once an entry is gone.
fn without<T>(revisions: &Revisions<T>, entry: Seq) -> Option<&T> {
    revisions.iter().filter(|(set_by, _)| *set_by != entry).last().map(|(_, value)| value)
}

fn on_departments(state: &State, entry: Seq) -> Vec<Seq> {
    let entered = |id: &DepartmentId| {
        let names = state.departments.get(id);
        names.is_some_and(|names| names.seqs().next() == Some(entry))
    };
    let mut found = Vec::new();
    for (id, (seq, into)) in state.ended.iter().filter(|(_, (seq, _))| *seq == entry) {
        // What the successor did after the merger may rest on what it inherited.
        if let Some(into) = into {
            let about = [id, into].map(|party| state.index.of_department(party)).concat();
            found.extend(about.into_iter().filter(|about| about > seq));
        }
    }
    for (id, _) in state.departments.iter().filter(|(id, _)| entered(id)) {
        found.extend(state.index.of_department(id));
        for known in state.indicators.values().flat_map(|known| known.values()) {
            let supplied = known.iter().filter(|(_, indicator)| indicator.source == *id);
            found.extend(supplied.map(|(seq, _)| seq));
        }
        let owner = Owner::Department(id.clone());
        let owing = state.duty_rules.iter();
        let owing = owing.filter(|(_, rules)| rules.iter().any(|rule| rule.who == owner));
        found.extend(owing.map(|(seq, _)| seq));
    }
    found
}

/// What a person entered builds on the enrolment, and so do later changes of the person.
fn on_people(state: &State, entry: Seq) -> Vec<Seq> {
    if state.index.kind_of(entry) != Some(EventKind::PersonEnrolled) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (id, record) in &state.people {
        if record.person.seqs().any(|seq| seq == entry) {
            let left = record.came_back.iter().map(|(left, _)| *left).chain(record.left);
            found.extend(record.person.seqs().chain(left));
            found.extend(state.index.of_person(id));
        }
    }
    found.retain(|seq| *seq > entry);
    found
}

/// A name or login that would come back and that somebody else has by now.
struct Taken {
    /// The entry that took it, where it came after and so builds on its having been free.
    by: Option<Seq>,
    /// Why it cannot come back while that somebody keeps it.
    refusal: Refusal,
}

fn taken_names(state: &State, entry: Seq) -> Vec<Taken> {
    let after = |by: Option<Seq>| by.filter(|by| *by > entry);
    let mut found = Vec::new();
    for (id, names) in &state.departments {
        let named_here = names.seqs().any(|seq| seq == entry);
        let ended = state.ended.get(id).map(|(seq, _)| *seq);
        let live = ended.is_none_or(|seq| seq == entry);
        if !live || !(named_here || ended == Some(entry)) {
            continue;
        }
        let Some(back) = without(names, entry) else { continue };
        let names = [&back.name, &back.short];
        for other in state.departments().into_iter().filter(|other| other.id != *id) {
            let name = [&other.name, &other.short].into_iter().find(|name| names.contains(name));
            found.extend(name.map(|name| Taken {
                by: after(state.departments[&other.id].set_by()),
                refusal: Refusal::NameInUse(entry, name.clone(), other.id.clone()),
            }));
        }
    }
    for (id, record) in &state.people {
        let changed_here = record.person.seqs().any(|seq| seq == entry);
        if !(changed_here || record.left == Some(entry)) {
            continue;
        }
        let Some(back) = without(&record.person, entry) else { continue };
        for (other, record) in state.people.iter().filter(|(other, _)| *other != id) {
            let Some(now) = state.person(other) else { continue };
            let by = after(record.person.set_by());
            if let Some(login) = back.login.as_ref().filter(|it| now.login.as_ref() == Some(*it)) {
                let refusal = Refusal::LoginInUse(entry, login.clone(), other.clone());
                found.push(Taken { by, refusal });
            }
            if back.ssh_key.is_some() && back.ssh_key == now.ssh_key {
                found.push(Taken { by, refusal: Refusal::SshKeyInUse(entry, other.clone()) });
            }
        }
    }
    found
}

/// Somebody must be left who can enrol others; only where nobody was ever enrolled but the one
/// who founded the ledger may it begin anew.
fn leaves_an_office(state: &State, entry: Seq) -> Result<(), Refusal> {
    for (id, record) in &state.people {
        if record.person.set_by() != Some(entry) || !is_last_of_office(state, id) {
            continue;
        }
        let back = without(&record.person, entry);
        let comes_back = record.came_back.iter().any(|(_, back)| *back == entry);
        let stays = back.is_some_and(|person| person.role == Role::Office) && !comes_back;
        let begins_anew = back.is_none() && state.people.len() == 1;
        if !stays && !begins_anew {
            return Err(Refusal::LastOfOffice(id.clone()));
        }
    }
    Ok(())
}
