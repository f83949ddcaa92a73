"""The official roster with the structure of the congress, and the cards of the deputies for the wall."""

from collections import Counter
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import rates
from renda_cli.rules.name_print import marked, padded
from renda_cli.work import names, papers, role, texts
from renda_cli.work.desk import Desk
from renda_cli.work.seats import OFFICIAL_ORDER, acting, held, own_level

COLUMNS = {
    "no": "序号", "name": "姓名", "gender": "性别", "nation": "民族", "born": "出生年月", "education": "文化程度", "party": "政治面貌",
    "work": "工作单位及职务", "district": "选区", "labels": "代表结构", "card_no": "代表证号", "elected_by": "当选方式", "group": "代表小组",
    "presidium": "主席团成员", "level": "级别", "phone": "电话",
}  # fmt: skip
FORMS = ("docx", "xlsx")
ACROSS = 4  # cards in a row
_NO_CARD = {"photo": "", "name": "", "work": "", "district": ""}
_SEATS = f"""SELECT d.id, d.name, d.gender, d.nation, substr(d.born, 1, 7) AS born, d.education, d.party, d.work, d.district, d.sector AS labels,
      d.card_no, d.elected_by, d."group", d.level = (SELECT level FROM own_level) AND {role.holding("d.id")} AS presidium, d.level, d.phone,
      NOT {acting("d", "d.seat_id")} AS suspended
    FROM deputy_line d WHERE {held("d")} AND (:level IS NULL OR d.level = :level)
      AND (:group IS NULL OR d.group_id = :group OR d.id IN (SELECT m.deputy_id FROM group_member m
        JOIN deputy_group g ON g.id = m.group_id WHERE :group IN (g.id, g.parent_id)))
    ORDER BY d.level <> (SELECT level FROM own_level), (SELECT min(id) FROM seat WHERE level = d.level), {OFFICIAL_ORDER}"""


def roster(desk: Desk, *, level: str | None = None, private: bool = False) -> dict[str, Any]:
    """The seats held today, those of the town's own congress first, in official order: `deputies`, `seats`, `heads`, `structure`.

    One person with several seats is one head. Phones are left out unless `private`. Raises InputError.
    """
    deputies = _seats(desk, level=level)
    for no, one in enumerate(deputies, start=1):
        one["no"], one["presidium"], one["suspended"] = no, bool(one["presidium"]), bool(one["suspended"])
        if not private:
            del one["phone"]
    by_level = Counter(one["level"] for one in deputies)
    heads = {one["id"]: one for one in deputies}
    return {
        "title": _title(desk, level), "seats": len(deputies), "heads": len(heads),
        "levels": [{"level": name, "seats": count} for name, count in by_level.items()],
        "deputies": [{key: one[key] for key in ("id", *COLUMNS, "suspended") if key in one} for one in deputies],
        "structure": _structure(list(heads.values())),
    }  # fmt: skip


def _seats(
    desk: Desk, *, level: str | None, group: str | None = None, with_suspended: bool = True
) -> list[dict[str, Any]]:
    """The seats held today. Raises InputError when there is none."""
    group_id = names.group(desk, group).id if group is not None else None
    level = level.strip() if level is not None else None
    values = {"day": desk.today.isoformat(), "role": role.MEMBER, "level": level, "group": group_id}
    rows = [dict(row) for row in desk.file.rows(_SEATS, values) if with_suspended or not row["suspended"]]
    if not rows:
        known = [row[0] for row in desk.file.tuples("SELECT DISTINCT level FROM seat ORDER BY level")]
        how = f"登记过的级别有：{'、'.join(known)}" if known else "请先用 renda deputy add 登记代表"
        if group is not None:
            raise InputError(
                f"{group.strip()}里没有这样的在任代表", f"请用 renda deputy group show {group.strip()} 核对"
            )
        raise InputError("没有这样的在任代表", how)
    return rows


def _title(desk: Desk, level: str | None) -> str:
    if level is None or level.strip() == own_level(desk):
        return f"{papers.congress_name(desk)}代表名册"
    return f"驻{papers.town_name(desk)}{level.strip()}人大代表名册"


