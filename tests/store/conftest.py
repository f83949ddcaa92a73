"""A file of version 1, as an office has it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from renda_cli.store import upgrade
from renda_cli.store.file import APPLICATION_ID


@pytest.fixture(scope="session")
def version_1(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file as the first version left it: its migration, its marks, its views and rows."""
    path = tmp_path_factory.mktemp("version 1") / "renda.db"
    migrate(path, 1)
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA foreign_keys = ON")
        db.executescript(Path(__file__).with_name("version_1.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def old(version_1: Path, path: Path) -> Path:
    """A copy of it where RENDA_DB looks."""
    shutil.copy(version_1, path)
    path.chmod(0o640)
    return path


def migrate(path: Path, version: int) -> None:
    """Makes an empty file of an earlier version, with its marks."""
    config = Config()
    config.set_main_option("script_location", str(upgrade._STORE / "migrations"))
    engine = create_engine(f"sqlite:///{path}", poolclass=NullPool)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, f"{version:04}")
    with closing(sqlite3.connect(path)) as db:
        db.executescript(f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {version};")


def held(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Table → its rows by column name, as they were written."""
    with closing(sqlite3.connect(path)) as db:
        db.row_factory = sqlite3.Row
        tables = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: [dict(row) for row in db.execute(f"SELECT * FROM {name} ORDER BY rowid")] for name in tables}


def marks(path: Path) -> list[Any]:
    """The file's application, its version, and the migration that alembic has noted."""
    with closing(sqlite3.connect(path)) as db:
        queries = ("PRAGMA application_id", "PRAGMA user_version", "SELECT version_num FROM alembic_version")
        return [db.execute(query).fetchone()[0] for query in queries]
