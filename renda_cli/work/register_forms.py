"""What a register is: read from TOML and checked against what there is, whether shipped or the town's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from renda_cli.errors import InputError
from renda_cli.files import registers as files
from renda_cli.rules import words
from renda_cli.work.register_sources import SOURCES, Source

_KEYS = ("title", "source", "order", "only", "columns")
_LONGEST_HEADING = 30
_MOST_COLUMNS = 60
_LARGEST = 2**63


@dataclass(frozen=True, slots=True)
class Form:
    """A register: columns as heading and field, `order` with `-` before a field that goes down, `only` the values that a field may have.

    `text` is the town's own TOML, empty for a shipped one.
    """

    name: str
    title: str
    source: str
    columns: Mapping[str, str]
    order: tuple[str, ...]
    only: Mapping[str, Sequence[Any]]
    text: str = ""

    @property
    def drawn_from(self) -> Source:
        """The source itself."""
        return SOURCES[self.source]


@dataclass(frozen=True, slots=True)
class Set:
    """Registers that go together under a name (六簿三册)."""

    name: str
    registers: tuple[str, ...]
    text: str = ""


def read(name: str, text: str, where: str) -> Form | Set:
    """A town's own register or set from its TOML. Raises InputError, naming `where`."""
    found = files.read(text, where)
    return set_of(name, found, where, text) if "registers" in found else form_of(name, found, where, text)


def set_of(name: str, found: Mapping[str, Any], where: str, text: str = "") -> Set:
    """A set from what TOML holds; whether its registers are there is for others to see. Raises InputError."""
    _refuse_others(found, ("registers",), where)
    listed = found["registers"]
    if not _texts(listed):
        raise InputError(f"{where} 的 registers 不对", '请写簿册的名称，如 registers = ["议案建议", "学习培训"]')
    return Set(name, tuple(words.without_repeats(listed, "簿册")), text)


def form_of(name: str, found: Mapping[str, Any], where: str, text: str = "") -> Form:
    """A register from what TOML holds. Raises InputError, naming `where`, for the first thing that is wrong."""
    _refuse_others(found, _KEYS, where)
    title, source = found.get("title", name), found.get("source")
    if not isinstance(title, str):
        raise InputError(f"{where} 的 title 不是文字", '请写成 title = "簿册的名称"')
    if not isinstance(source, str) or source not in SOURCES:
        said = "没有写 source" if source is None else f"的 source 没有“{source}”"
        raise InputError(f"{where} {said}", f"可选：{'、'.join(f'{one} {SOURCES[one].title}' for one in SOURCES)}")
    fields = SOURCES[source].fields
    columns = _columns(found.get("columns"), fields, where)
    order = found.get("order", [])
    if not isinstance(order, list) or not all(isinstance(one, str) for one in order):
        raise InputError(f"{where} 的 order 不对", '请写成 order = ["on"]，从大到小的写 "-on"')
    for one in order:
        _known(one.removeprefix("-"), fields, f"{where} 的 order ")
    return Form(
        name,
        words.title(title, f"{where} 的 title "),
        source,
        columns,
        tuple(order),
        _only(found.get("only", {}), fields, where),
        text,
    )


def _refuse_others(found: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    unknown = [key for key in found if key not in known]
    if unknown:
        raise InputError(f"{where} 里不认识“{'、'.join(unknown)}”", f"可写的有：{'、'.join(known)}")


def _columns(found: Any, fields: Mapping[str, Any], where: str) -> dict[str, str]:
    if not isinstance(found, dict) or not found:
        raise InputError(f"{where} 没有写栏目", '请在 [columns] 下一行写一栏，如 "日期" = "on"')
    if len(found) > _MOST_COLUMNS:
        raise InputError(f"{where} 有 {len(found)} 栏，太多", f"请减到 {_MOST_COLUMNS} 栏以内")
    for heading, field in found.items():
        if not heading.strip() or len(heading) > _LONGEST_HEADING or not heading.isprintable():
            raise InputError(f"{where} 的表头“{heading[:40]}”不对", f"请写 1 到 {_LONGEST_HEADING} 个字")
        if not isinstance(field, str):
            raise InputError(f"{where} 的“{heading}”后面不是栏目", '请写成 "日期" = "on"')
        _known(field, fields, f"{where} 的“{heading}”")
    words.without_repeats(list(found.values()), f"{where} 的栏目")
    return dict(found)


def _only(found: Any, fields: Mapping[str, Any], where: str) -> dict[str, list[Any]]:
    """The codes or values that fields may have; the office's word for a code is taken as the code."""
    if not isinstance(found, dict):
        raise InputError(f"{where} 的 only 不对", '请写成 only = { kind = ["视察", "调研"] }')
    kept: dict[str, list[Any]] = {}
    for field, values in found.items():
        _known(field, fields, f"{where} 的 only ")
        if not isinstance(values, list) or not values or not all(map(_bindable, values)):
            raise InputError(f"{where} 的 only 里 {field} 不对", f'请写成 only = {{ {field} = ["…"] }}')
        codes = {word: code for code, word in fields[field].words.items()}
        unknown = [one for one in values if codes and one not in codes and one not in codes.values()]
        if unknown:
            raise InputError(f"{where} 的 only 里 {field} 没有“{str(unknown[0])[:40]}”", f"可选：{'、'.join(codes)}")
        kept[field] = [codes.get(one, one) for one in values]
    return kept


def _bindable(value: Any) -> bool:
    """Whether the file can compare a field with a value: a text, or a number as large as it has."""
    return isinstance(value, str) or (type(value) is int and abs(value) < _LARGEST)


def _known(field: str, fields: Mapping[str, Any], where: str) -> None:
    if field in fields:
        return
    near = get_close_matches(field, fields, n=3) or list(fields)
    raise InputError(
        f"{where}没有“{field[:40]}”这一项", f"可用的有：{'、'.join(f'{one} {fields[one].heading}' for one in near)}"
    )


def _texts(found: Any) -> bool:
    return isinstance(found, list) and bool(found) and all(isinstance(one, str) for one in found)


def as_toml(form: Form) -> str:
    """A register as TOML to start from: the town's own as it was stored, a shipped one written out."""
    if form.text:
        return form.text
    given = {
        "title": form.title,
        "source": form.source,
        "order": list(form.order),
        "only": form.only,
        "columns": form.columns,
    }
    notes = (
        f"簿册“{form.name}”：改好后用 renda register {form.name} --define 文件.toml 存入",
        f"source 可选：{'、'.join(f'{name}（{source.title}）' for name, source in SOURCES.items())}",
    )
    fields = form.drawn_from.fields
    more = {name: field.heading for name, field in fields.items() if name not in form.columns.values()}
    return files.written({key: value for key, value in given.items() if value}, notes, more)


def set_as_toml(one: Set) -> str:
    """A shipped set as TOML to start from."""
    notes = (f"一套簿册“{one.name}”：改好后用 renda register {one.name} --define 文件.toml 存入",)
    return files.written({"registers": list(one.registers)}, notes, {})
