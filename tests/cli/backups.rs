//! Backups and what becomes of them: whole or not at all, and no entry lost.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use halfsky::ledger::SqliteStore;
use rusqlite::Connection;
use serde_json::{Value, json};
use tempfile::TempDir;

use super::run::{Run, fresh, halfsky, on};

fn note(ledger: &Path, text: &str) {
    let note = json!({"kind": "write_note", "item": "1.2", "text": text});
    on(ledger, &["record"], &format!("{note}\n")).done();
}

/// Puts a file beside the ledger; what an entry takes.
fn put(ledger: &Path, bytes: &str) -> Value {
    let put = on(ledger, &["attach", "-", "--file-name", "总结.pdf"], bytes).done();
    serde_json::from_str(&put).unwrap()
}

/// A ledger of nine entries, of which #8 names a file; another waits for an entry.
fn proven() -> (TempDir, PathBuf) {
    let (folder, ledger) = fresh();
    let file = put(&ledger, "%PDF-1.7 有据");
    put(&ledger, "%PDF-1.7 待用");
    let note_with =
        json!({"kind": "write_note", "item": "1.2", "text": "附", "attachments": [file]});
    on(&ledger, &["record"], &format!("{note_with}\n")).done();
    note(&ledger, "九");
    (folder, ledger)
}

fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Where the one file lies that an entry names.
fn named_file(ledger: &Path) -> PathBuf {
    let find = |folder: PathBuf| fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let folders = find(beside(ledger, ".files"));
    let mut files = folders.flat_map(find);
    files.find(|file| fs::read(file).unwrap() == "%PDF-1.7 有据".as_bytes()).unwrap()
}

fn head(ledger: &Path) -> String {
    SqliteStore::open_still(ledger).unwrap().head().unwrap().to_string()
}

/// Ends of files that may be deleted at any time, as they are once a ledger is found broken.
const KEPT: [&str; 3] = ["snapshot", "lists", "rest"];

/// Every other file in the folder and below, with a sum of what is in it.
fn everything(folder: &Path) -> Vec<(PathBuf, u64)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.push((path.clone(), 0));
            found.extend(everything(&path));
        } else if !KEPT.iter().any(|kept| path.extension() == Some(kept.as_ref())) {
            let mut sum = DefaultHasher::new();
            fs::read(&path).unwrap().hash(&mut sum);
            found.push((path, sum.finish()));
        }
    }
    found.sort();
    found
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Alters an entry as somebody with the file in hand can.
fn alter(ledger: &Path, seq: i64) {
    let conn = Connection::open(ledger).unwrap();
    conn.execute_batch("DROP TRIGGER entry_never_changes").unwrap();
    conn.execute("UPDATE entry SET body = body || ' ' WHERE seq = ?1", [seq]).unwrap();
}

#[test]
fn a_backup_is_a_ledger_with_its_evidence() {
    let (folder, ledger) = proven();
    let copy = folder.path().join("备份.sqlite3");
    let said = halfsky(&ledger, &["backup", path(&copy)]).done();
    for part in [path(&copy), "9条记录", &head(&ledger), "1 个附件文件", "备份.sqlite3.files"]
    {
        assert!(said.contains(part), "{part} in {said}");
    }
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    let mode = fs::metadata(beside(&copy, ".files")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o700);
    for left in ["-wal", "-shm", "-journal", ".copy", ".lock"] {
        assert!(!beside(&copy, left).exists(), "{left}");
    }
    assert_eq!(head(&copy), head(&ledger));
    let verified = halfsky(&copy, &["verify"]).done();
    assert!(verified.contains("1 个附件文件完好"), "{verified}");
    // What waits for an entry is there too, and known to whoever put it.
    let waiting = put(&ledger, "%PDF-1.7 待用")["sm3"].as_str().unwrap()[..12].to_owned();
    assert_eq!(halfsky(&copy, &["attach", "--get", &waiting]).done(), "%PDF-1.7 待用");

    let before = everything(folder.path());
    assert!(halfsky(&ledger, &["backup", path(&copy)]).refused().contains("已经存在"));
    let files_left = folder.path().join("又一.sqlite3");
    fs::create_dir(beside(&files_left, ".files")).unwrap();
    let said = halfsky(&ledger, &["backup", path(&files_left)]).refused();
    assert!(said.contains("又一.sqlite3.files 已经存在"), "{said}");
    fs::remove_dir(beside(&files_left, ".files")).unwrap();
    let nowhere = folder.path().join("没有/备份.sqlite3");
    assert!(halfsky(&ledger, &["backup", path(&nowhere)]).refused().contains("没有找到"));
    let of_nothing = folder.path().join("无.sqlite3");
    let said = halfsky(&of_nothing, &["backup", path(&files_left)]).refused();
    assert!(said.contains("无.sqlite3"), "{said}");
    assert_eq!(halfsky(&ledger, &["backup", "-"]).code, 2);
    let as_somebody = ["--as", "zhang-min", "backup", path(&files_left)];
    assert!(halfsky(&ledger, &as_somebody).refused().contains("--as"));
    assert_eq!(everything(folder.path()), before, "nothing was left and nothing changed");
}

