//! Fingerprints the sources that decide what a state and its lists look like, so that what another
//! build kept of them is never taken for this one's.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    let kept = ["src/office/kept.rs", "src/office/lists.rs"];
    for source in ["src/domain", "src/late", "src/late.rs", "src/plan"].into_iter().chain(kept) {
        println!("cargo:rerun-if-changed={source}");
        hash_source(Path::new(source), &mut hasher);
    }
    println!("cargo:rustc-env=HALFSKY_STATE_FORM={:016x}", hasher.finish());
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
