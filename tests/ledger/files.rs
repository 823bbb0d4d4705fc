//! How ledgers are made and opened, and what is not taken for one.

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use halfsky::domain::entry::Head;
use halfsky::ledger::{Site, SqliteStore, StoreError};
use rusqlite::Connection;

use super::{add, ledger, note, raw, verify};

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn a_new_ledger_is_whole_and_private() {
    let (folder, path, mut store) = ledger();
    add(&mut store, &[note("one")]);
    let name = path.file_name().unwrap().to_str().unwrap();
    let files = ["", "-shm", "-wal", ".door", ".lock"].map(|suffix| format!("{name}{suffix}"));
    assert_eq!(names(folder.path()), files);
    for file in &files {
        let mode = fs::metadata(folder.path().join(file)).unwrap().mode();
        assert_eq!(mode & 0o777, 0o600, "{file}");
    }
    let ask = |pragma| -> String {
        let conn = raw(&path);
        conn.pragma_query_value(None, pragma, |row| {
            row.get::<_, String>(0).or_else(|_| row.get(0).map(|n: i64| n.to_string()))
        })
        .unwrap()
    };
    assert_eq!(ask("application_id"), u32::from_be_bytes(*b"HSKY").to_string());
    assert_eq!(ask("user_version"), "1");
    assert_eq!(ask("journal_mode"), "wal");
    drop(store);
    assert_eq!(
        names(folder.path()),
        ["", ".door", ".lock"].map(|suffix| format!("{name}{suffix}"))
    );
}

#[test]
fn create_goes_over_nothing() {
    let (folder, path, mut store) = ledger();
    add(&mut store, &[note("one")]);
    let taken = |path: &Path| match SqliteStore::create(path) {
        Err(StoreError::Exists(taken)) => taken,
        other => panic!("{other:?}"),
    };
    assert_eq!(taken(&path), path);
    assert_eq!(verify(&store).unwrap().seq, 1);
    assert_eq!(taken(folder.path()), folder.path());

    let dangling = folder.path().join("dangling");
    symlink("nowhere", &dangling).unwrap();
    assert_eq!(taken(&dangling), dangling);
    // A log left by a ledger that was deleted would be replayed into the new one.
    let log = folder.path().join("new-wal");
    fs::write(&log, "x").unwrap();
    assert_eq!(taken(&folder.path().join("new")), log);
    assert!(!folder.path().join("new").exists());

    let nowhere = SqliteStore::create(&folder.path().join("no/such/folder"));
    assert!(matches!(nowhere, Err(StoreError::Io(_, _))), "{nowhere:?}");
}

#[test]
fn what_a_crash_in_create_left_is_no_ledger_and_no_hindrance() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    fs::write(folder.path().join("ledger.new"), "half a file").unwrap();
    fs::write(folder.path().join("ledger.new-journal"), "half a journal").unwrap();
    assert!(matches!(SqliteStore::open(&path), Err(StoreError::Missing(_))));
    let store = SqliteStore::create(&path).unwrap();
    assert_eq!(store.head().unwrap(), Head::default());
    drop(store);
    assert_eq!(names(folder.path()), ["ledger", "ledger.door", "ledger.lock"]);
}

#[test]
fn of_many_that_create_at_once_one_does() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger");
    let made = std::sync::atomic::AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..6 {
            scope.spawn(|| match SqliteStore::create(&path) {
                Ok(_) => _ = made.fetch_add(1, std::sync::atomic::Ordering::Relaxed),
                Err(StoreError::Exists(_)) => {}
                Err(other) => panic!("{other:?}"),
            });
        }
    });
    assert_eq!(made.into_inner(), 1);
}

