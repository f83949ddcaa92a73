"""Tables of the deputies: what they are, what they did, who came to the sessions."""

from typing import Any

from renda_cli.files.tabular import Chart, Table
from renda_cli.work import performance, structure
from renda_cli.work.desk import Desk
from renda_cli.work.figure_rules import Rules
from renda_cli.work.seats import OFFICIAL_ORDER, acting
from renda_cli.work.spans import Span
from renda_cli.work.tables.counting import TOTAL, definitions, values

_PARTS = {
    "gender": "性别", "nation": "民族", "age": "年龄", "party": "政治面貌", "education": "学历", "label": "代表结构", "level": "级别",
}  # fmt: skip


def composition(desk: Desk, span: Span) -> Table:
    """What the deputies in office at the end of the span are, trait by trait."""
    found = structure.stats(desk, on=span.last)
    whole = values(desk, span, "deputies_total")["deputies_total"]
    rows: list[list[Any]] = []
    if whole:
        rows = [
            [word, label, count, share]
            for part, word in _PARTS.items()
            for of, label, count, share in found.rows
            if of == part
        ]
        rows.insert(0, ["代表", "在任人数", whole, None])
    ages = [row for row in rows if row[0] == "年龄" and row[3] is not None]
    notes = (*definitions(desk, span, deputies_total="在任人数"), *found.notes)
    return Table(
        "代表结构", f"{span.words}期末代表结构统计表", ("项目", "分类", "人数", "占比"), rows, notes,
        Chart("column", "在任代表年龄", [row[1] for row in ages], (("人数", [row[2] for row in ages]),), "人"),
    )  # fmt: skip


# Half days of those who were to come, session by session; a session of which none was entered has no numbers.
_ATTENDED = """SELECT s.number, s.opened_on, count(DISTINCT i.id), count(a.deputy_id), coalesce(sum(a.state = 'present'), 0),
      coalesce(sum(a.state = 'leave'), 0), coalesce(sum(a.state IN ('refused', 'absent')), 0)
    FROM session s LEFT JOIN sitting i ON i.session_id = s.id AND i.held_on BETWEEN :from AND :to LEFT JOIN attendance a ON a.sitting_id = i.id
    WHERE s.kind = :kind AND (s.opened_on BETWEEN :from AND :to OR i.id IS NOT NULL) GROUP BY s.id ORDER BY s.opened_on, s.id"""


def congress(desk: Desk, span: Span) -> Table:
    """Who came to the sessions of the congress."""
    return _attendance(desk, span, "会议出席", "人代会", "session_attendance_rate")


def presidium(desk: Desk, span: Span) -> Table:
    """Who came to the meetings of its presidium."""
    return _attendance(desk, span, "主席团出席", "主席团会议", "presidium_attendance_rate")


def _attendance(desk: Desk, span: Span, name: str, kind: str, key: str) -> Table:
    rules = Rules(desk, span)
    rows: list[list[Any]] = [
        [*row, rules.rate(row[4], row[3])]
        for row in desk.file.tuples(_ATTENDED, {"kind": kind, "from": span.first, "to": span.last})
    ]
    chart = Chart(
        "column",
        f"{span.words}{kind}出席率",
        [row[0] for row in rows],
        (("出席率", [row[-1].percent for row in rows]),),
        "%",
    )
    if rows:
        rows.append(
            [TOTAL, None, *(sum(row[place] for row in rows) for place in range(2, 7)), values(desk, span, key)[key]]
        )
    return Table(
        name, f"{span.words}{kind}出席情况统计表", ("次", "开会日期", "场次", "应到人次", "实到人次", "请假人次", "缺席人次", "出席率"), rows,
        (*definitions(desk, span, **{key: "出席率"}), "请假没有批准的计入缺席；没有登记出席的会议没有数"), chart, total=bool(rows),
    )  # fmt: skip


_SUMMED = (
    "sessions_expected", "sessions", "inspections", "trainings", "activities", "receptions", "voters", "reports", "led", "signed", "pledges",
    "fulfilled", "deeds", "households",
)  # fmt: skip


def service(desk: Desk, span: Span) -> Table:
    """What each deputy in office at the end of the span did, in the order of official lists: no place, no score."""
    columns = ", ".join(performance.FIGURES[name][1] for name in _SUMMED)
    there = f"EXISTS (SELECT 1 FROM seat t WHERE t.deputy_id = d.id AND {acting('t', 't.id', ':last')})"
    sql = f"SELECT d.name, {columns} FROM deputy d {performance.JOINS} WHERE {there} ORDER BY {OFFICIAL_ORDER}"
    rows = desk.file.tuples(sql, {**span.values, "secret": 0})
    notes = (
        "按代表名册的次序排列，不作名次；期末在任的代表",
        "保密的议案建议不计；几名代表一起参加的各计一次，各栏不合计",
    )
    headings = ("姓名", *(performance.FIGURES[name][0] for name in _SUMMED))
    return Table("履职汇总", f"{span.words}代表履职情况汇总表", headings, rows, notes)
