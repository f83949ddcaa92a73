"""The verbs of the whole life of a proposal, typed wrongly: one sentence, exit 2, the file untouched byte for byte."""

from pathlib import Path

import pytest

from tests.commands.test_bad_input import HIDDEN, NOT_DATES, OFFICE, filled, office, put, refused
from tests.conftest import Renda

__all__ = ["office"]  # a fixture of the neighbour, over the file made here

# 1 路灯 handed in · 2 水渠 with 农业农村局 and 财政局 (co) · 3 校车 with three, 财政局 has replied · 4 公厕 replied to, of two
# deputies · 5 a motion of the presidium · 6 of a group, replied to · 7 refused · 8 confidential, of two, signed for, with 9
# merged in · 10 closed and excellent
LIFE = f"""{OFFICE}
proposal promise 5-1/4 --what 改建一座公厕 --until 2022-12-31 --on 2022-03-01
proposal promise 5-1/4 --what 改建一处泵房 --until 2022-12-31 --on 2022-03-01
proposal keep 5-1/4 --what 泵房 --on 2022-03-05
proposal add 垃圾分类公约 --by-presidium --kind 议案 --session 5-1 --on 2022-01-06
proposal add 东片水站 --by-group 东片小组 --session 5-1 --on 2022-01-06
proposal assign 5-1/6 --lead 建设局 --on 2022-01-31
proposal reply 5-1/6 --class A --ref 遥建复1号 --on 2022-03-01
proposal add 信访转办 --by 王五 --session 5-1 --on 2022-01-06
proposal refuse 5-1/7 --reason 代转群众来信 --on 2022-01-07
proposal add 河道保洁 --by 李四 --with 张三 --session 5-1 --on 2022-01-06 --confidential
proposal assign 5-1/8 --lead 农业农村局 --on 2022-01-31
proposal receive 5-1/8 --on 2022-02-10
proposal add 河道垃圾 --by 王五 --session 5-1 --on 2022-01-06
proposal merge 5-1/9 --into 5-1/8 --on 2022-02-01
proposal add 危桥 --by 李四 --session 5-1 --on 2022-01-06
proposal assign 5-1/10 --lead 建设局 --on 2022-01-31
proposal reply 5-1/10 --class A --ref 遥建复2号 --on 2022-03-01
proposal close 5-1/10 --on 2022-03-08
proposal excellent 5-1/10 --on 2022-03-09
"""


