"""Sheets of schemes, of points by hand and of talks, as offices keep them."""

from pathlib import Path

import pytest

from renda_cli.store.statements import insert_score_freeze, insert_score_frozen, insert_score_objection
from renda_cli.work import deputy
from renda_cli.work.desk import Desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.score import entry, stages
from tests.work.exchange_data import Take, counts, refused_cell, said, tables, take
from tests.work.review_data import D
from tests.work.score_exchange_data import DEPUTIES, fill_scores, load_schemes, loaded
from tests.work.test_exchange_round_trip import emptied, figures, moved, rows

__all__ = ["take"]

SCORES = ("scheme", "score_entry", "score_stage", "score_objection", "score_talk", "score_freeze", "score_frozen")
HEAD = "日期,对象类别,对象,办法,期间,项目,分值,数量,依据,文件,登记人,状态,备注\n"


@pytest.fixture
def year(office: Desk) -> Desk:
    """An office with its schemes of 2022."""
    load_schemes(office)
    return office


def entries(desk: Desk, *columns: str) -> list[tuple[object, ...]]:
    """Columns of the entries."""
    return desk.file.tuples(f"SELECT {', '.join(columns)} FROM score_line ORDER BY id")


def test_points_of_an_office(year: Desk, take: Take) -> None:
    lines = (
        "2022-01-08,,张三、李四,,,宣传,2.125,,县报刊发一篇,,李四,,头版\n"
        "2022.1.9,代表,王五,代表积分,2022年度,宣传报道,扣0.5分,,迟到,,,自报,\n"
        "2022-01-09,,王五,,,好人,,3件,扶贫,,,,\n"
        "2022-01-09,小组,东片小组,,,活动,,2.5,记录,,,,\n"
        "2022-01-09,,本镇,,,加分,加1,,县级表彰,,,审核,\n"
        "合计,,,,,,3,,,,,,\n"
    )
    assert counts(take("points", HEAD + lines)) == (6, 0, 0)
    assert entries(year, "held_on", "subject", "period", "item", "amount", "amount_milli", "status") == [
        ("2022-01-08", "张三", "2022", "宣传报道", "points", 2125, "decided"),
        ("2022-01-08", "李四", "2022", "宣传报道", "points", 2125, "decided"),
        ("2022-01-09", "王五", "2022", "宣传报道", "points", -500, "reported"),
        ("2022-01-09", "王五", "2022", "好人好事", "count", 3000, "decided"),
        ("2022-01-09", "东片小组", "2022Q1", "活动", "count", 2500, "decided"),
        ("2022-01-09", "遥观镇", "2022", "加分", "points", 1000, "checked"),
    ]


def test_a_sheet_that_comes_back_from_the_group(year: Desk, take: Take) -> None:
    head = "日期,代表姓名,项目,分值,依据,审核情况,备注,未认可理由\n"
    first = "2022-01-08,张三,宣传报道,2,县报,自报,,\n2022-01-08,李四,宣传报道,2,县报,自报,,\n"
    assert counts(take("points", head + first)) == (2, 0, 0)
    back = "2022-01-08,张三,宣传报道,2,县报,审定,头版,\n2022-01-08,李四,宣传报道,2,县报,未通过,,不是本人写的\n"
    done = take("points", head + back)
    assert counts(done) == (0, 2, 0)
    assert [text for _, _, text in done.changes] == [
        "审核情况：reported → decided；备注：（空） → 头版",
        "审核情况：reported → refused；未认可理由：（空） → 不是本人写的",
    ]
    assert entries(year, "status", "note") == [("decided", "头版"), ("refused", None)]
    assert counts(take("points", head + first)) == (0, 0, 2)
    assert counts(take("points", head + first.replace("自报", ""))) == (0, 0, 2)
    assert counts(take("points", head + "2022-01-08,张三,宣传报道,2,县报,,二版,\n")) == (0, 1, 0)


