"""What is measured against what, and the budget of each: our time divided by theirs, or milliseconds a line.

{db} is the data file of the case, {lines} a batch file, {rows} the same rows as JSON, {sql} the SQL that `summary` runs,
{scores} that of the list of scores, {report} that of the year's report.
{sheet} is a sheet of proposals with their handling, {tasks} the same rows as tasks, {unlogged} a copy of {db} without the log's
triggers, {new} a path where nothing is.
"""

from dataclasses import dataclass
from typing import Literal

from renda_cli.show.output import FORMATS

EMPTY_PYTHON = "python -c pass"
TODAY = "renda --today 2022-06-01"
TITLE = "关于"  # every title begins with it, so counting it counts rows

BARE_INSERTS = """\
import json, sqlite3, sys
db = sqlite3.connect(sys.argv[1], isolation_level=None)
db.execute("PRAGMA foreign_keys = ON")
db.execute("BEGIN IMMEDIATE")
for proposal, signer in json.load(open(sys.argv[2], encoding="utf-8")):
    db.execute(
        "INSERT INTO proposal (id, session_id, no, kind, submitted_kind, title, topic, between_sessions, submitted_on, proposer, "
        "lead_id, confidential, status, round, complex, excellent) "
        "VALUES (?, 1, ?, '建议', '建议', ?, ?, 0, '2022-01-06', 'deputy', ?, 0, 'submitted', 1, 0, 0)", proposal)
    db.execute("INSERT INTO co_signer (proposal_id, deputy_id, position) VALUES (?, ?, 1)", signer)
db.execute("COMMIT")
"""

Data = Literal["year", "large", "huge", "office", "imported", "roster"]


@dataclass(frozen=True)
class Case:
    """`ours` and `theirs` are command lines, `budget` the highest median allowed (None: for information).

    Without `theirs` the figure is milliseconds a line of the batch file. `writes`: each run begins with a fresh copy of
    the file. Our output holds `row` as many times as the data has such `rows`; `code` is our exit code. `memory` is the most
    that our process may take, in MiB; `runs` limits the pairs of what takes long.
    """

    name: str
    ours: str
    theirs: str
    budget: float | None
    data: Data = "year"
    writes: bool = False
    row: str = TITLE
    rows: Literal["one", "late", "all"] = "one"
    code: int = 0
    memory: int | None = None
    runs: int | None = None


_ADD = "renda proposal add 关于完善剑湖路路灯的建议 --by 张建国 --with 李秀英 --topic 城乡建设 --session 5-1 --on 2022-01-06"
_TASK_ADD = "task add 关于完善剑湖路路灯的建议 project:城乡建设 due:2022-04-30"
_BATCH = "renda batch {lines}"
_REPORT_SQL = "sqlite3 -batch {db} '.read {report}'"
_SCORES = "renda score list 2022 -f json"
_IMPORT = "renda import proposals {sheet}"
_INSERT = "sqlite-utils insert {new} sheet {sheet} --csv"

