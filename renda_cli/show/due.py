"""What is late and what comes next, as a list, for the telephone, and as the desk of the morning."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.show.output import Output
from renda_cli.show.section import PAIR, Section


def section(found: Any, today: date, format_: str) -> Section:
    """The list of `due`; for people with the days in words, and without the columns that only machines need."""
    if format_ in ("json", "csv", "tsv"):
        whole = Section(found.fields, found.rows, about="due").without("id")
        return whole.without("what") if format_ == "json" else whole
    items = [dict(zip(found.fields, row, strict=True)) for row in found.rows]
    late = sum(item["level"] != "due" for item in items)
    fields = ("kind", "session", "no", "title", "unit", "deputy", "due_on", "left")
    rows = [[_for_people(item)[name] for name in fields] for item in items]
    marks = [_MARKS.get(item["level"], "") for item in items]
    return Section(
        fields, rows, f"{today.isoformat()}：逾期 {late} 项，临近 {len(rows) - late} 项", notes=found.notes, marks=marks
    )


_MARKS = {"late": "red", "past_legal": "bold red"}


def _for_people(item: dict[str, Any]) -> dict[str, Any]:
    title = f"{item['title']}（{item['what']}）" if item["what"] else item["title"]
    days = item["days_left"]
    left = f"逾期 {-days} 天" if days < 0 else f"还有 {days} 天" if days else "今天到期"
    left += f"，已催 {item['urged']} 次" if item.get("urged") else ""
    return {**item, "title": title, "left": left + ("，已超最长期限" if item["level"] == "past_legal" else "")}


def tell(out: Output, found: Any, groups: Any, today: date) -> None:
    """Prints the list of `due`, by unit where `groups` are given."""
    if groups:
        out.page(*telephone_page(groups, found.notes))
    else:
        out.listing(section(found, today, out.format))


def telephone_page(groups: Sequence[Mapping[str, Any]], notes: Sequence[str] = ()) -> tuple[list[Section], Any]:
    """What each unit owes under its name and whom to call, `notes` under the last; and the array for machines."""
    fields = ("kind", "session", "no", "title", "deputy", "due_on", "left")
    sections = []
    for group in groups:
        rows = [[_for_people(item)[name] for name in fields] for item in group["items"]]
        marks = [_MARKS.get(item["level"], "") for item in group["items"]]
        sections.append(Section(fields, rows, _whom(group), marks=marks))
    sections[-1] = replace(sections[-1], notes=notes)
    data = [
        {
            **group,
            "items": [
                {name: value for name, value in item.items() if name not in ("id", "what")} for item in group["items"]
            ],
        }
        for group in groups
    ]
    return sections, data


def _whom(group: Mapping[str, Any]) -> str:
    if group["unit"] is None:
        return "本办（没有承办单位的）"
    people = [
        ("联系人", group["contact"]),
        ("负责人", group["head"]),
        ("分管领导", group["leader"]),
        ("电话", group["phone"]),
    ]
    known = "，".join(f"{what} {name}" for what, name in people if name)
    return f"{group['unit']}（{known or '没有登记联系人'}）"


def morning_page(seen: Any, today: date) -> tuple[list[Section], Any]:
    """The desk of the morning, and its object for machines."""
    late, soon = (section(part, today, "table") for part in (seen.late, seen.soon))
    sections = [
        Section(
            PAIR,
            [
                ("今天", today.isoformat()),
                ("逾期", f"{len(late.rows)} 项"),
                ("七天内到期", f"{len(soon.rows)} 项"),
                ("待办", _waiting(seen.waiting)),
                *([("活动计划", _plans(seen.plans))] if any(seen.plans.values()) else []),
            ],
            f"{seen.town}人大",
        ),
        replace(late, title="逾期"),
        replace(soon, title="七天内到期"),
        *(
            [Section(seen.receptions.fields, seen.receptions.rows, "七天内接待选民", "reception_day")]
            if seen.receptions.rows
            else []
        ),
        Section(seen.last.fields, seen.last.rows, "最近登记"),
    ]
    data = {"town": seen.town, "today": today.isoformat(), "waiting": seen.waiting, "plans": seen.plans}
    parts = (("receptions", seen.receptions), ("late", seen.late), ("soon", seen.soon), ("last", seen.last))
    return sections, data | {
        name: [dict(zip(part.fields, row, strict=True)) for row in part.rows] for name, part in parts
    }


def _plans(plans: Mapping[str, int]) -> str:
    told = [f"七天内 {plans['soon']} 项" if plans["soon"] else ""]
    told += [f"日子已过、还没有登记开展的 {plans['past']} 项" if plans["past"] else ""]
    return f"{'，'.join(filter(None, told))}，见 renda deputy activity list"


def _waiting(counts: Mapping[str, int]) -> str:
    told = [f"{word} {counts[name]} 件" for name, word in _WAITING.items()]
    told += [f"待办理意见 {counts['opinions']} 条"] if counts["opinions"] else []
    told += [f"评议意见未验收 {counts['findings']} 条"] if counts["findings"] else []
    return "，".join(told)


_WAITING = {"assign": "待交办", "reply": "待答复", "feedback": "待反馈"}


def beginning(path: Path) -> list[str]:
    """How to begin, when there is no file yet."""
    return [
        f"还没有数据库（{path}）。三步开始：",
        "  1. renda init --town 镇名 --province 省名 --congress 届 --term-start 任期开始的日期",
        "  2. renda deputy add 姓名 --district 选区 --group 小组；renda proposal unit add 单位；renda deputy session add 5-1 --on 开会日期",
        "  3. renda proposal add 标题 --by 姓名；再用 renda proposal assign、reply、feedback 登记办理",
        "各命令的写法：renda --help，或 renda proposal add --help",
    ]
