"""renda station staff | assign | unassign | unassigned"""

import pytest

from tests.commands.test_bad_input import is_one_sentence
from tests.conftest import Renda


@pytest.fixture
def stations(town_with_people: Renda) -> Renda:
    """Two stations and a point."""
    for name, kind in (("东片代表之家", "家"), ("留道村联络站", "站"), ("宋剑湖联系点", "点")):
        ran = town_with_people("station", "add", name, "--kind", kind)
        assert (ran.code, ran.err) == (0, "")
    return town_with_people


def test_who_runs_a_station(stations: Renda) -> None:
    line = "station staff 留道村联络站 --role 站长 --person 张三 --from 2022-01-10"
    assert stations(*line.split()).out.splitlines()[0] == "已登记 留道村联络站 站长 张三（代表 #1），2022-01-10 起"
    found = stations(
        *["station", "staff", "留道", "--role", "联络员", "--person", "周干事", "--phone", "13800000000", "-f", "json"]
    ).json
    assert (found["role"], found["deputy_id"], found["phone"]) == ("联络员", None, "138****0000")
    out = stations("station", "staff", "留道").out
    assert "【留道村联络站人员】" in out
    assert out.splitlines()[1].split() == ["编号", "家站点", "职务", "姓名", "代表编号", "电话", "任职起", "任职止"]
    assert "注：没有站长的 2 个：东片代表之家、宋剑湖联系点" in stations("station", "staff").out
    (one,) = stations(*["station", "staff", "--role", "联络员", "--private", "-f", "json"]).json
    assert one["phone"] == "13800000000"
    ran = stations(*["station", "staff", "留道", "--role", "站长", "--end", "2022-01-10"])
    assert (ran.code, ran.out) == (0, "已登记 留道村联络站 站长 张三 任至 2022-01-10\n")


def test_deputies_are_posted_and_leave(stations: Renda) -> None:
    ran = stations(*["station", "assign", "东片代表之家", "--group", "东片小组", "--deputies", "王五"])
    assert (ran.code, ran.out) == (0, "已登记 东片代表之家 进站代表 2 名：王五、张三\n东片代表之家现有代表 2 名\n")
    ran = stations(*["station", "assign", "留道", "--deputies", "张三,王五", "--visiting", "-f", "json"])
    assert [one["name"] for one in ran.json["visitors"]] == ["王五", "张三"]
    ran = stations(*["station", "assign", "宋剑湖", "--deputies", "张三", "--move", "--from", "2022-01-08"])
    assert ran.out.startswith(
        "已登记 宋剑湖联系点 进站代表 1 名（2022-01-08 起）：张三（原在东片代表之家，到 2022-01-07）\n"
    )
    ran = stations(*["station", "unassign", "东片", "--deputies", "王五", "--on", "2022-01-09"])
    assert ran.out == "已登记 1 名代表不再在东片代表之家，最后一天 2022-01-09：王五\n东片代表之家现有代表 0 名\n"
    out = stations("station", "unassigned").out
    assert out.splitlines()[0] == "【2022-01-10 没有进站的镇代表】"
    assert out.splitlines()[-2:] == ["注：共 3 名，已进站 1 名，未进站 2 名", "注：其中 1 名只在别的站参加活动"]
    found = stations(*["station", "unassigned", "--level", "all", "-f", "json"]).json
    assert found[1] == {
        "id": 3,
        "deputy": "王五",
        "level": "镇",
        "district": "第5选区",
        "group": None,
        "visiting": "留道村联络站",
    }


def test_a_batch_posts_everybody(stations: Renda) -> None:
    lines = "station assign 东片代表之家 --group 东片小组\nstation assign 留道 --group 西片小组\nstation assign 宋剑湖 --deputies 王五\n"
    assert stations("batch", "-", stdin=lines).code == 0
    assert "注：共 3 名，已进站 3 名，未进站 0 名" in stations("station", "unassigned").out


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("staff 留道 --role 保安 --person 张三", "--role 没有“保安”这一种；可选：站长、副站长、联络员、法律顾问"),
        ("staff 留道 --role 保安", "--role 没有“保安”这一种"),
        ("staff --role 站长 --person 张三", "没有写家站点"),
        ("staff 留道 --person 张三", "职务和姓名要一起写"),
        ("staff 留道 --outside", "职务和姓名要一起写"),
        ("staff 留道 --end 2022-01-10", "没有这样的在任人员"),
        ("staff 留道 --role 站长 --person 张三 --private", "--private 只用于列出人员"),
        ("staff 北片", "没有叫“北片”的家站点"),
        ("assign 留道", "没有写进站的代表"),
        ("assign 留道 --deputies 赵六", "没有叫“赵六”的代表"),
        ("assign 留道 --group 南片小组", "没有叫“南片小组”的代表小组"),
        ("assign 北片 --deputies 张三", "没有叫“北片”的家站点"),
        ("assign 东片 --deputies 张三 --visiting --move", "--visiting 不换站"),
        ("assign 东片 --deputies 张三 --from 2022-13-01", "2022-13-01"),
        ("unassign 留道", "缺少选项 --deputies"),
        ("unassign 留道 --deputies 张三", "张三 现在不在留道村联络站"),
        ("unassigned --level 乡", "本级是“镇”，没有“乡”一级的代表"),
    ],
)
def test_bad_input(stations: Renda, line: str, what: str) -> None:
    ran = stations("station", *line.split())
    assert ran.code == 2
    is_one_sentence(ran, what)
