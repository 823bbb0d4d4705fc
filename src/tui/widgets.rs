//! Small parts that screens are made of: they draw or lay out what they are given, know nothing of
//! the plan, and hold no state but their own.

pub mod bar;
pub mod list;
pub mod popup;
pub mod rows;
pub mod table;
pub mod trend;
