"""Tables of proposals and of promises."""

from datetime import date
from typing import Any

from renda_cli.rules.rates import Rate
from renda_cli.store.statements import insert_promise, insert_proposal
from renda_cli.work import rules
from renda_cli.work.desk import Desk
from tests.work.test_tables_catalogue import column, table


def test_topics_with_classes_and_grades(small_year: Desk) -> None:
    found = table(small_year, "建议分类")
    assert found.headings == (
        "类别", "件数", "占比", "交办", "A类", "B类", "C类", "D类", "未答复", "满意", "基本满意", "不满意", "未反馈", "满意率",
    )  # fmt: skip
    assert [[*row[:2], *row[3:-1]] for row in found.rows] == [
        ["城乡建设", 2, 2, 1, 0, 0, 0, 1, 1, 0, 0, 1],
        ["教育", 1, 1, 0, 1, 0, 0, 0, 0, 0, 1, 0],
        ["未分类", 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ["其他", 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1],
        ["合计", 5, 4, 2, 1, 0, 0, 1, 1, 0, 1, 2],
    ]
    assert [cell.words for cell in column(found, "占比")] == ["40.00%", "20.00%", "20.00%", "20.00%", "100.00%"]
    assert column(found, "满意率")[-1] == Rate(1, 4, 25.0)
    assert "A类 已解决或基本解决" in found.notes[2]
    assert found.chart
    assert found.chart.labels == ["城乡建设", "教育", "未分类", "其他"]


def test_classes_and_grades_that_the_rulebook_does_not_name(small_year: Desk) -> None:
    small_year.file.db.execute("UPDATE reply SET result_class = 'X' WHERE result_class = 'B'")
    small_year.file.db.execute("UPDATE feedback SET result = '较满意' WHERE result = '不满意'")
    found = table(small_year, "建议分类")
    assert found.headings[4:13] == ("A类", "B类", "C类", "D类", "X", "未答复", "满意", "基本满意", "不满意")
    assert (column(found, "X")[-1], column(found, "较满意")[-1]) == (1, 1)


def test_the_question_that_the_rulebook_asks(small_year: Desk) -> None:
    rules.set_(small_year, "satisfaction.question", "process", from_="2015-08-29", source="本地")
    found = table(small_year, "建议分类")
    assert (column(found, "基本满意")[-1], column(found, "不满意")[-1]) == (1, 0)
    assert "办理过程的评价" in found.notes[4]


def test_units_in_the_order_of_their_entry(small_year: Desk) -> None:
    found = table(small_year, "承办单位")
    assert [[*row[:6], row[6].words, row[7], row[8].words, row[9]] for row in found.rows] == [
        ["农业农村局", 1, 0, 0, 1, 1, "100.00%", 89, "100.00%", 0],
        ["财政局", 0, 1, 1, 1, 1, "100.00%", 92, "0.00%", 0],
        ["建设局", 1, 1, 0, 2, 1, "50.00%", 73, "0.00%", 0],
        ["教育局", 1, 0, 0, 1, 1, "0.00%", 90, "0.00%", 0],
        ["合计", 3, 2, 1, 5, 4, "60.00%", 89.5, "25.00%", None],
    ]


def test_units_by_what_they_answered_in_time(small_year: Desk) -> None:
    small_year.file.db.execute("UPDATE assignment SET role = 'co', owes_reply = 0 WHERE proposal_id = 3")
    found = table(small_year, "承办单位", ranked=True)
    assert [row[:2] for row in found.rows] == [
        [1, "农业农村局"], [1, "财政局"], [1, "建设局"], [4, "教育局"], [None, "合计"],
    ]  # fmt: skip
    assert found.headings[:2] == ("名次", "承办单位")


def test_a_unit_that_only_helps_has_no_place(small_year: Desk) -> None:
    small_year.file.db.execute(
        "UPDATE assignment SET role = 'co', owes_reply = 0 WHERE proposal_id <> 1 AND unit_id = 2"
    )
    found = table(small_year, "承办单位", ranked=True)
    assert [row[:2] for row in found.rows][-2:] == [[None, "财政局"], [None, "合计"]]


def test_groups_and_who_belongs_to_none(small_year: Desk) -> None:
    insert_proposal(
        small_year.file.db, no="主1", kind="建议", submitted_kind="建议", title="办好实事", submitted_on=date(2022, 6, 1), between_sessions=True,
        proposer="presidium",
    )  # fmt: skip
    found = table(small_year, "建议小组")
    assert [[*row[:3], row[4]] for row in found.rows] == [
        ["东片小组", 1, 3, 3.0],
        ["西片小组", 1, 1, 1.0],
        ["未编组", None, 1, None],
        ["主席团、人民政府", None, 1, None],
        ["合计", 3, 6, 2.0],
    ]


def test_a_group_that_is_no_more_keeps_what_it_led(small_year: Desk) -> None:
    small_year.file.db.execute("UPDATE deputy_group SET ended_on = '2022-06-30' WHERE name = '东片小组'")
    found = table(small_year, "建议小组")
    assert [row[:3] for row in found.rows[:2]] == [["西片小组", 1, 1], ["东片小组", None, 3]]


def promised(desk: Desk, what: str, made: str, until: str, **more: str) -> None:
    days: dict[str, Any] = {name: date.fromisoformat(day) for name, day in more.items()}
    insert_promise(
        desk.file.db, proposal_id=1, unit_id=1, what=what, made_on=date.fromisoformat(made), until_on=date.fromisoformat(until), **days
    )  # fmt: skip


def test_the_ledger_goes_across_years_and_comes_out(small_year: Desk) -> None:
    with small_year.file.transaction():
        promised(small_year, "去年已办", "2021-03-01", "2021-06-01", kept_on="2021-05-01")
        promised(small_year, "去年的今年办", "2021-03-01", "2022-06-01", kept_on="2022-05-01")
        promised(small_year, "去年的拖着", "2021-03-01", "2022-06-01")
        promised(small_year, "今年晚办", "2022-03-01", "2022-06-01", kept_on="2022-07-01")
        promised(small_year, "今年不办", "2022-03-01", "2022-06-01", broken_on="2022-07-01")
        promised(small_year, "今年明年办", "2022-03-01", "2023-06-01", kept_on="2023-01-01")
        promised(small_year, "明年的", "2023-03-01", "2023-06-01")
    found = table(small_year, "承诺台账")
    assert found.headings == (
        "作出年份",
        "期初未落实",
        "期内作出",
        "期内落实",
        "其中逾期落实",
        "不能落实",
        "期末未落实",
        "其中逾期",
    )
    assert found.rows == [
        ["2021年", 2, 0, 1, 0, 0, 1, 1],
        ["2022年", 0, 3, 1, 1, 1, 1, 0],
        ["合计", 2, 3, 2, 1, 1, 2, 1],
    ]
    for row in found.rows:
        assert row[1] + row[2] == row[3] + row[5] + row[6]
    listed = table(small_year, "承诺明细")
    assert [(row[0], row[1], row[4], row[7]) for row in listed.rows] == [
        (1, "5-1/1", "去年的拖着", 213),
        (2, "5-1/1", "今年明年办", None),
    ]
