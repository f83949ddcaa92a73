"""The page's data: what is owed, figures, topics, and when there is nothing to look at."""

from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules.rates import Rate
from renda_cli.store.statements import insert_project, insert_project_progress, insert_reception
from renda_cli.work import indicators, spans
from renda_cli.work.board import making, numbers, owed
from renda_cli.work.desk import Desk
from renda_cli.work.due import due
from tests.work.helpers import at
from tests.work.station_year_data import opinion, station

D = date.fromisoformat


def test_every_figure_is_that_of_the_registry(full_year: Desk) -> None:
    data = making.make(full_year, "2022")
    span = spans.read(full_year, "2022")
    told = {one["key"]: one["value"] for one in (*data["rates"], *data["figures"])}
    wanted = indicators.summary(full_year, span, keys=told)
    assert told == {one.indicator.key: one.value for one in wanted}
    assert [one["key"] for one in data["rates"]] == list(numbers.RATES)
    assert data["period"] == {"label": "2022", "words": "2022年", "from": "2022-01-01", "to": "2022-12-31"}
    assert (data["title"], data["town"], data["today"]) == ("遥观镇人大工作看板", "遥观镇", "2022-12-31")


def test_a_count_of_nothing_in_both_years_is_left_out(full_year: Desk) -> None:
    found = numbers.numbers(full_year, spans.read(full_year, "2023"))
    assert found["before"] == "2022年"
    by_key = {one["key"]: (one["value"], one["before"]) for one in found["counts"]}
    assert by_key["proposals_collected"] == (0, 11)
    assert not [key for key, values in by_key.items() if values == (0, 0)]


def test_the_year_before_stands_beside_only_where_the_file_has_it(small_year: Desk) -> None:
    found = numbers.numbers(small_year, spans.read(small_year, "2022"))
    assert found["before"] is None
    assert {one["before"] for one in (*found["rates"], *found["counts"])} == {None}


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2023", "2022年"),
        ("2023-2024", "2021至2022年"),
        ("2023H1", "2022年上半年"),
        ("2023Q1", "2022年第一季度"),
        ("本届", None),
    ],
)
def test_the_period_before(full_year: Desk, period: str, before: str | None) -> None:
    assert numbers.numbers(full_year, spans.read(full_year, period))["before"] == before


