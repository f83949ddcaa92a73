"""Tables of the deputies, of supervision, and the comparison."""

from datetime import date

import pytest

from renda_cli.errors import NoRuleOn
from renda_cli.rules.rates import Rate
from renda_cli.store.statements import insert_session
from renda_cli.work.desk import Desk
from tests.work.project_year_data import add_project
from tests.work.test_tables_catalogue import column, figure, table


def test_what_the_deputies_are_at_the_end(full_year: Desk) -> None:
    found = table(full_year, "代表结构")
    assert found.rows[0] == ["代表", "在任人数", figure(full_year, "deputies_total", "2022"), None]
    told = {(row[0], row[1]): row[2] for row in found.rows}
    assert (told["性别", "女"], told["民族", "回族"], told["年龄", "平均年龄"], told["代表结构", "农民"]) == (
        1,
        1,
        42.0,
        1,
    )
    assert found.chart
    assert "平均年龄" not in found.chart.labels


def test_who_came_to_the_sessions(full_year: Desk) -> None:
    insert_session(
        full_year.file.db, kind="人代会", number="5-3", opened_on=date(2022, 12, 1), closed_on=date(2022, 12, 1)
    )
    found = table(full_year, "会议出席")
    assert [row[:7] for row in found.rows] == [
        ["5-1", "2022-01-06", 3, 9, 6, 1, 2],
        ["5-2", "2022-07-01", 2, 6, 3, 1, 2],
        ["5-3", "2022-12-01", 0, 0, 0, 0, 0],
        ["合计", None, 5, 15, 9, 2, 4],
    ]
    assert [cell.words for cell in column(found, "出席率")] == ["66.67%", "50.00%", "—", "60.00%"]
    assert [row[0] for row in table(full_year, "主席团出席", "2022H1").rows] == ["5-1", "合计"]


def test_service_is_no_ranking(full_year: Desk) -> None:
    found = table(full_year, "履职汇总")
    assert column(found, "姓名") == ["王五", "李四", "张三"]  # by strokes
    assert column(found, "领衔议案建议") == [1, 1, 7]  # without the two that are confidential
    assert not found.total
    assert "不作名次" in found.notes[0]


def test_service_of_those_in_office(full_year: Desk) -> None:
    full_year.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2022-06-01' WHERE deputy_id = 3")
    assert column(table(full_year, "履职汇总"), "姓名") == ["李四", "张三"]


def test_reviews_by_kind(full_year: Desk) -> None:
    found = table(full_year, "评议整改")
    assert [[*row[:5], row[5].words, row[6]] for row in found.rows] == [
        ["代表述职", 1, 2, 2, 1, "50.00%", 1],
        ["部门评议", 1, 1, 2, 1, "50.00%", 1],
        ["合计", 2, 3, 4, 2, "50.00%", 2],
    ]


def test_findings_of_reviews_held_before(full_year: Desk) -> None:
    full_year.file.db.execute("UPDATE review SET held_on = '2021-12-01' WHERE title = '评议建设局' AND status = 'held'")
    full_year.file.db.execute("UPDATE finding SET found_on = '2021-12-02' WHERE text NOT IN ('答复不及时', '人手不足')")
    rows = table(full_year, "评议整改").rows
    assert [row[:5] for row in rows] == [["代表述职", 1, 2, 0, 0], ["部门评议", 0, 0, 2, 1], ["合计", 1, 2, 2, 1]]
    assert rows[0][5] == Rate(0, 0, None)


def test_findings_that_stood_open_at_the_end(full_year: Desk) -> None:
    found = table(full_year, "整改明细", "2022H1")
    assert {row[4] for row in found.rows} >= {"联系不多", "人手不足", "答复不及时"}
    full_year.file.db.execute("UPDATE finding SET round = 2, status = 'redoing' WHERE text = '人手不足'")
    states = {row[4]: row[6] for row in table(full_year, "整改明细").rows}
    assert states == {"联系不多": "整改中", "人手不足": "重新整改"}


def test_projects_of_the_years(full_year: Desk) -> None:
    add_project(full_year, 13, "修渠", status="done", done_on=date(2023, 2, 1), budget_fen=100_050)
    add_project(full_year, 14, "不选", status="unselected")
    found = table(full_year, "民生实事")
    assert [(row[0], row[2], row[4], row[5], row[6], row[7]) for row in found.rows] == [
        ("2022-1", 48, "已完成", "2022-11-30", 100, 50000),
        ("2022-11", None, "已完成", "2022-11-01", 100, None),
        ("2022-12", None, "票决入选", None, None, None),
        ("2022-13", None, "票决入选", None, None, 1000.5),
        ("合计", None, None, None, None, None),
    ]
    assert column(found, "已用资金（元）")[-1] == 12345.5


def test_only_figures_with_a_number_are_compared(full_year: Desk) -> None:
    found = table(full_year, "指标对比")
    assert found.headings == ("部分", "指标", "单位", "2022年", "2021年", "增减")
    told = {row[1]: row for row in found.rows}
    assert told["代表活动"][3:] == (17, 1, 16)
    assert told["调研"][3:] == (0, 1, -1)
    assert told["人代会出席率"][4:] == (Rate(0, 0, None), None)
    assert told["意见答复率"][5] == 66.67
    assert told["答复用时中位数"][3:] == (89, None, None)
    assert "其中议案" not in told
    assert table(full_year, "指标对比", "本届").rows == []


def test_a_year_before_all_rules_is_nothing_to_compare_with(desk: Desk) -> None:
    assert table(desk, "指标对比", "2015").rows == []
    with pytest.raises(NoRuleOn, match="2014-12-31"):
        table(desk, "指标对比", "2014")
