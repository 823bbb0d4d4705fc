//! Pure rules.
pub mod entry;
pub mod search;
