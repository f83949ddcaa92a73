"""The file as a whole: made, described, looked at in the morning; and the desk over it."""

import stat
from datetime import date
from pathlib import Path

import pytest

from renda_cli.errors import DatabaseError, InputError
from renda_cli.store.file import VERSION
from renda_cli.store.statements import insert_duty
from renda_cli.work import calendar, town
from renda_cli.work.activity import entry
from renda_cli.work.desk import Desk, open_desk, read_day
from tests.work.helpers import assigned, at, hand_in
from tests.work.station_data import opinion, planned, station

TODAY = date(2022, 1, 10)


def test_a_file_is_made_for_its_owner_alone_with_the_rules_of_its_province(tmp_path: Path) -> None:
    path = tmp_path / "新" / "renda.db"
    made = town.create(path, TODAY, town="镇海镇", province="浙江省", congress=5, term_start="2021-12-20")
    assert (made["path"], made["town"], made["profile"], made["profile_title"]) == (
        str(path),
        "镇海镇",
        "zhejiang",
        "浙江省",
    )
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    desk = open_desk(path, TODAY, at_terminal=False)
    row = desk.file.row("SELECT * FROM town")
    assert row is not None
    assert dict(row) == {
        "id": 1, "name": "镇海镇", "county": None, "province": "浙江省", "congress": 5, "term_start": "2021-12-20",
        "profile": "zhejiang",
    }  # fmt: skip
    assert calendar.list_(desk).rows[0][0] == 2018
    desk.file.close()


def test_without_a_province_national_law_holds_and_the_term_stays_open(tmp_path: Path) -> None:
    path = tmp_path / "renda.db"
    assert town.create(path, TODAY, town="某镇")["profile"] == "national"
    desk = open_desk(path, TODAY, at_terminal=False)
    assert desk.file.tuples("SELECT term_start FROM town") == [(None,)]
    desk.file.close()


def test_a_file_that_is_there_is_left_alone(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(InputError, match="已存在，没有改动"):
        town.create(path, TODAY, town="某镇")
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "term", "sentence"),
    [
        (" ", None, "镇名不能为空"),
        ("某镇", "2021-02-30", "日期 --term-start “2021-02-30”不存在"),
        ("某镇", "", "日期 --term-start “”看不懂"),
    ],
)
def test_a_wrong_entry_makes_no_file(tmp_path: Path, name: str, term: str | None, sentence: str) -> None:
    path = tmp_path / "renda.db"
    with pytest.raises(InputError, match=sentence):
        town.create(path, TODAY, town=name, term_start=term)
    assert not path.exists()


def test_a_path_that_no_system_takes_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="（文件名太长）"):
        town.create(tmp_path / ("长" * 300), TODAY, town="某镇")
    assert list(tmp_path.iterdir()) == []


def test_where_tells_the_file_and_what_it_holds(office: Desk) -> None:
    hand_in(office)
    assert town.where(office) == {
        "path": str(office.file.path), "town": "遥观镇", "profile": "national", "version": VERSION,
        "size": office.file.path.stat().st_size, "last_backup": None,
        "last_backup_path": None, "deputies": 3, "proposals": 1,
    }  # fmt: skip


def test_where_tells_the_last_copy_that_an_upgrade_kept(desk: Desk) -> None:
    copy = desk.file.path.with_name(f"{desk.file.path.name}.before-v1")
    copy.touch()
    assert town.where(desk)["last_backup"].startswith(date.fromtimestamp(copy.stat().st_mtime).isoformat())


def test_the_morning_shows_what_was_entered_last_first(office: Desk) -> None:
    for place in range(1, 8):
        hand_in(office, f"第{place}件")
    seen = town.morning(office)
    assert (seen.town, seen.late.rows, seen.soon.rows) == ("遥观镇", [], [])
    assert [row[seen.last.fields.index("title")] for row in seen.last.rows] == [
        "第7件",
        "第6件",
        "第5件",
        "第4件",
        "第3件",
    ]


def test_the_morning_sees_seven_days_ahead(office: Desk) -> None:
    assigned(office, "2022-01-31")
    assert [len(town.morning(at(office, day)).soon.rows) for day in ("2022-04-22", "2022-04-23", "2022-05-01")] == [
        0,
        1,
        0,
    ]


def test_the_morning_sees_what_is_planned_and_what_was_not_entered(office: Desk) -> None:
    for day in ("2022-01-09", "2022-01-10", "2022-01-17", "2022-01-18"):
        entry.add(office, "河道整治", kind="视察", planned=day)
    assert town.morning(office).plans == {"past": 1, "soon": 2}
    entry.done(office, "1")
    assert town.morning(office).plans == {"past": 0, "soon": 2}


def test_the_morning_sees_opinions_to_be_answered_and_who_receives_voters_within_seven_days(office: Desk) -> None:
    liudao = station(office, "留道站")
    assert (town.morning(office).waiting["opinions"], town.morning(office).receptions.rows) == (0, [])
    for status in ("received", "assigned", "redoing", "replied"):
        opinion(office, liudao, "2022-01-05", status=status)
    opinion(office, liudao, "2022-01-05", status="referred", referred_on=date(2022, 1, 5))
    for day in ("2022-01-09", "2022-01-18"):
        planned(office, liudao, day)
    planned(office, liudao, "2022-01-12", dropped_why="防汛")
    planned(office, liudao, "2022-01-17", 2, 1, hours="9:00-11:00")
    first = planned(office, liudao, "2022-01-10", 3, noticed_on=date(2022, 1, 7))
    insert_duty(office.file.db, day_id=first, deputy_id=1, excused_on=date(2022, 1, 8), excused_why="生病")
    seen = town.morning(office)
    assert seen.waiting["opinions"] == 3
    assert seen.receptions.rows == [
        ("2022-01-10", "留道站", None, "王五", "2022-01-07"),
        ("2022-01-17", "留道站", "9:00-11:00", "李四、张三", None),
    ]


def test_a_missing_file_opens_no_desk(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="找不到数据库"):
        open_desk(tmp_path / "none.db", TODAY, at_terminal=False)


def test_the_desk_knows_its_day(desk: Desk) -> None:
    assert desk.day(None) == TODAY
    assert desk.day("+10d") == date(2022, 1, 20)
    with pytest.raises(InputError, match="日期 --received “明年”看不懂"):
        desk.day("明年", "--received")
    assert read_day("昨天", TODAY, "日期 --today ") == date(2022, 1, 9)


def test_a_province_without_a_profile_is_said_to_have_none(tmp_path: Path) -> None:
    made = town.create(tmp_path / "new.db", TODAY, town="某镇", province="四川省")
    assert made["profile"] == "national"
    assert made["note"].startswith("没有收录四川省的规定，先按全国规定。")
