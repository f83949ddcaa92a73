"""From the words of the clerk to the record that they name; a word that fits none or several is refused with the candidates."""

import re
from difflib import get_close_matches
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import cells, words
from renda_cli.rules.vocabulary import SESSION_KINDS
from renda_cli.store.file import File, Row
from renda_cli.work.desk import Desk


class Named(NamedTuple):
    """A record's id and its name."""

    id: int
    name: str


_WITH_ITS_DOT = (
    "replace(replace(replace(name, '•', '·'), '‧', '·'), '.', '·')"  # earlier versions kept the dot as typed
)


def deputy(desk: Desk, text: str) -> Named:
    """A deputy by name, `#12`, or at a terminal by pinyin initials. Raises InputError."""
    text = text.strip()
    if text.startswith("#"):
        return _deputy_by_id(desk, text)
    name = words.name(text, "代表姓名")
    found = desk.file.rows("SELECT id, name FROM deputy WHERE name = ?", (name,))
    if not found and "·" in name:
        found = desk.file.rows(f"SELECT id, name FROM deputy WHERE {_WITH_ITS_DOT} = ?", (name,))
    if not found and desk.at_terminal and name.isascii() and name.isalpha():
        found = desk.file.rows("SELECT id, name FROM deputy WHERE initials = ?", (name.lower(),))
    if len(found) > 1:
        raise InputError(
            f"“{name}”对应 {len(found)} 位代表：{_described(desk.file, found)}",
            "请用 #编号 指明，如 #" + str(found[0]["id"]),
        )
    if not found:
        raise InputError(f"没有叫“{name}”的代表", _near(desk.file, "deputy", name, "请先用 renda deputy add 登记"))
    return Named(found[0]["id"], found[0]["name"])


def deputies(desk: Desk, texts: list[str] | None) -> list[Named]:
    """The deputies of a repeated or separated option, none twice. Raises InputError."""
    found = [deputy(desk, text) for text in words.parts(texts)]
    words.without_repeats([one.name for one in found if [other.id for other in found].count(one.id) > 1], "代表")
    return found


def _deputy_by_id(desk: Desk, text: str) -> Named:
    digits = text[1:]
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        found = desk.file.row("SELECT id, name FROM deputy WHERE id = ?", (int(digits),))
        if found:
            return Named(found["id"], found["name"])
    raise InputError(f"没有编号为 {text} 的代表", "请用 renda deputy list 查编号")


def _described(file: File, found: list[Any]) -> str:
    described = []
    for one in found:
        seat = file.row('SELECT district, "group" FROM deputy_line WHERE id = ?', (one["id"],))
        about = "，".join(word for word in (seat["district"], seat["group"]) if word) if seat else ""
        described.append(f"#{one['id']} {one['name']}" + (f"（{about}）" if about else ""))
    return "、".join(described)


def unit(desk: Desk, text: str) -> Named:
    """A unit by its name or a former one; one that was merged is the unit that it went into, and the clerk is told so.

    Raises InputError.
    """
    name = words.name(text, "单位")
    found = desk.file.row("SELECT * FROM unit WHERE name = ?", (name,)) or desk.file.row(
        "SELECT u.* FROM unit_former_name f JOIN unit u ON u.id = f.unit_id WHERE f.name = ? ORDER BY f.id DESC",
        (name,),
    )
    if found is None:
        raise InputError(f"没有叫“{name}”的单位", _near(desk.file, "unit", name, "请先用 renda proposal unit add 登记"))
    while found["merged_into_id"]:
        found = desk.file.rows("SELECT * FROM unit WHERE id = ?", (found["merged_into_id"],))[0]
    if found["name"] != name:
        desk.remarks.append(f"提示：{name}现为{found['name']}，已按{found['name']}登记")
    return Named(found["id"], found["name"])


def units(desk: Desk, texts: list[str] | None) -> list[Named]:
    """The units of a repeated or separated option, none twice. Raises InputError."""
    found = [unit(desk, text) for text in words.parts(texts)]
    words.without_repeats([one.name for one in found], "单位")
    return found


def group(desk: Desk, text: str) -> Named:
    """A group or delegation of deputies by its name. Raises InputError."""
    name = words.name(text, "代表小组")
    found = desk.file.row("SELECT id, name FROM deputy_group WHERE name = ?", (name,))
    if found is None:
        how = "请先用 renda deputy group add 登记，或在 renda deputy add、edit 里用 --group 编组"
        raise InputError(f"没有叫“{name}”的代表小组", _near(desk.file, "deputy_group", name, how))
    return Named(found["id"], found["name"])


