"""What is wrong with a scheme, told with its line, cause and mend."""

import pytest

from renda_cli.errors import InputError
from renda_cli.files import schemes as files
from renda_cli.work.desk import Desk
from renda_cli.work.score import schemes
from tests.work.scheme_data import POINTS, load_row


def told(desk: Desk, text: str, year: int | None = None) -> list[tuple[int, str, str]]:
    """Line, fault and mend of everything that is wrong."""
    return [(line, one.text, one.mend) for line, one in schemes.faults(desk, text, "样例", year)[1]]


def one_item(lines: str, *, subject: str = "代表", period: str = "年度", more: str = "") -> str:
    """A scheme with an item on line 9."""
    return f'name = "甲办法"\nsubject = "{subject}"\nperiod = "{period}"\n{more}\n[[section]]\nname = "一"\n\n[[section.item]]\nname = "甲"\n{lines}\n'


def two_items(first: str, second: str, subject: str = "代表") -> str:
    """A scheme with the items 甲 and 乙, a key a part."""
    others = "\n".join(second.split("; "))
    return one_item("\n".join(first.split("; ")), subject=subject) + f'[[section.item]]\nname = "乙"\n{others}\n'


@pytest.mark.parametrize("name", [*files.shipped(), "样张"])
def test_every_shipped_scheme_and_the_template_are_sound(desk: Desk, name: str) -> None:
    assert told(desk, files.shipped().get(name, files.template())) == []


@pytest.mark.parametrize(
    ("text", "line", "fault", "mend"),
    [
        (one_item('measure = "参加活冻"\neach = 1'), 10, "项目“甲”：没有“参加活冻”这项指标", "参加活动"),
        (one_item('measure = "小组活动次数"\neach = 1'), 10, "“小组活动次数”是代表小组的指标，代表没有", "可选："),
        (one_item('measure = "主席团会"\neach = 1', subject="乡镇"), 10, "没有“主席团会”这项指标", "相近的有：主席团会议"),
        (one_item('measure = "民生实事票决"\neach = 1', subject="乡镇"), 10, "没有“民生实事票决”这项指标", "相近的有："),
        (one_item('measure = "天文望远镜"\neach = 1', subject="乡镇"), 10, "没有“天文望远镜”这项指标", "可选："),
        (one_item('measure = "参加活动"\nkinds = ["视查"]\neach = 1'), 11, "“参加活动”里没有“视查”这一种", "相近的有：视察"),
        (one_item('measure = "参加活动"\nkinds = ["x"]\neach = 1'), 11, "“参加活动”里没有“x”这一种", "可选：视察、调研"),
        (one_item('measure = "履职天数"\nkinds = ["视察"]\neach = 1'), 11, "“履职天数”不分种类", "请去掉 kinds"),
        (one_item('measure = "参加活动"\nmembers = "平均"\neach = 1'), 11, "“参加活动”就是代表自己的，没有成员", "请去掉 members"),
        (one_item('measure = "参加活动"\nlead = 2\nco = 1'), 11, "“参加活动”不分领衔附议", "请改写 each"),
        (one_item('measure = "参加活动"\njoint = "均分"\neach = 1'), 11, "也不是几人合做的", "请去掉 joint"),
        (one_item('measure = "人代会出席率"\neach = 1\nper = 10'), 12, "“人代会出席率”是比率，不能每满几个计一次", "改写 steps"),
        (one_item('measure = "主席团会议"\neach = 1', subject="乡镇", period="季度"), 10, "这个办法按季度计分", "改为年度或两年"),
        (
            one_item('measure = "主席团会议"\neach = 1', subject="乡镇", more='starts = "09-01"'), 10, "按从 09-01 起的年度计分",
            "starts 写 01-01",
        ),
        (one_item('measure = "视察"\nkinds = ["视察"]\neach = 1', subject="乡镇"), 11, "不能再写 kinds", "请去掉 kinds"),
        (one_item('measure = "实事好事"\njoint = "均分"\neach = 1', subject="乡镇"), 11, "不能再写 joint", "请去掉 joint"),
        (one_item('measure = "视察"\nmembers = "平均"\neach = 1', subject="乡镇"), 11, "不能再写 members", "请去掉 members"),
        (one_item('measure = "收到议案建议"\nlead = 1\nco = 0', subject="乡镇"), 11, "不能再写 lead", "请去掉 lead"),
    ],
)  # fmt: skip
def test_what_a_measure_cannot_give(desk: Desk, text: str, line: int, fault: str, mend: str) -> None:
    (found,) = told(desk, text)
    assert found[0] == line
    assert fault in found[1]
    assert mend in found[2]


