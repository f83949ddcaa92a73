"""What goes to the units: the list of a session (交办清单) and the letter of one item (交办函)."""

from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.values import CHOICES
from renda_cli.rules.vocabulary import ROLES
from renda_cli.store.file import Row
from renda_cli.work import masking, names, texts
from renda_cli.work import papers as shared
from renda_cli.work.desk import Desk
from renda_cli.work.papers import Paper, form_of, in_words, town_name
from renda_cli.work.proposal.acts import co_signers
from renda_cli.work.proposal.reading import as_object


def sheet(
    desk: Desk,
    what: str,
    *,
    output: str | None = None,
    template: str | None = None,
    between: bool = False,
    private: bool = False,
) -> Paper:
    """The list of a session (`5-3`; `between`: of what came in after it) or the letter of a proposal.

    As Markdown or DOCX by the ending of `output`; without `output` Markdown, not written. `private` puts the proposer's
    whole phone number into the letter. Raises InputError when nothing was assigned yet, or the template or the path does
    not do.
    """
    from renda_cli.files import papers

    shared.require_names(output, template, "交办清单.docx")
    form = form_of(output or template)
    if form == "docx" and output is None:
        raise InputError("Word 模板出的文件印不到屏幕上", "请加 -o 文件.docx")
    kind, data = _what(desk, what, between, private)
    made = papers.render(kind, data, form=form, template=texts.whole(template, "--template") if template else None)
    return Paper(made, data, texts.write(output, made) if output else None)


def save_template(what: str, output: str, /, **others: Any) -> Path:
    """Writes the shipped template of a list or a letter, for the clerk to change. Raises InputError."""
    return shared.save_template("sheet" if is_session(what) else "letter", output, others.values(), "文件")


def is_session(text: str) -> bool:
    """Whether a text is the number of a session."""
    try:
        words.session_number(text)
    except InputError:
        return False
    return True


def _what(desk: Desk, what: str, between: bool, private: bool) -> tuple[str, dict[str, Any]]:
    if is_session(what):
        if private:
            raise InputError("清单里没有电话", "--private 只用于一件的交办函，请去掉")
        return "sheet", _list_data(desk, names.session(desk, what), between)
    if between:
        raise InputError("--between 只用于一次会议的清单", "请去掉，或写届次，如 5-3")
    return "letter", letter_data(desk, names.proposal(desk, what), private)


def letter_data(desk: Desk, row: Row, private: bool) -> dict[str, Any]:
    """What the letter of a proposal says. Raises InputError for one that was not assigned."""
    found = as_object(desk, row["id"])
    if not found["assignments"]:
        how = f"它并入 {found['merged_into']} 办理，请出那一件的" if found["merged_into"] else "交办以后才有交办函"
        raise InputError(f"{names.full(row)} 没有交办，没有交办函", how)
    congress, sitting = words.session_title(row["session"]) if row["session"] else ("", "")
    answering = [one for one in found["assignments"] if one["role"] != "co"] or found["assignments"]
    first = max(one["assigned_on"] for one in answering)
    assigned_on = date.fromisoformat(first)
    reply = next((one for one in found["deadlines"] if one["kind"] == "reply" and one["state"] != "cancelled"), None)
    window = desk.file.tuples(
        "SELECT min(t.due_on) FROM deadline t JOIN handler h ON h.id = t.assignment_id WHERE h.proposal_id = ? AND t.kind = 'return' "
        "AND h.assigned_on = ?",
        (row["id"], first),
    )[0][0]
    return {
        "town": town_name(desk), "congress": congress, "number": f"第{row['no'].removeprefix('闭')}号",
        "session": "闭会期间" if row["between_sessions"] else sitting,
        "full": names.full(row), "kind": found["kind"], "title": found["title"], "topic": found["topic"] or "",
        "submitted_on": in_words(found["submitted_on"]), "proposer": found["lead"], "signers": found["co_signers"],
        "phone": _phone(desk, row, private), "confidential": found["confidential"], "complex": found["complex"],
        "units": [
            {"name": one["unit"], "role": ROLES[one["role"]], "due": in_words(one["due_on"]) or "待定",
             "latest": "" if one["latest_on"] == one["due_on"] else in_words(one["latest_on"])}
            for one in _assigned(desk, row)
        ],
        "assigned_on": in_words(first), "return_until": in_words(window),
        "answer_to": CHOICES["answer_to"][desk.rulebook.value_on("answer_to", assigned_on).value] if found["co_signers"] else "提出人",
        "basis": basis(reply), "supervision": f"{found['supervision']['level']}督办" if found["supervision"] else "",
        "merged": _merged(desk, row), "body": found["body"] or "",
        "today": in_words(first),
    }  # fmt: skip


