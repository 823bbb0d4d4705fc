//! A department that went into another: asked about by its id, it is answered for by the one that took
//! it over, and where it can do nothing any more that is said.

use std::path::Path;

use serde_json::{Value, json};

use super::run::{fresh, halfsky, json as parsed, on};

/// A ledger in which 体育局 went into 文广旅局.
fn merged() -> (tempfile::TempDir, std::path::PathBuf) {
    let (folder, path) = fresh();
    let merge = r#"{"kind":"merge_department","department":"sports","into":"culture_tourism"}"#;
    on(&path, &["--as", "zhang-min", "record"], merge).done();
    (folder, path)
}

fn targets(path: &Path, department: &str) -> Value {
    parsed(path, &["unmet", "--json", "--department", department])["targets"].clone()
}

#[test]
fn its_lists_are_those_of_the_department_that_it_went_into() {
    let (_folder, path) = merged();
    let theirs = targets(&path, "sports");
    assert!(!theirs.as_array().unwrap().is_empty());
    assert_eq!(theirs, targets(&path, "culture_tourism"));
    let owed = |department| halfsky(&path, &["duties", "--department", department]).done();
    assert_eq!(owed("sports"), owed("culture_tourism"));
}

#[test]
fn papers_and_sheets_for_it_are_refused_in_one_way() {
    let (folder, path) = merged();
    let sheet = folder.path().join("表.xlsx");
    let sheet = sheet.to_str().unwrap();
    let letter = halfsky(&path, &["report", "letter", "--department", "sports"]).refused();
    assert!(letter.contains("体育局已并入文广旅局"), "{letter}");
    let asked = ["template", "--department", "sports", "--year", "2025", "-o", sheet];
    assert_eq!(halfsky(&path, &asked).refused(), letter);
}

/// Whoever types the old name learns what to type.
#[test]
fn its_name_is_known_and_told_of() {
    let (_folder, path) = merged();
    let owed = |department| halfsky(&path, &["duties", "--department", department]).done();
    for name in ["体育局", "梅河口市体育局"] {
        assert_eq!(owed(name), owed("sports"));
        let told = halfsky(&path, &["report", "letter", "--department", name]).refused();
        assert!(told.contains("体育局已并入文广旅局"), "{told}");
        let note = json!({"kind": "write_note", "department": name, "text": "记"}).to_string();
        let told = on(&path, &["--as", "zhang-min", "record"], &note);
        assert!(told.code == 1 && told.out.contains("体育局已并入文广旅局"), "{}", told.out);
    }
}

#[test]
fn its_page_says_that_it_ended() {
    let (_folder, path) = merged();
    let head = parsed(&path, &["status", "--json"])["head"].as_str().unwrap().to_owned();
    let entry: u64 = head.split(':').next().unwrap().parse().unwrap();
    let shown = halfsky(&path, &["show", "sports"]).done();
    assert!(shown.starts_with(&format!("体育局\n已并入文广旅局  #{entry}\n\n")), "{shown}");
    let ended = |department| parsed(&path, &["show", department, "--json"])["ended"].clone();
    assert_eq!(ended("sports"), json!({"entry": entry, "into": "culture_tourism"}));
    assert_eq!(ended("culture_tourism"), Value::Null);
    let supplied = halfsky(&path, &["show", "1.9"]).done();
    assert!(
        supplied.contains("数据来源：文广旅局") && !supplied.contains("来源：体育局"),
        "{supplied}"
    );
}

/// Not the sentence for those whose targets are all met.
#[test]
fn a_department_without_targets_is_told_so() {
    let (_folder, path) = fresh();
    let enter = r#"{"kind":"enter_departments","departments":[
        {"id":"new","name":"梅河口市新局","short":"新局","kind":"government"}]}"#;
    on(&path, &["--as", "zhang-min", "record"], &enter.replace('\n', " ")).done();
    let told = halfsky(&path, &["unmet", "--department", "new"]).done();
    assert_eq!(told, "所查的目标中，没有新局牵头或配合的\n");
}
