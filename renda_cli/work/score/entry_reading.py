"""Points entered by hand, read: as a list with the stages that each went through, and one with its whole history."""

from collections import defaultdict
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import score_amounts, score_periods, words
from renda_cli.rules.schemes import points
from renda_cli.rules.vocabulary import SCORE_STATES
from renda_cli.store.file import Row
from renda_cli.work import masking
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.score import subjects

LIST_FIELDS = (
    "id", "held_on", "period", "subject", "item", "kind", "amount", "amount_kind", "evidence", "status", "stages", "scheme",
)  # fmt: skip
_STAGES = {**SCORE_STATES, "corrected": "更正"}
_FREE = ("evidence", "note", "file")


def row(desk: Desk, entry_id: int) -> Row:
    """A row of `score_line`."""
    (found,) = desk.file.rows("SELECT * FROM score_line WHERE id = ?", (entry_id,))
    return dict(found)


def called(row: Row) -> str:
    """How an entry is spoken of: `#3 张三 宣传`."""
    return f"#{row['id']} {row['subject']} {row['item']}"


def of_period(desk: Desk, text: str | None) -> tuple[str, list[Any], str]:
    """The SQL of the records of a period, of a year all periods in it, this year where none is typed; its values; its words."""
    period = score_periods.read(text or "今年", desk.today)
    return "(period = ? OR period GLOB ?)", [period.label, f"{period.label}[QH]?"], period.words


def list_(
    desk: Desk,
    period: str | None = None,
    *,
    deputy: str | None = None,
    of: str | None = None,
    kind: str | None = None,
    item: str | None = None,
    status: list[str] | None = None,
    scheme: str | None = None,
    private: bool = False,
) -> Listing:
    """The entries of a period (of a year all in it), in the order of their days (fields LIST_FIELDS).

    `of` is one of a kind of subject (a deputy unless said); `stages` are sentences. Raises InputError.
    """
    if deputy is not None and (of is not None or kind is not None):
        raise InputError("--deputy 不能和 --of、--kind 一起写", "代表写 --deputy，别的对象写 --of 名称 --kind 种类")
    where, values, told = of_period(desk, period)
    conditions = [where]
    for condition, bound in _wanted(
        desk, of=deputy if of is None else of, kind=kind, item=item, status=status, scheme=scheme
    ):
        conditions.append(condition)
        values += bound
    sql = " AND ".join(conditions)
    rows = [dict(one) for one in desk.file.rows(f"SELECT * FROM score_line WHERE {sql} ORDER BY held_on, id", values)]
    steps = _steps(
        desk, f"SELECT s.* FROM score_stage s JOIN score_line e ON e.id = s.entry_id WHERE {sql} ORDER BY s.id", values
    )
    listed = [_told(one, steps[one["id"]], private=private) for one in rows]
    return Listing(
        LIST_FIELDS, [tuple(one[name] for name in LIST_FIELDS) for one in listed], _totals(rows), f"{told}加分减分"
    )


def _wanted(
    desk: Desk, *, of: str | None, kind: str | None, item: str | None, status: list[str] | None, scheme: str | None
) -> list[tuple[str, list[Any]]]:
    found: list[tuple[str, list[Any]]] = []
    of_kind = subjects.kind(kind) if kind is not None else "deputy"
    if of is not None:
        found.append(subjects.condition(of_kind, subjects.named(desk, of_kind, of).key))
    elif kind is not None:
        column = subjects.COLUMNS.get(of_kind)
        found.append((f"{column} IS NOT NULL", []) if column else subjects.condition("town", subjects.TOWN))
    if item is not None:
        found.append(("instr(item, ?)", [words.title(item, "--item 的项目")]))
    if status:
        states = words.states(status, SCORE_STATES)
        found.append((f"status IN ({', '.join('?' * len(states))})", list(states)))
    if scheme is not None:
        found.append(("scheme = ?", [_known(desk, scheme)]))
    return found


def _known(desk: Desk, scheme: str) -> str:
    """The name of a scheme that was loaded. Raises InputError."""
    names = [name for (name,) in desk.file.tuples("SELECT DISTINCT name FROM scheme ORDER BY id")]
    if scheme.strip() not in names:
        raise InputError(f"没有叫“{scheme.strip()[:40]}”的计分办法", f"有的是：{'、'.join(names) or '还没有'}")
    return scheme.strip()


def _steps(desk: Desk, sql: str, values: list[Any]) -> dict[int, list[Row]]:
    found: dict[int, list[Row]] = defaultdict(list)
    for one in desk.file.rows(sql, values):
        found[one["entry_id"]].append(dict(one))
    return found


def _told(one: Row, steps: list[Row], *, private: bool) -> dict[str, Any]:
    """A row of score_line as it is listed, what was written freely without phones unless `private`."""
    kept = one if private else masking.kept_back(one, _FREE)
    sentences = [_sentence(step) for step in steps]
    return {
        **kept, "amount": score_amounts.number(one["amount_milli"]), "amount_kind": one["amount"],
        "stages": sentences if private else [masking.free(text) for text in sentences],
    }  # fmt: skip


def _sentence(step: Row) -> str:
    """A step in words: `2022-03-01 已审核（东片小组，2 → 1.5：超过上限）`."""
    about = [step["held_by"]] if step["held_by"] else []
    if step["before_milli"] != step["after_milli"]:
        about.append(f"{points(step['before_milli'])} → {points(step['after_milli'])}")
    told = "，".join(about) + (f"{'：' if about else ''}{step['why']}" if step["why"] else "")
    return f"{step['held_on']} {_STAGES[step['stage']]}" + (f"（{told}）" if told else "")


def _totals(rows: list[Row]) -> tuple[str, ...]:
    """How many there are in each state, and what those decided add and take."""
    if not rows:
        return ()
    counted = [one["amount_milli"] for one in rows if one["status"] == "decided" and one["amount"] == "points"]
    added, taken = sum(one for one in counted if one > 0), -sum(one for one in counted if one < 0)
    told = f"；已审定的分：加 {points(added)} 分、减 {points(taken)} 分" if counted else ""
    return (f"共 {len(rows)} 笔：{words.tally([one['status'] for one in rows], SCORE_STATES)}{told}",)


def as_object(desk: Desk, entry_id: int) -> dict[str, Any]:
    """One entry: the fields of the list, entered_by, file, note, and `history`: each step with amounts before and after."""
    one = row(desk, entry_id)
    steps = _steps(desk, "SELECT * FROM score_stage WHERE entry_id = ? ORDER BY id", [entry_id])[entry_id]
    told = _told(one, steps, private=False)
    history = [
        {
            "stage": step["stage"], "held_on": step["held_on"], "held_by": step["held_by"],
            "before": score_amounts.number(step["before_milli"]), "after": score_amounts.number(step["after_milli"]),
            "why": masking.free(step["why"]),
        }
        for step in steps
    ]  # fmt: skip
    return {**{name: told[name] for name in (*LIST_FIELDS, "entered_by", "file", "note")}, "history": history}
