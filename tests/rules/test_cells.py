"""Days, births, ticks, phones and numbers as they stand in spreadsheet cells."""

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import cells, days, words

TODAY = date(2022, 1, 10)
JUNE = date(2018, 6, 4)
REAL_DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-06-04", JUNE),
        ("2018-6-4", JUNE),
        ("２０１８－０６－０４", JUNE),
        ("２０１８年６月４日", JUNE),
        ("2017/6/30", date(2017, 6, 30)),
        ("2018.6.4", JUNE),
        ("2018. 6. 4", JUNE),
        ("20180604", JUNE),
        ("20180604.0", JUNE),
        ("2018年6月4日", JUNE),
        ("2018年6月4号", JUNE),
        ("2018 年 6 月 4 日", JUNE),
        ("2018年\n6月4日", JUNE),
        ("\u30002018-06-04 ", JUNE),
        ("2018-06-04 00:00:00", JUNE),
        ("2018-06-04 00:00:00.000", JUNE),
        ("2018-06-04T09:30", JUNE),
        ("2018/6/4 9:30:00", JUNE),
        ("2018年06月04日 星期一", JUNE),
        ("2018年06月04日（星期一）", JUNE),
        ("2018-06-04 (周一)", JUNE),
        ("2018年6月3日星期天", date(2018, 6, 3)),
        ("2018年6月3日，礼拜日", date(2018, 6, 3)),
        ("43255", JUNE),
        ("43255.0", JUNE),
        ("20000", date(1954, 10, 3)),
        ("80000", date(2119, 1, 11)),
        ("二〇一九年三月八日", date(2019, 3, 8)),
        ("二○一九年三月八日", date(2019, 3, 8)),
        ("二O一九年三月八日", date(2019, 3, 8)),
        ("二０一九年三月八日", date(2019, 3, 8)),
        ("二零一九年〇三月〇八日", date(2019, 3, 8)),
        ("二〇一九年十二月三十一日", date(2019, 12, 31)),
        ("二〇一九年十月二十日", date(2019, 10, 20)),
        ("二〇一九年十二月廿八日", date(2019, 12, 28)),
        ("二〇一九年十二月廿日", date(2019, 12, 20)),
        ("二〇一九年十二月卅日", date(2019, 12, 30)),
        ("二〇一九年元月卅一日", date(2019, 1, 31)),
        ("二〇一九年十二月三十一日 星期二", date(2019, 12, 31)),
        ("今天", TODAY),
        ("+10d", date(2022, 1, 20)),
    ],
)
def test_a_day_of_a_cell_is_read(text: str, expected: date) -> None:
    assert cells.day(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("18.6.4", "年份只有两位"),
        ("98年6月4日", "年份只有两位"),
        ("6/4/18", "年份只有两位"),
        ("2018年6月", "没有写到日"),
        ("2018年6月份", "没有写到日"),
        ("2018-06", "没有写到日"),
        ("201806", "没有写到日"),
        ("6月4日", "没有写年份"),
        ("6.4", "没有写年份"),
        ("2018-06-31", "不存在"),
        ("2019-02-29", "不存在"),
        ("二〇一九年二月卅日", "不存在"),
        ("1899-12-31", "年份不对"),
        ("2018-06-04、2018-06-05", "不止一个日期"),
        ("2018年6月4日至8日", "不止一个日期"),
        ("2018-06-04\n2018-06-05", "不止一个日期"),
        ("2018年06月04日 星期五", "星期不对，那天是星期一"),
        ("43255.5", "看不懂"),
        ("19999", "看不懂"),
        ("80001", "看不懂"),
        ("99999", "看不懂"),
        ("2018-1 2-3", "看不懂"),
        ("06/04/2018", "看不懂"),
        ("2018-06-04 25:00", "看不懂"),
        ("2018-06-04前", "看不懂"),
        ("星期一", "看不懂"),
        ("二〇一九年三月初八日", "看不懂"),
        ("二〇一九年正月八日", "看不懂"),
        ("己亥二九年三月八日", "看不懂"),
        ("#REF!", "看不懂"),
        ("#N/A", "看不懂"),
        ("", "看不懂"),
        ("-2018-6-4", "看不懂"),
        ("2018-W2-4-", "看不懂"),
        ("201X-06-04", "看不懂"),
    ],
)
def test_what_is_not_one_certain_day_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cells.day(text, TODAY)


