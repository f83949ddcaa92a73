"""Titles, names, numbers and lists, each brought to one form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.rules import words

CONTROLS = {
    "null": "\x00",
    "bell": "\x07",
    "escape": "\x1b",
    "delete": "\x7f",
    "newline": "\n",
    "tab": "\t",
    "next line": "\x85",
    "zero width space": "\u200b",
    "right-to-left override": "\u202e",
    "byte order mark": "\ufeff",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "half a surrogate pair": "\ud83d",
    "hangul filler": "\u3164",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完善剑湖路路灯", "完善剑湖路路灯"),
        ("  完善剑湖路路灯\u3000\n", "完善剑湖路路灯"),
        ("关于[red]路灯[/red]的建议", "关于[red]路灯[/red]的建议"),
        ("=1+1", "=1+1"),
        ("路灯 3 盏", "路灯 3 盏"),
        ("𬭎", "𬭎"),
        ("re\u0301sume\u0301", "r\u00e9sum\u00e9"),
        ("路" * words.LONGEST_TITLE, "路" * words.LONGEST_TITLE),
    ],
)
def test_a_title_is_trimmed_and_else_kept(text: str, expected: str) -> None:
    assert words.title(text) == expected


@pytest.mark.parametrize("text", ["", "   ", "\u3000\u3000", "\n"])
def test_an_empty_title_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^标题不能为空；请写上标题$"):
        words.title(text)


@pytest.mark.parametrize("length", [words.LONGEST_TITLE + 1, 10_000])
def test_a_long_title_is_refused_with_its_length(length: int) -> None:
    with pytest.raises(InputError, match=f"^标题有 {length} 字，太长；请压缩到 {words.LONGEST_TITLE} 字以内$"):
        words.title("路" * length)


@pytest.mark.parametrize("sign", CONTROLS.values(), ids=CONTROLS.keys())
def test_a_control_character_in_a_title_is_refused_by_its_code(sign: str) -> None:
    with pytest.raises(InputError) as refused:
        words.title(f"路{sign}灯", "文号")
    assert str(refused.value) == f"文号里有看不见的控制字符（U+{ord(sign):04X}）；请重新打一遍，不要粘贴"


@pytest.mark.parametrize(("text", "expected"), [(None, None), ("", None), (" \u3000", None), (" 面商 ", "面商")])
def test_a_note_may_be_left_out(text: str | None, expected: str | None) -> None:
    assert words.note(text, "备注") == expected


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" 路灯不亮 \n", "路灯不亮"),
        ("第一段\r\n　　第二段\n", "第一段\n　　第二段"),
        ("[red]=1+1", "[red]=1+1"),
        ("长" * 5000, "长" * 5000),
    ],
)
def test_a_passage_keeps_its_words_and_its_lines(text: str, kept: str) -> None:
    assert words.passage(text, "意见") == kept


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n ", "意见不能为空；请写上意见"),
        ("长" * 5001, "意见有 5001 字，太长；请写 5000 字以内"),
        ("路灯\n不\x1b亮", "意见里有看不见的控制字符（U\\+001B）"),
        ("路灯\t不亮", "意见里有看不见的控制字符（U\\+0009）"),
    ],
)
def test_what_cannot_be_a_passage(text: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        words.passage(text, "意见")


def test_a_note_is_checked_like_a_title() -> None:
    with pytest.raises(InputError, match=r"^备注有 201 字，太长"):
        words.note("记" * 201, "备注")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("张三", "张三"),
        ("王\u3000强", "王强"),
        ("王 强", "王强"),
        ("王  \u3000 强", "王强"),
        (" 王强\n", "王强"),
        ("阿依古丽·买买提", "阿依古丽·买买提"),
        *((f"阿依古丽{dot}买买提", "阿依古丽·买买提") for dot in "•・･‧∙⋅．."),
        ("阿依古丽 • 买买提", "阿依古丽·买买提"),
        ("J. Smith", "J. Smith"),
        ("𬭎", "𬭎"),
        ("钱𬭎", "钱𬭎"),
        ("㐂㛃", "㐂㛃"),
        ("葛\U000e0100洪", "葛\U000e0100洪"),
        ("Ali Khan", "Ali Khan"),
        ("李Ali Khan", "李Ali Khan"),
        ("农业农村局（水利站）", "农业农村局（水利站）"),
        ("第3选区", "第3选区"),
        ("赵" * words.LONGEST_NAME, "赵" * words.LONGEST_NAME),
    ],
)
def test_a_name_loses_its_padding_and_nothing_else(text: str, expected: str) -> None:
    assert words.name(text, "代表姓名") == expected


def test_a_composed_letter_is_the_same_name_as_its_parts() -> None:
    assert words.name("Andre\u0301", "代表姓名") == words.name("Andr\u00e9", "代表姓名")


@pytest.mark.parametrize("text", ["", " ", "\u3000"])
def test_an_empty_name_is_refused(text: str) -> None:
    with pytest.raises(InputError, match=r"^代表姓名不能为空；请写上代表姓名$"):
        words.name(text, "代表姓名")


@pytest.mark.parametrize("length", [words.LONGEST_NAME + 1, 240, 241, 10_000])
def test_a_long_name_is_refused_with_its_length(length: int) -> None:
    with pytest.raises(InputError, match=rf"^单位名称有 {length} 字，太长；请写 60 字以内$"):
        words.name("局" * length, "单位名称")


@pytest.mark.parametrize("text", ["·", "12", "——", "()", "3.5"])
def test_a_name_without_a_letter_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        words.name(text, "代表姓名")
    assert str(refused.value) == f"代表姓名“{text}”里没有文字；请写完整的代表姓名"


@pytest.mark.parametrize(
    ("text", "sign"),
    [("[red]", "["), ("张三]", "]"), ("=张三", "="), ("张三!", "!"), ("#12", "#"), ("张,三", ","), ("张三😀", "😀"), ("@张", "@")],
)  # fmt: skip
def test_a_sign_that_no_name_has_is_refused(text: str, sign: str) -> None:
    with pytest.raises(InputError) as refused:
        words.name(text, "代表姓名")
    assert str(refused.value) == f"代表姓名“{text}”里有不该有的符号“{sign}”；请只写文字"


@pytest.mark.parametrize("sign", CONTROLS.values(), ids=CONTROLS.keys())
def test_a_control_character_in_a_name_is_refused_by_its_code(sign: str) -> None:
    with pytest.raises(InputError) as refused:
        words.name(f"王{sign}强", "代表姓名")
    assert str(refused.value) == f"代表姓名里有看不见的控制字符（U+{ord(sign):04X}）；请重新打一遍，不要粘贴"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("16", "16"),
        ("第16号", "16"),
        ("第16", "16"),
        ("16号", "16"),
        ("０16", "16"),
        ("第０１６号", "16"),
        ("016", "16"),
        (" 第 16 号 ", "16"),
        ("0", "0"),
        ("闭3", "闭3"),
        ("第闭3号", "闭3"),
        ("K1", "K1"),
        ("Ｋ１", "K1"),
        ("2026-016", "2026-016"),
        ("十六", "十六"),
        ("١٦", "١٦"),
        ("9" * 20, "9" * 20),
    ],
)
def test_a_number_has_one_form(text: str, expected: str) -> None:
    assert words.number(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "  ", "第 号", "第号", "5-3/16", "5-3／16", "1,2", "1，2", "1、2", "1;2", "1；2", "闭 3", "1\n2", "闭\x073",
     "闭\u200b3", "9" * 21, "1" * 5000],
)  # fmt: skip
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        words.number(text)
    assert str(refused.value) == f"编号“{text[:40]}”不对；请写 16、第16号、闭3 这样的短编号"


@given(st.text())
@example("1" * 5000)
def test_any_text_is_a_number_in_its_final_form_or_refused(text: str) -> None:
    try:
        number = words.number(text)
    except InputError as refused:
        said = str(refused)
    else:
        said = ""
        assert 1 <= len(number) <= 20
        assert not set(number) & set("/,、; \n")
    assert said == "" or text[:40] in said


@given(st.integers(0, 99_999_999))
def test_a_plain_number_is_the_same_in_every_dress(number: int) -> None:
    dressed = (
        f"{number}",
        f"第{number}号",
        f"{number:012d}",
        f"{number}".translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    )
    assert {words.number(text) for text in dressed} == {str(number)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5-3", "5-3"),
        ("05-03", "5-3"),
        ("５－３", "5-3"),
        (" 5-3 ", "5-3"),
        ("5-12", "5-12"),
        ("0014-1", "14-1"),
        ("五届三次", "5-3"),
        ("第十六届人大第一次会议", "16-1"),
        ("第五届人民代表大会第十二次会议", "5-12"),
        ("一百零一届二十次", "101-20"),
    ],
)
def test_a_session_number_has_one_form(text: str, expected: str) -> None:
    assert words.session_number(text) == expected


@pytest.mark.parametrize(
    "text",
    ["", "5", "0-1", "5-0", "0-0", "5-", "-3", "5-3-1", "5.3", "5 - 3", "a-b", "5-1000", "٥-٣", "五届", "三次", "五届零次",
     "五五届三次", "一千届一次", "五届三次议案", "5届3次", "五届\n三次"],
)  # fmt: skip
def test_what_is_no_session_number_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        words.session_number(text)
    assert str(refused.value) == f"届次“{text}”不对；请写“届-次”，如五届三次写 5-3"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        (None, []),
        ([], []),
        (["", " ，、"], []),
        (["李四"], ["李四"]),
        (["李四,王五，赵六、钱七;孙八；周九"], ["李四", "王五", "赵六", "钱七", "孙八", "周九"]),
        (["李四, 王五 ", "赵六"], ["李四", "王五", "赵六"]),
        (["李 四,,王五,"], ["李 四", "王五"]),
        (["李四", "李四"], ["李四", "李四"]),
    ],
)
def test_a_list_is_repeated_or_separated(values: list[str] | None, expected: list[str]) -> None:
    assert words.parts(values) == expected


@pytest.mark.parametrize("items", [[], ["李四"], ["李四", "王五"]])
def test_a_list_without_repeats_is_kept(items: list[str]) -> None:
    assert words.without_repeats(items, "代表") == items


def test_a_repeated_item_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"^单位“财政局”写了两遍；请去掉一个$"):
        words.without_repeats(["财政局", "教育局", "财政局"], "单位")


def test_a_name_is_measured_before_anything_is_searched_in_it() -> None:
    with pytest.raises(InputError, match="太长"):
        words.name(f"张{' ' * 100_000}三", "代表姓名")


def test_a_batch_of_signs_is_no_name() -> None:
    for text in (".", "12", "（）", "\u3164"):
        with pytest.raises(InputError):
            words.name(text, "代表姓名")


def test_only_the_padding_of_wide_names_is_taken_out() -> None:
    assert words.name("José María", "代表姓名") == "José María"
    assert words.name("王　强", "代表姓名") == "王强"


@pytest.mark.parametrize(
    ("count", "written"),
    [
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (12, "十二"),
        (19, "十九"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (105, "一百零五"),
        (109, "一百零九"),
        (110, "一百一十"),
        (111, "一百一十一"),
        (120, "一百二十"),
        (200, "二百"),
        (202, "二百零二"),
        (310, "三百一十"),
        (990, "九百九十"),
        (999, "九百九十九"),
    ],
)
def test_a_count_as_congresses_write_it(count: int, written: str) -> None:
    assert words.in_chinese(count) == written


def counted() -> list[str]:
    """1 to 999 as one counts aloud: what is said after each hundred, once with and once without it."""
    ones = list("一二三四五六七八九")
    tens = [f"{ten}十{one}" for ten in ones for one in ("", *ones)]
    first = [*ones, *(said.removeprefix("一") if said.startswith("一十") else said for said in tens)]
    after_a_hundred = ["", *(f"零{one}" for one in ones), *tens]
    return first + [f"{hundred}百{rest}" for hundred in ones for rest in after_a_hundred]


def test_every_count_to_999_is_what_one_says_when_counting_aloud() -> None:
    said = counted()
    assert (len(said), len(set(said))) == (999, 999)
    assert [words.in_chinese(count) for count in range(1, 1000)] == said


@pytest.mark.parametrize(
    ("number", "title"),
    [
        ("5-3", ("第五届人民代表大会", "第三次会议")),
        ("1-1", ("第一届人民代表大会", "第一次会议")),
        ("14-10", ("第十四届人民代表大会", "第十次会议")),
        ("20-11", ("第二十届人民代表大会", "第十一次会议")),
        ("101-110", ("第一百零一届人民代表大会", "第一百一十次会议")),
    ],
)
def test_a_session_as_papers_cite_it(number: str, title: tuple[str, str]) -> None:
    assert words.session_title(number) == title


def test_one_of_the_words_allowed_is_taken_as_it_is() -> None:
    assert [words.among(word, ("重点", "一般"), "--level") for word in ("重点", "一般")] == ["重点", "一般"]


@pytest.mark.parametrize("word", ["", "特别", "重", " 重点"])
def test_another_word_is_refused_with_the_option_and_the_choices(word: str) -> None:
    with pytest.raises(InputError) as refused:
        words.among(word, ("重点", "一般"), "--level")
    assert str(refused.value) == f"--level 没有“{word}”这一种；可选：重点、一般"


def test_a_long_text_is_known_by_its_beginning() -> None:
    assert words.opening("涵洞没有\n 清淤") == "涵洞没有 清淤"
    assert [words.opening("一" * length, 5) for length in (5, 6)] == ["一一一一一", "一一一一一……"]
