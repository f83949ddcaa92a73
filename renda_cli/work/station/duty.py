"""The plan of a year: who receives voters where and when, how often each deputy does, and the paper that hangs on the wall."""

from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days as dates
from renda_cli.rules import lunar
from renda_cli.rules.vocabulary import RECEPTION_DAY_STATES
from renda_cli.work import doing, names, papers, texts
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.seats import OFFICIAL_ORDER
from renda_cli.work.station import days, rota

FIELDS = (
    "on",
    "weekday",
    "lunar",
    "station",
    "hours",
    "on_duty",
    "excused",
    "state",
    "moved_from",
    "place",
    "notice_no",
    "dropped_why",
)
TOTAL_FIELDS = ("id", "deputy", "station", "turns", "excused", "held")
FORMS = ("docx", "md", "xlsx", "csv")
_ROWS_A_PAGE = 36  # more days of one station stand by months
_STATE = f"""CASE WHEN {days.WAS_HELD} THEN 'held' WHEN y.dropped_why IS NOT NULL THEN 'dropped' WHEN y.planned_on < :today THEN 'unrecorded'
    WHEN y.noticed_on IS NOT NULL THEN 'noticed' ELSE 'planned' END"""
_DAYS = f"""SELECT y.id, y.planned_on AS "on", s.name AS station, y.hours, {_STATE} AS state, y.moved_from, coalesce(y.place, s.address) AS place,
      y.notice_no, y.dropped_why
    FROM reception_day y JOIN station s ON s.id = y.station_id
    WHERE y.planned_on BETWEEN :first AND :last AND (:station IS NULL OR y.station_id = :station)
      AND (:deputy IS NULL OR EXISTS (SELECT 1 FROM duty WHERE day_id = y.id AND deputy_id = :deputy))
    ORDER BY y.planned_on, y.station_id"""
_DUTIES = f"""SELECT u.day_id, d.name, o.name AS "for", u.excused_why FROM duty u JOIN reception_day y ON y.id = u.day_id
    JOIN deputy d ON d.id = u.deputy_id LEFT JOIN deputy o ON o.id = u.for_id
    WHERE y.planned_on BETWEEN :first AND :last ORDER BY {OFFICIAL_ORDER}"""


def check_options(*, totals: bool, deputy: str | None, output: str | None) -> None:
    """Raises InputError for options that would have no effect."""
    if totals and output:
        raise InputError("--totals 只列在屏幕上", "请去掉 -o，或用 --format csv 写到文件")
    if totals and deputy:
        raise InputError("--totals 列出每名代表的次数", "请去掉 --deputy")


def duty(desk: Desk, name: str | None = None, *, year: str | None = None, deputy: str | None = None) -> Listing:
    """A row a planned day of a year (fields FIELDS): of a station or of all, of a deputy or of all; this year if none is named.

    `on_duty` are objects with name and for (whom they stand in for), `excused` with name and why. Raises InputError.
    """
    number = _year(desk, year)
    about = _about(desk, name, number, deputy)
    duties: dict[int, list[dict[str, Any]]] = {}
    for row in desk.file.rows(_DUTIES, about):
        duties.setdefault(row["day_id"], []).append(dict(row))
    rows = [_row(dict(row), duties.get(row["id"], [])) for row in desk.file.rows(_DAYS, about)]
    whose = f"{papers.town_name(desk)}人大代表" if deputy is None else names.deputy(desk, deputy).name
    return Listing(FIELDS, rows, title=f"{whose}{number}年接待选民安排表")


def _year(desk: Desk, year: str | None) -> int:
    return doing.of_year(desk.today.year if year is None else dates.year(year))


def _about(desk: Desk, name: str | None, year: int, deputy: str | None = None) -> dict[str, Any]:
    """The values that the queries take."""
    return {
        "first": f"{year}-01-01", "last": f"{year}-12-31", "today": desk.today.isoformat(),
        "station": None if name is None else names.station(desk, name).id, "deputy": None if deputy is None else names.deputy(desk, deputy).id,
    }  # fmt: skip


def _row(row: dict[str, Any], duties: list[dict[str, Any]]) -> tuple[Any, ...]:
    day = date.fromisoformat(row["on"])
    about = {
        **row, "weekday": dates.weekday(day), "lunar": lunar.words_if_known(day),
        "on_duty": [{"name": one["name"], "for": one["for"]} for one in duties if one["excused_why"] is None],
        "excused": [{"name": one["name"], "why": one["excused_why"]} for one in duties if one["excused_why"] is not None],
    }  # fmt: skip
    return tuple(about[field] for field in FIELDS)


_IN_YEAR = "coalesce({0}.from_on, :last) <= :last AND coalesce({0}.to_on, :first) >= :first"
_AT_HOME = f"p.deputy_id = d.id AND NOT p.visiting AND {_IN_YEAR.format('p')}"
_TOTALS = f"""WITH sat AS MATERIALIZED (SELECT u.deputy_id, sum(u.excused_on IS NULL) AS turns, count(u.excused_on) AS excused,
        sum(u.excused_on IS NULL AND {days.WAS_HELD}) AS held
      FROM reception_day y JOIN duty u ON u.day_id = y.id
      WHERE y.dropped_why IS NULL AND y.planned_on BETWEEN :first AND :last AND (:station IS NULL OR y.station_id = :station) GROUP BY 1)
    SELECT d.id, d.name,
      (SELECT group_concat(name, '、') FROM (SELECT DISTINCT s.name FROM station_deputy p JOIN station s ON s.id = p.station_id
        WHERE {_AT_HOME} ORDER BY s.id)),
      coalesce(sat.turns, 0), coalesce(sat.excused, 0), coalesce(sat.held, 0)
    FROM deputy d LEFT JOIN sat ON sat.deputy_id = d.id
    WHERE sat.deputy_id IS NOT NULL OR (EXISTS (SELECT 1 FROM station_deputy p WHERE {_AT_HOME} AND (:station IS NULL OR p.station_id = :station))
      AND EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {_IN_YEAR.format("t")} AND (t.status <> 'ended' OR t.to_on IS NOT NULL)))
    ORDER BY {OFFICIAL_ORDER}"""


