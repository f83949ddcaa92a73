"""What the file holds of proposals, as facts (see `paper`); and facts as the cells of a sheet."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from renda_cli.rules import cell_contacts
from renda_cli.rules.cell_contacts import Contacted
from renda_cli.rules.vocabulary import PROPOSERS
from renda_cli.store.file import File
from renda_cli.work.exchange.paper import BY_UNIT, DAY_OF, OF_ALL, OF_REPLY, Facts

_IN = "IN (SELECT value FROM json_each(?))"
_DECIDED = {"refused": "不予受理", "reference": "转作参考", "withdrawn": "撤回", "merged": "并入"}
_JUDGED = {
    "excellent": ("excellent", "excellent_on"), "published": ("published", "published_on"), "unpublished": ("published", "published_on"),
}  # fmt: skip
_ROUND = {1: "", 2: "_2"}


def of(file: File, ids: Sequence[int]) -> dict[int, Facts]:
    """Proposal id → its facts, with `session`, the session's number, and `status`; in the order of `ids`."""
    chosen = (json.dumps(ids),)
    found: dict[int, Facts] = {
        row[0]: {name: value for name, value in zip(_ENTRY, row[1:], strict=True) if value is not None}
        for row in file.tuples(f"{_ENTRIES} {_IN}", chosen)
    }
    for proposal_id, deputy_id in file.tuples(f"{_SIGNERS} {_IN} ORDER BY proposal_id, position", chosen):
        found[proposal_id]["co_signers"] = (*found[proposal_id].get("co_signers", ()), deputy_id)
    for _, proposal_id, role, assigned_on, received_on, unit in file.tuples(f"{_HANDLERS} {_IN} ORDER BY id", chosen):
        one = found[proposal_id]
        for name, value in (("units", role), ("assigned_on", assigned_on), ("received_on", received_on)):
            one.setdefault(name, {})[unit] = value
    for row in file.rows(f"{_REPLIES} {_IN} AND r.round <= 2 ORDER BY r.id", chosen):
        _add(found[row["proposal_id"]], row, _ROUND[row["round"]])
    for (proposal_id,) in file.tuples(f"{_THIRD_REPLIES} {_IN}", chosen):
        found[proposal_id].pop("closed_on", None)  # what came after the second round has no place in a row
    for row in file.rows(f"{_SLIPS} {_IN} AND round <= 2", chosen):
        for name in ("process", "result", "feedback_on"):
            found[row["proposal_id"]][f"{name}{_ROUND[row['round']]}"] = row[name]
    for row in file.rows(f"{_CONTACTS} {_IN} ORDER BY c.held_on, c.id", chosen):
        contact = Contacted(row["stage"], row["how"], row["held_on"], row["unit_id"])
        found[row["proposal_id"]].setdefault("contacts", []).append(contact)
    for row in file.rows(f"{_DECISIONS} {_IN} ORDER BY id", chosen):
        _decided(found[row["proposal_id"]], row)
    return {proposal_id: found[proposal_id] for proposal_id in ids}


_ENTRY = (
    "no", "session", "kind", "title", "topic", "lead", "group", "submitted_on", "between", "confidential", "complex", "excellent",
    "published", "closed_on", "status", "target", "proposer",
)  # fmt: skip
_ENTRIES = """SELECT p.id, p.no, s.number, p.submitted_kind, p.title, p.topic, p.lead_id, p.group_id, p.submitted_on, p.between_sessions,
    p.confidential, p.complex, p.excellent, p.published, p.closed_on, p.status, coalesce(ms.number || '/', '') || m.no,
    iif(p.proposer IN ('presidium', 'government'), p.proposer, NULL) FROM proposal p
    LEFT JOIN session s ON s.id = p.session_id LEFT JOIN proposal m ON m.id = p.merged_into_id
    LEFT JOIN session ms ON ms.id = m.session_id WHERE p.id"""
_SIGNERS = "SELECT proposal_id, deputy_id FROM co_signer WHERE proposal_id"
# Who handles it, and who did until it was withdrawn or merged; those who returned it are left out.
_HANDLING = """(SELECT a.id, a.proposal_id, a.role, a.assigned_on, a.received_on, coalesce(u.merged_into_id, u.id) AS answers_id
    FROM assignment a JOIN unit u ON u.id = a.unit_id JOIN proposal p ON p.id = a.proposal_id
    WHERE a.ended_on IS NULL OR (p.status = 'withdrawn' AND a.ended_why = '撤回') OR (p.status = 'merged' AND a.ended_why LIKE '并入%'))"""
_HANDLERS = f"SELECT * FROM {_HANDLING} WHERE proposal_id"
_REPLIES = f"""SELECT h.proposal_id, h.answers_id, r.round, r.replied_on, r.result_class AS class, r.ref, r.signer
    FROM {_HANDLING} h JOIN reply r ON r.assignment_id = h.id WHERE h.proposal_id"""
