"""The pairings of today as a list, who has none, and how many there are in all."""

from renda_cli.errors import InputError
from renda_cli.store.file import Row
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.pairing import FIELDS, NOW, SQL, kind_code
from renda_cli.work.role import presidium_on
from renda_cli.work.seats import at_each_level

_SPAN = ("from_on", "to_on", "note")
FIELDS_OF = {
    None: FIELDS,
    "deputy": ("id", "deputy", "other", *_SPAN),
    "branch": ("id", "deputy", "partner", "project", "done_on", *_SPAN),
    "grid": ("id", "deputy", "post", "partner", "households", "voters", *_SPAN),
}
_TITLES = {None: "联系、结对和网格职务", "deputy": "主席团成员联系代表", "branch": "结对网格支部", "grid": "网格职务"}
_WITHOUT = {"deputy": "没有人联系", "branch": "没有结对网格支部", "grid": "没有网格职务"}


def list_(desk: Desk, *, kind: str | None = None, deputy: str | None = None, without: bool = False) -> Listing:
    """The pairings of today, of one kind or all; of one deputy those of earlier days as well (fields FIELDS_OF the kind).

    With `without` the own level's acting deputies who have none of a kind (fields doing.WITHOUT_FIELDS). Raises InputError.
    """
    code = None if kind is None else kind_code(kind)
    if without:
        return _without(desk, code, deputy)
    who = None if deputy is None else names.deputy(desk, deputy).id
    where = (
        f"{NOW if who is None else '(p.deputy_id = :who OR p.other_id = :who)'} AND p.kind = coalesce(:kind, p.kind)"
    )
    about = {"day": desk.today.isoformat(), "who": who, "kind": code}
    rows = [
        dict(row)
        for row in desk.file.rows(
            f"{SQL} {where} ORDER BY p.kind = 'grid', p.kind = 'branch', p.deputy_id, p.id", about
        )
    ]
    fields = FIELDS_OF[code]
    notes = (
        () if who is not None else tuple(note for note in (_contacts(rows), _branches(rows), _grid(desk, rows)) if note)
    )
    return Listing(fields, [tuple(row[field] for field in fields) for row in rows], notes, _TITLES[code])


def _without(desk: Desk, code: str | None, deputy: str | None) -> Listing:
    """A deputy has contact who keeps others, is kept by one, or sits in the presidium."""
    if code is None or deputy is not None:
        raise InputError("--without 列的是没有某一种的代表", "请用 --kind 写明哪一种，不写 --deputy")
    whose = "d.id IN (p.deputy_id, p.other_id)" if code == "deputy" else "p.deputy_id = d.id"
    rows = doing.without(desk, f"pairing p WHERE p.kind = :kind AND {whose} AND {NOW}", desk.today, kind=code)
    if code == "deputy":
        sitting = set(presidium_on(desk, desk.today))
        rows = [row for row in rows if row[0] not in sitting]
    title = f"{desk.today.isoformat()} {_WITHOUT[code]}的代表"
    return Listing(doing.WITHOUT_FIELDS, rows, (f"共 {len(rows)} 名",), title)


def _contacts(rows: list[Row]) -> str:
    found = [row for row in rows if row["kind"] == "deputy"]
    kept, keepers = ({row[field] for row in found} for field in ("other_id", "deputy_id"))
    return f"{len(keepers)} 人联系 {len(kept)} 名代表" if found else ""


def _branches(rows: list[Row]) -> str:
    found = [row for row in rows if row["kind"] == "branch"]
    deputies, branches = ({row[field] for row in found} for field in ("deputy_id", "partner"))
    projects = [row for row in found if row["project"]]
    finished = sum(row["done_on"] is not None for row in projects)
    told = f"{len(deputies)} 名代表结对 {len(branches)} 个网格支部，民生项目 {len(projects)} 个，已完成 {finished} 个"
    return told if found else ""


_LEVELS = at_each_level(
    f"EXISTS (SELECT 1 FROM pairing p WHERE p.deputy_id = t.deputy_id AND p.kind = 'grid' AND {NOW})"
)


def _grid(desk: Desk, rows: list[Row]) -> str:
    found = [row for row in rows if row["kind"] == "grid"]
    if not found:
        return ""
    posts = "、".join(
        f"{post} {sum(row['post'] == post for row in found)}" for post in dict.fromkeys(row["post"] for row in found)
    )
    levels = desk.file.tuples(_LEVELS, {"day": desk.today.isoformat()})
    shares = "、".join(f"{level}代表 {total} 名中 {inside} 名" for level, total, inside in levels if inside)
    households, voters = (sum(row[field] or 0 for row in found) for field in ("households", "voters"))
    number = len({row["deputy_id"] for row in found})
    return f"{number} 名代表编入网格（{posts}；{shares}），联系 {households} 户、选民 {voters} 名"
