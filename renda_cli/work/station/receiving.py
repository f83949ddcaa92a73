"""Who received voters, and which opinions belong to a reception."""

from collections.abc import Mapping
from datetime import date

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_reception_deputy
from renda_cli.work import names
from renda_cli.work.activity import participants
from renda_cli.work.desk import Desk

AT_THE_STATION = "现场"
_DAYS = "SELECT station_id, held_on, until_on, times FROM reception WHERE id = ?"


def open_station(desk: Desk, text: str, day: date) -> Row:
    """The row of the station that is named; that it was opened only after a day is remarked.

    Raises InputError, also where it was closed before that day.
    """
    named = names.station(desk, text)
    (row,) = desk.file.rows("SELECT * FROM station WHERE id = ?", (named.id,))
    if row["closed_on"] and row["closed_on"] < day.isoformat():
        raise InputError(f"{named.name} {row['closed_on']} 已撤销，不能登记 {day.isoformat()} 的", "请核对家站点和日期")
    if row["opened_on"] and row["opened_on"] > day.isoformat():
        desk.remarks.append(f"注意：{named.name} {row['opened_on']} 才启用，请核对日期")
    return dict(row)


def invite(desk: Desk, reception_id: int, wanted: Mapping[int, int]) -> None:
    """Makes these the deputies of a reception; those who are not posted to the station or not in office are remarked."""
    desk.file.db.execute("DELETE FROM reception_deputy WHERE reception_id = ?", (reception_id,))
    for deputy_id, times in wanted.items():
        insert_reception_deputy(desk.file.db, reception_id=reception_id, deputy_id=deputy_id, times=times)
    (row,) = desk.file.rows(_DAYS, (reception_id,))
    participants.remark_on_others(desk, wanted, date.fromisoformat(row["held_on"]))
    strangers = [name for (name,) in desk.file.tuples(_NOT_POSTED, (reception_id,))]
    if strangers:
        desk.remarks.append(f"注意：{'、'.join(strangers)} 没有登记进这个站，请核对")


# A substitute need not be posted there: the rota says that it is right.
_NOT_POSTED = """SELECT d.name FROM reception r JOIN reception_deputy e ON e.reception_id = r.id JOIN deputy d ON d.id = e.deputy_id
    WHERE r.id = ? AND NOT EXISTS (SELECT 1 FROM station_deputy p WHERE p.station_id = r.station_id AND p.deputy_id = e.deputy_id
        AND coalesce(p.from_on, r.held_on) <= coalesce(r.until_on, r.held_on) AND coalesce(p.to_on, r.held_on) >= r.held_on)
      AND NOT EXISTS (SELECT 1 FROM duty u WHERE u.day_id = r.day_id AND u.deputy_id = e.deputy_id AND u.excused_on IS NULL)
    ORDER BY d.id"""


def remark_on_duty(desk: Desk, reception_id: int) -> None:
    """Remarks on those who were on duty and did not receive."""
    sql = """SELECT d.name FROM reception r JOIN duty u ON u.day_id = r.day_id JOIN deputy d ON d.id = u.deputy_id
        WHERE r.id = ? AND u.excused_on IS NULL
          AND u.deputy_id NOT IN (SELECT deputy_id FROM reception_deputy WHERE reception_id = r.id) ORDER BY u.id"""
    absent = "、".join(name for (name,) in desk.file.tuples(sql, (reception_id,)))
    if absent:
        desk.remarks.append(f"提示：当天安排的{absent}没有接待，请假、由别人代替的请用 renda station swap 登记")


def check_counts(desk: Desk, reception_id: int) -> None:
    """Raises InputError where the names of who received contradict a number; that nothing says who it was is remarked."""
    (row,) = desk.file.rows(_COUNTS, (reception_id,))
    if not row["named"] and not row["attendances"]:
        desk.remarks.append(
            "注意：没有写接待的代表；请用 renda station reception edit 补 --deputies，没有列名的写 --attendances 人次"
        )
    if (row["most"] or 0) > row["times"]:
        what = f"{row['who']}接待 {row['most']} 次，多于一共的 {row['times']} 次"
        raise InputError(what, "请核对 --times，或在 --deputies 里写 姓名=次数")
    if row["attendances"] and row["attendances"] < row["named"]:
        what = f"--attendances {row['attendances']} 少于接待的代表合计 {row['named']}"
        raise InputError(what, "--attendances 写总人次，列出姓名的在内")


