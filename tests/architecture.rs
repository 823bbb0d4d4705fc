//! Holds the arrows of the house: which room may use which. Reads the `use` lines and paths of
//! the sources, so that a short cut is seen when it is made.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms from the ground up, each with those below it that it may use: none leads back to itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("lazy", &[]),
    ("clock", &[]),
    ("disk", &[]),
    ("files", &["disk"]),
    ("drafts", &["disk"]),
    ("podium", &["disk"]),
    ("decimal", &[]),
    ("order", &[]),
    ("plan", &["decimal", "lazy", "order"]),
    ("domain", &["decimal", "plan", "lazy", "order"]),
    ("identity", &["domain"]),
    ("ledger", &["domain", "disk"]),
    ("evidence", &["domain", "disk", "order"]),
    ("office", &["disk", "domain", "evidence", "lazy", "ledger", "order"]),
    ("founding", &["domain", "plan", "office", "ledger"]),
    ("words", &["decimal", "domain", "plan", "office", "ledger", "evidence", "order"]),
    ("exchange", &["decimal", "domain", "order", "plan", "words"]),
    ("report", &["decimal", "domain", "order", "plan", "words", "exchange"]),
    ("demo", &["domain", "office", "founding", "clock", "disk"]),
    (
        "tui",
        &[
            "decimal", "domain", "plan", "office", "words", "clock", "drafts", "exchange", "files",
            "order", "podium", "report",
        ],
    ),
    (
        "cli",
        &[
            "decimal", "domain", "plan", "office", "ledger", "evidence", "words", "clock", "tui",
            "identity", "founding", "demo", "exchange", "order", "report", "files",
        ],
    ),
];

/// What the dashboard is built of, from the ground up, each with those below it that it may use: none of
/// them knows the model, nor anything that does.
const LEAVES: &[(&str, &[&str])] = &[
    ("message", &[]),
    ("room", &[]),
    ("screen", &[]),
    ("filter", &[]),
    ("subject", &["filter"]),
    ("text", &[]),
    ("theme", &[]),
    ("picture", &["text", "theme"]),
    ("plain", &["text"]),
    ("format", &["plain"]),
    ("edit", &["text", "theme"]),
    ("widgets", &["text", "theme"]),
    ("keymap", &["screen", "widgets"]),
    ("term", &["text", "theme"]),
];

/// What a snapshot holds is of the rooms that `domain` may use: the fingerprint in `build.rs`, by which one
/// build knows its own, is of all of them.
#[test]
fn the_form_of_a_state_is_known_by_all_that_it_is_made_of() {
    let build = fs::read_to_string("build.rs").unwrap();
    let (_, below) = ARROWS.iter().find(|(room, _)| *room == "domain").unwrap();
    for room in below.iter().chain(&["domain"]) {
        let [folder, file] = ["", ".rs"].map(|end| format!("src/{room}{end}"));
        for source in [folder, file].iter().filter(|source| Path::new(source).exists()) {
            assert!(build.contains(&format!("\"{source}\"")), "{source}");
        }
    }
}

