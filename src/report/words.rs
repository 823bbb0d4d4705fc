//! What only papers say: their names, and the sentences of those that the office sends out.

mod kinds;
mod outgoing;