#[test]
fn not_a_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let place = |name: &str| folder.path().join(name);
    fs::write(place("empty"), "").unwrap();
    fs::write(place("text"), "not a database at all\n".repeat(500)).unwrap();
    fs::write(place("short"), "x").unwrap();
    fs::write(place("truncated"), b"SQLite format 3\0").unwrap();
    Connection::open(place("other")).unwrap().execute_batch("CREATE TABLE entry (seq)").unwrap();
    let wal = Connection::open(place("other-in-wal")).unwrap();
    wal.execute_batch("PRAGMA journal_mode = WAL; CREATE TABLE entry (seq)").unwrap();
    let hollow = Connection::open(place("hollow")).unwrap();
    hollow.execute_batch("PRAGMA application_id = 1213418329; PRAGMA user_version = 1").unwrap();
    fs::create_dir(place("directory")).unwrap();
    for name in
        ["empty", "text", "short", "truncated", "other", "other-in-wal", "hollow", "directory"]
    {
        let before = fs::read(place(name)).ok();
        for opened in [SqliteStore::open(&place(name)), SqliteStore::open_still(&place(name))] {
            match opened {
                Err(StoreError::NotALedger(path)) => assert!(path.ends_with(name)),
                other => panic!("{name}: {other:?}"),
            }
        }
        assert_eq!(fs::read(place(name)).ok(), before, "{name} was left alone");
    }
    assert!(matches!(SqliteStore::open(&place("none")), Err(StoreError::Missing(_))));
    assert!(!place("none").exists());
}

#[test]
fn a_later_form_is_refused() {
    let (_folder, path, mut store) = ledger();
    raw(&path).execute_batch("PRAGMA user_version = 7").unwrap();
    let meanwhile = store.append(&Head::default(), &[note("one")]);
    assert!(matches!(meanwhile, Err(StoreError::Newer { found: 7, .. })), "{meanwhile:?}");
    for opened in [SqliteStore::open(&path), SqliteStore::open_still(&path)] {
        match opened {
            Err(StoreError::Newer { found, known, .. }) => assert_eq!((found, known), (7, 1)),
            other => panic!("{other:?}"),
        }
    }
}

#[test]
fn opened_for_reading() {
    let (folder, path, mut store) = ledger();
    let stored = add(&mut store, &[note("one")]);
    let link = folder.path().join("link");
    symlink(&path, &link).unwrap();
    let mut reader = SqliteStore::open_still(&link).unwrap();
    assert!(reader.is_read_only());
    assert_eq!(reader.path(), path.canonicalize().unwrap());
    assert_eq!(reader.read_since(0).unwrap(), stored);
    let refused = reader.append(&stored[0].head(), &[note("two")]);
    assert!(matches!(refused, Err(StoreError::ReadOnly)), "{refused:?}");
    add(&mut store, &[note("two")]);
    assert!(reader.changed().unwrap());
    assert_eq!(verify(&reader).unwrap().seq, 2);
}

