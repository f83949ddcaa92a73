"""Marks of who came, and headings that name a half day."""

import pytest

from renda_cli.errors import InputError
from renda_cli.rules import cell_attendance
from renda_cli.rules.cell_attendance import Mark


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        ("出席", Mark("present")),
        (" √ ", Mark("present")),
        ("✓", Mark("present")),
        ("Y", Mark("present")),
        ("8:25", Mark("present")),
        ("08:25:10", Mark("present")),
        ("请假", Mark("leave")),
        ("病假", Mark("leave", "病假")),
        ("请假（因病）", Mark("leave", "因病")),
        ("请假未准", Mark("refused")),
        ("缺席", Mark("absent")),
        ("×", Mark("absent")),
        ("X", Mark("absent")),
        ("缺席(外出务工)", Mark("absent", "外出务工")),
    ],
)
def test_a_mark(cell: str, mark: Mark) -> None:
    assert cell_attendance.mark(cell) == mark


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("迟到", "“迟到”看不出有没有到会；请写 出席、请假、请假未准、缺席；迟到、早退的写出席"),
        ("25:00", "看不出有没有到会"),
        ("列席", "列席的不计入到会；请去掉这一行"),
        ("到" * 61, "看不出有没有到会"),
    ],
)
def test_what_is_no_mark(cell: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cell_attendance.mark(cell)


def test_a_part_of_the_day() -> None:
    assert [cell_attendance.part(cell) for cell in ("上午", " 晚 ", "全天")] == ["上午", "晚上", "全程"]
    with pytest.raises(InputError, match="“中午”不是时段；可选：上午、下午、晚上、全程"):
        cell_attendance.part("中午")


@pytest.mark.parametrize(
    ("heading", "half"),
    [
        ("1月6日上午", ("1月6日", "上午")),
        ("2022-01-06 下午", ("2022-01-06", "下午")),
        ("2022.1.6", ("2022.1.6", "")),
        ("20220106晚", ("20220106", "晚上")),
        ("1月6日（星期四）上午", ("1月6日", "上午")),
        ("1月6日\n（下午）", ("1月6日", "下午")),
        ("上午签到", ("", "上午")),
        ("全程", ("", "全程")),
        ("姓名", None),
        ("签到", None),
        ("上下午", None),
        ("", None),
        ("1" * 61, None),
    ],
)
def test_a_heading_of_a_half_day(heading: str, half: tuple[str, str] | None) -> None:
    assert cell_attendance.half_day(heading) == half


def test_a_day_without_its_year() -> None:
    assert cell_attendance.with_year("1月6日", ("2021", "2022")) == ("2021-1-6", "2022-1-6")
    assert cell_attendance.with_year("1月6号", ()) == ()
    assert cell_attendance.with_year("2022年1月6日", ("2021",)) == ("2022年1月6日",)
