"""The public notice of a month: what voters said, who handles it, what was answered. No voter is named in it."""

import json
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days, words
from renda_cli.rules.vocabulary import OPINION_RESULTS, OPINION_STATES
from renda_cli.store.file import Row
from renda_cli.work import masking, names, papers, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.station import posting
from renda_cli.work.station.balance import balance

FORMS = ("md", "docx", "html")
PARTS = {"received": "本月收到的意见", "closed": "以前收到、本月办结的意见", "under_way": "以前收到、仍在办理的意见"}
_ENDED_ON = "CASE o.status WHEN 'replied' THEN l.replied_on WHEN 'referred' THEN o.referred_on WHEN 'proposal' THEN o.turned_on END"
_WHICH = {
    "received": "o.received_on BETWEEN :first AND :last",
    "closed": f"o.received_on < :first AND {_ENDED_ON} BETWEEN :first AND :last",
    "under_way": "o.received_on < :first AND l.under_way",
}


def notice(desk: Desk, month: str, *, station: str | None = None, number: str | None = None) -> dict[str, Any]:
    """A month (`2022-10`) of the town or of one station, as things stand today; `balance` adds up, what is kept back included.

    Each of PARTS has `entries` (`no`, the opinion's `id` and what may be told of it), and how many are kept back: `confidential` at the
    voter's wish, `private` for another reason. Raises InputError for a month that has not begun.
    """
    first, last = days.month(month)
    if first > desk.today:
        raise InputError(f"{first:%Y-%m} 还没有到", f"请写 {desk.today:%Y-%m} 或以前的月份")
    named = names.station(desk, station) if station is not None else None
    posted = _posted(desk, f"{first:%Y-%m}")
    number = words.title(number, "--no ") if number is not None else posted["number"]
    values = {"first": first.isoformat(), "last": last.isoformat(), "station": named.id if named else None}
    found = balance(desk, first, last, named.id if named else None)
    return {
        "month": f"{first:%Y-%m}", "from": first.isoformat(), "to": last.isoformat(), "as_of": desk.today.isoformat(),
        "station": named.name if named else None, "number": number, "posted_on": posted["posted_on"],
        "balance": found.counts,
        **{name: _part(desk, name, values) for name in PARTS},
    }  # fmt: skip


def _posted(desk: Desk, month: str) -> Row:
    """When a month was posted, its number and file, None where it was not."""
    found = desk.file.row("SELECT posted_on, number, file FROM posting WHERE month = ?", (month,))
    return dict(found) if found else dict.fromkeys(("posted_on", "number", "file"))


def _part(desk: Desk, name: str, values: dict[str, Any]) -> dict[str, Any]:
    rows = desk.file.rows(
        f"""SELECT o.id, o.received_on AS "on", l.station, o.topic, o.village, o.voter, o.text, o.phone, l.route, l.handler, o.status, o.on_spot,
              l.result, l.reply, l.replied_on, o.referred_to, l.proposal, o.urgent, o.confidential, o.published
            FROM opinion o JOIN opinion_line l ON l.id = o.id
            WHERE {_WHICH[name]} AND (:station IS NULL OR o.station_id = :station) ORDER BY o.received_on, o.id""",
        values,
    )
    open_ = [dict(row) for row in rows if not row["confidential"] and row["published"] != "no"]
    confidential = sum(row["confidential"] for row in rows)
    return {
        "confidential": confidential,
        "private": len(rows) - len(open_) - confidential,
        "entries": [{"no": no, **_entry(row)} for no, row in enumerate(open_, start=1)],
    }


def _entry(row: Row) -> dict[str, Any]:
    """What may be told of an opinion."""
    about = {
        field: value for field, value in row.items() if field not in ("phone", "reply", "confidential", "published")
    }
    of_whom = row["voter"], row["phone"]
    answered = row["status"] == "replied"  # what was said before the voter was dissatisfied is no answer
    return about | {
        "voter": masking.person(row["voter"]), "text": masking.spoken(row["text"], *of_whom), "on_spot": bool(row["on_spot"]),
        "urgent": bool(row["urgent"]),
        "result": row["result"] if answered else None, "reply": masking.spoken(row["reply"], *of_whom) if answered else None,
        "replied_on": row["replied_on"] if answered else None,
    }  # fmt: skip


