"""Candidates for the year's livelihood projects (民生实事): collected, corrected, examined before the vote."""

from collections.abc import Callable
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, money, words
from renda_cli.rules.vocabulary import EXAMINATIONS, PROJECT_STATES
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_project
from renda_cli.work import deadlines, doing, masking, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import project_sources
from renda_cli.work.review.project_steps import VOTED, called, chosen

FIELDS = (
    "id", "year", "no", "title", "content", "topic", "village", "status", "collected_on", "unit", "leader", "budget", "funded_by",
    "examined", "examined_on", "examined_by", "examined_why", "session", "selected_on", "until_on", "done_on", "percent", "spent",
    "carried_from", "ended_why", "note",
)  # fmt: skip
_BEFORE_THE_VOTE = ("candidate", "excluded")  # the ballot can still decide, or has decided against them


@writing
def add(desk: Desk, /, title: str, *, year: str | None = None, **said: Any) -> Receipt:
    """Enters a candidate; its number in the year is the next unless one is given.

    `said`: on, no, content, topic, village, unit, leader, budget, funded_by, until, note, and those of `project_sources.NAMES`. Raises InputError.
    """
    given = {name: value for name, value in said.items() if value is not None} | {"title": title, "on": said.get("on")}
    number = doing.of_year(desk.today.year if year is None else days.year(year))
    columns = _columns(desk, given)
    columns.setdefault("no", next_no(desk, number))
    _check(desk, {"id": 0, "year": number, **columns})
    made = insert_project(desk.file.db, year=number, **columns)
    project_sources.connect(desk, made, given)
    _remark(desk, made)
    return Receipt((f"已登记候选项目 {sentence(desk, made)}",), lambda: as_object(desk, made))


def next_no(desk: Desk, year: int) -> int:
    """The number that the next project of a year gets."""
    ((last,),) = desk.file.tuples("SELECT coalesce(max(no), 0) FROM project WHERE year = ?", (year,))
    return int(last) + 1


def _columns(desk: Desk, given: dict[str, Any]) -> dict[str, Any]:
    """The columns of what was said; an empty text is nothing. Raises InputError."""
    readers: dict[str, Callable[[Any], tuple[str, Any]]] = {
        "title": lambda text: ("title", words.title(text, "项目名称")),
        "content": lambda text: ("content", words.passage(text, "内容") if text.strip() else None),
        "topic": lambda text: ("topic", words.note(text, "类别")),
        "village": lambda text: ("village", words.note(text, "村（社区）")),
        "unit": lambda text: ("unit_id", names.unit(desk, text).id if text.strip() else None),
        "leader": lambda text: ("leader", words.note(text, "分管领导")),
        "budget": lambda text: ("budget_fen", money.fen(text, "预算") if text.strip() else None),
        "funded_by": lambda text: ("funded_by", words.note(text, "资金来源")),
        "until": lambda text: ("until_on", desk.day_if_given(text, "--until") if text.strip() else None),
        "note": lambda text: ("note", words.note(text, "备注")),
        "no": lambda number: ("no", number),
        "on": lambda text: ("collected_on", desk.day(text)),
    }
    return dict(read(given[name]) for name, read in readers.items() if name in given)


def _check(desk: Desk, row: Row) -> None:
    """Raises InputError for a number or title that the year has already, and for an end before the beginning."""
    twins = "SELECT no, title FROM project WHERE year = ? AND id <> ? AND (no = ? OR title = ?)"
    for one in desk.file.rows(twins, (row["year"], row["id"], row["no"], row["title"])):
        told = called({**one, "year": row["year"]})
        if one["title"] == row["title"]:
            raise InputError(f"{row['year']} 年已有同名的项目：{told}", "要改它请用 renda review project edit")
        raise InputError(f"{row['year']} 年的 {row['no']} 号已是 {told}", "请换一个 --no，或不写由程序编号")
    until, collected = (str(row.get(name) or "") for name in ("until_on", "collected_on"))
    if until and until < collected:
        raise InputError(f"完成期限 {until} 早于征集日期 {collected}", "请核对 --until 和 --on")


def _remark(desk: Desk, project_id: int) -> None:
    (row,) = desk.file.rows("SELECT year, no FROM project WHERE id = ?", (project_id,))
    if not project_sources.of(desk, project_id):
        desk.remarks.append(
            f"提示：没有写来源；请用 renda review project edit {row['year']}-{row['no']} --add-source 文字 补上"
        )
    if desk.file.row("SELECT 1 FROM ballot WHERE purpose = 'choice' AND year = ? AND NOT void", (row["year"],)):
        desk.remarks.append(f"注意：{row['year']} 年的民生实事已经票决，这一项没有参加票决")