_COUNTS = """SELECT r.times, r.attendances, max(e.times) AS most, d.name AS who, coalesce(sum(e.times), 0) AS named
    FROM reception r LEFT JOIN reception_deputy e ON e.reception_id = r.id LEFT JOIN deputy d ON d.id = e.deputy_id WHERE r.id = ?"""


def more_listed(desk: Desk, reception_id: int) -> str | None:
    """What is wrong where more opinions are listed one by one than were counted at a reception."""
    sql = "SELECT opinions, (SELECT count(*) FROM opinion WHERE reception_id = reception.id) AS listed FROM reception WHERE id = ?"
    (row,) = desk.file.rows(sql, (reception_id,))
    if row["opinions"] is None or row["opinions"] >= row["listed"]:
        return None
    return f"接待 #{reception_id} 的意见总数 {row['opinions']} 少于逐条登记的 {row['listed']}"


def remark_if_more_listed(desk: Desk, reception_id: int | None) -> None:
    """Remarks on it where an opinion was linked to a reception."""
    if reception_id and (wrong := more_listed(desk, reception_id)):
        desk.remarks.append(f"注意：{wrong}，请用 renda station reception edit 核对")


def of_day(desk: Desk, station_id: int, day: str) -> list[int]:
    """The receptions of a station to which what was said on a day (ISO) may belong: those of that day, else those entered for several days."""
    sql = """SELECT id, until_on IS NULL FROM reception WHERE station_id = :station AND held_on <= :day
        AND coalesce(until_on, held_on) >= :day ORDER BY id"""
    found = desk.file.tuples(sql, {"station": station_id, "day": day})
    return [one for one, single in found if single] or [one for one, _ in found]


def join(desk: Desk, reception_id: int) -> list[int]:
    """Links the opinions that were entered on that day before their only reception; returns their ids."""
    (row,) = desk.file.rows(_DAYS, (reception_id,))
    if row["until_on"] or of_day(desk, row["station_id"], row["held_on"]) != [reception_id]:
        return []
    fitting = "station_id = ? AND received_on = ? AND channel = ? AND reception_id IS NULL"
    found = desk.file.db.execute(
        f"UPDATE opinion SET reception_id = ? WHERE {fitting} RETURNING id",
        (reception_id, row["station_id"], row["held_on"], AT_THE_STATION),
    ).fetchall()
    return sorted(one["id"] for one in found)


def remark_on_opinions(desk: Desk, reception_id: int) -> None:
    """Remarks on opinions of a reception that came in on another day."""
    sql = """SELECT o.id FROM reception r JOIN opinion o ON o.reception_id = r.id
        WHERE r.id = ? AND o.received_on NOT BETWEEN r.held_on AND coalesce(r.until_on, r.held_on) ORDER BY o.id"""
    others = "、".join(f"#{one}" for (one,) in desk.file.tuples(sql, (reception_id,)))
    if others:
        desk.remarks.append(f"注意：意见 {others} 登记的日期不在这次接待的日子里，请用 renda station opinion edit 核对")


def link(desk: Desk, station_id: int, day: str, channel: str) -> int | None:
    """The only reception that what was said at a station on a day (ISO) can belong to; that there are several or none yet is remarked."""
    if channel != AT_THE_STATION:
        return None
    found = of_day(desk, station_id, day)
    if len(found) > 1:
        listed = "、".join(f"#{one}" for one in found)
        desk.remarks.append(f"提示：{day} 有几次接待（{listed}），请用 --reception 编号 指明是哪一次")
    elif not found:
        desk.remarks.append(f"提示：{day} 的接待还没有登记，用 renda station receive 登记后自动连上")
    return found[0] if len(found) == 1 else None