def totals(desk: Desk, name: str | None = None, *, year: str | None = None) -> Listing:
    """How often each deputy who is posted at home or has a turn sits in a year (fields TOTAL_FIELDS). Raises InputError."""
    number = _year(desk, year)
    rows = desk.file.tuples(_TOTALS, _about(desk, name, number))
    return Listing(TOTAL_FIELDS, rows, _notes(desk, rows, number), f"{number}年代表接待班次")


def _notes(desk: Desk, rows: list[tuple[Any, ...]], year: int) -> tuple[str, ...]:
    if not rows:
        return ()
    turns = [row[3] for row in rows]
    told = f"代表 {len(rows)} 名，共 {sum(turns)} 人次，每人 {rota.span(min(turns), max(turns))} 次"
    rule = desk.rulebook.found_on(rota.TURNS, date(year, 12, 31))
    fewer = [row[1] for row in rows if rule is not None and row[3] < rule.value]
    return (told, *((f"少于规则规定的 {rule.value} 次：{'、'.join(fewer)}",) if rule and fewer else ()))


def write(desk: Desk, found: Listing, output: str, *, whole_town: bool) -> Path:
    """Writes a plan of `duty` by the ending of `output`, on one page where it can be: a station's days, or stations by months.

    Raises InputError.
    """
    form = papers.form_of(output, FORMS)
    entries = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    if not entries:
        raise InputError("没有排班，写不出安排表", "请先用 renda station rota 排班，或核对站名和 --year")
    if form in ("xlsx", "csv"):
        return _sheet(found, entries, output, form)
    data = {"title": found.title, "town": papers.town_name(desk), "today": papers.in_words(desk.today.isoformat())}
    if whole_town or len(entries) > _ROWS_A_PAGE:
        return papers.made("duties", data | {"entries": _by_station(desk, entries)}, output)
    places, hours = (
        "、".join(dict.fromkeys(filter(None, (one[field] for one in entries)))) for field in ("place", "hours")
    )
    told = "　".join(filter(None, (hours and f"时间：{hours}", places and f"地点：{places}")))
    about = {"station": entries[0]["station"], "about": told}
    return papers.made("duty", data | about | {"entries": [_entry(one) for one in entries]}, output)


def _entry(one: dict[str, Any]) -> dict[str, Any]:
    """A day as the paper has it; why somebody is excused is nobody's business there."""
    day = date.fromisoformat(one["on"])
    moved = f"原定{dates.day_words(one['moved_from'])}" if one["moved_from"] else ""
    state = RECEPTION_DAY_STATES[one["state"]] if one["state"] in ("held", "dropped") else ""
    return {
        "on": dates.day_words(one["on"]), "weekday": f"{one['weekday']}", "lunar": one["lunar"] or "", "hours": one["hours"] or "",
        "deputies": sitting(one["on_duty"]), "note": "，".join(filter(None, (moved, state))), "month": day.month, "day": day.day,
    }  # fmt: skip


def sitting(on_duty: list[dict[str, Any]]) -> str:
    """Who sits, in words: `李四（代张三）、王五`."""
    return "、".join(one["name"] + (f"（代{one['for']}）" if one["for"] else "") for one in on_duty)


def _by_station(desk: Desk, entries: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A row a station: what it is called, its hours, and what stands in each month's cell."""
    order = [name for (name,) in desk.file.tuples("SELECT name FROM station ORDER BY id")]
    found: dict[str, dict[str, Any]] = {}
    for one in sorted(entries, key=lambda one: order.index(one["station"])):
        row = found.setdefault(
            one["station"], {"station": one["station"], "hours": [], "months": [[] for _ in range(12)]}
        )
        entry = _entry(one)
        if entry["hours"] and entry["hours"] not in row["hours"]:
            row["hours"].append(entry["hours"])
        dropped = "（取消）" if one["state"] == "dropped" else ""
        row["months"][entry["month"] - 1].append(f"{entry['day']}日{dropped}{entry['deputies']}")
    return [
        {**row, "hours": "、".join(row["hours"]), "months": ["\n".join(cell) for cell in row["months"]]}
        for row in found.values()
    ]


_COLUMNS = {
    "on": "日期",
    "weekday": "星期",
    "lunar": "农历",
    "station": "家站点",
    "place": "地点",
    "hours": "时间",
    "deputies": "接待代表",
    "note": "备注",
}


def _sheet(found: Listing, entries: list[dict[str, Any]], output: str, form: str) -> Path:
    from renda_cli.files import sheets_out

    target = texts.whole(output, "-o")
    rows = [[({**one, **_entry(one), "on": one["on"]})[field] for field in _COLUMNS] for one in entries]
    if form == "xlsx":
        sheets_out.write_xlsx(target, [(found.title, list(_COLUMNS.values()), rows)])
    else:
        sheets_out.write_csv(target, list(_COLUMNS.values()), rows)
    return target
