"""Which deputies reported to their voters in the congress or in a year, and whether that is enough."""

from datetime import date

import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_review_subject
from renda_cli.work import deputy, rules, status
from renda_cli.work.desk import Desk
from renda_cli.work.review.reporters import not_reported, reporters
from tests.work.helpers import at
from tests.work.review_steps_data import reported

NONE = "每年述职代表的比例：未设（用 renda rules set report.share 定）"


def who(desk: Desk, year: str | None = None, **more: bool) -> list[tuple[str, int, str | None, str | None]]:
    """The list: deputy, how often, last day, planned day."""
    return [(row[1], *row[4:]) for row in reporters(desk, year, **more).rows]


@pytest.fixture
def town(office: Desk) -> Desk:
    """Two reported in 2022 and one of them again in 2023; the third is planned."""
    reported(office, "张三", "李四", on=date(2022, 6, 1))
    reported(office, "张三", on=date(2023, 5, 1), kind="履职评议", status="closed", closed_on=date(2023, 6, 1))
    reported(office, "王五", on=date(2023, 9, 1), status="planned", held_on=None, planned_on=date(2023, 9, 1))
    reported(office, "王五", on=date(2023, 4, 1), kind="部门评议")
    return at(office, "2023-07-01")


def test_in_the_present_congress(town: Desk) -> None:
    found = reporters(town)
    assert found.title == "本届（2021年12月20日至2023年7月1日）代表述职"
    assert who(town) == [
        ("王五", 0, None, "2023-09-01"),
        ("李四", 1, "2022-06-01", None),
        ("张三", 2, "2023-05-01", None),
    ]
    assert found.notes[0] == "在任代表 3 名：已述职 2 名（66.67%），没有述职 1 名，其中已列入计划 1 名"
    assert found.notes[1].startswith("规则：每届至少一次（通行做法（法律未规定）：法律要求代表向原选区选民报告履职")
    assert found.notes[2:] == (NONE,)


def test_in_a_year_and_those_who_did_not(town: Desk) -> None:
    assert who(town, "2022") == [
        ("王五", 0, None, None),
        ("李四", 1, "2022-06-01", None),
        ("张三", 1, "2022-06-01", None),
    ]
    found = reporters(town, "2023", without=True)
    assert (found.title, [row[1] for row in found.rows]) == ("2023年没有述职的代表", ["王五", "李四"])
    assert found.notes[0] == "在任代表 3 名：已述职 1 名（33.33%），没有述职 2 名，其中已列入计划 1 名"
    assert not_reported(town, date(2022, 1, 1), date(2022, 12, 31)) == ["王五"]
    with pytest.raises(InputError, match="年份“23”不对"):
        reporters(town, "23")


def test_against_the_share_of_the_year(town: Desk) -> None:
    rules.set_(town, "report.share", "34", from_="2022-01-01", source="镇规定", says="每年三分之一以上")
    rules.set_(town, "report.per", "year", from_="2022-01-01", source="镇规定", says="每年一次")
    about = "（镇规定：每年三分之一以上）"
    assert reporters(town, "2022").notes[2] == f"2022年应有 34% 即 2 名述职，已有 2 名，已够{about}"
    assert reporters(town, "2022").notes[1] == "规则：每年一次（镇规定：每年一次）"
    _, often, share = reporters(town).notes
    assert often.endswith("；2023年没有述职 2 名，名单用 renda review reporters 2023 --without")
    assert share == f"2023年应有 34% 即 2 名述职，已有 1 名，还差 1 名{about}"


def test_where_no_rule_says_how_often(town: Desk) -> None:
    rules.set_(town, "report.per", "none", from_="2022-01-01", source="镇规定")
    assert reporters(town).notes[1] == "多久述职一次：未设（用 renda rules set report.per 定）"


def test_who_left_and_who_was_only_counted_are_told_apart(town: Desk) -> None:
    status.end(town, "李四", ground="resigned", on="2023-02-01")
    with town.file.transaction() as db:
        insert_review_subject(db, review_id=1, reviewed="deputy", name="人大代表", count=18)
        insert_review_subject(db, review_id=1, reviewed="unit", name="水利站")
    found = reporters(town)
    assert [row[1] for row in found.rows] == ["王五", "张三"]
    assert found.notes[0] == "在任代表 2 名：已述职 1 名（50.00%），没有述职 1 名，其中已列入计划 1 名"
    assert found.notes[3:] == (
        "另有 1 名已不在任的代表述过职",
        "另有 18 名述职代表只登记了人数、没有姓名，不在表内，也没有计入比例",
    )


def test_deputies_of_other_levels_are_not_asked(town: Desk) -> None:
    deputy.add(town, "赵六", level="区")
    assert "赵六" not in [row[0] for row in who(town)]


def test_without_deputies_there_is_no_share(desk: Desk) -> None:
    assert reporters(desk).notes[0] == "在任代表 0 名：已述职 0 名（—），没有述职 0 名"


def test_where_the_start_of_the_term_is_not_known(town: Desk) -> None:
    with town.file.transaction() as db:
        db.execute("UPDATE town SET term_start = NULL")
    assert reporters(town).title == "本届（截至2023年7月1日）代表述职"
    assert who(town)[2] == ("张三", 2, "2023-05-01", None)