#[test]
fn a_ledger_is_not_opened_while_another_is_put_in_its_place() {
    let (_folder, path, store) = ledger();
    drop(store);
    // It is there since the ledger was opened, and nobody else can lock it.
    let door = fs::File::open(format!("{}.door", path.display())).unwrap();
    assert_eq!(door.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    door.lock().unwrap();
    std::thread::scope(|scope| {
        let opening = scope.spawn(|| SqliteStore::open(&path).unwrap());
        std::thread::sleep(std::time::Duration::from_millis(100));
        assert!(!opening.is_finished());
        drop(door);
        opening.join().unwrap();
    });
}

/// Not a test of its own: run by the two below where nothing can be written.
#[test]
fn child_where_nothing_can_be_written() {
    let Ok(path) = std::env::var("HALFSKY_TEST_READ_ONLY") else { return };
    let mut store = match SqliteStore::open(Path::new(&path)) {
        Err(StoreError::Stranded { wal }) => {
            assert!(wal.to_str().unwrap().ends_with("-wal"));
            println!("it is stranded");
            return;
        }
        other => other.unwrap(),
    };
    assert!(store.is_read_only());
    println!("for want of {:?}", store.shut().unwrap());
    let head = verify(&store).unwrap();
    let refused = store.append(&head, &[note("no")]);
    assert!(matches!(refused, Err(StoreError::ReadOnly | StoreError::NoRoom)), "{refused:?}");
    assert!(!store.changed().unwrap());
    println!("it read {}", head.seq);
    // As soon as it can be written again, it is, by whoever had it open meanwhile.
    let Ok(fill) = std::env::var("HALFSKY_TEST_FILL") else { return };
    fs::remove_file(fill).unwrap();
    assert!(store.changed().unwrap() && !store.is_read_only());
    // And it waits for others, as one that was opened so.
    let other = rusqlite::Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let away = std::thread::spawn(move || {
        std::thread::sleep(std::time::Duration::from_millis(200));
        other.execute_batch("ROLLBACK").unwrap();
    });
    add(&mut store, &[note("three")]);
    away.join().unwrap();
    println!("it wrote {}", verify(&store).unwrap().seq);
}

/// What this test program prints when `command` runs nothing of it but the child above.
fn child(mut command: Command, path: &Path) -> Option<String> {
    command.args(["--exact", "--nocapture", "files::child_where_nothing_can_be_written"]);
    command.env("HALFSKY_TEST_READ_ONLY", path).current_dir("/");
    let output = command.output().ok()?;
    let text = String::from_utf8(output.stdout).unwrap();
    text.contains("running 1 test").then(|| {
        assert!(output.status.success(), "{text}{}", String::from_utf8_lossy(&output.stderr));
        text
    })
}

/// Three ledgers: one closed, one closed whose file is read-only, one with entries in its log.
fn three(folder: &Path) -> [std::path::PathBuf; 3] {
    let paths = ["城 #1?%", "b", "c"].map(|name| folder.join(name));
    for path in &paths {
        add(&mut SqliteStore::create(path).unwrap(), &[note("one"), note("two")]);
    }
    let mut open = SqliteStore::open(&paths[2]).unwrap();
    add(&mut open, &[note("three")]);
    let [from, to] = ["c-wal", "kept"].map(|name| folder.join(name));
    fs::copy(&from, &to).unwrap();
    let main = fs::read(&paths[2]).unwrap();
    drop(open);
    fs::write(&paths[2], main).unwrap();
    fs::rename(to, from).unwrap();
    for path in &paths {
        fs::set_permissions(path, Permissions::from_mode(0o644)).unwrap();
    }
    fs::set_permissions(&paths[1], Permissions::from_mode(0o444)).unwrap();
    paths
}

fn expect(run: impl Fn() -> Command, paths: &[std::path::PathBuf; 3]) {
    for (path, says) in paths.iter().zip(["it read 2", "it read 2", "it is stranded"]) {
        match child(run(), path) {
            Some(text) => assert!(text.contains(says), "{path:?}: {text}"),
            None => eprintln!("skipped: this machine does not let the test set its scene"),
        }
    }
}

/// A folder and files of somebody else's. Root is above such things, so root runs it as nobody.
#[test]
fn where_the_folder_is_not_ones_own() {
    let folder = tempfile::tempdir().unwrap();
    let paths = three(folder.path());
    fs::set_permissions(&paths[0], Permissions::from_mode(0o666)).unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o555)).unwrap();
    let root = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
    let run = || {
        let mut command = Command::new(std::env::current_exe().unwrap());
        if root {
            command.uid(65534).gid(65534);
        }
        command
    };
    expect(run, &paths);
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
}

/// A disk mounted read-only, where this machine allows to mount one.
#[test]
fn where_the_disk_is_read_only() {
    let folder = tempfile::tempdir().unwrap();
    let paths = three(folder.path());
    let run = || {
        let mut command = Command::new("unshare");
        let script = "mount --bind -o ro \"$0\" \"$0\" && exec \"$@\"";
        command.args(["-m", "sh", "-c", script]);
        command.arg(folder.path()).arg(std::env::current_exe().unwrap());
        command
    };
    expect(run, &paths);
}