def station(desk: Desk, text: str) -> Named:
    """A 代表之家, 联络站 or 联系点 by its name, or by a part that only one of them has. Raises InputError."""
    name = words.name(text, "家站点")
    found = desk.file.rows("SELECT id, name FROM station WHERE name = ?", (name,)) or desk.file.rows(
        "SELECT id, name FROM station WHERE instr(name, ?) ORDER BY id", (name,)
    )
    if len(found) > 1:
        told = "、".join(row["name"] for row in found[:5])
        raise InputError(f"“{name}”对应 {len(found)} 个家站点：{told}", "请写全称")
    if not found:
        how = "请先用 renda station add 登记"
        raise InputError(f"没有叫“{name}”的家站点", _near(desk.file, "station", name, how))
    return Named(found[0]["id"], found[0]["name"])


def opinion(desk: Desk, text: str) -> Row:
    """An opinion's row of `opinion_line` by its number (`12`, `#12`, `第12条`). Raises InputError."""
    digits = text.strip().removeprefix("第").removesuffix("条").removeprefix("#")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        found = desk.file.row("SELECT * FROM opinion_line WHERE id = ?", (int(digits),))
        if found:
            desk.voters.append((found["voter"], found["phone"]))
            return dict(found)
    raise InputError(f"没有编号为“{text.strip()[:20]}”的选民意见", "请用 renda station opinion list 查编号")


def opinions(desk: Desk, texts: list[str]) -> list[Row]:
    """The opinions of several numbers or lists of them. Raises InputError when there is none, or one stands there twice."""
    rows = [opinion(desk, text) for text in words.parts(texts)]
    if not rows:
        raise InputError("没有写编号", "请写一个或几个编号，如 1,2,3")
    words.without_repeats([f"#{row['id']}" for row in rows], "编号")
    return rows


def review(desk: Desk, text: str) -> Row:
    """A review's row of `review_line` by its number (`12`, `#12`). Raises InputError."""
    return _by_number(desk, text, "review_line", "评议", "请用 renda review list 查编号")


def finding(desk: Desk, text: str) -> Row:
    """A finding's row of `finding_line` by its number. Raises InputError."""
    return _by_number(desk, text, "finding_line", "评议意见", "请用 renda review findings 查编号")


def question(desk: Desk, text: str) -> Row:
    """A question's row of `question_line` by its number. Raises InputError."""
    found = _by_number(desk, text, "question_line", "问题", "请用 renda review question list 评议编号 查编号")
    if found["deputy_id"] is None:
        desk.voters.append((found["asker"], None))
    return found


def agenda_item(desk: Desk, text: str) -> Row:
    """An agenda item's row of `agenda_line` by its number. Raises InputError."""
    return _by_number(desk, text, "agenda_line", "议程", "请用 renda review agenda list 查编号")


def task(desk: Desk, text: str) -> Row:
    """The row of `task_line` of an opinion or decision of a session, by its number. Raises InputError."""
    return _by_number(desk, text, "task_line", "审议意见或决定", "请用 renda review agenda tasks 查编号")


def score_entry(desk: Desk, text: str) -> Row:
    """The row of `score_line` of points by hand, by its number. Raises InputError."""
    return _by_number(desk, text, "score_line", "加分减分", "请用 renda score entries 查编号")


def score_objection(desk: Desk, text: str) -> Row:
    """The row of `objection_line` of an objection, by its number. Raises InputError."""
    return _by_number(desk, text, "objection_line", "积分异议", "请用 renda score objections 查编号")


def affair(desk: Desk, text: str) -> Row:
    """The row of what the office itself does or has, by its number. Raises InputError."""
    return _by_number(desk, text, "affair", "事项", "请用 renda affair list 查编号")


def _by_number(desk: Desk, text: str, view: str, what: str, how: str) -> Row:
    digits = text.strip().removeprefix("#")
    if digits.isascii() and digits.isdigit() and len(digits) < 10:
        found = desk.file.row(f"SELECT * FROM {view} WHERE id = ?", (int(digits),))
        if found:
            return dict(found)
    raise InputError(f"没有编号为“{text.strip()[:20]}”的{what}", how)


def project(desk: Desk, text: str, year: int | None = None) -> Row:
    """A livelihood project's row of `project_line`: `2022-3`, `3` in `year` (or this year, or the only one that has it), or its title.

    Raises InputError.
    """
    said = text.strip()
    number = re.fullmatch(r"#?(?:(?a:(\d{4}))\s*[-/年]\s*)?第?(?a:(\d{1,4}))[号项]?", cells.halfwidth(said))
    if number is None:
        found = desk.file.rows("SELECT * FROM project_line WHERE title = ? ORDER BY id", (said,))
    else:
        found = desk.file.rows("SELECT * FROM project_line WHERE no = ? ORDER BY id", (int(number[2]),))
        wanted = [int(number[1])] if number[1] else [year or desk.today.year]
        in_year = [row for row in found if row["year"] in wanted]
        found = in_year if in_year or number[1] or year else found
    if len(found) > 1 and year:
        found = [row for row in found if row["year"] == year]
    if len(found) > 1:
        told = "、".join(f"{row['year']}-{row['no']} {row['title']}" for row in found[:5])
        raise InputError(
            f"“{said[:30]}”对应 {len(found)} 个项目：{told}", f"请写全，如 {found[0]['year']}-{found[0]['no']}"
        )
    if not found:
        raise InputError(f"没有叫“{said[:30]}”的民生实事项目", "请用 renda review project list 年份 查编号")
    return dict(found[0])


