"""What stands in the cells of sheets of points and of talks: whose a row is, by which scheme, how much."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import score_amounts, score_periods
from renda_cli.rules.schemes import points
from renda_cli.rules.vocabulary import SCORE_SUBJECTS
from renda_cli.store.file import Row
from renda_cli.work import masking, names, papers, texts
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.kind import Values, text
from renda_cli.work.exchange.record import CellError
from renda_cli.work.score import subjects

Readers = Mapping[str, Callable[[str], Any]]
_TOWN = ("本镇", "本乡", "全镇", "全乡", "镇人大", "乡人大")
_SIGNS = {"加": "+", "减": "-", "扣": "-"}
_COUNTERS = "次人名天日件个条项场期篇户半"
OPTIONS = {f"--{kind}": "subject" for kind in SCORE_SUBJECTS}  # of the verbs, that say whose a record is


class Whom(NamedTuple):
    """Whose a row is: the kind (a code of SCORE_SUBJECTS), the key of the subject, and how a verb is told."""

    kind: str
    key: int | str
    typed: str


def common(desk: Desk, directory: Directory) -> Readers:
    """The readers of the columns that points and talks have in common; whose a row is (see `settle_whom`) its kind has to tell."""
    return {
        "on": directory.day, "subject_kind": subjects.kind, "subject": lambda cell: partial(_whom, desk, directory, cell.strip()), "scheme": text("办法"),
        "period": lambda cell: score_periods.read(cell, desk.today).label, "file": lambda cell: str(texts.whole(cell, "文件")),
        "note": text("备注"),
    }  # fmt: skip


def _whom(desk: Desk, directory: Directory, said: str, kind: str | None) -> Whom:
    """Who is named without a kind is a deputy, or the town."""
    town = papers.town_name(desk)
    is_town = said in (*_TOWN, town)
    if kind == "town" or (kind is None and is_town):
        if not is_town:
            raise CellError(f"“{said[:20]}”不是本镇（{town}）", "请写本镇，或改对象类别", name="subject")
        return Whom("town", subjects.TOWN, town)
    if kind in (None, "deputy"):
        deputy = names.deputy(desk, said).id if said.startswith("#") else directory.deputy(said)
        return Whom("deputy", deputy, f"#{deputy}")
    found = subjects.named(desk, str(kind), said)
    return Whom(str(kind), found.key, found.name)


def settle_whom(values: Values) -> Whom:
    """Whose a row is, by its two columns, which then hold what the file would say. Raises CellError."""
    kind = values.get("subject_kind")
    try:
        whom: Whom = values["subject"](kind)
    except CellError:
        raise
    except InputError as error:
        more = "" if kind else "；对象不是代表的请写对象类别"
        raise CellError(f"{error}{more}", name="subject") from None
    values |= {"subject_kind": whom.kind, "subject": whom.typed}
    return whom


def of_score(values: Values) -> str:
    """The cell that is to blame where there is no such scheme or period."""
    return next((name for name in ("scheme", "period") if name in values), "on")


def unhide(values: Values, row: Row, fields: Iterable[str]) -> None:
    """Puts what the file has in place of what an export wrote of it."""
    values |= {name: row[name] for name in fields if row[name] and values.get(name) == masking.free(row[name])}


def marks(cell: str) -> str:
    """Points as they are written: `2`, `-0.5`; `加2分`, `扣 1.5` as well. Raises InputError."""
    said = cell.strip()
    sign = _SIGNS.get(said[:1])
    if sign:
        said = f"{sign}{said[1:].strip().removeprefix('分').lstrip('：:')}"
    return points(score_amounts.read(said, "分值"))


def times(cell: str) -> str:
    """A number of times, days, persons …, the word that counts them behind it. Raises InputError."""
    return points(score_amounts.read(cell.strip().rstrip(_COUNTERS), "数量"))
