"""Commendations with their prizes."""

from typing import Any

import pytest

from renda_cli.work import award, deputy, unit
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import supervising
from renda_cli.work.station import place
from tests.work.helpers import count, hand_in, refused, replied

OTHER = {"kind": "其他", "title": "抗疫先进"}


def given(desk: Desk, *to: str, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a commendation."""
    return award.add(desk, to=list(to), **{"kind": "优秀代表", "on": "2022-12-30", **more}).lines


def test_several_are_commended_at_once_each_with_the_prize(office: Desk) -> None:
    done = award.add(office, kind="优秀代表", to=["张三,李四"], prize="300", on="2022-12-30", note="主席团会议决定")
    assert done.lines == ("已登记遥观镇人大主席团表彰优秀代表：张三、李四（2022-12-30，奖金各 300 元）",)
    assert done.read()[1] == {
        "id": 2, "on": "2022-12-30", "kind": "优秀代表", "title": "优秀代表", "name": "李四", "given_by": "遥观镇人大主席团", "prize": 300,
        "criteria": None, "note": "主席团会议决定",
    }  # fmt: skip


def test_groups_stations_and_others(office: Desk) -> None:
    assert given(office, "东片小组", kind="先进小组", prize="500") == (
        "已登记遥观镇人大主席团表彰先进小组：东片小组（2022-12-30，奖金 500 元）",
    )
    assert given(office, "洪庄村联络站", kind="优秀家站点") == (
        "已登记遥观镇人大主席团表彰优秀家站点：洪庄村联络站（2022-12-30）",
    )
    assert given(office, "张三、西片小组、#3、卫生院", by="区人大常委会", **OTHER) == (
        "已登记区人大常委会表彰抗疫先进：张三、西片小组、王五、卫生院（2022-12-30）",
        "提示：卫生院 不是登记的代表、小组、家站点或承办单位，按名称登记",
    )
    rows = office.file.tuples("SELECT deputy_id, group_id, name FROM award ORDER BY id")
    assert rows == [(None, 1, None), (None, None, "洪庄村联络站"), (1, None, None), (None, 2, None), (3, None, None), (None, None, "卫生院")]  # fmt: skip


@pytest.mark.parametrize(
    ("to", "options", "sentence"),
    [
        (["赵六"], {}, "没有叫“赵六”的代表"),
        (["南片小组"], {"kind": "先进小组"}, "没有叫“南片小组”的代表小组"),
        (
            ["张三"],
            {"kind": "先进"},
            "--kind 没有“先进”这一种；可选：优秀代表、先进小组、优秀家站点、优秀建议、先进承办单位、其他",
        ),
        (["张三"], {"kind": "其他"}, "其他表彰要写名称；请加 --title 名称"),
        (["张三"], {"title": ""}, "表彰名称不能为空"),
        (["张三"], {"by": " "}, "授予机关不能为空"),
        (["张三"], {"prize": "-3"}, "--prize “-3”看不懂"),
        ([","], {}, "没有写表彰谁；请用 --to"),
        (["张三,#1"], {}, "受表彰的“张三”写了两遍"),
        (["卫生院[1]"], OTHER, "受表彰的名称“卫生院\\[1\\]”里有不该有的符号"),
    ],
)
def test_what_cannot_be_an_award(office: Desk, to: list[str], options: dict[str, str], sentence: str) -> None:
    with refused(office, sentence):
        given(office, *to, **options)


def test_one_is_commended_once_a_year_in_a_kind(office: Desk) -> None:
    given(office, "张三")
    with refused(office, "张三 2022 年已登记过优秀代表（#1）；别的机关表彰的请用 --kind 其他"):
        given(office, "李四", "张三", title="优秀人大代表", on="2022-01-01")
    given(office, "张三", on="2023-01-01")
    given(office, "张三", **OTHER)
    with refused(office, "张三 2022 年已登记过抗疫先进（#3）；确是另一项的请写不同的 --title"):
        given(office, "张三", **OTHER)
    given(office, "张三", kind="其他", title="调解能手")
    assert count(office, "award") == 4


def test_two_of_one_name_are_two(office: Desk) -> None:
    deputy.add(office, "张三", district="第8选区")
    assert "张三、张三" in given(office, "#1", "#4")[0]
    with refused(office, "“张三”对应 2 位代表"):
        given(office, "张三", **OTHER)


def test_the_list_with_its_totals(office: Desk) -> None:
    given(office, "张三", "李四", prize="300")
    given(office, "东片小组", kind="先进小组", prize="500.50", on="2022-11-01")
    given(office, "王五", on="2021-12-31")
    found = award.list_(office)
    assert found.fields == ("id", "on", "kind", "title", "name", "given_by", "prize", "criteria", "note")
    assert [(row[0], row[4], row[6]) for row in found.rows] == [
        (3, "东片小组", 500.5),
        (1, "张三", 300),
        (2, "李四", 300),
    ]
    assert (found.title, found.notes) == ("2022年表彰", ("优秀代表 2 名、先进小组 1 个；奖金合计 1100.5 元",))
    assert len(award.list_(office, "2021-2022", kind="优秀代表").rows) == 3
    assert award.list_(office, "2020").notes == ()
    with refused(office, "--kind 没有“先进”这一种"):
        award.list_(office, kind="先进")


def test_the_presidium_of_a_file_without_a_town(office: Desk) -> None:
    office.file.db.execute("DELETE FROM town")
    assert given(office, "张三")[0].startswith("已登记人大主席团表彰")


def test_a_registered_station_is_the_one_commended(office: Desk) -> None:
    place.add(office, "洪庄村联络站", kind="站")
    assert given(office, "洪庄村联络站、东方村联络站", kind="优秀家站点") == (
        "已登记遥观镇人大主席团表彰优秀家站点：洪庄村联络站、东方村联络站（2022-12-30）",
        "提示：东方村联络站 不是登记的家站点，按名称登记",
    )
    given(office, "洪庄村联络站", **OTHER)
    assert office.file.tuples("SELECT station_id, name FROM award ORDER BY id") == [
        (1, None),
        (None, "东方村联络站"),
        (1, None),
    ]
    assert [row[4] for row in award.list_(office).rows] == ["洪庄村联络站", "东方村联络站", "洪庄村联络站"]
    with refused(office, "洪庄村联络站 2022 年已登记过优秀家站点（#1）"):
        given(office, "洪庄村联络站", kind="优秀家站点")
    place.edit(office, "洪庄村联络站", name="洪庄站")
    assert award.as_object(office, 1)["name"] == "洪庄站"


def test_a_proposal_is_honoured_by_its_number(office: Desk) -> None:
    for title in ("完善剑湖路路灯", "整治河道"):
        hand_in(office, title)
    how = "列表和台账要注明的，请用 renda proposal excellent 5-1/1,5-1/2"
    assert given(office, "5-1/1,5-1/2", kind="优秀建议", prize="100", criteria="已解决、代表满意") == (
        "已登记遥观镇人大主席团表彰优秀建议：5-1/1 完善剑湖路路灯、5-1/2 整治河道（2022-12-30，奖金各 100 元）",
        f"提示：5-1/1,5-1/2 还没有登记为优秀建议；{how}",
    )
    one = award.as_object(office, 1)
    assert (one["name"], one["criteria"], one["prize"]) == ("5-1/1 完善剑湖路路灯", "已解决、代表满意", 100)
    assert award.list_(office).notes == ("优秀建议 2 件；奖金合计 200 元",)
    with refused(office, "5-1/1 完善剑湖路路灯 2022 年已登记过优秀建议（#1）"):
        given(office, "5-1/1", kind="优秀建议")
    with refused(office, "没有编号为 9 的件"):
        given(office, "9", kind="优秀建议")


def test_a_proposal_that_is_named_excellent_needs_no_hint(office: Desk) -> None:
    supervising.excellent(office, [replied(office)], on="2022-11-01")
    assert len(given(office, "5-1/1", kind="优秀建议")) == 1


def test_a_unit_that_was_merged_is_shown_as_the_one_that_it_went_into(office: Desk) -> None:
    unit.add(office, "水务局")
    assert given(office, "财政局", kind="先进承办单位")[0].endswith("表彰先进承办单位：财政局（2022-12-30）")
    assert given(office, "建设局", **OTHER) == ("已登记遥观镇人大主席团表彰抗疫先进：建设局（2022-12-30）",)
    unit.merge(office, "财政局", into="水务局", on="2023-01-01")
    assert [row[4] for row in award.list_(office).rows] == ["水务局", "建设局"]
    with refused(office, "水务局 2022 年已登记过先进承办单位（#1）"):
        given(office, "财政局", kind="先进承办单位")
    with refused(office, "没有叫“卫生院”的单位"):
        given(office, "卫生院", kind="先进承办单位")
