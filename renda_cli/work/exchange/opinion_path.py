"""What became of an opinion, step by step through the verbs, as a row of a sheet tells it; and what the file has of it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.kind import Values
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.steps import cell, required
from renda_cli.work.station import opinion_acts, opinion_assigning, opinion_closing, opinion_turning

_OPTION = {"unit": "unit", "village": "village", "county": "via"}
_REPORT = ("reported_on", "reported_to")
_VOTER_TOLD = ("told_on", "how", "satisfaction")


class _Path:
    """A row's values, and which of them the file has not yet."""

    def __init__(self, desk: Desk, number: str, values: Values, known: Mapping[str, Any]) -> None:
        self.desk, self.numbers, self.values = desk, [number], values
        self.new = {name for name, value in values.items() if value and not known.get(name)}

    def says(self, *fields: str) -> bool:
        """Whether the row says something of these that is not known."""
        return not self.new.isdisjoint(fields)

    def get(self, name: str) -> Any:
        """A value, or None."""
        return self.values.get(name)

    def needed(self, name: str, label: str) -> Any:
        """A value that a step must have. Raises CellError."""
        return required(self.values, name, label)


def follow(desk: Desk, number: str, values: Values, known: Mapping[str, Any]) -> None:
    """Does what a row tells and the file (`known`) has not: handed over, answered, told, referred, turned, posted, put away. Raises CellError."""
    path = _Path(desk, number, values, known)
    for step in (_urgent, _assign, _reply, _tell_of_answer, _refer, _turn, _tell, _publish, _archive):
        step(path)


@contextmanager
def _of(name: str, **options: str) -> Iterator[None]:
    """What a verb refuses is said of the cell `name`, or of the one that an option stands for."""
    with cell(name, {"--on": name, **{f"--{option}": field for option, field in options.items()}}):
        yield


def _urgent(path: _Path) -> None:
    if path.says("urgent", "urgent_why"):
        with _of("urgent"):
            why = path.needed("urgent_why", "紧急的原因")
            opinion_acts.urgent(path.desk, path.numbers, why=why, on=path.get("on"))
    if path.says(*_REPORT):
        with _of("reported_on"):
            day = path.needed("reported_on", "报告日期")
            opinion_acts.report(path.desk, path.numbers, to=path.get("reported_to"), on=day)


def _assign(path: _Path) -> None:
    """Handed over on the day of receipt where the row has no other."""
    if not path.says("handler", "assigned_on", "until"):
        return
    with _of("assigned_on", until="until", unit="handler", village="handler", via="handler"):
        if "handler" not in path.new:
            how = "请补上；另定期限请用 renda station opinion assign 编号 --until 日期"
            raise CellError("写了交办日期或期限，没有写新交给谁办理", how, name="handler")
        to = {_OPTION[path.values["route"]]: path.values["handler"]}
        day = path.get("assigned_on") or path.values["on"]
        opinion_assigning.assign(path.desk, path.numbers, on=day, until=path.get("until"), **to)


def _reply(path: _Path) -> None:
    if not path.says("reply", "replied_on", "form", "answered_by", "result"):
        return
    with _of("replied_on"):
        if path.get("on_spot") and not path.says("reply"):
            raise CellError("当场答复的不另写答复者", "请去掉，或去掉当场答复", name="answered_by")
        text, day = path.needed("reply", "答复内容"), path.needed("replied_on", "答复日期")
        about = {"by": path.get("answered_by"), "result": path.get("result"), "form": path.get("form") or "书面"}
        opinion_closing.reply(path.desk, path.numbers, text=text, on=day, **about)


def _tell_of_answer(path: _Path) -> None:
    """Of an answer voters and deputies are told before the matter may take another turn."""
    if path.get("reply"):
        _tell_both(path)


def _tell(path: _Path) -> None:
    if not path.get("reply"):
        _tell_both(path)


