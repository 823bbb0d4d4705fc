//! A shared server: keys bound to people, and what they may ask for over the line.

use std::path::Path;

use serde_json::{Value, json};

use crate::run::{Run, fresh, halfsky, on, program};

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f";

/// Gives somebody a key, and what the ledger answered.
fn enrol(ledger: &Path, person: &str, key: &str) -> Run {
    let command = json!({"kind": "enrol_person", "person": person, "name": person,
        "role": "liaison", "department": "health", "ssh_key": key});
    on(ledger, &["--as", "zhang-min", "record"], &format!("{command}\n"))
}

/// What sshd runs for that person, with what they wrote behind the host's name.
fn over_ssh(ledger: &Path, person: &str, asked: &str, input: &str) -> (i32, String, String) {
    let mut command = program();
    command.env("SSH_ORIGINAL_COMMAND", asked);
    command.args(["--ledger", ledger.to_str().unwrap(), "--as", person]).write_stdin(input);
    let output = command.output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn every_key_is_bound_to_its_person() {
    let (_folder, ledger) = fresh();
    enrol(&ledger, "li-na", &format!("{KEY} li@office")).done();
    let lines = halfsky(&ledger, &["authorized-keys"]).done();
    let path = ledger.to_str().unwrap();
    let (before, after) = lines.split_once("\" ").unwrap();
    assert!(before.starts_with("restrict,pty,command=\"'/"), "{lines}");
    assert!(before.ends_with(&format!("' --ledger '{path}' --as li-na")), "{lines}");
    assert_eq!(after, format!("{KEY} li-na\n"), "without the comment");

    let (kind, blob) = KEY.split_once(' ').unwrap();
    assert_eq!(halfsky(&ledger, &["authorized-keys", kind, blob]).done(), lines);
    assert_eq!(halfsky(&ledger, &["authorized-keys", kind, "AAAA"]).done(), "", "nobody's key");

    let refused = |person: &str, key: &str| {
        let answer: Value = serde_json::from_str(&enrol(&ledger, person, key).out).unwrap();
        assert_eq!(answer["ok"], false);
        answer["error"]["text"].as_str().map_or_else(|| answer.to_string(), str::to_owned)
    };
    assert!(refused("wu", KEY).contains("li-na"));
    assert!(refused("wu", &format!("command=\"sh\" {KEY}")).contains("公钥"));
    let retire = "{\"kind\":\"retire_person\",\"person\":\"li-na\"}\n";
    on(&ledger, &["--as", "zhang-min", "record"], retire).done();
    assert!(!halfsky(&ledger, &["authorized-keys"]).out.contains("ssh-ed25519"));
}

#[test]
fn over_ssh_files_go_over_the_line_and_a_liaison_speaks_for_one_department() {
    let (folder, ledger) = fresh();
    enrol(&ledger, "li-na", KEY).done();
    let asked = |asked: &str, input: &str| over_ssh(&ledger, "li-na", asked, input);
    let (code, out, _) = asked("show 1.2", "");
    assert!(code == 0 && out.contains("孕产妇死亡率"), "{out}");

    let sheet = "代号,年度,数值\nmaternal_mortality,2024,10.2\n";
    let (code, out, err) = asked("import - ", sheet);
    assert!(code == 0 && out.contains("#9"), "{out}{err}");
    let (code, _, err) = asked("import -", "随便一行\n");
    assert!(code == 1 && err.contains("标准输入 里没有找到表头"), "{err}");
    let file = folder.path().join("表.csv");
    std::fs::write(&file, sheet).unwrap();
    for path in [file.to_str().unwrap(), "/etc/passwd"] {
        let (code, _, err) = asked(&format!("import '{path}'"), "");
        assert!(
            code == 1 && err.contains("经 SSH 公钥登录") && err.contains("服务器上的文件"),
            "{err}"
        );
    }
    let (code, _, err) = asked("export observations -o /tmp/x.csv", "");
    assert!(code == 1 && err.contains("服务器上的文件"), "{err}");
    let (code, out, _) = asked("export observations", "");
    assert!(code == 0 && out.contains("10.2"), "{out}");

    let (code, put, err) = asked("put 总结.pdf", "%PDF-1.7 总结");
    assert_eq!(code, 0, "{err}");
    let sum = put.split("sm3\":\"").nth(1).unwrap()[..12].to_owned();
    assert!(err.contains(&sum) && err.contains("附件"), "{err}");
    // Before an entry names it, it is found by who put it and by who owns the ledger, not by others.
    let got = |person: &str| over_ssh(&ledger, person, &format!("get {sum}"), "");
    assert_eq!(got("li-na").1, "%PDF-1.7 总结");
    assert_eq!(halfsky(&ledger, &["attach", "--get", &sum]).done(), "%PDF-1.7 总结");
    let (code, out, err) = got("zhang-min");
    assert!(code == 1 && out.is_empty() && err.contains("没有 SM3 以"), "{err}");
    let put: Value = serde_json::from_str(&put).unwrap();
    let note = json!({"kind": "write_note", "item": "1.2", "text": "附总结", "attachments": [put]});
    let (code, _, err) = asked("record", &format!("{note}\n"));
    assert_eq!(code, 0, "{err}");
    let (code, got, _) = asked(&format!("get {}", put["sm3"].as_str().unwrap()), "");
    assert_eq!((code, got.as_str()), (0, "%PDF-1.7 总结"));
    let (code, got, _) = over_ssh(&ledger, "zhang-min", &format!("get {sum}"), "");
    assert_eq!((code, got.as_str()), (0, "%PDF-1.7 总结"), "an entry names it by now");

    for (wrong, said) in [
        ("--as zhang-min status", "「--as」"),
        ("status --as zhang-min", "--as"),
        ("status --ledger /tmp/other", "--ledger"),
        ("init", "「init」"),
        ("backup /tmp/copy.sqlite3", "「backup」"),
        ("restore /tmp/copy.sqlite3", "「restore」"),
        ("/bin/sh", "「/bin/sh」"),
    ] {
        let (code, _, err) = asked(wrong, "");
        assert!(code == 2 && err.contains(said), "{wrong}: {err}");
    }
    let before = halfsky(&ledger, &["verify"]).done();
    let report = json!({"kind": "file_scheme", "department": "education", "section": "一科",
        "officer": "某"});
    let (code, out, err) = asked("record", &format!("{report}\n"));
    assert!(code == 1 && (out + &err).contains("卫健局"), "for another department");
    assert_eq!(halfsky(&ledger, &["verify"]).done(), before, "and nothing was entered");

    assert!(before.contains("台账完好") && before.contains("1 个附件文件完好"), "{before}");
    let mut files = ledger.into_os_string();
    let path = std::path::PathBuf::from(&files);
    files.push(".files");
    std::fs::remove_dir_all(files).unwrap();
    let (code, out, err) = over_ssh(&path, "li-na", "verify", "");
    assert!(code == 1 && out.contains("但附件不全：1处缺失或不符"), "{out}");
    assert!(!out.contains("台账完好") && err.contains("的附件"), "{out}{err}");
}
