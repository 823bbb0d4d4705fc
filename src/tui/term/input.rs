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
    /// The answer to `CSI c`, behind all others.
    Attributes,
}

/// How long a lone `ESC` may still become a sequence. Nobody types that fast; a slow line is.
const LONE_ESC: Duration = Duration::from_millis(50);

/// How long the rest of what was given up may still come.
pub(super) const LATE: Duration = Duration::from_secs(1);

/// How long the rest of a sequence may take that has begun beyond doubt.
const BEGUN: Duration = Duration::from_millis(500);

/// How long a paste may pause before what came of it so far is handed on.
const PASTE: Duration = Duration::from_secs(3);

/// How long nothing follows a key that came by itself in such a pause, where somebody typed it. The rest of
/// a paste comes sooner, and would be keys if it were taken for one.
const TYPED: Duration = Duration::from_millis(250);

/// How long it may pause after that, before its end is given up.
const PASTE_OVER: Duration = Duration::from_secs(10);

/// A paste larger than this many bytes is cut: far beyond what any field takes.
const PASTE_MAX: usize = 16 << 20;

const PASTE_END: &[u8] = b"\x1b[201~";

/// Puts together what arrives in pieces.
#[derive(Debug, Default)]
pub struct Decoder {
    begun: Vec<u8>,
    paste: Option<Paste>,
    /// The beginning of a sequence that was given up, whose rest can still come.
    given_up: Vec<u8>,
    /// What has begun is such a beginning with its rest, and a key that it turns out to be is none.
    stale: bool,
}

/// A paste whose end has not come.
#[derive(Debug, Default)]
struct Paste {
    bytes: Vec<u8>,
    /// It paused, and what had come was handed on.
    handed: bool,
    /// Where a key begins that came by itself after that, and nothing else yet.
    key: Option<usize>,
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
        let given_up = std::mem::take(&mut self.given_up);
        if self.begun.is_empty() && sequence::goes_on(&given_up, bytes) {
            self.begun = given_up;
            self.stale = true;
        }
        let alone = is_one_key(bytes);
        let mut heard = Vec::new();
        self.begun.extend_from_slice(bytes);
        let mut rest = std::mem::take(&mut self.begun);
        let mut from = 0;
        loop {
            if let Some(paste) = &mut self.paste {
                let pasted = &mut paste.bytes;
                let before = pasted.len();
                // The end mark may have come in pieces too.
                let known = before.saturating_sub(PASTE_END.len());
                pasted.extend_from_slice(&rest[from..]);
                let of_end = bytes != [0x1b] && end_mark_begun(pasted) > 0;
                paste.key = (paste.handed && alone && !of_end).then_some(before);
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
                let whole = self.paste.take().filter(|it| !(it.handed && it.bytes.is_empty()));
                heard.extend(whole.map(|paste| pasted_text(&paste.bytes)));
                continue;
            }
            match first(&rest[from..]) {
                Some(Found::Whole(count, what)) => {
                    let is_stale = std::mem::take(&mut self.stale);
                    // A terminal does not part the two bytes that it sends after an ESC.
                    let alone = is_stale && bytes.len() == 1;
                    let typed = alone && what.is_none() && is_typed(&rest[from..from + count]);
                    heard.extend(what.filter(|it| !is_stale || !matches!(it, Heard::Event(_))));
                    // What was typed after Esc was heard: without the Esc.
                    from += if typed { 1 } else { count };
                }
                Some(Found::Paste(count)) => {
                    self.stale = false;
                    self.paste = Some(Paste::default());
                    from += count;
                }
                Some(Found::Part) if self.stale && bytes == b"[" && is_typed(&rest[from..]) => {
                    self.stale = false;
                    from += 1;
                }
                Some(Found::Part) | None => break,
            }
        }
        self.begun = rest.split_off(from);
        heard
    }

    /// So much time has passed that nothing belongs to what was given up any more.
    pub fn settle(&mut self) {
        self.given_up.clear();
    }

    /// How long to wait for the rest of what has begun; none where nothing has, and where it is a
    /// character, which no key begins like.
    pub fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.begun.as_slice()) {
            (Some(Paste { handed: false, .. }), _) => Some(PASTE),
            (Some(Paste { key: Some(_), .. }), _) => Some(TYPED),
            (Some(paste), _) if paste.bytes.is_empty() => Some(PASTE_OVER),
            (Some(_), _) => Some(PASTE),
            (None, [0x1b] | [0x1b, 0x1b | b'P' | b'_']) => Some(LONE_ESC),
            (None, [0x1b, ..]) => Some(BEGUN),
            (None, _) => None,
        }
    }

    /// Nothing followed in that time: gives what the beginning is by itself. `ESC` is the key Esc;
    /// half a sequence is nothing, rather than a key that nobody pressed, and neither is its rest where
    /// that comes late. Of a paste it is what came so far.
    pub fn give_up(&mut self) -> Vec<Heard> {
        if let Some(paste) = &mut self.paste {
            let over = std::mem::replace(&mut paste.handed, true);
            let key = paste.key.take().map(|from| paste.bytes.split_off(from));
            let whole = paste.bytes.len() - unfinished(&paste.bytes);
            let bytes: Vec<u8> = paste.bytes.drain(..whole).collect();
            self.paste.take_if(|_| over);
            let mut heard = Vec::from_iter((whole > 0).then(|| pasted_text(&bytes)));
            if let Some(key) = key {
                heard.extend(self.feed(&key));
                heard.extend(self.give_up());
            }
            return heard;
        }
        let is_stale = std::mem::take(&mut self.stale);
        let begun = std::mem::take(&mut self.begun);
        self.given_up = match begun.as_slice() {
            [0x1b, 0x1b] => vec![0x1b],
            // Both are handed on as a key.
            [0x1b, b'P' | b'_'] => Vec::new(),
            _ => begun.clone(),
        };
        match begun.as_slice() {
            _ if is_stale => Vec::new(),
            [0x1b] => vec![key(KeyCode::Esc)],
            [0x1b, 0x1b] => vec![key(KeyCode::Esc); 2],
            [0x1b, letter @ (b'P' | b'_')] => {
                let with = KeyEvent { modifiers: KeyModifiers::ALT, ..ascii(*letter) };
                vec![Heard::Event(Event::Key(with))]
            }
            _ => Vec::new(),
        }
    }
}

