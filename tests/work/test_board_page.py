"""The words on the page."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.rates import rate
from renda_cli.work.board import making, wording
from renda_cli.work.desk import Desk
from tests.work.helpers import at

ITEM: dict[str, Any] = {
    "what": None, "kind": "reply", "session": "5-1", "no": "16", "title": "路灯", "unit": "建设局", "deputy": "张三", "due_on": "2022-04-30",
    "latest_on": None, "days_left": -3, "level": "late",
}  # fmt: skip


def test_an_item_in_words() -> None:
    assert wording._item(ITEM) == {
        "kind": "答复", "no": "5-1/16", "title": "路灯", "what": None, "unit": "建设局", "deputy": "张三", "due_on": "2022-04-30", "late": True,
        "past_legal": False, "left": "逾期 3 天",
    }  # fmt: skip
    assert wording._item(ITEM | {"level": "past_legal"})["past_legal"]
    coming = ITEM | {"level": "due", "days_left": 5, "session": None}
    assert (wording._item(coming)["left"], wording._item(coming)["no"], wording._item(coming)["late"]) == (
        "还有 5 天",
        "16",
        False,
    )
    assert wording._item(ITEM | {"level": "due", "days_left": 0})["left"] == "今天到期"
    assert wording._item(ITEM | {"kind": "opinion", "session": None, "no": "7"})["no"] == ""


def test_twenty_are_listed_and_the_others_counted() -> None:
    part = wording._owed([ITEM] * 23, "逾期", "", "", "renda due")
    assert (len(part["entries"]), part["more"]) == (20, 3)
    assert wording._owed([ITEM] * 20, "逾期", "", "", "renda due")["more"] == 0


def test_a_rate_beside_that_of_the_year_before() -> None:
    told = wording._rate({"label": "答复率", "value": rate(43, 44), "before": rate(0, 0)})
    assert told == {"label": "答复率", "words": "97.73%", "percent": 97.73, "fraction": "43/44", "before": "—"}
    assert wording._rate({"label": "答复率", "value": rate(0, 0), "before": None}) == {
        "label": "答复率", "words": "—", "percent": None, "fraction": "", "before": "",
    }  # fmt: skip


def test_shades_grow_with_the_numbers() -> None:
    found = wording._matrix(
        {
            "villages": ["甲", None],
            "topics": ["路", None],
            "cells": [[10, 1], [0, 5]],
            "of_villages": [11, 5],
            "of_topics": [10, 6],
            "total": 16,
        }
    )
    assert found == {
        "topics": ["路", "未分类"], "totals": [10, 6], "total": 16,
        "rows": [
            {"village": "甲", "total": 11, "cells": [(10, 5), (1, 1)]},
            {"village": "未写村（社区）", "total": 5, "cells": [(0, 0), (5, 3)]},
        ],
    }  # fmt: skip
    assert wording._matrix(None) is None


def test_charts_of_topics_and_receptions() -> None:
    (topics,) = wording._topics([{"topic": "路", "count": 3}, {"topic": None, "count": 1}])
    assert (topics.labels, topics.series) == (["路", "未分类"], [("件数", [3, 1])])
    (months,) = wording._receptions([{"when": "2022-01", "times": 2}, {"when": "2022-02", "times": 0}])
    assert (months.labels, months.series) == (["1月", "2月"], [("次数", [2, 0])])
    (several,) = wording._receptions([{"when": "2021-12", "times": 2}, {"when": "2022-01", "times": 0}])
    assert several.labels == ["2021-12", "2022-01"]
    (years,) = wording._receptions([{"when": "2021", "times": 2}, {"when": "2022", "times": 1}])
    assert years.labels == ["2021年", "2022年"]
    assert wording._topics([]) == wording._receptions([]) == []


def test_projects_in_words() -> None:
    common: dict[str, Any] = {
        "no": 3,
        "title": "修路",
        "unit": "建设局",
        "late": False,
        "until_on": None,
        "done_on": None,
        "percent": None,
    }
    first = common | {"year": 2022, "status": "done", "percent": 100, "done_on": "2022-09-01"}
    second = common | {"year": 2023, "status": "selected", "until_on": "2023-10-01"}
    third = common | {"year": 2023, "status": "ended"}
    both = [first, second]
    told = [wording._project(one, both) for one in (*both, third)]
    assert [(one["no"], one["words"], one["state"], one["day"]) for one in told] == [
        ("2022-3", "100%", "已完成", "2022-09-01 完成"), ("2023-3", "没有登记进度", "票决入选", "2023-10-01 前完成"), ("2023-3", "没有登记进度", "终止", ""),
    ]  # fmt: skip
    assert wording._project(first, [first])["no"] == "3"


def test_a_month_in_words() -> None:
    event = {"on": "2022-09-02", "until": None, "kind": "activity", "what": "视察", "title": "看河道", "held": True}
    events = [
        event, event | {"until": "2022-09-02"}, event | {"until": "2022-10-01"}, event | {"held": False}, event | {"held": False, "on": "2022-09-30"},
    ]  # fmt: skip
    month = {"month": "2022-09", "events": events, "received": 2, "voters": 7, "planned": 1}
    told = wording._month(month, "2022-09-20")
    assert (told["month"], told["is_now"]) == ("2022年9月", True)
    assert told["receptions"] == "接待选民 2 次，选民 7 人次；还安排接待 1 次"
    assert [(one["day"], one["until"], one["state"]) for one in told["events"]] == [
        ("9月2日", "", ""), ("9月2日", "", ""), ("9月2日", "10月1日", ""), ("9月2日", "", "没有登记开展"), ("9月30日", "", "计划"),
    ]  # fmt: skip
    quiet = wording._month({**month, "received": 0, "planned": 0}, "2022-10-20")
    assert (quiet["receptions"], quiet["is_now"]) == ("", False)


def test_the_whole_page(full_year: Desk) -> None:
    data = making.make(at(full_year, "2023-03-01"), "2022")
    data["units"].append({"unit": None, "open": 1, "late": 0, "coming": 0})
    told = wording.page(data)
    assert (told["today"], told["period"]) == ("2023年3月1日（星期三）", "2022年")
    assert [part["title"] for part in told["owed"]] == ["逾期", "将到期"]
    assert len(told["definitions"]) == len(told["rates"]) + len(told["figures"])
    assert told["units"][-1]["unit"] == "本办（没有承办单位）"


def test_the_same_data_gives_the_same_bytes_and_is_written_whole(full_year: Desk, tmp_path: Path) -> None:
    data = making.make(full_year, "2022")
    content, path = wording.written(data, str(tmp_path / "board.html"))
    assert path is not None
    assert path.read_bytes() == content == wording.written(making.make(full_year, "2022"), "-")[0]
    assert wording.written(data, None)[1] is None


def test_where_the_page_may_go() -> None:
    with pytest.raises(InputError, match="没有写生成到哪个文件"):
        wording.check_output(None, at_terminal=True, asked_data=False)
    with pytest.raises(InputError, match="文件名请以"):
        wording.check_output("看板.docx", at_terminal=False, asked_data=False)
    for output, at_terminal, asked in (
        (None, False, False),
        (None, True, True),
        ("-", True, False),
        ("看板.HTM", True, False),
    ):
        wording.check_output(output, at_terminal=at_terminal, asked_data=asked)
