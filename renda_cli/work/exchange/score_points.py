"""Sheets of points, or numbers, entered by hand for the items of schemes, and of corrections of an item's points."""

from collections.abc import Mapping
from typing import Any

from renda_cli.rules.schemes import points
from renda_cli.rules.vocabulary import SCORE_ENTRY_KINDS, SCORE_STATES
from renda_cli.store.file import Row
from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.score_cells import (
    OPTIONS,
    Readers,
    Whom,
    common,
    marks,
    of_score,
    settle_whom,
    times,
    unhide,
)
from renda_cli.work.exchange.station_cells import among, coded
from renda_cli.work.exchange.steps import cell
from renda_cli.work.score import correcting, entry, meaning, stages, subjects

_STATES = {
    **coded(SCORE_STATES), "申报": "reported", "待审核": "reported", "审核": "checked", "待审定": "checked", "审定": "decided", "认可": "decided",
    "通过": "decided", "不予认可": "refused", "不认可": "refused", "未通过": "refused", "不通过": "refused",
}  # fmt: skip
_RANKS = {"reported": 0, "checked": 1, "decided": 2, "refused": 2}
_FREE = ("evidence", "note")
_FILLED_IN = ("file", "entered_by", "note")


def _readers(desk: Desk, directory: Directory) -> Readers:
    return {
        **common(desk, directory), "item": text("项目"), "points": marks, "count": times, "evidence": text("依据"), "entered_by": text("登记人"),
        "kind": among("种类", coded(SCORE_ENTRY_KINDS) | {"登记": "given", "纠正": "correction"}), "status": among("状态", _STATES),
        "why": text("未认可的理由"),
    }  # fmt: skip


def _find(desk: Desk, values: Values) -> Found | None:
    """The entry of that day, item and evidence; one that was refused only for the first row that says so.

    Scheme, period and item are those that the words of the row mean. Raises InputError.
    """
    taken, whom = values.pop("taken"), settle_whom(values)
    if ("points" in values) == ("count" in values):
        raise CellError("分值和数量要写一个，也只能写一个", "请核对这一行", name="points")
    values |= {"kind": values.get("kind", "given"), "on": values.get("on", desk.today.isoformat())}
    rows = _rows(desk, whom, values)
    if not rows:
        _mean(desk, whom, values)
        rows = _rows(desk, whom, values)
    rows = [row for row in rows if row["status"] != "refused" or row["id"] not in taken]
    if not rows:
        return None
    row = min(rows, key=lambda one: (one["status"] != values.get("status", "decided"), not _alike(one, values)))
    unhide(values, row, (*_FREE, "why"))
    return Found(row["id"], _there(row, values))


def _mean(desk: Desk, whom: Whom, values: Values) -> None:
    """Scheme, period and item in full."""
    day = desk.day(values["on"])
    with cell(of_score(values), _OPTIONS):
        loaded, within = meaning.scheme(desk, whom.kind, day, values.get("period"), values.get("scheme"))
    with cell("item", _OPTIONS):
        item = meaning.item(loaded.scheme, values["item"]).name
    values |= {"scheme": loaded.scheme.name, "period": within.label, "item": item}


def _rows(desk: Desk, whom: Whom, values: Values) -> list[Row]:
    same = {name: values[name] for name in ("scheme", "period", "item", "kind") if name in values}
    rows = subjects.records(desk, "score_entry", whom.kind, whom.key, same | {"held_on": values["on"]})
    sql = "SELECT entry_id, why FROM score_stage WHERE stage = 'refused'"
    why = dict(desk.file.tuples(sql)) if any(row["status"] == "refused" for row in rows) else {}
    return [
        {**row, "why": why.get(row["id"])}
        for row in rows
        if values["evidence"] in (row["evidence"], masking.free(row["evidence"]))
    ]


def _alike(row: Row, values: Values) -> bool:
    return values.get(row["amount"]) == points(row["amount_milli"])


def _there(row: Row, values: Values) -> Values:
    """The entry as a row would say it. A row that knows less of its stages than the file says nothing of them."""
    status: str = row["status"]
    if _RANKS[values.get("status", status)] < _RANKS[status]:
        values["status"] = status
    whose = {name: values[name] for name in ("subject", "subject_kind")}
    return {
        **row,
        **whose,
        "on": row["held_on"],
        "points": None,
        "count": None,
        row["amount"]: points(row["amount_milli"]),
    }


def _whose(values: Values) -> Mapping[str, Any]:
    kind = values["subject_kind"]
    return {kind: True if kind == "town" else [values["subject"]]}


def _enter(desk: Desk, values: Values) -> int:
    status, refused = values.get("status", "decided"), values.get("status") == "refused"
    if refused != ("why" in values):
        what = "缺少未认可的理由，请补上" if refused else "写了未认可的理由，状态不是未认可"
        raise CellError(what, name="why" if refused else "status")
    about: Values = {name: values.get(name) for name in ("item", "period", "scheme", "on", "file", "points")}
    about |= {"by": values.get("entered_by"), **_whose(values)}
    if values["kind"] == "correction":
        made = _correct(desk, values, status, about)
    else:
        about |= {"evidence": values["evidence"], "count": values.get("count"), "note": values.get("note")}
        made = entry.adjust(desk, stage="reported" if refused else status, **about).read()["id"]
    if refused:
        stages.refuse(desk, [str(made)], why=values["why"], on=values["on"])
    return int(made)


def _correct(desk: Desk, values: Values, status: str, about: dict[str, Any]) -> int:
    if "count" in values:
        raise CellError("更正的是分，不是数量", "请写在分值里", name="count")
    if status not in ("decided", "refused"):
        raise CellError("更正不经过自报和审核", "请写已审定，或不写", name="status")
    made = int(correcting.correct_item(desk, why=values["evidence"], **about).read()["id"])
    if "note" in values:
        desk.file.update("score_entry", made, note=values["note"])
    return made


def _change(desk: Desk, found: Found, values: Values) -> None:
    """What is added to an entry, and the stage that it has reached. Raises CellError for what is told otherwise."""
    number = str(found.key)
    for name in values:
        if name not in (*_FILLED_IN, "status") and not (name == "why" and "status" in values):
            option = "--count 数量" if found.values["amount"] == "count" else "--points 分"
            how = f"另一笔的请把依据写得不同；要更正的请用 renda score correct {number} {option} --why 理由"
            raise CellError(f"与已登记的 #{number} 不同", how, name=name)
    about = {name: values[name] for name in _FILLED_IN if name in values}
    if about:
        desk.file.update("score_entry", found.key, **about)
    if values.get("status") == "refused":
        if "why" not in values:
            raise CellError("缺少未认可的理由，请补上", name="why")
        stages.refuse(desk, [number], why=values["why"])
    elif "status" in values:
        stages.confirm(desk, [number], to=values["status"])


_OPTIONS = {
    **OPTIONS, "--item": "item", "--points": "points", "--count": "count", "--evidence": "evidence", "--on": "on", "--period": "period",
    "--scheme": "scheme", "--stage": "status", "--by": "entered_by", "--file": "file",
}  # fmt: skip
POINTS = Kind(
    ("subject", "item", "evidence"), _readers, _find, _enter, _change, "item", _OPTIONS, listed="subject", alike=True
)
