"""履职登记公示: what each deputy did in a quarter, record by record; neither points nor places, and nothing that is personal."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import score_periods, words
from renda_cli.rules.score_periods import Period
from renda_cli.rules.vocabulary import ATTENDANCE_STATES, PLEDGE_STATES
from renda_cli.store.file import Row
from renda_cli.work import card, masking, names, papers, publishing, texts
from renda_cli.work.desk import Desk
from renda_cli.work.seats import OFFICIAL_ORDER, acting
from renda_cli.work.spans import Span, day_of
from renda_cli.work.station.days import POSTED

FIELDS = ("no", "name", "on", "kind", "text")
FORMS = ("docx", "html", "md")
NOTHING = "本期没有登记的履职记录"
_UNGROUPED = "没有编入小组的代表"
# Who acts, once each: by the seat in the town's own congress, else by another one in a group of the town.
_DEPUTIES = f"""SELECT d.id, d.name, d.district, d."group", d.group_id, min(d.level <> (SELECT level FROM own_level)) AS other FROM deputy_line d
    WHERE {acting("d", "d.seat_id")} AND ({{where}}) GROUP BY d.id ORDER BY {OFFICIAL_ORDER}"""
_OF_TOWN = "d.level = (SELECT level FROM own_level)"
_POSTED = f"""EXISTS (SELECT 1 FROM station_deputy p JOIN station s ON s.id = p.station_id WHERE p.deputy_id = d.id AND NOT p.visiting
    AND {POSTED} AND s.{{}} = :of)"""
_STATIONS = "SELECT name, phone FROM station WHERE {} = ? AND coalesce(closed_on, '9') > ? ORDER BY id"


def publish(
    desk: Desk,
    period: str,
    *,
    group: str | None = None,
    station: str | None = None,
    village: str | None = None,
    until: str | None = None,
) -> dict[str, Any]:
    """The records of a period, deputy by deputy in the official order: of a group, of those posted to a station or to a village's stations.

    Of the whole town without any of these, in a section a group. `sections` hold `title` and `deputies` (`name`, `district`, `records` of
    `on` `kind` `text`, none where nothing is entered); `phones` are those of the stations, `until` the last day to object (ISO).
    Confidential proposals stand under nobody; of proposals that are not to be published the title is left out. Raises InputError.
    """
    named = score_periods.read(period, desk.today)
    if named.first > desk.today:
        raise InputError(f"{named.words}还没有到", f"请写 {desk.today.year} 年已经开始的期间，如 本季度")
    if sum(one is not None for one in (group, station, village)) > 1:
        raise InputError("--group、--station、--village 只写一个", "请分几次生成")
    until_on = desk.day_if_given(until, "--until")
    if until_on is not None and until_on < desk.today:
        raise InputError(f"公示期不能在今天以前截止（--until {until_on.isoformat()}）", "请写今天或以后的日期")
    span = Span(named.first.isoformat(), named.last.isoformat(), named.words, (named.first.year, named.last.year))
    day = day_of(desk, span)
    of, where, value, phones = _scope(desk, day, group, station, village)
    found = [dict(row) for row in desk.file.rows(_DEPUTIES.format(where=where), {"day": day, "of": value})]
    if not found:
        raise InputError(f"{of or '本镇'} {day} 没有在任的代表", "请核对名称和期间")
    secret = {number for (number,) in desk.file.tuples(_UNPUBLISHED)}
    told = [_deputy(desk, row, span, secret) for row in found]
    return {
        "title": f"{of or papers.town_name(desk)}人大代表履职登记公示", "period": named.words, "label": named.label,
        "from": span.first, "to": day, "until": until_on and until_on.isoformat(), "phones": phones,
        "sections": _sections(found, told, of), "notes": _notes(desk, named, span, told),
    }  # fmt: skip


def _scope(
    desk: Desk, day: str, group: str | None, station: str | None, village: str | None
) -> tuple[str, str, int | str | None, list[str]]:
    """Of whom the sheet is: the name of it (empty for the town), the SQL that its deputies fit with its value, and the phones known."""
    if group is not None:
        of = names.group(desk, group)
        return of.name, "d.group_id = :of", of.id, []
    if station is not None:
        of = names.station(desk, station)
        return of.name, _POSTED.format("id"), of.id, _phones(desk, "id", of.id, day)
    if village is not None:
        name = words.name(village, "村（社区）")
        if not desk.file.rows(_STATIONS.format("village"), (name, day)):
            raise InputError(
                f"{name}没有家站点，分不出代表", "请用 --station 或 --group，家站点的村用 renda station edit 登记"
            )
        return name, _POSTED.format("village"), name, _phones(desk, "village", name, day)
    return "", _OF_TOWN, None, []


def _phones(desk: Desk, column: str, value: int | str, day: str) -> list[str]:
    """The stations' own phones, each with its name where there are several; they are offices', nobody's secret."""
    known = [row for row in desk.file.rows(_STATIONS.format(column), (value, day)) if row["phone"]]
    return [row["phone"] if len(known) == 1 else f"{row['name']} {row['phone']}" for row in known]


_UNPUBLISHED = "SELECT coalesce(s.number || '/', '') || p.no FROM proposal p LEFT JOIN session s ON s.id = p.session_id WHERE p.published = 'no'"


