"""What is thought of the year's projects at mid-year and at its end."""

import json
from typing import Any

import pytest

from renda_cli.work import rules, status
from renda_cli.work.desk import Desk
from renda_cli.work.review import project_change, project_rating, project_ratings, project_reading
from tests.work.helpers import at, count, refused
from tests.work.project_year_data import add_project, fill_projects

ALL: dict[str, Any] = {"issued": 60, "returned": 58}


@pytest.fixture
def year(office: Desk) -> Desk:
    """The year's projects, seen from its last days."""
    fill_projects(office)
    return at(office, "2022-12-28")


def evaluate(desk: Desk, project: str | None, votes: str, *, stage: str = "年终", **said: Any) -> tuple[str, ...]:
    """What the clerk is told of a row of the sheet."""
    return project_rating.evaluate(desk, "2022", stage=stage, votes=[votes], project=project, **said).lines


def rows(desk: Desk, **asked: Any) -> list[tuple[Any, ...]]:
    """The evaluations listed: stage, round, number, valid, invalid, base, grade, rank."""
    found = project_ratings.ratings(desk, "2022", **asked)
    listed = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    return [
        tuple(one[name] for name in ("stage", "round", "no", "valid", "invalid", "base", "grade", "rank"))
        for one in listed
    ]


def grading(desk: Desk, base: str) -> None:
    """A rule of the town's own that counts against another base."""
    rule = desk.rulebook.value_on("review.grading", desk.today)
    value = json.dumps([{**rule.value[0], "base": base}], ensure_ascii=False)
    rules.set_(desk, "review.grading", value, from_="2022-01-01", source="镇办法")


def test_a_row_a_project_of_one_sheet(year: Desk) -> None:
    told = evaluate(year, "1", "满意=50,基本满意=6,不满意=1", **ALL)
    assert told[0] == (
        "已登记 2022-1 新建农贸市场 的年终测评：发出 60，收回 58，这一行有效 57，无效 1；满意 50（87.72%）、基本满意 6（10.53%）、不满意 1（1.75%）"
    )
    assert told[1].startswith("等次：满意（第 1 档：满意超过 1/2；满意度：满意、基本满意、不满意")
    assert told[2:] == ("提示：其余 1 张在这一行空白或选了两项以上，按无效计；有出入的请加 --invalid 核对",)
    told = evaluate(year, "2", "满意=29,基本满意=20,弃权=9", invalid=0)
    assert (len(told), told[1].partition("（")[0]) == (2, "等次：基本满意")
    assert evaluate(year, "3", "满意=50,基本满意=6,不满意=1,不了解=1", valid=57)[0].endswith(
        "不满意 1（1.75%）、不了解 1"
    )
    assert count(year, "ballot") == 2  # with that of the choice
    assert rows(year) == [
        ("end", 1, 1, 57, 1, 57, "满意", 1),
        ("end", 1, 2, 58, 0, 58, "基本满意", 3),
        ("end", 1, 3, 57, 1, 57, "满意", 1),
    ]


def test_the_object_is_the_sheet(year: Desk) -> None:
    evaluate(year, "1", "满意=58", by="镇人大代表", present=60, **ALL)
    found = project_rating.evaluate(year, "2022", stage="end", votes=["满意=58"], project="2").read()
    whole = ("year", "stage", "round", "on", "voters", "members", "present", "issued", "returned", "void", "scheme")
    assert [found[name] for name in whole] == [
        2022,
        "end",
        1,
        "2022-12-28",
        "镇人大代表",
        None,
        60,
        60,
        58,
        False,
        "满意度",
    ]
    assert [(one["no"], one["votes"]) for one in found["projects"]] == [
        (no, {"满意": 58, "基本满意": 0, "不满意": 0}) for no in (1, 2)
    ]


def test_the_only_project_need_not_be_named(year: Desk) -> None:
    with refused(year, "2022 年有 3 个项目，没有写是哪一个；请加 --project"):
        evaluate(year, None, "满意=58", **ALL)
    with refused(year, "2021 年没有票决入选的项目"):
        project_rating.evaluate(year, "2021", stage="年终", votes=["满意=58"], **ALL)
    add_project(year, 1, "修桥", year=2023)
    told = project_rating.evaluate(year, "2023", stage="年中", votes=["满意=58"], on="2023-07-01", **ALL).lines
    assert told[0].startswith("已登记 2023-1 修桥 的年中测评")


