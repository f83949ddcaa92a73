"""The work table as a calendar for telephones: what was taken in before is brought up to date, not doubled."""

import hashlib
import re
from datetime import date
from pathlib import Path

from renda_cli.errors import InputError
from renda_cli.files import ics
from renda_cli.rules.vocabulary import WORK_KINDS
from renda_cli.work import masking, papers, texts
from renda_cli.work.desk import Desk
from renda_cli.work.spans import Span
from renda_cli.work.worktable import coming
from renda_cli.work.worktable.entry import LATE, Entry

ALARM = 3  # days before a deadline
_TIMES = re.compile(r"(\d+):(\d\d)")


def write(desk: Desk, span: Span, output: str, *, alarm: int | None = None, names: bool = False) -> tuple[Path, int]:
    """Writes a span as a calendar; returns its path and how many happenings stand in it. Raises InputError.

    Deputies' names stay out unless `names`, and so does whoever else is named as responsible and is no unit, group or station. `alarm`:
    how many days before a deadline there is a reminder, ALARM unless told otherwise.
    """
    town = desk.file.rows("SELECT name, county FROM town")[0]
    host = hashlib.sha256(f"{town['county'] or ''}{town['name']}".encode()).hexdigest()[:12]
    bodies = None if names else _bodies(desk)
    days = ALARM if alarm is None else alarm
    found = [
        _happening(entry, f"{host}.renda", bodies, days)
        for entry in coming.entries(desk, span, closed=True)
        if entry.kind not in ("holiday", "workday")  # telephones have those of their own
    ]
    content = ics.render(f"{papers.town_name(desk)}人大工作日历", found)
    return texts.write(output, content), len(found)


def check_options(output: str | None, alarm: int | None, *, names: bool) -> None:
    """Raises InputError for options that would have no effect."""
    for option, given in (("--alarm", alarm is not None), ("--names", names)):
        if given and not (output or "").lower().endswith(".ics"):
            raise InputError(f"{option} 只用于手机日历", "请与 -o 文件.ics 一起写")


def _bodies(desk: Desk) -> frozenset[str]:
    sql = "SELECT name FROM unit UNION SELECT name FROM deputy_group UNION SELECT name FROM station"
    return frozenset(name for (name,) in desk.file.tuples(sql))


def _happening(entry: Entry, host: str, bodies: frozenset[str] | None, alarm: int) -> ics.Happening:
    first = date.fromisoformat(entry.on)
    begins, ends = _hours(entry.hours)
    waits = entry.is_deadline and entry.level in ("due", "provisional")
    mark = {"done": "［已完成］", "dropped": "［已取消］"}.get(entry.level or "", "")
    mark = "［逾期］" if entry.level in LATE else mark
    kind = WORK_KINDS[entry.kind]
    told = entry.title if kind in entry.title else "：".join(filter(None, (kind, entry.title)))
    return ics.Happening(
        uid=f"{entry.uid}@{host}", first=first, last=date.fromisoformat(entry.until or entry.on),
        summary=mark + told, category=kind,
        description=_description(entry, bodies), location=entry.place,
        status={"dropped": "CANCELLED", "provisional": "TENTATIVE"}.get(entry.level or "", "CONFIRMED"), sequence=entry.moves,
        stamp=date.fromisoformat(entry.stamp or entry.on), begins=begins, ends=ends, alarm=alarm if waits else None,
    )  # fmt: skip


def _description(entry: Entry, bodies: frozenset[str] | None) -> str:
    """What else is known of it, a line each; nothing of how many days it is late, which would be wrong tomorrow."""
    units = [unit for unit in (entry.unit or "").split("、") if unit and (bodies is None or unit in bodies)]
    named = bodies is None and entry.deputy != masking.CONFIDENTIAL
    lasting = [told for told in entry.remarks if told.startswith(("原定", "暂定", "放假", "调休"))]
    lines = (
        ("编号", entry.ref), ("责任单位", "、".join(units)), ("代表", entry.deputy if named else None), ("时间", entry.hours),
        ("备注", "，".join(lasting)),
    )  # fmt: skip
    return "\n".join(f"{word}：{said}" for word, said in lines if said)


def _hours(hours: str | None) -> tuple[int | None, int | None]:
    """The first and the last minute of the hours of a day, `9:00-11:00、14:00-16:30`; of others nothing."""
    found = [60 * int(hour) + int(minute) for hour, minute in _TIMES.findall(hours or "")]
    return (found[0], found[-1]) if len(found) >= 2 else (None, None)
