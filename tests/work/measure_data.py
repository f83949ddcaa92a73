"""A year with a record of every kind that can be counted, and what measures make of it."""

import json
from collections import Counter
from datetime import date
from typing import Any

from renda_cli.store import statements
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures
from renda_cli.work.score.measure import COLUMNS, Measure
from tests.work.checks_data import fill_busy_year
from tests.work.deputy_data import attended
from tests.work.project_year_data import add_project
from tests.work.review_data import ballot, fill_reviews_year, finding, item, review, task
from tests.work.station_year_data import HOME, STATION, fill_stations_year

D = date.fromisoformat
YEAR = ("2022-01-01", "2022-12-31")


def bound(first: str = YEAR[0], last: str = YEAR[1], *, day: str | None = None, term: bool = False) -> dict[str, Any]:
    """What is bound to the SQL of a measure."""
    return {
        "first": first, "last": last, "day": day or last, "term": int(term), "from_year": int(first[:4]), "to_year": int(last[:4]),
        "satisfied": json.dumps(["满意", "基本满意"]), "resolved": json.dumps(["A"]), "uncounted": json.dumps(["不了解"]),
    }  # fmt: skip


def records(desk: Desk, measure: Measure, *span: str, **more: Any) -> list[dict[str, Any]]:
    """The rows of a measure."""
    masking.teach(desk.file.db)
    found = desk.file.tuples(f"SELECT * FROM ({measure.source}) ORDER BY day, ref", bound(*span, **more))
    return [dict(zip(COLUMNS, row, strict=True)) for row in found]


def totals(desk: Desk, key: str, subject: str, *span: str, **more: Any) -> dict[str, Any]:
    """What each holder came to by name: a number, of a ratio (amount, of)."""
    measure = measures.find(key, subject)
    amounts: Counter[Any] = Counter()
    over: Counter[Any] = Counter()
    for row in records(desk, measure, *span, **more):
        amounts[row["holder"]] += row["amount"]
        over[row["holder"]] += row["of"]
    told = {holder: (amounts[holder], over[holder]) if measure.ratio else amounts[holder] for holder in amounts}
    return {_name(desk, measure, holder): value for holder, value in told.items()}


def _name(desk: Desk, measure: Measure, holder: Any) -> str:
    if measure.holder == "village":
        return str(holder)
    table = {"group": "deputy_group"}.get(measure.holder, measure.holder)
    return str(desk.file.tuples(f"SELECT name FROM {table} WHERE id = ?", (holder,))[0][0])


def fill_all(desk: Desk) -> None:
    """On top of the year of the deputies those of proposals, stations and reviews, and what no other year has."""
    fill_busy_year(desk)
    fill_stations_year(desk)
    fill_reviews_year(desk)
    with desk.file.transaction():
        _of_sessions(desk)
        _of_groups(desk)
        _of_stations(desk)
        _of_units(desk)


def _of_sessions(desk: Desk) -> None:
    """A second session that 王五 missed whole, and a meeting of the presidium on two half days of which 李四 had leave for one."""
    for kind, on, parts in (
        ("人代会", "2022-07-01", {"上午": {"王五": "absent", "李四": "leave"}, "下午": {"王五": "refused"}}),
        ("主席团会议", "2022-08-01", {"上午": {"李四": "leave"}, "下午": {}}),
    ):
        session_id = statements.insert_session(desk.file.db, kind=kind, number="5-2", opened_on=D(on), closed_on=D(on))
        for part, states in parts.items():
            attended(desk, session_id, D(on), part, **states)


def _of_groups(desk: Desk) -> None:
    db, east = desk.file.db, names.group(desk, "东片小组").id
    for kind, on in (("plan", "2022-02-01"), ("summary", "2022-12-20")):
        statements.insert_group_paper(db, group_id=east, year=2022, kind=kind, handed_on=D(on))
    for item_, on, met in (("牌子", "2022-03-01", False), ("牌子", "2022-09-01", True), ("记录", "2022-09-01", False)):
        statements.insert_checklist_mark(db, group_id=east, list="七有", item=item_, checked_on=D(on), met=met)
    for on, times in (("2022-03-20", 1), ("2022-05-10", 2)):
        statements.insert_activity(
            db, kind="视察", title="看学校", status="done", held_on=D(on), group_id=east, times=times
        )
    statements.insert_proposal(
        db, no="闭8", title="修文化礼堂", submitted_on=D("2022-06-01"), between_sessions=True, proposer="group", group_id=east, confidential=True
    )  # fmt: skip
    statements.insert_award(
        db, kind="先进小组", title="先进小组", given_on=D("2022-12-01"), given_by="主席团", group_id=east
    )


