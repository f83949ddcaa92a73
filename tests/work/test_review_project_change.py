"""Decisions on voted projects, their end, and the year that they are carried to."""

from typing import Any

import pytest

from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.review import project_change, project_reading, project_year
from tests.work.helpers import at, due, refused
from tests.work.project_year_data import add_project, fill_projects


@pytest.fixture
def year(office: Desk) -> Desk:
    """The year's projects, seen from August."""
    fill_projects(office)
    return at(office, "2022-08-10")


def change(desk: Desk, number: str = "1", **said: Any) -> tuple[str, ...]:
    """What the clerk is told of a change."""
    given = {"what": "调整", "why": "汛期停工", "by": "主席团"} | said
    return project_change.change(desk, number, **given).lines


def test_every_value_changes_by_decision_and_the_old_one_is_kept(year: Desk) -> None:
    told = change(
        year,
        title="改建农贸市场",
        content="一层\n二层",
        unit="财政局",
        leader="王五",
        until="2022-12-31",
        budget="1500万",
        ref="遥人发〔2022〕8号",
    )
    written = (
        "调整（项目：新建农贸市场 → 改建农贸市场；内容：未定 → 一层 二层；责任单位：农业农村局 → 财政局；分管领导：李四 → 王五；"
        "完成期限：2022-11-30 → 2022-12-31；预算：1200 万元 → 1500 万元）"
    )
    assert told == (f"已登记 2022-1 新建农贸市场 的变更：{written}；主席团 2022-08-10 决定，原因：汛期停工",)
    found = project_reading.show(year, "1")
    assert [found[name] for name in ("title", "content", "unit", "leader", "until_on", "budget", "status")] == [
        "改建农贸市场", "一层\n二层", "财政局", "王五", "2022-12-31", 15_000_000, "selected",
    ]  # fmt: skip
    assert found["changes"] == [
        {
            "decided_on": "2022-08-10",
            "decided_by": "主席团",
            "ref": "遥人发〔2022〕8号",
            "what": written,
            "why": "汛期停工",
        }
    ]


def test_who_decides_is_a_rule_of_the_town(year: Desk) -> None:
    rules.set_(year, "project.change", "人大常委会", from_="2022-01-01", source="本镇办法")
    with refused(year, "--by “主席团”不能决定变更（本镇办法）；可写：人大常委会"):
        change(year)
    assert "区人大常委会 2022-08-10 决定" in change(year, by="区人大常委会")[0]


def test_a_receipt_tells_long_values_in_short_and_masks_numbers(year: Desk) -> None:
    told = change(year, content="装灯" * 40 + "电话13812345678", why="请洽13812345678")[0]
    assert f"内容：未定 → {'装灯' * 15}……）" in told
    assert "原因：请洽138****5678" in told
    assert "装灯" * 40 in project_reading.show(year, "1")["changes"][0]["what"]


def test_the_clock_runs_until_the_new_day(year: Desk) -> None:
    change(year, until="2022-12-31")
    assert [row[1] for row in due(year, "2022-12-01", 0)] == ["2022-2", "2022-3"]
    assert ("project", "2022-1", "农业农村局", -1, "late") in due(year, "2023-01-01", 0)
    (clock,) = project_reading.show(year, "1")["deadlines"]
    assert clock["moves"] == [
        {"moved_on": "2022-08-10", "from_due_on": "2022-11-30", "to_due_on": "2022-12-31", "why": "经决定变更完成期限"}
    ]


def test_a_last_day_that_nobody_had_set_opens_a_clock(year: Desk) -> None:
    add_project(year, 9, "没有期限的", until_on=None)
    assert "（完成期限：未定 → 2022-07-31）" in change(year, "9", until="2022-07-31", budget="80万")[0].replace(
        "；预算：未定 → 80 万元", ""
    )
    assert ("project", "2022-9", None, -1, "late") in due(year, "2022-08-01", 0)


def test_a_change_may_be_of_words_alone(year: Desk) -> None:
    assert change(year, what="改用透水砖", by="第五届人民代表大会第二次会议")[0] == (
        "已登记 2022-1 新建农贸市场 的变更：改用透水砖；第五届人民代表大会第二次会议 2022-08-10 决定，原因：汛期停工"
    )


def test_a_budget_below_what_was_spent_is_told_of(year: Desk) -> None:
    project_year.progress(year, "1", spent="900万")
    assert change(year, budget="800万")[1:] == ("提醒：累计支出 900 万元，已超过变更后的预算 800 万元，请核对",)
    assert len(change(year, budget="900万")) == 1


def test_an_end_cancels_the_clock(year: Desk) -> None:
    assert change(year, what="不再实施", end=True)[0].startswith("已登记 2022-1 新建农贸市场 的变更：终止：不再实施；")
    found = project_reading.show(year, "1")
    assert (found["status"], found["ended_why"]) == ("ended", "汛期停工")
    assert "2022-1" not in [row[1] for row in due(year, "2022-12-01", 0)]
    assert found["timeline"][-1] == {"on": "2022-08-10", "event": "ended", "text": "汛期停工"}
    with refused(year, "现为“终止”，不能变更；要撤销终止，用 renda undo"):
        change(year)


