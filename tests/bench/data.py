"""The data sets, made by SQL in a temporary folder when a case first asks for them."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from typing import Any

from renda_cli.rules.name_order import stroke_key
from renda_cli.work import spans
from renda_cli.work.desk import Desk, open_desk
from renda_cli.work.report import making
from renda_cli.work.score import reading
from tests.bench.cases import BARE_INSERTS, Case
from tests.work.helpers import summary_of

LATE_EVERY = 50
_WORDS = (
    ("完善", "修复", "加强", "整治", "改造", "尽快解决", "优化", "规范"),
    ("剑湖路", "郑村路", "东方村", "留道村", "洪庄村", "薛墅巷", "塘桥社区", "采菱港", "新南村", "钱家塘"),
    ("路灯", "雨污分流管网", "公交候车亭", "村级文化广场", "老年食堂", "农田灌溉渠道", "停车秩序管理", "河道清淤"),
)
_TOPICS = ("城乡建设", "农业农村", "教科文卫", "社会民生", "生态环保")
_UNITS = ("农业农村局", "建设局", "财政局", "教育局", "民政办", "交通办", "水利站", "卫生院", "派出所", "综合执法局")
_GIVEN_NAMES = ("建国", "秀英", "志强", "玉兰", "海涛")
_SIGNS = (
    "张李王赵陈刘杨黄周吴徐孙",
    "建秀志玉海国文明春秋永德学光金银宝石长青松",
    "国英强兰涛华军平红梅芳生林根法良才",
)
_DEPUTIES = tuple(surname + given for given, surname in product(_GIVEN_NAMES, "张李王赵陈刘杨黄周吴徐孙"))

_PEOPLE = """
INSERT INTO session (id, kind, number, opened_on, closed_on) VALUES (1, '人代会', '5-1', '2022-01-06', '2022-01-07');
INSERT INTO unit (name) SELECT value FROM json_each(:units);
INSERT INTO deputy (name, pinyin, initials, stroke_order) SELECT value, '', '', '' FROM json_each(:deputies);
INSERT INTO seat (deputy_id, level, status) SELECT id, '镇', 'in_office' FROM deputy
"""
# `plan` has a row for each proposal: its number, status, whether between sessions, when the reply was due and when it came.
_PROPOSALS = """
INSERT INTO proposal (id, session_id, no, kind, submitted_kind, title, topic, between_sessions, submitted_on, proposer, lead_id,
    confidential, status, round, complex, excellent)
SELECT number, 1, number, iif(number % 40, '建议', '议案'), iif(number % 40, '建议', '议案'), title(number), topic(number), between_sessions,
    iif(between_sessions, '2022-03-01', '2022-01-06'), 'deputy', lead(number), 0, status, iif(status = 'rehandling', 2, 1), 0,
    number % 30 = 0 FROM plan;
INSERT INTO co_signer (proposal_id, deputy_id, position) SELECT number, lead(number + 7), 1 FROM plan;
INSERT INTO assignment (id, proposal_id, unit_id, role, assigned_on, received_on, owes_reply)
SELECT number, number, number % 10 + 1, 'lead', '2022-03-15', '2022-03-15', status IN ('assigned', 'rehandling')
FROM plan WHERE status <> 'submitted';
INSERT INTO contact (proposal_id, unit_id, how, stage, held_on)
SELECT number, number % 10 + 1, '面商', '办前', '2022-03-20' FROM plan WHERE status <> 'submitted' AND number % 9;
INSERT INTO deadline (kind, proposal_id, assignment_id, round, rule_key, start, days_known, start_on, due_on, latest_on,
    provisional, by_hand, steps, met_on)
SELECT 'reply', number, number, 1, 'reply', 'assigned', '{"submitted": "2022-01-06", "assigned": "2022-03-15"}', '2022-03-15',
    due_on, '2022-09-15', 0, 0, '["依据：第42条：从交办算起三个月内答复", "起算：交办之日 2022-03-15", "加 3 个月"]', met_on
