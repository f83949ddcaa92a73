"""What is wrong with a scheme, where, and what to write instead."""

import tomllib
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from renda_cli.rules.scheme_reading import in_order, read
from renda_cli.rules.scheme_values import Fault
from renda_cli.rules.schemes import Band, Reminder, Step

FOLDER = Path(__file__).with_name("cases") / "schemes"
HEAD = 'name = "办法"\nsubject = "代表"\nperiod = "年度"\n'
BODY = '[[section]]\nname = "部分"\n[[section.item]]\nname = "项目"\n'
FINE = BODY + "hand = true\n"
GRADES = '[[band]]\nname = "良好"\nfrom = 80\n[[band]]\nname = "较差"\n'
COUNT = BODY + 'measure = "次数"\n'
ITEM = ("section", 0, "item", 0)


def faults(text: str) -> list[Fault]:
    return read(tomllib.loads(text, parse_float=Decimal))[1]


def top(text: str) -> str:
    return HEAD + text + "\n" + FINE


def item(text: str) -> str:
    """An item without a source and a way of scoring of its own."""
    return HEAD + BODY + text


def hand(text: str) -> str:
    return HEAD + FINE + text


def count(text: str) -> str:
    return HEAD + COUNT + text


def bands(text: str) -> str:
    return HEAD + FINE + text


def ladder(*texts: str) -> str:
    """Bands 甲, 乙, 丙 that say so."""
    named = zip("甲乙丙", texts, strict=False)
    return HEAD + FINE + "".join(f'[[band]]\nname = "{name}"\n{text}\n' for name, text in named)


def section(text: str) -> str:
    return HEAD + FINE.replace('name = "部分"\n', f'name = "部分"\n{text}\n')


