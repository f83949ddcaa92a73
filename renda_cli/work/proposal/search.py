"""Proposals looked up by words and by likeness of their titles."""

import json
import re
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.proposal.listing import LIST_FIELDS

ALIKE_FIELDS = ("session", "no", "title", "lead", "status", "likeness")
_LEAST_LIKE = 60  # of 100; measured on titles of offices, below it the pairs have nothing in common
_MOST = 10
_STOCK = re.compile(r"^(关于|请求|建议|加快|进一步|切实|尽快)+|(问题)?的?(建议|议案|意见|提案)$|[\s，。、“”《》（）()]")

# What is looked through: where the words stand → the SQL of (proposal_id, text).
_PLACES = {
    "标题": "SELECT id, title FROM proposal",
    "编号": "SELECT id, no FROM proposal",
    "类别": "SELECT id, topic FROM proposal",
    "提出者": "SELECT id, name FROM proposer_line WHERE name = shown",
    "附议": "SELECT c.proposal_id, d.name FROM co_signer c JOIN deputy d ON d.id = c.deputy_id JOIN proposal p ON p.id = c.proposal_id "
    "WHERE NOT p.confidential",
    "承办单位": "SELECT proposal_id, name FROM handler",
    "文号": "SELECT a.proposal_id, r.ref FROM reply r JOIN assignment a ON a.id = r.assignment_id",
    "承诺": "SELECT proposal_id, what FROM promise",
    "反馈": "SELECT proposal_id, note FROM feedback",
    "联系": "SELECT proposal_id, note FROM contact",
    "督办": "SELECT proposal_id, leaders FROM supervision",
    "现场": "SELECT proposal_id, result FROM visit",
    "经过": "SELECT e.proposal_id, e.text FROM proposal_event e JOIN proposal p ON p.id = e.proposal_id "
    "WHERE NOT (p.confidential AND e.event = 'withdrawn')",
}


def search(desk: Desk, texts: list[str]) -> Listing:
    """Proposals in which every word stands somewhere, newest first (fields LIST_FIELDS and `found`: where).

    Raises InputError when no word is given.
    """
    wanted = [word for text in texts for word in text.split()]
    if not wanted:
        raise InputError("没有写要找的字", "请写一个或几个词，如 renda proposal search 路灯 剑湖")
    sources = " UNION ALL ".join(f"SELECT '{place}', x.* FROM ({sql}) x" for place, sql in _PLACES.items())
    found: dict[int, list[str]] = {}
    for number, word in enumerate(wanted):
        rows = desk.file.tuples(
            f"WITH s(place, id, text) AS ({sources}) SELECT id, place, text FROM s WHERE instr(lower(text), lower(?)) ORDER BY id",
            (word,),
        )
        here: dict[int, list[str]] = {}
        for proposal_id, place, text in rows:
            here.setdefault(proposal_id, []).append(place if place in ("标题", "编号") else f"{place}：{text}")
        found = here if number == 0 else {key: found[key] + here[key] for key in found if key in here}
    columns = ", ".join(f"l.{field}" for field in LIST_FIELDS)
    listed = desk.file.tuples(
        f"SELECT {columns}, l.id FROM proposal_line l WHERE l.id IN (SELECT value FROM json_each(?)) ORDER BY l.submitted_on DESC, l.id DESC",
        (json.dumps(list(found)),),
    )
    rows = [(*row[:-1], "；".join(dict.fromkeys(found[row[-1]]))) for row in listed]
    return Listing((*LIST_FIELDS, "found"), rows)


def similar(desk: Desk, title: str) -> Listing:
    """Earlier proposals with a like title, the likest first (fields ALIKE_FIELDS; likeness 0 to 100)."""
    from rapidfuzz import fuzz, process

    wanted = _core(words.title(title))
    rows = desk.file.tuples("SELECT session, no, title, lead, status FROM proposal_line ORDER BY id DESC")
    cores = [_core(row[2]) for row in rows]
    near: list[tuple[Any, ...]] = process.extract(
        wanted, cores, scorer=fuzz.ratio, score_cutoff=_LEAST_LIKE, limit=_MOST
    )
    return Listing(ALIKE_FIELDS, [(*rows[place], round(score)) for _, score, place in near])


def _core(title: str) -> str:
    """A title without the words that every title has."""
    return _STOCK.sub("", title) or title
