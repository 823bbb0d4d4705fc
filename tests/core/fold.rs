//! What holds for every sequence of commands and of facts.

use std::collections::BTreeSet;

use halfsky::domain::entry::{Head, Seq};
use halfsky::domain::fact::{self, Fact};
use halfsky::domain::overview::Overview;
use halfsky::domain::payload::Role;
use halfsky::domain::refusal::Refusal;
use halfsky::domain::state::State;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use serde_json::json;

use super::generate::{Move, command, moves, nonsense, play};
use super::kit::*;

/// The same cases every time, so that a day's failure is everybody's.
fn check<S: Strategy>(cases: u32, of: &S, test: impl Fn(S::Value))
where
    S::Value: Clone,
{
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let run = runner.run(of, |value| {
        test(value);
        Ok(())
    });
    run.unwrap_or_else(|failure| panic!("{failure}"));
}

/// What no entry that was let through may break.
fn is_sound(state: &State) {
    let departments = state.departments();
    let names: Vec<&str> = departments.iter().flat_map(|d| [&*d.name, &*d.short]).collect();
    assert_eq!(names.len(), names.iter().collect::<BTreeSet<_>>().len(), "a name twice: {names:?}");
    let people: Vec<_> = state.people.keys().filter_map(|id| state.person(id)).collect();
    let logins: Vec<_> = people.iter().filter_map(|person| person.login.as_ref()).collect();
    assert_eq!(logins.len(), logins.iter().collect::<BTreeSet<_>>().len(), "a login twice");
    assert!(people.iter().any(|person| person.role == Role::Office), "nobody is of the office");
    for item in state.assignments.keys() {
        if let Some(found) = state.assignment(item) {
            assert!(!found.lead.is_empty(), "nobody leads {item}");
        }
    }
    for (seq, letter) in state.letters.iter() {
        assert!(letter.countersigned.is_none() || letter.signed.is_some(), "letter {seq}");
        assert!(state.departments.contains_key(&letter.department), "letter {seq}");
    }
    for (seq, report) in state.reports.iter() {
        let settled = report.accepted.is_some() && report.returned.is_some();
        assert!(!settled, "report {seq} both accepted and returned");
        let later =
            report.replaced_by.is_none_or(|by| by > *seq && state.reports.contains_key(&by));
        assert!(later, "report {seq} is replaced by what is not there");
    }
    for (seq, report) in state.reports.iter() {
        let reviewed = state.reviews.of_report(*seq).is_some();
        assert!(!reviewed || report.accepted.is_some(), "report {seq} reviewed, not accepted");
    }
    for (seq, document) in state.documents.iter() {
        let both = document.approved.is_some() && document.returned.is_some();
        assert!(!both, "document {seq} both approved and returned");
        let standing = state.document_of(document.kind, document.year);
        let returned = document.returned.is_some();
        assert!(returned || standing.is_some_and(|(one, _)| one == seq), "two like {seq} stand");
    }
    for seq in state.withdrawn.keys() {
        let kept = [state.letters.contains_key(seq), state.reports.contains_key(seq)];
        assert_eq!(kept, [false, false], "{seq} was withdrawn");
    }
}

#[test]
fn whatever_is_let_through_leaves_a_sound_state() {
    check(150, &moves(10..60), |steps| {
        let mut desk = Desk::staffed();
        for step in steps {
            if play(&mut desk, step).is_some() {
                is_sound(&desk.state);
            }
        }
    });
}

#[test]
fn most_moves_pass_and_every_kind_of_entry_comes_up() {
    let (mut kinds, mut passed, mut asked) = (BTreeSet::new(), 0, 0);
    let seen = std::cell::RefCell::new((&mut kinds, &mut passed, &mut asked));
    check(40, &moves(10..60), |steps| {
        let mut desk = Desk::staffed();
        let mut seen = seen.borrow_mut();
        for step in steps {
            *seen.2 += 1;
            *seen.1 += u32::from(play(&mut desk, step).is_some());
        }
        seen.0.extend(desk.facts.iter().map(|fact| fact.event.kind()));
    });
    assert!(passed * 3 > asked, "{passed} of {asked}");
    assert!(kinds.len() >= 19, "all but those of the founding: {kinds:?}");
}

/// Takes an entry back, after what builds on it, however deep.
fn uproot(desk: &mut Desk, entry: Seq) {
    match desk.try_give(CLERK, withdraw(entry)) {
        Ok(_) => {}
        Err(Refusal::BuiltUpon(named, built)) => {
            assert_eq!(named, entry);
            assert!(!built.is_empty() && built.is_sorted(), "{built:?}");
            for later in built.into_iter().rev() {
                let live = later > entry && !desk.state.withdrawn.contains_key(&later);
                assert!(live || desk.state.withdrawn.contains_key(&later), "{later} on {entry}");
                if live {
                    uproot(desk, later);
                }
            }
            desk.try_give(CLERK, withdraw(entry)).unwrap_or_else(|refusal| {
                panic!("{entry} after all that was named: {refusal:?}");
            });
        }
        Err(Refusal::NameInUse(_, _, holder)) => {
            let free = format!("局{}", desk.state.head.seq);
            desk.give(CLERK, rename(&holder.0, &free));
            uproot(desk, entry);
        }
        Err(Refusal::LoginInUse(_, _, holder)) => {
            let mut free = json!(desk.state.person(&holder).unwrap());
            free["kind"] = "change_person".into();
            free["login"] = format!("l{}", desk.state.head.seq).into();
            desk.give(CLERK, free);
            uproot(desk, entry);
        }
        Err(Refusal::WithdrawalStands(_) | Refusal::LastOfOffice(_)) => {}
        Err(refusal) => panic!("{entry}: {refusal:?}"),
    }
    is_sound(&desk.state);
}

