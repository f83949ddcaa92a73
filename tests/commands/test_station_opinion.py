"""renda station opinion add, edit, list, show and balance"""

from pathlib import Path

import pytest

from tests.conftest import Renda
from tests.store.copies import change

PHONE, SHOWN = "13800005678", "138****5678"
ADD = f"station opinion add --station 留道联络站 --on 2022-01-10 --text 路灯不亮，请打{PHONE} --voter 周小山 --phone {PHONE} --topic 照明 --village 留道村"


@pytest.fixture
def town(town_with_people: Renda, path: Path) -> Renda:
    """The three deputies, a station and one on line."""
    sql = "INSERT INTO station (name, kind, level, online) VALUES "
    change(path, f"{sql} ('留道联络站', 'station', '镇', 0), ('网上代表之家', 'home', '镇', 1)")
    return town_with_people


def ran(town: Renda, line: str) -> str:
    done = town(*line.split())
    assert (done.code, done.err) == (0, "")
    return done.out


def test_an_opinion_is_entered_and_what_comes_next_is_said(town: Renda) -> None:
    ran(town, "station receive 留道 --deputies 张三 --voters 1")
    assert ran(town, ADD) == (
        "已登记意见 #1“路灯不亮，请打138****5678”（留道联络站，2022-01-10，现场，照明，留道村）\n"
        "属于接待 #1：留道联络站 2022-01-10（张三，选民 1 人次，意见 1 条）\n"
        "下一步交办：renda station opinion assign 1 --unit 单位\n"
    )
    found = town(
        *[
            "station",
            "opinion",
            "add",
            "--station",
            "网上",
            "--text",
            "公园太吵",
            "--urgent",
            "集体上访",
            "--answer",
            "已说明",
            "--satisfaction",
            "基本满意",
            "-f",
            "json",
        ]
    ).json
    assert (found["channel"], found["urgent"], found["on_spot"], found["satisfaction"]) == (
        "线上",
        True,
        True,
        "基本满意",
    )
    assert town("due").code == 0
    assert ran(town, "station opinion add --reception 1 --text 欠钱不还 --refer 法院 --reason 诉讼").endswith(
        "feedback 3\n"
    )


def test_the_words_may_come_from_standard_input(town: Renda) -> None:
    words = ["station", "opinion", "add", "--station", "网上", "--text", "-", "-f", "json"]
    assert town(*words, stdin="第一行\r\n第二行\n").json["text"] == "第一行\n第二行"
    town(*["station", "opinion", "edit", "1", "--text", "-"], stdin="改过的")
    assert town(*["station", "opinion", "show", "1", "-f", "json"]).json["text"] == "改过的"
    done = town(*words, stdin="")
    assert (done.code, done.err) == (2, "意见不能为空；请写上意见\n")
    done = town("batch", "-", stdin="station opinion add --station 网上 --text 修水渠\n")
    assert done.code == 0, done.err


def test_who_said_it_shows_only_where_it_is_asked_for(town: Renda) -> None:
    ran(town, ADD)
    lines = (
        "station opinion list", "station opinion list -f json", "station opinion list -f csv", "station opinion show 1",
        "station opinion show 1 -f json", "log", "log -f json", "log show 9", "log show 9 -f json", "due --within 30d", "undo --yes",
    )  # fmt: skip
    ran(town, "station opinion edit 1 --village 北塘村")
    shown = [ran(town, line) for line in lines]
    assert [secret for secret in ("周小山", PHONE) if secret in "".join(shown)] == []
    assert "周**" in shown[0]
    assert SHOWN in shown[3]
    assert f"--text 路灯不亮，请打{SHOWN} --voter *** --phone ***" in shown[5]
    entry = next(one["id"] for one in town(*["log", "-f", "json"]).json if "opinion add" in one["command"])
    assert f"选民 周**；电话 {SHOWN}" in ran(town, f"log show {entry}")
    for line in ("station opinion list --private", "station opinion show 1 --private"):
        assert all(secret in ran(town, line) for secret in ("周小山", PHONE))


