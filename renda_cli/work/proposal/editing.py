"""What was entered when a proposal came in is corrected; the old value stays in the timeline."""

import inspect
from collections.abc import Callable
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.store.file import Row
from renda_cli.work import names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal import correcting, proposers
from renda_cli.work.proposal.acts import (
    co_signers,
    corrected,
    event_day,
    proposer_name,
)
from renda_cli.work.proposal.reading import as_object
from renda_cli.work.proposal.redating import another_day, another_place, hard_or_plain, open_by_hand, put

_LABELS = {
    "title": "标题", "kind": "种类", "topic": "类别", "submitted_on": "提出日期", "no": "编号", "session": "届次", "proposer": "提出者",
    "signers": "附议", "body": "正文", "scan": "扫描件", "confidential": "保密", "complex": "复杂件",
}  # fmt: skip
_NOTHING = "请加 --title、--by、--with、--kind、--topic、--no、--on、--session 等；改正交办、答复、反馈等请加 --act"


def edit(desk: Desk, number: str, *, act: str | None = None, **given: Any) -> Receipt:
    """Corrects what was handed in, or with `act` what happened to it (see `correcting.correct`). Raises InputError."""
    if act is not None:
        return correcting.correct(desk, number, act=act, **given)
    about_acts = [name for name in given if name not in inspect.signature(edit_entry).parameters]
    if about_acts:
        option = about_acts[0].rstrip("_").replace("_", "-")
        raise InputError(
            f"--{option} 用于改正办理中的事，没有写是哪一件事", f"请加 --act，可选：{'、'.join(correcting.ACTS)}"
        )
    return edit_entry(desk, number, **given)


@writing
def edit_entry(
    desk: Desk,
    number: str,
    *,
    title: str | None = None,
    by: str | None = None,
    by_group: str | None = None,
    by_presidium: bool = False,
    by_government: bool = False,
    co_signers: list[str] | None = None,
    kind: str | None = None,
    topic: str | None = None,
    no: str | None = None,
    session: str | None = None,
    between: bool = False,
    on: str | None = None,
    body: str | None = None,
    scan: str | None = None,
    confidential: bool | None = None,
    complex_: bool | None = None,
    until: str | None = None,
) -> Receipt:
    """Corrects what was entered; only what is given changes, and clocks that stood on it are derived again.

    `until` sets the day of a reply that no rule gave one. Raises InputError as `add` does, and when nothing is given.
    """
    row = names.proposal(desk, number)
    proposal_states.require("edit", row["status"], names.full(row))
    before = _told(desk, row)
    proposer = {
        "by": by,
        "by_group": by_group,
        "by_presidium": by_presidium or None,
        "by_government": by_government or None,
    }
    steps: list[tuple[bool, Callable[[], list[str]]]] = [
        (_any(title, topic, body, scan), lambda: _texts(desk, row, title=title, topic=topic, body=body, scan=scan)),
        (_any(confidential), lambda: _confidential(desk, row, bool(confidential))),
        (_any(*proposer.values(), co_signers, kind), lambda: _proposer(desk, row, proposer, co_signers, kind)),
        (_any(on), lambda: another_day(desk, row, on or "")),
        (_any(session, no) or between, lambda: another_place(desk, row, session, between, no)),
        (_any(complex_), lambda: hard_or_plain(desk, row, bool(complex_))),
        (_any(until), lambda: open_by_hand(desk, row, desk.day(until, "--until"))),
    ]
    if not any(given for given, _ in steps):
        raise InputError("没有写要改什么", _NOTHING)
    said = [line for given, step in steps if given for line in step()]
    row = names.proposal_of_id(desk, row["id"])
    after = _told(desk, row)
    changed = [
        corrected(desk, row, _LABELS[key], *_words(before[key], after[key]))
        for key in before
        if before[key] != after[key]
    ]
    done = "已修改 " if changed or said else "没有改变，本来就是这样："
    lines = [f"{done}{names.full(row)}", *changed, *said]
    return Receipt(tuple(lines), lambda: as_object(desk, row["id"]))


