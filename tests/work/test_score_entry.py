"""Points and numbers by hand: whose, for which item, in which period, with what evidence."""

from typing import Any

import pytest

from renda_cli.store.statements import insert_scheme, insert_score_freeze, insert_station
from renda_cli.work import completing, journal, unit
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing, entry, entry_reading, schemes
from tests.work.helpers import at, contents, count, refused
from tests.work.score_entry_data import DEPUTIES, JUDGED, entries, given, load, total


@pytest.fixture
def desk(office: Desk) -> Desk:
    """The office with the scheme of its deputies, in December."""
    load(office)
    return at(office, "2022-12-01")


def test_points_count_where_they_are_entered(desk: Desk) -> None:
    done = entry.adjust(
        desk, deputy=["张三、李四"], item="表彰", points="+2.5", evidence=" 县人大常委会表彰 ", on="2022-03-01", by="主席团", note="两人"
    )  # fmt: skip
    assert done.lines == (
        "已登记 #1 张三 表彰 +2.5 分（2022年，2022-03-01）",
        "已登记 #2 李四 表彰 +2.5 分（2022年，2022-03-01）",
    )
    first, second = done.read()
    assert second["subject"] == "李四"
    assert first == {
        "id": 1, "held_on": "2022-03-01", "period": "2022", "subject": "张三", "item": "表彰", "kind": "given", "amount": 2.5,
        "amount_kind": "points", "evidence": "县人大常委会表彰", "status": "decided", "stages": [], "scheme": "代表积分", "entered_by": "主席团",
        "file": None, "note": "两人", "history": [],
    }  # fmt: skip
    assert [total(desk, name) for name in ("张三", "李四", "王五")] == [62_500, 62_500, 60_000]


def test_a_number_is_turned_into_points_by_the_scheme(desk: Desk) -> None:
    assert entry.adjust(desk, deputy=["张三"], item="政策", count="3", evidence="宣讲").lines == (
        "已登记 #1 张三 宣讲政策 3 次（2022年，2022-12-01）",
    )
    assert (
        entry.adjust(desk, deputy=["张三"], item="法律", count="0.5", evidence="宣讲")
        .lines[0]
        .startswith("已登记 #2 张三 宣讲法律 数量 0.5（")
    )
    assert entries(desk, "amount", "amount_kind") == [(3, "count"), (0.5, "count")]
    assert total(desk) == 62_000


@pytest.mark.parametrize(
    ("typed", "state", "told"),
    [("自报", "reported", "自报，待审核"), ("已审核", "checked", "已审核，待审定"), ("decided", "decided", "")],
)
def test_only_what_is_decided_counts(desk: Desk, typed: str, state: str, told: str) -> None:
    done = entry.adjust(desk, deputy=["张三"], item="表彰", points="1", evidence="表彰", stage=typed)
    assert done.read()["status"] == state
    assert done.lines[0].endswith(f"2022-12-01{'，' if told else ''}{told}）")
    assert total(desk) == (61_000 if state == "decided" else 60_000)


@pytest.mark.parametrize(
    ("option", "name", "subject"),
    [
        ("group", ["东片小组"], "group"), ("unit", ["财政局"], "unit"), ("station", ["邻里站"], "station"), ("village", ["留道村"], "village"),
        ("town", True, "town"),
    ],
)  # fmt: skip
def test_every_kind_of_subject_can_have_points(desk: Desk, option: str, name: Any, subject: str) -> None:
    with desk.file.transaction():
        insert_station(desk.file.db, name="邻里站", kind="station", level="村", village="留道村")
    load(desk, JUDGED.replace("小组考核", "考核").replace('"group"', f'"{subject}"'), period="year")
    done = entry.adjust(desk, **{option: name}, item="政治", points="8.5", evidence="评议")
    assert done.read()["subject"] == ("遥观镇" if subject == "town" else name[0])
    (row,) = [one for one in computing.board(desk, *schemes.meant(desk, "2022", name="考核")).rows if one.outcome.total]
    assert row.outcome.total == 8500
    assert len(entries(desk, "id", kind=subject)) == 1
    assert entries(desk, "id", kind="代表") == []


def test_the_period_is_the_one_around_the_day_or_the_one_that_is_typed(desk: Desk) -> None:
    load(desk, JUDGED, period="quarter")
    about: dict[str, Any] = {"group": ["东片小组"], "item": "政治", "points": "8", "evidence": "评议"}
    assert entry.adjust(desk, on="2022-05-01", **about).read()["period"] == "2022Q2"
    done = entry.adjust(desk, on="2022-05-01", period="2022第一季度", **about)
    assert done.read()["period"] == "2022Q1"
    assert done.lines[1] == "注意：2022-05-01 不在 2022年第一季度内，请核对 --on"
    assert entries(desk, "period", period="2022") == [("2022Q2",), ("2022Q1",)]
    assert entries(desk, "period", period="2022Q1") == [("2022Q1",)]


