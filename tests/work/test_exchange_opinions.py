"""Sheets of what voters say: one row an opinion, from the voter's own words to the posted result."""

from pathlib import Path
from typing import Any

import pytest

from renda_cli.work import rules
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.station import opinion_assigning, opinion_closing, place
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.helpers import at, hand_in
from tests.work.station_data import received
from tests.work.station_exchange_data import HOME, LIUDAO, fill_stations

__all__ = ["take"]
FIELDS = (
    "站点", "日期", "渠道", "反映人", "电话", "意见内容", "类别", "所在村", "代表", "是否保密", "是否紧急", "紧急原因", "报告日期", "报告给", "当场答复",
    "办理途径", "办理单位", "交办日期", "办理期限", "答复日期", "答复方式", "办理情况", "答复人", "是否解决", "反馈日期", "反馈方式", "满意度",
    "反馈代表日期", "引导日期", "引导至", "不受理原因", "建议编号", "转为建议日期", "是否公示", "公示日期", "不公开理由", "归档日期", "备注",
)  # fmt: skip


def sheet(*rows: dict[str, str]) -> str:
    """A sheet of opinions; each row is of the station, of 5 January, and says 修路 unless told."""
    lines = [",".join(FIELDS)]
    lines += [
        ",".join({"站点": LIUDAO, "日期": "2022-01-05", "意见内容": "修路", **row}.get(name, "") for name in FIELDS)
        for row in rows
    ]
    return "\n".join(lines) + "\n"


def lines(desk: Desk, *fields: str) -> list[tuple[Any, ...]]:
    """Columns of every opinion."""
    return desk.file.tuples(f"SELECT {', '.join(fields)} FROM opinion_line ORDER BY id")


@pytest.fixture
def station(office: Desk) -> Desk:
    """A town with two stations."""
    place.add(office, LIUDAO, kind="站")
    place.add(office, HOME, kind="家")
    return office


def test_the_status_follows_from_the_columns(station: Desk, take: Take) -> None:
    hand_in(station, "增设路灯", on="2022-01-06")
    rows: list[dict[str, str]] = [
        {"意见内容": "一"},
        {"意见内容": "二", "办理单位": "建设局", "交办日期": "2022-01-06"},
        {"意见内容": "三", "答复日期": "2022-01-07", "办理情况": "已修好", "满意度": "满意"},
        {"意见内容": "四", "答复日期": "2022-01-07", "办理情况": "不办", "满意度": "不满意", "反馈日期": "2022-01-08"},
        {"意见内容": "五", "当场答复": "是", "办理情况": "已解释", "满意度": "基本满意"},
        {"意见内容": "六", "引导至": "人民法院", "不受理原因": "诉讼事项"},
        {"意见内容": "七", "建议编号": "5-1/1", "反馈日期": "2022-01-08", "反馈方式": "电话"},
        {
            "意见内容": "八",
            "办理单位": "东村",
            "答复日期": "2022-01-09",
            "办理情况": "已清",
            "建议编号": "1",
            "转为建议日期": "2022-01-10",
        },
    ]
    assert counts(take("opinions", sheet(*rows))) == (8, 0, 0)
    assert lines(station, "status", "round", "on_spot", "handler", "satisfaction") == [
        ("received", 1, 0, None, None), ("assigned", 1, 0, "建设局", None), ("replied", 1, 0, None, "满意"), ("redoing", 2, 0, None, "不满意"),
        ("replied", 1, 1, None, "基本满意"), ("referred", 1, 0, None, None), ("proposal", 1, 0, None, None), ("proposal", 1, 0, "东村", None),
    ]  # fmt: skip
    assert lines(station, "form", "replied_on", "voter_told_on", "referred_on", "turned_on")[2:] == [
        ("书面", "2022-01-07", "2022-01-07", None, None), ("书面", "2022-01-07", None, None, None), ("口头", "2022-01-05", "2022-01-05", None, None),
        (None, None, None, "2022-01-05", None), (None, None, "2022-01-08", None, "2022-01-06"), ("书面", "2022-01-09", None, None, "2022-01-10"),
    ]  # fmt: skip


