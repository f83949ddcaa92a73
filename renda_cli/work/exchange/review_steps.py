"""Sheets of the steps of reviews: who is to do each by when, and when it was done."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work import names, texts
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import review_cells
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.steps import cell
from renda_cli.work.review import naming, steps

_OF_VERBS = {"who": "by", "file": "file", "note": "note"}
_STATES = ("until_on", "done_on", "skipped_why")


def _readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    return {
        "review": review_cells.review(desk), "step": text("步骤"), "who": text("由谁办"), "until_on": directory.day, "done_on": directory.day,
        "skipped_why": text("免办的原因"), "file": lambda cell: str(texts.whole(cell, "文件")), "note": text("备注"),
    }  # fmt: skip


def _find(desk: Desk, values: Values) -> Found | None:
    """The step of that name, or the only one whose name has the word in it."""
    rows = steps.of_review(desk, values["review"])
    fitting = [one for one in rows if one["step"] == values["step"]] or [
        one for one in rows if values["step"] in one["step"]
    ]
    if len(fitting) != 1:
        return None
    values["step"] = fitting[0]["step"]
    return Found(values["review"], {**fitting[0], "review": values["review"]})


def _enter(desk: Desk, values: Values) -> None:
    if not values.keys() & set(_STATES):
        row = names.review(desk, str(values["review"]))
        how = "请核对名称；另加的步骤请写期限、办理日期或免办的原因"
        raise CellError(f"{naming.called(row)}没有步骤“{values['step'][:30]}”", how, name="step")
    with review_cells.reopened(desk, values["review"]), cell("step", _OPTIONS):
        _write(desk, values["review"], values["step"], values)


def _change(desk: Desk, found: Found, values: Values) -> None:
    about = {name: values[name] for name in _OF_VERBS if name in values}
    if values.keys() & set(_STATES) or found.values["done_on"]:
        _write(desk, found.key, found.values["step"], values)
    else:  # the verb would take it for done today
        if names.review(desk, str(found.key))["status"] in ("closed", "dropped"):
            raise InputError("评议已办结或取消，步骤不能再改", "请去掉这一行")
        (row,) = desk.file.rows(
            "SELECT id FROM review_step WHERE review_id = ? AND step = ?", (found.key, found.values["step"])
        )
        desk.file.update("review_step", row["id"], **about)


def _write(desk: Desk, review_id: int, step: str, values: Values) -> None:
    """The verb, called once for what it does at once. Raises InputError where a step is done and left out."""
    if "done_on" in values and "skipped_why" in values:
        raise CellError("又写了办理日期，又写了免办的原因", "请只留一样", name="skipped_why")
    about: dict[str, Any] = {option: values[name] for name, option in _OF_VERBS.items() if name in values}
    until, number = values.get("until_on"), str(review_id)
    if "skipped_why" in values:
        if until:
            steps.step(desk, number, step=step, until=until)
        steps.step(desk, number, step=step, skip=values["skipped_why"], **about)
    else:
        steps.step(desk, number, step=step, on=values.get("done_on"), until=until, **about)


_OPTIONS = {"--step": "step", "--on": "done_on", "--until": "until_on", "--by": "who", "--skip": "skipped_why", "--file": "file"}  # fmt: skip
STEPS = Kind(("review", "step"), _readers, _find, _enter, _change, "step", _OPTIONS)