/// A full disk, where this machine allows to mount one.
#[test]
fn where_the_disk_is_full() {
    let folder = tempfile::tempdir().unwrap();
    let paths = three(folder.path());
    let disk = folder.path().join("disk");
    fs::create_dir(&disk).unwrap();
    let run = || {
        let mut command = Command::new("unshare");
        let script = "mount -t tmpfs -o size=256k none \"$0\" && cp \"$1\" \"$0/full\" && shift && \
                      { cat /dev/zero > \"$0/fill\" 2> /dev/null; exec \"$@\"; }";
        command.args(["-m", "sh", "-c", script]).arg(&disk).arg(&paths[0]);
        command.arg(std::env::current_exe().unwrap()).env("HALFSKY_TEST_FILL", disk.join("fill"));
        command
    };
    match child(run(), &disk.join("full")) {
        Some(text) => {
            assert!(text.contains("for want of Room\n") && text.contains("it read 2"), "{text}");
            assert!(text.contains("it wrote 3"), "{text}");
        }
        None => eprintln!("skipped: this machine does not let the test set its scene"),
    }
}

#[test]
fn once_there_are_rights_again_who_had_it_open_writes_it() {
    let folder = tempfile::tempdir().unwrap();
    let [path, ..] = three(folder.path());
    let set = |mode| fs::set_permissions(folder.path(), Permissions::from_mode(mode)).unwrap();
    set(0o555);
    let mut store = SqliteStore::open(&path).unwrap();
    if !store.is_read_only() {
        eprintln!("skipped: root is above rights");
        return set(0o755);
    }
    assert!(!store.changed().unwrap() && store.is_read_only());
    set(0o755);
    add(&mut SqliteStore::open(&path).unwrap(), &[note("three")]);
    assert!(store.changed().unwrap() && !store.is_read_only());
    add(&mut store, &[note("four")]);
}

#[test]
fn what_lies_beside_has_the_rights_that_the_ledger_has_by_now() {
    let (_folder, path, mut store) = ledger();
    add(&mut store, &[note("one")]);
    let parts = ["-wal", "-shm"].map(|part| format!("{}{part}", path.display()));
    // As somebody left them who could only read the ledger.
    for part in &parts {
        fs::set_permissions(part, Permissions::from_mode(0o400)).unwrap();
    }
    let mut later = SqliteStore::open(&path).unwrap();
    for part in &parts {
        assert_eq!(fs::metadata(part).unwrap().mode() & 0o777, 0o600, "{part}");
    }
    add(&mut later, &[note("two")]);
}

#[test]
fn a_full_disk_is_called_so_and_a_lock_by_the_ledgers_name() {
    use halfsky::office::Trouble;
    use halfsky::words::{Lang, trouble};
    let told = |error: StoreError| {
        trouble(Lang::Zh, &Trouble::from(error), std::path::Path::new("/a/l.sqlite3"))
    };
    let full = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
    let full = told(rusqlite::Error::SqliteFailure(full, None).into());
    assert!(full.contains("/a/l.sqlite3 所在磁盘已满"), "{full}");
    for (beside, meant) in
        [("l.sqlite3.lock", "l.sqlite3 "), ("b.sqlite3.copy/ledger", "b.sqlite3 ")]
    {
        let error = std::io::ErrorKind::StorageFull.into();
        let sentence = told(StoreError::Io(std::path::Path::new("/a").join(beside), error));
        assert!(sentence.starts_with(&format!("/a/{meant}")), "{sentence}");
    }
    // Where the lock's own rights are what is wrong, its name is told.
    let lock = tempfile::Builder::new().suffix(".lock").tempfile().unwrap();
    let error = std::io::ErrorKind::PermissionDenied.into();
    let sentence = told(StoreError::Io(lock.path().to_owned(), error));
    assert!(sentence.contains(".lock"), "{sentence}");
    let damaged = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
    let damaged = told(rusqlite::Error::SqliteFailure(damaged, None).into());
    assert!(damaged.contains("损坏") && damaged.contains("restore 备份 --aside"), "{damaged}");
}