def _of_stations(desk: Desk) -> None:
    db, home, below = desk.file.db, names.station(desk, HOME).id, names.station(desk, STATION).id
    statements.insert_station_paper(db, station_id=home, year=2022, kind="plan", handed_on=D("2022-01-20"))
    statements.insert_station_paper(db, station_id=home, year=2022, kind="summary", handed_on=D("2022-12-20"))
    statements.insert_checklist_mark(
        db, station_id=home, list="六有", item="场地", checked_on=D("2022-05-01"), met=True
    )
    statements.insert_station_rating(db, station_id=home, stars=3, rated_on=D("2021-05-01"))
    statements.insert_station_rating(db, station_id=home, stars=4, rated_on=D("2022-05-01"), until_on=D("2022-12-31"))
    statements.insert_station_rating(db, station_id=below, stars=5, rated_on=D("2020-05-01"), until_on=D("2022-05-01"))
    for on, why in (("2022-03-10", None), ("2022-04-10", None), ("2022-05-10", "放假"), ("2022-12-31", None)):
        statements.insert_reception_day(db, station_id=home, planned_on=D(on), dropped_why=why)
    statements.insert_award(
        db, kind="优秀家站点", title="优秀之家", given_on=D("2022-12-01"), given_by="主席团", station_id=home
    )
    for number, village in ((1, "留道村"), (2, "留道村"), (5, "剑湖社区")):
        db.execute("UPDATE opinion SET village = ?, published = 'yes' WHERE id = ?", (village, number))
    db.execute("UPDATE opinion SET confidential = 1, deputy_id = 2 WHERE id = 4")


def _of_units(desk: Desk) -> None:
    """财政局 was merged into 建设局; what it had is 建设局's."""
    db, built = desk.file.db, names.unit(desk, "建设局").id
    taught, money = names.unit(desk, "教育局").id, names.unit(desk, "财政局").id
    one = review(desk, "部门评议", "评议建设局", "2022-06-01", ("unit", "建设局"))
    (subject,) = desk.file.tuples("SELECT id FROM review_subject WHERE review_id = ?", (one,))[0]
    db.execute("UPDATE review_subject SET unit_id = ? WHERE id = ?", (built, subject))
    marks = {"满意": 30, "基本满意": 10, "不满意": 8, "不了解": 12}
    ballot(desk, "review", "2022-06-01", 60, 60, ("subject_id", subject, marks), review_id=one, scheme="满意度")
    finding(desk, one, "2022-06-02", "答复不及时", "accepted", "2022-08-01", subject_id=subject)
    finding(desk, one, "2022-06-02", "人手不足", unit_id=money)
    add_project(desk, 11, "修桥", status="done", done_on=D("2022-11-01"), unit_id=built)
    add_project(desk, 12, "修路", unit_id=money)
    report = item(desk, "special", "教育工作报告", "heard", heard_on=D("2022-01-06"))
    task(desk, report, "2022-02-01", unit_id=taught, answered_on=D("2022-04-01"))
    task(desk, report, "2022-02-01", "增加校车", unit_id=taught)
    statements.insert_opinion_assignment(db, opinion_id=3, route="unit", unit_id=money, assigned_on=D("2022-05-02"))
    statements.insert_opinion_assignment(db, opinion_id=5, route="unit", unit_id=built, assigned_on=D("2022-05-02"))
    statements.insert_award(
        db, kind="先进承办单位", title="先进承办单位", given_on=D("2022-12-01"), given_by="主席团", unit_id=money
    )
    for what, until, kept in (("先修东段", "2022-06-30", None), ("再修西段", "2022-09-30", D("2022-10-15"))):
        statements.insert_promise(
            db,
            proposal_id=3,
            unit_id=built,
            what=what,
            made_on=D("2022-03-01"),
            until_on=D(until),
            kept_on=kept,
        )
    statements.insert_supervision(db, proposal_id=1, level="重点", decided_on=D("2022-03-01"))
    statements.insert_co_signer(db, proposal_id=1, deputy_id=names.deputy(desk, "李四").id, position=1)
    db.execute(
        "UPDATE assignment SET ended_on = '2022-03-01', ended_why = '退办：不属职责', owes_reply = 0 WHERE id = (SELECT id FROM assignment "
        "WHERE proposal_id = (SELECT id FROM proposal WHERE no = '8') AND role = 'lead')"
    )
    db.execute("UPDATE proposal SET confidential = 1 WHERE title = '修缮校舍'")
    db.execute("UPDATE proposal SET excellent = 1 WHERE id = 1")
    desk.file.update("unit", money, merged_into_id=built, merged_on="2022-10-01")
