"""Names that are probably one name written twice, which splits lists and figures, or that cannot be sorted by their reading."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from renda_cli.rules.words import in_chinese
from renda_cli.work.checks.finding import Check, Finding, by_sql
from renda_cli.work.desk import Desk
from renda_cli.work.pinyin import reading

_DOTS = re.compile("[·•‧・.∙⋅]")
_NUMERAL = re.compile("[一二三四五六七八九十百零]+")
_NUMBERS = {in_chinese(number): str(number) for number in range(1, 1000)}
_LEAST_LIKE = 90  # of 100: one sign more or less among five, one other among ten
_END = 3  # signs at either end of a name
_TELLING = frozenset("0123456789一二三四五六七八九十百零甲乙丙丁东西南北中上下前后左右大小新老内外")
_TOWN_WORDS = ("镇", "乡", "街道")
_NO_PINYIN = "SELECT id AS key, '#' || id || ' ' || name AS record, name FROM deputy WHERE trim(pinyin) = '' OR trim(initials) = ''"
Row = tuple[str, str, str]  # how a record is named, its name, and within what it must be one


def plain(name: str) -> str:
    """A name without what one does not see or does not notice: widths, blanks, kinds of middle dots."""
    return _DOTS.sub("·", "".join(unicodedata.normalize("NFKC", name).casefold().split()))


def plain_unit(name: str, town: str) -> str:
    """A unit's name without the town before it, and with its long words short."""
    text = plain(name)
    for prefix in (town, *_TOWN_WORDS):
        if prefix and text.startswith(prefix) and len(text) > len(prefix) + 1:
            text = text.removeprefix(prefix)
            break
    text = text.replace("村民委员会", "村委会").replace("居民委员会", "居委会").replace("人民政府", "政府")
    text = text.removeprefix("政府") or text
    return text.removesuffix("公室") if text.endswith("办公室") else text


def plain_district(name: str) -> str:
    """A district's name: 第三选区, 3选区 and 第3选区 are one."""
    text = _NUMERAL.sub(lambda found: _NUMBERS.get(found[0], found[0]), plain(name))
    return text.removeprefix("第").removesuffix("选区").removesuffix("号") or text


def _alike(rows: Iterable[Row], key: Callable[[str], str]) -> Iterator[tuple[Row, Row]]:
    """Each record whose name is, by its key, that of an earlier one within the same bounds, after that one."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        first = seen.setdefault((key(row[1]), row[2]), row)
        if first is not row:
            yield first, row


_DEPUTIES = """SELECT '#' || id || ' ' || name, name, coalesce(level || district, '#' || id), coalesce(pinyin, '') FROM deputy_line ORDER BY id"""


def _deputies(desk: Desk) -> Iterator[Finding]:
    """Two may bear one name, but not in one district; two ways to write a name are one name everywhere."""
    how = "同一人请留一个，写错的用 renda deputy edit #编号 --name 姓名 改正"
    rows = desk.file.tuples(_DEPUTIES)
    told = set()
    within: list[Row] = [(record, name, place) for record, name, place, _ in rows]
    everywhere: list[Row] = [(record, name, "") for record, name, _, _ in rows]
    for first, other in [*_alike(within, plain), *_alike(everywhere, plain)]:
        if (first[2] or first[1] != other[1]) and first[0] != other[0] and (first[0], other[0]) not in told:
            told.add((first[0], other[0]))
            where = f"同在 {first[2]}，" if first[2] else ""
            yield Finding(other[0], f"与 {first[0]} {where}姓名看起来一样；{how}")
    sounding: list[Row] = [(record, pinyin, place) for record, _, place, pinyin in rows if pinyin]
    for first, other in _alike(sounding, str):
        if first[0] != other[0] and (first[0], other[0]) not in told:
            yield Finding(other[0], f"与 {first[0]} 同在 {first[2]}，姓名读音相同；{how}")


def _units(desk: Desk) -> Iterator[Finding]:
    how = "同一单位请用 renda proposal unit merge 旧名 --into 新名 并为一个"
    town = desk.file.row("SELECT name FROM town")
    of_town = plain(town["name"]) if town else ""
    names = [name for (name,) in desk.file.tuples("SELECT name FROM unit WHERE merged_into_id IS NULL ORDER BY id")]
    keys = {name: plain_unit(name, of_town) for name in names}
    for first, other in _alike([(name, name, "") for name in names], keys.__getitem__):
        yield Finding(other[0], f"与{first[0]}看起来是同一单位；{how}")
    for first_name, other_name in _nearly_alike(keys):
        yield Finding(other_name, f"与{first_name}只差一两个字；{how}")


def _nearly_alike(keys: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Names that differ in a sign or two; such a pair begins or ends alike, so only those that do are compared."""
    from rapidfuzz import fuzz

    blocks: dict[tuple[str, str], list[str]] = {}
    for name, text in keys.items():
        for block in (("begins", text[:_END]), ("ends", text[-_END:])):
            blocks.setdefault(block, []).append(name)
    pairs = dict.fromkeys(pair for names in blocks.values() for pair in combinations(names, 2))
    for first, other in pairs:
        one, two = keys[first], keys[other]
        if one != two and fuzz.ratio(one, two) >= _LEAST_LIKE and not _told_apart(one, two):
            yield first, other


