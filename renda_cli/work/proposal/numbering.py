"""In which series a proposal counts, and under which number."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import File, Row
from renda_cli.work import names
from renda_cli.work.desk import Desk


def place(desk: Desk, session: str | None, between: bool, submitted_on: date) -> tuple[Row | None, bool]:
    """The session whose numbers it counts in, and whether it was handed in between sessions. Raises InputError."""
    if session is not None and between:
        raise InputError("--session 和 --between 只能写一个", "会议期间写 --session，闭会期间写 --between")
    if session is not None:
        named = names.session(desk, session)
        if named["closed_on"] and named["closed_on"] < submitted_on.isoformat():
            desk.remarks.append(
                f"注意：{named['number']} 次会议 {named['closed_on']} 已闭会，{submitted_on.isoformat()} 提出的请核对是否用 --between"
            )
        return named, False
    sitting = names.session_of_day(desk, submitted_on.isoformat())
    if between or sitting is None:
        return sitting, True
    return sitting, bool(sitting["closed_on"] and sitting["closed_on"] < submitted_on.isoformat())


def free_number(file: File, sitting: Row | None, wanted: str | None, between: bool) -> str:
    """The number wanted, or the next. What was handed in before any session has no session's number: its own stay free.

    Raises InputError when the number is taken.
    """
    session_id = sitting["id"] if sitting else None
    if wanted is not None:
        number = words.number(wanted)
        taken = file.row(
            "SELECT title FROM proposal WHERE (?1 IS NULL OR coalesce(session_id, 0) IN (0, ?1)) AND no = ?2",
            (session_id, number),
        )
        if taken:
            full = names.full_number(sitting["number"] if sitting else None, number)
            raise InputError(f"编号 {full} 已用于“{taken['title']}”", "请换一个编号，或不写 --no 自动编号")
        return number
    series = [0, session_id] if session_id else [row[0] for row in file.tuples("SELECT id FROM session UNION SELECT 0")]
    last = max(_last_number(file, one, between) for one in series)
    return f"{'闭' if between else ''}{last + 1}"


def _last_number(file: File, session_id: int, between: bool) -> int:
    """The largest of a session's series 1, 2 … or 闭1, 闭2 …; the index proposal_last_number has it at its end."""
    (last,) = file.tuples(
        "SELECT max(CAST(ltrim(no, '闭') AS INTEGER)) FROM proposal "
        "WHERE coalesce(session_id, 0) = ? AND (no GLOB '闭*') = ? AND NOT ltrim(no, '闭') GLOB '*[^0-9]*'",
        (session_id, between),
    )[0]
    return last or 0
