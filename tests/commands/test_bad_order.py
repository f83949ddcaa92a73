"""Steps out of order, names and numbers that fit none or several, units that do not fit together, batches with bad lines."""

from pathlib import Path

import pytest

from tests.commands.test_bad_input import carried_out, is_one_sentence, office, office_file, refused
from tests.conftest import Renda

__all__ = ["office", "office_file"]  # fixtures of the neighbour

SATISFIED = "--process 满意 --result 满意"
STEPS = (
    ("a reply before the assignment", "proposal reply 1 --class A --ref 1", "已提出", "不能登记答复", "交办（assign）"),
    ("a reply dated before the assignment", "proposal reply 2 --class A --ref 1 --on 2022-01-30", "2022-01-31 才交办", "2022-01-30", "--on"),
    ("contact dated before the assignment", "proposal contact 2 --how 面商 --stage 办前 --on 2022-01-30", "2022-01-31 才交办", "--on"),
    ("an opinion dated before the assignment", "proposal opinion 2 --unit 财政局 --on 2022-01-30", "2022-01-31 才交办", "--on"),
    ("an opinion of the lead", "proposal opinion 2 --unit 农业农村局", "农业农村局 不是", "协办单位", "reply"),
    ("an assignment dated before the hand-in", "proposal assign 1 --lead 财政局 --on 2022-01-05", "2022-01-06 才提出", "2022-01-05", "--on"),
    ("a second assignment", "proposal assign 2 --lead 建设局", "5-1/2 已有主办单位", "return 退办"),
    ("feedback before a reply", f"proposal feedback 2 --by 张三 {SATISFIED}", "5-1/2 还没有答复（农业农村局）", "答复登记以后"),
    ("feedback while one of three has replied", f"proposal feedback 3 --by 张三 {SATISFIED}", "5-1/3 还没有答复（建设局、教育局）", "答复登记以后"),
    ("feedback dated before the reply", f"proposal feedback 4 --by 张三 --on 2022-02-28 {SATISFIED}", "2022-03-01 才答复", "2022-02-28", "--on"),
    ("feedback by a co-signer", f"proposal feedback 4 --by 李四 {SATISFIED}", "领衔代表 张三", "不是 李四", "--by"),
    ("feedback by another deputy", f"proposal feedback 4 --by 王五 {SATISFIED}", "领衔代表 张三", "不是 王五", "--by"),
    ("satisfied, yet a day to reply again", f"proposal feedback 4 --by 张三 --until 2022-05-01 {SATISFIED}", "没有不满意", "去掉"),
    ("a reply by a unit that was not assigned", "proposal reply 2 --unit 建设局 --class A --ref 1", "没有交办给建设局", "农业农村局、财政局"),
    ("a reply by a co-handler", "proposal reply 2 --unit 财政局 --class A --ref 1", "财政局 是协办单位", "opinion"),
    ("contact of a unit that was not assigned", "proposal contact 2 --unit 建设局 --how 面商 --stage 办前", "没有交办给建设局", "农业农村局"),
    ("a second reply in one round", "proposal reply 4 --class A --ref 2", "已答复", "不能登记答复", "登记代表反馈（feedback）"),
    ("a second reply by the named lead", "proposal reply 4 --unit 教育局 --class A --ref 2", "已答复", "不能登记答复", "feedback"),
    ("a second reply by one of several", "proposal reply 3 --unit 财政局 --class A --ref 2", "财政局", "第 1 轮", "renda proposal show"),
    ("whose reply, of several", "proposal reply 3 --class A --ref 2", "建设局、教育局 分别办理", "--unit"),
    ("the co-handler made the lead", "proposal assign 2 --lead 财政局", "5-1/2 已交财政局办理", "return 退办"),
    ("closed before a reply", "proposal close 2", "已交办", "不能办结", "登记答复（reply）"),
    ("closed on a day before the reply", "proposal close 4 --on 2022-02-28", "2022-03-01 才答复", "--on"),
    ("nothing to close", "proposal close ,", "编号", "请写"),
    ("a promise before a reply", "proposal promise 2 --what 修 --until 2022-12-31", "已交办", "不能登记承诺", "reply"),
    ("kept without a promise", "proposal keep 4", "没有未落实的承诺", "renda proposal show"),
    ("a promise for a day gone by", "proposal promise 4 --what 修 --until 2022-03-09", "2022-03-09 早于", "2022-03-10", "--until"),
    ("a promise by a stranger", "proposal promise 4 --what 修 --until 2022-12-31 --unit 财政局", "没有交办给财政局", "教育局"),
    ("a session twice", "deputy session add 5-1 --on 2022-01-06", "5-1", "已登记", "renda deputy session close 5-1"),
    ("a session closed twice", "deputy session close 5-1 --on 2022-01-08", "2022-01-07 已闭会", "renda deputy session edit"),
    ("a session closed before it opened", "deputy session add 5-3 --on 2022-05-06 --closed 2022-05-05", "早于开会日期", "--closed"),
    ("an unknown session", "proposal add 新桥 --by 张三 --session 5-9", "5-9", "renda deputy session add 5-9"),
    ("a deputy twice in one district", "deputy add 张三 --district 第3选区", "#1 张三", "--district", "renda deputy edit"),
    ("edited into a deputy that there is", "deputy edit 李四 --name 张三 --district 第3选区", "#1 张三", "--district"),
    ("a unit twice", "proposal unit add 财政局", "“财政局”已登记", "renda proposal unit edit"),
    ("a unit renamed to another", "proposal unit edit 财政局 --name 教育局", "“教育局”已登记", "请换一个名称"),
    ("nothing to edit", "proposal edit 1", "没有写要改什么", "--title"),
    ("a deputy's level taken away", "deputy edit 张三 --level ''", "级别不能为空", "请写上"),
)  # fmt: skip
NAMES = (
    ("an unknown deputy", "proposal add 新桥 --by 孙七", "“孙七”", "renda deputy add"),
    ("an unknown deputy with a near name", "proposal add 新桥 --by 张三三", "“张三三”", "相近的有：张三"),
    ("an unknown co-signer", "proposal add 新桥 --by 张三 --with 李四,孙七", "“孙七”", "renda deputy add"),
    ("an unknown id", "proposal add 新桥 --by '#99'", "#99", "renda deputy list"),
    ("an unknown unit", "proposal assign 1 --lead 气象台", "“气象台”", "renda proposal unit add"),
    ("a unit's short name", "proposal assign 1 --lead 农业农村", "“农业农村”", "相近的有：农业农村局"),
    ("an unknown co-handler", "proposal assign 1 --lead 财政局 --co 建设", "“建设”", "相近的有：建设局"),
    ("an unknown group", "deputy list --group 东片", "“东片”", "相近的有：东片小组"),
    ("a name of two", "proposal add 新桥 --by 赵六", "2 位代表", "#4 赵六（第6选区，东片小组）", "#5 赵六（第7选区，西片小组）", "如 #4"),
    ("lead and co-signer at once", "proposal add 新桥 --by 张三 --with 张三", "既是领衔又是附议", "--with"),
    ("a co-signer twice", "proposal add 新桥 --by 张三 --with 李四,李四", "“李四”写了两遍", "请去掉一个"),
    ("a number that is taken", "proposal add 新桥 --by 张三 --session 5-1 --no 1", "5-1/1", "“路灯”", "--no"),
    ("the same number in long form", "proposal add 新桥 --by 张三 --session 5-1 --no 第01号", "5-1/1", "“路灯”", "--no"),
    ("a number edited to one that is taken", "proposal edit 2 --no 1", "5-1/1", "“路灯”", "--no"),
    ("a number with a comma", "proposal add 新桥 --by 张三 --no 1,2", "“1,2”", "请写 16"),
    ("no such number", "proposal show 77", "77", "renda proposal list"),
    ("no such number in the session", "proposal show 5-2/4", "5-2/4", "renda proposal list"),
    ("a number of five thousand digits", f"proposal show {'9' * 5000}", "编号", "请写 16"),
    ("a year of five thousand digits", f"summary {'9' * 5000}", "年份", "2022"),
)  # fmt: skip
UNITS = (
    ("session and between", "proposal add 新桥 --by 张三 --session 5-1 --between", "--session 和 --between", "只能写一个"),
    ("each and lead", "proposal assign 1 --each 财政局,建设局 --lead 教育局", "--each 不能与 --lead", "--each"),
    ("each and co", "proposal assign 1 --each 财政局,建设局 --co 教育局", "--each 不能与 --lead", "--co"),
    ("three leads", "proposal assign 1 --lead 财政局,建设局,教育局", "3 个", "最多两个", "--each"),
    ("no unit", "proposal assign 1", "没有写承办单位", "--lead"),
    ("only a co-handler", "proposal assign 1 --co 财政局", "没有写承办单位", "--lead"),
    ("each of one", "proposal assign 1 --each 财政局", "两个以上", "--lead"),
    ("a unit in two roles", "proposal assign 1 --lead 财政局 --co 财政局", "“财政局”写了两遍", "请去掉一个"),
    ("a unit twice", "proposal assign 1 --lead 财政局,财政局", "“财政局”写了两遍", "请去掉一个"),
    ("a number twice", "proposal assign 1,第1号 --lead 财政局", "“5-1/1”写了两遍", "请去掉一个"),
    ("received before assigned", "proposal assign 1 --lead 财政局 --received 2022-03-09", "2022-03-09 早于交办日期 2022-03-10", "--received"),
    ("a fixed day before the assignment", "proposal assign 1 --lead 财政局 --until 2022-03-09", "--until 2022-03-09 早于 2022-03-10", "请改成"),
    ("a fixed day beyond the longest", "proposal assign 1 --lead 财政局 --until 2022-09-11", "超过最长期限 2022-09-10", "请改成"),
    ("one of many with a unit already", "proposal assign 1,2 --lead 财政局", "5-1/2 已交财政局办理", "return 退办"),
    ("one of many in another state", "proposal assign 1,4 --lead 财政局", "5-1/4", "已答复", "登记代表反馈（feedback）"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "telling"), [pytest.param(line, telling, id=what) for what, line, *telling in (*STEPS, *NAMES, *UNITS)]
)
def test_a_line_that_does_not_fit(office: Renda, path: Path, line: str, telling: list[str]) -> None:
    refused(office, path, line, *telling)


