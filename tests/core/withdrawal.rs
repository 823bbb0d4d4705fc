//! Taking an entry back: what stands in the way, that it is named, and that what was before it
//! comes back whole.

use halfsky::domain::entry::Seq;
use halfsky::domain::refusal::Refusal;
use rstest::rstest;
use serde_json::{Value, json};

use super::kit::kinds::kind_of;
use super::kit::*;

/// The clerk enters all of these; gives the number of each.
fn entered(desk: &mut Desk, commands: &[Value]) -> Vec<Seq> {
    commands.iter().map(|command| desk.give(CLERK, command.clone())).collect()
}

#[track_caller]
fn stands_under(desk: &Desk, entry: Seq, built: &[Seq]) {
    assert_eq!(desk.refusal(CLERK, withdraw(entry)), Refusal::BuiltUpon(entry, built.to_vec()));
}

fn change(person: &str, role: &str, login: &str) -> Value {
    json!({"kind": "change_person", "person": person, "name": person, "role": role,
        "login": login})
}

fn unassign(code: &str) -> Value {
    json!({"kind": "unassign", "item": code, "reason": "改"})
}

#[rstest]
#[case::renaming(rename("water", "水务局"))]
#[case::merger(merge("sports", "culture_tourism"))]
#[case::end(dissolve("new"))]
#[case::entering(enter(&[department("newer", "更新局")]))]
#[case::enrolment(enrol("p", "reader"))]
#[case::change(change("ren", "leader", "ren2"))]
#[case::leaving(retire("ren"))]
#[case::rules(json!({"kind": "adopt_duty_rules", "rules": [{"id": "x", "name": "方案", "kind": "scheme",
    "who": "responsible", "rhythm": "once", "due": "12-31", "due_year_offset": 0,
    "discharged_by": "scheme_filed", "needs_acceptance": false, "basis": "制定实施方案"}]}))]
#[case::settings(json!({"kind": "change_settings", "city": "市", "office": "办"}))]
#[case::assignment(assign("1.1", &["water"]))]
#[case::no_assignment(unassign("1.1"))]
#[case::letter(issue("water", 2027))]
#[case::signature(from_paper(sign(0), TODAY))]
#[case::countersignature(from_paper(countersign(1), TODAY))]
#[case::scheme(from_paper(json!({"kind": "file_scheme", "department": "water", "section": "科",
    "officer": "人"}), TODAY))]
#[case::report(from_paper(report("water", "work", 2026), TODAY))]
#[case::back(give_back(2))]
#[case::accepted(accept(2))]
#[case::mended({
    let mut again = from_paper(report("water", "work", 2025), TODAY);
    again["replaces"] = 3.into();
    again
})]
#[case::figures(from_paper(figures(&[figure("maternal_mortality", 2024, "14.3")]), TODAY))]
#[case::correction(from_paper(correction(&[figure("cervical_screening", 2024, "71.0")]), TODAY))]
#[case::verification(from_paper(json!({"kind": "verify_figures", "entry": 4}), TODAY))]
#[case::warning(warn("life_expectancy", "missing", 2024))]
#[case::note(note("1.1"))]
#[case::request(from_paper(request_extension("work_report/water/2024", "2026-12-31"), TODAY))]
fn an_entry_taken_back_leaves_what_was_before(#[case] mut command: Value) {
    let mut desk = Desk::confirmed();
    desk.give(CLERK, enter(&[department("new", "新局")]));
    let [unsigned, signed] = ["water", "health"].map(|id| desk.give(CLERK, issue(id, 2026)));
    desk.give("li", sign(signed));
    let [open, returned] = [2026, 2025].map(|y| desk.give("wu", report("water", "work", y)));
    desk.give(CLERK, give_back(returned));
    let entered = desk.give("sun", figures(&[figure("cervical_screening", 2024, "70.0")]));
    let marks = [unsigned, signed, open, returned, entered];
    for field in ["letter", "report", "replaces", "entry"] {
        if let Some(mark) = command.get(field).and_then(Value::as_u64) {
            command[field] = marks[mark as usize].into();
        }
    }
    let before = effect(&desk.state);
    let seq = desk.give(CLERK, command);
    assert_ne!(effect(&desk.state), before);
    let taken = desk.withdraw(seq);
    assert_eq!(effect(&desk.state), before);
    assert_eq!(desk.state.withdrawn[&seq], taken, "and the trace stays");
    assert_eq!(desk.refusal(CLERK, withdraw(taken)), Refusal::WithdrawalStands(taken));
    assert_eq!(desk.refusal(CLERK, withdraw(seq)), Refusal::AlreadyWithdrawn(seq, taken));
}

