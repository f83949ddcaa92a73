"""Certificates of commendations: the list of a year's, and one certificate a page."""

from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import AWARD_KINDS
from renda_cli.work import award, names, papers, texts
from renda_cli.work.desk import Desk
from renda_cli.work.papers import Paper

LIST, EACH = "certificates", "certificate"  # the kinds of their templates
_BLANK = "＿＿＿＿＿＿＿＿"  # written in by hand
# What a certificate of a kind says before the title; of another kind nothing.
_FOR = {
    "优秀代表": "在代表履职工作中成绩突出，",
    "先进小组": "在代表小组工作中成绩突出，",
    "优秀家站点": "在代表家站点工作中成绩突出，",
    "先进承办单位": "在代表建议办理工作中成绩突出，",
}
_NUMBERED = """SELECT a.*, substr("on", 1, 4) || printf('%03d', (SELECT count(*) FROM award b
      WHERE b.id <= a.id AND substr(b.given_on, 1, 4) = substr(a."on", 1, 4))) AS number
    FROM award_line a WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"""


def make(
    desk: Desk,
    year: str | None,
    *,
    kind: str | None = None,
    each: bool = False,
    output: str | None = None,
    template: str | None = None,
) -> Paper:
    """The list of a year's or several years' certificates, or (`each`) the certificates, one a page.

    As Markdown or DOCX by the ending of `output` or `template`; without `output` Markdown, not written. A certificate's number is
    the year and its place among those of the year as they were entered, whatever `kind` is asked for. Raises InputError.
    """
    from renda_cli.files import papers as files

    form = papers.form_of(output or template)
    if form == "docx" and output is None:
        raise InputError("Word 模板出的文件印不到屏幕上", "请加 -o 文件.docx")
    said = data(desk, year, kind)
    own = texts.whole(template, "--template") if template is not None else None
    content = files.render(EACH if each else LIST, said, form=form, template=own)
    return Paper(content, said, texts.write(output, content) if output is not None else None)


def save_template(output: str, /, *, each: bool, **others: Any) -> Path:
    """Writes the shipped template of the certificates or of their list, for the clerk to change. Raises InputError."""
    return papers.save_template(EACH if each else LIST, output, others.values(), "证书")


def data(desk: Desk, year: str | None, kind: str | None) -> dict[str, Any]:
    """What the certificates of a year and their list say. Raises InputError when there is none."""
    found = award.list_(desk, year, kind=kind)
    if not found.rows:
        raise InputError(
            f"{found.title.removesuffix('表彰')}还没有登记{kind or '表彰'}", "请先用 renda score award add 登记"
        )
    told = {row[0]: dict(zip(award.LIST_FIELDS, row, strict=True)) for row in found.rows}
    rows = desk.file.rows(_NUMBERED, (f"[{','.join(map(str, told))}]",))
    rows.sort(key=lambda row: AWARD_KINDS.index(row["kind"]))
    town = papers.town_name(desk)
    return {
        "title": f"{town}{found.title}证书名单", "town": town, "summed": found.notes[0],
        "certificates": [_certificate(desk, dict(row), told[row["id"]]["prize"]) for row in rows],
        "today": papers.in_words(desk.today.isoformat()),
    }  # fmt: skip


def _certificate(desk: Desk, row: dict[str, Any], prize: Any) -> dict[str, Any]:
    """What the list and a certificate say: `to` is the salutation, `text` the sentence."""
    about = {field: row[field] for field in ("number", "kind", "name", "title", "given_by", "criteria")}
    honoured = f"“{row['title']}”"
    to = f"{row['name']}同志" if row["deputy_id"] else row["name"]
    text = f"{_FOR.get(row['kind'], '')}授予{honoured}称号。"
    if row["proposal_id"]:
        to, what = _proposer(desk, row["proposal_id"])
        text = f"{what}，被评为{honoured}。"
    return {**about, "on": papers.in_words(row["on"]), "prize": prize, "to": to, "text": text}


def _proposer(desk: Desk, proposal_id: int) -> tuple[str, str]:
    """Whom the certificate of a proposal goes to, and what they handed in; who wanted not to be known is not named."""
    row = names.proposal_of_id(desk, proposal_id)
    what = f"提出的《{row['title']}》（{names.full(row)}号{row['kind']}）"
    if row["confidential"]:
        return _BLANK, what
    (lead,) = desk.file.tuples("SELECT lead FROM proposal_line WHERE id = ?", (proposal_id,))[0]
    signers = desk.file.tuples(
        "SELECT d.name FROM co_signer c JOIN deputy d ON d.id = c.deputy_id WHERE c.proposal_id = ? ORDER BY c.position",
        (proposal_id,),
    )
    people = "、".join([lead, *(name for (name,) in signers)])
    return (f"{people}同志" if row["lead_id"] else people), what
