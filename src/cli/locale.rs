//! Whether the surroundings promise a terminal that shows UTF-8. Where they name another character
//! set, that is said before anything is drawn, in that character set; so it is where tmux would put
//! underscores in the place of whatever is not ASCII.

use std::io::{self, BufRead, Read, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::desk::Shell;
use super::failure::Failure;
use crate::words::Lang;

/// How long tmux may take to answer.
const TMUX: Duration = Duration::from_millis(100);

/// Says so where the locale is not UTF-8, and waits for Enter. Where no character set is named
/// (`C`, `POSIX`, nothing), that says nothing about the terminal, and it is asked later.
pub(super) fn check(shell: &Shell) -> Result<(), Failure> {
    let set = |name: &&str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set);
    let bytes = match locale.filter(|locale| !is_utf8(locale)) {
        Some(locale) => {
            let said = shell.lang.locale_not_utf8(&locale);
            match encoding(&locale).encode(&said) {
                (_, _, true) => Lang::En.locale_not_utf8(&locale).into_bytes(),
                (bytes, ..) => bytes.into_owned(),
            }
        }
        // Nothing else gets through it.
        None if tmux_shows_ascii(set(&"TMUX").is_some()) => {
            Lang::En.tmux_not_utf8().to_owned().into_bytes()
        }
        None => return Ok(()),
    };
    let mut out = io::stderr();
    out.write_all(&bytes).and_then(|()| out.write_all(b"\n")).map_err(Failure::Output)?;
    io::stdin().lock().read_line(&mut String::new()).map_err(Failure::Output)?;
    Ok(())
}

/// Whether tmux, where it is in between, takes whoever sits there for somebody without UTF-8, as it does
/// where they named no character set when they called it. It is asked, since it alone knows.
fn tmux_shows_ascii(is_there: bool) -> bool {
    is_there && ask_tmux().is_some_and(|answer| answer.trim_ascii() == b"0")
}

/// What tmux answers, if it does in time: one that hangs is not waited for.
fn ask_tmux() -> Option<Vec<u8>> {
    let mut tmux = Command::new("tmux");
    tmux.args(["display-message", "-p", "#{client_utf8}"]);
    tmux.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut asked = tmux.spawn().ok()?;
    let end = Instant::now() + TMUX;
    while asked.try_wait().ok()?.is_none() {
        if Instant::now() >= end {
            // What becomes of it does not matter any more.
            let _ = asked.kill().and_then(|()| asked.wait());
            return None;
        }
        std::thread::sleep(Duration::from_millis(1));
    }
    let mut answer = Vec::new();
    asked.stdout?.read_to_end(&mut answer).ok()?;
    Some(answer)
}

fn is_utf8(locale: &str) -> bool {
    if matches!(locale, "C" | "POSIX") {
        return true;
    }
    let plain: String = charset(locale).chars().filter(char::is_ascii_alphanumeric).collect();
    plain.eq_ignore_ascii_case("utf8")
}

/// What stands after the point; where nothing does, the C library has its own default for the
/// language, which is not UTF-8.
fn charset(locale: &str) -> &str {
    let locale = locale.split('@').next().unwrap_or_default();
    match locale.split_once('.') {
        Some((_, charset)) => charset,
        // macOS names nothing but the character set.
        None if locale.eq_ignore_ascii_case("UTF-8") => locale,
        None if locale.starts_with("zh_HK") => "big5",
        None if locale.starts_with("zh_TW") => "big5",
        None if locale.starts_with("zh") => "gb2312",
        None => "latin1",
    }
}

fn encoding(locale: &str) -> &'static encoding_rs::Encoding {
    let named = encoding_rs::Encoding::for_label(charset(locale).as_bytes());
    named.unwrap_or(encoding_rs::WINDOWS_1252)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales() {
        for fine in
            ["zh_CN.UTF-8", "en_US.utf8", "C.UTF-8", "C", "POSIX", "zh_CN.UTF-8@pinyin", "UTF-8"]
        {
            assert!(is_utf8(fine), "{fine}");
        }
        for other in ["zh_CN", "zh_CN.GBK", "zh_CN.GB18030", "zh_TW.Big5", "en_US", "de_DE@euro"] {
            assert!(!is_utf8(other), "{other}");
        }
        assert_eq!(encoding("zh_CN").name(), "GBK");
        assert_eq!(encoding("zh_CN.GB18030").name(), "gb18030");
        assert_eq!(encoding("zh_TW").name(), "Big5");
        assert_eq!(encoding("en_US").name(), "windows-1252");
    }
}
