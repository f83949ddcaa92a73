"""What all papers share: the file that is made, its form, how days and the town are written in it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.work import texts
from renda_cli.work.desk import Desk

FORMS = ("md", "docx")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper made: its bytes, the data that it was made from, and where it was written."""

    content: bytes
    data: dict[str, Any]
    path: Path | None


def form_of(file: str | None, forms: tuple[str, ...] = FORMS) -> str:
    """The form that the ending of a file asks for, the first of `forms` where there is no file. Raises InputError."""
    form = Path(file).suffix.lower().removeprefix(".") if file is not None else forms[0]
    if form not in forms:
        endings = " 或 ".join(f".{one}" for one in sorted(forms))
        raise InputError(f"“{file}”不是可用的格式", f"文件名请以 {endings} 结尾")
    return form


def made(kind: str, data: dict[str, Any], output: str, forms: tuple[str, ...] = FORMS) -> Path:
    """Fills the shipped template of a kind in the form that `output` asks for, one of `forms`, and writes it. Raises InputError."""
    from renda_cli.files import papers

    return texts.write(output, papers.render(kind, data, form=form_of(output, forms)))


def save_template(kind: str, output: str, others: Iterable[Any], what: str, forms: tuple[str, ...] = FORMS) -> Path:
    """Writes the shipped template of a kind, which makes `what`, for the clerk to change.

    Raises InputError, also when any of `others` is asked for beside it: it would not be done.
    """
    from renda_cli.files import papers

    if any(others):
        raise InputError(
            f"--save-template 只存模板，不出{what}", f"请去掉别的选项，改好模板以后再用 --template 出{what}"
        )
    return texts.write(output, papers.template_text(kind, form_of(output, forms)), "--save-template")


def require_names(output: str | None, template: str | None, example: str) -> None:
    """Raises InputError where an option has a blank for the name of a file, with an `example` of one."""
    for option, given in (("-o", output), ("--template", template)):
        if given is not None and not given.strip():
            raise InputError(f"{option} 后面没有写文件", f"请写文件名，如 {example}")


def in_words(day: str | None) -> str:
    """An ISO day as letters write it, or nothing."""
    if not day:
        return ""
    read = date.fromisoformat(day)
    return f"{read.year}年{read.month}月{read.day}日"


def town_name(desk: Desk) -> str:
    """The name of the town."""
    return str(desk.file.rows("SELECT name FROM town")[0]["name"])


def congress_name(desk: Desk) -> str:
    """`遥观镇第五届人民代表大会`, without its number where the file does not know it."""
    town = desk.file.rows("SELECT name, congress FROM town")[0]
    number = f"第{words.in_chinese(town['congress'])}届" if town["congress"] else ""
    return f"{town['name']}{number}人民代表大会"
