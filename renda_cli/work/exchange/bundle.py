"""The hand-over: everything that the file holds, as a workbook to read, as tables to read in again, with the rulebook."""

import json
import os
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError, cause
from renda_cli.files import sheets_out
from renda_cli.store.changes import RECORDS, insert_many
from renda_cli.store.file import VERSION
from renda_cli.store.statements import COLUMNS
from renda_cli.work import masking, rules, texts
from renda_cli.work.desk import Desk
from renda_cli.work.exchange.exporting import exported
from renda_cli.work.exchange.importing import Options
from renda_cli.work.exchange.kinds import WORDS
from renda_cli.work.exchange.precaution import copy_kept
from renda_cli.work.exchange.record import Outcome

_MANIFEST = "manifest.json"
_WORKBOOK = "台账.xlsx"
_RULES = "rules.json"
_ABOUT = "说明.txt"
_TABLES = "tables"
_OF_THE_OFFICE = ("town", "holiday")  # every new file has them: they are replaced
_PERSONAL = frozenset({"phone"})
_OF_HOUSEHOLD = frozenset({"address", "note"})
_MASKED = {
    "household": ("name",), **masking.SPOKEN, "opinion": ("voter", *masking.SPOKEN["opinion"]),
    "review_question": ("asker", *masking.SPOKEN["review_question"]),
    **masking.SCORED,
}  # fmt: skip


def write(desk: Desk, folder: str | None, *, private: bool = False) -> dict[str, Any]:
    """Writes the bundle into a new folder, whole or not at all; phones and whose households they are only if `private`. Raises InputError."""
    if folder is None:
        raise InputError("没有写导出到哪个文件夹", "请加 -o 文件夹")
    target = texts.whole(folder, "-o")
    draft = target.with_name(f".{target.name}.{os.getpid()}.new")
    notes: list[str] = []
    try:
        if target.exists() and (not target.is_dir() or any(target.iterdir())):
            raise InputError(f"{target} 已存在，里面有东西", "请换一个新的文件夹")
        draft.mkdir(parents=True, mode=0o700)
        (draft / _TABLES).mkdir(mode=0o700)
        counts = {table: _write_table(desk, draft / _TABLES / f"{table}.json", table, private) for table in RECORDS}
        notes += _write_papers(desk, draft, counts, private)
        if target.exists():
            target.rmdir()
        draft.rename(target)
    except OSError as error:
        raise InputError(f"写不了 {target}（{cause(error)}）", "请核对 -o 的路径和磁盘空间") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    files = sorted(str(path.relative_to(target)) for path in target.rglob("*") if path.is_file())
    return {"path": str(target), "files": files, "rows": counts, "notes": notes}


def _write_table(desk: Desk, path: Path, table: str, private: bool) -> int:
    """A table as a JSON array, an object a line; returns its rows."""
    columns = COLUMNS[table]
    hidden = frozenset() if private else _PERSONAL | _OF_HOUSEHOLD if table == "household" else _PERSONAL
    voters = _voters(desk) if table in masking.SPOKEN and not private else {}
    cursor = desk.file.db.cursor()
    cursor.row_factory = None
    cursor.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY rowid")
    count = 0
    with _private(path) as stream:
        stream.write("[")
        for row in cursor:
            values = {column: None if column in hidden else value for column, value in zip(columns, row, strict=True)}
            if not private:
                whom = _whom(table, values, voters)
                values |= {
                    column: masking.of_record(table, column, values[column], whom) for column in _MASKED.get(table, ())
                }
            stream.write((",\n" if count else "\n") + json.dumps(values, ensure_ascii=False))
            count += 1
        stream.write("\n]\n")
    return count


def _whom(table: str, values: dict[str, Any], voters: dict[Any, masking.Whom]) -> masking.Whom:
    """The voter of whom a row may speak, and the phone number."""
    if table == "review_question":
        return values["asker"], None
    return voters.get(values.get("id" if table == "opinion" else "opinion_id"), masking.NOBODY)


def _voters(desk: Desk) -> dict[Any, masking.Whom]:
    """The voter of each opinion, and the phone number."""
    return {number: (voter, phone) for number, voter, phone in desk.file.tuples("SELECT id, voter, phone FROM opinion")}


def _private(path: Path) -> Any:
    return os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8")


def _write_papers(desk: Desk, draft: Path, counts: dict[str, int], private: bool) -> list[str]:
    """The workbook, the rulebook, the manifest, and what a successor must know; returns what a row could not hold."""
    lists = [exported(desk, what, private=private) for what in WORDS]
    sheets_out.write_xlsx(draft / _WORKBOOK, [(one.name, one.headings, one.rows) for one in lists])
    found = rules.show(desk, everything=True)
    rulebook = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    town = desk.file.row("SELECT name FROM town")
    for name, text in (
        (_RULES, json.dumps(rulebook, ensure_ascii=False, indent=1)),
        (_MANIFEST, json.dumps({"renda": VERSION, "private": private, "rows": counts}, ensure_ascii=False, indent=1)),
        (_ABOUT, _about(desk, town["name"] if town else "", private)),
    ):
        with _private(draft / name) as stream:
            stream.write(text + "\n")
    return [f"注意：{_WORKBOOK} 的{note.partition('；')[0]}" for one in lists for note in one.notes]


