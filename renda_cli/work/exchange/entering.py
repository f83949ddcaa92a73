"""A row of a sheet through the verbs: what is new is entered, what is said otherwise is corrected in its place.

A blank cell says nothing: it never takes away what the file has.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from renda_cli.rules.cell_contacts import Contacted
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import ending
from renda_cli.work.exchange import paper as papers
from renda_cli.work.exchange.directory import unit_names
from renda_cli.work.exchange.paper import OF_REPLY, ROUNDS, Facts, Paper
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.steps import cell, required
from renda_cli.work.proposal import (
    assigning,
    editing,
    entry,
    handling,
    replying,
)

_EDITED = ("kind", "title", "topic", "submitted_on", "confidential", "complex")
_OF_ENTRY = {
    "--no": "no", "--on": "submitted_on", "--with": "co_signers", "--by": "lead", "--by-group": "group", "--by-presidium": "proposer",
    "--by-government": "proposer", "--kind": "kind", "--between": "between", "--session": "session",
}  # fmt: skip
_OF_UNITS = {
    "--on": "assigned_on", "--received": "received_on", "--lead": "lead_units", "--co": "co_units", "--each": "each_units",
}  # fmt: skip


def enter(desk: Desk, paper: Paper) -> int:
    """A proposal that the file does not have; returns its id. Raises InputError as the verbs do."""
    facts = paper.facts
    required(facts, "title", "标题")
    if not {"lead", "group", "proposer"} & facts.keys():
        raise CellError("缺少领衔代表", "请补上；小组提出的填代表小组，主席团提出的填提出者类别", name="lead")
    with cell("", _OF_ENTRY):
        _hand_in(desk, paper, facts)
    (proposal_id,) = desk.file.tuples("SELECT max(id) FROM proposal")[0]
    if facts.get("complex") and "units" not in facts:
        editing.edit(desk, papers.number_of(desk, proposal_id), complex_=True)
    _handle(desk, proposal_id, facts, {})
    return int(proposal_id)


def _hand_in(desk: Desk, paper: Paper, facts: Facts) -> None:
    entry.add(
        desk, facts["title"], by=_by(facts), by_group=_group(desk, facts), by_presidium=facts.get("proposer") == "presidium",
        by_government=facts.get("proposer") == "government", co_signers=_people(facts.get("co_signers")), kind=facts.get("kind", "建议"),
        topic=facts.get("topic"), session=None if paper.between or not paper.session else paper.session["number"],
        between=paper.between, on=required(facts, "submitted_on", "提出日期"), no=facts.get("no"), confidential=facts.get("confidential", False),
    )  # fmt: skip


def _by(facts: Facts) -> str | None:
    return f"#{facts['lead']}" if "lead" in facts else None


def _group(desk: Desk, facts: Facts) -> str | None:
    if "group" not in facts:
        return None
    return str(desk.file.tuples("SELECT name FROM deputy_group WHERE id = ?", (facts["group"],))[0][0])


def _people(ids: Iterable[int] | None) -> list[str] | None:
    return None if ids is None else [f"#{one}" for one in ids]


def _of_unit(facts: Facts, name: str, unit: int, label: str) -> Any:
    """What a unit's act must have. Raises CellError."""
    if unit not in required(facts, name, label):
        raise CellError(f"缺少一个单位的{label}", "请写成“甲：值；乙：值”", name=name)
    return facts[name][unit]


def change(desk: Desk, proposal_id: int, facts: Facts, current: Facts) -> None:
    """Brings a proposal of the file to what a row says. Raises InputError as the verbs do."""
    number = papers.number_of(desk, proposal_id)
    edits: dict[str, Any] = {}
    for name in _EDITED:
        if name in facts and facts[name] != current.get(name, False if name in ("confidential", "complex") else None):
            edits[{"submitted_on": "on", "complex": "complex_"}.get(name, name)] = facts[name]
    if _differs(facts, current, "lead"):
        edits["by"] = _by(facts)
    if _differs(facts, current, "group"):
        edits["by_group"] = _group(desk, facts)
    if _differs(facts, current, "co_signers"):
        edits["co_signers"] = _people(facts["co_signers"])
    if edits:
        with cell("", _OF_ENTRY):
            editing.edit(desk, number, **edits)
    _handle(desk, proposal_id, facts, current)


def _differs(facts: Facts, current: Facts, name: str) -> bool:
    return name in facts and facts[name] != current.get(name)


