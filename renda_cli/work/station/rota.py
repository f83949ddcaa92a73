"""The rota of a year: who receives voters when, dealt out evenly over the days that the schedule names."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import turns as dealing
from renda_cli.rules.days import year as year_of
from renda_cli.store.statements import insert_duty, insert_reception_day
from renda_cli.work import doing, names
from renda_cli.work.deadlines import Opened
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.station import days, rota_plan
from renda_cli.work.station.rota_plan import Plan, Slot

TURNS = "reception.turns"
Told = dict[str, Any]  # what became of a station's rota


@writing
def rota(
    desk: Desk,
    name: str | None = None,
    *,
    everywhere: bool = False,
    year: str | None = None,
    turns: int | None = None,
    seats: int | None = None,
    start: str | None = None,
    again: bool = False,
    visiting: bool = False,
) -> Receipt:
    """Makes the rota of a year for a station, or for all that have a schedule, from its days and the deputies posted there.

    Each deputy sits as often as the others, at least as often as the rulebook says; `turns` or `seats` (a day) fix a number. Days before
    `start` are left out. `again` plans anew what is still to come and untouched. Raises InputError.
    """
    _check_options(name, everywhere=everywhere, turns=turns, seats=seats, visiting=visiting)
    number = doing.of_year(desk.today.year if year is None else year_of(year))
    first = _start(desk, number, start)
    stations = rota_plan.scheduled_stations(desk, number) if name is None else [names.station(desk, name)]
    plans = [rota_plan.plan(desk, station, first, again=again, visiting=visiting) for station in stations]
    if everywhere:
        plans = _without_empty(desk, plans)
    for plan in plans:
        _refuse_empty(plan, number)
    least = _least(desk, number)
    given = [None if turns else plan.seats(seats) for plan in plans]
    levels = _levels(desk, plans, given, turns, least)
    told = [_enter(desk, plan, level, one, least) for plan, level, one in zip(plans, levels, given, strict=True)]
    _remark(desk, told, turns, number)
    record = {"year": number, "stations": [{k: v for k, v in one.items() if k != "opened"} for one in told]}
    return Receipt(tuple(_sentences(told, number)), lambda: record)


def _check_options(name: str | None, *, everywhere: bool, turns: int | None, seats: int | None, visiting: bool) -> None:
    if name is not None and everywhere:
        raise InputError("写了站名，又写了 --all", "请只写一样")
    if name is None and not everywhere:
        raise InputError("没有写哪个站", "请写站名，或写 --all 排全部")
    if turns is not None and seats is not None:
        raise InputError("--turns 和 --seats 不能同时写", "每人几次、每次几人，请只定一项")
    if everywhere and visiting:
        raise InputError("--visiting 不能与 --all 同时写", "来站活动的代表已在各自的站里排，要一并排的请逐站排")
    for number, option in ((turns, "--turns"), (seats, "--seats")):
        if number is not None:
            doing.whole(number, option)


def _start(desk: Desk, year: int, text: str | None) -> date:
    """The first day that is planned."""
    if text is None:
        return date(year, 1, 1)
    found = days.day_of(desk, text, "--from")
    if found.year != year:
        raise InputError(f"--from {found.isoformat()} 不在 {year} 年", "请核对 --from 和 --year")
    return found


def _without_empty(desk: Desk, plans: Sequence[Plan]) -> list[Plan]:
    """The plans of stations that have days and deputies; the others are named. Where none has, all of them."""
    filled = [plan for plan in plans if plan.is_fresh and plan.able]
    if filled:
        empty = [plan.station.name for plan in plans if plan not in filled]
        desk.remarks += [f"提醒：{name} 没有要排的接待日或没有进站代表，没有排" for name in empty]
    return filled or list(plans)


def _refuse_empty(plan: Plan, year: int) -> None:
    if not plan.slots:
        raise InputError(f"{plan.station.name} {year} 年没有接待日", "请先用 renda station schedule 定接待日")
    if not plan.is_fresh:
        raise InputError(f"{plan.station.name} {year} 年没有可以重排的接待日", "都已过去、开展、公告、取消或换过人")
    if not plan.called:
        raise InputError(f"{plan.station.name} 没有进站代表", "请先用 renda station assign 登记")
    if not plan.able:
        raise InputError(
            f"{plan.station.name} 的进站代表在接待日都不能接待", "请用 renda station show 核对在任和进站的日期"
        )


def _least(desk: Desk, year: int) -> int:
    """The least turns a year that the rulebook asks for; 0, which is said, where it has no value."""
    rule = desk.rulebook.found_on(TURNS, date(year, 12, 31))
    if rule is None:
        desk.remarks.append(f"注意：规则里没有 {year} 年每名代表接待选民的次数，只按每个接待日有人排")
        return 0
    return int(rule.value)


def _levels(
    desk: Desk, plans: Sequence[Plan], given: Sequence[list[int] | None], turns: int | None, least: int
) -> list[int]:
    """How often each deputy of each plan sits where no seats are given: so often that every day has somebody, and alike everywhere.

    Where one station has fewer days than another's deputies must sit, nobody is burdened for an evenness that cannot be had. Raises InputError
    for numbers that cannot be, and for fewer turns than the rulebook asks for.
    """
    if turns is not None and turns < least:
        raise InputError(f"--turns {turns} 少于规则规定的每名代表每年 {least} 次", f"请写 --turns {least} 或更多")
    for plan, seats in zip(plans, given, strict=True):
        if seats is not None:
            _check_seats(plan, seats, least)
        elif turns is not None and turns > len(plan.slots):
            what = f"{plan.station.name} 只有 {len(plan.slots)} 个接待日，排不出每人 {turns} 次"
            raise InputError(what, f"请写 --turns {len(plan.slots)} 或更少")
    own = [
        min(max(turns or least, 1, dealing.manning(len(plan.slots), plan.able)), len(plan.slots))
        if seats is None
        else 0
        for plan, seats in zip(plans, given, strict=True)
    ]
    fewest = min(plans, key=lambda plan: len(plan.slots))
    if max(own) <= len(fewest.slots):
        return [max(own)] * len(plans)
    how_many = f"{fewest.station.name}只有 {len(fewest.slots)} 个接待日，别的站每人要排 {max(own)} 次才能天天有人"
    desk.remarks.append(f"注意：{how_many}，拉不平，各站分别排")
    return own


def _check_seats(plan: Plan, seats: Sequence[int], least: int) -> None:
    """Raises InputError for more seats than deputies, and for so few that somebody would sit less often than the rulebook says."""
    there, most, wanted = len(plan.able), max(seats), min(least, len(plan.slots)) * len(plan.able)
    if most > there:
        raise InputError(
            f"{plan.station.name} 每次 {most} 人，多于进站的 {there} 名代表", f"请写 --seats {there} 或更少"
        )
    if sum(seats) < wanted:
        what = f"{plan.station.name} {len(plan.slots)} 个接待日共 {sum(seats)} 人次，不够 {there} 名代表每人 {least} 次"
        raise InputError(what, f"请写 --seats {-(-wanted // len(plan.slots))} 或更多")


def _enter(desk: Desk, plan: Plan, level: int, seats: list[int] | None, least: int) -> Told:
    """Deals out a station's turns and writes them."""
    kept = {place: slot.kept for place, slot in enumerate(plan.slots) if slot.kept is not None}
    turns = level if seats is None else None
    dealt = dealing.deal(len(plan.slots), plan.sitters, turns=turns, seats=seats, least=least, kept=kept)
    days.remove(desk, plan.gone)
    opened = [
        _enter_day(desk, plan.station, slot, sitting)
        for slot, sitting in zip(plan.slots, dealt, strict=True)
        if slot.kept is None
    ]
    return _told(plan, dealt) | {"kept": len(kept), "opened": [clock for clock in opened if clock]}


