"""Sheets of what reviews found and what was done about it, and of questions with their answers."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells, words
from renda_cli.rules.vocabulary import FINDING_KINDS, RECTIFICATION_VERDICTS
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import review_cells
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.station_cells import among, coded, passage
from renda_cli.work.review import finding, question, rectifying, subjects

Readers = Mapping[str, Callable[[str], Any]]


_KIND = among("种类", coded(FINDING_KINDS) | {"存在问题": "problem", "意见": "suggestion", "意见建议": "suggestion"})
_VERDICT = among(
    "验收结果", coded(RECTIFICATION_VERDICTS) | {
        "合格": "accepted", "通过": "accepted", "已验收": "accepted", "销号": "accepted", "已销号": "accepted", "不合格": "refused", "未通过": "refused",
        "不通过": "refused",
    },
)  # fmt: skip


def _finding_readers(desk: Desk, directory: Directory) -> Readers:
    day = directory.day
    return {
        **dict.fromkeys(("found_on", "until", "rectified_on", "judged_on"), day), "review": review_cells.review(desk), "text": passage("评议意见"),
        "subject": lambda cell: review_cells.told_apart(desk, cell).strip(), "unit": lambda cell: directory.unit_name(directory.unit(cell)),
        "kind": _KIND, "report": passage("整改情况"), "file": text("文件"), "verdict": _VERDICT, "judged_by": text("验收者"), "why": text("不合格的原因"),
        "note": text("备注"),
    }  # fmt: skip


def _find_finding(desk: Desk, values: Values) -> Found | None:
    """What was found in those words, of that subject and for that unit as far as the row says them."""
    taken = values.pop("taken")
    _settle(values)
    if "subject" in values:
        values["subject"] = subjects.find(desk, values["review"], values["subject"])["name"]
    sql = """SELECT *, due_on AS until, (SELECT file FROM rectification WHERE finding_id = finding_line.id ORDER BY round DESC LIMIT 1) AS file
        FROM finding_line WHERE review_id = ? AND text = ? ORDER BY id"""
    rows = [dict(row) for row in desk.file.rows(sql, (values["review"], values["text"])) if row["id"] not in taken]
    for row in rows:
        row |= {"review": values["review"], "unit": row["unit"] if row["unit_id"] else None}
    for allowed in ((), (None,)):  # what the file does not say of it may be new
        for row in rows:
            if all(row[name] in (values.get(name, row[name]), *allowed) for name in ("subject", "unit")):
                return Found(row["id"], row)
    return None


def _settle(values: Values) -> None:
    """Raises CellError where a step of the way is told and the one before it is not."""
    for name, needed, what in (
        ("report", "rectified_on", "整改日期"), ("file", "rectified_on", "整改日期"), ("judged_on", "rectified_on", "整改日期"),
        ("verdict", "judged_on", "验收日期"), ("why", "judged_on", "验收日期"), ("judged_by", "judged_on", "验收日期"),
    ):  # fmt: skip
        if name in values and needed not in values:
            raise CellError(f"缺少{what}，请补上", name=needed)
    if "judged_on" in values:
        values.setdefault("verdict", "refused" if "why" in values else "accepted")
    if values.get("verdict") == "refused" and "why" not in values:
        raise CellError("验收不合格的，缺少不合格的原因", "请补上", name="why")


def _enter_finding(desk: Desk, values: Values) -> int:
    """A day by which something is to be put right once more is that of the next round."""
    refused = values.get("verdict") == "refused"
    with review_cells.reopened(desk, values["review"]):
        row = names.review(desk, str(values["review"]))
        made = finding.add(
            desk, str(row["id"]), text=values["text"], until=None if refused else values.get("until"), subject=values.get("subject"),
            unit=values.get("unit"), suggestion=values.get("kind") == "suggestion", on=values.get("found_on") or row["held_on"],
            note=values.get("note"),
        )  # fmt: skip
        number = int(made.read()["id"])
        _follow_finding(desk, number, values, {})
    return number


def _follow_finding(desk: Desk, number: int, values: Values, there: Mapping[str, Any]) -> None:
    """What was done and how it was judged, as far as that is new."""
    if any(name in values and values[name] != there.get(name) for name in ("rectified_on", "report", "file")):
        about = {name: values[name] for name in ("report", "file") if name in values}
        rectifying.rectify(desk, [str(number)], on=values["rectified_on"], **about)
    if "judged_on" in values and any(values[name] != there.get(name) for name in ("judged_on", "verdict")):
        no = values["verdict"] == "refused"
        again = {"why": values["why"], "until": values.get("until")} if no else {}
        rectifying.accept(desk, [str(number)], on=values["judged_on"], by=values.get("judged_by"), no=no, **again)


_WAY = ("rectified_on", "report", "file", "judged_on", "verdict", "judged_by", "why")


def _change_finding(desk: Desk, found: Found, values: Values) -> None:
    """Corrected while it is open, then what became of it. Raises InputError."""
    edits: dict[str, Any] = {name: values[name] for name in ("note", "subject", "unit") if name in values}
    judged = {"judged_on", "verdict"} & values.keys()
    if "until" in values and not judged:
        edits["until"] = values["until"]
    edits |= {"on": values["found_on"]} if "found_on" in values else {}
    edits |= {"suggestion": values["kind"] == "suggestion"} if "kind" in values else {}
    if edits:
        finding.edit(desk, str(found.values["review"]), str(found.key), **edits)
    if not judged and {"judged_by", "why"} & values.keys():
        raise InputError("与已登记的验收不同", "要改先用 renda undo 撤销")
    way = {name: found.values[name] for name in _WAY if found.values[name] is not None}
    if values.keys() & {*_WAY}:
        _follow_finding(desk, found.key, {**way, **values}, found.values)


_FINDING_OPTIONS = {
    "--text": "text", "--until": "until", "--subject": "subject", "--unit": "unit", "--on": "found_on", "--by": "judged_by", "--why": "why",
    "--report": "report",
}  # fmt: skip
FINDINGS = Kind(("review", "text"), _finding_readers, _find_finding, _enter_finding, _change_finding, "text", _FINDING_OPTIONS, alike=True)  # fmt: skip


def _question_readers(desk: Desk, directory: Directory) -> Readers:
    day = directory.day
    return {
        **dict.fromkeys(("asked_on", "until", "answered_on"), day), "review": review_cells.review(desk), "text": passage("问题"),
        "deputy": directory.deputy, "asker": _asker, "unit": lambda cell: directory.unit_name(directory.unit(cell)), "addressee": text("应询人"),
        "on_spot": cells.yes, "answer": passage("答复"), "answered_by": text("答复者"), "note": text("备注"),
    }  # fmt: skip


def _asker(cell: str) -> str | None:
    """Who asked; nobody where an export hid the name."""
    return None if "*" in cell else words.name(cell, "提问人")


def _find_question(desk: Desk, values: Values) -> Found | None:
    """The question in those words, of the same who asks as far as both are known; deputies ask where the row names no other."""
    taken = values.pop("taken")
    _settle_asker(desk, values)
    sql = """SELECT q.*, l.unit, l.due_on AS until FROM review_question q JOIN question_line l ON l.id = q.id WHERE q.review_id = ? ORDER BY q.id"""
    rows = [dict(row) for row in desk.file.rows(sql, (values["review"],)) if row["id"] not in taken]
    for row in rows:
        row |= {
            "deputy": row["deputy_id"],
            "on_spot": bool(row["on_spot"]),
            "unit": row["unit"] if row["unit_id"] else None,
        }
        shown = masking.spoken(row["text"], row["asker"], None)
        if values["text"] in (row["text"], shown) and all(
            values.get(name, row[name]) == row[name] for name in ("deputy", "asker")
        ):
            for name in ("text", "answer", "note"):
                if row[name] and values.get(name) == masking.spoken(row[name], row["asker"], None):
                    values[name] = row[name]
            return Found(row["id"], {**row, "review": values["review"]})
    return None


def _settle_asker(desk: Desk, values: Values) -> None:
    """Who asks at a questioning is a deputy, where just one bears the name."""
    if "asker" not in values or names.review(desk, str(values["review"]))["kind"] != "专题询问":
        return
    found = desk.file.tuples("SELECT id FROM deputy WHERE name = ?", (values["asker"],))
    if len(found) == 1:
        values["deputy"] = found[0][0]
        del values["asker"]


def _enter_question(desk: Desk, values: Values) -> int:
    if "answered_on" in values and "answer" not in values:
        raise CellError("缺少答复内容，请补上", name="answer")
    with review_cells.reopened(desk, values["review"]):
        asked_on = values.get("asked_on") or names.review(desk, str(values["review"]))["held_on"]
        spot = "answer" in values and values.get("on_spot", values.get("answered_on", asked_on) == asked_on)
        if spot and values.get("answered_on", asked_on) != asked_on:
            raise CellError("当场答复的，答复日期应是提问日期", "请核对，或去掉当场答复", name="answered_on")
        made = question.add(
            desk, str(values["review"]), text=values["text"], by=f"#{values['deputy']}" if "deputy" in values else None, asker=values.get("asker"),
            to=values.get("unit"), addressee=values.get("addressee"), until=None if spot else values.get("until"), on=asked_on,
            note=values.get("note"), **({"answer": values["answer"], "answered_by": values.get("answered_by")} if spot else {}),
        )  # fmt: skip
        number = int(made.read()["id"])
        if "answer" in values and not spot:
            _answer(desk, number, values)
    return number


def _answer(desk: Desk, number: int, values: Values) -> None:
    if "answered_on" not in values or "answer" not in values:
        name, what = ("answer", "答复内容") if "answer" not in values else ("answered_on", "答复日期")
        raise CellError(f"缺少{what}，请补上", name=name)
    question.answer(desk, str(number), text=values["answer"], by=values.get("answered_by"), on=values["answered_on"])


def _change_question(desk: Desk, found: Found, values: Values) -> None:
    """Answered since, or corrected. Raises InputError for a day that is another."""
    answered = found.values["answered_on"]
    for name in ("asked_on", "on_spot", *(["answered_on"] if answered else [])):
        if name in values:
            raise CellError(f"与已登记的问题 #{found.key} 不同", "请核对这一格", name=name)
    edits: dict[str, Any] = {name: values[name] for name in ("asker", "addressee", "until", "note") if name in values}
    edits |= {"by": f"#{values['deputy']}"} if "deputy" in values else {}
    edits |= {"to": values["unit"]} if "unit" in values else {}
    if answered:
        edits |= {name: values[name] for name in ("answer", "answered_by") if name in values}
    if edits:
        question.edit(desk, str(found.key), **edits)
    if not answered and {"answer", "answered_on", "answered_by"} & values.keys():
        _answer(desk, found.key, values)


_QUESTION_OPTIONS = {
    "--text": "text", "--by": "deputy", "--asker": "asker", "--to": "unit", "--addressee": "addressee", "--until": "until", "--on": "asked_on",
    "--answer": "answer", "--answered-by": "answered_by",
}  # fmt: skip
QUESTIONS = Kind(("review", "text"), _question_readers, _find_question, _enter_question, _change_question, "text", _QUESTION_OPTIONS, alike=True)  # fmt: skip