@given(REAL_DAYS)
def test_every_form_of_a_real_day_is_that_day(day: date) -> None:
    forms = [f"{day:%Y-%m-%d}", f"{day.year}/{day.month}/{day.day}", f"{day.year}年{day.month}月{day.day}日 00:00:00"]
    assert {cells.day(form, TODAY) for form in forms} == {day}
    serial = (day - date(1899, 12, 30)).days
    if 20_000 <= serial <= 80_000:
        assert cells.day(str(serial), TODAY) == day


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_a_day_in_chinese_numerals_is_that_day(day: date) -> None:
    year = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(day.year))
    assert cells.day(f"{year}年{words.in_chinese(day.month)}月{words.in_chinese(day.day)}日", TODAY) == day


@given(st.text("0123456789-+./年月日d 今天零〇一二十廿星期()T:\n", max_size=16))
@example("0000-00-00")
def test_any_text_is_a_day_or_refused(text: str) -> None:
    with suppress(InputError):
        assert isinstance(cells.day(text, TODAY), date)


@given(st.text("0123456789-./年月日+d今天", max_size=12))
def test_what_the_command_line_reads_a_cell_reads_alike(text: str) -> None:
    try:
        expected = days.day(text, TODAY)
    except InputError:
        return
    assert cells.day(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1980-05", "1980-05"),
        ("1980.05", "1980-05"),
        ("1980.5", "1980-05"),
        ("1980/5", "1980-05"),
        ("1980.10", "1980-10"),
        ("198005", "1980-05"),
        ("1980年5月", "1980-05"),
        ("1980年05月", "1980-05"),
        ("1980年11月", "1980-11"),
        ("1980 年 5 月", "1980-05"),
        ("1980年5月生", "1980-05"),
        ("1980年5月出生", "1980-05"),
        ("１９８０．０５", "1980-05"),
        ("29221", "1980-01-01"),
        ("1980-05-06", "1980-05-06"),
        ("1980年5月6日", "1980-05-06"),
        ("1980-05-06 00:00:00", "1980-05-06"),
        ("19800506", "1980-05-06"),
    ],
)
def test_a_birth_is_read(text: str, expected: str) -> None:
    assert cells.born(text, TODAY) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("1980.1", "分不清是 1 月还是 10 月"),
        ("1980", "出生年月“1980”看不懂"),
        ("80.5", "出生年月"),
        ("198013", "不存在"),
        ("2030-01", "在今天之后"),
        ("2022-01-11", "在今天之后"),
        ("不详", "看不懂"),
    ],
)
def test_a_birth_that_is_not_certain_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cells.born(text, TODAY)


@pytest.mark.parametrize("text", ["是", "有", "√", "✓", "Y", "y", "Yes", "1", "１", "1.0", " 是 ", "已见面", "TRUE"])
def test_yes_is_read(text: str) -> None:
    assert cells.yes(text) is True


@pytest.mark.parametrize("text", ["否", "无", "×", "N", "no", "0", "0.0", "没有", "未联系", "不是", "FALSE"])
def test_no_is_read(text: str) -> None:
    assert cells.yes(text) is False


@pytest.mark.parametrize("text", ["", "x", "○", "不公开", "2", "是否", "-"])
def test_what_could_be_either_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^“.*”看不出是还是否；请写“是”或“否”$"):
        cells.yes(text)


