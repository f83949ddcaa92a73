"""Lists as the offices send them on: under the headings that an import reads back."""

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.files import headings, sheets_out
from renda_cli.rules import money
from renda_cli.rules.vocabulary import ATTENDANCE_STATES
from renda_cli.work import filters, masking, role, texts
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import activities, facts, office, review_lists, score_lists, station_lists
from renda_cli.work.exchange.directory import called
from renda_cli.work.exchange.kinds import WORDS
from renda_cli.work.exchange.proposals import CHUNK
from renda_cli.work.seats import OFFICIAL_ORDER
from renda_cli.work.sittings import IN_ORDER

_SQL = {
    "deputies": f"""SELECT id, name, gender, born, nation, education, party, work, sector, level, congress, district, "group", phone,
        iif(level = (SELECT level FROM own_level) AND {role.in_presidium("d.id")}, '是', NULL) AS presidium, card_no, elected_by, from_on, status
        FROM deputy_line d WHERE NOT {filters.past("d")}
        ORDER BY level <> (SELECT level FROM own_level), level, {OFFICIAL_ORDER}, seat_id""",
    "groups": """SELECT g.name, g.leader_id AS leader, g.kind, p.name AS parent, g.founded_on, g.ended_on
        FROM deputy_group g LEFT JOIN deputy_group p ON p.id = g.parent_id ORDER BY g.parent_id IS NOT NULL, g.id""",
    "units": "SELECT name, head, leader, contact, phone FROM unit WHERE merged_into_id IS NULL ORDER BY id",
    "sessions": "SELECT number, kind, opened_on, closed_on FROM session ORDER BY opened_on, id",
    "contacts": """SELECT coalesce(s.number || '/', '') || p.no AS number, u.name AS unit, c.how, c.stage, c.held_on AS "on", c.note
        FROM contact c JOIN proposal p ON p.id = c.proposal_id LEFT JOIN session s ON s.id = p.session_id
        LEFT JOIN unit v ON v.id = c.unit_id LEFT JOIN unit u ON u.id = coalesce(v.merged_into_id, v.id) ORDER BY c.held_on, c.id""",
    "urges": """SELECT coalesce(s.number || '/', '') || p.no AS number, u.name AS unit, g.about, g.how, g.urged_on AS "on", g.note
        FROM urge g JOIN proposal p ON p.id = g.proposal_id LEFT JOIN session s ON s.id = p.session_id
        LEFT JOIN unit v ON v.id = g.unit_id LEFT JOIN unit u ON u.id = coalesce(v.merged_into_id, v.id) ORDER BY g.urged_on, g.id""",
    "promises": """SELECT coalesce(s.number || '/', '') || p.no AS number, m.what, u.name AS unit, m.made_on, m.until_on AS until, m.kept_on, m.note,
        m.broken_on, m.broken_why, m.slip_on, m.slip_result FROM promise m JOIN proposal p ON p.id = m.proposal_id
        LEFT JOIN session s ON s.id = p.session_id LEFT JOIN unit v ON v.id = m.unit_id
        LEFT JOIN unit u ON u.id = coalesce(v.merged_into_id, v.id) ORDER BY m.made_on, m.id""",
    "pledges": """SELECT deputy_id AS deputy, year, what, made_on, until_on AS until, fulfilled_on, evidence, broken_on, broken_why
        FROM pledge ORDER BY id""",
    "deeds": """SELECT e.done_on AS "on", e.kind, e.what, (SELECT group_concat(deputy_id) FROM (SELECT deputy_id FROM deed_deputy
        WHERE deed_id = e.id ORDER BY rowid)) AS deputies, e.count, e.people, e.funds_fen AS funds, e.place, e.note FROM deed e ORDER BY e.id""",
    "households": "SELECT deputy_id AS deputy, name, people, kind, address, phone, from_on, to_on, note FROM household ORDER BY id",
    "funds": """SELECT f.paid_on AS "on", f.deputy_id AS deputy, g.name AS "group", f.amount_fen AS amount, f.purpose, f.ref
        FROM fund f LEFT JOIN deputy_group g ON g.id = f.group_id ORDER BY f.id""",
    "awards": """SELECT a.given_on AS "on", a.kind, a.title, coalesce('#' || a.deputy_id, coalesce(s.number || '/', '') || p.no, l.name) AS name,
        a.given_by, a.prize_fen AS prize, a.criteria, a.note FROM award a JOIN award_line l ON l.id = a.id
        LEFT JOIN proposal p ON p.id = a.proposal_id LEFT JOIN session s ON s.id = p.session_id ORDER BY a.id""",
    "affairs": "SELECT held_on AS \"on\", kind, what, count, amount_fen AS amount, ended_on AS until, note FROM affair ORDER BY id",
    "articles": """SELECT a.published_on AS "on", a.title, a.medium, a.kind, a.deputy_id AS deputy, c.held_on || ' ' || c.title AS activity, a.note
        FROM article a LEFT JOIN activity c ON c.id = a.activity_id ORDER BY a.id""",
    "attendance": f"""SELECT a.deputy_id AS deputy, s.number AS session, s.kind, i.held_on AS "on", i.part, a.state, a.leave_asked_on, a.note
        FROM attendance a JOIN sitting i ON i.id = a.sitting_id JOIN session s ON s.id = i.session_id
        ORDER BY s.opened_on, s.id, {IN_ORDER}, a.deputy_id""",
    **station_lists.SQL, **review_lists.SQL, **score_lists.SQL,
}  # fmt: skip
_WORDS: dict[str, Callable[[Any], Any]] = {
    "status": lambda status: {"in_office": "在任", "suspended": "暂停", "ended": "终止"}[status],
    "amount": money.yuan, "funds": money.yuan, "prize": money.yuan,
    "state": lambda state: ATTENDANCE_STATES[state],
}  # fmt: skip
# Fields that hold ids of deputies, and what is kept back of a list beside phones.
_NAMING = {
    "groups": "leader",
    "pledges": "deputy",
    "deeds": "deputies",
    "households": "deputy",
    "funds": "deputy",
    "awards": "name",
    "articles": "deputy",
    "attendance": "deputy",
    **station_lists.NAMING,
    **review_lists.NAMING,
    **score_lists.NAMING,
}
_PERSONAL: dict[str, dict[str, Callable[[Any], Any]]] = {
    "households": {"name": masking.person, "address": lambda _: None, "note": lambda _: None},
    **station_lists.PERSONAL,
    **review_lists.PERSONAL,
    **score_lists.PERSONAL,
}