TOP: list[tuple[str, tuple[str | int, ...], str, str]] = [
    (top("zzz = 1"), ("zzz",), "计分办法里没有“zzz”这一项", "可写的有：name、subject"),
    (top("perid = 1"), ("perid",), "计分办法里没有“perid”这一项", "请改为 period"),
    (top('"名称" = "x"'), ("名称",), "计分办法里没有“名称”这一项", "可写的有：name"),
    (top('base = "60"'), ("base",), "base 要写数", "请写 base = 60，不加引号"),
    (top('base = "６０"'), ("base",), "base 要写数", "请写 base = 60，不加引号"),
    (top('base = "六十"'), ("base",), "base 要写数", "请写 base = 3（或 0.5）这样的数，不加引号"),
    (top("base = true"), ("base",), "base 要写数", "不加引号"),
    (top("base = nan"), ("base",), "base 要写数", "不加引号"),
    (top("base = -inf"), ("base",), "base 要写数", "不加引号"),
    (top("base = 2022-01-01"), ("base",), "base 要写数", "不加引号"),
    (top("base = [60]"), ("base",), "base 要写数", "不加引号"),
    (top("base = 1000001"), ("base",), "base 的数太大", "最大写到 1000000"),
    (top("base = 1e999999999"), ("base",), "base 的数太大", "请核对"),
    (top("base = 1e-999999999"), ("base",), "base 的小数太长", "小数最多写 12 位"),
    (top("base = 1.0005"), ("base",), "base 的小数太长", "分值最多写三位小数"),
    (top("cap = -5"), ("cap",), "最高分 cap 是 -5 分，小于 0", "最多扣几分的，请写 floor = -5"),
    (top("cap = 60\nfloor = 61.5"), ("cap",), "最高 60 分，低于最低 61.5 分", "请改 cap 或 floor"),
    (top("base = 100\ncap = 90"), ("base",), "base 里的 100 分，高于最高 90 分", "请改 base 或 cap"),
    (top("base = -1\nfloor = 0"), ("base",), "base 里的 -1 分，低于最低 0 分", "请改 base 或 floor"),
    (top("decimals = 4"), ("decimals",), "decimals 要写 0 到 3 的整数", "请写 decimals = 1 这样的数"),
    (top("decimals = true"), ("decimals",), "decimals 要写 0 到 3 的整数", "请写 decimals = 1"),
    (top('levels = ["镇"]').replace('subject = "代表"', 'subject = "代表小组"'), ("levels",), "levels 只用于给代表计分的办法", "请去掉 levels"),
    (top('starts = "9月1日"'), ("starts",), "starts 要写月和日", '请写 starts = "09-01" 这样的日子，加英文引号'),
    (top("starts = 2022-09-01"), ("starts",), "starts 要写月和日", '请写 starts = "09-01"'),
    (top('starts = "02-30"'), ("starts",), "starts 要写月和日", '请写 starts = "09-01"'),
    (top('starts = "W01-1"'), ("starts",), "starts 要写月和日", '请写 starts = "09-01"'),
    (
        top('starts = "09-01"').replace("年度", "季度"),
        ("starts",),
        "按季度计分，用不着 starts",
        "请去掉 starts 这一行",
    ),
    (top('ties = "都算"'), ("ties",), "ties 没有“都算”", "可选：同名次都算、同名次都不算"),
    (top("").replace("代表", "代表们"), ("subject",), "subject 没有“代表们”", "可选：代表、代表小组、村（社区）"),
    (top("").replace("年度", "月"), ("period",), "period 没有“月”", "可选：季度、半年、年度、两年、届"),
    (top("").replace('name = "办法"\n', ""), (), "没有写 name", '请加一行 name = "…"'),
    (top("").replace('"办法"', "5"), ("name",), "name 要写文字", '请写 name = "…"'),
    (top("").replace('"办法"', '" "'), ("name",), "name 要写文字", '请写 name = "…"'),
    (top("").replace('"办法"', '"办\\n法"'), ("name",), "name 要写文字", '请写 name = "…"'),
    (top("").replace("办法", "办" * 41), ("name",), "name 有 41 字，太长", "请写 40 字以内"),
    (top('veto = "较差"'), ("veto",), "没有叫“较差”的等次", "请先写 [[band]]"),
    (top('veto = "差"') + GRADES, ("veto",), "没有叫“差”的等次", "请写其中一个：良好、较差"),
    (HEAD, (), "没有写计分的部分", "请加 [[section]] 和 [[section.item]]"),
    (HEAD + "section = []", (), "没有写计分的部分", "请加 [[section]]"),
    (HEAD + "section = 3", ("section",), "部分的写法不对", "每一个写在 [[section]] 下"),
    (HEAD + '[section]\nname = "部分"', ("section",), "部分的写法不对", "每一个写在 [[section]] 下"),
    (HEAD + '[[section]]\nname = "部分"', ("section", 0), "部分“部分”没有项目", "请在下面加 [[section.item]]"),
    (
        HEAD + '[[section]]\nname = "部分"\n[section.item]\nname = "项目"',
        ("section", 0, "item"),
        "项目的写法不对",
        "每一个写在 [[section.item]] 下",
    ),
]  # fmt: skip

SECTIONS: list[tuple[str, tuple[str | int, ...], str, str]] = [
    (section("caps = 3"), ("section", 0, "caps"), "[[section]] 里没有“caps”这一项", "请改为 cap"),
    (section("full = 30\ncap = 20"), ("section", 0, "full"), "full 里的 30 分，高于最高 20 分", "请改 full 或 cap"),
    (section("cap = 20\npass = 21"), ("section", 0, "pass"), "pass 里的 21 分，高于最高 20 分", "请改 pass 或 cap"),
    (section("best = 1"), ("section", 0, "best"), "best 是 1 项，这一部分只有 1 项", "都计的去掉 best"),
    (section("best = 0"), ("section", 0, "best"), "best 要写 1 到 99 的整数", "请写 best = 1"),
    (section("bonus = true\noffset = true"), ("section", 0, "offset"), "bonus 和 offset 同时写了", "只抵扣分的只写 offset"),
    (section('bonus = "是"'), ("section", 0, "bonus"), "bonus 只能写 true 或 false", "请写 bonus = true，不要的去掉这一行"),
    (section("pass = 6"), (), "“部分”可以一票否决，没有写否决后归哪一等次", '请在开头加 veto = "不合格"'),
    (HEAD + FINE + FINE.replace("项目", "另一项"), ("section", 1, "name"), "有两个部分都叫“部分”", "请改其中一个"),
    (HEAD + FINE + FINE.replace("部分", "另一部分"), ("section", 1, "item", 0, "name"), "有两个项目都叫“项目”", "请改其中一个"),
]  # fmt: skip

