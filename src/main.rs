//! The command line; see [`halfsky::cli`].

fn main() -> std::process::ExitCode {
    halfsky::cli::main()
}
