"""The plan of a year on the screen: who receives voters where and when."""

from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import Section


def tell(out: Output, found: Any, path: Path | None) -> None:
    """Where the plan was written, or the plan itself."""
    if path is not None:
        out.receipt([f"已写到 {path}"], lambda: {"path": str(path)})
    elif out.format == "json":
        out.listing(Section(found.fields, found.rows, about="duty"))
    else:
        out.listing(_for_people(found))


def tell_totals(out: Output, found: Any) -> None:
    """How often each deputy sits."""
    out.listing(Section(found.fields, found.rows, found.title, "duty_totals", found.notes))


def _for_people(found: Any) -> Section:
    """The days with those on duty in words, without the place, which is the station's, and columns that nothing stands in.

    The days of one station have it in their title.
    """
    rows = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    for row in rows:
        row["on_duty"] = [one["name"] + (f"（代{one['for']}）" if one["for"] else "") for one in row["on_duty"]]
        row["excused"] = [f"{one['name']}（{one['why']}）" for one in row["excused"]]
    stations = {row["station"] for row in rows}
    hidden = {"place", "station"} if len(stations) == 1 else {"place"}
    fields = [field for field in found.fields if field in _ALWAYS or any(row[field] for row in rows)]
    fields = [field for field in fields if field not in hidden]
    title = f"{found.title}（{stations.pop()}）" if "station" in hidden else found.title
    return Section(fields, [[row[field] for field in fields] for row in rows], title, "duty", found.notes)


_ALWAYS = ("on", "weekday", "lunar", "station", "on_duty", "state")
