//! How figures become a status (达标状态): pure functions of an indicator's definition, its figures,
//! the thresholds and a day, which know nothing of the ledger.
//!
//! Values are compared as the decimals that were published; only trends use floating point.
//! A [`Reading`] holds everything that led to a status, so that screens, papers and `--json`
//! explain it with the same numbers.

mod attain;
mod basis;
mod chance;
mod change;
mod gap;
mod judged;
mod outlook;
mod reading;
mod second;
mod series;
mod small;
mod stages;
mod swing;
mod target;
mod thresholds;
mod years;

/// The version of these rules and of those by which duties are late; papers carry it. It changes with
/// any rule that changes a status or a lateness of a day in the past.
pub const METHODS: &str = "5";

pub use basis::Basis;
pub use chance::{garwood, wilson};
pub use change::{Change, ChangeUnit, change_unit};
pub use gap::{Gap, GapYear};
pub use judged::{Attainment, Given, Judged, Judgement, Missing, Rule};
pub use outlook::{Grounds, Heading, Outlook, Trend};
pub use reading::{Reading, Setting, Warning, WarningKind, read};
pub use second::{Progress, Second, Undefined};
pub use series::{Area, Line, Point, SentBack, Series, Sex, Values, is_of_women, lines};
pub use small::{Interval, Method, Pool, Small};
pub use stages::Stage;
pub use swing::{Rebound, Swing, median, noise};
pub use target::{Assessment, Shortfall, attainment_rate, worst};
pub use thresholds::{Thresholds, Unfit};
pub use years::Years;
