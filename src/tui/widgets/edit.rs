//! Typing into a text: ratatui-textarea with the caret left to the terminal and the editing keys
//! that people expect.

use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget as _;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

/// A text to be typed into, with its caret at the end.
pub fn area(content: &str, many_lines: bool) -> TextArea<'static> {
    let mut area = TextArea::new(content.split('\n').map(str::to_owned).collect());
    // The terminal's own cursor shows the caret: input methods put their window there.
    area.set_cursor_style(Style::new());
    area.set_cursor_line_style(Style::new());
    if many_lines {
        area.set_wrap_mode(WrapMode::WordOrGlyph);
    }
    area.move_cursor(CursorMove::Bottom);
    area.move_cursor(CursorMove::End);
    area
}

/// Types a key; gives whether the text changed.
pub fn typed(area: &mut TextArea<'static>, key: KeyEvent) -> bool {
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    match key.code {
        KeyCode::Char('u') if ctrl => area.delete_line_by_head(),
        KeyCode::Char('z') if ctrl => area.undo(),
        KeyCode::Char('y') if ctrl => area.redo(),
        _ => area.input(key),
    }
}

/// What is typed, of a text of one line.
pub fn line<'a>(area: &'a TextArea<'static>) -> &'a str {
    area.lines().first().map_or("", String::as_str)
}

/// Draws a text and gives its caret's cell. At an exactly full row the caret stays on the last
/// cell, where the terminal can show it.
pub fn draw(area: &TextArea<'static>, style: Style, at: Rect, buffer: &mut Buffer) -> Position {
    buffer.set_style(at, style);
    area.render(at, buffer);
    let (caret, (top, left)) = (area.screen_cursor(), area.scroll_offset());
    let x = (caret.col as u16).saturating_sub(left).min(at.width.saturating_sub(1));
    let y = (caret.row as u16).saturating_sub(top).min(at.height.saturating_sub(1));
    Position::new(at.x + x, at.y + y)
}
