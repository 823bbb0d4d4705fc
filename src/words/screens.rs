//! Words of the dashboard.
