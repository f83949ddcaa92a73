"""Schemes as files: what is shipped, on which line something stands, what is no TOML."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.files import schemes
from renda_cli.files.toml_lines import line_of
from renda_cli.rules.schemes import Band, Item, Reminder, Scheme

FILE = '''# [[section]] in a comment, name = "x"
name = "甲" # cap = 3
note = """
[[section]]
cap = 9
"""
"source" = \'\'\'
floor = 1\'\'\'
veto = "a \\" # [x"

[[section]]
name = "一"
item = [
  { name = "甲一", steps = [{ from = 90, points = 5 }, { from = 80, range = [1, 2] }] },
  # { name = "x" }
  { name = "甲二", each = 1 },
  {},
]

  [[ section ]]
  name = "二"
  [[section.item]]  # the first of the second
  name = "乙一"
  steps = [
    { from = 90, points = 5 },
    # { from = 85 }
    # x = 1
    { from = 80, points = 3 },
  ]
  kinds = ["[[section]]", 'cap = 1',
    "视察"]
  [[section.item]]
  "each" = 1.5
  per.x = 1
[reminder.a]
says = "x"
'''
PLACES = [
    (("name",), 2),
    (("note",), 3),
    (("source",), 7),
    (("veto",), 9),
    (("cap",), 1),
    (("section", 0), 11),
    (("section", 0, "name"), 12),
    (("section", 0, "cap"), 11),
    (("section", 0, "item"), 13),
    (("section", 0, "item", 0, "name"), 14),
    (("section", 0, "item", 0, "steps", 1, "range"), 14),
    (("section", 0, "item", 1), 16),
    (("section", 0, "item", 1, "each"), 16),
    (("section", 0, "item", 2), 17),
    (("section", 1), 20),
    (("section", 1, "name"), 21),
    (("section", 1, "item", 0), 22),
    (("section", 1, "item", 0, "measure"), 22),
    (("section", 1, "item", 0, "steps", 0), 25),
    (("section", 1, "item", 0, "steps", 1, "points"), 28),
    (("section", 1, "item", 0, "kinds"), 30),
    (("section", 1, "item", 1, "name"), 32),
    (("section", 1, "item", 1, "each"), 33),
    (("section", 1, "item", 1, "per", "x"), 34),
    (("reminder", "a", "says"), 36),
]


@pytest.mark.parametrize(("path", "line"), PLACES)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_line_on_which_something_stands(path: tuple[str | int, ...], line: int, ending: str) -> None:
    text = FILE.replace("\n", ending)
    tomllib.loads(text)
    assert line_of(text, path) == line


@given(
    st.lists(
        st.sampled_from(
            ["# x = 1", "", 'k{} = "[[a]]"', "k{} = [[1, 2], [3]]", "k{} = {{ a = 1 }}", "k{} = '''\nx = 1\n'''"]
        )
    )
)
def test_keys_keep_their_lines_whatever_stands_around(parts: list[str]) -> None:
    text = "\n".join(part.format(place) for place, part in enumerate(parts)) + "\nlast = 1\n"
    tomllib.loads(text)
    assert text.split("\n")[line_of(text, ("last",)) - 1] == "last = 1"


def test_eight_schemes_are_shipped_each_with_its_source() -> None:
    shipped = schemes.shipped()
    assert list(shipped) == [
        "代表履职积分",
        "代表履职考核（百分制）",
        "代表小组考核",
        "村级代表工作考核",
        "代表联络站考核",
        "承办单位办理考核",
        "镇人大工作积分",
        "镇人大规范化考核",
    ]
    assert all("参照" in schemes.read(text, name)["source"] for name, text in shipped.items())


def test_the_template_explains_every_key() -> None:
    """Whatever a scheme may say stands in it, in use or in a comment."""
    said = schemes.template()
    keys = {*(field for one in (Scheme, Item, Band, Reminder) for field in one._fields)}
    written = {
        "least_points": "pass",
        "at_least": "from",
        "sections": "[[section]]",
        "bands": "[[band]]",
        "reminders": "[[reminder]]",
    }
    assert [key for key in sorted(keys) if written.get(key, key) not in said] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name = “甲”", "第 1 行用了中文引号"),
        ("a = 1\nname＝1", "第 2 行有中文标点“＝”"),
        ('name = "甲', "第 1 行引号没有收尾"),
        ('a = 1\nname "甲"', "第 2 行少了等号"),
        ("a = 1\n\na = 2", "第 3 行和前面写了同一项"),
        ("[a]\n[a]", "第 2 行和前面写了同一个表"),
        ("[[section", "第 1 行方括号没有收尾"),
        ("a = [1, 2", "末尾方括号没有收尾"),
        ("a = { x = 1", "第 1 行花括号没有收尾"),
        ("a = 1 2", "第 1 行一项后面有多余的字"),
        ("a = 是", "第 1 行等号后面的值写得不对"),
        ("a = 09", "第 1 行一项后面有多余的字"),
        ("\x00", "第 1 行"),
        (f"a = {'9' * 5000}", "里有太长的数或太深的括号"),
        (f"a = {'[' * 5000}", "里有太长的数或太深的括号"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(text: str, told: str) -> None:
    with pytest.raises(InputError) as raised:
        schemes.read(text, "甲.toml")
    assert f"甲.toml {told}" in str(raised.value)
