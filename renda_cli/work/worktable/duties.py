"""What comes again every month or quarter by the rulebook, as long as nothing of it is entered."""

from collections.abc import Iterator
from datetime import date, timedelta

from renda_cli.rules import clocks
from renda_cli.rules.words import in_chinese
from renda_cli.work.desk import Desk
from renda_cli.work.worktable.entry import Asked, Entry

_QUARTERS_A_YEAR = 4
_POSTING = "opinion.posting"


def meetings(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The presidium's meeting of a quarter, on the quarter's last day, where the rules want one in each and none is entered."""
    for year in range(int(asked.first[:4]), int(asked.last[:4]) + 1):
        for quarter in range(1, _QUARTERS_A_YEAR + 1):
            first = date(year, 3 * quarter - 2, 1)
            last = (first + timedelta(days=92)).replace(day=1) - timedelta(days=1)
            rule = desk.rulebook.found_on("sessions.presidium", last)
            if not asked.first <= last.isoformat() <= asked.last or rule is None or rule.value < _QUARTERS_A_YEAR:
                continue
            sql = "SELECT min(opened_on) FROM session WHERE kind = '主席团会议' AND opened_on BETWEEN ? AND ?"
            ((held_on,),) = desk.file.tuples(sql, (first.isoformat(), last.isoformat()))
            if held_on is None or asked.closed:
                title = f"第{in_chinese(quarter)}季度主席团会议（还没有登记）"
                yield _duty(asked, last, title, f"presidium-{year}Q{quarter}", held_on)


def postings(desk: Desk, asked: Asked) -> Iterator[Entry]:
    """The posting of a month's opinions that is still to come, on the day that the rules name; a month with opinions has its own clock."""
    month = date.fromisoformat(asked.first).replace(day=1)
    for _ in range(2):  # what is posted in the first month of the table is of the months before
        month = (month - timedelta(days=1)).replace(day=1)
    while month.isoformat() <= asked.last:
        ended = (month + timedelta(days=31)).replace(day=1) - timedelta(days=1)
        label = f"{month:%Y-%m}"
        known = desk.file.row("SELECT 1 FROM posting WHERE month = ?", (label,))
        if ended >= date.fromisoformat(asked.today) and desk.rulebook.found_on(_POSTING, ended) and known is None:
            clock = clocks.run(desk.rulebook, desk.calendar, _POSTING, {"month_end": ended})
            if clock and clock.due_on and asked.first <= clock.due_on.isoformat() <= asked.last:
                title = f"{month.year}年{month.month}月选民意见公示（有意见的）"
                yield _duty(asked, clock.due_on, title, f"posting-{label}")
        month = ended + timedelta(days=1)


def _duty(asked: Asked, on: date, title: str, uid: str, held_on: str | None = None) -> Entry:
    late = "late" if on.isoformat() < asked.today else "planned"
    moves, level = (1, "dropped") if held_on else (0, late)
    return Entry(on.isoformat(), None, "duty", title, None, None, None, level, None, uid, moves=moves, stamp=held_on)
