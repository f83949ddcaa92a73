"""What units did stands by unit: values that a sheet gives once are spread over those that they are for."""

from collections.abc import Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work.exchange.directory import Directory
from renda_cli.work.exchange.paper import BY_UNIT, DAY_OF, OF_ALL, Facts
from renda_cli.work.exchange.record import CellError


def spread(directory: Directory, facts: Facts, units: Mapping[int, str], there: Facts) -> None:
    """Gives values that were written once to each of the units that they are for, and classes by their codes.

    `there` is what the file has. Raises CellError for another unit's value, and for a reply without its day.
    """
    for name in BY_UNIT:
        if name in facts:
            facts[name] = _of_field(directory, facts, name, units, there)


def _of_field(directory: Directory, facts: Facts, name: str, units: Mapping[int, str], there: Facts) -> dict[int, Any]:
    said = facts[name]
    if not units:
        raise CellError("写了交办或答复，没有写承办单位", "请填上承办单位", name=name)
    meant = units if name in OF_ALL else [unit for unit, role in units.items() if role != "co"]
    for unit in said:
        if unit is not None and unit not in meant:
            what = "是协办单位，由主办单位答复" if unit in units else "不承办此件"
            raise CellError(f"{directory.unit_name(unit)} {what}", "请改正写明单位的这一格", name=name)
    if name in DAY_OF:
        replied = {**there.get(DAY_OF[name], {}), **facts.get(DAY_OF[name], {})}
        meant = [unit for unit in meant if unit in replied]
        for unit in said:
            if not meant or (unit is not None and unit not in replied):
                whose = f"{directory.unit_name(unit)}的" if unit is not None else ""
                raise CellError(f"写了答复，没有写{whose}答复日期", "请补上答复日期，或去掉这一格", name=name)
    values = {unit: said.get(unit, said.get(None)) for unit in meant}
    if name.startswith("class"):
        return {
            unit: _class(directory, value, replied[unit], name) for unit, value in values.items() if value is not None
        }
    return {unit: value for unit, value in values.items() if value is not None}


def _class(directory: Directory, value: str, day: str, name: str) -> str:
    try:
        return directory.class_(value, day)
    except InputError as error:
        raise CellError(str(error), name=name) from None
