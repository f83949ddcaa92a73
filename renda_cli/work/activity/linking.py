"""Who took part in an activity, which units it concerns and who was reviewed at it."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import reviewed
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_activity_subject, insert_activity_unit
from renda_cli.work import names
from renda_cli.work.activity import answering, participants
from renda_cli.work.desk import Desk


def connect(desk: Desk, activity_id: int, given: Mapping[str, Any]) -> None:
    """Writes who took part, the units concerned and who was reviewed, as far as it was said."""
    now = answering.row(desk, activity_id)
    _invite(desk, now, given)
    if "units" in given:
        wanted = {unit.id for unit in names.units(desk, given["units"])}
        there = {
            unit
            for (unit,) in desk.file.tuples("SELECT unit_id FROM activity_unit WHERE activity_id = ?", (activity_id,))
        }
        desk.file.db.executemany(
            "DELETE FROM activity_unit WHERE activity_id = ? AND unit_id = ?",
            [(activity_id, unit) for unit in sorted(there - wanted)],
        )
        for unit in sorted(wanted - there):
            insert_activity_unit(desk.file.db, activity_id=activity_id, unit_id=unit)
    if "reviewed" in given:
        listed = reviewed.read("，".join(given["reviewed"]), "--reviewed ")
        desk.file.db.execute("DELETE FROM activity_subject WHERE activity_id = ?", (activity_id,))
        for one in listed:
            insert_activity_subject(
                desk.file.db, activity_id=activity_id, reviewed=one.code, count=one.number, names=one.names
            )


def _invite(desk: Desk, now: Row, given: Mapping[str, Any]) -> None:
    """Writes who took part: those listed or the whole of a group, less those left out; or added to and taken from those listed."""
    if not given.keys() & {"deputies", "all_of", "everyone", "leave_out", "add", "remove"}:
        return
    times, day = int(now["times"]), date.fromisoformat(now["on"])
    anew = given.keys() & {"deputies", "all_of", "everyone"}
    wanted = {} if anew else participants.of(desk, now["id"])
    whole = participants.of_group(desk, given["all_of"], day) if "all_of" in given else []
    whole += participants.everyone(desk, day) if "everyone" in given else []
    wanted |= dict.fromkeys(whole, times)
    for name in ("deputies", "add"):
        listed = given.get(name, {})
        wanted |= listed if isinstance(listed, dict) else participants.read(desk, listed, times)
    for option, name in (("--except", "leave_out"), ("--remove", "remove")):
        for one in names.deputies(desk, given.get(name)):
            if one.id not in wanted:
                raise InputError(
                    f"{option} 里的{one.name}不在参加的代表里", "请去掉，或用 renda deputy activity show 核对"
                )
            del wanted[one.id]
    participants.remark_on_others(desk, wanted, day)
    participants.write(desk, now["id"], wanted)


def check_counts(desk: Desk, activity_id: int) -> None:
    """Raises InputError where a total is less than what is listed by name."""
    (row,) = desk.file.rows(_COUNTS, (activity_id,))
    if (row["most"] or 0) > row["times"]:
        raise InputError(
            f"{row['who']}参加 {row['most']} 次，多于活动的 {row['times']} 次",
            "请核对 --times，或在 --deputies 里写 姓名=次数",
        )
    for total, listed, what, option in (
        (row["attendances"], row["named"], "参加代表合计", "--attendances"), (row["suggestions"], row["told"], "逐条登记的建议", "--suggestions"),
    ):  # fmt: skip
        if total is not None and total < listed:
            raise InputError(f"{option} {total} 少于{what} {listed}", f"{option} 写总数，列出姓名、内容的在内")


_COUNTS = """SELECT c.times, c.attendances, c.suggestions, max(a.times) AS most, d.name AS who, coalesce(sum(a.times), 0) AS named,
        (SELECT count(*) FROM activity_suggestion WHERE activity_id = c.id) AS told
    FROM activity c LEFT JOIN activity_deputy a ON a.activity_id = c.id LEFT JOIN deputy d ON d.id = a.deputy_id WHERE c.id = ?"""
