"""Contacts in one cell."""

import pytest

from renda_cli.errors import InputError
from renda_cli.rules.cell_contacts import Contacted, contacts, written

ONE = Contacted("办前", "面商", "2022-02-18", "财政局")
TWO = Contacted("办中", "电话", "2022年3月1日", None)


@pytest.mark.parametrize(
    "text",
    [
        "办前面商 2022-02-18（财政局）；办中电话 2022年3月1日",
        "办前 面商2022-02-18(财政局)\n办中电话2022年3月1日；",
        f"{written(ONE)}; ;{written(TWO)}",
    ],
)
def test_several_contacts(text: str) -> None:
    assert contacts(text) == [ONE, TWO]


@pytest.mark.parametrize("text", ["2022-02-18", "办前书信 2022-02-18", "办前面商", "办前面商 2022-02-18（甲）（乙）"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="看不懂；请写成“办前面商 2022-02-18（单位）”"):
        contacts(text)