/// Whether bytes that arrived together are one key, or the Esc that may become one: after a pause that
/// is somebody at the keyboard, and no paste that goes on.
fn is_one_key(bytes: &[u8]) -> bool {
    match first(bytes) {
        Some(Found::Whole(count, Some(Heard::Event(Event::Key(_))))) => count == bytes.len(),
        _ => bytes == [0x1b],
    }
}

/// Whether what came late after an Esc is two keys that were typed, where it is no key by itself.
fn is_typed(bytes: &[u8]) -> bool {
    matches!(bytes, [0x1b, b'[' | b'O', b'@'..=b'~'])
}

/// What was pasted; what is no UTF-8 in it is marked as that.
fn pasted_text(bytes: &[u8]) -> Heard {
    Heard::Event(Event::Paste(String::from_utf8_lossy(bytes).into_owned()))
}

/// How many of the last bytes of a paste are the beginning of its end mark.
fn end_mark_begun(bytes: &[u8]) -> usize {
    let begun = (1..PASTE_END.len()).rev().find(|count| bytes.ends_with(&PASTE_END[..*count]));
    begun.unwrap_or(0)
}

/// How many are that, or the beginning of a character.
fn unfinished(bytes: &[u8]) -> usize {
    let begun = end_mark_begun(bytes);
    Some(begun).filter(|begun| *begun > 0).unwrap_or_else(|| {
        let tail = &bytes[bytes.len().saturating_sub(3)..];
        let starts = (0..tail.len()).find(|at| tail[*at] >= 0xc0);
        let cut = starts.filter(|at| {
            std::str::from_utf8(&tail[*at..]).is_err_and(|error| error.error_len().is_none())
        });
        cut.map_or(0, |at| tail.len() - at)
    })
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
