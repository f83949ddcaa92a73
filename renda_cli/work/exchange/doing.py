"""Sheets of what deputies pledge and do for people."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells, days, money, words
from renda_cli.rules.vocabulary import HOUSEHOLD_KINDS
from renda_cli.work import deed, household, pledge
from renda_cli.work.desk import Desk
from renda_cli.work.doing import whole
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError

Readers = Mapping[str, Callable[[str], Any]]
EVERYBODY = ("全体", "全体代表")


def whole_number(what: str, least: int = 1) -> Callable[[str], int]:
    """The reader of a number of things or people; the word that counts them may stand behind it."""

    def read(cell: str) -> int:
        digits = cells.halfwidth(cell).rstrip("人口名户件个次项").removesuffix(".0").strip()
        if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
            raise InputError(f"{what}“{cell.strip()[:20]}”不对", f"请写 {least} 以上的整数")
        return whole(int(digits), what, least)

    return read


def yuan(what: str) -> Callable[[str], int | float]:
    """The reader of a sum; `what` names it in what is refused."""
    return lambda cell: money.yuan(money.fen(cell, what))


def renamed(values: Values, **others: str) -> Values:
    """Values under the names that a verb or a table has for them."""
    return {others.get(name, name): value for name, value in values.items()}


def columns(values: Values) -> Values:
    """Values as a table keeps them."""
    sums = {name: round(values[name] * 100) for name in ("funds", "prize") if name in values}
    return {
        **{name: value for name, value in values.items() if name not in sums},
        **{f"{name}_fen": fen for name, fen in sums.items()},
    }


def _pledge_readers(_desk: Desk, directory: Directory) -> Readers:
    day = directory.day
    return {
        "deputy": directory.deputy, "year": lambda cell: days.year(cells.halfwidth(cell).removesuffix("度")), "what": text("承诺事项"),
        "made_on": day, "until": day, "fulfilled_on": day, "evidence": text("证明材料"), "broken_on": day, "broken_why": text("原因"),
    }  # fmt: skip


_PLEDGE = """SELECT id, deputy_id AS deputy, year, what, made_on, until_on AS until, fulfilled_on, evidence, broken_on, broken_why
    FROM pledge WHERE deputy_id = ? AND year = ? AND what = ?"""


def _find_pledge(desk: Desk, values: Values) -> Found | None:
    year = values.get("year") or int(values.get("made_on", desk.today.isoformat())[:4])
    row = desk.file.row(_PLEDGE, (values["deputy"], year, values["what"]))
    return Found(row["id"], dict(row)) if row else None


def _enter_pledge(desk: Desk, values: Values) -> None:
    year = str(values["year"]) if "year" in values else None
    done = pledge.add(
        desk,
        f"#{values['deputy']}",
        what=values["what"],
        year=year,
        until=values.get("until"),
        on=values.get("made_on"),
    )
    _end_pledge(desk, values["deputy"], done.read()["id"], values)


_ENDS = ("fulfilled_on", "evidence", "broken_on", "broken_why")


def _change_pledge(desk: Desk, found: Found, values: Values) -> None:
    """A pledge that was fulfilled or broken meanwhile. Raises InputError for anything else that is said otherwise."""
    if set(values) - set(_ENDS) or any(found.values[name] for name in _ENDS):
        raise InputError(f"承诺“{found.values['what']}”与已登记的（#{found.key}）不同", "请核对这一行")
    _end_pledge(desk, found.values["deputy"], found.key, values)


def _end_pledge(desk: Desk, deputy: int, pledge_id: int, said: Values) -> None:
    """Raises InputError for evidence or a reason without its day, a day without them, and for both ends at once."""
    fulfilled_on, evidence, broken_on, why = (said.get(name) for name in _ENDS)
    if (fulfilled_on or evidence) and (broken_on or why):
        raise InputError("又写了兑现，又写了未能兑现", "请只留一样")
    if (evidence and not fulfilled_on) or (why and not broken_on):
        raise InputError("写了证明材料或原因，没有写日期", "请补上兑现或未能兑现的日期")
    for day, shown, name, label in (
        (fulfilled_on, evidence, "evidence", "证明材料"),
        (broken_on, why, "broken_why", "原因"),
    ):
        if day and not shown:
            raise CellError(f"缺少{label}", "请补上", name=name)
    if fulfilled_on:
        pledge.fulfil(desk, f"#{deputy}", number=pledge_id, evidence=str(evidence), on=fulfilled_on)
    elif broken_on:
        pledge.break_(desk, f"#{deputy}", number=pledge_id, why=str(why), on=broken_on)


def _deed_readers(_desk: Desk, directory: Directory) -> Readers:
    def deputies(cell: str) -> tuple[int, ...] | None:
        return None if cell.strip() in EVERYBODY else directory.deputies(cell) or None

    return {
        "on": directory.day, "kind": text("种类"), "what": text("事项"), "deputies": deputies,
        "count": whole_number("件数"), "people": whole_number("人数", 0), "funds": yuan("款项"), "place": text("地点"), "note": text("备注"),
    }  # fmt: skip


def _find_deed(desk: Desk, values: Values) -> Found | None:
    """Who did it, when and what it was is what a deed is known by."""
    known = (values.get("on", desk.today.isoformat()), values.get("kind", "实事"), values["what"])
    deed_id = deed.like(desk, *known, set(values.get("deputies", ())))
    return (
        None
        if deed_id is None
        else Found(deed_id, {**deed.as_object(desk, deed_id), "deputies": values.get("deputies")})
    )


def _enter_deed(desk: Desk, values: Values) -> None:
    about = {name: value for name, value in values.items() if name not in ("what", "deputies", "funds")}
    funds = str(values["funds"]) if "funds" in values else None
    deed.add(desk, values["what"], by=[f"#{one}" for one in values.get("deputies", ())], funds=funds, **about)


def _change_deed(desk: Desk, found: Found, values: Values) -> None:
    desk.file.update("deed", found.key, **columns(values))


def _household_readers(_desk: Desk, directory: Directory) -> Readers:
    return {
        "deputy": directory.deputy, "name": _head, "people": whole_number("人口"), "kind": _household_kind, "address": text("地址"),
        "phone": lambda cell: cells.phone(cell) or None, "from_on": directory.day, "to_on": directory.day, "note": text("备注"),
    }  # fmt: skip


def _head(cell: str) -> str:
    if "*" in cell:
        raise InputError("户主姓名已隐去", "请用 renda export households --private 导出的表")
    return words.name(cell, "户主姓名")


def _household_kind(cell: str) -> str:
    return words.among(cell.strip(), HOUSEHOLD_KINDS, "种类")


def _find_household(desk: Desk, values: Values) -> Found | None:
    """The household of that head since that day; where the row has no day, the last one."""
    row = desk.file.row(
        "SELECT * FROM household WHERE deputy_id = ? AND name = ? AND from_on = coalesce(?, from_on) ORDER BY from_on DESC, id DESC LIMIT 1",
        (values["deputy"], values["name"], values.get("from_on")),
    )
    return Found(row["id"], {**dict(row), "deputy": row["deputy_id"]}) if row else None


def _enter_household(desk: Desk, values: Values) -> None:
    about = {name: value for name, value in values.items() if name not in ("deputy", "to_on")}
    household.add(desk, f"#{values['deputy']}", **renamed(about, name="head", from_on="from_"))
    if "to_on" in values:
        household.end(desk, f"#{values['deputy']}", head=values["name"], on=values["to_on"])


def _change_household(desk: Desk, found: Found, values: Values) -> None:
    """What a later sheet says of it. Raises InputError where it would end before it began."""
    if values.get("to_on", "9") < found.values["from_on"]:
        raise InputError(f"这一户 {found.values['from_on']} 才开始联系，不能在 {values['to_on']} 结束", "请核对 --on")
    desk.file.update("household", found.key, **values)


PLEDGES = Kind(
    ("deputy", "what"), _pledge_readers, _find_pledge, _enter_pledge, _change_pledge, "what",
    {"--what": "what", "--year": "year", "--until": "until", "--on": "made_on", "--evidence": "evidence", "--reason": "broken_why"},
)  # fmt: skip
DEEDS = Kind(
    ("what",), _deed_readers, _find_deed, _enter_deed, _change_deed, "what",
    {"--on": "on", "--kind": "kind", "--count": "count", "--people": "people", "--funds": "funds", "--by": "deputies"},
    money=frozenset({"funds"}),
)  # fmt: skip
HOUSEHOLDS = Kind(
    ("deputy", "name", "people"), _household_readers, _find_household, _enter_household, _change_household, "name",
    {"--head": "name", "--people": "people", "--kind": "kind", "--from": "from_on", "--on": "to_on", "--phone": "phone"},
)  # fmt: skip