@pytest.mark.parametrize(
    ("number", "said", "sentence"),
    [
        ("1", {"by": "镇政府"}, "--by “镇政府”不能决定变更（通行做法（法律未规定））；可写：主席团、人代会"),
        ("1", {"what": " "}, "--what 的变更不能为空"),
        ("1", {"why": ""}, "--why 的原因不能为空"),
        ("1", {"end": True, "budget": "1万"}, "--end 是终止，不能同时改别的内容"),
        ("1", {"unit": "农业农村局"}, "责任单位本来就是“农业农村局”"),
        ("1", {"until": "2022-11-30"}, "完成期限本来就是“2022-11-30”"),
        ("1", {"budget": "12000000"}, "预算本来就是“1200 万元”"),
        ("1", {"title": "增设路灯"}, "2022 年已有同名的项目 2022-3"),
        ("1", {"until": "2022-01-06"}, "--until 2022-01-06 早于入选的 2022-01-07"),
        ("1", {"unit": "环保办"}, "没有叫“环保办”的单位"),
        ("1", {"on": "2022-01-06"}, "在 2022-01-07 入选，不能在 2022-01-06 变更"),
        ("4", {}, "2022-4 老年活动中心 现为“未票决入选”，不能变更"),
    ],
)
def test_what_cannot_be_changed(year: Desk, number: str, said: dict[str, Any], sentence: str) -> None:
    with refused(year, sentence):
        change(year, number, **said)


def test_what_is_not_finished_goes_on_in_the_next_year(year: Desk) -> None:
    late = at(year, "2022-12-28")
    project_year.progress(late, "1", percent=60, spent="700万")
    done = project_change.carry(late, ["1,2"], to="2023", until="2023-06-30", why="征地未完成")
    assert done.lines == (
        "已将 2022-1 新建农贸市场 结转为 2023-1，完成期限 2023-06-30",
        "已将 2022-2 村道提升改造 结转为 2023-2，完成期限 2023-06-30",
    )
    first = done.read()[0]
    assert [first[name] for name in ("year", "status", "carried_from", "unit", "budget", "leader", "selected_on", "note")] == [
        2023, "selected", "2022-1", "农业农村局", 12_000_000, "李四", "2022-12-28", "上年未完成的原因：征地未完成",
    ]  # fmt: skip
    before = project_reading.show(year, "2022-1")
    assert (before["status"], before["carried_to"]) == ("carried", {"no": "2023-1", "on": "2022-12-28"})
    assert before["deadlines"][0]["cancelled_why"] == "结转 2023 年：征地未完成"
    assert [row[1] for row in due(year, "2023-07-01", 0)] == ["2022-3", "2023-1", "2023-2"]
    assert project_year.progress(at(year, "2023-02-01"), "2023-1", percent=50, spent="650万").lines[1:] == (
        "提醒：进度 50%，低于 2022-12 的 60%，请核对",
        "提醒：累计支出 650 万元，低于 2022-12 的 700 万元，请核对",
    )
    with refused(year, "现为“结转下年”，不能结转；请登记到结转后的项目"):
        project_change.carry(late, ["2022-1"], to="2023")


def test_it_is_to_be_done_by_the_end_of_that_year_unless_a_day_is_named(year: Desk) -> None:
    add_project(year, 7, "增设路灯", year=2023, status="candidate")
    done = project_change.carry(year, ["3"], to="2023")
    assert done.lines == (
        "已将 2022-3 增设路灯 结转为 2023-8，完成期限 2023-12-31",
        "提醒：2023 年已有同名的项目 2023-7，请核对",
    )
    (one,) = done.read()
    assert (one["note"], one["budget"], one["deadlines"][0]["due_on"]) == (None, None, "2023-12-31")


@pytest.mark.parametrize(
    ("numbers", "said", "sentence"),
    [
        (["1"], {"to": "2022"}, "项目 2022-1 新建农贸市场 不能结转到 2022 年；--to 请写 2023 年或以后"),
        (["1"], {"to": "明年"}, "年份“明年”不对"),
        (["1"], {"to": "2023", "until": "2022-12-31"}, "--until 2022-12-31 早于 2023-01-01"),
        (["1"], {"to": "2023", "until": "2023-02-01", "on": "2023-03-01"}, "--until 2023-02-01 早于 2023-03-01"),
        (["1"], {"to": "2023", "on": "2022-01-06"}, "在 2022-01-07 入选，不能在 2022-01-06 结转"),
        (["1,4"], {"to": "2023"}, "2022-4 老年活动中心 现为“未票决入选”，不能结转"),
    ],
)
def test_what_cannot_be_carried(year: Desk, numbers: list[str], said: dict[str, Any], sentence: str) -> None:
    with refused(year, sentence):
        project_change.carry(year, numbers, **said)
