"""What the presidium publishes of the deputies: who they are and what they did in a year, and nothing that is personal."""

from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.rules.name_print import marked, padded
from renda_cli.work import papers, performance, spans, texts
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.seats import OFFICIAL_ORDER, acting

FIELDS = (
    "name", "gender", "nation", "party", "education", "work", "district", "group", "sessions", "sessions_expected", "inspections",
    "trainings", "activities", "receptions", "reports", "led", "signed", "pledges", "fulfilled", "deeds",
)  # fmt: skip
_PERSON = FIELDS[:8]
_HEADINGS = {
    "no": "序号", "name": "姓名", "gender": "性别", "nation": "民族", "party": "政治面貌", "education": "文化程度", "work": "工作单位及职务",
    "district": "选区", "group": "代表小组", **{field: performance.FIGURES[field][0] for field in FIELDS[8:]},
}  # fmt: skip
FORMS = ("docx", "md", "xlsx")


def publish(desk: Desk, year: str | None = None) -> Listing:
    """A row a deputy of the town's own congress who acts at the end of the year, or today in the running one (fields FIELDS).

    Neither phone nor birth nor address. Confidential proposals are counted under no name: a number that no published list
    accounts for would betray them. Raises InputError.
    """
    number = desk.today.year if year is None else days.year(year)
    if number > desk.today.year:
        raise InputError(f"{number} 年还没有到", f"请写 {desk.today.year} 或以前的年份")
    span = spans.of_years(desk, str(number))
    figures = ", ".join(f"{performance.FIGURES[field][1]} AS {field}" for field in FIELDS[8:])
    person = ", ".join(f'd."{field}"' for field in _PERSON)
    rows = desk.file.tuples(
        f"""SELECT {person}, {figures} FROM deputy_line d {performance.JOINS}
            WHERE d.level = (SELECT level FROM own_level) AND {acting("d", "d.seat_id")}
            GROUP BY d.id ORDER BY {OFFICIAL_ORDER}""",
        {**span.values, "day": spans.day_of(desk, span), "secret": 0},
    )
    return Listing(
        FIELDS, rows, kept_back(desk, span), f"{papers.congress_name(desk)}代表基本信息和履职情况（{span.words}）"
    )


def kept_back(desk: Desk, span: spans.Span) -> tuple[str, ...]:
    """What is said of the confidential proposals of a span, if there are any: how many they are, and nothing of whose."""
    ((secret,),) = desk.file.tuples(
        f"SELECT count(*) FROM proposal p LEFT JOIN session s ON s.id = p.session_id WHERE p.confidential AND {spans.BELONGS}",
        span.values,
    )
    return (f"另有 {secret} 件代表要求保密的议案建议，没有计入各人名下",) if secret else ()


def write(desk: Desk, found: Listing, output: str) -> Path:
    """Writes the list as DOCX, Markdown or XLSX by the ending of `output`. Raises InputError."""
    form = papers.form_of(output, FORMS)
    entries = [{"no": no, **dict(zip(found.fields, row, strict=True))} for no, row in enumerate(found.rows, start=1)]
    if form == "xlsx":
        return _workbook(found, entries, output)
    for one in entries:
        one["name"] = marked(padded(one["name"]), one["gender"], one["nation"])
    data = {
        "title": found.title, "entries": entries, "count": len(entries), "notes": list(found.notes),
        "town": papers.town_name(desk), "today": papers.in_words(desk.today.isoformat()),
    }  # fmt: skip
    return papers.made("publish", data, output)


def _workbook(found: Listing, entries: list[dict[str, Any]], output: str) -> Path:
    from renda_cli.files import sheets_out

    target = texts.whole(output, "-o")
    rows = [[one[field] for field in _HEADINGS] for one in entries]
    sheets_out.write_xlsx(target, [(found.title, list(_HEADINGS.values()), rows)])
    return target
