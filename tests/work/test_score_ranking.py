"""The county's table over several towns' files: places, sums, and files that are nobody's or cannot be read."""

import hashlib
import random
import re
import shutil
import sqlite3
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from renda_cli.errors import InputError
from renda_cli.files.sheets_in import open_table
from renda_cli.store.file import VERSION, open_to_read
from renda_cli.store.statements import insert_score_freeze, insert_score_frozen
from renda_cli.work import masking
from renda_cli.work.desk import open_desk
from renda_cli.work.score import ranking, ranking_paper
from tests.conftest import TODAY
from tests.work.ranking_data import AREAS, BANDS, TEN, scheme, town

POINTS = (101_500, 98_000, 98_000, 110_000, 90_000, 95_000, 99_990, 100_000, 87_250, 100_000)
DEPUTIES = (80, 71, 65, 62, 60, 58, 57, 54, 50, 46)
PROPOSALS = (30, 28, 26, 24, 22, 20, 18, 16, 14, 14)


@pytest.fixture(scope="module")
def ten(empty_file: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The files of ten towns of 汉阴's size."""
    folder = tmp_path_factory.mktemp("ten")
    made = zip(TEN, POINTS, DEPUTIES, PROPOSALS, strict=True)
    return [
        town(empty_file, folder, name, points, deputies=people, proposals=count) for name, points, people, count in made
    ]


def ranked(files: list[str], period: str = "2021", **asked: Any) -> dict[str, Any]:
    """The table, seen from the start of 2022."""
    return ranking.rank(TODAY, period, files, **asked)


def places(found: dict[str, Any]) -> dict[str, int]:
    """The place of each town."""
    return {row["town"]: row["place"] for row in found["towns"]}


def why(found: dict[str, Any]) -> list[str]:
    """Why files were not read."""
    return [one["why"] for one in found["unreadable"]]


def test_ten_towns_with_their_sums(ten: list[str]) -> None:
    found = ranked(ten)
    assert found["totals"] == {"towns": 10, "deputies": 603, "proposals": 212}
    assert (found["period"], found["scheme"], found["sections"]) == ("2021", "乡镇人大工作积分办法", list(AREAS))
    assert [(row["place"], row["town"], row["total"], row["band"]) for row in found["towns"][:4]] == [
        (1, "平梁镇", 110, "先进"), (2, "城关镇", 101.5, "先进"), (3, "汉阳镇", 100, "先进"), (3, "观音河镇", 100, "先进"),
    ]  # fmt: skip
    assert [(row["place"], row["town"]) for row in found["towns"][4:7]] == [(5, "漩涡镇"), (6, "涧池镇"), (6, "蒲溪镇")]
    assert found["towns"][0]["sections"] == {AREAS[0]: 110, **dict.fromkeys(AREAS[1:], 0)}
    assert (found["missing"], found["unreadable"], found["notes"]) == ([], [], [])
    assert found["title"] == "汉阴县乡镇人大工作积分（2021年）"


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_files_does_not_matter(ten: list[str], shuffle: random.Random) -> None:
    some = shuffle.sample(ten, 4)
    expected = places(ranked(some))
    shuffle.shuffle(some)
    assert places(ranked(some)) == expected
    assert places(ranked(some, towns="双乳镇,城关镇")) == expected


def state(files: list[str]) -> list[tuple[str, int, str]]:
    """What lies in the folder, when it was last changed, and with what in it."""
    folder = Path(files[0]).parent
    return [
        (path.name, path.stat().st_mtime_ns, hashlib.sha256(path.read_bytes()).hexdigest())
        for path in sorted(folder.iterdir())
    ]


def test_no_file_is_touched_and_nothing_is_left_beside_it(ten: list[str]) -> None:
    before = state(ten)
    ranked(ten, towns=",".join(TEN))
    assert state(ten) == before


def test_a_protected_file_can_be_ranked(empty_file: Path, tmp_path: Path) -> None:
    file = town(empty_file, tmp_path, "城关镇", 1000)
    Path(file).chmod(0o400)
    assert places(ranked([file])) == {"城关镇": 1}


def test_towns_that_sent_nothing_and_those_that_nobody_expected(ten: list[str], tmp_path: Path) -> None:
    roll = tmp_path / "名单.txt"
    roll.write_text("涧池镇\n\n城关镇，酒店镇\n", encoding="utf-8")
    for towns in (str(roll), "涧池镇、城关镇、酒店镇"):
        found = ranked(ten[:3], towns=towns)
        assert found["missing"] == ["酒店镇"]
        assert found["notes"] == ["不在 --towns 名单上：蒲溪镇"]
        assert [row["town"] for row in found["towns"]] == ["城关镇", "涧池镇", "蒲溪镇"]
        assert [row["town"] for row in ranked(ten[:3], towns=towns, as_listed=True)["towns"]] == [
            "涧池镇",
            "城关镇",
            "蒲溪镇",
        ]
    assert [row["town"] for row in ranked(ten[1::-1], as_listed=True)["towns"]] == ["涧池镇", "城关镇"]


@pytest.mark.parametrize(
    ("towns", "sentence"),
    [(" ,", "里没有乡镇"), ("城关镇,城关镇", "写了两遍"), ("没有.txt", "读不了 没有.txt"), ("[red]", "乡镇名称")],
)
def test_lists_of_towns_that_are_none(ten: list[str], towns: str, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        ranked(ten[:1], towns=towns)


def test_the_countys_scheme_is_used_for_all(ten: list[str], tmp_path: Path, empty_file: Path) -> None:
    without = town(empty_file, tmp_path, "酒店镇", 0, with_scheme=False)
    county = tmp_path / "汉阴.toml"
    county.write_text(scheme(bands='\n[[band]]\nname = "第一"\ntop = 1\n\n[[band]]\nname = "其他"\n'), encoding="utf-8")
    found = ranked([*ten[:2], without], scheme=str(county))
    assert [(row["town"], row["total"], row["band"], row["version"]) for row in found["towns"]] == [
        ("城关镇", 101.5, "第一", None), ("涧池镇", 98, "其他", None), ("酒店镇", 0, "其他", None),
    ]  # fmt: skip
    assert found["notes"] == []
    own = ranked([*ten[:2], without])
    assert len(own["towns"]) == 2
    assert why(own)[0].startswith("2021 年还没有给乡镇计分的办法")
    assert len(ranked(ten[:2], scheme="乡镇人大工作积分办法")["towns"]) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (scheme(subject="deputy"), "汉阴.toml 是给代表计分的办法；请用 subject"),
        (scheme().replace("hand = true", "hand = tru", 1), "^没有一个文件能计分：[^；]*汉阴.toml 第 10 行等号后面的值写得不对；请核对引号"),
        (scheme().replace('name = "先进"', 'nmae = "先进"'), "没有一个文件能计分：.*汉阴.toml 第 .. 行"),
        ("", "没有一个文件能计分"),
    ],
)  # fmt: skip
def test_schemes_of_the_county_that_cannot_be_used(ten: list[str], tmp_path: Path, text: str, sentence: str) -> None:
    county = tmp_path / "汉阴.toml"
    county.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=sentence):
        ranked(ten[:2], scheme=str(county))