def _any(*options: Any) -> bool:
    """Whether one of some options was typed; an empty text was, and is refused where it is read."""
    return any(value is not None for value in options)


def _told(desk: Desk, row: Row) -> dict[str, Any]:
    """What can be corrected, as the timeline prints it."""
    told = {key: row[key] for key in ("title", "kind", "topic", "submitted_on", "no", "body", "scan")}
    return told | {
        "session": "闭会期间" if row["between_sessions"] else row["session"],
        "proposer": (names.Named(row["lead_id"] or row["group_id"] or 0, proposer_name(desk, row)),),
        "signers": co_signers(desk, row),
        "confidential": "是" if row["confidential"] else "否",
        "complex": "是" if row["complex"] else "否",
    }


def _words(before: Any, after: Any) -> tuple[Any, Any]:
    """A fact before and after as the timeline prints it; deputies with their ids where both bear one name."""
    if not isinstance(before, tuple):
        return before, after
    plain = tuple("、".join(one.name for one in people) or None for people in (before, after))
    if plain[0] != plain[1]:
        return plain[0], plain[1]
    numbered = tuple("、".join(f"{one.name}（#{one.id}）" for one in people) for people in (before, after))
    return numbered[0], numbered[1]


def _confidential(desk: Desk, row: Row, secret: bool) -> list[str]:
    if secret and row["published"] == "yes":
        raise InputError(f"{names.full(row)} 已登记公开，不能保密", "请先用 publish 改为 no")
    return put(desk, row, confidential=secret)


def _texts(
    desk: Desk, row: Row, *, title: str | None, topic: str | None, body: str | None, scan: str | None
) -> list[str]:
    columns: dict[str, Any] = {}
    if title is not None:
        columns["title"] = words.title(title)
    if topic is not None:
        columns["topic"] = words.note(topic, "类别")
    if body is not None:
        columns["body"] = texts.path(desk, body, "--body")
    if scan is not None:
        columns["scan"] = texts.path(desk, scan, "--scan")
    return put(desk, row, **columns)


def _proposer(
    desk: Desk, row: Row, options: dict[str, Any], co_signers: list[str] | None, kind: str | None
) -> list[str]:
    """Another proposer or other co-signers, and with them what it is treated as."""
    now = _proposer_now(desk, row)
    given = {name: value for name, value in options.items() if value is not None}
    named = proposers.read(desk, **{"by": None, **given}) if _any(*options.values()) else now
    signers = now.signers if named.kind in ("deputy", "group") else ()
    if co_signers is not None:
        signers = tuple(names.deputies(desk, co_signers))
    for signer in signers:
        if named.kind == "deputy" and named.named == signer:
            raise InputError(f"{signer.name} 既是领衔又是附议", "请用 --by 和 --with 一并改正")
    if signers and named.kind not in ("deputy", "group"):
        raise InputError("主席团或政府提出的没有附议代表", "请去掉 --with")
    whole = proposers.Proposer(named.kind, named.named, signers)
    put(desk, row, proposer=whole.kind, lead_id=whole.lead_id, group_id=whole.group_id)
    proposers.sign(desk.file.db, row["id"], signers)
    if kind is None and event_day(desk, row, "off_agenda"):  # the presidium has decided, whoever signed it
        return []
    wanted = words.among(kind or row["submitted_kind"], proposers.KINDS, "--kind")
    treated, notes = proposers.treated_as(desk, wanted, whole, date.fromisoformat(row["submitted_on"]))
    put(desk, row, kind=treated, submitted_kind=wanted)
    return notes


def _proposer_now(desk: Desk, row: Row) -> proposers.Proposer:
    named = {"deputy": row["lead_id"], "group": row["group_id"]}.get(row["proposer"])
    lead = names.Named(named, proposer_name(desk, row)) if named else None
    return proposers.Proposer(row["proposer"], lead, co_signers(desk, row))
