//! The command line; see [`halfsky::cli`].

/// In bytes; more than any piece of memory that a start asks for and gives back.
const KEPT: usize = 512 * 1024;

fn main() -> std::process::ExitCode {
    // glibc has the system make and take each large piece anew, page by page, until one of that size
    // was given back; from then on their pages are used again: the snapshot's, then the screen's.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(KEPT)));
    halfsky::cli::main()
}
