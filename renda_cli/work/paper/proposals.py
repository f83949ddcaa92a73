"""Papers of a proposal: the assigning letter, the form of the reply, the slip for each deputy, the notice to handle it again."""

import json
from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.values import CHOICES
from renda_cli.rules.vocabulary import ROLES
from renda_cli.store.file import Row
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.paper.kind import Asked, Chosen, Item, listed
from renda_cli.work.papers import in_words, town_name
from renda_cli.work.proposal import papers
from renda_cli.work.proposal.acts import co_signers, signatories
from renda_cli.work.proposal.listing import list_
from renda_cli.work.proposal.reading import as_object

# Which of many proposals a paper can be made of; of one that is named it is said why not.
_ASSIGNED = "EXISTS (SELECT 1 FROM handler h WHERE h.proposal_id = p.id)"
_ANSWERED = "EXISTS (SELECT 1 FROM handler h WHERE h.proposal_id = p.id AND h.role <> 'co')"
_AGAIN = "p.status = 'rehandling'"


def letters(desk: Desk, asked: Asked) -> Chosen:
    """The assigning letter of each proposal. Raises InputError."""
    return _chosen(
        desk, asked, _ASSIGNED, lambda row: [Item(called(row), papers.letter_data(desk, row, asked.private))]
    )


def reply_forms(desk: Desk, asked: Asked) -> Chosen:
    """The form of the reply for each unit that answers (`unit`: for this one alone). Raises InputError."""
    only = names.unit(desk, asked.unit).name if asked.unit else None

    def forms(row: Row) -> list[Item]:
        found = as_object(desk, row["id"])
        answering = [one for one in _answering(found) if only in (None, one["unit"])]
        if not answering:
            raise InputError(f"{names.full(row)} 没有交办{f'给{only}答复' if only else ''}，没有答复函", "交办以后才有")
        several = len(answering) > 1
        return [
            Item(f"{called(row)}-{one['unit']}" if several else called(row), _reply_form(desk, row, found, one))
            for one in answering
        ]

    return _chosen(desk, asked, _ANSWERED, forms)


def slips(desk: Desk, asked: Asked) -> Chosen:
    """The slip on the replies for the lead and each co-signer, those of merged proposals too. Raises InputError."""
    return _chosen(desk, asked, _ANSWERED, lambda row: _slips(desk, row))


def rehandlings(desk: Desk, asked: Asked) -> Chosen:
    """The notice that a proposal is to be handled again. Raises InputError for one that is not."""
    return _chosen(desk, asked, _AGAIN, lambda row: [Item(called(row), _rehandling(desk, row))])


def called(row: Row) -> str:
    """A proposal as files are called: `五届三次-第16号`."""
    series = "闭会" if row["between_sessions"] else ""
    if row["session"]:
        congress, sitting = (words.in_chinese(int(part)) for part in row["session"].split("-"))
        series = f"{congress}届{sitting}次{series}"
    return f"{series}-第{row['no'].removeprefix('闭')}号"


def _chosen(desk: Desk, asked: Asked, fits: str, make: Callable[[Row], list[Item]]) -> Chosen:
    rows, notes = _rows(desk, asked, fits)
    return Chosen([item for row in rows for item in make(row)], notes)


def _rows(desk: Desk, asked: Asked, fits: str) -> tuple[list[Row], tuple[str, ...]]:
    """The proposals that are named; a whole session, and what options select, is of those that `fits` (SQL of `p`) holds of."""
    if asked.names:
        single, whole = _told_apart(asked)
        named = names.proposals(desk, single) if single else []
        if not whole:
            return named, ()
        rows, notes = _fitting(desk, (pair for text in whole for pair in _numbers(desk, session=text)), fits)
        return [*named, *(row for row in rows if row["id"] not in {one["id"] for one in named})], notes
    options = {name: getattr(asked, name) for name in ("session", "year", "unit", "overdue") if getattr(asked, name)}
    if not options:
        listed(asked, "编号", "请写编号，如 5-3/16；整次会议的写届次，如 5-3；或用 --session、--year、--unit 选")
    return _fitting(desk, _numbers(desk, **options), fits)


def _told_apart(asked: Asked) -> tuple[list[str], list[str]]:
    """The numbers of proposals and of whole sessions. Raises InputError where options are to select as well."""
    more = [name for name in asked.given() if name in ("session", "year", "overdue")]
    if more:
        raise InputError(f"写了编号，就不能再用 --{more[0]} 选", "请去掉一种")
    numbers = listed(asked, "编号")
    whole = [text for text in numbers if papers.is_session(text)]
    return [text for text in numbers if text not in whole], whole


def _numbers(desk: Desk, **options: Any) -> Iterable[tuple[str | None, str]]:
    return ((row[0], row[1]) for row in list_(desk, **options).rows)


def _fitting(desk: Desk, pairs: Iterable[tuple[str | None, str]], fits: str) -> tuple[list[Row], tuple[str, ...]]:
    """The rows of those numbers (session, no) that `fits` holds of, and how many are left out."""
    wanted = [list(pair) for pair in pairs]
    rows = desk.file.rows(
        f"""SELECT p.*, s.number AS session FROM json_each(?) w
            JOIN proposal p ON p.no = w.value ->> 1 LEFT JOIN session s ON s.id = p.session_id
            WHERE s.number IS w.value ->> 0 AND {fits} ORDER BY w.key""",
        (json.dumps(wanted, ensure_ascii=False),),
    )
    left = 0 if fits == _AGAIN else len(wanted) - len(rows)
    return [dict(row) for row in rows], (f"另有 {left} 件没有交办（含并入别的件的），没有出",) if left else ()


