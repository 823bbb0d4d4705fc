//! Bytes from the terminal to keys, pastes and answers, however the line cuts them up.
//!
//! A slow line parts `ESC` from the `[A` that makes it an arrow; then `ESC` alone must not go back
//! and `[A` must not be typed. So a beginning is held until the rest is there, or until it is clear
//! that nothing follows. The time is the caller's to keep: see [`Decoder::patience`].

mod sequence;

use std::time::Duration;

use ratatui::crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

/// What came from the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Somebody pressed, pasted or clicked.
    Event(Event),
    /// The terminal's cursor stands there, row and column counted from 1: the answer to `CSI 6n`.
    Cursor(u16, u16),
    /// The ground's colour is a light one: the answer to `OSC 11`.
    Ground {
        /// Nearer to white than to black.
        light: bool,
    },
}

/// How long a lone `ESC` may still become a sequence. Nobody types that fast; a slow line is.
const LONE_ESC: Duration = Duration::from_millis(50);

/// How long what an `ESC` that was taken for a key began may still come.
pub(super) const LATE: Duration = Duration::from_secs(1);

/// How long the rest of a sequence or character may take that has begun beyond doubt.
const BEGUN: Duration = Duration::from_millis(500);

/// How long a paste may pause before its end is given up.
const PASTE: Duration = Duration::from_secs(3);

/// A paste larger than this many bytes is cut: far beyond what any field takes.
const PASTE_MAX: usize = 16 << 20;

const PASTE_END: &[u8] = b"\x1b[201~";

/// Puts together what arrives in pieces.
#[derive(Debug, Default)]
pub struct Decoder {
    begun: Vec<u8>,
    paste: Option<Vec<u8>>,
    /// A lone `ESC` was taken for the key; what it may have been the beginning of can still come.
    late: bool,
    /// What has begun is the rest of such a sequence, and a key that it turns out to be is none.
    stale: bool,
}

/// What stands at the beginning of some bytes.
enum Found {
    /// So many bytes that mean this, or nothing that halfsky knows.
    Whole(usize, Option<Heard>),
    /// The text up to an end mark follows.
    Paste(usize),
    /// The beginning of something.
    Part,
}

impl Decoder {
    /// Takes bytes as they come; gives what is complete.
    pub fn feed(&mut self, bytes: &[u8]) -> Vec<Heard> {
        if std::mem::take(&mut self.late) && self.begun.is_empty() && sequence::is_tail(bytes) {
            return self.feed_tail(bytes);
        }
        let mut heard = Vec::new();
        self.begun.extend_from_slice(bytes);
        let mut rest = std::mem::take(&mut self.begun);
        let mut from = 0;
        loop {
            if let Some(pasted) = &mut self.paste {
                // The end mark may have come in pieces too.
                let known = pasted.len().saturating_sub(PASTE_END.len());
                pasted.extend_from_slice(&rest[from..]);
                rest.clear();
                from = 0;
                let Some(end) = find(&pasted[known..], PASTE_END) else {
                    // Of too much only what may be the beginning of the end mark is kept.
                    let much = pasted.len().saturating_sub(PASTE_MAX + PASTE_END.len());
                    pasted.drain(PASTE_MAX.min(pasted.len())..PASTE_MAX.min(pasted.len()) + much);
                    break;
                };
                let end = known + end;
                rest.extend_from_slice(&pasted[end + PASTE_END.len()..]);
                pasted.truncate(end.min(PASTE_MAX));
                heard.extend(self.take_paste());
                continue;
            }
            match first(&rest[from..]) {
                Some(Found::Whole(count, what)) => {
                    let is_stale = std::mem::take(&mut self.stale);
                    heard.extend(what.filter(|it| !is_stale || !matches!(it, Heard::Event(_))));
                    from += count;
                }
                Some(Found::Paste(count)) => {
                    self.stale = false;
                    self.paste = Some(Vec::new());
                    from += count;
                }
                Some(Found::Part) | None => break,
            }
        }
        self.begun = rest.split_off(from);
        heard
    }

