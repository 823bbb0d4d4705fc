//! Every refusal there is, each produced by a command that somebody could give, and each told in a
//! sentence.

use halfsky::domain::decide::may_attach;
use halfsky::domain::refusal::{Refusal, WrongForm};
use halfsky::domain::state::State;
use halfsky::words::{Lang, refuse};
use serde_json::{Value, json};

use super::kit::kinds::{ALL, WRONG_INDICATORS, indicator_of, kind_of};
use super::kit::*;

/// A confirmed desk on which the clerk asks for this.
fn told(command: Value) -> (Refusal, State) {
    by(CLERK, Desk::confirmed(), command)
}

fn by(actor: &str, desk: Desk, command: Value) -> (Refusal, State) {
    (desk.refusal(actor, command), desk.state)
}

/// A confirmed desk after some entries of the clerk; the last one's number goes to `then`.
fn after(entries: &[Value], then: impl Fn(u64) -> Value) -> (Refusal, State) {
    let mut desk = Desk::confirmed();
    for entry in entries {
        desk.give(CLERK, entry.clone());
    }
    let last = desk.state.head.seq;
    by(CLERK, desk, then(last))
}

fn plan(change: impl Fn(&mut Value)) -> Value {
    let mut document = serde_json::to_value(Desk::fresh().state.plan().unwrap()).unwrap();
    document["id"] = "children".into();
    change(&mut document);
    json!({"kind": "adopt_plan", "document": document})
}

fn indicator(change: impl Fn(&mut Value)) -> Value {
    let known = halfsky::founding::Given::embedded().unwrap().indicators;
    let mut one = serde_json::to_value(&known[0]).unwrap();
    change(&mut one);
    json!({"kind": "define_indicators", "indicators": [one]})
}

fn people() -> Vec<(Refusal, State)> {
    let liaison = |person: &str| enrol(person, "liaison");
    let with_login = |person: &str| {
        let mut command = enrol(person, "reader");
        command["login"] = "li".into();
        command
    };
    let with_key = |person: &str, key: &str| {
        let mut command = enrol(person, "reader");
        command["ssh_key"] = key.into();
        command
    };
    let mut keyed = Desk::confirmed();
    let key = super::withdrawal::ssh_key('a');
    keyed.give(CLERK, with_key("first", &key));
    let mut down = enrol(CLERK, "reader");
    down["kind"] = "change_person".into();
    let desk = Desk::confirmed();
    let mut same = serde_json::to_value(desk.state.person(&CLERK.into())).unwrap();
    same.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    same["kind"] = "change_person".into();
    vec![
        told(enrol("li", "reader")),
        told(liaison("new")),
        told(with_login("new")),
        told(with_key("new", "ssh-ed25519 AAAA")),
        by(CLERK, keyed, with_key("new", &format!("{key} new@office"))),
        told(retire("nobody")),
        told(retire(CLERK)),
        told(down),
        told(same),
        by("nobody", Desk::confirmed(), note("1.1")),
        by("ren", Desk::confirmed(), note("1.1")),
        by("li", Desk::confirmed(), report("water", "work", 2026)),
        by("li", Desk::confirmed(), from_paper(report("health", "work", 2026), TODAY)),
        told(report("health", "work", 2026)),
        told(from_paper(issue("health", 2026), TODAY)),
    ]
}

