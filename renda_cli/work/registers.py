"""Registers (簿册): which there are, what stands in one, and the town's own in place of those that are shipped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.files import registers as files
from renda_cli.files import sheets_out
from renda_cli.rules import words
from renda_cli.store.statements import insert_register
from renda_cli.work import masking, papers, register_forms, spans, texts
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.register_fields import Field
from renda_cli.work.register_forms import Form, Set

LIST_FIELDS = ("name", "title", "kind", "sets", "columns")
SHIPPED, OWN = "自带", "本镇"
_LONGEST_NAME = 30


class Made(NamedTuple):
    """A register of a span: rows with codes for machines; `worded` has the office's words for them."""

    form: Form
    title: str
    rows: list[tuple[Any, ...]]

    @property
    def fields(self) -> list[str]:
        """The fields, in the order of the columns."""
        return list(self.form.columns.values())

    @property
    def headings(self) -> list[str]:
        """The columns' headings."""
        return list(self.form.columns)

    @property
    def worded(self) -> list[tuple[Any, ...]]:
        """The rows as people read them."""
        words = [self.form.drawn_from.fields[field].words for field in self.fields]
        return _mapped(self.rows, [partial(_word, known) if known else None for known in words])


def _word(known: Mapping[str, str], code: Any) -> Any:
    return known.get(code, code)


def list_(desk: Desk) -> Listing:
    """The registers there are (fields LIST_FIELDS); a note for each set."""
    forms, known = _all(desk)
    rows = [
        (
            form.name, form.title, OWN if form.text else SHIPPED,
            tuple(one.name for one in known.values() if form.name in one.registers), len(form.columns),
        )
        for form in forms.values()
    ]  # fmt: skip
    notes = tuple(f"{one.name}：{'、'.join(one.registers)}" for one in known.values())
    return Listing(LIST_FIELDS, rows, notes)


def _all(desk: Desk, besides: str = "") -> tuple[dict[str, Form], dict[str, Set]]:
    """Registers and sets by name: the town's own take the place of shipped ones of their name.

    The town's own of the name `besides` is passed over: what is about to be replaced need not be readable. Raises InputError.
    """
    shipped = files.shipped()
    forms = {name: register_forms.form_of(name, found, name) for name, found in shipped["registers"].items()}
    sets = {name: Set(name, tuple(listed)) for name, listed in shipped["sets"].items()}
    for name, text in desk.file.tuples(
        "SELECT name, definition FROM register WHERE name <> ? ORDER BY rowid", (besides,)
    ):
        found = register_forms.read(name, text, f"本镇的簿册“{name}”")
        if isinstance(found, Set):
            sets[name] = found
        else:
            forms[name] = found
    return forms, sets


def sets(desk: Desk) -> dict[str, Set]:
    """The sets there are, by name."""
    return _all(desk)[1]


def _form(desk: Desk, name: str) -> Form:
    """A register by its name or title. Raises InputError with those there are."""
    forms, sets = _all(desk)
    name = name.strip().strip("《》")
    found = forms.get(name) or next((form for form in forms.values() if form.title == name), None)
    if found:
        return found
    if name in sets:
        raise InputError(f"“{name}”是一套簿册", f"请用 renda register --set {name} -o 文件.xlsx 一次生成")
    near = (
        get_close_matches(name, forms, n=3, cutoff=0.3) or [one for one in forms if set(one) & set(name)] or list(forms)
    )
    raise InputError(f"没有叫“{name[:40]}”的簿册", f"可用的有：{'、'.join(near)}")


def made(desk: Desk, name: str, *, year: str | None = None, private: bool = False) -> Made:
    """A register of a year or several, the running one when left out; of those in office, as on its last day.

    Phones, heads of households, and who handed in a confidential proposal are kept back unless `private`. Raises InputError.
    """
    return _made(desk, _form(desk, name), year, private)