def test_a_bare_number_of_two_sessions(office: Renda, path: Path) -> None:
    refused(office, path, "proposal show 1", "5-1/1 路灯", "5-2/1 老桥", "请写全", today="2022-01-05")


def test_a_second_reply_by_either_of_two_leads(office: Renda, path: Path) -> None:
    carried_out(office, "proposal assign 1 --lead 财政局,建设局")
    carried_out(office, "proposal reply 1 --class A --ref 1")
    for unit in ("财政局", "建设局"):
        refused(office, path, f"proposal reply 1 --unit {unit} --class A --ref 2", "已答复", "feedback")


def test_a_reply_in_the_next_round_dated_before_the_feedback(office: Renda, path: Path) -> None:
    carried_out(office, "proposal feedback 4 --by 张三 --process 满意 --result 不满意 --on 2022-03-05")
    refused(office, path, "proposal reply 4 --class A --ref 2 --on 2022-03-04", "2022-03-05 才要求重新办理", "--on")


def test_kept_before_it_was_promised(office: Renda, path: Path) -> None:
    carried_out(office, "proposal promise 4 --what 修 --until 2022-12-31")
    refused(office, path, "proposal keep 4 --on 2022-03-09", "2022-03-10 才登记", "--on")


# Batches. The good lines stand around the bad one.
GOOD = "proposal unit add 水务所\n", "deputy add 孙七\n"
BAD_LINES = (
    ("proposal add 新桥 --by 周八", "“周八”", "renda deputy add"),
    ("proposal add '新桥 --by 张三", "引号", "请"),
    ("proposal add --by 张三", "标题", "renda proposal add --help"),
    ("batch 另一个.renda", "batch", "请把那些行直接写进来"),
    ("init --town 某镇", "init", "不能写在批处理里"),
    ("proposal list --db 另一个.db", "--db", "renda --db"),
    ("--db 另一个.db proposal list", "--db", "renda --db"),
    ("--db 另一个.db", "--db", "renda --db"),
    ("proposal", "“proposal”", "完整的"),
    ("proposal add 新桥 --by 张三 --format xml", "“xml”", "json"),
)  # fmt: skip


