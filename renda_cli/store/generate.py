"""Writes statements.py from the tables: `python -m renda_cli.store.generate`. What sqlc does for SQL, in a page."""

from datetime import date
from pathlib import Path
from types import UnionType
from typing import Any, get_args

from sqlmodel import SQLModel

from renda_cli.store.tables import (
    activity,
    agenda,
    ballot,
    deadline,
    deed,
    deputy,
    election,
    group,
    handling,
    journal,
    meeting,
    opinion,
    outcome,
    project,
    proposal,
    reception,
    review,
    score,
    station,
    town,
)

HEADER = '''"""Generated from the tables by `python -m renda_cli.store.generate`; never edited. A typed row and an insert for each table."""

from datetime import date
from sqlite3 import Connection
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TypedDict
'''
MODELS = [
    model
    for module in (
        town,
        deputy,
        election,
        meeting,
        group,
        proposal,
        handling,
        outcome,
        activity,
        deed,
        station,
        reception,
        opinion,
        review,
        project,
        ballot,
        agenda,
        score,
        deadline,
        journal,
    )
    for model in vars(module).values()
    if isinstance(model, type) and issubclass(model, SQLModel) and hasattr(model, "__table__")
]
_ROW_WORDS = {date: "str", bool: "int"}


def generate() -> str:
    """The text of statements.py."""
    columns = "\n".join(f"    {_table(model)!r}: {tuple(model.model_fields)!r}," for model in MODELS)
    parts = [HEADER, f"COLUMNS: dict[str, tuple[str, ...]] = {{\n{columns}\n}}  # fmt: skip\n"]
    parts.append("if TYPE_CHECKING:  # a running command does not pay for them\n\n" + "\n".join(map(_row_type, MODELS)))
    parts += [_insert(model) for model in MODELS]
    return "\n\n".join(parts).replace("'", '"')


def _table(model: type[SQLModel]) -> str:
    return str(model.__tablename__)


def _types(model: type[SQLModel], *, in_row: bool) -> dict[str, tuple[str, bool]]:
    found = {}
    for name, field in model.model_fields.items():
        annotation = field.annotation
        kinds = get_args(annotation) if isinstance(annotation, UnionType) else (annotation,)
        nullable = type(None) in kinds
        plain: Any = next(kind for kind in kinds if kind is not type(None))
        word = _ROW_WORDS.get(plain, plain.__name__) if in_row else plain.__name__
        found[name] = (word, nullable and not (in_row and name == "id"))
    return found


def _row_type(model: type[SQLModel]) -> str:
    fields = [
        f"        {name}: {word}{' | None' * nullable}" for name, (word, nullable) in _types(model, in_row=True).items()
    ]
    return "\n".join([f"    class {model.__name__}Row(TypedDict):", *fields, ""])


def _insert(model: type[SQLModel]) -> str:
    types = _types(model, in_row=False)
    arguments, values = [], []
    for name, (word, nullable) in types.items():
        default = "" if model.model_fields[name].is_required() else f" = {model.model_fields[name].default!r}"
        arguments.append(f"{name}: {word}{' | None' * nullable}{default}")
        value = f"{name}.isoformat()" if word == "date" else name
        values.append(f"{value} if {name} else None" if word == "date" and nullable else value)
    marks = ", ".join("?" * len(types))
    sql = f"INSERT INTO {_table(model)} ({', '.join(types)}) VALUES ({marks})"
    return "\n".join(
        [
            f"def insert_{_table(model)}(",
            "    db: Connection,",
            "    *,",
            *(f"    {argument}," for argument in arguments),
            ") -> int:",
            f'    sql = "{sql}"  # noqa: E501',
            "    values = (",
            *(f"        {value}," for value in values),
            "    )",
            "    return db.execute(sql, values).lastrowid or 0",
            "",
        ]
    )


if __name__ == "__main__":
    Path(__file__).with_name("statements.py").write_text(generate(), encoding="utf-8")
