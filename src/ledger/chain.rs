//! The chain: what an entry's hash is made of, and whether one entry follows another.
//!
//! Not for reading or storing entries; everything here is a function of bytes in memory.
//!
//! The hash is SM3 (GB/T 32905) over seven fields, in this order:
//!
//! `prev`, `seq`, `at`, `actor`, `kind`, `version`, `body`
//!
//! Each field is fed as its length in bytes, a `u64` big-endian, then the bytes themselves. Texts
//! are the stored UTF-8 bytes (`prev` as its 64 hexadecimal digits, `body` as the stored JSON
//! text, never written anew); `seq` and `version` are `u64` big-endian, so eight bytes with the
//! length 8 before them. The digest is written as 64 lower-case hexadecimal digits. No field can
//! thus lend bytes to its neighbour, and any program with SM3 can check a ledger.

use sm3::{Digest, Sm3};

use super::Break;
use crate::domain::entry::{Entry, Hash, Head};

/// The hash that `entry` must carry; its own `hash` field is not looked at.
pub fn hash(entry: &Entry) -> Hash {
    let seq = entry.seq.to_be_bytes();
    let version = u64::from(entry.version).to_be_bytes();
    let fields: [&[u8]; 7] = [
        entry.prev.as_bytes(),
        &seq,
        entry.at.as_bytes(),
        entry.actor.as_bytes(),
        entry.kind.as_bytes(),
        &version,
        entry.body.as_bytes(),
    ];
    let mut sm3 = Sm3::new();
    for field in fields {
        sm3.update((field.len() as u64).to_be_bytes());
        sm3.update(field);
    }
    hex(&sm3.finalize())
}

/// Whether the entry carries the hash of what it says.
///
/// # Errors
/// [`Break::Hash`] where it does not.
pub fn intact(entry: &Entry) -> Result<(), Break> {
    if hash(entry) == entry.hash { Ok(()) } else { Err(Break::Hash) }
}

/// Whether the entry is intact and stands right behind `last`.
///
/// # Errors
/// The first of [`Break::Gap`], [`Break::Link`], [`Break::Hash`] that applies.
pub fn follows(last: &Head, entry: &Entry) -> Result<(), Break> {
    if entry.seq != last.seq + 1 {
        return Err(Break::Gap { found: i64::try_from(entry.seq).unwrap_or(i64::MAX) });
    }
    if entry.prev != last.hash {
        return Err(Break::Link);
    }
    intact(entry)
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from(b"0123456789abcdef"[usize::from(nibble)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::GENESIS;

    fn entry() -> Entry {
        let mut entry = Entry {
            seq: 1,
            at: "2026-11-23T09:30:00.000+08:00".into(),
            actor: "wang".into(),
            kind: "letter_signed".into(),
            version: 1,
            body: r#"{"on":"2026-11-20","letter":7,"note":"半边天"}"#.into(),
            prev: GENESIS.into(),
            hash: String::new(),
        };
        entry.hash = hash(&entry);
        entry
    }

    #[test]
    fn sm3_is_the_standards_sm3() {
        assert_eq!(
            hex(&Sm3::digest(b"abc")),
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
        );
    }

    /// The vector was computed by another program (Python's hashlib over OpenSSL). If this test
    /// ever fails, every ledger in use has become unreadable: mend the code, not the vector.
    #[test]
    fn frozen_vector() {
        assert_eq!(
            entry().hash,
            "4567c03cd56df234400fa76555de7a1b3a1019c34158c0b1dce8cdde3ec6486b"
        );
    }

    #[test]
    fn fields_do_not_lend_bytes_to_each_other() {
        let one = Entry { actor: "ab".into(), kind: "c".into(), ..entry() };
        let two = Entry { actor: "a".into(), kind: "bc".into(), ..entry() };
        assert_ne!(hash(&one), hash(&two));
    }

    #[test]
    fn follows_names_what_is_wrong() {
        let first = entry();
        let genesis = Head::default();
        assert_eq!(follows(&genesis, &first), Ok(()));
        assert_eq!(follows(&first.head(), &first), Err(Break::Gap { found: 1 }));
        let other = Head { seq: 0, hash: "f".repeat(64) };
        assert_eq!(follows(&other, &first), Err(Break::Link));
        let altered = Entry { actor: "li".into(), ..first };
        assert_eq!(follows(&genesis, &altered), Err(Break::Hash));
    }
}
