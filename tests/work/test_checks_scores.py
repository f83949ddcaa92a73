"""What scores leave behind: entries nobody decides, open objections, periods that do not read; each is found, and nothing else."""

from datetime import date

import pytest

from renda_cli.store import statements
from renda_cli.work.desk import Desk
from tests.work.checks_data import tamper, texts, told
from tests.work.review_data import D

DAY = date(2022, 12, 31)
NAMES = ("score-waiting", "objection-open", "score-period", "talk-without-scheme", "award-without-subject")


@pytest.fixture
def scores(office: Desk) -> Desk:
    """A scheme of 2022; entries 1 decided, 2 reported, 3 checked a month later, 4 refused; an objection that was settled; a talk; awards of each kind."""
    with office.file.transaction() as db:
        statements.insert_scheme(
            db, name="代表积分", year=2022, version=1, subject="deputy", period="quarter", definition="-", loaded_on=D("2022-01-01")
        )  # fmt: skip
        for status in ("decided", "reported", "checked", "refused"):
            statements.insert_score_entry(
                db, deputy_id=1, scheme="代表积分", period="2022Q3", item="自选动作", amount_milli=1000, held_on=D("2022-09-30"),
                evidence="照片", status=status,
            )  # fmt: skip
        statements.insert_score_stage(
            db, entry_id=3, stage="checked", held_on=D("2022-10-30"), before_milli=1000, after_milli=1000
        )
        statements.insert_score_objection(
            db, deputy_id=1, scheme="代表积分", period="2022Q3", text="少计一次", raised_on=D("2022-10-01"), status="rejected",
            settled_on=D("2022-10-08"),
        )  # fmt: skip
        statements.insert_score_talk(
            db, deputy_id=1, held_on=D("2022-10-08"), what="约谈", scheme="代表积分", period="2022Q3"
        )
        statements.insert_score_talk(db, deputy_id=1, held_on=D("2022-10-09"), what="约谈")
        statements.insert_proposal(
            db, no="1", kind="建议", title="修桥", submitted_on=D("2022-01-06"), session_id=1, lead_id=1, submitted_kind="建议"
        )  # fmt: skip
        statements.insert_deputy_group(db, name="南片小组")
        for kind, whom in (
            ("优秀代表", {"deputy_id": 1}), ("先进小组", {"group_id": 1}), ("优秀家站点", {"name": "留道站"}), ("优秀建议", {"proposal_id": 1}),
            ("先进承办单位", {"unit_id": 1}), ("其他", {"name": "王某"}),
        ):  # fmt: skip
            statements.insert_award(db, kind=kind, title=kind, given_on=D("2022-12-30"), given_by="主席团", **whom)
    return office


def test_nothing_is_found_where_nothing_is_wrong(scores: Desk) -> None:
    assert told(scores, *NAMES, day=date(2022, 12, 31)) == []


def test_an_entry_waits_longer_than_a_quarter_from_its_last_step(scores: Desk) -> None:
    assert told(scores, "score-waiting", day=date(2023, 1, 1)) == [("score-waiting", "加分减分 #2")]
    assert told(scores, "score-waiting", day=date(2023, 1, 31)) == [
        ("score-waiting", "加分减分 #2"),
        ("score-waiting", "加分减分 #3"),
    ]
    said = texts(scores, "score-waiting", day=date(2023, 1, 31))
    assert "张三的“自选动作”2022-09-30 登记，等审核超过一个季度" in said
    assert "renda score confirm 3" in said


def test_an_open_objection(scores: Desk) -> None:
    tamper(scores, "UPDATE score_objection SET status = 'open', settled_on = NULL")
    assert told(scores, *NAMES) == [("objection-open", "积分异议 #1")]
    assert "renda score settle 1" in texts(scores, "objection-open")


@pytest.mark.parametrize(
    ("table", "record", "command"),
    [("score_entry", "加分减分 #4", "entries"), ("score_objection", "积分异议 #1", "objections"), ("score_talk", "约谈 #1", "talks")],
)  # fmt: skip
def test_a_period_that_does_not_read(scores: Desk, table: str, record: str, command: str) -> None:
    number = record.partition("#")[2]
    tamper(scores, f"UPDATE {table} SET period = '第三季度' WHERE id = {number}")
    assert told(scores, *NAMES) == [("score-period", record)]
    assert f"“第三季度”看不懂，不会计入；请用 renda score {command} 核对" in texts(scores, "score-period")
    tamper(scores, f"UPDATE {table} SET period = '2022年三季度' WHERE id = {number}")
    assert "应写作 2022Q3" in texts(scores, "score-period")


def test_a_talk_about_a_scheme_that_is_not_loaded(scores: Desk) -> None:
    tamper(scores, "UPDATE score_talk SET scheme = '村积分' WHERE id = 1")
    assert told(scores, *NAMES) == [("talk-without-scheme", "约谈 #1")]
    assert "“村积分”" in texts(scores, "talk-without-scheme")


@pytest.mark.parametrize("kind", ["优秀代表", "先进小组", "优秀建议", "优秀家站点", "先进承办单位"])
def test_a_commendation_of_a_kind_without_its_subject(scores: Desk, kind: str) -> None:
    free = kind in ("优秀家站点", "先进承办单位")
    column = "deputy_id" if free else "name"
    value = "1" if free else "'某某'"
    tamper(
        scores,
        f"UPDATE award SET deputy_id = NULL, group_id = NULL, station_id = NULL, unit_id = NULL, proposal_id = NULL, name = NULL WHERE kind = '{kind}'",
        f"UPDATE award SET {column} = {value} WHERE kind = '{kind}'",
    )
    assert [name for name, _ in told(scores, *NAMES)] == ["award-without-subject"]
    assert f"2022-12-30 的{kind}" in texts(scores, "award-without-subject")
