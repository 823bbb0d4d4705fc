//! What follows an `ESC`: arrows, function keys, the mouse, answers.

use ratatui::crossterm::event::{
    Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::{Found, Heard, ascii, key};

/// What a key sends that is held with Alt: besides the letters, these. It may as well have been Esc and then
/// that key, which came so fast that the two arrived together; whoever takes the key knows what is meant.
const WITH_ALT: &[u8] = b"\r\x7f\x08";

/// Whether bytes go on with a sequence whose beginning was given up, and are not typed, as far as can be
/// told from these.
pub(super) fn goes_on(given_up: &[u8], bytes: &[u8]) -> bool {
    match (given_up, bytes) {
        ([], _) | (_, []) => false,
        ([0x1b], [b'[' | b'O', ..]) => true,
        // A bracket alone is a key.
        ([0x1b], [b']', more @ ..]) if !more.is_empty() && ANSWER.starts_with(more) => true,
        ([0x1b], _) if begins_beyond_doubt(bytes) => true,
        ([0x1b], _) => false,
        _ => {
            let both = [given_up, bytes].concat();
            match after_esc(&both[1..]) {
                Found::Whole(count, _) | Found::Paste(count) => count > given_up.len(),
                Found::Part => true,
            }
        }
    }
}

/// What the bytes after an `ESC` are; counts include the `ESC`.
pub(super) fn after_esc(rest: &[u8]) -> Found {
    if let Some(found) = string(rest) {
        return found;
    }
    match rest {
        [b'[', b'['] => Found::Part,
        [b'[', b'[', letter, ..] => Found::Whole(4, console_function_key(*letter)),
        [b'[', more @ ..] => csi(more),
        [b'O', b'0'..=b'9', ..] => modified(&rest[1..]),
        [b'O', letter, ..] => Found::Whole(3, ss3(*letter)),
        [b']', more @ ..] if more.starts_with(ANSWER) || ANSWER.starts_with(more) => answer(more),
        [b'O'] | [0x1b] | [0x1b, b'[' | b'O'] => Found::Part,
        [b']', digits @ ..] if digits.iter().all(u8::is_ascii_digit) => Found::Part,
        // Where nothing follows soon, Alt and that letter.
        [b'P' | b'_'] => Found::Part,
        // Alt with an arrow, on terminals that put an ESC before it.
        [0x1b, b'[' | b'O', letter @ b'A'..=b'D', ..] => {
            let with = lettered(*letter).map(|code| KeyEvent::new(code, KeyModifiers::ALT));
            Found::Whole(4, with.map(|with| Heard::Event(Event::Key(with))))
        }
        [byte, ..] if WITH_ALT.contains(byte) || byte.is_ascii_graphic() => {
            let with = KeyEvent { modifiers: KeyModifiers::ALT, ..ascii(*byte) };
            Found::Whole(2, Some(Heard::Event(Event::Key(with))))
        }
        _ => Found::Whole(1, Some(key(KeyCode::Esc))),
    }
}

/// `ESC O 5 A`: what some terminals send for an arrow or function key with Ctrl or Shift.
fn modified(bytes: &[u8]) -> Found {
    let Some(end) = bytes.iter().position(|byte| !matches!(byte, b'0'..=b'9' | b';')) else {
        return part_of(bytes);
    };
    let held = std::str::from_utf8(&bytes[..end]).unwrap_or_default();
    let held = numbers(held).last().copied().unwrap_or_default();
    let code = lettered(bytes[end]);
    let with = code.map(|code| Heard::Event(Event::Key(KeyEvent::new(code, modifiers(held)))));
    Found::Whole(end + 3, with)
}

/// `ESC [ M button column row`, each a byte from 32 on: the mouse of terminals that know no other way.
fn clicked_in_bytes(bytes: &[u8]) -> Found {
    let [button, column, row, ..] = bytes else { return Found::Part };
    let number = |byte: &u8| u32::from(byte.saturating_sub(32));
    let click = format!("{};{};{}", number(button), number(column), number(row));
    Found::Whole(6, clicked(&click, b'M'))
}

/// `ESC [ parameters final`.
fn csi(bytes: &[u8]) -> Found {
    if let [b'M', more @ ..] = bytes {
        return clicked_in_bytes(more);
    }
    let Some(end) = bytes.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return part_of(bytes);
    };
    // Something else began before this was complete.
    if !(0x40..=0x7e).contains(&bytes[end]) {
        return Found::Whole(end + 2, None);
    }
    let parameters = std::str::from_utf8(&bytes[..end]).unwrap_or_default();
    let count = end + 3;
    match (parameters, bytes[end]) {
        ("200", b'~') => Found::Paste(count),
        (mouse, last @ (b'M' | b'm')) if mouse.starts_with('<') => {
            Found::Whole(count, clicked(&mouse[1..], last))
        }
        (own, b'c') if own.starts_with('?') => Found::Whole(count, Some(Heard::Attributes)),
        (parameters, last) => Found::Whole(count, pressed(parameters, last)),
    }
}

