"""Sheets of activity funds and of commendations."""

from functools import cache

from renda_cli.work import award, fund
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory, labels
from renda_cli.work.exchange.doing import EVERYBODY, Readers, columns, renamed, yuan
from renda_cli.work.exchange.kind import Found, Kind, Values, text


def _fund_readers(_desk: Desk, directory: Directory) -> Readers:
    return {
        "on": directory.day, "deputy": lambda cell: None if cell.strip() in EVERYBODY else directory.deputy(cell), "group": directory.group,
        "amount": yuan("金额"), "purpose": text("用途"), "ref": text("凭证号"),
    }  # fmt: skip


def _find_fund(desk: Desk, values: Values) -> Found | None:
    """A payment alike in everything; of several the one of that voucher, else one that has none yet."""
    rows = desk.file.rows(
        "SELECT id, ref FROM fund WHERE paid_on = ? AND amount_fen = ? AND purpose = ? AND deputy_id IS ? AND group_id IS ? ORDER BY id",
        (
            values.get("on", desk.today.isoformat()), round(values["amount"] * 100), values["purpose"], values.get("deputy"),
            values.get("group"),
        ),
    )  # fmt: skip
    ref = values.get("ref")
    same = next((row for row in rows if ref in (None, row["ref"])), None)
    there = same or next((row for row in rows if row["ref"] is None), None)
    return Found(there["id"], {**values, "ref": there["ref"]}) if there else None


def _enter_fund(desk: Desk, values: Values) -> None:
    whose: Values = {}
    if "deputy" in values:
        whose["deputy"] = f"#{values['deputy']}"
    if "group" in values:
        whose["group"] = desk.file.tuples("SELECT name FROM deputy_group WHERE id = ?", (values["group"],))[0][0]
    fund.add(
        desk, str(values["amount"]), purpose=values["purpose"], on=values.get("on"), ref=values.get("ref"), **whose
    )


def _change_fund(desk: Desk, found: Found, values: Values) -> None:
    """The voucher of a payment that had none."""
    desk.file.update("fund", found.key, ref=values["ref"])


def _award_readers(desk: Desk, directory: Directory) -> Readers:
    known = cache(lambda: labels(desk))
    return {
        "on": directory.day, "kind": text("种类"), "title": text("表彰名称"), "given_by": text("授予机关"), "prize": yuan("奖金"),
        "criteria": text("依据"), "note": text("备注"), "name": lambda cell: f"#{known()[cell.strip()]}" if cell.strip() in known() else text("名称")(cell),
    }  # fmt: skip


def _find_award(desk: Desk, values: Values) -> Found | None:
    """The commendation of that kind, year and person."""
    kind, day = values["kind"], str(values.get("on", desk.today.isoformat()))
    whom = award.recipient(desk, kind, values["name"])
    award_id = award.like(desk, kind, str(values.get("title", kind)), int(day[:4]), whom)
    return None if award_id is None else Found(award_id, {**award.as_object(desk, award_id), "name": values["name"]})


def _enter_award(desk: Desk, values: Values) -> None:
    about = {name: value for name, value in values.items() if name not in ("name", "prize")}
    prize = str(values["prize"]) if "prize" in values else None
    award.add(desk, to=[values["name"]], prize=prize, **renamed(about, given_by="by"))


def _change_award(desk: Desk, found: Found, values: Values) -> None:
    desk.file.update("award", found.key, **renamed(columns(values), on="given_on"))


FUNDS = Kind(
    ("amount", "purpose"), _fund_readers, _find_fund, _enter_fund, _change_fund, "purpose",
    {"--for": "purpose", "--deputy": "deputy", "--group": "group", "--on": "on", "--ref": "ref"},
    money=frozenset({"amount"}),
)  # fmt: skip
AWARDS = Kind(
    ("kind", "name"), _award_readers, _find_award, _enter_award, _change_award, "name",
    {"--kind": "kind", "--to": "name", "--title": "title", "--by": "given_by", "--on": "on", "--prize": "prize", "--criteria": "criteria"},
    money=frozenset({"prize"}),
)  # fmt: skip
