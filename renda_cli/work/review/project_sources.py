"""Where a candidate for the year's livelihood projects came from: voters' opinions, proposals, or otherwise, in words."""

from collections.abc import Mapping
from typing import Any

from renda_cli.rules import words
from renda_cli.rules.vocabulary import PROJECT_SOURCES
from renda_cli.store.file import File
from renda_cli.store.statements import insert_project_source
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk

NAMES = frozenset({"sources", "opinions", "proposals", "no_sources"})
_ALL = """SELECT c.kind, c.opinion_id, c.text, coalesce(s.number || '/', '') || p.no AS proposal
    FROM project_source c LEFT JOIN proposal p ON p.id = c.proposal_id LEFT JOIN session s ON s.id = p.session_id
    WHERE c.project_id = ? ORDER BY c.id"""
_PROJECTS = """SELECT p.year || '-' || p.no AS no, p.title, p.status FROM project p
    WHERE p.id IN (SELECT project_id FROM project_source WHERE {} = ?) ORDER BY p.year, p.no"""
_ELSEWHERE = """SELECT p.year || '-' || p.no FROM project_source c JOIN project p ON p.id = c.project_id
    WHERE c.{} = ? AND p.id <> ? ORDER BY p.id"""


def connect(desk: Desk, project_id: int, given: Mapping[str, Any]) -> bool:
    """Writes the sources that were said (names NAMES), each once; returns whether that changed anything. Raises InputError."""
    before = of(desk, project_id)
    if given.get("no_sources"):
        desk.file.db.execute("DELETE FROM project_source WHERE project_id = ?", (project_id,))
    for row in names.opinions(desk, given["opinions"]) if given.get("opinions") else ():
        _link(desk, project_id, "opinion", row["id"], f"选民意见 #{row['id']}")
    for row in names.proposals(desk, given["proposals"]) if given.get("proposals") else ():
        _link(desk, project_id, "proposal", row["id"], f"代表建议 {names.full(row)}")
    for text in given.get("sources") or ():
        said = words.title(text, "来源")
        if all(one["text"] != said for one in of(desk, project_id)):
            insert_project_source(desk.file.db, project_id=project_id, kind="other", text=said)
    return of(desk, project_id) != before


def _link(desk: Desk, project_id: int, kind: str, other: int, called: str) -> None:
    column = f"{kind}_id"
    there = "SELECT 1 FROM project_source WHERE project_id = ? AND " + column + " = ?"
    if desk.file.row(there, (project_id, other)):
        return
    elsewhere = [number for (number,) in desk.file.tuples(_ELSEWHERE.format(column), (other, project_id))]
    if elsewhere:
        desk.remarks.append(f"提示：{called}也是 {'、'.join(elsewhere)} 的来源，请看是否重复")
    about: dict[str, Any] = {column: other}
    insert_project_source(desk.file.db, project_id=project_id, kind=kind, **about)


def of(desk: Desk, project_id: int) -> list[dict[str, Any]]:
    """The sources of a project as they were entered: kind, no (of the opinion or the proposal), text."""
    return [
        {
            "kind": row["kind"],
            "no": str(row["opinion_id"]) if row["kind"] == "opinion" else row["proposal"],
            "text": masking.text(row["text"]) if row["text"] else None,
        }
        for row in desk.file.rows(_ALL, (project_id,))
    ]


def projects_from(file: File, kind: str, source_id: int) -> list[dict[str, Any]]:
    """The projects that an opinion or a proposal (`kind`) is a source of: no (`2022-3`), title, status."""
    return [dict(row) for row in file.rows(_PROJECTS.format(f"{kind}_id"), (source_id,))]


def in_words(found: list[dict[str, Any]]) -> str:
    """Sources in words: `选民意见 #3、代表建议 5-1/2、走访征集`."""
    return "、".join(
        one["text"] or f"{PROJECT_SOURCES[one['kind']]} {'#' if one['kind'] == 'opinion' else ''}{one['no']}"
        for one in found
    )
