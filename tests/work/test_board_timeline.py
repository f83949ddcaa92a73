"""What happened in the last sixty days and what comes in the next."""

from datetime import date
from typing import Any

import pytest

from renda_cli.store.statements import (
    insert_activity,
    insert_reception,
    insert_reception_day,
    insert_review,
    insert_session,
    insert_station,
)
from renda_cli.work.board.timeline import timeline
from renda_cli.work.desk import Desk
from tests.work.helpers import at

D = date.fromisoformat


@pytest.fixture
def busy(desk: Desk) -> Desk:
    """Events around 2022-10-10: the window is from 2022-08-11 to 2022-12-09."""
    db = desk.file.db
    with desk.file.transaction():
        insert_session(db, kind="主席团会议", number="5-4", opened_on=D("2022-09-20"))
        insert_session(db, kind="人代会", number="5-3", opened_on=D("2022-12-09"), closed_on=D("2022-12-10"))
        insert_session(db, kind="人代会", number="5-1", opened_on=D("2022-08-10"))
        act: dict[str, Any] = {"kind": "视察", "status": "done"}
        same = insert_activity(db, title="评议会", held_on=D("2022-09-01"), **act)
        insert_activity(db, title="看河道，联系 13800001111", held_on=D("2022-08-11"), until_on=D("2022-08-12"), **act)
        insert_activity(db, kind="视察", title="取消的", status="dropped", planned_on=D("2022-09-02"))
        insert_activity(db, kind="座谈", title="已过未开", status="planned", planned_on=D("2022-10-01"))
        insert_activity(db, kind="座谈", title="预先登记", status="done", held_on=D("2022-11-01"))
        review: dict[str, Any] = {"year": 2022, "kind": "部门评议"}
        insert_review(db, title="评议会", status="held", held_on=D("2022-09-01"), activity_id=same, **review)
        insert_review(db, title="计划的", status="planned", planned_on=D("2022-11-05"), **review)
        insert_review(db, title="取消的", status="dropped", planned_on=D("2022-11-06"), **review)
        home = insert_station(db, name="家", kind="home", level="镇")
        insert_reception(db, station_id=home, held_on=D("2022-08-01"), voters=3, times=2)
        insert_reception(db, station_id=home, held_on=D("2022-08-20"), voters=4, times=1)
        insert_reception(db, station_id=home, held_on=D("2022-07-31"), voters=9, times=1)
        for day in ("2022-10-09", "2022-10-10", "2022-10-11", "2022-12-31"):
            insert_reception_day(db, station_id=home, planned_on=D(day))
        insert_reception_day(db, station_id=home, planned_on=D("2022-10-20"), dropped_why="开会")
    return at(desk, "2022-10-10")


def test_events_stand_in_their_months(busy: Desk) -> None:
    found = {
        month["month"]: [(one["on"], one["what"], one["title"], one["held"]) for one in month["events"]]
        for month in timeline(busy)
    }
    assert found == {
        "2022-08": [("2022-08-11", "视察", "看河道，联系 138****1111", True)],
        "2022-09": [("2022-09-01", "部门评议", "评议会", True), ("2022-09-20", "主席团会议", "5-4", True)],
        "2022-10": [("2022-10-01", "座谈", "已过未开", False)],
        "2022-11": [("2022-11-01", "座谈", "预先登记", False), ("2022-11-05", "部门评议", "计划的", False)],
        "2022-12": [("2022-12-09", "人代会", "5-3", False)],
    }


def test_receptions_are_counted_over_whole_months(busy: Desk) -> None:
    sums = {month["month"]: (month["received"], month["voters"], month["planned"]) for month in timeline(busy)}
    assert sums == {
        "2022-08": (3, 7, 0), "2022-09": (0, 0, 0), "2022-10": (0, 0, 1), "2022-11": (0, 0, 0), "2022-12": (0, 0, 1),
    }  # fmt: skip


def test_the_last_day_of_an_event_is_told(busy: Desk) -> None:
    events = {one["title"]: one["until"] for month in timeline(busy) for one in month["events"]}
    assert events["看河道，联系 138****1111"] == "2022-08-12"
    assert events["5-3"] == "2022-12-10"
    assert events["计划的"] is None


def test_nothing_happened(desk: Desk) -> None:
    assert timeline(desk) == []
