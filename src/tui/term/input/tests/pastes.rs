//! Pastes, also those whose end comes late or never.

use super::*;

#[test]
fn pastes() {
    let paste = |text: &str| Heard::Event(Event::Paste(text.into()));
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
    // Where no end comes, somebody at the keyboard is heard again.
    decoder.feed(b"\x1b[200~ab");
    assert_eq!(decoder.give_up(), [paste("ab")]);
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.give_up(), [key(KeyCode::Esc)]);
    decoder.feed(b"\x1b[200~ab");
    assert_eq!(decoder.give_up(), [paste("ab")]);
    assert_eq!(decoder.give_up(), []);
    assert_eq!(decoder.feed(b"k"), [key(KeyCode::Char('k'))]);
    // A key by itself after the pause is one at once, and an end that comes yet is none.
    for (bytes, code) in [
        (&b"k"[..], KeyCode::Char('k')),
        (b"\x1b[A", KeyCode::Up),
        ("女".as_bytes(), KeyCode::Char('女')),
    ] {
        decoder.feed(b"\x1b[200~ab");
        assert_eq!(decoder.give_up(), [paste("ab")]);
        assert_eq!(decoder.feed(bytes), [key(code)]);
        assert_eq!(decoder.feed(b"\x1b[201~"), []);
        assert_eq!(decoder.patience(), None);
    }
}
