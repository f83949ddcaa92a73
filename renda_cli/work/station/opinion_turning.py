"""Opinions of voters become a deputies' suggestion, with the link both ways."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import PROPOSAL_STATES
from renda_cli.store.file import Row
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.station import opinion_assigning
from renda_cli.work.station import opinion_steps as steps
from renda_cli.work.station.opinion_steps import called

_GONE = (*opinion_assigning.VOID, "merged")


@writing
def to_proposal(
    desk: Desk,
    /,
    numbers: list[str],
    *,
    into: str | None = None,
    title: str | None = None,
    on: str | None = None,
    **proposal: Any,
) -> Receipt:
    """Makes opinions one proposal, or joins them to one that is there (`into`). All or none.

    `title` is that of the proposal, the voter's own words if not said; `proposal` as for proposal.entry.add: by, by_group, co_signers,
    topic, session, between, no. Raises InputError; what several voters say, or one in confidence, needs a title of its own.
    """
    rows = steps.chosen(desk, numbers, "to-proposal")
    if into is not None:
        if title or any(proposal.values()):
            raise InputError("--into 是并入已有的建议", "请去掉 --by、--title 等新建议的内容")
        return _joined(desk, rows, into, on)
    from renda_cli.work.proposal import entry

    if proposal.get("by") is None and proposal.get("by_group") is None:
        raise InputError("没有写由谁提出", "请加 --by 代表 或 --by-group 小组；已有的建议写 --into 编号")
    topics = {row["topic"] for row in rows}
    topic = proposal.pop("topic", None) or (topics.pop() if len(topics) == 1 else None)
    made = entry.add(
        desk, title or _title(rows), topic=topic, on=on, from_opinions=[str(row["id"]) for row in rows], **proposal
    )
    desk.remarks.clear()  # they stand among the lines of `made`
    return Receipt(made.lines, lambda: steps.as_objects(desk, rows))


def _title(rows: list[Row]) -> str:
    """The words of the only opinion. Raises InputError where a title must be found."""
    if len(rows) > 1:
        raise InputError(f"{len(rows)} 条意见转为一件建议", "请用 --title 拟一个标题")
    if rows[0]["confidential"]:
        raise InputError(f"{called(rows[0])}是选民要求保密的意见", "请用 --title 另拟标题，不照录选民的话")
    said = " ".join(rows[0]["text"].split())
    if len(said) > words.LONGEST_TITLE or said != masking.spoken(said, rows[0]["voter"], rows[0]["phone"]):
        problem = "里有选民姓名、电话或证件号码" if len(said) <= words.LONGEST_TITLE else f"有 {len(said)} 字"
        raise InputError(f"{called(rows[0])}的原话{problem}，不宜作标题", "请用 --title 拟一个标题")
    return said


def _joined(desk: Desk, rows: list[Row], into: str, on: str | None) -> Receipt:
    proposal = names.proposal(desk, into)
    full = names.full(proposal)
    if proposal["status"] in _GONE:
        raise InputError(
            f"{full} 现在的状态是“{PROPOSAL_STATES[proposal['status']]}”，不能再转入", "请转入正在办理或已答复的建议"
        )
    day = desk.day(on)
    if day.isoformat() < proposal["submitted_on"]:
        raise InputError(f"{full} 在 {proposal['submitted_on']} 提出，不能在 {day.isoformat()} 转入", "请核对 --on")
    lines = link(desk, rows, proposal, day, joining=True)
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


def link(desk: Desk, rows: list[Row], proposal: Row, day: date, *, joining: bool = False) -> list[str]:
    """Ends the handling of opinions that became a proposal; its answer is theirs. `joining` may also mend a wrong link.

    `proposal` has id, session and no. Returns what the clerk is told. Raises InputError.
    """
    full, lines = names.full(proposal), []
    for row in rows:
        if row["proposal_id"] == proposal["id"]:
            raise InputError(f"{called(row)}已转为 {full}", "不必再登记")
        if not joining:
            opinion_assigning.require_void(desk, row, "再转为另一件")
        steps.check_day(desk, row, day, "转为代表建议")
        was = f"，原为 {row['proposal']}" if row["proposal"] else ""
        if row["under_way"]:
            steps.end_assignment(desk, row, day)
        desk.file.update(
            "opinion", row["id"], status="proposal", proposal_id=proposal["id"], turned_on=day.isoformat(), archived_on=None
        )  # fmt: skip
        lines.append(f"选民意见 {called(row)}已转为代表建议 {full}（{day.isoformat()}{was}）")
        lines += steps.cancel_clocks(desk, row, day, f"已转为代表建议 {full}")
    return lines