@pytest.mark.parametrize(("line", "telling"), [(line, telling) for line, *telling in BAD_LINES])
def test_a_bad_line_in_a_batch(office: Renda, path: Path, line: str, telling: list[str]) -> None:
    before = path.read_bytes()
    ran = office("batch", "-", stdin=f"{GOOD[0]}\n# 下一行有错\n{line}\n{GOOD[1]}", today="2022-03-10")
    assert ran.code == 2
    assert ran.out.startswith("共 3 条命令，1 条有错，全部没有写入；")
    assert ran.err.startswith("第 4 行：")
    for words in telling:
        assert words in ran.err
    assert len(ran.err.splitlines()) == 1
    assert path.read_bytes() == before


def test_every_bad_line_of_a_batch_is_reported(office: Renda, path: Path) -> None:
    before = path.read_bytes()
    lines = [
        "deputy add 孙七",
        "proposal show 77",
        "due",
        "nothing",
        "proposal unit add 水务所",
        "proposal unit add 水务所",
    ]
    ran = office("batch", "-", stdin="\n".join(lines), today="2022-03-10")
    assert ran.code == 2
    assert [line.partition("：")[0] for line in ran.err.splitlines()] == ["第 2 行", "第 4 行", "第 6 行"]
    assert path.read_bytes() == before


