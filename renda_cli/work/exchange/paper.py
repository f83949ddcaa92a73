"""A proposal with its handling, as one row of a sheet says it.

Facts are a flat dictionary by field, the same for what a row says (what it does not say is not in it), for what the file
holds and for what an export writes. Days are ISO text, people, units and groups ids. What units did stands by unit:
{unit id: value}. `units` is {unit id: role}.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cell_contacts, cell_units, cells, words
from renda_cli.rules.cell_contacts import Contacted
from renda_cli.store.file import Row
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.record import CellError, Record
from renda_cli.work.proposal import numbering

Facts = dict[str, Any]
Key = tuple[Any, ...]

ROUNDS = ("", "_2")  # the second round of handling has columns of its own; further ones do not fit in a row
OF_REPLY = ("replied_on", "class", "ref", "signer")
OF_SLIP = ("process", "result", "feedback_on")
BY_UNIT = ("assigned_on", "received_on", *(f"{name}{round_}" for round_ in ROUNDS for name in OF_REPLY))
DECISIONS = {"不予受理": "refused", "转作参考": "reference", "撤回": "withdrawn", "已撤回": "withdrawn"}
_PROPOSERS = {"主席团": "presidium", "人大主席团": "presidium", "政府": "government", "人民政府": "government"}
_PROPOSER = frozenset(("lead", "co_signers", "group", "proposer"))
_KINDS = {
    "建议": "建议",
    "建议、批评和意见": "建议",
    "意见": "建议",
    "批评": "建议",
    "议案": "议案",
    "代表议案": "议案",
}
OF_ALL = frozenset(("assigned_on", "received_on"))
DAY_OF = {f"{name}{round_}": f"replied_on{round_}" for round_ in ROUNDS for name in OF_REPLY[1:]}
# What a filled-in value (--fill) needs beside it; without that it does not count.
_NEEDS = {
    "assigned_on": "units", "received_on": "units", "complex": "units",
    **DAY_OF, **{f"feedback_on{round_}": f"result{round_}" for round_ in ROUNDS},
}  # fmt: skip


@dataclass(slots=True)
class Paper:
    """A row read: its facts, the session whose numbers it counts in, and whether it came in between sessions."""

    record: Record
    facts: Facts
    session: Row | None = None
    between: bool = False
    kept_back: str = ""  # a field that an export without --private kept back

    @property
    def no(self) -> str | None:
        """Its number, None when the row has none."""
        number: str | None = self.facts.get("no")
        return number

    @property
    def key(self) -> Key:
        """What no two proposals share: the series and the number in it; without a number the series, title and lead."""
        series = self.session["id"] if self.session else 0
        return (series, self.no) if self.no else (series, None, self.facts.get("title"), self.facts.get("lead"))


class Reader:
    """Reads rows into papers; each text of a cell is understood once."""

    def __init__(self, desk: Desk, directory: Directory) -> None:
        self._desk = desk
        self._directory = directory
        self._places: dict[tuple[str | None, bool | None, str], tuple[Row | None, bool]] = {}
        self._readers = self._cell_readers()

    def _cell_readers(self) -> dict[str, Callable[[str], Any]]:
        directory = self._directory
        text, yes = (lambda cell: words.note(cell, "文字")), cells.yes
        readers: dict[str, Callable[[str], Any]] = {
            "no": cells.number, "session": words.session_number, "kind": _kind, "title": words.title, "topic": text,
            "lead": directory.deputy, "co_signers": directory.deputies, "group": text, "proposer": _proposer,
            "submitted_on": directory.day, "between": yes, "confidential": yes, "complex": yes, "excellent": yes,
            "published": lambda cell: "yes" if yes(cell) else "no", "contacts": self._contacts, "satisfaction": text,
            "excellent_on": directory.day, "published_on": directory.day, "published_why": text,
            "closed_on": directory.day, "outcome": text, "decision": _decision, "decision_on": directory.day, "reason": text,
            "assigned_on": self._by_unit(directory.day), "received_on": self._by_unit(directory.day),
            **{name: partial(_handlers, directory, column)
               for name, column in (("lead_units", "lead"), ("co_units", "co"), ("each_units", "each"), ("units", "any"))},
        }  # fmt: skip
        for round_ in ROUNDS:
            readers[f"replied_on{round_}"] = self._by_unit(directory.day)
            for name in ("class", "ref", "signer"):
                readers[f"{name}{round_}"] = self._by_unit(text)
            readers |= {f"process{round_}": text, f"result{round_}": text, f"feedback_on{round_}": directory.day}
        return readers

    def _by_unit(self, reader: Callable[[str], Any]) -> Callable[[str], dict[int | None, Any]]:
        def read(cell: str) -> dict[int | None, Any]:
            if "：" not in cell and ":" not in cell:
                return {None: reader(cell)}
            return {
                self._directory.unit(unit) if unit else None: reader(value)
                for unit, value in cell_units.by_unit(cell).items()
            }

        return read

    def _contacts(self, cell: str) -> list[Contacted]:
        return [
            one._replace(day=self._directory.day(one.day), unit=self._directory.unit(one.unit) if one.unit else None)  # type: ignore[arg-type]
            for one in cell_contacts.contacts(cell)
        ]

    def read(self, record: Record) -> Paper:
        """The facts of a row; what is wrong with it is noted in the record."""
        readers = self._readers
        facts: Facts = {}
        paper = Paper(record, facts)
        for name, cell in record.cells.items():
            if cell == masking.CONFIDENTIAL and name in _PROPOSER:
                paper.kept_back = paper.kept_back or name
            elif name in readers and (value := record.read(name, readers[name])) is not None:
                facts[name] = value
        try:
            self._handed_in(record, facts)
            _joined(facts, record.filled)
            self._numbered(paper)
        except InputError as error:
            record.refuse_for(error)
        return paper

    def _handed_in(self, record: Record, facts: Facts) -> None:
        """A group beside a lead deputy is where that one belongs; only without one it hands in."""
        facts.pop("group", None)
        if "lead" not in record.cells and (group := record.read("group", self._directory.group)) is not None:
            facts["group"] = group

    def _numbered(self, paper: Paper) -> None:
        facts = paper.facts
        written, number = facts.pop("no", (None, None))
        session = facts.pop("session", None)
        if written and session and written != session:
            raise CellError(f"编号里的届次 {written} 和届次一栏的 {session} 不一致", "请改成一样的", name="no")
        if number is not None:
            facts["no"] = number
        day = facts.get("submitted_on")
        if number is not None and not (day or session or written) and self._is_there(number):
            row = names.proposal(self._desk, number)  # as the verbs find it
            facts["no"], paper.session, paper.between = row["no"], self._session_of(row), bool(row["between_sessions"])
            return
        key = (session or written, facts.get("between"), day or "")
        if key not in self._places:
            self._places[key] = self._place(*key)
        paper.session, paper.between = self._places[key]

    def _is_there(self, number: str) -> bool:
        return self._desk.file.row("SELECT 1 FROM proposal WHERE no = ?", (number,)) is not None

    def _session_of(self, row: Row) -> Row | None:
        return self._directory.session(row["session"]) if row["session"] else None

    def _place(self, session: str | None, between: bool | None, day: str) -> tuple[Row | None, bool]:
        """The session of a row, and whether between sessions: as said, else by the day."""
        named = self._directory.session(session) if session else None
        if named and not between:
            return named, False
        if not day:
            return named, bool(between)
        sitting, between_sessions = numbering.place(self._desk, None, bool(between), self._directory.date(day))
        if named and (sitting is None or sitting["id"] != named["id"]):
            raise CellError(f"{day} 不在 {session} 次会议以后的闭会期间", "请核对届次和提出日期", name="session")
        if between is False and between_sessions:
            raise CellError(f"{day} 不在会期里，闭会期间写的是否", "请核对提出日期，或写上届次", name="between")
        return sitting, between_sessions


def _handlers(directory: Directory, column: str, cell: str) -> dict[int, str]:
    return directory.handlers(cell, column)


def _joined(facts: Facts, filled: frozenset[str]) -> None:
    """Brings what several columns say together: the units with their roles, one grade for both questions, the proposer."""
    units: dict[int, str] = {}
    for name in ("lead_units", "each_units", "units", "co_units"):
        for unit, role in facts.pop(name, {}).items():
            if unit in units:
                raise CellError("这里的单位在别的栏里也写了", "请只留一处", name=name)
            units[unit] = role
    if units:
        facts["units"] = units
    if grade := facts.pop("satisfaction", None):
        facts.setdefault("process", grade)
        facts.setdefault("result", grade)
    for name, needed in _NEEDS.items():
        if name in filled and name in facts and needed not in facts:
            del facts[name]


def _kind(text: str) -> str:
    if text not in _KINDS:
        raise InputError(f"种类没有“{text[:20]}”", "请写 建议 或 议案")
    return _KINDS[text]


def _decision(text: str) -> str:
    """A decision in its one form: a key of DECISIONS or 并入 with the number of the other one."""
    if text.startswith("并入"):
        return f"并入{words.title(text.removeprefix('并入'), '并入哪一件')}"
    if text not in DECISIONS:
        raise InputError(f"处理意见没有“{text[:20]}”", f"可选：{'、'.join(DECISIONS)}、并入 编号；准予立案的请留空")
    return "撤回" if text == "已撤回" else text


def _proposer(text: str) -> str | None:
    """Who hands in beside deputies and groups; 代表 and 代表小组 are told by their own columns."""
    if text in ("代表", "代表小组"):
        return None
    if text not in _PROPOSERS:
        raise InputError(f"提出者“{text[:20]}”看不懂", "代表写在领衔代表一栏，此栏只写 主席团 或 人民政府")
    return _PROPOSERS[text]


def number_of(desk: Desk, proposal_id: int) -> str:
    """The full number of a proposal."""
    return names.full(names.proposal_of_id(desk, proposal_id))
