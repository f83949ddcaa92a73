"""Sheets of what the office itself does and has, and of what was published."""

from collections.abc import Callable
from typing import Any

from renda_cli.rules import words
from renda_cli.rules.vocabulary import AFFAIR_KINDS, ARTICLE_KINDS
from renda_cli.work import affair, article
from renda_cli.work.activity import naming
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.doing import Readers, renamed, whole_number, yuan
from renda_cli.work.exchange.kind import Found, Kind, Values, text

WORDS: dict[str, dict[str, Callable[[Any], Any]]] = {"affairs": {"kind": AFFAIR_KINDS.__getitem__}}


def _affair_readers(_desk: Desk, directory: Directory) -> Readers:
    return {
        "on": directory.day, "kind": lambda cell: affair.kind_of(cell, "种类"), "what": text("事项"), "count": whole_number("数"),
        "amount": yuan("金额"), "until": directory.day, "note": text("备注"),
    }  # fmt: skip


def _find_affair(desk: Desk, values: Values) -> Found | None:
    """The same of that kind on that day."""
    affair_id = affair.like(desk, values["kind"], values.get("on", desk.today.isoformat()), values["what"])
    return None if affair_id is None else Found(affair_id, {"count": 1, **_said(affair.as_object(desk, affair_id))})


def _said(values: Values) -> Values:
    return {name: value for name, value in values.items() if value is not None}


def _enter_affair(desk: Desk, values: Values) -> None:
    affair.add(desk, **_written(values))


def _change_affair(desk: Desk, found: Found, values: Values) -> None:
    affair.edit(desk, str(found.key), **_written(values))


def _written(values: Values) -> Values:
    """Values as the verbs take them."""
    return {**values, "amount": str(values["amount"])} if "amount" in values else values


def _article_readers(desk: Desk, directory: Directory) -> Readers:
    def activity(cell: str) -> int:
        """By day and title, as an export has it, else as a verb takes it."""
        row = desk.file.row("SELECT id FROM activity WHERE held_on || ' ' || title = ?", (cell.strip(),))
        return int(row["id"] if row else naming.activity(desk, cell)["id"])

    return {
        "on": directory.day, "title": text("标题"), "medium": text("刊发处"), "kind": lambda cell: words.among(cell.strip(), ARTICLE_KINDS, "种类"),
        "deputy": directory.deputy, "activity": activity, "note": text("备注"),
    }  # fmt: skip


_ARTICLE = """SELECT id, published_on AS "on", title, medium, kind, deputy_id AS deputy, activity_id AS activity, note
    FROM article WHERE title = ? AND medium = ?"""


def _find_article(desk: Desk, values: Values) -> Found | None:
    """The same published in the same place."""
    row = desk.file.row(_ARTICLE, (values["title"], values["medium"]))
    return Found(row["id"], dict(row)) if row else None


def _enter_article(desk: Desk, values: Values) -> None:
    about = {name: f"#{value}" if name in ("deputy", "activity") else value for name, value in values.items()}
    article.add(desk, **renamed(about, deputy="by"))


def _change_article(desk: Desk, found: Found, values: Values) -> None:
    desk.file.update(
        "article", found.key, **renamed(values, on="published_on", deputy="deputy_id", activity="activity_id")
    )


AFFAIRS = Kind(
    ("kind", "what"), _affair_readers, _find_affair, _enter_affair, _change_affair, "what",
    {"--kind": "kind", "--on": "on", "--count": "count", "--amount": "amount", "--until": "until"},
    money=frozenset({"amount"}),
)  # fmt: skip
ARTICLES = Kind(
    ("title", "medium"), _article_readers, _find_article, _enter_article, _change_article, "title",
    {"--medium": "medium", "--kind": "kind", "--on": "on", "--by": "deputy", "--activity": "activity"},
)  # fmt: skip
