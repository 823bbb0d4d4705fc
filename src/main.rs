//! The command line; see [`halfsky::cli`].

/// Above this, glibc has the system give and take each piece of memory anew.
const KEPT: usize = 512 * 1024;

fn main() -> std::process::ExitCode {
    // It keeps pieces of a size that was given back once, and their pages are used again: the
    // snapshot as it is read, then the screen.
    drop(std::hint::black_box(Vec::<u8>::with_capacity(KEPT)));
    halfsky::cli::main()
}