#[test]
fn a_confirmation_taken_back_leaves_proposals() {
    let mut desk = Desk::staffed();
    let confirmed = desk.give(CLERK, json!({"kind": "confirm_assignments", "domain": 1}));
    let other = desk.give(CLERK, confirm(&["2.1"]));
    desk.withdraw(confirmed);
    assert!(desk.state.is_proposed(&item("1.1")) && !desk.state.is_proposed(&item("2.1")));
    let anew = desk.give(CLERK, assign("2.1", &["water"]));
    desk.withdraw(anew);
    assert_eq!(desk.state.assigned(&item("2.1")).unwrap().confirmed, Some(other));
}

#[test]
fn papers_stand_on_papers() {
    let mut desk = Desk::confirmed();
    let letter = desk.give(CLERK, issue("water", 2026));
    let signed = desk.give("wu", sign(letter));
    let counter = desk.give("zhou", countersign(letter));
    stands_under(&desk, letter, &[signed, counter]);
    stands_under(&desk, signed, &[counter]);
    for entry in [counter, signed, letter] {
        desk.withdraw(entry);
    }
    let first = desk.give("wu", report("water", "work", 2026));
    let back = desk.give(CLERK, give_back(first));
    let mut again = report("water", "work", 2026);
    again["replaces"] = first.into();
    let second = desk.give("wu", again);
    let accepted = desk.give(CLERK, accept(second));
    stands_under(&desk, first, &[back, second]);
    stands_under(&desk, back, &[second]);
    stands_under(&desk, second, &[accepted]);
    for entry in [accepted, second, back, first] {
        desk.withdraw(entry);
    }
}

#[test]
fn corrections_and_verifications_stand_on_figures_and_these_on_their_indicator() {
    let mut desk = Desk::confirmed();
    let known = halfsky::founding::Given::embedded().unwrap().indicators;
    let known = known.iter().find(|one| one.id == "cervical_screening").unwrap();
    let known = json!({"kind": "define_indicators", "indicators": [known]});
    let entered = |value: &str| figure("cervical_screening", 2024, value);
    let before = desk.give("li", figures(&[figure("cervical_screening", 2023, "60.0")]));
    let defined = desk.give(CLERK, known);
    let first = desk.give("li", figures(&[entered("70.0")]));
    let second = desk.give("li", correction(&[entered("71.0")]));
    let third = desk.give("sun", correction(&[entered("71.5")]));
    let verified = desk.give("sun", verify(third));
    stands_under(&desk, first, &[second, third]);
    stands_under(&desk, second, &[third]);
    stands_under(&desk, third, &[verified]);
    stands_under(&desk, defined, &[first, second, third]);
    for entry in [verified, third, second, first, defined, before] {
        desk.withdraw(entry);
    }
}

#[test]
fn letters_and_reports_stand_on_what_was_assigned_and_confirmed() {
    let mut desk = Desk::staffed();
    let assigned = desk.give(CLERK, assign("1-1", &["water"]));
    let confirmed = desk.give(CLERK, confirm(&["1-1", "7.6", "7-7"]));
    let letter = desk.give(CLERK, issue("water", 2026));
    let mut told = report("water", "work", 2026);
    told["progress"] = json!([{"item": "1-1", "progress": "done"}]);
    let told = desk.give("wu", told);
    stands_under(&desk, confirmed, &[letter]);
    stands_under(&desk, assigned, &[confirmed, letter, told]);
    let later = desk.give(CLERK, assign("1-1", &["health"]));
    stands_under(&desk, assigned, &[confirmed, letter, told]);
    for entry in [later, told, letter, confirmed, assigned] {
        desk.withdraw(entry);
    }
}