def test_the_whole_path_in_one_row(station: Desk, take: Take) -> None:
    received(station, 1, "2022-01-05", 3, 1)
    rules.set_(station, "opinion", "10天", from_="2022-01-01", source="本镇办法")
    whole = {
        "渠道": "来访", "反映人": "钱六", "电话": "13800000001", "类别": "道路", "所在村": "东村", "代表": "李四", "是否紧急": "是", "紧急原因": "要上访",
        "报告日期": "2022-01-05", "报告给": "镇党委", "办理途径": "镇部门办理", "办理单位": "建设局", "交办日期": "2022-01-06", "办理期限": "2022-01-09",
        "答复日期": "2022-01-08", "答复方式": "当面", "办理情况": "已修好", "答复人": "局长", "是否解决": "已解决", "反馈日期": "2022-01-09",
        "反馈方式": "口头", "满意度": "满意", "反馈代表日期": "2022-01-09", "是否公示": "是", "公示日期": "2022-01-10", "归档日期": "2022-01-10", "备注": "好",
    }  # fmt: skip
    open_ones = [
        {"意见内容": "乙", "办理单位": "建设局", "办理期限": "2022-02-01"},
        {"意见内容": "丙", "办理单位": "张三"},
    ]
    assert counts(take("opinions", sheet(whole, *open_ones))) == (3, 0, 0)
    found = dict(station.file.rows("SELECT * FROM opinion_line WHERE id = 1")[0])
    wanted = {
        "reception_id": 1, "channel": "现场", "voter": "钱六", "topic": "道路", "village": "东村", "status": "replied", "urgent": 1,
        "reported_on": "2022-01-05", "route": "unit", "handler": "建设局", "replied_on": "2022-01-08", "form": "口头", "result": "solved",
        "voter_told_on": "2022-01-09", "deputy_told_on": "2022-01-09", "satisfaction": "满意", "published": "yes", "archived_on": "2022-01-10",
    }  # fmt: skip
    assert {name: found[name] for name in wanted} == wanted
    assert lines(station, "route", "due_on", "assigned_on")[1:] == [
        ("unit", "2022-02-01", "2022-01-05"),
        ("county", "2022-01-15", "2022-01-05"),
    ]


def test_a_later_sheet_says_what_became_of_it(station: Desk, take: Take) -> None:
    take("opinions", sheet({"意见内容": "甲", "反映人": "钱六", "电话": "13800000001"}, {"意见内容": "乙"}))
    first = {
        "意见内容": "甲",
        "反映人": "钱六",
        "类别": "道路",
        "代表": "张三",
        "办理单位": "东村",
        "交办日期": "2022-01-06",
    }
    done = take("opinions", sheet(first, {"意见内容": "乙", "反映人": "孙七"}))
    assert (counts(done), done.changes[1][2]) == ((0, 2, 0), "反映人：（空） → 孙**")
    later = {
        "意见内容": "甲",
        "反映人": "钱六",
        "办理单位": "东村",
        "答复日期": "2022-01-07",
        "办理情况": "已修",
        "满意度": "不满意",
    }
    assert counts(take("opinions", sheet(later))) == (0, 1, 0)
    opinion_assigning.assign(station, ["1"], unit="建设局", on="2022-01-08")
    opinion_closing.reply(station, ["1"], text="真修好了", on="2022-01-09")
    opinion_closing.feedback(station, ["1"], satisfaction="满意", on="2022-01-10")
    assert counts(take("opinions", sheet(later))) == (0, 0, 1)  # it tells of the first round, which is over
    second = later | {
        "办理单位": "建设局",
        "交办日期": "2022-01-08",
        "答复日期": "2022-01-09",
        "办理情况": "真修好了",
        "满意度": "满意",
        "公示日期": "2022-01-10",
    }
    assert counts(take("opinions", sheet(second))) == (0, 1, 0)
    assert lines(station, "status", "round", "handler", "topic", "voter", "phone", "published_on") == [
        ("replied", 2, "建设局", "道路", "钱六", "13800000001", "2022-01-10"), ("received", 1, None, None, "孙七", None, None),
    ]  # fmt: skip


