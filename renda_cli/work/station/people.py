"""Deputies posted at stations: at home in one, visiting others, and who is posted nowhere."""

import json
from datetime import date, timedelta
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_station_deputy
from renda_cli.work import names, seating
from renda_cli.work.activity.participants import remark_on_others
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.membership import MEMBERS
from renda_cli.work.names import Named
from renda_cli.work.seats import acting, own_level
from renda_cli.work.station import naming, reading
from renda_cli.work.station.reading import now

UNASSIGNED_FIELDS = ("id", "deputy", "level", "district", "group", "visiting")
ALL_LEVELS = ("all", "全部", "各级")
_FEW = 5
_ONE_DAY = timedelta(days=1)


class _Posting(NamedTuple):
    """What a posting is to be; `from_on` None where it is not known since when."""

    station: Row
    visiting: bool
    from_on: date | None
    move: bool


@writing
def assign(
    desk: Desk,
    station: str,
    *,
    deputies: list[str] | None = None,
    groups: list[str] | None = None,
    visiting: bool = False,
    from_: str | None = None,
    move: bool = False,
) -> Receipt:
    """Posts deputies, or all acting members of groups, at a station that is not closed: at home there, or visiting it.

    Who is at home elsewhere is refused, or with `move` moved; who visited it so far is at home from then on. Members of the groups who are
    there already are passed over. Without `from_` a first posting has no first day, a later one begins today. Raises InputError.
    """
    if visiting and move:
        raise InputError("--visiting 不换站", "请去掉 --move，或去掉 --visiting")
    row = naming.standing(desk, station)
    from_on = desk.day_if_given(from_, "--from")
    if from_on and row["opened_on"] and from_on.isoformat() < row["opened_on"]:
        raise InputError(f"{row['name']} {row['opened_on']} 才启用", "请核对 --from")
    named = names.deputies(desk, deputies)
    members = [one for one in _members(desk, groups, from_on or desk.today) if one not in named]
    if not named and not members:
        raise InputError("没有写进站的代表", "请用 --deputies 写姓名，或用 --group 写小组")
    wanted = _Posting(row, visiting, from_on, move)
    there = _there(desk, [*named, *members], row["id"], visiting)
    if already := [one.name for one in named if one.id in there]:
        raise InputError(f"{_few(already)} 已在{row['name']}", "请去掉，换站请核对站名")
    coming = [one for one in (*named, *members) if one.id not in there]
    if not visiting and not move:
        _refuse_homes(desk, coming)
    told = [_post(desk, wanted, one) for one in coming]
    remark_on_others(desk, [one.id for one in coming], from_on or desk.today)
    return Receipt(
        (*_said(row, told, visiting, from_on, len(there)), _size(desk, row)), lambda: reading.show(desk, row["name"])
    )


def _said(row: Row, told: list[str], visiting: bool, from_on: date | None, passed: int) -> list[str]:
    since = f"（{from_on.isoformat()} 起）" if from_on else ""
    what = "外站代表" if visiting else "进站代表"
    lines = [f"已登记 {row['name']} {what} {len(told)} 名{since}：{'、'.join(told)}"] if told else [f"没有新的{what}"]
    return [*lines, *([f"小组里 {passed} 名已在{row['name']}，没有改动"] if passed else [])]


def _size(desk: Desk, row: Row) -> str:
    at_home, visiting = reading.size(desk, row["id"], desk.today)
    return f"{row['name']}现有代表 {at_home} 名" + (f"，外站代表 {visiting} 名" if visiting else "")


def _few(told: list[str]) -> str:
    return "、".join(told[:_FEW]) + (f"等 {len(told)} 名" if len(told) > _FEW else "")


def _members(desk: Desk, texts: list[str] | None, day: date) -> list[Named]:
    """All members of some groups who act as deputies on a day, each once. Raises InputError, also for a group without any."""
    found = [one for text in words.parts(texts) for one in _members_of(desk, names.group(desk, text), day)]
    return list(dict.fromkeys(found))


def _members_of(desk: Desk, group: Named, day: date) -> list[Named]:
    sql = f"SELECT DISTINCT d.id, d.name FROM ({MEMBERS}) m JOIN deputy d ON d.id = m.deputy_id WHERE m.group_id = :group ORDER BY d.id"
    found = desk.file.tuples(sql, {"group": group.id, "day": day.isoformat()})
    if not found:
        raise InputError(f"{group.name} 在 {day.isoformat()} 没有在任的代表", "请核对 --group")
    return [Named(*one) for one in found]