ITEMS: list[tuple[str, str, str, str]] = [
    (item(""), "", "项目“项目”没有写数从哪里来", "measure（自动计数）"),
    (item("hand = false\neach = 1"), "", "项目“项目”没有写数从哪里来", "请写其中一个"),
    (hand('measure = "次数"'), "hand", "项目“项目”同时写了 measure、hand", "请写其中一个"),
    (count("each = 1\ntarget = 3\nunder = -1"), "target", "项目“项目”同时写了 each、target", "计分的方法请只留一种"),
    (count(""), "", "项目“项目”没有写怎样计分", "请加 each = 每个几分，或 steps、target"),
    (count("each = 1\nkind = 3"), "kind", "[[section.item]] 里没有“kind”这一项", "请改为 kinds"),
    (count("each = 1\nkinds = []"), "kinds", "kinds 要写一个或几个名称", '请写 kinds = ["…", "…"]'),
    (count('each = 1\nkinds = ["视察", 3]'), "kinds", "kinds 要写一个或几个名称", '请写 kinds = ["…", "…"]'),
    (count('each = 1\nkinds = ["视察", " 视察"]'), "kinds", "kinds 里有重复的", "请去掉重复的"),
    (hand('each = 1\nkinds = "视察"'), "kinds", "项目“项目”写了 kinds，没有写 measure", "只用于自动计数"),
    (hand('each = 1\nmembers = "平均"'), "members", "项目“项目”写了 members，没有写 measure", "只用于自动计数"),
    (count('each = 1\nmembers = "多少"'), "members", "members 没有“多少”", "可选：合计、平均、有的人数、没有的人数、有的人占比"),
    (count("each = 1\nleast = 2"), "least", "项目“项目”写了 least，没有写 members", 'members = "有的人数"'),
    (count('each = 1\nmembers = "平均"\nleast = 2'), "least", "项目“项目”按平均计，用不着 least", "请去掉 least"),
    (hand('each = 1\njoint = "均分"'), "joint", "项目“项目”写了 joint，没有写 measure", "只用于自动计数"),
    (count('each = 1\njoint = "均分"\nmembers = "平均"'), "joint", "项目“项目”的 joint 不能和 members 一起写", "请去掉 joint"),
    (hand("each = 1\nagain = true"), "again", "项目“项目”写了 again，没有写 measure", "只用于自动计数"),
    (hand("lead = 1\nco = 0"), "lead", "项目“项目”写了 lead，没有写 measure", "请改写 each"),
    (count("lead = 1"), "lead", "项目“项目”写了 lead，没有写 co", "附议不计的请写 co = 0"),
    (count("each = 1\nco = 1"), "co", "项目“项目”写了 co，没有写 lead", "领衔不计的请写 lead = 0"),
    (count('lead = 1\nco = 0\nmembers = "平均"'), "lead", "项目“项目”的 lead 不能和 members 一起写", "请去掉一样"),
    (hand("ranges = [0, 5]\nper = 2"), "per", "项目“项目”写了 per，没有写 each 或 target 或 lead", "请和 each 一起写"),
    (hand("each = 1\nper = 0"), "per", "per 要大于 0", "如 per = 2"),
    (count('each = 1\nmembers = "有的人数"\nleast = 0'), "least", "least 要大于 0", "如 least = 1"),
    (hand("each = 1\nover = 2"), "over", "项目“项目”写了 over，没有写 target", "请加 target"),
    (hand("each = 1\nunder = 2"), "under", "项目“项目”写了 under，没有写 target", "请加 target"),
    (hand("target = 3\nfull = 5\nnothing = 0"), "target", "项目“项目”写了 target，没有写 all 或 over 或 under", "达到才得分的写 all = true"),
    (hand("target = 3\nfull = 5\nover = 5"), "target", "项目“项目”写了 target，没有写 all 或 under 或 nothing", "少了不扣的写 under = 0"),
    (hand("each = 3\nfull = 5\nall = true"), "all", "项目“项目”写了 all，没有写 target", "请加 target"),
    (hand("target = 3\nall = true"), "all", "项目“项目”写了 all，没有写 full", "请加 full"),
    (hand("target = 3\nfull = 5\nall = true\nper = 2"), "per", "项目“项目”的 per 不能和 all 一起写", "请去掉"),
    (hand("target = 3\nfull = 5\nall = true\nover = 2"), "over", "项目“项目”的 over 不能和 all 一起写", "请去掉一样"),
    (hand("target = 3\nfull = 5\nall = true\nunder = 2"), "under", "项目“项目”的 under 不能和 all 一起写", "请去掉一样"),
    (count("ranges = [0, 5]"), "ranges", "项目“项目”写了 ranges，没有写 hand", "按比率分档的请写 steps"),
    (hand("ranges = [0, 5]\nfull = 3"), "full", "项目“项目”的 full 不能和 ranges 一起写", "请去掉 full"),
    (hand("ranges = [0, 5]\nnothing = 3"), "nothing", "项目“项目”的 nothing 不能和 ranges 一起写", "请去掉 nothing"),
    (count("each = 1\nbest = 3"), "best", "项目“项目”写了 best，没有写 hand", "请去掉"),
    (hand("each = 1\nbest = 3"), "best", "项目“项目”的 best 不能和 each 一起写", "best 只用于直接登记分的项目"),
    (hand("each = 1\nempty = 3"), "empty", "项目“项目”写了 empty，没有写 measure 或 scheme", "请去掉"),
    (hand("ranges = [0, 5]\nveto = true"), "veto", "项目“项目”的 veto 不能和 ranges 一起写", "请改写 pass"),
    (hand("nothing = 3\ncap = 2"), "nothing", "nothing 里的 3 分，高于最高 2 分", "请改 nothing 或 cap"),
    (count("each = 1\nempty = -3\nfloor = -2"), "empty", "empty 里的 -3 分，低于最低 -2 分", "请改 empty 或 floor"),
    (hand("ranges = [0, 5]\ncap = 3"), "ranges", "ranges 里的 5 分，高于最高 3 分", "请改 ranges 或 cap"),
    (hand("steps = [{ from = 1, points = 5 }]\ncap = 3"), "steps", "steps 里的 5 分，高于最高 3 分", "请改 steps 或 cap"),
    (hand("cap = -5"), "cap", "最高分 cap 是 -5 分，小于 0", "最多扣几分的，请写 floor = -5"),
    (hand("ranges = 5"), "ranges", "ranges 要写几到几分", "请写 ranges = [8, 10]，分几档的写 [[8, 10], [4, 7], [0, 3]]"),
    (hand("ranges = [1, 2, 3]"), "ranges", "ranges 要写几到几分", "请写 ranges = [8, 10]"),
    (hand("ranges = []"), "ranges", "ranges 要写几到几分", "请写 ranges = [8, 10]"),
    (hand("ranges = [[0, 3], 5]"), "ranges", "ranges 要写几到几分", "请写 ranges = [8, 10]"),
    (hand('ranges = [0, "5"]'), "ranges", "ranges 要写数", "请写 ranges = 5，不加引号"),
    (hand("ranges = [5, 0]"), "ranges", "ranges 里前一个数比后一个大", "请写 ranges = [低, 高]"),
    (hand("ranges = [[5, 8], [8, 10]]"), "ranges", "ranges 里的几档互相重叠", "请让各档分开"),
    (hand("steps = 3"), "steps", "steps 要写几档", "请写 steps = [{ from = 90, points = 15 }, { from = 80, points = 11 }]"),
    (hand("steps = []"), "steps", "steps 要写几档", "请写 steps"),
    (hand("steps = [[90, 15]]"), "steps", "steps 要写几档", "请写 steps"),
    (hand("steps = [{ from = 80, points = 1 }, { from = 90, points = 2 }]"), "steps", "steps 的各档没有从高到低写，或有重叠", "请把 from 大的写在前面"),
    (hand("steps = [{ from = 80, points = 1 }, { from = 80, points = 2 }]"), "steps", "steps 的各档没有从高到低写，或有重叠", "每档不同"),
]  # fmt: skip