def test_the_list_leaves_out_for_people_what_says_nothing(town: Renda) -> None:
    ran(town, "station opinion add --station 网上 --text 修水渠 --topic 水利")
    out = ran(town, "station opinion list")
    assert out.splitlines()[1].split() == ["编号", "收到", "家站点", "渠道", "类别", "内容", "状态"]
    assert "注：共 1 条：待办理 1" in out
    (one,) = town(*["station", "opinion", "list", "--year", "2022", "--status", "待办理", "--open", "-f", "json"]).json
    assert (one["confidential"], one["urgent"], one["voter"], one["status"]) == (False, False, None, "received")
    assert "（没有）" in ran(town, "station opinion list --month 2021-12")
    assert town(*["station", "opinion", "list", "--urgent", "--overdue", "-f", "json"]).json == []
    assert "voter" not in ran(town, "station opinion list -f csv")
    assert "保密" in ran(town, "station opinion list -f csv")


def test_it_is_shown_whole(town: Renda) -> None:
    ran(town, f"{ADD} --channel 走访 --deputy 张三 --confidential --urgent 集体上访 --note 急")
    ran(town, "station opinion assign 1 --unit 建设局 --until 2022-02-10")
    ran(town, "station opinion reply 1 --text 已修好 --result 已解决")
    ran(town, "station opinion feedback 1 --satisfaction 不满意")
    ran(town, "station opinion publish 1 no --reason 保密")
    out = ran(town, "station opinion show 1")
    for expected in (
        "【选民意见 #1】", "选民要求保密", "重新办理（第 2 轮）", "还没有登记", "不公开（保密）", "镇部门办理", "建设局", "已解决", "不满意", "标为紧急",
        "反馈选民", "【选民意见期限 2022-02-10】", "受理代表",
    ):  # fmt: skip
        assert expected in out


def test_it_is_corrected(town: Renda) -> None:
    ran(town, ADD)
    assert ran(town, "station opinion edit 1 --topic 道路 --not-confidential --on 2022-01-09").startswith(
        "已修改意见 #1“路灯不亮，请打138****5678”（留道联络站，2022-01-09，现场，道路，留道村）\n"
    )
    assert ran(town, "station opinion edit 1 --confidential").count("保密") == 1


def test_the_balance(town: Renda) -> None:
    ran(town, "station receive 留道 --deputies 张三 --voters 14 --opinions 19")
    ran(town, ADD)
    assert "注：收到 19 条 = 已答复 0 + 办理中 1 + 已引导 0 + 转为建议 0 + 未逐条登记 18；差 18 条" in ran(
        town, "station opinion balance"
    )
    assert town(*["station", "opinion", "balance", "2022", "--by", "station", "-f", "json"]).json == [
        {"station": "留道联络站", "received": 19, "answered": 0, "under_way": 1, "referred": 0, "turned": 0, "unlisted": 18}
    ]  # fmt: skip
    assert "照明" in ran(town, "station opinion balance --month 2022-01 --by topic --station 留道")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("add --station 留道", "缺少选项 --text"),
        ("add --text 修水渠", "没有写家站点"),
        ("add --station 北塘 --text 修水渠", "没有叫“北塘”的家站点"),
        ("add --station 留道 --text 修水渠 --channel 飞鸽", "可选：现场、走访、电话、线上、信箱"),
        ("add --station 留道 --text 修水渠 --reception 4", "没有编号为“4”的接待"),
        ("add --station 留道 --text 修水渠 --deputy 赵六", "没有叫“赵六”的代表"),
        ("add --station 留道 --text 修水渠 --answer 好 --satisfaction 好", "没有“好”这个等次"),
        ("add --station 留道 --text 修水渠 --on 明年", "看不懂"),
        ("edit 4 --topic 水利", "没有编号为“4”的选民意见"),
        ("edit x", "没有编号为“x”的选民意见"),
        ("list --status 丢了", "没有“丢了”这种状态"),
        (f"list --channel {'长' * 300}", f"--channel 没有“{'长' * 60}……{'长' * 60}”这一种；可选：现场"),
        ("list --month 2022-13", "不存在"),
        ("list --year 2022 --month 2022-10", "只能写一个"),
        ("show 4", "没有编号为“4”的选民意见"),
        ("balance --by unit", "--by 没有“unit”这一种"),
        ("balance 2022 --month 2022-10", "只能写一个"),
        ("balance --station 北塘", "没有叫“北塘”的家站点"),
    ],
)
def test_bad_input(town: Renda, line: str, why: str) -> None:
    done = town("station", "opinion", *line.split())
    assert (done.code, done.out) == (2, "")
    assert why in done.err
