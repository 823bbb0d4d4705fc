//! What is typed is heard, whatever pieces it arrives in.

use proptest::prelude::*;
use ratatui::crossterm::event::{MouseButton, MouseEventKind};
use rstest::rstest;

use super::*;

mod pastes;

fn with(code: KeyCode, modifiers: KeyModifiers) -> Heard {
    Heard::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

#[rstest]
#[case(b"a", KeyCode::Char('a'))]
#[case("妇".as_bytes(), KeyCode::Char('妇'))]
#[case("𠮷".as_bytes(), KeyCode::Char('𠮷'))]
#[case(b"\r", KeyCode::Enter)]
#[case(b"\t", KeyCode::Tab)]
#[case(b"\x7f", KeyCode::Backspace)]
#[case(b"\x08", KeyCode::Backspace)]
#[case(b"\x1b[A", KeyCode::Up)]
#[case(b"\x1bOB", KeyCode::Down)]
#[case(b"\x1b[H", KeyCode::Home)]
#[case(b"\x1b[1~", KeyCode::Home)]
#[case(b"\x1b[4~", KeyCode::End)]
#[case(b"\x1b[3~", KeyCode::Delete)]
#[case(b"\x1b[6~", KeyCode::PageDown)]
#[case(b"\x1b[Z", KeyCode::BackTab)]
#[case(b"\x1bOP", KeyCode::F(1))]
#[case(b"\x1b[[B", KeyCode::F(2))]
#[case(b"\x1b[12~", KeyCode::F(2))]
#[case(b"\x1b[21~", KeyCode::F(10))]
#[case(b"\x1b[24~", KeyCode::F(12))]
#[case(b"\x1bOM", KeyCode::Enter)]
#[case(b"\x1bOs", KeyCode::Char('3'))]
#[case(b"\x1bOn", KeyCode::Char('.'))]
#[case(b"\x1bOm", KeyCode::Char('-'))]
#[case(b"\x1bOo", KeyCode::Char('/'))]
#[case(b"\x1bOX", KeyCode::Char('='))]
fn keys(#[case] bytes: &[u8], #[case] code: KeyCode) {
    assert_eq!(Decoder::default().feed(bytes), [key(code)]);
}

#[rstest]
#[case(b"\x13", KeyCode::Char('s'), KeyModifiers::CONTROL)]
#[case(b"\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL)]
#[case(b"\x1b[1;2D", KeyCode::Left, KeyModifiers::SHIFT)]
#[case(b"\x1b[1;6D", KeyCode::Left, KeyModifiers::SHIFT.union(KeyModifiers::CONTROL))]
#[case(b"\x1b[3;5~", KeyCode::Delete, KeyModifiers::CONTROL)]
#[case(b"\x1bO5A", KeyCode::Up, KeyModifiers::CONTROL)]
#[case(b"\x1bO2P", KeyCode::F(1), KeyModifiers::SHIFT)]
#[case(b"\x1bO1;5D", KeyCode::Left, KeyModifiers::CONTROL)]
#[case(b"\x1b\r", KeyCode::Enter, KeyModifiers::ALT)]
#[case(b"\x1b\x1bOD", KeyCode::Left, KeyModifiers::ALT)]
#[case(b"\x1b\x7f", KeyCode::Backspace, KeyModifiers::ALT)]
#[case(b"\x1b[27;5;9~", KeyCode::Tab, KeyModifiers::CONTROL)]
#[case(b"\x1b[127;5u", KeyCode::Backspace, KeyModifiers::CONTROL)]
fn keys_with_others(#[case] bytes: &[u8], #[case] code: KeyCode, #[case] modifiers: KeyModifiers) {
    assert_eq!(Decoder::default().feed(bytes), [with(code, modifiers)]);
}

#[test]
fn esc_waits_a_little_and_then_is_esc() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b"), []);
    assert_eq!(decoder.patience(), Some(LONE_ESC));
    assert_eq!(decoder.feed(b"[A"), [key(KeyCode::Up)]);
    assert_eq!(decoder.patience(), None);
    decoder.feed(b"\x1b");
    assert_eq!(decoder.give_up(), [key(KeyCode::Esc)]);
    decoder.feed(b"\x1b[");
    assert_eq!(decoder.patience(), Some(BEGUN));
    // Half an arrow is no key, and neither is the other half.
    for (begun, rest) in [(&b"\x1b["[..], &b"A"[..]), (b"\x1b[1;", b"5C"), (b"\x1bO", b"B")] {
        let mut decoder = Decoder::default();
        decoder.feed(begun);
        assert_eq!((decoder.give_up(), decoder.feed(rest)), (vec![], vec![]), "{begun:?}");
        assert_eq!(decoder.feed(b"x"), [key(KeyCode::Char('x'))]);
    }
    // What cannot be its other half is typed.
    decoder.give_up();
    assert_eq!(decoder.feed("妇".as_bytes()), [key(KeyCode::Char('妇'))]);
}

