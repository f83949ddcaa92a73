"""Sheets of what was counted in votes: one row a subject, a question or a project, a column a grade or all of it in one cell."""

from collections.abc import Callable, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import headings
from renda_cli.rules import ballots, cells, days
from renda_cli.rules.vocabulary import PROJECT_STAGES
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import review_cells
from renda_cli.work.exchange.activity_cells import count
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Found, Kind, Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.exchange.station_cells import among, coded
from renda_cli.work.review import ballot, project_rating, subjects

MARK = "mark_"  # of the fields that are a column of one grade each
_STAGES = coded(PROJECT_STAGES)
_SHEET = ("issued", "returned", "members", "present", "scheme", "session")


def _readers(desk: Desk, directory: Directory) -> Mapping[str, Callable[[str], Any]]:
    marks = {
        name: review_cells.sheets(shown[0])
        for name, shown in headings.headings("ballots").items()
        if name.startswith(MARK)
    }
    return {
        **marks, "review": review_cells.review(desk), "subject": lambda cell: review_cells.told_apart(desk, cell).strip(), "question": str.strip,
        "year": lambda cell: days.year(cells.halfwidth(cell).removesuffix("度")), "project": str.strip,
        "stage": among("阶段", _STAGES | {"中期": "mid", "半年": "mid", "年末": "end", "年底": "end"}), "on": directory.day,
        "voters": text("投票人"), "issued": review_cells.sheets("发出", 1), "returned": review_cells.sheets("收回"),
        "votes": lambda cell: review_cells.votes_written(ballots.read_votes([cell], "--votes ")), "invalid": review_cells.sheets("无效"),
        "valid": review_cells.sheets("有效"), "members": count("应投票人数", 1), "present": count("到会人数"),
        "round": lambda cell: count("轮次", 1)(cells.halfwidth(cell).removeprefix("第").rstrip("次轮")),
        "scheme": text("评定办法"), "session": lambda cell: directory.session(cell)["number"],
    }  # fmt: skip


def _target(desk: Desk, values: Values) -> tuple[str, int]:
    """What a row is about: the column of ballot_row and the id. Raises InputError."""
    if "project" in values:
        if "stage" not in values:
            raise CellError("项目的测评缺少阶段，请写年中或年终", name="stage")
        row = names.project(desk, values["project"], values.get("year"))
        return "project_id", row["id"]
    if "review" not in values:
        raise CellError(
            "没有写是哪项评议的票，也没有写项目", "请补上；整列都没有的，可用 --fill 评议=… 给出", name="review"
        )
    if "question" in values:
        return "question_id", _question(desk, values["review"], values["question"])
    if "subject" in values:
        return "subject_id", subjects.find(desk, values["review"], values["subject"])["id"]
    listed = subjects.of(desk, values["review"])
    if len(listed) != 1:
        raise CellError("缺少评议对象，请补上", name="subject")
    return "subject_id", listed[0]["id"]


def _question(desk: Desk, review_id: int, said: str) -> int:
    rows = desk.file.rows("SELECT id, text, asker FROM review_question WHERE review_id = ? ORDER BY id", (review_id,))
    fitting = [
        row["id"] for row in rows
        if said in (row["text"], masking.spoken(row["text"], row["asker"], None), str(row["id"]), f"#{row['id']}")
    ]  # fmt: skip
    if len(fitting) != 1:
        raise CellError(f"这项评议里没有问题“{said[:30]}”", "请照登记的原文写，或写问题的编号", name="question")
    return int(fitting[0])


def _settle(values: Values) -> None:
    """The columns of grades as one text of votes. Raises CellError without votes."""
    known = headings.headings("ballots")
    marked = {known[name][0]: values.pop(name) for name in list(values) if name.startswith(MARK)}
    if marked and "votes" in values:
        raise CellError("又有各等次的列，又有得票这一列", "请只留一样", name="votes")
    if marked:
        values["votes"] = review_cells.votes_written(marked)
    if not values.get("votes"):
        raise CellError("没有写票数", "请补上各等次的票数，或在得票里写 满意=50，基本满意=6", name="votes")


_FOUND = """SELECT o.id, o.invalid, o.position, b.id AS ballot_id, b.stage, b.year, b.round, b.held_on AS "on", b.voters, b.members, b.present, b.issued,
      b.returned, b.void, b.scheme, s.number AS session
    FROM ballot_row o JOIN ballot b ON b.id = o.ballot_id LEFT JOIN session s ON s.id = b.session_id
    WHERE o.{} = ? AND b.stage IS ? ORDER BY b.round, b.id"""


def _rows(desk: Desk, values: Values) -> list[Values]:
    """What was entered of the row's subject, the oldest first."""
    column, target = _target(desk, values)
    return [dict(row) for row in desk.file.rows(_FOUND.format(column), (target, values.get("stage")))]


