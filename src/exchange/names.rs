//! Indicators by what a sheet may call them: by id or name, whose women's or country's figures a name
//! in a sheet says, and which name may be meant.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

use super::heads::{Head, Side, plain, plain_and_said, side_and_rest};
use super::rows::TO_FILL_IN;
use super::wrong_cell::{WrongCell, short};
use crate::domain::state::State;
use crate::order::sort;
use crate::plan::{Indicator, Plan, half_width};

/// How many names that may be meant are told.
const NEAR: usize = 3;

/// Indicators by what a sheet may call them.
pub(super) struct Known<'a> {
    state: &'a State,
    plan: &'a Plan,
    names: HashMap<String, Vec<&'a Indicator>>,
    /// The last year that a figure can be about, which is not over.
    pub(super) year: i32,
    /// Names that there are not, each with those that may be meant.
    told: RefCell<HashMap<String, Vec<String>>>,
}

/// The indicator that a row names, and whom or where it is about by that name.
type Named<'a> = (&'a Indicator, Side);

impl<'a> Known<'a> {
    pub(super) fn of(state: &'a State, plan: &'a Plan, year: i32) -> Self {
        let mut names: HashMap<String, Vec<&Indicator>> = HashMap::new();
        for indicator in state.indicators.get(&plan.id).into_iter().flat_map(|all| all.values()) {
            if let Some(indicator) = indicator.current() {
                names.entry(plain(&indicator.name)).or_default().push(indicator);
            }
        }
        Self { state, plan, names, year, told: RefCell::default() }
    }

    /// `above` is the indicator of the row above, which `其中：女` goes on with.
    pub(super) fn indicator(
        &self,
        id: &str,
        name: &str,
        above: Option<&'a Indicator>,
    ) -> Result<Named<'a>, (Head, WrongCell)> {
        let (bare, said) = plain_and_said(name);
        let known = self.names.get(&bare).map_or(&[][..], Vec::as_slice);
        if id.is_empty() {
            if let (Some(side), Some(above), []) = (Side::named(name), above, known) {
                return Ok((above, side));
            }
            return match known {
                [one] => Ok((one, side_of(one, &said)?)),
                _ if name.is_empty() => Err((Head::Name, WrongCell::NoIndicator)),
                [] => Err((Head::Name, WrongCell::UnknownName(short(name), Vec::new()))),
                _ => Err((Head::Name, WrongCell::ManyOfThatName(short(name)))),
            };
        }
        let found = self.state.indicator(&self.plan.id, id);
        let unknown = || (Head::Indicator, WrongCell::UnknownId(short(id)));
        let found = found.ok_or_else(unknown)?;
        match bare.as_str() {
            "" => Ok((found, Side::default())),
            other if other != plain(&found.name) => {
                Err((Head::Name, WrongCell::OtherName(found.name.clone())))
            }
            _ => Ok((found, side_of(found, &said)?)),
        }
    }

    /// Whether these words are the unit of an indicator of the plan, or say that it is to be filled in.
    pub(super) fn is_unit(&self, words: &str) -> bool {
        let words = bare(words);
        let is = |one: &Indicator| plain_unit(&one.unit) == plain_unit(words);
        TO_FILL_IN.contains(&words) || self.names.values().flatten().any(|one| is(one))
    }

    /// The names that have most pairs of characters in common with one that there is not.
    pub(super) fn near(&self, name: &str) -> Vec<String> {
        let mut told = self.told.borrow_mut();
        told.entry(name.to_owned()).or_insert_with(|| self.nearest(&plain(name))).clone()
    }

    fn nearest(&self, bare: &str) -> Vec<String> {
        let pairs = |text: &str| -> BTreeSet<(char, char)> {
            text.chars().zip(text.chars().skip(1)).collect()
        };
        let own = pairs(bare);
        let near = self.names.values().flatten().filter_map(|one| {
            let common = pairs(&plain(&one.name)).intersection(&own).count();
            (common > 1 && common * 2 >= own.len()).then_some((Reverse(common), &one.name))
        });
        let mut near: Vec<_> = near.collect();
        sort(&mut near);
        near.into_iter().take(NEAR).map(|(_, name)| name.clone()).collect()
    }
}

/// Whom or where a name is about by what stands behind it in brackets.
fn side_of(indicator: &Indicator, said: &str) -> Result<Side, (Head, WrongCell)> {
    let own = plain_and_said(&indicator.name).1;
    let odd = |one: &str| (Head::Name, WrongCell::OddNote(short(one), indicator.unit.clone()));
    let own: Vec<&str> = own.split('、').collect();
    let said: Vec<&str> = said.split(['、', ',']).filter(|one| !own.contains(one)).collect();
    let said = said.join("、");
    let (side, rest) = side_and_rest(&said).ok_or_else(|| odd(&said))?;
    match rest
        .split('、')
        .find(|one| !one.is_empty() && plain_unit(one) != plain_unit(&indicator.unit))
    {
        Some(one) => Err(odd(one)),
        None => Ok(side.unwrap_or_default()),
    }
}

/// Words without brackets around them.
pub(super) fn bare(words: &str) -> &str {
    words.trim_matches(['(', ')', '（', '）'])
}

/// A unit without the one that it may begin with: `1/10万` is `/10万`.
pub(super) fn plain_unit(unit: &str) -> String {
    let unit: String = unit.chars().map(half_width).collect();
    let unit = unit.trim();
    unit.strip_prefix("1/").map_or_else(|| unit.to_owned(), |rest| format!("/{rest}"))
}