def test_schemes_that_are_not_there(ten: list[str]) -> None:
    with pytest.raises(InputError, match=r"读不了 没有\.toml"):
        ranked(ten[:2], scheme="没有.toml")
    with pytest.raises(InputError, match="没有叫“别的办法”的给乡镇计分的办法"):
        ranked(ten[:2], scheme="别的办法")
    with pytest.raises(InputError, match="--scheme"):
        ranked(ten[:2], scheme=" ")


def test_towns_by_different_schemes_are_said_to_be_not_alike(ten: list[str], tmp_path: Path, empty_file: Path) -> None:
    other = town(empty_file, tmp_path, "酒店镇", 99_000, text=scheme("酒店镇办法").replace("创新工作", "特色工作"))
    found = ranked([ten[0], other])
    assert found["scheme"] is None
    assert found["sections"] == [*AREAS, "特色工作"]
    assert found["notes"] == [
        "各镇用的办法不同，分数不能直接比，等次只在同一办法内评：“乡镇人大工作积分办法”：城关镇；“酒店镇办法”：酒店镇"
    ]
    headings, rows = ranking_paper.table(found)
    assert rows[0][headings.index("特色工作")] == "—"
    changed = town(empty_file, tmp_path, "月河镇", 99_000, text=scheme(bands=BANDS.replace("100", "90")))
    assert ranked([ten[0], changed])["notes"][0].startswith("各镇用的办法不同，同名的内容也有不同，")
    remarked = town(empty_file, tmp_path, "龙垭镇", 99_000, text="# 本镇通过\n" + scheme())
    assert ranked([ten[0], remarked])["notes"] == []


