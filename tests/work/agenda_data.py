"""Short ways to an item of an agenda in any state."""

from typing import Any

from renda_cli.work import role, session
from renda_cli.work.desk import Desk
from renda_cli.work.review import agenda, agenda_reading, agenda_tasks, agenda_vote

OPENED, CLOSED = "2022-01-06", "2022-01-07"
REPORT = "听取和审议镇人民政府工作报告"


def added(desk: Desk, title: str = REPORT, kind: str = "工作报告", **more: Any) -> str:
    """The number of a new item of the session 5-1, unless `more` names another."""
    return str(agenda.add(desk, more.pop("session", "5-1"), title, kind=kind, **more).read()["id"])


def heard(desk: Desk, title: str = REPORT, **more: Any) -> str:
    """The number of an item that was heard on the first day of the session."""
    item = added(desk, title, **more)
    agenda.hear(desk, [item], on=OPENED)
    return item


def voted(desk: Desk, item: str, for_: int = 3, **more: Any) -> tuple[str, ...]:
    """What the clerk is told of a vote on the last day of the session."""
    return agenda_vote.vote(desk, item, for_=for_, **{"on": CLOSED, **more}).lines


def passed_on(desk: Desk, item: str, text: str = "压减一般性支出", **more: Any) -> str:
    """The number of an opinion on an item that was passed on three days after the session."""
    return str(agenda_tasks.pass_on(desk, item, texts=[text], **{"on": "2022-01-10", **more}).read()["id"])


def presidium(desk: Desk, *members: str) -> None:
    """A presidium and its first meeting."""
    for name in members:
        role.add(desk, name, role="主席团成员", from_="2022-01-06")
    session.add(desk, "5-1", kind="主席团会议", on="2022-03-01", closed="2022-03-01")


def of(desk: Desk, item: str, *names: str) -> tuple[Any, ...]:
    """Fields of an item as `show` gives them."""
    found = agenda_reading.show(desk, item)
    return tuple(found[name] for name in names)
