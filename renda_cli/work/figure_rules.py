"""What the rulebook decides of the figures: whose grades count and over what, in conditions and in definitions, and how rates are rounded."""

import json
from datetime import date
from typing import Any

from renda_cli.rules.rates import Rate, rate
from renda_cli.rules.values import CHOICES
from renda_cli.work import masking, spans
from renda_cli.work.desk import Desk
from renda_cli.work.figures.proposals import graded
from renda_cli.work.spans import Span

_LISTS = ("satisfied", "resolved", "uncounted", "pleasing")
_OVER = {
    "assigned": "f.assigned", "replied": "f.replied", "returned": "f.{question}_{round} IS NOT NULL",
    "unless_urged": "f.assigned AND NOT (f.{question}_{round} IS NULL AND f.slip_urged AND coalesce(f.slip_due, '') < :to)",
}  # fmt: skip
_SAID = {
    "round_words": CHOICES["satisfaction.round"],
    "question_words": {"both": "过程和结果都", "process": "过程", "result": "结果"},
}


class Rules:
    """What the rulebook decides of the figures at the end of a span, each value looked up when a figure asks for it."""

    def __init__(self, desk: Desk, span: Span) -> None:
        self._desk, self.span = desk, span
        masking.teach(desk.file.db)

    def _value(self, key: str) -> Any:
        return self._desk.rulebook.value_on(key, date.fromisoformat(self.span.last)).value

    def fill(self, text: str) -> str:
        """A definition or condition with its blanks filled in."""
        return text.format_map(self)

    def __getitem__(self, blank: str) -> str:
        """What stands in a blank of a definition or a condition."""
        which, _, question = blank.partition("_")
        if blank == "round":
            return str(self._value("satisfaction.round"))
        if blank in _LISTS:
            return "、".join(self._listed(blank))
        if which == "over":
            over = self._value("satisfaction.over")
            if question == "words":
                return CHOICES["satisfaction.over"][over]
            asked, round_ = (question, self["round"]) if question in ("process", "result") else ("result", question)
            return satisfaction_over(over, asked, round_)
        if which == "both":
            asking = self._value("satisfaction.question")
            both = ("process", "result") if asking == "both" else (asking,)
            return " AND ".join(graded(one, question or self["round"]) for one in both)
        return _SAID[blank][self._value(f"satisfaction.{which}")]

    def _listed(self, blank: str) -> list[str]:
        if blank == "satisfied":
            return list(self._value("satisfaction.counts"))
        if blank == "pleasing":  # the ways of grading a vote that can show satisfaction
            grades = set(self._value("satisfaction.counts"))
            return [one["code"] for one in self._value("review.grading") if grades & set(one["grades"])]
        if blank == "uncounted":
            others = (one.get("others", {}).items() for one in self._value("review.grading"))
            return list(dict.fromkeys(word for listed in others for word, counts in listed if not counts))
        return [entry["code"] for entry in self._value("classes") if "resolved" in entry["means"]]

    def parameters(self, sql: str) -> dict[str, Any]:
        """What is bound to a query: its days, and the lists that it asks for.

        `:end` is the last day of the span, `:to` the day at which things stand: that, or the day from which the file is seen.
        """
        first, last = spans.years_of(self.span)
        known: dict[str, Any] = {"first": first, "last": last, "from": self.span.first, "end": self.span.last}
        known["to"] = spans.until(self.span, self._desk.seen_on)
        for blank in _LISTS:
            if f":{blank}" in sql:
                known[blank] = json.dumps(self._listed(blank), ensure_ascii=False)
        return known

    def rate(self, numerator: int, denominator: int) -> Rate:
        """A rate rounded as the rulebook says."""
        rounding = self._value("rounding")
        return rate(numerator, denominator, mode=rounding["mode"], decimals=rounding["decimals"])


def satisfaction_over(over: str, question: str, which: str) -> str:
    """The SQL of the proposals that a question's grades are measured over, as the rulebook's `satisfaction.over` says."""
    return _OVER[over].format(question=question, round=which)