#[test]
fn alt_with_an_arrow_may_come_in_pieces_and_two_escs_are_two() {
    let mut decoder = Decoder::default();
    for piece in [&b"\x1b\x1b"[..], b"["] {
        assert_eq!(decoder.feed(piece), []);
    }
    assert_eq!(decoder.feed(b"D"), [with(KeyCode::Left, KeyModifiers::ALT)]);
    decoder.feed(b"\x1b\x1b");
    assert_eq!(decoder.patience(), Some(LONE_ESC));
    assert_eq!(decoder.give_up(), [key(KeyCode::Esc), key(KeyCode::Esc)]);
}

/// No key begins as a character does, so there is nothing to give up.
#[test]
fn half_a_character_waits_for_the_other_half() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(&"女".as_bytes()[..2]), []);
    assert_eq!(decoder.patience(), None);
    assert_eq!(decoder.feed(&"女".as_bytes()[2..]), [key(KeyCode::Char('女'))]);
}

#[test]
fn answers_to_others_are_passed_over() {
    let mut decoder = Decoder::default();
    for answer in [
        &b"\x1bP>|XTerm(370)\x1b\\"[..],
        b"\x1b]4;1;rgb:ffff/0000/0000\x07",
        b"\x1b]10;rgb:ffff/ffff/ffff\x1b\\",
        b"\x1b_Gi=31;OK\x1b\\",
    ] {
        assert_eq!(decoder.feed(answer), [], "{answer:?}");
    }
    assert_eq!(decoder.feed(b"q"), [key(KeyCode::Char('q'))]);
}

/// However a slow line cuts them: the rest comes at once, or after the beginning was given up.
#[test]
fn answers_to_others_may_come_in_pieces() {
    for answer in [
        &b"\x1b]10;rgb:ffff/ffff/ffff\x07"[..],
        b"\x1b]52;c;YWJjZGVm\x1b\\",
        b"\x1bP>|XTerm(390)\x1b\\",
        b"\x1bP1$r0 q\x1b\\",
        b"\x1b_Gi=31;OK\x1b\\",
    ] {
        for cut in 1..answer.len() {
            for is_late in [false, true] {
                let mut decoder = Decoder::default();
                let mut heard = decoder.feed(&answer[..cut]);
                if is_late {
                    heard.extend(decoder.give_up());
                }
                heard.extend(decoder.feed(&answer[cut..]));
                // Such a letter is a key by then, and what follows is typed.
                if is_late && cut == 2 && matches!(answer[1], b'P' | b'_') {
                    continue;
                }
                let told = if is_late && cut == 1 { vec![key(KeyCode::Esc)] } else { Vec::new() };
                assert_eq!(heard, told, "{answer:?} after {cut}, late: {is_late}");
                assert_eq!(decoder.feed(b"q"), [key(KeyCode::Char('q'))]);
            }
        }
    }
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1bP"), []);
    assert_eq!(decoder.give_up(), [with(KeyCode::Char('P'), KeyModifiers::ALT)]);
    assert_eq!(decoder.feed(b"1"), [key(KeyCode::Char('1'))]);
    // Who presses Esc and then keys that strings begin with is heard.
    for keys in ["]", "3"] {
        decoder.feed(b"\x1b");
        assert_eq!(decoder.give_up(), [key(KeyCode::Esc)]);
        assert_eq!(
            decoder.feed(keys.as_bytes()),
            [key(KeyCode::Char(keys.chars().next().unwrap()))]
        );
    }
}

