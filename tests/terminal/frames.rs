//! What the terminal shows is what was drawn: the same text, from the same dump, as the frames that
//! `tests/dashboard` keeps.

use halfsky::tui::picture;
use halfsky::tui::theme::NAMED;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use vt100::Screen;

use crate::ledger::Ledger;
use crate::pty::Start;

/// The model terminal's screen as a frame.
fn buffer(screen: &Screen) -> Buffer {
    let (rows, cols) = (screen.size().0.get(), screen.size().1.get());
    let mut buffer = Buffer::empty(Rect::new(0, 0, cols, rows));
    for (y, x) in (0..rows).flat_map(|y| (0..cols).map(move |x| (y, x))) {
        let Some(cell) = screen.cell(y, x).filter(|cell| !cell.is_wide_continuation()) else {
            continue;
        };
        let shown = &mut buffer[(x, y)];
        if !cell.contents().is_empty() {
            shown.set_symbol(cell.contents());
        }
        let modifiers = [
            (cell.bold(), Modifier::BOLD),
            (cell.dim(), Modifier::DIM),
            (cell.underline(), Modifier::UNDERLINED),
            (cell.inverse(), Modifier::REVERSED),
        ];
        shown.modifier =
            modifiers.into_iter().filter(|(set, _)| *set).map(|(_, bit)| bit).collect();
        shown.fg = named(cell.fgcolor());
        shown.bg = named(cell.bgcolor());
    }
    buffer
}

fn named(colour: vt100::Color) -> Color {
    match colour {
        vt100::Color::Default => Color::Reset,
        vt100::Color::Idx(number) => NAMED[usize::from(number)],
        vt100::Color::Rgb(..) => panic!("not one of the sixteen"),
    }
}

fn dump(screen: &Screen) -> String {
    let (row, col) = screen.cursor_position();
    let parked = if screen.hide_cursor() { "hidden\n" } else { "" };
    picture::dump(&buffer(screen), Some(Position::new(col, row))) + parked
}

fn keep(name: &str, shown: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.set_snapshot_path("../dashboard/snapshots");
    settings.bind(|| insta::assert_snapshot!(name, shown));
}

#[test]
fn the_terminal_shows_what_was_drawn() {
    let ledger = Ledger::demo();
    for (suffix, size, plain) in
        [("80x24", (80, 24), ""), ("120x40", (120, 40), ""), ("mono", (80, 24), "1")]
    {
        let start = Start::on(&ledger).size(size.0, size.1).variable("NO_COLOR", plain);
        let mut pty = start.open();
        pty.sees("合计").written();
        for (key, name) in [
            ("1", "overview"),
            ("2\r\x1b[B", "domains"),
            ("3", "unmet"),
            ("4", "departments"),
            ("5", "journal"),
        ] {
            pty.send(key).written();
            keep(&format!("{name}_{suffix}"), &pty.screen(dump));
        }
    }
}