def _there(desk: Desk, people: list[Named], station_id: int, visiting: bool) -> set[int]:
    """Who of them is posted there already, in that manner."""
    sql = """SELECT deputy_id FROM station_deputy WHERE station_id = :station AND visiting = :visiting AND to_on IS NULL
        AND deputy_id IN (SELECT value FROM json_each(:ids))"""
    ids = json.dumps([one.id for one in people])
    return {one for (one,) in desk.file.tuples(sql, {"station": station_id, "visiting": visiting, "ids": ids})}


def _refuse_homes(desk: Desk, people: list[Named]) -> None:
    """Raises InputError where somebody is at home in another station."""
    homes = [(one.name, home["name"]) for one in people if (home := _home(desk, one))]
    if homes:
        told = _few([f"{person} 已在{home}" for person, home in homes])
        raise InputError(told, "换站请加 --move，只到这里参加活动请加 --visiting")


def _home(desk: Desk, who: Named) -> Row | None:
    sql = """SELECT p.*, s.name FROM station_deputy p JOIN station s ON s.id = p.station_id
        WHERE p.deputy_id = ? AND p.to_on IS NULL AND NOT p.visiting"""
    row = desk.file.row(sql, (who.id,))
    return dict(row) if row else None


def _post(desk: Desk, wanted: _Posting, who: Named) -> str:
    """Enters a posting and ends what it takes the place of; the name, and where the deputy was before."""
    station_id = wanted.station["id"]
    home = _home(desk, who)
    from_on = wanted.from_on or (desk.today if _was_posted(desk, who, wanted) else None)
    told = who.name
    if wanted.visiting and home and home["station_id"] == station_id:
        raise InputError(f"{who.name} 本来就在{wanted.station['name']}", "外站代表是别的站的代表，请去掉")
    if not wanted.visiting:
        if home:
            told = f"{who.name}（原在{home['name']}{_end_before(desk, who, home, from_on or desk.today)}）"
        sql = """SELECT p.*, s.name FROM station_deputy p JOIN station s ON s.id = p.station_id
            WHERE p.deputy_id = ? AND p.station_id = ? AND p.to_on IS NULL"""
        if visit := desk.file.row(sql, (who.id, station_id)):
            _end_before(desk, who, dict(visit), from_on or desk.today)
            told = f"{told}（原为外站代表）"
    if from_on:
        _refuse_overlap(desk, wanted, who, from_on)
    insert_station_deputy(
        desk.file.db, station_id=station_id, deputy_id=who.id, visiting=wanted.visiting, from_on=from_on
    )
    return told


def _was_posted(desk: Desk, who: Named, wanted: _Posting) -> bool:
    """Whether somebody had a posting that the new one comes after: a home or a visit of the same station."""
    sql = "SELECT 1 FROM station_deputy WHERE deputy_id = ? AND (station_id = ? OR NOT (visiting OR ?))"
    return desk.file.row(sql, (who.id, wanted.station["id"], wanted.visiting)) is not None


def _end_before(desk: Desk, who: Named, posting: Row, day: date) -> str:
    """Ends a posting the day before another begins, and says so; one that began on that very day was never meant. Raises InputError."""
    if posting["from_on"] and posting["from_on"] > day.isoformat():
        raise InputError(
            f"{who.name} {posting['from_on']} 才到{posting['name']}", f"起始 {day.isoformat()} 更早，请核对 --from"
        )
    last = day - _ONE_DAY
    _remark_on_duties(desk, who, posting["station_id"], posting["name"], last)
    if posting["from_on"] == day.isoformat():
        desk.file.db.execute("DELETE FROM station_deputy WHERE id = ?", (posting["id"],))
        return ""
    desk.file.update("station_deputy", posting["id"], to_on=last.isoformat())
    return f"，到 {last.isoformat()}"


def _refuse_overlap(desk: Desk, wanted: _Posting, who: Named, from_on: date) -> None:
    """Raises InputError where a posting that has ended reaches beyond the first day of the new one; days may touch."""
    sql = """SELECT s.name, p.to_on FROM station_deputy p JOIN station s ON s.id = p.station_id
        WHERE p.deputy_id = :deputy AND p.to_on > :day AND p.visiting = :visiting AND (NOT p.visiting OR p.station_id = :station)"""
    about = {"deputy": who.id, "day": from_on.isoformat(), "visiting": wanted.visiting, "station": wanted.station["id"]}
    if row := desk.file.row(sql, about):
        raise InputError(
            f"{who.name} 到 {row['to_on']} 还在{row['name']}", f"起始 {from_on.isoformat()} 更早，请核对 --from"
        )