def test_keep_going_keeps_the_others(office: Renda) -> None:
    bad = "proposal assign 1,2 --lead 财政局"  # 1 could be assigned, 2 could not: neither is
    ran = office("batch", "-", "--keep-going", stdin=f"{GOOD[0]}{bad}\n{GOOD[1]}", today="2022-03-10")
    assert ran.code == 1
    assert ran.out == "共 3 条命令，写入 2 条，跳过 1 条\n"
    assert ran.err.startswith("第 2 行：5-1/2 已交财政局办理；改交别的单位请先用 return 退办")
    assert "水务所" in office("proposal", "unit", "list").out
    assert "孙七" in office("deputy", "list").out
    assert office("proposal", "show", "5-1/1", "-f", "json").json["assignments"] == []


@pytest.mark.parametrize("keep_going", [[], ["--keep-going"]], ids=["all or nothing", "keep going"])
@pytest.mark.parametrize("how", ["file", "standard input"])
def test_a_batch_in_gb18030(office: Renda, path: Path, tmp_path: Path, how: str, keep_going: list[str]) -> None:
    before = path.read_bytes()
    content = b"due\n" + "deputy add 孙七\n".encode("gb18030")
    file = tmp_path / "旧.renda"
    file.write_bytes(content)
    ran = office("batch", "-" if how == "standard input" else str(file), *keep_going, stdin=content)
    assert ran.code == 2
    is_one_sentence(ran, "第 2 行", "不是 UTF-8", "另存为 UTF-8")
    assert path.read_bytes() == before


@pytest.mark.parametrize("command", ["batch", "rules check", "holidays import"])
@pytest.mark.parametrize("what", ["missing", "folder"])
def test_a_text_file_that_cannot_be_read(office: Renda, path: Path, tmp_path: Path, command: str, what: str) -> None:
    file = tmp_path / "没有.txt" if what == "missing" else tmp_path
    refused(office, path, [*command.split(), str(file)], str(file), "请核对文件路径")


def test_a_rule_chosen_in_a_batch_holds_for_the_lines_after_it(office: Renda) -> None:
    lines = "proposal assign 1 --lead 财政局\nrules use shandong-township --today 2022-03-11\nproposal add 新桥 --by 张三 --session 5-1\n"
    ran = office("batch", "-", stdin=f"{lines}proposal assign 5-1/5 --lead 财政局", today="2022-03-10")
    assert ran.code == 0, ran.err
    assert office("proposal", "show", "5-1/5", "-f", "json").json["assignments"][0]["due_on"] == "2022-03-07"
