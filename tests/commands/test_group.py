"""renda deputy group"""

import pytest

from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Renda

FIELDS = ["id", "name", "leader", "deputies", "proposals", "kind", "plan", "summary", "activities"]


@pytest.fixture
def party(town_with_people: Renda) -> Renda:
    """A branch with two party groups, and a plan of a group."""
    for line in (
        "add 人大代表党支部 --kind 党支部 --leader 张三 --founded 2022-01-05",
        "add 第一党小组 --kind 党小组 --parent 人大代表党支部 --members 张三,李四 --leader 张三",
        "add 第二党小组 --kind 党小组 --parent 人大代表党支部",
        "plan 东片小组 --year 2022 --kind 计划 --on 2022-01-08 --text 每季度视察一次",
    ):
        ran = town_with_people("deputy", "group", *line.split())
        assert (ran.code, ran.err) == (0, "")
    return town_with_people


def test_a_group_is_founded(town_with_people: Renda) -> None:
    ran = town_with_people("deputy", "group", "add", "南片小组", "--members", "张三、李四、王五", "--leader", "王五")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "已登记代表小组 南片小组，组长 王五\n已编入南片小组 3 名：张三（原在东片小组）、李四（原在西片小组）、王五\n"
    )
    ran = town_with_people("deputy", "group", "add", "南片小组", "--leader", "李四", "-f", "json")
    assert (list(ran.json), ran.json["leader"], ran.json["deputies"]) == (FIELDS, "李四", 3)


def test_groups_are_listed(party: Renda) -> None:
    ran = party("deputy", "group", "list")
    assert (ran.code, ran.out.splitlines()[2].split()) == (
        0,
        ["1", "东片小组", "1", "0", "代表小组", "2022-01-08", "0"],
    )
    assert ran.out.splitlines()[-2:] == [
        "注：代表小组 2 个、党支部 1 个、党小组 2 个；2022年已交计划 1 个、总结 0 个，活动 0 次",
        "注：在任的镇代表 3 名中 2 名编入小组",
    ]
    found = party("deputy", "group", "list", "--kind", "党支部", "--year", "2022", "-f", "json").json
    assert [list(one) for one in found] == [FIELDS]
    assert [one["deputies"] for one in found] == [2]


def test_a_group_is_shown(party: Renda) -> None:
    ran = party("deputy", "group", "show", "人大代表党支部")
    assert (ran.code, ran.err) == (0, "")
    for part in (
        "种类      党支部",
        "书记      张三",
        "成立      2022-01-05",
        "【成员】",
        "编号  姓名",
        "【党小组】",
    ):
        assert part in ran.out
    found = party("deputy", "group", "show", "东片小组", "--year", "2022", "-f", "json").json
    assert found["papers"] == [
        {"year": 2022, "kind": "plan", "handed_on": "2022-01-08", "text": "每季度视察一次", "file": None}
    ]
    assert [one["name"] for one in found["members"]] == ["张三"]
    ran = party("deputy", "group", "show", "东片小组")
    assert (
        "【计划总结】\n年份  种类      交来        内容            文件\n----  --------  ----------  --------------  ----\n2022  年度计划"
        in ran.out
    )


def test_a_group_is_corrected(party: Renda) -> None:
    ran = party(
        "deputy", "group", "edit", "第二党小组", "--name", "先锋党小组", "--leader", "李四", "--founded", "2022-01-06"
    )
    assert (ran.code, ran.out.splitlines()[0]) == (0, "已修改党小组 先锋党小组")
    found = party("deputy", "group", "edit", "先锋党小组", "--leader", "", "--ended", "2022-01-09", "-f", "json").json
    assert [found[field] for field in ("leader", "founded_on", "ended_on")] == [None, "2022-01-06", "2022-01-09"]
    assert "撤销      2022-01-09" in party("deputy", "group", "show", "先锋党小组").out


def test_members_come_and_go(party: Renda) -> None:
    ran = party("deputy", "group", "member", "第二党小组", "--add", "李四", "--add", "王五")
    assert ran.out == "已编入第二党小组 2 名：李四（原在第一党小组）、王五\n"
    found = party("deputy", "group", "member", "第二党小组", "--remove", "李四", "-f", "json").json
    assert [one["name"] for one in found["members"]] == ["王五"]