_THIRD_REPLIES = f"SELECT DISTINCT h.proposal_id FROM {_HANDLING} h JOIN reply r ON r.assignment_id = h.id AND r.round > 2 WHERE h.proposal_id"
_SLIPS = "SELECT proposal_id, round, process, result, given_on AS feedback_on FROM feedback WHERE proposal_id"
_CONTACTS = """SELECT c.id, c.proposal_id, c.stage, c.how, c.held_on, coalesce(u.merged_into_id, u.id) AS unit_id
    FROM contact c LEFT JOIN unit u ON u.id = c.unit_id WHERE c.proposal_id"""
_DECISIONS = """SELECT proposal_id, event, held_on, text FROM proposal_event
    WHERE (event <> 'note' OR text LIKE '会商、评估结果：%')
    AND event IN ('note', 'refused', 'reference', 'withdrawn', 'merged', 'excellent', 'published', 'unpublished') AND proposal_id"""


def _add(facts: Facts, reply: Any, round_: str) -> None:
    for name in OF_REPLY:
        if reply[name] is not None:
            facts.setdefault(f"{name}{round_}", {})[reply["answers_id"]] = reply[name]


def _decided(facts: Facts, row: Any) -> None:
    event = row["event"]
    if event == "note" and row["held_on"] == facts.get("closed_on"):
        facts["outcome"] = row["text"].partition("：")[2]
    if event in _JUDGED and facts.get(_JUDGED[event][0]):
        day = _JUDGED[event][1]
        facts[day] = row["held_on"]
        if event == "unpublished":
            facts["published_why"] = row["text"]
    elif facts["status"] == event:  # a decision that still stands
        target = facts["target"] if row["event"] == "merged" else ""
        facts |= {"decision": f"{_DECIDED[row['event']]}{target}", "decision_on": row["held_on"]}
        if row["event"] in ("refused", "reference"):
            facts["reason"] = row["text"]
        elif event == "withdrawn" and "，" in row["text"]:  # who asked for it, and why
            facts["reason"] = row["text"].partition("，")[2]


Writer = Callable[..., str]
_BY_UNIT = frozenset(BY_UNIT)


def writers(called: Mapping[str, Mapping[int, str]]) -> dict[str, Writer]:
    """Field → how its value is written into a cell; `called` are the names of deputies, units and groups by id."""
    units, deputies = called["unit"], called["deputy"]

    def people(ids: Iterable[int]) -> str:
        return "、".join(deputies[one] for one in ids)

    def per_unit(said: Mapping[int, str], *, by_name: bool = False) -> str:
        if len(said) == 1 and not by_name:
            (value,) = said.values()
            return value
        values = set(said.values())
        if len(values) == 1 and not by_name:
            return values.pop()
        return "；".join(f"{units[unit]}：{value}" for unit, value in said.items())

    def contacts(listed: Iterable[Contacted]) -> str:
        named = (one._replace(unit=units[one.unit] if one.unit else None) for one in listed)  # type: ignore[index]
        return "；".join(map(cell_contacts.written, named))

    return {
        "lead": lambda deputy: deputies[deputy], "co_signers": people, "group": lambda group: called["group"][group],
        "proposer": lambda proposer: PROPOSERS[proposer], "contacts": contacts, "published": lambda yes: "是" if yes == "yes" else "否",
        **dict.fromkeys(("between", "confidential", "complex", "excellent"), lambda yes: "是" if yes else ""),
        **{name: lambda listed: "、".join(units[one] for one in listed) for name in ("lead_units", "co_units", "each_units")},
        **dict.fromkeys(BY_UNIT, per_unit),
    }  # fmt: skip


def cells(facts: Facts, places: Mapping[str, int], write: Mapping[str, Writer]) -> list[str]:
    """The facts as the cells of a row; `places` says which field stands where. What is not said is blank."""
    row = [""] * len(places)
    for field, value in (*facts.items(), *_spread(facts.get("units", {})).items()):
        if field in places and value != 0:  # a flag that is not set
            row[places[field]] = _cell(field, value, facts, write) if field in write else str(value)
    return row


def _cell(field: str, value: Any, facts: Facts, write: Mapping[str, Writer]) -> str:
    if field in _BY_UNIT and len(facts["units"]) > 1 and len(value) < _meant(field, facts):
        return write[field](value, by_name=True)
    return write[field](value)


def _meant(field: str, facts: Facts) -> int:
    """How many units a value that is written once is for."""
    roles = facts.get("units", {}).values()
    if field in DAY_OF:
        return len(facts[DAY_OF[field]])
    return len(roles) if field in OF_ALL else sum(role != "co" for role in roles)


def _spread(units: Mapping[int, str]) -> dict[str, list[int]]:
    by_role: defaultdict[str, list[int]] = defaultdict(list)
    for unit, role in units.items():
        by_role[f"{role}_units"].append(unit)
    return by_role
