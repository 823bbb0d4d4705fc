//! Which screens there are.

/// The screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Screen {
    /// 总览
    #[default]
    Overview,
    /// 领域
    Domains,
    /// 未达标
    Unmet,
    /// 部门
    Departments,
    /// 台账
    Journal,
    /// 监测
    Monitor,
    /// 会议
    Meetings,
}

impl Screen {
    /// In the order of their keys.
    pub const ALL: [Self; 7] = [
        Self::Overview,
        Self::Domains,
        Self::Unmet,
        Self::Departments,
        Self::Journal,
        Self::Monitor,
        Self::Meetings,
    ];

    /// Whether its list can be narrowed.
    pub const fn can_be_narrowed(self) -> bool {
        matches!(self, Self::Unmet | Self::Journal | Self::Monitor)
    }
}
