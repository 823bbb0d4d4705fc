//! A day as people write it. The one place where it is read: the fields of forms and of JSON lines and
//! the command line take what [`read`] takes, and go on with the day itself. What somebody types on a
//! screen may leave out the year, since what it was taken for is shown ([`read_from`]). Within a list
//! of a JSON line days stand as `2026-12-15` alone.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::plan::number_sign;

/// Where a day that was written without its year is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The last such day until today, as what happened.
    Before,
    /// The next such day from today, as what is to be.
    After,
}

/// Words for a day, and how many days from today it is.
const WORDS: &[(&str, i64)] = &[
    ("前天", -2),
    ("昨天", -1),
    ("今天", 0),
    ("明天", 1),
    ("后天", 2),
    ("yesterday", -1),
    ("today", 0),
    ("tomorrow", 1),
];

/// The longest time until 29 February comes again, in days: eight years over a century without one.
const LEAP_YEARS_APART: usize = 8 * 366;

/// So many days later, or the last day that there is: what stands in a ledger was not judged by whoever
/// reads it.
pub fn after(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX)
}

/// The same day so many months later, or the last day that there is.
pub fn months_after(day: NaiveDate, months: u32) -> NaiveDate {
    day.checked_add_months(Months::new(months)).unwrap_or(NaiveDate::MAX)
}

/// Reads `2026-12-15`, `20261215`, `2026/12/15`, `2026.12.15` and `2026年12月15日`, in digits of
/// either width.
pub fn read(text: &str) -> Option<NaiveDate> {
    let half = half(text);
    let [year, month, day] = parts(&half)?[..] else { return None };
    let years = number(year, 4).filter(|_| year.trim().len() == 4)?;
    NaiveDate::from_ymd_opt(years as i32, number(month, 2)?, number(day, 2)?)
}

/// Reads what [`read`] takes, and as told on `today`: `12-15`, `12/15`, `12.15`, `12月15日`, `15日`,
/// `今天`, `昨天`, `明天` and the like.
pub fn read_from(today: NaiveDate, side: Side, text: &str) -> Option<NaiveDate> {
    let half = half(text);
    if let Some((_, days)) = WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(&half)) {
        let away = Days::new(days.unsigned_abs());
        let back = *days < 0;
        return if back { today.checked_sub_days(away) } else { today.checked_add_days(away) };
    }
    let (month, day) = match parts(&half)?[..] {
        [day] => (None, number(day, 2)?),
        [month, day] => (Some(number(month, 2)?), number(day, 2)?),
        _ => return read(text),
    };
    let is_it = |it: &NaiveDate| it.day() == day && month.is_none_or(|month| it.month() == month);
    let mut after = today.iter_days().take(LEAP_YEARS_APART);
    let mut before = today.iter_days().rev().take(LEAP_YEARS_APART);
    match side {
        Side::Before => before.find(is_it),
        Side::After => after.find(is_it),
    }
}

/// What no calendar has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffCalendar {
    /// A month, by its number.
    Month(u32),
    /// A day.
    Day {
        /// The year, where it was written.
        year: Option<i32>,
        /// From 1 to 12.
        month: u32,
        /// By its number.
        day: u32,
    },
}

/// Why what is written as a day, with or without its year, is none: the calendar does not have it. None
/// for what is there and for what is not written as a day.
pub fn off_calendar(text: &str) -> Option<OffCalendar> {
    let half = half(text);
    let (year, month, day) = match parts(&half)?[..] {
        [month, day] => (None, number(month, 2)?, number(day, 2)?),
        [year, month, day] if year.trim().len() == 4 => {
            (Some(number(year, 4)? as i32), number(month, 2)?, number(day, 2)?)
        }
        _ => return None,
    };
    if month == 0 || day == 0 {
        return None;
    }
    const LEAP: i32 = 2000;
    let first = NaiveDate::from_ymd_opt(year.unwrap_or(LEAP), month, 1);
    match first {
        None => Some(OffCalendar::Month(month)),
        Some(first) if first.with_day(day).is_some() => None,
        Some(_) => Some(OffCalendar::Day { year, month, day }),
    }
}

/// What was written, in characters as they are on a keyboard.
fn half(text: &str) -> String {
    text.trim().chars().map(number_sign).collect()
}