#[test]
fn taking_back_the_last_entry_brings_back_the_state_before_it() {
    check(120, &moves(5..50), |steps| {
        let mut desk = Desk::staffed();
        for step in steps {
            let before = desk.state.clone();
            let Some(seq) = play(&mut desk, step) else { continue };
            let mut aside = desk.clone();
            match aside.try_give(CLERK, withdraw(seq)) {
                Ok(_) => assert_eq!(effect(&aside.state), effect(&before), "{step:?}"),
                Err(Refusal::WithdrawalStands(_) | Refusal::LastOfOffice(_)) => {}
                // The clerk is no longer of the office.
                Err(Refusal::NotYourEntry(_) | Refusal::NotYourRole { .. }) => return,
                Err(Refusal::NotEnrolled(_)) => return,
                Err(refusal) => panic!("{seq}: {refusal:?}"),
            }
        }
    });
}

/// The moves of which none makes the clerk anything else.
fn with_clerk(steps: Vec<Move>) -> impl Iterator<Item = Move> {
    steps.into_iter().filter(|(sort, a, ..)| !matches!(sort, 22 | 23) || a % 3 != 2)
}

#[test]
fn an_entry_goes_after_those_that_build_on_it_and_leaves_no_effect() {
    check(150, &(moves(10..50), any::<prop::sample::Index>()), |(steps, which)| {
        let mut desk = Desk::staffed();
        let start = desk.state.clone();
        for step in with_clerk(steps) {
            play(&mut desk, step);
        }
        let live = |seq: &Seq| !desk.state.withdrawn.contains_key(seq);
        let live: Vec<Seq> = desk.facts.iter().map(|fact| fact.seq).filter(live).collect();
        if live.is_empty() {
            return;
        }
        uproot(&mut desk, live[which.index(live.len())]);
        // The same entries without those that were taken back and without the taking back.
        let mut without = start;
        for fact in &desk.facts {
            let gone = desk.state.withdrawn.contains_key(&fact.seq);
            let taking = desk.state.withdrawn.values().any(|by| *by == fact.seq);
            if !gone && !taking {
                without.apply(fact, Head { seq: fact.seq, hash: String::new() });
            }
        }
        assert_eq!(effect(&desk.state), effect(&without));
    });
}

#[test]
fn everything_can_be_taken_back_until_the_state_is_as_it_began() {
    check(60, &moves(10..40), |steps| {
        let mut desk = Desk::staffed();
        let start = effect(&desk.state);
        for step in with_clerk(steps) {
            play(&mut desk, step);
        }
        for fact in desk.facts.clone() {
            if !desk.state.withdrawn.contains_key(&fact.seq) {
                uproot(&mut desk, fact.seq);
            }
        }
        assert_eq!(effect(&desk.state), start);
    });
}

#[test]
fn nonsense_changes_what_it_can_and_never_panics() {
    check(60, &moves(10..70), |steps| {
        let mut state = State::default();
        for (seq, step) in (1..).zip(steps) {
            let fact = nonsense(seq, step);
            state.apply(&fact, Head { seq, hash: String::new() });
            let asked = command(&Desk::staffed().state, step);
            let desk = Desk { state, ..Desk::empty().on(TODAY) };
            for (actor, command) in asked.into_iter().chain([(CLERK.into(), withdraw(seq / 2))]) {
                drop(desk.ask(&actor, command));
            }
            state = desk.state;
        }
        drop(Overview::of(&state, day(TODAY)));
        let kept = postcard::to_stdvec(&state).unwrap();
        assert_eq!(postcard::from_bytes::<State>(&kept).unwrap(), state);
    });
}

#[test]
fn a_state_put_aside_and_taken_up_again_folds_on_to_the_same() {
    check(25, &(moves(10..50), 0_usize..50), |(steps, at)| {
        let mut desk = Desk::staffed();
        let start = desk.state.clone();
        for step in steps {
            play(&mut desk, step);
        }
        let mut state = start;
        for (place, fact) in desk.facts.iter().enumerate() {
            if place == at {
                let kept = postcard::to_stdvec(&state).unwrap();
                state = postcard::from_bytes(&kept).unwrap();
            }
            state.apply(fact, Head { seq: fact.seq, hash: String::new() });
        }
        assert_eq!(state, desk.state);
    });
}

#[test]
fn what_is_written_of_every_event_reads_back() {
    check(40, &moves(10..40), |steps| {
        let mut desk = Desk::staffed();
        for step in steps {
            play(&mut desk, step);
        }
        for fact in &desk.facts {
            let (circumstance, actor) = (&fact.circumstance, &fact.actor);
            let new = fact::write(&fact.event, circumstance, actor, fact.at, None);
            let entry = halfsky::domain::entry::Entry {
                seq: fact.seq,
                at: new.at.to_rfc3339(),
                actor: new.actor,
                kind: new.kind,
                version: new.version,
                body: new.body,
                prev: String::new(),
                hash: String::new(),
            };
            assert_eq!(Fact::read(&entry).unwrap(), *fact);
        }
    });
}