def test_an_entry_that_was_refused_and_one_that_took_its_place(year: Desk, take: Take) -> None:
    head = "日期,姓名,项目,分值,依据,状态,不认可理由\n"
    lines = "2022-01-08,张三,宣传报道,2,县报,未认可,没有原件\n2022-01-08,张三,宣传报道,1,县报,已审定,\n"
    assert counts(take("points", head + lines)) == (2, 0, 0)
    assert entries(year, "amount_milli", "status") == [(2000, "refused"), (1000, "decided")]
    again = take("points", head + "2022-01-08,张三,宣传报道,2,县报,未认可,没有原件\n")
    assert counts(again) == (0, 0, 1)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",张三,领衔建议,2,,照片,,", "", "按记录自动计数，不能登记"),
        (",张三,唱歌,2,,照片,,", "项目", "没有“唱歌”这一项"),
        (",张三,宣传报道,2.1255,,照片,,", "分值", "小数最多三位"),
        (",张三,宣传报道,很多,,照片,,", "分值", "请写数"),
        (",张三,宣传报道,0,,照片,,", "分值", "不能为 0"),
        (",张三,宣传报道,,3,照片,,", "分值", "登记的是分，不是数量"),
        (",张三,宣传报道,,,照片,,", "分值", "要写一个，也只能写一个"),
        (",张三,宣传报道,1,1,照片,,", "分值", "要写一个，也只能写一个"),
        (",张三,好人好事,,0,照片,,", "数量", "不对"),
        (",张三,宣传报道,1,,,,", "依据", "缺少依据"),
        (",赵钱,宣传报道,1,,照片,,", "对象", "没有叫“赵钱”的代表"),
        (",东片小组,宣传报道,1,,照片,,", "对象", "对象不是代表的请写对象类别"),
        ("乡镇,张三,加分,1,,照片,,", "对象", "不是本镇"),
        ("村,没有村,加分,1,,照片,,", "对象", "没有登记过“没有村”"),
        ("学校,张三,加分,1,,照片,,", "对象类别", "没有“学校”这一类"),
        (",张三,宣传报道,1,,照片,未认可,", "未认可的理由", "缺少未认可的理由"),
        (",张三,宣传报道,1,,照片,好,", "状态", "可选"),
    ],
)  # fmt: skip
def test_points_that_cannot_be(year: Desk, take: Take, cells: str, column: str, why: str) -> None:
    head = "日期,对象类别,对象,项目,分值,数量,依据,状态,备注\n"
    assert why in refused_cell(take("points", f"{head}2022-01-09,{cells}\n"), column)


def test_more_that_cannot_be(year: Desk, take: Take) -> None:
    head = "日期,对象,办法,期间,种类,项目,分值,数量,依据,状态,未认可的理由\n"
    done = take(
        "points",
        f"{head}2022-01-09,张三,别的办法,,,宣传报道,1,,一,,\n2022-01-09,张三,,2021,,宣传报道,1,,一,,\n2022-01-09,张三,,2022Q1,,宣传报道,1,,一,,\n"
        "2022-01-09,张三,,,更正,好人好事,,1,一,,\n2022-01-09,张三,,,更正,宣传报道,1,,一,自报,\n2022-01-09,张三,,,,宣传报道,1,,一,审定,没有\n",
    )
    assert [(error.row, error.column) for error in done.errors] == [
        (2, "办法"), (3, "期间"), (4, "期间"), (5, "数量"), (6, "状态"), (7, "状态"),
    ]  # fmt: skip


def test_what_is_told_otherwise_is_no_correction(year: Desk, take: Take) -> None:
    head = "日期,对象,项目,分值,依据,状态,未认可的理由\n"
    assert counts(take("points", f"{head}2022-01-09,张三,宣传报道,1,照片,,\n")) == (1, 0, 0)
    assert "与已登记的 #1 不同" in refused_cell(take("points", f"{head}2022-01-09,张三,宣传报道,2,照片,,\n"), "分值")
    reason = take("points", f"{head}2022-01-09,张三,宣传报道,1,照片,,没有\n")
    assert "与已登记的 #1 不同" in refused_cell(reason, "未认可的理由")
    refused = take("points", f"{head}2022-01-09,张三,宣传报道,1,照片,未认可,\n")
    assert "缺少未认可的理由" in refused_cell(refused, "未认可的理由")
    stages.refuse(year, ["1"], why="没有")
    anew = take("points", f"{head}2022-01-09,张三,宣传报道,1,照片,审定,\n")
    assert "未获认可" in said(anew)[0]


