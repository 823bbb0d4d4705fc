//! What time it is: the only place that asks. The core is given days and times.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, SubsecRound, TimeDelta, Utc};

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
    /// The afternoon of a fixed day, at half the machine's pace: for the demonstration, whose dates
    /// must not drift.
    Day(NaiveDate),
}

impl Clock {
    /// What the machine's clock shows, where that is the one; the demonstration has its own.
    pub fn of_machine(self) -> Option<DateTime<FixedOffset>> {
        (self == Self::Machine).then(|| self.now())
    }

    /// The time in Beijing, to the millisecond.
    pub fn now(self) -> DateTime<FixedOffset> {
        let now = Utc::now().with_timezone(&beijing()).trunc_subsecs(3);
        match self {
            Self::Machine => now,
            Self::Day(day) => {
                // After what the demonstration's people entered that morning, at any time of day.
                let half = (now.time() - NaiveTime::MIN) / 2;
                let noon = day.and_time(NaiveTime::MIN) + TimeDelta::hours(12);
                let at = (noon + half).and_local_timezone(beijing()).single();
                at.unwrap_or(now).trunc_subsecs(3)
            }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_day_is_always_its_afternoon() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
        let now = Clock::Day(day).now();
        assert_eq!((now.date_naive(), Clock::Day(day).today()), (day, day));
        assert!(now.time() >= NaiveTime::MIN + TimeDelta::hours(12));
    }
}
