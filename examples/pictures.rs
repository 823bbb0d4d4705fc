//! Draws the pictures of the README from the demonstration: `cargo run --example pictures`.
//!
//! With `--check` it writes nothing and fails where a picture is no longer what the screen shows.

use std::fs;
use std::path::Path;

use halfsky::demo::Demo;
use halfsky::domain::payload::PersonId;
use halfsky::tui::Session;
use halfsky::tui::model::{Model, Screen};
use halfsky::tui::theme::{Look, Theme};
use halfsky::tui::{picture, view};
use halfsky::words::Lang;
use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::Rect;

/// Name, size, and the keys that lead there.
const PICTURES: &[(&str, (u16, u16), &[KeyCode])] = &[
    ("overview", (100, 28), &[]),
    ("target", (100, 28), &[KeyCode::Char('3'), KeyCode::Down, KeyCode::Down, KeyCode::Enter]),
    ("departments", (100, 28), &[KeyCode::Char('4')]),
    ("menu", (80, 24), &[KeyCode::Char('4'), KeyCode::Char(' ')]),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let check = std::env::args().any(|argument| argument == "--check");
    let mut stale = Vec::new();
    for (name, size, keys) in PICTURES {
        let path = Path::new("docs").join(format!("{name}.svg"));
        let drawn = draw(*size, keys)?;
        if !check {
            fs::write(&path, drawn)?;
        } else if fs::read_to_string(&path).ok().as_ref() != Some(&drawn) {
            stale.push(path.display().to_string());
        }
    }
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("stale: {}; run cargo run --example pictures", stale.join(", ")).into())
}

fn draw(size: (u16, u16), keys: &[KeyCode]) -> Result<String, Box<dyn std::error::Error>> {
    let (_demo, office) = Demo::open().map_err(|error| format!("{error:?}"))?;
    let clock = halfsky::demo::clock(office.state());
    let session = Session {
        office,
        actor: PersonId::from("wang-lan"),
        clock,
        lang: Lang::Zh,
        ambiguous: None,
        past: None,
        look: Some(Look::Dark),
        mouse: false,
        names_files: true,
    };
    let mut model = Model::new(session, Theme::DARK, size);
    assert_eq!(model.screen, Screen::Overview);
    for key in keys {
        model.take(Event::Key(KeyEvent::new(*key, KeyModifiers::NONE)));
    }
    model.rest();
    let (frame, cursor) = view::draw(&model, Rect::new(0, 0, size.0, size.1));
    Ok(picture::svg(&frame, cursor.shown.then_some(cursor.at)))
}
