"""What is late, what comes within thirty days, and with whom the open deadlines lie."""

from datetime import timedelta
from typing import Any

from renda_cli.work import masking
from renda_cli.work.desk import Desk
from renda_cli.work.due import due, level

SOON_DAYS = 30
_FIELDS = ("what", "kind", "session", "no", "title", "unit", "deputy", "due_on", "latest_on", "days_left", "level")
# What voters say and ask is not for a page that is passed on: only that they did, and the number.
_SPOKEN = {"opinion": "选民意见第 {} 号", "answer": "询问的问题第 {} 号"}


def owed(desk: Desk) -> dict[str, Any]:
    """`late` (the most overdue first) and `coming` within SOON_DAYS as lists of deadlines, what lies with each of the `units`, and notes.

    A deadline has the fields of `due` without its ids; what voters said is left out. `counts` says how many are late, coming and open.
    """
    found = due(desk, SOON_DAYS, noting=True)
    items = [_told(dict(zip(found.fields, row, strict=True))) for row in found.rows]
    items.sort(key=lambda item: item["days_left"])
    late = [item for item in items if item["level"] != "due"]
    coming = [item for item in items if item["level"] == "due" and item["days_left"] <= SOON_DAYS]
    open_ = desk.file.tuples("SELECT unit, due_on, latest_on FROM open_deadline WHERE due_on IS NOT NULL")
    counts = {"late": len(late), "coming": len(coming), "open": len(open_)}
    notes = [
        f"{note.partition('：')[0]}。" for note in found.notes
    ]  # without the command, which the chair does not type
    return {"counts": counts, "late": late, "coming": coming, "units": _units(desk, open_), "notes": notes}


def _told(item: dict[str, Any]) -> dict[str, Any]:
    told = {name: item[name] for name in _FIELDS}
    by_voter = item["kind"] == "opinion" or item["what"] == "询问"
    told["title"] = _SPOKEN[item["kind"]].format(item["no"]) if by_voter else masking.free(item["title"])
    return told


def _units(desk: Desk, deadlines: list[tuple[Any, ...]]) -> list[dict[str, Any]]:
    """How many deadlines are open, late and coming with each unit, the one with the most late first; no unit stands last.

    What several are to answer counts for each of them.
    """
    today, soon = desk.today.isoformat(), (desk.today + timedelta(days=SOON_DAYS)).isoformat()
    units: dict[str, dict[str, Any]] = {}
    for unit, due_on, latest_on in deadlines:
        for name in (unit or "").split("、"):
            row = units.setdefault(name, {"unit": name or None, "open": 0, "late": 0, "coming": 0})
            row["open"] += 1
            is_late = level(due_on, latest_on, today) != "due"
            row["late"] += is_late
            row["coming"] += not is_late and due_on <= soon
    return sorted(units.values(), key=lambda row: (row["unit"] is None, -row["late"], -row["open"], row["unit"]))