def test_bands_by_rank_are_given_among_those_of_one_scheme(empty_file: Path, tmp_path: Path) -> None:
    by_rank = scheme(bands='\n[[band]]\nname = "先进"\ntop = 1\n\n[[band]]\nname = "达标"\n')
    files = [town(empty_file, tmp_path, name, 1000 * place, text=by_rank) for place, name in enumerate(TEN[:3])]
    found = ranked(files)
    assert [(row["town"], row["band"]) for row in found["towns"]] == [
        ("蒲溪镇", "先进"),
        ("涧池镇", "达标"),
        ("城关镇", "达标"),
    ]


def test_what_failed_and_what_waits_is_told(empty_file: Path, tmp_path: Path) -> None:
    text = scheme().replace("hand = true", "hand = true\nranges = [[8, 10]]", 1).replace(
        'period = "year"', 'period = "year"\nveto = "达标"'
    ).replace('name = "监督工作考核"', 'name = "监督工作考核"\npass = 1')  # fmt: skip
    found = ranked(
        [
            town(empty_file, tmp_path, "城关镇", 9000, text=text),
            town(empty_file, tmp_path, "涧池镇", 0, with_scheme=False),
        ]
    )
    (row,) = found["towns"]
    assert (row["failed"], row["awaited"], row["band"], row["total"]) == (["监督工作考核"], [], "达标", 9)
    county = tmp_path / "县.toml"
    county.write_text(text, encoding="utf-8")
    _, rows = ranking_paper.table(ranked([row["file"], str(tmp_path / "涧池镇.db")], scheme=str(county)))
    assert [one[-1] for one in rows] == [
        "一票否决：监督工作考核",
        "一票否决：监督工作考核；待评：人代会工作考核",
        "2 个乡镇",
    ]


def test_a_settled_total_that_differs_is_told(ten: list[str], tmp_path: Path) -> None:
    for name, total in (("甲", 101_500), ("乙", 97_000)):
        copy = tmp_path / f"{name}.db"
        shutil.copy(ten[0], copy)
        desk = open_desk(copy, TODAY, at_terminal=False)
        with desk.file.transaction():
            freeze_id = insert_score_freeze(desk.file.db, scheme_id=1, period="2021", frozen_on=date(2022, 1, 5))
            insert_score_frozen(
                desk.file.db, freeze_id=freeze_id, name="城关镇", total_milli=total, place=1, items="{}"
            )
        desk.file.close()
        expected = ["城关镇定稿 97 分，按现有记录是 101.5 分"] if name == "乙" else []
        assert ranked([str(copy), ten[1]])["notes"] == expected


def test_a_year_that_is_not_over_is_told(ten: list[str]) -> None:
    assert ranking.rank(date(2021, 6, 1), "2021", ten[:1])["notes"] == ["2021年还没有结束，按截至 2021-06-01 的记录算"]
    with pytest.raises(InputError, match="2023年还没有到"):
        ranked(ten, "2023")
    with pytest.raises(InputError, match="看不懂"):
        ranked(ten, "某年")


