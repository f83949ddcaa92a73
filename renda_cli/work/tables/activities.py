"""Activities of deputies month by month."""

from typing import Any

from renda_cli.files.tabular import Chart, Table
from renda_cli.work.desk import Desk
from renda_cli.work.indicators import grouped
from renda_cli.work.spans import Span
from renda_cli.work.tables.counting import TOTAL, definitions, months, values


def by_month(desk: Desk, span: Span) -> Table:
    """How often what kind of activity was held in each month of the span, the most frequent kinds first."""
    key = "activities_total"
    found: dict[str, dict[str, Any]] = {}
    kinds: dict[str, Any] = {}
    for together, counts in grouped(desk, span, (key,), "substr(f.held_on, 1, 7) || f.kind").items():
        month, kind = together[:7], together[7:]
        found.setdefault(month, {})[kind] = counts[key]
        kinds[kind] = kinds.get(kind, 0) + counts[key]
    columns = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    rows: list[list[Any]] = []
    if found:
        for month, words in months(desk, span, found).items():
            held = found.get(month, {})
            rows.append([words, *(held.get(kind, 0) for kind in columns), sum(held.values())])
    labels, held_then = [row[0] for row in rows], [row[-1] for row in rows]
    chart = Chart("line", f"{span.words}各月代表活动", labels, (("活动次数", held_then),), "次")
    if rows:
        rows.append([TOTAL, *(kinds[kind] for kind in columns), values(desk, span, key)[key]])
    notes = (*definitions(desk, span, activities_total="代表活动"), "接待选民另计，见月度接待")
    return Table(
        "月度活动", f"{span.words}代表活动月度统计表", ("月份", *columns, TOTAL), rows, notes, chart, total=bool(rows)
    )
