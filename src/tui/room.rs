//! How the columns and rows of the terminal are shared out.

/// Rows that header, quiet line and footer take.
pub const AROUND: usize = 5;

/// The smallest screen that can be used.
pub const SMALLEST: (u16, u16) = (60, 20);

/// Columns between a list and what stands beside it.
pub const GAP: usize = 2;

/// Columns that running text takes at most: the eye loses its way back from longer lines.
pub const READABLE: usize = 90;

/// Whether a screen of so many columns and rows shows nothing but that it is too small.
pub fn is_too_small(size: (u16, u16)) -> bool {
    size.0 < SMALLEST.0 || size.1 < SMALLEST.1
}