#[test]
fn whoever_answered_before_cannot_come_back_once_dissolved() {
    let mut desk = Desk::confirmed();
    let away = entered(&mut desk, &[unassign("7.6"), assign("7-7", &["ecology"])]);
    let ended = desk.give(CLERK, dissolve("water"));
    away.iter().for_each(|entry| stands_under(&desk, *entry, &[ended]));
    desk.withdraw(ended);
    for entry in away {
        desk.withdraw(entry);
    }
}

#[test]
fn what_came_after_a_merger_stands_on_it_but_not_what_was_taken_back() {
    let mut desk = Desk::confirmed();
    let letter = desk.give(CLERK, issue("sports", 2026));
    let merged = desk.give(CLERK, merge("sports", "culture_tourism"));
    let signed = desk.give("tian", sign(letter));
    let about = json!({"kind": "write_note", "department": "culture_tourism", "text": "记"});
    let noted = desk.give(CLERK, about);
    stands_under(&desk, merged, &[signed, noted]);
    desk.withdraw(noted);
    stands_under(&desk, merged, &[signed]);
    desk.withdraw(signed);
    desk.withdraw(merged);
    desk.give("tian", sign(letter));
}

#[test]
fn a_department_stands_under_all_that_names_it() {
    let mut desk = Desk::confirmed();
    let new = desk.give(CLERK, enter(&[department("new", "新局")]));
    let rules = json!({"kind": "adopt_duty_rules", "rules": [{"id": "x", "name": "方案",
        "kind": "scheme", "who": "new", "rhythm": "once", "due": "12-31", "due_year_offset": 5,
        "discharged_by": "scheme_filed", "needs_acceptance": false, "basis": "制定实施方案"}]});
    let mut known = serde_json::to_value(halfsky::founding::Given::embedded().unwrap().indicators)
        .unwrap()[0]
        .take();
    known["source"] = "new".into();
    let indicators = |one: &Value| json!({"kind": "define_indicators", "indicators": [one]});
    let first = indicators(&known);
    known["source"] = "health".into();
    let mut named =
        entered(&mut desk, &[rules, first, indicators(&known), assign("1.1", &["new"])]);
    named.remove(2);
    stands_under(&desk, new, &named);
}

#[test]
fn a_plan_stands_under_its_own_and_not_under_another_plans() {
    let mut desk = Desk::confirmed();
    let mut other = serde_json::to_value(desk.state.plan().unwrap()).unwrap();
    other["id"] = "children".into();
    desk.give(CLERK, issue("water", 2026));
    desk.give("wu", report("water", "work", 2026));
    let adopted = desk.give(CLERK, json!({"kind": "adopt_plan", "document": other}));
    let noted = desk.give(CLERK, note("children/1.1"));
    stands_under(&desk, adopted, &[noted]);
    desk.withdraw(noted);
    desk.withdraw(adopted);
    assert_eq!(desk.state.plans.len(), 1);
}

/// 水利局 gave its name up, another took it, and then it ended; its renaming is taken back, and its
/// end, which is asked for, would bring the name back.
pub(crate) fn name_in_use() -> (Desk, Seq) {
    let mut desk = Desk::confirmed();
    let renamed = desk.give(CLERK, rename("water", "水务局"));
    desk.give(CLERK, enter(&[department("new", "水利局")]));
    let merged = desk.give(CLERK, merge("water", "agriculture"));
    desk.withdraw(renamed);
    (desk, merged)
}

