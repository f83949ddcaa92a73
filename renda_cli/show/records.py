"""How each record is laid out on the page: which parts, in which order, under which titles."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from renda_cli.rules import vocabulary
from renda_cli.show.headings import heading, word
from renda_cli.show.output import Output
from renda_cli.show.section import PAIR, STEPS, Section


def record_page(found: Mapping[str, Any], about: str = "") -> list[Section]:
    """A record as two columns, its lists as tables under it."""
    lists = {name: value for name, value in found.items() if isinstance(value, list)}
    plain = [
        (heading(name, about), word(name, value))
        for name, value in found.items()
        if name not in lists and value is not None
    ]
    return [Section(PAIR, plain), *(_table_of(value, heading(name), about=name) for name, value in lists.items())]


def _table_of(
    items: Sequence[Mapping[str, Any]], title: str, fields: Iterable[str] | None = None, about: str = ""
) -> Section:
    """A list of objects as a table; columns that are empty throughout are left out."""
    names = list(fields or (items[0] if items else ()))
    used = [name for name in names if any(item.get(name) not in (None, "", False) for item in items)]
    return Section(used, [[item.get(name) for name in used] for item in items], title, about)


def proposal_page(found: Mapping[str, Any]) -> list[Section]:
    """A proposal whole: entry, units, contacts, replies, feedback, promises, supervision, deadlines, timeline."""
    number = f"{found['session']}/{found['no']}" if found["session"] else found["no"]
    deadlines = [{**one, "kind": word("kind", one["kind"])} for one in found["deadlines"]]
    return [
        Section(PAIR, [row for row in _entry(found) if row[1]], f"{number} 号"),
        _table_of(found["assignments"], "承办单位"),
        _table_of(found["former_assignments"], "原承办单位"),
        _table_of(found["contacts"], "联系代表"),
        _table_of(found["opinions"], "协办意见"),
        _table_of(found["urges"], "催办"),
        _table_of(found["extensions"], "延期"),
        _table_of(found["replies"], "答复"),
        _table_of(found["feedback"], "代表反馈"),
        _table_of(found["promises"], "承诺事项"),
        _table_of(found["visits"], "现场督办"),
        _table_of(found["voter_opinions"], "来自选民意见"),
        _table_of(found["projects"], "民生实事项目", about="project"),
        _table_of(
            deadlines, "期限", ("kind", "unit", "start_on", "due_on", "latest_on", "provisional", "state", "met_on")
        ),
        Section(
            ("on", "event", "text"), [(one["on"], one["event"], one["text"]) for one in found["timeline"]], "时间线"
        ),
    ]


def _entry(found: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """What was handed in and where it stands, in two columns."""
    state = vocabulary.PROPOSAL_STATES[found["status"]] + (f"（第 {found['round']} 轮）" if found["round"] > 1 else "")
    handed_in = f"{found['submitted_on']}（{'闭会期间' if found['between'] else '会议期间'}）"
    kind = (
        found["kind"]
        if found["kind"] == found["submitted_kind"]
        else f"{found['kind']}（提交时为{found['submitted_kind']}）"
    )
    watched = found["supervision"]
    return [
        ("标题", found["title"]), ("种类", kind), ("类别", found["topic"]),
        ("领衔代表" if found["proposer"] == "deputy" else "提出者", found["lead"]), ("附议", "、".join(found["co_signers"])), ("提出", handed_in),
        ("保密", "代表要求保密" if found["confidential"] else None), ("正文", found["body"]), ("扫描件", found["scan"]),
        ("复杂件", "是" if found["complex"] else None), ("状态", state), ("并入", found["merged_into"]), ("并案", "、".join(found["merged"])),
        ("督办", "，".join(text for text in (watched["level"], "、".join(watched["leaders"])) if text) if watched else None),
        ("优秀建议", "是" if found["excellent"] else None), ("公开", {"yes": "公开", "no": "不公开"}.get(found["published"] or "")),
    ]  # fmt: skip


def election_page(found: Mapping[str, Any]) -> list[Section]:
    """An election, its candidates with a column for each review, and what was noted at a review."""
    plain = [(heading(name), word(name, value)) for name, value in found.items() if not isinstance(value, list) and value is not None]  # fmt: skip
    rows, notes = [], []
    for one in found["candidates"]:
        given = {
            review["step"]: f"{word('verdict', review['verdict'])} {review['given_on']}" for review in one["reviews"]
        }
        about = {name: value for name, value in one.items() if name not in ("reviews", "elected", "deputy_id")}
        outcome = {"elected": f"代表 #{one['deputy_id']}" if one["elected"] else None}
        rows.append({**about, **{step: given.get(step, "—") for step in found["steps"]}, **outcome})
        notes += [f"{one['name']} {review['step']}：{review['note']}" for review in one["reviews"] if review["note"]]
    return [Section(PAIR, plain), replace(_table_of(rows, heading("candidates")), about="candidate", notes=notes)]


def explanation_page(found: Mapping[str, Any]) -> list[Section]:
    """How each deadline came about, a table of lines each."""
    sections = []
    for one in found["deadlines"]:
        about = "，".join(
            text for text in (one["unit"], f"第 {one['round']} 轮" if one["round"] > 1 else None, one["what"]) if text
        )
        due = one["due_on"] or "待起算"
        title = f"{word('kind', one['kind'])}期限 {due}{f'（{about}）' if about else ''}"
        moves = [
            f"{move['moved_on']} {move['why']}：{move['from_due_on'] or '未定'} → {move['to_due_on'] or '未定'}"
            for move in one["moves"]
        ]
        lines = [*one["steps"], *moves, *_ending(one)]
        sections.append(Section(STEPS, [(str(place), line) for place, line in enumerate(lines, start=1)], title))
    return sections or [Section(STEPS, [("1", "还没有期限：尚未交办，或所用规则没有规定")])]


def _ending(one: Mapping[str, Any]) -> list[str]:
    if one["met_on"]:
        late = (
            date.fromisoformat(one["met_on"]).toordinal()
            - date.fromisoformat(one["due_on"] or one["met_on"]).toordinal()
        )
        return [f"已于 {one['met_on']} 完成" + (f"（晚 {late} 天）" if late > 0 else "")]
    return [f"已于 {one['cancelled_on']} 取消（{one['cancelled_why']}）"] if one["cancelled_on"] else []


def derivation_page(found: Mapping[str, Any]) -> list[Section]:
    """A derived date, line by line."""
    title = f"{found['start_on']} → {found['due_on']}{'（暂定）' if found['provisional'] else ''}"
    return [Section(STEPS, [(str(place), line) for place, line in enumerate(found["steps"], start=1)], title)]


def founded(made: Mapping[str, Any]) -> list[str]:
    """What `init` says: where the file is, by which rules it works, what comes next."""
    lines = [
        f"已建立{made['town']}的数据库：{made['path']}",
        f"规则：{made['profile']}（{made['profile_title']}），更换用 renda rules use",
    ]
    lines += [made["note"]] if made["note"] else []
    return [*lines, "接着登记代表：renda deputy add 姓名 --district 选区 --group 小组"]


def rules_page(found: Any, *, one: bool) -> tuple[list[Section], Any]:
    """Rule values in words; for machines an object by key, or of the `one` key asked for.

    Such an object is the first value of its key, nearest layer first, and all of them under `values`.
    """
    from renda_cli.rules import values

    place = found.fields.index("value")
    rows = [(*row[:place], values.period_words(row[0], row[place]), *row[place + 1 :]) for row in found.rows]
    by_key: dict[str, list[dict[str, Any]]] = {}
    for row in found.rows:
        by_key.setdefault(row[0], []).append(dict(zip(found.fields, row, strict=True)))
    data = {key: {**items[0], "values": items} for key, items in by_key.items()}
    return [Section(found.fields, rows, about="rule")], next(iter(data.values()), {}) if one else data


def batch_page(done: Any, out: Output) -> int:
    """What became of a batch: refused lines on standard error, the outcome last; returns the exit code."""
    from renda_cli.show.messages import error

    for one in done.refused:
        error(f"第 {one.number} 行：{one.why}")
    kept = done.commands - len(done.refused) if done.written else 0
    data = {
        "commands": done.commands,
        "done": kept,
        "refused": [{"line": one.number, "why": one.why} for one in done.refused],
    }
    if done.refused and not done.written:
        line = (
            f"共 {done.commands} 条命令，{len(done.refused)} 条有错，全部没有写入；改正后再执行，或加 --keep-going 跳过"
        )
    elif done.refused:
        line = f"共 {done.commands} 条命令，写入 {kept} 条，跳过 {len(done.refused)} 条"
    else:
        line = f"共 {done.commands} 条命令，全部写入"
    out.receipt([line], lambda: data)
    if not done.refused:
        return 0
    return 1 if done.written else 2
