"""What was entered of an opinion is corrected; what happened to it since has its own verbs."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import deadlines, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.station import opinion, opinion_reading, posting, receiving, reception_reading

_NOTHING = "请加 --text、--voter、--topic、--village、--on、--reception 等"
# The acts that the clerk entered on their own days, each with the first of these.
_ACTS = """SELECT min(coalesce((SELECT min(assigned_on) FROM opinion_assignment WHERE opinion_id = o.id), '9'),
      coalesce((SELECT min(replied_on) FROM opinion_reply WHERE opinion_id = o.id AND NOT (o.on_spot AND round = 1)), '9'),
      coalesce((SELECT min(told_on) FROM opinion_feedback WHERE opinion_id = o.id AND told_on > o.received_on), '9'),
      coalesce(iif(o.referred_on > o.received_on, o.referred_on, NULL), '9'), coalesce(o.turned_on, '9'), coalesce(o.reported_on, '9'),
      coalesce(o.published_on, '9'), coalesce(o.archived_on, '9')) FROM opinion o WHERE o.id = ?"""


@writing
def edit(desk: Desk, /, number: str, **said: Any) -> Receipt:
    """Corrects an opinion: what is given changes, an empty text takes away.

    `said`: text, station, on, reception, channel, and those of `opinion.add`. Raises InputError.
    """
    opinion_id = names.opinion(desk, number)["id"]
    given = {name: value for name, value in said.items() if value is not None}
    if not given:
        raise InputError("没有写要改什么", _NOTHING)
    (found,) = desk.file.rows("SELECT * FROM opinion WHERE id = ?", (opinion_id,))
    row = dict(found)
    columns = opinion.columns_of(desk, given)
    columns |= _place(desk, row, given)
    columns |= _reception(desk, row | columns, given)
    opinion.refuse_twin(desk, row | columns, but=opinion_id)
    changed = {name: value for name, value in columns.items() if value != row[name]}
    _check_publicity(desk, row, changed)
    if not changed:
        return Receipt((f"没有改变，本来就是这样：#{opinion_id}",), lambda: opinion_reading.as_object(desk, opinion_id))
    desk.file.update("opinion", opinion_id, **changed)
    receiving.remark_if_more_listed(desk, changed.get("reception_id"))
    lines = _moved(desk, row, changed["received_on"]) if "received_on" in changed else []
    row = opinion_reading.row(desk, opinion_id)
    if "reception_id" in changed:
        lines = [opinion.belongs_to(desk, row["reception_id"]), *lines]
    done = f"已修改意见 {opinion_reading.sentence(row)}"
    return Receipt((done, *lines), lambda: opinion_reading.as_object(desk, opinion_id))


def _place(desk: Desk, row: Row, given: dict[str, Any]) -> dict[str, Any]:
    """The station and the day, corrected. Raises InputError for a day after something was done with the opinion."""
    if not {"station", "on"} & given.keys():
        return {}
    day = desk.day(given["on"]) if "on" in given else date.fromisoformat(row["received_on"])
    ((done,),) = desk.file.tuples(_ACTS, (row["id"],))
    if done < day.isoformat():
        raise InputError(
            f"#{row['id']} {done} 已经办理，收到日期不能是 {day.isoformat()}", "请核对 --on，或先改正其后的登记"
        )
    now = desk.file.rows("SELECT name FROM station WHERE id = ?", (row["station_id"],))[0]["name"]
    where = receiving.open_station(desk, given.get("station", now), day)
    return {"station_id": where["id"], "received_on": day.isoformat()}


def _reception(desk: Desk, row: Row, given: dict[str, Any]) -> dict[str, Any]:
    """The reception: the one that is named, none for an empty text; what no longer fits is linked anew."""
    if given.get("reception", "").strip():
        return {"reception_id": opinion.belonging(reception_reading.by_number(desk, given["reception"]), row)}
    if "reception" in given:
        return {"reception_id": None}
    if not {"station", "on", "channel"} & given.keys():
        return {}
    if row["reception_id"] in receiving.of_day(desk, row["station_id"], row["received_on"]):
        return {}
    return {"reception_id": receiving.link(desk, row["station_id"], row["received_on"], row["channel"])}


def _check_publicity(desk: Desk, row: Row, changed: dict[str, Any]) -> None:
    """Raises InputError where what is public is to be confidential; that other words are posted is remarked."""
    if row["published"] != "yes":
        return
    if changed.get("confidential"):
        raise InputError(f"#{row['id']} 已公示，不能改为保密", "请先用 renda station opinion publish 改为不公开")
    if "text" in changed:
        desk.remarks.append(f"注意：#{row['id']} 已经公示，公示的还是原来的内容")


def _moved(desk: Desk, row: Row, day: str) -> list[str]:
    """What was done on the day that was wrong moves with it: the answer on the spot, the referral, the clock of what is urgent."""
    was, opinion_id = row["received_on"], row["id"]
    if row["on_spot"]:
        db = desk.file.db
        db.execute("UPDATE opinion_reply SET replied_on = ? WHERE opinion_id = ? AND round = 1", (day, opinion_id))
        sql = "UPDATE opinion_feedback SET told_on = ? WHERE opinion_id = ? AND round = 1 AND told_on = ?"
        db.execute(sql, (day, opinion_id, was))
    if row["referred_on"] == was:
        desk.file.update("opinion", opinion_id, referred_on=day)
    sql = """SELECT * FROM deadline WHERE opinion_id = ? AND rule_key IS NULL AND start_on = ?
        AND met_on IS NULL AND cancelled_on IS NULL"""
    for clock in desk.file.rows(sql, (opinion_id, was)):
        deadlines.put_off(desk, dict(clock), date.fromisoformat(day), "收到日期改正")
    posting.let_go(desk, date.fromisoformat(was))
    return posting.await_month(desk, date.fromisoformat(day))