def _told(plan: Plan, dealt: Sequence[Sequence[int]]) -> Told:
    """What came of a station's rota: `least` and `most` turns of those who can always sit, the days that stay empty (ISO), the others."""
    whole = len(plan.slots)
    turns = Counter(one for sitting in dealt for one in sitting)
    always = [turns[one.id] for one in plan.able if len(one.free) == whole]
    return {
        "station": plan.station.name, "days": whole, "deputies": len(plan.able), "turns": sum(map(len, dealt)),
        "least": min(always, default=None), "most": max(always, default=None),
        "empty": [slot.on.isoformat() for slot, sitting in zip(plan.slots, dealt, strict=True) if not sitting],
        "partly": [
            {"name": plan.called[one.id], "days": len(one.free), "turns": turns[one.id]} for one in plan.sitters if len(one.free) < whole
        ],
        "provisional": plan.unsure,
    }  # fmt: skip


def _enter_day(desk: Desk, station: names.Named, slot: Slot, sitting: Sequence[int]) -> Opened | None:
    day_id = insert_reception_day(
        desk.file.db, station_id=station.id, planned_on=slot.on, moved_from=slot.moved_from, hours=slot.hours
    )
    for deputy_id in sitting:
        insert_duty(desk.file.db, day_id=day_id, deputy_id=deputy_id)
    return days.await_notice(desk, day_id, slot.on)


