"""Everything that happened to a proposal, by day."""

from typing import Any

from renda_cli.rules.vocabulary import DEADLINE_KINDS, ROLES

# On one day in the order in which a round goes, each act after the one that it answers.
_ORDER = (
    "submitted", "merged_in", "unmerged", "accepted", "on_agenda", "off_agenda", "refused", "reference", "returned", "assigned", "received",
    "merged", "withdrawn", "unit", "contact", "urged", "opinion", "asked_again", "extended", "reply", "sent", "feedback", "promise",
    "supervised", "visit", "keep", "broken", "rated", "referred_up", "corrected", "moved", "excellent",
    "published", "unpublished", "note", "closed",
)  # fmt: skip
_Event = tuple[str, int, str, str]  # day, round, event, text


def timeline(
    found: dict[str, Any],
    handed_over: list[dict[str, Any]],
    events: list[dict[str, Any]],
    sent: list[dict[str, Any]],
    corrections: list[dict[str, Any]],
    closed_on: str | None,
) -> list[dict[str, str]]:
    """Everything that the object of a proposal (`found`), its assignments, its history and its corrections tell: on, event, text.

    `sent` are replies that reached somebody later than the day they bear.
    """
    last = found["round"]
    signed = f"，附议 {'、'.join(found['co_signers'])}" if found["co_signers"] else ""
    listed: list[_Event] = [(found["submitted_on"], 0, "submitted", f"{found['lead']}{signed}")]
    for one in handed_over:
        listed += _assignment_events(one)
    listed += [
        (one["on"], 1, "contact", _text(f"{one['stage']}{one['how']}{_of_unit(one)}", one["note"]))
        for one in found["contacts"]
    ]
    listed += [event for one in found["opinions"] for event in _opinion_events(one)]
    for one in found["replies"]:
        again = f"（第 {one['round']} 轮）" if one["round"] > 1 else ""
        listed.append((one["on"], one["round"], "reply", f"{one['unit']}，{one['class']} 类，{one['ref']}{again}"))
    for one in found["extensions"]:
        paper = f"，{one['paper']}" if one["paper"] else ""
        listed.append(
            (
                one["on"],
                last,
                "extended",
                f"{one['unit']}：{one['from_due_on']} → {one['until']}，{one['approved_by']}同意（{one['reason']}{paper}）",
            )
        )
    listed += [
        (one["on"], last, "urged", _text(f"{one['how']}催{one['about']}{_of_unit(one)}", one["note"]))
        for one in found["urges"]
    ]
    for one in found["feedback"]:
        listed.append(
            (
                one["on"],
                one["round"],
                "feedback",
                _text(f"{one['deputy']}：过程{one['process']}，结果{one['result']}", one["note"]),
            )
        )
    listed += [event for one in found["promises"] for event in _promise_events(one, last)]
    listed += _supervision_events(found, last)
    listed += [event for one in found["deadlines"] for event in _move_events(one, found)]
    listed += [(one["on"], last, one["event"], _text(one["text"], one["file"])) for one in events]
    listed += [
        (one["on"], last, "corrected", f"{one['what']}：{one['from_text'] or '（空）'} → {one['to_text'] or '（空）'}")
        for one in corrections
    ]
    listed += [(one["on"], last, "sent", one["name"]) for one in sent]
    listed += [(closed_on, last, "closed", "")] if closed_on else []
    listed.sort(key=lambda event: (event[0], event[1], _ORDER.index(event[2])))
    return [{"on": on, "event": event, "text": text} for on, _, event, text in listed]


def _text(said: str, more: str | None) -> str:
    return f"{said}（{more}）" if said and more else said or more or ""


def _assignment_events(one: dict[str, Any]) -> list[_Event]:
    events = [(one["assigned_on"], 1, "assigned", f"{one['unit']}（{ROLES[one['role']]}）")]
    if one["signed_on"] or one["received_on"] != one["assigned_on"]:
        events.append((one["received_on"], 1, "received", str(one["unit"])))
    why = one["ended_why"] or ""
    if why.startswith("退办"):
        events.append((one["ended_on"], 1, "returned", f"{one['unit']}：{why.removeprefix('退办：')}"))
    return events


def _opinion_events(one: dict[str, Any]) -> list[_Event]:
    events = [(one["on"], 1, "opinion", "，".join(text for text in (one["unit"], one["ref"]) if text))]
    if one["asked_again_on"]:
        events.append((one["asked_again_on"], 1, "asked_again", f"{one['unit']}：{one['asked_why']}"))
    return events


def _promise_events(one: dict[str, Any], last: int) -> list[_Event]:
    events = [(one["made_on"], last, "promise", f"{one['what']}，{one['until']} 以前{_of_unit(one)}")]
    if one["kept_on"]:
        events.append((one["kept_on"], last, "keep", str(one["what"])))
    if one["broken_on"]:
        events.append((one["broken_on"], last, "broken", _text(one["what"], one["broken_why"])))
    if one["slip_on"]:
        events.append((one["slip_on"], last, "rated", f"{one['what']}：{one['slip_result']}"))
    return events


def _supervision_events(found: dict[str, Any], last: int) -> list[_Event]:
    one = found["supervision"]
    events = [(one["on"], last, "supervised", _text(one["level"], "、".join(one["leaders"])))] if one else []
    for visit in found["visits"]:
        said = "，".join(text for text in (visit["kind"], "、".join(visit["participants"]), visit["result"]) if text)
        events.append((visit["on"], last, "visit", said))
    return events


def _move_events(one: dict[str, Any], found: dict[str, Any]) -> list[_Event]:
    """Days that moved; an extension tells its own."""
    what = f"{one['unit'] or ''}{DEADLINE_KINDS[one['kind']]}期限"
    told = {(extension["from_due_on"], extension["until"]) for extension in found["extensions"]}
    return [
        (
            move["moved_on"],
            one["round"],
            "moved",
            f"{what}由 {move['from_due_on'] or '未定'} 改为 {move['to_due_on'] or '未定'}（{move['why']}）",
        )
        for move in one["moves"]
        if (move["from_due_on"], move["to_due_on"]) not in told
    ]


def _of_unit(one: dict[str, Any]) -> str:
    return f"（{one['unit']}）" if one["unit"] else ""