def _handle(desk: Desk, proposal_id: int, facts: Facts, current: Facts) -> None:
    """Everything after the hand-in, in the order in which it happens."""
    number = papers.number_of(desk, proposal_id)
    with cell("lead_units", _OF_UNITS):
        _assign(desk, number, facts, current)
    met = [one for one in facts.get("contacts", ()) if one not in current.get("contacts", ())]
    with cell("contacts", dict.fromkeys(("--on", "--stage"), "contacts")):
        _contact(desk, number, (one for one in met if one.stage != "办后"))
    for place, round_ in enumerate(ROUNDS, start=1):
        with cell(
            f"replied_on{round_}", {"--on": f"replied_on{round_}", "--ref": f"ref{round_}", "--class": f"class{round_}"}
        ):
            _reply(desk, number, facts, current, round_, place)
        with cell("contacts", dict.fromkeys(("--on", "--stage"), "contacts")):
            _contact(desk, number, (one for one in met if one.stage == "办后" and not round_))
        slip = {"--on": f"feedback_on{round_}", "--process": f"process{round_}", "--result": f"result{round_}"}
        with cell(f"feedback_on{round_}", slip):
            ending.slip(desk, proposal_id, facts, current, round_, place)
    with cell("decision", {"--on": "decision_on", "--reason": "reason", "--into": "decision"}):
        ending.decide(desk, proposal_id, facts, current)
    ending.judge(desk, number, facts, current)
    with cell("closed_on", {"--on": "closed_on", "--outcome": "outcome"}):
        ending.close(desk, number, facts, current)


def _assign(desk: Desk, number: str, facts: Facts, current: Facts) -> None:
    units = facts.get("units")
    if units and "units" not in current:
        _assign_first(desk, number, facts, units)
        return
    if units and units != current["units"]:
        raise CellError(
            f"{number} 的承办单位与已登记的（{'、'.join(unit_names(desk, current['units']))}）不同",
            "改正请用 renda proposal edit --act 交办，改交请用 renda proposal return 和 assign", name="lead_units",
        )  # fmt: skip
    changed: dict[int, dict[str, Any]] = {}
    for name, option in (("assigned_on", "on"), ("received_on", "received")):
        for unit, day in _changed(facts, current, name):
            changed.setdefault(unit, {})[option] = day
    for unit, days in changed.items():
        editing.edit(desk, number, act="交办", unit=unit_names(desk, [unit])[0], **days)


def _assign_first(desk: Desk, number: str, facts: Facts, units: Mapping[int, str]) -> None:
    """Those that were assigned on one day together; where they signed on several days, each signs for itself."""
    by_day: dict[Any, list[int]] = {}
    for unit in units:
        by_day.setdefault(_of_unit(facts, "assigned_on", unit, "交办日期"), []).append(unit)
    for assigned_on, together in by_day.items():
        by_role = {
            role: unit_names(desk, (unit for unit in together if units[unit] == role))
            for role in ("lead", "co", "each")
        }
        signed = [_day(facts, "received_on", unit) for unit in together]
        alike = len(set(signed)) == 1
        assigning.assign(
            desk, [number], lead=by_role["lead"], co_handlers=by_role["co"], each=by_role["each"], on=assigned_on,
            complex_=bool(facts.get("complex")) and not names.proposal(desk, number)["complex"], received=signed[0] if alike else None,
        )  # fmt: skip
        for unit, day in zip(together, signed, strict=True):
            if day and not alike:
                assigning.receive(desk, [number], unit=unit_names(desk, [unit])[0], on=day)


def _day(facts: Facts, name: str, unit: int) -> Any:
    return facts.get(name, {}).get(unit)


def _changed(facts: Facts, current: Facts, name: str) -> Iterator[tuple[int, Any]]:
    """(unit, value) of what a row says otherwise than the file."""
    there = current.get(name, {})
    return ((unit, value) for unit, value in facts.get(name, {}).items() if there.get(unit, value) != value)


def _contact(desk: Desk, number: str, met: Iterable[Contacted]) -> None:
    for one in met:
        unit = unit_names(desk, [one.unit])[0] if one.unit else None
        handling.contact(desk, [number], how=one.how, stage=one.stage, on=one.day, unit=unit)


def _reply(desk: Desk, number: str, facts: Facts, current: Facts, round_: str, place: int) -> None:
    replied = facts.get(f"replied_on{round_}", {})
    there = current.get(f"replied_on{round_}", {})
    roles = facts.get("units") or current.get("units") or {}
    jointly = False
    for unit, day in sorted(replied.items(), key=lambda item: item[1]):
        if unit in there or (roles[unit] == "lead" and jointly):
            continue
        jointly = roles[unit] == "lead"
        class_, ref = (
            _of_unit(facts, f"{name}{round_}", unit, label)
            for name, label in (("class", "办理结果"), ("ref", "答复文号"))
        )
        signer = _day(facts, f"signer{round_}", unit)
        replying.reply(desk, number, class_=class_, ref=ref, unit=unit_names(desk, [unit])[0], signer=signer, on=day)
    for name in OF_REPLY:
        option = {"replied_on": "on", "class": "class_"}.get(name, name)
        for unit, value in _changed(facts, current, f"{name}{round_}"):
            editing.edit(desk, number, act="答复", unit=unit_names(desk, [unit])[0], round_=place, **{option: value})