FROM plan WHERE status <> 'submitted';
INSERT INTO reply (assignment_id, round, replied_on, result_class, ref)
SELECT number, 1, met_on, substr('ABCD', number % 7 % 4 + 1, 1), '遥农复' || number || '号' FROM plan WHERE met_on IS NOT NULL;
INSERT INTO reply_copy (reply_id, deputy_id, sent_on)
SELECT r.id, s.deputy_id, r.replied_on FROM reply r JOIN
    (SELECT id, lead_id AS deputy_id FROM proposal UNION SELECT proposal_id, deputy_id FROM co_signer) s ON s.id = r.assignment_id
WHERE (r.id + s.deputy_id) % 13;
INSERT INTO urge (proposal_id, about, how, urged_on) SELECT number, '答复', '电话', '2022-06-10' FROM plan WHERE number % 15 = 0;
INSERT INTO supervision (proposal_id, level, decided_on) SELECT number, iif(number % 50, '一般', '重点'), '2022-03-20' FROM plan
WHERE number % 25 = 0;
INSERT INTO feedback (proposal_id, round, deputy_id, process, result, given_on)
SELECT number, 1, lead(number), iif(number % 11, '满意', '不满意'), iif(status = 'rehandling', '不满意', '满意'), '2022-07-01'
FROM plan WHERE met_on IS NOT NULL;
INSERT INTO promise (proposal_id, unit_id, what, made_on, until_on, kept_on)
SELECT number, 1, '列入明年计划', met_on, '2023-06-30', iif(number % 20, NULL, '2022-12-01')
FROM plan WHERE met_on IS NOT NULL AND number % 10 = 0
"""
# `person` has a row for each deputy, `half` one for each half day of a session, `outing` one for each activity.
_ROSTER = """
INSERT INTO deputy_group (id, name, kind) SELECT value, '第' || value || '小组', '代表小组' FROM half;
INSERT INTO deputy (id, name, pinyin, initials, stroke_order, gender, nation, party, born, phone)
SELECT number, name(number), '', '', strokes(number), iif(number % 3, '男', '女'), iif(number % 10, '汉族', '回族'),
    iif(number % 2, '中共党员', '群众'), '1980-05', '010-0000-0000' FROM person;
INSERT INTO deputy_label (deputy_id, label) SELECT number, iif(number % 2, '农民', '干部') FROM person;
INSERT INTO seat (deputy_id, level, district, group_id, status, from_on, congress, elected_by)
SELECT number, '镇', '第' || (number % 500 + 1) || '选区', number % :halves + 1, 'in_office', '2021-12-20', 5, '换届' FROM person;
INSERT INTO session (id, kind, number, opened_on, closed_on)
SELECT value, '人代会', '5-' || value, date('2022-01-06', '+' || value || ' days'), date('2022-01-06', '+' || value || ' days') FROM half;
INSERT INTO sitting (id, session_id, held_on, part) SELECT value, value, date('2022-01-06', '+' || value || ' days'), '上午' FROM half;
INSERT INTO attendance (sitting_id, deputy_id, state)
SELECT value, number, iif((value * 7 + number) % 97, iif((value + number) % 31, 'present', 'leave'), 'absent') FROM half, person;
INSERT INTO activity (id, kind, title, status, held_on, times, online, group_id, suggestions, funds_fen)
SELECT number, iif(number % 3, iif(number % 2, '视察', '培训'), '小组活动'), '关于第' || number || '次活动', 'done',
    date('2022-01-01', '+' || (number % 360) || ' days'), 1, 0, iif(number % 3, NULL, number % :halves + 1), number % 4, number % 2 * 100
