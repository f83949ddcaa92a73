"""Activity funds: what the budget has for each deputy in a year, what was paid, what is left."""

from datetime import date
from itertools import groupby
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, money, words
from renda_cli.rules.values import NONE, RuleValue, period_words
from renda_cli.store.statements import insert_fund
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.seats import own_level

LIST_FIELDS = ("kind", "id", "deputy", "group", "level", "entitled", "paid", "left_over")
ITEM_FIELDS = ("id", "on", "deputy", "group", "amount", "purpose", "ref")
_ALL = """SELECT f.id, f.paid_on, d.name, g.name, f.amount_fen, f.purpose, f.ref FROM fund f
    LEFT JOIN deputy d ON d.id = f.deputy_id LEFT JOIN deputy_group g ON g.id = f.group_id WHERE """
_IN_YEAR = "{0}.paid_on BETWEEN :first AND :last"
_SAT = "coalesce(t.from_on, :first) <= :last AND coalesce(t.to_on, :last) >= :first AND (t.status <> 'ended' OR t.to_on IS NOT NULL)"


@writing
def add(
    desk: Desk,
    amount: str,
    *,
    purpose: str,
    deputy: str | None = None,
    group: str | None = None,
    on: str | None = None,
    ref: str | None = None,
) -> Receipt:
    """Enters a payment for a deputy, for a group, or, with neither, for all. More than the standard is told of.

    Raises InputError.
    """
    if deputy is not None and group is not None:
        raise InputError("--deputy 和 --group 只能写一个", "给小组的请只写 --group，给代表个人的只写 --deputy")
    fen = money.fen(amount, "金额")
    if fen == 0:
        raise InputError("金额不能是 0", "请写支出多少元，如 300")
    who = names.deputy(desk, deputy) if deputy is not None else None
    whose = names.group(desk, group) if group is not None else None
    paid_on, purpose, ref = desk.day(on), words.title(purpose, "用途"), words.note(ref, "凭证号")
    columns = {"deputy_id": who.id if who else None, "group_id": whose.id if whose else None}
    twin = like(desk, paid_on.isoformat(), fen, purpose, ref, **columns)
    if twin is not None:
        raise InputError(f"{paid_on.isoformat()} 已登记过这笔支出（#{twin}）", "确是另一笔的，请用 --ref 写凭证号")
    fund_id = insert_fund(desk.file.db, amount_fen=fen, paid_on=paid_on, purpose=purpose, ref=ref, **columns)
    if who:
        doing.remark_unless_in_office(desk, who, paid_on)
    name = who.name if who else whose.name if whose else "全体代表"
    line = f"已登记 {name} 的活动经费 #{fund_id}：{money.yuan(fen)} 元，{purpose}（{paid_on.isoformat()}）"
    lines = [line, *(_left(desk, who, paid_on.year) if who else ())]
    return Receipt(tuple(lines), lambda: as_object(desk, fund_id))


def like(
    desk: Desk, day: str, fen: int, purpose: str, ref: str | None, *, deputy_id: int | None, group_id: int | None
) -> int | None:
    """The id of a payment that is alike in everything, if it is entered."""
    row = desk.file.row(
        "SELECT id FROM fund WHERE paid_on = ? AND amount_fen = ? AND purpose = ? AND ref IS ? AND deputy_id IS ? AND group_id IS ?",
        (day, fen, purpose, ref, deputy_id, group_id),
    )
    return row["id"] if row else None


def _left(desk: Desk, who: names.Named, year: int) -> list[str]:
    """What a deputy has had of the year's standard; funds are for their purpose, so more than that is told of."""
    (one,) = _deputies(desk, year, "d.id = :only", who.id)
    paid, entitled = one["paid"], one["entitled"]
    said = f"{who.name} {year} 年已用 {money.yuan(paid)} 元"
    if entitled is None:
        return [f"{said}（没有定标准）"]
    if paid <= entitled:
        return [f"{said}，标准 {money.yuan(entitled)} 元，结余 {money.yuan(entitled - paid)} 元"]
    over = f"提醒：超过标准 {money.yuan(paid - entitled)} 元；经费专款专用，请核对"
    return [f"{said}，标准 {money.yuan(entitled)} 元", over]


def _days(year: int) -> dict[str, Any]:
    return {"first": f"{year}-01-01", "last": f"{year}-12-31"}


def standard_words(desk: Desk, year: int) -> str | None:
    """The standard of a year in words (`镇代表500元、县代表800元`), None where the rulebook has none."""
    found = _standard(desk, year)
    standards = found.value if found and found.value != NONE else {}
    return "、".join(f"{level}代表{yuan}元" for level, yuan in standards.items()) or None


def _standard(desk: Desk, year: int) -> RuleValue | None:
    """The standard of a year: the one in force on its first day, for it stands in that year's budget."""
    return desk.rulebook.found_on("fund.standard", date(year, 1, 1))


