//! A plan while it is being read: paragraphs that still know their lines, and numbering that is
//! watched as it grows. What is a domain is not decided here but in `finish`.

use super::mark::Style;
use super::problem::{List, Problem};
use crate::plan::ItemKind;

/// A paragraph and the line it begins on.
pub(super) struct Para {
    pub(super) line: usize,
    pub(super) text: String,
}

#[derive(Default)]
pub(super) struct Chapter {
    pub(super) number: u8,
    pub(super) title: String,
    pub(super) line: usize,
    /// What stands before the first section.
    pub(super) lead: Section,
    pub(super) sections: Vec<Section>,
    /// Numbers of the sections.
    pub(super) order: Order,
}

#[derive(Default)]
pub(super) struct Section {
    pub(super) number: u8,
    pub(super) title: String,
    pub(super) line: usize,
    pub(super) paragraphs: Vec<Para>,
    pub(super) targets: Items,
    pub(super) measures: Items,
    /// What was odd about its own number, or about those after it.
    pub(super) odd: Vec<(usize, Odd)>,
}

impl Section {
    pub(super) fn items(&mut self, kind: ItemKind) -> &mut Items {
        match kind {
            ItemKind::Target => &mut self.targets,
            ItemKind::Measure => &mut self.measures,
        }
    }

    /// Whether it has 主要目标 or 策略措施.
    pub(super) fn is_domain(&self) -> bool {
        !self.targets.headings.is_empty() || !self.measures.headings.is_empty()
    }
}

/// 主要目标 or 策略措施 of a domain.
#[derive(Default)]
pub(super) struct Items {
    /// Lines of its heading; more than one where it was repeated.
    pub(super) headings: Vec<usize>,
    /// How its items are numbered, once the first is read.
    pub(super) style: Option<Style>,
    pub(super) order: Order,
    pub(super) clauses: Vec<Clause>,
    pub(super) odd: Vec<(usize, Odd)>,
}

/// One target or measure.
pub(super) struct Clause {
    pub(super) number: u8,
    pub(super) line: usize,
    pub(super) paragraphs: Vec<Para>,
}

/// Which numbers of a list are taken.
#[derive(Default)]
pub(super) struct Order {
    taken: [u128; 2],
    last: u8,
}

/// What to do with a number, and what is odd about it.
pub(super) enum Step {
    /// It is free.
    Take(u8, Option<Odd>),
    /// It is taken, or beyond 255.
    Refuse(Odd),
}

/// What is odd about a number.
#[derive(Clone, Copy)]
pub(super) enum Odd {
    Gap { expected: u8, found: u8 },
    OutOfOrder { number: u8 },
    Repeat { number: u8, renumbered: Option<u8> },
    TooMany { number: u16 },
}

impl Order {
    /// The number that should come.
    pub(super) fn next(&self) -> u16 {
        u16::from(self.last) + 1
    }

    pub(super) fn judge(&self, number: u16) -> Step {
        let Ok(found) = u8::try_from(number) else { return Step::Refuse(Odd::TooMany { number }) };
        let odd = match self.last.checked_add(1) {
            _ if self.has(found) => {
                return Step::Refuse(Odd::Repeat { number: found, renumbered: None });
            }
            Some(expected) if found == expected => None,
            Some(expected) if found > expected => Some(Odd::Gap { expected, found }),
            _ => Some(Odd::OutOfOrder { number: found }),
        };
        Step::Take(found, odd)
    }

    pub(super) fn take(&mut self, number: u8) {
        self.taken[usize::from(number >> 7)] |= 1 << (number & 127);
        self.last = self.last.max(number);
    }

    pub(super) fn has(&self, number: u8) -> bool {
        self.taken[usize::from(number >> 7)] & (1 << (number & 127)) != 0
    }
}

impl Odd {
    pub(super) fn problem(self, list: List) -> Problem {
        match self {
            Odd::Gap { expected, found } => Problem::Gap { list, expected, found },
            Odd::OutOfOrder { number } => Problem::OutOfOrder { list, number },
            Odd::Repeat { number, renumbered } => Problem::Repeat { list, number, renumbered },
            Odd::TooMany { number } => Problem::TooMany { list, number },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_judged_by_what_went_before() {
        let mut order = Order::default();
        order.take(1);
        assert!(matches!(order.judge(2), Step::Take(2, None)));
        assert!(matches!(order.judge(4), Step::Take(4, Some(Odd::Gap { expected: 2, found: 4 }))));
        order.take(255);
        assert!(matches!(order.judge(3), Step::Take(3, Some(Odd::OutOfOrder { number: 3 }))));
        assert!(matches!(order.judge(255), Step::Refuse(Odd::Repeat { number: 255, .. })));
        assert!(matches!(order.judge(256), Step::Refuse(Odd::TooMany { number: 256 })));
        assert_eq!(order.next(), 256);
    }
}
