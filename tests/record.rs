//! `record`, the door for scripts: a command a line, an answer a line. What it answers is true
//! whatever happens next: killed at any moment, the ledger is sound and holds every acknowledged
//! entry.

#[path = "cli/run.rs"]
mod run;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use run::{fresh, halfsky, init, json, on};
use serde_json::{Value, json};

fn answers(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Lines that must all be done; the numbers of their entries.
#[track_caller]
fn record(path: &Path, args: &[&str], lines: &[Value]) -> Vec<u64> {
    let input: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let out = on(path, &[&["record"], args].concat(), &input).done();
    let all = answers(&out);
    assert!(all.iter().all(|one| one["ok"] == true), "{out}");
    all.iter().map(|one| one["seq"].as_u64().unwrap()).collect()
}

/// One line that must be refused; the sentence.
#[track_caller]
fn refused(path: &Path, args: &[&str], line: &str) -> String {
    let run = on(path, &[&["record"], args].concat(), line);
    assert_eq!(run.code, 1, "{}", run.out);
    assert_eq!(run.err, "");
    let all = answers(&run.out);
    assert_eq!((all.len(), &all[0]["ok"], &all[0]["line"]), (1, &json!(false), &json!(1)));
    let sentence = all[0]["refused"].as_str().unwrap().to_owned();
    assert!(!sentence.contains('\n') && !sentence.is_empty());
    sentence
}

#[test]
fn a_sign_off_from_proposal_to_accepted_report() {
    let (_folder, path) = fresh();
    let confirm: Vec<Value> =
        (1..=8).map(|n| json!({"kind": "confirm_assignments", "domain": n})).collect();
    assert_eq!(record(&path, &[], &confirm), (8..=15).collect::<Vec<u64>>());
    let year = chrono::Local::now().date_naive().format("%Y").to_string().parse::<i32>().unwrap();
    let paper = json!({"signatory": "赵春山", "title": "局长", "paper": "梅卫发3号"});
    let lines = [
        json!({"kind": "issue_letter", "department": "卫健局", "year": year}),
        json!({"kind": "sign_letter", "letter": 16, "signatory": "赵春山", "title": "局长",
            "on_behalf_of": paper}),
        json!({"kind": "submit_report", "department": "health", "form": "work", "year": year,
            "heading": "工作报告", "text": "一、基本情况。\n二、下步打算。", "on_behalf_of": paper,
            "progress": [{"item": "1-2", "progress": "underway", "note": "已启动"}]}),
        json!({"kind": "accept_report", "report": 18}),
    ];
    let input: String = lines.iter().map(|line| format!("{line}\n\n")).collect();
    let out = on(&path, &["record"], &input).done();
    let log = json(&path, &["log", "--json", "--limit", "4"]);
    let stored = |seq: u64| json(&path, &["show", &seq.to_string(), "--json"])["hash"].clone();
    let expected: Vec<Value> =
        (16..=19).map(|seq| json!({"ok": true, "seq": seq, "hash": stored(seq)})).collect();
    assert_eq!(answers(&out), expected, "blank lines are skipped");
    let kinds: Vec<&str> = log["entries"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["report_accepted", "report_submitted", "letter_signed", "letter_issued"]);
    assert_eq!(log["entries"][2]["on_behalf_of"]["signatory"], "赵春山");
    assert!(halfsky(&path, &["log"]).done().contains("代录"));
    let department = halfsky(&path, &["show", "卫健局"]).done();
    let signed = department.lines().find(|line| line.contains("已签 #17")).unwrap();
    assert!(signed.contains("代录  赵春山 局长"), "{department}");
    let handed_in = department.lines().find(|line| line.contains("已通过  ")).unwrap();
    assert!(handed_in.contains("代录"), "{department}");
    let shown = json(&path, &["show", "卫健局", "--json"]);
    assert_eq!(shown["letter"]["signed"]["on_behalf"], true);
    assert_eq!(shown["reports"][0]["on_behalf"], true);
    assert!(department.contains("单位已签 #16") && department.contains("已通过  "), "{department}");
    let measure = halfsky(&path, &["show", "1-2"]).done();
    assert!(measure.contains("代录  卫健局  推进中  已启动"), "{measure}");
    assert_eq!(json(&path, &["status", "--json"])["totals"]["proposed"], 0);
    halfsky(&path, &["verify"]).done();
}

#[test]
fn a_scheme_from_a_paper_says_so() {
    let (_folder, path) = fresh();
    let paper = json!({"signatory": "赵春山", "title": "局长"});
    let scheme = json!({"kind": "file_scheme", "department": "卫健局", "section": "妇幼科",
        "officer": "李敏", "on_behalf_of": paper});
    record(&path, &[], &[scheme]);
    assert!(halfsky(&path, &["show", "卫健局"]).done().contains("代录  妇幼科 李敏"));
    assert_eq!(json(&path, &["show", "卫健局", "--json"])["scheme"]["on_behalf"], true);
}

#[test]
fn when_nobody_reads_the_answers_it_ends_quietly_and_says_that_not_all_was_done() {
    let (_folder, path) = fresh();
    let before = json(&path, &["log", "--json"])["entries"].as_array().unwrap().len();
    let note = json!({"kind": "write_note", "item": "1.2", "text": "记"});
    let mut child = Command::new(assert_cmd::cargo::cargo_bin!("halfsky"))
        .args(["--ledger", path.to_str().unwrap(), "record"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut input = child.stdin.take().unwrap();
    let lines = format!("{note}\n").repeat(20);
    // It may have gone before it read all of them.
    let _ = input.write_all(lines.as_bytes());
    drop(input);
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.as_slice()), (Some(1), &b""[..]));
    let log = json(&path, &["log", "--json"])["entries"].as_array().unwrap().len();
    assert_eq!(log, before + 1, "one was done before its answer could not be given, none after");
    halfsky(&path, &["verify"]).done();
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let (_folder, path) = fresh();
    let long = "长".repeat(100_000);
    let note = |text: &str| json!({"kind": "write_note", "item": "1.2", "text": text}).to_string();
    let future = r#"{"kind":"write_note","item":"1.2","text":"记","on":"2999-01-01"}"#;
    for (line, part) in [
        ("not json", "不是 JSON"),
        ("{\"kind\" 1}", "at column 9"),
        ("[1]", "JSON 对象，请写成 {\"kind\""),
        ("{}", "kind"),
        (r#"{"kind":"moon"}"#, "moon"),
        (r#"{"kind":"write_note","item":"9.9","text":"记"}"#, "9.9"),
        (r#"{"kind":"write_note","item":"x","text":"记"}"#, "item"),
        (r#"{"kind":"write_note","department":"税务处","text":"记"}"#, "税务处"),
        (r#"{"kind":"write_note","item":"1.2","text":"记","on":"2026-02-30"}"#, "on"),
        (future, "2999-01-01"),
        (r#"{"kind":"write_note","item":"1.2","text":"记","colour":"red"}"#, "colour"),
        (r#"{"kind":"write_note","text":"记","colour":1}"#, "on、on_behalf_of、attachments"),
        (r#"{"kind":"issue_letter","department":"卫健局","year":"二〇二六"}"#, "应为年份"),
        (r#"{"kind":"issue_letter","department":"卫健局","year":"２０２６"}"#, "确认"),
        (
            r#"{"kind":"enter_figures","figures":[{"indicator":"hiv_mtct","year":"2025","value":"1"}]}"#,
            "凭已签字",
        ),
        (r#"{"kind":"write_note","item":"1.2"}"#, "text"),
        (&note("响\u{7}铃"), "U+0007"),
        (&note("\u{202e}反"), "U+202E"),
        (&note(&long), "100000"),
        (r#"{"kind":"issue_letter","department":"卫健局","year":2026}"#, "确认"),
        (r#"{"kind":"withdraw","entry":99,"reason":"错"}"#, "#99"),
    ] {
        let sentence = refused(&path, &[], line);
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
    let nobody = halfsky(&path, &["--as", "nobody", "log"]).refused();
    assert!(nobody.contains("没有代号为「nobody」的在任人员"), "{nobody}");
    assert!(refused(&path, &["--lang", "en"], "{").starts_with("This line is not JSON"));
    assert_eq!(
        json(&path, &["status", "--json"])["head"].as_str().unwrap().split(':').next(),
        Some("7")
    );

    // Bytes that are not UTF-8, a line without an end, and what is right between what is wrong.
    let mut input = b"\xff\xfe\n\n".to_vec();
    input.extend(note("对").as_bytes());
    input.extend(b"\n{\n");
    input.extend(note("也对").as_bytes());
    let output = run::program()
        .args(["--ledger", path.to_str().unwrap(), "record"])
        .write_stdin(input)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1));
    let all = answers(&String::from_utf8(output.stdout).unwrap());
    let seen: Vec<_> = all.iter().map(|one| (one["line"].as_u64(), one["seq"].as_u64())).collect();
    assert_eq!(seen, [(Some(1), None), (None, Some(8)), (Some(4), None), (None, Some(9))]);
}

#[test]
fn the_schema_lists_every_kind_and_what_it_says_is_so() {
    let (_folder, path) = fresh();
    let schema = json(&path, &["record", "--schema"]);
    let kinds = schema["kinds"].as_array().unwrap();
    assert_eq!(kinds.len(), halfsky::domain::vocabulary::CommandKind::ALL.len());
    for kind in kinds {
        assert!(!kind["who"].as_array().unwrap().is_empty());
        let fields = [&kind["required"], &kind["optional"]];
        for field in fields.iter().flat_map(|list| list.as_array().unwrap()) {
            assert!(field["shape"].is_string() && field["label"].is_string(), "{field}");
        }
        // Without its fields each is refused for the first that is missing.
        if let Some(first) = kind["required"].as_array().unwrap().first() {
            let line = json!({"kind": kind["kind"]}).to_string();
            let sentence = refused(&path, &[], &line);
            assert!(sentence.contains(first["field"].as_str().unwrap()), "{sentence}");
        }
    }
    let english = json(&path, &["--lang", "en", "record", "--schema"]);
    assert_eq!(english["kinds"][0]["label"], "adopt a plan");
}

#[test]
fn answers_come_at_once() {
    let (_folder, path) = fresh();
    let mut child = start(&path, Stdio::piped());
    let mut input = child.stdin.take().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    for seq in 8..11 {
        writeln!(input, r#"{{"kind":"write_note","item":"1.2","text":"记"}}"#).unwrap();
        let answer: Value = serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap();
        assert_eq!(answer["seq"], seq);
        let shown = json(&path, &["show", &seq.to_string(), "--json"]);
        assert_eq!(shown["hash"], answer["hash"], "on disk before it is acknowledged");
    }
    drop(input);
    assert!(child.wait().unwrap().success());
}

fn start(path: &Path, input: Stdio) -> Child {
    Command::new(assert_cmd::cargo::cargo_bin!("halfsky"))
        .args(["--ledger", path.to_str().unwrap(), "record"])
        .stdin(input)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// A ledger that is small, so that opening it 200 times is quick.
fn small(folder: &Path) -> std::path::PathBuf {
    let plan = halfsky::plan::Plan {
        id: halfsky::plan::PlanId::new("women").unwrap(),
        title: "小城妇女发展规划".into(),
        from: 2021,
        to: 2030,
        preface: Vec::new().into(),
        domains: vec![
            serde_json::from_value(json!({"code": 1, "name": "健康", "measures": [],
            "targets": [{"code": "1.1", "title": "好", "text": "好。"}]}))
            .unwrap(),
        ],
        chapters: Vec::new().into(),
    };
    let file = folder.join("plan.json");
    std::fs::write(&file, serde_json::to_string(&plan).unwrap()).unwrap();
    let path = folder.join("ledger.sqlite3");
    init(&path, &["--plan", file.to_str().unwrap()]).done();
    path
}

#[test]
fn killed_200_times_it_keeps_what_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let path = small(folder.path());
    let notes: String = (0..5000)
        .map(|n| format!("{{\"kind\":\"write_note\",\"item\":\"1.1\",\"text\":\"第{n}条\"}}\n"))
        .collect();
    let lines = folder.path().join("notes.jsonl");
    std::fs::write(&lines, notes).unwrap();
    let mut acknowledged: Vec<(u64, String)> = Vec::new();
    let mut dice = 0x2545_f491_4f6c_dd1d_u64;
    let began = Instant::now();
    for _ in 0..200 {
        let mut child = start(&path, std::fs::File::open(&lines).unwrap().into());
        let mut output = BufReader::new(child.stdout.take().unwrap());
        let mut text = String::new();
        // It has begun; some moment after that is the last.
        output.read_line(&mut text).unwrap();
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        thread::sleep(Duration::from_micros(dice % 10_000));
        child.kill().unwrap();
        assert!(!child.wait().unwrap().success(), "killed before it was done");
        output.read_to_string(&mut text).unwrap();
        // A line that was cut off acknowledges nothing.
        let whole = text.rfind('\n').map_or("", |end| &text[..end]);
        for line in whole.lines() {
            let answer: Value = serde_json::from_str(line).unwrap();
            assert_eq!(answer["ok"], true, "{line}");
            let hash = answer["hash"].as_str().unwrap().to_owned();
            acknowledged.push((answer["seq"].as_u64().unwrap(), hash));
        }
    }
    eprintln!("{} acknowledged in {:?}", acknowledged.len(), began.elapsed());
    let sound = halfsky(&path, &["verify"]).done();
    assert!(sound.contains("完好"), "{sound}");
    let office = halfsky::office::Office::open(&path).unwrap();
    let head = office.state().head.seq;
    assert!(head >= acknowledged.last().unwrap().0);
    for (seq, hash) in &acknowledged {
        let stored = office.raw(&[*seq]).unwrap();
        assert_eq!(&stored[0].hash, hash, "entry {seq}");
    }
    let mut seqs: Vec<u64> = acknowledged.iter().map(|(seq, _)| *seq).collect();
    seqs.dedup();
    assert_eq!(seqs.len(), acknowledged.len(), "no number twice");
}

#[test]
fn two_at_once_lose_nothing() {
    let (_folder, path) = fresh();
    let lines = |who: &str| -> String {
        let line = |n| json!({"kind": "write_note", "item": "1.2", "text": format!("{who}{n}")});
        (0..50).map(|n| format!("{}\n", line(n))).collect()
    };
    let session = |who: &'static str| {
        let (path, input) = (path.clone(), lines(who));
        thread::spawn(move || on(&path, &["record"], &input).done())
    };
    let (one, two) = (session("甲"), session("乙"));
    let mut seqs: Vec<u64> = [one.join().unwrap(), two.join().unwrap()]
        .iter()
        .flat_map(|out| answers(out))
        .map(|answer| answer["seq"].as_u64().unwrap())
        .collect();
    seqs.sort_unstable();
    assert_eq!(seqs, (8..=107).collect::<Vec<u64>>());
    halfsky(&path, &["verify"]).done();
    let log = json(&path, &["log", "--json", "--kind", "noted"]);
    assert_eq!(log["entries"].as_array().unwrap().len(), 100);
}

/// So many processes, each so many entries, all at the same time.
const WRITERS: usize = 20;
const EACH: usize = 100;

#[test]
fn twenty_processes_append_a_hundred_entries_each_and_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let path = small(folder.path());
    let before = halfsky::office::Office::open(&path).unwrap().state().head.seq;
    let began = Instant::now();
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            let path = path.clone();
            thread::spawn(move || {
                let mut child = start(&path, Stdio::piped());
                let mut input = child.stdin.take().unwrap();
                let mut answers = BufReader::new(child.stdout.take().unwrap()).lines();
                let (mut seqs, mut waits) = (Vec::new(), Vec::new());
                for nth in 0..EACH {
                    let text = format!("{writer} 第{nth}条");
                    let note = json!({"kind": "write_note", "item": "1.1", "text": text});
                    let asked = Instant::now();
                    writeln!(input, "{note}").unwrap();
                    let answer: Value =
                        serde_json::from_str(&answers.next().unwrap().unwrap()).unwrap();
                    waits.push(asked.elapsed());
                    assert_eq!(answer["ok"], true, "{answer}");
                    seqs.push(answer["seq"].as_u64().unwrap());
                }
                drop(input);
                assert!(child.wait().unwrap().success());
                // The first wait is for the process to start and the ledger to open.
                (seqs, waits.split_off(1))
            })
        })
        .collect();
    let (mut seqs, mut waits) = (Vec::new(), Vec::new());
    for writer in writers {
        let (theirs, waited) = writer.join().unwrap();
        assert!(theirs.is_sorted(), "each writer's own order is kept");
        seqs.extend(theirs);
        waits.extend(waited);
    }
    seqs.sort_unstable();
    let all = (WRITERS * EACH) as u64;
    assert_eq!(seqs, (before + 1..=before + all).collect::<Vec<u64>>());
    waits.sort_unstable();
    let (usual, worst) = (waits[waits.len() / 2], waits[waits.len() - 1]);
    eprintln!("{all} entries in {:?}; waits: median {usual:?}, worst {worst:?}", began.elapsed());
    assert!(worst < Duration::from_secs(5), "nobody waits until it fails: {worst:?}");
    let mut office = halfsky::office::Office::open(&path).unwrap();
    assert_eq!(office.verify(&mut |_| {}).unwrap().seq, before + all);
}

fn pdf(folder: &Path, name: &str, text: &str) -> std::path::PathBuf {
    let file = folder.join(name);
    std::fs::write(&file, format!("%PDF-1.7 {text}")).unwrap();
    file
}

#[test]
fn evidence_is_put_beside_the_ledger_named_in_an_entry_verified_and_brought_back() {
    let (folder, path) = fresh();
    let file = pdf(folder.path(), "总结.pdf", "一年来的工作");
    let put = halfsky(&path, &["attach", file.to_str().unwrap(), "--stands-for", "2026-01-31"]);
    let put: Value = serde_json::from_str(&put.done()).unwrap();
    assert_eq!((&put["name"], &put["media"]), (&json!("总结.pdf"), &json!("pdf")));
    let note = json!({"kind": "write_note", "item": "1.2", "text": "见附件", "attachments": [put]});
    let seq = record(&path, &[], std::slice::from_ref(&note))[0].to_string();
    let shown = halfsky(&path, &["show", &seq]).done();
    assert!(shown.contains("总结.pdf  PDF") && shown.contains("2026-01-31"), "{shown}");
    assert_eq!(json(&path, &["show", &seq, "--json"])["attachments"][0], put);
    assert!(halfsky(&path, &["verify"]).done().contains("1 个附件文件完好"));
    let sm3 = put["sm3"].as_str().unwrap();
    let back = halfsky(&path, &["attach", "--get", &sm3[..8]]).done();
    assert_eq!(back, "%PDF-1.7 一年来的工作");

    let kept = std::path::PathBuf::from(format!("{}.files", path.display()));
    let kept = kept.join(&sm3[..2]).join(&sm3[2..]);
    // Who owns the ledger means what only lies there too, so it has to be told apart from that.
    let stray = kept.with_file_name(format!("{}{}", &sm3[2..12], "0".repeat(52)));
    std::fs::write(&stray, "x").unwrap();
    let got = |typed: &str| halfsky(&path, &["attach", "--get", typed]);
    let run = got(&sm3[..8]);
    assert!(run.code == 1 && run.err.contains("有几个文件的 SM3"), "{}", run.err);
    assert_eq!(got(sm3).done(), "%PDF-1.7 一年来的工作");
    let run = got(&format!("{}0", &sm3[..12]));
    assert!(run.code == 1 && !run.err.contains("几个文件"), "altered: {}", run.err);
    std::fs::remove_file(&stray).unwrap();
    std::fs::remove_file(&kept).unwrap();
    std::fs::write(&kept, "%PDF-1.7 别的工作").unwrap();
    let run = halfsky(&path, &["verify"]);
    assert!(
        run.code == 1 && run.err.contains(&format!("#{seq} 的附件「总结.pdf」被改动过")),
        "{}",
        run.err
    );
    std::fs::remove_file(&kept).unwrap();
    let run = halfsky(&path, &["verify"]);
    assert!(run.code == 1 && run.err.contains("「总结.pdf」不在附件夹中"), "{}", run.err);
    let again = refused(&path, &[], &note.to_string());
    assert!(again.contains("不在附件夹中"), "no entry names what is not there: {again}");
}

/// However long a line is, it is not taken into memory whole; the next is read as any.
#[test]
fn a_line_of_no_command_that_there_could_be_is_refused_and_the_next_is_read() {
    let (_folder, path) = fresh();
    let note = json!({"kind": "write_note", "item": "1.2", "text": "下一行"});
    let run = on(&path, &["record"], &format!("{}\n{note}\n", "x".repeat((32 << 20) + 1)));
    let all = answers(&run.out);
    assert_eq!((run.code, all.len()), (1, 2), "{}", run.err);
    assert_eq!(all[0]["refused"], "这一行超过 32 MB，没有办理，请分成几条命令");
    assert_eq!((&all[1]["ok"], &all[0]["line"]), (&json!(true), &json!(1)));
}

#[test]
fn who_only_looks_puts_no_evidence_beside_the_ledger() {
    let (_folder, path) = fresh();
    let reader =
        json!({"kind": "enrol_person", "person": "dong-xin", "name": "董新", "role": "reader"});
    record(&path, &[], std::slice::from_ref(&reader));
    let put =
        on(&path, &["--as", "dong-xin", "attach", "-", "--file-name", "总结.pdf"], "%PDF-1.7");
    assert_eq!(put.code, 1);
    assert!(put.err.contains("只读人员只能查看和导出，不能存证明材料"), "{}", put.err);
}

#[test]
fn under_as_a_file_comes_through_the_line_and_not_by_its_path() {
    let (folder, path) = fresh();
    let file = pdf(folder.path(), "总结.pdf", "一");
    let file = file.to_str().unwrap();
    let said = halfsky(&path, &["--as", "zhang-min", "attach", file]).refused();
    assert!(said.contains("不能读写服务器上的文件"), "{said}");
    let named = ["--as", "zhang-min", "attach", "-", "--file-name", "总结.pdf"];
    let run = on(&path, &named, "%PDF-1.7 二");
    let put: Value = serde_json::from_str(&run.out).unwrap();
    // Whoever types it at a keyboard is told what to do with it.
    let sum = &put["sm3"].as_str().unwrap()[..12];
    assert!(run.code == 0 && run.err.contains(sum) && run.err.contains("附件"), "{}", run.err);
    assert_eq!(put["size"], 12);
    let run = on(&path, &["attach", "-"], "%PDF-1.7");
    assert_eq!(run.code, 2, "{}", run.err);
    let wrong = pdf(folder.path(), "总结.png", "一");
    assert!(halfsky(&path, &["attach", wrong.to_str().unwrap()]).refused().contains("总结.png"));
    assert!(halfsky(&path, &["attach", "没有.pdf"]).refused().contains("没有找到"));
}

#[test]
fn what_is_thought_of_the_work_is_shown_beside_the_attainment() {
    let (_folder, path) = fresh();
    let paper = json!({"signatory": "赵春山", "title": "局长"});
    let lines = [
        json!({"kind": "submit_report", "department": "health", "form": "duty", "year": 2025,
            "heading": "述职报告", "text": "一年来履职情况", "on_behalf_of": paper,
            "assessments": [{"item": "1.2", "finding": "nearly", "note": "仅差一例"}]}),
        json!({"kind": "accept_report", "report": 8}),
        json!({"kind": "review_duty", "report": 8, "grade": "good"}),
        json!({"kind": "record_verdict", "item": "1.2", "term": "midterm", "year": 2025,
            "finding": "unmet", "text": "小基数，尚需观察"}),
        json!({"kind": "record_activity", "department": "health", "activity_kind": "training",
            "heading": "孕产妇急救培训", "participants": 60, "women": 52, "on_behalf_of": paper}),
        json!({"kind": "record_funds", "department": "health", "year": 2026, "purpose": "两癌检查",
            "budget": "120.5", "on_behalf_of": paper}),
        json!({"kind": "record_funds", "department": "health", "year": 2026, "purpose": "培训",
            "budget": "3", "spent": "2.85", "on_behalf_of": paper}),
        json!({"kind": "file_document", "document_kind": "monitoring_report", "year": 2025,
            "heading": "监测统计报告", "text": "正文", "on_behalf_of": paper}),
    ];
    record(&path, &[], &lines);
    let target = halfsky(&path, &["show", "1.2"]).done();
    assert!(target.contains("自评  基本达标  2025 年度  代录  卫健局  仅差一例"), "{target}");
    assert!(target.contains("评估结论  尚未达标  2025 中期  小基数，尚需观察"), "{target}");
    let shown = json(&path, &["show", "1.2", "--json"]);
    assert_eq!(shown["attainment"], "no_data", "neither makes it met or unmet");
    assert_eq!(shown["self_assessments"][0]["finding"], "nearly");
    assert_eq!(shown["verdicts"][0]["term"], "midterm");
    let department = halfsky(&path, &["show", "卫健局"]).done();
    for part in [
        "2025年  良好",
        "培训  孕产妇急救培训  60人参加、女52人",
        "2026  合计  预算123.5、支出2.85",
    ] {
        assert!(department.contains(part), "{part}: {department}");
    }
    let shown = json(&path, &["show", "卫健局", "--json"]);
    assert_eq!(
        (&shown["reviews"][0]["grade"], &shown["funds"][1]["spent"]),
        (&json!("good"), &json!("2.85"))
    );
    let statistics = halfsky(&path, &["show", "统计局"]).done();
    assert!(statistics.contains("待审定  代录  2025 监测统计报告"), "{statistics}");
}
