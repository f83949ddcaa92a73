"""Candidates: who they are, and the gates and reviews that they pass."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import VERDICTS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_candidate, insert_candidate_review
from renda_cli.work import election as elections
from renda_cli.work.deputy import checked_phone
from renda_cli.work.desk import Desk, Receipt, writing

_TEXTS = {
    "nation": "民族", "education": "学历", "party": "政治面貌", "work": "工作单位及职务", "nominated_by": "提名人",
}  # fmt: skip


@writing
def candidate(
    desk: Desk, /, name: str, *, election: str | None = None, district: str | None = None, votes: int | None = None,
    **about: str | None,
) -> Receipt:  # fmt: skip
    """Enters a candidate of the only open election (of a district), or corrects the entry of one who is there.

    `about` may hold gender, born, nation, education, party, work, phone, nominated_by. Raises InputError.
    """
    name, columns = words.name(name, "候选人姓名"), _about(desk, about)
    if votes is not None:
        columns["votes"] = votes
    there = _found(desk, name, election, district)
    if there and (there[0]["open"] or election is not None):
        return _corrected(desk, only(desk, name, election, district), columns)
    poll = elections.one(desk, election, district)
    if votes is not None:
        check_count(poll, votes, poll["voted"])
    insert_candidate(desk.file.db, election_id=poll["id"], name=name, **columns)
    known = desk.file.rows("SELECT id, district FROM deputy_line WHERE name = ? GROUP BY id ORDER BY id", (name,))
    if known:
        listed = "、".join(f"#{row['id']}（{row['district'] or '无选区'}）" for row in known)
        desk.remarks.append(f"提示：名册上有同名的代表 {listed}，当选时请核对是不是同一人")
    count = poll["candidates"] + 1
    line = f"已登记候选人 {name}（{of(poll)}），共 {count} 名候选人，应选 {poll['seats']} 名"
    return Receipt((line,), lambda: elections.as_object(desk, poll["id"]))


def _corrected(desk: Desk, one: Row, columns: dict[str, Any]) -> Receipt:
    poll = elections.one(desk, str(one["election_id"]), None)
    if not columns:
        raise InputError(f"候选人 {one['name']} 已登记（{of(poll)}）", "改正请加要改的选项，如 --work、--votes")
    if "votes" in columns:
        check_count(poll, columns["votes"], poll["voted"])
    desk.file.update("candidate", one["id"], **columns)
    line = f"已修改候选人 {one['name']}（{of(poll)}）"
    return Receipt((line,), lambda: elections.as_object(desk, poll["id"]))


def _about(desk: Desk, about: dict[str, str | None]) -> dict[str, Any]:
    """The columns that were given, each checked."""
    columns: dict[str, Any] = {
        field: words.note(about[field], what) for field, what in _TEXTS.items() if about.get(field) is not None
    }
    if (gender := about.get("gender")) is not None:
        columns["gender"] = words.among(gender, ("男", "女"), "--gender")
    if (born := about.get("born")) is not None:
        columns["born"] = days.born(born, desk.today)
    if (phone := about.get("phone")) is not None:
        columns["phone"] = checked_phone(phone)
    return columns


def of(poll: Row) -> str:
    """`第3选区补选 2023-03-01`."""
    return f"{poll['district']}{poll['kind']} {poll['polling_on']}"


def _found(desk: Desk, name: str, election: str | None, district: str | None) -> list[Row]:
    """The candidates of a name, those of open elections if there are any."""
    wanted = elections.one(desk, election, None)["id"] if election is not None else None
    rows = desk.file.rows(
        f"""SELECT c.*, e.district, {elections.OPEN} AS open FROM candidate c JOIN election e ON e.id = c.election_id
            WHERE c.name = ? AND e.id = coalesce(?, e.id) AND e.district = coalesce(?, e.district) ORDER BY c.id""",
        (name, wanted, district.strip() if district is not None else None),
    )
    return [dict(row) for row in rows if row["open"]] or [dict(row) for row in rows]


def only(desk: Desk, name: str, election: str | None, district: str | None) -> Row:
    """The candidate of a name. Raises InputError."""
    name = words.name(name, "候选人姓名")
    found = _found(desk, name, election, district)
    if not found:
        raise InputError(f"没有登记候选人“{name}”", "请先用 renda deputy election candidate 登记，或核对选区")
    if len(found) > 1:
        listed = "、".join(f"#{one['election_id']} {one['district']}" for one in found)
        raise InputError(f"候选人“{name}”在几次选举里都有：{listed}", "请用 --election #编号 指明")
    return found[0]


@writing
def review(
    desk: Desk, name: str, *, step: str, verdict: str, on: str | None = None, note: str | None = None,
    election: str | None = None, district: str | None = None,
) -> Receipt:  # fmt: skip
    """Records the verdict of a gate or review on a candidate; given again it is corrected. Raises InputError."""
    given_on = desk.day(on)
    one = only(desk, name, election, district)
    poll = elections.one(desk, str(one["election_id"]), None)
    due = elections.steps(desk, date.fromisoformat(poll["polling_on"]))
    step = _step(due, step)
    code = next(
        code for code, word in VERDICTS.items() if word == words.among(verdict, [*VERDICTS.values()], "--verdict")
    )
    given = {row["step"]: row["verdict"] for row in reviews(desk, one)}
    if step in given:
        desk.file.db.execute("DELETE FROM candidate_review WHERE candidate_id = ? AND step = ?", (one["id"], step))
    insert_candidate_review(
        desk.file.db, candidate_id=one["id"], step=step, verdict=code, given_on=given_on, note=words.note(note, "备注")
    )
    was = f"（已改正，原为{VERDICTS[given[step]]}）" if step in given else ""
    lines = [f"已登记 {one['name']}（{of(poll)}）{step}：{verdict}，{given_on.isoformat()}{was}"]
    left = [word for word in due if word not in given and word != step]
    lines += [f"还没有的：{'、'.join(left)}" if left else f"{len(due)} 道把关和审查都已登记"]
    if given_on.isoformat() > poll["polling_on"]:
        desk.remarks.append(f"注意：{given_on.isoformat()} 晚于选举日 {poll['polling_on']}，请核对 --on")
    if one["elected"] and code == "fail":
        desk.remarks.append(f"注意：{one['name']} 已登记当选；当选是否有效，由代表资格审查委员会审查、主席团确认")
    return Receipt(tuple(lines), lambda: elections.as_object(desk, poll["id"]))


def _step(due: list[str], text: str) -> str:
    """The step of the rulebook that a text is, or is a part of. Raises InputError."""
    text = text.strip()
    if not due:
        raise InputError("规则没有规定候选人的把关和审查", "请用 renda rules set candidate.steps 写明有哪几道")
    fitting = [text] if text in due else [word for word in due if text and text in word]
    if len(fitting) != 1:
        what = "对应几道" if fitting else "不是其中一道"
        raise InputError(f"--step “{text[:40]}”{what}把关或审查", f"可选：{'、'.join(fitting or due)}")
    return fitting[0]


def reviews(desk: Desk, one: Row) -> list[Any]:
    """Step and verdict of each review of a candidate."""
    return desk.file.rows("SELECT step, verdict FROM candidate_review WHERE candidate_id = ?", (one["id"],))


def check_count(poll: Row, votes: int, voted: int | None) -> None:
    """Raises InputError when there are more votes than voters."""
    if voted is not None and poll["voters"] is not None and voted > poll["voters"]:
        raise InputError(f"参加投票 {voted} 名，多于登记选民 {poll['voters']} 名", "请核对 --voted")
    of = poll["voters"] if voted is None else voted
    if of is not None and votes > of:
        what = "登记选民" if voted is None else "参加投票的选民"
        raise InputError(f"得票 {votes}，多于{what} {of} 名", "请核对 --votes 和 --voted")