def test_more_returned_than_issued_void_the_sheet_and_another_may_follow(year: Desk) -> None:
    told = evaluate(year, "1", "满意=61", issued=60, returned=61)
    assert told == (
        "已登记 2022-1 新建农贸市场 的年终测评：发出 60，收回 61",
        "提醒：收回的票多于发出的，这次测评作废，不评定等次；重新测评的，请另行登记 --issued、--returned、--votes",
    )
    assert rows(year) == [("end", 1, 1, 61, 0, None, None, None)]
    assert project_ratings.satisfaction(year, 2022) == {}
    assert "1 新建农贸市场：收回的票多于发出的，这次投票作废" in project_ratings.ratings(year, "2022").notes
    with refused(year, "没有写 --issued；一次新的测评请写 --issued"):
        evaluate(year, "2", "满意=58")
    assert "年终测评（第 2 次）：发出 60" in evaluate(year, "1", "满意=58", **ALL)[0]
    assert [row[:3] for row in rows(year)] == [("end", 1, 1), ("end", 2, 1)]
    assert project_ratings.satisfaction(year, 2022)[1, "end"]["grade"] == "满意"
    evaluate(year, "2", "满意=58")
    assert [row[:3] for row in rows(year)] == [("end", 1, 1), ("end", 2, 1), ("end", 2, 2)]


def test_a_sheet_that_a_slip_of_the_pen_voided_is_corrected(year: Desk) -> None:
    evaluate(year, "1", "满意=58", issued=60, returned=85)
    evaluate(year, "1", "满意=58", returned=58, replace=True)
    assert rows(year) == [("end", 1, 1, 58, 0, 58, "满意", 1)]


def test_a_row_is_put_anew_and_the_sheet_with_it_where_it_is_the_only_one(year: Desk) -> None:
    with refused(year, "2022 年年终测评还没有登记，没有可改正的"):
        evaluate(year, "1", "满意=58", replace=True, **ALL)
    evaluate(year, "1", "满意=58", **ALL)
    with refused(year, "项目 2022-1 新建农贸市场 这次测评的票数已登记；要改正请加 --replace"):
        evaluate(year, "1", "满意=57")
    with refused(year, "项目 2022-2 村道提升改造 这次测评还没有登记，没有可改正的"):
        evaluate(year, "2", "满意=57", replace=True)
    evaluate(year, "1", "满意=40", replace=True, issued=50, returned=41, on="2022-12-20")
    assert rows(year) == [("end", 1, 1, 40, 1, 40, "满意", 1)]
    evaluate(year, "2", "满意=41", present=45)
    with refused(year, "这张测评票的 --issued 已登记为 50，不能又是 60；同一张票各项目一样"):
        evaluate(year, "2", "满意=40", replace=True, issued=60)
    with refused(year, "这张测评票的 --on 已登记为 2022-12-20，不能又是 2022-12-21"):
        evaluate(year, "3", "满意=40", on="2022-12-21")
    with refused(year, "这张测评票的 --present 已登记为 45，不能又是 46"):
        evaluate(year, "3", "满意=40", present=46)
    evaluate(year, "1", "满意=39", replace=True, issued=50)
    assert [row[2:4] for row in rows(year)] == [(1, 39), (2, 41)]
    with refused(year, "各项票数合计 42，多于收回的 41 张"):
        evaluate(year, "1", "满意=42", replace=True)


def test_both_stages_have_a_sheet_and_one_may_be_asked_for(year: Desk) -> None:
    evaluate(year, "1", "满意=58", **ALL)
    evaluate(year, "1", "满意=10,不满意=30", stage="年中", on="2022-07-20", **ALL)
    assert [(row[0], row[6]) for row in rows(year)] == [("mid", "不满意"), ("end", "满意")]
    assert [row[0] for row in rows(year, stage="年中")] == ["mid"]
    assert project_ratings.ratings(year, stage="mid").title == "2022年民生实事年中测评"


def test_against_the_present_it_must_be_known_how_many_came(year: Desk) -> None:
    grading(year, "present")
    with refused(year, "满意度以到会的人为基数，还没有登记这个数；请加 --present"):
        evaluate(year, "1", "满意=30,基本满意=28", **ALL)
    evaluate(year, "1", "满意=30,基本满意=28", present=60, **ALL)
    assert rows(year) == [("end", 1, 1, 58, 0, 60, "基本满意", 1)]  # exactly half is not more than half


def test_against_all_members_the_acting_deputies_are_counted_unless_others_voted(year: Desk) -> None:
    grading(year, "members")
    with refused(year, "满意度以全体应投票的人为基数，还没有登记这个数；请加 --members"):
        evaluate(year, "1", "满意=2", by="群众", issued=3, returned=2)
    evaluate(year, "1", "满意=2", by="镇人大代表", issued=3, returned=2)
    assert rows(year) == [("end", 1, 1, 2, 0, 3, "满意", 1)]
    evaluate(year, "1", "满意=2", stage="年中", members=4, by="群众", issued=3, returned=2)
    assert rows(year, stage="年中") == [("mid", 1, 1, 2, 0, 4, "不满意", 1)]


def test_before_anybody_sat_nobody_is_counted(year: Desk) -> None:
    grading(year, "members")
    for name in ("张三", "李四", "王五"):
        status.end(year, name, ground="辞职", on="2022-06-01")
    with refused(year, "满意度以全体应投票的人为基数，还没有登记这个数；请加 --members"):
        evaluate(year, "1", "满意=2", issued=3, returned=2)