def _near(file: File, table: str, name: str, how: str) -> str:
    known = [row["name"] for row in file.rows(f"SELECT DISTINCT name FROM {table}")]
    near = (
        get_close_matches(name, known, n=3, cutoff=0.5)
        or [other for other in known if name in other or other in name][:3]
    )
    return f"相近的有：{'、'.join(near)}" if near else how


def session(desk: Desk, text: str, kind: str = "人代会") -> Row:
    """A session by its number (`5-3`). Raises InputError."""
    number = words.session_number(text)
    check_session_kind(kind)
    found = desk.file.row("SELECT * FROM session WHERE kind = ? AND number = ?", (kind, number))
    if found is None:
        raise InputError(
            f"没有登记过 {number} 次会议", f"请先登记：renda deputy session add {number} --kind {kind} --on 日期"
        )
    return dict(found)


def check_session_kind(text: str, option: str = "--kind") -> None:
    """Raises InputError with the kinds there are, naming the option that says it."""
    if text not in SESSION_KINDS:
        raise InputError(f"{option} 没有“{text}”", f"可选：{'、'.join(SESSION_KINDS)}")


def session_of_day(desk: Desk, day: str) -> Row | None:
    """The congress session in whose time an ISO `day` falls: the last that opened on it or before."""
    found = desk.file.row(
        "SELECT * FROM session WHERE kind = '人代会' AND opened_on <= ? ORDER BY opened_on DESC LIMIT 1", (day,)
    )
    return dict(found) if found else None


def full_number(session_number: str | None, no: str) -> str:
    """`5-3/16`, or the number alone for what was handed in before any session."""
    return f"{session_number}/{no}" if session_number else no


def full(row: Row) -> str:
    """The full number of a proposal's row."""
    return full_number(row["session"], row["no"])


_PROPOSAL = "SELECT p.*, s.number AS session FROM proposal p LEFT JOIN session s ON s.id = p.session_id WHERE "


def proposal(desk: Desk, text: str) -> Row:
    """A proposal by its number: `5-3/16`, or `16` in the session of today or in the only session that has it.

    The row has the columns of the table and `session`, the session's number. Raises InputError.
    """
    found = _proposal(desk, text)
    desk.concealing = desk.concealing or bool(found["confidential"])
    return found


def _proposal(desk: Desk, text: str) -> Row:
    text = text.replace("／", "/")
    if "/" in text:
        session_text, _, no_text = text.partition("/")
        number, no = words.session_number(session_text), words.number(no_text)
        found = _numbered(desk.file, no, "s.number = ?", number)
        if found:
            return found[0]
        raise InputError(f"没有编号为 {number}/{no} 的件", "请用 renda proposal list 查编号")
    no = words.number(text)
    current = session_of_day(desk, desk.today.isoformat())
    if current and (found := _numbered(desk.file, no, "p.session_id = ?", current["id"])):
        return found[0]
    found = _numbered(desk.file, no, "1")
    if len(found) == 1:
        return found[0]
    if found:
        candidates = "、".join(f"{full(row)} {row['title']}" for row in found[:5])
        raise InputError(f"编号 {no} 在几次会议里都有：{candidates}", "请写全，如 " + full(found[0]))
    raise InputError(f"没有编号为 {no} 的件", "请用 renda proposal list 查编号")


def proposal_of_id(desk: Desk, proposal_id: int) -> Row:
    """A proposal's row as `proposal` gives it, by its id."""
    (row,) = desk.file.rows(f"{_PROPOSAL} p.id = ?", (proposal_id,))
    return dict(row)


def proposals(desk: Desk, texts: list[str]) -> list[Row]:
    """The proposals of several numbers or lists of them. Raises InputError when there is none, or one stands there twice."""
    rows = [proposal(desk, text) for text in words.parts(texts)]
    if not rows:
        raise InputError("没有写编号", "请写一个或几个编号，如 1,2,3")
    words.without_repeats([full(row) for row in rows], "编号")
    return rows


def _numbered(file: File, no: str, where: str, *values: Any) -> list[Row]:
    """Proposals numbered `no`, or, when there is none, `闭no` (a bare 3 finds 闭3)."""
    for candidate in (no, f"闭{no}"):
        found = file.rows(f"{_PROPOSAL} p.no = ? AND {where} ORDER BY p.id", (candidate, *values))
        if found:
            return [dict(row) for row in found]
    return []
