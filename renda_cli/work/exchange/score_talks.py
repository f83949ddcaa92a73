"""Sheets of talks that were held about a score, and of other measures that were taken."""

from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.score_cells import OPTIONS, Readers, common, of_score, settle_whom, unhide
from renda_cli.work.exchange.steps import cell
from renda_cli.work.score import subjects, talks

_FREE = ("what", "why", "answer", "note")
_SAID = ("what", "by", "why", "answer", "scheme", "period", "on", "file", "note")


def _readers(desk: Desk, directory: Directory) -> Readers:
    return {
        **common(desk, directory), "what": text("措施"), "by": text("谁谈的"), "why": text("事由"), "answer": text("答复"),
    }  # fmt: skip


def _find(desk: Desk, values: Values) -> Found | None:
    """The measure of that name and day."""
    whom, day = settle_whom(values), values.get("on", desk.today.isoformat())
    if "scheme" in values or "period" in values:
        with cell(of_score(values), _OPTIONS):
            scheme, period = talks.score(desk, whom.kind, values.get("scheme"), values.get("period"))
        values |= {"scheme": scheme, "period": period}
    for row in subjects.records(desk, "score_talk", whom.kind, whom.key, {"held_on": day}):
        if values["what"] in (row["what"], masking.free(row["what"])):
            unhide(values, row, _FREE)
            whose = {name: values[name] for name in ("subject", "subject_kind")}
            return Found(row["id"], {**row, **whose, "on": day, "by": row["held_by"]})
    return None


def _enter(desk: Desk, values: Values) -> None:
    about = {name: values[name] for name in _SAID if name in values}
    talks.talk(desk, [values["subject"]], kind=values["subject_kind"], **about)


def _change(desk: Desk, found: Found, values: Values) -> None:
    """What a later sheet says of it."""
    about = {"held_by" if name == "by" else name: value for name, value in values.items()}
    desk.file.update("score_talk", found.key, **about)


_OPTIONS = {
    **OPTIONS, "--what": "what", "--on": "on", "--by": "by", "--why": "why", "--answer": "answer", "--scheme": "scheme", "--period": "period",
    "--file": "file", "--kind": "subject_kind",
}  # fmt: skip
TALKS = Kind(("subject", "what"), _readers, _find, _enter, _change, "what", _OPTIONS, listed="subject")
