"""What each step from a row to the verbs needs."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work.exchange.paper import Facts
from renda_cli.work.exchange.record import CellError


@contextmanager
def cell(name: str, options: Mapping[str, str]) -> Iterator[None]:
    """What a verb refuses is said of the cell `name`, or of the one that an option of the verb stands for."""
    try:
        yield
    except CellError:
        raise
    except InputError as error:
        raise CellError(str(error), name=name, options=options) from None


def required(facts: Facts, name: str, label: str) -> Any:
    """What an act must have. Raises CellError."""
    if facts.get(name) in (None, {}):
        raise CellError(f"缺少{label}", f"请补上；整列都没有的，可用 --fill {label}=… 给出", name=name)
    return facts[name]
