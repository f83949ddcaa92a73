"""What the clerk is reminded of about reports to voters, results of votes, and the livelihood projects."""

from datetime import date

import pytest

from renda_cli.store.statements import insert_review_event, insert_rule_value
from renda_cli.work import remind, town
from renda_cli.work.desk import Desk
from tests.work.helpers import at
from tests.work.review_data import D, ballot, finding, progress, project, review

OURS = ("not_reported", "few_reporting", "few_voters", "result_open", "no_progress")


def of(desk: Desk, kind: str, day: str, year: str | None = None) -> list[tuple[str, str, str | None]]:
    """(who, text, rule) of the reminders of a kind."""
    found = remind.remind(at(desk, day), year).rows
    return [(who, text, rule) for code, text, who, rule, _ in found if code == kind]


def rule(desk: Desk, key: str, value: str) -> None:
    insert_rule_value(
        desk.file.db, key=key, from_on=date(2021, 1, 1), value=value, source="本镇办法", says="本镇的规定"
    )
    desk.forget_rules()


def voted(desk: Desk, on: str, of_review: int, *bad: int, returned: int = 10) -> None:
    """A vote in which subjects were found 不满意."""
    rows = [("subject_id", one, {"满意": 1, "不满意": 9}) for one in bad]
    ballot(desk, "review", on, 10, returned, *rows, review_id=of_review, scheme="满意度")


def subjects(desk: Desk, of_review: int) -> list[int]:
    found = desk.file.tuples("SELECT id FROM review_subject WHERE review_id = ? ORDER BY id", (of_review,))
    return [one for (one,) in found]


def test_nobody_reported_is_told_at_the_end_of_the_year(office: Desk) -> None:
    assert of(office, "not_reported", "2022-11-30") == []
    says = "法律要求代表向原选区选民报告履职，没有定次数；多地每届至少一次，有的每年一次"
    assert of(office, "not_reported", "2022-12-01") == [
        ("", f"本届没有登记代表述职：{says}；登记用 renda review plan --kind 代表述职", "report.per")
    ]
    rule(office, "report.per", '"none"')
    assert of(office, "not_reported", "2022-12-01") == []


def test_who_did_not_report_in_the_congress_or_in_the_year(office: Desk) -> None:
    review(office, "代表述职", "述职", "2021-12-30", ("deputy", "张三"))
    review(office, "履职评议", "评议", "2022-05-10", ("deputy", "李四"))
    (found,) = of(office, "not_reported", "2022-12-31")
    assert (found[0], found[1].startswith("1 名代表本届还没有述职：法律要求")) == ("王五", True)
    rule(office, "report.per", '"year"')
    wanted = ("王五、张三", "2 名代表2022年还没有述职：本镇的规定", "report.per")
    assert of(office, "not_reported", "2022-12-31") == of(office, "not_reported", "2023-03-01", "2022") == [wanted]
    review(office, "代表述职", "都述职", "2022-12-20", ("deputy", "张三"), ("deputy", "王五"))
    assert of(office, "not_reported", "2022-12-31") == []


def test_a_year_before_the_congress_has_no_reports_of_it(office: Desk) -> None:
    assert of(office, "not_reported", "2022-12-31", "2019") == []


def test_a_share_of_the_deputies_that_is_too_small(office: Desk) -> None:
    assert of(office, "few_reporting", "2022-12-31") == []
    rule(office, "report.share", "34")
    review(office, "代表述职", "述职", "2022-05-10", ("deputy", "李四"))
    text = "2022年到 12 月 1 日述职的代表 1 名，按 34% 应有 2 名：本镇的规定"
    assert of(office, "few_reporting", "2022-11-30") == []
    assert of(office, "few_reporting", "2022-12-01") == [("", text, "report.share")]
    review(office, "代表述职", "述职", "2022-12-10", ("deputy", "张三"))
    assert of(office, "few_reporting", "2022-12-31") == []


def test_reports_before_too_few_voters(office: Desk) -> None:
    review(office, "代表述职", "东片述职", "2022-05-10", voters=49)
    review(office, "代表述职", "西片述职", "2022-05-11", voters=50)
    review(office, "代表述职", "没有登记人数", "2022-05-12")
    review(office, "部门评议", "评议", "2022-05-13", voters=1)
    assert of(office, "few_voters", "2022-06-01") == []
    rule(office, "report.voters", "50")
    wanted = ("", "东片述职（2022-05-10）到会选民 49 名，规定 50 名以上：本镇的规定", "report.voters")
    assert of(office, "few_voters", "2022-06-01") == [wanted]


def test_what_a_result_calls_for_is_told_until_it_is_done_and_changes_nobodys_status(office: Desk) -> None:
    held = review(office, "部门评议", "评议两家", "2022-05-10", ("unit", "建设局"), ("unit", "财政局"))
    one, two = subjects(office, held)
    voted(office, "2022-05-10", held, one)
    voted(office, "2022-05-11", held, two, returned=11)  # void
    (found,) = of(office, "result_open", "2022-06-01")
    text = "建设局在“评议两家”测评为不满意（2022-05-10），还没有登记：限期整改、下次会议再次报告；登记用 renda review follow 1"
    assert found == ("建设局", text, "review.after")
    assert of(office, "result_open", "2022-05-09") == []
    assert len(of(office, "result_open", "2023-06-01")) == 1
    assert of(office, "result_open", "2024-06-01") == []
    for what in ("限期整改", "下次会议再次报告"):
        insert_review_event(
            office.file.db, review_id=held, subject_id=one, event="followed_up", held_on=D("2022-05-20"), what=what
        )
    assert of(office, "result_open", "2022-06-01") == []


def test_projects_of_which_nothing_was_reported_last_month(office: Desk) -> None:
    still = project(office, 2022, 1, "修路", "selected")
    project(office, 2022, 2, "建桥", "done", done_on=D("2022-03-01"))
    project(office, 2022, 3, "停车场", "unselected")
    project(office, 2022, 4, "装灯", "selected", selected_on=D("2022-07-06"))
    assert of(office, "no_progress", "2022-01-20") == of(office, "no_progress", "2022-02-05") == []
    wanted = ("2022-1 修路", "1 项民生实事没有登记 2022-02 的进度；请用 renda review project progress", None)
    assert of(office, "no_progress", "2022-03-05") == [wanted]
    progress(office, still, "2022-02")
    assert of(office, "no_progress", "2022-03-30") == []
    assert [who for who, _, _ in of(office, "no_progress", "2022-03-31")] == ["2022-1 修路"]
    assert [who for who, _, _ in of(office, "no_progress", "2023-02-05", "2022")] == ["2022-1 修路、2022-4 装灯"]


@pytest.mark.parametrize("day", ["2022-01-10", "2022-12-31"])
def test_without_reviews_and_projects_hardly_anybody_is_reminded_of_them(office: Desk, day: str) -> None:
    told = {row[0] for row in remind.remind(at(office, day)).rows} & set(OURS)
    assert told == ({"not_reported"} if day == "2022-12-31" else set())


def test_the_desk_of_the_morning_counts_what_is_not_accepted_yet(office: Desk) -> None:
    held = review(office, "部门评议", "评议", "2022-05-10", ("unit", "建设局"))
    for status in ("open", "rectified", "redoing"):
        finding(office, held, "2022-05-10", "窗口排队", status)
    finding(office, held, "2022-05-10", "台账不全", "accepted", "2022-05-20")
    assert town.morning(office).waiting["findings"] == 3
