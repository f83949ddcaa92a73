"""Sheets of stations, of who is in them, and of their stars."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.exchange import exporting
from renda_cli.work.exchange.importing import Options, import_
from tests.work.exchange_data import take
from tests.work.helpers import at
from tests.work.station_exchange_data import fill_stations
from tests.work.test_exchange_round_trip import emptied, rows

__all__ = ["take"]
LISTS = ("stations", "staff", "postings", "ratings", "schedules", "reception-days", "receptions", "opinions")
TABLES = ("station", "station_staff", "station_deputy", "station_schedule", "station_rating", "reception_day", "duty", "reception",
    "reception_deputy", "opinion", "opinion_assignment", "opinion_reply", "opinion_feedback")  # fmt: skip
STATIONS = "站点名称,类型,级别,所在村,地址,面积,联系电话,所属,是否线上,成立时间,撤销日期,备注\n"
STAFF = "联络站,职务,姓名,是否代表,电话,任职起,任职止\n"
RATINGS = "联络站,星级,得分,评定日期,有效期至,评定单位,备注\n"
KEPT = ("deputy", "seat", "deputy_group", "unit", "session", "proposal", "rule_value")


def of(desk: Desk, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table without their ids: what is over comes before what lasts in a sheet."""
    skip = table != "reception_deputy"
    return sorted((tuple(row)[skip:] for row in desk.file.rows(f"SELECT * FROM {table}")), key=str)


def running(desk: Desk) -> list[tuple[Any, ...]]:
    """The clocks of opinions, and of notices that have still to go out, without those that were cancelled."""
    sql = "SELECT kind, opinion_id, reception_day_id, round, due_on, met_on, by_hand FROM deadline WHERE cancelled_on IS NULL AND proposal_id IS NULL "
    sql += "AND (met_on IS NULL OR kind = 'opinion')"
    return sorted(map(tuple, desk.file.rows(sql)), key=str)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_and_imported_is_the_same(office: Desk, tmp_path: Path, ending: str) -> None:
    fill_stations(office)
    office.file.db.execute(
        "UPDATE deputy SET name = '张三' WHERE id = 4"
    )  # two of one name are told apart by their districts
    office.file.db.execute("UPDATE station_staff SET person = '张三' WHERE deputy_id = 4")
    source = at(office, "2022-03-09")
    target = emptied(source, tmp_path / "t.db", *KEPT)
    for what in LISTS:
        path = tmp_path / f"{what}.{ending}"
        exporting.write(source, what, str(path), private=True)
        for new in (True, False):
            done = import_(target, what, str(path), Options())
            assert (done.errors, done.left_out, done.changed, done.equal == 0) == ([], [], 0, new), what
        assert rows(source, what) == rows(target, what), what
    for table in TABLES:
        assert of(target, table) == of(source, table), table
    assert running(target) == running(source)
    assert [exporting.exported(source, what).notes for what in LISTS if exporting.exported(source, what).notes] == []