/// Year, month and day, or the last of them, as they are written.
fn parts(half: &str) -> Option<Vec<&str>> {
    if let Some(rest) = half.strip_suffix(['日', '号']) {
        let (year, rest) =
            rest.split_once('年').map_or((None, rest), |(year, it)| (Some(year), it));
        return Some(year.into_iter().chain(rest.split('月')).collect());
    }
    if half.len() == 8 && half.bytes().all(|c| c.is_ascii_digit()) {
        return Some(vec![&half[..4], &half[4..6], &half[6..]]);
    }
    let mark = ['-', '/', '.'].into_iter().find(|mark| half.contains(*mark))?;
    Some(half.split(mark).collect())
}

/// A number of at most so many digits.
fn number(text: &str, digits: usize) -> Option<u32> {
    let text = text.trim();
    let fits = text.len() <= digits && text.bytes().all(|c| c.is_ascii_digit());
    text.parse().ok().filter(|_| fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_calendar_has_is_told() {
        for (text, told) in [
            ("2026-13-01", Some(OffCalendar::Month(13))),
            ("2026-0-1", None),
            ("2026-1-0", None),
            ("26-02-30", None),
            ("20260230", Some(OffCalendar::Day { year: Some(2026), month: 2, day: 30 })),
            ("2026年2月29日", Some(OffCalendar::Day { year: Some(2026), month: 2, day: 29 })),
            ("２月３０日", Some(OffCalendar::Day { year: None, month: 2, day: 30 })),
            ("4-31", Some(OffCalendar::Day { year: None, month: 4, day: 31 })),
            ("2-29", None),
            ("2028-2-29", None),
            ("2026-12-31", None),
            ("明年", None),
            ("2026", None),
            ("2026-2-", None),
        ] {
            assert_eq!(off_calendar(text), told, "{text}");
        }
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 2, 5);
        for text in [
            "2026-02-05",
            "20260205",
            "2026/2/5",
            "2026.02.05",
            "2026年2月5日",
            "2026年 02月 05日",
            "２０２６年２月５日",
            "２０２６－０２－０５",
            "２０２６．２．５",
            "２０２６。２。５",
            " 2026-2-5 ",
        ] {
            assert_eq!(read(text), day, "{text}");
        }
        for text in [
            "",
            "2026",
            "26-02-05",
            "2026-13-01",
            "20261301",
            "2026-02-30",
            "2026-02/05",
            "2026年2月",
            "2026年2月5",
            "+2026-02-05",
            "2026-+2-05",
            "2026-02-05-01",
            "明天",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_without_its_year_is_the_last_or_the_next() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let today = day(2026, 11, 20).unwrap();
        for text in
            ["12月15日", "12月15号", "12-15", "12/15", "12.15", "１２月１５日", "2026年12月15日"]
        {
            assert_eq!(read_from(today, Side::After, text), day(2026, 12, 15), "{text}");
        }
        for text in ["12月15日", "12-15"] {
            assert_eq!(read_from(today, Side::Before, text), day(2025, 12, 15), "{text}");
        }
        for (text, before, after) in [
            ("11-20", day(2026, 11, 20), day(2026, 11, 20)),
            ("今天", day(2026, 11, 20), day(2026, 11, 20)),
            ("昨天", day(2026, 11, 19), day(2026, 11, 19)),
            ("tomorrow", day(2026, 11, 21), day(2026, 11, 21)),
            ("15日", day(2026, 11, 15), day(2026, 12, 15)),
            ("31日", day(2026, 10, 31), day(2026, 12, 31)),
            ("2-29", day(2024, 2, 29), day(2028, 2, 29)),
            ("2031.1.2", day(2031, 1, 2), day(2031, 1, 2)),
            ("2-30", None, None),
            ("13-1", None, None),
            ("15", None, None),
            ("2026年2月", None, None),
            ("2026年5日", None, None),
            ("下周一", None, None),
        ] {
            assert_eq!(read_from(today, Side::Before, text), before, "{text}");
            assert_eq!(read_from(today, Side::After, text), after, "{text}");
        }
        let at_the_end = NaiveDate::MAX;
        assert_eq!(read_from(at_the_end, Side::After, "1-1"), None);
    }
}
