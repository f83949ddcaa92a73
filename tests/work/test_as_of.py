"""What a day is told as, table by table: what came later is left out, states and days are what they were."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.store import statements
from renda_cli.work import as_of, award, pledge, spans, status, unit
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import (
    assigning,
    deciding,
    extending,
    feedback,
    handling,
    promises,
    returning,
    supervising,
    withdrawing,
)
from tests.work.helpers import hand_in, judge, reply, summary_of

DAY = "2022-06-01"
BEFORE, AFTER = "2022-05-20", "2022-06-20"


def row(desk: Desk, table: str, *columns: str, day: str = DAY, where: str = "1") -> list[tuple[Any, ...]]:
    """Some columns of a table as seen from a day."""
    with as_of.seen(desk, date.fromisoformat(day)):
        return desk.file.tuples(f"SELECT {', '.join(columns)} FROM {table} WHERE {where} ORDER BY id")


def state(desk: Desk, day: str, no: str = "1") -> tuple[Any, ...]:
    """Status, round and day of closing of a proposal of 5-1 as seen from a day."""
    return row(desk, "proposal", "status", "round", "closed_on", day=day, where=f"no = '{no}'")[0]


def value(desk: Desk, key: str, day: str, period: str = "2022") -> Any:
    """A figure as seen from a day."""
    with as_of.seen(desk, date.fromisoformat(day)):
        found = summary_of(desk, period, [key])[0].value
    return getattr(found, "words", found)


def put(desk: Desk, table: str, **values: Any) -> None:
    """A row by itself, whatever a verb would ask for."""
    dated = {
        name: date.fromisoformat(value) if value and name.endswith("_on") else value for name, value in values.items()
    }
    getattr(statements, f"insert_{table}")(desk.file.db, **dated)


def test_none_is_now_and_a_day_after_everything_makes_nothing(small_year: Desk) -> None:
    with as_of.seen(small_year, None):
        assert small_year.seen_on is None
    with as_of.seen(small_year, date(2023, 6, 1)):
        assert small_year.file.tuples("SELECT name FROM temp.sqlite_master") == []
        assert small_year.seen_on == date(2023, 6, 1)


def test_nothing_is_left_behind_after_an_error_either(small_year: Desk) -> None:
    def fail() -> None:
        with as_of.seen(small_year, date(2022, 3, 1)):
            assert small_year.file.tuples("SELECT count(*) FROM temp.sqlite_master") != [(0,)]
            raise InputError("x")

    with pytest.raises(InputError):
        fail()
    assert small_year.file.tuples("SELECT name FROM temp.sqlite_master") == []
    assert small_year.seen_on is None
    assert row(small_year, "proposal", "count(*)", day="2023-06-01") == [(5,)]


def test_the_course_of_a_proposal_is_told_day_by_day(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-08")
    judge(small_year, "5-1/2", "2022-06-10", "满意", "满意")
    feedback.close(small_year, ["5-1/2"], on="2022-06-20")
    told = {
        "2022-01-09": ("submitted", 1, None),
        "2022-01-31": ("assigned", 1, None),
        "2022-05-01": ("replied", 1, None),
        "2022-05-09": ("rehandling", 2, None),
        "2022-06-08": ("replied", 2, None),
        "2022-06-19": ("replied", 2, None),
        "2022-06-20": ("closed", 2, "2022-06-20"),
    }
    assert {day: state(small_year, day, "2") for day in told} == told


def test_a_unit_owes_a_reply_until_it_gives_it_in_every_round(small_year: Desk) -> None:
    reply(small_year, "5-1/2", "2022-06-08")
    about = {"where": "proposal_id = 2"}
    told = [
        row(small_year, "assignment", "owes_reply", day=day, **about)[0][0]
        for day in ("2022-02-01", "2022-05-01", "2022-05-09", "2022-06-08")
    ]
    assert told == [1, 0, 1, 0]
    assert row(small_year, "assignment", "id", day="2022-01-30", **about) == []


def test_only_the_units_that_were_to_answer_again_owe_in_the_later_round(small_year: Desk) -> None:
    feedback.feedback(
        small_year, "5-1/闭1", by="张三", process="满意", result="不满意", units=["财政局"], until="2022-09-30", on="2022-08-25"
    )  # fmt: skip
    reply(small_year, "5-1/闭1", "2022-09-01", unit="财政局")
    told = row(small_year, "assignment", "owes_reply", day="2022-08-25", where="proposal_id = 4")
    assert told == [(0,), (1,)]


@pytest.mark.parametrize(
    ("verb", "becomes"),
    [(deciding.refuse, "refused"), (deciding.reference, "reference")],
)
def test_what_was_put_aside_was_under_way_before(office: Desk, verb: Any, becomes: str) -> None:
    hand_in(office, "修路")
    verb(office, ["5-1/1"], why="不属于本镇职权", on=AFTER)
    assert [state(office, day)[0] for day in (DAY, AFTER)] == ["submitted", becomes]


def test_what_was_put_aside_and_then_assigned_after_all_was_aside_between(office: Desk) -> None:
    hand_in(office, "修路")
    deciding.reference(office, ["5-1/1"], why="留作参考", on="2022-03-01")
    assigning.assign(office, ["5-1/1"], lead=["建设局"], on="2022-04-01")
    returning.return_(office, "5-1/1", unit="建设局", why="不是本单位的职责", on="2022-04-10")
    days = ("2022-02-01", "2022-03-02", "2022-04-02", "2022-04-10")
    assert [state(office, day)[0] for day in days] == ["submitted", "reference", "assigned", "submitted"]


def test_a_merged_one_was_handled_by_itself_before(office: Desk) -> None:
    hand_in(office, "修路")
    hand_in(office, "修同一条路", by="李四")
    assigning.assign(office, ["5-1/2"], lead=["建设局"], on="2022-02-01")
    deciding.merge(office, ["5-1/2"], into="5-1/1", on="2022-03-01")
    assert row(office, "proposal", "status", "merged_into_id", day="2022-02-20")[1] == ("assigned", None)
    assert row(office, "proposal", "status", "merged_into_id", day="2022-03-01")[1] == ("merged", 1)
    assert row(office, "assignment", "ended_on", "ended_why", day="2022-02-20") == [(None, None)]


def test_one_that_was_referred_up_or_withdrawn_was_not_before(office: Desk) -> None:
    hand_in(office, "修路")
    hand_in(office, "架桥")
    deciding.refer_up(office, "5-1/1", to="县政府", on="2022-03-01")
    assigning.assign(office, ["5-1/1"], lead=["建设局"], on="2022-03-05")
    reply(office, "5-1/1", "2022-04-01")
    withdrawing.withdraw(office, "5-1/2", by=["张三"], on=AFTER)
    days = ("2022-02-01", "2022-03-01", "2022-03-05", "2022-04-01")
    assert [state(office, day)[0] for day in days] == ["submitted", "referred_up", "referred_up", "replied"]
    assert [state(office, day, "2")[0] for day in (DAY, AFTER)] == ["submitted", "withdrawn"]


def test_what_was_decided_of_a_proposal_later_is_not_seen(small_year: Desk) -> None:
    motion = hand_in(small_year, "立约")
    small_year.file.db.execute("UPDATE proposal SET kind = '议案', submitted_kind = '议案' WHERE title = '立约'")
    deciding.agenda(small_year, motion, "no", why="不成熟", on=AFTER)
    supervising.excellent(small_year, ["5-1/1"], on=AFTER)
    supervising.publish(small_year, ["5-1/1"], "no", why="涉及他人", on=BEFORE)
    supervising.publish(small_year, ["5-1/1"], "yes", on=AFTER)
    supervising.supervise(small_year, ["5-1/3"], level="重点", on=AFTER)
    promises.promise(small_year, "5-1/1", what="加装路灯", until="2022-08-01", on=BEFORE)
    promises.keep(small_year, "5-1/1", on=AFTER)
    then = row(small_year, "proposal", "kind", "excellent", "published")
    assert (then[0], then[-1]) == (("建议", 0, "no"), ("议案", 0, None))
    now = row(small_year, "proposal", "kind", "excellent", "published", day=AFTER)
    assert (now[0], now[-1]) == (("建议", 1, "yes"), ("建议", 0, None))
    keys = ("proposals_key", "proposals_excellent", "proposals_published", "promises_open", "promises_kept")
    assert [value(small_year, key, DAY) for key in keys] == [0, 0, 0, 1, 0]
    assert [value(small_year, key, AFTER) for key in keys] == [1, 1, 1, 0, 1]


def test_a_promise_is_overdue_from_its_day_on_though_the_year_still_runs(small_year: Desk) -> None:
    promises.promise(small_year, "5-1/1", what="加装路灯", until="2022-08-01", on=BEFORE)
    assert [value(small_year, "promises_overdue", day) for day in ("2022-08-01", "2022-08-02")] == [0, 1]
    assert value(small_year, "promises_overdue", "2023-05-01") == 1


def test_a_day_put_off_later_was_the_first_one_before(small_year: Desk) -> None:
    extending.extend(small_year, "5-1/3", until="2022-07-30", why="案情复杂", approved_by="主席团", on="2022-04-20")
    due = [row(small_year, "deadline", "due_on", day=day, where="proposal_id = 3 AND kind = 'reply'") for day in ("2022-04-19", "2022-04-20")]  # fmt: skip
    assert due == [[("2022-04-30",)], [("2022-07-30",)]]
    assert [value(small_year, "extensions", day) for day in ("2022-04-19", "2022-04-20")] == [0, 1]


def test_a_proposal_counts_before_its_session_opens(office: Desk) -> None:
    hand_in(office, "修路", on="2022-01-03")
    assert [value(office, key, "2022-01-04") for key in ("proposals_collected", "sessions_congress")] == [1, 0]
    assert value(office, "proposals_collected", "2022-01-02") == 0
    assert row(office, "session", "id", day="2022-01-02") == []


def test_a_unit_was_itself_before_it_was_merged_and_bore_its_former_name(small_year: Desk) -> None:
    unit.merge(small_year, "教育局", into="财政局", on=AFTER)
    unit.edit(small_year, "建设局", name="住建局", on=AFTER)
    assert row(small_year, "unit", "name", "merged_into_id") == [
        ("农业农村局", None), ("财政局", None), ("建设局", None), ("教育局", None)
    ]  # fmt: skip


def test_a_seat_was_what_it_was(office: Desk) -> None:
    status.suspend(office, "张三", ground="羁押", on="2022-03-01")
    status.end(office, "张三", ground="去世", on=AFTER)
    days = ("2022-02-01", DAY, AFTER)
    assert [row(office, "seat", "status", "to_on", day=day)[0] for day in days] == [
        ("in_office", None), ("suspended", None), ("ended", AFTER)
    ]  # fmt: skip
    assert [value(office, "deputies_total", day) for day in ("2022-02-01", DAY)] == [3, 2]


def test_what_was_given_and_promised_later_is_not_seen(office: Desk) -> None:
    award.add(office, kind="优秀代表", to=["张三"], on=AFTER)
    pledge.add(office, "张三", what="修路", year="2022", on=BEFORE)
    pledge.fulfil(office, "张三", evidence="照片", on=AFTER)
    keys = ("awards_deputies", "pledges_made", "pledges_kept")
    assert [value(office, key, DAY) for key in keys] == [0, 1, 0]
    assert [value(office, key, AFTER) for key in keys] == [1, 1, 1]


_OF_PROJECT = {"year": 2022, "no": 1, "title": "修路", "collected_on": "2022-01-01"}
_OF_OPINION = {"id": 1, "station_id": 1, "received_on": "2022-05-01", "channel": "现场", "text": "路灯坏了"}
_REVIEW = {"id": 1, "kind": "部门评议", "title": "评议", "year": 2022, "planned_on": BEFORE}
_ITEM = {"session_id": 1, "place": 1, "kind": "report", "title": "工作报告"}


@pytest.mark.parametrize(
    ("table", "values", "column", "then"),
    [
        ("activity", {"kind": "视察", "title": "视察", "status": "done", "planned_on": BEFORE, "held_on": AFTER}, "status", "planned"),
        ("activity", {"kind": "视察", "title": "视察", "status": "done", "held_on": AFTER}, "status", None),
        ("review", {**_REVIEW, "status": "held", "held_on": AFTER}, "status", "planned"),
        ("review", {**_REVIEW, "status": "closed", "held_on": BEFORE, "closed_on": AFTER}, "status", "held"),
        ("review", {**_REVIEW, "planned_on": None, "status": "held", "held_on": AFTER}, "status", None),
        ("agenda_item", {**_ITEM, "status": "heard", "heard_on": AFTER}, "status", "planned"),
        ("agenda_item", {**_ITEM, "status": "passed", "heard_on": BEFORE, "voted_on": AFTER, "votes_for": 3, "votes_of": 3}, "status", "heard"),
        ("agenda_item", {**_ITEM, "status": "passed", "heard_on": AFTER, "voted_on": AFTER, "votes_for": 3, "votes_of": 3}, "status", "planned"),
        ("agenda_item", {**_ITEM, "status": "passed", "voted_on": BEFORE, "read_on": AFTER, "votes_for": 3, "votes_of": 3}, "status", "passed"),
        ("project", {**_OF_PROJECT, "status": "done", "selected_on": BEFORE, "done_on": AFTER, "spent_fen": 5}, "status", "selected"),
        ("project", {**_OF_PROJECT, "status": "done", "selected_on": BEFORE, "done_on": AFTER, "spent_fen": 5}, "spent_fen", None),
        ("project", {**_OF_PROJECT, "status": "selected", "selected_on": AFTER}, "status", "candidate"),
        ("project", {**_OF_PROJECT, "status": "excluded", "examined": "excluded", "examined_on": AFTER}, "status", "candidate"),
        ("project", {**_OF_PROJECT, "collected_on": AFTER}, "status", None),
        ("affair", {"kind": "staff", "what": "专职", "held_on": BEFORE, "ended_on": AFTER, "count": 1}, "ended_on", None),
        ("household", {"deputy_id": 1, "name": "赵户", "people": 3, "kind": "联系户", "from_on": AFTER}, "people", None),
        ("article", {"title": "报道", "medium": "日报", "published_on": AFTER}, "title", None),
    ],
)  # fmt: skip
def test_a_row_is_what_it_was(office: Desk, table: str, values: dict[str, Any], column: str, then: Any) -> None:
    put(office, table, **values)
    found = row(office, table, column)
    assert (found[0][0] if found else None) == then
    assert row(office, table, column, day=AFTER) == [(values.get(column, "candidate"),)]


@pytest.fixture
def heard(office: Desk) -> Desk:
    """An opinion that was answered, answered again because the voter was not content, and handed on after that."""
    put(office, "station", id=1, name="联络站", kind="station", level="镇")
    put(
        office,
        "opinion",
        **_OF_OPINION,
        status="replied",
        round=2,
        urgent=1,
        published="yes",
        published_on="2022-07-30",
    )
    for number, (given, answered) in enumerate((("2022-05-03", "2022-05-10"), ("2022-06-25", "2022-07-10")), start=1):
        put(office, "opinion_assignment", opinion_id=1, round=number, route="village", village="东村", assigned_on=given,
            ended_on="2022-06-25" if number == 1 else None)  # fmt: skip
        put(office, "opinion_reply", opinion_id=1, round=number, replied_on=answered, form="口头", text="已修")
    put(office, "opinion_feedback", opinion_id=1, round=1, whom="voter", told_on=AFTER, satisfaction="不满意")
    put(
        office,
        "deadline",
        kind="opinion",
        opinion_id=1,
        start="reported",
        days_known="{}",
        steps="[]",
        start_on="2022-05-05",
    )
    return office


@pytest.mark.parametrize(
    ("day", "then"),
    [
        ("2022-05-02", ("received", 1, 0)),
        ("2022-05-03", ("assigned", 1, 0)),
        ("2022-05-09", ("assigned", 1, 1)),
        ("2022-05-10", ("replied", 1, 1)),
        (AFTER, ("redoing", 2, 1)),
        ("2022-07-10", ("replied", 2, 1)),
    ],
)
def test_the_course_of_an_opinion_is_told_day_by_day(heard: Desk, day: str, then: tuple[Any, ...]) -> None:
    assert row(heard, "opinion", "status", "round", "urgent", day=day) == [then]
    assert row(heard, "opinion", "published", "published_on", day=day) == [(None, None)]


@pytest.mark.parametrize(
    ("values", "then"),
    [
        ({"status": "referred", "referred_on": AFTER}, "received"),
        ({"status": "referred", "referred_on": BEFORE, "archived_on": AFTER}, "referred"),
        ({"status": "proposal", "turned_on": AFTER, "proposal_id": 1}, "received"),
    ],
)
def test_an_opinion_was_still_to_be_answered_before_it_went_elsewhere(
    office: Desk, values: dict[str, Any], then: str
) -> None:
    hand_in(office, "修路", on=AFTER, between=True)
    put(office, "station", id=1, name="联络站", kind="station", level="镇")
    put(office, "opinion", **_OF_OPINION, **values)
    assert row(office, "opinion", "status", "proposal_id") == [(then, None)]


def test_the_rounds_of_a_finding_are_told_day_by_day(office: Desk) -> None:
    put(office, "review", **_REVIEW, status="held", held_on=BEFORE)
    put(
        office,
        "finding",
        id=1,
        review_id=1,
        kind="problem",
        text="账目不清",
        found_on=BEFORE,
        status="accepted",
        round=2,
    )
    for number, (done, judged, verdict) in enumerate(
        (("2022-05-25", "2022-05-28", "refused"), (AFTER, "2022-06-25", "accepted")), start=1
    ):
        put(office, "rectification", finding_id=1, round=number, rectified_on=done, judged_on=judged, verdict=verdict)
    told = {
        "2022-05-20": ("open", 1), "2022-05-25": ("rectified", 1), "2022-05-28": ("redoing", 2),
        AFTER: ("rectified", 2), "2022-06-25": ("accepted", 2),
    }  # fmt: skip
    assert {day: row(office, "finding", "status", "round", day=day)[0] for day in told} == told
    assert [value(office, "findings_accepted", day) for day in (AFTER, "2022-06-25")] == [0, 1]


def test_a_question_was_open_and_a_task_unanswered(office: Desk) -> None:
    put(office, "review", **_REVIEW, status="held", held_on=BEFORE)
    put(office, "review_question", review_id=1, text="何时修好", asked_on=BEFORE, answered_on=AFTER)
    put(office, "agenda_item", **_ITEM, id=1, status="heard", heard_on="2022-01-06")
    put(office, "agenda_task", item_id=1, text="压减支出", passed_on=BEFORE, answered_on=AFTER, done_on=AFTER)
    keys = ("questions_answer_rate", "agenda_opinions_answer_rate")
    assert [value(office, key, DAY) for key in keys] == ["0.00%", "0.00%"]
    assert [value(office, key, AFTER) for key in keys] == ["100.00%", "100.00%"]


@pytest.mark.parametrize(
    ("ending", "then"), [("carried", "selected"), ("ended", "selected"), ("unselected", "candidate")]
)
def test_a_project_was_under_way_before_it_went_on_ended_or_was_voted_down(
    office: Desk, ending: str, then: str
) -> None:
    selected = {} if ending == "unselected" else {"selected_on": "2022-01-07"}
    put(office, "project", **_OF_PROJECT, id=1, status=ending, **selected)
    if ending == "carried":
        put(office, "project", year=2023, no=1, title="修路", collected_on=AFTER, status="selected", carried_from_id=1)
    if ending == "ended":
        put(office, "project_change", project_id=1, decided_on=AFTER, decided_by="主席团", what="终止", why="x")
    put(
        office,
        "ballot",
        id=1,
        purpose="choice",
        year=2022,
        held_on=AFTER,
        issued=3,
        returned=3,
        places=1,
        method="marks",
    )
    if ending == "unselected":
        put(office, "ballot_row", ballot_id=1, project_id=1, votes=1)
    assert [row(office, "project", "status", day=day)[0] for day in (DAY, AFTER)] == [(then,), (ending,)]


def test_a_suggestion_had_not_become_a_proposal(office: Desk) -> None:
    hand_in(office, "修路", on=AFTER, between=True)
    put(office, "activity", id=1, kind="视察", title="视察", status="done", held_on=BEFORE)
    put(office, "activity_suggestion", activity_id=1, text="修路", proposal_id=1)
    assert [value(office, "activity_proposals", day) for day in (DAY, AFTER)] == [0, 1]


def test_a_contact_of_later_does_not_count(small_year: Desk) -> None:
    handling.contact(small_year, ["5-1/3"], how="面商", stage="办中", on=AFTER)
    contacted: Sequence[Any] = [value(small_year, "contact_rate", day) for day in ("2022-05-10", DAY, AFTER)]
    assert contacted == ["66.67%", "50.00%", "75.00%"]


def test_a_span_that_has_not_begun_or_is_over_stands_at_its_own_ends(office: Desk) -> None:
    span = spans.read(office, "2022Q2")
    told = [spans.until(span, date.fromisoformat(day)) for day in ("2022-01-01", "2022-05-05", "2022-12-31")]
    assert told == ["2022-04-01", "2022-05-05", "2022-06-30"]
    assert spans.until(span, None) == "2022-06-30"