def worded(desk: Desk, found: dict[str, Any]) -> dict[str, Any]:
    """A notice as people read it and as templates are given it: a sentence that adds up, and the parts that there is something of."""
    town = papers.town_name(desk)
    first = date.fromisoformat(found["from"])
    filled = [name for name in PARTS if name == "received" or any(found[name].values())]
    return {
        "town": town, "title": f"{town}选民意见公示" + (f"（{found['station']}）" if found["station"] else ""), "period": f"{first.year}年{first.month}月",
        "number": found["number"] or "", "as_of": papers.in_words(found["as_of"]), "said": _sentence(found),
        "today": papers.in_words(found["posted_on"] or found["as_of"]), "notes": _notes(found),
        "sections": [
            {
                "title": f"{words.in_chinese(no)}、{PARTS[name]}（{_counted(found, name)}）",
                "entries": [_told(one, first.year) for one in found[name]["entries"]],
            }
            for no, name in enumerate(filled, start=1)
        ],
    }  # fmt: skip


def _notes(found: dict[str, Any]) -> list[str]:
    """What the clerk is to look at before it hangs on the board."""
    urgent = [str(one["id"]) for name in PARTS for one in found[name]["entries"] if one["urgent"]]
    how = f"renda station opinion publish {','.join(urgent)} no --reason 理由"
    return (
        [f"紧急事项 {'、'.join(f'#{one}' for one in urgent)} 也列在公示里，不宜公开的请先用 {how} 登记"]
        if urgent
        else []
    )


def _sentence(found: dict[str, Any]) -> str:
    counts = found["balance"]
    if not counts["received"]:
        return "本月没有收到选民意见。"
    parts = {"answered": "已答复", "under_way": "办理中", "referred": "已引导至有关机关", "turned": "转为代表建议"}
    said = [f"{word} {counts[key]} 条" for key, word in parts.items() if counts[key] or key == "answered"]
    said += [f"只记了条数、没有逐条登记 {counts['unlisted']} 条"] if counts["unlisted"] else []
    return f"本月收到选民意见 {counts['received']} 条，其中{'，'.join(said)}。"


def _counted(found: dict[str, Any], name: str) -> str:
    """How many a part lists, and how many it has besides: of what was received all that the balance counts."""
    part = found[name]
    unlisted = found["balance"]["unlisted"] if name == "received" else 0
    besides = [
        f"{count} 条{why}"
        for count, why in (
            (part["confidential"], "按选民要求不公开"), (part["private"], "不宜公开"), (unlisted, "没有逐条登记"),
        )
        if count
    ]  # fmt: skip
    return f"{len(part['entries'])} 条" + (f"，另有 {'，'.join(besides)}" if besides else "")


def _told(one: dict[str, Any], year: int) -> dict[str, Any]:
    """An entry in words: when it came in, who handles it, and what came of it."""
    day = date.fromisoformat(one["on"])
    on = f"{day.month}月{day.day}日" if day.year == year else papers.in_words(one["on"])
    handler = one["handler"] or ("接待代表" if one["on_spot"] else "")
    passed_on = "（上级代表转交）" if one["route"] == "county" else ""
    return {**one, "on": on, "handler": f"{handler}{passed_on}", "result": _outcome(one)}


def _outcome(one: dict[str, Any]) -> str:
    if one["status"] == "replied":
        day = date.fromisoformat(one["replied_on"])
        result = f"{OPINION_RESULTS[one['result']]}：" if one["result"] else ""
        return f"{result}{one['reply']}（{day.month}月{day.day}日{'当场' if one['on_spot'] else ''}答复）"
    if one["status"] == "referred":
        return f"不属于受理范围，已引导至{one['referred_to'] or '有关机关'}"
    if one["status"] == "proposal":
        return f"已转为代表建议（{one['proposal']}）"
    return OPINION_STATES[one["status"]]


