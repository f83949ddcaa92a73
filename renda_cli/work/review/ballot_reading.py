"""What votes on reviews came to: counts, rates, grades and ranks, by the rule of the day of the vote."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import ballots, gradings, rates, words
from renda_cli.rules.ballots import Outcome, Scheme
from renda_cli.rules.rates import Rate
from renda_cli.rules.values import RuleValue
from renda_cli.store.file import Row
from renda_cli.work import masking, names
from renda_cli.work.desk import Desk
from renda_cli.work.seats import how_many_acting

RULE = "review.grading"
QUESTIONS = "SELECT id, text FROM review_question WHERE review_id = ? ORDER BY id"
_BALLOTS = """SELECT b.*, s.number AS session FROM ballot b LEFT JOIN session s ON s.id = b.session_id
    WHERE b.review_id = ? ORDER BY b.purpose <> 'review', b.round DESC, b.held_on DESC, b.id DESC"""
_ROWS = """SELECT r.id, r.subject_id, r.question_id, coalesce(j.name, q.text) AS subject, r.invalid FROM ballot_row r
    LEFT JOIN review_subject j ON j.id = r.subject_id LEFT JOIN review_question q ON q.id = r.question_id
    WHERE r.ballot_id = ? ORDER BY r.position, r.id"""
_WITHOUT = """SELECT name FROM review_subject j WHERE review_id = ? AND NOT EXISTS (
    SELECT 1 FROM ballot_row r JOIN ballot b ON b.id = r.ballot_id WHERE r.subject_id = j.id AND NOT b.void) ORDER BY id"""
_BY_VOTERS = ("代表述职",)  # kinds at which the voters vote, unless it is said otherwise
_DEPUTIES = ("代表", "人大代表", "全体代表", "镇人大代表", "乡人大代表")


def rows(desk: Desk, ballot_id: int) -> list[Row]:
    """The rows of a vote in the order of the sheet: id, subject_id or question_id, subject (its name), invalid, votes (word → number)."""
    found = [dict(one) for one in desk.file.rows(_ROWS, (ballot_id,))]
    for one in found:
        marks = desk.file.rows("SELECT grade, votes FROM ballot_vote WHERE row_id = ? ORDER BY rowid", (one["id"],))
        one["votes"] = {mark["grade"]: mark["votes"] for mark in marks}
    return found


def without_vote(desk: Desk, review_id: int) -> list[str]:
    """The names of the subjects on which no vote stands, void ones set aside, in the order of the sheet."""
    return [masking.text(name) for (name,) in desk.file.tuples(_WITHOUT, (review_id,))]


def electorate(desk: Desk, review: Mapping[str, Any], vote: Mapping[str, Any]) -> int | None:
    """How many may vote, where it is the deputies of the own level who vote: those acting on the day. None where it is others, or none are known."""
    by = vote.get("voters")
    if by not in _DEPUTIES and (by is not None or review["kind"] in _BY_VOTERS):
        return None
    return how_many_acting(desk, vote["held_on"]) or None


def counted(desk: Desk, vote: Mapping[str, Any], scheme: Scheme, votes: Mapping[str, int]) -> Outcome:
    """A row of a vote counted out by a scheme, rounded by the rule of the day."""
    rounding = desk.rulebook.value_on("rounding", date.fromisoformat(vote["held_on"])).value
    return ballots.outcome(
        scheme, votes, members=vote.get("members"), present=vote.get("present"), returned=vote["returned"], issued=vote["issued"],
        rounding=rounding,
    )  # fmt: skip


def grades(desk: Desk, review_id: int) -> dict[int, str | None]:
    """The grade that each subject has now: that of its last vote which is not void (subject id → grade; None without valid votes)."""
    found: dict[int, str | None] = {}
    for vote in reversed(votes(desk, review_id)):
        if vote["purpose"] == "review" and not vote["void"]:
            found |= {row["subject_id"]: row["grade"] for row in graded(desk, vote)}
    return found


def votes(desk: Desk, review_id: int) -> list[Row]:
    """The votes of a review (rows of `ballot` with the session's number): on its subjects first, then on answers, each newest first."""
    return [dict(one) for one in desk.file.rows(_BALLOTS, (review_id,))]


def graded(desk: Desk, vote: Mapping[str, Any]) -> list[Row]:
    """The `rows` of a vote, each with its `grade`."""
    return [row | {"grade": outcome.grade} for row, outcome in _outcomes(desk, vote, None)]


def rule_of(desk: Desk, vote: Mapping[str, Any], base: str | None = None) -> str:
    """The rule by which a vote is graded, in words, with its source."""
    rule, scheme = _scheme(desk, vote, base)
    other = f"（改按{gradings.BASES[base]}为基数试算）" if base else ""
    return (
        f"{scheme.words}{other}。出处：{rule.source}"
        if rule and scheme
        else f"现行规则里没有“{vote['scheme']}”这种评定办法"
    )


def _scheme(desk: Desk, vote: Mapping[str, Any], base: str | None) -> tuple[RuleValue | None, Scheme | None]:
    """The rule of the day and the scheme by which a vote was entered; None where the rulebook no longer has it."""
    rule = desk.rulebook.found_on(RULE, date.fromisoformat(vote["held_on"]))
    codes = [item["code"] for item in rule.value] if rule else []
    if rule is None or vote["scheme"] not in codes:
        return rule, None
    return rule, ballots.scheme_of(rule.value, vote["scheme"], base=base)


def _outcomes(desk: Desk, vote: Mapping[str, Any], base: str | None) -> list[tuple[Row, Outcome]]:
    scheme = _scheme(desk, vote, base)[1]
    return [(row, _outcome(desk, vote, scheme, row["votes"])) for row in rows(desk, vote["id"])]


def _outcome(desk: Desk, vote: Mapping[str, Any], scheme: Scheme | None, votes: dict[str, int]) -> Outcome:
    """A row counted out; where the rulebook was changed so that it no longer knows what was marked, the bare votes."""
    if scheme is not None and set(votes) <= set(scheme.choices):
        return counted(desk, vote, scheme, votes)
    marked = sum(votes.values())
    why = f"现行规则的“{vote['scheme']}”里没有这样的等次，改按别的请用 renda review ballot {vote['review_id']} --replace --scheme 评定办法"
    return Outcome(votes, marked, vote["returned"] - marked, None, {}, None, None, why)


def result(desk: Desk, number: str, *, base: str | None = None) -> dict[str, Any]:
    """What the last vote of a review came to, and under `others` its other votes, newest first; `base` works all out under another base.

    Each is {review, title, kind, purpose, round, on, session, voters, members, present, issued, returned, void, scheme, base, choices, subjects: [{subject,
    subject_id, question_id, votes, valid, invalid, base, rates, score, grade, rank, why}], grades (grade → its share of the subjects that have
    one, best first), rule}; `missing` names the subjects on which no
    vote stands (none where only answers were voted on). Raises InputError.
    """
    review = names.review(desk, number)
    code = None if base is None else words.code(base, gradings.BASES, "--base")
    listed = votes(desk, review["id"])
    if not listed:
        raise InputError(f"评议 #{review['id']} 还没有登记测评", f"请用 renda review ballot {review['id']} 登记票数")
    if code in ("members", "present"):
        for vote in listed:
            vote[code] = people(desk, review, vote, code)
        if listed[0][code] is None and not listed[0]["void"]:
            what = f"{listed[0]['held_on']} 的测评没有登记{gradings.BASES[code]}数，或少于收回的 {listed[0]['returned']} 张"
            how = f"请先登记：renda review ballot {review['id']} --replace --{code} 人数"
            raise InputError(f"{what}，不能以它为基数", how)
    newest, *others = (_as_object(desk, review, vote, code) for vote in listed)
    on_subjects = any(vote["purpose"] == "review" for vote in listed)
    return {**newest, "missing": without_vote(desk, review["id"]) if on_subjects else [], "others": others}


def _as_object(desk: Desk, review: Row, vote: dict[str, Any], base: str | None) -> dict[str, Any]:
    outcomes = _outcomes(desk, vote, base)
    scheme = _scheme(desk, vote, base)[1]
    kept = ("purpose", "round", "session", "voters", "members", "present", "issued", "returned", "scheme")
    return {
        "review": review["id"], "title": review["title"], "kind": review["kind"], "on": vote["held_on"], **{name: vote[name] for name in kept},
        "void": bool(vote["void"]), "base": scheme and scheme.base, "choices": list(scheme.choices) if scheme else [],
        "subjects": [
            _row(row, outcome, rank)
            for (row, outcome), rank in zip(outcomes, ballots.ranks([one for _, one in outcomes]), strict=True)
        ],
        "grades": _grades(desk, vote, [one.grade for _, one in outcomes if one.grade], scheme), "rule": rule_of(desk, vote, base),
    }  # fmt: skip


def _grades(desk: Desk, vote: Mapping[str, Any], given: list[str], scheme: Scheme | None) -> dict[str, Rate]:
    """How many subjects came to each grade."""
    rounding = desk.rulebook.value_on("rounding", date.fromisoformat(vote["held_on"])).value
    found = [grade for grade in (scheme.grades if scheme else ()) if grade in given]
    return dict(zip(found, rates.shares([given.count(grade) for grade in found], len(given), **rounding), strict=True))


def people(desk: Desk, review: Mapping[str, Any], vote: Mapping[str, Any], base: str) -> int | None:
    """How many people another base (members or present) is, where that is known and no fewer than the sheets."""
    known = electorate(desk, review, vote) if base == "members" and vote["members"] is None else vote[base]
    return known if known is not None and known >= vote["returned"] else None


def _row(row: Row, outcome: Outcome, rank: int | None) -> dict[str, Any]:
    return {
        "subject": masking.text(row["subject"]), "subject_id": row["subject_id"], "question_id": row["question_id"], "votes": outcome.votes,
        "valid": outcome.valid, "invalid": outcome.invalid, "base": outcome.base, "rates": outcome.rates,
        "score": None if outcome.score is None else float(outcome.score), "grade": outcome.grade, "rank": rank, "why": outcome.why,
    }  # fmt: skip


def outcome_of(desk: Desk, vote: Mapping[str, Any], votes: dict[str, int], base: str | None = None) -> Outcome:
    """A row of any vote (a row of `ballot`) counted out by the scheme that it was entered under, or under another base."""
    return _outcome(desk, vote, _scheme(desk, vote, base)[1], votes)
