//! Intervals for small numbers.
//!
//! F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936); E. B. Wilson,
//! Probable inference, the law of succession, and statistical inference, JASA 22 (1927). The
//! incomplete gamma function by series and continued fraction as in Press et al., Numerical
//! Recipes, 6.2; its logarithm by Lanczos.

/// Half of what a 95% interval leaves out, on either side.
const TAIL: f64 = 0.025;

/// The normal quantile that belongs to [`TAIL`].
const Z: f64 = 1.959_963_984_540_054;

/// The 95% interval of an expected number of events of which `events` happened.
pub fn garwood(events: u64) -> (f64, f64) {
    let x = events as f64;
    // P(N ≥ x | low) and P(N ≤ x | high) each leave one tail.
    let low = if events == 0 { 0.0 } else { gamma_quantile(x, TAIL, -Z) };
    (low, gamma_quantile(x + 1.0, 1.0 - TAIL, Z))
}

/// The 95% interval of a share of which `events` of `trials` were found; none where there were no
/// trials, or more events than trials.
pub fn wilson(events: u64, trials: u64) -> Option<(f64, f64)> {
    if trials == 0 || events > trials {
        return None;
    }
    let (n, p) = (trials as f64, events as f64 / trials as f64);
    let z2 = Z * Z;
    let middle = p + z2 / (2.0 * n);
    let wide = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let scale = 1.0 + z2 / n;
    Some((((middle - wide) / scale).max(0.0), ((middle + wide) / scale).min(1.0)))
}

/// The x at which P(a, x) is `share`, for a ≥ 1; `z` is the normal quantile of that share. Newton's
/// method from the approximation of Wilson and Hilferty (PNAS 17, 1931), held within what is known
/// to be too little and too much.
fn gamma_quantile(a: f64, share: f64, z: f64) -> f64 {
    let (mut low, mut high) = (0.0, f64::INFINITY);
    let root = 1.0 - 1.0 / (9.0 * a) + z / (3.0 * a.sqrt());
    let mut x = a * root.max(0.1).powi(3);
    for _ in 0..100 {
        let off = gamma_p(a, x) - share;
        if off < 0.0 {
            low = x;
        } else {
            high = x;
        }
        let slope = ((a - 1.0) * x.ln() - x - ln_gamma(a)).exp();
        let mut next = x - off / slope;
        if !(low..=high).contains(&next) {
            next = if high.is_finite() { f64::midpoint(low, high) } else { 2.0 * low };
        }
        let step = (next - x).abs();
        x = next;
        if step <= x * 1e-13 {
            break;
        }
    }
    x
}

/// The regularised lower incomplete gamma function P(a, x), for a > 0 and x ≥ 0.
fn gamma_p(a: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    let factor = (a * x.ln() - x - ln_gamma(a)).exp();
    if x < a + 1.0 {
        let (mut term, mut sum, mut n) = (1.0 / a, 1.0 / a, a);
        for _ in 0..10_000 {
            n += 1.0;
            term *= x / n;
            sum += term;
            if term < sum * 1e-15 {
                break;
            }
        }
        return sum * factor;
    }
    let tiny = 1e-300;
    let mut b = x + 1.0 - a;
    let (mut c, mut d) = (1.0 / tiny, 1.0 / b);
    let mut fraction = d;
    for i in 1..10_000 {
        let i = f64::from(i);
        let an = -i * (i - a);
        b += 2.0;
        d = 1.0 / not_zero(an * d + b, tiny);
        c = not_zero(b + an / c, tiny);
        fraction *= d * c;
        if (d * c - 1.0).abs() < 1e-15 {
            break;
        }
    }
    1.0 - factor * fraction
}

fn not_zero(value: f64, tiny: f64) -> f64 {
    if value.abs() < tiny { tiny } else { value }
}

/// ln Γ(x) for x > 0, by Lanczos' approximation with g = 5.
fn ln_gamma(x: f64) -> f64 {
    const TERMS: [f64; 6] = [
        76.180_091_729_471_46,
        -86.505_320_329_416_77,
        24.014_098_240_830_91,
        -1.231_739_572_450_155,
        0.001_208_650_973_866_179,
        -0.000_005_395_239_384_953,
    ];
    let mut sum = 1.000_000_000_190_015;
    for (n, term) in (1..).zip(TERMS) {
        sum += term / (x + f64::from(n));
    }
    let t = x + 5.5;
    (x + 0.5) * t.ln() - t + (2.506_628_274_631_000_5 * sum / x).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn garwoods_limits_are_those_of_his_table() {
        // Garwood 1936, table of 95% limits; also Ulm, Am J Epidemiol 131 (1990).
        let known = [
            (0, 0.0, 3.6889),
            (1, 0.0253, 5.5716),
            (2, 0.2422, 7.2247),
            (5, 1.6235, 11.6683),
            (10, 4.7954, 18.3904),
            (50, 37.1110, 65.9188),
            (100, 81.3640, 121.6272),
        ];
        for (events, low, high) in known {
            let found = garwood(events);
            assert!(
                (found.0 - low).abs() < 6e-4 && (found.1 - high).abs() < 6e-4,
                "{events}: {found:?}"
            );
        }
    }

    #[test]
    fn many_events_have_a_narrow_interval() {
        let (low, high) = garwood(100_000);
        assert!((low - 99_381.1).abs() < 2.0 && (high - 100_621.8).abs() < 2.0, "{low} {high}");
    }

    #[test]
    fn each_of_garwoods_limits_leaves_one_tail() {
        for events in (1..400).chain([1_000, 20_000, 1_000_000]) {
            let ((low, high), x) = (garwood(events), events as f64);
            assert!(low < x && x < high, "{events}: {low} {high}");
            let tails = [gamma_p(x, low), 1.0 - gamma_p(x + 1.0, high)];
            assert!(tails.iter().all(|tail| (tail - TAIL).abs() < 1e-9), "{events}: {tails:?}");
        }
    }

    #[test]
    fn wilsons_limits() {
        let (low, high) = wilson(10, 100).unwrap();
        assert!((low - 0.0552).abs() < 1e-4 && (high - 0.1744).abs() < 1e-4);
        let (low, high) = wilson(0, 10).unwrap();
        assert!(low == 0.0 && (high - 0.2775).abs() < 1e-4);
        assert!(wilson(0, 0).is_none() && wilson(3, 2).is_none());
    }
}
