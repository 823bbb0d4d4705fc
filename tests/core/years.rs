//! Values by year are what an ordered map of them would be.

use std::collections::BTreeMap;
use std::ops::Bound;

use halfsky::domain::assess::Years;
use proptest::prelude::*;

fn bound() -> impl Strategy<Value = Bound<i32>> {
    let year = 2015..2035_i32;
    prop_oneof![
        Just(Bound::Unbounded),
        year.clone().prop_map(Bound::Included),
        year.prop_map(Bound::Excluded),
    ]
}

proptest! {
    #[test]
    fn years_are_a_map(
        all in prop::collection::vec((2015..2035_i32, any::<u8>()), 0..30),
        from in bound(),
        to in bound(),
        asked in 2015..2035_i32,
    ) {
        let map: BTreeMap<i32, u8> = all.iter().copied().collect();
        let years: Years<u8> = all.into_iter().collect();
        prop_assert!(years.iter().eq(map.iter()));
        prop_assert_eq!(years.get(&asked), map.get(&asked));
        prop_assert_eq!(years.contains_key(&asked), map.contains_key(&asked));
        let within = |year: &i32| {
            let after = match from {
                Bound::Included(first) => *year >= first,
                Bound::Excluded(before) => *year > before,
                Bound::Unbounded => true,
            };
            let before = match to {
                Bound::Included(last) => *year <= last,
                Bound::Excluded(after) => *year < after,
                Bound::Unbounded => true,
            };
            after && before
        };
        // An ordered map does not take an empty range; here nothing is in it.
        prop_assert!(years.range((from, to)).eq(map.iter().filter(|(year, _)| within(year))));
    }
}
