"""How an opinion is brought to its end: answered, told to the voter and the deputy, made public, put on file."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import OPINION_RESULTS, REPLY_FORMS, TOLD_HOW, TOLD_WHOM
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_opinion_feedback, insert_opinion_reply
from renda_cli.work import deadlines, names, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.deciding import yes_or_no
from renda_cli.work.proposal.feedback import grade, unsatisfactory
from renda_cli.work.station import opinion_steps as steps
from renda_cli.work.station.opinion_steps import KIND, RULE, called

_BOTH = ("both", "都")


@writing
def reply(
    desk: Desk,
    numbers: list[str],
    *,
    text: str,
    form: str = "书面",
    by: str | None = None,
    result: str | None = None,
    file: str | None = None,
    on: str | None = None,
) -> Receipt:
    """Records the answer of the round, in writing or by mouth, and meets the clock. All or none.

    Raises InputError for a second answer in a round, an unknown form or result, a day before the assignment.
    """
    day, answer = desk.day(on), words.passage(text, "答复")
    about: dict[str, Any] = {
        "form": words.among(form, REPLY_FORMS, "--form"), "text": answer, "answered_by": words.note(by, "--by 的答复者"),
        "result": result_code(result), "file": texts.path(desk, file, "--file"),
    }  # fmt: skip
    rows = steps.chosen(desk, numbers, "reply")
    lines = []
    for row in rows:
        steps.check_day(desk, row, day, "答复")
        insert_opinion_reply(desk.file.db, opinion_id=row["id"], round=row["round"], replied_on=day, **about)
        desk.file.update("opinion", row["id"], status="replied")
        said = "，".join(filter(None, (form, OPINION_RESULTS.get(about["result"] or ""), about["answered_by"])))
        again = f"第 {row['round']} 轮" if row["round"] > 1 else ""
        lines.append(f"已登记 {called(row)}{again}的答复（{day.isoformat()}，{said}）{_late(desk, row, day)}")
        lines += _meet(desk, row, day)
    lines.append(f"反馈给选民后请登记：renda station opinion feedback {steps.listed(rows)}")
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


def result_code(text: str | None) -> str | None:
    """The code of what came of an answer, as `--result` says it. Raises InputError with the words there are."""
    return None if text is None else words.code(text, OPINION_RESULTS, "--result")


def _late(desk: Desk, row: Row, day: date) -> str:
    sql = "SELECT due_on FROM deadline WHERE opinion_id = ? AND rule_key = ? AND met_on IS NULL AND cancelled_on IS NULL AND due_on < ?"
    found = desk.file.row(sql, (row["id"], RULE, day.isoformat()))
    if found is None:
        return ""
    return f"，逾期 {(day - date.fromisoformat(found['due_on'])).days} 天（期限 {found['due_on']}）"


def _meet(desk: Desk, row: Row, day: date) -> list[str]:
    """Meets what waited for the answer; that an urgent matter is to be reported stays owed."""
    deadlines.meet(desk.file, KIND, day, opinion_id=row["id"], rule_key=RULE)
    if steps.owes_report(row):
        return [steps.report_is_owed(row)]
    deadlines.meet(desk.file, KIND, day, opinion_id=row["id"], rule_key=None)
    return []


@writing
def feedback(
    desk: Desk,
    numbers: list[str],
    *,
    to: str | None = None,
    deputy: list[str] | None = None,
    how: str | None = None,
    satisfaction: str | None = None,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records that the outcome was told to the voter (if not said otherwise), to the deputy or both, and what the voter thinks of it.

    A voter who is not satisfied sends an answered opinion round again; said again for the same day it corrects. All or none. Raises
    InputError for an unknown grade, a grade of what was not answered, a deputy who is not known.
    """
    day, whom = desk.day(on), _whom(to, deputy, satisfaction)
    told = None if how is None else words.among(how, TOLD_HOW, "--how")
    given = None if satisfaction is None else grade(desk, satisfaction, "--satisfaction", day)
    remark, named = words.note(note, "备注"), names.deputies(desk, deputy)
    rows = steps.chosen(desk, numbers, "feedback")
    lines = []
    for row in rows:
        steps.check_day(desk, row, day, "反馈")
        about = {"told_on": day, "how": told, "note": remark}
        if "voter" in whom:
            lines.append(_tell_voter(desk, row, given, about))
        if "deputy" in whom:
            lines.append(_tell_deputies(desk, row, named, about))
        lines += _round_again(desk, row, given, day)
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


