//! What stands in the place of punctuation and signs of ambiguous width where somebody asked for that:
//! glyphs that every terminal shows equally wide, also through a multiplexer that counts the others
//! otherwise than the terminal around it.

/// What is shown in the place of a grapheme; none where it is shown itself, as letters are.
pub(super) fn stand_in(grapheme: &str) -> Option<&'static str> {
    let mut chars = grapheme.chars();
    let (Some(only), None) = (chars.next(), chars.next()) else { return None };
    Some(match only {
        '“' => "「",
        '”' => "」",
        '‘' => "『",
        '’' => "』",
        '‐' | '—' | '–' | '―' | '─' => "-",
        '…' | '‥' => "..",
        '·' | '‧' => "・",
        '①'..='⑳' => NUMBERED[only as usize - '①' as usize],
        'Ⅰ'..='Ⅻ' => ROMAN[only as usize - 'Ⅰ' as usize],
        '×' => "x",
        '÷' => "/",
        '±' => "+-",
        '≥' | '≧' => ">=",
        '≤' | '≦' => "<=",
        '≠' => "!=",
        '≈' => "~",
        '℃' => "度",
        '°' => "度",
        '‰' => "/1000",
        '→' => "->",
        '←' => "<-",
        '↑' | '▲' | '△' => "^",
        '↓' | '▼' | '▽' => "v",
        '■' | '●' | '◆' | '★' | '※' => "*",
        '□' | '○' | '◇' | '☆' => "o",
        '√' => "v",
        '§' => "S",
        _ => return None,
    })
}

const NUMBERED: [&str; 20] = [
    "(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)", "(12)", "(13)",
    "(14)", "(15)", "(16)", "(17)", "(18)", "(19)", "(20)",
];

const ROMAN: [&str; 12] =
    ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];

#[cfg(test)]
mod tests {
    use super::stand_in;
    use crate::tui::text::is_ambiguous;

    /// A stand-in is for what terminals disagree on, and no terminal disagrees on what it is made of.
    #[test]
    fn what_stands_in_is_as_wide_everywhere() {
        let shown: Vec<(char, &str)> = ('\0'..=char::MAX)
            .filter_map(|c| Some((c, stand_in(c.encode_utf8(&mut [0; 4]))?)))
            .collect();
        assert!(shown.len() > 70);
        for (c, instead) in shown {
            assert!(is_ambiguous(c.encode_utf8(&mut [0; 4])), "{c}");
            for part in instead.chars() {
                assert!(!is_ambiguous(part.encode_utf8(&mut [0; 4])), "{c} {instead}");
            }
        }
        assert_eq!(
            (stand_in("⑳"), stand_in("Ⅻ"), stand_in("é")),
            (Some("(20)"), Some("XII"), None)
        );
    }
}
