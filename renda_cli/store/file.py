"""Opening the one file, and writing to it all or nothing."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from renda_cli.errors import DatabaseError, cause
from renda_cli.store import changes
from renda_cli.store.explaining import as_sentence, newest_copy, way_back
from renda_cli.store.statements import COLUMNS

APPLICATION_ID = 0x52454E44  # "REND"
VERSION = 8  # as many as there are migrations
_OUTERMOST = ("BEGIN IMMEDIATE", "COMMIT", "ROLLBACK")
_INNER = ("SAVEPOINT part", "RELEASE part", "ROLLBACK TO part;RELEASE part")
MAGIC = b"SQLite format 3\0"
_PATIENCE_SECONDS = 1.0  # then the clerk is told what is waited for
_BUSY_SECONDS = 60.0  # an import of 100,000 rows takes some 20
_GLANCE_SECONDS = 0.2
_ROOM_KIB = 16_000

Row = dict[str, Any]


class File:
    """The open file. Reads give rows by column name; writes go through `transaction`.

    `command` says which command line the log is to name; `waiting` is called once when another program is writing.
    """

    def __init__(self, path: Path, db: sqlite3.Connection) -> None:
        self.path = path
        self.db = db
        self.command: Callable[[], str] = str
        self.waiting: Callable[[], None] = lambda: None
        self._reading = False

    def rows(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[sqlite3.Row]:
        """All rows of a query."""
        with as_sentence(self.path):
            return self.db.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> sqlite3.Row | None:
        """The first row of a query, or None."""
        with as_sentence(self.path):
            found: sqlite3.Row | None = self.db.execute(sql, values).fetchone()
            return found

    def tuples(self, sql: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query as plain tuples, for long lists."""
        with as_sentence(self.path):
            cursor = self.db.cursor()
            cursor.row_factory = None
            return cursor.execute(sql, values).fetchall()

    def update(self, table: str, row_id: int, **values: Any) -> None:
        """Sets columns of one row; the names are checked against the schema."""
        unknown = set(values) - set(COLUMNS[table])
        if unknown:
            raise KeyError(f"{table} has no column {unknown}")
        assignments = ", ".join(f"{column} = ?" for column in values)
        self.db.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*values.values(), row_id))

    def read_at_once(self) -> None:
        """From here on every read sees the file as it is now, whatever others write, until `let_go` or a transaction."""
        if not self.db.in_transaction:
            with as_sentence(self.path):
                self.db.execute("BEGIN")
                self._reading = True
                patiently(self.db, "PRAGMA user_version", self.waiting)

    def let_go(self) -> None:
        """Ends what `read_at_once` began: nobody who wants to write waits for this process."""
        if self._reading:
            self._reading = False
            self._run_if_open("ROLLBACK")  # nothing was written; of a damaged file a COMMIT would fail even so

    def make_room(self) -> None:
        """More pages in memory for a large transaction: as long as they suffice, readers are not shut out before its end."""
        self.db.execute(f"PRAGMA cache_size = -{_ROOM_KIB}")

    @property
    def writing(self) -> bool:
        """Whether a transaction is under way: that of a batch, say."""
        return self.db.in_transaction and not self._reading

    @contextmanager
    def transaction(
        self, *, keep: bool = True, kind: str = "command", of_id: int | None = None
    ) -> Iterator[sqlite3.Connection]:
        """All or nothing, one entry of the log; inside another transaction, part of that one.

        With `keep` False a rehearsal: nothing stays. `kind` and `of_id` are those of the entry.
        """
        self.let_go()
        inner = self.db.in_transaction
        if not keep:
            with self._rehearsal(*(_INNER if inner else _OUTERMOST)):
                yield self.db
        elif inner:
            with as_sentence(self.path):
                yield self.db
        else:
            with self._span(*_OUTERMOST), self._entry(kind, of_id):
                yield self.db

    @contextmanager
    def _entry(self, kind: str, of_id: int | None) -> Iterator[None]:
        first = changes.open_entry(self.db)
        yield
        if self.db.in_transaction:
            changes.close_entry(self.db, first, kind, self.command(), of_id)

    @contextmanager
    def _rehearsal(self, begin: str, _: str, undo: str) -> Iterator[None]:
        with self._span(begin, undo, undo):
            yield

    @contextmanager
    def savepoint(self) -> Iterator[None]:
        """A part of a transaction that can fail by itself."""
        with self._span(*_INNER):
            yield

    @contextmanager
    def _span(self, begin: str, done: str, undo: str) -> Iterator[None]:
        with as_sentence(self.path):
            patiently(self.db, begin, self.waiting)
            try:
                yield
                self._run_if_open(done)
            except BaseException:
                self._run_if_open(undo)
                raise

    def _run_if_open(self, statements: str) -> None:
        """SQLite itself rolls back on some errors (a full disk); then there is nothing left to end."""
        for statement in statements.split(";"):
            if self.db.in_transaction:
                patiently(self.db, statement, self.waiting)

    def close(self) -> None:
        """Closes the file."""
        self.db.close()


