"""What stands in the cells of sheets of reviews, of their votes and of livelihood projects."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import cells, reviewed
from renda_cli.rules.vocabulary import REVIEW_KINDS, REVIEW_STATES, SUBJECT_KINDS
from renda_cli.work import names
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.activity_cells import count
from renda_cli.work.exchange.directory import called, labels
from renda_cli.work.exchange.station_cells import among
from renda_cli.work.review import closing, naming

_KINDS = {
    **{kind: kind for kind in REVIEW_KINDS}, "述职": "代表述职", "述职评议": "代表述职", "代表述职评议": "代表述职", "代表向选民述职": "代表述职",
    "工作评议": "部门评议", "部门工作评议": "部门评议", "站所评议": "部门评议", "专项工作评议": "专项评议", "执法评议": "执法检查", "询问": "专题询问",
    "听证会": "听证", "票决": "票决评估", "满意度测评": "票决评估",
}  # fmt: skip
status = among("状态", {
    **{word: code for code, word in REVIEW_STATES.items()}, "未开展": "planned", "待开展": "planned", "已计划": "planned", "开展": "held", "已完成": "held",
    "已召开": "held", "办结": "closed", "已归档": "closed", "已取消": "dropped",
})  # fmt: skip
UNDATED = "未定日期"


def kind(cell: str) -> str:
    """The kind of review that a cell means. Raises InputError with the choices."""
    word = cell.strip()
    return _KINDS.get(word) or naming.kind(word)


def sheets(what: str, least: int = 0) -> Callable[[str], int]:
    """The reader of a number of votes or sheets: `29`, `29张`, `29票`."""
    read = count(what, least)
    return lambda cell: read(cells.halfwidth(cell).rstrip("票张").strip())


def review(desk: Desk) -> Callable[[str], int]:
    """The reader of the review that a row is of (its id): by number, title, or `title（day）` where several bear it.

    Raises InputError with those that could be meant.
    """

    def read(cell: str) -> int:
        said = cell.strip()
        if re.fullmatch(r"#?(?a:\d{1,9})", said):
            return int(names.review(desk, said)["id"])
        rows = [dict(row) for row in desk.file.rows('SELECT id, title, status, "on" FROM review_line ORDER BY id')]
        bare, day = _dated(said)
        found = (
            [row for row in rows if row["title"] == said]
            or [row for row in rows if row["title"] == bare and (row["on"] or UNDATED) == day]
            or [row for row in rows if said in row["title"]]
        )
        found = [row for row in found if row["status"] != "dropped"] or found
        if len(found) != 1:
            told = "、".join(f"#{row['id']} {row['title']}（{row['on'] or UNDATED}）" for row in found[:5])
            what = f"对应 {len(found)} 项评议：{told}" if found else "不是登记过的评议"
            raise InputError(f"“{said[:40]}”{what}", "请写评议的标题或编号，编号用 renda review list 查")
        return int(found[0]["id"])

    return read


def _dated(said: str) -> tuple[str, str | None]:
    match = re.fullmatch(rf"(.+)[（(](\d{{4}}-\d\d-\d\d|{UNDATED})[)）]", said, re.DOTALL)
    return (match[1], match[2]) if match else (said, None)


@contextmanager
def quietly(desk: Desk) -> Iterator[None]:
    """What is remarked within is not told: it will be, or was, by another."""
    told = list(desk.remarks)
    yield
    desk.remarks[:] = told


@contextmanager
def reopened(desk: Desk, review_id: int) -> Iterator[None]:
    """A closed review of which a sheet of its own tells more is open within, and closed again on its day: all must be over by then."""
    row = names.review(desk, str(review_id))
    if row["status"] != "closed":
        yield
        return
    desk.file.update("review", review_id, status="held", closed_on=None)
    yield
    with quietly(desk):
        closing.close(desk, str(review_id), on=row["closed_on"])


def told_apart(desk: Desk, cell: str) -> str:
    """A cell of names in which `张三（第3选区）`, as exports write one of several who bear a name, is its `#id`."""
    for label, deputy in labels(desk).items():
        cell = cell.replace(label, f"#{deputy}")
    return cell


def subjects_written(rows: Sequence[Mapping[str, Any]], deputies: Mapping[int, Any]) -> str:
    """Subjects (reviewed, name, count, deputy_id) as an import reads them back: `人大代表=张三、李四；村民小组长=50`."""

    def one(row: Mapping[str, Any]) -> str:
        name = str(deputies.get(row["deputy_id"], row["name"]))
        return name if reviewed.items(name) == [name] else f"“{name}”"

    def run(code: str, counted: bool, members: list[Mapping[str, Any]]) -> str:
        if counted:
            return "；".join(f"{SUBJECT_KINDS[code]}={row['count']}" for row in members)
        return f"{SUBJECT_KINDS[code]}={'、'.join(map(one, members))}"

    runs = groupby(rows, lambda row: (row["reviewed"], _counted(row)))
    return "；".join(run(code, counted, list(members)) for (code, counted), members in runs)


def _counted(row: Mapping[str, Any]) -> bool:
    """Whether a subject is a number of people without names."""
    return bool(row["count"] > 1 or row["name"] == SUBJECT_KINDS[row["reviewed"]])


def subject_teller(desk: Desk) -> Callable[[int], str]:
    """The subjects of a review, by its id, as exports write them."""
    deputies = called(desk)["deputy"]
    known: dict[int, list[Mapping[str, Any]]] = {}
    for row in desk.file.rows("SELECT * FROM review_subject ORDER BY id"):
        known.setdefault(row["review_id"], []).append(dict(row))
    return lambda review_id: subjects_written(known.get(review_id, []), deputies)


def votes_written(marks: Mapping[str, int]) -> str:
    """`满意=50，基本满意=6`, as an import reads it back."""
    return "，".join(f"{grade}={number}" for grade, number in marks.items())