def _whom(to: str | None, deputy: list[str] | None, satisfaction: str | None) -> tuple[str, ...]:
    """Codes of TOLD_WHOM: those named, else the deputy where one is named, else the voter. Raises InputError."""
    codes = {word: code for code, word in TOLD_WHOM.items()}
    unsaid = "代表" if deputy else "选民"
    wanted = list(codes) if to in _BOTH else words.parts([unsaid if to is None else to])
    found = tuple(codes.get(one, one) for one in wanted)
    if not found or not set(found) <= set(TOLD_WHOM):
        raise InputError(f"--to 没有“{to}”", "可选：选民、代表、both（两者都已告知）")
    if deputy and "deputy" not in found:
        raise InputError("--deputy 是告知的代表", "请写 --to 代表 或 --to both，或去掉 --deputy")
    if satisfaction is not None and "voter" not in found:
        raise InputError("满意不满意由选民评价", "请写 --to both，或去掉 --satisfaction")
    return found


def _tell_voter(desk: Desk, row: Row, given: str | None, about: dict[str, Any]) -> str:
    if given and row["status"] != "replied":
        raise InputError(
            f"{called(row)}不是由本镇答复的，选民不作满意评价", "请去掉 --satisfaction，选民的话可写在 --note"
        )
    sql = "SELECT satisfaction FROM opinion_feedback WHERE opinion_id = ? AND round = ? AND satisfaction IS NOT NULL ORDER BY id DESC"
    before = desk.file.row(sql, (row["id"], row["round"]))
    _insert(desk, row, {"whom": "voter", "satisfaction": given, **about})
    instead = f"（原为{before['satisfaction']}）" if before and given not in (None, before["satisfaction"]) else ""
    rated = f"，选民{given}{instead}" if given else ""
    return f"已登记 {called(row)}已反馈选民（{about['told_on'].isoformat()}）{rated}"


def _tell_deputies(desk: Desk, row: Row, named: list[names.Named], about: dict[str, Any]) -> str:
    deputies = named or _who_took_it_in(desk, row)
    for one in deputies:
        _insert(desk, row, {"whom": "deputy", "deputy_id": one.id, **about})
    return f"已登记 {called(row)}已反馈代表 {'、'.join(one.name for one in deputies)}（{about['told_on'].isoformat()}）"


def _insert(desk: Desk, row: Row, given: dict[str, Any]) -> None:
    """Writes whom the outcome was told; what was said of the same telling before stands as far as nothing else is said now."""
    told_on = given["told_on"].isoformat()
    sql = """SELECT id, how, satisfaction, note FROM opinion_feedback
        WHERE opinion_id = ? AND round = ? AND whom = ? AND deputy_id IS ? AND told_on = ?"""
    before = desk.file.row(sql, (row["id"], row["round"], given["whom"], given.get("deputy_id"), told_on))
    if before:
        desk.file.db.execute(
            "DELETE FROM opinion_feedback WHERE id = ?", (before["id"],)
        )  # the last one entered counts
        given = {**given, **{name: given.get(name) or before[name] for name in ("how", "satisfaction", "note")}}
    insert_opinion_feedback(desk.file.db, opinion_id=row["id"], round=row["round"], **given)