@pytest.fixture(scope="module")
def office_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a proposal in each state."""
    return filled(empty_file, tmp_path_factory.mktemp("life"), LIFE)


# What the parser misses: the line, then what is missing.
MISSING = (
    ("proposal accept", "编号"), ("proposal agenda 5", "yes|no"), ("proposal refuse 1", "--reason"), ("proposal reference 1", "--reason"),
    ("proposal merge 1", "--into"), ("proposal withdraw 1", "--by"), ("proposal refer-up 1", "--to"), ("proposal receive", "编号"),
    ("proposal return 2", "--reason"), ("proposal extend 2", "--until"), ("proposal extend 2 --until 2022-06-30", "--reason"),
    ("proposal extend 2 --until 2022-06-30 --reason 等批复", "--approved-by"), ("proposal urge 2", "--how"), ("proposal send 4", "--to"),
    ("proposal break 4", "--reason"), ("proposal supervise 2", "--level"), ("proposal visit", "编号"), ("proposal excellent", "编号"),
    ("proposal publish", "编号"), ("proposal note 2", "--text"), ("proposal search", "词"), ("proposal similar", "标题"),
    ("proposal sheet", "届次或编号"), ("proposal unit merge 财政局", "--into"), ("deputy group add", "小组"), ("due --by", "--by"),
    ("proposal edit", "编号"), ("proposal edit 4 --act", "--act"),
)  # fmt: skip
EXTRA = (
    ("proposal agenda 5 yes no", "多写了“no”"), ("proposal ledger 2022 2023", "多写了“2023”"), ("due --by unit 2", "多写了“2”"),
    ("due --new=1", "--new"), ("proposal excellent 2 --no=1", "--no"), ("proposal sheet 5-1 --between=1", "--between"),
    ("proposal withdraw 1 2 --by 张三", "多写了“2”"), ("proposal send 4 5 --to 张三", "多写了“5”"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "what"), [*MISSING, *EXTRA])
def test_a_line_with_a_word_missing_or_too_many(office: Renda, path: Path, line: str, what: str) -> None:
    verb = line.partition(" ")[0] if line.startswith("due") else " ".join(word for word in line.split()[:2])
    refused(office, path, line, what, f"renda {verb}", "--help")


# Texts: {} is where the bad one goes. What must be there …
NEEDED = (
    "proposal refuse 1 --reason {}", "proposal reference 1 --reason {}", "proposal refer-up 1 --to {}",
    "proposal return 2 --unit 农业农村局 --reason {}", "proposal extend 2 --until 2022-06-30 --approved-by 主席团 --reason {}",
    "proposal extend 2 --until 2022-06-30 --reason 等批复 --approved-by {}", "proposal urge 2 --how {}",
    "proposal break 4 --reason {}", "proposal note 2 --text {}", "proposal unit merge {} --into 财政局",
    "proposal unit merge 财政局 --into {}", "deputy group add {}", "proposal similar {}", "proposal add 新桥 --by-group {}",
    "deputy group add 南片小组 --leader {}", "proposal edit 4 --act 答复 --ref {}", "proposal edit 4 --act 答复 --signer {}",
    "proposal edit 4 --act 承诺 --nth 1 --what {}", "proposal edit 7 --act 决定 --reason {}", "proposal edit 4 --act 落实 --note {}",
    "proposal edit 2 --by-group {}", "proposal edit 2 --by {}",
)  # fmt: skip
# … and what may be left out.
OPTIONAL = (
    "proposal agenda 5 yes --reason {}", "proposal withdraw 1 --by 张三 --reason {}", "proposal refer-up 1 --to 区水利局 --reason {}",
    "proposal return 2 --unit 农业农村局 --reason 不属本单位 --approved-by {}",
    "proposal extend 2 --until 2022-06-30 --reason 等批复 --approved-by 主席团 --paper {}", "proposal urge 2 --how 电话 --note {}",
    "proposal supervise 2 --level 重点 --leader {}", "proposal supervise 2 --level 重点 --note {}", "proposal visit 2 --with {}",
    "proposal visit 2 --result {}", "proposal excellent 2 --reason {}", "proposal publish 2 no --reason {}",
    "proposal note 2 --text 会商 --file {}", "proposal add 新桥 --by 张三 --scan {}", "proposal add 新桥 --by 张三 --body {}",
    "proposal reply 2 --class A --ref 1 --file {}", "proposal keep 4 --note {}",
)  # fmt: skip


@pytest.mark.parametrize("text", ["", "  ", "\u3000"], ids=["empty", "spaces", "wide space"])
@pytest.mark.parametrize("line", NEEDED)
def test_an_empty_text(office: Renda, path: Path, line: str, text: str) -> None:
    refused(office, path, put(line, text), "不能为空", "请写上")


@pytest.mark.parametrize("line", [*NEEDED, *OPTIONAL])
def test_a_text_of_ten_thousand_characters(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "长" * 10_000), "10000 字", "字以内")


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
@pytest.mark.parametrize("line", [*NEEDED, *OPTIONAL])
def test_a_control_character(office: Renda, path: Path, line: str, sign: str) -> None:
    refused(office, path, put(line, f"前{sign}后"), "控制字符", "请重新打一遍")


# Days: {} is where the bad one goes.
DAYS = (
    "proposal accept 1 --on {}", "proposal agenda 5 yes --on {}", "proposal refuse 1 --reason 个人事项 --on {}",
    "proposal reference 1 --reason 已安排 --on {}", "proposal merge 1 --into 2 --on {}", "proposal withdraw 1 --by 张三 --on {}",
    "proposal refer-up 1 --to 区水利局 --on {}", "proposal receive 2 --unit 农业农村局 --on {}",
    "proposal return 2 --unit 农业农村局 --reason 不属本单位 --on {}", "proposal extend 2 --until 2022-06-30 --reason 等批复 --approved-by 主席团 --on {}",
    "proposal extend 2 --reason 等批复 --approved-by 主席团 --until {}", "proposal urge 2 --how 电话 --on {}", "proposal send 4 --to 李四 --on {}",
    "proposal break 4 --reason 土地未批 --on {}", "proposal supervise 2 --level 重点 --on {}", "proposal visit 2 --on {}",
    "proposal visit 2 --then {}", "proposal excellent 2 --on {}", "proposal publish 2 yes --on {}", "proposal note 2 --text 会商 --on {}",
    "proposal unit merge 财政局 --into 建设局 --on {}", "proposal unit edit 财政局 --name 财政所 --on {}",
    "proposal edit 4 --act 答复 --on {}", "proposal edit 4 --act 承诺 --nth 1 --until {}", "proposal edit 4 --act 交办 --received {}",
    "proposal feedback 4 --by 张三 --promise 泵房 --result 满意 --on {}",
)  # fmt: skip


@pytest.mark.parametrize("day", [*NOT_DATES, "", "月底"])
@pytest.mark.parametrize("line", DAYS)
def test_a_day_that_is_none(office: Renda, path: Path, line: str, day: str) -> None:
    option = line.split()[-2]
    refused(office, path, put(line, day), option, f"“{day}”", "请")


# Numbers: {} is where the bad one goes.
NUMBERS = (
    "proposal agenda {} no", "proposal merge 1 --into {}", "proposal withdraw {} --by 张三", "proposal refer-up {} --to 区水利局",
    "proposal return {} --reason 不属本单位", "proposal extend {} --until 2022-06-30 --reason 等批复 --approved-by 主席团",
    "proposal send {} --to 李四", "proposal break {} --reason 土地未批", "proposal note {} --text 会商", "proposal edit {} --act 答复 --class A",
)  # fmt: skip
MANY = (
    "proposal accept {}", "proposal refuse {} --reason 个人事项", "proposal reference {} --reason 已安排", "proposal merge {} --into 2",
    "proposal receive {}", "proposal urge {} --how 电话", "proposal supervise {} --level 重点", "proposal visit {}",
    "proposal excellent {}", "proposal publish {} yes", "proposal contact {} --how 面商 --stage 办前",
)  # fmt: skip


@pytest.mark.parametrize("line", [*NUMBERS, *MANY])
def test_a_number_that_is_none(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "77"), "77", "renda proposal list")
    refused(office, path, put(line, "5-2/9"), "5-2/9", "renda proposal list")
    refused(office, path, put(line, "9" * 5000), "编号", "请写 16")


@pytest.mark.parametrize("line", MANY)
def test_numbers_none_or_twice_or_one_of_them_unknown(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, ","), "没有写编号", "请写一个或几个编号")
    refused(office, path, put(line, "1,第1号"), "“5-1/1”写了两遍", "请去掉一个")
    refused(office, path, put(line, "1,77"), "77", "renda proposal list")


@pytest.mark.parametrize("line", NUMBERS)
def test_several_numbers_where_one_is_meant(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "1,2"), "“1,2”", "请写 16")


# Names: {} is where a deputy's goes.
DEPUTIES = (
    "proposal withdraw 1 --by {}", "proposal send 4 --to {}", "proposal reply 2 --class A --ref 1 --to {}",
    "deputy group add 南片小组 --leader {}", "proposal list --deputy {}", "proposal edit 2 --with {}", "proposal edit 2 --by {}",
)  # fmt: skip
UNITS = (
    "proposal receive 2 --unit {}", "proposal return 2 --reason 不属本单位 --unit {}", "proposal urge 2 --how 电话 --unit {}",
    "proposal extend 2 --until 2022-06-30 --reason 等批复 --approved-by 主席团 --unit {}", "proposal unit merge {} --into 财政局",
    "proposal unit merge 财政局 --into {}", "proposal edit 2 --act 交办 --on 2022-02-01 --unit {}",
    "proposal edit 2 --act 交办 --unit 农业农村局 --to-unit {}", "proposal opinion 2 --redo 没有内容 --unit {}",
)  # fmt: skip
GROUPS = ("proposal add 新桥 --by-group {}", "proposal edit 2 --by-group {}", "proposal list --group {}")


@pytest.mark.parametrize("line", DEPUTIES)
def test_a_deputy_that_is_none_or_two(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "孙七"), "没有叫“孙七”的代表", "renda deputy add")
    refused(office, path, put(line, "赵六"), "2 位代表", "#4 赵六（第6选区，东片小组）", "如 #4")
    refused(office, path, put(line, "#99"), "#99", "renda deputy list")


@pytest.mark.parametrize("line", UNITS)
def test_a_unit_that_is_none(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "气象台"), "没有叫“气象台”的单位", "renda proposal unit add")
    refused(office, path, put(line, "农业农村"), "“农业农村”", "相近的有：农业农村局")


@pytest.mark.parametrize("line", GROUPS)
def test_a_group_that_is_none(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "南片小组"), "没有叫“南片小组”的代表小组", "相近的有：")


# Words that are none of the choices, years, forms of a file: the line, then telling words.
CHOICES = (
    ("proposal agenda 5 也许", "“也许”", "yes（是）", "no（否）"), ("proposal publish 2 也许", "“也许”", "yes（是）", "no（否）"),
    ("proposal urge 2 --how 电话 --about 进度", "--about", "“进度”", "答复、协办意见、反馈、承诺"),
    ("proposal supervise 2 --level 特别", "--level", "“特别”", "重点、一般"), ("proposal list --level 特别", "--level", "“特别”", "重点、一般"),
    ("proposal visit 2 --kind 路过", "--kind", "“路过”", "现场督办、回头看"),
    ("due --by topic", "--by", "“topic”", "unit"), ("due --by ''", "--by", "“”", "unit"), ("due --new --within 七天", "--within", "“七天”", "7d"),
    ("proposal feedback 4 --by 张三 --promise 泵房 --result 很好", "--result", "“很好”", "满意、基本满意、不满意"),
    ("proposal stats 2022 --by month", "--by", "“month”", "supervision、satisfaction、rounds、stage"),
    ("proposal feedback 4 --by 张三 --result 满意 --promise ''", "承诺", "请"),
    ("proposal ledger 22", "“22”", "请写四位年份"), ("proposal ledger 去年", "“去年”", "请写四位年份"),
    ("proposal ledger 2021-2022", "“2021-2022”", "请写四位年份"), ("proposal ledger ''", "“”", "请写四位年份"),
    ("proposal stats 2018-", "“2018-”", "起止年份，如 2018-2022"), ("proposal stats 2022-2018", "前后颠倒", "请写 2018-2022"),
    ("proposal stats 2018-2020-2022", "“2018-2020-2022”", "起止年份"), ("proposal list --year 2022-2018", "前后颠倒", "请写 2018-2022"),
    ("summary 2018-", "“2018-”", "起止年份"), ("summary 2022 --compare 2022-2018", "前后颠倒", "请写 2018-2022"),
    ("summary 2022 --compare ''", "“”", "请写四位年份"), ("proposal search ''", "没有写要找的字", "renda proposal search"),
    ("proposal search ' '", "没有写要找的字", "renda proposal search"),
    ("proposal sheet 5-9", "5-9", "renda deputy session add 5-9"), ("proposal sheet 77", "77", "renda proposal list"),
    ("proposal sheet 5-2", "5-2 次会议还没有交办的件", "renda proposal assign"), ("proposal sheet 1", "5-1/1 没有交办", "交办以后才有交办函"),
    ("proposal sheet 5-1 -o 清单.pdf", "“清单.pdf”", ".docx 或 .md"), ("proposal sheet 5-1 --template 没有.txt", "“没有.txt”", ".docx 或 .md"),
    ("proposal sheet 5-1 --template /没有/清单.md", "读不了模板 /没有/清单.md", "请核对"),
    ("proposal sheet 5-1 -o /没有/清单.docx", "写不了 /没有/清单.docx", "-o"),
    ("proposal sheet 5-1 --save-template 模板.odt", "“模板.odt”", ".docx 或 .md"),
    ("proposal sheet 5-1 --save-template /没有/模板.docx", "写不了 /没有/模板.docx", "--save-template"),
    ("deputy group add 南片[x]", "“南片[x]”", "符号“[”", "请只写文字"), ("deputy group add 东片小组", "“东片小组”已登记", "--leader"),
    ("proposal edit 4 --act 撤销 --on 2022-02-01", "--act", "“撤销”", "交办、签收、联系"),
    ("proposal edit 4 --act 答复 --nth 一 --class A", "--nth", "请写整数"), ("proposal edit 4 --act 答复 --round 一 --class A", "--round", "请写整数"),
    ("proposal edit 4 --act 答复 --class E", "“E”", "A ", "D "),
    ("--install-completion tcsh", "“tcsh”", "bash、zsh、fish"), ("--show-completion tcsh", "“tcsh”", "bash、zsh、fish"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "telling"), [(line, telling) for line, *telling in CHOICES])
def test_a_word_that_is_none_of_the_choices(office: Renda, path: Path, line: str, telling: list[str]) -> None:
    refused(office, path, line, *telling)
    assert {entry.name for entry in path.parent.iterdir()} == {path.name}