/// Crates that the pure rooms must not know.
const IMPURE: &[&str] = &["ratatui", "rusqlite", "crossterm", "nix", "clap", "std::fs", "std::env"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The files of one room.
fn sources_of(name: &str) -> Vec<PathBuf> {
    sources(Path::new("src")).into_iter().filter(|path| room(path) == name).collect()
}

/// The first folder or file under `src/`.
fn room(path: &Path) -> String {
    let inside = path.strip_prefix("src").unwrap();
    let first = inside.components().next().unwrap().as_os_str().to_str().unwrap();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without comments and without its unit tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The name at the beginning of a text.
fn word(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The modules that a file names after that path, in `use` lines and elsewhere.
fn used(code: &str, path: &str) -> BTreeSet<String> {
    let mut rooms = BTreeSet::new();
    for after in code.split(path).skip(1) {
        let mut names = vec![after];
        if let Some(list) = after.strip_prefix('{') {
            names = list.split('}').next().unwrap_or_default().split(',').collect();
        }
        for name in names {
            rooms.insert(word(name.trim()));
        }
    }
    rooms
}

#[test]
fn arrows_run_one_way() {
    for (at, (name, below)) in ARROWS.iter().enumerate() {
        let lower: Vec<&str> = ARROWS[..at].iter().map(|(lower, _)| *lower).collect();
        let up = below.iter().find(|room| !lower.contains(room));
        assert_eq!(up, None, "{name} uses a room that is not below it");
    }
    let mut drawn = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for path in sources(Path::new("src")) {
        let here = room(&path);
        if matches!(here.as_str(), "main" | "lib") {
            continue;
        }
        let allowed = ARROWS.iter().find(|(name, _)| *name == here);
        let (_, allowed) = allowed.unwrap_or_else(|| panic!("{} is in no room", path.display()));
        for other in used(&code(&path), "crate::") {
            let known = ARROWS.iter().any(|(name, _)| *name == other);
            if known && other != here {
                assert!(
                    allowed.contains(&other.as_str()),
                    "{}: {here} must not use {other}",
                    path.display()
                );
                drawn.insert((here.clone(), other));
            }
        }
        seen.insert(here);
    }
    for (name, below) in ARROWS {
        let idle = below.iter().find(|room| !drawn.contains(&((*name).into(), (**room).into())));
        assert_eq!(idle, None, "{name} does not use it any more");
    }
    for (name, _) in ARROWS {
        assert!(seen.contains(*name), "no room {name}");
    }
}

#[test]
fn leaves_of_the_dashboard_know_no_more_than_they_need() {
    let here = Path::new("src/tui");
    let named = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    let modules: BTreeSet<String> =
        fs::read_dir(here).unwrap().map(|entry| named(&entry.unwrap().path())).collect();
    for (at, (leaf, below)) in LEAVES.iter().enumerate() {
        let known: Vec<&str> = LEAVES[..at].iter().map(|(other, _)| *other).collect();
        assert!(below.iter().all(|other| known.contains(other)), "{leaf} uses what is above it");
        let (file, folder) = (here.join(leaf).with_extension("rs"), here.join(leaf));
        let inside = if folder.exists() { sources(&folder) } else { Vec::new() };
        let inside = inside.into_iter().filter(|path| !path.ends_with("tests.rs"));
        let inside = inside.flat_map(|path| used(&code(&path), "crate::tui::"));
        // In a folder `super` is the leaf itself.
        let beside = if file.exists() { code(&file) } else { String::new() };
        let beside = ["super::", "crate::tui::"].map(|path| used(&beside, path));
        let used: BTreeSet<String> = inside.chain(beside.into_iter().flatten()).collect();
        let drawn: Vec<&str> = used.intersection(&modules).map(String::as_str).collect();
        let drawn: Vec<&str> = drawn.into_iter().filter(|other| other != leaf).collect();
        let more = drawn.iter().find(|other| !below.contains(other));
        assert_eq!(more, None, "{leaf} must not use it");
        let idle = below.iter().find(|other| !drawn.contains(other));
        assert_eq!(idle, None, "{leaf} does not use it any more");
    }
}

#[test]
fn the_core_is_pure() {
    for path in sources(Path::new("src")) {
        if !matches!(room(&path).as_str(), "domain" | "plan" | "exchange" | "report") {
            continue;
        }
        let code = code(&path);
        for word in IMPURE.iter().chain(&["Utc::now", "Local::now", "SystemTime", "Instant"]) {
            assert!(!code.contains(word), "{} uses {word}", path.display());
        }
    }
}

#[test]
fn the_store_judges_nothing() {
    for path in sources_of("ledger") {
        for part in code(&path).split("crate::domain::").skip(1) {
            let part: String = part.chars().take_while(|c| c.is_alphanumeric()).collect();
            assert_eq!(part, "entry", "{}", path.display());
        }
    }
}

#[test]
fn only_one_file_knows_column_widths() {
    for path in sources(Path::new("src")) {
        if path.to_string_lossy().contains("tui/text") {
            continue;
        }
        let code = code(&path);
        assert!(!code.contains("unicode_width"), "{} measures columns itself", path.display());
    }
}

/// What the dashboard writes was made from all that there is: what lacked a piece of the snapshot was made
/// again.
#[test]
fn the_dashboard_writes_files_in_one_place() {
    for path in sources_of("tui") {
        if path.ends_with("making.rs") {
            continue;
        }
        let code = code(&path);
        for call in ["write_new", "write_private", "fs::write", "File::create"] {
            assert!(!code.contains(call), "{} calls {call} itself", path.display());
        }
    }
}

/// The standard library's sort is made anew for each type and each order, several KB each time.
#[test]
fn only_one_file_sorts() {
    for path in sources(Path::new("src")) {
        if room(&path) == "order" || path.ends_with("tests.rs") {
            continue;
        }
        let code = code(&path);
        for call in [".sort(", ".sort_"] {
            assert!(!code.contains(call), "{} calls {call} itself", path.display());
        }
    }
}

/// Whether a file holds sentences: those of the room, and what other rooms call `words`.
fn is_of_words(path: &Path) -> bool {
    path.components().any(|part| matches!(part.as_os_str().to_str(), Some("words" | "words.rs")))
}

#[test]
fn every_sentence_is_said_somewhere() {
    let all: Vec<(PathBuf, String)> =
        sources(Path::new("src")).into_iter().map(|path| (path.clone(), code(&path))).collect();
    let called = |code: &str| -> BTreeSet<String> {
        // Called on a language, or named to be called on one.
        let calls = code.split('.').map(|after| (after, "("));
        let named = code.split("::").map(|after| (after, ""));
        let said = calls.chain(named).filter_map(|(after, then)| {
            let name = word(after);
            after[name.len()..].starts_with(then).then_some(name)
        });
        said.collect()
    };
    let said: BTreeSet<String> = all.iter().flat_map(|(_, code)| called(code)).collect();
    for (path, code) in all.iter().filter(|(path, _)| is_of_words(path)) {
        for block in code.split("\nwords! {").skip(1) {
            let block = block.split("\n}").next().unwrap_or_default();
            let names = block.lines().filter_map(|line| line.strip_prefix("    ")).map(word);
            for name in names.filter(|name| !name.is_empty()) {
                assert!(said.contains(&name), "{}: nobody says {name}", path.display());
            }
        }
    }
}

/// Our own words hold no glyph that some terminals show one column wide and others two.
#[test]
fn our_words_hold_no_doubtful_glyph() {
    use unicode_width::UnicodeWidthChar;
    for path in sources(Path::new("src")).into_iter().filter(|path| is_of_words(path)) {
        let code = code(&path);
        for (at, line) in code.lines().enumerate() {
            let doubtful = line.chars().find(|c| c.width() != c.width_cjk());
            assert_eq!(doubtful, None, "{}:{} {line}", path.display(), at + 1);
        }
    }
}

#[test]
fn files_stay_small_and_a_folder_has_its_file_beside_it() {
    for path in sources(Path::new("src")) {
        assert!(!path.ends_with("mod.rs"), "{}: name it as its folder", path.display());
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        assert!(lines <= 380, "{} has {lines} lines: it is usually two things", path.display());
    }
}
