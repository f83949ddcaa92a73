"""What deputies or voters think of the year's projects, at mid-year and at its end: a sheet with a row a project."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import ballots, days, words
from renda_cli.rules.ballots import Scheme
from renda_cli.rules.gradings import BASES
from renda_cli.rules.vocabulary import PROJECT_STAGES, PROJECT_STATES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_ballot, insert_ballot_row, insert_ballot_vote
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import project_ratings as reading
from renda_cli.work.review.project_steps import VOTED, called

# What is said of the whole sheet: the column, and the option that says it.
_OF_SHEET = {
    "issued": "--issued", "returned": "--returned", "members": "--members", "present": "--present", "held_on": "--on", "voters": "--by",
    "scheme": "--scheme",
}  # fmt: skip


@writing
def evaluate(
    desk: Desk, year: str, *, stage: str, votes: list[str], project: str | None = None, issued: int | None = None, returned: int | None = None,
    invalid: int | None = None, valid: int | None = None, members: int | None = None, present: int | None = None, on: str | None = None,
    scheme: str | None = None, by: str | None = None, replace: bool = False,
) -> Receipt:  # fmt: skip
    """Records the votes on one project in the year's evaluation (`stage` 年中 or 年终); the first of a sheet says how many were issued and returned.

    More returned than issued void the sheet: it is kept, and the next call begins a new one, unless it corrects it. With `replace` the
    project's row is put anew, and what is said of a sheet with no other row. Raises InputError for votes that do not add up or say what the
    sheet does not have.
    """
    number, code = doing.of_year(days.year(year)), words.code(stage, PROJECT_STAGES, "--stage")
    day, row = desk.day(on), _voted(desk, project, number)
    if day.year < number:
        raise InputError(f"{number} 年的项目不能在 {day.isoformat()} 测评", "请核对年份和 --on")
    marked = ballots.read_votes(votes)
    said: dict[str, Any] = {
        "issued": issued, "returned": returned, "members": members, "present": present, "held_on": day.isoformat() if on else None,
        "voters": words.note(by, "--by 的投票人"), "scheme": scheme,
    }  # fmt: skip
    said = {column: value for column, value in said.items() if value is not None}
    last = _sheet(desk, number, code)
    if last is None and replace:
        raise InputError(f"{number} 年{PROJECT_STAGES[code]}测评还没有登记，没有可改正的", "请去掉 --replace")
    if last is None or (last["void"] and not replace):
        following = last["round"] + 1 if last else 1
        sheet: Row = {"year": number, "stage": code, "round": following, "held_on": day.isoformat()} | said
    else:
        sheet = _amended(desk, last, row, said, replace)
    _check_sheet(sheet)
    way = _scheme(desk, sheet, marked)
    ballots.check_marks(way, marked)
    blank = ballots.unmarked(way, marked, sheet["returned"], invalid=invalid, valid=valid)
    _write(desk, _with_base(desk, way, sheet), row, marked, blank)
    if blank and invalid is None:
        desk.remarks.append(f"提示：其余 {blank} 张在这一行空白或选了两项以上，按无效计；有出入的请加 --invalid 核对")
    (one,) = [one for one in reading.last_sheet(desk, number, code) if one["project_id"] == row["id"]]
    return Receipt(tuple(_lines(row, code, one)), lambda: reading.sheet_object(desk, number, code))


def _voted(desk: Desk, text: str | None, year: int) -> Row:
    """The project that is spoken of: the only one of the year's list where none is named."""
    if text is not None:
        row = names.project(desk, text, year)
    else:
        sql = "SELECT * FROM project_line WHERE year = ? AND status IN ('selected', 'done', 'carried', 'ended') ORDER BY no"
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
    """A sheet with what is newly said of it; a row that is replaced is taken off. Raises InputError for what contradicts it."""
    known = desk.file.rows("SELECT id, project_id FROM ballot_row WHERE ballot_id = ?", (sheet["id"],))
    own = [one["id"] for one in known if one["project_id"] == row["id"]]
    if own and not replace:
        raise InputError(f"项目 {called(row)} 这次测评的票数已登记", "要改正请加 --replace")
    if replace and not own:
        raise InputError(f"项目 {called(row)} 这次测评还没有登记，没有可改正的", "请去掉 --replace，或核对 --project")
    alone = replace and len(known) == 1
    for column, value in said.items():
        if sheet[column] not in (None, value) and not alone:
            told = f"这张测评票的 {_OF_SHEET[column]} 已登记为 {sheet[column]}，不能又是 {value}"
            raise InputError(told, f"同一张票各项目一样，可以不写；整张要改的{doing.TAKE_BACK}")
    for row_id in own:
        desk.file.db.execute("DELETE FROM ballot_vote WHERE row_id = ?", (row_id,))
        desk.file.db.execute("DELETE FROM ballot_row WHERE id = ?", (row_id,))
    return {**sheet, **said}


