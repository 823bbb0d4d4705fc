//! What was measured, each number beside its limit.

/// The rows, printed together at the end.
#[derive(Default)]
pub(crate) struct Table(Vec<(String, f64, Option<f64>)>);

impl Table {
    /// Adds a number; it should not be over its limit, where there is one.
    pub(crate) fn row(&mut self, name: &str, measured: f64, limit: Option<f64>) {
        self.0.push((name.to_owned(), measured, limit));
    }

    /// Prints all rows, and marks those over their limit.
    pub(crate) fn print(&self) {
        println!("{:<46}{:>10}{:>10}", "", "measured", "limit");
        for (name, measured, limit) in &self.0 {
            let beside = limit.map_or_else(String::new, shown);
            let mark =
                if limit.is_some_and(|limit| *measured > limit) { "  misses it" } else { "" };
            println!("{name:<46}{:>10}{beside:>10}{mark}", shown(*measured));
        }
    }
}

/// Two decimals, and none where they would say nothing.
fn shown(number: f64) -> String {
    if number == number.trunc() || number >= 100.0 {
        format!("{number:.0}")
    } else {
        format!("{number:.2}")
    }
}

/// The middle one; 0 of none.
pub(crate) fn median(numbers: &[f64]) -> f64 {
    at(numbers, 0.5)
}

/// What 95 of 100 do not exceed; 0 of none.
pub(crate) fn p95(numbers: &[f64]) -> f64 {
    at(numbers, 0.95)
}

/// The greatest; 0 of none.
pub(crate) fn max(numbers: &[f64]) -> f64 {
    at(numbers, 1.0)
}

fn at(numbers: &[f64], share: f64) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share) as usize;
    sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}
