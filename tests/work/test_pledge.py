"""What deputies pledge to do in a year, and what becomes of it."""

from typing import Any

import pytest

from renda_cli.work import deputy, pledge, rules
from renda_cli.work import due as due_list
from renda_cli.work.desk import Desk
from tests.work.helpers import at, refused

MADE = "2022-01-10"


def made(desk: Desk, what: str = "修好水渠", *, by: str = "张三", on: str = MADE, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a pledge."""
    return pledge.add(desk, by, what=what, on=on, **more).lines


def clocks(desk: Desk, day: str) -> list[tuple[Any, ...]]:
    """What `due` lists on a day: (kind, title, unit, deputy, level)."""
    found = due_list.due(at(desk, day), 7)
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [tuple(row[name] for name in ("kind", "title", "unit", "deputy", "level")) for row in rows]


def states(desk: Desk, day: str, **filters: Any) -> list[tuple[str, str]]:
    """The pledges of a list with their states on a day."""
    return [(row[3], row[6]) for row in pledge.list_(at(desk, day), "2022", **filters).rows]


def test_a_pledge_is_due_at_the_end_of_its_year_unless_a_day_is_named(office: Desk) -> None:
    assert made(office) == (
        "已登记 张三 2022 年的承诺 #1：修好水渠，2022-12-31 以前",
        "张三 2022 年现有承诺 1 件（规则：每年至少 1 件、至多 3 件）",
    )
    assert made(office, "装路灯", until="2022-05-20")[0] == "已登记 张三 2022 年的承诺 #2：装路灯，2022-05-20 以前"
    assert clocks(office, "2022-05-12") == []
    assert clocks(office, "2022-05-20") == [("pledge", "装路灯", None, "张三", "due")]
    assert clocks(office, "2022-05-21") == [("pledge", "装路灯", None, "张三", "late")]
    assert [one[1] for one in clocks(office, "2023-01-01")] == ["装路灯", "修好水渠"]


def test_it_can_be_made_ahead_for_the_next_year(office: Desk) -> None:
    done = pledge.add(office, "张三", what="修好水渠", year="2023", on="2022-12-20")
    assert (done.read()["year"], done.read()["until"]) == (2023, "2023-12-31")
    assert pledge.add(office, "张三", what="修桥", until="2023-03-01", on=MADE).read()["year"] == 2022


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"year": "2021"}, "2021 年的实事不能在 2022-01-10 承诺；请核对 --year 和 --on"),
        ({"year": "2024"}, "2024 年的实事不能在 2022-01-10 承诺"),
        ({"year": "22"}, "年份“22”不对"),
        ({"on": "2150-01-01"}, "年份 2150 不对；请写 1949 到 2100 的年份"),
        ({"until": "2022-01-09"}, "期限 2022-01-09 早于 2022-01-10；请核对 --until"),
        ({"year": "2023", "until": "2022-12-31"}, "期限 2022-12-31 早于 2023-01-01"),
        ({"what": " "}, "承诺事项不能为空"),
        ({"by": "赵六"}, "没有叫“赵六”的代表"),
    ],
)
def test_what_cannot_be_pledged(office: Desk, options: dict[str, str], sentence: str) -> None:
    with refused(office, sentence):
        made(office, **options)


def test_the_same_is_not_pledged_twice_in_a_year_by_one_deputy(office: Desk) -> None:
    made(office)
    with refused(office, "张三 2022 年已承诺过“修好水渠”"):
        made(office)
    made(office, by="李四")
    made(office, year="2023")


def test_more_than_are_customary_are_told_of(office: Desk) -> None:
    for what in ("一", "二", "三"):
        assert len(made(office, what)) == 2
    *_, count, remark = made(office, "四")
    assert count == "张三 2022 年现有承诺 4 件（规则：每年至少 1 件、至多 3 件）"
    assert remark.startswith("提醒：已超过每年 3 件（")
    assert "平梁镇" in remark


def test_where_nothing_is_customary_only_the_count_is_told(office: Desk) -> None:
    rules.set_(office, "pledges.least", "无", from_="2022-01-01", source="镇办法")
    rules.set_(office, "pledges.most", "无", from_="2022-01-01", source="镇办法")
    assert made(office)[1:] == ("张三 2022 年现有承诺 1 件",)
    # Before the first value of all there is none either; and nobody sat yet.
    assert made(office, on="2014-03-01")[1:] == (
        "张三 2014 年现有承诺 1 件",
        "提醒：张三 2014-03-01 不在任，请核对",
    )


def test_it_is_fulfilled_with_evidence_and_the_clock_stops(office: Desk) -> None:
    made(office, until="2022-05-20")
    done = pledge.fulfil(office, "张三", evidence="竣工照片", on="2022-05-20")
    assert done.lines == ("已登记 张三 的承诺 #1 兑现：修好水渠，2022-05-20；证明：竣工照片",)
    assert (done.read()["state"], clocks(office, "2022-06-01")) == ("open", [])  # to the desk of January it is to come
    assert pledge.as_object(at(office, "2022-06-01"), 1) == {
        "id": 1, "deputy": "张三", "year": 2022, "what": "修好水渠", "made_on": MADE, "until": "2022-05-20", "state": "fulfilled",
        "fulfilled_on": "2022-05-20", "evidence": "竣工照片", "broken_on": None, "broken_why": None,
    }  # fmt: skip


def test_late_fulfilment_is_told_of(office: Desk) -> None:
    made(office, until="2022-05-20")
    assert "2022-05-21（晚于承诺）" in pledge.fulfil(office, "张三", evidence="照片", on="2022-05-21").lines[0]


def test_it_is_broken_with_a_reason_and_the_clock_is_cancelled(office: Desk) -> None:
    made(office, until="2022-05-20")
    done = pledge.break_(office, "张三", why="用地没有批", on="2022-04-01")
    assert done.lines == ("已登记 张三 的承诺 #1 未能兑现：修好水渠（用地没有批，2022-04-01）",)
    assert clocks(office, "2022-06-01") == []
    assert states(office, "2022-06-01") == [("修好水渠", "broken")]
    assert states(office, "2022-03-31") == [("修好水渠", "open")]
    (clock,) = office.file.rows("SELECT cancelled_on, cancelled_why FROM deadline")
    assert tuple(clock) == ("2022-04-01", "未能兑现：用地没有批")


def test_of_several_one_is_named_by_its_words_or_its_number(office: Desk) -> None:
    for what in ("修路", "修路灯", "建亭子"):
        made(office, what)
    assert "#1 兑现" in pledge.fulfil(office, "张三", evidence="照片", what="修路").lines[0]  # the whole text
    made(office, "修路基")
    with refused(office, "张三 进行中的承诺有：#2 修路灯、#3 建亭子、#4 修路基；请用 --id"):
        pledge.fulfil(office, "张三", evidence="照片", what="修路")
    assert "#3 兑现" in pledge.fulfil(office, "张三", evidence="照片", what="亭").lines[0]
    assert "#4 未能" in pledge.break_(office, "张三", why="没有钱", number=4).lines[0]
    with refused(office, "进行中的承诺有：#2 修路灯；"):
        pledge.fulfil(office, "张三", evidence="照片", number=4)
    with refused(office, "进行中的承诺有"):
        pledge.fulfil(office, "张三", evidence="照片", what="修路灯", number=1)


def test_what_an_end_must_have(office: Desk) -> None:
    with refused(office, "张三 没有进行中的承诺"):
        pledge.fulfil(office, "张三", evidence="照片")
    made(office)
    with refused(office, "证明材料不能为空"):
        pledge.fulfil(office, "张三", evidence="")
    with refused(office, "理由不能为空"):
        pledge.break_(office, "张三", why=" ")
    with refused(office, "这件实事 2022-01-10 才承诺，不能在 2022-01-09 兑现；请核对 --on"):
        pledge.fulfil(office, "张三", evidence="照片", on="2022-01-09")
    with refused(office, "承诺事项不能为空"):
        pledge.fulfil(office, "张三", evidence="照片", what="")


def test_the_list_tells_where_each_stands_today(office: Desk) -> None:
    made(office, "修路", until="2022-05-20")
    made(office, "建亭子")
    made(office, "装灯", by="李四")
    pledge.fulfil(office, "张三", evidence="照片", what="亭", on="2022-05-01")
    assert states(office, "2022-05-20") == [("修路", "open"), ("建亭子", "fulfilled"), ("装灯", "open")]
    assert states(office, "2022-05-21")[0] == ("修路", "overdue")
    assert states(office, "2022-05-21", state="逾期未兑现") == [("修路", "overdue")]
    assert states(office, "2022-05-21", state="open", deputy="李四") == [("装灯", "open")]
    found = pledge.list_(at(office, "2022-05-21"))
    assert found.title == "2022年实事承诺"
    assert found.notes == (
        "截至 2022-05-21 共 3 件：进行中 1、逾期未兑现 1、已兑现 1、未能兑现 0",
        "在任的本级代表中 1 名没有承诺，名单加 --without",
    )
    assert pledge.list_(office, "2021").rows == []
    assert len(pledge.list_(office, "2021-2022", deputy="张三").rows) == 2
    with refused(office, "--state 没有“好了”；可选：进行中、逾期未兑现、已兑现、未能兑现"):
        pledge.list_(office, state="好了")


def test_who_has_made_none(office: Desk) -> None:
    deputy.add(office, "孙红", level="县", district="第1选区")
    deputy.add(office, "周明", district="第6选区", from_="2022-06-01")
    deputy.add(office, "吴江", district="第7选区")
    office.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-03-01' WHERE deputy_id = 6")
    made(office)
    found = pledge.list_(at(office, "2022-03-02"), without=True)
    assert found.fields == ("id", "deputy", "district", "group")
    assert found.rows == [(2, "李四", "第4选区", "西片小组"), (3, "王五", "第5选区", None)]
    assert (found.title, found.notes) == ("2022年没有承诺实事的代表", ("共 2 名",))
    assert [row[1] for row in pledge.list_(at(office, "2023-02-01"), "2022", without=True).rows] == [
        "李四",
        "王五",
        "周明",
    ]
    for filters in ({"deputy": "张三"}, {"state": "open"}):
        with refused(office, "--without 列的是没有承诺的代表；请去掉"):
            pledge.list_(office, without=True, **filters)
    made(office, by="李四")
    made(office, by="王五")
    assert len(pledge.list_(at(office, "2022-03-02")).notes) == 1
