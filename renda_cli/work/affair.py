"""What the office itself does and has: the party committee on its work, visits, regulations, staff, money for its places."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, money, words
from renda_cli.rules.vocabulary import AFFAIR_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_affair
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("id", "on", "kind", "what", "count", "amount", "until", "note")
LASTING = ("regulation", "staff")  # in force, or there, until they end
_ALL = f"""SELECT id, held_on, kind, what, iif(kind = 'investment', NULL, count), {doing.in_yuan("amount_fen")}, ended_on, note
    FROM affair WHERE """
_UNITS = {"party": "次", "visit": "次", "study": "次", "regulation": "项", "staff": "名"}
_SHORTEST = 2  # signs of a word that may stand for a kind
_ENDED = {"regulation": "废止", "staff": "离岗"}


def kind_of(text: str, option: str = "--kind") -> str:
    """The code of a kind by its word, a part of it that no other has (党委研究, 来访), or the code. Raises InputError."""
    said = text.strip()
    meant = [code for code, word in AFFAIR_KINDS.items() if said in word] if len(said) >= _SHORTEST else []
    return meant[0] if len(meant) == 1 else words.code(said, AFFAIR_KINDS, option)


@writing
def add(
    desk: Desk,
    what: str,
    *,
    kind: str,
    on: str | None = None,
    until: str | None = None,
    count: int = 1,
    amount: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters one, or (`count`) several in one: times, regulations, persons. `amount` are the yuan of an investment.

    Raises InputError, also for what was entered before.
    """
    row: Row = {
        "id": None, "kind": kind_of(kind), "what": words.title(what, "事项"), "held_on": desk.day(on).isoformat(), "ended_on": _end(desk, until),
        "count": doing.whole(count, "--count"), "amount_fen": _fen(amount), "note": words.note(note, "备注"),
    }  # fmt: skip
    _refuse_misfit(desk, row)
    dates = {name: date.fromisoformat(row[name]) for name in ("held_on", "ended_on") if row[name]}
    affair_id = insert_affair(desk.file.db, **{name: value for name, value in (row | dates).items() if name != "id"})
    return Receipt((f"已登记{_told(row | {'id': affair_id})}",), lambda: as_object(desk, affair_id))


@writing
def edit(
    desk: Desk,
    affair: str,
    *,
    what: str | None = None,
    kind: str | None = None,
    on: str | None = None,
    until: str | None = None,
    count: int | None = None,
    amount: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Corrects one; only what is given changes, an empty `until`, `amount` or `note` takes it off. Raises InputError."""
    row = names.affair(desk, affair)
    given: dict[str, Any] = {
        "what": None if what is None else words.title(what, "事项"),
        "kind": None if kind is None else kind_of(kind),
        "held_on": None if on is None else desk.day(on).isoformat(),
        "count": None if count is None else doing.whole(count, "--count"),
    }
    new = {name: value for name, value in given.items() if value is not None}
    new |= {} if until is None else {"ended_on": _end(desk, until)}
    new |= {} if amount is None else {"amount_fen": _fen(amount)}
    new |= {} if note is None else {"note": words.note(note, "备注")}
    if not new:
        raise InputError("没有写要改什么", "请加 --what、--kind、--on、--until、--count、--amount 或 --note")
    row |= new
    _refuse_misfit(desk, row)
    desk.file.update("affair", row["id"], **new)
    return Receipt((f"已修改{_told(row)}",), lambda: as_object(desk, row["id"]))


@writing
def end(desk: Desk, affair: str, *, on: str | None = None) -> Receipt:
    """Ends a regulation, or a person's post, from a day on. Raises InputError for another kind and for one that ended."""
    row = names.affair(desk, affair)
    if row["ended_on"]:
        raise InputError(f"{_told(row)}，已登记过", "要改日期请用 renda affair edit 编号 --until 日期")
    row["ended_on"] = desk.day(on).isoformat()
    _refuse_misfit(desk, row, "renda affair end ")
    desk.file.update("affair", row["id"], ended_on=row["ended_on"])
    return Receipt((f"已登记{_told(row)}",), lambda: as_object(desk, row["id"]))


def list_(desk: Desk, year: str | None = None, *, kind: str | None = None) -> Listing:
    """What was entered, by day; of a year or several, with what was still in force then (fields LIST_FIELDS). Raises InputError."""
    where, values, title = "1", [], ""
    if year is not None:
        first, last = days.years(year)
        where = "held_on <= ? AND iif(kind IN ('regulation', 'staff'), coalesce(ended_on, '9'), held_on) >= ?"
        values, title = [f"{last}-12-31", f"{first}-01-01"], days.period((first, last))
    if kind is not None:
        where += " AND kind = ?"
        values.append(kind_of(kind))
    return Listing(
        LIST_FIELDS,
        desk.file.tuples(f"{_ALL} {where} ORDER BY held_on, id", values),
        title=f"{title}镇人大自身的工作",
    )


def as_object(desk: Desk, affair_id: int) -> dict[str, Any]:
    """One of them (fields LIST_FIELDS)."""
    return dict(zip(LIST_FIELDS, desk.file.tuples(f"{_ALL} id = ?", (affair_id,))[0], strict=True))


def like(desk: Desk, kind: str, day: str, what: str) -> int | None:
    """The id of what is entered of a kind on a day under these words."""
    row = desk.file.row("SELECT id FROM affair WHERE kind = ? AND held_on = ? AND what = ?", (kind, day, what))
    return row["id"] if row else None


def _end(desk: Desk, text: str | None) -> str | None:
    return desk.day(text, "--until").isoformat() if text and text.strip() else None


def _fen(text: str | None) -> int | None:
    if text is None or not text.strip():
        return None
    fen = money.fen(text, "--amount ")
    if fen == 0:
        raise InputError("--amount 是 0", "请写投入了多少元")
    return fen


def _refuse_misfit(desk: Desk, row: Row, verb: str = "--until ") -> None:
    """Raises InputError where kind, days and numbers do not go together, and for the same a second time."""
    kind = AFFAIR_KINDS[row["kind"]]
    if row["ended_on"] and row["kind"] not in LASTING:
        raise InputError(f"{kind}没有起止，不能写结束的日期", f"{verb}只用于制度和专职人员")
    if row["ended_on"] and row["ended_on"] < row["held_on"]:
        raise InputError(f"结束的日期 {row['ended_on']} 早于 {row['held_on']}", "请核对日期")
    if (row["kind"] == "investment") != (row["amount_fen"] is not None):
        if row["amount_fen"] is None:
            raise InputError("阵地投入没有写金额", "请加 --amount 元，如 --amount 3.5万")
        raise InputError(f"{kind}不写金额", "--amount 只用于阵地投入")
    if row["kind"] == "investment" and row["count"] > 1:
        raise InputError("阵地投入不写次数", "请用 --amount 写合计的金额")
    twin = like(desk, row["kind"], row["held_on"], row["what"])
    if twin not in (None, row["id"]):
        raise InputError(
            f"{row['held_on']} 已登记过{kind}“{row['what']}”（#{twin}）", "几次合在一起登记的，请用 --count 写次数"
        )


def _told(row: Row) -> str:
    many = f"，{row['count']} {_UNITS[row['kind']]}" if row["count"] > 1 else ""
    paid = f"，{money.told(row['amount_fen'])}" if row["amount_fen"] else ""
    ended = f"，{row['ended_on']} {_ENDED[row['kind']]}" if row["ended_on"] else ""
    return f"{AFFAIR_KINDS[row['kind']]} #{row['id']}：{row['what']}（{row['held_on']}{many}{paid}{ended}）"
