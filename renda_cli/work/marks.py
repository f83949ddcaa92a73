"""What the items of checklists were last found to be, of groups and of stations."""

from datetime import date

from renda_cli.store.file import Row
from renda_cli.work.desk import Desk

FIELDS = ("list", "item", "met", "checked_on", "note")


def last(desk: Desk, column: str, day: date, subject_id: int | None = None) -> list[Row]:
    """What each item of the checklists of one subject, or of all, was last found to be, up to a day.

    `column` is whose they are: `group_id` or `station_id`. Fields FIELDS, `file` and that column.
    """
    rows = desk.file.rows(
        f"""SELECT {column}, list, item, met, checked_on, file, note FROM checklist_mark m
        WHERE coalesce({column} = :subject, :subject IS NULL) AND checked_on = (SELECT max(checked_on) FROM checklist_mark
          WHERE {column} = m.{column} AND list = m.list AND item = m.item AND checked_on <= :day)
        ORDER BY {column}, list, id""",
        {"subject": subject_id, "day": day.isoformat()},
    )
    return [{**dict(row), "met": bool(row["met"])} for row in rows]
