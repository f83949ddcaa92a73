"""Who or what a review is held over: from the clerk's words to a deputy, a unit, a person, a topic, a law, or a number of them."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import reviewed, words
from renda_cli.rules.vocabulary import SUBJECT_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_review_subject
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk


@dataclass(frozen=True, slots=True)
class Subject:
    """A row of review_subject: a code of SUBJECT_KINDS, the name, how many, and the deputy or unit that it is."""

    reviewed: str
    name: str
    count: int = 1
    deputy_id: int | None = None
    unit_id: int | None = None


def resolve(desk: Desk, kind: str, texts: Iterable[str], day: date, option: str = "--subject ") -> list[Subject]:
    """The subjects that the texts name for a review of `kind`, on or about `day`; see `rules.reviewed`. Raises InputError."""
    found = [_one(desk, kind, said, day) for said in reviewed.subjects(texts, option)]
    return _apart(found)


def of(desk: Desk, review_id: int) -> list[Row]:
    """The subjects of a review in the order of the sheet (rows of review_subject)."""
    return [
        dict(row)
        for row in desk.file.rows("SELECT * FROM review_subject WHERE review_id = ? ORDER BY id", (review_id,))
    ]


def find(desk: Desk, review_id: int, text: str) -> Row:
    """A subject of a review by its name, `#12` of a deputy, or a part of the name that only one has. Raises InputError."""
    listed, said = _listed(desk, review_id), text.strip()
    fitting = [one for one in listed if said == one["name"] or (one["deputy_id"] and said == f"#{one['deputy_id']}")]
    fitting = fitting or [one for one in listed if said and said in one["name"]]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise InputError(f"“{said[:40]}”对应 {len(fitting)} 个评议对象：{_names(fitting)}", "请写全名")
    raise InputError(f"评议 #{review_id} 的对象里没有“{said[:40]}”", f"可选：{_names(listed)}")


def only(desk: Desk, review_id: int, text: str | None) -> Row:
    """The subject that an option names; where it is left out, the only one that the review has. Raises InputError."""
    if text is not None:
        return find(desk, review_id, text)
    listed = _listed(desk, review_id)
    if len(listed) != 1:
        told = f"评议 #{review_id} 有 {len(listed)} 个对象"
        raise InputError(told, f"请用 --subject 写明是哪一个：{_names(listed)}")
    return listed[0]


def chosen(desk: Desk, review_id: int, texts: list[str] | None) -> list[Row]:
    """The subjects that a repeated option names, all where it is left out. Raises InputError, also where one stands there twice."""
    if texts is None:
        return _listed(desk, review_id)
    found = [find(desk, review_id, said) for text in texts for said in reviewed.items(text)]
    if not found:
        raise InputError("没有写评议对象", f"可选：{_names(of(desk, review_id))}")
    words.without_repeats([one["name"] for one in found], "评议对象")
    return found


def _listed(desk: Desk, review_id: int) -> list[Row]:
    """The subjects of a review. Raises InputError where it has none."""
    found = of(desk, review_id)
    if not found:
        raise InputError(f"评议 #{review_id} 没有登记对象", f"请先用 renda review edit {review_id} --add 对象 登记")
    return found


def _names(rows: list[Row]) -> str:
    return "、".join(one["name"] for one in rows)


def write(desk: Desk, review_id: int, found: Iterable[Subject]) -> None:
    """Writes the subjects of a review."""
    for one in found:
        insert_review_subject(desk.file.db, review_id=review_id, **asdict(one))


def add(desk: Desk, row: Row, texts: Iterable[str], day: date) -> None:
    """Adds subjects to a review (a row with id and kind) after those that it has. Raises InputError."""
    there = [
        Subject(one["reviewed"], one["name"], one["count"], one["deputy_id"], one["unit_id"])
        for one in of(desk, row["id"])
    ]
    found = [_one(desk, row["kind"], said, day) for said in reviewed.subjects(texts, "--add ")]
    write(desk, row["id"], _apart([*there, *found])[len(there) :])


def remove(desk: Desk, row: Row, texts: Iterable[str]) -> None:
    """Takes subjects off a review. Raises InputError where a vote, a finding or a feedback holds one, or none would be left."""
    for name in (item for text in texts for item in reviewed.items(text)):
        one = find(desk, row["id"], name)
        (holds,) = desk.file.tuples(_HOLDS, {"id": one["id"]})
        if any(holds):
            what = next(word for held, word in zip(holds, ("测评", "评议意见", "反馈或措施"), strict=True) if held)
            raise InputError(f"{one['name']}已有{what}，不能去掉", f"登记有误的{doing.TAKE_BACK}")
        desk.file.db.execute("DELETE FROM review_subject WHERE id = ?", (one["id"],))
    if not of(desk, row["id"]):
        raise InputError("评议对象不能都去掉", "请先用 --add 补上，或用 renda review drop 取消这项评议")


_HOLDS = """SELECT EXISTS (SELECT 1 FROM ballot_row WHERE subject_id = :id), EXISTS (SELECT 1 FROM finding WHERE subject_id = :id),
    EXISTS (SELECT 1 FROM review_event WHERE subject_id = :id)"""


def _one(desk: Desk, kind: str, said: reviewed.Subject, day: date) -> Subject:
    if said.code is not None and said.name is None:
        return Subject(said.code, SUBJECT_KINDS[said.code], said.number)
    name = said.name or ""
    code = said.code or _code(desk, kind, name)
    if code == "deputy":
        who = names.deputy(desk, name)
        doing.remark_unless_in_office(desk, who, day)
        return Subject(code, who.name, deputy_id=who.id)
    if code == "unit":
        return _unit(desk, name)
    return Subject(code, (words.title if code in ("topic", "law") else words.name)(name, SUBJECT_KINDS[code]))


def _code(desk: Desk, kind: str, name: str) -> str:
    """What a name is, of which only the kind of review says it. Raises InputError where that does not tell."""
    if kind == "代表述职" or (kind == "履职评议" and _is_deputy(desk, name)):
        return "deputy"
    if kind == "部门评议" or (kind in ("履职评议", "执法检查") and _is_unit(desk, name)):
        return "unit"
    if kind == "执法检查":
        return "law" if reviewed.is_law(name) else "unit"
    if kind == "履职评议":
        how = f"请先登记，或写明是什么：部门负责人={name}、村干部={name}、部门={name}"
        raise InputError(f"“{name[:40]}”不是登记过的代表或单位", how)
    return "topic"


def _unit(desk: Desk, text: str) -> Subject:
    """A unit of the register, or one that is not in it, by the name as written."""
    try:
        unit = names.unit(desk, text)
    except InputError as error:
        name = words.name(text, "单位")  # what is no name at all is refused
        if "相近的有" in str(error):
            desk.remarks.append(f"提醒：{error}；已按“{name}”登记为评议对象")
        else:
            _remark_on_new(desk, name)
        return Subject("unit", name)
    return Subject("unit", unit.name, unit_id=unit.id)


_NEW = "提示：没有登记过的单位，已按名称登记为评议对象（也是承办单位的，请用 renda proposal unit add 登记）："


def _remark_on_new(desk: Desk, name: str) -> None:
    """One remark for all units that are not in the register."""
    *others, last = desk.remarks or [""]
    if last.startswith(_NEW):
        desk.remarks[:] = [*others, f"{last}、{name}"]
    else:
        desk.remarks.append(f"{_NEW}{name}")


def _is_deputy(desk: Desk, text: str) -> bool:
    name = "".join(text.split())
    return text.startswith("#") or desk.file.row("SELECT 1 FROM deputy WHERE name IN (?, ?)", (text, name)) is not None


def _is_unit(desk: Desk, text: str) -> bool:
    sql = "SELECT 1 FROM unit WHERE name IN (:text, :name) UNION ALL SELECT 1 FROM unit_former_name WHERE name IN (:text, :name)"
    return desk.file.row(sql, {"text": text, "name": "".join(text.split())}) is not None


def _apart(found: list[Subject]) -> list[Subject]:
    """The same with deputies of one name told apart by their ids. Raises InputError where one stands there twice."""
    apart: list[Subject] = []
    for one in found:
        namesake = [other for other in apart if (other.reviewed, other.name) == (one.reviewed, one.name)]
        if namesake and (one.deputy_id is None or namesake[0].deputy_id == one.deputy_id):
            raise InputError(f"评议对象“{one.name}”写了两遍", "请去掉一个")
        apart.append(replace(one, name=f"{one.name}（#{one.deputy_id}）") if namesake else one)
    return apart
