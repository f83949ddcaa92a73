"""What deputies or voters think of the year's projects, at mid-year and at its end: a sheet with a row a project."""

from collections.abc import Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import ballots, days, words
from renda_cli.rules.vocabulary import PROJECT_STAGES, PROJECT_STATES
from renda_cli.store.file import Row
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import project_ratings as reading
from renda_cli.work.review import sheet as sheets
from renda_cli.work.review.project_steps import VOTED, called


@writing
def evaluate(
    desk: Desk, /, year: str, *, stage: str, votes: list[str], project: str | None = None, invalid: int | None = None, valid: int | None = None,
    on: str | None = None, replace: bool = False, **sheet: Any,
) -> Receipt:  # fmt: skip
    """Records the votes on one project in the year's evaluation (`stage` 年中 or 年终); the first of a sheet says how many were issued and returned.

    `sheet`: issued, returned, members, present, by, scheme, session. More returned than issued void the sheet: it is kept, and the next call
    begins a new one, unless it corrects it. With `replace` the project's row is put anew, and what is said of a sheet with no other row.
    Raises InputError for votes that do not add up or say what the sheet does not have.
    """
    number, code = doing.of_year(days.year(year)), words.code(stage, PROJECT_STAGES, "--stage")
    day, row = desk.day(on), _voted(desk, project, number)
    if day.year < number:
        raise InputError(f"{number} 年的项目不能在 {day.isoformat()} 测评", "请核对年份和 --on")
    marked, said = ballots.read_votes(votes), sheets.said(desk, on, **sheet)
    last = _sheet(desk, number, code)
    if last is None and replace:
        raise InputError(f"{number} 年{PROJECT_STAGES[code]}测评还没有登记，没有可改正的", "请去掉 --replace")
    if last is None or (last["void"] and not replace):
        sheets.require_counts(said)
        first = {"purpose": "evaluation", "year": number, "stage": code, "round": last["round"] + 1 if last else 1}
        vote: Row = first | {"held_on": day.isoformat()} | said
    else:
        vote = _amended(desk, last, row, said, replace)
    scheme = sheets.settle(desk, vote, marked, lambda one: reading.electorate(desk, one))
    blank = sheets.blank(desk, scheme, marked, vote["returned"], invalid=invalid, valid=valid)
    sheets.write(desk, vote, "project_id", row["id"], row["no"], marked, blank)
    (one,) = [one for one in reading.last_sheet(desk, number, code) if one["project_id"] == row["id"]]
    return Receipt(tuple(_lines(row, code, one)), lambda: reading.sheet_object(desk, number, code))


def _voted(desk: Desk, text: str | None, year: int) -> Row:
    """The project that is spoken of: the only one of the year's list where none is named."""
    if text is not None:
        row = names.project(desk, text, year)
    else:
        sql = f"SELECT * FROM project_line WHERE year = ? AND status IN {VOTED} ORDER BY no"
        found = desk.file.rows(sql, (year,))
        if len(found) != 1:
            told = f"{year} 年有 {len(found)} 个项目，没有写是哪一个" if found else f"{year} 年没有票决入选的项目"
            raise InputError(told, "请加 --project 编号，编号用 renda review project list 年份 查")
        row = dict(found[0])
    if row["year"] != year:
        raise InputError(f"项目 {called(row)} 不是 {year} 年的", "请核对年份和 --project")
    if row["status"] not in VOTED:
        raise InputError(
            f"项目 {called(row)} 现为“{PROJECT_STATES[row['status']]}”，不能测评", "只有票决入选的项目才测评"
        )
    return row


def _sheet(desk: Desk, year: int, stage: str) -> Row | None:
    """The last sheet of an evaluation, or None."""
    sql = "SELECT * FROM ballot WHERE purpose = 'evaluation' AND year = ? AND stage = ? ORDER BY round DESC LIMIT 1"
    found = desk.file.row(sql, (year, stage))
    return dict(found) if found else None


def _amended(desk: Desk, sheet: Row, row: Row, said: Mapping[str, Any], replace: bool) -> Row:
    """A sheet with what is newly said of it. Raises InputError for what contradicts it."""
    known = desk.file.rows("SELECT project_id FROM ballot_row WHERE ballot_id = ?", (sheet["id"],))
    own = [one for one in known if one["project_id"] == row["id"]]
    if own and not replace:
        raise InputError(f"项目 {called(row)} 这次测评的票数已登记", "要改正请加 --replace")
    if replace and not own:
        raise InputError(f"项目 {called(row)} 这次测评还没有登记，没有可改正的", "请去掉 --replace，或核对 --project")
    alone = replace and len(known) == 1
    for column, value in said.items():
        if sheet[column] not in (None, value) and not alone:
            told = f"这张测评票的 {sheets.OPTIONS[column]} 已登记为 {sheet[column]}，不能又是 {value}"
            raise InputError(told, f"同一张票各项目一样，可以不写；整张要改的{doing.TAKE_BACK}")
    return {**sheet, **said}


def _lines(row: Row, stage: str, one: Row) -> list[str]:
    """What the clerk is told of a row: the sheets, the votes with their rates, and the grade with the rule behind it."""
    again = f"（第 {one['round']} 次）" if one["round"] > 1 else ""
    head = f"已登记 {called(row)} 的{PROJECT_STAGES[stage]}测评{again}：发出 {one['issued']}，收回 {one['returned']}"
    if one["void"]:
        how = "；重新测评的，请另行登记 --issued、--returned、--votes"
        return [head, f"提醒：收回的票多于发出的，这次测评作废，不评定等次{how}"]
    votes = "、".join(
        f"{grade} {count}" + (f"（{one['rates'][grade].words}）" if grade in one["rates"] else "")
        for grade, count in one["votes"].items()
    )
    counted = f"{head}，这一行有效 {one['valid']}，无效 {one['invalid']}；{votes}"
    return [counted, f"等次：{one['grade'] or '—'}（{one['why']}；{one['rule']}）"]
