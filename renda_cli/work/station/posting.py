"""The monthly posting of voters' opinions and its clock: a month waits for it from the first opinion that came in."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_posting
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk

_RULE = "opinion.posting"


def await_month(desk: Desk, day: date) -> list[str]:
    """Opens the clock of the month in which an opinion came in, once, where the rulebook has one and it is not posted yet.

    Returns what the clerk is told of it.
    """
    month = f"{day:%Y-%m}"
    _, last = days.month(month)
    found = _row(desk, month)
    if (found and (found["posted_on"] or _waits(desk, found["id"]))) or desk.rulebook.found_on(_RULE, last) is None:
        return []
    posting_id = found["id"] if found else insert_posting(desk.file.db, month=month)
    opened = deadlines.open_clock(desk, "notice", _RULE, {"month_end": last}, posting_id=posting_id)
    return [f"{month} 选民意见公示期限：{opened.due_on}{'（暂定，放假安排未录入）' if opened.provisional else ''}"]


def let_go(desk: Desk, day: date) -> None:
    """Nobody waits for the posting of a month any longer from which the last opinion was moved away."""
    month = f"{day:%Y-%m}"
    found, still = _row(desk, month), "SELECT 1 FROM opinion WHERE received_on BETWEEN ? AND ?"
    if found and desk.file.row(still, (f"{month}-01", f"{month}-31")) is None:
        deadlines.cancel(desk.file, "notice", desk.today, "本月没有收到选民意见", posting_id=found["id"])


def mark_posted(
    desk: Desk, month: str, on: date, number: str | None = None, file: str | None = None
) -> tuple[int, list[str]]:
    """Records that a month (`2022-10`) was posted, or corrects that, and meets its clock.

    Returns the id of the posting and what the clerk is told. Raises InputError for a day before the month.
    """
    if on.isoformat() < month:
        raise InputError(f"{month} 还没有到，不能在 {on.isoformat()} 公示", "请核对 --month 和 --on")
    found = _row(desk, month)
    posting_id = found["id"] if found else insert_posting(desk.file.db, month=month)
    desk.file.update("posting", posting_id, posted_on=on.isoformat(), number=number, file=file)
    sql = "UPDATE deadline SET met_on = ? WHERE posting_id = ? AND cancelled_on IS NULL RETURNING due_on"
    ends = [row["due_on"] for row in desk.file.db.execute(sql, (on.isoformat(), posting_id)).fetchall()]
    again = f"，取代 {found['posted_on']} 的登记" if found and found["posted_on"] else ""
    lines = [f"已登记 {month} 选民意见公示（{'，'.join(filter(None, (on.isoformat(), number)))}{again}）"]
    late = [(on - date.fromisoformat(due_on)).days for due_on in ends if due_on < on.isoformat()]
    lines += [f"逾期 {overdue} 天公示" for overdue in late]
    return posting_id, lines


def _row(desk: Desk, month: str) -> Row | None:
    found = desk.file.row("SELECT * FROM posting WHERE month = ?", (month,))
    return dict(found) if found else None


def _waits(desk: Desk, posting_id: int) -> bool:
    return (
        desk.file.row("SELECT 1 FROM deadline WHERE posting_id = ? AND cancelled_on IS NULL", (posting_id,)) is not None
    )
