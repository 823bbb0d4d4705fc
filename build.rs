//! Makes what the program is built with: the readings of Chinese characters, and a fingerprint of the
//! sources that decide what a state and its lists look like, so that what another build kept of them
//! is never taken for this one's.

use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::{Path, PathBuf};

use pinyin::ToPinyinMulti;

fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rustc-env=HALFSKY_STATE_FORM={:016x}", state_form());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo says where"));
    std::fs::write(out.join("pinyin.rs"), readings()).expect("cargo's folder can be written");
}

fn state_form() -> u64 {
    let mut hasher = DefaultHasher::new();
    // With the versions of what writes it.
    let sources = [
        "src/decimal.rs",
        "src/domain",
        "src/domain.rs",
        "src/lazy",
        "src/lazy.rs",
        "src/ledger/rest.rs",
        "src/order.rs",
        "src/plan",
        "src/plan.rs",
        "src/office/kept.rs",
        "src/office/lists.rs",
        "src/office/rest.rs",
        "Cargo.lock",
    ];
    for source in sources {
        println!("cargo:rerun-if-changed={source}");
        hash_source(Path::new(source), &mut hasher);
    }
    hasher.finish()
}

fn hash_source(path: &Path, hasher: &mut DefaultHasher) {
    if path.is_dir() {
        let entries = std::fs::read_dir(path).expect("the source folders are there");
        let mut inside: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
        inside.sort();
        inside.iter().for_each(|path| hash_source(path, hasher));
    } else {
        path.file_name().hash(hasher);
        std::fs::read(path).expect("sources are readable").hash(hasher);
    }
}

/// The source of a table in two steps: `PAGE_OF` says for each `PAGE` characters which of `PAGES` they
/// are on, the page says for each character where its line of readings begins in `LINES`. The first
/// line is empty and the first page full of it, for most characters are not Chinese.
fn readings() -> String {
    const PAGE: u32 = 256;
    let mut lines = String::from("\n");
    let mut known = BTreeMap::from([(String::new(), 0)]);
    let mut pages = vec![vec![0; PAGE as usize]];
    let mut page_of = Vec::new();
    for first in (0..=u32::from(char::MAX)).step_by(PAGE as usize) {
        let page: Vec<u16> = (first..first + PAGE)
            .map(|c| {
                let line = char::from_u32(c).map(typed).unwrap_or_default();
                *known.entry(line).or_insert_with_key(|line| {
                    let begin = u16::try_from(lines.len()).expect("a few thousand short lines");
                    lines += line;
                    lines += "\n";
                    begin
                })
            })
            .collect();
        page_of.push(pages.iter().position(|other| *other == page).unwrap_or_else(|| {
            pages.push(page);
            pages.len() - 1
        }));
    }
    while page_of.last() == Some(&0) {
        page_of.pop();
    }
    format!(
        "const PAGE: usize = {PAGE};\nstatic LINES: &str = {lines:?};\nstatic PAGE_OF: [u16; {}] = \
         {page_of:?};\nstatic PAGES: [[u16; PAGE]; {}] = {pages:?};\n",
        page_of.len(),
        pages.len(),
    )
}

/// The readings of `c` as they are typed, parted by spaces, the most usual first.
fn typed(c: char) -> String {
    let mut typed: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        // ü is typed v or u; ê (欸) is no key at all.
        let plain = reading.plain().replace('ê', "e");
        for keys in ["v", "u"].map(|key| plain.replace('ü', key)) {
            if !typed.contains(&keys) {
                typed.push(keys);
            }
        }
    }
    typed.join(" ")
}
