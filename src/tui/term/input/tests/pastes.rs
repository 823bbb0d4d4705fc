//! Pastes, also those whose end comes late or never.

use super::*;

#[test]
fn pastes() {
    let mut decoder = Decoder::default();
    let bytes = "\x1b[200~第一行\r\x1b[A\x03\x1b[201~x".as_bytes();
    let expected = [paste("第一行\r\x1b[A\x03"), key(KeyCode::Char('x'))];
    assert_eq!(decoder.feed(bytes), expected);
    // A paste whose end is lost is not lost.
    assert_eq!(decoder.feed(b"\x1b[200~abc"), []);
    assert_eq!(decoder.patience(), Some(PASTE));
    assert_eq!(decoder.give_up(), [paste("abc")]);
    // What comes after a pause is pasted too, and no key.
    assert_eq!(decoder.patience(), Some(PASTE_OVER));
    assert_eq!(decoder.feed(b"q\r\x1b[201~x"), [paste("q\r"), key(KeyCode::Char('x'))]);
    // Its end comes in pieces over a pause, and so does a character.
    let cut = "\x1b[200~第一女".as_bytes();
    decoder.feed(&cut[..cut.len() - 1]);
    assert_eq!(decoder.give_up(), [paste("第一")]);
    assert_eq!(decoder.feed(&[&cut[cut.len() - 1..], b"\x1b[2"].concat()), []);
    assert_eq!(decoder.feed(b"01~"), [paste("女")]);
    decoder.feed(b"\x1b[200~ab\x1b[20");
    assert_eq!(decoder.give_up(), [paste("ab")]);
    assert_eq!(decoder.feed(b"1~k"), [key(KeyCode::Char('k'))]);
    // A pause may come before any of it.
    decoder.feed(b"\x1b[200~");
    assert_eq!(decoder.give_up(), []);
    assert_eq!(decoder.feed(b"q\r\x1b[201~k"), [paste("q\r"), key(KeyCode::Char('k'))]);
}

/// A paste that paused, and what came of it so far was handed on.
fn paused(begun: &[u8]) -> Decoder {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b[200~ab"), []);
    assert_eq!(decoder.give_up(), [paste("ab")]);
    assert_eq!(decoder.feed(begun), []);
    decoder
}

fn paste(text: &str) -> Heard {
    Heard::Event(Event::Paste(text.into()))
}

/// Where no end comes, somebody at the keyboard is heard: a key by itself is one when nothing follows it,
/// after what else came meanwhile, and an end that comes yet is none.
#[test]
fn a_key_after_a_lost_end_is_heard() {
    let keys = [
        (&b"k"[..], KeyCode::Char('k')),
        (b"\x1b", KeyCode::Esc),
        (b"\x1b[A", KeyCode::Up),
        ("女".as_bytes(), KeyCode::Char('女')),
    ];
    for (bytes, code) in keys {
        for (between, text) in
            [(&b""[..], None), ("妇女".as_bytes(), Some("妇女")), (b"x\x1b[20", Some("x"))]
        {
            let mut decoder = paused(between);
            assert_eq!(decoder.feed(bytes), []);
            assert_eq!(decoder.patience(), Some(TYPED), "{bytes:?}");
            let told: Vec<Heard> = text.map(paste).into_iter().chain([key(code)]).collect();
            assert_eq!(decoder.give_up(), told, "{bytes:?} after {between:?}");
            assert_eq!(decoder.feed(b"\x1b[201~"), []);
            assert_eq!(decoder.patience(), None);
            assert_eq!(decoder.feed(b"j"), [key(KeyCode::Char('j'))]);
        }
    }
    let mut decoder = paused(b"");
    assert_eq!(decoder.patience(), Some(PASTE_OVER));
    assert_eq!(decoder.give_up(), []);
    assert_eq!(decoder.feed(b"k"), [key(KeyCode::Char('k'))]);
    // What an input method commits together is pasted.
    let mut decoder = paused("妇女".as_bytes());
    assert_eq!(decoder.patience(), Some(PASTE));
    assert_eq!(decoder.give_up(), [paste("妇女")]);
    assert_eq!(decoder.feed(b"k"), [key(KeyCode::Char('k'))]);
}

/// A paste that goes on with one character alone is a paste all the same, and nothing in it is a key.
#[test]
fn a_paste_that_goes_on_is_no_keys() {
    let mut decoder = paused("。".as_bytes());
    let rest = "第二段\t\t\r第三段q\x1b[201~k".as_bytes();
    let told = [paste("。第二段\t\t\r第三段q"), key(KeyCode::Char('k'))];
    assert_eq!(decoder.feed(rest), told);
    // Character by character too, and with the end mark in pieces.
    let mut decoder = paused(b"");
    let mut heard = Vec::new();
    for piece in ["一", "\r", "q", "\x1b", "[", "201", "~"] {
        heard.extend(decoder.feed(piece.as_bytes()));
    }
    assert_eq!(heard, [paste("一\rq")]);
}