@writing
def unassign(desk: Desk, station: str, *, deputies: list[str], on: str | None = None) -> Receipt:
    """Ends the postings of deputies at a station, at home or visiting; `on` is the last day. Raises InputError."""
    row, last = naming.row_of(desk, station), desk.day(on)
    going = names.deputies(desk, deputies)
    if not going:
        raise InputError("没有写离开的代表", "请用 --deputies 写姓名")
    for one in going:
        sql = "SELECT id, from_on FROM station_deputy WHERE station_id = ? AND deputy_id = ? AND to_on IS NULL"
        there = desk.file.row(sql, (row["id"], one.id))
        if there is None:
            raise InputError(f"{one.name} 现在不在{row['name']}", f"请用 renda station show {row['name']} 核对")
        if there["from_on"] and there["from_on"] > last.isoformat():
            raise InputError(
                f"{one.name} {there['from_on']} 才到{row['name']}", f"日期 {last.isoformat()} 更早，请核对 --on"
            )
        desk.file.update("station_deputy", there["id"], to_on=last.isoformat())
        _remark_on_duties(desk, one, row["id"], row["name"], last)
    line = f"已登记 {len(going)} 名代表不再在{row['name']}，最后一天 {last.isoformat()}：{'、'.join(one.name for one in going)}"
    return Receipt((line, _size(desk, row)), lambda: reading.show(desk, row["name"]))


def _remark_on_duties(desk: Desk, who: Named, station_id: int, station: str, last: date) -> None:
    """Says so where somebody is still down to receive voters at a station that he leaves."""
    sql = """SELECT y.planned_on FROM duty u JOIN reception_day y ON y.id = u.day_id
        WHERE y.station_id = ? AND u.deputy_id = ? AND y.planned_on > ? AND y.dropped_why IS NULL AND u.excused_on IS NULL ORDER BY 1"""
    listed = [day for (day,) in desk.file.tuples(sql, (station_id, who.id, last.isoformat()))]
    if listed:
        how = "请用 renda station swap 登记由谁代替"
        desk.remarks.append(
            f"提醒：{who.name} 在{station}还排有 {len(listed)} 次接待（{'、'.join(listed[:_FEW])}），{how}"
        )


def unassigned(desk: Desk, *, level: str | None = None) -> Listing:
    """The deputies acting today who are at home in no station (fields UNASSIGNED_FIELDS), with how many there are in all.

    Those of the own level, of another, or with one of ALL_LEVELS of every level, each person once; `visiting` are the stations visited.
    Raises InputError.
    """
    every = level is not None and level.strip() in ALL_LEVELS
    word = None if every else seating.level_word(desk, level) if level is not None else own_level(desk)
    about: dict[str, Any] = {"day": desk.today.isoformat(), "level": word}
    ((total, posted),) = desk.file.tuples(
        f"SELECT count(*), coalesce(sum({_AT_HOME}), 0) FROM deputy d WHERE {_ACTS}", about
    )
    rows = desk.file.tuples(f"{_UNASSIGNED} WHERE {_ACTS} AND NOT {_AT_HOME} ORDER BY d.id", about)
    notes = [f"共 {total} 名，已进站 {posted} 名，未进站 {len(rows)} 名"]
    visiting = sum(row[-1] is not None for row in rows)
    notes += [f"其中 {visiting} 名只在别的站参加活动"] if visiting else []
    title = f"{desk.today.isoformat()} 没有进站的{'各级' if word is None else word}代表"
    return Listing(UNASSIGNED_FIELDS, rows, tuple(notes), title)


_SEAT = f"t.deputy_id = d.id AND {acting('t', 't.id')}"
_ACTS = f"EXISTS (SELECT 1 FROM seat t WHERE {_SEAT} AND (:level IS NULL OR t.level = :level))"
_AT_HOME = f"EXISTS (SELECT 1 FROM station_deputy p WHERE p.deputy_id = d.id AND NOT p.visiting AND {now('p')})"
_FIRST = "ORDER BY t.level <> coalesce(:level, (SELECT level FROM own_level)), t.id"
_UNASSIGNED = f"""SELECT d.id, d.name,
      (SELECT group_concat(level, '、') FROM (SELECT DISTINCT t.level FROM seat t WHERE {_SEAT} {_FIRST})),
      (SELECT t.district FROM seat t WHERE {_SEAT} {_FIRST} LIMIT 1),
      (SELECT g.name FROM seat t JOIN deputy_group g ON g.id = t.group_id WHERE {_SEAT} {_FIRST} LIMIT 1),
      (SELECT group_concat(s.name, '、') FROM station_deputy p JOIN station s ON s.id = p.station_id
        WHERE p.deputy_id = d.id AND {now("p")})
    FROM deputy d"""
