"""The page as data: for whoever makes another page of it, and for the HTML."""

from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.work import indicators, papers, spans
from renda_cli.work.board.numbers import is_filled, numbers
from renda_cli.work.board.owed import owed
from renda_cli.work.board.timeline import timeline
from renda_cli.work.board.topics import opinions, projects, proposals, receptions
from renda_cli.work.desk import Desk

_RECORDED = (
    "session", "proposal", "activity", "reception", "opinion", "review", "project", "pledge", "deed", "deadline",
)  # fmt: skip


def make(desk: Desk, period: str | None = None, *, title: str | None = None) -> dict[str, Any]:
    """What the page of a period shows, of the year of today when left out. What is late, what comes and the timeline are always of today.

    Raises InputError for a period that is none, one that was named and has no records, and a file without any.
    """
    span = spans.of_years(desk, None) if period is None else spans.named(desk, period)
    name = words.title(title, "--title ") if title is not None else f"{papers.town_name(desk)}人大工作看板"
    if not any(desk.file.row(f"SELECT 1 FROM {table} LIMIT 1") for table in _RECORDED):
        raise InputError("这个文件里还没有记录，没有可看的", "请先登记会议、议案建议、活动等，写法见 renda --help")
    found = numbers(desk, span)
    said = {
        "opinions": opinions(desk, span), "proposals": proposals(desk, span), "receptions": receptions(desk, span),
        "projects": projects(desk, *spans.years_of(span)),
    }  # fmt: skip
    is_empty = not (is_filled(found) or any(said.values()))
    if is_empty and period is not None:
        raise InputError(f"{span.words}没有记录", f"请换一个年份，如 renda board -o board.html {desk.today.year}")
    today, due = desk.today.isoformat(), owed(desk)
    notes = [f"{span.words}没有记录。"] if is_empty else []
    notes += [f"{span.words}还没有结束，各项数字是到今天为止的。"] if span.last > today and not is_empty else []
    return {
        "title": name, "town": papers.town_name(desk), "today": today,
        "period": {"label": span.label, "words": span.words, "from": span.first, "to": span.last},
        "counts": due["counts"], "late": due["late"], "coming": due["coming"],
        "rates": found["rates"], "figures": found["counts"], "before": found["before"], **said,
        "unlisted": _unlisted(desk, span), "units": due["units"], "timeline": timeline(desk), "notes": [*notes, *due["notes"]],
    }  # fmt: skip


def _unlisted(desk: Desk, span: spans.Span) -> int:
    """How many opinions were only counted at receptions, so that no village and topic is known of them."""
    (figure,) = indicators.summary(desk, span, keys=("opinions_unlisted",))
    return int(figure.value)  # type: ignore[arg-type]