def test_a_gender_is_read() -> None:
    assert [cells.gender(text) for text in ("男", " 女 ", "男性", "女性")] == ["男", "女", "男", "女"]
    for text in ("", "1", "先生"):
        with pytest.raises(InputError, match="请写“男”或“女”"):
            cells.gender(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("13800000000", "13800000000"),
        ("13800000000.0", "13800000000"),
        ("１３８０００００００0", "13800000000"),
        ("138-0000-0000", "138-0000-0000"),
        ("138 0000 0000", "138 0000 0000"),
        ("0519-88321234", "0519-88321234"),
        ("（0519）88321234", "0519-88321234"),
        ("(0519) 88321234", "0519-88321234"),
        ("+86 13800000000", "+86 13800000000"),
        ("138****0000", ""),
        ("*****", ""),
        ("", ""),
    ],
)
def test_a_phone_is_read_and_a_masked_one_is_nothing(text: str, expected: str) -> None:
    assert cells.phone(text) == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("13800000000、13900000000", "不止一个"),
        ("13800000000 13900000000", "不止一个"),
        ("13800000000/13900000000", "不止一个"),
        ("138****0000、139****0000", "不对"),
        ("1.38E+10", "不对"),
        ("1234", "不对"),
        ("无", "不对"),
        ("张伟13800000000", "不对"),
        ("#N/A", "不对"),
    ],
)
def test_what_is_not_one_phone_is_refused(text: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        cells.phone(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第16号", (None, "16")),
        ("16", (None, "16")),
        ("１６", (None, "16")),
        ("16.0", (None, "16")),
        ("016", (None, "16")),
        ("000", (None, "0")),
        ("16号", (None, "16")),
        ("16号建议", (None, "16")),
        ("第16号代表建议", (None, "16")),
        ("第16号建议、批评和意见", (None, "16")),
        ("建议第3号", (None, "3")),
        ("第 16 号", (None, "16")),
        ("【001】", (None, "1")),
        ("[001]", (None, "1")),
        ("（001）", (None, "1")),
        ("第五号", (None, "5")),
        ("第十二号建议", (None, "12")),
        ("第二百零三号", (None, "203")),
        ("5-3/16", ("5-3", "16")),
        ("05-03/闭3", ("5-3", "闭3")),
        ("五届三次第16号", ("5-3", "16")),
        ("五届人大三次会议第16号建议", ("5-3", "16")),
        ("第五届人民代表大会第三次会议第十六号", ("5-3", "16")),
        ("5届3次16号", ("5-3", "16")),
        ("闭3", (None, "闭3")),
        ("2026-016", (None, "2026-016")),
        ("〔2022〕5号", (None, "〔2022〕5")),
    ],
)
def test_a_number_is_read(text: str, expected: tuple[str | None, str]) -> None:
    assert cells.number(text) == expected


@pytest.mark.parametrize(
    "text", ["", "5/16", "16号、17号", "5-3-16", "2018-05-03", "五届三次会议", "#REF!/1", "1" * 21, "十七届三次"]
)
def test_a_number_that_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="编号“"):
        cells.number(text)


def test_a_session_that_is_none_is_refused() -> None:
    for text in ("0-3/16", "青石届三次第16号"):
        with pytest.raises(InputError, match="届次"):
            cells.number(text)


@given(st.integers(0, 999), st.integers(1, 99), st.integers(1, 99))
def test_all_spellings_of_a_number_are_one(number: int, congress: int, sitting: int) -> None:
    plain = {
        cells.number(form) for form in (str(number), f"{number:03}", f"第{number}号", f"【{number}】", f"{number}.0")
    }
    assert plain == {(None, str(number))}
    session = f"{words.in_chinese(congress)}届{words.in_chinese(sitting)}次"
    both = {cells.number(form) for form in (f"{congress}-{sitting}/{number}", f"{session}第{number}号")}
    assert both == {(f"{congress}-{sitting}", str(number))}


@given(st.text("0123456789第号建议闭-/【】届次五三", max_size=12))
def test_a_number_is_read_alike_a_second_time(text: str) -> None:
    try:
        session, number = cells.number(text)
    except InputError:
        return
    if session is None and number.isdigit():
        assert cells.number(number) == (None, number)


def test_the_usual_cells_take_no_time() -> None:
    assert cells.day("2018-06-04", TODAY) + timedelta(days=1) == date(2018, 6, 5)
    assert cells.halfwidth("ＡＢ　１２（）") == "AB 12()"


@pytest.mark.parametrize(
    ("read", "what"),
    [
        (lambda text: cells.day(text, TODAY), "日期"),
        (lambda text: cells.born(text, TODAY), "出生年月"),
        (cells.phone, "电话"),
        (cells.number, "编号"),
    ],
    ids=["day", "born", "phone", "number"],
)
@pytest.mark.parametrize("text", ["1", "(", "，", "1 ", "a1"])
def test_a_cell_of_a_million_signs_is_refused_at_once(read: Callable[[str], object], what: str, text: str) -> None:
    with pytest.raises(InputError, match=f"{what}“.{{1,40}}”有 1000000 字，太长"):
        read((text * 1_000_000)[:1_000_000])
