//! What looks are called.

use crate::tui::theme::Look;
use crate::words::{Lang, words};

impl Lang {
    /// What a look is called.
    pub const fn look(self, look: Look) -> &'static str {
        match look {
            Look::Auto => self.look_auto(),
            Look::Dark => self.look_dark(),
            Look::Light => self.look_light(),
            Look::Mono => self.look_mono(),
        }
    }
}

words! {
    look_auto: "按终端底色配色", "colours by the terminal's ground";
    look_for_now(look: &str): "已换成{look}，只管这一次：启动时由 --theme、HALFSKY_THEME 或 NO_COLOR 决定", "Now {look}, for this session: --theme, HALFSKY_THEME or NO_COLOR decides at the start";
    look_dark: "深底配色", "colours for a dark ground";
    look_light: "浅底配色", "colours for a light ground";
    look_mono: "无色", "no colours";
    look_kept(look: &str): "已换成{look}，您再打开这份台账时也用它；再按 Ctrl-T 换下一种", "Now {look}, and so whenever you open this ledger; Ctrl-T passes to the next";
    look_not_kept(look: &str, why: String): "已换成{look}，但没能记下：{why}", "Now {look}, but that could not be kept: {why}";
}
