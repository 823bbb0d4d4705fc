//! Sorting, always by the same sort: what is touched of the program is resident, and the standard
//! library's sort, made again for each of some fifty types and orders, was about 5 KB each time, 260 KB
//! in all. This one sorts the places in a slice, which are alike whatever it holds, and then moves
//! what stands there.

use std::cmp::Ordering;

/// In ascending order; what is equal stays as it stood.
pub fn sort<T: Ord>(all: &mut [T]) {
    sort_by(all, T::cmp);
}

/// In ascending order of what `key` takes from each; what is equal stays as it stood.
pub fn sort_by_key<T, K: Ord>(all: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(all, |a, b| key(a).cmp(&key(b)));
}

/// In the order that `order` says; what is equal stays as it stood.
pub fn sort_by<T>(all: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let from = sorted(all.len(), &|a, b| order(&all[a], &all[b]));
    arrange(from, &mut |a, b| all.swap(a, b));
}

/// Where each was that is to stand there; nothing where all stand right.
fn sorted(count: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    if (1..count).all(|at| order(at - 1, at).is_le()) {
        return Vec::new();
    }
    let count = u32::try_from(count).expect("what is sorted is in memory several times over");
    let mut from: Vec<u32> = (0..count).collect();
    from.sort_by(|a, b| order(*a as usize, *b as usize));
    from
}

/// Swaps until each stands where it is to: round by round of those that take each other's places.
fn arrange(mut from: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for first in 0..from.len() {
        let mut here = first;
        loop {
            let there = std::mem::replace(&mut from[here], here as u32) as usize;
            if there == first {
                break;
            }
            swap(here, there);
            here = there;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cmp::Reverse;

    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_equal_stays_as_it_stood() {
        let mut rows = [(2, "a"), (1, "b"), (2, "c"), (1, "d"), (0, "e")];
        sort_by_key(&mut rows, |(key, _)| *key);
        assert_eq!(rows, [(0, "e"), (1, "b"), (1, "d"), (2, "a"), (2, "c")]);
        sort_by_key(&mut rows, |(key, _)| Reverse(*key));
        assert_eq!(rows, [(2, "a"), (2, "c"), (1, "b"), (1, "d"), (0, "e")]);
    }

    #[test]
    fn nothing_and_one_are_in_order() {
        let never = |_: &String, _: &String| -> Ordering { unreachable!("nothing to compare") };
        sort_by(&mut [], never);
        let mut one = ["一".to_owned()];
        sort_by(&mut one, never);
        assert_eq!(one, ["一"]);
    }

    proptest! {
        #[test]
        fn as_the_library_sorts(mut all: Vec<String>, keys in prop::collection::vec(0..9u8, 0..300)) {
            let mut other = all.clone();
            other.sort();
            sort(&mut all);
            prop_assert_eq!(all, other);

            // Each with the place that it had, which the key leaves out.
            let mut all: Vec<(u8, usize)> = keys.iter().copied().zip(0..).collect();
            let mut other = all.clone();
            other.sort_by_key(|(key, _)| *key);
            sort_by_key(&mut all, |(key, _)| *key);
            prop_assert_eq!(&all, &other);

            let by_place = |a: &(u8, usize), b: &(u8, usize)| (b.1 % 7).cmp(&(a.1 % 7));
            other.sort_by(by_place);
            sort_by(&mut all, by_place);
            prop_assert_eq!(all, other);
        }
    }
}
