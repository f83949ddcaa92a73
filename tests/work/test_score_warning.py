"""Who is reminded of a score, how many periods in a row, and what the law says."""

import json
from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_attendance,
    insert_pledge,
    insert_scheme,
    insert_score_entry,
    insert_score_freeze,
    insert_score_frozen,
    insert_score_talk,
    insert_session,
    insert_sitting,
)
from renda_cli.work.desk import Desk
from renda_cli.work.score import warning
from tests.work import score_data
from tests.work.deputy_data import who
from tests.work.helpers import at, contents, hand_in, refused

HEAD = """
name = "{name}"
subject = "{subject}"
period = "{period}"
base = 60
veto = "不合格"

[[section]]
name = "履职"

[[section.item]]
name = "评分"
hand = true

[[section.item]]
name = "违纪违法"
hand = true
veto = true

[[band]]
name = "优秀"
from = 90

[[band]]
name = "合格"
from = 60

[[band]]
name = "{worst}"
"""
REMINDERS = """
[[reminder]]
band = "不合格"
says = "主席约谈"

[[reminder]]
band = "不合格"
years = 2
says = "劝其辞职"

[[reminder]]
band = "不合格"
years = 3
says = "暂停执行代表职务，提请罢免"

[[reminder]]
below = 40
says = "小组内通报"
"""


def load(
    desk: Desk, year: int, name: str = "积分办法", *, period: str = "year", subject: str = "deputy", **more: str
) -> int:
    """A scheme of a year; its id."""
    text = HEAD.format(name=name, subject=subject, period=period, worst=more.get("worst", "不合格")) + more.get(
        "reminders", REMINDERS
    )
    return load_text(desk, year, text, name=name, period=period, subject=subject)


def load_text(
    desk: Desk, year: int, text: str, *, name: str = "积分办法", period: str = "year", subject: str = "deputy"
) -> int:
    """A scheme of a year as it stands, whatever it says; its id."""
    return insert_scheme(
        desk.file.db, name=name, year=year, version=1, subject=subject, period=period, definition=text, loaded_on=date(year, 1, 1),
    )  # fmt: skip


def mark(
    desk: Desk, period: str, points: int, name: str = "张三", item: str = "评分", scheme: str = "积分办法", **whose: Any
) -> int:
    """Points by hand; the number of the entry."""
    whose = whose or {"deputy_id": who(desk, name)}
    return insert_score_entry(
        desk.file.db,
        scheme=scheme,
        period=period,
        item=item,
        amount_milli=points * 1000,
        held_on=date(2022, 12, 1),
        evidence="考核",
        **whose,
    )


def warned(desk: Desk, period: str = "2022", **asked: Any) -> list[dict[str, Any]]:
    """The rows of `warn`."""
    found = warning.warn(desk, period, **asked)
    return [dict(zip(found.fields, row, strict=True)) for row in found.rows]


def scored(desk: Desk, period: str = "2022", **asked: Any) -> list[tuple[Any, ...]]:
    """Of what is said by a scheme: whose, of what kind, how many in a row, what is foreseen."""
    return [
        (one["subject"], one["kind"], one["years"], one["foresees"])
        for one in warned(desk, period, **asked) if one["scheme"]
    ]  # fmt: skip


@pytest.fixture
def year(office: Desk) -> Desk:
    """The office at the end of 2022, each deputy with a proposal."""
    for name in ("张三", "李四", "王五"):
        hand_in(office, f"{name}的建议", by=name)
    return at(office, "2022-12-31")


def three_years(desk: Desk) -> Desk:
    """张三 in the last band in 2022, 2023 and 2024, seen from the end of the last."""
    for number in (2022, 2023, 2024):
        load(desk, number)
        mark(desk, str(number), -10)
    return at(desk, "2024-12-31")


def test_how_many_periods_in_a_row(year: Desk) -> None:
    later = three_years(year)
    mark(year, "2024", -5, "李四")
    mark(year, "2022", -5, "李四")
    assert scored(later, "2024") == [
        ("李四", "band", 1, "主席约谈"),
        ("张三", "band", 3, "主席约谈；劝其辞职；暂停执行代表职务，提请罢免"),
    ]
    assert scored(later, "2023") == [("张三", "band", 2, "主席约谈；劝其辞职")]
    li, zhang = (one for one in warned(later, "2024") if one["scheme"])
    assert zhang["text"] == "2024年 50 分，不合格，连续 3 年"
    assert (
        li["text"]
        == "2024年 55 分，不合格；连续 2 年的，办法规定：劝其辞职；连续 3 年的，办法规定：暂停执行代表职务，提请罢免"
    )
    assert "2021 年没有给代表计分的同类办法，连续几期只往前算到这里" in warning.warn(later, "2024").notes


