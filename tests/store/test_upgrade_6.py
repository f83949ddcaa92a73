"""A file of version 6, brought to the tables of scores: its commendations are kept, and new kinds can be entered."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from renda_cli.store.file import APPLICATION_ID, VERSION, File, open_file
from tests.conftest import Renda
from tests.store.conftest import marks, migrate
from tests.store.test_schema import schema

AWARDS = [
    (1, "优秀代表", "优秀人大代表", "2021-12-30", "遥观镇人大主席团", 1, None, None, None, 30000, None),
    (2, "先进小组", "先进小组", "2021-12-30", "遥观镇人大主席团", None, 1, None, None, None, "第一"),
    (3, "优秀家站点", "优秀代表之家", "2021-12-31", "区人大常委会", None, None, 1, None, None, None),
    (7, "其他", "抗疫先进", "2021-12-31", "镇党委", None, None, None, "卫生院", 0, None),
]
ROWS = (
    "INSERT INTO town (id, name, profile) VALUES (1, '遥观镇', 'default')",
    "INSERT INTO deputy (id, name, pinyin, initials, stroke_order) VALUES (1, '张三', 'zhangsan', 'zs', '07')",
    "INSERT INTO deputy_group (id, name, kind) VALUES (1, '东片小组', '代表小组')",
    "INSERT INTO station (id, name, kind, level, online) VALUES (1, '东片代表之家', 'home', '镇', 0)",
)


@pytest.fixture
def version_6(path: Path) -> Path:
    """A file as the sixth version left it, where RENDA_DB looks."""
    path.unlink()
    migrate(path, 6)
    with closing(sqlite3.connect(path)) as db:
        for row in ROWS:
            db.execute(row)
        columns = "id, kind, title, given_on, given_by, deputy_id, group_id, station_id, name, prize_fen, note"
        db.executemany(f"INSERT INTO award ({columns}) VALUES ({', '.join('?' * 11)})", AWARDS)
        db.commit()
    return path


@pytest.fixture
def upgraded(version_6: Path) -> Iterator[File]:
    """It, opened."""
    assert marks(version_6) == [APPLICATION_ID, 6, "0006"]
    file = open_file(version_6)
    yield file
    file.close()


def test_every_commendation_is_kept(upgraded: File) -> None:
    sql = (
        "SELECT id, kind, title, given_on, given_by, deputy_id, group_id, station_id, name, prize_fen, note FROM award"
    )
    assert upgraded.tuples(f"{sql} ORDER BY id") == AWARDS
    assert set(upgraded.tuples("SELECT unit_id, proposal_id, criteria FROM award")) == {(None, None, None)}
    assert upgraded.tuples("SELECT id, name FROM award_line ORDER BY id") == [
        (1, "张三"),
        (2, "东片小组"),
        (3, "东片代表之家"),
        (7, "卫生院"),
    ]


def test_its_tables_are_those_of_a_new_file(upgraded: File, empty_file: Path) -> None:
    with closing(sqlite3.connect(empty_file)) as new:
        assert schema(upgraded.db) == schema(new)
    assert marks(upgraded.path) == [APPLICATION_ID, VERSION, f"{VERSION:04}"]
    assert upgraded.tuples("PRAGMA foreign_key_check") == []


def test_the_office_goes_on_where_it_was(renda: Renda, version_6: Path) -> None:
    listed = renda("score", "award", "list", "2021", "-f", "json")
    assert (listed.code, listed.err) == (0, "")
    assert [(one["name"], one["prize"], one["criteria"]) for one in listed.json] == [
        ("张三", 300, None),
        ("东片小组", None, None),
        ("东片代表之家", None, None),
        ("卫生院", 0, None),
    ]
    ran = renda(
        "score", "award", "add", "--kind", "优秀代表", "--to", "张三", "--criteria", "全年积分 96.5 分", "-f", "json"
    )
    assert [(one["id"], one["criteria"]) for one in ran.json] == [(8, "全年积分 96.5 分")]