def test_files_that_cannot_be_read_do_not_keep_the_others_from_their_places(
    ten: list[str], tmp_path: Path, empty_file: Path
) -> None:
    def made(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    whole = Path(ten[2]).read_bytes()
    bad = {
        str(tmp_path / "没有.db"): "^没有这个文件$",
        str(tmp_path): "^读不了（这是文件夹）$",
        made("空.db", b""): "^是空文件$",
        made("表.db", "城关镇,3\n".encode()): "不是 SQLite 数据库$",
        made("坏.db", whole[:8192] + b"\xff" * 60_000 + whole[68_192:]): "已损坏$",
        made("半.db", whole[: len(whole) // 2]): "已损坏$",
    }  # fmt: skip
    other = tmp_path / "别的.db"
    sqlite3.connect(other).execute("CREATE TABLE a (b)").connection.close()
    bad[str(other)] = "是别的程序的数据库"
    for name, version, said in (
        ("旧.db", VERSION - 1, "由较早的 renda 写成"),
        ("新.db", VERSION + 1, "由更新的 renda 写成"),
    ):
        path = made(name, whole)
        db = sqlite3.connect(path)
        db.execute(f"PRAGMA user_version = {version}")
        db.close()
        bad[path] = said
    nobody = made("无名.db", empty_file.read_bytes())
    db = sqlite3.connect(nobody)
    db.execute("DELETE FROM town")
    db.commit()
    db.close()
    bad[nobody] = "没有写明是哪个乡镇"
    found = ranked([ten[0], *bad, ten[1]])
    assert places(found) == {"城关镇": 1, "涧池镇": 2}
    assert len(found["unreadable"]) == len(bad)
    for one, (file, said) in zip(found["unreadable"], bad.items(), strict=True):
        assert one["file"] == file
        assert re.search(said, one["why"]), one
    with pytest.raises(
        InputError, match=r"没有一个文件能计分：\S+没有.db 没有这个文件；\S+ 读不了（这是文件夹）；\S+空.db 是空文件$"
    ):
        ranked(list(bad))


def test_the_same_file_twice_counts_once(ten: list[str], tmp_path: Path) -> None:
    link = tmp_path / "链接.db"
    link.symlink_to(ten[0])
    found = ranked([ten[0], ten[0], str(link)])
    assert found["totals"]["towns"] == 1
    assert why(found) == [f"与 {ten[0]} 是同一个文件，只计一次"] * 2


def test_two_files_of_one_town_are_both_set_aside(ten: list[str], tmp_path: Path) -> None:
    copy = str(tmp_path / "城关镇 改.db")
    shutil.copy(ten[0], copy)
    found = ranked([ten[0], ten[1], copy], towns="城关镇,涧池镇")
    assert places(found) == {"涧池镇": 1}
    assert why(found) == [
        f"城关镇不止一个文件（另有 {copy}），没有计入，请只留一个", f"城关镇不止一个文件（另有 {ten[0]}），没有计入，请只留一个",
    ]  # fmt: skip
    assert found["missing"] == []


def test_what_was_sent_and_cannot_be_read_is_not_missing(ten: list[str], tmp_path: Path) -> None:
    broken = tmp_path / "酒店镇.db"
    broken.write_bytes(Path(ten[0]).read_bytes()[:30_000])
    found = ranked(
        [ten[0], str(broken), str(tmp_path / "涧池镇.db.没有"), str(tmp_path / "蒲溪镇-没有.db")],
        towns="城关镇,酒店镇,蒲溪镇",
    )
    assert found["missing"] == ["蒲溪镇"]


@pytest.mark.parametrize("mode", ["EXCLUSIVE", "later"])
def test_a_file_whose_clerk_writes_is_not_waited_for(
    ten: list[str], monkeypatch: pytest.MonkeyPatch, mode: str
) -> None:
    writer = sqlite3.connect(ten[0], isolation_level=None)
    if mode == "EXCLUSIVE":
        writer.execute("BEGIN EXCLUSIVE")
    else:  # between the first look and the reading
        opening = open_to_read

        def opened(path: Path) -> Any:
            file = opening(path)
            if str(path) == ten[0]:
                writer.execute("BEGIN EXCLUSIVE")
            return file

        monkeypatch.setattr("renda_cli.work.score.town_files.open_to_read", opened)
    found = ranked(ten[:2])
    writer.execute("ROLLBACK")
    writer.close()
    assert places(found) == {"涧池镇": 1}
    assert "正被别的程序占用" in why(found)[0] or "正在写入" in why(found)[0]


def test_a_clerk_who_has_only_begun_to_write_is_in_nobodys_way(ten: list[str]) -> None:
    writer = sqlite3.connect(ten[0], isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    assert len(ranked(ten[:2])["towns"]) == 2
    writer.execute("ROLLBACK")
    writer.close()


def test_a_journal_left_behind_is_told_and_left(ten: list[str], tmp_path: Path) -> None:
    path = tmp_path / "城关镇.db"
    shutil.copy(ten[0], path)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("PRAGMA cache_spill = ON")
    writer.execute("PRAGMA cache_size = 1")
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("UPDATE deputy SET name = name || 'x'")
    torn = tmp_path / "断电.db"
    shutil.copy(path, torn)
    shutil.copy(f"{path}-journal", f"{torn}-journal")
    writer.execute("ROLLBACK")
    writer.close()
    before = state([str(torn)])
    found = ranked([str(torn), ten[1]])
    assert state([str(torn)]) == before
    assert why(found) == ["正在写入，或上次没有写完（旁边有 断电.db-journal）"]


def test_a_file_in_another_tools_way_of_logging_is_not_opened(ten: list[str], tmp_path: Path) -> None:
    path = tmp_path / "城关镇.db"
    shutil.copy(ten[0], path)
    other = sqlite3.connect(path)
    other.execute("PRAGMA journal_mode = WAL")
    other.close()
    found = ranked([str(path), ten[1]])
    assert why(found) == ["日志方式被改成了 WAL，只拷来一个文件不完整"]
    assert [one.name for one in tmp_path.iterdir()] == ["城关镇.db"]


def test_each_file_has_its_own_rules_and_no_desk_is_left_open(ten: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Any] = []
    teach = masking.teach

    def taught(db: sqlite3.Connection) -> None:
        seen.append(db)
        teach(db)

    monkeypatch.setattr(masking, "teach", taught)
    ranked(ten[:3])
    assert len(set(map(id, seen))) == 3
    for db in seen:
        with pytest.raises(sqlite3.ProgrammingError):
            db.execute("SELECT 1")


def test_the_table_as_a_sheet_and_as_a_paper(ten: list[str], tmp_path: Path) -> None:
    found = ranked([*ten[:2], str(tmp_path / "没有.db")], towns="城关镇,涧池镇,酒店镇")
    for name in ("表.xlsx", "表.csv"):
        path = ranking_paper.write(found, str(tmp_path / name), TODAY)
        with open_table(str(path)) as opened:
            rows = [[str(cell or "") for cell in row] for _, row in opened.rows]
        assert rows[0] == ["名次", "乡镇", "代表", *AREAS, "合计", "等次", "收到议案建议", "说明"]
        assert rows[1] == ["1", "城关镇", "80", "101.5", "0", "0", "0", "0", "101.5", "先进", "30"]
        assert [row[1] for row in rows[2:]] == ["涧池镇", "酒店镇", f"（{tmp_path / '没有.db'}）", "合计"]
        assert (rows[3][-1], rows[-1][2], rows[-1][-2]) == ("没有报来文件", "151", "58")
    paper = Document(str(ranking_paper.write(found, str(tmp_path / "表.docx"), TODAY)))
    cells = [[cell.text for cell in row.cells] for row in paper.tables[0].rows]
    assert cells[:2] == [rows[0], [*rows[1], ""]]  # a column for each area, as in the sheet
    assert cells[-1] == ["", "合计", "151", *[""] * 7, "58", "2 个乡镇"]
    text = ranking_paper.write(found, str(tmp_path / "表.md"), TODAY).read_text(encoding="utf-8")
    assert text.startswith("# 汉阴县乡镇人大工作积分（2021年）")
    assert [one.strip() for one in text.splitlines()[4].split("|")[1:-2]] == rows[1]
    with pytest.raises(InputError, match="不是可用的格式"):
        ranking_paper.write(found, str(tmp_path / "表.pdf"), TODAY)
