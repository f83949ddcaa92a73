"""What is published of the deputies: who they are and what they did, and nothing that is personal."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_seat_event
from renda_cli.work import deputy
from renda_cli.work.desk import Desk
from renda_cli.work.proposal import editing
from renda_cli.work.publishing import publish, write
from tests.work.helpers import at


def published(desk: Desk, year: str | None = None) -> list[dict[str, Any]]:
    found = publish(desk, year)
    return [dict(zip(found.fields, row, strict=True)) for row in found.rows]


def test_basic_information_and_what_each_did(deputies_year: Desk) -> None:
    found = {one["name"]: one for one in published(deputies_year, "2022")}
    assert found["张三"] == {
        "name": "张三", "gender": "男", "nation": "回族", "party": "群众", "education": "本科", "work": "留道村村委会主任", "district": "第3选区",
        "group": "东片小组", "sessions": 1, "sessions_expected": 1, "inspections": 1, "trainings": 8, "activities": 3, "receptions": 0, "reports": 0,
        "led": 3, "signed": 0,
        "pledges": 2, "fulfilled": 1, "deeds": 2,
    }  # fmt: skip
    assert [found["王五"][field] for field in ("sessions", "sessions_expected", "inspections", "led", "deeds")] == [
        1,
        1,
        0,
        1,
        0,
    ]


def test_nothing_personal_is_in_it(deputies_year: Desk, tmp_path: Path) -> None:
    found = publish(deputies_year)
    text = write(deputies_year, found, str(tmp_path / "公示.md")).read_text("utf-8")
    for personal in ("1380000", "1380", "1980", "留道村1号", "周某某"):
        assert personal not in f"{found}{text}"


def test_a_row_a_deputy_in_the_official_order(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE deputy SET position = 1 WHERE name = '王五'")
    deputies_year.file.db.execute("UPDATE deputy SET stroke_order = iif(name = '李四', 'a', 'b')")
    assert [one["name"] for one in published(deputies_year)] == ["王五", "李四", "张三"]


def test_only_who_acts_in_the_towns_own_congress(deputies_year: Desk) -> None:
    deputy.add(deputies_year, "赵六", level="区", district="区第1选区")
    with deputies_year.file.transaction() as db:
        insert_seat_event(db, seat_id=2, event="suspended", ground="detained", held_on=date(2022, 6, 1))
    names = {
        day: {one["name"] for one in published(at(deputies_year, day), "2022")} for day in ("2022-05-01", "2022-07-01")
    }
    assert names == {"2022-05-01": {"张三", "李四", "王五"}, "2022-07-01": {"张三", "王五"}}


def test_of_a_past_year_it_is_who_acted_at_its_end(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE seat SET status = 'ended', to_on = '2023-03-01' WHERE id = 2")
    later = at(deputies_year, "2023-06-01")
    assert [len(published(later, year)) for year in ("2021", "2022", "2023")] == [3, 3, 2]


def test_confidential_proposals_are_counted_under_no_name_and_it_says_so(deputies_year: Desk) -> None:
    editing.edit(deputies_year, "5-1/1", confidential=True)
    found = publish(deputies_year)
    led = found.fields.index("led")
    assert [(row[0], row[led]) for row in found.rows] == [("王五", 1), ("李四", 1), ("张三", 2)]
    assert found.notes == ("另有 1 件代表要求保密的议案建议，没有计入各人名下",)
    assert publish(deputies_year, "2021").notes == ()


def test_a_year_to_come_is_refused(deputies_year: Desk) -> None:
    with pytest.raises(InputError, match="2023 年还没有到"):
        publish(deputies_year, "2023")


def test_it_is_written_as_a_workbook(deputies_year: Desk, tmp_path: Path) -> None:
    deputies_year.file.db.execute("UPDATE deputy SET work = '=1+1' WHERE name = '王五'")
    target = write(deputies_year, publish(deputies_year), str(tmp_path / "公示.xlsx"))
    sheet = openpyxl.load_workbook(target).active
    assert sheet is not None
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:4] == ("序号", "姓名", "性别", "民族")
    assert rows[0][-12:-9] == ("出席人代会", "应到人代会", "视察调研执法检查")
    assert [row[:2] for row in rows[1:]] == [(1, "王五"), (2, "李四"), (3, "张三")]
    cell = sheet.cell(2, 7)
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_as_a_paper_names_are_padded_and_marked(deputies_year: Desk, tmp_path: Path) -> None:
    text = write(deputies_year, publish(deputies_year), str(tmp_path / "公示.md")).read_text("utf-8")
    assert text.startswith("# 遥观镇第五届人民代表大会代表基本信息和履职情况（2022年）\n")
    assert (
        "| 3 | 张　三（回族） | 男 | 回族 | 群众 | 本科 | 留道村村委会主任 | 第3选区 | 东片小组 | 1/1 | 1 | 8 | 3 | 0 | 0 | 3/0 | 1/2 | 2 |"
        in text
    )
    assert "李　四（女）" in text
    assert "共 3 名代表。" in text


def test_where_nobodys_attendance_was_taken_no_figure_is_made_up(office: Desk, tmp_path: Path) -> None:
    office.file.db.execute("UPDATE town SET congress = NULL")
    text = write(office, publish(office), str(tmp_path / "公示.md")).read_text("utf-8")
    assert text.startswith("# 遥观镇人民代表大会代表基本信息")
    assert "| — | 0 | 0 | 0 | 0 |" in text


def test_another_ending_is_refused(deputies_year: Desk, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"文件名请以 \.docx 或 \.md 或 \.xlsx 结尾"):
        write(deputies_year, publish(deputies_year), str(tmp_path / "公示.pdf"))