def _tell_both(path: _Path) -> None:
    if path.says(*_VOTER_TOLD):
        with _of("told_on", satisfaction="satisfaction"):
            day = path.get("told_on") or path.get("replied_on") or path.values["on"]
            opinion_closing.feedback(
                path.desk, path.numbers, to="选民", how=path.get("how"), satisfaction=path.get("satisfaction"), on=day
            )
    if path.says("deputy_told_on"):
        with _of("deputy_told_on"):
            opinion_closing.feedback(path.desk, path.numbers, to="代表", on=path.values["deputy_told_on"])


def _refer(path: _Path) -> None:
    """Referred on the day of receipt where the row has no other."""
    if path.says("referred_to", "referred_on", "referred_why"):
        with _of("referred_on", to="referred_to", reason="referred_why"):
            to, why = path.needed("referred_to", "引导至何处"), path.needed("referred_why", "不受理的原因")
            opinion_assigning.refer(
                path.desk, path.numbers, to=to, why=why, on=path.get("referred_on") or path.values["on"]
            )


def _turn(path: _Path) -> None:
    """Turned on the day on which the proposal was handed in where the row has no other."""
    if not path.says("proposal", "turned_on"):
        return
    with _of("turned_on"):
        proposal = names.proposal(path.desk, path.needed("proposal", "代表建议的编号"))
        day = path.get("turned_on") or max(path.values["on"], proposal["submitted_on"])
        rows = names.opinions(path.desk, path.numbers)
        opinion_turning.link(path.desk, rows, proposal, date.fromisoformat(day), joining=True)


def _publish(path: _Path) -> None:
    if not path.says("published", "published_on", "private_why"):
        return
    with _of("published_on", reason="private_why"):
        why = path.get("private_why")
        day = path.get("published_on") if why else path.needed("published_on", "公示日期")
        opinion_closing.publish(path.desk, path.numbers, "no" if why else "yes", why=why, on=day)


def _archive(path: _Path) -> None:
    if path.says("archived_on"):
        with _of("archived_on"):
            opinion_closing.archive(path.desk, path.numbers, on=path.values["archived_on"])


_ASSIGNED = """SELECT a.route, coalesce(a.village, d.name, v.name) AS handler, a.assigned_on FROM opinion_assignment a
    LEFT JOIN unit u ON u.id = a.unit_id LEFT JOIN unit v ON v.id = coalesce(u.merged_into_id, u.id) LEFT JOIN deputy d ON d.id = a.deputy_id
    WHERE a.opinion_id = ? ORDER BY a.id DESC"""
_ANSWERED = "SELECT round, replied_on, form, text AS reply, answered_by, result FROM opinion_reply WHERE opinion_id = ? ORDER BY round DESC"
_TOLD = "SELECT round, told_on, how, satisfaction FROM opinion_feedback WHERE opinion_id = ? AND whom = 'voter' ORDER BY id DESC"
_DEPUTY_TOLD = (
    "SELECT told_on AS deputy_told_on FROM opinion_feedback WHERE opinion_id = ? AND whom = 'deputy' ORDER BY id DESC"
)
_UNTIL = "SELECT due_on AS until FROM deadline WHERE opinion_id = ? AND rule_key IS NOT NULL AND by_hand AND cancelled_on IS NULL ORDER BY id DESC"


def there(desk: Desk, row: Row, values: Values) -> Values:
    """What the file has of an opinion, in the shape of a row's values: of several rounds the one that the values tell of, else the last."""
    found: Values = {**row, "station": values["station"], "on": row["received_on"], "deputy": row["deputy_id"]}
    found["published"] = row["published"] == "yes"
    found["proposal"] = names.full(names.proposal_of_id(desk, row["proposal_id"])) if row["proposal_id"] else None
    for sql in (_ASSIGNED, _ANSWERED, _TOLD, _DEPUTY_TOLD, _UNTIL):
        found |= _told_of(desk, sql, row["id"], values)
    return found


def _told_of(desk: Desk, sql: str, opinion_id: int, values: Values) -> Values:
    """The row of a query that agrees with most of the values, of those alike the first; nothing but None where there is none."""
    cursor = desk.file.db.execute(sql, (opinion_id,))
    rows = [dict(row) for row in cursor.fetchall()]
    empty = {column[0]: None for column in cursor.description}
    return max(rows, key=lambda row: sum(values.get(name) == value for name, value in row.items()), default=empty)