STEPS: list[tuple[str, tuple[str | int, ...], str, str]] = [
    ("{ points = 15 }", (), "一档要写 from 和 points（或 range）", "请写 { from = 90, points = 15 }，由人评的写 { from = 90, range = [12, 15] }"),
    ("{ from = 90 }", (), "一档要写 from 和 points（或 range）", "请写"),
    ("{ from = 90, points = 15, range = [1, 2] }", (), "一档要写 from 和 points（或 range）", "请写"),
    ("{ from = 90, points = 15, to = 95 }", ("to",), "一档里没有“to”这一项", "可写的有：from、points、range"),
    ('{ from = "90%", points = 15 }', ("from",), "from 要写数", "不加引号"),
    ('{ from = 90, points = "15" }', ("points",), "points 要写数", "请写 points = 15，不加引号"),
    ("{ from = 90, range = [15, 12] }", ("range",), "range 里前一个数比后一个大", "请写 range = [低, 高]"),
    ("{ from = 90, range = [[8, 9], [1, 2]] }", ("range",), "range 只能写一档", "请写 range = [8, 9] 这样的一档"),
]  # fmt: skip

BANDS: list[tuple[str, tuple[str | int, ...], str, str]] = [
    (ladder("form = 90"), (0, "form"), "[[band]] 里没有“form”这一项", "请改为 from"),
    (top("band = 3"), (), "等次的写法不对", "每一个写在 [[band]] 下"),
    (ladder("from = 90"), (0,), "最后一档“甲”以下的分没有等次", "在后面再加一档"),
    (ladder("", ""), (0,), "等次“甲”没有写 from，后面的等次谁也到不了", "只有最后一档不写"),
    (bands('[[band]]\nname = "良好"\nfrom = 90\n' + GRADES), (1, "name"), "有两个等次都叫“良好”", "请改其中一个"),
    (bands('[[band]]\nname = "甲"\nfrom = 80\n' + GRADES), (1, "from"), "等次“良好”与前面的“甲”重叠，谁也到不了", "请从高到低写"),
    (bands('[[band]]\nname = "甲"\nfrom = 70\n' + GRADES), (1, "from"), "等次“良好”与前面的“甲”重叠，谁也到不了", "请从高到低写"),
    (ladder("from = 80", "from = 90\ntop = 3", ""), (1, "from"), "等次“乙”与前面的“甲”重叠，谁也到不了", "请从高到低写"),
    (ladder("top = 3", "top = 2", ""), (1, "top"), "等次“乙”与前面的“甲”重叠，谁也到不了", "一个比一个大"),
    (ladder("top = -3", "top = -3", ""), (1, "top"), "等次“乙”与前面的“甲”重叠，谁也到不了", "一个比一个大"),
    (ladder("share = 30", "share = 20", ""), (1, "share"), "等次“乙”与前面的“甲”重叠，谁也到不了", "一个比一个大"),
    (ladder("share = 0", ""), (0, "share"), "share 是百分之几，要大于 0、不超过 100", "请写 share = 20"),
    (ladder("share = 120", ""), (0, "share"), "share 是百分之几，要大于 0、不超过 100", "请写 share = 20"),
    (ladder("share = 20\ntop = 3", ""), (0, "share"), "等次“甲”同时写了 top 和 share", "名额请只写一种"),
    (ladder("top = 0", ""), (0, "top"), "top 不能是 0", "请写 top = 3（前 3 名），或 top = -3（末 3 名以外）"),
    (ladder("top = 2.5", ""), (0, "top"), "top 要写 -9999 到 9999 的整数", "请写 top = 1 这样的数"),
    (ladder("from = 90\nto = 100", ""), (0, "to"), "最高一档“甲”不用写 to", "请去掉 to 这一行"),
    (ladder("from = 90", "from = 80\nto = 89", ""), (1, "to"), "等次“乙”到 89 分，与上一档之间有空隙，89.5 分不知归哪一档", "只写 from：到上一档为止"),
    (ladder("from = 90", "from = 80\nto = 91", ""), (1, "to"), "等次“乙”到 91 分，与上一档重叠，90.5 分不知归哪一档", "请去掉 to"),
]  # fmt: skip

