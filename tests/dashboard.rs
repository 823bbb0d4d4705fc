//! The dashboard without a terminal: keys in, frames out, on the demonstration's ledger.
//!
//! `frames` and `forms` hold what every screen, page, popup and form looks like; a change there is
//! looked at and then taken over with `cargo insta accept`. The others hold what it promises.

#[path = "dashboard/bytes.rs"]
mod bytes;
#[path = "dashboard/deeds.rs"]
mod deeds;
#[path = "dashboard/drafts.rs"]
mod drafts;
#[path = "dashboard/english.rs"]
mod english;
#[path = "dashboard/finding.rs"]
mod finding;
#[path = "dashboard/forms.rs"]
mod forms;
#[path = "dashboard/frames.rs"]
mod frames;
#[path = "dashboard/grid.rs"]
mod grid;
#[path = "dashboard/history.rs"]
mod history;
#[path = "dashboard/kept.rs"]
mod kept;
mod kit_tui;
#[path = "dashboard/lists.rs"]
mod lists;
#[path = "dashboard/lost.rs"]
mod lost;
#[path = "dashboard/meetings.rs"]
mod meetings;
#[path = "dashboard/monkey.rs"]
mod monkey;
#[path = "dashboard/mouse.rs"]
mod mouse;
#[path = "dashboard/others.rs"]
mod others;
#[path = "dashboard/places.rs"]
mod places;
#[path = "dashboard/sheets.rs"]
mod sheets;
#[path = "dashboard/short_ways.rs"]
mod short_ways;
#[path = "dashboard/together.rs"]
mod together;
#[path = "dashboard/trends.rs"]
mod trends;
#[path = "dashboard/widths.rs"]
mod widths;