ACTIVITY = 'measure = "参加活动"; each = 1'
TWICE = [
    ("代表", ACTIVITY, 'measure = "activity_attendances"; each = 2'),
    ("代表", ACTIVITY, 'measure = "参加培训"; each = 2'),
    ("代表", f'{ACTIVITY}; kinds = ["培训", "视察"]', 'measure = "参加培训"; each = 2'),
    ("代表", f'{ACTIVITY}; kinds = ["走访"]', f'{ACTIVITY}; kinds = ["视察", "走访"]'),
    ("代表小组", f'{ACTIVITY}; members = "有的人数"', ACTIVITY),
    ("乡镇", 'measure = "视察"; each = 1', 'measure = "activities_inspection"; each = 1'),
]
ONCE = [
    ("代表", f'{ACTIVITY}; kinds = ["走访"]', f'{ACTIVITY}; kinds = ["视察", "调研"]'),
    ("代表", f'{ACTIVITY}; kinds = ["视察"]', 'measure = "参加培训"; each = 2'),
    ("代表", ACTIVITY, f"{ACTIVITY}; again = true"),
    ("代表", ACTIVITY, 'measure = "履职天数"; each = 1'),
    ("代表", ACTIVITY, "hand = true; each = 1"),
    ("代表小组", ACTIVITY, f'{ACTIVITY}; members = "没有的人数"'),
    ("乡镇", 'measure = "视察"; each = 1', 'measure = "调研"; each = 1'),
]


@pytest.mark.parametrize(("subject", "first", "second"), TWICE)
def test_records_that_would_count_twice(desk: Desk, subject: str, first: str, second: str) -> None:
    (found,) = told(desk, two_items(first, second, subject))
    line = 10 + len(first.split("; "))
    assert found[:1] == (line,)
    assert "项目“乙”与“甲”重复计" in found[1]
    assert "again = true" in found[2]


@pytest.mark.parametrize(("subject", "first", "second"), ONCE)
def test_records_that_count_once(desk: Desk, subject: str, first: str, second: str) -> None:
    assert told(desk, two_items(first, second, subject)) == []


def test_all_that_is_wrong_is_told_in_the_order_of_the_file(desk: Desk) -> None:
    text = (
        two_items('measure = "参加活冻"; each = 1', 'measure = "参加活动"; each = "两分"; kinds = ["视查"]')
        + 'again = 1\ncap = "三"\n'
    )
    assert [line for line, _, _ in told(desk, text)] == [10, 15, 17, 18]
    with pytest.raises(
        InputError, match=r"样例 第 10 行：项目“甲”：没有“参加活冻”.*共 4 处，用 renda score scheme check 查看"
    ):
        schemes.parsed(desk, text, "样例")


def test_without_a_subject_nothing_is_said_of_measures(desk: Desk) -> None:
    assert [text for _, text, _ in told(desk, one_item('measure = "参加活冻"\neach = 1', subject="村民"))] == [
        "subject 没有“村民”"
    ]


def using(name: str, *, of: str, subject: str = "代表", period: str = "年度") -> str:
    """A scheme of one item, the total of another."""
    return one_item(f'scheme = "{of}"\neach = 1', subject=subject, period=period).replace("甲办法", name)


def test_another_scheme_must_be_loaded(desk: Desk) -> None:
    text = using("小组办法", of="履职积分", subject="代表小组")
    assert told(desk, text) == [
        (
            10,
            "项目“甲”：没有载入过叫“履职积分”的办法",
            "请先用 renda score scheme load 文件.toml --year 年份 载入那个办法",
        )
    ]
    load_row(desk)
    assert told(desk, text) == told(desk, text, 2022) == []
    assert told(desk, text, 2023)[0][1] == "项目“甲”：2023 年没有载入叫“履职积分”的办法"
    assert told(desk, using("小组办法", of="不存在", subject="代表小组"))[0][2].startswith(
        "已载入的有：履职积分；请先用"
    )


def test_schemes_that_ask_for_each_other_are_refused(desk: Desk) -> None:
    assert told(desk, using("履职积分", of="履职积分"))[0][1].endswith("绕了一圈：履职积分 → 履职积分")
    load_row(desk)
    load_row(desk, using("第二", of="履职积分"))
    load_row(desk, using("第三", of="第二") + '[[section.item]]\nname = "乙"\nscheme = "履职积分"\neach = 1\n')
    assert told(desk, using("第四", of="第三")) == []
    assert told(desk, using("履职积分", of="第三"))[0][1].endswith("绕了一圈：履职积分 → 第三 → 履职积分")


def test_another_scheme_must_fit_in_subject_and_period(desk: Desk) -> None:
    load_row(desk, POINTS.replace("年度", "季度"))
    load_row(
        desk, POINTS.replace("代表", "代表小组").replace("履职积分", "小组积分").replace("参加活动", "小组活动次数")
    )
    assert "按季度计分，这个办法按年度计分" in told(desk, using("甲", of="履职积分"))[0][1]
    assert told(desk, using("甲", of="小组积分")) == []
    assert told(desk, using("甲", of="小组积分", period="届")) == []
    assert "给代表小组计分，不能用到家站点上" in told(desk, using("甲", of="小组积分", subject="家站点"))[0][1]


def test_a_total_taken_twice(desk: Desk) -> None:
    load_row(desk)
    text = two_items('scheme = "履职积分"; each = 1', 'scheme = "履职积分"; each = 1')
    assert [found[1] for found in told(desk, text)] == ["项目“乙”与“甲”重复计“履职积分”"]


def test_levels_that_nobody_sits_at(desk: Desk) -> None:
    text = one_item('measure = "参加活动"\neach = 1', more='levels = ["镇", "正"]')
    ((line, fault),) = schemes.faults(desk, text, "办法")[1]
    assert (line, fault.text) == (4, "没有“正”一级的代表")
    assert "镇" in fault.mend
