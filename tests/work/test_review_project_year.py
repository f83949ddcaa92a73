"""What is reported of a voted project month by month, and that it is done."""

from typing import Any

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.review import project_reading, project_year
from tests.work.helpers import at, due, refused
from tests.work.project_year_data import add_project, fill_projects


@pytest.fixture
def year(office: Desk) -> Desk:
    """The year's projects, seen from its last days."""
    fill_projects(office)
    return at(office, "2022-12-28")


def report(desk: Desk, number: str = "2022-1", **said: Any) -> tuple[str, ...]:
    """What the clerk is told of a report."""
    return project_year.progress(desk, number, **said).lines


def months(desk: Desk, number: str = "2022-1") -> list[dict[str, Any]]:
    """What is kept of a project's months."""
    found: list[dict[str, Any]] = project_reading.show(desk, number)["progress"]
    return found


def test_a_month_has_its_percentage_money_words_and_names_of_photos(year: Desk) -> None:
    told = report(
        year, month="2022-05", percent=40, spent="480万", text="主体施工", photos=["照片/路口.jpg", r"D:\照片\b.png"]
    )
    assert told == ("已登记 2022-1 新建农贸市场 2022-05 的进度：40%，累计支出 480 万元，主体施工，照片 2 张",)
    assert months(year) == [
        {"month": "2022-05", "reported_on": "2022-12-28", "percent": 40, "spent": 4_800_000, "text": "主体施工", "photos": ["路口.jpg", "b.png"]}
    ]  # fmt: skip


def test_without_a_month_it_is_the_one_of_the_day(year: Desk) -> None:
    report(year, percent=90)
    report(at(year, "2022-12-30"), on="2022-11-02", percent=80)
    assert [one["month"] for one in months(year)] == ["2022-11", "2022-12"]


def test_what_stands_is_the_last_that_was_said_of_each(year: Desk) -> None:
    report(year, month="2022-05", percent=40, spent="480.5")
    report(year, month="2022-06", text="进场")
    found = project_reading.show(year, "2022-1")
    assert (found["month"], found["percent"], found["spent"]) == ("2022-06", 40, 480.5)


@pytest.mark.parametrize(
    ("said", "remark"),
    [
        ({"percent": 39}, "提醒：进度 39%，低于 2022-05 的 40%，请核对"),
        ({"percent": 61}, "提醒：进度 61%，高于 2022-07 的 60%，请核对"),
        ({"spent": "399.99万"}, "提醒：累计支出 399.99 万元，低于 2022-05 的 400 万元，请核对"),
        ({"spent": "9000001"}, "提醒：累计支出 9000001 元，高于 2022-07 的 900 万元，请核对"),
    ],
)
def test_a_percentage_or_a_sum_that_falls_is_told_of(year: Desk, said: dict[str, Any], remark: str) -> None:
    report(year, month="2022-05", percent=40, spent="400万")
    report(year, month="2022-07", percent=60, spent="900万")
    assert report(year, month="2022-06", **said)[1:] == (remark,)


def test_the_same_again_falls_nowhere(year: Desk) -> None:
    report(year, month="2022-05", percent=40, spent="400万")
    assert len(report(year, month="2022-06", percent=40, spent="400万")) == 1


def test_more_than_the_budget_is_told_of(year: Desk) -> None:
    assert len(report(year, month="2022-05", spent="1200万")) == 1
    assert report(year, month="2022-06", spent="1200.01万")[1:] == (
        "提醒：累计支出 1200.01 万元，超过预算 1200 万元，请核对；预算经决定调整的，用 renda review project change 登记",
    )
    assert len(report(year, "2022-3", month="2022-06", spent="1亿")) == 1  # no budget is known


def test_a_month_is_corrected_and_what_is_not_said_stays(year: Desk) -> None:
    report(year, month="2022-05", percent=40, text="主体施工")
    with refused(year, "项目 2022-1 新建农贸市场 已登记 2022-05 的进度；要改正请加 --replace"):
        report(year, month="2022-05", percent=45)
    assert report(year, month="2022-05", percent=45, replace=True)[0].startswith("已改正 2022-1 新建农贸市场 2022-05")
    assert [(one["percent"], one["text"]) for one in months(year)] == [(45, "主体施工")]
    with refused(year, "还没有登记 2022-06 的进度，没有可改正的"):
        report(year, month="2022-06", percent=45, replace=True)


def test_at_the_whole_of_it_the_way_to_done_is_told(year: Desk) -> None:
    assert report(year, percent=100)[1] == "完成了请登记：renda review project done 2022-1 --on 日期"