def _made(desk: Desk, form: Form, year: str | None, private: bool) -> Made:
    span, source = spans.of_years(desk, year), form.drawn_from
    masking.teach(desk.file.db)
    day = spans.day_of(desk, span)
    values: dict[str, Any] = {**span.values, "day": day, "today": desk.today.isoformat(), "secret": 1}
    sql = {name: field.sql if private or not field.kept else field.kept for name, field in source.fields.items()}
    conditions = ""
    for place, (field, allowed) in enumerate(form.only.items()):
        bound = {f"only{place}_{at}": value for at, value in enumerate(allowed)}
        conditions += f" AND {sql[field]} IN ({', '.join(f':{one}' for one in bound)})"
        values |= bound
    columns = ", ".join(sql[field] for field in form.columns.values())
    order = ", ".join(part for field in form.order or source.order for part in _order(field, source.fields, sql))
    rows = desk.file.tuples(f"SELECT {columns} FROM {source.sql}{conditions} ORDER BY {order}", values)
    if not private:
        rows = _mapped(rows, [source.fields[field].mask for field in form.columns.values()])
    return Made(form, f"{form.title}（{span.words if source.dated else papers.in_words(day)}）", rows)


def _order(field: str, fields: Mapping[str, Field], sql: Mapping[str, str]) -> Iterator[str]:
    """What a register sorts by for one field of its order; as it is shown, so that the order betrays nothing."""
    name = field.removeprefix("-")
    for part in fields[name].order or (sql[name],):
        yield f"{part} DESC" if name != field else part


def _mapped(rows: list[tuple[Any, ...]], changes: list[Callable[[Any], Any] | None]) -> list[tuple[Any, ...]]:
    """The rows with some columns changed; by column, which 200,000 rows notice."""
    if not rows or not any(changes):
        return rows
    columns = zip(*rows, strict=True)
    changed = [map(change, column) if change else column for change, column in zip(changes, columns, strict=True)]
    return list(zip(*changed, strict=True))


def made_set(desk: Desk, name: str, *, year: str | None = None, private: bool = False) -> list[Made]:
    """The registers of a set, in its order. Raises InputError."""
    known = sets(desk)
    found = known.get(name.strip())
    if found is None:
        raise InputError(f"没有叫“{name[:40]}”的一套簿册", f"可用的有：{'、'.join(known)}")
    return [_made(desk, _form(desk, one), year, private) for one in found.registers]


def write(found: Sequence[Made], output: str) -> Path:
    """Writes registers as a workbook with a sheet each, or one as CSV, by the ending of `output`. Raises InputError."""
    form = papers.form_of(output, ("xlsx", "csv") if len(found) == 1 else ("xlsx",))
    target = texts.whole(output, "-o")
    if form == "csv":
        sheets_out.write_csv(target, found[0].headings, found[0].worded)
    else:
        sheets_out.write_xlsx(target, [(one.title, one.headings, one.worded) for one in found])
    return target


@writing
def define(desk: Desk, name: str, file: str) -> Receipt:
    """Keeps a register, or a set of them, of the town's own; what was kept under the name goes. Raises InputError."""
    name = words.name(name, "簿册名称")
    if len(name) > _LONGEST_NAME:
        raise InputError(f"簿册名称有 {len(name)} 字，太长", f"请写 {_LONGEST_NAME} 字以内")
    text = texts.read(file)
    found = register_forms.read(name, text, "标准输入" if file == "-" else file)
    _check(desk, found)
    if desk.file.row("SELECT 1 FROM register WHERE name = ?", (name,)):
        desk.file.db.execute("UPDATE register SET definition = ? WHERE name = ?", (text, name))
    else:
        insert_register(desk.file.db, name=name, definition=text)
    if isinstance(found, Set):
        lines = (
            f"已存入一套簿册“{name}”（{len(found.registers)} 本）",
            f"生成：renda register --set {name} -o {name}.xlsx",
        )
    else:
        instead = "，代替自带的" if name in files.shipped()["registers"] else ""
        lines = (
            f"已存入簿册“{name}”（{len(found.columns)} 栏）{instead}",
            f"生成：renda register {name} -o {name}.xlsx",
        )
    return Receipt(lines, lambda: show(desk, name))


