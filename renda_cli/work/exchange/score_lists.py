"""The lists of schemes, points and talks as they are exported: what is asked, how it is told, what is kept back."""

from collections.abc import Callable
from typing import Any

from renda_cli.rules import score_amounts
from renda_cli.rules.vocabulary import SCORE_ENTRY_KINDS, SCORE_PERIODS, SCORE_STATES, SCORE_SUBJECTS
from renda_cli.work.masking import free

_NAME = "iif(x.deputy_id, '#' || x.deputy_id, x.subject)"
SQL = {
    "schemes": "SELECT name, year, version, subject, period, loaded_on, why, definition FROM scheme ORDER BY id",
    "points": f"""SELECT x.held_on AS "on", x.subject_kind, {_NAME} AS subject, x.scheme, x.period, x.item, x.kind,
          iif(x.amount = 'points', x.amount_milli, NULL) AS points, iif(x.amount = 'count', x.amount_milli, NULL) AS count, x.evidence, x.file, x.entered_by,
          x.status, iif(x.status = 'refused', (SELECT why FROM score_stage WHERE entry_id = x.id AND stage = 'refused' ORDER BY id DESC), NULL) AS why,
          x.note FROM score_line x ORDER BY x.id""",
    "talks": f"""SELECT x.held_on AS "on", x.subject_kind, {_NAME} AS subject, x.what, x.held_by AS "by", x.why, x.answer, x.scheme, x.period, x.file,
          x.note FROM talk_line x ORDER BY x.id""",
}  # fmt: skip
WORDS: dict[str, dict[str, Callable[[Any], Any]]] = {
    "schemes": {"subject": SCORE_SUBJECTS.__getitem__, "period": SCORE_PERIODS.__getitem__},
    "points": {
        "subject_kind": SCORE_SUBJECTS.__getitem__, "kind": SCORE_ENTRY_KINDS.__getitem__, "status": SCORE_STATES.__getitem__,
        "points": score_amounts.number, "count": score_amounts.number,
    },
    "talks": {"subject_kind": SCORE_SUBJECTS.__getitem__},
}  # fmt: skip
NAMING = {"points": "subject", "talks": "subject"}
PERSONAL: dict[str, dict[str, Callable[[Any], Any]]] = {
    "points": dict.fromkeys(("evidence", "why", "note"), free),
    "talks": dict.fromkeys(("what", "why", "answer", "note"), free),
}
# What a row has no place for, as the note on an export counts it.
BEYOND = {
    "schemes": {"定稿": "SELECT id FROM score_freeze"},
    "points": {
        "审核和更正的经过": """SELECT s.entry_id FROM score_stage s JOIN score_entry e ON e.id = s.entry_id
            WHERE e.kind <> 'correction' OR s.stage <> 'corrected'""",
        "同样依据的几笔": """SELECT x.id FROM score_entry x JOIN score_entry e ON e.id < x.id AND e.held_on = x.held_on AND e.item = x.item
            AND e.scheme = x.scheme AND e.period = x.period AND e.evidence = x.evidence AND e.kind = x.kind
            AND e.deputy_id IS x.deputy_id AND e.group_id IS x.group_id AND e.station_id IS x.station_id AND e.unit_id IS x.unit_id
            AND e.village IS x.village AND e.status <> 'refused' AND x.status <> 'refused'""",
        "异议": "SELECT id FROM score_objection",
    },
}  # fmt: skip