def test_a_settled_period_takes_no_more_but_corrections(year: Desk, take: Take) -> None:
    head = "日期,对象,种类,项目,分值,依据,备注\n"
    one = f"{head}2022-01-09,张三,登记,宣传报道,1,照片,\n"
    assert counts(take("points", one)) == (1, 0, 0)
    insert_score_freeze(year.file.db, scheme_id=1, period="2022", frozen_on=D("2022-01-10"))
    assert counts(take("points", one)) == (0, 0, 1)
    done = take("points", f"{head}2022-01-09,李四,,宣传报道,1,照片,\n2022-01-09,李四,,宣传报道,2,录像,\n")
    assert [(error.row, "已定稿" in error.why) for error in done.errors] == [(2, True), (3, True)]
    assert counts(take("points", f"{head}2022-01-09,张三,更正,领衔建议,-5,重复计分,已告知本人\n")) == (1, 0, 0)
    assert entries(year, "kind", "amount_milli", "note") == [("given", 1000, None), ("correction", -5000, "已告知本人")]


def test_rehearsed_points_are_not_written(year: Desk, take: Take) -> None:
    done = take("points", f"{HEAD}2022-01-08,,张三,,,宣传,1,,县报,,,,\n", rehearsal=True)
    assert (done.new, entries(year, "id")) == (1, [])


def test_namesakes_are_told_apart(year: Desk, take: Take) -> None:
    deputy.add(year, "张三", district="第9选区", namesake="同名")
    head = "日期,对象,项目,分值,依据\n"
    assert "对应 2 位代表" in refused_cell(take("points", f"{head}2022-01-08,张三,宣传,1,县报\n"), "对象")
    assert counts(take("points", f"{head}2022-01-08,#4,宣传,1,县报\n2022-01-08,张三（第3选区）,宣传,1,县报\n")) == (
        2,
        0,
        0,
    )
    assert [row[2] for row in rows(year, "points")] == ["张三（第9选区）", "张三（第3选区）"]


def test_talks_of_an_office(year: Desk, take: Take) -> None:
    head = "约谈日期,约谈对象,措施,谈话人,原因,本人表态,期间\n"
    lines = "2022-01-08,张三、李四,约谈,主席,积分低,一定改进,2022\n2022-01-09,本镇,通报,,,,\n"
    assert counts(take("talks", head + lines)) == (3, 0, 0)
    assert year.file.tuples("SELECT subject, what, held_by, why, answer, scheme, period FROM talk_line ORDER BY id") == [
        ("张三", "约谈", "主席", "积分低", "一定改进", "代表积分", "2022"), ("李四", "约谈", "主席", "积分低", "一定改进", "代表积分", "2022"),
        ("遥观镇", "通报", None, None, None, None, None),
    ]  # fmt: skip
    assert counts(take("talks", "日期,对象,措施\n2022-01-08,李四,通报\n")) == (1, 0, 0)
    more = (
        "日期,对象,措施,谈话人,答复,期间,备注\n2022-01-08,张三,约谈,副主席,,,在会议室\n2022-01-09,本镇,通报,,,2022,\n"
    )
    assert counts(take("talks", more)) == (0, 2, 0)
    assert year.file.tuples("SELECT held_by, answer, scheme, period, note FROM score_talk WHERE id IN (1, 3) ORDER BY id") == [
        ("副主席", "一定改进", "代表积分", "2022", "在会议室"), (None, None, "全镇考核", "2022", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("赵钱,,约谈,,", "对象", "没有叫“赵钱”的代表"),
        ("张三,,,,", "措施", "缺少措施"),
        ("张三,,约谈,别的办法,2022", "办法", "没有叫“别的办法”"),
        ("张三,,约谈,代表积分,", "办法", "没有写是哪一期"),
        ("张三,,约谈,,某年", "期间", "看不懂"),
        ("赵钱孙,小组,约谈,,", "对象", "没有叫“赵钱孙”的代表小组"),
    ],
)
def test_a_talk_that_cannot_be(year: Desk, take: Take, cells: str, column: str, why: str) -> None:
    head = "日期,对象,对象类别,措施,办法,期间\n"
    assert why in refused_cell(take("talks", f"{head}2022-01-09,{cells}\n"), column)


def quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def test_schemes_by_version(office: Desk, take: Take) -> None:
    head = "年度,版次,修改的理由,载入日期,内容\n"
    second = DEPUTIES.replace("each = 5", "each = 6")
    lines = f"2022年度,第1版,,2022-01-05,{quoted(DEPUTIES)}\n2022,2,主席团会议修改,,{quoted(second)}\n"
    assert counts(take("schemes", head + lines)) == (2, 0, 0)
    assert office.file.tuples("SELECT name, year, version, subject, period, loaded_on, why, definition FROM scheme ORDER BY id") == [
        ("代表积分", 2022, 1, "deputy", "year", "2022-01-05", None, DEPUTIES),
        ("代表积分", 2022, 2, "deputy", "year", "2022-01-10", "主席团会议修改", second),
    ]  # fmt: skip