def _assigned(desk: Desk, row: Row) -> list[Any]:
    """Each unit with the day that the assignment, or an extension, gave it; later rounds have papers of their own."""
    return desk.file.rows(
        """SELECT h.name AS unit, h.role, t.due_on, t.latest_on FROM handler h
           LEFT JOIN deadline t ON t.id = (SELECT min(id) FROM deadline WHERE proposal_id = h.proposal_id AND assignment_id = h.id
             AND kind IN ('reply', 'co_opinion'))
           WHERE h.proposal_id = ? ORDER BY h.id""",
        (row["id"],),
    )


def _phone(desk: Desk, row: Row, private: bool) -> str:
    found = desk.file.row("SELECT phone FROM deputy WHERE id = ?", (row["lead_id"],))
    phone = found["phone"] if found else None
    return (phone if private else masking.phone(phone)) or ""


def basis(reply: dict[str, Any] | None) -> str:
    """The source in a derivation's first line (依据：source：says)."""
    line = reply["steps"][0] if reply else ""
    return line.removeprefix("依据：").partition("：")[0] if line.startswith("依据：") else ""


def _merged(desk: Desk, row: Row) -> list[str]:
    """What is handled together with a proposal: number, title and proposer of each."""
    rows = desk.file.rows(
        "SELECT p.no, p.title, s.number AS session, w.name FROM proposal p LEFT JOIN session s ON s.id = p.session_id "
        "JOIN proposer_line w ON w.id = p.id WHERE p.merged_into_id = ? ORDER BY p.id",
        (row["id"],),
    )
    return [f"{names.full(dict(one))} {one['title']}（{one['name']}）" for one in rows]


def _list_data(desk: Desk, session: Row, between: bool) -> dict[str, Any]:
    rows = desk.file.rows(
        "SELECT * FROM proposal_line l WHERE session_id = ? AND between_sessions = ? AND id IN (SELECT proposal_id FROM handler) ORDER BY id",
        (session["id"], between),
    )
    if not rows:
        raise InputError(
            f"{session['number']} 次会议{'闭会期间' if between else ''}还没有交办的件",
            "请先用 renda proposal assign 交办",
        )
    congress, sitting = words.session_title(session["number"])
    sitting = "闭会期间" if between else sitting
    handed = desk.file.rows(_HANDED, (session["id"], between))
    by_proposal: dict[int, list[Any]] = {}
    for one in handed:
        by_proposal.setdefault(one["proposal_id"], []).append(one)
    town = town_name(desk)
    return {
        "town": town, "congress": congress, "session": sitting, "title": f"{town}{congress}{sitting}代表议案、建议交办清单",
        "today": in_words(desk.today.isoformat()), "count": len(rows),
        "items": [_item(desk, row, by_proposal[row["id"]]) for row in rows],
        "units": _by_unit(handed, {row["id"]: row["no"] for row in rows}),
    }  # fmt: skip


_HANDED = """SELECT h.*, coalesce(t.due_on, '') AS due_on FROM handler h JOIN proposal p ON p.id = h.proposal_id
    LEFT JOIN deadline t ON t.id = (SELECT min(id) FROM deadline
      WHERE proposal_id = h.proposal_id AND assignment_id = h.id AND kind = 'reply')
    WHERE p.session_id = ? AND p.between_sessions = ? ORDER BY p.id, h.id"""


def _item(desk: Desk, row: Any, handed: list[Any]) -> dict[str, Any]:
    def named(role: str) -> str:
        return "、".join(one["name"] for one in handed if one["role"] == role)

    signers = co_signers(desk, row)
    watched = desk.file.row("SELECT level FROM supervision WHERE proposal_id = ?", (row["id"],))
    secret = row["lead"] == masking.CONFIDENTIAL
    return {
        "number": row["no"], "title": row["title"], "topic": row["topic"] or "", "proposer": row["lead"],
        "signers": "" if secret else "、".join(one.name for one in signers), "lead": named("lead"), "co": named("co"), "each": named("each"),
        "assigned_on": min(one["assigned_on"] for one in handed), "due": max(one["due_on"] for one in handed),
        "supervision": watched["level"] if watched else "", "note": _remarks(desk, row),
    }  # fmt: skip


def _remarks(desk: Desk, row: Any) -> str:
    merged = desk.file.rows("SELECT no FROM proposal WHERE merged_into_id = ? ORDER BY id", (row["id"],))
    return "；".join(["复杂件"] * row["complex"] + [f"并 {one['no']}" for one in merged])


def _by_unit(handed: list[Any], numbers: dict[int, str]) -> list[dict[str, Any]]:
    found: dict[str, list[str]] = {}
    for one in handed:
        found.setdefault(one["name"], []).append(numbers[one["proposal_id"]])
    return [{"name": name, "count": len(listed), "numbers": "、".join(listed)} for name, listed in found.items()]
