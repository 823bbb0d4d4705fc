//! Trends in braille, which is one column wide on every terminal: a chart with goal and projection,
//! and a line small enough for a list. The numbers always stand beside; nobody needs the picture.

use ratatui::style::Style;
use ratatui::text::{Line, Span};

use crate::domain::assess::{Reading, Rule};
use crate::plan::{Indicator, Plan};
use crate::tui::text;
use crate::tui::theme::{Theme, Tone};
use crate::words::Lang;

/// Rows of a chart without its labels.
const ROWS: usize = 6;

/// Columns of a chart at most, without its labels: six a year are plenty.
const COLS: usize = 66;

/// What a chart shows, in the indicator's unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Trend {
    values: Vec<(i32, f64)>,
    goal: Asked,
    /// Where the mean yearly change leads.
    projection: Option<(i32, f64)>,
    years: (i32, i32),
}

/// What is asked, where that is a line over all the years.
#[derive(Debug, Clone, PartialEq)]
enum Asked {
    /// The goal, or a band's two edges.
    Goal(Vec<f64>),
    /// To be better than the base, or no worse.
    Base(f64),
}

impl Asked {
    fn of(indicator: &Indicator, reading: &Reading) -> Self {
        if let Some(goal) = indicator.goal.number() {
            return Self::Goal(vec![goal.to_f64()]);
        }
        let Some(found) = reading.judged.judgement() else { return Self::Goal(Vec::new()) };
        let against = found.against.value.to_f64();
        match found.rule {
            Rule::Within => {
                let high = found.high.map(|high| high.to_f64());
                Self::Goal(std::iter::once(against).chain(high).collect())
            }
            Rule::Above | Rule::Below | Rule::NotWorse => Self::Base(against),
            _ => Self::Goal(Vec::new()),
        }
    }

    fn lines(&self) -> &[f64] {
        match self {
            Self::Goal(lines) => lines,
            Self::Base(line) => std::slice::from_ref(line),
        }
    }
}

impl Trend {
    /// The trend of an indicator over a plan's years, from its base on; none with fewer than two figures.
    pub fn of(indicator: &Indicator, reading: &Reading, plan: &Plan) -> Option<Self> {
        let base = reading.base.map_or(i32::MAX, |base| base.year);
        let years = (base.min(plan.from - 1), plan.to);
        let values = values(reading);
        let values: Vec<_> =
            values.into_iter().filter(|(year, _)| (years.0..=years.1).contains(year)).collect();
        if values.len() < 2 {
            return None;
        }
        let projection = reading.leads_to(years.1, indicator).map(|value| (years.1, value));
        let goal = Asked::of(indicator, reading);
        Some(Self { values, goal, projection, years })
    }

