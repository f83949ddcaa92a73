"""A year's report with every kind of cell and chart."""

from renda_cli.files.tabular import Chart, Line, Part, Report, Table
from renda_cli.rules.rates import rate

PERIOD = "2022年1月1日至12月31日"
TOPICS = Table(
    "类别",
    "2022年代表建议按类别",
    ("类别", "件数", "办结率", "说明"),
    (
        ("城乡建设", 23, rate(22, 23), "=1+1"),
        ("农业农村", 0, rate(0, 0), None),
        ("<b>其他</b>", 2.5, rate(2, 2), "https://a.cn"),
        ("合计", 25.5, rate(24, 25), ""),
    ),
    ("没有建议的类别写作“—”",),
    Chart("bar", "各类建议", ("城乡建设", "农业农村", "<b>其他</b>"), (("件数", (23, 0, 2.5)),), "件"),
    total=True,
)
YEARS = Table(
    "历年",
    "历年办结率",
    ("年度", "办结率"),
    (("2021年", rate(0, 0)), ("2022年", rate(43, 44))),
    (),
    Chart("line", "历年办结率", ("2021年", "2022年"), (("办结率", (None, 97.73)),), "%"),
)
MONTHS = Table(
    "接待",
    "按月接待",
    ("月份", "人次"),
    (("1月", 12), ("2月", 30)),
    (),
    Chart("column", "按月接待选民", ("1月", "2月"), (("人次", (12, 30)),), "人次"),
)
LINES = (
    Line("议案建议", "proposals.total", "收到建议", 44, "件", PERIOD, "登记在本期的建议"),
    Line("议案建议", "a b&c", "办结率", rate(43, 44), "%", PERIOD, "办结件数除以收到件数"),
    Line("监督", "proposals.total", "=满意率", rate(0, 44), "%", PERIOD, "评议中的"),
    Line("监督", "unset", "未设", None, "次", PERIOD, "尚未设定"),
)


def report(**changes: object) -> Report:
    """The report, some of its fields changed."""
    fields: dict[str, object] = {
        "title": "遥观镇人大工作报告",
        "subtitle": "2023年1月6日\n镇人大主席　张三",
        "town": "遥观镇人民代表大会主席团",
        "period": PERIOD,
        "opening": ("各位代表：",),
        "parts": (
            Part("（一）议案建议", ("收到建议44件 <全部> & 办结43件。",), (TOPICS,)),
            Part("（二）监督", ("视察5次。",)),
        ),
        "closing": ("谢谢大家。",),
        "lines": LINES,
        "tables": (TOPICS, YEARS, MONTHS),
        "notes": ("本期尚未结束",),
    }
    return Report(**(fields | changes))  # type: ignore[arg-type]
