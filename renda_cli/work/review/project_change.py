"""A voted project is changed, ended or carried to another year: nothing of it changes without a decision."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import days, money, words
from renda_cli.rules.values import period_words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_project, insert_project_change
from renda_cli.work import deadlines, doing, masking, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import project_reading as reading
from renda_cli.work.review.project_steps import KIND, called, check_day, open_clock, require_selected, under_way

_SHOWN = 30  # signs of a value in a receipt
_COPIED = ("title", "content", "topic", "village", "unit_id", "leader", "budget_fen", "funded_by")


class _Changed(NamedTuple):
    """A column with its new value, and how it is told: what it is, what stood there, what stands there now."""

    column: str
    value: Any
    what: str
    before: str | None
    after: str

    def words(self, most: int | None = None) -> str:
        """In one line; whole, as what is kept of the value before, or each value up to `most` signs."""
        before, after = (" ".join(value.split()) for value in (self.before or "未定", self.after))
        if most is not None:
            before, after = (value if len(value) <= most else f"{value[:most]}……" for value in (before, after))
        return f"{self.what}：{before} → {after}"


@writing
def change(
    desk: Desk, number: str, *, what: str, why: str, by: str, ref: str | None = None, on: str | None = None, title: str | None = None,
    content: str | None = None, unit: str | None = None, leader: str | None = None, until: str | None = None, budget: str | None = None,
    end: bool = False,
) -> Receipt:  # fmt: skip
    """Records a decision on a project and does what it says: new values for what is named, or with `end` nothing more is done to it.

    The values before are kept in the words of the change. Raises InputError for a decision that was neither the congress's nor its
    presidium's, for a value that is no other, and for a project that is not under way.
    """
    row, day = names.project(desk, number), desk.day(on)
    require_selected(row, "变更")
    check_day(row, day, "变更")
    text, reason, body = words.title(what, "--what 的变更"), words.title(why, "--why 的原因"), _decider(desk, by, day)
    given = {"title": title, "content": content, "unit": unit, "leader": leader, "until": until, "budget": budget}
    changed = _changes(desk, row, given)
    if end and changed:
        raise InputError("--end 是终止，不能同时改别的内容", "请只写 --end，或去掉 --end")
    listed = "；".join(one.words() for one in changed)
    written = f"{text}（{listed}）" if listed else f"终止：{text}" if end else text
    insert_project_change(
        desk.file.db, project_id=row["id"], decided_on=day, decided_by=body, ref=words.note(ref, "文号"), what=written, why=reason
    )  # fmt: skip
    values = {one.column: one.value for one in changed} | ({"status": "ended", "ended_why": reason} if end else {})
    if values:
        desk.file.update("project", row["id"], **values)
    _move_clock(desk, row, day, values.get("until_on"))
    _remark_spent(desk, row, values.get("budget_fen"))
    if end:
        deadlines.cancel(desk.file, KIND, day, f"终止：{reason}", project_id=row["id"])
    short = "；".join(one.words(_SHOWN) for one in changed)
    told = f"{text}（{short}）" if short else written
    line = f"已登记 {called(row)} 的变更：{told}；{body} {day.isoformat()} 决定，原因：{reason}"
    return Receipt((masking.text(line),), lambda: reading.as_object(desk, row["id"]))


def _decider(desk: Desk, text: str, day: date) -> str:
    """Whose decision it was. Raises InputError where the rule of the day names no such body."""
    body, rule = words.title(text, "--by 的决定机关"), desk.rulebook.value_on("project.change", day)
    if not any(word in body for word in rule.value):
        known = period_words(rule.key, rule.value)
        raise InputError(f"--by “{body[:30]}”不能决定变更（{rule.source}）", f"可写：{known}")
    return body


def _changes(desk: Desk, row: Row, given: Mapping[str, str | None]) -> list[_Changed]:
    """What a change says of the entry. Raises InputError for a value that is no other than before."""
    found = [_READ[option](desk, row, text) for option, text in given.items() if text is not None]
    for one in found:
        if one.value == row[one.column]:
            raise InputError(f"{one.what}本来就是“{one.after[:40]}”", "请核对，没有变的不用写")
    return found


def _text(column: str, what: str, read: Callable[[str, str], str]) -> Callable[[Desk, Row, str], _Changed]:
    def changed(_: Desk, row: Row, text: str) -> _Changed:
        value = read(text, what)
        return _Changed(column, value, what, row[column], value)

    return changed


def _title(desk: Desk, row: Row, text: str) -> _Changed:
    title = words.title(text, "项目")
    twin = desk.file.row(
        "SELECT no FROM project WHERE year = ? AND title = ? AND id <> ?", (row["year"], title, row["id"])
    )
    if twin:
        raise InputError(f"{row['year']} 年已有同名的项目 {row['year']}-{twin['no']}", "请核对 --title")
    return _Changed("title", title, "项目", row["title"], title)


def _unit(desk: Desk, row: Row, text: str) -> _Changed:
    unit = names.unit(desk, text)
    return _Changed("unit_id", unit.id, "责任单位", row["unit"], unit.name)


def _until(desk: Desk, row: Row, text: str) -> _Changed:
    day = days.day(text, desk.today, "日期 --until ").isoformat()
    if row["selected_on"] and day < row["selected_on"]:
        raise InputError(f"--until {day} 早于入选的 {row['selected_on']}", "请改成其后的日子")
    return _Changed("until_on", day, "完成期限", row["until_on"], day)


def _budget(_: Desk, row: Row, text: str) -> _Changed:
    fen, before = money.fen(text, "--budget "), row["budget_fen"]
    return _Changed("budget_fen", fen, "预算", None if before is None else money.told(before), money.told(fen))


_READ: dict[str, Callable[[Desk, Row, str], _Changed]] = {
    "title": _title, "content": _text("content", "内容", words.passage), "unit": _unit,
    "leader": _text("leader", "分管领导", words.name), "until": _until, "budget": _budget,
}  # fmt: skip


def _move_clock(desk: Desk, row: Row, day: date, until: str | None) -> None:
    """Where the last day changed, the clock runs until the new one; one that nobody had set is opened."""
    if until is None:
        return
    until_on, running = date.fromisoformat(until), open_clock(desk, row)
    if running:
        deadlines.put_off(desk, running, until_on, "经决定变更完成期限")
    else:
        deadlines.open_on_day(desk, KIND, min(day, until_on), until_on, "经决定的完成期限", project_id=row["id"])


def _remark_spent(desk: Desk, row: Row, budget: int | None) -> None:
    if budget is not None and row["spent_fen"] is not None and row["spent_fen"] > budget:
        spent = money.told(row["spent_fen"])
        desk.remarks.append(f"提醒：累计支出 {spent}，已超过变更后的预算 {money.told(budget)}，请核对")


@writing
def carry(
    desk: Desk, numbers: list[str], *, to: str, until: str | None = None, why: str | None = None, on: str | None = None
) -> Receipt:
    """Carries unfinished projects to a later year: there each is a project of its own, on the list without a new vote. All or none.

    It is to be done by `until`, else by the end of that year. Raises InputError for one that is not under way and for a year that is not later.
    """
    day, rows, year = desk.day(on), under_way(desk, numbers, "结转"), doing.of_year(days.year(to))
    for row in rows:
        check_day(row, day, "结转")
        if year <= row["year"]:
            raise InputError(f"项目 {called(row)} 不能结转到 {year} 年", f"--to 请写 {row['year'] + 1} 年或以后")
    until_on, reason = desk.day_if_given(until, "--until") or date(year, 12, 31), words.note(why, "--why 的原因")
    if until_on < (earliest := max(day, date(year, 1, 1))):
        raise InputError(f"--until {until_on.isoformat()} 早于 {earliest.isoformat()}", "请改成其后的日子")
    lines, made = [], []
    for row in rows:
        new_id, no = _in_year(desk, row, year, day, until_on, reason)
        desk.file.update("project", row["id"], status="carried")
        told = f"结转 {year} 年" + (f"：{reason}" if reason else "")
        deadlines.cancel(desk.file, KIND, day, told, project_id=row["id"])
        made.append(new_id)
        lines.append(f"已将 {called(row)} 结转为 {year}-{no}，完成期限 {until_on.isoformat()}")
    return Receipt(tuple(lines), lambda: [reading.as_object(desk, project_id) for project_id in made])


def _in_year(desk: Desk, row: Row, year: int, day: date, until: date, why: str | None) -> tuple[int, int]:
    """The project as one of another year, with its clock; returns its id and its number there."""
    twin = desk.file.row("SELECT no FROM project WHERE year = ? AND title = ?", (year, row["title"]))
    if twin:
        desk.remarks.append(f"提醒：{year} 年已有同名的项目 {year}-{twin['no']}，请核对")
    ((no,),) = desk.file.tuples("SELECT coalesce(max(no), 0) + 1 FROM project WHERE year = ?", (year,))
    new_id = insert_project(
        desk.file.db, year=year, no=no, status="selected", collected_on=day, selected_on=day, until_on=until, carried_from_id=row["id"],
        note=f"上年未完成的原因：{why}" if why else None, **{column: row[column] for column in _COPIED},
    )  # fmt: skip
    deadlines.open_on_day(desk, KIND, day, until, "结转项目的完成期限", project_id=new_id)
    return new_id, int(no)