def _who_took_it_in(desk: Desk, row: Row) -> list[names.Named]:
    """The deputy who took an opinion in, else those who received at its reception. Raises InputError where neither is known."""
    found = desk.file.rows(
        """SELECT d.id, d.name FROM opinion o JOIN deputy d ON d.id = o.deputy_id WHERE o.id = :id
           UNION SELECT d.id, d.name FROM opinion o JOIN reception_deputy e ON e.reception_id = o.reception_id
             JOIN deputy d ON d.id = e.deputy_id WHERE o.id = :id AND o.deputy_id IS NULL ORDER BY 1""",
        {"id": row["id"]},
    )
    if not found:
        raise InputError(f"{called(row)}没有登记由哪位代表接待", "请加 --deputy 代表，或只反馈选民")
    return [names.Named(one["id"], one["name"]) for one in found]


def _round_again(desk: Desk, row: Row, given: str | None, day: date) -> list[str]:
    """A voter who is not satisfied: the opinion is handled again. Returns what the clerk is told."""
    if given is None or given not in unsatisfactory(desk, day):
        return []
    number, lay_with = row["round"] + 1, steps.assignment(desk, row)
    desk.file.update("opinion", row["id"], status="redoing", round=number, archived_on=None)
    steps.keep_in_sight(desk, row, day)
    option = {"unit": "--unit", "village": "--village", "county": "--via"}
    to = f"{option[lay_with['route']]} {lay_with['handler']}" if lay_with else "--unit 单位"
    return [f"选民{given}：重新办理，第 {number} 轮；请再交办：renda station opinion assign {row['id']} {to}"]


@writing
def publish(
    desk: Desk, numbers: list[str], decision: str = "yes", *, why: str | None = None, on: str | None = None
) -> Receipt:
    """Records that opinions and what came of them were made public, or why not. All or none.

    Raises InputError for a confidential one that is to be public, and for a refusal without reason.
    """
    public, day, text = yes_or_no(decision), desk.day(on), words.note(why, "--reason")
    if public is (text is not None):
        problem = "公示的不写理由" if public else "不公开要写明理由"
        raise InputError(problem, "请去掉 --reason，不公开的写 no" if public else "请加 --reason 理由")
    rows = steps.chosen(desk, numbers, "publish")
    lines = []
    for row in rows:
        if public and row["confidential"]:
            raise InputError(f"{called(row)}是选民要求保密的意见，不能公示", "请改用 no --reason 理由")
        steps.check_received(row, day, "登记公示")
        desk.file.update(
            "opinion", row["id"], published="yes" if public else "no", published_on=day.isoformat(), private_why=text
        )
        lines.append(f"已登记 {called(row)}{'已公示' if public else f'不公开：{text}'}（{day.isoformat()}）")
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


@writing
def archive(desk: Desk, numbers: list[str], *, on: str | None = None) -> Receipt:
    """Puts on file what is answered and told to the voter, referred, or became a proposal. All or none.

    Raises InputError, saying what is missing, for anything else.
    """
    day, rows = desk.day(on), steps.chosen(desk, numbers, "archive")
    lines = []
    for row in rows:
        if row["archived_on"]:
            raise InputError(f"{called(row)}在 {row['archived_on']} 已归档", "不必再登记")
        if row["status"] == "replied" and not _voter_knows(row):
            how = f"请先登记：renda station opinion feedback {row['id']}"
            raise InputError(f"{called(row)}已答复，还没有反馈选民，不能归档", how)
        steps.check_day(desk, row, day, "归档", told_too=True)
        desk.file.update("opinion", row["id"], archived_on=day.isoformat())
        lines.append(f"已将 {called(row)}归档（{day.isoformat()}）")
        lines += [steps.report_is_owed(row)] if steps.owes_report(row) else []
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


def _voter_knows(row: Row) -> bool:
    """Told, answered face to face, or, where nobody knows who the voter is, posted."""
    unknown = not row["voter"] and not row["phone"]
    return bool(
        row["voter_told_on"] or (row["on_spot"] and row["round"] == 1) or (unknown and row["published"] == "yes")
    )
