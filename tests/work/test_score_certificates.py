"""The list of certificates of commendations, and the certificates."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import award, deputy
from renda_cli.work.desk import Desk
from renda_cli.work.score import certificates
from tests.files.papers_data import lines
from tests.work.helpers import hand_in, refused


def made(desk: Desk, year: str | None = "2022", **more: Any) -> list[dict[str, Any]]:
    """What stands on the certificates."""
    found: list[dict[str, Any]] = certificates.make(desk, year, **more).data["certificates"]
    return found


@pytest.fixture
def honoured(office: Desk) -> Desk:
    """A commendation of each kind, entered out of the order of kinds."""
    hand_in(office, "完善剑湖路路灯", co_signers=["李四"])
    award.add(office, kind="先进承办单位", to=["财政局"], on="2022-12-30")
    award.add(office, kind="其他", title="抗疫先进", to=["王五", "卫生院"], by="镇党委", on="2022-06-30")
    award.add(office, kind="优秀建议", to=["5-1/1"], prize="100", on="2022-12-30", criteria="已解决")
    award.add(office, kind="优秀家站点", to=["洪庄村联络站"], on="2022-12-30")
    award.add(office, kind="先进小组", to=["东片小组"], prize="500", on="2022-12-30")
    award.add(office, kind="优秀代表", to=["张三"], title="2022年度优秀人大代表", prize="300", on="2022-12-30")
    award.add(office, kind="优秀代表", to=["李四"], on="2021-12-30")
    return office


def test_each_kind_has_its_sentence(honoured: Desk) -> None:
    assert [(one["to"], one["text"]) for one in made(honoured)] == [
        ("张三同志", "在代表履职工作中成绩突出，授予“2022年度优秀人大代表”称号。"),
        ("东片小组", "在代表小组工作中成绩突出，授予“先进小组”称号。"),
        ("洪庄村联络站", "在代表家站点工作中成绩突出，授予“优秀家站点”称号。"),
        ("张三、李四同志", "提出的《完善剑湖路路灯》（5-1/1号建议），被评为“优秀建议”。"),
        ("财政局", "在代表建议办理工作中成绩突出，授予“先进承办单位”称号。"),
        ("王五同志", "授予“抗疫先进”称号。"),
        ("卫生院", "授予“抗疫先进”称号。"),
    ]


def test_a_number_is_the_year_and_the_place_as_they_were_entered(honoured: Desk) -> None:
    numbers = [one["number"] for one in made(honoured)]
    assert numbers == ["2022007", "2022006", "2022005", "2022004", "2022001", "2022002", "2022003"]
    assert [one["number"] for one in made(honoured, kind="优秀建议")] == ["2022004"]
    assert [one["number"] for one in made(honoured, "2021-2022", kind="优秀代表")] == ["2022007", "2021001"]
    award.add(honoured, kind="先进小组", to=["西片小组"], on="2022-01-01")
    assert [one["number"] for one in made(honoured, None, kind="先进小组")] == ["2022006", "2022008"]


def test_the_list_as_markdown(honoured: Desk) -> None:
    paper = certificates.make(honoured, "2022", kind="优秀建议")
    assert (paper.path, paper.data["today"]) == (None, "2022年1月10日")
    assert paper.content.decode().splitlines() == [
        "# 遥观镇2022年表彰证书名单", "", "优秀建议 1 件；奖金合计 100 元", "",
        "| 证书编号 | 受表彰的 | 荣誉称号 | 授予机关 | 日期 | 奖金（元） | 签领 |",
        "| --- | --- | --- | --- | --- | ---: | --- |",
        "| 2022004 | 5-1/1 完善剑湖路路灯 | 优秀建议 | 遥观镇人大主席团 | 2022年12月30日 | 100 |  |", "",
        "遥观镇人民代表大会主席团　2022年1月10日",
    ]  # fmt: skip


def test_the_certificates_as_word_are_the_same_bytes_each_time(honoured: Desk, tmp_path: Path) -> None:
    files = [tmp_path / f"{name}.docx" for name in ("一", "二")]
    for file in files:
        assert certificates.make(honoured, "2022", kind="优秀代表", each=True, output=str(file)).path == file
    assert files[0].read_bytes() == files[1].read_bytes()
    assert [line for line in lines(files[0].read_bytes()) if line] == [
        "荣誉证书", "张三同志：", "在代表履职工作中成绩突出，授予“2022年度优秀人大代表”称号。", "特发此证，以资鼓励。",
        "遥观镇人大主席团", "2022年12月30日", "证书编号：2022007",
    ]  # fmt: skip


def test_who_wanted_not_to_be_known_is_not_named(honoured: Desk) -> None:
    number = hand_in(honoured, "整治河道", by="王五", confidential=True)
    award.add(honoured, kind="优秀建议", to=[number], on="2022-12-30")
    paper = certificates.make(honoured, "2022", kind="优秀建议", each=True)
    assert paper.data["certificates"][1]["to"] == "＿＿＿＿＿＿＿＿"
    assert "王五" not in paper.content.decode()


@pytest.mark.parametrize(("more", "to"), [({"by_group": "东片小组"}, "东片小组"), ({"by_presidium": True}, "主席团")])
def test_who_is_no_person_is_no_comrade(honoured: Desk, more: dict[str, Any], to: str) -> None:
    number = hand_in(honoured, "整治河道", **{"by": None, "kind": "议案", **more})
    award.add(honoured, kind="优秀建议", to=[number], on="2022-12-30")
    assert made(honoured, kind="优秀建议")[1]["to"] == to


def test_two_of_one_name_have_each_their_own(honoured: Desk) -> None:
    deputy.add(honoured, "张三", district="第8选区")
    award.add(honoured, kind="优秀代表", to=["#4"], on="2022-12-31")
    assert [one["number"] for one in made(honoured, kind="优秀代表")] == ["2022007", "2022008"]


def test_a_template_of_ones_own(honoured: Desk, tmp_path: Path) -> None:
    own = tmp_path / "样.md"
    saved = certificates.save_template(str(own), each=True)
    assert (saved, own.read_text(encoding="utf-8").splitlines()[1]) == (own, "# 荣誉证书")
    own.write_text("{% for one in certificates %}奖 {{ one.to }}（{{ one.criteria }}）\n{% endfor %}", encoding="utf-8")
    paper = certificates.make(honoured, "2022", kind="优秀建议", each=True, template=str(own))
    assert paper.content.decode() == "奖 张三、李四同志（已解决）\n"
    assert certificates.save_template(str(tmp_path / "名单.docx"), each=False).stat().st_size > 1000


def test_what_cannot_be_made(honoured: Desk, tmp_path: Path) -> None:
    with refused(honoured, "2019年还没有登记表彰；请先用 renda score award add 登记"):
        made(honoured, "2019")
    with refused(honoured, "2021年还没有登记先进小组"):
        made(honoured, "2021", kind="先进小组")
    with refused(honoured, "--kind 没有“先进”这一种"):
        made(honoured, kind="先进")
    with refused(honoured, "“名单.pdf”不是可用的格式"):
        made(honoured, output="名单.pdf")
    with refused(honoured, "Word 模板出的文件印不到屏幕上"):
        made(honoured, template="样.docx")
    with refused(honoured, "读不了模板"):
        made(honoured, template=str(tmp_path / "没有.md"))
    with refused(honoured, "--save-template 只存模板，不出证书"):
        certificates.save_template(str(tmp_path / "样.md"), each=True, year="2022")
