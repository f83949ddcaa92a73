"""`renda score rank` and `renda score warn` as a clerk types them."""

from pathlib import Path

import pytest

from tests.conftest import Renda
from tests.work.ranking_data import TEN, scheme, town


@pytest.fixture
def three(empty_file: Path, tmp_path: Path) -> list[str]:
    """The files of three towns."""
    return [
        town(empty_file, tmp_path, name, points) for name, points in zip(TEN, (101_500, 98_000, 98_000), strict=False)
    ]


def test_the_table_needs_no_database_of_its_own(
    renda: Renda, three: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("RENDA_DB", str(tmp_path / "没有" / "renda.db"))
    ran = renda("score", "rank", "2021", *three)
    assert ran.code == 0, ran.err
    lines = [line.split() for line in ran.out.splitlines()]
    assert lines[0] == ["【汉阴县乡镇人大工作积分（2021年）】"]
    assert lines[1] == [
        "名次",
        "乡镇",
        "代表",
        "人代会工作",
        "监督工作",
        "代表工作",
        "基础工作",
        "创新工作",
        "合计",
        "等次",
        "收到议案建议",
        "说明",
    ]
    assert lines[3:] == [
        ["1", "城关镇", "3", "101.5", "0", "0", "0", "0", "101.5", "先进", "2"],
        ["2", "涧池镇", "3", "98", "0", "0", "0", "0", "98", "达标", "2"],
        ["2", "蒲溪镇", "3", "98", "0", "0", "0", "0", "98", "达标", "2"],
        ["合计", "9", "6", "3", "个乡镇"],
    ]
    assert not (tmp_path / "没有").exists()


def test_the_table_for_machines(renda: Renda, three: list[str]) -> None:
    found = renda("score", "rank", "去年", *three, "没有.db", "--towns", "城关镇,酒店镇", "-f", "json").json
    assert {"period", "scheme", "towns", "missing", "unreadable", "totals"} <= set(found)
    assert (found["period"], found["scheme"], found["missing"]) == ("2021", "乡镇人大工作积分办法", ["酒店镇"])
    assert found["unreadable"][0]["file"] == "没有.db"
    assert found["totals"] == {"towns": 3, "deputies": 9, "proposals": 6}
    assert [row["place"] for row in found["towns"]] == [1, 2, 2]


@pytest.mark.parametrize("name", ["积分表.xlsx", "积分表.csv", "积分表.docx", "积分表.md"])
def test_the_table_as_a_file(renda: Renda, three: list[str], tmp_path: Path, name: str) -> None:
    ran = renda("score", "rank", "2021", *three, "-o", str(tmp_path / name))
    assert (ran.code, ran.out) == (0, f"已写到 {tmp_path / name}\n")
    first = (tmp_path / name).read_bytes()
    assert renda("score", "rank", "2021", *three, "-o", str(tmp_path / name)).code == 0
    assert (tmp_path / name).read_bytes() == first


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "缺少“文件”"), (("没有.db",), "没有一个文件能计分：没有.db 没有这个文件"), (("{0}", "-o", "{0}"), "不是可用的格式"),
        (("{0}", "--scheme", "县.toml"), "读不了 县.toml"),
        (("{0}", "--scheme", "别的"), "没有叫“别的”的给乡镇计分的办法"), (("{0}", "--towns", "，"), "--towns 里没有乡镇"),
    ],
)  # fmt: skip
def test_what_cannot_be_ranked(renda: Renda, three: list[str], words: tuple[str, ...], sentence: str) -> None:
    ran = renda("score", "rank", "2021", *(word.format(three[0]) for word in words))
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1


def test_periods_and_schemes_of_the_county(renda: Renda, three: list[str], tmp_path: Path) -> None:
    assert "期间“二零二一”看不懂" in renda("score", "rank", "二零二一", *three).err
    county = tmp_path / "县.toml"
    county.write_text(scheme("县办法"), encoding="utf-8")
    ran = renda("score", "rank", "2021", *three, "--scheme", str(county), "--as-listed")
    assert (ran.code, ran.err) == (0, "")
    assert " 101.5 " not in ran.out


def test_warnings_as_a_table_and_for_machines(town_with_people: Renda) -> None:
    ran = town_with_people("score", "warn", "2022", "--group", "东片小组", today="2022-12-31")
    assert ran.code == 0, ran.err
    assert "没有提出议案建议" in ran.out
    assert "注：法律：终止代表资格只限 " in ran.out
    assert "法律规定" not in ran.out
    (row,) = town_with_people("score", "warn", "今年", "--group", "东片小组", "-f", "json", today="2022-12-31").json
    assert (row["subject"], row["kind"], row["years"], row["talks"]) == ("张三", "no_proposal", None, [])
    assert row["law"].startswith("终止代表资格只限 ")
    csv = town_with_people("score", "warn", "2022", "-f", "csv", today="2022-12-31").out
    assert csv.startswith("对象,情形,计分办法,内容,连续期数,办法规定,法律规定,出处,已约谈等\n")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "缺少“期间”"), (("2030",), "2030年还没有到"), (("前年",), "期间“前年”看不懂"), (("2022", "--scheme", "没有"), "2022 年还没有计分的办法"),
        (("2022", "--group", "没有"), "没有叫“没有”"), (("2022", "--scheme", "\x1b[31m"), "--scheme"),
    ],
)  # fmt: skip
def test_what_cannot_be_warned_of(town_with_people: Renda, words: tuple[str, ...], sentence: str) -> None:
    ran = town_with_people("score", "warn", *words)
    assert (ran.code, ran.out) == (2, "")
    assert sentence in ran.err
    assert len(ran.err.splitlines()) == 1