fn adoption() -> Vec<(Refusal, State)> {
    let twins = [department("new", "新局"), department("newer", "新局")];
    let desk = Desk::confirmed();
    let city = desk.state.office().map(|office| office.city.clone());
    let same = json!({"kind": "change_settings", "city": city});
    let rules = |change: fn(&mut Vec<Value>)| {
        let mut rules = json!(desk.state.duty_rules.current().unwrap());
        change(rules.as_array_mut().unwrap());
        json!({"kind": "adopt_duty_rules", "rules": rules})
    };
    let founding = desk.state.settings.set_by().unwrap();
    let water = desk.state.department(&dept("water")).unwrap();
    let called_so = json!({"kind": "rename_department", "department": "water", "name": water.name,
        "short": water.short});
    let looks = may_attach(&desk.state, &"ren".into()).unwrap_err();
    vec![
        told(same),
        told(json!({"kind": "change_settings", "demo": !desk.state.is_demo()})),
        told(withdraw(founding)),
        told(called_so),
        told(rules(|all| all.clear())),
        told(rules(|all| all.push(all[0].clone()))),
        told(rules(|all| {
            let mut another = all[0].clone();
            (another["id"], another["due"]) = ("another".into(), "06-30".into());
            all.push(another);
        })),
        (looks, desk.state.clone()),
        told(plan(|it| it["id"] = "women".into())),
        told(plan(|it| it["id"] = "".into())),
        told(plan(|it| it["id"] = "儿童".into())),
        told(plan(|it| it["domains"] = json!([]))),
        told(plan(|it| it["to"] = 2020.into())),
        told(plan(|it| it["to"] = i32::MAX.into())),
        told(rules(|all| all[0]["due_year_offset"] = 6.into())),
        told(rules(|all| all[0]["due_year_offset"] = (-2).into())),
        told(indicator(|it| it["id"] = "bad/id 空".into())),
        told(indicator(|it| it["name"] = " ".into())),
        told(indicator(|it| it["digits"] = 200.into())),
        told(indicator(|it| it["per"] = 0.into())),
        told({
            let mut twice = indicator(|_| {});
            let one = twice["indicators"][0].clone();
            twice["indicators"].as_array_mut().unwrap().push(one);
            twice
        }),
        told(indicator(|it| it["items"] = json!(["9.9"]))),
        told(indicator(|it| it["items"] = json!([]))),
        told(indicator(|it| it["basis"]["words"] = "规划里没有的话".into())),
        told(indicator(|it| it["basis"]["words"] = " ".into())),
        told(indicator(|it| it["source"] = "nobody".into())),
        told(indicator(|it| it["stages"] = json!([{"year": 2025, "value": "75"}]))),
        told(indicator(|it| it["tolerance"] = "-1".into())),
        told(json!({"kind": "define_indicators", "indicators": []})),
        told(enter(&[])),
        told(enter(&[department("health", "新局")])),
        told(enter(&[department("new", "水利局")])),
        told(enter(&twins)),
        after(&[enter(&[department("cdc_city", "CDC")])], |_| enter(&[department("CDC", "新局")])),
        told(rename("water", "教育局")),
        told(rename("nobody", "新局")),
        told(merge("water", "water")),
        told(dissolve("water")),
        after(&[merge("sports", "culture_tourism")], |_| rename("sports", "新局")),
    ]
}

fn assignment() -> Vec<(Refusal, State)> {
    let twice = json!({"kind": "assign", "assignments": [
        {"item": "1.1", "lead": ["health"]}, {"item": "women/1.1", "lead": ["water"]}]});
    let nobody = json!({"kind": "assign", "assignments": [{"item": "1.1", "lead": []}]});
    let unassign = json!({"kind": "unassign", "item": "1.1", "reason": "错"});
    vec![
        told(json!({"kind": "assign", "assignments": []})),
        told(nobody),
        told(twice),
        told(assign("1.1", &["health", "卫健局"])),
        told(assign("9.9", &["health"])),
        told(assign("men/1.1", &["health"])),
        told(assign("1.1", &["nobody"])),
        told(json!({"kind": "confirm_assignments", "domain": 9})),
        told(json!({"kind": "confirm_assignments"})),
        after(&[unassign], |_| confirm(&["1.1"])),
    ]
}

fn papers() -> Vec<(Refusal, State)> {
    let handed_in = from_paper(report("water", "work", 2025), "2026-01-05");
    let mut early = accept(0);
    early["on"] = "2026-01-04".into();
    let mut anew = report("office", "work", 2025);
    anew["replaces"] = 1.into();
    let progress = |code: &str| {
        let mut command = report("office", "work", 2026);
        command["progress"] = json!([{"item": code, "progress": "done"}]);
        command
    };
    let on = |day: &str| {
        let mut command = note("1.1");
        command["on"] = day.into();
        command
    };
    vec![
        told({
            let rules = halfsky::founding::Given::embedded().unwrap().rules;
            json!({"kind": "adopt_duty_rules", "rules": rules})
        }),
        by(CLERK, Desk::staffed(), issue("water", 2026)),
        after(&[enter(&[department("new", "新局")])], |_| issue("new", 2026)),
        told(issue("water", 2031)),
        by("sun", Desk::confirmed(), file_document("yearbook", 2027)),
        after(&[issue("water", 2026)], |_| issue("water", 2026)),
        told(from_paper(sign(1), TODAY)),
        after(&[issue("water", 2026)], |letter| from_paper(sign(letter), "2026-11-22")),
        after(&[issue("water", 2026)], |letter| from_paper(countersign(letter), TODAY)),
        {
            let mut desk = Desk::confirmed();
            let letter = desk.give(CLERK, issue("water", 2026));
            desk.give("wu", sign(letter));
            by("wu", desk, sign(letter))
        },
        told(accept(1)),
        after(std::slice::from_ref(&handed_in), |report| {
            let mut early = early.clone();
            early["report"] = report.into();
            early
        }),
        {
            let mut desk = Desk::confirmed();
            let old = desk.give(CLERK, handed_in.clone());
            desk.give(CLERK, accept(old));
            let mut again = from_paper(report("water", "work", 2025), TODAY);
            again["replaces"] = old.into();
            by(CLERK, desk, again)
        },
        {
            let mut desk = Desk::confirmed();
            let report = desk.give(CLERK, handed_in);
            desk.give(CLERK, accept(report));
            by(CLERK, desk, accept(report))
        },
        {
            let mut desk = Desk::confirmed();
            let old = desk.give("wu", report("water", "work", 2025));
            desk.give(CLERK, give_back(old));
            let mut other = report("water", "work", 2026);
            other["replaces"] = old.into();
            by("wu", desk, other)
        },
        {
            let mut desk = Desk::confirmed();
            let old = desk.give("wu", report("water", "work", 2025));
            let mut again = report("water", "work", 2025);
            again["replaces"] = old.into();
            desk.give("wu", again);
            by(CLERK, desk, accept(old))
        },
        told(anew),
        told(progress("1.1")),
        told(progress("1-1")),
        told(json!({"kind": "write_note", "text": "无所指"})),
        told(on("2026-11-24")),
        told(on("2010-01-01")),
    ]
}

