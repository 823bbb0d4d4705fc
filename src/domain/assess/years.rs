//! Values by year, in one piece of memory: a plan has ten years, and there are hundreds of lines.

use std::iter::Map;
use std::ops::{Bound, RangeBounds};

use serde::{Serialize, Serializer};

/// As many years as are expected at most: those of a plan, its base, and some before.
const MANY: usize = 16;

/// At most one value a year, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Years<T>(Vec<(i32, T)>);

/// Years and their values, the earliest first.
type Iter<'a, T> = Map<std::slice::Iter<'a, (i32, T)>, fn(&'a (i32, T)) -> (&'a i32, &'a T)>;

fn of_year<T>((year, value): &(i32, T)) -> (&i32, &T) {
    (year, value)
}

impl<T> Years<T> {
    /// None yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Sets a year's value; one that it had is replaced.
    pub fn insert(&mut self, year: i32, value: T) {
        if self.0.is_empty() {
            self.0.reserve(MANY);
        }
        match self.place(year) {
            Ok(at) => self.0[at].1 = value,
            Err(at) => self.0.insert(at, (year, value)),
        }
    }

    /// A year's value.
    pub fn get(&self, year: &i32) -> Option<&T> {
        self.place(*year).ok().map(|at| &self.0[at].1)
    }

    /// Whether a year has a value.
    pub fn contains_key(&self, year: &i32) -> bool {
        self.place(*year).is_ok()
    }

    /// Those of some years, the earliest first.
    pub fn range(&self, years: impl RangeBounds<i32>) -> Iter<'_, T> {
        let is_before = |year: i32| match years.start_bound() {
            Bound::Included(first) => year < *first,
            Bound::Excluded(before) => year <= *before,
            Bound::Unbounded => false,
        };
        let is_up_to = |year: i32| match years.end_bound() {
            Bound::Included(last) => year <= *last,
            Bound::Excluded(after) => year < *after,
            Bound::Unbounded => true,
        };
        let to = self.0.partition_point(|(year, _)| is_up_to(*year));
        let from = self.0[..to].partition_point(|(year, _)| is_before(*year));
        self.0[from..to].iter().map(of_year)
    }

    /// All, the earliest first.
    pub fn iter(&self) -> Iter<'_, T> {
        self.0.iter().map(of_year)
    }

    /// Gives back memory that more years would have taken.
    pub(super) fn shrink(&mut self) {
        self.0.shrink_to_fit();
    }

    fn place(&self, year: i32) -> Result<usize, usize> {
        match self.0.last() {
            // Figures come in the order of their years.
            Some((last, _)) if *last < year => Err(self.0.len()),
            _ => self.0.binary_search_by_key(&year, |(of, _)| *of),
        }
    }
}

impl<T> Default for Years<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a, T> IntoIterator for &'a Years<T> {
    type Item = (&'a i32, &'a T);
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T> IntoIterator for Years<T> {
    type Item = (i32, T);
    type IntoIter = std::vec::IntoIter<(i32, T)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<T> FromIterator<(i32, T)> for Years<T> {
    fn from_iter<I: IntoIterator<Item = (i32, T)>>(all: I) -> Self {
        let mut years = Self::new();
        all.into_iter().for_each(|(year, value)| years.insert(year, value));
        years
    }
}

impl<T: Serialize> Serialize for Years<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_map(self)
    }
}
