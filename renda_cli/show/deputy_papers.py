"""The papers about deputies on the screen: the card in its eight parts, the roster with its structure."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import PAIR, Section

_MEETINGS = ("on", "kind", "number", "half_days", "present", "leave", "refused", "absent")
_ACTIVITIES = ("on", "kind", "title", "place", "times")


def card_page(told: Mapping[str, Any]) -> list[Section]:
    """A card in words (`counts` among them), part by part; a part without entries says so in its title."""
    basic, service, counts = told["basic"], told["service"], told["counts"]
    return [
        Section(PAIR, [item for item in told["items"] if item[1]], f"{told['name']}（{told['period']}）履职档案　一、基本情况（{counts['basic']}）"),
        _table(basic["seats"], ("level", "congress", "district", "group", "card_no", "elected_by", "from_on", "to_on", "status"), "代表职务"),
        *_part(f"二、出席会议（{counts['meetings']}）", ("", _MEETINGS, told["meetings"]["entries"])),
        *_part(f"三、视察、调研、执法检查（{counts['inspections']}）", ("", _ACTIVITIES, told["inspections"]["entries"])),
        *_part(f"四、学习培训（{counts['trainings']}）", ("", _ACTIVITIES, told["trainings"]["entries"])),
        *_part(
            f"五、小组活动和其他活动（{counts['activities']}）",
            ("", _ACTIVITIES, told["activities"]["entries"]),
            ("文章报道", ("on", "title", "medium"), told["activities"]["articles"]),
        ),
        *_part(
            f"六、议案建议（{counts['proposals']}）",
            ("", ("no", "signed_as", "title", "status", "class", "satisfaction"), told["proposals"]["entries"]),
        ),
        *_part(
            f"七、联系群众和办实事（{counts['service']}）",
            ("述职", ("on", "title", "place", "grade"), service["reviews"]),
            ("接待选民", ("on", "station", "times", "voters", "opinions"), service["receptions"]["entries"]),
            ("实事承诺", ("what", "made_on", "until", "state", "fulfilled_on", "evidence", "broken_why"), service["pledges"]),
            ("实事好事", ("on", "kind", "what", "count", "people", "funds"), service["deeds"]),
            ("联系户", ("kind", "households", "people"), service["households"]),
            ("联系结对", ("kind", "partner", "text"), service["pairings"]),
        ),
        *_part(f"八、表彰（{counts['awards']}）", ("", ("on", "title", "given_by", "prize"), told["awards"]["entries"])),
    ]  # fmt: skip


def _part(title: str, *tables: tuple[str, Sequence[str], Sequence[Mapping[str, Any]]]) -> list[Section]:
    """The filled tables of a part under its title; where there is none, a line that holds the title's place."""
    filled = [(name, fields, entries) for name, fields, entries in tables if entries]
    if not filled:
        return [Section(PAIR, [("", "（没有）")], title)]
    titles = [title + (f"　{filled[0][0]}" if filled[0][0] else ""), *(name for name, _, _ in filled[1:])]
    return [_table(entries, fields, each) for each, (_, fields, entries) in zip(titles, filled, strict=True)]


def _table(entries: Sequence[Mapping[str, Any]], fields: Sequence[str], title: str) -> Section:
    about = "pledge" if "evidence" in fields else "card"
    return Section(fields, [[one[field] for field in fields] for one in entries], title, about)


def roster_page(found: Mapping[str, Any], summed: str) -> list[Section]:
    """The roster, and its structure under it."""
    fields = [field for field in found["deputies"][0] if field not in ("id", "suspended")]
    rows = [[one[field] for field in fields] for one in found["deputies"]]
    structure = [[one[field] for field in ("item", "label", "count", "share")] for one in found["structure"]]
    notes = ("代表结构的类别互有重叠，占比相加不等于 100%",)
    return [
        Section(fields, rows, found["title"], "roster", (summed,)),
        Section(
            ("item", "label", "count", "share"), structure, f"结构统计（按人计，{found['heads']} 人）", "label", notes
        ),
    ]


def wall_list(found: Mapping[str, Any]) -> Section:
    """The deputies of a wall as a list."""
    fields = ("id", "name", "work", "district", "level")
    return Section(fields, [[one[field] for field in fields] for one in found["deputies"]], found["title"], "deputy")


def written(path: Path, out: Output, notes: Sequence[str] = ()) -> None:
    """Where a paper was written, and what must be said of it."""
    lines = [f"已写到 {path}", *(f"注意：{note}" for note in notes)]
    out.receipt(lines, lambda: {"path": str(path), "notes": list(notes)})
