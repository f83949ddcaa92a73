"""Who missed whole sessions of the congress without leave: a ground for the law, here only a reminder."""

from datetime import date
from typing import NamedTuple

from renda_cli.rules.values import RuleValue
from renda_cli.work.desk import Desk
from renda_cli.work.seats import held

_MISSED = f"""SELECT d.id, d.name, m.number, m.opened_on FROM missed_session m JOIN deputy d ON d.id = m.deputy_id
    WHERE m.number GLOB :pattern AND m.opened_on <= :day
    AND EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND t.level = (SELECT level FROM own_level)
      AND coalesce(t.congress, :congress) = :congress AND {held("t")})
    ORDER BY d.id, m.opened_on, m.session_id"""


class Missed(NamedTuple):
    """A deputy, the numbers of the sessions missed, and the rule in force at the last of them."""

    id: int
    name: str
    sessions: tuple[str, ...]
    rule: RuleValue

    @property
    def is_ground(self) -> bool:
        """Whether they are as many as the law names."""
        return len(self.sessions) >= int(self.rule.value)

    def sentence(self) -> str:
        """What the clerk is to be reminded of."""
        count, listed = len(self.sessions), "、".join(self.sessions)
        said = f"{self.name} 本届已有 {count} 次未经批准不出席人代会（{listed}）"
        if not self.is_ground:
            return f"{said}，满 {self.rule.value} 次即属资格终止的情形"
        return (
            f"{said}，属资格终止的情形；终止须由代表资格审查委员会报告、人代会公告，在此以前仍是代表，"
            "登记用 renda deputy end"
        )


def missed(desk: Desk, congress: int, day: date) -> list[Missed]:
    """Those who still held a seat of a congress on a day and had missed sessions of it by then, in the order of the roster."""
    found: dict[tuple[int, str], list[tuple[str, str]]] = {}
    values = {"congress": congress, "pattern": f"{congress}-*", "day": day.isoformat()}
    for deputy_id, name, number, opened_on in desk.file.tuples(_MISSED, values):
        found.setdefault((deputy_id, name), []).append((number, opened_on))
    return [
        Missed(deputy_id, name, tuple(number for number, _ in sessions), rule)
        for (deputy_id, name), sessions in found.items()
        if (rule := desk.rulebook.found_on("absence.sessions", date.fromisoformat(sessions[-1][1])))
    ]