def test_a_year_before_the_rules_is_left_out(full_year: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def summary(desk: Desk, span: spans.Span, *, keys: Any, compare: spans.Span | None = None) -> Any:
        if compare:
            raise NoRuleOn("没有规则", "请补上")
        return real(desk, span, keys=keys)

    real = indicators.summary
    monkeypatch.setattr(indicators, "summary", summary)
    found = numbers.numbers(full_year, spans.read(full_year, "2023"))
    assert found["before"] is None


def test_late_and_coming_are_those_of_due(full_year: Desk) -> None:
    for day in ("2022-06-15", "2022-12-31", "2023-03-01"):
        seen = at(full_year, day)
        found = owed.owed(seen)
        listed = due(seen, owed.SOON_DAYS)
        levels = [row[listed.fields.index("level")] for row in listed.rows]
        assert len(found["late"]) == len([level for level in levels if level != "due"])
        assert len(found["coming"]) == levels.count("due")
        assert found["counts"]["late"] == len(found["late"])
        assert [one["days_left"] for one in found["late"]] == sorted(one["days_left"] for one in found["late"])
        assert sum(one["late"] for one in found["units"]) >= found["counts"]["late"]


def test_units_count_what_lies_with_them(small_year: Desk) -> None:
    found = owed.owed(at(small_year, "2022-06-15"))
    (jianshe,) = [one for one in found["units"] if one["unit"] == "建设局"]
    of_unit = small_year.file.tuples(
        "SELECT count(*), sum(due_on < '2022-06-15') FROM open_deadline WHERE unit = '建设局'"
    )
    assert (jianshe["open"], jianshe["late"]) == of_unit[0]
    ((open_,),) = small_year.file.tuples("SELECT count(*) FROM open_deadline WHERE due_on IS NOT NULL")
    assert found["counts"]["open"] == open_


def test_what_several_owe_counts_for_each_and_no_unit_stands_last(small_year: Desk) -> None:
    desk = at(small_year, "2022-06-15")
    found = owed._units(
        desk,
        [
            ("甲、乙", "2022-06-14", None),
            ("乙", "2022-06-20", "2022-06-01"),
            (None, "2022-07-15", None),
            (None, "2022-07-16", None),
        ],
    )
    assert [tuple(one.values()) for one in found] == [("乙", 2, 2, 0), ("甲", 1, 1, 0), (None, 2, 0, 1)]


def test_what_voters_say_and_ask_is_not_told() -> None:
    row: dict[str, Any] = dict.fromkeys(owed._FIELDS)
    said = owed._told(row | {"kind": "opinion", "no": "7", "title": "王小明家门口的路"})
    asked = owed._told(row | {"kind": "answer", "what": "询问", "no": "3", "title": "李大爷问路"})
    task = owed._told(row | {"kind": "answer", "what": "审议意见", "title": "修路，联系 13800001111"})
    assert (said["title"], asked["title"]) == ("选民意见第 7 号", "询问的问题第 3 号")
    assert task["title"] == "修路，联系 138****1111"


def test_no_words_of_voters_are_in_the_data(full_year: Desk) -> None:
    sql = "SELECT text FROM opinion UNION SELECT voter FROM opinion WHERE length(voter) > 1 UNION SELECT phone FROM opinion WHERE phone > ''"
    for day in ("2022-04-15", "2022-12-31", "2023-06-01"):
        data = str(making.make(at(full_year, day), "2022"))
        assert not [words for (words,) in full_year.file.tuples(sql) if words in data and words != "看河道"]


def test_opinions_by_village_and_topic(office: Desk) -> None:
    with office.file.transaction():
        station(office, "东片之家", "home")
        for village, topic in (
            ("郑村村", "道路"),
            ("郑村村", "道路"),
            ("郑村村", None),
            (None, "环境"),
            ("留道村", "环境"),
            ("郑村村", "环境"),
        ):
            opinion(office, "东片之家", "2022-03-10", village=village, topic=topic)
        opinion(office, "东片之家", "2021-03-10", village="别处")
    found = making.make(office, "2022")["opinions"]
    assert found == {
        "villages": ["郑村村", "留道村", None], "topics": ["环境", "道路", None],
        "cells": [[1, 2, 1], [1, 0, 0], [1, 0, 0]], "of_villages": [4, 1, 1], "of_topics": [3, 2, 1], "total": 6,
    }  # fmt: skip


def test_topics_of_proposals_add_up_to_the_figure(full_year: Desk) -> None:
    data = making.make(full_year, "2022")
    (figure,) = [one for one in data["figures"] if one["key"] == "proposals_collected"]
    assert sum(one["count"] for one in data["proposals"]) == figure["value"]
    assert data["proposals"][-1]["topic"] is None


def test_receptions_by_month_add_up_to_the_figure(full_year: Desk) -> None:
    data = making.make(full_year, "2022")
    figures = {one["key"]: one["value"] for one in data["figures"]}
    assert [one["when"] for one in data["receptions"]] == [f"2022-{month:02}" for month in range(1, 13)]
    assert sum(one["times"] for one in data["receptions"]) == figures["receptions"]
    assert sum(one["voters"] for one in data["receptions"]) == figures["voters_received"]


def test_months_to_come_are_left_out_and_a_long_span_is_told_by_year(full_year: Desk) -> None:
    early = making.make(at(full_year, "2022-05-20"), "2022")["receptions"]
    assert [one["when"] for one in early] == ["2022-01", "2022-02", "2022-03", "2022-04", "2022-05", "2022-06"]
    with full_year.file.transaction():
        insert_reception(full_year.file.db, station_id=1, held_on=D("2019-03-01"), voters=5, times=2)
    years = making.make(full_year, "2018-2022")["receptions"]
    assert [(one["when"], one["times"]) for one in years] == [("2019", 2), ("2022", 5)]
    assert making.make(full_year, "2018-2019")["receptions"][14] == {"when": "2019-03", "times": 2, "voters": 5}


def test_how_far_projects_are(office: Desk) -> None:
    db = office.file.db
    with office.file.transaction():
        common: dict[str, Any] = {"year": 2022, "collected_on": D("2021-12-01")}
        insert_project(db, no=1, title="修路", status="done", done_on=D("2022-09-01"), **common)
        second = insert_project(db, no=2, title="装灯", status="selected", until_on=D("2022-10-01"), **common)
        insert_project_progress(db, project_id=second, month="2022-05", reported_on=D("2022-06-01"), percent=40)
        insert_project(db, no=3, title="体育馆", status="unselected", **common)
        insert_project(db, no=4, title="食堂", status="selected", **common)
    found = making.make(at(office, "2022-10-02"), "2022")["projects"]
    assert [(one["no"], one["percent"], one["late"]) for one in found] == [
        (1, 100, False),
        (2, 40, True),
        (4, None, False),
    ]


def test_what_was_only_counted_is_said(full_year: Desk) -> None:
    (figure,) = indicators.summary(full_year, spans.read(full_year, "2022"), keys=("opinions_unlisted",))
    assert making.make(full_year, "2022")["unlisted"] == figure.value == 2


def test_a_file_without_records(desk: Desk) -> None:
    with pytest.raises(InputError, match="这个文件里还没有记录"):
        making.make(desk)


def test_a_year_that_was_named_and_has_no_records(small_year: Desk) -> None:
    with pytest.raises(InputError, match=r"2019年没有记录；请换一个年份，如 renda board -o board\.html 2022"):
        making.make(small_year, "2019")


def test_a_new_year_shows_what_is_still_owed(small_year: Desk) -> None:
    data = making.make(at(small_year, "2024-01-02"))
    assert data["notes"][0] == "2024年没有记录。"
    assert data["late"]
    assert data["opinions"] is None


def test_a_year_that_is_not_over_says_so(full_year: Desk) -> None:
    assert "2022年还没有结束，各项数字是到今天为止的。" in making.make(at(full_year, "2022-06-15"))["notes"]
    notes = making.make(full_year)["notes"]
    assert not [note for note in notes if "还没有结束" in note]
    assert not [note for note in notes if "renda" in note]


def test_a_title_of_its_own_and_a_bad_one(small_year: Desk) -> None:
    assert making.make(small_year, title=" 给主席团的一页 ")["title"] == "给主席团的一页"
    with pytest.raises(InputError, match="--title"):
        making.make(small_year, title=" ")


def test_a_rate_of_nothing_is_no_figure(office: Desk) -> None:
    found = numbers.numbers(office, spans.read(office, "2022"))
    assert all(isinstance(one["value"], Rate) and one["value"].percent is None for one in found["rates"])
    assert numbers.is_filled(found)  # a session
    assert not numbers.is_filled(numbers.numbers(office, spans.read(office, "2019")))


def test_an_urgent_opinion_of_a_far_day_is_not_coming(office: Desk, monkeypatch: pytest.MonkeyPatch) -> None:

    def one_far(desk: Desk, within: int, *, noting: bool) -> Any:
        found = due(desk, within, noting=noting)
        row: dict[str, Any] = dict.fromkeys(found.fields)
        row |= {"kind": "reply", "title": "题", "days_left": 31, "level": "due", "due_on": "2022-02-10"}
        return found._replace(rows=[tuple(row.values())])

    monkeypatch.setattr(owed, "due", one_far)
    assert owed.owed(office)["coming"] == []
