"""Loading a scheme for a year, and checking one."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.files import schemes as files
from renda_cli.rules import days, score_periods, words
from renda_cli.rules.schemes import Item, Scheme, points
from renda_cli.rules.score_periods import Period
from renda_cli.rules.vocabulary import SCORE_PERIODS, SCORE_SUBJECTS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_scheme
from renda_cli.work import doing, masking, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.score import measures, scheme_lists, scheme_paper, schemes, tallying

_FAR = 1  # years


class Source(NamedTuple):
    """The text of a scheme, how errors name it, and how a receipt says where it comes from (empty: a file)."""

    text: str
    where: str
    said: str = ""


class Checked(NamedTuple):
    """What was found in a scheme: rows of level (`fault`, `warning`), line, text, and what to write instead; how many are faults."""

    name: str
    rows: list[tuple[str, int | None, str, str]]
    faults: int


def source(desk: Desk, named: str, year: int | None = None) -> Source:
    """The scheme in a file, on standard input (`-`), or of a name: one of another year, or a shipped one. Raises InputError."""
    name = named.strip()
    if name == "-" or _is_file(name):
        return Source(texts.read(name).replace("\r\n", "\n"), "标准输入" if name == "-" else name)
    sql = """SELECT * FROM scheme WHERE name = ? AND year IS NOT ?
        ORDER BY year > coalesce(?, 9999), abs(year - coalesce(?, 9999)), version DESC LIMIT 1"""
    row = desk.file.row(sql, (name, year, year, year))
    if row is not None:
        return Source(row["definition"], f"计分办法“{name}”", f"沿用 {row['year']} 年第 {row['version']} 版")
    shipped = files.shipped()
    if name in shipped:
        return Source(shipped[name], f"自带的计分办法“{name}”", "自带的办法")
    if name.endswith(".toml") or "/" in name:
        return Source(texts.read(name), name)
    raise InputError(f"没有叫“{name[:40]}”的文件或办法", f"请写文件路径，或自带的名称：{'、'.join(shipped)}")


def _is_file(name: str) -> bool:
    try:
        return Path(name).expanduser().is_file()
    except (OSError, RuntimeError, ValueError):
        return False


@writing
def load(desk: Desk, named: str, *, year: str, why: str | None = None) -> Receipt:
    """Keeps a scheme for a year; a changed one is a further version, with the reason. Raises InputError."""
    number = doing.of_year(days.year(year))
    found = source(desk, named, number)
    scheme = schemes.parsed(desk, found.text, found.where, number)
    last = scheme_lists.last_version(desk, scheme.name, number)
    if last is not None and last["definition"] == found.text:
        said = f"“{scheme.name}”与 {number} 年已载入的第 {last['version']} 版相同，没有写入"
        return Receipt((said,), lambda: scheme_lists.show(desk, scheme.name, year=year))
    _check_open(desk, scheme, number)
    version = 1 if last is None else last["version"] + 1
    reason = words.note(why, "--why ")
    if version > 1 and reason is None:
        raise InputError(
            f"“{scheme.name}” {number} 年已有第 {version - 1} 版，再载入的是第 {version} 版", "请加 --why 写明为什么改"
        )
    _remark(desk, scheme, number, last)
    insert_scheme(
        desk.file.db, name=scheme.name, year=number, version=version, subject=scheme.subject, period=scheme.period,
        definition=found.text, loaded_on=desk.today, why=reason,
    )  # fmt: skip
    lines = (_loaded(scheme, number, version, found), *_changes(scheme, last), *_next(scheme, number))
    return Receipt(lines, lambda: scheme_lists.show(desk, scheme.name, year=year))


def _check_open(desk: Desk, scheme: Scheme, year: int) -> None:
    """Raises InputError where a period of the year has been settled by the scheme."""
    settled = scheme_lists.settled(desk, scheme.name, year)
    if settled:
        raise InputError(
            f"{year} 年的“{scheme.name}”已定稿（{'、'.join(settled)}），定了稿的办法不再改",
            f"要从下一年起改，请写 --year {year + 1}；定稿定错了的，先用 renda undo 从最近的一条起逐条撤销（见 renda log）",
        )


def _remark(desk: Desk, scheme: Scheme, year: int, last: Row | None) -> None:
    """What strikes one about a loading: the year, and points entered for items that are no longer there."""
    if abs(year - desk.today.year) > _FAR:
        desk.remarks.append(f"注意：{year} 年离今天（{desk.today.isoformat()}）较远，请核对 --year")
    if scheme.period in ("two_years", "term"):
        _remark_other_years(desk, scheme, year)
    if last is None:
        return
    sql = "SELECT item, count(*) FROM score_entry WHERE scheme = ? AND substr(period, 1, 4) = ? GROUP BY item ORDER BY min(id)"
    by_hand = {item.name for item in scheme.items}
    for item, count in desk.file.tuples(sql, (scheme.name, str(year))):
        if item not in by_hand:
            desk.remarks.append(f"注意：项目“{item}”已登记 {count} 笔，这一版没有这个项目，那些分不再计入")
    if last["subject"] != scheme.subject:
        before, now = SCORE_SUBJECTS[last["subject"]], SCORE_SUBJECTS[scheme.subject]
        desk.remarks.append(f"注意：上一版给{before}计分，这一版给{now}计分，请核对 subject")


def _remark_other_years(desk: Desk, scheme: Scheme, year: int) -> None:
    """Says that points entered for the period which another year names are not among those of this one, though the spans overlap."""
    sql = "SELECT period, count(*) FROM score_entry WHERE scheme = ? AND period <> ? GROUP BY period ORDER BY period"
    for period, count in desk.file.tuples(sql, (scheme.name, str(year))):
        told = f"注意：{period} 那一期已登记 {count} 笔，不计入 {year} 这一期"
        desk.remarks.append(f"{told}；这一期也要计的，请另用 renda score adjust --period {year} 登记")


def _loaded(scheme: Scheme, year: int, version: int, found: Source) -> str:
    items = len(list(scheme.items))
    bands = f"，{len(scheme.bands)} 个等次" if scheme.bands else "，不分等次"
    said = f"，{found.said}" if found.said else ""
    about = f"给{SCORE_SUBJECTS[scheme.subject]}计分，按{SCORE_PERIODS[scheme.period]}，{len(scheme.sections)} 部分 {items} 项{bands}"
    return f"已载入 {year} 年的计分办法“{scheme.name}”第 {version} 版{said}：{about}"


def _changes(scheme: Scheme, last: Row | None) -> list[str]:
    """What is otherwise than in the version before, by the names of items."""
    if last is None:
        return []
    before = {item.name: item for item in schemes.as_loaded(last).scheme.items}
    now = {item.name: item for item in scheme.items}
    told = {
        "增加": [name for name in now if name not in before],
        "去掉": [name for name in before if name not in now],
        "改动": [name for name in now if name in before and before[name] != now[name]],
    }
    said = "；".join(f"{what}项目 {'、'.join(names)}" for what, names in told.items() if names)
    return [f"与第 {last['version']} 版相比：{said or '项目没有变，改的是别处'}"]


def _next(scheme: Scheme, year: int) -> list[str]:
    """What to type next."""
    period = score_periods.labels(year, scheme.period)[0]
    hand = sum(item.hand for item in scheme.items)
    scores = (
        f"renda score town {period}"
        if scheme.subject == "town"
        else f"renda score list {period} --scheme {scheme.name}"
    )
    by_hand = f"；其中 {hand} 项由人登记：renda score adjust" if hand else ""
    return [
        f"上墙的计分表：renda score scheme show {scheme.name} --year {year} -o {scheme.name}.docx",
        f"看积分：{scores}{by_hand}",
    ]


def check(desk: Desk, named: str) -> Checked:
    """Everything that is wrong with a scheme, or, where nothing is, what strikes one about it. Raises InputError for no TOML."""
    found = source(desk, named)
    scheme, faults = schemes.faults(desk, found.text, found.where)
    rows: list[tuple[str, int | None, str, str]] = [("fault", line, one.text, one.mend) for line, one in faults]
    if not faults:
        rows = [("warning", None, text, mend) for text, mend in remarks(desk, scheme)]
    return Checked(scheme.name, rows, len(faults))


def remarks(desk: Desk, scheme: Scheme) -> list[tuple[str, str]]:
    """What strikes one about a sound scheme, and what to look at: totals that are not 100, items that count nothing."""
    found = []
    most = scheme_paper.total_most(scheme)
    if most is not None and most != 100_000:
        found.append((f"各部分最高分合计 {points(most)} 分，不是 100 分", "有意这样定的不必改"))
    year = desk.today.year - 1
    counting = {item.name: _counts(desk, scheme, item, year) for item in scheme.items if item.measure is not None}
    idle = [name for name, counts in counting.items() if not counts]
    if idle and len(idle) == len(counting):
        found.append((f"{year} 年没有可计的记录，没有试算", "有了记录再检查一次"))
    elif idle:
        found.append(
            (f"按 {year} 年的记录试算，这几项一个也没有计到：{'、'.join(idle)}", "请核对 measure、kinds 是否选对")
        )
    return found


def _counts(desk: Desk, scheme: Scheme, item: Item, year: int) -> bool:
    """Whether there is anything in a year that an item counts."""
    period = Period(str(year), date(year, 1, 1), date(year, 12, 31), f"{year}年")
    masking.teach(desk.file.db)
    if tallying.figure_of(scheme, item) is not None:
        tally = tallying.figures(desk, scheme, period)[item.name]
    else:
        tally = tallying.counted(desk, scheme, item, measures.find(item.measure or "", scheme.subject), period)
    return bool(tally.parts) or any((tally.numbers or {}).values())
