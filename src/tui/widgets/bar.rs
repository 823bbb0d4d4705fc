//! A proportion as a bar between brackets: `[====    ]`, where the filled part is reverse-video
//! blanks. Block elements are not used, since their width differs from terminal to terminal; the
//! brackets show where the whole ends. Not for trends.

use ratatui::text::Span;

use crate::tui::theme::Theme;

/// A bar of exactly `cols` columns for `part` of `whole`. Anything above nothing fills at least one
/// cell and anything short of all leaves one, so that 1 of 71 is not 0 and 70 of 71 is not all.
/// Below three columns it is blank.
pub fn bar(part: usize, whole: usize, cols: usize, theme: Theme) -> Vec<Span<'static>> {
    if cols < 3 {
        return vec![Span::raw(" ".repeat(cols))];
    }
    let cells = cols - 2;
    let filled = filled(part, whole, cells);
    vec![
        Span::styled("[", theme.quiet()),
        Span::styled(" ".repeat(filled), theme.bar_filled()),
        Span::styled(" ".repeat(cells - filled), theme.bar_empty()),
        Span::styled("]", theme.quiet()),
    ]
}

fn filled(part: usize, whole: usize, cells: usize) -> usize {
    if part == 0 || whole == 0 {
        0
    } else if part >= whole {
        cells
    } else {
        let rounded = (part as f64 / whole as f64 * cells as f64).round() as usize;
        // With a single cell the two promises cannot both hold: not all, then.
        rounded.max(1).min(cells - 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn exact_and_honest(part in 0usize..100, whole in 0usize..100, cols in 0usize..40) {
            let spans = bar(part, whole, cols, Theme::DARK);
            prop_assert_eq!(spans.iter().map(Span::width).sum::<usize>(), cols);
            if cols >= 4 && whole > 0 {
                let filled = spans[1].width();
                prop_assert_eq!(filled == 0, part == 0);
                prop_assert_eq!(filled == cols - 2, part >= whole);
            }
        }
    }

    #[test]
    fn halves() {
        assert_eq!((filled(1, 2, 10), filled(1, 71, 10), filled(70, 71, 10)), (5, 1, 9));
    }
}
