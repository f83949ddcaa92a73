"""Votes on reviews, on the page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from renda_cli.rules.vocabulary import VOTE_BASES
from renda_cli.show.section import Section

_BEFORE, _AFTER = ("subject", "valid", "invalid"), ("score", "grade", "rank", "why")
_WHO = {"voters": "投票人", "members": "应投票", "present": "到会", "issued": "发出", "returned": "收回"}


def result_page(found: Mapping[str, Any]) -> list[Section]:
    """The votes of a review, newest first: a row a subject with the count and the rate of each word, then the rule."""
    newest, *others = (_vote(vote) for vote in (found, *found["others"]))
    missing = [f"还没有登记票数的：{'、'.join(found['missing'])}"] if found["missing"] else []
    return [replace(newest, notes=(*newest.notes, *missing)), *others]


def _vote(vote: Mapping[str, Any]) -> Section:
    marked = dict.fromkeys(word for row in vote["subjects"] for word in row["votes"])
    words = [word for word in vote["choices"] if word in marked] or list(marked)
    after = [name for name in _AFTER if any(row[name] is not None for row in vote["subjects"])]
    rows = [
        [*(row[name] for name in _BEFORE), *(_cell(row, word) for word in words), *(row[name] for name in after)]
        for row in vote["subjects"]
    ]
    return Section((*_BEFORE, *words, *after), rows, _title(vote), about="ballot", notes=_notes(vote))


def _cell(row: Mapping[str, Any], word: str) -> Any:
    """The rate with its numbers; the bare count where there is no rate to it."""
    rate = row["rates"].get(word)
    return rate if rate is not None and rate.percent is not None else row["votes"].get(word)


def _title(vote: Mapping[str, Any]) -> str:
    what = "答复测评" if vote["purpose"] == "question" else "测评"
    again = f"第 {vote['round']} 次" if vote["round"] > 1 else ""
    return f"{vote['title']}：{again}{what}（{vote['on']}）{'，已作废' if vote['void'] else ''}"


def _notes(vote: Mapping[str, Any]) -> tuple[str, ...]:
    who = "，".join(f"{word} {vote[name]}" for name, word in _WHO.items() if vote[name] is not None)
    base = [f"比率以{VOTE_BASES[vote['base']]}为基数"] if vote["base"] and not vote["void"] else []
    several = vote["grades"] if len(vote["subjects"]) > 1 else {}
    grades = "，".join(f"{grade} {share.numerator} 个（{share.words}）" for grade, share in several.items())
    return ("；".join([who, *base]), *([f"等次：{grades}"] if grades else []), f"规则：{vote['rule']}")
