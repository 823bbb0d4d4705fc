//! A day as people write it. The one place where it is read: the fields of forms and of JSON lines and
//! the command line take what this takes, and go on with the day itself. Within a list of a JSON line
//! days stand as `2026-12-15` alone.

use chrono::NaiveDate;

use crate::plan::half_width;

/// Reads `2026-12-15`, `20261215`, `2026/12/15`, `2026.12.15` and `2026年12月15日`, in digits of
/// either width.
pub fn read(text: &str) -> Option<NaiveDate> {
    let half: String = text.trim().chars().map(half_width).collect();
    let parts: Vec<&str> = match half.strip_suffix('日').and_then(|rest| rest.split_once('年')) {
        Some((year, rest)) => [year].into_iter().chain(rest.split('月')).collect(),
        None if half.len() == 8 && half.bytes().all(|c| c.is_ascii_digit()) => {
            vec![&half[..4], &half[4..6], &half[6..]]
        }
        None => {
            let mark = ['-', '/', '.'].into_iter().find(|mark| half.contains(*mark))?;
            half.split(mark).collect()
        }
    };
    let [year, month, day] = parts[..] else { return None };
    let number = |text: &str, digits: usize| {
        let text = text.trim();
        let fits = text.len() <= digits && text.bytes().all(|c| c.is_ascii_digit());
        text.parse::<u32>().ok().filter(|_| fits)
    };
    let year = number(year, 4).filter(|_| year.trim().len() == 4)?;
    NaiveDate::from_ymd_opt(year as i32, number(month, 2)?, number(day, 2)?)
}

#[cfg(test)]
mod tests {
    use super::*;

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
}
