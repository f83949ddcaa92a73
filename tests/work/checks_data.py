"""A year in which something of every kind was recorded, ways to break it as another tool would, and what the checks then say."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date

from renda_cli.work.checks import registry, run
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import assigning, deciding, extending, handling, promises, supervising
from tests.work.helpers import hand_in, reply

DAY = date(2022, 12, 31)
Told = list[tuple[str, str]]


def fill_busy_year(desk: Desk) -> None:
    """On top of the small year: 5 with two promises (one kept), 6 refused, 7 merged into 3, 8 put off and with a co-handler."""
    for title in ("安装健身器材", "免去停车费", "清理河道垃圾", "修缮校舍"):
        hand_in(desk, title)
    assigning.assign(desk, ["5-1/5"], lead=["农业农村局"], on="2022-01-31")
    reply(desk, "5-1/5", "2022-03-01", class_="B")
    promises.promise(desk, "5-1/5", what="装三套", until="2022-08-01", on="2022-03-02")
    promises.keep(desk, "5-1/5", on="2022-07-01")
    promises.promise(desk, "5-1/5", what="再装五套", until="2023-06-30", on="2022-03-02")
    deciding.refuse(desk, ["5-1/6"], why="不属于本级职权", on="2022-01-20")
    deciding.merge(desk, ["5-1/7"], into="5-1/3", on="2022-02-10")
    assigning.assign(desk, ["5-1/8"], lead=["建设局"], co_handlers=["财政局"], on="2022-01-31")
    assigning.receive(desk, ["5-1/8"], unit="建设局", on="2022-02-01")
    handling.opinion(desk, "5-1/8", unit="财政局", on="2022-02-20")
    extending.extend(desk, "5-1/8", until="2022-06-30", why="须勘查", approved_by="主席团", on="2022-04-01")
    handling.urge(desk, ["5-1/3"], how="电话", on="2022-05-10")
    supervising.supervise(desk, ["5-1/3"], level="重点", on="2022-03-01")
    supervising.visit(desk, ["5-1/3"], on="2022-04-10")


def tamper(desk: Desk, *statements: str) -> None:
    """Writes as a tool that knows nothing of the constraints."""
    with closing(sqlite3.connect(desk.file.path, isolation_level=None)) as db:
        db.execute("PRAGMA foreign_keys = OFF")
        db.execute("PRAGMA ignore_check_constraints = ON")
        for statement in statements:
            db.execute(statement)


def outcome(desk: Desk, *names: str, day: date = DAY, fix: bool = False) -> run.Outcome:
    """What the checks named, or all, say on a day."""
    return run.run(replace(desk, today=day), registry.chosen(names), fix=fix)


def told(desk: Desk, *names: str, day: date = DAY) -> Told:
    """(check, record) of everything found."""
    return [(row[0], row[3]) for row in outcome(desk, *names, day=day).found.rows]


def texts(desk: Desk, *names: str, day: date = DAY) -> str:
    """The sentences of what was found."""
    return "\n".join(row[4] for row in outcome(desk, *names, day=day).found.rows)


def mended(desk: Desk, name: str, day: date = DAY) -> tuple[str, ...]:
    """What a fix says it did; nothing that it can mend is left."""
    done = outcome(desk, name, day=day, fix=True)
    assert not any(row[5] for row in done.found.rows)
    return done.mended


def column(desk: Desk, sql: str) -> Iterator[object]:
    """The first column of a query."""
    return (row[0] for row in desk.file.tuples(sql))
