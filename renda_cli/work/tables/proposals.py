"""Tables of proposals: by topic, by unit, by group of deputies."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from renda_cli.files.tabular import Chart, Table
from renda_cli.work import spans
from renda_cli.work.desk import Desk
from renda_cli.work.figure_rules import Rules, satisfaction_over
from renda_cli.work.indicators import grouped, measured
from renda_cli.work.seats import acting
from renda_cli.work.spans import Span
from renda_cli.work.stats import LAST, WAYS
from renda_cli.work.tables.counting import TOTAL, definitions, percents, shares, summed, values

_IN_SPAN = (
    "SELECT {} FROM proposal_fact f WHERE f.day BETWEEN :from AND :end LIMIT -1"  # LIMIT -1: see figures.proposals
)
_NO_TOPIC, _UNANSWERED, _SILENT = WAYS["topic"].without, "未答复", "未反馈"


def by_topic(desk: Desk, span: Span) -> Table:
    """Topics with count, share, the classes of result, and the grades of the question that the rulebook asks."""
    grades, by_grade, asked = _grades(desk, span)
    satisfied = f"satisfaction_{asked}_rate"
    keys = ("proposals_collected", "proposals_assigned", "proposals_replied", satisfied)
    found = {topic or _NO_TOPIC: one for topic, one in grouped(desk, span, keys, "f.topic").items()}
    topics = sorted(
        found, key=lambda topic: (topic in LAST, topic == _NO_TOPIC, -found[topic]["proposals_collected"], topic)
    )
    counts = [found[topic]["proposals_collected"] for topic in topics]
    classes, by_class = _classes(desk, span)
    rows: list[list[Any]] = [
        [topic, count, share, found[topic]["proposals_assigned"], *(by_class[topic][code] for code in classes),
         found[topic]["proposals_assigned"] - found[topic]["proposals_replied"], *(by_grade[topic][grade] for grade in grades), found[topic][satisfied]]
        for topic, count, share in zip(topics, counts, shares(desk, span, counts), strict=True)
    ]  # fmt: skip
    if rows:
        whole = summed(desk, span, found.values())
        added = [sum(column) for column in zip(*(row[4:-1] for row in rows), strict=True)]
        share = shares(desk, span, [whole["proposals_collected"]])[0]
        rows.append([TOTAL, whole["proposals_collected"], share, whole["proposals_assigned"], *added, whole[satisfied]])
    labels = _class_labels(desk, span)
    notes = [
        *definitions(desk, span, proposals_collected="件数", proposals_assigned="交办"),
        "办理结果各栏按最后一次答复的分类，分别办理、分类不同的件在各类各计一次：" + _spelt(labels),
        f"{_UNANSWERED}：已交办、还有应答复的单位没有答复的件数",
        f"{'、'.join(grades)}：代表对办理{_QUESTIONS[asked]}的评价",
        *definitions(desk, span, **{satisfied: "满意率"}),
    ]
    return Table(
        "建议分类", f"{span.words}议案建议分类统计表",
        ("类别", "件数", "占比", "交办", *(f"{code}类" if code in labels else code for code in classes), _UNANSWERED, *grades, "满意率"), rows,
        notes, Chart("bar", f"{span.words}议案建议分类", topics, (("件数", counts),), "件"), total=bool(rows),
    )  # fmt: skip


_QUESTIONS = {"process": "过程", "result": "结果"}


def _class_labels(desk: Desk, span: Span) -> dict[str, str]:
    entries = desk.rulebook.value_on("classes", date.fromisoformat(span.last)).value
    return {entry["code"]: entry.get("label", "") for entry in entries}


def _spelt(labels: Mapping[str, str]) -> str:
    return "，".join(f"{code}类 {label}".rstrip() for code, label in labels.items())


def _classes(desk: Desk, span: Span) -> tuple[list[str], dict[str, Counter[str]]]:
    """The classes as the rulebook orders them, then others that were given; and how many proposals of each topic have each."""
    sql = (
        f"SELECT f.topic, l.result_class, count(DISTINCT f.id) FROM ({_IN_SPAN.format('f.id, f.topic, f.assigned')}) f "
        "CROSS JOIN last_reply l ON l.proposal_id = f.id WHERE f.assigned AND l.result_class IS NOT NULL GROUP BY 1, 2"
    )
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for topic, code, count in desk.file.tuples(sql, {"from": span.first, "end": span.last}):
        found[topic or _NO_TOPIC][code] = count
    known = list(_class_labels(desk, span))
    others = sorted({code for one in found.values() for code in one} - set(known))
    return [*known, *others], found


def _grades(desk: Desk, span: Span) -> tuple[list[str], dict[str, Counter[str]], str]:
    """The grades and who gave none, how many proposals of each topic have each in the round that counts, and of which question."""
    book, last = desk.rulebook, date.fromisoformat(span.last)
    asking, which, over = (book.value_on(f"satisfaction.{name}", last).value for name in ("question", "round", "over"))
    question = "process" if asking == "process" else "result"
    measured_over = satisfaction_over(over, question, which)
    columns = f"f.topic, f.{question}_{which} AS grade, {Rules(desk, span).fill(measured_over)} AS measured"
    sql = f"SELECT f.topic, coalesce(f.grade, :none), count(*) FROM ({_IN_SPAN.format(columns)}) f WHERE f.measured GROUP BY 1, 2"
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for topic, grade, count in desk.file.tuples(
        sql, {"from": span.first, "to": spans.until(span, desk.seen_on), "end": span.last, "none": _SILENT}
    ):
        found[topic or _NO_TOPIC][grade] = count
    known = [entry["code"] for entry in book.value_on("grades", last).value]
    others = sorted({grade for one in found.values() for grade in one} - {*known, _SILENT})
    return [*known, *others, _SILENT], found, question


def by_unit(desk: Desk, span: Span, *, ranked: bool = False) -> Table:
    """Units in the order in which they were entered; with `ranked` by what was answered in time, those alike at the same place."""
    rows, taken = _unit_rows(desk, span)
    headings: tuple[str, ...] = (
        "承办单位", "主办", "分别办理", "协办", "应答复", "已答复", "按期答复率", "答复用时中位数（天）", "满意率", "催办",
    )  # fmt: skip
    units = [row[0] for row in rows]
    chart = Chart(
        "bar", f"{span.words}承办单位答复率", units, (("按期答复率", percents([row[6] for row in rows])),), "%"
    )
    notes = [
        "主办、分别办理、协办按件计，两个单位承办的件各计一次；合并的单位并入后来的单位",
        "应答复、已答复、按期答复率、答复用时按主办和分别办理单位的首次答复，不晚于期限（延期后的）为按期",
        "催办：催该单位和没有写明单位的催办各计一次，催反馈的不计，不合计",
        *definitions(desk, span, satisfaction_rate="满意率", reply_days_median="答复用时中位数"),
    ]
    if rows:
        (whole,) = grouped(
            desk, span, ("satisfaction_rate",), "1"
        ).values()  # each proposal once, however many units it has
        added = [sum(row[place] for row in rows) for place in range(1, 6)]
        in_time = Rules(desk, span).rate(sum(row[6].numerator for row in rows), added[3])
        total = [
            TOTAL,
            *added,
            in_time,
            measured("median", dict(sorted(taken.items()))),
            whole["satisfaction_rate"],
            None,
        ]
        rows = [*_ranked(rows), [None, *total]] if ranked else [*rows, total]
    if ranked:
        headings = ("名次", *headings)
        notes.append("名次：按期答复率高的在前，相同的并列；只协办的单位不排")
    return Table("承办单位", f"{span.words}承办单位办理情况统计表", headings, rows, notes, chart, total=bool(rows))


def _ranked(rows: Sequence[list[Any]]) -> list[list[Any]]:
    in_time = [row[6].percent for row in rows if row[6].percent is not None]
    placed = [
        [None if row[6].percent is None else 1 + sum(other > row[6].percent for other in in_time), *row] for row in rows
    ]
    return sorted(placed, key=lambda row: (row[0] is None, row[0] or 0))


# A row a unit and proposal first: units that became one may have had the same proposal.
_OF_UNITS = """SELECT h.name, min(h.answers_id) AS place, max(h.role = 'lead') AS lead, max(h.role = 'each') AS alone, max(h.role = 'co') AS co,
      count(a.id) AS answers, sum(a.replied_on IS NOT NULL) AS replied, sum(a.on_time) AS on_time, group_concat(a.days) AS days,
      f.measured AND count(a.id) > 0 AS measured, f.satisfied, sum(a.urges) AS urges
    FROM ({}) f CROSS JOIN handler h ON h.proposal_id = f.id LEFT JOIN answer_fact a ON a.id = h.id GROUP BY f.id, h.name"""
_BY_UNITS = """SELECT name, min(place), sum(lead), sum(alone), sum(co), sum(answers), sum(replied), coalesce(sum(on_time), 0),
      coalesce(group_concat(days), ''), coalesce(sum(measured AND satisfied), 0), sum(measured), coalesce(sum(urges), 0)
    FROM ({}) GROUP BY 1 ORDER BY 2, 1"""


def _unit_rows(desk: Desk, span: Span) -> tuple[list[list[Any]], Counter[int]]:
    """A row a unit, and how often an answer took how many days."""
    rules = Rules(desk, span)
    satisfied, over = rules.fill("{both}"), rules.fill("{over_result}")
    inner = _IN_SPAN.format(f"f.id, {satisfied} AS satisfied, {over} AS measured")
    sql = _BY_UNITS.format(_OF_UNITS.format(inner))
    rows: list[list[Any]] = []
    all_taken: Counter[int] = Counter()
    for name, _, lead, each, co, due, replied, in_time, listed, pleased, asked, urges in desk.file.tuples(
        sql, rules.parameters(sql)
    ):
        taken = Counter(sorted(map(int, filter(None, listed.split(",")))))
        all_taken += taken
        median = measured("median", taken)
        rows.append(
            [name, lead, each, co, due, replied, rules.rate(in_time, due), median, rules.rate(pleased, asked), urges]
        )
    return rows, all_taken


_OTHERS = "主席团、人民政府"
_GROUPS = """SELECT g.name, (SELECT count(DISTINCT t.deputy_id) FROM seat t WHERE t.group_id = g.id AND {acting})
    FROM deputy_group g WHERE g.kind IN ('代表小组', '代表团') AND coalesce(g.founded_on, :to) <= :to AND coalesce(g.ended_on, '9') > :to
    ORDER BY g.id"""


def by_group(desk: Desk, span: Span) -> Table:
    """Groups and delegations of deputies in the order in which they were entered: proposals led, and how many a deputy."""
    by = f"iif(f.lead_id IS NULL AND f.group_id IS NULL, '{_OTHERS}', {WAYS['group'].value})"
    found = {
        group or "未编组": one["proposals_collected"]
        for group, one in grouped(desk, span, ("proposals_collected",), by).items()
    }
    acting_then = acting("t", "t.id", ":to")
    members = dict(desk.file.tuples(_GROUPS.format(acting=acting_then), {"to": span.last}))
    names = [*members, *sorted(name for name in found if name not in members and name not in ("未编组", _OTHERS))]
    names += [name for name in ("未编组", _OTHERS) if name in found]
    counts = [found.get(name, 0) for name in names]
    rows: list[list[Any]] = [
        [name, members.get(name), count, share, _each(count, members.get(name))]
        for name, count, share in zip(names, counts, shares(desk, span, counts), strict=True)
    ]
    if not found:
        rows = []
    if rows:
        count, heads = sum(counts), values(desk, span, "deputies_total")["deputies_total"]
        rows.append([TOTAL, heads, count, shares(desk, span, [count])[0], _each(count, heads)])
    notes = (
        "按领衔代表所在的代表小组（代表团），以小组名义提出的计入该小组",
        "代表人数为期末在任的，合计每人只计一次；人均：领衔件数 ÷ 代表人数",
    )
    chart = Chart("bar", f"{span.words}各代表小组领衔件数", names, (("领衔件数", counts),), "件")
    return Table(
        "建议小组",
        f"{span.words}代表小组议案建议统计表",
        ("代表小组", "代表人数", "领衔件数", "占比", "人均"),
        rows,
        notes,
        chart,
        total=bool(rows),
    )


def _each(count: int, heads: int | None) -> float | None:
    return round(count / heads, 2) if heads else None
