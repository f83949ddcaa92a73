"""Words that cannot be what the clerk meant: one sentence, exit 2, the file untouched byte for byte."""

import csv
import html
import io
import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Ran, Renda, program

OFFICE = """
deputy add 张三 --district 第3选区 --group 东片小组
deputy add 李四 --district 第4选区 --group 西片小组
deputy add 王五 --district 第5选区
deputy add 赵六 --district 第6选区 --group 东片小组
deputy add 赵六 --district 第7选区 --group 西片小组
proposal unit add 农业农村局
proposal unit add 财政局
proposal unit add 建设局
proposal unit add 教育局
deputy session add 5-1 --on 2022-01-06 --closed 2022-01-07
deputy session add 5-2 --on 2022-07-06
proposal add 路灯 --by 张三 --session 5-1 --on 2022-01-06
proposal add 水渠 --by 张三 --session 5-1 --on 2022-01-06
proposal assign 5-1/2 --lead 农业农村局 --co 财政局 --on 2022-01-31
proposal add 校车 --by 张三 --session 5-1 --on 2022-01-06
proposal assign 5-1/3 --each 财政局,建设局,教育局 --on 2022-01-31
proposal reply 5-1/3 --unit 财政局 --class A --ref 遥财复1号 --on 2022-03-01
proposal add 公厕 --by 张三 --with 李四 --session 5-1 --on 2022-01-06
proposal assign 5-1/4 --lead 教育局 --on 2022-01-31
proposal reply 5-1/4 --class B --ref 遥教复1号 --on 2022-03-01
proposal add 老桥 --by 王五 --session 5-2 --on 2022-07-06
"""
NOT_DATES = ("2022-02-30", "20221301", "26/3/5", "2022-1-32")
HIDDEN = ("\x07", "\x1b[31m", "\u202e", "\n")
_ENGLISH = re.compile(r"[A-Za-z]{2,} [a-z]{1,}")
_NOT_OURS = re.compile(r"“[^”]*”|renda [a-z -]+|/[^\s（；]+")  # quoted, to be typed, or a path


