//! The settings: what each number means, beside it on the form, and what an entry changed.

use serde_json::{Map, Value};

use super::{Lang, words};
use crate::domain::entry::Seq;
use crate::domain::form::Field;
use crate::domain::payload::{Settings, SettingsChange};
use crate::domain::state::State;
use crate::domain::vocabulary::CommandKind;

/// What an entry set, each setting with the value that stood before; the first names the office.
pub(super) fn told(lang: Lang, seq: Seq, settings: &Settings, state: &State) -> String {
    let before = state.settings.iter().take_while(|(set_by, _)| *set_by < seq).last();
    let Some((_, before)) = before else { return lang.told_settings(&settings.office) };
    let (old, new) = (by_name(before), by_name(settings));
    let one = |field: &Field| {
        let [old, new] = [&old, &new].map(|all| all.get(field.name()).map(plain));
        let (old, new) = (old?, new?);
        // The unit stands behind the label's name.
        let label = lang.field(*field);
        let label = match label.split_once([' ', ',']) {
            Some((name, unit)) => lang.with_meaning(name, unit.trim()),
            None => label.to_owned(),
        };
        (old != new).then(|| lang.setting_changed(label, old, new))
    };
    let fields = CommandKind::ChangeSettings.form().optional;
    let changed: Vec<_> = fields.iter().filter_map(one).collect();
    match changed.is_empty() {
        true => lang.told_settings(&settings.office),
        false => lang.told_settings_changed(changed.join(lang.comma())),
    }
}

fn by_name(settings: &Settings) -> Map<String, Value> {
    match serde_json::to_value(SettingsChange::from(settings)) {
        Ok(Value::Object(all)) => all,
        _ => Map::new(),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

impl Lang {
    /// What a number of the settings does, in a line; none of what its label says already.
    pub const fn setting_hint(self, field: Field) -> Option<&'static str> {
        use Field as F;
        Some(match field {
            F::TolerancePoints => self.hint_tolerance_points(),
            F::TolerancePercent => self.hint_tolerance_percent(),
            F::Nearly => self.hint_nearly(),
            F::Band => self.hint_band(),
            F::OnCourse => self.hint_on_course(),
            F::Effort => self.hint_effort(),
            F::OnTrack => self.hint_on_track(),
            F::Acceleration => self.hint_acceleration(),
            F::Reversals => self.hint_reversals(),
            F::Swing => self.hint_swing(),
            F::FewEvents => self.hint_few_events(),
            F::VerifyDays => self.hint_verify_days(),
            _ => return None,
        })
    }
}

words! {
    told_settings(office: &str): "设置办公室为{office}", "set the office to {office}";
    told_settings_changed(changed: String): "更改设置：{changed}", "changed settings: {changed}";
    setting_changed(label: String, old: String, new: String): "{label}由{old}改为{new}", "{label} from {old} to {new}";
    hint_tolerance_points: "百分比指标，变化不超过几个百分点算持平", "shares: a change of at most so many points is none";
    hint_tolerance_percent: "其他指标，变化不超过本身的百分之几算持平", "other figures: a change of at most so many per cent is none";
    hint_nearly: "离目标不超过目标值的百分之几，算基本达标", "a miss of at most so much of the goal is nearly met";
    hint_band: "目标写「左右」的，上下各允许百分之几", "a goal of about so much may be missed by this, either way";
    hint_on_course: "推算的差距在尚需完成的百分之几以内，算可如期", "a projected miss of at most so much of the way left is on course";
    hint_effort: "差距超过上一行、不超过此数为需加力，超过为困难", "up to this it needs effort, beyond it is hard";
    hint_on_track: "实际进度除以应有进度，不低于此数为正常", "progress over what is due: from this on it is on track";
    hint_acceleration: "低于上一行、不低于此数为要加快", "from this up to the line above it must be faster";
    hint_reversals: "近六年升降反复达到几次、并满足下一行，为波动大", "so many turns in the last six figures are a swing";
    hint_swing: "各次变化的中位数超过平均水平的百分之几", "and a median change above so much of the level";
    hint_few_events: "按目标值推算不足几例的，五年合计判断", "fewer cases than this at the goal are judged on five years";
    hint_verify_days: "填报后几天还没有审核，列为待核", "not checked for so many days: to be checked";
}