def test_who_says_the_same_is_another(station: Desk, take: Take) -> None:
    assert counts(
        take("opinions", sheet({"反映人": "钱六"}, {"反映人": "孙七"}, {"站点": HOME}, {"日期": "2022-01-06"}))
    ) == (4, 0, 0)
    assert counts(take("opinions", sheet({"反映人": "匿名"}, {"反映人": "周八"}))) == (1, 0, 1)
    why = refused_cell(take("opinions", sheet({"意见内容": "甲"}, {"意见内容": "甲"})), "反映人", row=3)
    assert "同站、同日、同一句话、同一选民；不是一个人说的请用“反映人”分清" in why


def test_a_sheet_without_a_column_of_days_or_stations_is_filled(station: Desk, take: Take) -> None:
    done = take(
        "opinions",
        "意见内容,办理情况\n修路,已修\n装灯,已装\n",
        fills=("站点=留道联络站", "日期=2022-01-05", "答复日期=2022-01-09"),
    )
    assert counts(done) == (2, 0, 0)
    assert lines(station, "received_on", "replied_on", "status") == [("2022-01-05", "2022-01-09", "replied")] * 2
    assert counts(take("opinions", f"站点,意见\n{LIUDAO},没有写日期\n")) == (1, 0, 0)
    assert lines(station, "received_on")[-1] == ("2022-01-10",)


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ({"站点": "西站"}, "站点", "没有叫“西站”的家站点"),
        ({"意见内容": "（保密）"}, "意见内容", "意见已隐去；请用 renda export opinions --private 导出的表"),
        ({"渠道": "梦里"}, "渠道", "没有“梦里”这一种"),
        ({"电话": "不详"}, "电话", "电话“不详”不对"),
        ({"代表": "张三、李四"}, "代表", "不是一位代表；请只写一位"),
        ({"是否紧急": "是"}, "紧急原因", "缺少紧急的原因"),
        ({"紧急原因": "上访", "报告给": "镇党委"}, "报告日期", "缺少报告日期"),
        ({"报告日期": "2022-01-05"}, "报告日期", "没有标为紧急"),
        ({"当场答复": "是"}, "办理情况", "当场答复的没有写答复内容"),
        ({"当场答复": "是", "办理情况": "好", "答复日期": "2022-01-06"}, "答复日期", "答复日期应是收到日期"),
        ({"当场答复": "是", "办理情况": "好", "答复人": "王站长"}, "答复人", "当场答复的不另写答复者"),
        ({"办理途径": "村"}, "办理单位", "没有写交给谁办理"),
        ({"办理途径": "天上", "办理单位": "建设局"}, "办理途径", "办理途径“天上”看不懂"),
        ({"办理单位": "水务所"}, "办理单位", "没有叫“水务所”的"),
        ({"办理途径": "上级代表转交", "办理单位": "赵六"}, "办理单位", "没有叫“赵六”的代表"),
        ({"交办日期": "2022-01-06"}, "办理单位", "没有写新交给谁办理"),
        ({"办理单位": "建设局", "交办日期": "2022-01-04"}, "交办日期", "2022-01-05 受理"),
        ({"办理单位": "建设局", "交办日期": "2022-01-06", "办理期限": "2022-01-05"}, "办理期限", "早于 2022-01-06"),
        ({"答复日期": "2022-01-06"}, "办理情况", "缺少答复内容"),
        ({"办理情况": "已修"}, "答复日期", "缺少答复日期；请补上；整列都没有的，可用 --fill 答复日期=… 给出"),
        ({"办理情况": "已修", "答复日期": "2022-01-04"}, "答复日期", "2022-01-05 受理"),
        ({"办理情况": "已修", "答复日期": "2022-01-06", "答复方式": "梦中"}, "答复方式", "没有“梦中”这一种"),
        ({"办理情况": "已修", "答复日期": "2022-01-06", "满意度": "很好"}, "满意度", "没有“很好”这个等次"),
        ({"满意度": "满意"}, "反馈日期", "还没有答复，受理必复"),
        ({"反馈代表日期": "2022-01-06"}, "反馈代表日期", "还没有答复"),
        ({"引导日期": "2022-01-06"}, "引导至", "缺少引导至何处"),
        ({"引导至": "法院"}, "不受理原因", "缺少不受理的原因"),
        ({"建议编号": "99"}, "建议编号", "99"),
        ({"转为建议日期": "2022-01-06"}, "建议编号", "缺少代表建议的编号"),
        ({"是否公示": "是"}, "公示日期", "缺少公示日期"),
        ({"是否保密": "是", "公示日期": "2022-01-06"}, "公示日期", "是选民要求保密的意见，不能公示"),
        ({"归档日期": "2022-01-06"}, "归档日期", "还没有答复，受理必复"),
    ],
)
def test_a_row_that_cannot_be(station: Desk, take: Take, row: dict[str, str], column: str, why: str) -> None:
    assert why in refused_cell(take("opinions", sheet(row)), column)


