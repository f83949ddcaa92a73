"""Talks that were held about a score, and other measures that were taken. They are recorded; they change nobody's status."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.store.statements import insert_score_talk
from renda_cli.work import doing, masking, names, texts
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.score import meaning, schemes
from renda_cli.work.score import subjects as score_subjects
from renda_cli.work.score.subjects import Subject

LIST_FIELDS = ("id", "on", "subject_kind", "subject", "what", "by", "why", "answer", "scheme", "period", "note")
_COLUMNS = """id, held_on AS "on", subject_kind, subject, what, held_by AS "by", why, answer, scheme, period, note"""
_FREE = ("what", "why", "answer", "note")
# What a measure on a deputy speaks of, and the rule that says when the law lets it come to that.
_GRAVE = (
    ("辞职", "end.grounds"),
    ("罢免", "end.grounds"),
    ("终止", "end.grounds"),
    ("暂停", "suspend.grounds"),
    ("停止执行", "suspend.grounds"),
)


@writing
def talk(
    desk: Desk,
    subjects: list[str],
    *,
    what: str,
    kind: str | None = None,
    by: str | None = None,
    why: str | None = None,
    answer: str | None = None,
    scheme: str | None = None,
    period: str | None = None,
    on: str | None = None,
    file: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Enters a talk or another measure (`what`) with one or several of a kind (of SCORE_SUBJECTS, deputies when left out).

    `period` and `scheme` (the only one of its year when left out) say which score it is about. Raises InputError.
    """
    day, called = desk.day(on), words.title(what, "措施")
    of_kind = "deputy" if kind is None else score_subjects.kind(kind)
    whom = meaning.named(desk, of_kind, words.parts(subjects))
    if not whom:
        raise InputError("没有写对谁", "请写代表或小组等的名称，几个用逗号隔开")
    of_scheme, label = score(desk, of_kind, scheme, period)
    about: dict[str, Any] = {
        "what": called, "held_by": words.note(by, "谈话的人"), "why": words.note(why, "原因"), "answer": words.note(answer, "对方的回答"),
        "scheme": of_scheme, "period": label, "file": texts.path(desk, file, "--file"), "note": words.note(note, "备注"),
    }  # fmt: skip
    ids = []
    for one in whom:
        _refuse_twin(desk, of_kind, one, called, day)
        ids.append(insert_score_talk(desk.file.db, held_on=day, **about, **score_subjects.columns(of_kind, one.key)))
    held_by = f"，{about['held_by']}" if about["held_by"] else ""
    line = f"已登记{called}：{'、'.join(one.name for one in whom)}（{day.isoformat()}{held_by}）"
    said = _by_law(desk, called, day) if of_kind == "deputy" else []
    return Receipt((line, *said), lambda: doing.one_or_all([as_object(desk, one) for one in ids]))


def score(desk: Desk, kind: str, scheme: str | None, period: str | None) -> tuple[str | None, str | None]:
    """Scheme and period of the score that a talk is about; without a name the only scheme of the year for such subjects. Raises InputError."""
    if period is None:
        if scheme is not None:
            raise InputError("写了计分办法，没有写是哪一期", "请加 --period，如 --period 2022")
        return None, None
    found, meant = schemes.meant(desk, period, name=scheme, subject=kind if scheme is None else None)
    return found.scheme.name, meant.label


def _refuse_twin(desk: Desk, kind: str, whom: Subject, what: str, day: date) -> None:
    same = {"what": what, "held_on": day.isoformat()}
    if there := score_subjects.records(desk, "score_talk", kind, whom.key, same):
        told = f"{whom.name} {same['held_on']} 已登记过{what}（#{there[0]['id']}）"
        raise InputError(told, "登记错了的用 renda undo 撤销")


def _by_law(desk: Desk, what: str, day: date) -> list[str]:
    """That a measure which speaks of the end of a seat is not the end of it, with the law's article."""
    keys = dict.fromkeys(key for word, key in _GRAVE if word in what)
    rules = [rule for key in keys if (rule := desk.rulebook.found_on(key, day))]
    return [f"提醒：登记这项措施不改变代表的状态，积分低也不是法定情形；{rule.says}（{rule.source}）" for rule in rules]


def as_object(desk: Desk, talk_id: int) -> dict[str, Any]:
    """One talk: the fields of the list and `file`."""
    (row,) = desk.file.rows(f"SELECT {_COLUMNS}, file FROM talk_line WHERE id = ?", (talk_id,))
    return masking.kept_back(dict(row), _FREE)


def list_(desk: Desk, year: str | None = None, *, of: str | None = None, private: bool = False) -> Listing:
    """The talks of a year or several, this one when left out, of one by name or `#12` (a deputy) (fields LIST_FIELDS).

    Mobile and identity numbers in free text are masked unless `private`. Raises InputError.
    """
    first, last = doing.span(desk, year)
    where, values = "held_on BETWEEN ? AND ?", [f"{first}-01-01", f"{last}-12-31"]
    if of is not None:
        column, value = _wanted(desk, of)
        where += f" AND {column} = ?"
        values.append(value)
    found = map(dict, desk.file.rows(f"SELECT {_COLUMNS} FROM talk_line WHERE {where} ORDER BY held_on, id", values))
    rows = [tuple((row if private else masking.kept_back(row, _FREE)).values()) for row in found]
    return Listing(LIST_FIELDS, rows, (f"共 {len(rows)} 次",), f"{days.period((first, last))}约谈等措施")


def _wanted(desk: Desk, of: str) -> tuple[str, Any]:
    """The column that says whose a talk is, and its value; a name is whoever's it is."""
    if of.strip().startswith("#"):
        return "deputy_id", names.deputy(desk, of).id
    return "subject", words.name(of, "对象")
