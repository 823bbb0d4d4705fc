//! LibreOffice opens what we write and saves what we read. Where it is not installed the test says
//! so and checks nothing.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::books::{SHEET, filled, template, with_part};
use super::imports::{PAPER, import, observed};
use super::run::{fresh, halfsky};

/// What LibreOffice makes of a file.
fn saved(folder: &Path, file: &Path, form: &str) -> Option<PathBuf> {
    let out = folder.join("saved");
    let profile = format!("-env:UserInstallation=file://{}/profile", folder.display());
    let run = Command::new("soffice")
        .args([&profile, "--headless", "--convert-to", form, "--outdir"])
        .args([&out, file])
        .output();
    match run {
        Err(_) => {
            eprintln!("SKIPPED: soffice is not installed (Debian: libreoffice-calc-nogui)");
            None
        }
        Ok(run) => {
            let told = String::from_utf8_lossy(&run.stderr).into_owned();
            let end = form.split(':').next().unwrap();
            let made = out.join(file.file_name().unwrap()).with_extension(end);
            assert!(made.exists(), "{told}");
            Some(made)
        }
    }
}

#[test]
fn a_template_saved_by_libreoffice_comes_back_in() {
    let (folder, ledger) = fresh();
    let file = folder.path().join("health.xlsx");
    let bytes = template(&ledger, &file);
    let bytes = with_part(&bytes, SHEET, |sheet| {
        let sheet = filled(filled(sheet, "H4", "80.5"), "H5", "83.25");
        filled(sheet, "H6", "78.1")
    });
    std::fs::write(&file, bytes).unwrap();
    let Some(made) = saved(folder.path(), &file, "xlsx:Calc MS Excel 2007 XML") else { return };
    let bytes = std::fs::read(made).unwrap();
    let told = import(&ledger, "back.xlsx", &bytes, PAPER).done();
    assert!(told.contains("已导入3个数"), "{told}");
    let values: Vec<_> =
        observed(&ledger).iter().map(|row| row["value"].as_str().unwrap().to_owned()).collect();
    assert_eq!(values, ["80.50", "83.25", "78.10"]);
}

#[test]
fn libreoffice_reads_what_is_exported() {
    let (folder, ledger) = fresh();
    let file = folder.path().join("targets.xlsx");
    // The name of the file says what it is to be.
    let to = ["export", "targets", "-o", file.to_str().unwrap()];
    assert_eq!(halfsky(&ledger, &to).err, format!("已写出 {}。\n", file.display()));
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));
    let Some(made) = saved(folder.path(), &file, "csv:Text - txt - csv (StarCalc):44,34,76") else {
        return;
    };
    let text = std::fs::read_to_string(made).unwrap();
    assert_eq!(text.lines().count(), 72);
    assert!(text.contains("1.2") && text.contains("孕产妇死亡率"));
}
