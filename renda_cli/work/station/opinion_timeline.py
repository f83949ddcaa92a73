"""Everything that happened to an opinion, by day."""

from typing import Any

from renda_cli.rules.vocabulary import DEADLINE_KINDS, OPINION_EVENTS, OPINION_ROUTES

_Event = tuple[str, int, str, str]  # day, round, event, text


def timeline(found: dict[str, Any]) -> list[dict[str, str]]:
    """What the object of an opinion tells, in the order of the days, of the rounds and of OPINION_EVENTS: on, event, text."""
    last = found["round"]
    listed: list[_Event] = [(found["received_on"], 0, "received", _joined(found["station"], found["channel"]))]
    for one in found["assignments"]:
        text = f"{one['handler']}（{OPINION_ROUTES[one['route']]}）"
        listed.append((one["assigned_on"], one["round"], "assigned", text))
    for one in found["replies"]:
        by = f"{one['answered_by']}：" if one["answered_by"] else ""
        again = f"（第 {one['round']} 轮）" if one["round"] > 1 else ""
        listed.append((one["on"], one["round"], "replied", f"{one['form']}，{by}{one['text']}{again}"))
    for one in found["feedback"]:
        told = _joined(one["deputy"], one["how"], one["satisfaction"], one["note"])
        listed.append((one["on"], one["round"], f"told_{one['whom']}", told))
    listed += _flagged(found)
    listed += [event for one in found["deadlines"] for event in _moves(one)]
    listed += [
        (found[day], last, event, _joined(*(found[name] for name in names)))
        for event, day, *names in _ACTS
        if found[day]
    ]
    if found["published_on"]:
        hidden = found["published"] == "no"
        listed.append((found["published_on"], last, "private" if hidden else "published", found["private_why"] or ""))
    order = list(OPINION_EVENTS)
    listed.sort(key=lambda event: (event[0], event[1], order.index(event[2])))
    return [{"on": on, "event": event, "text": text} for on, _, event, text in listed]


# Event, the field with its day, the fields with what is said of it.
_ACTS = (
    ("reported", "reported_on", "reported_to"),
    ("referred", "referred_on", "referred_to", "referred_why"),
    ("turned", "turned_on", "proposal"),
    ("archived", "archived_on"),
)


def _flagged(found: dict[str, Any]) -> list[_Event]:
    """When it was flagged as urgent: that opened the first clock that no rule but somebody's word stands behind."""
    days = [one["start_on"] for one in found["deadlines"] if one["start"] == "reported" and not one["cancelled_on"]]
    return [(days[0], found["round"], "urgent", found["urgent_why"])] if found["urgent"] and days else []


def _moves(one: dict[str, Any]) -> list[_Event]:
    """The days to which a deadline moved."""
    what = f"{DEADLINE_KINDS[one['kind']]}期限由"
    return [
        (move["moved_on"], one["round"], "moved", f"{what} {move['from_due_on']} 改为 {move['to_due_on']}（{move['why']}）")
        for move in one["moves"]
    ]  # fmt: skip


def _joined(*words: str | None) -> str:
    return "，".join(filter(None, words))
