"""What is coming, and what is late: everything of some days in their order."""

from datetime import date

from renda_cli.work.desk import Desk
from renda_cli.work.spans import Span
from renda_cli.work.station.days import WAS_HELD
from renda_cli.work.worktable import clocks, duties, happenings
from renda_cli.work.worktable.entry import LATE, Asked, Entry

_SOURCES = (
    happenings.days_off, happenings.sessions, happenings.elections, happenings.receptions, happenings.activities, happenings.reviews, clocks.entries,
    duties.meetings, duties.postings,
)  # fmt: skip
_EVER = "0001-01-01"


def entries(desk: Desk, span: Span, *, closed: bool = False) -> list[Entry]:
    """Everything of a span, ascending; where it holds today, what is late from before it too, first.

    `closed`: also what was done, dropped, or moved to days outside.
    """
    today = desk.today.isoformat()
    since = _EVER if span.first <= today <= span.last else span.first
    asked = Asked(span.first, span.last, today, since, closed)
    found = [_remarked(desk, entry) for source in _SOURCES for entry in source(desk, asked)]
    return sorted(found, key=lambda entry: entry.on)  # on a day in the order of the sources


def _remarked(desk: Desk, entry: Entry) -> Entry:
    """With what is to be said of the day itself, and of how late it is."""
    day = date.fromisoformat(entry.on)
    told = list(entry.remarks)
    if entry.level == "done":
        told.append("已开展")
    if entry.is_overdue(desk.today):
        days = (desk.today - day).days
        told.append(f"逾期 {days} 天" if entry.is_deadline else "日子已过，没有登记开展")
    if entry.level == "past_legal":
        told.append("已超最长期限")
    if entry.level not in (*LATE, "done") and entry.kind not in ("holiday", "workday"):
        told += ["放假"] * (day in desk.calendar.off) + ["调休上班"] * (day in desk.calendar.work)
    return entry._replace(remarks=tuple(told))


def notes(desk: Desk, span: Span) -> tuple[str, ...]:
    """Which years have no holiday notice in the file, and how many reception days before this month nobody recorded."""
    years = range(int(span.first[:4]), int(span.last[:4]) + 1)
    missing = [str(year) for year in years if year not in desk.calendar.years]
    told = [f"{'、'.join(missing)} 年的放假安排尚未录入，节假日和调休没有标出"] if missing else []
    if span.first <= desk.today.isoformat() <= span.last:
        sql = (
            f"SELECT count(*) FROM reception_day y WHERE y.planned_on < ? AND y.dropped_why IS NULL AND NOT {WAS_HELD}"
        )
        ((count,),) = desk.file.tuples(sql, (span.first,))
        told += [f"另有 {count} 个更早的接待日没有登记接待"] if count else []
    return tuple(told)
