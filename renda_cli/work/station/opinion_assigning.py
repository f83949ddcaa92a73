"""An opinion is handed to somebody to handle, or not accepted and referred to the body in charge."""

from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import opinion_states, words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_opinion_assignment
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.seats import held, own_level
from renda_cli.work.station import opinion_steps as steps
from renda_cli.work.station.opinion_steps import KIND, RULE, called

# A proposal that nobody handles: its opinions are to be answered otherwise.
VOID = ("refused", "withdrawn", "reference")


class _Handler(NamedTuple):
    """With whom an opinion comes to lie: the route, the name, its column of opinion_assignment, and how the clerk is told."""

    route: str
    name: str
    column: dict[str, Any]
    told: str


@writing
def assign(
    desk: Desk,
    numbers: list[str],
    *,
    unit: str | None = None,
    village: str | None = None,
    via: str | None = None,
    until: str | None = None,
    on: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Hands opinions to a unit, a village, or a deputy of a higher level who passes them on; ends what stood before. All or none.

    The clock runs by the rule `opinion` or until a day by hand. Raises InputError for none or two handlers, or one that has it.
    """
    day, until_on = desk.day(on), desk.day_if_given(until, "--until")
    handler, text = _handler(desk, unit, village, via, day), words.note(note, "备注")
    rows = steps.chosen(desk, numbers, "assign")
    lines, clocks = [], []
    for row in rows:
        require_void(desk, row, "另行交办")
        steps.check_day(desk, row, day, "交办")
        former = _end_former(desk, row, handler, day, another_day=until_on is not None)
        number = _reopened(desk, row)
        insert_opinion_assignment(
            desk.file.db, opinion_id=row["id"], round=number, route=handler.route, assigned_on=day, note=text, **handler.column
        )  # fmt: skip
        again = f"，第 {number} 轮" if number > 1 else ""
        lines.append(f"已交办 {called(row)}{handler.told}（{day.isoformat()}{again}）{former}")
        clocks.append(_run_clock(desk, row, number, day, until_on))
        steps.keep_in_sight(desk, row, day)
    return Receipt((*lines, *dict.fromkeys(clocks)), lambda: steps.as_objects(desk, rows))


def _handler(desk: Desk, unit: str | None, village: str | None, via: str | None, day: date) -> _Handler:
    if [unit, village, via].count(None) != 2:
        problem = "没有写交给谁办理" if unit is village is via is None else "--unit、--village、--via 只能写一个"
        raise InputError(problem, "镇部门写 --unit 单位，村（社区）写 --village 村名，上级代表转交写 --via 代表")
    if unit is not None:
        found = names.unit(desk, unit)
        return _Handler("unit", found.name, {"unit_id": found.id}, f"给{found.name}")
    if village is not None:
        name = words.name(village, "村（社区）")
        return _Handler("village", name, {"village": name}, f"给{name}")
    deputy = names.deputy(desk, via or "")
    _remark_unless_of_a_higher_level(desk, deputy, day)
    return _Handler("county", deputy.name, {"deputy_id": deputy.id}, f"由{deputy.name}转交上级")


def _remark_unless_of_a_higher_level(desk: Desk, deputy: names.Named, day: date) -> None:
    sql = f"SELECT 1 FROM seat t WHERE t.deputy_id = :deputy AND t.level <> :own AND {held('t')}"
    asked = {"deputy": deputy.id, "own": own_level(desk), "day": day.isoformat()}
    if desk.file.row(sql, asked) is None:
        desk.remarks.append(f"提醒：{deputy.name} {day.isoformat()} 没有担任上级人大代表的登记，请核对 --via")


def _end_former(desk: Desk, row: Row, handler: _Handler, day: date, *, another_day: bool) -> str:
    """Ends the assignment that stands and its clock; returns what the clerk is told. Raises InputError where it is the same anew."""
    former = steps.assignment(desk, row)
    deadlines.cancel(desk.file, KIND, day, "重新交办", opinion_id=row["id"], rule_key=RULE)
    if former is None:
        return ""
    same = (former["route"], former["handler"]) == (handler.route, handler.name)
    if same and former["round"] == row["round"] and opinion_states.under_way(row["status"]) and not another_day:
        raise InputError(
            f"{called(row)}在 {former['assigned_on']} 已交{former['handler']}办理", "要另定期限请加 --until 日期"
        )
    steps.end_assignment(desk, row, day)
    return "" if same else f"，原由{former['handler']}办理"


def _reopened(desk: Desk, row: Row) -> int:
    """Puts an opinion under way again, whatever became of it before; returns the round that it is in."""
    sql = "SELECT 1 FROM opinion_reply WHERE opinion_id = ? AND round = ?"
    number = row["round"] + (desk.file.row(sql, (row["id"], row["round"])) is not None)
    desk.file.update(
        "opinion", row["id"], status=opinion_states.after_assignment(number), round=number, referred_on=None, referred_to=None,
        referred_why=None, proposal_id=None, turned_on=None, archived_on=None,
    )  # fmt: skip
    return int(number)


def require_void(desk: Desk, row: Row, what: str) -> None:
    """Raises InputError when an opinion became a proposal that is being handled, or was."""
    if row["proposal_id"] is None:
        return
    proposal = names.proposal_of_id(desk, row["proposal_id"])
    if proposal["status"] not in VOID:
        how = "建议不予受理、转作参考或撤回以后才可以；建议有了答复请用 feedback 登记告知选民"
        raise InputError(f"{called(row)}已转为代表建议 {names.full(proposal)}，不能{what}", how)


def _run_clock(desk: Desk, row: Row, number: int, day: date, until: date | None) -> str:
    opened = deadlines.open_clock(
        desk, KIND, RULE, {"assigned": day}, round_number=number, until=until, opinion_id=row["id"]
    )
    how = "；要定期限请再交办一次并加 --until 日期，或用 renda rules set opinion 定规则" if opened.why_not else ""
    return f"{opened.sentence()}{how}"


@writing
def refer(desk: Desk, numbers: list[str], *, to: str, why: str, on: str | None = None) -> Receipt:
    """Records that opinions are not accepted (courts, petitions, private quarrels) and where the voter was sent. All or none."""
    day, body, text = desk.day(on), words.title(to, "--to 的机关"), words.title(why, "--reason 的理由")
    rows = steps.chosen(desk, numbers, "refer")
    lines = []
    for row in rows:
        steps.check_day(desk, row, day, "引导")
        steps.end_assignment(desk, row, day)
        desk.file.update(
            "opinion", row["id"], status="referred", referred_on=day.isoformat(), referred_to=body, referred_why=text
        )
        lines.append(f"已登记 {called(row)}不受理，引导至{body}：{text}（{day.isoformat()}）")
        lines += steps.cancel_clocks(desk, row, day, f"已引导至{body}")
    lines += _ground(desk, text, day)
    lines.append(f"告知了选民请登记：renda station opinion feedback {steps.listed(rows)}")
    return Receipt(tuple(lines), lambda: steps.as_objects(desk, rows))


def _ground(desk: Desk, text: str, on: date) -> list[str]:
    """Under which matter of the rulebook a reason falls: the one that it names, or the list to compare with."""
    rule = desk.rulebook.found_on("opinion.refer", on)
    if rule is None:
        return []
    named = [one for one in rule.value if any(part in text for part in one.removesuffix("事项").split("、"))]
    if named:
        return [f"依据：{named[0]}（{rule.source}）"]
    return [f"提示：所写理由请与规定的事项核对：{'；'.join(rule.value)}（{rule.source}）"]
