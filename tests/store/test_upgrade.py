"""A file of version 1, brought to the tables of today by being opened: what was in it and what it looks like now."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from renda_cli.store.file import APPLICATION_ID, VERSION, File, kept_copies, open_file
from tests.conftest import Renda
from tests.store.conftest import held, marks
from tests.store.test_schema import VIEWS, schema

OPINIONS = {"opinion_on", "opinion_ref"}  # columns of `assignment` that have a table of their own now
MOVED = OPINIONS | {"sector"}  # and the structure of the deputies


@pytest.fixture
def upgraded(old: Path) -> Iterator[File]:
    """The old file, opened."""
    file = open_file(old)
    yield file
    file.close()


def test_version_1_is_what_it_was(version_1: Path) -> None:
    assert marks(version_1) == [APPLICATION_ID, 1, "0001"]
    empty = {name for name, rows in held(version_1).items() if not rows}
    assert empty == set()


def test_every_row_is_kept(version_1: Path, upgraded: File) -> None:
    now = held(upgraded.path)
    before = held(version_1)
    before.pop("alembic_version")
    for table, rows in before.items():
        kept = [{column: row[column] for column in row if column in rows[0]} for row in now[table]]
        assert kept == [{column: row[column] for column in row if column not in MOVED} for row in rows], table


def test_opinions_have_a_table_of_their_own(upgraded: File) -> None:
    opinions = upgraded.tuples(
        "SELECT assignment_id, given_on, ref, asked_again_on, asked_why FROM co_opinion ORDER BY 1"
    )
    assert opinions == [(2, "2022-03-01", "遥财意〔2022〕1号", None, None), (6, "2022-02-28", None, None, None)]
    assert not OPINIONS & {row["name"] for row in upgraded.rows("PRAGMA table_info(assignment)")}


def test_the_structure_of_a_deputy_is_taken_apart_into_labels(old: Path) -> None:
    with closing(sqlite3.connect(old)) as db:
        db.execute(
            "UPDATE deputy SET sector = CASE id WHEN 1 THEN '工人，妇女、 非党 ；工人' WHEN 2 THEN '农民' WHEN 3 THEN ' ' END"
        )
        db.commit()
    file = open_file(old)
    labels = file.tuples("SELECT deputy_id, label FROM deputy_label ORDER BY rowid")
    assert sorted(labels) == [(1, "妇女"), (1, "工人"), (1, "非党"), (2, "农民")]
    assert [label for deputy, label in labels if deputy == 1] == ["工人", "妇女", "非党"]
    file.close()


def test_a_seat_of_the_own_level_in_this_term_is_one_of_this_congress(upgraded: File) -> None:
    assert upgraded.tuples("SELECT id, congress FROM seat ORDER BY id") == [
        (1, 5),
        (2, 5),
        (3, 5),
        (4, None),
        (5, None),
    ]


def test_names_are_put_in_the_order_of_strokes(upgraded: File) -> None:
    ordered = [name for (name,) in upgraded.tuples("SELECT name FROM deputy ORDER BY stroke_order")]
    assert ordered == ["王五", "李四", "张三", "赵六"]


def test_every_reply_went_to_all_who_signed(upgraded: File) -> None:
    sent = upgraded.tuples(
        "SELECT c.reply_id, d.name, c.sent_on FROM reply_copy c JOIN deputy d ON d.id = c.deputy_id ORDER BY 1, d.id"
    )
    assert sent == [
        (1, "张三", "2022-04-30"), (1, "李四", "2022-04-30"), (1, "王五", "2022-04-30"),
        (2, "李四", "2022-05-01"),
        (3, "王五", "2022-03-01"), (3, "赵六", "2022-03-01"),
        (4, "王五", "2022-03-20"), (4, "赵六", "2022-03-20"),
    ]  # fmt: skip


def test_a_proposal_was_handed_in_as_what_it_is_and_by_a_deputy(upgraded: File) -> None:
    kinds = upgraded.tuples("SELECT no, submitted_kind, kind FROM proposal ORDER BY id")
    assert kinds == [(no, kind, kind) for no, kind in
                     (("1", "建议"), ("2", "建议"), ("3", "议案"), ("4", "建议"), ("闭1", "建议"))]  # fmt: skip
    new = "proposer, group_id, confidential, body, scan, merged_into_id, excellent, published"
    assert set(upgraded.tuples(f"SELECT {new} FROM proposal")) == {("deputy", None, 0, None, None, None, 0, None)}


def test_what_nobody_has_entered_yet_is_empty(upgraded: File) -> None:
    new = {
        "assignment": "signed_on, ended_on, ended_why",
        "deputy_group": "leader_id, NULL",
        "promise": "broken_on, broken_why, slip_on, slip_result",
        "unit": "merged_into_id, merged_on",
    }
    for table, columns in new.items():
        (values,) = set(upgraded.tuples(f"SELECT {columns} FROM {table}"))
        assert set(values) == {None}
    made = ("unit_former_name", "proposal_event", "correction", "extension", "urge", "supervision", "visit", "alert")
    assert [upgraded.tuples(f"SELECT count(*) FROM {table}") for table in made] == [[(0,)]] * len(made)


def test_its_tables_and_indexes_are_those_of_a_new_file(upgraded: File, empty_file: Path) -> None:
    with closing(sqlite3.connect(empty_file)) as new:
        assert schema(upgraded.db) == schema(new)
        assert marks(upgraded.path) == marks(empty_file) == [APPLICATION_ID, VERSION, f"{VERSION:04}"]
    assert upgraded.tuples("PRAGMA user_version") == [(VERSION,)]


def test_references_are_whole_and_kept_from_now_on(upgraded: File) -> None:
    assert upgraded.tuples("PRAGMA foreign_key_check") == []
    assert upgraded.tuples("PRAGMA integrity_check") == [("ok",)]
    assert upgraded.tuples("PRAGMA foreign_keys") == [(1,)]
    for table, row_id in (("unit", 1), ("proposal", 1), ("assignment", 1), ("promise", 1), ("deadline", 7)):
        with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
            upgraded.db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def test_views_are_those_of_today_and_show_what_was_there(upgraded: File) -> None:
    views = {row["name"] for row in upgraded.rows("SELECT name FROM sqlite_master WHERE type = 'view'")}
    assert views == VIEWS
    assert upgraded.tuples("SELECT session, no, lead, status, units FROM proposal_line ORDER BY id") == [
        ("5-1", "1", "张三", "closed", "农业农村局"),
        ("5-1", "2", "李四", "rehandling", "教育局"),
        ("5-1", "3", "王五", "assigned", "建设局"),
        ("5-1", "4", "张三", "submitted", None),
        (None, "闭1", "赵六", "replied", "财政局、建设局"),
    ]
    assert upgraded.tuples("SELECT kind, no, unit, due_on FROM open_deadline ORDER BY due_on") == [
        ("rehandle", "2", "教育局", "2022-06-09"),
        ("reply", "3", "建设局", "2022-07-31"),
        ("promise", "闭1", None, "2022-12-31"),
    ]
    facts = upgraded.tuples("SELECT no, assigned, replied, on_time, result_final FROM proposal_fact ORDER BY id")
    assert facts == [("1", 1, 1, 1, "满意"), ("2", 1, 1, 0, "不满意"), ("3", 1, 0, 0, None), ("4", 0, 0, 0, None),
                     ("闭1", 1, 1, 1, None)]  # fmt: skip
    assert [upgraded.tuples(f"SELECT count(*) FROM {view}") for view in ("handler", "proposer_line", "last_reply")] == [
        [(8,)], [(5,)], [(5,)],
    ]  # fmt: skip
    assert upgraded.tuples("SELECT unit, days, on_time FROM answer_fact WHERE days ORDER BY id") == [
        ("农业农村局", 89, 1), ("教育局", 90, 0), ("财政局", 56, 1), ("建设局", 75, 1),
    ]  # fmt: skip
    assert upgraded.tuples("SELECT what, unit, kept_on, broken_on FROM promise_line ORDER BY id") == [
        ("六月底前疏浚完毕", "农业农村局", "2022-06-20", None), ("年内增设三十个车位", None, None, None),
    ]  # fmt: skip
    assert upgraded.tuples("SELECT count(*), count(DISTINCT id) FROM deputy_line") == [(5, 4)]


def test_a_copy_of_the_old_file_is_kept_beside_it(version_1: Path, upgraded: File) -> None:
    _, copy = kept_copies(upgraded.path)
    assert sorted(entry.name for entry in copy.parent.iterdir()) == ["renda.db", f"renda.db.before-v{VERSION}"]
    assert copy.stat().st_mode & 0o777 == 0o600
    assert held(copy) == held(version_1)
    assert marks(copy) == [APPLICATION_ID, 1, "0001"]


def test_the_copy_stays_when_the_file_is_opened_again(upgraded: File) -> None:
    _, copy = kept_copies(upgraded.path)
    before = copy.read_bytes()
    open_file(upgraded.path).close()
    assert (copy.read_bytes(), len(kept_copies(upgraded.path))) == (before, 2)


def test_the_office_goes_on_where_it_was(renda: Renda, old: Path) -> None:
    late = renda("due", "-f", "json", today="2022-06-10")
    assert [(one["kind"], one["no"], one["unit"], one["days_left"]) for one in late.json] == [
        ("rehandle", "2", "教育局", -1)
    ]
    for line in (
        "proposal opinion 5-1/3 --unit 财政局 --ref 遥财意〔2022〕2号 --on 2022-06-10",
        "proposal reply 5-1/3 --class A --ref 遥建复〔2022〕2号 --on 2022-06-10",
        "proposal reply 5-1/2 --class A --ref 遥教复〔2022〕2号 --on 2022-06-10",
        "proposal keep 闭1 --on 2022-06-10",
        "proposal assign 5-1/4 --lead 农业农村局 --on 2022-06-10",
    ):
        ran = renda(*line.split(), today="2022-06-10")
        assert (ran.code, ran.err) == (0, ""), line
    shown = {
        number: renda("proposal", "show", number, "-f", "json").json for number in ("5-1/2", "5-1/3", "5-1/4", "闭1")
    }
    assert [one["status"] for one in shown.values()] == ["replied", "replied", "assigned", "replied"]
    assert shown["5-1/3"]["timeline"][0]["on"] == "2022-01-07"
    assert renda("due", "-f", "json", today="2022-06-10").json == []
