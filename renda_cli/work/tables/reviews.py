"""Tables of supervision: reviews and what was put right, and the livelihood projects."""

from typing import Any

from renda_cli.files.tabular import Chart, Table
from renda_cli.rules import money, words
from renda_cli.rules.vocabulary import PROJECT_STATES, REVIEW_KINDS
from renda_cli.work import masking, spans
from renda_cli.work.desk import Desk
from renda_cli.work.figure_rules import Rules
from renda_cli.work.indicators import grouped
from renda_cli.work.spans import Span
from renda_cli.work.tables.counting import TOTAL, definitions, percents, values

_FINDINGS = {"findings": "评议意见", "findings_accepted": "已整改", "rectification_rate": "整改率"}
_SUBJECTS = "SELECT kind, sum(reviewed) FROM review_line WHERE held_on BETWEEN :from AND :to GROUP BY 1"
_BALLOTS = """SELECT r.kind, count(*) FROM ballot b JOIN review r ON r.id = b.review_id
    WHERE b.purpose = 'review' AND NOT b.void AND b.held_on BETWEEN :from AND :to GROUP BY 1"""


def by_kind(desk: Desk, span: Span) -> Table:
    """Reviews by kind: how many were held, of whom, what was found, and how much of it was put right."""
    days = {"from": span.first, "to": span.last}
    held, found = grouped(desk, span, ("reviews_held",), "f.kind"), grouped(desk, span, _FINDINGS, "f.review_kind")
    subjects, ballots = dict(desk.file.tuples(_SUBJECTS, days)), dict(desk.file.tuples(_BALLOTS, days))
    whole = values(desk, span, "reviews_held", *_FINDINGS)
    none = {"findings": 0, "findings_accepted": 0, "rectification_rate": Rules(desk, span).rate(0, 0)}
    rows: list[list[Any]] = [
        [kind, held.get(kind, {}).get("reviews_held", 0), subjects.get(kind, 0), *found.get(kind, none).values(), ballots.get(kind, 0)]
        for kind in REVIEW_KINDS
        if kind in held or kind in found or kind in ballots
    ]  # fmt: skip
    kinds, put_right = [row[0] for row in rows], percents([row[5] for row in rows])
    chart = Chart("bar", f"{span.words}整改率", kinds, (("整改率", put_right),), "%")
    if rows:
        rows.append([TOTAL, *_sums(rows, 1, 2), *(whole[key] for key in _FINDINGS), sum(row[6] for row in rows)])
    notes = (
        *definitions(desk, span, reviews_held="次数", **_FINDINGS),
        "对象按开展的评议的名单和数目合计；测评为期内有效的测评次数",
    )
    return Table(
        "评议整改", f"{span.words}评议和整改情况统计表", ("评议种类", "次数", "对象", *_FINDINGS.values(), "测评"), rows, notes, chart,
        total=bool(rows),
    )  # fmt: skip


def _sums(rows: list[list[Any]], *places: int) -> list[int]:
    return [sum(row[place] for row in rows) for place in places]


_OPEN = """SELECT f.found_on, f.review, f.unit, f.text, f.due_on,
      iif(f.rectified_on <= :to AND f.status IN ('rectified', 'accepted'), '待验收', iif(f.round > 1, '重新整改', '整改中'))
    FROM finding_line f WHERE f.found_on <= :to AND (f.status <> 'accepted' OR f.judged_on > :to) ORDER BY f.found_on, f.id"""


def still_open(desk: Desk, span: Span) -> Table:
    """A row a finding that was not accepted as put right at the end of the span, whatever year it is of."""
    rows = [
        (place, found_on, review, unit, masking.text(text), *rest)
        for place, (found_on, review, unit, text, *rest) in enumerate(desk.file.tuples(_OPEN, {"to": span.last}), 1)
    ]
    return Table(
        "整改明细", f"{span.words}期末未整改到位明细表", ("序号", "提出日期", "评议", "整改单位（对象）", "评议意见", "期限", "进展"), rows,
        ("期末以前提出、期末还没有验收合格的评议意见，历年的一并列出",),
    )  # fmt: skip


_PROJECTS = """SELECT p.year || '-' || p.no, p.title, (SELECT sum(r.votes) FROM ballot_row r JOIN ballot b ON b.id = r.ballot_id
      WHERE r.project_id = p.id AND b.purpose = 'choice' AND NOT b.void AND b.round = (SELECT max(n.round) FROM ballot n JOIN ballot_row m
        ON m.ballot_id = n.id WHERE m.project_id = p.id AND n.purpose = 'choice' AND NOT n.void)),
      p.unit, p.status, p.done_on, p.percent, p.budget_fen, p.spent_fen
    FROM project_line p WHERE p.year BETWEEN :first AND :last AND p.status IN ('selected', 'done', 'carried', 'ended') ORDER BY p.year, p.no"""
_RATES = {"projects_satisfaction_mid_rate": "年中满意率", "projects_satisfaction_rate": "年终满意率"}


def projects(desk: Desk, span: Span) -> Table:
    """The livelihood projects of the years of the span: votes, progress, money, what was said of them."""
    first, last = spans.years_of(span)
    pleased = grouped(desk, span, _RATES, "f.year || '-' || f.no")
    rows: list[list[Any]] = []
    for number, title, votes, unit, status, done_on, percent, budget, spent in desk.file.tuples(
        _PROJECTS, {"first": first, "last": last}
    ):
        done = status == "done" and done_on <= span.last
        state = PROJECT_STATES["done" if done else "selected" if status == "done" else status]
        rated = [pleased.get(number, {}).get(key) for key in _RATES]
        rows.append(
            [
                number,
                title,
                votes,
                unit,
                state,
                done_on if done else None,
                100 if done else percent,
                *map(_yuan, (budget, spent)),
                *rated,
            ]
        )
    chart = Chart(
        "bar",
        f"{span.words}民生实事进度",
        [words.opening(row[1], 20) for row in rows],
        (("进度", [row[6] for row in rows]),),
        "%",
    )
    if rows:
        whole = values(desk, span, "projects_spent", *_RATES)
        blank = (None,) * 7
        rows.append([TOTAL, *blank, *whole.values()])
    notes = definitions(desk, span, projects_spent="已用资金", **_RATES)
    return Table(
        "民生实事", f"{span.words}民生实事项目统计表",
        ("编号", "项目", "得票", "承办单位", "状态", "完成日期", "进度（%）", "预算（元）", "已用资金（元）", *_RATES.values()), rows,
        (*notes, "票决入选和上年结转来的项目；得票为最后一轮票决的"), chart, total=bool(rows),
    )  # fmt: skip


def _yuan(fen: int | None) -> int | float | None:
    return None if fen is None else money.yuan(fen)
