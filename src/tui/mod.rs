//! The screens and what they are made of.

pub mod picture;
pub mod text;
pub mod theme;
pub mod widgets;
