"""What is wrong with a scheme beside its form: measures there are not, records that count twice, schemes that ask for each other."""

from collections.abc import Iterator

from renda_cli.rules.scheme_values import Fault, Path
from renda_cli.rules.schemes import Item, Scheme
from renda_cli.work.desk import Desk


def found(desk: Desk, scheme: Scheme) -> list[Fault]:
    """The faults of a scheme whose form is sound, each with its place in the file."""
    return [*_measures(desk, scheme)]


def _measures(desk: Desk, scheme: Scheme) -> Iterator[Fault]:
    yield from ()


def places(scheme: Scheme) -> list[tuple[Item, Path]]:
    """Every item with its place in the file."""
    return [
        (item, ("section", place, "item", at))
        for place, section in enumerate(scheme.sections)
        for at, item in enumerate(section.items)
    ]