/// Numbers parted by `;`; one left out is 0.
fn numbers(parameters: &str) -> Vec<u32> {
    let number = |part: &str| part.split(':').next().and_then(|n| n.parse().ok()).unwrap_or(0);
    parameters.split(';').map(number).collect()
}

fn pressed(parameters: &str, last: u8) -> Option<Heard> {
    if parameters.starts_with(['?', '>', '=', '<']) {
        return None;
    }
    // A key that was let go, under a protocol that another program left on.
    let held = parameters.split(';').nth(1);
    if held.and_then(|held| held.split(':').nth(1)) == Some("3") {
        return None;
    }
    let numbers = numbers(parameters);
    let (first, second) = (numbers[0], numbers.get(1).copied().unwrap_or(0));
    let code = match last {
        // An F3 with Shift or Ctrl would look the same from the first row, and means nothing here.
        b'R' if numbers.len() > 1 => {
            let (row, col) = (u16::try_from(first).ok()?, u16::try_from(second).ok()?);
            return Some(Heard::Cursor(row, col));
        }
        // Of st, unless its keyboard is switched; F1 is `ESC O P` there.
        b'P' if parameters.is_empty() => KeyCode::Delete,
        b'Z' => KeyCode::BackTab,
        b'~' if first == 27 => character(*numbers.get(2)?)?,
        b'~' => tilde(first)?,
        b'u' => character(first)?,
        letter => lettered(letter)?,
    };
    Some(Heard::Event(Event::Key(KeyEvent::new(code, modifiers(second)))))
}

/// The keys that were held, as a number one above their sum.
fn modifiers(number: u32) -> KeyModifiers {
    let held = number.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    modifiers.set(KeyModifiers::SHIFT, held & 1 != 0);
    modifiers.set(KeyModifiers::ALT, held & 2 != 0);
    modifiers.set(KeyModifiers::CONTROL, held & 4 != 0);
    modifiers
}