CASES = (
    Case("help", "renda --help", EMPTY_PYTHON, 6, row="用法"),
    Case("show", "renda proposal show 5-1/1", EMPTY_PYTHON, 9),
    Case("add", _ADD, EMPTY_PYTHON, 8, writes=True, row="已登记"),
    Case("add : task", _ADD, _TASK_ADD, 1.1, "large", writes=True, row="已登记"),
    Case(
        "add : task, a year", _ADD, _TASK_ADD, None, writes=True, row="已登记"
    ),  # 200 tasks: less than Python itself takes to start
    *(Case(f"due {one}", f"{TODAY} due -f {one}", EMPTY_PYTHON, 12, "large", rows="late", code=1) for one in FORMATS),
    *(
        Case(f"overdue {one}", f"{TODAY} proposal list --overdue -f {one}", EMPTY_PYTHON, 12, "large", rows="late")
        for one in FORMATS
    ),
    Case("due : task", f"{TODAY} due", "task overdue", 1, "large", rows="late", code=1),
    Case("overdue : task", f"{TODAY} proposal list --overdue", "task overdue", 1, "large", rows="late"),
    Case("all csv", "renda proposal list -f csv", EMPTY_PYTHON, 14, "large", rows="all"),
    Case("all json", "renda proposal list -f json", EMPTY_PYTHON, 14, "large", rows="all"),
    Case(
        "all json : sqlite-utils",
        "renda proposal list -f json",
        "sqlite-utils rows {db} proposal",
        None,
        "large",
        rows="all",
    ),
    Case("batch", _BATCH, "", 0.6, writes=True, row="全部写入"),
    Case("batch : inserts", _BATCH, "python {bare} {db} {rows}", None, writes=True, row="全部写入"),
    Case(
        "summary : sqlite3", "renda summary 2022", "sqlite3 -batch {db} '.read {sql}'", 1.3, "huge", row="收到议案建议"
    ),
    Case("report md : sqlite3", "renda report 2022", _REPORT_SQL, 5, "huge", row="主席团工作报告", runs=3),
    Case("report docx : sqlite3", "renda report 2022 -o {new}.docx", _REPORT_SQL, 5, "huge", row="已写到", runs=3),
    Case("report xlsx : sqlite3", "renda report 2022 -o {new}.xlsx", _REPORT_SQL, 5, "huge", row="已写到", runs=3),
    Case("board", "renda board 2022 -o {new}.html", EMPTY_PYTHON, None, "huge", row="已写到", runs=5),
    Case("calendar", "renda --today 2022-06-01 calendar -f csv", EMPTY_PYTHON, None, "huge", row="日期,止", runs=5),
    Case("batch : unlogged", _BATCH, "renda --db {unlogged} batch {lines}", 1.3, writes=True, row="全部写入"),
    Case("import : sqlite-utils", _IMPORT, _INSERT, 2, "office", writes=True, row="新增", memory=100, runs=3),
    Case("import : task", _IMPORT, "task import {tasks}", 1, "office", writes=True, row="新增", runs=3),
    Case(
        "import : unlogged",
        _IMPORT,
        "renda --db {unlogged} import proposals {sheet}",
        1.7,
        "office",
        writes=True,
        row="新增",
        runs=3,
    ),
    Case("undo : import", "renda undo", _IMPORT + " --db {office}", 1, "imported", writes=True, row="已撤销", runs=3),
    Case("export csv : insert", "renda export proposals -o {new}.csv", _INSERT, 0.5, "imported", row="已导出", runs=3),
    Case("export xlsx : insert", "renda export proposals -o {new}.xlsx", _INSERT, 2, "imported", row="已导出", runs=3),
    Case(
        "deputy list", "renda deputy list --sort stroke -f csv", EMPTY_PYTHON, 14, "roster", row="选区,第", rows="all"
    ),
    Case("deputy show", "renda deputy show #7", EMPTY_PYTHON, 12, "roster", row="010"),
    Case("deputy search", "renda deputy search 李建 -f csv", EMPTY_PYTHON, 12, "roster", row="性别"),
    Case("deputy stats", "renda deputy stats --on 2022-06-01", EMPTY_PYTHON, 18, "roster", row="一人可有几种"),
    Case("deputy card", "renda deputy card #7 --year 2022", EMPTY_PYTHON, 12, "roster", row="基本情况"),
    Case("deputy publish", "renda deputy publish 2022 -f csv", EMPTY_PYTHON, 40, "roster", row="选区,第", rows="all"),
    Case("deputy remind", "renda deputy remind 2022 -f csv", EMPTY_PYTHON, 30, "roster", row="种类,"),
    Case("session list", "renda deputy session list -f csv", EMPTY_PYTHON, 20, "roster", row="届次"),
    Case("activity list", "renda deputy activity list --year 2022 -f csv", EMPTY_PYTHON, 16, "roster", row="标题"),
    Case(
        "summary : sqlite3, roster",
        "renda summary 2022",
        "sqlite3 -batch {db} '.read {sql}'",
        2.2,
        "roster",
        row="收到议案建议",
    ),
    # 5,000 deputies with 200,000 records: at most 12 times an empty Python on top of the bare SQL, which takes ten times as long as one.
    Case("score list : python", _SCORES, EMPTY_PYTHON, None, "roster", row='"total"', rows="all"),
    Case(
        "score list : sqlite3",
        _SCORES,
        "sqlite3 -batch {db} '.read {scores}'",
        2.2,
        "roster",
        row='"total"',
        rows="all",
    ),
    Case("deputy add", "renda deputy add 欧阳晓峰 --district 第3选区", EMPTY_PYTHON, None, writes=True, row="已登记"),
)
