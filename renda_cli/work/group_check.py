"""Groups against their checklist (七有): what the file shows to be missing of one."""

from datetime import date

from renda_cli.store.file import Row
from renda_cli.work import group_reading, names
from renda_cli.work.checklist import Subject
from renda_cli.work.desk import Desk
from renda_cli.work.group_year import QUARTERS
from renda_cli.work.membership import PARTY


def _lines(desk: Desk, year: int, day: date) -> list[Row]:
    return group_reading.lines(desk, year, day, "g.kind IN ('代表小组', '代表团')")


def _lacking(desk: Desk, group: Row, day: date) -> list[str]:
    """What the file shows to be missing of a group up to a day of the year."""
    least, often = (desk.rulebook.found_on(key, day) for key in ("group.members", "group.activities"))
    over = _quarters_over(day)
    lacking = [] if group["leader"] else ["没有组长"]
    if least and group["kind"] not in PARTY and group["deputies"] < least.value:
        lacking.append(f"代表 {group['deputies']} 名，不到 {least.value} 名")
    if not group["plan"]:
        lacking.append("没有交年度计划")
    if not group["summary"] and over == len(QUARTERS):
        lacking.append("没有交年度总结")
    if often and group["kind"] not in PARTY:
        lacking += _inactive(group, often.value, _quarters_before(group["since"], day), over)
    return lacking


def _quarters_over(day: date) -> int:
    return len(QUARTERS) if (day.month, day.day) == (12, 31) else (day.month - 1) // 3


def _quarters_before(since: str | None, day: date) -> int:
    """How many quarters of the year of `day` had begun when a group was founded: of these nothing is asked."""
    if since is None or since < f"{day.year}-01-02":
        return 0
    return len(QUARTERS) if since > f"{day.year}-12-31" else (int(since[5:7]) - 1) // 3 + 1


def _inactive(group: Row, often: int, first: int, over: int) -> list[str]:
    """Whether a group was active less often than is customary: in all, or, once a quarter, in a quarter that is over."""
    wanted = often * (over - first) // len(QUARTERS)
    if group["activities"] < wanted:
        return [f"活动 {group['activities']} 次，到此应有 {wanted} 次（每年 {often} 次）"]
    idle = [word for word, times in list(zip(QUARTERS, group["quarters"], strict=True))[first:over] if not times]
    return [f"{'、'.join(idle)}没有活动"] if idle and often >= len(QUARTERS) else []


GROUPS = Subject(
    noun="小组",
    example="renda deputy group check 东片小组 --met 1,2 --on 2022-06-30",
    column="group_id",
    lists="checklists",
    find=names.group,
    lines=_lines,
    of_year=group_reading.of_year,
    lacking=_lacking,
    shown=("leader", "deputies", "plan", "summary", "activities", "quarters"),
)