def test_all_bad_rows_are_told_at_once(station: Desk, take: Take) -> None:
    done = take("opinions", sheet({"渠道": "梦里", "日期": "2022-02-30"}, {}, {"满意度": "满意", "意见内容": "乙"}))
    assert [(error.row, error.column) for error in done.errors] == [(2, "日期"), (2, "渠道"), (4, "反馈日期")]


@pytest.mark.parametrize(
    ("row", "column", "why"),
    [
        ({"答复日期": "2022-01-08"}, "答复日期", "与已登记的意见 #1 不同；改正请用 renda station opinion show 1 核对"),
        ({"办理单位": "财政局", "交办日期": "2022-01-07"}, "办理单位", "与已登记的意见 #1 不同"),
        ({"办理期限": "2022-02-01"}, "办理单位", "另定期限请用 renda station opinion assign"),
        ({"当场答复": "是"}, "当场答复", "已登记的意见 #1 不是当场答复的"),
    ],
)
def test_what_became_of_it_is_not_changed_by_a_sheet(
    station: Desk, take: Take, row: dict[str, str], column: str, why: str
) -> None:
    first = {"办理单位": "建设局", "交办日期": "2022-01-06", "答复日期": "2022-01-07", "办理情况": "已修"}
    take("opinions", sheet(first))
    assert why in refused_cell(take("opinions", sheet(row)), column)


def test_an_export_names_no_voter_unless_it_is_private(office: Desk, tmp_path: Path) -> None:
    fill_stations(office)
    source = at(office, "2022-03-09")
    path = tmp_path / "a.csv"
    exporting.write(source, "opinions", str(path))
    text = path.read_text(encoding="utf-8-sig")
    for secret in ("钱六", "周八", "13812345678", "13800000002", "邻居占道", "已劝导"):
        assert secret not in text
    assert "钱**" in text
    done = import_(source, "opinions", str(path), Options())
    assert {(error.row, error.column) for error in done.errors} == {(10, "意见内容"), (10, "答复内容")}
    lines_ = [line for number, line in enumerate(text.splitlines()) if "（保密）" not in line]
    path.write_text("\n".join(lines_) + "\n", encoding="utf-8")
    assert counts(import_(source, "opinions", str(path), Options())) == (0, 0, 10)
    exporting.write(source, "opinions", str(path), private=True)
    assert "周八" in path.read_text(encoding="utf-8-sig")


def test_a_bundle_names_no_voter_unless_it_is_private(office: Desk, tmp_path: Path) -> None:
    fill_stations(office)
    bundle.write(at(office, "2022-03-09"), str(tmp_path / "all"))
    told = (tmp_path / "all" / "tables" / "opinion.json").read_text(encoding="utf-8")
    for secret in ("钱六", "周八", "13812345678", "13800000002"):
        assert secret not in told
    assert "钱**" in told


def test_an_export_says_what_a_row_cannot_hold(office: Desk) -> None:
    fill_stations(office)
    source = at(office, "2022-03-09")
    opinion_assigning.assign(source, ["4"], unit="建设局", on="2022-05-01", note="急")
    opinion_closing.reply(source, ["4"], text="修好", on="2022-05-02")
    opinion_closing.feedback(source, ["3"], how="书面", on="2022-05-12")
    assert exporting.exported(source, "opinions").notes == [
        "表里放不下：几轮的办理 1 件、收回和改交 1 件、几次反馈 1 件、交办和反馈的说明、答复的附件 1 件；完整的请用 renda export all"
    ]
