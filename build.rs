//! Fingerprints the sources that decide what a state looks like, so that a snapshot written by
//! another build is never taken for this one's.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::path::Path;

fn main() {
    let mut hasher = DefaultHasher::new();
    for folder in ["src/domain", "src/plan"] {
        println!("cargo:rerun-if-changed={folder}");
        hash_folder(Path::new(folder), &mut hasher);
    }
    println!("cargo:rustc-env=HALFSKY_STATE_FORM={:016x}", hasher.finish());
}

fn hash_folder(folder: &Path, hasher: &mut DefaultHasher) {
    let entries = std::fs::read_dir(folder).expect("the source folders are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("readable").path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            hash_folder(&path, hasher);
        } else {
            path.file_name().hash(hasher);
            std::fs::read(&path).expect("sources are readable").hash(hasher);
        }
    }
}
