"""What deputies did for people."""

from typing import Any

import pytest

from renda_cli.work import deed
from renda_cli.work.desk import Desk
from tests.work.helpers import count, refused


def done(desk: Desk, what: str = "修好村口路灯", **more: Any) -> str:
    """What the clerk is told of a deed."""
    more.setdefault("on", "2022-03-05")
    (line,) = deed.add(desk, what, **more).lines
    return line


def test_a_deed_of_several_deputies(office: Desk) -> None:
    made = deed.add(
        office,
        "修好村口路灯",
        by=["张三,李四"],
        people=120,
        funds="3万",
        place="东村",
        note="共 12 盏",
        on="2022-03-05",
    )
    assert made.lines == ("已登记实事 #1：修好村口路灯（张三、李四，2022-03-05）",)
    assert made.read() == {
        "id": 1, "on": "2022-03-05", "kind": "实事", "what": "修好村口路灯", "deputies": ["张三", "李四"], "count": 1, "people": 120,
        "funds": 30000, "place": "东村", "note": "共 12 盏",
    }  # fmt: skip


def test_a_count_of_the_whole_town_names_nobody(office: Desk) -> None:
    assert done(office, "为群众办好事", kind="好事", count=100) == (
        "已登记好事 #1：为群众办好事（未列代表，2022-03-05，100 件）"
    )
    assert done(office, "调解纠纷", kind="解决问题", count=2, by=["王五"]).endswith("2 个）")
    assert deed.as_object(office, 1)["deputies"] == []


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"what": ""}, "事项不能为空"),
        ({"kind": "善事"}, "--kind 没有“善事”这一种；可选：实事、好事、解决问题"),
        ({"count": 0}, "--count 0 不对；请写 1 到 1000000 的整数"),
        ({"count": 10**20}, "--count 1"),
        ({"people": -1}, "--people -1 不对；请写 0 到"),
        ({"funds": "三万"}, "--funds “三万”看不懂"),
        ({"by": ["张三", "#1"]}, "代表“张三”写了两遍"),
        ({"by": ["赵六"]}, "没有叫“赵六”的代表"),
    ],
)
def test_what_cannot_be_a_deed(office: Desk, options: dict[str, Any], sentence: str) -> None:
    with refused(office, sentence):
        done(office, **options)


def test_the_same_deed_of_the_same_deputies_on_one_day_is_a_mistake(office: Desk) -> None:
    done(office, by=["张三", "李四"])
    with refused(office, "2022-03-05 已登记过实事“修好村口路灯”（#1）；一天里办了几件的，请用 --count"):
        done(office, by=["李四,张三"])
    others: tuple[dict[str, Any], ...] = ({"by": ["张三"]}, {"by": None}, {"kind": "好事"}, {"on": "2022-03-06"})
    for other in others:
        done(office, **{"by": ["张三,李四"], **other})
    with refused(office, "已登记过实事"):
        done(office)
    assert count(office, "deed") == 5


def test_the_list_of_a_year_with_its_totals(office: Desk) -> None:
    done(office, by=["张三", "李四"], people=120, funds="300.50")
    done(office, "送温暖", by=["李四"], kind="好事", count=3, people=9, on="2022-01-01")
    done(office, "调解纠纷", by=["王五"], kind="解决问题", on="2021-12-31")
    found = deed.list_(office)
    assert [(row[0], row[4], row[7]) for row in found.rows] == [(2, ["李四"], None), (1, ["张三", "李四"], 300.5)]
    assert (found.title, found.notes) == (
        "2022年实事好事",
        ("实事 1 件、好事 3 件、解决问题 0 个；惠及 129 人；筹资 300.5 元",),
    )
    assert [row[0] for row in deed.list_(office, "2021-2022").rows] == [3, 2, 1]
    assert [row[0] for row in deed.list_(office, "2022", deputy="李四").rows] == [2, 1]
    assert [row[0] for row in deed.list_(office, "2022", deputy="李四", kind="好事").rows] == [2]
    assert deed.list_(office, "2021").notes == ("实事 0 件、好事 0 件、解决问题 1 个",)
    with refused(office, "--kind 没有“善事”这一种"):
        deed.list_(office, kind="善事")