#[test]
fn a_backup_is_whole_while_others_write() {
    let (folder, ledger) = fresh();
    let (started, enough) = (AtomicBool::new(false), AtomicBool::new(false));
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut written = 0;
            while !enough.load(Ordering::Relaxed) {
                let lines = r#"{"kind":"write_note","item":"1.2","text":"记"}"#.to_owned() + "\n";
                on(&ledger, &["record"], &lines.repeat(20)).done();
                started.store(true, Ordering::Relaxed);
                written += 20;
            }
            assert_eq!(SqliteStore::open(&ledger).unwrap().head().unwrap().seq, 7 + written);
        });
        while !started.load(Ordering::Relaxed) {
            std::thread::yield_now();
        }
        let mut last = 0;
        for number in 0..5 {
            let copy = folder.path().join(format!("{number}.sqlite3"));
            let said = halfsky(&ledger, &["backup", path(&copy)]);
            enough.store(number == 4 || said.code != 0, Ordering::Relaxed);
            let said = said.done();
            assert!(said.contains(&head(&copy)), "{said}");
            let seq = SqliteStore::open_still(&copy).unwrap().verify(&mut |_| {}).unwrap().seq;
            assert!(seq >= last && seq > 7, "{seq} after {last}");
            last = seq;
        }
    });
}

#[test]
fn evidence_that_is_lost_is_named_and_the_copy_made() {
    for (harm, part) in [(None, "不在附件夹中"), (Some("%PDF-1.7 改过"), "被改动过")] {
        let (folder, ledger) = proven();
        let file = named_file(&ledger);
        match harm {
            None => fs::remove_file(&file).unwrap(),
            Some(bytes) => {
                fs::remove_file(&file).unwrap();
                fs::write(&file, bytes).unwrap();
            }
        }
        let copy = folder.path().join("备份.sqlite3");
        let said = halfsky(&ledger, &["backup", path(&copy)]);
        assert_eq!(said.code, 1);
        assert!(said.out.contains("但附件不全：1处"), "{}", said.out);
        assert!(said.err.contains("#8 的附件") && said.err.contains(part), "{}", said.err);
        assert_eq!(head(&copy), head(&ledger));
        // It can be restored, which says the same.
        let other = folder.path().join("另.sqlite3");
        let said = halfsky(&other, &["restore", path(&copy)]);
        assert_eq!((said.code, head(&other)), (1, head(&ledger)));
        assert!(said.err.contains("#8 的附件") && said.err.contains(part), "{}", said.err);
    }
}

#[test]
fn nothing_that_is_broken_bears_the_name_of_a_backup() {
    let (folder, ledger) = proven();
    let copy = folder.path().join("备份.sqlite3");
    halfsky(&ledger, &["backup", path(&copy)]).done();
    alter(&ledger, 5);
    let before = everything(folder.path());
    let other = folder.path().join("又.sqlite3");
    let said = halfsky(&ledger, &["backup", path(&other)]).refused();
    assert!(said.contains("#5") && said.contains("没有备份"), "{said}");
    assert_eq!(everything(folder.path()), before);

    // The backup that was made in time mends it, once the broken one is set aside.
    let said = halfsky(&ledger, &["restore", path(&copy)]).refused();
    assert!(said.contains("#5") && said.contains("--aside"), "{said}");
    assert_eq!(everything(folder.path()), before);
    let said = halfsky(&ledger, &["restore", path(&copy), "--aside"]).done();
    assert!(said.contains("另存为"), "{said}");
    halfsky(&ledger, &["verify"]).done();
    // And from the broken one nothing is restored.
    let aside = aside(&ledger);
    let said = halfsky(&ledger, &["restore", path(&aside)]).refused();
    assert!(said.contains("#5") && said.contains("没有改动"), "{said}");
    halfsky(&ledger, &["verify"]).done();
}

