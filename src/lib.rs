//! halfsky
pub mod domain;
pub mod ledger;
pub mod plan;
pub mod tui;
pub mod words;