def _sentences(told: Sequence[Told], year: int) -> list[str]:
    """What the clerk is told: a line a station, all of them together, when the notices are due."""
    lines = [f"已排 {one['station']} {year} 年接待班次：{_counted(one)}" for one in told]
    if len(told) > 1:
        whole = _together(told)
        lines.append(f"合计 {len(told)} 个家站点：{_counted(whole)}")
    opened = [clock for one in told for clock in one["opened"]]
    due = sorted(clock.due_on for clock in opened if clock.due_on)
    if due:
        lines.append(f"接待公告期限：{len(due)} 项，最早 {due[0].isoformat()}，见 renda due")
    elif opened:
        lines.append(days.notice_sentence(opened[0]))
    return lines


def _together(told: Sequence[Told]) -> Told:
    sums = {field: sum(one[field] for one in told) for field in ("days", "kept", "deputies", "turns")}
    turns = [one[field] for one in told for field in ("least", "most") if one[field] is not None]
    return {**sums, "least": min(turns, default=None), "most": max(turns, default=None)}


def _counted(one: Told) -> str:
    each = "" if one["least"] is None else f"，每人 {span(one['least'], one['most'])} 次"
    kept = f"（其中 {one['kept']} 个照旧）" if one["kept"] else ""
    return f"接待日 {one['days']} 个{kept}，代表 {one['deputies']} 名，共 {one['turns']} 人次{each}"


def span(least: int, most: int) -> str:
    """`3`, or `3–4` where they differ."""
    return str(least) if least == most else f"{least}–{most}"


def _remark(desk: Desk, told: Sequence[Told], turns: int | None, year: int) -> None:
    """Says what the clerk must know of the rota: what could not be as it was asked for, and what may still change."""
    whole = _together(told)
    if turns is not None and whole["most"] is not None and whole["most"] > turns:
        desk.remarks.append(
            f"提示：每人 {turns} 次不够每个接待日有人，已排到每人 {span(whole['least'], whole['most'])} 次"
        )
    for one in told:
        if one["empty"]:
            desk.remarks.append(f"注意：{one['station']} {'、'.join(one['empty'])} 没有能接待的代表，空着")
        for who in one["partly"]:
            days_told = (
                f"只能排其中 {who['days']} 天，排了 {who['turns']} 次" if who["days"] else "哪一天都不能接待，没有排"
            )
            desk.remarks.append(f"提示：{one['station']} {who['name']} {days_told}")
    if any(one["provisional"] for one in told):
        desk.remarks.append(f"注意：{year} 年放假安排尚未录入，遇休息日顺延或取消的接待日为暂定")
