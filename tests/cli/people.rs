//! Who is enrolled, and enrolling from the command line: the same rules as in the dashboard.

use serde_json::json;

use crate::run::{fresh, halfsky, json as parsed, on};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

#[test]
fn somebody_is_enrolled_changed_and_leaves() {
    let (_folder, ledger) = fresh();
    let office =
        |args: &[&str]| halfsky(&ledger, &[&["--as", "zhang-min", "person"], args].concat());
    let key = format!("{KEY} li@office");
    let told = office(&[
        "enrol",
        "li-na",
        "--name",
        "李娜",
        "--role",
        "联络员",
        "--department",
        "卫健局",
        "--title",
        "妇幼科科长",
        "--telephone",
        "4250011",
        "--login",
        "lina",
        "--ssh-key",
        &key,
    ]);
    assert!(told.done().contains("李娜"));
    let li = |field: &str| {
        let people = parsed(&ledger, &["person", "--json"]);
        let all = people["people"].as_array().unwrap().clone();
        let li = all.into_iter().find(|one| one["person"] == "li-na");
        li.unwrap()[field].clone()
    };
    assert_eq!(li("role"), "liaison");
    assert_eq!((li("department"), li("ssh_key")), (json!("health"), json!(KEY)));
    let listed = halfsky(&ledger, &["person"]).done();
    let row = listed.lines().find(|row| row.contains("li-na")).unwrap();
    assert_eq!((li("title"), li("telephone")), (json!("妇幼科科长"), json!("4250011")));
    for part in ["李娜", "联络员", "卫健局", "妇幼科科长", "4250011", "登录名 lina", "有SSH公钥"]
    {
        assert!(row.contains(part), "{part}: {row}");
    }

    office(&["change", "li-na", "--department", "妇联", "--ssh-key", ""]).done();
    assert_eq!(
        (li("name"), li("login")),
        (json!("李娜"), json!("lina")),
        "what was not given stays"
    );
    assert_ne!(li("department"), "health");
    assert!(li("ssh_key").is_null(), "what is given empty is taken away");

    office(&["retire", "li-na"]).done();
    assert!(li("left").is_u64());
    assert!(halfsky(&ledger, &["person"]).done().contains("已离任"));
}

#[track_caller]
fn office(ledger: &std::path::Path, args: &[&str]) -> String {
    halfsky(ledger, &[&["--as", "zhang-min", "person"], args].concat()).done()
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence_and_nothing_is_entered() {
    let (_folder, ledger) = fresh();
    let before = halfsky(&ledger, &["log", "--json"]).done();
    let refused = |args: &[&str]| {
        halfsky(&ledger, &[&["--as", "zhang-min", "person"], args].concat()).refused()
    };
    let someone = ["enrol", "wu", "--name", "吴迪", "--role"];
    assert!(refused(&[&someone[..], &["局长"]].concat()).contains("liaison"));
    assert!(
        refused(&[&someone[..], &["liaison", "--department", "海关"]].concat()).contains("海关")
    );
    assert!(refused(&["change", "wu", "--name", "吴"]).contains("wu"));
    let private = "-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1r\n-----END";
    for given in [&["--ssh-key", private][..], &[&format!("--ssh-key={private}")]] {
        let told = refused(&[&someone[..], &["liaison"], given].concat());
        assert!(told.contains("不是SSH公钥") && !told.contains("b3Blbn"), "{told}");
    }
    for (name, told) in [("张丽13804450001", "姓名"), (&"张".repeat(41), "40")] {
        let named = ["enrol", "zhang-li", "--name", name, "--role", "reader"];
        assert!(refused(&named).contains(told), "{name}");
    }
    let nothing = halfsky(&ledger, &["--as", "zhang-min", "person", "change", "zhang-min"]);
    assert_eq!(nothing.code, 2, "nothing to change: {}", nothing.err);
    assert!(refused(&["retire", "zhang-min"]).contains("办公室"), "somebody must be left");
    assert_eq!(halfsky(&ledger, &["log", "--json"]).done(), before);
    let past = halfsky(&ledger, &["person", "retire", "wu", "--as-of", "2026-01-01"]);
    assert_eq!(past.code, 2, "{}", past.err);
}

/// A login is often a number, and the name of whoever says no other.
#[test]
fn a_login_may_stand_for_a_name() {
    let (_folder, ledger) = fresh();
    let named = ["--name", "user2024001", "--login", "user2024001", "--role", "reader"];
    office(&ledger, &[&["enrol", "reader"], &named[..]].concat());
    office(&ledger, &["change", "reader", "--login", "another"]);
    office(&ledger, &["change", "reader", "--telephone", "6130"]);
}

/// As the service account of a shared server, whose login is nobody's.
#[test]
fn the_owner_acts_for_the_one_person_of_the_office_whoever_else_is_enrolled() {
    let (_folder, ledger) = fresh();
    let enrol = |id: &str, role: &str| {
        halfsky(&ledger, &["person", "enrol", id, "--name", "某人", "--role", role])
    };
    enrol("one", "reader").done();
    enrol("two", "reader").done();
    enrol("three", "办公室").done();
    let told = enrol("four", "reader").refused();
    assert!(told.contains("--as") && !told.contains("「("), "one of two has to be named: {told}");
}

#[test]
fn a_name_that_one_person_has_can_stand_behind_as() {
    let (_folder, ledger) = fresh();
    for (id, name) in [("li-na", "李娜"), ("li-na-2", "李娜")] {
        halfsky(
            &ledger,
            &["--as", "张敏", "person", "enrol", id, "--name", name, "--role", "reader"],
        )
        .done();
    }
    let told = halfsky(&ledger, &["--as", "李娜", "status"]).refused();
    assert!(told.contains("李娜"), "two have it: {told}");
}

/// Whoever left may enter nothing by the login that was theirs, and is told by their name; of several who
/// had it, the last. Who has it now is who sits there.
#[test]
fn the_login_of_somebody_who_left_lets_nobody_enter_anything() {
    let (_folder, path) = fresh();
    let login = halfsky::identity::login();
    let who = |id: &str, name: &str, login: &str, kind: &str| {
        json!({"kind": kind, "person": id, "name": name, "role": "office", "login": login})
            .to_string()
    };
    let record = |person: &[&str], line: &str| on(&path, &[person, &["record"]].concat(), line);
    let by = ["--as", "zhang-min"];
    // Alone the owner would be taken for the one who is left.
    assert_eq!(record(&by, &who("d-other", "别人", "no-such-login", "enrol_person")).code, 0);
    for (id, name) in [("b-first", "先到"), ("a-later", "后到")] {
        assert_eq!(record(&by, &who(id, name, &login, "enrol_person")).code, 0);
        let leave = json!({"kind": "retire_person", "person": id}).to_string();
        assert_eq!(record(&by, &leave).code, 0);
    }
    let note = r#"{"kind":"write_note","item":"1.2","text":"记"}"#;
    let told = record(&[], note);
    assert_eq!(told.code, 1);
    assert!(told.out.contains("后到") || told.out.contains("a-later"), "{} {}", told.out, told.err);
    assert_eq!(record(&by, &who("c-now", "现任", &login, "enrol_person")).code, 0);
    assert_eq!(record(&[], note).code, 0);
}