def _deputies(desk: Desk, year: int, where: str, only: int | None = None) -> list[dict[str, Any]]:
    """Who sat in some congress in a year or was paid in it: id, name, group, level, and `entitled` and `paid` in fen.

    Who sits at several levels has the highest of their standards, not their sum; without a standard it is None.
    """
    standard = _standard(desk, year)
    rows = desk.file.rows(
        f"""SELECT d.id, d.name, t.level, g.name AS "group",
              (SELECT coalesce(sum(f.amount_fen), 0) FROM fund f WHERE f.deputy_id = d.id AND {_IN_YEAR.format("f")}) AS paid
            FROM deputy d LEFT JOIN seat t ON t.deputy_id = d.id AND {_SAT} LEFT JOIN deputy_group g ON g.id = t.group_id
            WHERE {where} ORDER BY d.id, t.id""",
        {**_days(year), "only": only},
    )
    found: list[dict[str, Any]] = []
    for _, seats in groupby(map(dict, rows), lambda row: row["id"]):
        one, *others = seats
        levels = list(dict.fromkeys(seat["level"] for seat in (one, *others) if seat["level"]))
        if not levels and not one["paid"]:
            continue
        known = [standard.value[level] * 100 for level in levels if level in standard.value] if standard else []
        group = next((seat["group"] for seat in (one, *others) if seat["group"]), None)
        found.append({**one, "group": group, "level": "、".join(levels), "entitled": max(known, default=None)})
    return found


def as_object(desk: Desk, fund_id: int) -> dict[str, Any]:
    """One payment (fields ITEM_FIELDS)."""
    (row,) = desk.file.tuples(f"{_ALL} f.id = ?", (fund_id,))
    return dict(zip(ITEM_FIELDS, _item(row), strict=True))


def _item(row: tuple[Any, ...]) -> tuple[Any, ...]:
    *about, amount_fen, purpose, ref = row
    return (*about, money.yuan(amount_fen), purpose, ref)


def list_(desk: Desk, year: str | None = None, *, group: str | None = None, items: bool = False) -> Listing:
    """The funds of a year, this one when left out: a row a deputy, then groups, then what was paid for all (fields LIST_FIELDS).

    With `group` its deputies and its own, with `items` payment by payment (fields ITEM_FIELDS). Raises InputError.
    """
    number = desk.today.year if year is None else doing.of_year(days.year(year))
    only = names.group(desk, group).id if group is not None else None
    if items:
        return _items(desk, number, only)
    members = "d.id IN (SELECT deputy_id FROM seat WHERE group_id = :only)"
    deputies = _deputies(desk, number, "1" if only is None else members, only)
    rows = [_row(one) for one in deputies]
    others = desk.file.tuples(
        f"""SELECT g.name, sum(f.amount_fen) FROM fund f LEFT JOIN deputy_group g ON g.id = f.group_id
            WHERE f.deputy_id IS NULL AND {_IN_YEAR.format("f")} AND (:only IS NULL OR f.group_id = :only)
            GROUP BY g.id ORDER BY g.id IS NULL, g.id""",
        {**_days(number), "only": only},
    )
    rows += [("小组" if name else "全体", None, None, name, None, None, money.yuan(fen), None) for name, fen in others]
    return Listing(LIST_FIELDS, rows, _notes(desk, number, deputies, others), f"{number}年代表活动经费")


def _row(one: dict[str, Any]) -> tuple[Any, ...]:
    entitled, paid = one["entitled"], one["paid"]
    left = None if entitled is None else entitled - paid
    sums = (money.yuan(fen) if fen is not None else None for fen in (entitled, paid, left))
    return ("代表", one["id"], one["name"], one["group"], one["level"], *sums)


def _items(desk: Desk, year: int, only: int | None) -> Listing:
    rows = desk.file.tuples(
        f"""{_ALL} {_IN_YEAR.format("f")} AND (:only IS NULL OR f.group_id = :only
              OR f.deputy_id IN (SELECT deputy_id FROM seat WHERE group_id = :only)) ORDER BY f.paid_on, f.id""",
        {**_days(year), "only": only},
    )
    fen = sum(row[ITEM_FIELDS.index("amount")] for row in rows)
    return Listing(
        ITEM_FIELDS,
        [_item(row) for row in rows],
        (f"共 {len(rows)} 笔 {money.yuan(fen)} 元",),
        f"{year}年代表活动经费支出",
    )


def _notes(desk: Desk, year: int, deputies: list[dict[str, Any]], others: list[tuple[Any, ...]]) -> tuple[str, ...]:
    """By which standard, what it comes to, what was paid for whom, and who had more."""
    standard = _standard(desk, year)
    if standard:
        words_ = period_words("fund.standard", standard.value)
        by = f"标准按 {year}-01-01 施行的计：{words_}（{standard.source}）；兼任几级的只按高的一级，年中任职、离任的按全年"
    else:
        how = f"请用 renda rules set fund.standard {own_level(desk)}=500 --from {year}-01-01 --source 出处 填写"
        by = f"{year}-01-01 没有施行的标准，{how}"
    paid = sum(one["paid"] for one in deputies)
    of_groups, of_all = (sum(fen for name, fen in others if bool(name) is named) for named in (True, False))
    parts = "、".join(
        f"{what} {money.yuan(fen)} 元" for what, fen in (("代表", paid), ("小组", of_groups), ("全体", of_all)) if fen
    )
    total = f"已用 {money.yuan(paid + of_groups + of_all)} 元" + (f"（{parts}）" if parts else "")
    if standard:
        left = (entitled := sum(one["entitled"] or 0 for one in deputies)) - paid - of_groups - of_all
        rest = f"结余 {money.yuan(left)} 元" if left >= 0 else f"超支 {money.yuan(-left)} 元"
        total = f"标准合计 {money.yuan(entitled)} 元，{total}，{rest}"
    over = "、".join(
        f"{one['name']} {money.yuan(one['paid'] - one['entitled'])} 元"
        for one in deputies
        if one["entitled"] is not None and one["paid"] > one["entitled"]
    )
    return (by, total, *([f"提醒：超过标准的：{over}；经费专款专用，请核对"] if over else []))
