"""A deputy who cannot sit: excused with the reason, and another sits instead."""

from renda_cli.store.statements import insert_deputy
from renda_cli.work import status
from renda_cli.work.desk import Desk
from renda_cli.work.station import announcing, duty, swapping
from tests.work.helpers import at, refused
from tests.work.rota_data import EAST, east, plan, station, turns


def first_of(desk: Desk, name: str, after: str = "2022-01-10") -> str:
    """The first day after another on which somebody sits."""
    return next(day for day, sitting in plan(desk).items() if name in sitting and day > after)


def excused(desk: Desk, day: str) -> list[dict[str, str]]:
    """Who is excused on a day, and why."""
    found = duty.duty(desk, EAST, year="2022")
    (row,) = (row for row in found.rows if row[0] == day)
    return list(row[found.fields.index("excused")])


def test_whoever_has_the_fewest_turns_and_is_free_sits_instead(desk: Desk) -> None:
    station(desk, "西片联络站", "钱七", rule="每月1日")
    east(desk)
    day = first_of(desk, "张三")
    status.suspend(desk, "李四", ground="羁押", on="2022-01-10")
    swapping.swap(desk, EAST, on=first_of(desk, "王五"), deputy="王五", instead="赵六", why="出差")
    done = swapping.swap(desk, EAST, on=day, deputy="张三", why="病假")
    assert done.lines == (f"已登记 东片代表之家 {day}：张三请假（病假），由王五接待",)
    assert plan(desk)[day] == ["王五"]
    assert excused(desk, day) == [{"name": "张三", "why": "病假"}]
    assert done.read()["on_duty"] == [{"name": "王五", "for": "张三"}]
    assert done.read()["excused"] == [{"name": "张三", "excused_on": "2022-01-10", "excused_why": "病假"}]


def test_two_who_change_places_both_keep_their_turns(desk: Desk) -> None:
    east(desk)
    before = turns(desk)
    mine, theirs = first_of(desk, "张三"), first_of(desk, "李四")
    done = swapping.swap(desk, EAST, on=mine, deputy="张三", instead="李四", back=theirs, why="出差")
    assert done.lines[1] == f"已登记 东片代表之家 {theirs}：张三接待，换李四"
    assert (plan(desk)[mine], plan(desk)[theirs]) == (["李四"], ["张三"])
    assert turns(desk) == before
    assert excused(desk, theirs) == [{"name": "李四", "why": "与张三对换"}]


def test_leave_entered_afterwards_was_asked_for_by_then(desk: Desk) -> None:
    east(desk)
    who = plan(desk)["2022-01-10"][0]
    done = swapping.swap(at(desk, "2022-02-01"), EAST, on="2022-01-10", deputy=who, why="病假")
    assert done.read()["excused"][0]["excused_on"] == "2022-01-10"


def test_a_stranger_or_a_day_that_was_announced_is_remarked_on(desk: Desk) -> None:
    station(desk, "西片联络站", "钱七", rule="每月1日")
    east(desk)
    day = first_of(desk, "张三")
    announcing.announce(desk, EAST, on=day)
    done = swapping.swap(desk, EAST, on=day, deputy="张三", instead="钱七", why="病假")
    assert done.lines[1:] == (
        "提醒：钱七 不是 东片代表之家 的进站代表，请核对 --with",
        "提醒：这一天已于 2022-01-10 公告，换人后请用 renda station announce --draft 重新生成",
    )


def test_nobody_sits_who_cannot(desk: Desk) -> None:
    station(desk, "西片联络站", "钱七", visitors=("李四",), rule="每月1日")
    station(desk, "南片联络站", "孙八", rule=None)
    east(desk)
    day = first_of(desk, "张三")
    announcing.announce(desk, "西片", on=day, deputies=["李四"])
    for name, sentence in (
        ("李四", f"李四 {day} 已排在 西片联络站 接待；请换一名代表"),
        ("张三", f"张三 {day} 已排在 东片代表之家 接待"),
        ("无此人", "没有叫“无此人”的代表"),
    ):
        with refused(desk, sentence):
            swapping.swap(desk, EAST, on=day, deputy="张三", instead=name, why="病假")
    with desk.file.transaction() as db:
        insert_deputy(db, name="外人", pinyin="wai ren", initials="wr", stroke_order="")
    with refused(desk, f"外人 {day} 不在任或暂停执行职务"):
        swapping.swap(desk, EAST, on=day, deputy="张三", instead="外人", why="病假")


def test_whoever_is_excused_that_day_does_not_step_in_and_when_nobody_can_it_is_said(desk: Desk) -> None:
    east(desk)
    day = first_of(desk, "张三")
    sitting = "张三"
    for _ in range(3):
        swapping.swap(desk, EAST, on=day, deputy=sitting, why="病假")
        (sitting,) = plan(desk)[day]
    with refused(desk, f"张三 {day} 已请假（病假）".replace("（", "（?")):
        swapping.swap(desk, EAST, on=day, deputy=sitting, instead="张三", why="病假")
    with refused(desk, f"东片代表之家 的代表 {day} 都不能代替；请用 --with 写明由谁代替"):
        swapping.swap(desk, EAST, on=day, deputy=sitting, why="病假")


def test_whoever_is_not_on_duty_cannot_be_excused(desk: Desk) -> None:
    station(desk, "西片联络站", "钱七", rule="每月1日")
    east(desk)
    mine, other = first_of(desk, "张三"), first_of(desk, "李四")
    with refused(desk, f"东片代表之家 {other} 排的是李四，没有张三；张三排在 .*{mine}"):
        swapping.swap(desk, EAST, on=other, deputy="张三", why="病假")
    with refused(desk, "没有钱七；请用 renda station duty 核对"):
        swapping.swap(desk, EAST, on=other, deputy="钱七", why="病假")
    with refused(desk, "没有安排接待；最近的接待日"):
        swapping.swap(desk, EAST, on="2022-03-11", deputy="张三", why="病假")
    with refused(desk, "--back 要写明和谁对换"):
        swapping.swap(desk, EAST, on=mine, deputy="张三", back=other, why="病假")
    with refused(desk, "理由不能为空"):
        swapping.swap(desk, EAST, on=mine, deputy="张三", why=" ")


def test_a_day_with_nobody_says_so(desk: Desk) -> None:
    station_id = east(desk)
    with desk.file.transaction() as db:
        db.execute(
            "DELETE FROM duty WHERE day_id = (SELECT id FROM reception_day WHERE station_id = ? AND planned_on = '2022-03-10')",
            (station_id,),
        )
    with refused(desk, "2022-03-10 排的是没有人，没有张三"):
        swapping.swap(desk, EAST, on="2022-03-10", deputy="张三", why="病假")
