//! The README says what the program does: its list of keys is the program's own table.
//!
//! `UPDATE_README=1 cargo test --test readme` writes it anew.

use halfsky::tui::keymap;
use halfsky::words::Lang;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

#[test]
fn the_keys_are_the_programs_own() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let begin = readme.find(BEGIN).unwrap() + BEGIN.len();
    let end = readme.find(END).unwrap();
    let table = format!("| key | |\n| --- | --- |\n{}", keymap::markdown(Lang::Zh, Lang::En));
    if std::env::var_os("UPDATE_README").is_some() {
        let fresh = format!("{}{table}{}", &readme[..begin], &readme[end..]);
        std::fs::write("README.md", fresh).unwrap();
        return;
    }
    assert_eq!(&readme[begin..end], table, "UPDATE_README=1 cargo test --test readme");
}

#[test]
fn every_picture_is_there() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let mut pictures = 0;
    for picture in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        if picture.ends_with(".svg") {
            assert!(std::path::Path::new(picture).exists(), "{picture}");
            pictures += 1;
        }
    }
    assert!(pictures > 0);
}