def test_a_plan_for_machines(party: Renda) -> None:
    found = party("deputy", "group", "plan", "东片小组", "--kind", "summary", "--file", "总结.docx", "-f", "json").json
    assert list(found) == ["id", "name", "papers"]
    assert [one["kind"] for one in found["papers"]] == ["plan", "summary"]


def test_a_group_is_checked(party: Renda) -> None:
    ran = party(
        "deputy",
        "group",
        "check",
        "东片小组",
        "--met",
        "1,2",
        "--met",
        "真实",
        "--unmet",
        "登记卡",
        "--on",
        "2022-01-09",
    )
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        "已登记 东片小组 的七有检查（2022-01-09）：达标 3 项、未达标 1 项",
        "七有现达标 3/7；未达标：代表履职登记卡；未检查：联系选民的实在内容、目标管理责任书、创先争优的典型事例",
        "还缺：没有组长；代表 1 名，不到 3 名",
    ]
    ran = party("deputy", "group", "check", "东片小组")
    assert ran.code == 0
    assert "【东片小组：七有（2022年）】\n  达标      3/7\n  组长      —\n" in ran.out
    assert "   7  代表履职登记卡      否    2022-01-09\n" in ran.out
    assert "未检查 联系选民的实在内容、目标管理责任书、创先争优的典型事例\n没有组长\n" in ran.out
    found = party("deputy", "group", "check", "东片小组", "--list", "七有", "--year", "2022", "-f", "json").json
    assert (found["met_counted"], found["unmet"], found["quarters"]) == (3, ["代表履职登记卡"], [0, 0, 0, 0])


def test_all_groups_are_checked_in_one_table(party: Renda) -> None:
    assert party("deputy", "group", "check", "东片小组", "--met", "全部").code == 0
    ran = party("deputy", "group", "check")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "【七有（2022年）】"
    assert lines[1].split() == [
        "小组", *"1234567", "达标项", "组长", "在任代表", "计划", "总结", "活动",
    ]  # fmt: skip
    assert lines[3].split() == ["东片小组", *["是"] * 7, "7/7", "1", "2022-01-08", "0"]
    assert lines[4].split() == ["西片小组", "0/7", "1", "0"]
    assert lines[5].startswith("注：1 规范的活动室；2 活动计划和总结；")
    assert lines[-2:] == [
        "东片小组  没有组长；代表 1 名，不到 3 名",
        "西片小组  各项都未检查；没有组长；代表 1 名，不到 3 名；没有交年度计划",
    ]
    found = party("deputy", "group", "check", "-f", "json").json
    assert [one["name"] for one in found] == ["东片小组", "西片小组"]
    assert party("deputy", "group", "check", "西片小组", "--unmet", "7").code == 0
    assert "西片小组  未达标 7；未检查 1、2、3、4、5、6；没有组长" in party("deputy", "group", "check").out


def test_without_a_group_there_is_nothing_to_check(renda: Renda) -> None:
    ran = renda("deputy", "group", "check")
    assert (ran.code, ran.out, ran.err) == (0, "  代表小组  （没有）\n", "")
    assert renda("deputy", "group", "check", "-f", "json").json == []


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("add 东片小组", "代表小组“东片小组”已登记；定组长请加 --leader 姓名"),
        ("add 人大代表党支部 --kind 党支部", "党支部“人大代表党支部”已登记；其他的请用 renda deputy group edit"),
        ("add 新组 --kind 党小组 --parent 东片小组", "东片小组 是代表小组，不是党支部"),
        ("edit 东片小组", "没有写要改什么"),
        ("edit 南片小组 --leader 张三", "没有叫“南片小组”的代表小组"),
        ("member 东片小组", "没有写编入或退出的代表"),
        ("plan 东片小组 --kind 汇报", "--kind 没有“汇报”这一种"),
        ("check --met 1", "登记检查结果要写小组和日期"),
        ("check 东片小组 --on 2022-01-09", "没有写查了哪几项"),
        ("check 东片小组 --note 看过", "没有写查了哪几项"),
        ("check 东片小组 --list 六有", "--list 没有“六有”这一种；可选：七有"),
        ("show 南片小组", "没有叫“南片小组”的代表小组"),
        ("list --kind 小组", "--kind 没有“小组”这一种"),
    ],
)
def test_what_is_refused(party: Renda, words: str, why: str) -> None:
    ran = party("deputy", "group", *words.split())
    assert ran.code == 2
    is_one_sentence(ran, why)
