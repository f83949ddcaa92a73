"""Whom a scheme scores: the deputies in roster order, the groups, villages, stations, units, or the town's congress."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.store.file import Row
from renda_cli.work import names, papers
from renda_cli.work.desk import Desk
from renda_cli.work.score import members
from renda_cli.work.seats import OFFICIAL_ORDER, acting, own_level

TOWN = 1  # the id of its row
COLUMNS = {"deputy": "deputy_id", "group": "group_id", "station": "station_id", "unit": "unit_id", "village": "village"}
_OF_TOWN = " AND ".join(f"{column} IS NULL" for column in COLUMNS.values())


class Subject(NamedTuple):
    """One who is scored: `key` is the id, of a village its name, of the town TOWN; `group` is a deputy's."""

    key: int | str
    name: str
    group: str | None = None


_SQL = {
    "deputy": f"""SELECT d.id, d.name, g.name FROM (SELECT t.deputy_id, max(t.group_id) AS group_id FROM seat t
        WHERE t.level IN (SELECT value FROM json_each(:levels)) AND {acting("t", "t.id")} GROUP BY t.deputy_id) x
        JOIN deputy d ON d.id = x.deputy_id LEFT JOIN deputy_group g ON g.id = x.group_id ORDER BY {OFFICIAL_ORDER}""",
    "group": """SELECT id, name, NULL FROM deputy_group WHERE kind IN ('代表小组', '代表团') AND coalesce(founded_on, :day) <= :day
        AND coalesce(ended_on, '9') > :day ORDER BY id""",
    "village": f"""SELECT DISTINCT village, village, NULL FROM ({members.VILLAGES}) WHERE village IS NOT NULL
        ORDER BY village GLOB '第[0-9]*', CAST(ltrim(village, '第') AS INTEGER), village""",
    "station": """SELECT id, name, NULL FROM station WHERE coalesce(opened_on, :day) <= :day AND coalesce(closed_on, '9') > :day
        ORDER BY id""",
    "unit": "SELECT id, name, NULL FROM unit WHERE merged_into_id IS NULL ORDER BY id",
}  # fmt: skip


def all_of(desk: Desk, subject: str, day: str, levels: Sequence[str] = ()) -> list[Subject]:
    """All who are scored on a day (ISO), in the order of their list; deputies of the own level where no `levels` are named."""
    if subject == "town":
        return [Subject(TOWN, papers.town_name(desk))]
    sql = _SQL[subject]
    known = {"day": day, "levels": json.dumps(levels or [own_level(desk)], ensure_ascii=False)}
    return [Subject(*row) for row in desk.file.tuples(sql, {name: known[name] for name in known if f":{name}" in sql})]


def named(desk: Desk, subject: str, text: str) -> Subject:
    """The one of a kind of subject that a clerk names. Raises InputError."""
    if subject == "town":
        return Subject(TOWN, papers.town_name(desk))
    if subject == "village":
        name = words.name(text, "村名")
        known = [row[0] for row in desk.file.tuples(_SQL["village"], {"day": desk.today.isoformat()})]
        if name not in known:
            raise InputError(
                f"没有登记过“{name}”", f"村（社区）的名称出自选区、家站点和意见：{'、'.join(known[:10]) or '还没有'}"
            )
        return Subject(name, name)
    found = _FIND[subject](desk, text)
    return Subject(found.id, found.name)


_FIND = {"deputy": names.deputy, "group": names.group, "station": names.station, "unit": names.unit}


def columns(subject: str, key: int | str) -> dict[str, Any]:
    """The columns that say whose a record is."""
    return {} if subject == "town" else {COLUMNS[subject]: key}


def holder_of(subject: str) -> str:
    """The SQL of whose a record with the columns of a subject is; what was given to a merged unit is its successor's."""
    if subject == "town":
        return f"iif({_OF_TOWN}, {TOWN}, NULL)"
    if subject == "unit":
        return "(SELECT coalesce(merged_into_id, id) FROM unit WHERE id = unit_id)"
    return COLUMNS[subject]


def condition(subject: str, key: int | str) -> tuple[str, list[Any]]:
    """The SQL that a record is one subject's, and what it is given."""
    return (_OF_TOWN, []) if subject == "town" else (f"{holder_of(subject)} = ?", [key])


def records(desk: Desk, table: str, subject: str, key: int | str, same: Mapping[str, Any]) -> list[Row]:
    """The rows of a table that are one subject's and have these values in these columns, in the order of entry."""
    whose, values = condition(subject, key)
    conditions = "".join(f" AND {column} IS ?" for column in same)
    found = desk.file.rows(f"SELECT * FROM {table} WHERE {whose}{conditions} ORDER BY id", (*values, *same.values()))
    return [dict(row) for row in found]


def of_row(row: Mapping[str, Any]) -> tuple[str, int | str]:
    """The kind of subject and the key that the columns of a record name."""
    found = [(subject, value) for subject, column in COLUMNS.items() if (value := row.get(column)) is not None]
    return found[0] if found else ("town", TOWN)


def kind(text: str) -> str:
    """A code of SCORE_SUBJECTS typed as code or word (小组, 村, 单位 too). Raises InputError."""
    also = {"小组": "group", "村": "village", "社区": "village", "单位": "unit", "镇": "town", "乡": "town"}
    found = {word: code for code, word in SCORE_SUBJECTS.items()} | also
    code = found.get(text.strip(), text.strip())
    if code not in SCORE_SUBJECTS:
        raise InputError(f"没有“{text[:20]}”这一类", f"可选：{'、'.join(SCORE_SUBJECTS.values())}")
    return code
