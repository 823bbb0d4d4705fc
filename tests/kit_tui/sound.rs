//! What every frame must be, whatever it shows.

use halfsky::tui::model::Screen;
use halfsky::tui::room::SMALLEST;
use halfsky::tui::term::frame::{self, Graphemes};
use halfsky::tui::text;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

use super::Driver;

/// The frame has the screen's size; no glyph in it is cut in half and no row is wider than the
/// screen; the cursor is on it; the selected row is in view, in reverse video; only the sixteen
/// colours on the terminal's own ground are used.
#[track_caller]
pub(crate) fn check(driver: &Driver) {
    let (drawn, cursor) = driver.frame();
    let (cols, rows) = driver.model.size;
    let shown = || driver.text();
    assert_eq!((drawn.area.width, drawn.area.height), (cols, rows));
    if let Some((x, y)) = cut_glyph(&drawn) {
        panic!("a glyph is cut at column {x} of row {y}, {cols}x{rows}:\n{}", shown());
    }
    for y in 0..rows {
        assert_eq!(width_of_row(&drawn, y), cols, "row {y} of {cols}x{rows}:\n{}", shown());
    }
    let at = cursor.at;
    assert!(at.x < cols && at.y < rows, "cursor {at:?} of {cols}x{rows}:\n{}", shown());
    for cell in &drawn.content {
        assert_eq!(cell.bg, Color::Reset);
        let shown = Modifier::BOLD | Modifier::UNDERLINED | Modifier::REVERSED;
        assert!(shown.contains(cell.modifier), "{:?}", cell.modifier);
        assert!(!matches!(cell.fg, Color::Rgb(..) | Color::Indexed(_)), "{:?}", cell.fg);
    }
    let usable = cols >= SMALLEST.0 && rows >= SMALLEST.1;
    let listed = driver.model.form.is_none() && driver.model.layer.is_none();
    if usable
        && listed
        && driver.model.pages.is_empty()
        && !driver.model.overview.domains.is_empty()
    {
        let reversed = drawn[(at.x, at.y)].modifier.contains(Modifier::REVERSED);
        let model = &driver.model;
        let no_meeting = model.screen == Screen::Meetings && model.state().meetings.is_empty();
        let empty = !model.filter().is_open() || no_meeting || model.walking();
        // A cell of the grid that is typed into has the caret.
        assert!(reversed || empty || cursor.shown, "no selected row, {cols}x{rows}:\n{}", shown());
    }
}

/// The first cell whose glyph is taken away because half of it was overwritten.
fn cut_glyph(drawn: &Buffer) -> Option<(u16, u16)> {
    let mut shown = Vec::new();
    frame::show(drawn, &mut Graphemes::default(), &mut shown);
    let cut = drawn
        .content
        .iter()
        .zip(&shown)
        .position(|(drawn, shown)| !matches!(drawn.symbol(), " " | "") && shown.is_blank());
    cut.map(|at| drawn.pos_of(at))
}

fn width_of_row(buffer: &Buffer, y: u16) -> u16 {
    let mut x = 0;
    while x < buffer.area.width {
        x += text::cols(&buffer[(x, y)]);
    }
    x
}