/// Somebody gave a login up, another took it, and the first has a third by now; the first change is
/// taken back, and the second, which is asked for, would bring the login back.
pub(crate) fn login_in_use() -> (Desk, Seq) {
    let mut desk = Desk::confirmed();
    let first = desk.give(CLERK, change("ren", "reader", "ren2"));
    let mut other = enrol("p", "reader");
    other["login"] = "ren".into();
    desk.give(CLERK, other);
    let second = desk.give(CLERK, change("ren", "reader", "ren3"));
    desk.withdraw(first);
    (desk, second)
}

/// An SSH key whose blob ends in that digit.
pub(crate) fn ssh_key(last: char) -> String {
    let blob = "AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4";
    format!("ssh-ed25519 {blob}{last}")
}

/// As [`login_in_use`], with SSH keys.
pub(crate) fn ssh_key_in_use() -> (Desk, Seq) {
    let with_key = |mut command: Value, last: char| {
        command["ssh_key"] = ssh_key(last).into();
        command
    };
    let mut desk = Desk::confirmed();
    desk.give(CLERK, with_key(change("ren", "reader", "ren"), 'a'));
    let first = desk.give(CLERK, with_key(change("ren", "reader", "ren"), 'b'));
    desk.give(CLERK, with_key(enrol("p", "reader"), 'a'));
    let second = desk.give(CLERK, with_key(change("ren", "reader", "ren"), 'c'));
    desk.withdraw(first);
    (desk, second)
}

#[test]
fn a_name_taken_before_is_named_with_its_holder_and_comes_back_once_it_is_free() {
    let (mut desk, merged) = name_in_use();
    let refusal = desk.refusal(CLERK, withdraw(merged));
    assert_eq!(refusal, Refusal::NameInUse(merged, "梅河口市水利局".into(), dept("new")));
    desk.give(CLERK, rename("new", "河湖局"));
    desk.withdraw(merged);
    assert_eq!(desk.state.short(&dept("water")), "水利局");
    let (mut desk, second) = login_in_use();
    let refusal = desk.refusal(CLERK, withdraw(second));
    assert_eq!(refusal, Refusal::LoginInUse(second, "ren".into(), "p".into()));
    desk.give(CLERK, retire("p"));
    desk.withdraw(second);
    let (mut desk, second) = ssh_key_in_use();
    let refusal = desk.refusal(CLERK, withdraw(second));
    assert_eq!(refusal, Refusal::SshKeyInUse(second, "p".into()));
    desk.give(CLERK, retire("p"));
    desk.withdraw(second);
}

#[test]
fn a_name_or_login_that_somebody_took_meanwhile_does_not_come_back() {
    let mut desk = Desk::confirmed();
    let renamed = desk.give(CLERK, rename("water", "水务局"));
    let taken = desk.give(CLERK, enter(&[department("new", "水利局")]));
    stands_under(&desk, renamed, &[taken]);
    let merged = desk.give(CLERK, merge("sports", "culture_tourism"));
    let taken = desk.give(CLERK, enter(&[department("newer", "体育局")]));
    stands_under(&desk, merged, &[taken]);
    let changed = desk.give(CLERK, change("ren", "reader", "ren2"));
    let left = desk.give(CLERK, retire("zhou"));
    let after =
        entered(&mut desk, &[change("sun", "reader", "ren"), change("li", "reader", "zhou")]);
    stands_under(&desk, changed, &after[..1]);
    stands_under(&desk, left, &after[1..]);
}

#[test]
fn who_was_enrolled_again_is_gone_again_when_that_is_taken_back() {
    let mut desk = Desk::staffed();
    desk.give(CLERK, retire("ren"));
    let again = desk.give(CLERK, enrol("ren", "leader"));
    let noted = desk.give("ren", note("1.1"));
    stands_under(&desk, again, &[noted]);
    desk.withdraw(noted);
    desk.withdraw(again);
    assert_eq!(desk.state.person(&"ren".into()), None);
}