@writing
def edit(desk: Desk, /, number: str, **said: Any) -> Receipt:
    """Corrects a candidate: what is given changes, an empty text takes away; sources are added. `said` as in `add`, and title.

    What is still open of a project that was voted for is filled in, a last day with its clock. Raises InputError for anything else of it: that
    changes by decision only.
    """
    row = names.project(desk, number)
    given = {name: value for name, value in said.items() if value is not None and value != [] and value is not False}
    if not given:
        raise InputError("没有写要改什么", "请加 --title、--content、--unit、--budget、--until、--add-source 等")
    columns = {name: _plain(value) for name, value in _columns(desk, given).items()}
    changed = {name: value for name, value in columns.items() if value != row[name]}
    if row["status"] in VOTED:
        _require_open(row, changed, given)
    _check(desk, {**row, **changed})
    if changed:
        desk.file.update("project", row["id"], **changed)
        _open_clock(desk, row, changed.get("until_on"))
    linked = project_sources.connect(desk, row["id"], given)
    what = "已修改 " if changed or linked else "没有改变，本来就是这样："
    return Receipt((f"{what}{sentence(desk, row['id'])}",), lambda: as_object(desk, row["id"]))


def _require_open(row: Row, changed: dict[str, Any], given: dict[str, Any]) -> None:
    """Raises InputError where more would change of a voted project than what was left open in its entry."""
    filled = [name for name in changed if row[name] is not None]
    if row["status"] != "selected" or filled or given.get("no_sources"):
        told = f"{called(row)} {PROJECT_STATES[row['status']]}，不能再改登记的内容"
        raise InputError(told, "空着的可以补上，经决定的变更请用 renda review project change 登记")
    until = changed.get("until_on")
    if until and until < row["selected_on"]:
        raise InputError(f"--until {until} 早于入选的 {row['selected_on']}", "请改成其后的日子")


def _open_clock(desk: Desk, row: Row, until: str | None) -> None:
    """The clock of a project that was voted for before its last day was set."""
    if until and row["status"] == "selected":
        selected, last = (date.fromisoformat(day) for day in (row["selected_on"], until))
        deadlines.open_on_day(desk, "project", selected, last, "完成期限", project_id=row["id"])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@writing
def examine(
    desk: Desk, numbers: list[str], *, listed: bool = False, exclude: str | None = None, by: str | None = None, on: str | None = None
) -> Receipt:  # fmt: skip
    """Records that candidates were listed for the vote, or left out and why. All or none. Raises InputError."""
    if listed == (exclude is not None):
        raise InputError("要写明列不列为候选", "列为候选写 --listed，不列入写 --exclude 理由，只写一个")
    day, verdict = desk.day(on), "listed" if listed else "excluded"
    why, whose = None if exclude is None else words.title(exclude, "--exclude 的理由"), words.note(by, "--by")
    rows, lines = chosen(desk, numbers), []
    for row in rows:
        _require_before_the_vote(desk, row, day)
        desk.file.update(
            "project", row["id"], status="candidate" if listed else "excluded", examined=verdict, examined_on=day.isoformat(),
            examined_by=whose, examined_why=why,
        )  # fmt: skip
        about = f"{'，' + whose if whose else ''}{'，' + masking.text(why) if why else ''}"
        lines.append(f"已登记 {called(row)} {EXAMINATIONS[verdict]}（{day.isoformat()}{about}）")
    lines += [_how_many(desk, year) for year in dict.fromkeys(row["year"] for row in rows)]
    return Receipt(tuple(lines), lambda: [as_object(desk, row["id"]) for row in rows])


def _require_before_the_vote(desk: Desk, row: Row, day: date) -> None:
    sql = "SELECT 1 FROM ballot_row w JOIN ballot b ON b.id = w.ballot_id WHERE w.project_id = ? AND NOT b.void"
    voted = desk.file.row(sql, (row["id"],))
    if voted or row["status"] not in _BEFORE_THE_VOTE:
        raise InputError(f"{called(row)} 已经票决（{PROJECT_STATES[row['status']]}），不能再初定", "请核对编号")
    if day.isoformat() < row["collected_on"]:
        raise InputError(f"{called(row)} {row['collected_on']} 才征集，不能在 {day.isoformat()} 初定", "请核对 --on")


def _how_many(desk: Desk, year: int) -> str:
    sql = """SELECT sum(examined IS 'listed'), sum(examined IS 'excluded'), sum(examined IS NULL AND status = 'candidate')
        FROM project WHERE year = ?"""
    ((listed, excluded, rest),) = desk.file.tuples(sql, (year,))
    return f"{year} 年列为候选 {listed} 项，不列入 {excluded} 项，还没有初定 {rest} 项"


def sentence(desk: Desk, project_id: int) -> str:
    """A candidate in a sentence, for a receipt."""
    found = as_object(desk, project_id)
    sources = project_sources.in_words(found["sources"])
    about = (
        found["unit"] and f"责任单位{found['unit']}", found["leader"] and f"分管领导{found['leader']}",
        found["budget"] is not None and f"预算 {money.told(round(found['budget'] * 100))}", found["until_on"] and f"完成期限 {found['until_on']}",
        sources and f"来源：{sources}",
    )  # fmt: skip
    return "，".join([called(found), *(text for text in about if text)])


def as_object(desk: Desk, project_id: int) -> dict[str, Any]:
    """A project with its sources (fields FIELDS and `sources`); sums in yuan."""
    (row,) = desk.file.rows("SELECT * FROM project_line WHERE id = ?", (project_id,))
    sums = {
        name: None if row[f"{name}_fen"] is None else money.yuan(row[f"{name}_fen"]) for name in ("budget", "spent")
    }
    found = {**dict(row), **sums}
    return {field: found[field] for field in FIELDS} | {"sources": project_sources.of(desk, project_id)}