/// The one ledger that was set aside.
fn aside(ledger: &Path) -> PathBuf {
    let name = format!("{}.20", ledger.file_name().unwrap().to_str().unwrap());
    let found = fs::read_dir(ledger.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    let day = |path: &PathBuf| {
        path.file_name().unwrap().to_str().unwrap().starts_with(&name) && path.is_file()
    };
    found.into_iter().find(day).unwrap()
}

#[test]
fn no_entry_is_lost_by_a_restore() {
    let (folder, ledger) = proven();
    let copy = folder.path().join("备份.sqlite3");
    halfsky(&ledger, &["backup", path(&copy)]).done();
    let then = head(&ledger);
    // The same again: nothing is lost by it, and what evidence had gone comes back.
    fs::remove_file(named_file(&ledger)).unwrap();
    let said = halfsky(&ledger, &["restore", path(&copy)]).done();
    assert!(said.contains(&then) && said.contains("1 个附件文件完好"), "{said}");
    halfsky(&ledger, &["verify"]).done();

    note(&ledger, "十");
    note(&ledger, "十一");
    halfsky(&ledger, &["status"]).done();
    let (later, before) = (head(&ledger), everything(folder.path()));
    let said = halfsky(&ledger, &["restore", path(&copy)]).refused();
    assert!(said.contains("有2条记录是备份里没有的") && said.contains("--aside"), "{said}");
    assert_eq!(everything(folder.path()), before);

    let said = halfsky(&ledger, &["restore", path(&copy), "--aside"]).done();
    let aside = aside(&ledger);
    assert!(said.contains(aside.to_str().unwrap()), "{said}");
    assert_eq!((head(&ledger), head(&aside)), (then.clone(), later.clone()));
    for whole in [&ledger, &aside, &copy] {
        assert!(halfsky(whole, &["verify"]).done().contains("1 个附件文件完好"));
    }
    // An older ledger is a part of the newer one.
    halfsky(&ledger, &["restore", path(&aside)]).done();
    assert_eq!(head(&ledger), later);
    // Twice on a day: neither takes the other's name.
    halfsky(&ledger, &["restore", path(&copy), "--aside"]).done();
    assert_eq!((head(&ledger), head(&aside)), (then, later.clone()));
    assert_eq!(head(&beside(&aside, "-2")), later);
    // Nor that of which anything is left.
    fs::remove_file(&ledger).unwrap();
    fs::write(beside(&ledger, "-journal"), "残留").unwrap();
    fs::write(beside(&aside, "-3-journal"), "别人的").unwrap();
    halfsky(&ledger, &["restore", path(&copy), "--aside"]).done();
    for (end, was) in [("-3-journal", "别人的"), ("-4-journal", "残留")] {
        assert_eq!(fs::read_to_string(beside(&aside, end)).unwrap(), was);
    }
    // Another ledger altogether holds nothing of this one.
    let (_other_folder, other) = fresh();
    let said = halfsky(&other, &["restore", path(&copy)]).refused();
    assert!(said.contains("有7条记录"), "{said}");
}

#[test]
fn nobody_goes_on_writing_to_what_was_replaced() {
    let (folder, ledger) = proven();
    let copy = folder.path().join("备份.sqlite3");
    halfsky(&ledger, &["backup", path(&copy)]).done();
    let store = SqliteStore::open(&ledger).unwrap();
    let was = head(&ledger);
    for args in [&["restore", path(&copy)][..], &["restore", path(&copy), "--aside"]] {
        let said = halfsky(&ledger, args).refused();
        assert!(said.contains("还有人打开着"), "{said}");
    }
    drop(store);
    note(&ledger, "照常");
    assert!(!beside(&ledger, ".copy").exists());

    // A session that was killed has left entries in the log: they are of the old ledger.
    let store = SqliteStore::open(&ledger).unwrap();
    note(&ledger, "在日志里");
    let (main, log) = (fs::read(&ledger).unwrap(), fs::read(beside(&ledger, "-wal")).unwrap());
    for end in [".lists", ".rest"] {
        fs::write(beside(&ledger, end), "of the old one").unwrap();
    }
    drop(store);
    fs::write(&ledger, main).unwrap();
    fs::write(beside(&ledger, "-wal"), log).unwrap();
    let said = halfsky(&ledger, &["restore", path(&copy)]).refused();
    assert!(said.contains("有2条记录"), "{said}");
    halfsky(&ledger, &["restore", path(&copy), "--aside"]).done();
    for end in ["-wal", ".snapshot", ".lists", ".rest"] {
        assert!(!beside(&ledger, end).exists(), "{end}");
    }
    assert_eq!(head(&ledger), was);
    assert!(head(&aside(&ledger)).starts_with("11:"));
}

#[test]
fn a_ledger_that_is_gone_comes_back() {
    let (folder, ledger) = proven();
    let copy = folder.path().join("备份.sqlite3");
    halfsky(&ledger, &["backup", path(&copy)]).done();
    let was = head(&ledger);
    // On a new machine, at the place where it lies if nobody says.
    let home = folder.path().join("家");
    let mut command = super::run::program();
    command.env("XDG_DATA_HOME", &home).args(["restore", path(&copy)]);
    assert!(command.output().unwrap().status.success());
    let place = home.join("halfsky/ledger.sqlite3");
    assert_eq!(head(&place), was);
    assert!(halfsky(&place, &["verify"]).done().contains("1 个附件文件完好"));
    assert_eq!(fs::metadata(&place).unwrap().permissions().mode() & 0o777, 0o600);

    // Removed by hand, but for its log, which would be replayed into another file.
    fs::write(beside(&ledger, "-wal"), "残留").unwrap();
    fs::remove_file(&ledger).unwrap();
    assert!(halfsky(&ledger, &["restore", path(&copy)]).refused().contains("--aside"));
    halfsky(&ledger, &["restore", path(&copy), "--aside"]).done();
    assert_eq!(head(&ledger), was);
    assert!(!beside(&ledger, "-wal").exists());

    // Something else in its place.
    fs::write(&ledger, "买菜\n".repeat(500)).unwrap();
    let said = halfsky(&ledger, &["restore", path(&copy)]).refused();
    assert!(said.contains("不是半边天的台账") && said.contains("--aside"), "{said}");
    let said = halfsky(&ledger, &["restore", path(&copy), "--aside"]).done();
    assert!(said.contains("原来的文件另存为") && !said.contains("用 --ledger 打开"), "{said}");
    halfsky(&ledger, &["verify"]).done();
}

#[test]
fn what_is_no_sound_backup_is_refused() {
    let (folder, ledger) = proven();
    note(&ledger, "现在");
    let [copy, text, short] =
        ["备份.sqlite3", "便条.txt", "半截.sqlite3"].map(|name| folder.path().join(name));
    halfsky(&ledger, &["backup", path(&copy)]).done();
    let bytes = fs::read(&copy).unwrap();
    fs::write(&text, "买菜\n").unwrap();
    fs::write(&short, &bytes[..bytes.len() / 2]).unwrap();
    // A few bytes in the middle of an entry, as a worn disk changes them.
    let mut worn = bytes;
    let at = worn.windows(6).rposition(|six| six == "现在".as_bytes()).unwrap();
    worn[at..at + 6].copy_from_slice("当时".as_bytes());
    fs::write(&copy, worn).unwrap();
    let none = folder.path().join("没有.sqlite3");
    let before = everything(folder.path());
    for (file, part) in [
        (&copy, "#10"),
        (&text, "不是半边天台账的备份"),
        (&short, "半截.sqlite3"),
        (&none, "没有找到"),
        (&ledger, "就是现在的台账"),
    ] {
        for args in [&["restore", path(file)][..], &["restore", path(file), "--aside"]] {
            let said = halfsky(&ledger, args).refused();
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    assert_eq!(everything(folder.path()), before, "nothing was left and nothing changed");
    assert_eq!(Run::of(&["restore"], "").code, 2);
}

#[test]
fn what_a_crash_left_of_a_backup_is_no_hindrance() {
    let (folder, ledger) = proven();
    let copy = folder.path().join("备份.sqlite3");
    let left = beside(&copy, ".copy");
    fs::create_dir_all(left.join("ledger.files/ab")).unwrap();
    fs::write(left.join("ledger"), "半").unwrap();
    // Somebody is still at it.
    let lock = fs::File::open(&left).unwrap();
    lock.lock().unwrap();
    let said = halfsky(&ledger, &["backup", path(&copy)]).refused();
    assert!(said.contains("正在写") && !copy.exists(), "{said}");
    drop(lock);
    halfsky(&ledger, &["backup", path(&copy)]).done();
    assert!(!left.exists());
    assert_eq!(head(&copy), head(&ledger));
}

/// What lies beside a ledger lies beside its file, whatever name leads there.
#[test]
fn evidence_put_by_a_link_is_the_ledgers() {
    let (folder, ledger) = fresh();
    let link = folder.path().join("链接.sqlite3");
    std::os::unix::fs::symlink(&ledger, &link).unwrap();
    let file = put(&link, "%PDF-1.7 有据");
    let note = json!({"kind": "write_note", "item": "1.2", "text": "附", "attachments": [file]});
    on(&link, &["record"], &format!("{note}\n")).done();
    assert!(!beside(&link, ".files").exists());
    halfsky(&ledger, &["verify"]).done();
    let copy = folder.path().join("备份.sqlite3");
    halfsky(&link, &["backup", copy.to_str().unwrap()]).done();
    assert!(named_file(&copy).exists());
    // And what comes back by the link lies there too.
    fs::remove_dir_all(beside(&ledger, ".files")).unwrap();
    halfsky(&link, &["restore", copy.to_str().unwrap()]).done();
    assert!(named_file(&ledger).exists());
}
