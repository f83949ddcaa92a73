"""Everything that happened to a livelihood project, by day."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.rules import money
from renda_cli.rules.vocabulary import EXAMINATIONS, PROJECT_EVENTS, PROJECT_SOURCES, PROJECT_STAGES

_Event = tuple[str, str, str]  # day, event, text


def timeline(found: Mapping[str, Any]) -> list[dict[str, str]]:
    """What the object of a project tells, in the order of the days and of PROJECT_EVENTS: on, event, text."""
    listed: list[_Event] = []
    if found["carried_from"]:
        listed.append((found["collected_on"], "carried_in", f"由 {found['carried_from']} 结转"))
    else:
        listed.append((found["collected_on"], "collected", _sources(found["sources"])))
    if found["examined_on"]:
        told = _joined(EXAMINATIONS[found["examined"]], found["examined_by"], found["examined_why"])
        listed.append((found["examined_on"], "examined", told))
    listed += [(one["on"], "voted", _choice(one)) for one in found["choice"]]
    if found["selected_on"] and not found["carried_from"]:
        listed.append((found["selected_on"], "selected", found["session"] or ""))
    listed += [(one["reported_on"], "progress", _progress(one)) for one in found["progress"]]
    listed += [
        (one["decided_on"], "changed", _joined(one["what"], one["decided_by"], one["ref"], one["why"]))
        for one in found["changes"]
    ]
    listed += [
        (one["on"], "evaluated", _joined(PROJECT_STAGES[one["stage"]], "作废" if one["void"] else one["grade"]))
        for one in found["evaluations"]
    ]
    listed += _endings(found)
    order = list(PROJECT_EVENTS)
    listed.sort(key=lambda event: (event[0], order.index(event[1])))
    return [{"on": on, "event": event, "text": text} for on, event, text in listed]


def _sources(listed: Sequence[Mapping[str, Any]]) -> str:
    """Opinions and proposals by their numbers, the rest in words."""
    return "、".join(
        f"{PROJECT_SOURCES[one['kind']]} {one['no']}" if one["no"] else one["text"] or "" for one in listed
    )


def _choice(one: Mapping[str, Any]) -> str:
    got = f"名次和 {one['points']}" if one["points"] is not None else f"得票 {one['votes']}"
    again = f"第 {one['round']} 次投票" if one["round"] > 1 else None
    return _joined(again, "作废" if one["void"] else got)


def _progress(one: Mapping[str, Any]) -> str:
    percent = None if one["percent"] is None else f"{one['percent']}%"
    spent = None if one["spent"] is None else f"累计支出 {money.told(round(one['spent'] * 100))}"
    return f"{one['month']}：{_joined(percent, spent, one['text'], *one['photos'])}"


def _endings(found: Mapping[str, Any]) -> list[_Event]:
    if found["status"] == "done":
        return [(found["done_on"], "done", "")]
    if found["carried_to"]:
        return [(found["carried_to"]["on"], "carried", f"结转为 {found['carried_to']['no']}")]
    if found["status"] == "ended" and found["changes"]:
        return [(found["changes"][-1]["decided_on"], "ended", found["ended_why"] or "")]
    return []


def _joined(*words: str | None) -> str:
    return "，".join(filter(None, words))