    /// Draws it in at most `cols` columns: rows of dots with the highest and lowest value beside
    /// them, the years below, and what each line is.
    pub fn lines(&self, lang: Lang, theme: Theme, cols: usize) -> Vec<Line<'static>> {
        let (low, high) = self.span();
        let digits = if high - low < 10.0 { 1 } else { 0 };
        let labels = [format!("{high:.digits$}"), format!("{low:.digits$}")];
        let label = labels.iter().map(String::len).max().unwrap_or(0) + 1;
        let width = cols.saturating_sub(label).clamp(4, COLS);
        let layers = self.layers(width, (low, high));
        let styles = [theme.accent(), theme.status(Tone::Nearly), theme.text()];
        let mut lines = Vec::new();
        for row in 0..ROWS {
            let beside = match row {
                0 => labels[0].as_str(),
                _ if row == ROWS - 1 => labels[1].as_str(),
                _ => "",
            };
            let mut spans = vec![Span::raw(format!("{} ", text::pad_left(beside, label - 1)))];
            spans.extend((0..width).map(|col| glyph(&layers, &styles, row, col)));
            lines.push(Line::from(spans));
        }
        let (from, to) = (self.years.0.to_string(), self.years.1.to_string());
        let between = width.saturating_sub(from.len() + to.len());
        lines.push(Line::from(format!("{}{from}{}{to}", " ".repeat(label), " ".repeat(between))));
        lines.push(self.legend(lang, styles));
        lines
    }

    /// A sample of each line and what it is.
    fn legend(&self, lang: Lang, styles: [Style; 3]) -> Line<'static> {
        let number = |value: f64| format!("{value:.1}");
        let mut spans = vec![
            Span::styled("\u{2812}\u{2812}", styles[0]),
            Span::raw(format!(" {}", lang.trend_values())),
        ];
        let asked = self.goal.lines().iter().map(|line| number(*line)).collect::<Vec<_>>();
        if !asked.is_empty() {
            let asked = asked.join(lang.list_comma());
            let told = match self.goal {
                Asked::Goal(_) => lang.trend_goal(asked),
                Asked::Base(_) => lang.base_of(asked),
            };
            spans.push(Span::styled("  \u{2812}\u{2800}\u{2812}", styles[2]));
            spans.push(Span::raw(format!(" {told}")));
        }
        if let Some((year, value)) = self.projection {
            spans.push(Span::styled("  \u{2802}\u{2802}", styles[1]));
            spans.push(Span::raw(format!(" {}", lang.trend_projection(year, number(value)))));
        }
        Line::from(spans)
    }

    /// The lowest and the highest of everything shown; never the same.
    fn span(&self) -> (f64, f64) {
        let all = self.values.iter().map(|(_, value)| *value);
        let all = all
            .chain(self.goal.lines().iter().copied())
            .chain(self.projection.map(|(_, value)| value));
        let (low, high) =
            all.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        if high - low > f64::EPSILON { (low, high) } else { (low - 1.0, high + 1.0) }
    }

    /// Values, projection and goal, each as dots.
    fn layers(&self, cols: usize, (low, high): (f64, f64)) -> [Dots; 3] {
        let (wide, tall) = (cols * 2, ROWS * 4);
        let span = f64::from((self.years.1 - self.years.0).max(1));
        let x = |year: f64| (year - f64::from(self.years.0)) / span * (wide - 1) as f64;
        let y = |value: f64| (high - value) / (high - low) * (tall - 1) as f64;
        let at = |(year, value): (i32, f64)| (x(f64::from(year)), y(value));
        let (mut values, mut ahead, mut goal) = (Dots::new(cols), Dots::new(cols), Dots::new(cols));
        for pair in self.values.windows(2) {
            if pair[1].0 == pair[0].0 + 1 {
                values.line(at(pair[0]), at(pair[1]), |_| true);
            }
        }
        for point in &self.values {
            values.point(at(*point));
        }
        if let (Some(last), Some(end)) = (self.values.last(), self.projection) {
            ahead.line(at(*last), at(end), |nth| nth % 3 == 2);
        }
        for value in self.goal.lines() {
            goal.line((0.0, y(*value)), ((wide - 1) as f64, y(*value)), |nth| nth % 6 < 2);
        }
        [values, ahead, goal]
    }
}

/// Published values by year, where there are any.
fn values(reading: &Reading) -> Vec<(i32, f64)> {
    let there = reading.points.iter();
    there.filter_map(|(year, point)| Some((*year, point.value?.to_f64()))).collect()
}

/// Dots in cells of two by four.
struct Dots {
    cols: usize,
    cells: Vec<u8>,
}

/// The bits of a cell's dots, by column and row.
const BITS: [[u8; 4]; 2] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]];

impl Dots {
    fn new(cols: usize) -> Self {
        Self { cols, cells: vec![0; cols * ROWS] }
    }

    fn set(&mut self, x: f64, y: f64) {
        let (x, y) = (x.round().max(0.0) as usize, y.round().max(0.0) as usize);
        if x < self.cols * 2 && y < ROWS * 4 {
            self.cells[y / 4 * self.cols + x / 2] |= BITS[x % 2][y % 4];
        }
    }

    /// A figure stands out from the line: two dots by two.
    fn point(&mut self, (x, y): (f64, f64)) {
        let (left, top) = (x.round().max(1.0) - 1.0, y.round().max(1.0) - 1.0);
        for (x, y) in [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0), (1.0, 1.0)] {
            self.set(left + x, top + y);
        }
    }

    /// A line with the dots that `drawn` wants.
    fn line(&mut self, from: (f64, f64), to: (f64, f64), drawn: impl Fn(usize) -> bool) {
        let steps = (to.0 - from.0).abs().max((to.1 - from.1).abs()).ceil().max(1.0) as usize;
        for nth in (0..=steps).filter(|nth| drawn(*nth)) {
            let part = nth as f64 / steps as f64;
            self.set(from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        }
    }
}