REMINDERS: list[tuple[str, tuple[str | int, ...], str, str]] = [
    ('says = "谈话"', (), "提醒没有写 band 或 below", '请写其中一样：band = "哪一等次"，或 below = 低于几分'),
    ('says = "谈话"\nband = "较差"\nbelow = 60', (), "提醒同时写了 band 和 below", "请写其中一样"),
    ('says = "谈话"\nband = "差"', ("band",), "没有叫“差”的等次", "请写其中一个：良好、较差"),
    ("below = 60", (), "没有写 says", '请加一行 says = "…"'),
    ('says = "谈话"\nbelow = 60\nyears = 0', ("years",), "years 要写 1 到 9 的整数", "请写 years = 1"),
    ('says = "谈话"\nbelow = 60\nyear = 2', ("year",), "[[reminder]] 里没有“year”这一项", "请改为 years"),
]

FAULTS = [
    *TOP,
    *SECTIONS,
    *[(text, (*ITEM, key) if key else ITEM, what, mend) for text, key, what, mend in ITEMS],
    *[(hand(f"steps = [{text}]"), (*ITEM, "steps", 0, *path), what, mend) for text, path, what, mend in STEPS],
    *[(text, ("band", *path), what, mend) for text, path, what, mend in BANDS],
    *[
        (HEAD + FINE + GRADES + f"[[reminder]]\n{text}\n", ("reminder", 0, *path), what, mend)
        for text, path, what, mend in REMINDERS
    ],
]