@pytest.mark.parametrize(
    ("base", "denominator", "grade"),
    [("members", 62, "基本满意"), ("到会的人", 60, "满意"), ("returned", 58, "满意"), ("该行有效票", 57, "满意")],
)
def test_the_list_counts_against_another_base(year: Desk, base: str, denominator: int, grade: str) -> None:
    evaluate(year, "1", "满意=31,基本满意=26", members=62, present=60, **ALL)
    ((*_, counted, found, _),) = rows(year, base=base)
    assert (counted, found) == (denominator, grade)
    assert "试算" in project_ratings.ratings(year, base=base).notes[0]


def test_where_a_base_is_not_known_there_is_no_grade(year: Desk) -> None:
    evaluate(year, "1", "满意=58", **ALL)
    assert rows(year, base="present") == [("end", 1, 1, 58, 0, None, None, None)]
    assert project_ratings.ratings(year, base="present").notes[1:] == (
        "1 新建农贸市场：没有登记到会的人数，不能按它评定",
    )


def test_members_that_nobody_counted_are_the_acting_deputies_if_that_can_be(year: Desk) -> None:
    evaluate(year, "1", "满意=2", issued=3, returned=2)
    assert rows(year, base="members") == [("end", 1, 1, 2, 0, 3, "满意", 1)]
    evaluate(year, "1", "满意=58", stage="年中", **ALL)  # of three deputies 58 sheets cannot be
    assert rows(year, base="members", stage="mid") == [("mid", 1, 1, 58, 0, None, None, None)]


def test_another_way_of_grading_is_named_or_found_by_its_words(year: Desk) -> None:
    evaluate(year, "1", "优秀=50,称职=8", **ALL)
    with refused(year, "--votes 没有“满意”这个等次；称职度的票上可选：优秀、称职"):
        evaluate(year, "2", "满意=58")
    evaluate(year, "1", "优秀=0,称职=58", stage="年中", scheme="称职度", **ALL)
    assert [row[6] for row in rows(year)] == ["称职", "优秀"]


def test_what_was_carried_or_ended_is_still_thought_of(year: Desk) -> None:
    project_change.carry(year, ["1"], to="2023")
    project_change.change(year, "2022-2", what="不再实施", why="用地", by="主席团", end=True)
    evaluate(year, "2022-1", "满意=58", **ALL)
    evaluate(year, "2022-2", "不满意=58")
    assert [row[2] for row in rows(year)] == [1, 2]
    (one,) = project_reading.show(year, "2022-2")["evaluations"]
    assert (one["grade"], one["rank"]) == ("不满意", 2)


@pytest.mark.parametrize(
    ("project", "votes", "said", "sentence"),
    [
        ("1", "满意=58", {"stage": "季度"}, "--stage 没有“季度”；可选：年中、年终"),
        ("1", "满意", {}, "--votes“满意”看不懂"),
        ("1", "满意=50,满意=2", {}, "“满意”写了两遍"),
        ("1", "很好=50", {}, "没有“很好”这个等次"),
        ("1", "满意=59", {}, "各项票数合计 59，多于收回的 58 张"),
        ("1", "满意=50", {"invalid": 7}, "不等于收回的 58 张"),
        ("1", "满意=50", {"valid": 51}, "有效票 51 张，与各项票数的合计 50 不符"),
        ("1", "满意=50", {"valid": 59}, "有效票 59 张，多于收回的 58 张"),
        ("1", "满意=50", {"issued": 0}, "--issued 0 不对"),
        ("1", "满意=50", {"returned": -1}, "--returned -1 不对"),
        ("1", "满意=50", {"members": 0}, "--members 0 不对"),
        ("1", "满意=50", {"members": 60, "present": 61}, "到会 61 人，多于应投票的 60 人"),
        ("1", "满意=50", {"members": 57}, "应投票的 57 人，少于收回的 58 张；请核对 --members 和 --returned"),
        ("1", "满意=50", {"present": 57}, "到会的 57 人，少于收回的 58 张"),
        ("1", "满意=50", {"returned": None}, "没有写 --returned"),
        ("1", "满意=50", {"scheme": "好坏"}, "没有“好坏”这种评定办法；可选：满意度、称职度"),
        ("1", "满意=50", {"on": "2021-12-31"}, "2022 年的项目不能在 2021-12-31 测评"),
        ("4", "满意=50", {}, "2022-4 老年活动中心 现为“未票决入选”，不能测评"),
        ("2023-1", "满意=50", {}, "项目 2023-1 修桥 不是 2022 年的"),
        ("9", "满意=50", {}, "没有叫“9”的民生实事项目"),
    ],
)
def test_what_cannot_be(year: Desk, project: str, votes: str, said: dict[str, Any], sentence: str) -> None:
    add_project(year, 1, "修桥", year=2023)
    with refused(year, sentence):
        evaluate(year, project, votes, **(ALL | said))
