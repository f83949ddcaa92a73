"""How groups or stations stand by a checklist, on the page."""

from collections.abc import Mapping, Sequence
from typing import Any

from renda_cli.show.section import PAIR, Section

_ITEM = ("no", "item", "met", "checked_on", "note")
_NONE = {"group": "代表小组", "station_check": "家站点"}
_WORDS = {
    "group": {
        "leader": "组长",
        "deputies": "在任代表",
        "plan": "年度计划",
        "summary": "年度总结",
        "activities": "活动",
    },
    "station_check": {
        "head": "站长",
        "deputies": "进站代表",
        "rule": "接待日",
        "plan": "年度计划",
        "summary": "年度总结",
    },
}


def checklist_page(found: Sequence[Mapping[str, Any]], about: str, *, one: bool) -> tuple[list[Section], Any]:
    """One group or station (`about`) line by line, or a row each; for machines an object, or an array of them."""
    return (_of_one(found[0], about), found[0]) if one else (_of_all(found, about), found)


def _of_one(state: Mapping[str, Any], about: str) -> list[Section]:
    fields = [*_ITEM, *(("file",) if "file" in state["items"][0] else ())]
    items = [[one[field] for field in fields] for one in state["items"]]
    pairs = [("达标", _counted(state)), *((word, _told(state, field)) for field, word in _WORDS[about].items())]
    title = f"{state['name']}：{state['list']}（{state['year']}年）"
    return [
        Section(PAIR, [(word, "—" if value is None else value) for word, value in pairs], title),
        Section(fields, items, about="checklist"),
        Section(("missing",), [(one,) for one in (*_open(state), *state["missing"])]),
    ]


def _told(state: Mapping[str, Any], field: str) -> Any:
    if field == "activities":
        return f"{state['activities']} 次（各季度 {'、'.join(map(str, state['quarters']))}）"
    return state[field]


def _of_all(found: Sequence[Mapping[str, Any]], about: str) -> list[Section]:
    if not found:
        return [Section(PAIR, [(_NONE[about], "（没有）")])]
    items = found[0]["items"]
    shown = _WORDS[about]
    fields = ["name", *(str(one["no"]) for one in items), "met_counted", *shown]
    rows = [
        [state["name"], *(one["met"] for one in state["items"]), _counted(state), *(state[field] for field in shown)]
        for state in found
    ]
    legend = "；".join(f"{one['no']} {one['item']}" for one in items)
    told = [(state["name"], "；".join((*_open(state, numbered=True), *state["missing"]))) for state in found]
    missing = [(name, text) for name, text in told if text]
    title = f"{found[0]['list']}（{found[0]['year']}年）"
    return [Section(fields, rows, title, about, (legend,)), Section(("name", "missing"), missing, "还缺的", about)]


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
