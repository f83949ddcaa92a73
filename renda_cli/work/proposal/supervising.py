"""Watching over the handling: supervision, visits on site, another look; and what is said of a proposal besides."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.rules.vocabulary import SUPERVISION_LEVELS, VISIT_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_supervision, insert_visit
from renda_cli.work import deadlines, names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import after_assignment, after_submission, as_objects, corrected, record, signatories
from renda_cli.work.proposal.deciding import yes_or_no
from renda_cli.work.proposal.reading import as_object

_RULES = {"重点": "supervise.key", "一般": "supervise.ordinary"}


@writing
def supervise(
    desk: Desk,
    numbers: list[str],
    *,
    level: str,
    leaders: list[str] | None = None,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Puts proposals under key or ordinary supervision; says who takes part. Once more changes it. All or none."""
    words.among(level, SUPERVISION_LEVELS, "--level")
    rows = names.proposals(desk, numbers)
    led_by = "、".join(words.title(leader, "--leader") for leader in words.parts(leaders)) or None
    lines = []
    for row in rows:
        full = names.full(row)
        proposal_states.require("supervise", row["status"], full)
        decided_on = after_submission(desk, on, row, "列为督办")
        said = words.note(note, "备注")
        before = desk.file.row("SELECT * FROM supervision WHERE proposal_id = ?", (row["id"],))
        if before is None:
            insert_supervision(
                desk.file.db, proposal_id=row["id"], level=level, leaders=led_by, decided_on=decided_on, note=said
            )
        else:
            columns = {"level": level, "leaders": led_by or before["leaders"], "note": said or before["note"]}
            if before["level"] != level:
                lines.append(corrected(desk, row, f"{full} 督办", before["level"], level))
            if before["level"] != level or on is not None:
                columns["decided_on"] = decided_on.isoformat()
            desk.file.update("supervision", before["id"], **columns)
        lines.append(f"已列 {full} {row['title']} 为{level}督办件（{decided_on.isoformat()}）")
        lines.append(f"参加：{'；'.join(_participants(desk, row, level, led_by, decided_on))}")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def _participants(desk: Desk, row: Row, level: str, led_by: str | None, on: date) -> list[str]:
    """Who takes part as the rulebook has it, with the names that the file knows."""
    units = desk.file.rows(
        "SELECT u.name, u.head, u.leader FROM handler h JOIN unit u ON u.id = h.unit_id WHERE h.proposal_id = ? AND h.role <> 'co'",
        (row["id"],),
    )
    heads = [f"{unit['name']}{unit['head']}" for unit in units if unit["head"]]
    chiefs = list(dict.fromkeys(unit["leader"] for unit in units if unit["leader"]))
    deputies = [one.name for one in signatories(desk, row["id"])]
    known = {"承办单位": heads, "分管领导": chiefs, "代表": deputies}
    said = []
    for role in desk.rulebook.value_on(_RULES[level], on).value:
        named = next((people for word, people in known.items() if word in role), [])
        said.append(f"{role}（{'、'.join(named)}）" if named else role)
    return [*([f"领衔督办 {led_by}"] if led_by else []), *said]


@writing
def visit(
    desk: Desk,
    numbers: list[str],
    *,
    on: str | None = None,
    participants: list[str] | None = None,
    result: str | None = None,
    kind: str = "现场督办",
    then: str | None = None,
) -> Receipt:
    """Records a joint visit on site or another look (回头看) with what was found; `then` fixes the day of the next look.

    Another look meets the clock of one that was due. All of `numbers` or none. Raises InputError.
    """
    words.among(kind, VISIT_KINDS, "--kind")
    next_on = desk.day_if_given(then, "--then")
    people, found = "、".join(words.parts(participants)), words.note(result, "--result")
    rows = names.proposals(desk, numbers)
    lines = []
    for row in rows:
        proposal_states.require("visit", row["status"], names.full(row))
        visited_on = after_assignment(desk, on, row, kind)
        insert_visit(
            desk.file.db, proposal_id=row["id"], kind=kind, visited_on=visited_on, participants=words.note(people, "--with"), result=found
        )  # fmt: skip
        if kind == "回头看":
            _looked(desk, row, visited_on)
        lines.append(f"已登记 {names.full(row)} {kind}（{visited_on.isoformat()}）" + (f"：{found}" if found else ""))
        lines += _next_look(desk, row, visited_on, next_on) if next_on else []
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