@pytest.mark.parametrize(("text", "path", "what", "mend"), FAULTS)
def test_a_fault(text: str, path: tuple[str | int, ...], what: str, mend: str) -> None:
    found = [fault for fault in faults(text) if fault.path == path and fault.text == what]
    assert len(found) == 1, faults(text)
    assert mend in found[0].mend


@pytest.mark.parametrize(
    ("uses", "place", "what", "mend"),
    [
        ({"甲": "甲"}, 0, "项目互相取分，绕了一圈：甲 → 甲", "请去掉其中一处 items"),
        ({"甲": "乙", "乙": "丙", "丙": "甲"}, None, "项目互相取分，绕了一圈：", "请去掉其中一处 items"),
        ({"甲": "建议总份"}, 0, "没有叫“建议总份”的项目", "是不是“建议总分”？"),
        ({"甲": "无关"}, 0, "没有叫“无关”的项目", "请核对 items 里的名称"),
    ],
)
def test_items_that_take_from_items(uses: dict[str, str], place: int | None, what: str, mend: str) -> None:
    listed = "".join(f'[[section.item]]\nname = "{name}"\nitems = "{used}"\neach = 1\n' for name, used in uses.items())
    plain = '[[section.item]]\nname = "建议总分"\nhand = true\n'
    (found,) = faults(HEAD + '[[section]]\nname = "部分"\n' + listed + plain)
    assert found.text.startswith(what)
    assert found.mend == mend
    assert found.path[-1] == "items"
    assert place is None or found.path[3] == place


def test_the_round_is_told_in_the_order_of_taking() -> None:
    listed = "".join(
        f'[[section.item]]\nname = "{name}"\nitems = "{used}"\neach = 1\n' for name, used in ("甲乙", "乙丙", "丙甲")
    )
    (found,) = faults(HEAD + '[[section]]\nname = "部分"\n' + listed)
    way = found.text.partition("：")[2].split(" → ")
    assert way[0] == way[-1]
    assert sorted(way[1:]) == sorted("甲乙丙")
    assert all((one, other) in {("甲", "乙"), ("乙", "丙"), ("丙", "甲")} for one, other in pairwise(way))