def test_the_law_says_who_decides_such_things(year: Desk) -> None:
    later = three_years(year)
    (one,) = (one for one in warned(later, "2024") if one["scheme"])
    assert "辞不辞由代表本人决定" in one["law"]
    assert "本级人大接受" in one["law"]
    assert "原选区选民决定" in one["law"]
    assert "积分低不在其列" in one["law"]
    assert [part in one["source"] for part in ("选举法", "第55条", "第50—53条", "代表法", "第48条")] == [True] * 5
    text = REMINDERS.replace("劝其辞职", "再次约谈").replace("暂停执行代表职务，提请罢免", "通报")
    year.file.db.execute("UPDATE scheme SET definition = replace(definition, ?, ?)", (REMINDERS, text))
    (one,) = warned(later, "2022")
    assert one["law"].startswith("终止代表资格只限 迁出或者调离本行政区域、")
    assert "第49条" in one["source"]
    assert warning.law_notes(warning.warn(later, "2022")) == [f"{one['law']}（{one['source']}）"]


def test_a_thing_foreseen_for_later_has_its_law_too(year: Desk) -> None:
    load(year, 2022, reminders='[[reminder]]\nband = "不合格"\nyears = 2\nsays = "责令辞职"\n')
    mark(year, "2022", -10)
    (one,) = warned(year)
    assert (one["years"], one["foresees"]) == (1, None)
    assert "辞不辞" in one["law"]


def test_a_number_is_a_line_too_and_one_may_cross_both(year: Desk) -> None:
    load(year, 2022)
    mark(year, "2022", -30)
    mark(year, "2022", -20, "李四")
    assert scored(year) == [
        ("李四", "band", 1, "主席约谈"),
        ("张三", "band", 1, "主席约谈"),
        ("张三", "band", 1, "小组内通报"),
    ]
    assert warned(year)[2]["text"] == "2022年 30 分，低于 40 分"


def test_what_is_settled_counts_as_settled(year: Desk) -> None:
    for number in (2021, 2022):
        mark(year, str(number), -10)
        freeze_id = insert_score_freeze(
            year.file.db, scheme_id=load(year, number), period=str(number), frozen_on=date(number + 1, 1, 5)
        )
        insert_score_frozen(
            year.file.db, freeze_id=freeze_id, deputy_id=who(year, "张三"), name="张三",
            total_milli=(70 if number == 2021 else 55) * 1000, band="合格" if number == 2021 else "不合格", place=1, items="{}",
        )  # fmt: skip
    assert scored(year) == [("张三", "band", 1, "主席约谈")]
    assert warned(year)[0]["text"].startswith("2022年 55 分（已定稿），不合格")


def test_a_year_of_another_name_is_found_and_two_of_them_end_the_row(year: Desk) -> None:
    load(year, 2022, "2022年积分办法")
    load(year, 2021, "2021年积分办法")
    mark(year, "2022", -10, scheme="2022年积分办法")
    mark(year, "2021", -10, scheme="2021年积分办法")
    assert scored(year) == [("张三", "band", 2, "主席约谈；劝其辞职")]
    load(year, 2021, "又一个办法")
    assert scored(year) == [("张三", "band", 1, "主席约谈")]


def test_a_scheme_without_the_band_ends_the_row_and_it_is_said(year: Desk) -> None:
    load(year, 2022)
    text = HEAD.format(name="积分办法", subject="deputy", period="year", worst="较差").replace(
        'veto = "不合格"', 'veto = "较差"'
    )
    load_text(year, 2021, text)
    mark(year, "2022", -10)
    mark(year, "2021", -10)
    assert scored(year)[0][2] == 1
    assert "2021年的办法没有“不合格”这一等，连续几期只往前算到这里" in warning.warn(year, "2022").notes


def test_a_year_that_cannot_be_worked_out_ends_the_row_and_it_is_said(year: Desk) -> None:
    load(year, 2022)
    mark(year, "2022", -10)
    broken = HEAD.format(name="积分办法", subject="deputy", period="year", worst="不合格")
    broken = broken.replace('name = "评分"\nhand = true', 'name = "评分"\nscheme = "没有的办法"\neach = 1')
    load_text(year, 2021, broken)
    assert scored(year)[0][2] == 1
    assert any(
        note.startswith("2021 的分算不出来（2021 年没有叫“没有的办法”") for note in warning.warn(year, "2022").notes
    )


def test_quarters_go_over_the_turn_of_the_year(year: Desk) -> None:
    load(year, 2022, period="quarter")
    load(year, 2021, period="quarter")
    for label in ("2021Q4", "2022Q1", "2022Q2"):
        mark(year, label, -10)
    (one,) = [one for one in warned(year, "2022第二季度") if one["scheme"]]
    assert one["years"] == 3
    assert "连续 3 个季度" in one["text"]


