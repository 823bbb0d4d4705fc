//! Pure rules.
pub mod entry;
