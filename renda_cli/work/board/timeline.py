"""What happened in the last sixty days and what comes in the next: sessions, reviews, activities, and receptions by month."""

from datetime import timedelta
from typing import Any

from renda_cli.work import masking
from renda_cli.work.desk import Desk

DAYS = 60
# An activity that is the same event as a review is told once.
_EVENTS = """SELECT opened_on AS "on", closed_on AS until, 'session' AS kind, kind AS what, number AS title, opened_on <= :today AS held FROM session
    WHERE opened_on BETWEEN :first AND :last
  UNION ALL SELECT coalesce(held_on, planned_on), NULL, 'review', kind, title, coalesce(held_on <= :today, 0) FROM review
    WHERE status <> 'dropped' AND coalesce(held_on, planned_on) BETWEEN :first AND :last
  UNION ALL SELECT coalesce(held_on, planned_on), until_on, 'activity', kind, title, coalesce(held_on <= :today, 0) FROM activity
    WHERE status <> 'dropped' AND coalesce(held_on, planned_on) BETWEEN :first AND :last
      AND NOT EXISTS (SELECT 1 FROM review WHERE activity_id = activity.id)
  ORDER BY 1, 3 DESC, 4, 5"""
_RECEIVED = "SELECT substr(held_on, 1, 7) AS month, sum(times), sum(voters) FROM reception WHERE month BETWEEN ? AND ? GROUP BY 1"
_PLANNED = """SELECT substr(planned_on, 1, 7) AS month, count(*) FROM reception_day
    WHERE month BETWEEN ? AND ? AND planned_on > ? AND dropped_why IS NULL GROUP BY 1"""


def timeline(desk: Desk) -> list[dict[str, Any]]:
    """The months from DAYS ago to DAYS ahead in which something stands, each with its events in the order of their days.

    An event has `on`, `until`, its kind, what it is, a title and whether it was `held`. Receptions are counted over the whole month:
    how often and how many voters (`received`, `voters`), on how many days to come (`planned`).
    """
    today = desk.today.isoformat()
    first, last = ((desk.today + timedelta(days=days)).isoformat() for days in (-DAYS, DAYS))
    months: dict[str, dict[str, Any]] = {}

    def month(name: str) -> dict[str, Any]:
        return months.setdefault(name, {"month": name, "events": [], "received": 0, "voters": 0, "planned": 0})

    for event in desk.file.rows(_EVENTS, {"first": first, "last": last, "today": today}):
        told = dict(event) | {"held": bool(event["held"]), "title": masking.free(event["title"])}
        month(event["on"][:7])["events"].append(told)
    for name, times, voters in desk.file.tuples(_RECEIVED, (first[:7], last[:7])):
        month(name).update(received=times, voters=voters)
    for name, count in desk.file.tuples(_PLANNED, (first[:7], last[:7], today)):
        month(name)["planned"] = count
    return [months[name] for name in sorted(months)]