def test_a_term_has_none_before_it(year: Desk) -> None:
    load(year, 2022, period="term")
    mark(year, "2022", -10)
    assert scored(year) == [("张三", "band", 1, "主席约谈")]
    assert not [note for note in warning.warn(year, "2022").notes if "往前算" in note]


def test_who_failed_is_told_with_the_entries(year: Desk) -> None:
    load(year, 2022)
    entry = mark(year, "2022", -1, "李四", "违纪违法")
    band, failed = (one for one in warned(year) if one["scheme"])
    assert (band["kind"], band["foresees"]) == ("band", "主席约谈")
    assert (failed["kind"], failed["text"]) == ("vetoed", f"违纪违法（积分登记 #{entry}），按办法评为不合格")
    assert failed["records"] == (f"#{entry}",)
    assert "终止代表资格只限" in failed["law"]


def test_what_waits_for_a_judge_is_said_to_be_for_the_time_being(year: Desk) -> None:
    text = HEAD.format(name="积分办法", subject="deputy", period="year", worst="不合格").replace("base = 60\n", "")
    text = text.replace('name = "评分"\nhand = true', 'name = "评分"\nhand = true\nranges = [[8, 10]]') + REMINDERS
    insert_scheme(
        year.file.db,
        name="积分办法",
        year=2022,
        version=1,
        subject="deputy",
        period="year",
        definition=text,
        loaded_on=date(2022, 1, 1),
    )
    assert warned(year)[0]["text"].startswith("2022年 0 分（有待评的项目，暂计），不合格")


def test_pledges_that_fell_due_are_told_with_their_numbers(year: Desk) -> None:
    def pledge(name: str, what: str, until: date, **more: Any) -> int:
        return insert_pledge(
            year.file.db,
            deputy_id=who(year, name),
            year=2022,
            what=what,
            made_on=date(2022, 1, 10),
            until_on=until,
            **more,
        )

    late = pledge("李四", "修路灯（13800001111）", date(2022, 9, 30))
    given_up = pledge("李四", "建凉亭", date(2023, 5, 1), broken_on=date(2022, 11, 1), broken_why="地没批")
    pledge("李四", "通水", date(2022, 9, 30), fulfilled_on=date(2022, 10, 1), evidence="照片")
    pledge("张三", "种树", date(2023, 3, 1))
    (one,) = warned(year)
    assert (one["subject"], one["kind"], one["years"], one["foresees"]) == ("李四", "pledges", None, None)
    assert one["text"] == f"2 件：#{late} 修路灯（138****1111）（逾期）、#{given_up} 建凉亭（不能兑现）"
    assert one["records"] == (f"#{late}", f"#{given_up}")
    assert "履职少不在其列" in one["law"]
    assert warned(at(year, "2022-09-30"), "2022Q3") == []


def test_sessions_missed_are_told_with_the_law(year: Desk) -> None:
    for number, day in (("5-2", date(2022, 5, 1)), ("5-3", date(2023, 1, 5))):
        session_id = insert_session(year.file.db, number=number, kind="人代会", opened_on=day, closed_on=day)
        sitting_id = insert_sitting(year.file.db, session_id=session_id, held_on=day, part="上午")
        insert_attendance(year.file.db, sitting_id=sitting_id, deputy_id=who(year, "王五"), state="absent")
    (one,) = warned(year)
    assert (one["kind"], one["records"]) == ("missed", ("5-2",))
    assert "第49条" in one["source"]
    assert "资格终止" in one["law"]
    assert [one for one in warned(at(year, "2022-04-30")) if one["kind"] == "missed"] == []
    both = [one for one in warned(at(year, "2023-12-31"), "2023") if one["kind"] == "missed"]
    insert_session(year.file.db, number="5-4", kind="人代会", opened_on=date(2024, 1, 5), closed_on=date(2024, 1, 6))
    assert [one for one in warned(at(year, "2024-12-31"), "2024") if one["kind"] == "missed"] == []
    assert both[0]["records"] == ("5-2", "5-3")
    assert "在此以前仍是代表" in both[0]["text"]


def test_who_handed_in_nothing_is_told_of_whole_years_only(office: Desk) -> None:
    hand_in(office, co_signers=["李四"])
    later = at(office, "2022-12-31")
    assert [(one["subject"], one["kind"], one["text"]) for one in warned(later)] == [
        ("王五", "no_proposal", "2022年没有领衔或附议过议案建议")
    ]
    assert warned(later, "2022H1") == []