def patiently(db: sqlite3.Connection, statement: str, waiting: Callable[[], None]) -> list[Any]:
    """Runs a statement that another program may hold up; `waiting` is called after a second, and a minute is the end."""
    try:
        return db.execute(statement).fetchall()
    except sqlite3.OperationalError as error:
        if "locked" not in str(error):
            raise
    waiting()
    db.execute(f"PRAGMA busy_timeout = {_BUSY_SECONDS * 1000:.0f}")
    return db.execute(statement).fetchall()


def open_file(path: Path, waiting: Callable[[], None] = lambda: None) -> File:
    """The file at `path`, checked and, when it was written by an older version, upgraded.

    Raises DatabaseError when it is missing, empty, not SQLite, not ours, damaged, or from a newer version.
    """
    check_is_database(path)
    with as_sentence(path):
        db = sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)
        try:
            patiently(db, "PRAGMA user_version", waiting)
            if checked_version(path, db) < VERSION:
                db.close()
                db = _upgraded(path)
            db.execute("PRAGMA foreign_keys = ON")
        except BaseException:
            db.close()
            raise
    db.row_factory = sqlite3.Row
    file = File(path, db)
    file.waiting = waiting
    return file


def open_to_read(path: Path) -> File:
    """The file at `path` for a glance: never made, never upgraded, hardly waited for.

    Raises DatabaseError as `open_file` does, and for a file that an upgrade is due for.
    """
    check_is_database(path)
    with as_sentence(path):
        db = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro", timeout=_GLANCE_SECONDS, isolation_level=None, uri=True
        )
        try:
            if (version := checked_version(path, db)) < VERSION:
                raise DatabaseError(
                    f"{path} 由较早的 renda 写成（文件版本 {version}，本程序 {VERSION}），不是这一版 renda 的数据库",
                    "请用 renda where 查看文件",
                )
        except BaseException:
            db.close()
            raise
    db.row_factory = sqlite3.Row
    return File(path, db)


def connect(path: Path) -> sqlite3.Connection:
    """A bare connection to a file that is there: never made; a write-protected one is opened for reading."""
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=rw", timeout=_BUSY_SECONDS, isolation_level=None, uri=True)


def checked_version(path: Path, db: sqlite3.Connection) -> int:
    """The version of a file of ours. Raises DatabaseError when it is another program's or from a newer version."""
    application, version = marks(db)
    if application != APPLICATION_ID:
        raise DatabaseError(f"{path} 是别的程序的数据库，不是 renda 的", "请核对 --db 的路径")
    if version > VERSION:
        raise DatabaseError(f"{path} 由更新的 renda 写成（文件版本 {version}，本程序 {VERSION}）", "请先升级 renda")
    return version


def marks(db: sqlite3.Connection) -> tuple[int, int]:
    """Whose file it is and of which version: application_id, user_version."""
    application, version = (db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version"))
    return application, version


def check_is_database(path: Path) -> None:
    """Raises DatabaseError when there is no SQLite file.

    Not for a file that this process has open: closing it here would drop the locks that POSIX gives the whole process.
    """
    try:
        with path.open("rb") as stream:
            head = stream.read(len(MAGIC))
    except FileNotFoundError:
        anew = "请先用 renda init --town 镇名 新建，或用 --db 指明文件"
        how = f"{way_back(path)}；不是误删的，{anew}" if newest_copy(path) else anew
        raise DatabaseError(f"找不到数据库 {path}", how) from None
    except OSError as error:
        raise DatabaseError(f"{path} 读不了（{cause(error)}）", "请检查路径和权限") from None
    if not head:
        raise DatabaseError(f"{path} 是空文件", "请用 --db 指明原来的文件，或删去它后重新 renda init")
    if head != MAGIC:
        raise DatabaseError(f"{path} 不是 SQLite 数据库", "请核对 --db 的路径")


def _upgraded(path: Path) -> sqlite3.Connection:
    from renda_cli.store.upgrade import upgrade

    upgrade(path)
    return sqlite3.connect(path, timeout=_PATIENCE_SECONDS, isolation_level=None)


def kept_copies(path: Path) -> list[Path]:
    """Where upgrades keep a copy of the file: first the place for the next copy, then those that exist, newest first."""
    found = sorted(path.parent.glob(f"{path.name}.before-v*"), key=lambda copy: copy.stat().st_mtime, reverse=True)
    return [path.with_name(f"{path.name}.before-v{VERSION}"), *found]