FROM outing;
INSERT INTO activity_deputy (activity_id, deputy_id, times)
SELECT number, (number * 50 + value) % :people + 1, 1 FROM outing, json_each(:fifty);
INSERT INTO pledge (deputy_id, year, what, made_on, until_on, fulfilled_on)
SELECT number, 2022, '装路灯', '2022-01-10', '2022-12-31', iif(number % 4, '2022-10-10', NULL) FROM person;
INSERT INTO deed (id, kind, what, done_on, count) SELECT number, '实事', '修路', '2022-05-05', 1 FROM outing;
INSERT INTO household (deputy_id, name, people, kind, from_on) SELECT number, '赵户', 3, '联系户', '2022-01-10' FROM person;
INSERT INTO fund (deputy_id, amount_fen, paid_on, purpose) SELECT number, 20000, '2022-06-01', '交通' FROM person
"""
_SCHEME = """
name = "代表积分"
subject = "代表"
period = "年度"
cap = 100
[[section]]
name = "会议"
full = 20
cap = 40
item = [{ name = "出席", measure = "人代会出席半天", each = 1, cap = 15 }, { name = "缺席", measure = "人代会缺席半天", each = -2 }]
[[section]]
name = "活动"
item = [{ name = "参加活动", measure = "参加活动", each = 2, cap = 30 }, { name = "培训", measure = "参加培训", each = 1.5 }]
[[section]]
name = "实事"
item = [{ name = "兑现", measure = "承诺兑现率", steps = [{ from = 100, points = 10 }], empty = 0 }, { name = "加分", hand = true, cap = 5 }]
[[band]]
name = "优秀"
from = 90
[[band]]
name = "合格"
"""
# The last two would compile our modules at every start, which no installed package does, and write line by line.
_UNWANTED = ("RENDA_", "TASK", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED")
_HANDLED = ("replied", "closed", "replied", "rehandling", "closed", "replied", "assigned", "submitted")


@dataclass(frozen=True)
class Sizes:
    """How many proposals each file holds, how many lines the batch has and how many rows the sheet (`office`, `imported`)."""

    year: int
    large: int
    huge: int
    lines: int
    office: int
    imported: int
    roster: int


FULL = Sizes(year=200, large=10_000, huge=100_000, lines=4_000, office=100_000, imported=100_000, roster=5_000)


class Folder:
    """The data sets of one run: files with proposals, and for taskwarrior as many tasks."""

    def __init__(self, path: Path, sizes: Sizes) -> None:
        self.path = path
        self.sizes = sizes

    def ready(self, case: Case) -> dict[str, str]:
        """What the placeholders of a case's commands stand for; a fresh copy of the file when the case writes."""
        file = self._file(case.data)
        if case.writes:
            file = Path(shutil.copy(file, self.path / "copy.db"))
        names = {
            "lines": "batch.renda", "rows": "batch.json", "bare": "bare_inserts.py", "sql": f"{case.data}.sql", "sheet": "sheet.csv",
            "tasks": "tasks.json", "unlogged": "unlogged.db", "new": "new", "office": "office-copy.db",
            "scores": "scores.sql", "report": f"{case.data}-report.sql",
        }  # fmt: skip
        made = {name: self.path / name_of for name, name_of in names.items()}
        for left in self.path.glob("new*"):
            left.unlink()
        if "{unlogged}" in case.theirs:
            _without_triggers(Path(shutil.copy(file, made["unlogged"])))
        if "{office}" in case.theirs:
            shutil.copy(self._file("office"), made["office"])
        return {"db": str(file)} | {name: str(path) for name, path in made.items()}

    def environment(self, case: Case, file: str) -> dict[str, str]:
        """Our own environment without what would change the outcome, with the files of the case."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_UNWANTED)}
        tasks = self.path / f"{case.data}.tasks"
        if "{tasks}" in case.theirs:
            shutil.rmtree(tasks, ignore_errors=True)
            tasks.mkdir()
            (tasks / "rc").write_text(f"data.location={tasks}\nconfirmation=off\n{_UDAS}", encoding="utf-8")
        return kept | {"RENDA_DB": file, "TASKDATA": str(tasks), "TASKRC": str(tasks / "rc")}

    def count(self, case: Case) -> int:
        """How many rows the output of a case must have."""
        every: int = getattr(self.sizes, case.data)
        return {"one": 1, "late": every // LATE_EVERY, "all": every}[case.rows]

    def _file(self, name: str) -> Path:
        path = self.path / f"{name}.db"
        if path.exists():
            return path
        count: int = getattr(self.sizes, name)
        if name in ("office", "imported"):
            _make(path, iter(()))
            _write_sheet(self.path, count)
            if name == "imported":
                command = [_renda(), "--db", str(path), "import", "proposals", str(self.path / "sheet.csv")]
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
            return path
        if name == "roster":
            _make_roster(path, count)
            (self.path / "scores.sql").write_text(scores_sql(path), encoding="utf-8")
        else:
            _make(path, _handled(count) if name == "huge" else _open(count))
        if name in ("huge", "roster"):
            (self.path / f"{name}.sql").write_text(summary_sql(path), encoding="utf-8")
            (self.path / f"{name}-report.sql").write_text(report_sql(path), encoding="utf-8")
        elif shutil.which("task"):
            _import_tasks(self.path / f"{name}.tasks", count)
        if name == "year":
            _write_batch(self.path, count, self.sizes.lines)
        return path


def _title(number: int) -> str:
    verb, place, thing = (words[number // step % len(words)] for words, step in zip(_WORDS, (1, 8, 80), strict=True))
    return f"关于{verb}{place}{number}号{thing}的建议"


def _topic(number: int) -> str:
    return _TOPICS[number % len(_TOPICS)]


def _lead(number: int) -> int:
    return number % len(_DEPUTIES) + 1


Plan = tuple[int, str, bool, str, str | None]


def _open(count: int) -> Iterator[Plan]:
    """All assigned and not replied; each 50th late on 2022-06-01."""
    for number in range(1, count + 1):
        yield number, "assigned", False, "2022-06-15" if number % LATE_EVERY else "2022-05-15", None


def _handled(count: int) -> Iterator[Plan]:
    """A year's mixture: one in eight not assigned, one not replied, one in its second round; a tenth of the replies late."""
    for number in range(1, count + 1):
        status = _HANDLED[number % len(_HANDLED)]
        replied = "2022-05-20" if number % 10 else "2022-06-20"
        yield number, status, number % 5 == 0, "2022-06-15", None if status in ("assigned", "submitted") else replied


