//! A day as one number: a snapshot holds thousands.

use chrono::{Datelike, NaiveDate};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A day that is no field of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Day(#[serde(with = "self")] pub(super) NaiveDate);

pub(in crate::domain) fn serialize<S: Serializer>(
    day: &NaiveDate,
    to: S,
) -> Result<S::Ok, S::Error> {
    to.serialize_i32(day.num_days_from_ce())
}

pub(in crate::domain) fn deserialize<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<NaiveDate, D::Error> {
    let day = NaiveDate::from_num_days_from_ce_opt(i32::deserialize(from)?);
    day.ok_or_else(|| D::Error::custom("no day"))
}