/// A cell of all layers, in the style of the first that has a dot there.
fn glyph(layers: &[Dots; 3], styles: &[Style; 3], row: usize, col: usize) -> Span<'static> {
    let bits = layers.iter().map(|layer| layer.cells[row * layer.cols + col]);
    let bits: Vec<u8> = bits.collect();
    match bits.iter().position(|bits| *bits > 0) {
        Some(first) => {
            Span::styled(braille(bits.iter().fold(0, |all, bits| all | bits)), styles[first])
        }
        None => Span::raw(" "),
    }
}

fn braille(bits: u8) -> String {
    char::from_u32(0x2800 + u32::from(bits)).unwrap_or(' ').to_string()
}

/// A reading's figures as columns of dots, two years a glyph; empty with fewer than two.
pub fn spark(reading: &Reading) -> String {
    columns(&values(reading))
}

fn columns(values: &[(i32, f64)]) -> String {
    let (Some((from, _)), Some((to, _))) = (values.first(), values.last()) else {
        return String::new();
    };
    if values.len() < 2 {
        return String::new();
    }
    let all = || values.iter().map(|(_, value)| *value);
    let (low, high) = (all().fold(f64::MAX, f64::min), all().fold(f64::MIN, f64::max));
    let height = |year: i32| {
        let value = values.iter().find(|(known, _)| *known == year).map(|(_, value)| *value)?;
        let part = if high > low { (value - low) / (high - low) } else { 0.5 };
        Some(1 + (part * 3.0).round() as usize)
    };
    let column = |year: i32, side: usize| {
        let up = height(year).unwrap_or(0);
        BITS[side].iter().rev().take(up).fold(0, |all, bit| all | bit)
    };
    let pairs = (*from..=*to).step_by(2);
    pairs.map(|year| braille(column(year, 0) | column(year + 1, 1))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn falling() -> Trend {
        let values = (2020..).zip([16.9, 16.1, 15.7, 15.1, 14.3]).collect();
        Trend {
            values,
            goal: Asked::Goal(vec![12.0]),
            projection: Some((2030, 10.4)),
            years: (2020, 2030),
        }
    }

    fn drawn(trend: &Trend, cols: usize) -> Vec<String> {
        let lines = trend.lines(Lang::Zh, Theme::MONO, cols);
        lines.iter().map(|line| line.spans.iter().map(|span| &*span.content).collect()).collect()
    }

    #[test]
    fn it_fits_and_names_its_ends() {
        for cols in [20, 40, 78, 200] {
            let lines = drawn(&falling(), cols);
            assert_eq!(lines.len(), ROWS + 2);
            assert!(lines[..ROWS + 1].iter().all(|line| text::width(line) <= cols), "{lines:?}");
            assert!(lines[0].starts_with("16.9 ") && lines[ROWS - 1].starts_with("10.4 "));
        }
    }

    /// Without colour the three lines differ by their dots: solid, dotted, dashed.
    #[test]
    fn the_lines_differ_without_colour() {
        let layers = falling().layers(COLS, (10.0, 17.0));
        let dots = layers.map(|layer| layer.cells.iter().map(|bits| bits.count_ones()).sum());
        let [values, ahead, goal]: [u32; 3] = dots;
        let years = 2 * COLS as u32 / 10;
        assert!(values > 4 * years, "solid: {values}");
        assert!(ahead < 6 * years / 2, "dotted: {ahead}");
        assert!((30..60).contains(&goal), "dashed: {goal}");
    }

    #[test]
    fn small_columns() {
        let of =
            |values: &[f64]| columns(&(2020..).zip(values.iter().copied()).collect::<Vec<_>>());
        assert_eq!(of(&[1.0]), "");
        assert_eq!(of(&[1.0, 4.0]), "\u{28f8}");
        assert_eq!(of(&[1.0, 2.0, 3.0, 4.0]), "\u{28e0}\u{28fe}");
        assert_eq!(columns(&[(2020, 1.0), (2022, 4.0)]), "\u{2840}\u{2847}", "a year is missing");
        assert_eq!(of(&[5.0, 5.0]).chars().count(), 1);
    }
}