def _renda() -> str:
    return str(Path(sys.executable).with_name("renda"))


def _without_triggers(path: Path) -> None:
    """Takes the log's triggers off a file."""
    with closing(sqlite3.connect(path)) as db, db:
        for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            db.execute(f"DROP TRIGGER {name}")


_SHEET = ("编号", "届次", "标题", "类别", "领衔代表", "附议代表", "提出日期", "主办单位", "协办单位", "交办日期", "答复日期", "答复文号", "办理结果",
          "过程评价", "结果评价", "反馈日期")  # fmt: skip
_AS_TASK = ("no", "session", "description", "project", "lead", "signers", "entry", "unit", "helper", "assigned", "replied", "ref", "class",
            "process", "result", "rated")  # fmt: skip
_DAYS = frozenset({"entry", "assigned", "replied", "rated"})
_UDAS = "".join(
    f"uda.{name}.type={'date' if name in _DAYS else 'string'}\nuda.{name}.label={name}\n"
    for name in _AS_TASK
    if name not in ("description", "project", "entry")
)


def _write_sheet(folder: Path, count: int) -> None:
    """A sheet of proposals that were handled, and the same rows as tasks with as many attributes."""
    rows = [_sheet_row(number) for number in range(1, count + 1)]
    with (folder / "sheet.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([_SHEET, *rows])
    tasks = (
        {
            name: f"{cell.replace('-', '')}T000000Z" if name in _DAYS else cell
            for name, cell in zip(_AS_TASK, row, strict=True)
            if cell
        }
        for row in rows
    )
    (folder / "tasks.json").write_text(json.dumps(list(tasks), ensure_ascii=False), encoding="utf-8")


def _sheet_row(number: int) -> list[str]:
    unit, helper = (_UNITS[(number + step) % len(_UNITS)] for step in (0, 1))
    lead, signer = (_DEPUTIES[_lead(number + step) - 1] for step in (0, 7))
    return [
        str(number), "5-1", _title(number), _topic(number), lead, signer, "2022-01-06", unit, "" if number % 3 else helper, "2022-01-31",
        f"2022-04-{number % 28 + 1:02}", f"遥农复〔2022〕{number}号", "ABCD"[number % 4], "满意", "满意" if number % 5 else "基本满意",
        f"2022-05-{number % 28 + 1:02}",
    ]  # fmt: skip


def _make(path: Path, plans: Iterator[Plan]) -> None:
    command = [_renda(), "--db", str(path), "init", "--town", "遥观镇", "--congress", "5"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    with closing(sqlite3.connect(path)) as db, db:
        for name, function in (("title", _title), ("topic", _topic), ("lead", _lead)):
            db.create_function(name, 1, function, deterministic=True)
        lists = {"units": json.dumps(_UNITS), "deputies": json.dumps(_DEPUTIES)}
        for statement in _PEOPLE.split(";\n"):
            db.execute(statement, lists)
        db.execute("CREATE TEMP TABLE plan (number INTEGER, status, between_sessions, due_on, met_on)")
        db.executemany("INSERT INTO plan VALUES (?, ?, ?, ?, ?)", plans)
        for statement in _PROPOSALS.split(";\n"):
            db.execute(statement)


def _make_roster(path: Path, people: int) -> None:
    """So many deputies, each down for 20 half days and for as many activities: 40 attendances a head."""
    command = [_renda(), "--db", str(path), "init", "--town", "遥观镇", "--congress", "5"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    halves, outings = 20, people * 2 // 5
    with closing(sqlite3.connect(path)) as db, db:
        db.create_function("name", 1, _person, deterministic=True)
        db.create_function("strokes", 1, lambda number: stroke_key(_person(number)), deterministic=True)
        for table, column, count in (
            ("person", "number", people),
            ("half", "value", halves),
            ("outing", "number", outings),
        ):
            db.execute(f"CREATE TEMP TABLE {table} ({column} INTEGER)")
            db.executemany(f"INSERT INTO {table} VALUES (?)", [(number,) for number in range(1, count + 1)])
        known = {"people": people, "halves": halves, "fifty": json.dumps([*range(50)])}
        for statement in _ROSTER.split(";\n"):
            db.execute(statement, known)
        db.execute(
            "INSERT INTO scheme (name, year, version, subject, period, definition, loaded_on) VALUES (?, 2022, 1, 'deputy', 'year', ?, '2022-01-01')",
            ("代表积分", _SCHEME),
        )


def _person(number: int) -> str:
    surname, first, second = (
        signs[number // step % len(signs)] for signs, step in zip(_SIGNS, (1, 12, 252), strict=True)
    )
    return surname + first + second


def _import_tasks(folder: Path, count: int) -> None:
    """As many tasks as proposals, the same ones late; taskwarrior knows no --today, so their days are around the clock's."""
    folder.mkdir()
    rc = folder / "rc"
    rc.write_text(f"data.location={folder}\nconfirmation=off\n", encoding="utf-8")
    late, soon = (f"{datetime.now() + timedelta(days=days):%Y%m%dT000000Z}" for days in (-17, 14))
    tasks = [
        {"description": _title(number), "project": _topic(number), "due": soon if number % LATE_EVERY else late}
        for number in range(1, count + 1)
    ]
    environment = os.environ | {"TASKRC": str(rc), "TASKDATA": str(folder)}
    given = json.dumps(tasks).encode()
    subprocess.run(["task", "import"], input=given, env=environment, check=True, capture_output=True)


def _write_batch(folder: Path, already: int, lines: int) -> None:
    """`proposal add` lines, and the rows that they make, for the bare inserts."""
    commands, rows = [], []
    for number in range(already + 1, already + lines + 1):
        title, topic, lead, other = _title(number), _topic(number), _lead(number), _lead(number + 7)
        names = f"--by {_DEPUTIES[lead - 1]} --with {_DEPUTIES[other - 1]}"
        commands.append(f"proposal add {title} {names} --topic {topic} --session 5-1 --on 2022-01-06\n")
        rows.append(((number, str(number), title, topic, lead), (number, other)))
    (folder / "batch.renda").write_text("".join(commands), encoding="utf-8")
    (folder / "batch.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    (folder / "bare_inserts.py").write_text(BARE_INSERTS, encoding="utf-8")


def summary_sql(path: Path) -> str:
    """Every statement of `renda summary 2022` on an open file, as SQLite saw it, its parameters filled in."""
    return _traced(path, lambda desk: summary_of(desk, "2022"))


def report_sql(path: Path) -> str:
    """Every statement of `renda report 2022`."""
    return _traced(path, lambda desk: making.draft(desk, spans.read(desk, "2022")))


def scores_sql(path: Path) -> str:
    """Every statement of `renda score list 2022`."""
    return _traced(path, lambda desk: reading.list_(desk, "2022"))


def _traced(path: Path, verb: Callable[[Desk], Any]) -> str:
    desk = open_desk(path, date(2022, 6, 1), at_terminal=False)
    statements: list[str] = []
    desk.file.db.set_trace_callback(statements.append)
    verb(desk)
    desk.file.close()
    return "".join(f"{statement};\n" for statement in statements)
