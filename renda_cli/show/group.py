"""How groups of deputies, and what was found when they were checked, are laid out on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.rules.vocabulary import GROUP_LEADERS
from renda_cli.show.headings import heading
from renda_cli.show.section import PAIR, Section


def group_page(found: Mapping[str, Any]) -> list[Section]:
    """A group whole: what it is, who belongs to it, what is below it, what it handed in and did, what was found of it."""
    leader = GROUP_LEADERS[found["kind"]]
    plain = [
        (leader if name == "leader" else heading(name, "group"), value)
        for name, value in found.items()
        if not isinstance(value, list)
    ]
    pairs = [(word, value) for word, value in plain if value is not None]
    parts = (
        ("members", "deputy"),
        ("groups", "group"),
        ("papers", "paper"),
        ("activities", "activity"),
        ("checks", "checklist"),
    )
    return [
        Section(PAIR, pairs),
        *(_table(found[part], _PARTS.get(part) or heading(part), about) for part, about in parts),
    ]


_PARTS = {"groups": "党小组"}  # only a party branch has groups below it


def _table(items: Sequence[Mapping[str, Any]], title: str, about: str) -> Section:
    names = list(items[0]) if items else []
    return Section(names, [[item[name] for name in names] for item in items], title, about)


def checklist_page(found: Sequence[Mapping[str, Any]], *, one: bool) -> tuple[list[Section], Any]:
    """One group line by line, or a row a group; for machines an object, or an array of them."""
    return (_of_one(found[0]), found[0]) if one else (_of_all(found), found)


def _of_one(state: Mapping[str, Any]) -> list[Section]:
    items = [(one["no"], one["item"], one["met"], one["checked_on"], one["note"]) for one in state["items"]]
    pairs = [
        ("达标", _counted(state)), ("组长", state["leader"]), ("在任代表", state["deputies"]), ("年度计划", state["plan"]),
        ("年度总结", state["summary"]), ("活动", f"{state['activities']} 次（各季度 {'、'.join(map(str, state['quarters']))}）"),
    ]  # fmt: skip
    title = f"{state['name']}：{state['list']}（{state['year']}年）"
    return [
        Section(PAIR, [(word, "—" if value is None else value) for word, value in pairs], title),
        Section(("no", "item", "met", "checked_on", "note"), items, about="checklist"),
        Section(("missing",), [(one,) for one in (*_open(state), *state["missing"])]),
    ]


def _of_all(found: Sequence[Mapping[str, Any]]) -> list[Section]:
    if not found:
        return [Section(PAIR, [("代表小组", "（没有）")])]
    items = found[0]["items"]
    fields = [
        "name",
        *(str(one["no"]) for one in items),
        "met_counted",
        "leader",
        "deputies",
        "plan",
        "summary",
        "activities",
    ]
    rows = [
        [
            state["name"],
            *(one["met"] for one in state["items"]),
            _counted(state),
            *(state[field] for field in fields[-5:]),
        ]
        for state in found
    ]
    legend = "；".join(f"{one['no']} {one['item']}" for one in items)
    told = [(state["name"], "；".join((*_open(state, numbered=True), *state["missing"]))) for state in found]
    missing = [(name, text) for name, text in told if text]
    title = f"{found[0]['list']}（{found[0]['year']}年）"
    return [Section(fields, rows, title, "group", (legend,)), Section(("name", "missing"), missing, "还缺的", "group")]


def _counted(state: Mapping[str, Any]) -> str:
    return f"{state['met_counted']}/{len(state['items'])}"


def _open(state: Mapping[str, Any], *, numbered: bool = False) -> list[str]:
    """The items that are not met, and those never looked at, by name or by number."""
    told = []
    for word, wanted in (("未达标", False), ("未检查", None)):
        found = [one for one in state["items"] if one["met"] is wanted]
        if len(found) == len(state["items"]):
            told.append(f"各项都{word}")
        elif found:
            told.append(f"{word} " + "、".join(str(one["no"]) if numbered else one["item"] for one in found))
    return told
