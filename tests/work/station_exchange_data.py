"""A year of stations with something of every kind that a sheet can hold, entered by the verbs."""

from renda_cli.store.statements import insert_duty, insert_reception_day, insert_station_schedule
from renda_cli.work import deputy, rules
from renda_cli.work.desk import Desk
from renda_cli.work.station import (
    announcing,
    days,
    opinion,
    opinion_acts,
    opinion_assigning,
    opinion_closing,
    opinion_turning,
    people,
    place,
    rating,
    reception,
    staff,
)
from tests.work.helpers import at, hand_in
from tests.work.station_data import D

HOME, LIUDAO, OLD, POINT = "镇代表之家", "留道联络站", "老街联络站", "东头联系点"


def fill_places(desk: Desk) -> None:
    """A home, a station on line below it that is closed, one with a point below it; a deputy runs a station, two others only bear a deputy's name or none."""
    deputy.add(desk, "赵六", district="第8选区")
    place.add(desk, HOME, kind="家", address="镇政府一楼", area="120.5", phone="0519-88880000", opened="2018-06-01")
    place.add(desk, LIUDAO, kind="站", level="村", village="留道村", parent=HOME, area="60", note="示范站")
    place.add(desk, OLD, kind="站", parent=HOME, online=True, opened="2019-01-01")
    place.add(desk, POINT, kind="点", level="村", parent=LIUDAO)
    people.assign(desk, LIUDAO, deputies=["#1", "李四"], from_="2022-01-01")
    people.assign(desk, OLD, deputies=["王五"])
    people.assign(desk, OLD, deputies=["#1"], visiting=True)
    people.assign(desk, HOME, deputies=["李四"], from_="2022-05-01", move=True)
    staff.staff(desk, LIUDAO, role="站长", person="#4", phone="13800000001", from_="2021-12-20")
    staff.staff(desk, LIUDAO, role="站长", person="钱一", from_="2022-06-01")
    staff.staff(desk, LIUDAO, role="联络员", person="王五", outside=True)
    staff.staff(desk, OLD, role="法律顾问", person="李四", from_="2022-01-01")
    staff.staff(desk, OLD, role="法律顾问", person="孙律师", from_="2020-01-01", end="2021-12-31")
    rating.rate(
        desk, LIUDAO, stars=5, score="92.5", by="区人大常委会", on="2022-12-01", until="2024-11-30", note="首批"
    )
    rating.rate(desk, HOME, stars=4, on="2021-12-01")
    place.close(desk, OLD, on="2022-08-31")
    insert_station_schedule(
        desk.file.db,
        station_id=2,
        rule="每月10日",
        hours="9:00-11:00",
        off_day="move",
        seats=2,
        from_on=D("2022-01-01"),
    )
    insert_station_schedule(
        desk.file.db, station_id=3, rule="农历每月十六", from_on=D("2021-01-01"), to_on=D("2022-08-31")
    )


def _planned(desk: Desk, station: int, on: str, *deputies: int) -> None:
    day = insert_reception_day(desk.file.db, station_id=station, planned_on=D(on), hours="9:00-11:00")
    for one in deputies:
        insert_duty(desk.file.db, day_id=day, deputy_id=one)
    days.await_notice(desk, day, D(on))


def fill_days(desk: Desk) -> None:
    """Planned: one held and made known, one moved, one given up, one still to come; held: as planned, four as one, two on a day."""
    with desk.file.transaction():
        for on, deputies in (
            ("2022-03-10", (1, 2)),
            ("2022-04-10", (2,)),
            ("2022-05-10", (1,)),
            ("2022-06-10", (1, 4)),
        ):
            _planned(desk, 2, on, *deputies)
    announcing.announce(desk, LIUDAO, on="2022-03-10", no="1", issued="2022-03-07", place="村委会")
    days.move(desk, LIUDAO, on="2022-04-10", to="2022-04-11", why="周日")
    days.drop(desk, LIUDAO, on="2022-05-10", why="防汛")
    reception.receive(desk, LIUDAO, on="2022-03-10", voters=5, opinions=4)
    reception.receive(
        desk,
        LIUDAO,
        on="2022-04-11",
        until="2022-04-14",
        times=4,
        voters=12,
        deputies=["李四", "#1=2"],
        attendances=9,
        note="走村入户",
    )
    for hours in ("9:00-10:00", "14:00-15:00"):
        reception.receive(desk, OLD, on="2022-05-16", hours=hours, voters=0, deputies=["王五"])


def fill_opinions(desk: Desk) -> None:
    """Eleven opinions, each of which a row can hold."""

    def said(text: str, **more: str | bool) -> list[str]:
        made = opinion.add(desk, text, **{"station": LIUDAO, "on": "2022-03-10", **more})  # type: ignore[arg-type]
        return [str(made.read()["id"])]

    said(
        "路灯不亮，\n请打13812345678",
        answer="已报修",
        satisfaction="满意",
        voter="钱六",
        phone="13800000002",
        topic="照明",
    )
    two = said("修桥", village="留道村", note="催过")
    opinion_assigning.assign(desk, two, village="留道村", on="2022-03-11", until="2022-06-30")
    three = said("清淤", voter="孙七", channel="走访", deputy="李四", on="2022-04-01")
    opinion_assigning.assign(desk, three, unit="建设局", on="2022-04-02")
    opinion_closing.reply(desk, three, text="已清", by="建设局", result="solved", on="2022-04-10")
    opinion_closing.feedback(desk, three, to="选民", how="电话", satisfaction="基本满意", on="2022-04-11")
    opinion_closing.feedback(desk, three, to="代表", on="2022-04-12")
    opinion_closing.publish(desk, three, "yes", on="2022-05-10")
    opinion_closing.archive(desk, three, on="2022-05-11")
    four = said("水压低", voter="孙七", on="2022-04-01")
    opinion_assigning.assign(desk, four, unit="财政局", on="2022-04-02")
    opinion_closing.reply(desk, four, text="暂不办", form="口头", on="2022-04-10")
    opinion_closing.feedback(desk, four, satisfaction="不满意", on="2022-04-11")
    opinion_assigning.refer(desk, said("官司", on="2022-04-01"), to="人民法院", why="诉讼事项", on="2022-04-02")
    hand_in(desk, "增设路灯", by="#1")
    six = said("没有路灯", on="2022-01-05")
    opinion_turning.to_proposal(desk, six, into="5-1/1", on="2022-01-07")
    opinion_closing.feedback(desk, six, how="口头", on="2022-01-08")
    seven = said("有人收集材料", channel="线上", station=OLD, on="2022-05-02")
    opinion_acts.urgent(desk, seven, why="准备上访", on="2022-05-02")
    opinion_acts.report(desk, seven, to="镇党委", on="2022-05-02")
    eight = said("邻居占道", confidential=True, voter="周八", on="2022-05-03")
    opinion_closing.reply(desk, eight, text="已劝导", form="口头", on="2022-05-04")
    opinion_closing.publish(desk, eight, "no", why="选民要求保密", on="2022-05-10")
    said("路灯不亮", voter="钱六", on="2022-05-03")
    said("路灯不亮", voter="孙七", on="2022-05-03")
    eleven = said("通到区里的路", on="2022-05-03")
    opinion_assigning.assign(desk, eleven, via="王五", on="2022-05-04")


def fill_stations(desk: Desk) -> None:
    """All of it, as if on 9 March."""
    rules.set_(desk, "opinion", "15天", from_="2022-01-01", source="本镇办法")
    then = at(desk, "2022-03-09")
    fill_places(then)
    fill_days(then)
    fill_opinions(then)
