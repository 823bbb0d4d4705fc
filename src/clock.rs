//! What time it is: the only place that asks. The core is given days and times.

use chrono::{DateTime, FixedOffset, NaiveDate, SubsecRound, Utc};

/// China keeps one time everywhere and no summer time.
fn beijing() -> FixedOffset {
    FixedOffset::east_opt(8 * 3600).expect("eight hours are a valid offset")
}

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    Machine,
    /// A fixed day on which the machine's time of day goes on: for the demonstration, whose dates
    /// must not drift.
    Day(NaiveDate),
}

impl Clock {
    /// The time in Beijing, to the millisecond.
    pub fn now(self) -> DateTime<FixedOffset> {
        let now = Utc::now().with_timezone(&beijing()).trunc_subsecs(3);
        match self {
            Self::Machine => now,
            Self::Day(day) => now + (day - now.date_naive()),
        }
    }

    /// The day in Beijing.
    pub fn today(self) -> NaiveDate {
        match self {
            Self::Machine => self.now().date_naive(),
            Self::Day(day) => day,
        }
    }
}
