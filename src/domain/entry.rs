//! An entry of the ledger as it is stored: bytes and their place in the chain, not yet understood.

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// The number of an entry, from 1 without gaps; also the identity of what the entry made.
pub type Seq = u64;

/// An SM3 digest as 64 lower-case hexadecimal digits.
pub type Hash = String;

/// `prev` of the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Where the chain ends: number and hash of the last entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Number of the last entry; 0 where there is none.
    pub seq: Seq,
    /// Hash of the last entry; [`GENESIS`] where there is none.
    pub hash: Hash,
}

impl Default for Head {
    fn default() -> Self {
        Self { seq: 0, hash: GENESIS.to_owned() }
    }
}

impl std::fmt::Display for Head {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.seq, self.hash)
    }
}

/// What is to be appended: an entry without its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// When it was recorded, RFC 3339 with offset, never before the entry in front of it.
    pub at: DateTime<FixedOffset>,
    /// Id of the person who recorded it.
    pub actor: String,
    /// What kind of event, e.g. `letter_signed`.
    pub kind: String,
    /// Version of the body's form, from 1.
    pub version: u32,
    /// JSON text.
    pub body: String,
}

/// A stored entry. `at` is kept as the stored text because the hash is over stored bytes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Number, from 1 without gaps.
    pub seq: Seq,
    /// When it was recorded, RFC 3339 text as stored.
    pub at: String,
    /// Id of the person who recorded it.
    pub actor: String,
    /// What kind of event.
    pub kind: String,
    /// Version of the body's form.
    pub version: u32,
    /// JSON text as stored.
    pub body: String,
    /// Hash of the entry before.
    pub prev: Hash,
    /// SM3 over all of the above.
    pub hash: Hash,
}

impl Entry {
    /// The head of a ledger that ends with this entry.
    pub fn head(&self) -> Head {
        Head { seq: self.seq, hash: self.hash.clone() }
    }
}
