//! Duties as a calendar (RFC 5545): a whole day each.

use chrono::Utc;

use crate::cli::desk::Desk;
use crate::domain::day;
use crate::domain::duty::Duty;

/// Octets that a line may hold without its end (section 3.1).
const LINE: usize = 75;

/// The calendar: UTF-8, every line ended by CRLF.
pub(super) fn calendar(desk: &Desk, duties: &[Duty]) -> String {
    let (lang, state) = (desk.lang, desk.state());
    // The same ledger gives the same calendar.
    let stamp = state.last_at.map(|at| at.with_timezone(&Utc)).unwrap_or_default();
    let stamp = stamp.format("%Y%m%dT%H%M%SZ");
    let mut out = String::new();
    let mut line = |text: String| fold(&text, &mut out);
    line("BEGIN:VCALENDAR".into());
    line("VERSION:2.0".into());
    line("PRODID:-//halfsky//duties//ZH".into());
    line("CALSCALE:GREGORIAN".into());
    line("METHOD:PUBLISH".into());
    let name = state.office().map_or("", |settings| &settings.office);
    let demo = if state.is_demo() { lang.demo_mark() } else { "" };
    line(format!(
        "X-WR-CALNAME:{}",
        escape(format!("{name} {} {demo}", lang.heading_duties()).trim())
    ));
    for duty in duties {
        let after = day::after(duty.due, 1);
        let title =
            format!("{} {}", state.short(&duty.department), desk.lang.duty_about(duty, state));
        let proposed = if duty.proposed { lang.proposed() } else { "" };
        let standing = format!("{} {proposed}", lang.standing(duty));
        let told = [&*duty.name, &standing].map(str::trim);
        let told: Vec<&str> = told.into_iter().filter(|line| !line.is_empty()).collect();
        line("BEGIN:VEVENT".into());
        line(format!("UID:{}@halfsky", duty.key()));
        line(format!("DTSTAMP:{stamp}"));
        line(format!("DTSTART;VALUE=DATE:{}", duty.due.format("%Y%m%d")));
        line(format!("DTEND;VALUE=DATE:{}", after.format("%Y%m%d")));
        line(format!("SUMMARY:{}", escape(&title)));
        line(format!("DESCRIPTION:{}", escape(&told.join("\n"))));
        line("TRANSP:TRANSPARENT".into());
        line("END:VEVENT".into());
    }
    line("END:VCALENDAR".into());
    out
}

/// A text as a value (section 3.3.11).
fn escape(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Breaks a line into pieces of at most [`LINE`] octets, each but the first behind a blank; no
/// character is broken.
fn fold(text: &str, out: &mut String) {
    let mut used = 0;
    for c in text.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_75_octets_and_unfold_to_what_they_were() {
        for text in ["SUMMARY:短", &"责任书".repeat(40), &"x".repeat(75), &"x".repeat(76)] {
            let mut out = String::new();
            fold(text, &mut out);
            assert!(out.ends_with("\r\n"));
            let lines: Vec<&str> = out.trim_end_matches("\r\n").split("\r\n").collect();
            assert!(lines.iter().all(|line| line.len() <= LINE), "{out:?}");
            assert_eq!(lines.join("\r\n").replace("\r\n ", ""), text);
        }
        let mut out = String::new();
        fold(&"x".repeat(75), &mut out);
        assert_eq!(out.matches("\r\n").count(), 1, "75 octets fit");
    }

    #[test]
    fn what_means_something_in_a_value_is_escaped() {
        assert_eq!(escape("一,二;三\\四\n五\u{7}"), "一\\,二\\;三\\\\四\\n五");
    }
}
