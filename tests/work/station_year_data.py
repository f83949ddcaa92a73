"""The year 2022 of two stations, a case of each kind."""

from datetime import date
from typing import Any

from renda_cli.store.statements import (
    insert_activity,
    insert_opinion,
    insert_opinion_feedback,
    insert_opinion_reply,
    insert_proposal,
    insert_reception,
    insert_reception_deputy,
    insert_station,
    insert_station_deputy,
    insert_station_staff,
)
from renda_cli.work import names
from renda_cli.work.desk import Desk

HOME, STATION = "镇代表之家", "留道联络站"


def station(desk: Desk, name: str, kind: str = "station", **more: Any) -> int:
    """A station's id."""
    return insert_station(desk.file.db, name=name, kind=kind, level="镇", **more)


def received(
    desk: Desk, name: str, on: str, voters: int = 0, *, deputies: tuple[str, ...] = (), times: int = 1, **more: Any
) -> int:
    """A reception's id."""
    reception_id = insert_reception(
        desk.file.db, station_id=names.station(desk, name).id, held_on=date.fromisoformat(on), voters=voters, times=times, **more
    )  # fmt: skip
    for one in deputies:
        insert_reception_deputy(
            desk.file.db, reception_id=reception_id, deputy_id=names.deputy(desk, one).id, times=times
        )
    return reception_id


def opinion(desk: Desk, name: str, on: str, status: str = "received", **more: Any) -> int:
    """An opinion's id; `satisfied` is the voter's grade."""
    day = date.fromisoformat(on)
    satisfied = more.pop("satisfied", None)
    about = {"text": "路灯不亮", "channel": "现场", **more}
    if status == "referred":
        about["referred_on"] = day
    if status == "proposal":
        about.update(turned_on=day, proposal_id=_proposal(desk, day))
    opinion_id = insert_opinion(
        desk.file.db, station_id=names.station(desk, name).id, received_on=day, status=status, **about
    )
    if status == "replied":
        insert_opinion_reply(desk.file.db, opinion_id=opinion_id, replied_on=day, form="口头", text="已修好")
    if satisfied:
        insert_opinion_feedback(desk.file.db, opinion_id=opinion_id, whom="voter", told_on=day, satisfaction=satisfied)
    return opinion_id


def _proposal(desk: Desk, day: date) -> int:
    (number,) = desk.file.tuples("SELECT count(*) + 900 FROM proposal")[0]
    return insert_proposal(
        desk.file.db, no=str(number), title="装路灯", submitted_on=day, between_sessions=True, lead_id=1
    )


def activity(desk: Desk, name: str, on: str, *, status: str = "done", title: str = "看河道", **more: Any) -> int:
    """An activity's id, of a station."""
    day: dict[str, Any] = {"held_on" if status == "done" else "planned_on": date.fromisoformat(on)}
    return insert_activity(
        desk.file.db, kind="视察", title=title, status=status, station_id=names.station(desk, name).id, **day, **more
    )


def fill_stations_year(desk: Desk) -> None:
    """Two stations and what they did in 2022.

    镇代表之家   two receptions (6 voters, 4 opinions counted, 2 listed), an online opinion, an activity of two times, one planned
    留道联络站   one reception entered as three (9 voters), an opinion under way
    """
    db = desk.file.db
    with desk.file.transaction():
        home = station(desk, HOME, "home", address="人民路1号", opened_on=date(2021, 5, 1))
        below = station(desk, STATION, village="留道村", parent_id=home)
        insert_station_staff(db, station_id=home, role="站长", person="张三", deputy_id=1, phone="13800001111")
        insert_station_deputy(db, station_id=home, deputy_id=1, from_on=date(2021, 12, 20))
        insert_station_deputy(db, station_id=below, deputy_id=2, from_on=date(2021, 12, 20))
        insert_station_deputy(db, station_id=home, deputy_id=2, visiting=True, from_on=date(2022, 2, 1))
        first = received(desk, HOME, "2022-03-10", 4, deputies=("张三", "李四"), opinions=4)
        received(desk, HOME, "2022-06-10", 2, deputies=("张三",))
        received(desk, STATION, "2022-04-01", 9, deputies=("李四",), times=3, attendances=5)
        opinion(
            desk, HOME, "2022-03-10", "replied", reception_id=first, on_spot=True, topic="城乡建设", satisfied="满意"
        )
        opinion(desk, HOME, "2022-03-10", "referred", reception_id=first, voter="周某某")
        opinion(desk, HOME, "2022-05-01", "replied", channel="线上", topic="城乡建设", satisfied="不满意")
        opinion(desk, HOME, "2022-05-02", "proposal", topic="教育")
        opinion(desk, STATION, "2022-04-01", "assigned", text="修水渠，联系13800009999")
        opinion(desk, STATION, "2021-12-31", "received")
        activity(desk, HOME, "2022-07-01", times=2)
        activity(desk, HOME, "2022-10-01", status="planned", title="视察学校")
