//! halfsky
pub mod clock;
pub mod domain;
pub mod identity;
pub mod ledger;
pub mod office;
pub mod plan;
pub mod tui;
pub mod words;
