"""The file as a whole: made, described, and looked at in the morning."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from renda_cli.errors import DatabaseError, InputError, cause
from renda_cli.rules import words
from renda_cli.work import masking
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.due import due

SOON_DAYS = 7
RECEPTION_FIELDS = ("planned_on", "station", "hours", "on_duty", "noticed_on")
LAST_FIELDS = ("session", "no", "title", "lead", "status", "submitted_on")


def create(
    path: Path,
    today: date,
    *,
    town: str,
    county: str | None = None,
    province: str | None = None,
    congress: int | None = None,
    term_start: str | None = None,
    command: Sequence[str] = ("init",),
) -> dict[str, Any]:
    """Makes the file for a town (mode 0600) with the profile of its province; its log begins with `command`.

    Raises InputError when one is there.
    """
    from renda_cli.rules import days, holidays, rulebook
    from renda_cli.store.statements import insert_holiday, insert_town
    from renda_cli.store.upgrade import create as create_file

    if _is_there(path):
        raise InputError(f"{path} 已存在，没有改动", "要另建一个请用 --db 指明别的文件")
    name = words.title(town, "镇名")
    county, province = words.note(county, "县区"), words.note(province, "省")
    start = days.day(term_start, today, "日期 --term-start ") if term_start is not None else None
    profile = rulebook.profile_of_province(province)

    def fill(db: sqlite3.Connection) -> None:
        insert_town(
            db, id=1, name=name, county=county, province=province, congress=congress, term_start=start, profile=profile
        )
        for one in holidays.shipped():
            insert_holiday(db, day=one.day, kind=one.kind, year=one.year, name=one.name, source=one.source)

    create_file(path, fill, masking.command_line(command))
    shipped = rulebook.profile(profile)
    note = shipped.note
    if province and shipped.province is None:
        note = f"没有收录{province}的规定，先按全国规定。{note}"
    return {"path": str(path), "town": name, "profile": profile, "profile_title": shipped.title, "note": note}


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise DatabaseError(f"路径 {path} 用不了（{cause(error)}）", "请换一个路径") from None


def where(desk: Desk) -> dict[str, Any]:
    """Which file this is: path, town, profile, version, size in bytes, when and where it was last backed up, what it holds."""
    from renda_cli.store.file import VERSION
    from renda_cli.work import backup

    path = desk.file.path
    town = desk.file.row("SELECT * FROM town")
    last = backup.last(desk.file)
    counts = desk.file.row(
        "SELECT (SELECT count(*) FROM deputy) AS deputies, (SELECT count(*) FROM proposal) AS proposals"
    )
    return {
        "path": str(path.absolute()),
        "town": town["name"] if town else None,
        "profile": desk.profile,
        "version": VERSION,
        "size": path.stat().st_size,
        "last_backup": last[1].isoformat(" ", "minutes") if last else None,
        "last_backup_path": str(last[0].absolute()) if last else None,
        "deputies": counts["deputies"] if counts else 0,
        "proposals": counts["proposals"] if counts else 0,
    }


@dataclass(frozen=True)
class Morning:
    """The desk: what waits for whom, what is late, what comes within seven days, what was entered last.

    `waiting` counts proposals to be assigned, to be replied to, and to be rated, voters' opinions that are not answered yet, and
    `findings` of reviews that are not rectified and accepted yet; `plans` activities that are planned: those whose day is `past`, and those
    that come `soon`, within seven days; `receptions` are the days on which deputies receive voters within seven days (fields RECEPTION_FIELDS).
    """

    town: str
    waiting: dict[str, int]
    plans: dict[str, int]
    receptions: Listing
    late: Listing
    soon: Listing
    last: Listing


def morning(desk: Desk) -> Morning:
    """Today's desk."""
    town = desk.file.row("SELECT name FROM town")
    found = due(desk, SOON_DAYS)
    level = found.fields.index("level")
    last = desk.file.tuples(f"SELECT {', '.join(LAST_FIELDS)} FROM proposal_line ORDER BY id DESC LIMIT 5")
    (counted,) = desk.file.rows(_WAITING)
    about = {"today": desk.today.isoformat(), "last": (desk.today + timedelta(days=SOON_DAYS)).isoformat()}
    (planned,) = desk.file.rows(_PLANNED, about)
    return Morning(
        town["name"] if town else "",
        dict(counted),
        dict(planned),
        Listing(RECEPTION_FIELDS, desk.file.tuples(_RECEPTIONS, about)),
        Listing(found.fields, [row for row in found.rows if row[level] != "due"]),
        Listing(found.fields, [row for row in found.rows if row[level] == "due"]),
        Listing(LAST_FIELDS, last),
    )


_PLANNED = """SELECT count(*) FILTER (WHERE planned_on < :today) AS past, count(*) FILTER (WHERE planned_on >= :today) AS soon
    FROM activity WHERE held_on IS NULL AND status = 'planned' AND planned_on <= :last"""
_WAITING = """SELECT
    count(*) FILTER (WHERE status = 'submitted') AS assign,
    count(*) FILTER (WHERE EXISTS (SELECT 1 FROM assignment WHERE proposal_id = proposal.id AND owes_reply)) AS reply,
    count(*) FILTER (WHERE status IN ('replied', 'referred_up') AND NOT EXISTS
      (SELECT 1 FROM assignment WHERE proposal_id = proposal.id AND owes_reply) AND NOT EXISTS
      (SELECT 1 FROM feedback WHERE proposal_id = proposal.id AND round = proposal.round) AND EXISTS
      (SELECT 1 FROM handler WHERE proposal_id = proposal.id)) AS feedback,
    (SELECT count(*) FROM opinion WHERE status IN ('received', 'assigned', 'redoing')) AS opinions,
    (SELECT count(*) FROM finding WHERE status <> 'accepted') AS findings
    FROM proposal"""
_RECEPTIONS = """SELECT y.planned_on, s.name, y.hours, (SELECT group_concat(name, '、') FROM (SELECT d.name FROM duty u
      JOIN deputy d ON d.id = u.deputy_id WHERE u.day_id = y.id AND u.excused_on IS NULL ORDER BY u.id)), y.noticed_on
    FROM reception_day y JOIN station s ON s.id = y.station_id
    WHERE y.planned_on BETWEEN :today AND :last AND y.dropped_why IS NULL ORDER BY y.planned_on, s.id"""