def filled(empty_file: Path, folder: Path, lines: str) -> Path:
    """A copy of the empty file in a folder, with what a batch enters on 10 March 2022."""
    path = folder / "renda.db"
    shutil.copy(empty_file, path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RENDA_DB", str(path))
        ran = program()("batch", "-", today="2022-03-10", stdin=lines)
    assert ran.code == 0, ran.err
    return path


@pytest.fixture(scope="module")
def office_file(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with proposals in several states, made once."""
    return filled(empty_file, tmp_path_factory.mktemp("office"), OFFICE)


@pytest.fixture
def office(office_file: Path, path: Path, renda: Renda) -> Renda:
    """The program over a copy of that file."""
    shutil.copy(office_file, path)
    return renda


def is_one_sentence(ran: Ran, *telling: str) -> None:
    """Asserts what every refusal must be: one Chinese line that says what is wrong and, after `；`, what to type."""
    assert ran.out == ""
    assert ran.err.endswith("\n")
    assert ran.err[:-1].replace("\u3000", "").isprintable(), ran.err
    assert "程序内部出错" not in ran.err
    assert "Traceback" not in ran.err
    assert "；" in ran.err, ran.err
    assert not _ENGLISH.search(_NOT_OURS.sub("", ran.err)), ran.err
    for words in telling:
        assert words in ran.err


def refused(renda: Renda, path: Path, line: str | list[str], *telling: str, today: str = "2022-03-10") -> None:
    """Asserts that a line is refused as input, and that the file is as it was, byte for byte."""
    before = path.read_bytes()
    ran = renda(*(shlex.split(line) if isinstance(line, str) else line), today=today)
    assert ran.code == 2, ran
    is_one_sentence(ran, *telling)
    assert path.read_bytes() == before


def carried_out(renda: Renda, line: str, today: str = "2022-03-10") -> Ran:
    """Asserts that a line that prepares a case is accepted."""
    ran = renda(*shlex.split(line), today=today)
    assert ran.code == 0, ran
    return ran


# Texts: {} is where the bad one goes.
TITLES = ("proposal add {} --by 张三", "proposal edit 1 --title {}")
NAMES = (
    "deputy add {}", "deputy edit 张三 --name {}", "deputy add 孙七 --group {}", "deputy level add 张三 --level 区 --group {}",
    "proposal unit add {}", "proposal unit edit 财政局 --name {}",
)  # fmt: skip
LOOKED_UP = ("proposal add 新桥 --by {}", "proposal assign 1 --lead {}", "deputy list --group {}", "deputy show {}")
OTHER_TEXTS = (
    "proposal add 新桥 --by 张三 --topic {}", "proposal reply 2 --class A --ref {}", "proposal reply 2 --class A --ref 1 --signer {}",
    "proposal promise 4 --until 2022-12-31 --what {}", "proposal contact 2 --how 面商 --stage 办前 --note {}", "deputy add 孙七 --district {}",
    "deputy add 孙七 --work {}", "proposal unit add 水务所 --head {}", "rules set reply 2个月 --from 2022-01-01 --source {}",
)  # fmt: skip


def put(line: str, text: str) -> list[str]:
    return [text if word == "{}" else word for word in line.split()]


@pytest.mark.parametrize("text", ["", "  ", "\u3000"], ids=["empty", "spaces", "wide space"])
@pytest.mark.parametrize("line", [*TITLES, *NAMES])
def test_an_empty_text(office: Renda, path: Path, line: str, text: str) -> None:
    refused(office, path, put(line, text), "不能为空", "请写上")


@pytest.mark.parametrize("line", [*TITLES, *NAMES, *OTHER_TEXTS])
def test_a_text_of_ten_thousand_characters(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "长" * 10_000), "10000 字", "字以内")


@pytest.mark.parametrize("sign", HIDDEN, ids=ascii)
@pytest.mark.parametrize("line", [*TITLES, *NAMES, *LOOKED_UP, *OTHER_TEXTS])
def test_a_control_character(office: Renda, path: Path, line: str, sign: str) -> None:
    refused(office, path, put(line, f"前{sign}后"), "控制字符", "请重新打一遍")


@pytest.mark.parametrize("line", [*NAMES, *LOOKED_UP])
def test_markup_in_a_name(office: Renda, path: Path, line: str) -> None:
    refused(office, path, put(line, "[red]名"), "“[red]名”", "符号“[”", "请只写文字")


def titles_in(ran: Ran, format_: str) -> Iterator[str]:
    """The title of each row, read as a program that knows the format would."""
    if format_ == "json":
        yield from (row["title"] for row in json.loads(ran.out))
    elif format_ == "csv":
        yield from (row["标题"] for row in csv.DictReader(io.StringIO(ran.out)))
    elif format_ == "tsv":
        yield from (row.split("\t")[3].strip() for row in ran.out.splitlines())
    elif format_ == "html":
        yield from (html.unescape(cell).strip() for cell in re.findall(r"<td>(.*?)</td>", ran.out))
    else:
        yield from (cell.strip() for cell in re.split(r"[|&\n]| {2,}", ran.out))


@pytest.mark.parametrize("format_", ["table", "plain", "markdown", "html", "latex", "tsv", "csv", "json"])
def test_markup_in_a_title_is_text(office: Renda, format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert office("proposal", "add", "[red]路灯[/red]", "--by", "张三").code == 0
    ran = office("proposal", "list", "-f", format_)
    assert ran.code == 0
    assert "[red]路灯[/red]" in list(titles_in(ran, format_))
    assert "[red]路灯[/red]" in office("proposal", "show", "闭1", "-f", format_).out


# Days: {} is where the bad one goes; then the words that name the place.
DAYS = (
    ("deputy add 孙七 --from {}", "--from"), ("deputy edit 张三 --from {}", "--from"), ("deputy add 孙七 --born {}", "出生年月"),
    ("deputy session add 5-3 --on {}", "--on"), ("deputy session add 5-3 --on 2022-05-06 --closed {}", "--closed"),
    ("deputy session close 5-2 --on {}", "日期"), ("deputy session edit 5-1 --on {}", "--on"), ("deputy session edit 5-1 --closed {}", "--closed"),
    ("proposal add 新桥 --by 张三 --on {}", "--on"), ("proposal edit 1 --on {}", "--on"), ("proposal assign 1 --lead 财政局 --on {}", "--on"),
    ("proposal assign 1 --lead 财政局 --received {}", "--received"), ("proposal assign 1 --lead 财政局 --until {}", "--until"),
    ("proposal contact 2 --how 面商 --stage 办前 --on {}", "--on"), ("proposal opinion 2 --unit 财政局 --on {}", "--on"),
    ("proposal reply 2 --class A --ref 1 --on {}", "--on"), ("proposal feedback 4 --by 张三 --process 满意 --result 满意 --on {}", "--on"),
    ("proposal feedback 4 --by 张三 --process 满意 --result 不满意 --until {}", "--until"), ("proposal promise 4 --what 修 --until {}", "--until"),
    ("proposal promise 4 --what 修 --until 2022-12-31 --on {}", "--on"), ("proposal close 4 --on {}", "--on"),
    ("rules set reply 2个月 --source 文 --from {}", "--from"), ("when {} --months 3", "日期"), ("due --today {}", "--today"),
    ("init --town 某镇 --db 另一个.db --term-start {}", "--term-start"),
)  # fmt: skip


@pytest.mark.parametrize("day", NOT_DATES)
@pytest.mark.parametrize(("line", "where"), DAYS)
def test_a_day_that_does_not_exist(
    office: Renda, path: Path, line: str, where: str, day: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(office, path, put(line, day), where, f"“{day}”", "请")
    assert not Path("另一个.db").exists()


@pytest.mark.parametrize(("line", "where"), DAYS)
def test_an_empty_day_is_not_today(
    office: Renda, path: Path, line: str, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused(office, path, put(line, ""), where, "“”", "请")


def test_a_day_of_keeping_a_promise_that_does_not_exist(office: Renda, path: Path) -> None:
    carried_out(office, "proposal promise 4 --what 修 --until 2022-12-31")
    for day in NOT_DATES:
        refused(office, path, ["proposal", "keep", "4", "--on", day], "--on", f"“{day}”")


# Words that are none of the choices, and what the parser itself refuses: the line, then telling words.
CHOICES = (
    ("proposal reply 2 --class E --ref 1", "“E”", "A ", "D "),
    ("proposal feedback 4 --by 张三 --process 很好 --result 满意", "--process", "“很好”", "满意、基本满意、不满意"),
    ("proposal feedback 4 --by 张三 --process 满意 --result 很好", "--result", "“很好”", "满意、基本满意、不满意"),
    ("proposal add 新桥 --by 张三 --kind 提案", "--kind", "“提案”", "建议、议案"),
    ("proposal edit 1 --kind 提案", "--kind", "“提案”", "建议、议案"),
    ("proposal contact 2 --how 写信 --stage 办前", "--how", "“写信”", "面商、电话、线上"),
    ("proposal contact 2 --how 面商 --stage 会前", "--stage", "“会前”", "办前、办中、办后"),
    ("proposal list --status 办理中", "“办理中”", "已提出、已交办"),
    ("deputy list --status 请假", "“请假”", "在任"),
    ("deputy list --sort 年龄", "--sort", "“年龄”", "pinyin"),
    ("deputy add 孙七 --gender 不详", "--gender", "“不详”", "男、女"),
    ("deputy add 孙七 --phone 无", "“无”", "请只写数字"),
    ("deputy session add 5-3 --kind 党代会", "--kind", "“党代会”", "人代会、主席团会议"),
    ("deputy session close 5-2 --kind 党代会", "“党代会”", "人代会、主席团会议"),
    ("deputy session add 第五届", "“第五届”", "5-3"),
    ("proposal list --format xml", "--format", "“xml”", "json"),
    ("proposal add 新桥 --by 张三 --format xml", "--format", "“xml”", "json"),
    ("proposal stats 2022 --by month", "--by", "“month”", "satisfaction"),
    ("proposal stats 2022 --round up", "--round", "“up”", "half-up"),
    ("proposal stats 2022 --decimals 7", "--decimals", "7", "0 到 6"),
    ("proposal stats 2022 --decimals 两位", "--decimals", "请写", "整数"),
    ("summary 2022 happiness", "“happiness”", "renda summary"),
    ("summary 22", "“22”", "2022"),
    ("summary 2022 --compare 22", "“22”", "2022"),
    ("proposal stats 22", "“22”", "2022"),
    ("proposal list --year 22", "“22”", "2022"),
    ("rules use 火星", "“火星”", "national"),
    ("rules show nothing", "“nothing”", "reply"),
    ("rules set nothing 2个月 --from 2022-01-01 --source 文", "“nothing”", "reply"),
    ("rules set reply 很快 --from 2022-01-01 --source 文", "“很快”", "2个月"),
    ("rules set reply 2月30日 --from 2022-01-01 --source 文", "2月30日", "请"),
    ("rules set reply 期限前20天 --from 2022-01-01 --source 文", "期限前", "请"),
    ("rules set reply 2个月 --start 过年 --from 2022-01-01 --source 文", "“过年”", "交办"),
    ("rules set reply 2个月 --applies-to 平时 --from 2022-01-01 --source 文", "--applies-to", "“平时”", "会议期间、闭会期间"),
    ("rules set rehandle.when 偶尔 --from 2022-01-01 --source 文", "偶尔", "请"),
    ("rules set satisfaction.counts 很好 --from 2022-01-01 --source 文", "很好", "请"),
    ("due --within 一周", "--within", "“一周”", "7d"),
    ("when 2022-01-31 --months 三", "--months", "整数"),
    ("when 2022-01-31 --months 0", "--months", "1 到"),
    ("when 2022-01-31 --months 3 --days 3", "--months、--days", "只能写一个"),
)  # fmt: skip
USAGE = (
    ("porposal list", "“porposal”", "proposal"),
    ("proposal ad", "“ad”", "add"),
    ("proposal list --tpoic 交通", "--tpoic", "--topic"),
    ("proposal add --by 张三", "标题", "renda proposal add --help"),
    ("proposal add 新桥", "没有写由谁提出", "--by 姓名", "--by-group", "--by-presidium"),
    ("proposal show", "编号", "renda proposal show --help"),
    ("proposal show 1 2", "多写了“2”", "renda proposal show --help"),
    ("proposal list --unit", "--unit", "后面要写值", "renda proposal list --help"),
    ("when 2022-01-31 --months", "--months", "后面要写值", "renda when --help"),
    ("due --quiet=1", "--quiet", "不要写值", "renda due --help"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "telling"), [(line, telling) for line, *telling in (*CHOICES, *USAGE)])
def test_a_word_that_is_none_of_the_choices(office: Renda, path: Path, line: str, telling: list[str]) -> None:
    refused(office, path, line, *telling)
