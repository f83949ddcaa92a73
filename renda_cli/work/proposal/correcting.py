"""What happened to a proposal and was entered wrongly is corrected in its place.

Nothing that followed is entered again: clocks that stood on a wrong day are derived anew, met ones included, and the old
value stays in the timeline. An act is a table of the file, which of its columns an option changes, and what must follow.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.rules.vocabulary import URGED_ABOUT
from renda_cli.store.file import Row
from renda_cli.work import names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal import consequences, outcomes
from renda_cli.work.proposal.acts import corrected
from renda_cli.work.proposal.aftermath import After, dated
from renda_cli.work.proposal.feedback import grade
from renda_cli.work.proposal.handling import HOWS, STAGES
from renda_cli.work.proposal.reading import as_object
from renda_cli.work.proposal.replying import result_class

# option → how its text becomes the stored value; the row is the act's own
_Reader = Callable[[Desk, Row, Any], Any]


@dataclass(frozen=True, slots=True)
class Act:
    """`table` and `rows` (SQL after SELECT t.*) find the records of a proposal; `columns` says what an option changes.

    `after` derives what stood on the old values and returns what the clerk is told. `jointly`: without --unit all the
    records found are one act (the units of an assignment, two leads).
    """

    table: str
    rows: str
    columns: dict[str, str]
    after: After
    jointly: bool = False


def _day(desk: Desk, _act: Row, text: str) -> str:
    return desk.day(text).isoformat()


def _result(desk: Desk, act: Row, text: str) -> str:
    """A grade of the slip's day; of a visit, what was found."""
    day = act.get("given_on") or act.get("slip_on")
    return grade(desk, text, "--result", date.fromisoformat(day)) if day else words.title(text, "--result")


def _text(what: str) -> _Reader:
    return lambda _desk, _act, text: words.title(text, what)


def _among(allowed: tuple[str, ...], option: str) -> _Reader:
    return lambda _desk, _act, text: words.among(text, allowed, option)


def _people(_desk: Desk, _act: Row, people: list[str]) -> str | None:
    return words.note("、".join(words.parts(people)), "人员")


_LABELS = {
    "on": "日期", "received": "收到日期", "to_unit": "单位", "class_": "类", "ref": "文号", "signer": "签发人", "file": "文件",
    "process": "过程评价", "result": "结果", "how": "方式", "stage": "阶段", "note": "备注", "what": "事项", "until": "期限",
    "about": "所催", "text": "内容", "leader": "领衔", "co_signers": "参加人", "reason": "理由", "approved_by": "同意人", "paper": "文件",
}  # fmt: skip
_READERS: dict[str, _Reader] = {
    "on": _day,
    "received": lambda desk, _, text: desk.day(text, "--received").isoformat(),
    "until": lambda desk, _, text: desk.day(text, "--until").isoformat(),
    "to_unit": lambda desk, _, text: names.unit(desk, text).id,
    "class_": lambda desk, act, text: result_class(desk, text, date.fromisoformat(act["replied_on"])),
    "ref": _text("文号"), "signer": _text("签发人"), "note": _text("备注"), "what": _text("承诺事项"), "text": _text("内容"),
    "reason": _text("理由"), "approved_by": _text("--approved-by"), "paper": _text("--paper"),
    "file": lambda desk, _, text: texts.path(desk, text, "--file"),
    "process": lambda desk, act, text: grade(desk, text, "--process", date.fromisoformat(act["given_on"])),
    "result": _result,
    "how": lambda _, act, text: words.among(text, HOWS, "--how") if "stage" in act else words.title(text, "--how"),
    "stage": _among(STAGES, "--stage"), "about": _among(URGED_ABOUT, "--about"), "leader": _people, "co_signers": _people,
}  # fmt: skip

_PLAIN = "t.*, NULL AS unit, 1 AS round FROM {table} t WHERE t.proposal_id = ?"
_BY_UNIT = "t.*, u.name AS unit, 1 AS round FROM {table} t LEFT JOIN unit u ON u.id = t.unit_id WHERE t.proposal_id = ?"
_OF_ASSIGNMENT = (
    "t.*, u.name AS unit, {round} AS round, a.role, a.proposal_id, a.unit_id FROM {table} t JOIN assignment a ON a.id = t.assignment_id "
    "JOIN unit u ON u.id = a.unit_id WHERE a.proposal_id = ?"
)
_OF_DEADLINE = (
    "t.*, u.name AS unit, d.round FROM extension t JOIN deadline d ON d.id = t.deadline_id LEFT JOIN assignment a "
    "ON a.id = d.assignment_id LEFT JOIN unit u ON u.id = a.unit_id WHERE d.proposal_id = ?"
)