def test_a_year_that_starts_in_autumn_is_named_by_its_end(desk: Desk) -> None:
    text = DEPUTIES.replace('period = "year"', 'period = "year"\nstarts = "09-01"').replace("代表积分", "学年积分")
    load(desk, text, 2023)
    assert given(desk, on="2022-10-01", scheme="学年积分")["period"] == "2023"
    assert given(desk, on="2022-10-01", scheme="代表积分")["period"] == "2022"
    with refused(desk, "2023-10-01 所在的一期还没有计分办法；"):
        given(desk, on="2023-10-01", scheme="学年积分")


def test_of_several_schemes_one_is_named(desk: Desk) -> None:
    load(desk, DEPUTIES.replace("代表积分", "季度积分").replace('"year"', '"quarter"'))
    with refused(desk, "2022 年有 2 个给代表计分的办法：代表积分、季度积分；请用 --scheme 名称 指明"):
        given(desk)
    assert given(desk, scheme="季度积分", on="2022-12-01")["period"] == "2022Q4"


def test_a_twin_is_refused_unless_it_is_another(desk: Desk) -> None:
    given(desk, on="2022-03-01")
    with refused(desk, "张三 2022-03-01 的表彰已登记过同样的依据（#1）；确是另一笔的请加 --again"):
        entry.adjust(desk, deputy=["李四,张三"], item="表彰", points="1", evidence="县人大常委会表彰", on="2022-03-01")
    assert given(desk, on="2022-03-01", again=True)["id"] == 2
    assert given(desk, on="2022-03-02")["id"] == 3


def test_who_is_not_scored_is_said_so(desk: Desk) -> None:
    desk.file.db.execute("UPDATE seat SET to_on = '2022-06-01' WHERE deputy_id = 3")
    done = entry.adjust(desk, deputy=["王五"], item="表彰", points="9", evidence="表彰")
    assert done.lines[1:] == (
        "注意：“表彰”最多计 5 分，请核对 --points",
        "提醒：王五 不在 2022年计分的名单里，这笔不会计入，请核对",
    )


@pytest.mark.parametrize(
    ("about", "sentence"),
    [
        ({"item": "跑步"}, "办法“代表积分”里没有“跑步”这一项；有的是：出席人代会、出席率、表彰、宣讲政策、宣讲法律、合计履职"),
        ({"item": "宣讲"}, "“宣讲”可以指 2 个项目：宣讲政策、宣讲法律；请写完整的名称"),
        ({"item": " "}, "--item 的项目不能为空"),
        ({"item": "出席人代会"}, "“出席人代会”按记录自动计数，不能登记；.*score correct --deputy 张三 --item 出席人代会 --points ±分 --why 理由"),
        ({"item": "合计"}, "“合计履职”从别的得分算出，不能登记"),
        ({"item": "出席率", "points": "11"}, "“出席率”不能评 11 分；请评 12～15 分之内的"),
        ({"item": "出席率", "points": None, "count": "3"}, "“出席率”登记的是分，不是数量；请写 --points 分（12～15 分）"),
        ({"points": None, "count": "3"}, "“表彰”登记的是分，不是数量；请写 --points 分$"),
        ({"points": "2", "count": "3"}, "--points 和 --count 要写一个，也只能写一个；“表彰”请写 --points 分$"),
        ({"points": None}, "--points 和 --count 要写一个"),
        ({"points": "0"}, "--points 不能为 0"),
        ({"points": "两分"}, "--points “两分”不对"),
        ({"item": "政策"}, "“宣讲政策”登记的是数量，不是分；请写 --count 数量（次）"),
        ({"item": "法律"}, "“宣讲法律”登记的是数量，不是分；请写 --count 数量$"),
        ({"item": "政策", "points": None, "count": "-1"}, "--count -1 不对；请写大于 0 的数"),
        ({"evidence": " "}, "--evidence 的依据不能为空"),
        ({"stage": "完成"}, "--stage 没有“完成”；可选：自报、审核、审定"),
        ({"period": "2022Q1"}, "这个办法按年度计分"),
        ({"period": "2021"}, "2021 年还没有给代表计分的办法"),
        ({"scheme": "别的"}, "没有叫“别的”的给代表计分的办法；有的是：代表积分"),
        ({"on": "2023-01-01"}, "2023 年还没有给代表计分的办法；登记 2022 年的请加 --on 发生的日期，或 --period 期间；2023 年的请先用 renda"),
        ({"on": "2021-01-01", "scheme": "别的"}, "2021 年还没有给代表计分的办法；请先用 renda score scheme load"),
        ({"deputy": None, "town": True}, "2022 年还没有给乡镇计分的办法；请先用 renda score scheme load"),
        ({"on": "2022-02-30"}, "--on"),
        ({"deputy": ["张三", "张三"]}, "代表“张三”写了两遍"),
        ({"deputy": ["赵六"]}, "赵六"),
        ({"deputy": [" ，"]}, "没有写是谁的分；请用 --deputy、"),
        ({"deputy": None}, "没有写是谁的分；请用 --deputy、"),
        ({"town": True}, "--deputy、--town 不能一起写；一次只写一类对象"),
    ],
)  # fmt: skip
def test_what_is_typed_wrongly_is_refused(desk: Desk, about: dict[str, Any], sentence: str) -> None:
    typed = {"deputy": ["张三"], "item": "表彰", "points": "2", "evidence": "表彰"} | about
    with refused(desk, sentence):
        entry.adjust(desk, **typed)