#[test]
fn an_enrolment_stands_under_what_the_person_entered_but_for_withdrawals() {
    let mut desk = Desk::staffed();
    let enrolled = desk.give(CLERK, enrol("new", "reader"));
    let changed = desk.give(CLERK, change("new", "leader", "new"));
    let noted = desk.give("new", note("1.1"));
    stands_under(&desk, enrolled, &[changed, noted]);
    desk.give("new", withdraw(noted));
    desk.withdraw(changed);
    desk.withdraw(enrolled);
}

#[test]
fn the_office_is_never_left_empty() {
    let mut desk = Desk::staffed();
    let second = desk.give(CLERK, enrol("second", "office"));
    desk.give(CLERK, retire(CLERK));
    assert_eq!(desk.refusal("second", withdraw(second)), Refusal::LastOfOffice("second".into()));
    let mut desk = Desk::staffed();
    let raised = desk.give(CLERK, change("ren", "office", "ren"));
    desk.give(CLERK, retire(CLERK));
    assert_eq!(desk.refusal("ren", withdraw(raised)), Refusal::LastOfOffice("ren".into()));
    let mut desk = Desk::empty();
    let first = desk.give("a", enrol("a", "office"));
    desk.give("a", withdraw(first));
    desk.give("b", enrol("b", "office"));
}

#[test]
fn everybody_takes_back_ones_own_and_only_the_office_what_others_entered() {
    let mut desk = Desk::confirmed();
    let own = desk.give("wu", report("water", "work", 2026));
    assert_eq!(desk.refusal("li", withdraw(own)), Refusal::NotYourEntry(own));
    assert_eq!(kind_of(&desk.refusal("ren", withdraw(own))), "NotYourRole");
    assert!(desk.ask(CLERK, withdraw(own)).is_ok());
    desk.give("wu", withdraw(own));
    assert!(desk.state.reports.is_empty());
    assert_eq!(desk.refusal("wu", withdraw(9_999)), Refusal::NoEntry(9_999));
}

/// Somebody of the office who accepted a report and is a liaison by now.
pub(super) fn in_another_role() -> (Desk, Seq) {
    let mut desk = Desk::confirmed();
    desk.give(CLERK, enrol("second", "office"));
    let report = desk.give("wu", report("water", "work", 2026));
    let accepted = desk.give("second", accept(report));
    desk.give(
        CLERK,
        json!({"kind": "change_person", "person": "second", "name": "second",
        "role": "liaison", "department": "health"}),
    );
    (desk, accepted)
}

/// A right that was lost does not come back by what one entered while one had it.
#[test]
fn who_stands_elsewhere_by_now_takes_nothing_back_that_was_done_before() {
    let (mut desk, accepted) = in_another_role();
    assert_eq!(desk.refusal("second", withdraw(accepted)), Refusal::NotAsThen(accepted));
    // Not even the loss itself, where one entered it.
    let mut own = Desk::confirmed();
    own.give(CLERK, enrol("second", "office"));
    let left = own.give("second", change("second", "reader", "second"));
    assert_eq!(kind_of(&own.refusal("second", withdraw(left))), "NotYourRole");
    own.give(CLERK, enrol("third", "office"));
    let left = own.give(
        CLERK,
        json!({"kind": "change_person", "person": CLERK, "name": "甲",
        "role": "liaison", "department": "health", "login": CLERK}),
    );
    assert_eq!(own.refusal(CLERK, withdraw(left)), Refusal::NotAsThen(left));
    // What a liaison handed in for another department stays that department's.
    let handed_in = desk.give("wu", report("water", "duty", 2025));
    let moved = |department: &str| {
        json!({"kind": "change_person", "person": "wu", "name": "wu", "role": "liaison",
            "department": department, "login": "wu"})
    };
    desk.give(CLERK, moved("health"));
    assert_eq!(desk.refusal("wu", withdraw(handed_in)), Refusal::NotAsThen(handed_in));
    desk.give(CLERK, moved("water"));
    desk.give("wu", withdraw(handed_in));
}
