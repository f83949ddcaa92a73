"""The empty ballot paper of the vote on a year's livelihood projects."""

from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import CHOOSING_METHODS
from renda_cli.store.file import Row
from renda_cli.work import doing, names, papers, sittings
from renda_cli.work.desk import Desk
from renda_cli.work.review import project, project_result, project_vote

_MARKS = {"marks": "选择", "urgency": "名次"}


def paper(
    desk: Desk, year: str, *, places: int | None = None, method: str | None = None, session: str | None = None, again: bool = False
) -> dict[str, Any]:  # fmt: skip
    """What stands on the ballot: its title, how to mark it, the candidates. `again` for those that the last vote left open.

    Raises InputError where there is no candidate, or nothing says how many may be chosen.
    """
    number = doing.of_year(days.year(year))
    last = project_result.last_valid(project_result.ballots(desk, number)) if again else None
    if again and last is None:
        raise InputError(f"{number} 年还没有有效的票决", "第一次投票的票不写 --again")
    seats = project_vote.places_of(desk, places, last)
    how = words.code(method, CHOOSING_METHODS, "--method") if method else last["method"] if last else "marks"
    rows = project_vote.standing(desk, number, last)
    which = f"第{words.in_chinese(last['round'] + 1)}次" if last else ""
    return {
        "title": f"{_meeting(desk, session)}{number}年民生实事项目{which}票决票", "year": number, "method": how,
        "places": seats, "how": _how(how, len(rows), seats), "mark": _MARKS[how], "candidates": [_candidate(desk, row) for row in rows],
        "notes": list(desk.remarks),
    }  # fmt: skip


def _meeting(desk: Desk, session: str | None) -> str:
    if session is None:
        return papers.congress_name(desk)
    row = names.session(desk, session)
    return f"{papers.town_name(desk)}{sittings.title(row['kind'], row['number'])}"


def _how(method: str, candidates: int, places: int) -> str:
    told = f"候选项目 {candidates} 项，应选 {places} 项。"
    if method == "marks":
        return (
            f"{told}同意列入的，在该项的“选择”栏画“○”。画“○”的不多于 {places} 项的有效，多于 {places} 项的，全票无效。"
        )
    return f"{told}请按轻重缓急，在“名次”栏从 1 到 {candidates} 编号，最急的写 1。漏编、重编的，全票无效。"


def _candidate(desk: Desk, row: Row) -> dict[str, Any]:
    about = project.as_object(desk, row["id"])
    budget = None if about["budget"] is None else f"{about['budget']:,}"
    return {**{name: about[name] for name in ("no", "title", "content", "village", "unit")}, "budget": budget}


def write(desk: Desk, found: dict[str, Any], output: str) -> Path:
    """Writes a ballot as DOCX or Markdown by the ending of `output`. Raises InputError."""
    data = {**found, "town": papers.town_name(desk), "today": papers.in_words(desk.today.isoformat())}
    return papers.made("project_ballot", data, output)
