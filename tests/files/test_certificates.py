"""Certificates and their list: the Word templates are those of the maker, and nothing in the data breaks them."""

from typing import Any

import pytest

from renda_cli.files import make_templates
from renda_cli.files.papers import render, template_text
from tests.files.papers_data import lines, part, tables
from tests.files.test_deputy_papers import HOSTILE, SHOWN

ONE: dict[str, Any] = {
    "number": "2022001", "kind": "优秀代表", "name": HOSTILE, "title": HOSTILE, "given_by": HOSTILE, "criteria": None, "on": "2022年12月30日",
    "prize": 300, "to": HOSTILE, "text": HOSTILE,
}  # fmt: skip
DATA = {
    "title": HOSTILE, "town": "遥观镇", "summed": HOSTILE, "certificates": [ONE, ONE | {"number": "2022002", "prize": None}],
    "today": "2022年12月31日",
}  # fmt: skip


@pytest.mark.parametrize("kind", ["certificates", "certificate"])
def test_the_word_template_is_what_the_maker_makes(kind: str) -> None:
    made = make_templates.build(kind)
    assert part(made) == part(template_text(kind, "docx"))
    assert make_templates.build(kind) == made


def test_the_list_has_a_row_for_each_and_room_to_sign() -> None:
    made = render("certificates", DATA, form="docx")
    (table,) = tables(made)
    day = "2022年12月30日"
    assert table[1:] == [
        ["2022001", SHOWN, SHOWN, SHOWN, day, "300", ""],
        ["2022002", SHOWN, SHOWN, SHOWN, day, "", ""],
    ]
    markdown = render("certificates", DATA, form="md").decode().splitlines()
    assert len([line for line in markdown if line.startswith("| 2022")]) == 2
    assert "49" not in "".join(lines(made))


def test_each_certificate_begins_a_page_without_a_number() -> None:
    made = render("certificate", DATA, form="docx")
    assert render("certificate", DATA, form="docx") == made
    xml = part(made)
    assert (xml.count("<w:pageBreakBefore/>"), xml.count('w:orient="landscape"'), "PAGE" in xml) == (2, 1, False)
    said = [line for line in lines(made) if line]
    assert said == [
        text
        for number in ("2022001", "2022002")
        for text in (
            "荣誉证书",
            f"{SHOWN}：",
            SHOWN,
            "特发此证，以资鼓励。",
            SHOWN,
            "2022年12月30日",
            f"证书编号：{number}",
        )
    ]
