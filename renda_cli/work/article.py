"""What was published about the work of the deputies, or written by them."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import ARTICLE_KINDS
from renda_cli.store.statements import insert_article
from renda_cli.work import names
from renda_cli.work.activity import naming
from renda_cli.work.desk import Desk, Listing, Receipt, writing

LIST_FIELDS = ("id", "published_on", "title", "medium", "kind", "deputy", "activity", "note")
_LIST = """SELECT a.id, a.published_on, a.title, a.medium, a.kind, d.name, c.title, a.note FROM article a
    LEFT JOIN deputy d ON d.id = a.deputy_id LEFT JOIN activity c ON c.id = a.activity_id WHERE {} ORDER BY a.published_on, a.id"""


@writing
def add(
    desk: Desk,
    title: str,
    *,
    medium: str,
    kind: str | None = None,
    on: str | None = None,
    activity: str | None = None,
    by: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters an article or a report, where it was published and when, its kind, the deputy who wrote it and the activity it tells of.

    Raises InputError, also for one that was entered before.
    """
    title, medium = words.title(title), words.title(medium, "刊发处")
    kind = None if kind is None else words.among(kind, ARTICLE_KINDS, "--kind")
    published_on = desk.day(on)
    author = names.deputy(desk, by) if by is not None else None
    about = naming.activity(desk, activity) if activity is not None else None
    if about and about["status"] == "dropped":
        raise InputError(f"{naming.called(about)}没有开展", "请核对 --activity")
    same = desk.file.row("SELECT id, published_on FROM article WHERE title = ? AND medium = ?", (title, medium))
    if same:
        raise InputError(f"“{title}”在 {same['published_on']} {medium}刊发的已登记", "别处刊发的请写明 --medium")
    article_id = insert_article(
        desk.file.db, title=title, medium=medium, published_on=published_on, kind=kind, activity_id=about["id"] if about else None,
        deputy_id=author.id if author else None, note=words.note(note, "备注"),
    )  # fmt: skip
    said = [f"作者 {author.name}"] if author else []
    said += [f"关于 {naming.called(about)}"] if about else []
    line = "，".join((f"已登记{kind or '文章'}“{title}”（{medium}，{published_on.isoformat()} 刊发）", *said))
    return Receipt((line,), lambda: _rows(desk, "a.id = ?", article_id)[0])


def list_(desk: Desk, year: str | None = None, *, kind: str | None = None) -> Listing:
    """All articles by day, or those of a year or several, or of a kind (fields LIST_FIELDS). Raises InputError."""
    where, values = "1", []
    if year is not None:
        first, last = days.years(year)
        where, values = "a.published_on BETWEEN ? AND ?", [f"{first}-01-01", f"{last}-12-31"]
    if kind is not None:
        where += " AND a.kind = ?"
        values.append(words.among(kind, ARTICLE_KINDS, "--kind"))
    return Listing(LIST_FIELDS, desk.file.tuples(_LIST.format(where), values))


def _rows(desk: Desk, where: str, *values: Any) -> list[dict[str, Any]]:
    return [dict(zip(LIST_FIELDS, row, strict=True)) for row in desk.file.tuples(_LIST.format(where), values)]
