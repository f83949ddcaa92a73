"""Command lines that nobody means: every command of the tree with its own options and values that hurt."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

from renda_cli import main

HURTFUL = (
    "", " ", "\u3000", "'; DROP TABLE proposal; --", '"', "=cmd()", "@SUM(A1)", "[red]", "[/]", "[bold", "{{ x }}", "{}", "%s", "%",
    "\x07", "\x1b[31m红", "\n", "a\nb", "\r", "\t", "\u202e", "\u200b", "\ufeff", "\udcff", "\ud800", "é\u0301", "𬭎", "👩‍👩‍👧", "路" * 10_000,
    "9" * 400, "第1000000000000000000000号", "１２", "２０２２-０１-０１", "٣", "②", "2022-02-30", "0000-00-00", "9999-12-31", "2022-13-01", "20220229",
    "+99999999d", "-1", "0", "1e9", "nan", "Infinity", "0x10", "#0", "#999999999", "#99999999999999999999", "#-1", "-", "--", "-o", "--help",
    ".", "..", "/", "~", "~没有这个人/x", "/dev/full", "/dev/null", "没有的文件夹/x", "文件夹", "x" * 300, "x.xlsx", "x.csv", "x.docx", "x.json", "x.db",
    ",", "，，", "、", "a,,b", "张三,张三", "张三=请假", "=", "==", "a=", "=b", "5-1/", "/1", "5-1/1/1", "5-", "1-5", "1,1", "1,2,3", "renda.db",
)  # fmt: skip
# What fits, by the word with which the help stands for a value; `甲|乙` are the choices themselves.
_DAYS = (
    "2022-01-06",
    "2022-01-31",
    "2022-02-28",
    "2022-03-01",
    "2022-05-10",
    "2022-12-31",
    "2023-06-30",
    "今天",
    "+10d",
)
_PEOPLE = ("张三", "李四", "王五", "#1", "张三,李四", "主席团")
_UNITS = ("农业农村局", "财政局", "建设局", "教育局", "建设局,财政局")
_NUMBERS = ("1", "2", "3", "4", "5", "6", "7", "8", "闭1", "5-1/1", "第1号", "1,2")
FITTING = {
    "日期": _DAYS, "编号": _NUMBERS, "[编号]": ("1", "8", "40"), "届次或编号": ("5-1", *_NUMBERS), "单位": _UNITS, "unit": ("unit",), "单位,…": _UNITS,
    "代表": _PEOPLE, "代表,…": _PEOPLE, "姓名": ("周大年", "张三"), "姓名,…": ("周大年,郑小禾",), "谁": ("主席团", "镇长"), "小组": ("东片小组", "西片小组"),
    "届次": ("5-1", "5-2"), "年份": ("2022", "2021-2023"), "N": ("0", "1", "2", "10"), "份数": ("1", "3"), "届": ("5",), "天数": ("7d", "30天"),
    "类": ("A", "B", "C", "D"), "等次": ("满意", "基本满意", "不满意"), "方式": ("电话", "stroke", "pinyin", "id", "topic", "unit", "status", "half-up"),
    "哪件事": ("交办", "签收", "答复", "反馈", "联系", "协办意见", "承诺", "落实", "催办", "延期", "督办", "现场", "决定"), "文字": ("装三套", "道路改造", "A"),
    "什么": ("deputies", "units", "proposals", "sessions", "contacts", "promises", "urges", "groups", "all", "答复", "反馈"),
    "文件": ("清单.csv", "x.xlsx", "x.csv", "x.json", "x.docx", "批.renda", "备份.db", "规则.toml", "-"), "文件夹": ("文件夹", "备份"), "路径": ("清单.csv",),
    "格式": ("json", "csv", "table", "plain", "html"), "状态": ("assigned", "在任"), "状态,…": ("assigned,replied", "closed"), "级别": ("镇", "区"),
    "项目": ("reply", "rehandle", "look_back", "classes", "grades"), "规则": ("national", "chongqing", "zhejiang"), "值": ("3个月", "10个工作日", "none"),
    "年-月": ("1980-05",), "表头=列名": ("编号=no", "领衔代表=忽略"), "列名=值": ("topic=教育",), "编码": ("utf-8", "gb18030"), "指标": ("reply_rate",),
    "检查项": ("file", "records"), "电话": ("0519-00000000",), "范围": ("between",), "起算": ("feedback", "assigned"), "阶段": ("办前", "办中"),
}  # fmt: skip
_PLAIN = ("完善路灯", "城乡建设", "路灯", "遥农复1号", "第3选区", "2022", "1")
_EVERYWHERE = ("--db", "--today", "-f", "--format", "--all")
_MOST_HURT = 0.5


class Typed(NamedTuple):
    """A command line and what comes on standard input."""

    words: tuple[str, ...]
    stdin: bytes


class _Param(NamedTuple):
    name: str  # empty for an argument
    fitting: tuple[str, ...]  # empty for a flag
    required: bool


class _Leaf(NamedTuple):
    path: tuple[str, ...]
    arguments: list[_Param]
    options: list[_Param]


def leaves(branch: Any = main.ROOT, path: tuple[str, ...] = ()) -> Iterator[_Leaf]:
    """Every command of the tree, with what it takes."""
    for name in branch.nodes:
        command = branch.get_command(None, name)
        if isinstance(command, main.Branch):
            yield from leaves(command, (*path, name))
        else:
            params = [_param(param) for param in command.params]
            arguments = [one for one in params if not one.name]
            yield _Leaf((*path, name), arguments, [one for one in params if one.name])


def _param(param: Any) -> _Param:
    if getattr(param, "is_flag", False):
        return _Param(param.opts[-1], (), required=False)
    sign = param.metavar or ""
    fitting = tuple(sign.split("|")) if "|" in sign else FITTING.get(sign, _PLAIN)
    return _Param(param.opts[-1] if param.param_type_name == "option" else "", fitting, param.required)


def lines(seed: int, count: int) -> Iterator[Typed]:
    """So many command lines, every command in its turn; the same for the same seed."""
    chance = random.Random(seed)
    known = list(leaves())
    for number in range(count):
        yield _line(chance, known[number % len(known)])


def _line(chance: random.Random, leaf: _Leaf) -> Typed:
    hurt = chance.choice((0.0, 0.0, chance.uniform(0, _MOST_HURT)))

    def value(param: _Param) -> str:
        return chance.choice(HURTFUL if chance.random() < hurt else param.fitting)

    words = [*leaf.path, *(value(one) for one in leaf.arguments)]
    everywhere = chance.random() < 0.1  # the options that every command has
    optional = [one for one in leaf.options if not one.required and (everywhere or one.name not in _EVERYWHERE)]
    chosen = chance.sample(optional, min(len(optional), chance.choice((0, 0, 1, 2, 3, 6))))
    for one in [*(one for one in leaf.options if one.required), *chosen]:
        words += [one.name, value(one)] if one.fitting else [one.name]
    if chance.random() < hurt / 4:
        words = [*chance.choice(((), ("renda",), ("proposal",))), *chance.sample(words, chance.randint(0, len(words)))]
    return Typed(tuple(words), _input(chance))


def _input(chance: random.Random) -> bytes:
    """Now and then what is no text, or a batch with a title that hurts."""
    if chance.random() < 0.3:
        return chance.randbytes(chance.randint(0, 400))
    text = "\n".join(f"proposal add {chance.choice(HURTFUL)} --by {chance.choice(_PEOPLE)}" for _ in range(3))
    return text.encode("utf-8", "replace")
