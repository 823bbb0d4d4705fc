//! halfsky
pub mod cli;
pub mod clock;
pub mod demo;
pub mod domain;
pub mod founding;
pub mod identity;
pub mod ledger;
pub mod office;
pub mod plan;
pub mod tui;
pub mod words;
