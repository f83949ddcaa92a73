"""Everything that a scheme can count by itself, found by its Chinese label or its code. A new measure is a new entry in its module."""

from datetime import date
from difflib import get_close_matches

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.work.desk import Desk
from renda_cli.work.score import measures_deputy, measures_group, measures_service, measures_station, measures_unit
from renda_cli.work.score.measure import Measure
from renda_cli.work.score.members import ROLLED

MEASURES = (
    *measures_deputy.MEASURES,
    *measures_service.MEASURES,
    *measures_group.MEASURES,
    *measures_station.STATIONS,
    *measures_station.VILLAGES,
    *measures_unit.MEASURES,
)
_NEAREST = (
    "group",
    "village",
    "station",
    "unit",
    "deputy",
)  # of whom records are rolled up, those of stations come first


def of_subject(subject: str) -> list[Measure]:
    """What a scheme of a subject (a code of SCORE_SUBJECTS) may count: its own first, then what its stations and deputies did.

    Where two bear one label, the label means the first; the key names the other.
    """
    holders = [subject, *(holder for holder in _NEAREST if (subject, holder) in ROLLED)]
    return [one for holder in holders for one in MEASURES if one.holder == holder]


def find(text: str, subject: str) -> Measure:
    """The measure of a label or a key. Raises InputError with those that are nearly called so, or with where it is counted."""
    known = of_subject(subject)
    wanted = text.strip()
    found = [one for one in known if wanted in (one.label, one.key)]
    if found:
        return found[0]
    others = [SCORE_SUBJECTS[one.holder] for one in MEASURES if wanted in (one.label, one.key)]
    whose = SCORE_SUBJECTS[subject]
    if others:
        raise InputError(f"“{wanted}”是{others[0]}的指标，{whose}没有", f"可选：{_labels(known)}")
    raise InputError(f"没有“{wanted[:30]}”这项指标", _near(wanted, known))


def _near(wanted: str, known: list[Measure]) -> str:
    names = [name for one in known for name in (one.label, one.key)]
    near = (
        get_close_matches(wanted, names, n=3, cutoff=0.5) or [name for name in names if wanted and wanted in name][:3]
    )
    return f"相近的有：{'、'.join(dict.fromkeys(near))}" if near else f"可选：{_labels(known)}"


def _labels(known: list[Measure]) -> str:
    return "、".join(dict.fromkeys(one.label for one in known)) or "无"


def kinds(desk: Desk, measure: Measure, day: date) -> tuple[str, ...]:
    """What an item may narrow a measure to on a day, by the rulebook where it says so."""
    if not measure.kinds_from:
        return measure.kinds
    from renda_cli.work import checklist  # few schemes narrow what the rulebook lists
    from renda_cli.work.activity import naming

    if measure.kinds_from == "activity.kinds":
        return tuple(naming.kinds(desk, day))
    return tuple(checklist.known(desk, measure.kinds_from, day))
