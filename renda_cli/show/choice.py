"""How the votes on a year's livelihood projects are laid out on the page."""

from collections.abc import Mapping
from typing import Any

from renda_cli.show.headings import heading
from renda_cli.show.section import PAIR, Section

_HEAD = ("on", "session", "method", "issued", "returned", "spoilt", "valid", "members", "places", "line", "left")


def result_page(found: Mapping[str, Any]) -> list[Section]:
    """Every vote: its sheets, then its candidates by rank with the rules that decided."""
    if not found["votes"]:
        return [Section(PAIR, [("民生实事", f"{found['year']} 年还没有登记过票决")])]
    return [section for one in found["votes"] for section in _vote(found["year"], one)]


def _vote(year: int, one: Mapping[str, Any]) -> list[Section]:
    title = f"{year} 年民生实事第 {one['round']} 次票决{'（作废）' if one['void'] else ''}"
    head = [(heading(name, "choice"), one[name]) for name in _HEAD if one[name] is not None]
    notes = [f"{_RULED[rule['key']]}：{rule['value']}（{rule['source']}）" for rule in one["rule"]]
    if one["void"]:
        notes = ["收回的票多于发出的，全部作废，没有确定项目"]
    if one["differs"]:
        told = "、".join(f"{no} 号" for no in one["differs"])
        notes.append(
            f"注意：{told}登记的结果与现行规则算出的不同，规则在票决登记以后改过；要按新规则请用 vote --replace 重新登记"
        )
    items = one["candidates"]
    fields = [name for name in (items[0] if items else ()) if any(item[name] not in (None, False) for item in items)]
    return [
        Section(PAIR, head, title),
        Section(fields, [[item[name] for name in fields] for item in items], "", "choice", notes),
    ]


_RULED = {"project.pass": "入选线", "project.ties": "末位相同", "project.short": "过线的不足"}