def _about(desk: Desk, town: str, private: bool) -> str:
    phones = (
        "含完整电话和户主、选民姓名，请妥善保管。" if private else "不含电话和户主、选民姓名（含的用 --private 导出）。"
    )
    return (
        f"{town}人大工作台账移交资料，{desk.today.isoformat()} 导出。{phones}\n\n"
        f"{_WORKBOOK}：给人看的清单，每类一张表，也可以分别用 renda import 导入。\n"
        f"{_TABLES}/：全部记录，与数据库一表对一表；用 renda import all 本文件夹 导入一个新建的数据库，得到同样的记录。"
        "代表要求保密的件，提出者在这里能查到，请妥善保管。\n"
        f"{_RULES}：现行规则，每个数值都有施行日期和出处；其中本镇自定的也在 {_TABLES}/rule_value.json 里。\n"
    )


def read(desk: Desk, folder: str, options: Options, *, rehearsal: bool = False) -> Outcome:
    """Reads a bundle into a file that has nothing but its town yet. Raises InputError for anything else."""
    if options != Options():
        raise InputError("导入整套资料没有 --map、--fill、--sheet、--encoding、--add-units", "请去掉")
    source = texts.whole(folder, "移交资料")
    counts = _manifest(source)["rows"]
    outcome = Outcome("all", source.name)
    with copy_kept(desk, outcome, rehearsal=rehearsal), desk.file.transaction(keep=not rehearsal) as db:
        db.execute("PRAGMA defer_foreign_keys = ON")
        _refuse_records(desk)
        for table in RECORDS:
            rows = list(_read_table(source / _TABLES / f"{table}.json", table))
            if len(rows) != counts.get(table):
                raise InputError(
                    f"{table}.json 有 {len(rows)} 行，应有 {counts.get(table)} 行", "移交资料不完整，请重新导出"
                )
            _insert(db, table, rows)
            if table not in _OF_THE_OFFICE:
                outcome.new += len(rows)
        outcome.rows = outcome.new
        if db.execute("PRAGMA foreign_key_check").fetchone():
            raise InputError(f"{source.name} 里的记录互相对不上", "移交资料被改动过，请重新导出")
        outcome.written = not rehearsal
    return outcome


def _manifest(source: Path) -> dict[str, Any]:
    try:
        found = json.loads((source / _MANIFEST).read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(
            f"{source} 不是整套移交资料（{cause(error)}）", "请写 renda export all -o 导出的文件夹"
        ) from None
    except (ValueError, RecursionError):
        found = {}
    if not isinstance(found, dict) or not isinstance(found.get("rows"), dict):
        raise InputError(f"{source / _MANIFEST} 看不懂", "请写 renda export all -o 导出的文件夹")
    if found.get("renda") != VERSION:
        raise InputError(
            f"{source.name} 由另一版 renda 导出（{found.get('renda')}，本程序 {VERSION}）", "请用同一版重新导出"
        )
    return found


def _refuse_records(desk: Desk) -> None:
    for table in RECORDS:
        if table not in _OF_THE_OFFICE and desk.file.row(f"SELECT 1 FROM {table} LIMIT 1"):
            raise InputError("这个数据库里已有记录，整套资料只能导入新建的数据库", "请先用 renda init --db 新文件 新建")


def _read_table(path: Path, table: str) -> Iterator[tuple[Any, ...]]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise InputError(f"读不了 {path}（{cause(error)}）", "移交资料不完整，请重新导出") from None
    except (ValueError, RecursionError):
        rows = None
    if not isinstance(rows, list):
        raise InputError(f"{path} 看不懂", "移交资料被改动过，请重新导出")
    for row in rows:
        if (
            not isinstance(row, dict)
            or set(row) != set(COLUMNS[table])
            or any(isinstance(one, (dict, list)) for one in row.values())
        ):
            raise InputError(f"{path} 里有看不懂的行", "移交资料被改动过，请重新导出")
        yield tuple(row[column] for column in COLUMNS[table])


def _insert(db: sqlite3.Connection, table: str, rows: list[tuple[Any, ...]]) -> None:
    if table in _OF_THE_OFFICE:
        db.execute(f"DELETE FROM {table}")
    try:
        insert_many(db, table, rows)
    except (sqlite3.IntegrityError, OverflowError, UnicodeEncodeError):
        raise InputError(f"{table}.json 里有数据库不接受的行", "移交资料被改动过，请重新导出") from None