#[test]
fn what_comes_late_after_its_esc_is_not_typed() {
    let in_pieces = |pieces: &[&[u8]]| {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b");
        assert_eq!(decoder.give_up(), [key(KeyCode::Esc)]);
        let mut heard: Vec<_> = pieces.iter().flat_map(|piece| decoder.feed(piece)).collect();
        heard.extend(decoder.feed(b"x"));
        assert_eq!(heard.pop(), Some(key(KeyCode::Char('x'))), "{pieces:?}");
        heard
    };
    let after_esc = |bytes: &[u8]| in_pieces(&[bytes]);
    for tail in [&b"[A"[..], b"OA", b"[1;5C", b"[3~", b"OP", b"[I"] {
        assert_eq!(after_esc(tail), [], "{tail:?}");
    }
    let pasted = Heard::Event(Event::Paste("abc".into()));
    assert_eq!(after_esc(b"[200~abc\x1b[201~"), [pasted]);
    assert_eq!(after_esc(b"[2;4R"), [Heard::Cursor(2, 4)]);
    assert_eq!(after_esc(b"]11;rgb:0000/0000/0000\x1b\\"), [Heard::Ground { light: false }]);
    // Neither where the line cuts it once more.
    assert_eq!(in_pieces(&[b"[", b"A"]), []);
    assert_eq!(in_pieces(&[b"O", b"B"]), []);
    assert_eq!(in_pieces(&[b"[1", b";", b"5C"]), []);
    assert_eq!(in_pieces(&[b"[1;", b"5Ck"]), [key(KeyCode::Char('k'))]);
    assert_eq!(in_pieces(&[b"[2;", b"4R"]), [Heard::Cursor(2, 4)]);
    let pasted = Heard::Event(Event::Paste("abc".into()));
    assert_eq!(in_pieces(&[b"[200", b"~abc\x1b[2", b"01~"]), [pasted]);
    // What is typed is typed.
    assert_eq!(after_esc(b"k"), [key(KeyCode::Char('k'))]);
    assert_eq!(after_esc(b"d"), [key(KeyCode::Char('d'))]);
    assert_eq!(after_esc(b"]y"), [key(KeyCode::Char(']')), key(KeyCode::Char('y'))]);
    assert_eq!(after_esc("好".as_bytes()), [key(KeyCode::Char('好'))]);
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b");
    decoder.give_up();
    decoder.settle();
    assert_eq!(decoder.feed(b"[A"), [key(KeyCode::Char('[')), key(KeyCode::Char('A'))]);
    // And neither is it where each piece took longer than anybody waits.
    let mut decoder = Decoder::default();
    for piece in [&b"\x1b"[..], b"[1", b";"] {
        decoder.feed(piece);
        let expected: &[Heard] = if piece == b"\x1b" { &[key(KeyCode::Esc)] } else { &[] };
        assert_eq!(decoder.give_up(), expected, "{piece:?}");
    }
    assert_eq!(decoder.feed(b"5Ck"), [key(KeyCode::Char('k'))]);
}

#[test]
fn a_key_that_came_together_with_esc_is_held_with_alt() {
    assert_eq!(Decoder::default().feed(b"\x1bq"), [with(KeyCode::Char('q'), KeyModifiers::ALT)]);
    assert_eq!(Decoder::default().feed(b"\x1b\x1b[B"), [with(KeyCode::Down, KeyModifiers::ALT)]);
    assert_eq!(
        Decoder::default().feed(b"\x1bPx\x1b]y"),
        [
            with(KeyCode::Char('P'), KeyModifiers::ALT),
            key(KeyCode::Char('x')),
            with(KeyCode::Char(']'), KeyModifiers::ALT),
            key(KeyCode::Char('y'))
        ]
    );
    assert_eq!(
        Decoder::default().feed("\x1b妇".as_bytes()),
        [key(KeyCode::Esc), key(KeyCode::Char('妇'))]
    );
}

/// A bracket or `O` within a second of Esc may be the rest of an arrow; with a key that no arrow has both
/// were typed.
#[test]
fn what_is_typed_after_esc_is_not_lost() {
    let chars = |text: &str| text.chars().map(|c| key(KeyCode::Char(c))).collect::<Vec<_>>();
    for (typed, heard) in
        [("[j", "[j"), ("[[", "[["), ("Oa", "Oa"), ("[A", ""), ("O", ""), ("[", "")]
    {
        let mut decoder = Decoder::default();
        decoder.feed(b"\x1b");
        assert_eq!(decoder.give_up(), [key(KeyCode::Esc)]);
        let mut all = Vec::new();
        for byte in typed.bytes() {
            all.extend(decoder.feed(&[byte]));
        }
        if decoder.patience().is_some() {
            all.extend(decoder.give_up());
            decoder.settle();
        }
        assert_eq!(all, chars(heard), "{typed}");
        assert_eq!(decoder.feed(b"x"), chars("x"), "{typed}");
    }
}

/// What a program that crashed left on: a key let go is none, nor one without a character.
#[test]
fn keys_of_another_protocol() {
    let mut decoder = Decoder::default();
    assert_eq!(decoder.feed(b"\x1b[97;1:1u\x1b[97;1:3u"), [key(KeyCode::Char('a'))]);
    assert_eq!(decoder.feed(b"\x1b[57404u\x1b[1;1:3A"), []);
}