/// Keys that end in a letter, in both `ESC [` and `ESC O`.
fn lettered(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

fn tilde(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        // The numbers leave out one between the groups, as on the keyboards of their time.
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23 | 24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

/// A key given by its character.
fn character(number: u32) -> Option<KeyCode> {
    match char::from_u32(number)? {
        '\r' => Some(KeyCode::Enter),
        '\t' => Some(KeyCode::Tab),
        '\x1b' => Some(KeyCode::Esc),
        '\x7f' | '\x08' => Some(KeyCode::Backspace),
        // Keys without a character have numbers in the private use area.
        c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => None,
        c => Some(KeyCode::Char(c)),
    }
}

fn ss3(letter: u8) -> Option<Heard> {
    match letter {
        b'M' => Some(key(KeyCode::Enter)),
        // The digits and signs of a number pad that was switched to its own sequences.
        b'j'..=b'y' => Some(key(KeyCode::Char(char::from(letter - 0x40)))),
        b'X' => Some(key(KeyCode::Char('='))),
        _ => lettered(letter).map(key),
    }
}

/// F1 to F5 of the Linux console.
fn console_function_key(letter: u8) -> Option<Heard> {
    (b'A'..=b'E').contains(&letter).then(|| key(KeyCode::F(letter - b'A' + 1)))
}

/// `button;column;row`: the left button's press and the wheel; nothing else was asked for.
fn clicked(parameters: &str, last: u8) -> Option<Heard> {
    let numbers = numbers(parameters);
    let [button, column, row] = numbers[..] else { return None };
    let kind = match (button, last) {
        (0, b'M') => MouseEventKind::Down(MouseButton::Left),
        (64, b'M') => MouseEventKind::ScrollUp,
        (65, b'M') => MouseEventKind::ScrollDown,
        _ => return None,
    };
    let from_zero = |number: u32| u16::try_from(number.saturating_sub(1)).ok();
    let (column, row) = (from_zero(column)?, from_zero(row)?);
    let event = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    Some(Heard::Event(Event::Mouse(event)))
}

/// How an answer about the ground begins.
const ANSWER: &[u8] = b"11;";

/// A string that is no answer here: another program asked for it, and left before it came. It is one
/// where it is whole, or begins as no key with Alt and what is typed after it does.
fn string(bytes: &[u8]) -> Option<Found> {
    match bytes {
        [b']', more @ ..] if more.starts_with(ANSWER) => return None,
        [b'P' | b']' | b'_' | b'^', ..] => {}
        _ => return None,
    }
    let whole = |count: usize| Some(Found::Whole(count + 1, None));
    match bytes.iter().position(u8::is_ascii_control) {
        Some(end) => match (bytes[end], bytes.get(end + 1)) {
            (0x07, _) => whole(end + 1),
            (0x1b, Some(b'\\')) => whole(end + 2),
            (0x1b, None) if begins_beyond_doubt(bytes) => Some(Found::Part),
            _ => None,
        },
        None if begins_beyond_doubt(bytes) => Some(Found::Part),
        None => None,
    }
}

/// Whether it begins as the answers do that terminals give: to questions about colours and the
/// clipboard (`OSC`, a number), the terminal's name and what it can (`DCS`), pictures (`APC`).
fn begins_beyond_doubt(bytes: &[u8]) -> bool {
    match bytes {
        [b']', more @ ..] => {
            let digits = more.iter().take_while(|byte| byte.is_ascii_digit()).count();
            digits > 0 && more.get(digits) == Some(&b';')
        }
        [b'P', b'0' | b'1', b'$' | b'+', ..] | [b'P', b'>' | b'!', b'|', ..] => true,
        [b'P', b'0' | b'1' | b'>' | b'!'] => true,
        [b'_', b'G', ..] => true,
        _ => false,
    }
}

/// Nothing that means anything here is longer.
const LONGEST: usize = 64;

/// The beginning of a sequence, as long as it can be one.
fn part_of(bytes: &[u8]) -> Found {
    if bytes.len() < LONGEST { Found::Part } else { Found::Whole(2 + bytes.len(), None) }
}

/// An answer up to `BEL` or `ESC \`.
fn answer(bytes: &[u8]) -> Found {
    let Some(end) = bytes.iter().position(|byte| matches!(byte, 0x07 | 0x1b)) else {
        return part_of(bytes);
    };
    match bytes.get(end..end + 2) {
        Some([0x1b, b'\\']) => Found::Whole(end + 4, ground(&bytes[..end])),
        _ if bytes[end] == 0x07 => Found::Whole(end + 3, ground(&bytes[..end])),
        None => Found::Part,
        // Cut off by something else.
        _ => Found::Whole(end + 2, None),
    }
}

/// `11;rgb:rrrr/gggg/bbbb`, each of one to four hexadecimal digits; some add how opaque it is.
fn ground(answer: &[u8]) -> Option<Heard> {
    let answer = std::str::from_utf8(answer).ok()?.strip_prefix("11;rgb")?;
    let answer = answer.strip_prefix('a').unwrap_or(answer).strip_prefix(':')?;
    let parts = answer.split('/').take(3).map(|part| {
        let most = 16u32.checked_pow(part.len() as u32)?.checked_sub(1).filter(|most| *most > 0)?;
        Some(f64::from(u32::from_str_radix(part, 16).ok()?) / f64::from(most))
    });
    let parts: Vec<f64> = parts.collect::<Option<_>>()?;
    let [red, green, blue] = parts[..] else { return None };
    // The weights of ITU-R BT.601 for how light a colour looks.
    Some(Heard::Ground { light: 0.299 * red + 0.587 * green + 0.114 * blue > 0.5 })
}
