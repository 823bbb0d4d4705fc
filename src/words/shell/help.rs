//! What `--help` and the manual page say: a line a command, a line an argument. The same name of an
//! argument means the same in every command.

use crate::words::{Lang, words};

impl Lang {
    /// What a command does; commands within commands as `plan read`.
    pub fn about(self, command: &str) -> Option<&'static str> {
        let (zh, en) = match command {
            "halfsky" => (
                "妇女发展规划实施台账：承诺了什么、谁负责、交了什么、数据怎么样",
                "the ledger of a Women's Development Plan: what was promised, who answers for it, \
                 what was handed in",
            ),
            "init" => ("新建台账，采纳规划、单位、指标、拟定分工和应办规则", "make a new ledger"),
            "demo" => ("打开演示台账（虚构数据，退出后即删）", "open the demonstration"),
            "status" => ("各领域情况：达标、未达标、预警、逾期", "how each domain stands"),
            "unmet" => ("列出没有达标的目标和责任单位", "list every target that is not met"),
            "duties" => (
                "列出应办事项：哪个单位、什么事、何时到期，逾期的单位在前",
                "list who owes what by when, late departments first",
            ),
            "show" => (
                "看一项目标（1.2）、措施（1-2）、一个单位（卫健局）或一条记录（12）",
                "show a target (1.2), a measure (1-2), a department or an entry (12)",
            ),
            "changes" => (
                "与某一天或上次会议相比的变化：目标、预警、办结和新逾期",
                "what changed since a day or the last meeting",
            ),
            "log" => ("按时间列出台账记录，新的在前", "list the ledger's entries, newest first"),
            "record" => (
                "从标准输入逐行读 JSON 办理，逐行答复",
                "take commands as JSON lines on standard input, answered a line each",
            ),
            "attach" => (
                "把证明材料存到台账旁，输出的 SM3 供表单的附件和 record 的 attachments 使用，--get 取回；\
                 远程用 ssh 主机 put 文件名 < 文件 和 ssh 主机 get SM3 > 文件",
                "put evidence beside the ledger, for attachments of a form or in record, --get \
                 brings it back; over the line: ssh HOST put NAME < FILE, ssh HOST get SM3 > FILE",
            ),
            "template" => (
                "写出一个单位一年的数据填报表（xlsx），填好用 import 导入",
                "write the sheet in which a department fills in a year's figures",
            ),
            "import" => (
                "从 xlsx 或 csv 导入监测数据：逐行核对，全部导入或一个也不导入，记为一条",
                "take figures from xlsx or csv: each row is checked, all or none are taken",
            ),
            "export" => (
                "导出 indicators（指标）、observations（数据）、targets（目标），或整本台账 ledger（SQLite 文件，可用 SQL 查询）",
                "write indicators, observations, targets, or the ledger as a database for SQL",
            ),
            "report" => (
                "出文件：责任书、提醒和督办、预警提示函、清单和通报、监测和评估报告、会议文件等",
                "write a paper: letters, notices, lists, reports, papers of meetings",
            ),
            "walkthrough" => (
                "逐项打印会议议题：目标、数据、责任单位、报告、上次决定，供分页查看",
                "print a meeting's agenda, one item a page, for a pager",
            ),
            "verify" => ("逐条核对台账是否被改动", "check that nothing in the ledger was altered"),
            "backup" => (
                "把台账连同附件备份到一个新文件，逐条核对后才写成；有人在用也可以备份",
                "copy the ledger and its evidence to a new file, whole and checked, while others work",
            ),
            "restore" => (
                "用备份恢复台账；备份里没有的记录不会丢失，有人打开着台账时不恢复",
                "put a backup in the ledger's place; no entry is lost, and nobody may have it open",
            ),
            "authorized-keys" => (
                "共享服务器：输出每个人的 authorized_keys 行，把SSH公钥与人员绑定",
                "for a shared server: the authorized_keys lines that bind each key to a person",
            ),
            "person" => (
                "列出人员：身份、单位、登录名和公钥；enrol 登记、change 变更、retire 离任",
                "list who is enrolled; enrol, change or retire somebody",
            ),
            "person enrol" => ("登记一个人员", "enrol a person"),
            "person change" => (
                "变更人员：只写要变的，写空（\"\"）即去掉",
                "change what is given; \"\" takes it away",
            ),
            "person retire" => ("人员离任", "a person leaves"),
            "plan" => ("处理规划文本", "work with plan texts"),
            "plan read" => ("读规划文本，列出领域、目标、措施和疑点", "read a plan's text"),
            "completions" => ("输出命令补全脚本", "print completions for a shell"),
            "man" => ("输出手册页", "print a manual page"),
            _ => return None,
        };
        Some(self.pick(zh, en))
    }

    /// What an argument is for.
    pub fn argument(self, id: &str) -> Option<&'static str> {
        let (zh, en) = match id {
            "ledger" => (
                "台账文件，也可用 HALFSKY_LEDGER 指定",
                "the ledger, else HALFSKY_LEDGER, else the XDG data folder",
            ),
            "lang" => {
                ("语言：zh-CN 或 en，也可用 HALFSKY_LANG 指定", "zh-CN or en, else HALFSKY_LANG")
            }
            "speaker" => {
                ("以此人员代号办理（限台账所有者）", "speak for this person (the owner only)")
            }
            "as_of" => ("按这一天结束时的台账查看，如 2026-06-30", "as of the end of this day"),
            "ambiguous" => (
                "引号、破折号等按一列还是两列显示：auto（询问终端）、narrow、wide，或 plain（换成不会错位的符号）",
                "columns of quotation marks and dashes: auto asks the terminal, narrow, wide, or plain: others in their place",
            ),
            "theme" => (
                "颜色：auto、dark（深底）、light（浅底）或 mono（无色），也可用 HALFSKY_THEME 指定",
                "colours: auto, dark, light (by the ground) or mono (none), else HALFSKY_THEME",
            ),
            "mouse" => (
                "界面接受鼠标点击和滚轮（终端自己的选取要按住 Shift）",
                "the dashboard takes clicks and the wheel (hold Shift to select text as before)",
            ),
            "json" => ("输出 JSON", "print JSON"),
            "help" => ("显示帮助", "print help"),
            "version" => ("显示版本", "print the version"),
            "city" => ("城市，默认取自规划标题", "the city; from the plan's title by default"),
            "office" => ("办公室名称", "the office's name"),
            "name" => ("您的姓名", "your name"),
            "login" => ("您在本机的登录名", "your login name on this machine"),
            "plan" => ("规划：JSON，或规划文本", "a plan: JSON, or the plan's text"),
            "departments" => ("单位名单（JSON）", "departments (JSON)"),
            "indicators" => ("监测指标（JSON）", "indicators (JSON)"),
            "assignments" => ("拟定分工（JSON）", "proposed assignments (JSON)"),
            "duties" => ("应办规则（JSON）", "duty rules (JSON)"),
            "write" => ("把演示台账写到此处，不打开总览", "write the demo ledger here instead"),
            "domain" => ("只看第几个领域", "of this domain only"),
            "overdue" => (
                "只看逾期的；有逾期时退出码为1",
                "what is late only; exit code 1 where anything is",
            ),
            "year" => ("年度", "the year that it is about"),
            "all" => ("已办和免办的也列出", "what is done or waived too"),
            "ics" => {
                ("输出日历（iCalendar），可导入手机和电脑日历", "print a calendar (iCalendar)")
            }
            "department" => {
                ("只看此单位（简称、全称或代号）", "of this department only (name or id)")
            }
            "meeting" => (
                "会议的日期或记录号，默认为正在开的或最近的会",
                "the meeting's day or entry; the open or the latest one by default",
            ),
            "what" => ("编号、单位或记录号", "a code, a department or an entry's number"),
            "duty_kind" => (
                "只看这一类应办事项，如 工作报告、责任书签订",
                "this alone, by name, as letter or work_report",
            ),
            "kind" => (
                "只看此类记录，如 签订责任书、催报、letter_signed",
                "of this kind, as letter_signed or remind",
            ),
            "item" => ("只看关于此目标或措施的记录", "about this target or measure"),
            "person" => {
                ("只看此人录入的记录（代号或姓名）", "recorded by this person (id or name)")
            }
            "person_id" => ("人员代号，如 li-na", "the person's id, as li-na"),
            "person_name" => ("姓名", "the person's name"),
            "role" => (
                "身份：office 办公室、liaison 联络员、statistics 统计监测、leader 委员领导、reader 只读人员",
                "the role: office, liaison, statistics, leader or reader",
            ),
            "person_department" => (
                "单位（简称、全称或代号），联络员必填",
                "the department (name or id); a liaison needs one",
            ),
            "person_title" => ("职务", "the person's position"),
            "telephone" => ("办公电话", "the telephone at the office"),
            "person_login" => ("在服务器上的登录名", "the login name on the server"),
            "ssh_key" => (
                "SSH 公钥的内容，如 \"$(cat id_ed25519.pub)\"",
                "the SSH public key itself, as \"$(cat id_ed25519.pub)\"",
            ),
            "since" => ("只看这一天起录入的记录", "recorded on or after this day"),
            "limit" => ("最多几条（在终端中默认40条）", "at most so many (40 on a terminal)"),
            "schema" => ("列出可办理的全部种类和各项内容", "list every kind with its fields"),
            "paper" => (
                "纸件附页上的 编号:校验值（校验值至少前32位），核对台账中是否还有",
                "SEQ:HASH from a paper (at least 32 digits of it): does the ledger still hold it",
            ),
            "key" => (
                "只输出这个公钥的行（sshd 的 %t %k）",
                "only the line of this key (the tokens %t %k of sshd)",
            ),
            "changed_since" => {
                ("从哪一天起，默认上次会议", "since this day; the last meeting by default")
            }
            "supplier" => ("报送单位（简称、全称或代号）", "the department (name or id)"),
            "output" => (
                "写到这个文件（已有的不覆盖），- 为标准输出",
                "write to this file, never over one; - is standard output",
            ),
            "paper_output" => (
                "写到这个文件（已有的不覆盖），- 为标准输出；责任书、单位情况表写一个文件夹就是每个单位一份",
                "write to this file, never over one; - is standard output; a folder, of letters and \
                 department sheets, takes one of each department",
            ),
            "plan_id" => {
                ("有几个规划时指明是哪一个（代号）", "which plan, where there are several")
            }
            "sheet" => ("xlsx 或 csv 文件，- 为标准输入", "xlsx or csv; - is standard input"),
            "dry_run" => ("只看会有什么变化，不录入", "only tell what would change"),
            "reason" => (
                "更正或存疑的数的共同原因（也可逐行写在备注里）",
                "why figures are corrected or doubtful; or a remark in each row",
            ),
            "signatory" => ("代录：谁签的", "recorded from a paper: who signed it"),
            "title" => ("代录：签字人职务", "recorded from a paper: the signatory's title"),
            "paper_number" => ("代录：文号", "recorded from a paper: its number"),
            "on" => ("报送的日期，默认今天", "the day it was handed in, today by default"),
            "listing" => (
                "清单：indicators 指标、observations 数据、targets 目标，或 ledger 台账，写中文名也可",
                "the list: indicators, observations or targets; or the ledger",
            ),
            "format" => (
                "csv、xlsx 或 json；默认看文件名，没有文件就是 csv",
                "csv, xlsx or json; by the file's name, csv where there is none",
            ),
            "encoding" => {
                ("csv 的编码：utf-8（默认）或 gb18030", "of csv: utf-8 (the default) or gb18030")
            }
            "paper_kind" => (
                "公文：letter 责任书、department-sheet 单位情况表、reminder 提醒函、\
                 urging-letter 催报函、supervision-notice 督办通知、warning-letter 预警提示函、\
                 unmet-list 未达标目标清单、division-of-tasks 任务分解表、circular 办理情况通报、\
                 yearly-report 年度监测报告、midterm-evaluation 中期评估报告、\
                 final-evaluation 终期评估报告、government-report 市政府报告、\
                 meeting-notice 会议通知、meeting-pack 会议材料、minutes 会议纪要，写中文名也可",
                "the paper: letter, department-sheet, reminder, urging-letter, supervision-notice, \
                 warning-letter, unmet-list, division-of-tasks, circular, yearly-report, \
                 midterm-evaluation, final-evaluation, government-report, meeting-notice, \
                 meeting-pack or minutes",
            ),
            "paper_warning" => ("预警提示函的编号", "of a warning's letter: the warning's entry"),
            "paper_year" => (
                "哪一年的（默认今年的责任书、去年的报告和通报）",
                "the letter's year (this one by default) or the report's (the last by default)",
            ),
            "paper_department" => (
                "哪个单位（简称、全称或代号）；提醒、催报、督办不写就是所有单位",
                "the department (name or id); a reminder without it goes to all",
            ),
            "by" => (
                "提醒、催报、督办：要求哪天前办结；不写的，逾期的10天内，其余按各自的期限",
                "of a reminder: settle it by this day; by default what is late within 10 days",
            ),
            "reference" => ("文号，不写就留空", "the paper's number; blank by default"),
            "signer" => ("签发人，不写就留空", "who issues it; blank by default"),
            "paper_format" => (
                "docx、md、txt 或 xlsx（只有表格）；默认看文件名，没有文件就是 txt",
                "docx, md, txt or xlsx (tables only); by the file's name, else txt",
            ),
            "file" => ("规划文本，- 为标准输入", "the plan's text; - is standard input"),
            "files" => ("要附的文件，- 为标准输入", "files to attach; - is standard input"),
            "file_name" => ("附件的文件名", "the file's name"),
            "stands_for" => ("材料证明的是哪一天的情况", "the day that the evidence stands for"),
            "get" => (
                "取回附件（SM3 的开头，至少8位），写到标准输出",
                "write the file with this SM3 (its first 8 digits or more) to standard output",
            ),
            "backup_file" => (
                "备份成这个文件（已有的不覆盖），附件在旁边的「文件名.files」夹中",
                "the backup, never over something; its evidence lies beside it in FILE.files",
            ),
            "restore_file" => ("备份文件，附件在它旁边", "the backup, with its evidence beside it"),
            "aside" => (
                "先把现在的台账另存为「文件名.日期」，再恢复",
                "first set the present ledger aside as LEDGER.DAY",
            ),
            "id" => ("规划的代号，如 women、children", "the plan's id, as women or children"),
            "shell" => (
                "外壳：bash、zsh、fish、elvish 或 powershell",
                "the shell: bash, zsh, fish, elvish or powershell",
            ),
            "command" => ("哪个命令的手册页", "the manual page of this command"),
            _ => return None,
        };
        Some(self.pick(zh, en))
    }
}

words! {
    help_alone: "直接运行 halfsky，后面不写命令，就打开界面。", "Run halfsky without a command to open the dashboard.";
    help_usage: "用法", "Usage";
    help_commands: "命令", "Commands";
    help_options: "选项", "Options";
    help_general: "各命令通用", "With every command";
    help_arguments: "参数", "Arguments";
    help_exits: "退出码：0 办成，1 被拒绝或查出问题，2 用法不对", "Exit codes: 0 done, 1 refused or found wanting, 2 usage";
}