def test_items_whose_points_others_take_come_first() -> None:
    text = (
        HEAD
        + '[[section]]\nname = "部分"\n'
        + "".join(f'[[section.item]]\nname = "{place}"\nitems = "{place + 1}"\neach = 1\n' for place in range(1500))
    )
    scheme, found = read(tomllib.loads(text + '[[section.item]]\nname = "1500"\nhand = true\n'))
    assert found == []
    assert [item.name for item in in_order(scheme)] == [str(place) for place in range(1500, -1, -1)]


def test_an_empty_file() -> None:
    assert {fault.text for fault in faults("")} == {
        "没有写 name",
        "没有写 subject",
        "没有写 period",
        "没有写计分的部分",
    }


def test_several_faults_are_told_at_once_in_their_order() -> None:
    found = faults(section("cap = -5") + "each = true\nunits = 3\n")
    assert [fault.path[-1] for fault in found] == ["cap", "each", "units"]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.toml")), ids=lambda path: path.stem)
def test_published_schemes_are_sound(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.stem != "scores":
        assert faults(text) == []


def test_what_is_read() -> None:
    text = """
name = " 代表积分 "
subject = "deputy"
period = "两年"
starts = "9-1"
base = 60
decimals = 1
ties = "同名次都不算"
veto = "较差"
source = "代表法"
note = "试行"
[[section]]
name = "履职"
full = 10
best = 1
pass = 6
[[section.item]]
name = "建议"
measure = "提出建议"
kinds = "农业"
each = 0.125
per = 2
cap = 8.5
again = true
[[section.item]]
name = "出席率"
measure = "出席率"
members = "有的人占比"
least = 3
steps = [{ from = 90, range = [12, 15] }, { from = 79.5, points = 11 }]
empty = 0
[[section.item]]
name = "评分"
hand = true
ranges = [[0, 3], [10], [4, 7]]
[[section.item]]
name = "违纪"
measure = "受处分"
veto = true
[[band]]
name = "良好"
from = 89.5
top = 3
[[band]]
name = "较好"
from = 79.5
to = 89.5
share = 50
[[band]]
name = "较差"
[[reminder]]
band = "较差"
years = 2
says = "劝其辞职"
"""
    scheme, found = read(tomllib.loads(text, parse_float=Decimal))
    assert found == []
    assert (scheme.name, scheme.subject, scheme.period, scheme.starts) == ("代表积分", "deputy", "two_years", "09-01")
    assert (scheme.base, scheme.decimals, scheme.ties, scheme.veto) == (60000, 1, "out", "较差")
    assert scheme.bands == (Band("良好", 89500, top=3), Band("较好", 79500, share=Fraction(50)), Band("较差"))
    assert scheme.reminders == (Reminder("劝其辞职", band="较差", years=2),)
    (only,) = scheme.sections
    assert (only.full, only.best, only.least_points, only.beside) == (10000, 1, 6000, False)
    count, rate, mark, veto = only.items
    assert (count.kinds, count.each, count.per, count.cap, count.again) == (
        ("农业",),
        Fraction(1, 8),
        Fraction(2),
        8500,
        True,
    )
    assert (rate.members, rate.least, rate.empty, rate.judged) == ("rate", Fraction(3), 0, True)
    assert rate.steps == (Step(Fraction(90), 12000, 15000), Step(Fraction("79.5"), 11000, 11000))
    assert scheme.item("评分") == mark
    assert scheme.item("没有") is None
    assert mark.ranges == ((10000, 10000), (4000, 7000), (0, 3000))
    assert (mark.marked, veto.marked, veto.veto) == (True, False, True)


def test_empty_tables_are_told_what_they_lack() -> None:
    nested: dict[str, Any] = {"section": [{"item": [{"steps": [{}]}]}], "band": [{}], "reminder": [{}]}
    assert all(fault.text and fault.mend for fault in read(nested)[1])