def _told_apart(one: str, two: str) -> bool:
    """Whether a number or a direction is what differs: 第一小学 and 第二小学, 东站 and 西站 are two."""
    return sorted(one) == sorted(two) or bool(_TELLING & (set(one) ^ set(two)))


def _named(table: str, key: Callable[[str], str], how: str) -> Callable[[Desk], Iterator[Finding]]:
    """Look-alikes among the names that a query gives, within the bounds that it gives."""

    def find(desk: Desk) -> Iterator[Finding]:
        for first, other in _alike(desk.file.tuples(table), key):
            yield Finding(other[0], f"与“{first[0]}”看起来是同一个；{how}")

    return find


def _read_names(desk: Desk, found: Sequence[Finding]) -> list[str]:
    for one in found:
        (name,) = desk.file.tuples("SELECT name FROM deputy WHERE id = ?", (one.key,))[0]
        pinyin, initials = reading(name)
        desk.file.update("deputy", one.key, pinyin=pinyin, initials=initials)
    return [f"已补上 {one.record} 的拼音" for one in found]


CHECKS = (
    Check("like-deputies", "records", "warning", "没有登记了两遍的代表", _deputies),
    Check("like-units", "records", "warning", "没有登记了两遍的单位", _units),
    Check(
        "like-groups", "records", "warning", "没有登记了两遍的代表小组",
        _named(
            "SELECT name, replace(name, '代表', ''), '' FROM deputy_group ORDER BY id", plain,
            "请用 renda deputy edit 姓名 --group 小组 归到一个小组",
        ),
    ),
    Check(
        "like-districts", "records", "warning", "同一选区只有一种写法",
        _named(
            "SELECT DISTINCT district, district, level FROM seat WHERE district IS NOT NULL ORDER BY 3, 1", plain_district,
            "请用 renda deputy edit 姓名 --district 选区 改为一种写法",
        ),
    ),
    Check(
        "like-topics", "records", "warning", "同一类别只有一种写法",
        _named(
            "SELECT DISTINCT topic, topic, '' FROM proposal WHERE topic IS NOT NULL ORDER BY 1", plain,
            "请用 renda proposal edit 编号 --topic 类别 改为一种写法",
        ),
    ),
    Check(
        "like-stations", "records", "warning", "没有登记了两遍的家站点",
        _named(
            "SELECT name, name, '' FROM station ORDER BY id", plain,
            "请留一个，写错的用 renda station edit 改名，多余的用 renda station close 登记撤销",
        ),
    ),
    Check(
        "like-opinions", "records", "warning", "没有登记了两遍的选民意见",
        _named(
            "SELECT '意见 #' || id, text, station_id || ' ' || received_on || coalesce(voter, '') FROM opinion ORDER BY id", plain,
            "请核对，重复的用 renda undo 撤销那次登记",
        ),
    ),
    Check(
        "pinyin-missing", "records", "warning", "代表姓名都有拼音",
        by_sql(_NO_PINYIN, "没有拼音，按拼音排序和查找都找不到；请用 --fix 补上"), _read_names,
    ),
)  # fmt: skip