    /// The rest of a sequence whose `ESC` was taken for the key Esc: an answer or a paste is what it is,
    /// a key is none, for something was done in its stead already.
    fn feed_tail(&mut self, bytes: &[u8]) -> Vec<Heard> {
        self.begun.push(0x1b);
        self.stale = true;
        self.feed(bytes)
    }

    /// So much time has passed that nothing belongs to an `ESC` before any more.
    pub fn settle(&mut self) {
        self.late = false;
    }

    /// How long to wait for the rest of what has begun; none where nothing has.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.begun.as_slice()) {
            (Some(_), _) => Some(PASTE),
            (None, []) => None,
            (None, [0x1b]) => Some(LONE_ESC),
            (None, _) => Some(BEGUN),
        }
    }

    /// Nothing followed in that time: gives what the beginning is by itself. `ESC` is the key Esc;
    /// half a sequence or character is nothing, rather than letters in somebody's text.
    pub fn give_up(&mut self) -> Vec<Heard> {
        if self.paste.is_some() {
            return self.take_paste().into_iter().collect();
        }
        self.stale = false;
        match std::mem::take(&mut self.begun).as_slice() {
            [0x1b] => {
                self.late = true;
                vec![key(KeyCode::Esc)]
            }
            [0x1b, c @ (b'[' | b'O' | b']')] => {
                vec![key(KeyCode::Esc), key(KeyCode::Char(char::from(*c)))]
            }
            _ => Vec::new(),
        }
    }

    fn take_paste(&mut self) -> Option<Heard> {
        let pasted = self.paste.take()?;
        Some(Heard::Event(Event::Paste(String::from_utf8_lossy(&pasted).into_owned())))
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|here| here == what)
}

/// The first thing in the bytes; none where there are none.
fn first(bytes: &[u8]) -> Option<Found> {
    Some(match bytes {
        [] => return None,
        [0x1b] => Found::Part,
        [0x1b, rest @ ..] => sequence::after_esc(rest),
        [byte, ..] if byte.is_ascii() => {
            Found::Whole(1, Some(Heard::Event(Event::Key(ascii(*byte)))))
        }
        _ => character(bytes),
    })
}

/// A character that takes more than one byte. What is no UTF-8 is passed over.
fn character(bytes: &[u8]) -> Found {
    let longest = &bytes[..bytes.len().min(4)];
    let whole = match std::str::from_utf8(longest) {
        Ok(text) => text,
        Err(error) => match (error.valid_up_to(), error.error_len()) {
            (0, Some(bad)) => return Found::Whole(bad, None),
            (0, None) => return Found::Part,
            (valid, _) => std::str::from_utf8(&longest[..valid]).unwrap_or_default(),
        },
    };
    match whole.chars().next() {
        Some(c) => Found::Whole(c.len_utf8(), Some(key(KeyCode::Char(c)))),
        None => Found::Part,
    }
}

fn ascii(byte: u8) -> KeyEvent {
    let ctrl = |c: u8| KeyEvent::new(KeyCode::Char(char::from(c)), KeyModifiers::CONTROL);
    match byte {
        b'\r' | b'\n' => KeyCode::Enter.into(),
        b'\t' => KeyCode::Tab.into(),
        // Many terminals are set to send ^H for it; taking that as Ctrl-H helps nobody.
        0x7f | 0x08 => KeyCode::Backspace.into(),
        0x00 => ctrl(b' '),
        0x01..=0x1a => ctrl(byte - 1 + b'a'),
        0x1c..=0x1f => ctrl(byte - 0x1c + b'4'),
        _ => KeyCode::Char(char::from(byte)).into(),
    }
}

fn key(code: KeyCode) -> Heard {
    Heard::Event(Event::Key(code.into()))
}

#[cfg(test)]
mod tests;