def _looked(desk: Desk, row: Row, on: date) -> None:
    """Meets the clock of another look; one before that clock began is a look of its own."""
    for clock in desk.file.rows(
        "SELECT id FROM deadline WHERE proposal_id = ? AND kind = 'look_back' AND start_on <= ?",
        (row["id"], on.isoformat()),
    ):
        deadlines.meet(desk.file, "look_back", on, id=clock["id"])


def _next_look(desk: Desk, row: Row, visited_on: date, next_on: date) -> list[str]:
    """Fixes the day of the next look, in place of one that was due."""
    if next_on <= visited_on:
        raise InputError(f"回头看的日子 {next_on.isoformat()} 不晚于这次的 {visited_on.isoformat()}", "请核对 --then")
    deadlines.cancel(desk.file, "look_back", visited_on, "另定了日期", proposal_id=row["id"])
    deadlines.open_on_day(
        desk, "look_back", visited_on, next_on, "定下的回头看日期", proposal_id=row["id"], round=row["round"]
    )
    return [f"回头看定在 {next_on.isoformat()}"]


@writing
def note(desk: Desk, number: str, *, text: str, on: str | None = None, file: str | None = None) -> Receipt:
    """Writes down what no other verb has a place for: a meeting, an assessment, a talk. Raises InputError."""
    row = names.proposal(desk, number)
    proposal_states.require("note", row["status"], names.full(row))
    noted_on = after_submission(desk, on, row, "记事")
    record(desk, row, "note", noted_on, words.title(text, "--text 的内容"), file=texts.path(desk, file, "--file"))
    return Receipt((f"已记入 {names.full(row)}：{text}（{noted_on.isoformat()}）",), lambda: as_object(desk, row["id"]))


@writing
def excellent(
    desk: Desk, numbers: list[str], *, on: str | None = None, why: str | None = None, no: bool = False
) -> Receipt:
    """Names proposals excellent, or with `no` takes it back. All or none."""
    if no and (on or why):
        raise InputError("--no 是取消评优，没有日期和理由", "请去掉 --on 和 --reason；要留一笔请用 note")
    rows = names.proposals(desk, numbers)
    lines = []
    for row in rows:
        full = names.full(row)
        proposal_states.require("excellent", row["status"], full)
        if bool(row["excellent"]) is not no:
            raise InputError(f"{full} {'没有评为' if no else '已评为'}优秀建议", "请用 renda proposal show 核对")
        named_on = after_submission(desk, on, row, "评为优秀")
        desk.file.update("proposal", row["id"], excellent=not no)
        if no:
            lines.append(corrected(desk, row, f"{full} 优秀建议", "是", "否"))
        else:
            record(desk, row, "excellent", named_on, words.note(why, "--reason") or "")
            lines.append(f"已将 {full} {row['title']} 评为优秀建议（{named_on.isoformat()}）")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))


@writing
def publish(desk: Desk, numbers: list[str], decision: str, *, why: str | None = None, on: str | None = None) -> Receipt:
    """Records whether proposals and their replies are made public; what is not has a reason. All or none.

    Raises InputError for a confidential one that is to be public, and for a refusal without reason.
    """
    public = yes_or_no(decision)
    rows = names.proposals(desk, numbers)
    text = words.note(why, "--reason")
    if not public and not text:
        raise InputError("不公开要写明理由", "请加 --reason 理由")
    lines = []
    for row in rows:
        full = names.full(row)
        proposal_states.require("publish", row["status"], full)
        if public and row["confidential"]:
            raise InputError(f"{full} 是代表要求保密的件，不能公开", "请改用 no，或先用 edit --not-confidential 改正")
        decided_on = after_submission(desk, on, row, "登记公开")
        desk.file.update("proposal", row["id"], published="yes" if public else "no")
        record(desk, row, "published" if public else "unpublished", decided_on, text or "")
        lines.append(f"已登记 {full} {'公开' if public else f'不公开：{text}'}（{decided_on.isoformat()}）")
    return Receipt(tuple(lines), lambda: as_objects(desk, rows))
