"""What stands in the cells of sheets of stations, receptions and opinions."""

from collections.abc import Callable, Mapping

from renda_cli.errors import InputError
from renda_cli.rules import cell_names, cells, words
from renda_cli.rules.vocabulary import (
    OFF_DAYS,
    OPINION_CHANNELS,
    OPINION_RESULTS,
    OPINION_ROUTES,
    REPLY_FORMS,
    TOLD_HOW,
)
from renda_cli.work import names
from renda_cli.work.desk import Desk

_FORMS = {
    "当面": "口头", "当场": "口头", "电话": "口头", "面复": "口头", "口头答复": "口头", "来信": "书面", "书面答复": "书面",
}  # fmt: skip
_CHANNELS = {
    "来访": "现场", "接待": "现场", "现场接待": "现场", "上门": "走访", "来电": "电话", "网上": "线上", "网络": "线上", "来信": "信箱", "意见箱": "信箱",
}  # fmt: skip
_OFF_DAYS = {
    "不变": "keep",
    "不取消": "keep",
    "照旧": "keep",
    "延后": "move",
    "推迟": "move",
    "停止": "skip",
    "除外": "skip",
}
_ROUTES = (
    ("village", ("村", "社", "居")), ("county", ("上级", "县", "区", "市")), ("unit", ("镇", "乡", "部门", "单位", "所", "街道", "办")),
)  # fmt: skip


def station(desk: Desk) -> Callable[[str], str]:
    """The reader of the station that a row is of."""
    return lambda cell: names.station(desk, cell).name


def passage(what: str) -> Callable[[str], str]:
    """The reader of somebody's own words, line breaks and all. Raises InputError for what an export hid."""

    def read(cell: str) -> str:
        if cell.strip() == "（保密）":
            raise InputError(f"{what}已隐去", "请用 renda export opinions --private 导出的表")
        return words.passage(cell, what)

    return read


def voter(cell: str) -> str | None:
    """Who spoke; nobody where an export hid the name or nobody is named."""
    if "*" in cell or cell.strip() in cell_names.NOTHING or cell.strip() in ("匿名", "不详", "未留名"):
        return None
    return "、".join(words.name(one, "选民姓名") for one in words.parts([cell]))


def phone(cell: str) -> str | None:
    """A phone number; None where an export hid it."""
    return cells.phone(cell) or None


def name(what: str) -> Callable[[str], str]:
    """The reader of a name; `what` says of what."""
    return lambda cell: words.name(cell, what)


def among(what: str, known: Mapping[str, str]) -> Callable[[str], str]:
    """The reader of one of some words (word → what it stands for)."""
    return lambda cell: known[words.among(cell.strip(), list(known), what)]


def _as_they_are(*allowed: str) -> dict[str, str]:
    return {word: word for word in allowed}


def coded(known: Mapping[str, str]) -> dict[str, str]:
    """What words stand for (`known` code → word): their codes; a code is itself."""
    return {word: code for code, word in known.items()} | _as_they_are(*known)


channel = among("渠道", _as_they_are(*OPINION_CHANNELS) | _CHANNELS)
form = among("答复形式", _as_they_are(*REPLY_FORMS) | _FORMS)
how = among("反馈方式", _as_they_are(*TOLD_HOW))
result = among(
    "办理结果",
    coded(OPINION_RESULTS)
    | {"解决": "solved", "办结": "solved", "解释": "explained", "答复解释": "explained", "计划": "planned"},
)
off_day = among("遇休息日", coded(OFF_DAYS) | _OFF_DAYS)


def route(cell: str) -> str:
    """With whom an opinion lies: a village, a unit of the town, or a deputy of a higher level. Raises InputError with the choices."""
    word = cell.strip()
    codes = [code for code, signs in _ROUTES if any(sign in word for sign in signs)]
    if word in OPINION_ROUTES or codes:
        return word if word in OPINION_ROUTES else codes[0]
    raise InputError(f"办理途径“{word[:20]}”看不懂", f"可选：{'、'.join(OPINION_ROUTES.values())}")
