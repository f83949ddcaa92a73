"""Names as papers print them, and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.rules.cell_names import Person, person
from renda_cli.rules.name_print import marked, padded


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("张三", "张　三"), ("𬭎强", "𬭎　强"), ("王沪宁", "王沪宁"), ("欧阳锋", "欧阳锋"), ("阿依古丽·买买提", "阿依古丽·买买提"),
        ("Bo", "Bo"), ("王A", "王A"),
    ],
)  # fmt: skip
def test_names_of_two_signs_are_padded(name: str, printed: str) -> None:
    assert padded(name) == printed


@pytest.mark.parametrize(
    ("gender", "nation", "printed"),
    [
        ("女", "高山族", "李四（女，高山族）"), ("男", "回族", "李四（回族）"), ("女", "汉族", "李四（女）"), ("男", "汉族", "李四"),
        ("女", None, "李四（女）"), (None, None, "李四"), (None, "汉", "李四"),
    ],
)  # fmt: skip
def test_women_and_minorities_are_marked(gender: str | None, nation: str | None, printed: str) -> None:
    assert marked("李四", gender, nation) == printed


@given(
    st.sampled_from(["张三", "王沪宁", "𬭎强", "欧阳泽华", "阿依古丽·买买提", "Zhang Wei"]),
    st.sampled_from([None, "女"]),
    st.sampled_from([None, "回族", "维吾尔族"]),
)
def test_what_is_printed_is_read_back(name: str, gender: str | None, nation: str | None) -> None:
    assert person(marked(padded(name), gender, nation)) == Person(name, gender, nation)
