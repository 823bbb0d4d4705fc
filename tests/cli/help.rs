//! Help, wrong usage, languages, pipes.

use std::process::{Command, Stdio};

use super::duties::demo;
use super::run::{Run, fresh, halfsky, program};

#[test]
fn help_is_in_the_readers_language() {
    let help = Run::of(&["--help"], "").done();
    for command in
        ["init", "demo", "status", "unmet", "show", "log", "record", "verify", "plan", "report"]
    {
        assert!(help.contains(&format!("  {command} ")), "{command}");
    }
    assert!(help.contains("用法") && help.contains("退出码"));
    let english = Run::of(&["--lang", "en", "--help"], "").done();
    assert!(english.contains("Usage") && !english.contains('用'));
    let surroundings = program().env("HALFSKY_LANG", "en_US.UTF-8").arg("--help").output().unwrap();
    assert_eq!(String::from_utf8(surroundings.stdout).unwrap(), english);
    let unknown = program().env("HALFSKY_LANG", "fr").arg("status").output().unwrap();
    assert_eq!(unknown.status.code(), Some(2));
    let told = String::from_utf8(unknown.stderr).unwrap();
    assert!(told.contains("HALFSKY_LANG 不能是「fr」，可用的有：zh-CN、en"), "{told}");
    assert!(Run::of(&["log", "--help"], "").done().contains("--since"));
    assert_eq!(Run::of(&["help"], "").done(), help);
    assert_eq!(Run::of(&["help", "log"], "").done(), Run::of(&["log", "--help"], "").done());
    // What a command takes of its own comes before what all take.
    let help = Run::of(&["init", "--help"], "").done();
    let place = |part: &str| help.find(part).unwrap();
    assert!(place("--duties") < place("各命令通用") && place("各命令通用") < place("--ledger"));
    // The same option says what the command writes.
    let folder = |command: &str| Run::of(&[command, "--help"], "").done().contains("一个文件夹");
    assert!(folder("report") && !folder("export") && !folder("template"));
    assert!(Run::of(&["--version"], "").done().starts_with("halfsky "));
}

#[test]
fn wrong_usage_gets_a_sentence_and_two() {
    for (args, part) in [
        (&["nope"][..], "nope"),
        (&["status", "--nope"], "--nope"),
        (&["show"], "缺少"),
        (&["person", "enrol"], "<ID>（人员代号），请看 halfsky person enrol --help。"),
        (&["log", "--nope"], "请看 halfsky log --help。"),
        (&["report", "foo"], "可用的有：letter 责任书、"),
        (&["status", "--as-of", "2026-13-01"], "没有「2026-13-01」这一天"),
        (&["log", "--limit", "many"], "请看 halfsky log --help。"),
        (&["log", "--limit", "０"], "--limit 至少是1"),
        (&["report", "circular", "-o", "/tmp"], "/tmp 是文件夹"),
        (&["--lang", "fr", "status"], "zh-CN"),
        (&["--theme", "red"], "mono"),
        (&["export"], "<WHAT>（清单），请看 halfsky export --help。"),
        (&["report"], "（公文），请看 halfsky report --help。"),
        (&["--ledger", "log", "status", "--nope"], "请看 halfsky status --help。"),
        (&["log", "--item", "status", "--nope"], "请看 halfsky log --help。"),
        (&["export", "目标", "-o", "表.xls"], "请以 .xlsx、.csv、.json 结尾"),
        (&["report", "yearly-report", "-o", "表"], "请以 .docx、.md、.txt、.xlsx 结尾"),
        (&["log", "--item", "1.2.3"], "1.2.3"),
    ] {
        let run = Run::of(args, "");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{args:?}");
        assert!(run.err.contains(part) && run.err.lines().count() == 1, "{args:?}: {}", run.err);
    }
    assert!(Run::of(&["--lang", "en", "nope"], "").err.starts_with("There is no command"));
    assert_eq!(Run::of(&["plan"], "").code, 2);
}

#[test]
fn english_from_end_to_end() {
    let (_folder, path) = fresh();
    let status = halfsky(&path, &["--lang", "en", "status"]).done();
    assert!(status.contains("no data") && status.contains("To be done next"));
    let refused = halfsky(&path, &["--lang", "en", "show", "9.9"]).refused();
    assert_eq!(refused, "There is no target or measure 9.9; a target is 1.2, a measure 1-2.\n");
}

#[test]
fn completions_and_the_manual_are_printed() {
    for shell in ["bash", "zsh", "fish"] {
        assert!(Run::of(&["completions", shell], "").done().contains("halfsky"));
    }
    assert!(Run::of(&["man"], "").done().contains(".TH halfsky 1"));
    assert!(Run::of(&["man", "record"], "").done().contains("schema"));
    assert_eq!(Run::of(&["man", "nope"], "").code, 2);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let (_folder, path) = fresh();
    for command in ["unmet", "log --json", "show 3 --json", "record --schema"] {
        let program = assert_cmd::cargo::cargo_bin!("halfsky");
        let line = format!(
            "'{}' --ledger '{}' {command} | head -1; echo ${{PIPESTATUS[0]}}",
            program.display(),
            path.display()
        );
        let output =
            Command::new("bash").args(["-c", &line]).stdin(Stdio::null()).output().unwrap();
        let out = String::from_utf8(output.stdout).unwrap();
        assert!(out.ends_with("\n0\n"), "{command}: {out}");
        assert!(output.stderr.is_empty(), "{command}");
    }
}

#[test]
fn numbers_may_be_in_full_width_digits_and_kinds_are_named_as_people_call_them() {
    let (_folder, path) = fresh();
    for (wide, narrow) in [
        (["unmet", "--domain", "３"], ["unmet", "--domain", "3"]),
        (["duties", "--year", "２０２６"], ["duties", "--year", "2026"]),
        (["log", "--limit", "３"], ["log", "--limit", "3"]),
    ] {
        assert_eq!(halfsky(&path, &wide).done(), halfsky(&path, &narrow).done(), "{wide:?}");
    }
    // Entries also as what is asked for is called, and reminders by how strong they are.
    let (_folder, demo) = demo();
    let of = |kind| halfsky(&demo, &["log", "--kind", kind]).done();
    for (asked, happened) in [
        ("issue a letter of responsibility", "letter_issued"),
        ("order an action", "交办"),
        ("提醒、催报、督办", "reminded"),
    ] {
        assert_eq!(of(asked), of(happened), "{asked}");
    }
    assert_eq!(
        of("催报").lines().count() + of("notice").lines().count(),
        of("remind").lines().count()
    );
    assert!(of("催报").lines().all(|line| line.contains("催报水利局")), "{}", of("催报"));
    let run = halfsky(&path, &["log", "--kind", "签订"]);
    assert_eq!(run.code, 2, "as with duties --kind");
    assert!(run.err.contains("签发责任书") && !run.err.contains("letter_issued"), "{}", run.err);
}
