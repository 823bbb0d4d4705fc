//! What every form looks like, empty and filled in.

use crate::frames::keep;
use crate::kit_tui::clerk;
use crate::places::PLACES;
use halfsky::words::Lang;

#[test]
fn every_form() {
    for place in PLACES {
        let mut driver = place.driver();
        driver.choose(Lang::Zh.command(place.kind));
        assert!(driver.model.form.is_some(), "{}\n{}", place.name, driver.text());
        keep(place.name, &driver);
    }
}

#[test]
fn filled_in() {
    let mut driver = clerk();
    driver.find("1.2").press("n").type_in("两癌筛查异常人员还有31人未复查，");
    driver.type_in("十二月底前逐人落实；名单由乡镇卫生院核对后报市妇幼保健院。\n\n第二段。");
    keep("form_note_filled", &driver);
    let mut driver = clerk();
    driver.find("1.2").press("a").type_in("、rs");
    keep("form_assign_suggested", &driver);
}

#[test]
fn refused() {
    let mut driver = clerk();
    driver.find("财政局").press("s").type_in("程国栋").press("Ctrl-S");
    keep("form_sign_refused", &driver);
}
