"""A 履职档案 as people read it: in words, and as a paper."""

from pathlib import Path
from typing import Any

from renda_cli.rules.vocabulary import DEPUTY_STATES, PAIRING_KINDS, PLEDGE_STATES, PROPOSAL_STATES
from renda_cli.work import papers
from renda_cli.work.desk import Desk


def worded(found: dict[str, Any]) -> dict[str, Any]:
    """A card as people read it: words in place of codes, and under `counts` what stands behind the title of each part."""
    basic, service = found["basic"], found["service"]
    proposals = [
        {**one, "status": PROPOSAL_STATES[one["status"]] + _aside(one), "satisfaction": _satisfaction(one)}
        for one in found["proposals"]["entries"]
    ]
    return {
        **found,
        "basic": {**basic, "seats": [{**one, "status": DEPUTY_STATES[one["status"]]} for one in basic["seats"]]},
        "proposals": {**found["proposals"], "entries": proposals},
        "service": {
            **service,
            "pledges": [{**one, "state": PLEDGE_STATES[one["state"]]} for one in service["pledges"]],
            "pairings": [_pairing(one) for one in service["pairings"]],
        },
        "counts": _counts(found), "items": _items(basic),
    }  # fmt: skip


def _aside(one: dict[str, Any]) -> str:
    said = [
        f"并入 {one['merged_into']}" if one["merged_into"] else "",
        "优秀建议" if one["excellent"] else "",
        "保密" if one["confidential"] else "",
    ]
    return "".join(f"，{text}" for text in said if text)


def _satisfaction(one: dict[str, Any]) -> str:
    return f"过程{one['process']}，结果{one['result']}" if one["process"] else ""


def _pairing(one: dict[str, Any]) -> dict[str, Any]:
    """A pairing in words: its kind, with whom or what, and what came of it."""
    kept = [f"{one['households']} 户" if one["households"] else "", f"选民 {one['voters']} 名" if one["voters"] else ""]
    about = [
        f"民生项目：{one['project']}{'（已完成）' if one['done_on'] else ''}" if one["project"] else "",
        "、".join(filter(None, kept)),
    ]
    return {
        "kind": PAIRING_KINDS[one["kind"]],
        "partner": "，".join(filter(None, (one["post"], one["other"], one["partner"]))),
        "text": "，".join(filter(None, about)),
    }


def _counts(found: dict[str, Any]) -> dict[str, str]:
    meetings, proposals, service = found["meetings"], found["proposals"], found["service"]
    kinds = {"leave": "请假", "refused": "请假未准", "absent": "缺席"}
    away = "".join(f"，{word} {meetings[key]}" for key, word in kinds.items() if meetings[key])
    households = sum(one["households"] for one in service["households"])
    served = [
        f"述职 {len(service['reviews'])} 次", _received(service["receptions"]), f"承诺 {len(service['pledges'])} 件",
        f"实事好事 {sum(one['count'] for one in service['deeds'])} 件",
        f"联系户 {households} 户 {sum(one['people'] for one in service['households'])} 人", f"结对 {len(service['pairings'])} 项",
    ]  # fmt: skip
    halves = (
        f"；按半天计应到 {meetings['half_days']}，出席 {meetings['present']}{away}" if meetings["half_days"] else ""
    )
    return {
        "basic": f"{found['basic']['count']} 席",
        "meetings": f"应到 {meetings['expected']} 次，到会 {meetings['count']} 次{halves}",
        **{part: f"{found[part]['count']} 次" for part in ("inspections", "trainings")},
        "activities": f"{found['activities']['count']} 次"
        + (f"，另述职 {found['activities']['reported']} 次见第七部分" if found["activities"]["reported"] else ""),
        "proposals": f"{proposals['count']} 件：领衔 {proposals['led']}，附议 {proposals['signed']}",
        "service": "，".join(served),
        "awards": f"{found['awards']['count']} 项",
    }


def _received(found: dict[str, Any]) -> str:
    """`接待选民 2 次 12 人次、收到意见 9 条、转为建议 1 件`, as far as there is something."""
    said = [
        f"接待选民 {found['count']} 次" + (f" {found['voters']} 人次" if found["voters"] else ""),
        f"收到意见 {found['opinions']} 条" if found["opinions"] else "",
        f"转为建议 {found['proposals']} 件" if found["proposals"] else "",
    ]
    return "、".join(filter(None, said))


def write(desk: Desk, found: dict[str, Any], output: str) -> Path:
    """Writes a card as DOCX or Markdown by the ending of `output`. Raises InputError."""
    return papers.made("card", data(desk, found), output)


def data(desk: Desk, found: dict[str, Any]) -> dict[str, Any]:
    """What the paper of a card says."""
    told = worded(found)
    today = papers.in_words(desk.today.isoformat())
    return told | {"town": papers.town_name(desk), "today": today, "basic_rows": _pairs(told["items"])}


def _items(basic: dict[str, Any]) -> list[tuple[str, str]]:
    """What is known of the person, item by item."""
    roles = "、".join(one["role"] + (f"（至 {one['to_on']}）" if one["to_on"] else "") for one in basic["roles"])
    return [
        ("姓名", basic["name"]), ("性别", basic["gender"] or ""), ("民族", basic["nation"] or ""), ("出生年月", basic["born"] or ""),
        ("文化程度", basic["education"] or ""), ("政治面貌", basic["party"] or ""), ("工作单位及职务", basic["work"] or ""),
        ("电话", basic["phone"] or ""), ("代表结构", "、".join(basic["labels"])), ("代表小组", "、".join(basic["groups"])),
        ("人大职务", roles), ("联系本人的代表", "、".join(basic["contact"])),
    ]  # fmt: skip


def _pairs(items: list[tuple[str, str]]) -> list[dict[str, str]]:
    """The items two in a row."""
    return [
        {"item": left[0], "text": left[1], "item2": right[0], "text2": right[1]}
        for left, right in zip(items[::2], items[1::2], strict=True)
    ]