class Exported(NamedTuple):
    """A list: its Chinese name, fields, headings, and the rows, streamed; notes on what a row could not hold."""

    name: str
    fields: list[str]
    headings: list[str]
    rows: Iterator[list[Any]]
    notes: list[str]


def exported(desk: Desk, what: str, *, private: bool = False) -> Exported:
    """A list (a key of WORDS). Phones, and who handed in a confidential proposal, are kept back unless `private`."""
    if what == "proposals":
        fields, rows = _proposals(desk, private)
    elif what == "activities":
        fields = list(headings.headings(what))
        rows = activities.exported(desk, fields)
    else:
        fields, rows = _plain(desk, what, private)
    known = headings.headings(what)
    listed = {**station_lists.BEYOND, **review_lists.BEYOND, **score_lists.BEYOND}
    beyond = {"proposals": _BEYOND, "activities": activities.BEYOND, **listed}.get(what, {})
    notes = _unlisted(desk) if what == "deputies" else _notes(desk, beyond)
    return Exported(WORDS[what], fields, [known[field][0] for field in fields], rows, notes)


def _plain(desk: Desk, what: str, private: bool) -> tuple[list[str], Iterator[list[Any]]]:
    masking.teach(desk.file.db)
    values = {"private": private} | ({"latest": filters.latest(desk)} if what == "deputies" else {})
    found = desk.file.rows(_SQL[what], values)
    known = headings.headings(what)
    cursor = desk.file.db.execute(f"SELECT * FROM ({_SQL[what]}) LIMIT 0", values)
    fields = [column[0] for column in cursor.description if column[0] in known]
    own = {**office.WORDS, **station_lists.WORDS, **review_lists.WORDS, **score_lists.WORDS}.get(what, {})
    tell = (
        _WORDS
        | own
        | (review_lists.TELLERS[what](desk) if what in review_lists.TELLERS else {})
        | ({_NAMING[what]: _namer(desk)} if what in _NAMING else {})
    )
    tell |= {} if private else {"phone": masking.phone, **_PERSONAL.get(what, {})}

    def told(field: str, value: Any) -> Any:
        return tell[field](value) if field in tell and value is not None else value

    return fields, ([told(field, row[field]) for field in fields] for row in found)


def _namer(desk: Desk) -> Callable[[Any], str]:
    """Ids of deputies (`3`, `3,5`, `3=2,5`, `#3`) as the names that an import reads back; what is no id stays."""
    names = called(desk)["deputy"]

    def named(value: Any) -> str:
        ids = [one.partition("=") for one in str(value).removeprefix("#").split(",")]
        return (
            "、".join(f"{names[int(one)]}{''.join(often)}" for one, *often in ids)
            if ids[0][0].isdecimal()
            else str(value)
        )

    return named


def _proposals(desk: Desk, private: bool) -> tuple[list[str], Iterator[list[Any]]]:
    fields = [
        field for field in headings.headings("proposals") if field not in ("units", "satisfaction", "due_on", "status")
    ]
    ids = [row[0] for row in desk.file.tuples(_BY_NUMBER)]
    write, places = facts.writers(called(desk)), {field: place for place, field in enumerate(fields)}

    def rows() -> Iterator[list[Any]]:
        left = iter(ids)
        while chunk := list(islice(left, CHUNK)):
            for one in facts.of(desk.file, chunk).values():
                cells = facts.cells(one, places, write)
                yield cells if private or not one["confidential"] else _kept_back(fields, cells)

    return fields, rows()


