"""The roster for the county, with heads and seats counted apart and the structure, and the cards for the wall."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from renda_cli.errors import InputError
from renda_cli.store.statements import insert_seat_event
from renda_cli.work import deputy, group
from renda_cli.work.desk import Desk
from renda_cli.work.roster import roster, summed, wall, write, write_wall
from tests.work.helpers import at, refused


def test_seats_and_heads_are_counted_apart(deputies_year: Desk) -> None:
    found = roster(deputies_year)
    assert (found["title"], found["seats"], found["heads"]) == ("遥观镇第五届人民代表大会代表名册", 4, 3)
    assert summed(found) == "共 4 席，3 人：镇 3 席、区 1 席"
    assert [(one["no"], one["name"], one["level"]) for one in found["deputies"]] == [
        (1, "王五", "镇"), (2, "李四", "镇"), (3, "张三", "镇"), (4, "张三", "区"),
    ]  # fmt: skip


def test_the_columns_of_a_seat(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE seat SET card_no = '0001', elected_by = '换届' WHERE id = 1")
    assert roster(deputies_year)["deputies"][2] == {
        "id": 1, "no": 3, "name": "张三", "gender": "男", "nation": "回族", "born": "1980-05", "education": "本科", "party": "群众",
        "work": "留道村村委会主任", "district": "第3选区", "labels": "农民、非党", "card_no": "0001", "elected_by": "换届", "group": "东片小组",
        "presidium": True, "level": "镇", "suspended": False,
    }  # fmt: skip


def test_phones_only_when_asked(deputies_year: Desk) -> None:
    assert roster(deputies_year, private=True)["deputies"][2]["phone"] == "13800001111"
    assert [one for one in roster(deputies_year)["deputies"] if "phone" in one] == []


def test_a_level_by_itself(deputies_year: Desk) -> None:
    found = roster(deputies_year, level=" 区 ")
    assert (found["title"], summed(found)) == ("驻遥观镇区人大代表名册", "共 1 席，1 人：区 1 席")
    assert roster(deputies_year, level="镇")["title"] == "遥观镇第五届人民代表大会代表名册"


def test_only_present_seats_and_who_is_suspended_keeps_theirs(deputies_year: Desk) -> None:
    with deputies_year.file.transaction() as db:
        insert_seat_event(db, seat_id=2, event="suspended", ground="detained", held_on=date(2022, 6, 1))
        db.execute("UPDATE seat SET status = 'ended', to_on = '2022-06-01' WHERE id = 3")
    found = roster(deputies_year)
    assert summed(found) == "共 3 席，2 人：镇 2 席、区 1 席，其中暂停执行代表职务 1 席"
    assert summed(roster(at(deputies_year, "2022-05-01"))) == "共 4 席，3 人：镇 3 席、区 1 席"


def test_the_presidium_is_that_of_the_day(deputies_year: Desk) -> None:
    deputies_year.file.db.execute("UPDATE deputy_role SET to_on = '2022-06-30' WHERE role = '主席团成员'")
    shown = {
        day: [(one["name"], one["level"]) for one in roster(at(deputies_year, day))["deputies"] if one["presidium"]]
        for day in ("2022-06-30", "2022-07-01")
    }
    assert shown == {"2022-06-30": [("张三", "镇")], "2022-07-01": []}  # not beside the seat in the district's congress


def test_the_structure_is_of_heads_and_labels_overlap(deputies_year: Desk) -> None:
    told = [
        (one["item"], one["label"], one["count"], one["share"].percent) for one in roster(deputies_year)["structure"]
    ]
    assert told == [
        ("性别", "女", 1, 33.33), ("性别", "男", 1, 33.33), ("性别", "（未登记）", 1, 33.33),
        ("民族", "汉族", 1, 33.33), ("民族", "回族", 1, 33.33), ("民族", "（未登记）", 1, 33.33),
        ("政治面貌", "中共党员", 1, 33.33), ("政治面貌", "群众", 1, 33.33), ("政治面貌", "（未登记）", 1, 33.33),
        ("文化程度", "本科", 1, 33.33), ("文化程度", "（未登记）", 2, 66.67),
        ("代表结构", "农民", 1, 33.33), ("代表结构", "非党", 1, 33.33),
    ]  # fmt: skip


def test_where_there_is_nobody_it_says_what_levels_there_are(deputies_year: Desk, desk: Desk) -> None:
    with pytest.raises(InputError, match="没有这样的在任代表；登记过的级别有：区、镇"):
        roster(deputies_year, level="省")


def test_a_wall_of_nobody_is_refused(deputies_year: Desk) -> None:
    with deputies_year.file.transaction() as db:
        insert_seat_event(db, seat_id=2, event="suspended", ground="detained", held_on=date(2022, 6, 1))
    with pytest.raises(InputError, match="没有这样的在任代表"):
        wall(deputies_year, group="西片小组")


def test_an_empty_file_sends_one_to_enter_deputies(desk: Desk) -> None:
    for asked in (roster, wall):
        with pytest.raises(InputError, match="请先用 renda deputy add 登记代表"):
            asked(desk)


def test_a_workbook_has_the_structure_on_its_second_sheet(deputies_year: Desk, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write(deputies_year, roster(deputies_year), str(tmp_path / "名册.xlsx")))
    assert book.sheetnames == ["遥观镇第五届人民代表大会代表名册", "结构统计"]
    rows, counts = (list(book[name].iter_rows(values_only=True)) for name in book.sheetnames)
    assert rows[0] == (
        *("序号", "姓名", "性别", "民族", "出生年月", "文化程度", "政治面貌", "工作单位及职务", "选区"),
        *("代表结构", "代表证号", "当选方式", "代表小组", "主席团成员", "级别"),
    )
    assert [row[1] for row in rows[1:]] == ["王五", "李四（女）", "张三（回族）", "张三（回族）"]
    assert counts[1:5] == [
        ("总数", "席位", 4, None),
        ("总数", "人数", 3, None),
        ("级别（席）", "镇", 3, None),
        ("级别（席）", "区", 1, None),
    ]
    assert counts[5] == ("性别", "女", 1, "33.33%")


def test_a_private_workbook_has_phones(deputies_year: Desk, tmp_path: Path) -> None:
    target = write(deputies_year, roster(deputies_year, private=True), str(tmp_path / "名册.xlsx"))
    sheet = openpyxl.load_workbook(target).worksheets[0]
    assert [row[15] for row in sheet.iter_rows(values_only=True)] == [
        "电话",
        None,
        "13800002222",
        "13800001111",
        "13800001111",
    ]


@pytest.mark.parametrize("private", [False, True])
def test_in_word_names_are_padded_and_the_structure_follows(deputies_year: Desk, tmp_path: Path, private: bool) -> None:
    target = write(deputies_year, roster(deputies_year, private=private), str(tmp_path / "名册.docx"))
    paper = Document(str(target))
    names, structure = ([[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables)
    assert names[3][:4] == ["3", "张　三（回族）", "男", "回族"]
    assert names[3][13:] == ["是", "镇", "13800001111"][: 3 if private else 2]
    assert structure[1] == ["性别", "女", "1", "33.33%"]
    assert "共 4 席，3 人：镇 3 席、区 1 席" in [line.text for line in paper.paragraphs]


def test_the_wall_is_of_the_towns_own_deputies(deputies_year: Desk) -> None:
    found = wall(deputies_year)
    assert (found["title"], [one["name"] for one in found["deputies"]]) == (
        "遥观镇第五届人民代表大会代表",
        ["王五", "李四", "张三"],
    )
    assert found["deputies"][2] == {
        "id": 1,
        "name": "张三",
        "work": "留道村村委会主任",
        "district": "第3选区",
        "level": "镇",
    }
    assert wall(deputies_year, level="区")["title"] == "驻遥观镇区人大代表"


def test_a_groups_wall_has_each_member_once_at_whatever_level(deputies_year: Desk) -> None:
    deputies_year.file.db.execute(
        "UPDATE seat SET group_id = (SELECT id FROM deputy_group WHERE name = '东片小组') WHERE level = '区'"
    )
    found = wall(deputies_year, group="东片小组")
    assert found["title"] == "遥观镇人大代表（东片小组）"
    assert [(one["name"], one["level"]) for one in found["deputies"]] == [("张三", "镇、区")]


def test_a_party_group_has_a_wall_of_its_members(deputies_year: Desk) -> None:
    group.add(deputies_year, "党支部", kind="党支部")
    group.add(deputies_year, "党小组", kind="党小组", parent="党支部", members=["李四"])
    for name in ("党支部", "党小组"):
        assert [one["name"] for one in wall(deputies_year, group=name)["deputies"]] == ["李四"]
    group.add(deputies_year, "空小组")
    with refused(deputies_year, "空小组里没有这样的在任代表；请用 renda deputy group show 空小组"):
        wall(deputies_year, group="空小组")


def test_who_is_suspended_is_not_on_the_wall(deputies_year: Desk) -> None:
    with deputies_year.file.transaction() as db:
        insert_seat_event(db, seat_id=2, event="suspended", ground="detained", held_on=date(2022, 6, 1))
    assert [one["name"] for one in wall(deputies_year)["deputies"]] == ["王五", "张三"]


def test_on_the_wall_there_is_a_frame_for_each_photo_four_in_a_row(deputies_year: Desk, tmp_path: Path) -> None:
    for name in ("赵六", "欧阳修文"):
        deputy.add(deputies_year, name, district="第6选区", level="镇")
    (table,) = Document(str(write_wall(deputies_year, wall(deputies_year), str(tmp_path / "墙.docx")))).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert [row.count("照片") for row in cells] == [4, 0, 1, 0]
    assert cells[1] == [
        "王　五\n\n第5选区",
        "李　四\n\n第4选区",
        "张　三\n留道村村委会主任\n第3选区",
        "欧阳修文\n\n第6选区",
    ]
    assert cells[3][1:] == ["\n\n"] * 3


def test_on_a_wall_of_another_level_the_level_stands_by_the_district(deputies_year: Desk, tmp_path: Path) -> None:
    (table,) = Document(
        str(write_wall(deputies_year, wall(deputies_year, level="区"), str(tmp_path / "墙.docx")))
    ).tables
    assert table.rows[1].cells[0].text == "张　三\n留道村村委会主任\n区第9选区　区"


def test_other_endings_are_refused(deputies_year: Desk) -> None:
    with pytest.raises(InputError, match=r"文件名请以 \.docx 或 \.xlsx 结尾"):
        write(deputies_year, roster(deputies_year), "名册.md")
    with pytest.raises(InputError, match=r"文件名请以 \.docx 结尾"):
        write_wall(deputies_year, wall(deputies_year), "墙.md")
