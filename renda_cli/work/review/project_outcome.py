"""What follows from a vote on livelihood projects: which are selected, which stay open, which are out; and its being taken back."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules.choosing import Choice
from renda_cli.rules.values import period_words
from renda_cli.store.file import Row
from renda_cli.work import deadlines, doing
from renda_cli.work.desk import Desk
from renda_cli.work.review import project_result
from renda_cli.work.review.project_result import COLUMN

_STOOD = "met_on IS NULL AND cancelled_on IS NULL"
# What was done with a project since the vote (:ballot) that chose it.
_SINCE = """SELECT p.year || '-' || p.no FROM ballot_row w JOIN project p ON p.id = w.project_id WHERE w.ballot_id = :ballot AND (
    p.status NOT IN ('candidate', 'selected', 'unselected')
    OR EXISTS (SELECT 1 FROM project_progress WHERE project_id = p.id) OR EXISTS (SELECT 1 FROM project_change WHERE project_id = p.id)
    OR EXISTS (SELECT 1 FROM ballot_row r JOIN ballot b ON b.id = r.ballot_id WHERE r.project_id = p.id AND b.purpose = 'evaluation'))
    ORDER BY p.no"""


def settle(desk: Desk, ballot: Row) -> list[str]:
    """Writes what the vote (a row of `project_result.ballots`) decided of its candidates; returns what the clerk is told."""
    if ballot["void"]:
        return [f"收回的票多于发出的，这次票决作废，没有确定项目；重新投票后再登记{_again(ballot)}"]
    rows = project_result.rows_of(desk, ballot)
    counts = {row["no"]: row[COLUMN[ballot["method"]]] for row in rows}
    choice = project_result.decided(desk, ballot, counts)
    for row in rows:
        _mark(desk, ballot, row, choice)
    by_no = {row["no"]: row for row in rows}
    counted = "{} 票" if ballot["method"] == "marks" else "名次和 {}"
    selected = "、".join(f"{no} {by_no[no]['title']}（{counted.format(counts[no])}）" for no in choice.selected)
    if undated := [no for no in choice.selected if not by_no[no]["until_on"]]:
        told = "、".join(f"{no} 号" for no in undated)
        desk.remarks.append(
            f"提示：{told}没有写完成期限，定了请用 renda review project edit 编号 --until 日期 补上，到期才会提醒"
        )
    out = len(rows) - len(choice.selected) - len(choice.again)
    return [
        _line(desk, ballot), f"入选 {len(choice.selected)} 项" + (f"：{selected}" if selected else ""),
        *_open(desk, ballot, choice, counts), *([f"未入选 {out} 项"] if out else []),
    ]  # fmt: skip


def _mark(desk: Desk, ballot: Row, row: Row, choice: Choice) -> None:
    """The state of a candidate, and the clock of one that is to be finished by a day."""
    selected, day = row["no"] in choice.selected, date.fromisoformat(ballot["held_on"])
    status = "selected" if selected else "candidate" if row["no"] in choice.again else "unselected"
    desk.file.update(
        "project", row["id"], status=status, selected_on=ballot["held_on"] if selected else None,
        session_id=ballot["session_id"] if selected else None,
    )  # fmt: skip
    if not selected:
        deadlines.cancel(desk.file, "project", day, "票决改正，没有入选", project_id=row["id"])
    elif row["until_on"] and not desk.file.row(
        f"SELECT 1 FROM deadline WHERE project_id = ? AND {_STOOD}", (row["id"],)
    ):
        until = date.fromisoformat(row["until_on"])
        deadlines.open_on_day(desk, "project", day, until, "完成期限", project_id=row["id"])


def _line(desk: Desk, ballot: Row) -> str:
    line = project_result.line_of(desk, ballot)
    if line is None:
        return f"按名次和由小到大取 {ballot['places']} 项，不设票数线"
    rule = project_result.rules_on(desk, ballot)["project.pass"]
    return f"入选线 {line} 票：全体代表 {ballot['members']} 名的{period_words(rule.key, rule.value)}（{rule.source}）"


def _open(desk: Desk, ballot: Row, choice: Choice, counts: dict[int, int]) -> list[str]:
    """What is told of a tie at the last place and of places that were not filled, by which rule, and what to do."""
    rules, lines = project_result.rules_on(desk, ballot), []
    if choice.tied:
        rule, which = rules["project.ties"], "、".join(f"{no} 号" for no in choice.tied)
        what = "得票" if ballot["method"] == "marks" else "名次和"
        lines.append(
            f"末位相同：{which}{what}各 {counts[choice.tied[0]]}，按规则{period_words(rule.key, rule.value)}（{rule.source}）"
        )
    elif choice.left and choice.below:
        rule = rules["project.short"]
        lines.append(
            f"过线的不足应选数，还缺 {choice.left} 项，按规则{period_words(rule.key, rule.value)}（{rule.source}）"
        )
    if choice.again:
        option = COLUMN[ballot["method"]]
        lines.append(
            f"待再次投票 {len(choice.again)} 项，名额 {choice.left} 个；结果请登记：renda review project vote {ballot['year']} --again"
            f" --issued N --returned N --{option} {','.join(f'{no}=N' for no in choice.again)}"
        )
    return lines


def _again(ballot: Row) -> str:
    return "，仍加 --again" if ballot["round"] > 1 else ""


def take_back(desk: Desk, ballot: Row) -> None:
    """Takes a vote out, its candidates as they stood before it. Raises InputError where something was done with one since."""
    decided = not ballot["void"]
    since = [number for (number,) in desk.file.tuples(_SINCE, {"ballot": ballot["id"]})] if decided else []
    if since:
        raise InputError(
            f"{'、'.join(since)} 票决以后已有登记，不能改票数",
            f"请先把其后的登记撤销，再加 --replace；{doing.TAKE_BACK}",
        )
    for row in project_result.rows_of(desk, ballot) if decided else ():
        desk.file.update("project", row["id"], status="candidate", selected_on=None, session_id=None)
    desk.file.db.execute("DELETE FROM ballot_row WHERE ballot_id = ?", (ballot["id"],))
    desk.file.db.execute("DELETE FROM ballot WHERE id = ?", (ballot["id"],))
