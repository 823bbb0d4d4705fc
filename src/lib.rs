//! halfsky
pub mod domain;
pub mod plan;
pub mod tui;
pub mod words;