_BY_NUMBER = """SELECT p.id FROM proposal p LEFT JOIN session s ON s.id = p.session_id
    ORDER BY s.opened_on, p.no GLOB '闭*', CAST(ltrim(p.no, '闭') AS INTEGER), p.no, p.id"""


def _kept_back(fields: list[str], cells: list[str]) -> list[str]:
    hidden = {"lead", "co_signers", "group", "proposer"}
    return [
        masking.CONFIDENTIAL if field in hidden and cell else cell for field, cell in zip(fields, cells, strict=True)
    ]


def _notes(desk: Desk, beyond: Mapping[str, str]) -> list[str]:
    """What a row has no place for: `beyond` has the SQL of the records of each sort, by their id."""
    counts = {
        what: desk.file.tuples(
            f"SELECT count(DISTINCT record_id) FROM (SELECT 0 AS record_id WHERE 0 UNION ALL {sql})"
        )[0][0]
        for what, sql in beyond.items()
    }
    listed = "、".join(f"{what} {count} 件" for what, count in counts.items() if count)
    return [f"表里放不下：{listed}；完整的请用 renda export all"] if listed else []


def _unlisted(desk: Desk) -> list[str]:
    """The seats that a roster leaves out."""
    at = {"latest": filters.latest(desk)}
    past = desk.file.tuples(f"SELECT count(*) FROM deputy_line d WHERE {filters.past('d')}", at)[0][0]
    return [f"往届的 {past} 席没有导出，要看请用 renda deputy level list"] if past else []


_OF_UNIT = "JOIN assignment a ON a.id = t.assignment_id"
_BEYOND = {
    "第三轮起的办理": f"SELECT a.proposal_id FROM reply t {_OF_UNIT} WHERE t.round > 2",
    "退办": "SELECT proposal_id FROM assignment WHERE ended_why LIKE '退办%'",
    "签收": "SELECT proposal_id FROM assignment WHERE signed_on IS NOT NULL",
    "单位合并前的名称": "SELECT a.proposal_id FROM assignment a JOIN unit u ON u.id = a.unit_id WHERE u.merged_into_id IS NOT NULL",
    "协办意见": f"SELECT a.proposal_id FROM co_opinion t {_OF_UNIT}",
    "延期": "SELECT d.proposal_id FROM extension e JOIN deadline d ON d.id = e.deadline_id",
    "指定的期限": """SELECT proposal_id FROM deadline WHERE by_hand AND kind IN ('reply', 'rehandle', 'look_back')
        AND id NOT IN (SELECT deadline_id FROM extension)""",
    "答复送达": f"""SELECT a.proposal_id FROM reply_copy c JOIN reply t ON t.id = c.reply_id {_OF_UNIT}
        WHERE c.sent_on <> t.replied_on""",
    "督办和回头看": "SELECT proposal_id FROM supervision UNION SELECT proposal_id FROM visit",
    "受理、议程、向上反映、记事": """SELECT proposal_id FROM proposal_event
        WHERE event IN ('accepted', 'on_agenda', 'off_agenda', 'referred_up') OR (event = 'note' AND text NOT LIKE '会商、评估结果：%')""",
    "反馈的意见和反馈人": """SELECT f.proposal_id FROM feedback f JOIN proposal p ON p.id = f.proposal_id
        WHERE f.note IS NOT NULL OR (p.lead_id IS NULL AND f.deputy_id IS NOT NULL)""",
    "附件": f"""SELECT id AS proposal_id FROM proposal WHERE coalesce(body, scan) IS NOT NULL
        UNION SELECT a.proposal_id FROM reply t {_OF_UNIT} WHERE t.file IS NOT NULL""",
    "改正的经过": """SELECT proposal_id FROM correction
        UNION SELECT d.proposal_id FROM deadline_move m JOIN deadline d ON d.id = m.deadline_id""",
}  # fmt: skip


def write(desk: Desk, what: str, file: str, *, private: bool = False) -> tuple[Path, Exported]:
    """Writes a list as CSV or XLSX by the ending of `file`, whole or not at all. Raises InputError."""
    target = texts.whole(file, "-o")
    found = exported(desk, what, private=private)
    ending = target.suffix.lower()
    if ending == ".csv":
        sheets_out.write_csv(target, found.headings, found.rows)
    elif ending == ".xlsx":
        sheets_out.write_xlsx(target, [(found.name, found.headings, found.rows)])
    elif ending == ".json":
        texts.write(file, _json(found).encode(), "-o")
    else:
        raise InputError(f"-o 的文件名 {target.name} 看不出格式", "请以 .xlsx、.csv 或 .json 结尾")
    return target, found


def _json(found: Exported) -> str:
    lines = (json.dumps(dict(zip(found.fields, row, strict=True)), ensure_ascii=False) for row in found.rows)
    return "[" + ",\n".join(lines) + "]\n"