def _cited(desk: Desk, row: Row, found: dict[str, Any]) -> dict[str, Any]:
    """How all papers cite a proposal; who wanted not to be known is not named."""
    congress, sitting = words.session_title(row["session"]) if row["session"] else ("", "")
    secret = found["confidential"]
    return {
        "town": town_name(desk), "congress": congress, "session": "闭会期间" if row["between_sessions"] else sitting,
        "number": f"第{row['no'].removeprefix('闭')}号", "full": names.full(row), "kind": found["kind"], "title": found["title"],
        "topic": found["topic"] or "", "submitted_on": in_words(found["submitted_on"]),
        "proposer": masking.CONFIDENTIAL if secret else found["lead"], "signers": [] if secret else found["co_signers"],
        "round": found["round"], "today": in_words(desk.today.isoformat()),
    }  # fmt: skip


def _answer_to(desk: Desk, found: dict[str, Any]) -> str:
    """Whom the units answer: each who signed, or the lead."""
    if not found["co_signers"]:
        return "提出人"
    assigned_on = date.fromisoformat(min(one["assigned_on"] for one in found["assignments"]))
    return str(CHOICES["answer_to"][desk.rulebook.value_on("answer_to", assigned_on).value])


def _reply_form(desk: Desk, row: Row, found: dict[str, Any], one: Row) -> dict[str, Any]:
    return _cited(desk, row, found) | _of_unit(one) | {
        "unit": one["unit"], "helping": [other["unit"] for other in found["assignments"] if other["role"] == "co"],
        "classes": [{"code": each["code"], "label": each["label"]} for each in desk.rulebook.value_on("classes", desk.today).value],
        "answer_to": _answer_to(desk, found),
    }  # fmt: skip


def _answering(found: dict[str, Any]) -> list[dict[str, Any]]:
    """The units that answer the proposer, each with the clock of its round, if that has one."""
    return [one for one in found["assignments"] if one["role"] != "co"]


def _of_unit(one: Row) -> dict[str, Any]:
    """A unit that answers in words, with the day of its round."""
    return {
        "name": one["unit"], "role": ROLES[one["role"]], "due": in_words(one["due_on"]) or "待定",
        "latest": "" if one["latest_on"] == one["due_on"] else in_words(one["latest_on"]),
    }  # fmt: skip


def _slips(desk: Desk, row: Row) -> list[Item]:
    found = as_object(desk, row["id"])
    if not found["assignments"]:
        raise InputError(f"{names.full(row)} 没有交办，没有征询意见表", "交办以后才有")
    open_ = [one for one in found["deadlines"] if one["kind"] == "feedback" and one["state"] in ("open", "late")]
    replies = [
        {"unit": one["unit"], "on": in_words(one["on"]), "ref": one["ref"] or "", "class": one["class"]}
        for one in found["replies"]
        if one["round"] == found["round"]
    ]
    shared = _cited(desk, row, found) | {
        "units": [_of_unit(one) for one in _answering(found)], "replies": replies,
        "grades": [each["code"] for each in desk.rulebook.value_on("grades", desk.today).value],
        "until": in_words(open_[0]["due_on"]) if open_ else "",
    }  # fmt: skip
    return [
        Item(f"{called(row)}-{said}", shared | {"deputy": name, "signed_as": as_}) for said, name, as_ in _to(desk, row)
    ]


def _to(desk: Desk, row: Row) -> list[tuple[str, str, str]]:
    """Who gets a slip: how the file calls them, the name, and as what they signed. A body that handed it in gets one as such."""
    own = {one.id for one in co_signers(desk, row)}
    found = [(one.name, _signed_as(row, one.id, own)) for one in signatories(desk, row["id"])]
    if not any(as_ == "提出人" for _, as_ in found):
        (name,) = desk.file.tuples("SELECT name FROM proposer_line WHERE id = ?", (row["id"],))[0]
        found = [(str(name), "提出人"), *found]
    if row["confidential"]:
        return [(f"{as_}{place}", masking.CONFIDENTIAL, as_) for place, (_, as_) in enumerate(found, start=1)]
    return [(name, name, as_) for name, as_ in found]


def _signed_as(row: Row, deputy_id: int, own: set[int]) -> str:
    if deputy_id == row["lead_id"]:
        return "提出人"
    return "附议人" if deputy_id in own else "组长" if row["group_id"] else "并案提出"


def _rehandling(desk: Desk, row: Row) -> dict[str, Any]:
    found = as_object(desk, row["id"])
    if row["status"] != "rehandling":
        raise InputError(f"{names.full(row)} 没有退回重新办理", "代表不满意的，请先用 renda proposal feedback 登记")
    given = found["feedback"][-1]
    owing = [one for one in _answering(found) if one["replied_on"] is None]
    clocks = (one for one in found["deadlines"] if one["kind"] == "rehandle" and one["round"] == found["round"])
    return _cited(desk, row, found) | {
        "units": [_of_unit(one) for one in owing],
        "given_on": in_words(given["on"]), "process": given["process"], "result": given["result"], "note": given["note"] or "",
        "answer_to": _answer_to(desk, found), "basis": papers.basis(next((one for one in clocks if one["state"] != "cancelled"), None)),
    }  # fmt: skip