def _check_sheet(sheet: Mapping[str, Any]) -> None:
    for column in ("issued", "returned"):
        if column not in sheet:
            raise InputError(f"没有写 {_OF_SHEET[column]}", "请写发出 --issued 和收回 --returned 的张数")
    for column, least in (("issued", 1), ("returned", 0), ("members", 1), ("present", 0)):
        if sheet.get(column) is not None:
            doing.whole(sheet[column], _OF_SHEET[column], least)
    if sheet.get("present") is not None and sheet.get("members") is not None and sheet["present"] > sheet["members"]:
        raise InputError(
            f"到会 {sheet['present']} 人，多于应投票的 {sheet['members']} 人", "请核对 --present 和 --members"
        )


def _scheme(desk: Desk, sheet: Mapping[str, Any], marked: Mapping[str, int]) -> Scheme:
    rule = desk.rulebook.value_on("review.grading", date.fromisoformat(sheet["held_on"]))
    return ballots.scheme_of(rule.value, sheet.get("scheme"), marked=marked)


def _with_base(desk: Desk, way: Scheme, sheet: Mapping[str, Any]) -> Row:
    """The sheet with its scheme, and with the number that the scheme counts against. Raises InputError where nobody knows it, or it cannot be."""
    whole = {**sheet, "scheme": way.code}
    void = whole["returned"] > whole["issued"]
    if way.base == "members" and whole.get("members") is None and (members := reading.electorate(desk, whole)):
        whole["members"] = members
        desk.remarks.append(
            f"提示：全体应投票的人按 {whole['held_on']} 在任的代表 {members} 名计；不同的请加 --members 人数"
        )
    if way.base in ("members", "present") and whole.get(way.base) is None and not void:
        told = f"{way.code}以{BASES[way.base]}为基数，还没有登记这个数"
        raise InputError(told, f"请加 --{way.base} 人数")
    for column, what in (("members", "应投票的"), ("present", "到会的")):
        if whole.get(column) is not None and not void and whole[column] < whole["returned"]:
            told = f"{what} {whole[column]} 人，少于收回的 {whole['returned']} 张"
            raise InputError(told, f"请核对 --{column} 和 --returned")
    return whole


def _write(desk: Desk, sheet: Row, row: Row, marked: Mapping[str, int], blank: int) -> None:
    columns = {column: sheet[column] for column in _OF_SHEET if sheet.get(column) is not None}
    void = sheet["returned"] > sheet["issued"]
    if "id" in sheet:
        ballot_id = sheet["id"]
        desk.file.update("ballot", ballot_id, **columns, void=void)
    else:
        columns["held_on"] = date.fromisoformat(sheet["held_on"])
        ballot_id = insert_ballot(
            desk.file.db, purpose="evaluation", year=sheet["year"], stage=sheet["stage"], round=sheet["round"], void=void, **columns
        )  # fmt: skip
    sql = "SELECT coalesce(max(position), 0) + 1 FROM ballot_row WHERE ballot_id = ?"
    ((position,),) = desk.file.tuples(sql, (ballot_id,))
    row_id = insert_ballot_row(
        desk.file.db, ballot_id=ballot_id, project_id=row["id"], position=position, invalid=blank
    )
    for grade, count in marked.items():
        insert_ballot_vote(desk.file.db, row_id=row_id, grade=grade, votes=count)


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
