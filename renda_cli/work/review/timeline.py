"""Everything that happened to a review, by day."""

from typing import Any

from renda_cli.rules.vocabulary import REVIEW_TIMELINE

_Event = tuple[str, str, str]  # day, event, text


def timeline(found: dict[str, Any]) -> list[dict[str, str]]:
    """What the object of a review tells, in the order of the days and of REVIEW_TIMELINE: on, event, text."""
    listed = [(found[f"{event}_on"], event, "") for event in ("planned", "held", "closed") if found[f"{event}_on"]]
    listed += [
        (one["done_on"], "step", _joined(one["step"], one["who"], one["note"]))
        for one in found["steps"]
        if one["done_on"]
    ]
    for one in found["ballots"]:
        void = "，作废" if one["void"] else ""
        again = f"第 {one['round']} 次，" if one["round"] > 1 else ""
        listed.append((one["on"], "voted", f"{again}发出 {one['issued']}，收回 {one['returned']}{void}"))
    listed += [event for one in found["findings"] for event in _of_finding(one)]
    for one in found["questions"]:
        listed.append((one["asked_on"], "asked", _joined(one["asker"], one["text"])))
        if one["answered_on"]:
            listed.append((one["answered_on"], "answered", _joined(one["unit"], one["answered_by"], one["answer"])))
    for one in found["events"]:
        listed.append((one["on"], one["event"], _joined(one["subject"], one["what"], one["ref"], one["note"])))
    listed += [event for one in found["deadlines"] for event in _moves(one)]
    order = list(REVIEW_TIMELINE)
    listed.sort(key=lambda event: (event[0], order.index(event[1])))
    return [{"on": on, "event": event, "text": text} for on, event, text in listed]


def _of_finding(one: dict[str, Any]) -> list[_Event]:
    """When it was found, what was done about it in each round, and whether that was accepted."""
    events = [(one["found_on"], "found", _joined(f"#{one['id']}", one["unit"], one["text"]))]
    for each in one["rectifications"]:
        again = f"第 {each['round']} 轮" if each["round"] > 1 else None
        about = _joined(f"#{one['id']}", again)
        events.append((each["rectified_on"], "rectified", _joined(about, each["report"])))
        if each["judged_on"]:
            events.append((each["judged_on"], each["verdict"], _joined(about, each["judged_by"], each["why"])))
    return events


def _moves(one: dict[str, Any]) -> list[_Event]:
    return [
        (move["moved_on"], "moved", f"{_joined(one['what'], move['why'])}：{move['from_due_on']} → {move['to_due_on']}")
        for move in one["moves"]
    ]


def _joined(*words: str | None) -> str:
    return "，".join(filter(None, words))
