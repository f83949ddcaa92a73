"""The holiday notices of the file, and what a date would be."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("year", "off_days", "work_days", "source")


def list_(desk: Desk) -> Listing:
    """The years whose notice is in the file (fields LIST_FIELDS)."""
    rows = desk.file.tuples(
        "SELECT year, sum(kind = 'off'), sum(kind = 'work'), group_concat(DISTINCT source) FROM holiday GROUP BY year ORDER BY year"
    )
    return Listing(LIST_FIELDS, rows)


@writing
def import_(desk: Desk, text: str) -> Receipt:
    """Takes in a year's notice (TOML); what the file had of those years is replaced; provisional dates are derived again."""
    from renda_cli.rules.holidays import read_notices
    from renda_cli.store.statements import insert_holiday

    marked = read_notices(text)
    years = sorted({one.year for one in marked})
    for year in years:
        desk.file.db.execute("DELETE FROM holiday WHERE year = ?", (year,))
    for one in marked:
        desk.file.db.execute("DELETE FROM holiday WHERE day = ?", (one.day.isoformat(),))
        insert_holiday(desk.file.db, day=one.day, kind=one.kind, year=one.year, name=one.name, source=one.source)
    desk.forget_rules()
    moves = deadlines.derive_anew(desk, "放假安排录入")
    listed = "、".join(map(str, years))
    lines = (f"已录入 {listed} 年放假安排：{len(marked)} 天", *deadlines.sentences(moves))
    return Receipt(lines, lambda: {"years": years, "days": len(marked)})


def when(
    desk: Desk | None,
    today: date,
    text: str,
    *,
    months: int | None = None,
    number_of_days: int | None = None,
    working_days: int | None = None,
) -> dict[str, Any]:
    """What a date would be, derived line by line: {start_on, due_on, provisional, steps}.

    Without a period, the reply deadline of the rulebook in use. Without a file, the shipped notices and national law.
    """
    from renda_cli.rules import clocks, periods, rulebook
    from renda_cli.rules.holidays import shipped_calendar

    start_on = days.day(text, today)
    asked = {"months": months, "days": number_of_days, "working_days": working_days}
    given = {unit: count for unit, count in asked.items() if count is not None}
    if len(given) > 1:
        raise InputError("--months、--days、--working-days 只能写一个", "请去掉多余的")
    calendar = desk.calendar if desk else shipped_calendar()
    if given:
        found = periods.derive(start_on, given, calendar)
        steps = (f"起算：{start_on.isoformat()}", *found.steps)
        return {
            "start_on": start_on.isoformat(),
            "due_on": found.due_on.isoformat(),
            "provisional": found.provisional,
            "steps": list(steps),
        }
    book = desk.rulebook if desk else rulebook.Rulebook("national")
    known = dict.fromkeys(("assigned", "received", "closed", "submitted"), start_on)
    clock = clocks.run(book, calendar, "reply", known)
    if clock is None or clock.due_on is None:
        raise InputError("所用规则没有答复期限", "请写 --months、--days 或 --working-days")
    return {
        "start_on": start_on.isoformat(),
        "due_on": clock.due_on.isoformat(),
        "provisional": clock.provisional,
        "steps": list(clock.steps),
    }