@pytest.mark.parametrize(
    ("number", "said", "sentence"),
    [
        ("1", {}, "没有写进度；请写 --percent"),
        ("1", {"percent": 101}, "--percent 101 不对；请写 0 到 100"),
        ("1", {"percent": -1}, "--percent -1 不对"),
        ("1", {"spent": "很多"}, "--spent “很多”看不懂"),
        ("1", {"percent": 1, "month": "2023-01"}, "2023-01 还没有到"),
        ("1", {"percent": 1, "month": "2022-07", "on": "2022-06-30"}, "2022-07 还没有到"),
        ("1", {"percent": 1, "on": "2023-02-01"}, "2023-02 还没有到"),
        ("1", {"percent": 1, "month": "2021-12"}, "在 2022-01-07 才入选，2021-12 没有进度"),
        ("1", {"percent": 1, "on": "2022-01-06"}, "在 2022-01-07 入选，不能在 2022-01-06 登记进度"),
        ("1", {"photos": ["a/1.jpg,b/1.jpg"]}, "照片“1.jpg”写了两遍"),
        ("1", {"photos": ["照片/"]}, "照片的文件名不能为空"),
        (
            "4",
            {"percent": 1},
            "项目 2022-4 老年活动中心 现为“未票决入选”，不能登记进度；请用 renda review project show",
        ),
        ("5", {"percent": 1}, "没有叫“5”的民生实事项目"),
    ],
)
def test_what_cannot_be_reported(year: Desk, number: str, said: dict[str, Any], sentence: str) -> None:
    with refused(year, sentence):
        report(year, number, **said)


def test_done_meets_the_clock_and_stands_with_the_month(year: Desk) -> None:
    late = ("2022-1", "农业农村局"), ("2022-2", "建设局"), ("2022-3", "建设局")
    assert due(year, "2022-12-01", 0) == [("project", number, unit, -1, "late") for number, unit in late]
    told = project_year.done(year, ["1"], on="2022-11-30", spent="1100万", text="已验收").lines
    assert told == ("已登记 2022-1 新建农贸市场 完成（2022-11-30），支出 1100 万元",)
    assert [row[1] for row in due(year, "2022-12-01", 0)] == ["2022-2", "2022-3"]
    found = project_reading.show(year, "1")
    assert [found[name] for name in ("status", "done_on", "percent", "spent", "days_left")] == [
        "done",
        "2022-11-30",
        100,
        11_000_000,
        None,
    ]
    assert [(one["month"], one["percent"], one["text"]) for one in found["progress"]] == [("2022-11", 100, "已验收")]


def test_what_the_month_had_stays_before_the_words_of_its_end(year: Desk) -> None:
    report(year, "1", month="2022-11", percent=90, text="收尾，请洽13812345678", on="2022-11-03")
    project_year.done(year, ["1"], on="2022-11-18", text="已验收")
    (month,) = project_reading.show(year, "1")["progress"]
    assert (month["text"], month["reported_on"]) == ("收尾，请洽138****5678；已验收", "2022-11-18")
    assert "138****5678" in report(year, "2", text="请洽13812345678")[0]
    report(year, "3", percent=90, on="2022-11-20")
    project_year.done(year, ["3"], on="2022-11-18", text=" ")
    (month,) = project_reading.show(year, "3")["progress"]
    assert (month["text"], month["reported_on"]) == (None, "2022-11-20")


def test_several_are_done_at_once_and_how_late_is_told(year: Desk) -> None:
    report(year, "2", month="2022-12", percent=90, text="收尾")
    done = project_year.done(year, ["2,3"], on="2022-12-05")
    assert done.lines == (
        "已登记 2022-2 村道提升改造 完成（2022-12-05，晚 5 天）",
        "已登记 2022-3 增设路灯 完成（2022-12-05，晚 5 天）",
    )
    assert [one["status"] for one in done.read()] == ["done", "done"]
    assert [(one["percent"], one["text"]) for one in months(year, "2")] == [(100, "收尾")]


def test_what_it_cost_is_held_against_the_budget_and_the_months_before(year: Desk) -> None:
    report(year, "2", month="2022-05", spent="400万")
    assert project_year.done(year, ["2"], spent="301万").lines[1:] == (
        "提醒：累计支出 301 万元，低于 2022-05 的 400 万元，请核对",
        "提醒：累计支出 301 万元，超过预算 300 万元，请核对；预算经决定调整的，用 renda review project change 登记",
    )


def test_one_without_a_last_day_is_never_late(year: Desk) -> None:
    add_project(year, 9, "没有期限的", until_on=None)
    assert project_year.done(year, ["9"]).lines == ("已登记 2022-9 没有期限的 完成（2022-12-28）",)


@pytest.mark.parametrize(
    ("numbers", "said", "sentence"),
    [
        ([], {}, "没有写项目"),
        (["1,2022-1"], {}, "项目“2022-1 新建农贸市场”写了两遍"),
        (["1,2"], {"spent": "1万"}, "--spent 只能写给一个项目，这里有 2 个"),
        (["2,4"], {}, "2022-4 老年活动中心 现为“未票决入选”，不能登记完成"),
        (["2"], {"on": "2022-01-06"}, "在 2022-01-07 入选，不能在 2022-01-06 完成"),
        (["2,1"], {"on": "2022-06-30"}, "2022-1 新建农贸市场 2022-07 的进度是 60%，不能在 2022-06-30 完成"),
    ],
)
def test_what_cannot_be_done(year: Desk, numbers: list[str], said: dict[str, Any], sentence: str) -> None:
    report(year, month="2022-07", percent=60)
    with refused(year, sentence):
        project_year.done(year, numbers, **said)


def test_what_is_done_is_not_reported_on(year: Desk) -> None:
    project_year.done(year, ["1"])
    with refused(year, "现为“已完成”，不能登记进度；要撤销完成，用 renda undo"):
        report(year, percent=90)