fn taking_back() -> Vec<(Refusal, State)> {
    let mut desk = Desk::confirmed();
    let written = desk.give(CLERK, note("1.1"));
    let taken = desk.withdraw(written);
    vec![
        told(withdraw(100_000)),
        by(CLERK, desk.clone(), withdraw(written)),
        by(CLERK, desk.clone(), withdraw(taken)),
        by("li", desk, withdraw(1)),
        told(withdraw(3)),
    ]
}

/// What the statistics bureau enters and may not.
fn figures() -> Vec<(Refusal, State)> {
    super::figures::refused().into_iter().map(|(refusal, desk)| (refusal, desk.state)).collect()
}

/// What is wrong about actions and duties.
fn orders() -> Vec<(Refusal, State)> {
    let all = super::actions::refused().into_iter().chain(super::dealings::refused());
    all.map(|(refusal, desk)| (refusal, desk.state)).collect()
}

/// What the families of reviews, documents and support refuse.
fn judged() -> Vec<(Refusal, State)> {
    let all = [super::reviews::refused(), super::documents::refused(), super::support::refused()];
    all.concat().into_iter().map(|(refusal, desk)| (refusal, desk.state)).collect()
}

fn warnings() -> Vec<(Refusal, State)> {
    super::warnings::refused().into_iter().map(|(refusal, desk)| (refusal, desk.state)).collect()
}

fn meetings() -> Vec<(Refusal, State)> {
    super::meetings::refused().into_iter().map(|(refusal, desk)| (refusal, desk.state)).collect()
}

/// Names and logins that were taken before what would bring them back; a right that somebody lost.
fn not_to_come_back() -> Vec<(Refusal, State)> {
    use super::withdrawal::{in_another_role, login_in_use, name_in_use, ssh_key_in_use};

    let used = [name_in_use(), login_in_use(), ssh_key_in_use()];
    let used = used.map(|(desk, entry)| by(CLERK, desk, withdraw(entry)));
    let (desk, entry) = in_another_role();
    [used.to_vec(), vec![by("second", desk, withdraw(entry))]].concat()
}

/// All of them, and some that are not of their form.
pub(crate) fn cases() -> Vec<(Refusal, State)> {
    let forms = [
        json!({"kind": "write_note"}),
        json!({"kind": "write_note", "item": "1.2", "text": "记", "on": "2026-02-30"}),
        json!({"kind": "adopt_duty_rules", "rules": [{"due": "02-30"}]}),
        indicator(|it| it["name"] = "寿\u{202e}命".into()),
    ];
    [
        forms.map(told).to_vec(),
        people(),
        adoption(),
        assignment(),
        papers(),
        taking_back(),
        figures(),
        orders(),
        judged(),
        warnings(),
        meetings(),
        not_to_come_back(),
    ]
    .concat()
}

#[test]
fn every_refusal_is_one_that_a_command_can_meet() {
    let met: Vec<&str> = cases().iter().map(|(refusal, _)| kind_of(refusal)).collect();
    let unmet: Vec<&&str> = ALL.iter().filter(|kind| !met.contains(kind)).collect();
    assert!(unmet.is_empty(), "no test produces {unmet:?}");
}

