"""The sheet of a vote of grades: what is said of the whole, what follows from it, and a row of it written."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import ballots, gradings, words
from renda_cli.rules.ballots import Scheme
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_ballot, insert_ballot_row, insert_ballot_vote
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk

# What is said of a whole sheet: the column, and the option that says it.
OPTIONS = {
    "issued": "--issued", "returned": "--returned", "members": "--members", "present": "--present", "voters": "--by", "scheme": "--scheme",
    "session_id": "--session", "held_on": "--on",
}  # fmt: skip
_LEAST = {"issued": 1, "returned": 0, "members": 1, "present": 0}


def said(
    desk: Desk, on: str | None, *, by: str | None = None, scheme: str | None = None, session: str | None = None, **counts: int | None
) -> dict[str, Any]:  # fmt: skip
    """What was said of the whole sheet, by the column that keeps it. Raises InputError."""
    found: dict[str, Any] = {
        name: doing.whole(number, OPTIONS[name], _LEAST[name]) for name, number in counts.items() if number is not None
    }
    found |= {name: text for name, text in (("voters", words.note(by, "--by")), ("scheme", scheme)) if text is not None}
    if session is not None:
        found["session_id"] = names.session(desk, session)["id"]
    return found | ({"held_on": desk.day(on).isoformat()} if on is not None else {})


def require_counts(sheet: Mapping[str, Any]) -> None:
    """Raises InputError where a new sheet does not say how many were issued and returned."""
    for name in ("issued", "returned"):
        if name not in sheet:
            raise InputError(f"没有写 {OPTIONS[name]}", "一次新的测评请写 --issued 发出张数 --returned 收回张数")


def settle(desk: Desk, sheet: Row, marked: Mapping[str, int], electorate: Callable[[Row], int | None]) -> Scheme:
    """Puts into a sheet what follows from what was said: void or not, by which scheme, of how many members (`electorate` where nobody said).

    Raises InputError for numbers that contradict each other, and where nobody knows what the scheme counts against.
    """
    void = sheet["void"] = sheet["returned"] > sheet["issued"]
    rule = desk.rulebook.value_on("review.grading", date.fromisoformat(sheet["held_on"]))
    scheme = ballots.scheme_of(rule.value, sheet.get("scheme"), marked=list(marked))
    sheet["scheme"] = scheme.code
    if scheme.base == "members" and sheet.get("members") is None and (members := electorate(sheet)):
        sheet["members"] = _acting(desk, sheet, members)
    if not void:
        _check_people(sheet)
        if scheme.base in ("members", "present") and sheet.get(scheme.base) is None:
            told = f"{scheme.code}以{gradings.BASES[scheme.base]}为基数，还没有登记这个数"
            raise InputError(told, f"请加 --{scheme.base} 人数")
    return scheme


def _acting(desk: Desk, sheet: Row, members: int) -> int:
    """The deputies acting on the day, who may vote. Raises InputError where more sheets were returned."""
    acting = f"{sheet['held_on']} 在任的代表 {members} 名"
    if members < sheet["returned"] and not sheet["void"]:
        raise InputError(f"收回 {sheet['returned']} 张，多于 {acting}", "请用 --members 写明全体应投票的人数")
    desk.remarks.append(f"提示：全体应投票的人按 {acting}计；不同的请加 --replace --members 人数 改正")
    return members


def _check_people(sheet: Row) -> None:
    members, present = sheet.get("members"), sheet.get("present")
    if members is not None and present is not None and present > members:
        raise InputError(f"到会 {present} 人，多于应投票的 {members} 人", "请核对 --present 和 --members")
    for name, number, what in (("members", members, "应投票的"), ("present", present, "到会的")):
        if number is not None and number < sheet["returned"]:
            told = f"{what} {number} 人，少于收回的 {sheet['returned']} 张"
            raise InputError(told, f"请核对 --{name} 和 --returned")


def blank(
    desk: Desk, scheme: Scheme, marked: Mapping[str, int], returned: int, *, invalid: int | None, valid: int | None
) -> int:
    """On how many sheets a row was left blank or marked twice. Raises InputError for unknown words and votes that do not add up."""
    ballots.check_marks(scheme, marked)
    left = ballots.unmarked(scheme, marked, returned, invalid=invalid, valid=valid)
    if left and invalid is None:
        desk.remarks.append(f"提示：其余 {left} 张在这一行空白或选了两项以上，按无效计；有出入的请加 --invalid 核对")
    return left


def write(desk: Desk, sheet: Row, column: str, record: int, position: int, marked: Mapping[str, int], left: int) -> int:
    """Writes the sheet and the row of a record (its `column` of ballot_row and its id) in place of what stood there; returns the sheet's id."""
    if "id" in sheet:
        ballot_id = int(sheet["id"])
        desk.file.update("ballot", ballot_id, **{name: value for name, value in sheet.items() if name != "id"})
        _take_off(desk, ballot_id, column, record)
    else:
        ballot_id = insert_ballot(desk.file.db, **sheet | {"held_on": date.fromisoformat(sheet["held_on"])})
    row_id = insert_ballot_row(desk.file.db, ballot_id=ballot_id, position=position, invalid=left, **{column: record})
    for grade, number in marked.items():
        insert_ballot_vote(desk.file.db, row_id=row_id, grade=grade, votes=number)
    return ballot_id


def _take_off(desk: Desk, ballot_id: int, column: str, record: int) -> None:
    rows = desk.file.tuples(f"SELECT id FROM ballot_row WHERE ballot_id = ? AND {column} = ?", (ballot_id, record))
    for row in rows:
        desk.file.db.execute("DELETE FROM ballot_vote WHERE row_id = ?", row)
        desk.file.db.execute("DELETE FROM ballot_row WHERE id = ?", row)