def _deputy(desk: Desk, row: Row, span: Span, unpublished: set[str]) -> dict[str, Any]:
    facts = card.of_span(desk, names.Named(row["id"], row["name"]), span)
    records = sorted(_records(facts, span, unpublished), key=lambda one: str(one["on"]))
    told = [{**one, "text": masking.free(one["text"])} for one in records]
    return {"id": row["id"], "name": row["name"], "district": row["district"], "group": row["group"], "records": told}


def _records(facts: Mapping[str, Any], span: Span, unpublished: set[str]) -> Iterator[dict[str, Any]]:
    """What a card says was done, a record each; sessions first where a day has several."""
    for one in facts["meetings"]["entries"]:
        yield _record(one["on"], "会议", f"{_session(one)}：{_attendance(one)}")
    for part in ("inspections", "trainings", "activities"):
        for one in facts[part]["entries"]:
            yield _record(one["on"], one["kind"], one["title"] + _times(one["times"]))
    for one in facts["proposals"]["entries"]:
        if not one["confidential"]:
            title = "（不公开）" if one["no"] in unpublished else one["title"]
            yield _record(one["submitted_on"], "议案建议", f"{one['signed_as']}{one['kind']}：{title}")
    yield from _served(facts["service"], span)


def _served(service: Mapping[str, Any], span: Span) -> Iterator[dict[str, Any]]:
    """What was done for those who elected the deputy. A pledge is one of the year, told with where it stands today."""
    for one in service["reviews"]:
        yield _record(one["on"], "述职", one["title"])
    for one in service["receptions"]["entries"]:
        yield _record(one["on"], "接待选民", one["station"] + _times(one["times"]) + _received(one))
    for one in service["pledges"]:
        if one["made_on"] <= span.last:
            yield _record(one["made_on"], "实事承诺", f"{one['what']}（{_pledged(one)}）")
    for one in service["deeds"]:
        yield _record(one["on"], one["kind"], one["what"] + (f"（{one['count']} 件）" if one["count"] > 1 else ""))


def _record(on: str, kind: str, text: str) -> dict[str, Any]:
    return {"on": on, "kind": kind, "text": text}


def _session(one: Mapping[str, Any]) -> str:
    if one["kind"] == "人代会":
        return "".join(words.session_title(one["number"]))
    return f"{one['kind']}（{one['number']}）" if one["number"] else str(one["kind"])


def _attendance(one: Mapping[str, Any]) -> str:
    """出席; half a day by half a day where the deputy did not keep to one thing."""
    seen = [(word, one[state]) for state, word in ATTENDANCE_STATES.items() if one[state]]
    return seen[0][0] if len(seen) == 1 else "，".join(f"{word} {count} 个半天" for word, count in seen)


def _times(times: int) -> str:
    return f"（{times} 次）" if times > 1 else ""


def _received(one: Mapping[str, Any]) -> str:
    said = [
        f"选民 {one['voters']} 人次" if one["voters"] else "",
        f"意见 {one['opinions']} 条" if one["opinions"] else "",
    ]
    return "".join(f"，{text}" for text in said if text)


def _pledged(one: Mapping[str, Any]) -> str:
    state = PLEDGE_STATES[one["state"]]
    return f"{one['fulfilled_on']} {state}" if one["state"] == "fulfilled" else state


def _sections(found: Sequence[Row], told: Sequence[dict[str, Any]], of: str) -> list[dict[str, Any]]:
    """One section for a group, station or village; else one a group as they were founded, who is in none last."""
    if of:
        return [{"title": of, "deputies": list(told)}]
    groups = sorted({(row["group_id"] is None, row["group_id"] or 0, row["group"]) for row in found})
    return [
        {"title": group or _UNGROUPED, "deputies": [one for one in told if one["group"] == group]}
        for _, _, group in groups
    ]


def _notes(desk: Desk, period: Period, span: Span, told: Sequence[dict[str, Any]]) -> list[str]:
    without = sum(not one["records"] for one in told)
    return [
        f"代表 {len(told)} 名" + (f"，其中 {without} 名{NOTHING}" if without else ""),
        *([f"{period.words}还没有结束，登记到 {desk.today.isoformat()}"] if desk.today < period.last else []),
        *publishing.kept_back(desk, span),
    ]


def entries(section: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The lines of a section (fields FIELDS): number and name on a deputy's first one; who did nothing has a line that says so."""
    lines = []
    for no, one in enumerate(section["deputies"], start=1):
        nothing = [_record("", "", NOTHING)]
        for place, record in enumerate(one["records"] or nothing):
            lines.append({"no": "" if place else no, "name": "" if place else one["name"], **record})
    return lines


def write(desk: Desk, found: Mapping[str, Any], output: str, template: str | None = None) -> Path:
    """Writes a sheet as DOCX, HTML or Markdown by the ending of `output`, by the clerk's own `template` if one is named. Raises InputError."""
    from renda_cli.files import papers as files

    form = papers.form_of(output, FORMS)
    data = {
        **{key: found[key] for key in ("title", "period", "phones", "notes")}, "until": papers.in_words(found["until"]),
        "sections": [{"title": one["title"], "count": len(one["deputies"]), "entries": entries(one)} for one in found["sections"]],
        "town": papers.town_name(desk), "today": papers.in_words(desk.today.isoformat()),
    }  # fmt: skip
    own = texts.whole(template, "--template") if template is not None else None
    return texts.write(output, files.render("duties_done", data, form=form, template=own))


def refuse_template(template: str | None) -> None:
    """Raises InputError for a template without a file to write."""
    if template is not None:
        raise InputError("--template 要与 -o 一起用", "请加 -o 文件.docx")