#[test]
fn every_refusal_is_told_in_one_sentence_in_both_languages() {
    for (refusal, state) in cases() {
        for lang in [Lang::Zh, Lang::En] {
            let told = refuse(lang, &refusal, &state);
            let blank = told.trim().is_empty() || told.contains('\n') || told.contains("{ ");
            let raw = told.contains(&format!("{refusal:?}"));
            assert!(!blank && !raw, "{refusal:?}: {told:?}");
            let chinese = told.chars().any(|c| ('\u{4e00}'..'\u{9fff}').contains(&c));
            assert!(lang == Lang::En || chinese, "{refusal:?}: {told:?}");
        }
    }
}

/// The caret goes there: what can be put right in one field of a form is told with it.
#[test]
fn a_refusal_of_what_stands_in_a_field_says_in_which() {
    use halfsky::domain::form::Field as F;

    let fields = [
        ("PersonExists", F::Person),
        ("LastOfOffice", F::Role),
        ("LoginTaken", F::Login),
        ("NotAnSshKey", F::SshKey),
        ("SshKeyTaken", F::SshKey),
        ("LiaisonNeedsDepartment", F::Department),
        ("DepartmentExists", F::Id),
        ("NameUnchanged", F::Name),
        ("IntoItself", F::Into),
        ("StillAnswers", F::Into),
        ("NoLead", F::Lead),
        ("OwesTwice", F::Owners),
        ("YearOutside", F::Year),
        ("FutureDay", F::On),
        ("DueTooEarly", F::Due),
        ("DueTooFar", F::Due),
        ("Doubtful", F::Reason),
    ];
    let cases = cases();
    for (name, field) in fields {
        let met: Vec<_> = cases.iter().filter(|(it, _)| kind_of(it) == name).collect();
        assert!(!met.is_empty(), "{name}");
        assert!(met.iter().all(|(it, _)| it.field() == Some(field)), "{name}");
    }
    // A threshold by its own name, and what is wrong inside a list by the field that it is of.
    let unfit = |it: &Refusal| matches!(it, Refusal::Threshold(_)) && it.field().is_none();
    assert!(!cases.iter().any(|(it, _)| unfit(it)));
    let (nameless, _) = told(enter(&[department("new", " ")]));
    assert_eq!(nameless.field(), Some(F::Short), "{nameless:?}");
}

/// What is wrong with an indicator, whichever of its ways.
#[test]
fn every_way_in_which_an_indicator_is_wrong_is_met() {
    let met: Vec<&str> = adoption()
        .iter()
        .filter_map(|(refusal, _)| match refusal {
            Refusal::Indicator(_, wrong) => Some(indicator_of(wrong)),
            _ => None,
        })
        .collect();
    assert!(WRONG_INDICATORS.iter().all(|kind| met.contains(kind)), "{met:?}");
}

/// An id is found before a name is: it would take over what was meant for the other.
#[test]
fn an_id_is_not_what_another_department_is_called() {
    let mut desk = Desk::confirmed();
    desk.give(CLERK, enter(&[department("cdc_city", "CDC")]));
    let taken = Refusal::NameTaken("CDC".to_owned(), dept("cdc_city"));
    assert_eq!(desk.refusal(CLERK, enter(&[department("CDC", "新局")])), taken);
    let together = [department("cdc_city", "CDC"), department("CDC", "新局")];
    assert_eq!(Desk::confirmed().refusal(CLERK, enter(&together)), taken);
    let turned = [department("CDC", "新局"), department("cdc_city", "CDC")];
    let taken = Refusal::NameTaken("CDC".to_owned(), dept("CDC"));
    assert_eq!(Desk::confirmed().refusal(CLERK, enter(&turned)), taken);
}

#[test]
fn a_refusal_names_what_it_is_about() {
    let nine = told(assign("9.9", &["health"])).0;
    assert!(matches!(nine, Refusal::UnknownItem(item) if item.code.to_string() == "9.9"));
    let open = told(dissolve("water")).0;
    assert_eq!(open, Refusal::StillAnswers(dept("water"), 2));
    let ended = after(&[merge("sports", "culture_tourism")], |_| rename("sports", "新局")).0;
    assert_eq!(ended, Refusal::DepartmentEnded(dept("sports"), Some(dept("culture_tourism"))));
    let form = told(json!({"kind": "write_note"})).0;
    assert!(matches!(form, Refusal::Form(WrongForm::Missing(..))));
}