def _structure(heads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """How many of the heads are what. The labels overlap, so that their shares need not add up to 100."""
    found = []
    for item, field in (("性别", "gender"), ("民族", "nation"), ("政治面貌", "party"), ("文化程度", "education")):
        found += _counts(item, [one[field] or "（未登记）" for one in heads], len(heads))
    return found + _counts(
        "代表结构", [label for one in heads for label in (one["labels"] or "").split("、") if label], len(heads)
    )


def _counts(item: str, values: list[str], heads: int) -> list[dict[str, Any]]:
    """The commonest first, what was not entered last."""
    counted = sorted(Counter(values).items(), key=lambda one: (one[0] == "（未登记）", -one[1]))
    return [
        {"item": item, "label": label, "count": count, "share": rates.rate(count, heads)} for label, count in counted
    ]


def summed(found: dict[str, Any]) -> str:
    """`共 114 席，102 人：镇 75 席、区 27 席、市 12 席`"""
    by_level = "、".join(f"{one['level']} {one['seats']} 席" for one in found["levels"])
    suspended = sum(one["suspended"] for one in found["deputies"])
    aside = f"，其中暂停执行代表职务 {suspended} 席" if suspended else ""
    return f"共 {found['seats']} 席，{found['heads']} 人：{by_level}{aside}"


def write(desk: Desk, found: dict[str, Any], output: str) -> Path:
    """Writes a roster and its structure as DOCX or XLSX by the ending of `output`. Raises InputError."""
    form = papers.form_of(output, FORMS)
    columns = {field: heading for field, heading in COLUMNS.items() if field in found["deputies"][0]}
    for_print = padded if form == "docx" else str  # a workbook is searched and read back
    entries = [
        {
            **one,
            "name": marked(for_print(one["name"]), one["gender"], one["nation"]),
            "presidium": "是" if one["presidium"] else "",
        }
        for one in found["deputies"]
    ]
    structure = [{**one, "share": f"{one['share'].percent:.2f}%"} for one in found["structure"]]
    if form == "docx":
        data = {
            "title": found["title"], "summed": summed(found), "heads": found["heads"], "entries": entries, "structure": structure,
            "private": "phone" in columns, "town": papers.town_name(desk), "today": papers.in_words(desk.today.isoformat()),
        }  # fmt: skip
        return papers.made("roster", data, output)
    from renda_cli.files import sheets_out

    target = texts.whole(output, "-o")
    counts = [("总数", "席位", found["seats"], ""), ("总数", "人数", found["heads"], "")]
    counts += [("级别（席）", one["level"], one["seats"], "") for one in found["levels"]]
    counts += [(one["item"], one["label"], one["count"], one["share"]) for one in structure]
    sheets_out.write_xlsx(
        target,
        [
            (found["title"], list(columns.values()), [[one[field] for field in columns] for one in entries]),
            ("结构统计", ["项目", "类别", "数", "占人数"], counts),
        ],
    )
    return target


def wall(desk: Desk, *, level: str | None = None, group: str | None = None) -> dict[str, Any]:
    """The deputies for the wall, each once, in official order: `title`, `deputies` of id, name, work, district, level.

    Of the town's own congress, of `level`, or of `group` at whatever level its members sit; none who are suspended.
    Raises InputError.
    """
    own = own_level(desk)
    if level is None and group is None:
        level = own
    cards: dict[int, dict[str, Any]] = {}
    for one in _seats(desk, level=level, group=group, with_suspended=False):
        there = cards.setdefault(one["id"], {key: one[key] for key in ("id", "name", "work", "district", "level")})
        if there["level"] != one["level"]:
            there["level"] += f"、{one['level']}"
    town = papers.town_name(desk)
    title = (
        f"{papers.congress_name(desk)}代表"
        if level == own
        else f"驻{town}{level}人大代表"
        if level
        else f"{town}人大代表"
    )
    return {"title": title + (f"（{group.strip()}）" if group else ""), "deputies": list(cards.values())}


def write_wall(desk: Desk, found: dict[str, Any], output: str) -> Path:
    """Writes the cards, each with a place for the photo, as DOCX. Raises InputError."""
    papers.form_of(output, ("docx",))
    own = own_level(desk)
    cards = [
        {
            "photo": "照片", "name": padded(one["name"]), "work": one["work"] or "",
            "district": "　".join(filter(None, (one["district"], one["level"] if one["level"] != own else ""))),
        }
        for one in found["deputies"]
    ]  # fmt: skip
    cards += [_NO_CARD] * (-len(cards) % ACROSS)
    data = {
        "title": found["title"], "rows": [cards[place : place + ACROSS] for place in range(0, len(cards), ACROSS)],
        "closing": f"共 {len(found['deputies'])} 名代表　{papers.in_words(desk.today.isoformat())}", "today": papers.in_words(desk.today.isoformat()),
    }  # fmt: skip
    return papers.made("wall", data, output)
