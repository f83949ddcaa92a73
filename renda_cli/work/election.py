"""Elections of deputies: for a new term (换届) or to fill a vacancy (补选), a record a district and polling day."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import ELECTED_BY
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_election
from renda_cli.work import masking
from renda_cli.work.congress import vacant
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.seating import level_word
from renda_cli.work.seats import coming, own_level

LIST_FIELDS = (
    "id", "kind", "congress", "level", "district", "polling_on", "seats", "candidates", "elected", "voters", "voted",
)  # fmt: skip
PERSONAL = ("gender", "born", "nation", "education", "party", "work", "phone")
_FACTS = """
SELECT e.*, (SELECT count(*) FROM candidate WHERE election_id = e.id) AS candidates,
  (SELECT count(*) FROM candidate WHERE election_id = e.id AND elected) AS elected
FROM election e"""
# Seats are left, and no later election of the district was set for them.
OPEN = """((SELECT count(*) FROM candidate WHERE election_id = e.id AND elected) < e.seats AND NOT EXISTS (
  SELECT 1 FROM election later WHERE later.level = e.level AND later.congress = e.congress AND later.kind = e.kind
    AND later.district = e.district AND later.polling_on > e.polling_on))"""


@writing
def add(
    desk: Desk, *, district: str, on: str, kind: str | None = None, seats: int | None = None, voters: int | None = None,
    level: str | None = None, congress: int | None = None, note: str | None = None,
) -> Receipt:  # fmt: skip
    """Enters the election of a district; what was left out is assumed, and said. Raises InputError for one entered twice."""
    district, own = words.title(district, "选区"), own_level(desk)
    level = own if level is None else level_word(desk, level)
    polling_on = desk.day_if_given(on, "--on")
    assert polling_on is not None
    empty = len(vacant(desk, district, polling_on)) if level == own else 0
    assumed = []
    if kind is None:
        kind = "补选" if empty else "换届"
        assumed.append(f"种类按{kind}（{f'该选区出缺 {empty} 席' if empty else '该选区没有出缺'}）")
    words.among(kind, ELECTED_BY, "--kind")
    if congress is None:
        congress = _congress(desk, level, kind, polling_on)
        assumed.append(f"届按{called(congress)}")
    _check_congress(desk, level, congress)
    if seats is None:
        seats = empty if kind == "补选" and empty else 1 if kind == "补选" else _seats_now(desk, level, district)
        assumed.append(f"应选按 {seats} 名")
    _refuse_twice(desk, level, congress, district, polling_on)
    made = insert_election(
        desk.file.db, kind=kind, level=level, congress=congress, district=district, seats=seats, polling_on=polling_on,
        voters=voters, note=words.note(note, "备注"),
    )  # fmt: skip
    if kind == "补选" and level == own and empty < seats:
        desk.remarks.append(f"注意：{district} {f'只出缺 {empty} 席' if empty else '没有出缺的席位'}，请核对选区和名额")
    registered = f"，登记选民 {voters} 名" if voters else ""
    line = f"已登记选举 #{made}：{district}{kind}{called(congress)}{level}代表 {seats} 名，选举日 {polling_on.isoformat()}{registered}"
    lines = [line, *([f"没有写明的：{'，'.join(assumed)}；不对的请 renda undo 后写明"] if assumed else [])]
    return Receipt(tuple(lines), lambda: as_object(desk, made))


def called(congress: int) -> str:
    """第五届."""
    return f"第{words.in_chinese(congress)}届"


def _check_congress(desk: Desk, level: str, congress: int) -> None:
    """Raises InputError for a congress of the own level that is not to be elected for years."""
    (town,) = desk.file.rows("SELECT congress FROM town")
    if level == own_level(desk) and town["congress"] and congress > town["congress"] + 1:
        raise InputError(
            f"本届是{called(town['congress'])}，下一届是{called(town['congress'] + 1)}，不是{called(congress)}", "请核对 --congress"
        )  # fmt: skip


def _congress(desk: Desk, level: str, kind: str, polling_on: date) -> int:
    """The congress that is elected to: the present one, or the next where a whole congress is elected within its term."""
    if level != own_level(desk):
        raise InputError(f"没有写选的是第几届{level}代表", "请加 --congress 届")
    (town,) = desk.file.rows("SELECT congress, term_start FROM town")
    if town["congress"] is None:
        raise InputError(
            "本镇没有登记第几届", "请加 --congress 届，或先用 renda deputy congress 届 --start 日期 登记本届"
        )
    begun = town["term_start"] is not None and town["term_start"] < polling_on.isoformat()
    return int(town["congress"]) + (kind == "换届" and begun)


def _seats_now(desk: Desk, level: str, district: str) -> int:
    """How many the district elects: as many as sit for it now, filled and vacant, else one."""
    sql = f"SELECT count(*) AS n FROM seat WHERE level = ? AND district = ? AND status <> 'ended' AND NOT {coming('seat')}"
    (row,) = desk.file.rows(sql, (level, district))
    empty = len(vacant(desk, district, desk.today)) if level == own_level(desk) else 0
    return max(int(row["n"]) + empty, 1)


def _refuse_twice(desk: Desk, level: str, congress: int, district: str, polling_on: date) -> None:
    same = desk.file.row(
        "SELECT id FROM election WHERE level = ? AND congress = ? AND district = ? AND polling_on = ?",
        (level, congress, district, polling_on.isoformat()),
    )
    if same:
        raise InputError(
            f"{district} {polling_on.isoformat()} 的选举已登记（#{same['id']}）", "请用 renda deputy election show 查看"
        )


def list_(desk: Desk, *, district: str | None = None, congress: int | None = None) -> Listing:
    """Elections by polling day with the number of candidates and of those elected (fields LIST_FIELDS)."""
    conditions: list[tuple[str, Any]] = []
    if district is not None:
        conditions.append(("district = ?", district.strip()))
    if congress is not None:
        conditions.append(("congress = ?", congress))
    where = " AND ".join(condition for condition, _ in conditions) or "1"
    sql = f"SELECT {', '.join(LIST_FIELDS)} FROM ({_FACTS}) WHERE {where} ORDER BY polling_on, id"
    return Listing(LIST_FIELDS, desk.file.tuples(sql, [value for _, value in conditions]))


def one(desk: Desk, election: str | None, district: str | None) -> Row:
    """The election of an id, else the only open one, of the district if that is named. Raises InputError."""
    if election is not None:
        return _of_id(desk, election)
    named = district.strip() if district is not None else None
    found = desk.file.rows(f"{_FACTS} WHERE {OPEN} AND e.district = coalesce(?, e.district) ORDER BY e.id", (named,))
    if not found:
        where = f"“{named[:40]}”没有" if named else "没有"
        raise InputError(f"{where}还要选人的选举", "请先用 renda deputy election add 登记，或用 --election #编号 指明")
    if len(found) > 1:
        raise InputError(f"有几次选举：{_listed(found)}", "请用 --district 或 --election #编号 指明")
    return dict(found[0])


def _listed(found: list[Any]) -> str:
    listed = "、".join(f"#{row['id']} {row['district']}{row['kind']} {row['polling_on']}" for row in found[:5])
    return listed + (f" 等 {len(found)} 次" if len(found) > 5 else "")


def _of_id(desk: Desk, text: str) -> Row:
    digits = text.strip().removeprefix("#")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        found = desk.file.row(f"{_FACTS} WHERE e.id = ?", (int(digits),))
        if found:
            return dict(found)
    raise InputError(f"没有编号为“{text[:20]}”的选举", "请用 renda deputy election list 查编号")


def show(desk: Desk, which: str, *, private: bool = False) -> dict[str, Any]:
    """An election by its id (`#3`), or the last of a district, with candidates and reviews; phones masked unless `private`."""
    last = desk.file.row(
        "SELECT id FROM election WHERE district = ? ORDER BY polling_on DESC, id DESC", (which.strip(),)
    )
    if last is None and not which.strip().startswith("#") and not which.strip().isdigit():
        raise InputError(f"“{which[:40]}”没有登记过选举", "请用 renda deputy election list 查选区和编号")
    return as_object(desk, last["id"] if last else _of_id(desk, which)["id"], private=private)


def as_object(desk: Desk, election_id: int, *, private: bool = False) -> dict[str, Any]:
    """An election with its candidates; `steps` are the reviews that are due by the rulebook, and those entered beside them."""
    (row,) = desk.file.rows(f"{_FACTS} WHERE e.id = ?", (election_id,))
    fields = (
        "id",
        "kind",
        "congress",
        "level",
        "district",
        "seats",
        "polling_on",
        "voters",
        "voted",
        "elected",
        "note",
    )
    reviews = desk.file.rows(
        "SELECT r.* FROM candidate_review r JOIN candidate c ON c.id = r.candidate_id WHERE c.election_id = ? ORDER BY r.rowid",
        (election_id,),
    )
    due = steps(desk, date.fromisoformat(row["polling_on"]))
    return {field: row[field] for field in fields} | {
        "steps": list(dict.fromkeys([*due, *(review["step"] for review in reviews)])),
        "candidates": [
            _candidate(one, [review for review in reviews if review["candidate_id"] == one["id"]], private)
            for one in desk.file.rows("SELECT * FROM candidate WHERE election_id = ? ORDER BY id", (election_id,))
        ],
    }


def _candidate(row: Any, reviews: list[Any], private: bool) -> dict[str, Any]:
    found = {field: row[field] for field in ("name", *PERSONAL, "nominated_by")}
    found["phone"] = row["phone"] if private else masking.phone(row["phone"])
    found["reviews"] = [{field: one[field] for field in ("step", "verdict", "given_on", "note")} for one in reviews]
    return found | {"votes": row["votes"], "elected": bool(row["elected"]), "deputy_id": row["deputy_id"]}


def steps(desk: Desk, day: date) -> list[str]:
    """The reviews that a candidate passes by the rulebook of a day, or of today for a day before it; none where it has none."""
    return desk.rulebook.list_on("candidate.steps", day, desk.today)