def test_versions_follow_one_another(office: Desk, take: Take) -> None:
    done = take("schemes", f"年度,版次,修改的理由,内容\n2022,2,再改,{quoted(DEPUTIES)}\n")
    assert "接下来是第 1 版" in refused_cell(done, "版次")


@pytest.mark.parametrize(
    ("cells", "text", "column", "why"),
    [
        (",2022,1,,", DEPUTIES.replace("each = 5", "each = 6"), "", "已载入，与这一行不同"),
        (",2022,2,,", DEPUTIES, "修改的理由", "缺少修改的理由"),
        ("别的,2022,2,,改", DEPUTIES, "名称", "与内容里写的不同"),
        (",2022,2,,改", "name = ", "", "第 1 行等号后面的值写得不对"),
        (",2022,2,,改", DEPUTIES.replace("代表\"", "学校\""), "内容", "第 3 行"),
        (",2022,某,,改", DEPUTIES, "版次", "看不懂"),
        (",2022,2,2023-13-01,改", DEPUTIES, "载入日期", ""),
    ],
)  # fmt: skip
def test_a_scheme_that_cannot_be(year: Desk, take: Take, cells: str, text: str, column: str, why: str) -> None:
    done = take("schemes", f"名称,年度,版次,载入日期,修改的理由,内容\n{cells},{quoted(text)}\n")
    assert why in refused_cell(done, column)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_year_of_scores_moves(office: Desk, tmp_path: Path, ending: str) -> None:
    source = fill_scores(office)
    target = moved(source, tmp_path, ending)
    for what in ("schemes", "points", "talks"):
        assert rows(source, what) == rows(target, what), what
    assert len(rows(source, "points")) == 13
    assert figures(source, "2022") == figures(target, "2022")
    assert exporting.exported(source, "points").notes == [
        "表里放不下：审核和更正的经过 2 件；完整的请用 renda export all"
    ]


def test_everything_of_scores_is_handed_over(office: Desk, tmp_path: Path) -> None:
    source = fill_scores(office)
    db = source.file.db
    insert_score_objection(
        db, deputy_id=1, scheme="代表积分", period="2022", text="少算一篇", raised_on=D("2022-12-01"), status="open"
    )
    freeze = insert_score_freeze(db, scheme_id=1, period="2022", frozen_on=D("2022-12-31"))
    insert_score_frozen(
        db, deputy_id=1, freeze_id=freeze, name="张三", total_milli=3125, place=1, items='{"宣传报道": 3125}'
    )
    made = bundle.write(source, str(tmp_path / "all"), private=True)
    assert {name: made["rows"][name] for name in SCORES} == dict(zip(SCORES, (6, 13, 3, 1, 3, 1, 1), strict=True))
    target = emptied(source, tmp_path / "target.db")
    bundle.read(target, str(tmp_path / "all"), Options())
    assert tables(target) == tables(source)


def test_numbers_in_free_words_are_kept_back_and_not_read_back(year: Desk, tmp_path: Path) -> None:
    entry.adjust(year, deputy=["张三"], item="宣传报道", points="1", evidence="见 13812345678", on="2022-01-09")
    path = tmp_path / "a.csv"
    exporting.write(year, "points", str(path))
    assert "138****5678" in path.read_text(encoding="utf-8-sig")
    for private in (False, True):
        bundle.write(year, str(tmp_path / str(private)), private=private)
        table = (tmp_path / str(private) / "tables" / "score_entry.json").read_text(encoding="utf-8")
        assert ("13812345678" in table) is private
    done = import_(year, "points", str(path), Options())
    assert (done.equal, done.errors) == (1, [])


def test_entries_of_one_ground_are_told(year: Desk) -> None:
    for _ in range(2):
        entry.adjust(year, deputy=["张三"], item="宣传报道", points="1", evidence="照片", on="2022-01-09", again=True)
    assert exporting.exported(year, "points").notes == ["表里放不下：同样依据的几笔 1 件；完整的请用 renda export all"]
    loaded(year, DEPUTIES, "代表积分", "deputy", year=2023)
    insert_score_freeze(year.file.db, scheme_id=1, period="2022", frozen_on=D("2022-01-10"))
    assert exporting.exported(year, "schemes").notes == ["表里放不下：定稿 1 件；完整的请用 renda export all"]
