//! What it costs to work out every status: 71 targets and all that rests on their measures, with ten
//! years of figures by sex and area. The limit is what a key may take besides drawing.

#[path = "../tests/kit/mod.rs"]
#[allow(dead_code, reason = "tests use the rest")]
mod kit;

use std::process::ExitCode;
use std::time::{Duration, Instant};

use halfsky::domain::assess::worst;
use halfsky::domain::duty::duties;
use halfsky::domain::figures::Readings;
use halfsky::domain::overview::Overview;
use halfsky::domain::reported::Reported;
use kit::{Desk, day, figures};
use serde_json::{Value, json};

const LIMIT: Duration = Duration::from_millis(5);
const ROUNDS: usize = 200;

/// Every measured indicator in every split, from the base year on, with counts where it has any.
fn filled() -> (Desk, usize) {
    let mut desk = Desk::staffed();
    let (id, known) = desk.state.indicators.iter().next().map(|(id, it)| (id.clone(), it)).unwrap();
    let mut all: Vec<Value> = Vec::new();
    for indicator in known.values().filter_map(|one| one.current()).filter(|one| one.is_measured())
    {
        let sexes: &[&str] =
            if indicator.by_sex { &["total", "female", "male"] } else { &["total"] };
        let areas: &[&str] =
            if indicator.by_area { &["total", "urban", "rural"] } else { &["total"] };
        for year in 2017..=2026 {
            for (sex, area) in
                sexes.iter().flat_map(|sex| areas.iter().map(move |area| (sex, area)))
            {
                let swing = (year * 7 + indicator.id.len() as i32 * 3) % 11;
                let mut one = json!({"indicator": indicator.id, "year": year, "sex": sex,
                    "area": area, "value": format!("{}.{}", 40 + year - 2017 + swing, swing % 10)});
                if indicator.per.is_some() {
                    one["numerator"] = json!((20 + swing).to_string());
                    one["denominator"] = json!((2800 + swing * 10).to_string());
                }
                all.push(one);
            }
        }
    }
    let mut command = figures(&all);
    command["plan"] = json!(id);
    command["reason"] = "测量".into();
    desk.give("sun", command);
    (desk, all.len())
}

/// The middle of many runs.
fn middle(mut work: impl FnMut()) -> Duration {
    let mut taken: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let began = Instant::now();
            work();
            began.elapsed()
        })
        .collect();
    taken.sort();
    taken[ROUNDS / 2]
}

fn main() -> ExitCode {
    let (desk, count) = filled();
    let today = day(kit::TODAY);
    let targets = Overview::of(&desk.state, today).targets.len();
    let statuses = middle(|| {
        let readings = Readings::of(&desk.state, today);
        for readings in readings.deciding(&desk.state).values() {
            std::hint::black_box(worst(readings));
        }
    });
    let lists = middle(|| drop(std::hint::black_box(Overview::of(&desk.state, today))));
    // Every duty of the whole plan: as if today were its last year, with the ledger from its first.
    let last = day("2031-12-31");
    let reported = Reported::of(&desk.state);
    let owed = duties(&desk.state, &reported, last).len();
    let duty_list = middle(|| drop(std::hint::black_box(duties(&desk.state, &reported, last))));
    println!("{targets} targets, {count} figures of ten years");
    println!("every status      {statuses:>10.2?}   limit {LIMIT:?}");
    println!("every list        {lists:>10.2?}");
    println!("every duty        {duty_list:>10.2?}   limit {LIMIT:?}, {owed} duties");
    ExitCode::from(u8::from(statuses > LIMIT || duty_list > LIMIT))
}
