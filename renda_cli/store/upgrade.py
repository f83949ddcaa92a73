"""Making the file and bringing an older one up to date; the only running code that imports alembic."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from alembic import command as alembic
from alembic.config import Config
from sqlalchemy import Connection, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from renda_cli.errors import DatabaseError
from renda_cli.store.changes import RECORDS, note, triggers
from renda_cli.store.copying import copy_online
from renda_cli.store.explaining import explained
from renda_cli.store.file import APPLICATION_ID, VERSION, connect, kept_copies

_STORE = Path(__file__).parent


def create(path: Path, fill: Callable[[sqlite3.Connection], None], command: str) -> None:
    """Makes the file with mode 0600; `fill` writes the first rows, the log begins with `command`.

    It appears whole or not at all. Raises DatabaseError.
    """
    draft = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        _migrate(draft)
        db = sqlite3.connect(draft)
        try:
            with db:
                fill(db)
                db.execute("DELETE FROM change")  # the log begins with what the clerk enters
                note(db, command)
        finally:
            db.close()
        draft.replace(path)
    except (sqlite3.Error, DBAPIError, OSError) as error:
        raise explained(path, error) from error
    finally:
        with suppress(OSError):
            for left in (draft, draft.with_name(f"{draft.name}-journal")):
                left.unlink(missing_ok=True)


def upgrade(path: Path) -> None:
    """Migrates the file in one transaction, after a copy of it was put beside it. Raises DatabaseError, the file unchanged."""
    try:
        if _keep_copy(path):
            _migrate(path)
    except (sqlite3.Error, DBAPIError, OSError) as error:
        raise explained(path, error) from error


def _keep_copy(path: Path) -> bool:
    """Copies the file unless another process has upgraded it in the meantime; whether there is something to upgrade."""
    with closing(connect(path)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        if holder.execute("PRAGMA user_version").fetchone()[0] == VERSION:
            return False
        copy_online(path, kept_copies(path)[0], references=False)  # of references the upgrade itself speaks
        return True


def _migrate(path: Path) -> None:
    config = Config()
    config.set_main_option("script_location", str(_STORE / "migrations").replace("%", "%%"))
    engine = create_engine(
        "sqlite://", creator=lambda: sqlite3.connect(path, timeout=5, isolation_level=None), poolclass=NullPool
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        _drop(connection, "trigger")  # what a migration moves about is not logged
        alembic.upgrade(config, "head")
        _refresh_views(connection)
        _refresh_triggers(connection)
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DatabaseError(f"{path} 升级后引用不完整，原文件未改动", "请保留该文件并联系维护者")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _drop(connection: Connection, kind: str) -> None:
    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = ?", (kind,)).all():
        connection.exec_driver_sql(f'DROP {kind} "{name}"')


def _refresh_views(connection: Connection) -> None:
    """Views are code, not data: they are made anew from views.sql at every upgrade."""
    _drop(connection, "view")
    for statement in (_STORE / "views.sql").read_text(encoding="utf-8").split(";\n"):
        if statement.strip():
            connection.exec_driver_sql(statement)


def _refresh_triggers(connection: Connection) -> None:
    """So are the triggers, made from the tables there are."""
    keys = {
        table: [row[1] for row in connection.exec_driver_sql(f"PRAGMA table_info({table})") if row[5]]
        for table in RECORDS
    }
    for statement in triggers(keys):
        connection.exec_driver_sql(statement)
