"""The tables are the one definition: the generated statements, the migrations and a file in use all agree with it."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from sqlalchemy import create_engine
from sqlmodel import SQLModel

from renda_cli.store import generate, statements
from renda_cli.store.file import APPLICATION_ID, VERSION
from renda_cli.store.upgrade import _STORE
from tests.conftest import Renda

VIEWS = {
    "handler", "proposer_line", "proposal_line", "open_deadline", "last_reply", "proposal_fact", "answer_fact", "promise_line",
    "deputy_line", "signer_fact", "own_level", "attendance_fact", "missed_session", "activity_line",
    "station_clock", "opinion_handler", "station_line", "reception_line", "opinion_line",
    "review_clock", "review_line", "finding_line", "question_line", "project_line", "agenda_line", "task_line",
    "award_line", "score_line", "talk_line", "objection_line",
}  # fmt: skip


def schema(db: sqlite3.Connection) -> dict[str, list[str]]:
    """Name → the clauses of every table and index; quotes, brackets and the order of clauses set aside."""
    rows = db.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL")
    bare = str.maketrans("()", "  ", '"')
    return {name: sorted(" ".join(clause.split()) for clause in sql.translate(bare).split(",")) for name, sql in rows}


def test_statements_are_what_the_generator_writes() -> None:
    assert Path(statements.__file__).read_text(encoding="utf-8") == generate.generate()


def test_the_migrations_end_at_the_models(path: Path, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'models.db'}")
    SQLModel.metadata.create_all(engine, tables=[model.__table__ for model in generate.MODELS])
    engine.dispose()
    migrated = schema(sqlite3.connect(path))
    assert migrated.pop("alembic_version", None) is not None
    assert migrated == schema(sqlite3.connect(tmp_path / "models.db"))


def test_the_version_counts_the_migrations(path: Path) -> None:
    assert len(list((_STORE / "migrations" / "versions").glob("0*.py"))) == VERSION
    db = sqlite3.connect(path)
    assert db.execute("PRAGMA user_version").fetchone() == (VERSION,)
    assert db.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_a_new_file_is_private(renda: Renda, tmp_path: Path) -> None:
    made = tmp_path / "new" / "town.db"
    assert renda("--db", str(made), "init", "--town", "测试镇").code == 0
    assert made.stat().st_mode & 0o777 == 0o600
    assert [entry.name for entry in made.parent.iterdir()] == ["town.db"]


def test_every_view_can_be_read(path: Path) -> None:
    db = sqlite3.connect(path)
    views = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert views == VIEWS
    for view in views:
        assert db.execute(f"SELECT * FROM {view}").fetchall() == ([("镇",)] if view == "own_level" else [])


WITHOUT_HEAVY = [
    ["--help"],
    ["proposal", "--help"],
    ["proposal", "add", "--help"],
    ["deputy", "add", "张三"],
    ["proposal", "unit", "add", "财政局"],
    ["deputy", "session", "add", "5-1", "--on", "2022-01-06"],
    ["proposal", "add", "修路", "--by", "张三"],
    ["proposal", "assign", "1", "--lead", "财政局"],
    ["proposal", "show", "1"],
    ["proposal", "list", "-f", "table"],
    ["proposal", "search", "修路"],
    ["proposal", "similar", "修路"],
    ["proposal", "ledger"],
    ["due"],
    ["due", "--by", "unit"],
    ["summary", "2022"],
    ["rules", "show"],
    ["where"],
    [],
]
SNIPPET = """
import sys
sys.argv = ["renda", "--today", "2022-01-10", *{words!r}]
from renda_cli.main import run
code = run()
print(code, *sorted({{"sqlalchemy", "sqlmodel", "alembic", "rich", "tabulate", "pydantic"}} & set(sys.modules)), file=sys.stderr)
"""


def test_running_commands_import_no_sqlmodel_and_help_no_tables(path: Path) -> None:
    for words in WITHOUT_HEAVY:
        ran = subprocess.run(
            [sys.executable, "-c", SNIPPET.format(words=words)], capture_output=True, text=True, check=True
        )
        code, *heavy = ran.stderr.split()
        allowed = set() if "--help" in words else {"rich", "tabulate"}
        assert (code, set(heavy) - allowed) == ("0", set()), words