def test_a_deputys_warnings_stand_together_with_the_talks(year: Desk) -> None:
    load(year, 2022)
    mark(year, "2022", -10, "李四")
    mark(year, "2022", -10, "张三")
    insert_pledge(
        year.file.db,
        deputy_id=who(year, "张三"),
        year=2022,
        what="修路",
        made_on=date(2022, 1, 10),
        until_on=date(2022, 9, 30),
    )
    for day, period in (
        (date(2022, 3, 1), "2021"), (date(2021, 3, 1), None), (date(2022, 12, 5), None), (date(2022, 12, 6), "2022"), (date(2023, 1, 9), "2022"),
    ):  # fmt: skip
        insert_score_talk(year.file.db, deputy_id=who(year, "张三"), held_on=day, what="约谈", period=period)
    assert [(one["subject"], one["kind"], one["talks"]) for one in warned(year)] == [
        ("李四", "band", ()),
        ("张三", "band", ("2022-12-05", "2022-12-06")),
        ("张三", "pledges", ("2022-12-05", "2022-12-06")),
    ]


def test_one_group_alone(year: Desk) -> None:
    load(year, 2022)
    for name in ("张三", "李四", "王五"):
        mark(year, "2022", -10, name)
    assert {one["subject"] for one in warned(year, group="西片小组")} == {"李四"}
    with refused(year, "没有叫“南片小组”"):
        warning.warn(year, "2022", group="南片小组")


def test_groups_are_scored_too_and_no_law_speaks_of_them(year: Desk) -> None:
    load(year, 2022, "小组积分", subject="group")
    ((group,),) = year.file.tuples("SELECT id FROM deputy_group WHERE name = '东片小组'")
    mark(year, "2022", -30, scheme="小组积分", group_id=group)
    entry = mark(year, "2022", -1, item="违纪违法", scheme="小组积分", group_id=group)
    found = warned(year, scheme="小组积分")
    assert [(one["subject"], one["kind"], one["law"]) for one in found] == [
        ("东片小组", "band", None), ("东片小组", "band", None), ("东片小组", "vetoed", None),
    ]  # fmt: skip
    assert found[2]["records"] == (f"#{entry}",)
    with refused(year, "这个办法不是给代表计分的，是给代表小组的"):
        warning.warn(year, "2022", scheme="小组积分", group="东片小组")


def test_without_a_scheme_the_deeds_are_told_all_the_same(year: Desk) -> None:
    found = warning.warn(year, "2022")
    assert found.notes == (
        "提醒 0 条，涉及 0 名代表；只作提醒，不改变任何人的身份",
        "2022 年没有给代表计分的办法，只看承诺、出席和建议",
    )
    assert warning.warn(at(year, "2022-06-01"), "今年").notes[-1] == "2022年还没有结束，按截至 2022-06-01 的记录算"


def test_schemes_that_count_by_other_periods_are_named(year: Desk) -> None:
    load(year, 2022, "季度积分", period="quarter")
    load(year, 2022, "年度积分")
    mark(year, "2022", -10, scheme="年度积分")
    assert scored(year) == [("张三", "band", 1, "主席约谈")]
    assert "不按这样的期间计分，没有看的办法：季度积分" in warning.warn(year, "2022").notes


def test_two_schemes_of_one_year_are_both_read(year: Desk) -> None:
    load(year, 2022, "甲办法")
    load(year, 2022, "乙办法")
    mark(year, "2022", -10, scheme="甲办法")
    mark(year, "2022", -10, scheme="乙办法")
    assert [one["scheme"] for one in warned(year)] == ["甲办法", "乙办法"]
    assert len(warned(year, scheme="乙办法")) == 1


def test_where_the_rulebook_is_silent_nothing_is_made_up(year: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    load(year, 2022)
    mark(year, "2022", -10)
    monkeypatch.setattr("renda_cli.rules.rulebook.Rulebook.found_on", lambda *_: None)
    (one,) = warned(year)
    assert (one["law"], one["source"]) == (None, None)
    assert warning.law_notes(warning.warn(year, "2022")) == []


def test_nothing_is_written(year: Desk) -> None:
    load(year, 2022)
    mark(year, "2022", -10)
    before = contents(year)
    assert json.dumps(warned(year), ensure_ascii=False)
    assert contents(year) == before


@pytest.mark.parametrize(
    ("period", "sentence"),
    [("2023", "2023年还没有到"), ("明年的", "期间“明年的”看不懂"), ("", "看不懂")],
)
def test_periods_that_cannot_be_told_of(year: Desk, period: str, sentence: str) -> None:
    with refused(year, sentence):
        warning.warn(year, period)


def test_deputies_of_a_higher_level_have_another_procedure(full_year: Desk) -> None:
    """What the law says is said of the own level; of others, that it is not theirs."""
    text = 'name = "各级"\nsubject = "代表"\nlevels = ["镇", "区"]\nperiod = "年度"\n[[section]]\nname = "一"\n[[section.item]]\nname = "加分"\nhand = true\n'
    score_data.load(full_year, text)
    (note,) = [note for note in warning.warn(full_year, "2022").notes if "由该级办理" in note]
    assert note.startswith("区代表的辞职")