def test_a_long_table_is_named_by_its_beginning(desk: Desk) -> None:
    items = "".join(f'[[section.item]]\nname = "第{place}项"\nhand = true\n' for place in range(20))
    load(desk, f'name = "长表"\nsubject = "unit"\nperiod = "year"\n[[section]]\nname = "部分"\n{items}')
    with refused(desk, "有的是：第0项、.*、第11项等 20 项"):
        entry.adjust(desk, unit=["财政局"], item="跑步", points="2", evidence="表彰")


def test_a_judged_step_takes_points_within_its_range(desk: Desk) -> None:
    assert given(desk, item="出席率", points="12.5")["amount"] == 12.5


def test_a_settled_period_takes_no_more_points(desk: Desk) -> None:
    load(desk)
    with desk.file.transaction():
        insert_score_freeze(desk.file.db, scheme_id=1, period="2022", frozen_on=desk.today)
    with refused(
        desk,
        "2022年的积分 2022-12-01 已定稿；更正请用 renda score correct --deputy 张三 --item 表彰 --points ±分 --why 理由 --period 2022",
    ):
        given(desk)
    assert schemes.meant(desk, "2022", subject="deputy")[0].version == 1


def test_a_town_is_corrected_by_its_own_option(desk: Desk) -> None:
    text = DEPUTIES.replace('"deputy"', '"town"').replace("代表积分", "镇积分").replace("人代会出席半天", "sessions")
    insert_scheme(
        desk.file.db, name="镇积分", year=2022, version=1, subject="town", period="year", definition=text, loaded_on=desk.today
    )  # fmt: skip
    with refused(desk, "renda score correct --town --item 出席人代会"):
        entry.adjust(desk, town=True, item="出席人代会", points="1", evidence="有误")


def test_the_list_is_narrowed_and_told(desk: Desk) -> None:
    given(desk, on="2022-03-02")
    given(desk, "李四", on="2022-03-01", stage="自报", points="-1", evidence="电话 13812345678 核实")
    given(desk, "李四", item="政策", count="2", on="2022-03-03")
    assert entries(desk, "id") == [(2,), (1,), (3,)]
    assert entries(desk, "id", deputy="李四") == [(2,), (3,)]
    assert entries(desk, "id", of="#1") == [(1,)]
    assert entries(desk, "id", of="东片小组", kind="小组") == []
    assert entries(desk, "id", item="表彰") == [(2,), (1,)]
    assert entries(desk, "id", status=["自报,已审核"]) == [(2,)]
    assert entries(desk, "id", scheme="代表积分", period="今年") == [(2,), (1,), (3,)]
    assert entries(desk, "evidence", status=["reported"]) == [("电话 138****5678 核实",)]
    assert entries(desk, "evidence", status=["reported"], private=True) == [("电话 13812345678 核实",)]
    listed = entry_reading.list_(desk)
    assert listed.notes == ("共 3 笔：自报 1、已审定 2；已审定的分：加 2 分、减 0 分",)
    assert listed.title == "2022年加分减分"
    assert entry_reading.list_(desk, "2021").notes == ()
    assert entry_reading.list_(desk, status=["自报"]).notes == ("共 1 笔：自报 1",)


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ({"status": ["完成"]}, "没有“完成”这种状态"),
        ({"scheme": "别的"}, "没有叫“别的”的计分办法；有的是：代表积分"),
        ({"kind": "县"}, "没有“县”这一类"),
        ({"deputy": "张三", "kind": "小组"}, "--deputy 不能和 --of、--kind 一起写"),
        ({"period": "明年"}, "期间“明年”看不懂"),
    ],
)
def test_a_list_that_is_asked_for_wrongly_is_refused(desk: Desk, asked: dict[str, Any], sentence: str) -> None:
    with refused(desk, sentence):
        entries(desk, "id", **asked)