def write(desk: Desk, found: dict[str, Any], *, output: str | None = None, template: str | None = None) -> papers.Paper:
    """A notice as Markdown, DOCX or HTML by the ending of `output`, or of `template`; without `output` it is not written.

    Raises InputError when the template or the path does not do.
    """
    from renda_cli.files import papers as files

    form = _form(output, template)
    data = worded(desk, found)
    made = files.render(
        "notice", data, form=form, template=texts.whole(template, "--template") if template is not None else None
    )
    return papers.Paper(made, found, texts.write(output, made) if output is not None else None)


def _form(output: str | None, template: str | None) -> str:
    form = papers.form_of(output if output is not None else template, FORMS)
    if output is None and form == "docx":
        raise InputError("Word 模板出的文件印不到屏幕上", "请加 -o 文件.docx")
    if template is not None and papers.form_of(template, FORMS) != form:
        raise InputError(f"模板“{template}”出不了 .{form} 文件", f"请用 .{form} 的模板")
    return form


def save_template(output: str, /, **others: Any) -> str:
    """Writes the shipped template for the clerk to change, in the form that the ending asks for; returns where. Raises InputError."""
    return str(papers.save_template("notice", output, others.values(), "公示", FORMS))


def asked(month: str | None, *, post: bool, on: str | None) -> str:
    """The month that was asked for. Raises InputError when there is none, or a day of posting without a posting."""
    if month is None:
        raise InputError("没有写月份", "请写 --month，如 --month 2022-10")
    if on is not None and not post:
        raise InputError("--on 是公示的日期，只和 --post 一起用", "请加 --post，或去掉 --on")
    return month


@writing
def post(
    desk: Desk,
    month: str,
    *,
    on: str | None = None,
    station: str | None = None,
    number: str | None = None,
    output: str | None = None,
    template: str | None = None,
) -> Receipt:
    """Records that a month is posted, and that the answered opinions on the notice are made public by it; writes the notice if asked.

    Raises InputError for a month that is not over, and for the notice of one station: the whole town is posted at once.
    """
    if station is not None:
        raise InputError("公示按全镇登记，不能只登记一个站的", "请去掉 --station，或者去掉 --post")
    if template is not None and output is None:
        raise InputError("--template 没有写出到哪里", "请加 -o 文件，或去掉 --template")
    day, found = desk.day(on), notice(desk, month, number=number)
    if day.isoformat() < found["to"]:
        raise InputError(
            f"{found['month']} 到 {day.isoformat()} 还没有结束", "请在月末或下月公示，或核对 --month 和 --on"
        )
    before = _posted(desk, found["month"])
    file = str(texts.whole(output, "-o")) if output is not None else before["file"]
    _, lines = posting.mark_posted(desk, found["month"], day, found["number"], file)
    made_public = _publish(desk, found, day, before["posted_on"])
    lines += [f"{made_public} 条已答复的意见标为已公开"] if made_public else []
    lines += [f"提醒：{note}" for note in _notes(found)]
    if output is not None:
        made = write(desk, {**found, "posted_on": day.isoformat()}, output=output, template=template)
        lines += [f"已写到 {made.path}"]
    return Receipt(tuple(lines), lambda: notice(desk, month))


def _publish(desk: Desk, found: dict[str, Any], day: date, before: str | None) -> int:
    """Makes the answered opinions on a notice public, and moves the day of those that its posting of the day `before` made public."""
    answered = [one["id"] for name in PARTS for one in found[name]["entries"] if one["status"] == "replied"]
    return desk.file.db.execute(
        "UPDATE opinion SET published = 'yes', published_on = ? WHERE id IN (SELECT value FROM json_each(?)) "
        "AND (published IS NULL OR published_on = ?)",
        (day.isoformat(), json.dumps(answered), before),
    ).rowcount