def _act(table: str, columns: str, rows: str, after: After, *, jointly: bool = False) -> Act:
    """`columns`: an option and the column that it changes (`on=held_on`), or one word where both are alike."""
    pairs = (pair.partition("=") for pair in columns.split())
    named = {option: column or option for option, _, column in pairs}
    return Act(table, rows.format(table=table, round="t.round" if table == "reply" else "1"), named, after, jointly)


# --nth counts as `show` lists them.
_AS_SHOWN = {
    "promise": "t.until_on, t.id", "contact": "t.held_on, t.id", "urge": "t.urged_on, t.id", "visit": "t.visited_on, t.id",
}  # fmt: skip
ACTS = {
    "交办": _act(
        "assignment", "on=assigned_on received=received_on to_unit=unit_id", f"{_BY_UNIT} AND t.ended_on IS NULL",
        consequences.assignment, jointly=True,
    ),
    "签收": _act("assignment", "on=signed_on", f"{_BY_UNIT} AND t.signed_on IS NOT NULL", consequences.receipt),
    "联系": _act("contact", "on=held_on how stage note", _BY_UNIT, consequences.contact),
    "协办意见": _act("co_opinion", "on=given_on ref", _OF_ASSIGNMENT, consequences.opinion),
    "答复": _act(
        "reply", "on=replied_on class_=result_class ref signer file", _OF_ASSIGNMENT, consequences.reply, jointly=True
    ),
    "反馈": _act(
        "feedback", "on=given_on process result note", "t.*, NULL AS unit FROM feedback t WHERE t.proposal_id = ?",
        consequences.feedback,
    ),
    "承诺": _act("promise", "on=made_on what until=until_on", _BY_UNIT, outcomes.promise),
    "落实": _act("promise", "on=kept_on note", f"{_BY_UNIT} AND t.kept_on IS NOT NULL", outcomes.kept),
    "不能落实": _act(
        "promise", "on=broken_on reason=broken_why", f"{_BY_UNIT} AND t.broken_on IS NOT NULL", outcomes.broken
    ),
    "评价": _act("promise", "on=slip_on result=slip_result", f"{_BY_UNIT} AND t.slip_on IS NOT NULL", outcomes.rated),
    "退办": _act("assignment", "on=ended_on", f"{_BY_UNIT} AND t.ended_why LIKE '退办%'", outcomes.returned),
    "办结": _act(
        "proposal", "on=closed_on", "t.*, NULL AS unit FROM proposal t WHERE t.id = ? AND t.closed_on IS NOT NULL", outcomes.closed
    ),
    "催办": _act("urge", "on=urged_on how about note", _BY_UNIT, dated("urged_on")),
    "延期": _act(
        "extension", "on=agreed_on until=until_on reason approved_by paper", _OF_DEADLINE, outcomes.extension, jointly=True
    ),
    "督办": _act("supervision", "on=decided_on leader=leaders note", _PLAIN, dated("decided_on")),
    "现场": _act("visit", "on=visited_on co_signers=participants result", _PLAIN, outcomes.visit),
    "决定": _act("proposal_event", "on=held_on reason=text", f"{_PLAIN} AND t.event <> 'note'", outcomes.decision),
    "记事": _act("proposal_event", "on=held_on text file", f"{_PLAIN} AND t.event = 'note'", dated("held_on")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Choice:
    """Which of several records of an act is meant."""

    unit: str | None = None
    round: int | None = None
    nth: int | None = None


@writing
def correct(
    desk: Desk,
    /,
    number: str,
    *,
    act: str,
    unit: str | None = None,
    round_: int | None = None,
    nth: int | None = None,
    **given: Any,
) -> Receipt:
    """Corrects an act (a key of ACTS); `unit`, `round_` and `nth` (1 the first) pick it among several.

    Raises InputError for an act that there is none of or several, an option that it does not have, or days out of order.
    """
    row = names.proposal(desk, number)
    proposal_states.require("edit", row["status"], names.full(row))
    kind = ACTS[words.among(act, tuple(ACTS), "--act")]
    foreign = [name for name in given if name not in kind.columns]
    if foreign:
        raise InputError(f"改正{act}不能用 {_option(foreign[0])}", f"可用：{'、'.join(map(_option, kind.columns))}")
    if not given:
        raise InputError("没有写要改什么", f"请加 {'、'.join(map(_option, kind.columns))} 里的一项")
    chosen = _chosen(desk, row, kind, act, _Choice(unit, round_, nth), alone="to_unit" in given)
    lines = [f"已改正 {names.full(row)} 的{act}"]
    for record in chosen:
        lines += _correct_one(desk, row, kind, act, record, given)
    return Receipt(tuple(dict.fromkeys(lines)), lambda: as_object(desk, row["id"]))


def _option(name: str) -> str:
    return "--with" if name == "co_signers" else f"--{name.rstrip('_').replace('_', '-')}"


def _chosen(desk: Desk, row: Row, kind: Act, act: str, choice: _Choice, *, alone: bool) -> list[Row]:
    found = [
        dict(one)
        for one in desk.file.rows(f"SELECT {kind.rows} ORDER BY {_AS_SHOWN.get(kind.table, 't.id')}", (row["id"],))
    ]
    if not found:
        raise InputError(f"{names.full(row)} 没有登记过{act}", "请用 renda proposal show 核对")
    fitting = found
    if choice.round is not None:
        fitting = [one for one in fitting if one["round"] == choice.round]
    elif kind.jointly:
        fitting = [one for one in fitting if one["round"] == max(other["round"] for other in found)]
    if choice.unit is not None:
        named = {words.name(choice.unit, "单位"), names.unit(desk, choice.unit).name}
        fitting = [one for one in fitting if one["unit"] in named]
        if any(one.get("role") == "lead" for one in fitting) and kind.table == "reply":  # two leads answer together
            fitting = [one for one in found if one["role"] == "lead" and one["round"] == fitting[0]["round"]]
    if choice.nth is not None:
        fitting = fitting[choice.nth - 1 : choice.nth] if choice.nth > 0 else []
    if not fitting:
        raise InputError(f"{names.full(row)} 没有所指的{act}", "请核对 --unit、--round、--nth")
    together = kind.jointly and not any(one.get("role") == "each" and kind.table == "reply" for one in fitting)
    together = together and len({one[kind.columns["on"]] for one in fitting}) == 1  # done on one day, entered at once
    if len(fitting) > 1 and (alone or not together):
        raise InputError(f"{names.full(row)} 的{act}有 {len(fitting)} 项", "请用 --unit、--round 或 --nth 第几项 指明")
    return fitting


def _correct_one(desk: Desk, row: Row, kind: Act, act: str, record: Row, given: dict[str, Any]) -> list[str]:
    new = dict(record)
    if "on" in given:  # what a word means may depend on the day
        new[kind.columns["on"]] = _READERS["on"](desk, new, given["on"])
    columns = {kind.columns[name]: _READERS[name](desk, new, text) for name, text in given.items()}
    changes = {column: value for column, value in columns.items() if value != record[column]}
    about = f"{act}（{record['unit']}）" if record["unit"] else act
    if not changes:
        raise InputError(f"{names.full(row)} 的{about}本来就是这样", "请核对要改的内容")
    follows = kind.after(desk, row, record, {**record, **changes})
    desk.file.update(kind.table, record["id"], **{**changes, **follows.columns})
    lines = follows.then()
    labels = {column: _LABELS[name] for name, column in kind.columns.items()}
    told = [
        corrected(
            desk,
            row,
            f"{about}{labels[column]}",
            *(_shown(desk, column, value) for value in (record[column], changes[column])),
        )
        for column in changes
    ]
    return [*told, *lines]


def _shown(desk: Desk, column: str, value: Any) -> Any:
    if column != "unit_id" or value is None:
        return value
    return desk.file.rows("SELECT name FROM unit WHERE id = ?", (value,))[0]["name"]
