"""What the deputies are: heads and seats, gender, nation, party, schooling, age, labels of structure, groups, districts."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import rates, words
from renda_cli.work import seating
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.seats import acting, held, own_level

FIELDS = ("part", "label", "count", "share")
_OF_THE_PARTY = "({0}.party IN ('党员', '预备党员') OR ({0}.party LIKE '%中共%' OR {0}.party LIKE '%共产党%') AND {0}.party NOT LIKE '非%')"


class _Derived(NamedTuple):
    """A label that what is known of a person says too: its other names, the column, the SQL over deputy or deputy_line."""

    names: tuple[str, ...]
    column: str
    says: str
    counts: str


DERIVED = {
    "妇女": _Derived(("女", "女性", "妇女代表", "女代表"), "gender", "性别", "{0}.gender = '女'"),
    "中共党员": _Derived(("党员",), "party", "政治面貌", _OF_THE_PARTY),
    "非党": _Derived(("非党员", "非中共党员", "党外", "党外人士"), "party", "政治面貌", f"NOT {_OF_THE_PARTY}"),
    "少数民族": _Derived(("少数民族代表",), "nation", "民族", "{0}.nation NOT IN ('汉', '汉族')"),
}
_MEANT = {name: label for label, one in DERIVED.items() for name in (label, *one.names)}


def label_word(desk: Desk, text: str) -> str:
    """A label by any of its names. Raises InputError with the labels there are for one that nobody bears."""
    label = _MEANT.get(text.strip(), text.strip())
    known = [row[0] for row in desk.file.tuples("SELECT DISTINCT label FROM deputy_label ORDER BY label")]
    if label not in DERIVED and label not in known:
        choices = "、".join(dict.fromkeys((*DERIVED, *known)))
        raise InputError(f"没有“{text[:20]}”这种代表结构", f"可选：{choices}")
    return label


def bearing(label: str) -> str:
    """The SQL of a deputy_line who bears a label: one of :labels, its names, or by what is known of the person."""
    labelled = "id IN (SELECT deputy_id FROM deputy_label WHERE label IN (SELECT value FROM json_each(:labels)))"
    return f"({labelled} OR {DERIVED[label].counts.format('deputy_line')})" if label in DERIVED else labelled


def written_as(label: str) -> list[str]:
    """All names of a label."""
    return [name for name, meant in _MEANT.items() if meant == label] or [label]


def refuse_contradiction(desk: Desk, deputy_id: int) -> None:
    """Raises InputError when a label says otherwise than gender, party or nation."""
    (row,) = desk.file.rows(
        f"SELECT gender, party, nation, {_derived('deputy')} FROM deputy WHERE id = ?", (deputy_id,)
    )
    for (label,) in desk.file.tuples("SELECT label FROM deputy_label WHERE deputy_id = ?", (deputy_id,)):
        one = DERIVED.get(_MEANT.get(label, ""))
        if one and row[one.column] is not None and not row[_MEANT[label]]:
            raise InputError(f"代表结构写的是“{label}”，{one.says}是{row[one.column]}", "请改成一致的")


def _derived(alias: str) -> str:
    """The columns, named by the labels, that say whether a person counts for each."""
    return ", ".join(f"{one.counts.format(alias)} AS {label}" for label, one in DERIVED.items())


class _Person(NamedTuple):
    """A deputy as the counts need it, each figure as the row of a table words it."""

    gender: str
    nation: str
    party: str
    education: str
    born: str | None
    labels: set[str]


def stats(desk: Desk, *, level: str | None = None, on: str | None = None) -> Listing:
    """Who acts in a seat on a day, counted by each trait (fields FIELDS); heads unless a row is about seats. Raises InputError."""
    day = desk.day_if_given(on, "--on") or desk.today
    chosen = seating.level_word(desk, level) if level is not None else None
    at = {"day": day.isoformat(), "level": chosen}
    seats = desk.file.tuples(f"{_SEATS} WHERE (:level IS NULL OR t.level = :level) AND {acting('t', 't.id')}", at)
    suspended = desk.file.tuples(f"{_SUSPENDED} AND (:level IS NULL OR t.level = :level)", at)[0][0]
    people = _people(desk, {row[0] for row in seats})
    rounding = desk.rulebook.value_on("rounding", day).value
    count = _Counting(rounding["mode"], rounding["decimals"])
    rows: list[tuple[Any, ...]] = [("total", "人数", len(people), None), ("total", "席位", len(seats), None)]
    if suspended:
        rows.append(("total", "另有暂停执行职务的席位", suspended, None))
    rows += _of_seats(desk, seats, count, one_level=chosen is not None)
    rows += _of_people(people, day, count)
    rows += _of_groups(seats, people, count)
    rows += _of_districts(desk, seats, count)
    return Listing(FIELDS, rows, _NOTES, f"{chosen or ''}代表结构（{day.isoformat()}）")


_SEATS = """SELECT t.deputy_id, t.level, t.district, g.name, t.group_id FROM seat t LEFT JOIN deputy_group g ON g.id = t.group_id"""
_SUSPENDED = f"SELECT count(*) FROM seat t WHERE {held('t')} AND NOT {acting('t', 't.id')}"
_NOTES = (
    "级别和选区按席位计，其余按人计；一人可有几种代表结构，占比相加可超过 100%",
    "妇女、中共党员、非党、少数民族按登记的性别、政治面貌、民族计，代表结构里写明的也计入",
)
_UNKNOWN = "未登记"
_BANDS = (
    (35, "35岁以下"),
    (45, "36至45岁"),
    (55, "46至55岁"),
    (999, "56岁以上"),
)  # the last age of each, and the office's word


class _Counting(NamedTuple):
    """How shares are rounded."""

    mode: str
    decimals: int

    def whole(self, part: str, counts: Iterable[tuple[str, int]], base: int) -> list[tuple[Any, ...]]:
        """Rows of a whole that is divided up: the shares belong together."""
        pairs = [(label, count) for label, count in counts if count]
        found = rates.shares([count for _, count in pairs], base, mode=self.mode, decimals=self.decimals)
        return [(part, label, count, share) for (label, count), share in zip(pairs, found, strict=True)]

    def each(self, part: str, counts: Iterable[tuple[str, int]], base: int) -> list[tuple[Any, ...]]:
        """Rows that overlap: each share for itself."""
        return [
            (part, label, count, rates.rate(count, base, mode=self.mode, decimals=self.decimals))
            for label, count in counts
        ]


def _people(desk: Desk, ids: set[int]) -> list[_Person]:
    found = {}
    for row in desk.file.tuples(
        f"SELECT id, gender, nation, party, education, born, {_derived('d')} FROM deputy d ORDER BY id"
    ):
        if row[0] in ids:
            labels = {label for label, counts in zip(DERIVED, row[6:], strict=True) if counts}
            gender, nation, party, education = (text or _UNKNOWN for text in row[1:5])
            found[row[0]] = _Person(gender, nation, party, education, row[5], labels)
    for deputy_id, label in desk.file.tuples("SELECT deputy_id, label FROM deputy_label ORDER BY rowid"):
        if deputy_id in found:
            found[deputy_id].labels.add(_MEANT.get(label, label))
    return list(found.values())


def _of_seats(desk: Desk, seats: list[Any], count: _Counting, *, one_level: bool) -> list[tuple[Any, ...]]:
    """Seats by level, the own level first, and how many people sit at one, two, three levels."""
    if one_level:
        return []
    own = own_level(desk)
    levels = Counter(row[1] for row in seats)
    ordered = sorted(levels.items(), key=lambda item: (item[0] != own, -item[1], item[0]))
    at_once = Counter(Counter(row[0] for row in seats).values())
    overlaps = [
        (_OVERLAPS.get(number, f"兼任{words.in_chinese(number)}级"), at_once[number]) for number in sorted(at_once)
    ]
    return [*count.whole("level", ordered, len(seats)), *count.whole("overlap", overlaps, sum(at_once.values()))]


_OVERLAPS = {1: "只任一级", 2: "兼任两级"}


def _of_people(people: list[_Person], day: date, count: _Counting) -> list[tuple[Any, ...]]:
    rows: list[tuple[Any, ...]] = []
    base = len(people)
    for part in ("gender", "nation", "party", "education"):
        rows += count.whole(part, _ordered(Counter(getattr(one, part) for one in people)), base)
    ages = [age(one.born, day) for one in people if one.born]
    bands = Counter(next(word for last, word in _BANDS if years <= last) for years in ages)
    by_age = [*((word, bands[word]) for _, word in _BANDS), (_UNKNOWN, base - len(ages))]
    rows += count.whole("age", by_age, base)
    if ages:
        rows.append(("age", "平均年龄", rates.rate(sum(ages), len(ages) * 100, decimals=1).percent, None))
    labels = Counter(label for one in people for label in one.labels)
    return rows + count.each("label", _ordered(labels), base)


def _ordered(counts: Counter[str]) -> list[tuple[str, int]]:
    """Most first, what is not known last."""
    return sorted(counts.items(), key=lambda item: (item[0] == _UNKNOWN, -item[1], item[0]))


def age(born: str, day: date) -> int:
    """Full years on a day; of a month of birth alone, from its first day on."""
    year, month, *rest = (int(part) for part in born.split("-"))
    return day.year - year - ((day.month, day.day) < (month, *(rest or [1])))


def _of_groups(seats: list[Any], people: list[_Person], count: _Counting) -> list[tuple[Any, ...]]:
    members: dict[tuple[int, str], set[int]] = {}
    for deputy_id, _, _, group, group_id in seats:
        if group_id is not None:
            members.setdefault((group_id, group), set()).add(deputy_id)
    grouped = set().union(*members.values())
    without = [("未编组", len(people) - len(grouped))] if len(people) > len(grouped) else []
    counts = [(group, len(members[group_id, group])) for group_id, group in sorted(members)]
    return count.each("group", [*counts, *without], len(people))


def _of_districts(desk: Desk, seats: list[Any], count: _Counting) -> list[tuple[Any, ...]]:
    """Seats by district; those of another level with the level before them."""
    own = own_level(desk)
    found = Counter((row[1] != own, row[1], row[2] or "") for row in seats)
    ordered = sorted(found, key=lambda key: (key[0], key[1], key[2] == "", len(key[2]), key[2]))
    counts = [
        (f"{f'{level} ' if other else ''}{district or _UNKNOWN}", found[other, level, district])
        for other, level, district in ordered
    ]
    return count.whole("district", counts, len(seats))