def test_the_order_of_entry_does_not_matter(desk: Desk) -> None:
    marks: list[dict[str, Any]] = [
        {"points": "1.005"},
        {"points": "-0.5"},
        {"item": "政策", "count": "3"},
        {"points": "2.25"},
    ]
    for place, one in enumerate(marks):
        given(desk, "张三", evidence=f"第{place}笔", **one)
    for place, one in reversed(list(enumerate(marks))):
        given(desk, "李四", evidence=f"第{place}笔", **one)
    board = computing.board(desk, *schemes.meant(desk, "2022"))
    outcomes = {row.subject.name: row.outcome for row in board.rows}
    assert outcomes["张三"] == outcomes["李四"]
    assert outcomes["张三"].total == 64_260  # 60 + 2.755 rounded to cents + 1.5


def test_an_entry_is_taken_back_and_done_again(desk: Desk) -> None:
    before = count(desk, "score_entry")
    given(desk)
    after = contents(desk)["score_entry"]
    journal.undo(desk)
    assert count(desk, "score_entry") == before
    journal.redo(desk)
    assert contents(desk)["score_entry"] == after


def test_items_and_numbers_are_completed(desk: Desk) -> None:
    given(desk)
    given(desk, "李四", stage="自报")
    assert [one.value for one in completing.score_items(desk, "宣")] == ["宣讲政策", "宣讲法律"]
    assert completing.score_items(at(desk, "2020-01-01"), "") == []
    assert completing.score_entries(desk, "") == [("2", "李四 表彰"), ("1", "张三 表彰")]


@pytest.mark.parametrize(("points", "said"), [("5", True), ("0", False)])
def test_points_outside_the_step_that_is_reached_are_said(desk: Desk, points: str, said: bool) -> None:
    text = DEPUTIES.replace('"代表积分"', '"按档"').replace(
        'measure = "人代会出席率"\nsteps = [{ from = 90, range = [12, 15] }, { from = 0, points = 0 }]',
        'measure = "人代会出席半天"\nagain = true\nsteps = [{ from = 5, range = [0, 15] }, { from = 0, points = 0 }]',
    )
    load(desk, text)
    done = entry.adjust(desk, deputy=["张三"], item="出席率", points=points, evidence="评定", scheme="按档")
    told = [line for line in done.lines if "按现有记录" in line]
    assert (
        told == ["注意：张三 的“出席率”按现有记录，这一档不由人评分，5 分不会计入，请核对 --points 或补登记录"] * said
    )


def test_points_of_another_step_name_the_one_that_is_reached(desk: Desk) -> None:
    text = DEPUTIES.replace('"代表积分"', '"按档"').replace(
        'measure = "人代会出席率"\nsteps = [{ from = 90, range = [12, 15] }, { from = 0, points = 0 }]',
        'measure = "人代会出席半天"\nagain = true\nsteps = [{ from = 5, range = [12, 15] }, { from = 0, range = [0, 3] }]',
    )
    load(desk, text)
    about = {"item": "出席率", "scheme": "按档"}
    done = entry.adjust(desk, deputy=["张三"], points="13", evidence="评定", **about)
    told = "注意：张三 的“出席率”按现有记录，这一档评 0～3 分，13 分不会计入，请核对 --points 或补登记录"
    assert done.lines[1:] == (told,)
    assert len(entry.adjust(desk, deputy=["张三"], points="2", evidence="另评", **about).lines) == 1


def test_where_there_is_nothing_to_measure_no_step_is_missed(desk: Desk) -> None:
    done = entry.adjust(desk, deputy=["张三"], item="出席率", points="13", evidence="评定")
    assert len(done.lines) == 1


def test_what_a_merged_unit_was_given_is_listed_and_twice_the_same_refused_for_its_successor(desk: Desk) -> None:
    load(desk, JUDGED.replace("小组考核", "单位考核").replace('"group"', '"unit"'), period="year")
    unit.add(desk, "水务站")
    about = {"item": "政治素质", "points": "8", "evidence": "评定", "on": "2022-03-01"}
    entry.adjust(desk, unit=["水务站"], **about)
    unit.merge(desk, "水务站", into="农业农村局")
    assert entries(desk, "id", "subject", of="农业农村局", kind="单位") == [(1, "农业农村局")]
    with refused(desk, "农业农村局 2022-03-01 的政治素质已登记过同样的依据（#1）；确是另一笔的请加 --again"):
        entry.adjust(desk, unit=["农业农村局"], **about)


def test_a_scheme_of_another_kind_of_subject_is_named_as_such(desk: Desk) -> None:
    load(desk, JUDGED, period="year")
    with refused(desk, "“小组考核”是给代表小组计分的，不是给代表计分的；有的是：代表积分"):
        given(desk, scheme="小组考核", period="2022")
    with refused(desk, "“小组考核”是给代表小组计分的，不是给乡镇计分的；这一年有的是：代表积分、小组考核"):
        entry.adjust(desk, town=True, item="政治素质", points="8", evidence="评定", scheme="小组考核", period="2022")
