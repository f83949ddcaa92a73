"""Findings read: as a list with the days that are left or that it took, and one with all its rounds."""

from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import FINDING_STATES
from renda_cli.store.file import Row
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.reading import clocks_of

UNDER_WAY = ("open", "redoing")
LIST_FIELDS = (
    "id", "review_id", "review", "subject", "unit", "kind", "text", "found_on", "due_on", "days_left", "rectified_on", "judged_on", "days",
    "round", "status",
)  # fmt: skip


class Words(NamedTuple):
    """How a finding and a suggestion are spoken of: what it is, done, accepted, not accepted."""

    what: str
    done: str
    accepted: str
    refused: str


_WORDS = {
    "problem": Words("评议意见", "整改", "验收合格", "验收不合格"),
    "suggestion": Words("建议", "办理", "确认办结", "退回重办"),
}


def words_for(row: Row) -> Words:
    """The words for a row with `kind`."""
    return _WORDS[row["kind"]]


def called(row: Row) -> str:
    """How a finding is spoken of: `评议意见 #3`, `建议 #4`."""
    return f"{words_for(row).what} #{row['id']}"


def row(desk: Desk, finding_id: int) -> Row:
    """A row of `finding_line`."""
    (found,) = desk.file.rows("SELECT * FROM finding_line WHERE id = ?", (finding_id,))
    return dict(found)


def begun_on(desk: Desk, row: Row) -> str:
    """The day (ISO) on which the round that a finding is in began: it was found, or what was done before was not accepted."""
    sql = "SELECT judged_on FROM rectification WHERE finding_id = ? AND round = ?"
    refused = desk.file.row(sql, (row["id"], row["round"] - 1))
    return str(refused["judged_on"] if refused else row["found_on"])


def list_(
    desk: Desk, *, review: str | None = None, year: str | None = None, open_: bool = False, unit: str | None = None
) -> Listing:
    """Findings in the order of their days (fields LIST_FIELDS): of a review, found in a year or several, not accepted yet, of a unit.

    `days_left` is told of those that are to be put right by a day, `days` of those accepted: from the finding to that. Raises InputError.
    """
    conditions: list[tuple[str, tuple[Any, ...]]] = []
    if review is not None:
        conditions.append(("review_id = ?", (names.review(desk, review)["id"],)))
    if year is not None:
        conditions.append(("CAST(substr(found_on, 1, 4) AS INTEGER) BETWEEN ? AND ?", days.years(year)))
    if open_:
        conditions.append(("status <> 'accepted'", ()))
    if unit is not None:
        conditions.append(_of_unit(desk, unit))
    sql = " AND ".join(condition for condition, _ in conditions) or "1"
    rows = desk.file.rows(
        f"SELECT * FROM finding_line WHERE {sql} ORDER BY found_on, id",
        [one for _, values in conditions for one in values],
    )
    told = [_told(desk, dict(one)) for one in rows]
    return Listing(LIST_FIELDS, [tuple(one[name] for name in LIST_FIELDS) for one in told], _totals(told), "评议意见")


def _of_unit(desk: Desk, text: str) -> tuple[str, tuple[Any, ...]]:
    """The condition of a unit: one of the register, also under a name that it had, else one that a review names."""
    try:
        found = names.unit(desk, text)
    except InputError:
        if desk.file.row("SELECT 1 FROM review_subject WHERE name = ?", (text.strip(),)) is None:
            raise
        return "subject = ?", (text.strip(),)
    same = "SELECT id FROM unit WHERE ? IN (id, merged_into_id)"
    of_subject = f"SELECT id FROM review_subject WHERE unit_id IN ({same})"
    return f"(unit_id IN ({same}) OR unit_id IS NULL AND subject_id IN ({of_subject}))", (found.id, found.id)


def _told(desk: Desk, one: Row) -> Row:
    """A row of finding_line with the days that are left today; the name of a subject that is no unit stands under `subject` alone."""
    due_on = one["due_on"] if one["status"] in UNDER_WAY else None
    return {**one, "unit": one["unit"] if one["unit_id"] else None, "days_left": doing.days_left(desk, due_on)}


def _totals(told: list[Row]) -> tuple[str, ...]:
    """How many, in each state, how many are late, and how long those accepted took."""
    states = [one["status"] for one in told]
    counts = words.tally(states, FINDING_STATES)
    late = sum(one["days_left"] is not None and one["days_left"] < 0 for one in told)
    notes = [f"共 {len(told)} 条" + (f"：{counts}" if counts else "") + (f"；逾期 {late} 条" if late else "")]
    none = sum(one["status"] in UNDER_WAY and one["due_on"] is None for one in told)
    notes += [f"其中 {none} 条没有定期限"] if none else []
    took = [one["days"] for one in told if one["days"] is not None]
    return (*notes, *([f"已验收的 {len(took)} 条，从提出到验收最长 {max(took)} 天"] if took else []))


def as_object(desk: Desk, finding_id: int) -> dict[str, Any]:
    """One finding as it stands today: the fields of the list, note, `rounds` (what was done in each, and the verdict), `deadlines`."""
    one = _told(desk, row(desk, finding_id))
    rounds = desk.file.rows(
        "SELECT round, rectified_on, report, file, verdict, judged_on, judged_by, why FROM rectification WHERE finding_id = ? ORDER BY round",
        (finding_id,),
    )
    fields = {name: one[name] for name in (*LIST_FIELDS, "note")}
    return {**fields, "rounds": [dict(each) for each in rounds], "deadlines": clocks_of(desk, "finding_id", finding_id)}


def as_objects(desk: Desk, rows: list[Row]) -> Any:
    """The object of one finding, or the array of several, as they now stand."""
    return doing.one_or_all([as_object(desk, one["id"]) for one in rows])