#[test]
fn answers_and_the_mouse() {
    let mut decoder = Decoder::default();
    let both = [Heard::Cursor(2, 4), Heard::Attributes];
    assert_eq!(decoder.feed(b"\x1b[2;4R\x1b[?62;4c"), both);
    assert_eq!(decoder.feed(b"\x1b]11;rgb:ffff/ffff/dddd\x07"), [Heard::Ground { light: true }]);
    assert_eq!(decoder.feed(b"\x1b]11;rgb:00/2b/36\x1b\\"), [Heard::Ground { light: false }]);
    let opaque = b"\x1b]11;rgba:ffff/ffff/ffff/ffff\x07";
    assert_eq!(decoder.feed(opaque), [Heard::Ground { light: true }]);
    assert_eq!(decoder.feed(b"\x1b]11;nonsense\x07\x1b[M#*%"), []);
    // What has no end is not waited for without end.
    assert_eq!(decoder.feed(&[b"\x1b[".as_slice(), &[b'1'; 80]].concat()), []);
    assert_eq!(decoder.feed(b"a"), [key(KeyCode::Char('a'))]);
    for (bytes, kind) in [
        (&b"\x1b[<0;10;5M"[..], MouseEventKind::Down(MouseButton::Left)),
        (b"\x1b[<65;10;5M", MouseEventKind::ScrollDown),
        (b"\x1b[M *%", MouseEventKind::Down(MouseButton::Left)),
        (b"\x1b[Ma*%", MouseEventKind::ScrollDown),
    ] {
        let [Heard::Event(Event::Mouse(mouse))] = decoder.feed(bytes)[..] else { panic!() };
        assert_eq!((mouse.kind, mouse.column, mouse.row), (kind, 9, 4));
    }
    assert_eq!(decoder.feed(b"\x1b[<0;10;5m\x1b[<35;1;1M"), []);
}

/// Some terminals count rows from 0, and an answer may come to another than who asked.
#[test]
fn a_report_from_the_first_row_is_no_key() {
    for (bytes, at) in [(&b"\x1b[1;3R"[..], (1, 3)), (b"\x1b[1;1R", (1, 1)), (b"\x1b[0;5R", (0, 5))]
    {
        assert_eq!(Decoder::default().feed(bytes), [Heard::Cursor(at.0, at.1)]);
    }
    for f3 in [&b"\x1bOR"[..], b"\x1b[R", b"\x1b[13~"] {
        assert_eq!(Decoder::default().feed(f3), [key(KeyCode::F(3))]);
    }
}

#[test]
fn delete_as_st_sends_it() {
    assert_eq!(Decoder::default().feed(b"\x1b[P"), [key(KeyCode::Delete)]);
    assert_eq!(Decoder::default().feed(b"\x1bOP"), [key(KeyCode::F(1))]);
    assert_eq!(Decoder::default().feed(b"\x1b[1;5P"), [with(KeyCode::F(1), KeyModifiers::CONTROL)]);
}

#[test]
fn what_is_no_text_is_passed_over() {
    assert_eq!(
        Decoder::default().feed(b"\xff\xfea\xb0b"),
        [key(KeyCode::Char('a')), key(KeyCode::Char('b'))]
    );
}

fn piece() -> impl Strategy<Value = Vec<u8>> {
    prop::sample::select(vec![
        "妇女".as_bytes().to_vec(),
        b"q".to_vec(),
        b"\x1b[A".to_vec(),
        b"\x1bOP".to_vec(),
        b"\x1b[[B".to_vec(),
        b"\x1b[1;5C".to_vec(),
        b"\x1b[200~ \xe5\xa5\xb3\r\x1b[B\x1b[201~".to_vec(),
        b"\x1b[2;4R".to_vec(),
        b"\x1b]11;rgb:0000/0000/0000\x1b\\".to_vec(),
        b"\x1b[<0;3;4M".to_vec(),
        b"\x13".to_vec(),
        b"\r".to_vec(),
        b"\x1bd".to_vec(),
        b"\x1b\x1b[B".to_vec(),
        b"\x1b\r".to_vec(),
    ])
}

proptest! {
    #[test]
    fn pieces_mean_what_the_whole_means(
        pieces in prop::collection::vec(piece(), 1..8),
        cuts in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let bytes = pieces.concat();
        let mut cuts: Vec<usize> = cuts.iter().map(|cut| cut.index(bytes.len())).collect();
        cuts.extend([0, bytes.len()]);
        cuts.sort_unstable();
        let mut decoder = Decoder::default();
        let heard: Vec<Heard> =
            cuts.windows(2).flat_map(|cut| decoder.feed(&bytes[cut[0]..cut[1]])).collect();
        prop_assert_eq!(heard, Decoder::default().feed(&bytes));
        prop_assert_eq!(decoder.patience(), None);
    }

    #[test]
    fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let mut decoder = Decoder::default();
        decoder.feed(&bytes);
        // A paste is given up in two steps.
        decoder.give_up();
        decoder.give_up();
        decoder.settle();
        prop_assert_eq!(decoder.feed(b"a"), [key(KeyCode::Char('a'))]);
    }
}