def _find(desk: Desk, values: Values) -> Found | None:
    """The row of the vote of that day and round; without both the last one, which then says the same. Raises InputError."""
    taken = values.pop("taken")
    _settle(values)
    rows = [row for row in _rows(desk, values) if row["id"] not in taken]
    known = {row["id"]: _marks(desk, row["id"]) for row in rows}

    def fits(row: Values) -> bool:
        return all(values.get(name, row[name]) == row[name] for name in ("on", "round"))

    fitting = [row for row in rows if fits(row)] or [
        row for row in rows if row["round"] == values.get("round") and not row["void"]
    ]
    marked = ballots.read_votes([values["votes"]])
    alike = [row for row in fitting if _marked(marked) == _marked(known[row["id"]]) and _same_sheet(row, values)]
    if not fitting:
        standing = [row for row in rows if not row["void"]]
        if standing and "round" not in values:
            how = f"再次测评的请在轮次写 {standing[-1]['round'] + 1}，日期有误的请写 {standing[-1]['round']}"
            raise CellError(f"在 {standing[-1]['on']} 已登记测评", how, name="on")
        return None
    row = (alike or [one for one in fitting if _same_sheet(one, values)] or fitting)[-1]
    if not alike and row["void"] and not _same_sheet(row, values):
        return None  # a vote that was void is followed by another of the same day
    if not alike and not {"on", "round"} & values.keys():
        how = "改正的请写日期，再次测评的请写轮次"
        raise CellError(f"与 {row['on']} 登记的测评不同", how, name="votes")
    return Found(row["id"], _there(row, known[row["id"]], marked, values))


def _same_sheet(row: Values, values: Values) -> bool:
    return all(values.get(name, row[name]) == row[name] for name in ("issued", "returned"))


def _there(row: Values, known: Mapping[str, int], marked: Mapping[str, int], values: Values) -> Values:
    named: Values = {
        name: values[name] for name in ("review", "subject", "question", "project", "year") if name in values
    }
    values.pop("valid", None)
    written = values["votes"] if _marked(known) == _marked(marked) else review_cells.votes_written(known)
    return {**row, **named, "votes": written}


def _marks(desk: Desk, row_id: int) -> dict[str, int]:
    """The votes of a row that was entered."""
    sql = "SELECT grade, votes FROM ballot_vote WHERE row_id = ? ORDER BY rowid"
    return dict(desk.file.tuples(sql, (row_id,)))


def _marked(votes: Mapping[str, int]) -> dict[str, int]:
    """The votes without what nobody marked: a sheet may have a column for it or not."""
    return {grade: number for grade, number in votes.items() if number}


def _enter(desk: Desk, values: Values) -> int:
    again = values.get("round", 1) > 1
    if "on" not in values:
        values = {**values, **_day(desk, values, again)}
    _put(desk, values, _said(values) | {"again": again}, new=True)
    row = _rows(desk, values)[-1]
    if row["round"] != values.get("round", row["round"]):
        told = f"这是第 {row['round']} 次测评，不是第 {values['round']} 次"
        raise CellError(told, "以前的请写在前面的行", name="round")
    return int(row["id"])


def _day(desk: Desk, values: Values, again: bool) -> Values:
    """The day of a first vote of which the row does not say it: that of the meeting; of an evaluation that of its sheet."""
    if "project" in values:
        sql = "SELECT max(held_on) FROM ballot WHERE purpose = 'evaluation' AND stage = ? AND year = ?"
        row = names.project(desk, values["project"], values.get("year"))
        ((day,),) = desk.file.tuples(sql, (values["stage"], row["year"]))
    else:
        day = None if again else names.review(desk, str(values["review"]))["held_on"]
    if day is None:
        raise CellError("缺少日期，请补上", name="on")
    return {"on": day}


def _said(values: Values) -> dict[str, Any]:
    """The options that both verbs have."""
    said = {name: values[name] for name in (*_SHEET, "on", "invalid", "valid") if name in values}
    said |= {"by": values["voters"]} if "voters" in values else {}
    return said | ({"votes": [values["votes"]]} if "votes" in values else {})


def _put(desk: Desk, values: Values, said: dict[str, Any], *, new: bool) -> None:
    """The verb of a review's vote, or that of the evaluation of projects."""
    if "project" in values:
        said.pop("again", None)
        row = names.project(desk, values["project"], values.get("year"))
        project_rating.evaluate(
            desk, str(row["year"]), stage=values["stage"], project=f"{row['year']}-{row['no']}", replace=not new, **said
        )
        return
    column, target = _target(desk, values)
    about: Values = {"question": str(target)} if column == "question_id" else {"subject": _name(desk, target)}
    if new:
        with review_cells.reopened(desk, values["review"]):
            ballot.enter(desk, str(values["review"]), **about, **said)
    else:
        ballot.enter(desk, str(values["review"]), replace=True, **about, **said)


def _name(desk: Desk, subject_id: int) -> str:
    return str(desk.file.tuples("SELECT name FROM review_subject WHERE id = ?", (subject_id,))[0][0])


def _change(desk: Desk, found: Found, values: Values) -> None:
    """Corrects the last vote on a subject. Raises InputError for one that another followed."""
    about = {
        name: found.values[name]
        for name in ("review", "subject", "question", "project", "year", "stage")
        if found.values.get(name)
    }
    if _rows(desk, about)[-1]["id"] != found.key:
        raise InputError(f"{found.values['on']} 的测评以后又投过票，不能在表里改正", "请去掉这一行")
    said = _said({"votes": found.values["votes"], **values})
    _put(desk, {**about, **values}, said, new=False)


_OPTIONS = {
    "--subject": "subject", "--question": "question", "--votes": "votes", "--invalid": "invalid", "--valid": "valid", "--issued": "issued",
    "--returned": "returned", "--members": "members", "--present": "present", "--scheme": "scheme", "--by": "voters", "--on": "on",
    "--session": "session", "--project": "project", "--stage": "stage",
}  # fmt: skip
BALLOTS = Kind((), _readers, _find, _enter, _change, "votes", _OPTIONS, alike=True)