def _check(desk: Desk, found: Form | Set) -> None:
    """Raises InputError when a register has the name of a set, a set that of a register, or a set a register there is not."""
    forms, sets = _all(desk, besides=found.name)
    if isinstance(found, Form):
        if found.name in sets:
            raise InputError(f"“{found.name}”是一套簿册的名称", "请用别的名称")
        return
    if found.name in forms:
        raise InputError(f"“{found.name}”是一本簿册的名称", "请用别的名称")
    missing = [one for one in found.registers if one not in forms]
    if missing:
        raise InputError(f"没有叫“{'、'.join(missing)[:40]}”的簿册", f"可用的有：{'、'.join(forms)}")


def defined(desk: Desk, name: str, file: str | None) -> Receipt:
    """Keeps the register that a file defines, or without a file forgets it. Raises InputError."""
    return forget(desk, name) if file is None else define(desk, name, file)


@writing
def forget(desk: Desk, name: str) -> Receipt:
    """Removes a register or set of the town's own; a shipped one of the name is used again. Raises InputError."""
    name = name.strip()
    if desk.file.row("SELECT 1 FROM register WHERE name = ?", (name,)) is None:
        own = [row[0] for row in desk.file.tuples("SELECT name FROM register ORDER BY rowid")]
        raise InputError(
            f"本镇没有自定的簿册“{name[:40]}”", f"自定的有：{'、'.join(own)}" if own else "自带的簿册不能删去"
        )
    shipped = files.shipped()
    there = name in shipped["registers"] or name in shipped["sets"]
    using = [one.name for one in _all(desk, besides=name)[1].values() if name in one.registers]
    if using and not there:
        raise InputError(f"簿册“{name}”还在{'、'.join(using)}里", "请先改这一套，再删去簿册")
    desk.file.db.execute("DELETE FROM register WHERE name = ?", (name,))
    again = "，改用自带的" if there else ""
    return Receipt((f"已删去本镇的簿册“{name}”{again}",), lambda: {"name": name, "forgotten": True})


def show(desk: Desk, name: str) -> dict[str, Any]:
    """A register or a set as an object, with its TOML under `toml`. Raises InputError."""
    one = sets(desk).get(name.strip())
    if one is not None:
        return {"name": one.name, "registers": list(one.registers), "toml": one.text or register_forms.set_as_toml(one)}
    form = _form(desk, name)
    return {
        "name": form.name, "title": form.title, "source": form.source, "order": list(form.order), "only": dict(form.only),
        "columns": dict(form.columns), "toml": register_forms.as_toml(form),
    }  # fmt: skip


def check_asked(name: str | None, acts: Mapping[str, Any], making: Mapping[str, Any]) -> None:
    """Raises InputError when what one command line asks for does not go together.

    `acts` are options that do something of their own (--set, --define …), `making` those of generating a register.
    """
    given = [option for option, value in acts.items() if value]
    if len(given) > 1:
        raise InputError(f"{'、'.join(given)} 不能一起用", "请一次写一个")
    act = given[0] if given else ""
    if act == "--set" and name is not None:
        raise InputError("--set 生成一整套，不能再写一本的名称", f"请去掉“{name[:40]}”")
    if act in ("--define", "--forget", "--show") and name is None:
        raise InputError(f"{act} 没有写是哪一本", f"请写簿册名称，如 renda register 学习培训 {act}")
    beside = [option for option, value in making.items() if value]
    if beside and act != "--set" and (act or name is None):
        what = f"{act} 不生成簿册" if act else "没有写生成哪一本"
        how = f"请去掉 {'、'.join(beside)}" if act else "请写簿册名称，名称用 renda register 查"
        raise InputError(what, how)


def found(desk: Desk, name: str | None, *, set_: str | None, year: str | None, private: bool) -> list[Made]:
    """The register of a name, or those of a set. Raises InputError."""
    if set_ is not None:
        return made_set(desk, set_, year=year, private=private)
    return [made(desk, name or "", year=year, private=private)]
