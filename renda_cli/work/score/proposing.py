"""Who may be commended: candidates by their scores, proposals and units by what came of them. It writes nothing."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import money, score_amounts, words
from renda_cli.rules.schemes import points
from renda_cli.rules.score_periods import Period, read
from renda_cli.rules.vocabulary import AWARD_KINDS
from renda_cli.work import award, doing, spans
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.figure_rules import Rules
from renda_cli.work.figures.proposals import SOLVED
from renda_cli.work.score import computing, schemes
from renda_cli.work.score.computing import Board, Scored

SUBJECTS = {"优秀代表": "deputy", "先进小组": "group", "优秀家站点": "station", "先进承办单位": "unit"}
SCORE_FIELDS = ("name", "group", "total", "band", "awarded")
PROPOSAL_FIELDS = ("number", "title", "lead", "units", "process", "result", "excellent", "awarded")
UNIT_FIELDS = ("name", "count", "on_time", "satisfied", "awarded")
_PROPOSALS = f"""SELECT f.id, coalesce(f.session || '/', '') || f.no, f.title, l.lead, l.units, f.process_final, f.result_final, f.excellent
    FROM proposal_fact f JOIN proposal_line l ON l.id = f.id
    WHERE f.year BETWEEN :first AND :last AND {SOLVED} AND {{both_final}}
    ORDER BY f.session, f.no GLOB '闭*', CAST(ltrim(f.no, '闭') AS INTEGER), f.id"""
# Of each unit: how often it had to answer, how often it did in time, how many of these were judged, and how many were found satisfactory.
_UNITS = """SELECT coalesce(v.id, u.id), coalesce(v.name, u.name), count(*), sum(a.on_time), count(f.result_final),
      coalesce(sum({both_final}), 0)
    FROM answer_fact a JOIN proposal_fact f ON f.id = a.proposal_id JOIN unit u ON u.id = a.unit_id LEFT JOIN unit v ON v.id = u.merged_into_id
    WHERE f.year BETWEEN :first AND :last GROUP BY 1 ORDER BY 1"""


class Asked(NamedTuple):
    """What candidates are asked for; `at_least` in thousandths, `prize` in fen."""

    kind: str
    period: Period
    places: int | None
    band: str | None
    at_least: int | None
    scheme: str | None
    prize: int | None

    @property
    def counted_in(self) -> str:
        """What the kind is counted in."""
        return award.UNITS.get(self.kind, "个")


def propose(
    desk: Desk,
    period: str,
    *,
    kind: str,
    places: int | None = None,
    band: str | None = None,
    at_least: str | None = None,
    scheme: str | None = None,
    prize: str | None = None,
) -> Listing:
    """The candidates of a kind in the order of their list; who has it already is among them and marked.

    By scores (SCORE_FIELDS): those of `band`, from `at_least` points on, the best `places` of them, all who tie for the last place
    included; of the best band when nothing is said. Who failed by a veto is none. Proposals (PROPOSAL_FIELDS): solved, and the
    deputies satisfied as the rulebook asks. Units without a scheme (UNIT_FIELDS): all in time and satisfied, or the best `places`.
    Raises InputError.
    """
    kind = words.among(kind, AWARD_KINDS, "--kind")
    asked = Asked(
        kind,
        read(period, desk.today),
        None if places is None else doing.whole(places, "--places"),
        words.note(band, "--band"),
        None if at_least is None else score_amounts.read(at_least, "--at-least "),
        words.note(scheme, "--scheme"),
        None if prize is None else money.fen(prize, "--prize "),
    )
    if kind == "优秀建议":
        return _proposals(desk, asked)
    if kind not in SUBJECTS:
        raise InputError(f"{kind}表彰没有候选名单", f"可选：{'、'.join((*SUBJECTS, '优秀建议'))}")
    if kind == "先进承办单位" and asked.scheme is None and not schemes.of_year(desk, asked.period.first.year, "unit"):
        return _units(desk, asked)
    return _scored(desk, asked)


def _scored(desk: Desk, asked: Asked) -> Listing:
    loaded, period = schemes.meant(desk, asked.period.label, name=asked.scheme, subject=SUBJECTS[asked.kind])
    board = computing.board(desk, loaded, period)
    asked = asked._replace(period=period, band=_band(asked, board))
    fit = [
        row
        for row in board.rows
        if not row.outcome.failed
        and (asked.band is None or row.band == asked.band)
        and (asked.at_least is None or row.outcome.total >= asked.at_least)
    ]
    chosen, tied = _best(asked, fit, [row.outcome.total for row in fit])
    has = _honoured(desk, asked)
    group = asked.kind == "优秀代表"
    rows = [
        (
            row.subject.name,
            *([row.subject.group] if group else []),
            points(row.outcome.total),
            row.band,
            row.subject.key in has,
        )
        for row in chosen
    ]
    new = [_typed(asked, row, board) for row in chosen if row.subject.key not in has]
    notes = (
        f"计分办法：{loaded.scheme.name}",
        *_unsure(desk, asked, board),
        *tied,
        *_to_type(asked, new, _by_score(asked)),
    )
    fields = tuple(field for field in SCORE_FIELDS if group or field != "group")
    return Listing(fields, rows, notes, f"{period.words}{asked.kind}候选")


def _band(asked: Asked, board: Board) -> str | None:
    """The band asked for; the best one where nothing else says who is meant."""
    bands = [band.name for band in board.scheme.bands]
    if asked.band is not None:
        return words.among(asked.band, bands, "--band") if bands else _no_bands(board)
    if asked.places is not None or asked.at_least is not None:
        return None
    return bands[0] if bands else _no_bands(board)


def _no_bands(board: Board) -> str:
    raise InputError(f"计分办法“{board.scheme.name}”没有分等次", "请用 --places 名额 或 --at-least 分")


def _best(asked: Asked, fit: list[Any], worth: Sequence[Any]) -> tuple[list[Any], tuple[str, ...]]:
    """Those who are worth most, so many as there are places and all who tie for the last one; what is to be said of it."""
    if asked.places is None or asked.places >= len(fit):
        return fit, ()
    ordered = sorted(worth, reverse=True)
    last = ordered[asked.places - 1]
    chosen = [one for one, value in zip(fit, worth, strict=True) if value >= last]
    if len(chosen) == asked.places:
        return chosen, ()
    each = asked.counted_in
    tie = f"最后的名额有 {ordered.count(last)} {each}并列，一并列出，共 {len(chosen)} {each}，多于名额 {asked.places} {each}，请讨论决定"
    return chosen, (tie,)


def _unsure(desk: Desk, asked: Asked, board: Board) -> list[str]:
    """What may still change the list."""
    awaited = sum(bool(row.outcome.awaited) for row in board.rows)
    running = f"{asked.period.words}还没有结束，积分算到今天" if desk.today < asked.period.last else ""
    return [*filter(None, [running, f"还有 {awaited} {asked.counted_in}有待评定的分，名单可能变动" if awaited else ""])]


def _typed(asked: Asked, row: Scored, board: Board) -> str:
    """How a clerk types whom a row is about: by number where two have one name."""
    same = [other for other in board.rows if other.subject.name == row.subject.name]
    return f"#{row.subject.key}" if asked.kind == "优秀代表" and len(same) > 1 else row.subject.name


def _by_score(asked: Asked) -> str:
    at_least = f"{points(asked.at_least)}分以上" if asked.at_least is not None else ""
    return f"{asked.period.words}积分{asked.band or ''}{at_least}"


def _proposals(desk: Desk, asked: Asked) -> Listing:
    if asked.places is not None:
        raise InputError("优秀建议的候选不排先后，不能用 --places", "请去掉，从列出的里面选")
    _refuse_scores(asked, "优秀建议没有积分")
    has = _honoured(desk, asked)
    found = _asked_of_rules(desk, _rules(desk, asked), _PROPOSALS)
    rows = [(*about, bool(excellent), key in has) for key, *about, excellent in found]
    new = [row[0] for row in rows if not row[-1]]
    how = "条件：已解决，代表满意"
    return Listing(
        PROPOSAL_FIELDS, rows, (how, *_to_type(asked, new, "已解决、代表满意")), f"{asked.period.words}优秀建议候选"
    )


def _units(desk: Desk, asked: Asked) -> Listing:
    _refuse_scores(asked, f"{asked.period.first.year} 年没有给承办单位计分的办法")
    rules = _rules(desk, asked)
    has = _honoured(desk, asked)
    found = _asked_of_rules(desk, rules, _UNITS)
    fit = [row for row in found if row[4] and (asked.places or (row[2], row[4]) == (row[3], row[5]))]
    chosen, tied = _best(asked, fit, [(Fraction(row[5], row[4]), Fraction(row[3], row[2])) for row in fit])
    rows = [
        (name, count, rules.rate(in_time, count), rules.rate(satisfied, judged), key in has)
        for key, name, count, in_time, judged, satisfied in chosen
    ]
    new = [row[0] for row in rows if not row[-1]]
    which = "满意率、按期率最高的" if asked.places else "全部按期答复、代表都满意的"
    notes = (f"没有给承办单位计分的办法，按答复列出：{which}", *tied, *_to_type(asked, new, "按期答复、代表满意"))
    return Listing(UNIT_FIELDS, rows, notes, f"{asked.period.words}先进承办单位候选")


def _refuse_scores(asked: Asked, why: str) -> None:
    """Raises InputError where a score is asked for and there is none, or less than a year of what is looked at by the year."""
    if not asked.period.label.isdecimal():
        raise InputError(f"{asked.kind}没有积分的按年列候选", f"请写年份，如 {asked.period.first.year}")
    given = {"--band": asked.band, "--at-least": asked.at_least, "--scheme": asked.scheme}
    for option, value in given.items():
        if value is not None:
            raise InputError(f"{why}，不能用 {option}", "请去掉")


def _rules(desk: Desk, asked: Asked) -> Rules:
    return Rules(desk, spans.of_period(asked.period))


def _asked_of_rules(desk: Desk, rules: Rules, sql: str) -> list[tuple[Any, ...]]:
    """The rows of a query with blanks that the rulebook fills."""
    filled = rules.fill(sql)
    return desk.file.tuples(filled, rules.parameters(filled))


def _honoured(desk: Desk, asked: Asked) -> set[Any]:
    """Who has a commendation of the kind in the years of the period, by id."""
    column = "proposal_id" if asked.kind == "优秀建议" else f"{SUBJECTS[asked.kind]}_id"
    found = desk.file.tuples(
        f'SELECT {column} FROM award_line WHERE kind = ? AND substr("on", 1, 4) + 0 BETWEEN ? AND ?',
        (asked.kind, asked.period.first.year, asked.period.last.year),
    )
    return {key for (key,) in found}


def _to_type(asked: Asked, new: list[str], criteria: str) -> tuple[str, ...]:
    """The line that enters those who are chosen, and what the prizes come to."""
    if not new:
        return ()
    listed = ",".join(new)
    whom = f"'{listed}'" if "#" in listed else listed  # a shell reads # as the beginning of a remark
    line = f"renda score award add --kind {asked.kind} --to {whom} --criteria {criteria}"
    if asked.prize is None:
        return (f"定了以后登记：{line}",)
    yuan = money.yuan(asked.prize)
    total = f"{len(new)} {asked.counted_in}，奖金各 {yuan} 元，合计 {money.yuan(asked.prize * len(new))} 元"
    return (total, f"定了以后登记：{line} --prize {yuan}")