#[test]
fn nothing_goes_to_a_ledger_in_whose_place_another_lies() {
    type Way = fn(&Path, &Path);
    let ways: [(&str, Way); 2] = [
        ("replaced", |other, path| fs::rename(other, path).unwrap()),
        ("removed", |_, path| fs::remove_file(path).unwrap()),
    ];
    for (how, way) in ways {
        let (folder, path, mut store) = ledger();
        add(&mut store, &[note("one")]);
        let other = folder.path().join("other");
        store.copy_to(&other).unwrap();
        // These stand in the log alone.
        add(&mut store, &[note("two"), note("three")]);
        let head = store.head().unwrap();
        assert!(!store.changed().unwrap(), "{how}");
        way(&other, &path);
        let appended = store.append(&head, &[note("lost")]);
        assert!(matches!(&appended, Err(StoreError::Replaced(at)) if *at == path), "{appended:?}");
        assert!(matches!(store.changed(), Err(StoreError::Replaced(_))), "{how}");
        assert_eq!(store.head().unwrap(), head, "what was open is as it was");
        if how == "replaced" {
            // The old one's log is not taken for the new one's.
            let mut new = SqliteStore::open(&path).unwrap();
            let before = new.head().unwrap();
            assert_eq!(before.seq, 1);
            add(&mut new, &[note("kept")]);
            drop(store);
            assert_eq!(SqliteStore::open(&path).unwrap().head().unwrap().seq, 2);
            assert_eq!(verify(&new).unwrap().seq, 2);
        }
    }
}

#[test]
fn a_ledger_that_is_back_in_its_place_goes_on() {
    let (folder, path, mut store) = ledger();
    add(&mut store, &[note("one")]);
    let away = folder.path().join("away");
    fs::rename(&path, &away).unwrap();
    assert!(matches!(store.changed(), Err(StoreError::Replaced(_))));
    fs::rename(&away, &path).unwrap();
    store.changed().unwrap();
    add(&mut store, &[note("two")]);
    assert_eq!(verify(&store).unwrap().seq, 2);
}

/// A journal too would be replayed, into whatever file had its name without the end.
#[test]
fn nothing_is_set_aside_over_what_is_left_there() {
    let (folder, path, store) = ledger();
    let [other, aside, left] = ["other", "aside", "aside-journal"].map(|it| folder.path().join(it));
    store.copy_to(&other).unwrap();
    drop(store);
    fs::write(&left, "of another").unwrap();
    let put = Site::take(&path).unwrap().put(&other, Some(&aside));
    assert!(matches!(put, Err(StoreError::Exists(taken)) if taken == left));
    assert_eq!(fs::read(&left).unwrap(), b"of another");
    assert!(path.exists() && other.exists() && !aside.exists());
}

#[test]
fn who_waited_at_the_door_has_the_ledger_that_was_put_there_meanwhile() {
    let (folder, path, mut store) = ledger();
    add(&mut store, &[note("one")]);
    let other = folder.path().join("other");
    store.copy_to(&other).unwrap();
    drop(store);
    let door = fs::File::options().write(true).open(format!("{}.door", path.display())).unwrap();
    door.lock().unwrap();
    let waits = std::thread::spawn({
        let path = path.clone();
        move || SqliteStore::open(&path).unwrap()
    });
    std::thread::sleep(std::time::Duration::from_millis(100));
    fs::rename(&other, &path).unwrap();
    drop(door);
    let mut store = waits.join().unwrap();
    store.changed().unwrap();
    add(&mut store, &[note("two")]);
}
