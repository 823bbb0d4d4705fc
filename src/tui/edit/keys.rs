//! The keys of a field: those of an office's word processor first, then those of a shell's line.
//! `Ctrl-A` selects all, since far more people know it so; a line's start is `Home`.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Where a caret can be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Motion {
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    /// The start of the row as it is seen; from there, of its line.
    Home,
    /// The end of the row as it is seen; from there, of its line.
    End,
    LineStart,
    LineEnd,
    TextStart,
    TextEnd,
}

/// What a key asks of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// Put this character in.
    Type(char),
    /// Send the caret there, selecting what lies between or not.
    Go(Motion, bool),
    /// Take out what is selected, else what lies between the caret and there.
    Erase(Motion),
    /// Select everything.
    All,
    /// Keep what is selected, to be put in elsewhere.
    Copy,
    /// The same, and take it out.
    Cut,
    /// Put in what was copied or cut last.
    Paste,
    /// Take back the last change.
    Undo,
    /// Do again what was taken back.
    Redo,
}

/// What a key asks; none where it asks nothing of a field.
pub(super) fn asked(key: &KeyEvent) -> Option<Asked> {
    use Asked::{Erase, Go};
    let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
    let alt = key.modifiers.contains(KeyModifiers::ALT);
    let shift = key.modifiers.contains(KeyModifiers::SHIFT);
    let far = ctrl || alt;
    let either = |far_one, near| if far { far_one } else { near };
    Some(match key.code {
        KeyCode::Left => Go(either(Motion::WordLeft, Motion::Left), shift),
        KeyCode::Right => Go(either(Motion::WordRight, Motion::Right), shift),
        KeyCode::Up => Go(Motion::Up, shift),
        KeyCode::Down => Go(Motion::Down, shift),
        KeyCode::PageUp => Go(Motion::PageUp, shift),
        KeyCode::PageDown => Go(Motion::PageDown, shift),
        KeyCode::Home => Go(either(Motion::TextStart, Motion::Home), shift),
        KeyCode::End => Go(either(Motion::TextEnd, Motion::End), shift),
        KeyCode::Backspace => Erase(either(Motion::WordLeft, Motion::Left)),
        KeyCode::Delete => Erase(either(Motion::WordRight, Motion::Right)),
        KeyCode::Enter => Asked::Type('\n'),
        KeyCode::Char(c) if ctrl && !alt => match c.to_ascii_lowercase() {
            'a' => Asked::All,
            'c' => Asked::Copy,
            'x' => Asked::Cut,
            'v' => Asked::Paste,
            'e' => Go(Motion::LineEnd, false),
            'w' => Erase(Motion::WordLeft),
            'u' => Erase(Motion::LineStart),
            'k' => Erase(Motion::LineEnd),
            'z' if shift || c == 'Z' => Asked::Redo,
            'z' => Asked::Undo,
            'y' => Asked::Redo,
            _ => return None,
        },
        KeyCode::Char(c) if alt && !ctrl => match c.to_ascii_lowercase() {
            'b' => Go(Motion::WordLeft, false),
            'f' => Go(Motion::WordRight, false),
            'd' => Erase(Motion::WordRight),
            _ => return None,
        },
        KeyCode::Char(c) if !far => Asked::Type(c),
        _ => return None,
    })
}
