"""The files that sheets come in and go out as, and the bundle that is handed over."""

import json
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from renda_cli.errors import InputError
from renda_cli.work import deputy, unit
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from tests.work.exchange_data import counts, tables
from tests.work.helpers import hand_in, refused
from tests.work.test_exchange_round_trip import emptied

OLD = Path(__file__).parents[1] / "files" / "tables" / "proposals.xls"
SHEET = "编号,标题,领衔代表,提出日期\n1,修路,张三,2022-01-06\n"
JSON = pytest.mark.parametrize(
    ("content", "why"),
    [
        ('[{"name": "水利站"}, ', "不是完整的 JSON"),
        ('[{"name": "水利站"}, 1]', "不是一行一行的记录"),
        ('[{"name": ["水利站"]}]', "有一格不是文字"),
    ],
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(office: Desk, tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.csv").write_bytes(SHEET.encode(encoding))
    assert counts(import_(office, "proposals", str(tmp_path / "a.csv"), Options())) == (1, 0, 0)


def test_the_encoding_named_is_kept_to(office: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(SHEET.encode("gb18030"))
    with pytest.raises(InputError, match="不是 utf-8 编码"):
        import_(office, "proposals", str(tmp_path / "a.csv"), Options(encoding="utf-8"))


def test_a_workbook_with_several_sheets(office: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.create_sheet("别的", 0).append(["别的"])
    sheet = book.create_sheet("建议")
    for row in (["遥观镇建议清单"], *(line.split(",") for line in SHEET.splitlines())):
        sheet.append(row)
    sheet.merge_cells("A1:D1")
    path = str(tmp_path / "a.xlsx")
    book.save(path)
    with refused(office, "请用 --sheet 写明"):
        import_(office, "proposals", path, Options())
    assert counts(import_(office, "proposals", path, Options(sheet="建议"))) == (1, 0, 0)


def test_an_old_workbook(office: Desk) -> None:
    with refused(office, "没有工作表“无”"):
        import_(office, "proposals", str(OLD), Options(sheet="无"))
    done = import_(office, "proposals", str(OLD), Options())
    assert [(error.row, error.column) for error in done.errors] == [(3, "办理结果"), (4, "标题")]


@JSON
def test_json_that_no_export_wrote(office: Desk, tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "a.json").write_text(content, encoding="utf-8")
    with refused(office, why):
        import_(office, "units", str(tmp_path / "a.json"), Options())


def test_json_of_nothing(office: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[]\n", encoding="utf-8")
    assert counts(import_(office, "units", str(tmp_path / "a.json"), Options())) == (0, 0, 0)


def test_phones_are_masked_unless_asked_for(office: Desk, tmp_path: Path) -> None:
    deputy.edit(office, "张三", phone="13800000000")
    unit.edit(office, "财政局", phone="0519-88880000")
    for what in ("deputies", "units"):
        for private in (False, True):
            exporting.write(office, what, str(tmp_path / "a.csv"), private=private)
            text = (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
            assert (("13800000000" in text) or ("0519-88880000" in text)) is private


def test_formulas_are_defused_and_come_back(office: Desk, tmp_path: Path) -> None:
    hand_in(office, "=1+1")
    exporting.write(office, "proposals", str(tmp_path / "a.csv"))
    assert ",'=1+1," in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert counts(import_(office, "proposals", str(tmp_path / "a.csv"), Options())) == (0, 0, 1)


@pytest.mark.parametrize("what", ["sessions", "groups", "proposals"])
def test_every_ending(office: Desk, tmp_path: Path, what: str) -> None:
    hand_in(office)
    for ending in ("csv", "xlsx", "json"):
        path, found = exporting.write(office, what, str(tmp_path / f"a.{ending}"))
        assert path.exists()
        assert counts(import_(office, found.name, str(path), Options()))[:2] == (0, 0)
    with pytest.raises(InputError, match="看不出格式"):
        exporting.write(office, what, str(tmp_path / "a.doc"))


Written = Callable[..., Path]


@pytest.fixture
def written(busy_year: Desk, tmp_path: Path) -> Written:
    def write(**how: bool) -> Path:
        bundle.write(busy_year, str(tmp_path / "out"), **how)
        return tmp_path / "out"

    return write


def test_the_bundle_is_read_into_a_new_file(busy_year: Desk, tmp_path: Path, written: Written) -> None:
    deputy.edit(busy_year, "张三", phone="13800000000")
    folder = written()
    (tmp_path / "out2").mkdir()
    made = bundle.write(busy_year, str(tmp_path / "out2"), private=True)
    assert {"台账.xlsx", "rules.json", "manifest.json", "说明.txt", "tables/proposal.json"} <= set(made["files"])
    assert any(note.startswith("注意：台账.xlsx 的表里放不下：") for note in made["notes"])
    assert (folder.stat().st_mode | (folder / "tables" / "deputy.json").stat().st_mode) & 0o077 == 0
    assert "不含电话" in (folder / "说明.txt").read_text(encoding="utf-8")
    assert "13800000000" not in (folder / "tables" / "deputy.json").read_text(encoding="utf-8")
    whole = emptied(busy_year, tmp_path / "whole.db")
    assert bundle.read(whole, str(tmp_path / "out2"), Options()).written
    assert tables(whole) == tables(busy_year)
    rest = emptied(busy_year, tmp_path / "rest.db")
    bundle.read(rest, str(folder), Options())
    assert deputy.show(rest, "张三", private=True)["phone"] is None


def test_a_rehearsal_and_a_file_that_has_records(busy_year: Desk, tmp_path: Path, written: Written) -> None:
    folder = str(written())
    target = emptied(busy_year, tmp_path / "t.db")
    before = tables(target)
    done = bundle.read(target, folder, Options(), rehearsal=True)
    assert (done.written, done.new > 50, tables(target) == before) == (False, True, True)
    with refused(busy_year, "已有记录"):
        bundle.read(busy_year, folder, Options())
    with refused(target, "没有 --map"):
        bundle.read(target, folder, Options(add_units=True))


def test_where_the_bundle_cannot_go(office: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="没有写导出到哪个文件夹"):
        bundle.write(office, None)
    (tmp_path / "a").write_text("x")
    with pytest.raises(InputError, match="已存在"):
        bundle.write(office, str(tmp_path / "a"))

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(InputError, match="磁盘已满"):
        bundle.write(office, str(tmp_path / "b"))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "renda.db"]


def change(path: Path, text: str | None) -> None:
    """Puts another text in a file's place, or takes the file away."""
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "text", "why"),
    [
        ("manifest.json", None, "不是整套移交资料"),
        ("manifest.json", "{", "看不懂"),
        ("manifest.json", "[]", "看不懂"),
        ("manifest.json", '{"rows": {}, "renda": 0}', "由另一版 renda 导出"),
        ("tables/unit.json", None, "移交资料不完整"),
        ("tables/unit.json", "[", "看不懂"),
        ("tables/unit.json", "{}", "看不懂"),
        ("tables/unit.json", "[1]", "有看不懂的行"),
        ("tables/unit.json", '[{"id": 1}]', "有看不懂的行"),
        ("tables/unit.json", "[]", "unit.json 有 0 行，应有 4 行"),
    ],
)
def test_a_bundle_that_was_damaged(
    busy_year: Desk, tmp_path: Path, written: Written, file: str, text: str | None, why: str
) -> None:
    folder = written()
    change(folder / file, text)
    target = emptied(busy_year, tmp_path / "t.db")
    with refused(target, why):
        bundle.read(target, str(folder), Options())


@pytest.mark.parametrize(
    ("column", "value", "why"),
    [("gender", "它", "数据库不接受的行"), ("id", 99, "互相对不上"), ("name", {}, "看不懂的行")],
)
def test_a_bundle_that_was_edited(
    busy_year: Desk, tmp_path: Path, written: Written, column: str, value: object, why: str
) -> None:
    folder = written()
    path = folder / "tables" / "deputy.json"
    rows = json.loads(path.read_text(encoding="utf-8"))
    rows[0][column] = value
    change(path, json.dumps(rows))
    target = emptied(busy_year, tmp_path / "t.db")
    with refused(target, why):
        bundle.read(target, str(folder), Options())
