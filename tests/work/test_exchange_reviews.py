"""Sheets of reviews, their steps, votes, findings and questions: what is written is read back; what offices keep is understood."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from renda_cli.work.desk import Desk
from renda_cli.work.exchange import bundle, exporting
from renda_cli.work.exchange.importing import Options, import_
from renda_cli.work.review import closing, finding, following, plan, question, scheduling
from tests.work.exchange_data import Take, counts, refused_cell, take
from tests.work.helpers import at, summary_of
from tests.work.review_exchange_data import fill_all
from tests.work.test_exchange_round_trip import emptied, rows, tables

__all__ = ["take"]
LISTS = (
    "reviews",
    "review-steps",
    "findings",
    "questions",
    "projects",
    "project-progress",
    "ballots",
    "agenda",
    "agenda-tasks",
)
TABLES = ("review", "review_subject", "review_step", "ballot_row", "ballot_vote", "finding", "rectification", "review_question", "project",
    "project_source", "project_progress", "agenda_item", "agenda_task")  # fmt: skip
KEPT = ("deputy", "seat", "deputy_group", "unit", "session", "proposal", "rule_value", "deputy_role")


def of(desk: Desk, table: str) -> list[tuple[Any, ...]]:
    """The rows of a table without their ids, and without the choice among projects, which is in no sheet."""
    where = {"ballot_row": "WHERE ballot_id IN (SELECT id FROM ballot WHERE purpose <> 'choice')"}.get(table, "")
    unlike = {"id", {"ballot_row": "ballot_id", "ballot_vote": "row_id", "rectification": "finding_id"}.get(table)}
    found = map(dict, desk.file.rows(f"SELECT * FROM {table} {where}"))
    return sorted((tuple(value for name, value in row.items() if name not in unlike) for row in found), key=str)


def running(desk: Desk) -> list[tuple[Any, ...]]:
    """The clocks that still run."""
    sql = """SELECT kind, rule_key, due_on, by_hand, round, review_id, finding_id, question_id, project_id, task_id FROM deadline
        WHERE met_on IS NULL AND cancelled_on IS NULL AND proposal_id IS NULL"""
    return sorted(map(tuple, desk.file.rows(sql)), key=str)


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_what_is_exported_and_imported_is_the_same(office: Desk, tmp_path: Path, ending: str) -> None:
    fill_all(office)
    source = at(office, "2022-06-30")
    target = emptied(source, tmp_path / "t.db", *KEPT)
    for what in LISTS:
        path = tmp_path / f"{what}.{ending}"
        exporting.write(source, what, str(path), private=True)
        done = import_(target, what, str(path), Options())
        assert (done.errors, done.left_out, done.new + done.changed > 0) == ([], [], True), what
        assert done.changed == 0 or what in (
            "review-steps",
            "project-progress",
        )  # a review or a project brings some of them
        again = import_(target, what, str(path), Options())
        assert (again.errors, again.new, again.changed, again.equal) == ([], 0, 0, again.rows), (what, again.changes)
        assert rows(source, what) == rows(target, what), what
    for table in TABLES:
        assert of(target, table) == of(source, table), table
    assert running(target) == running(source)
    same = [one for one in summary_of(source, "2022") if one.indicator.key.startswith(("reviews", "projects"))]
    assert [one.value for one in same] == [
        one.value for one in summary_of(target, "2022") if one.indicator.key.startswith(("reviews", "projects"))
    ]


def test_what_no_row_can_hold_is_said_and_the_bundle_has_it(office: Desk, tmp_path: Path) -> None:
    fill_all(office)
    source = at(office, "2022-06-30")
    following.feedback(source, "2", subject=["建设局"], on="2022-04-10")
    notes = {what: exporting.exported(source, what).notes for what in LISTS}
    assert {what: said for what, said in notes.items() if said} == {
        "reviews": ["表里放不下：书面反馈和后续措施 1 件；完整的请用 renda export all"],
        "projects": ["表里放不下：票决的票数 3 件；完整的请用 renda export all"],
    }
    written = bundle.write(source, str(tmp_path / "all"), private=True)
    assert all(written["rows"][table] > 0 for table in (*TABLES, "ballot", "review_event"))
    workbook = openpyxl.load_workbook(tmp_path / "all" / "台账.xlsx", read_only=True)
    assert set(workbook.sheetnames) >= {
        "评议",
        "评议步骤",
        "评议意见",
        "询问",
        "民生实事",
        "项目进度",
        "测评票数",
        "议程",
        "审议意见",
    }
    again = emptied(source, tmp_path / "again.db")
    bundle.read(again, str(tmp_path / "all"), Options())
    assert tables(again) == tables(source)


def test_who_asked_is_kept_back_and_the_sheet_is_read_back_all_the_same(office: Desk, tmp_path: Path) -> None:
    fill_all(office)
    path = tmp_path / "questions.csv"
    exporting.write(office, "questions", str(path))
    text = path.read_text(encoding="utf-8-sig")
    assert ("周家旺" in text, "周**" in text) == (False, True)
    done = import_(office, "questions", str(path), Options())
    assert counts(done) == (0, 0, 3)
    path.write_text(text.replace("何时修路", "何时通车"), encoding="utf-8")
    assert "没有写谁提问" in import_(office, "questions", str(path), Options()).errors[0].why


REVIEWS = "评议形式,评议内容,评议对象,计划时间,评议时间,完成情况,到会选民,备注,取消原因,办结时间,工作步骤,届次\n"


def test_the_plan_of_a_year_and_what_became_of_it(office: Desk, take: Take) -> None:
    plan_ = (
        "述职评议,上半年述职,张三、李四,2021-12-30,,,,,,,,\n"
        "工作评议,,建设局，供电所,2022年3月1日,,待开展,,,,,无,\n"
        "听证会,水价听证,水价,2022-02-01,,,,,,,,\n"
    )
    assert counts(take("reviews", REVIEWS + plan_)) == (3, 0, 0)
    assert office.file.tuples("SELECT kind, title, status, planned_on FROM review ORDER BY id") == [
        ("代表述职", "上半年述职", "planned", "2021-12-30"),
        ("部门评议", "部门评议：建设局、供电所", "planned", "2022-03-01"),
        ("听证", "水价听证", "planned", "2022-02-01"),
    ]  # fmt: skip
    later = (
        "述职评议,上半年述职,张三、李四、王五,2021-12-30,2021-12-31,已完成,40人,到会踊跃,,,,5-1\n听证会,水价听证,水价,2022-02-01,,取消,,,停水,,,\n"
        "工作评议,,建设局，供电所,,2022-01-08,,,,,2022-01-09,,\n"
    )
    done = take("reviews", REVIEWS + later)
    assert counts(done) == (0, 3, 0)
    assert office.file.tuples("SELECT status, held_on, voters, session_id, closed_on FROM review ORDER BY id") == [
        ("held", "2021-12-31", 40, 1, None), ("closed", "2022-01-08", None, None, "2022-01-09"), ("dropped", None, None, None, None),
    ]  # fmt: skip
    assert office.file.tuples("SELECT subjects FROM review_line WHERE id = 1") == [("张三、李四、王五",)]
    assert counts(take("reviews", REVIEWS + plan_)) == (0, 0, 3)
    assert counts(take("reviews", "评议形式,评议内容,年度\n述职,上半年述职,2021\n")) == (0, 0, 1)


def test_a_plan_without_a_day_gets_one_and_a_moved_one_is_found_by_either(office: Desk, take: Take) -> None:
    assert counts(take("reviews", "种类,名称,对象\n专题询问,医疗询问,医疗\n")) == (1, 0, 0)
    assert counts(take("reviews", "种类,名称,对象,日期\n专题询问,医疗询问,医疗,2022-05-01\n")) == (0, 1, 0)
    scheduling.move(office, "1", to="2022-06-01")
    assert counts(take("reviews", "种类,名称,计划日期,状态\n专题询问,医疗询问,2022-05-01,计划\n")) == (0, 0, 1)
    assert counts(
        take("reviews", "种类,名称,计划日期,开展日期,状态\n专题询问,医疗询问,2022-06-01,2022-01-05,开展\n")
    ) == (0, 1, 0)
    assert counts(take("reviews", "种类,名称,开展日期,地点\n专题询问,医疗询问,2022-01-05,镇政府\n")) == (0, 1, 0)
    assert office.file.tuples("SELECT status, planned_on, held_on, place FROM review") == [
        ("held", "2022-06-01", "2022-01-05", "镇政府")
    ]


def test_fifty_subjects_in_one_cell(office: Desk, take: Take) -> None:
    listed = "、".join(f"第{place}村民小组" for place in range(1, 51))
    assert counts(
        take(
            "reviews",
            f"种类,名称,对象,日期\n部门评议,小组评议,{listed},2022-01-05\n履职评议,组长评议,村民小组长=50,2022-01-05\n",
        )
    ) == (2, 0, 0)
    assert office.file.tuples("SELECT subjects > '', reviewed FROM review_line ORDER BY id") == [(1, 50), (1, 50)]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",题目,张三,,,,,,,,,", "评议形式", "缺少评议形式"),
        ("研讨,题目,张三,,,,,,,,,", "评议形式", "没有“研讨”这一种"),
        ("述职,,,,,,,,,,,", "评议对象", "标题和评议对象都没有写"),
        ("述职,题目,,,,,,,,,,", "评议对象", "缺少评议对象"),
        ("述职,题目,赵六,,,,,,,,,", "评议对象", "没有叫“赵六”的代表"),
        ("述职,题目,张三,,,已完成,,,,,,", "评议时间", "缺少开展日期"),
        ("述职,题目,张三,,2022-01-05,取消,,,,,,", "取消原因", "缺少取消原因"),
        ("述职,题目,张三,,2022-01-05,办结,,,,,,", "办结时间", "缺少办结日期"),
        ("述职,题目,张三,,2022-01-05,已完成,,,不办,,,", "取消原因", "状态却不是这样"),
        ("述职,题目,张三,,2022-01-05,,很多,,,,,", "到会选民", "看不懂"),
        ("述职,题目,张三,,2022-01-05,,,,,,九步,", "工作步骤", "没有“九步”这种步骤"),
        ("述职,题目,张三,,2022-01-05,也许,,,,,,", "完成情况", "可选"),
        ("述职,题目,张三,,2022-01-05,办结,,,,2022-01-04,,", "办结时间", "不能在 2022-01-04 办结"),
    ],
)
def test_a_review_that_cannot_be(take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("reviews", f"{REVIEWS}{cells}\n"), column)


def test_a_review_that_is_told_otherwise_than_it_was(office: Desk, take: Take) -> None:
    rows_ = "履职评议,干部评议,村民小组长=50,,2022-01-05,办结,,,,2022-01-06,,\n"
    assert counts(take("reviews", REVIEWS + rows_)) == (1, 0, 0)
    assert "数目与已登记的不同" in refused_cell(take("reviews", REVIEWS + rows_.replace("=50", "=52")), "评议对象")
    assert "已登记的办结日期" in refused_cell(take("reviews", REVIEWS + rows_.replace("2022-01-06", "2022-01-07")), "")
    assert "已办结" in refused_cell(take("reviews", REVIEWS + rows_.replace(",,,2022-01-06", ",说明,,2022-01-06")), "")
    plan.plan(office, kind="听证", subject=["水价"], title="水价听证", on="2022-05-01")
    plan.plan(office, kind="听证", subject=["水价"], title="水价听证", on="2022-06-01")
    assert "“水价听证”有 2 项" in refused_cell(take("reviews", "种类,名称,备注\n听证,水价听证,说明\n"), "")


def test_the_day_of_a_review_is_corrected(office: Desk, take: Take) -> None:
    assert counts(take("reviews", "种类,名称,对象,计划日期,开展日期\n听证,水价听证,水价,2022-01-03,2022-01-04\n")) == (
        1,
        0,
        0,
    )
    assert counts(take("reviews", "种类,名称,对象,计划日期,开展日期\n听证,水价听证,水价,2022-01-03,2022-01-05\n")) == (
        0,
        1,
        0,
    )
    assert office.file.tuples("SELECT held_on FROM review") == [("2022-01-05",)]


@pytest.fixture
def reviews(office: Desk) -> Desk:
    """One review held by the eight steps, one closed, two of one name still to come, one dropped."""
    plan.plan(office, kind="部门评议", subject=["建设局", "教育局"], held="2022-01-05", title="年度部门评议")
    plan.plan(office, kind="部门评议", subject=["财政局"], held="2022-01-05", title="去年评议", steps="无")
    closing.close(office, "2", on="2022-01-09")
    for on in ("2022-05-01", "2022-06-01"):
        plan.plan(office, kind="专题询问", subject=["医疗"], title="医疗询问", on=on)
    plan.plan(office, kind="听证", subject=["水价"], title="水价听证")
    scheduling.drop(office, "5", why="重复")
    return office


STEPS = "评议,环节,责任人,完成时限,完成时间,不办原因,备注\n"


def test_steps_of_an_office(reviews: Desk, take: Take) -> None:
    lines = "年度部门评议,提前通知,张秘书,,,,\n1,提前调研,,2022-02-01,,,\n年度,结果公示,,2022-02-01,,不公示,\n#1,督促整改,,,2022-01-08,,\n"
    assert counts(take("review-steps", STEPS + lines)) == (1, 3, 0)
    assert counts(
        take(
            "review-steps",
            f"{STEPS}年度部门评议,提前通知,李秘书,,2022-01-02,,\n年度部门评议,提前调研,,,2022-01-03,,按期\n",
        )
    ) == (0, 2, 0)
    assert counts(take("review-steps", f"{STEPS}年度部门评议,提前通知,王秘书,,,,\n")) == (0, 1, 0)
    found = reviews.file.tuples(
        "SELECT step, who, until_on, done_on, skipped_why, note FROM review_step WHERE review_id = 1 AND place IN (1, 2, 7, 9) ORDER BY place"
    )
    assert found == [
        ("提前通知", "王秘书", None, "2022-01-02", None, None), ("提前调研", None, "2022-02-01", "2022-01-03", None, "按期"),
        ("结果公示", None, "2022-02-01", None, "不公示", None), ("督促整改", None, None, "2022-01-08", None, None),
    ]  # fmt: skip
    assert counts(take("review-steps", f"{STEPS}去年评议,提前通知,,,2022-01-04,,\n")) == (1, 0, 0)
    assert reviews.file.tuples("SELECT status, closed_on FROM review WHERE id = 2") == [("closed", "2022-01-09")]


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("医疗询问,提前通知,甲,,,,", "评议", "对应 2 项评议：#3 医疗询问（2022-05-01）"),
        ("没有的,提前通知,甲,,,,", "评议", "不是登记过的评议"),
        ("99,提前通知,甲,,,,", "评议", "没有编号为“99”的评议"),
        ("年度部门评议,督促整改,甲,,,,", "环节", "没有步骤“督促整改”"),
        ("年度部门评议,动员大会,,,2022-01-08,,", "环节", "没有叫“动员大会”的步骤"),
        ("年度部门评议,提前通知,,,2022-01-08,不办,", "不办原因", "请只留一样"),
        ("去年评议,提前通知,,2022-02-08,,,", "", "还有没完的"),
        ("去年评议,提前通知,,,2022-01-10,,", "完成时间", "不能在 2022-01-09 办结"),
    ],
)
def test_a_step_that_cannot_be(reviews: Desk, take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("review-steps", f"{STEPS}{cells}\n"), column)


def test_reviews_of_one_name_are_told_apart_by_their_day(reviews: Desk, take: Take) -> None:
    assert counts(
        take("review-steps", f"{STEPS}医疗询问（2022-06-01）,提前通知,甲,,,,\n水价听证（未定日期）,提前通知,,,,,\n")
    ) == (0, 1, 1)
    assert reviews.file.tuples("SELECT review_id FROM review_step WHERE who = '甲'") == [(4,)]
    assert "评议已办结或取消" in refused_cell(take("review-steps", f"{STEPS}水价听证,提前通知,甲,,,,\n"), "")


FINDINGS = "来源,被评议单位,责任单位,类型,存在问题,提出时间,整改时限,完成时间,整改情况,验收情况,销号时间,验收单位,未通过原因,备注\n"


def test_the_list_of_problems_of_an_office(reviews: Desk, take: Take) -> None:
    lines = (
        "年度部门评议,建设局,,,窗口排队长,2022-01-05,2022-03-01,,,,,,,\n年度部门评议,教育局,财政局,意见建议,多下村,,,2022-01-07,已下村,合格,2022-01-08,主席团,,\n"
        "年度部门评议,建设局,,,路灯不亮,2022-01-05,2022-05-01,2022-01-06,修了两盏,未通过,2022-01-07,主席团,还有三盏,\n"
        "去年评议,,,,账目不清,2022-01-05,,2022-01-06,,,2022-01-07,,,\n"
    )
    assert counts(take("findings", FINDINGS + lines)) == (4, 0, 0)
    assert reviews.file.tuples("SELECT kind, subject, unit, found_on, status, round, due_on FROM finding_line ORDER BY id") == [
        ("problem", "建设局", "建设局", "2022-01-05", "open", 1, "2022-03-01"), ("suggestion", "教育局", "财政局", "2022-01-05", "accepted", 1, None),
        ("problem", "建设局", "建设局", "2022-01-05", "redoing", 2, "2022-05-01"), ("problem", "财政局", "财政局", "2022-01-05", "accepted", 1, None),
    ]  # fmt: skip
    more = "年度部门评议,建设局,,建议,窗口排队长,2022-01-06,2022-04-01,2022-01-09,加了窗口,,,,,急办\n"
    done = take("findings", FINDINGS + more)
    assert counts(done) == (0, 1, 0)
    finding.add(reviews, "1", text="台账不全", subject="教育局", on="2022-01-05")
    reviews.file.db.execute("UPDATE finding SET unit_id = NULL WHERE text = '台账不全'")
    assert counts(take("findings", f"{FINDINGS}年度部门评议,教育局,教育局,,台账不全,,,,,,,,,\n")) == (0, 1, 0)
    judged = "年度部门评议,建设局,,,窗口排队长,,,2022-01-09,加了窗口,通过,2022-01-10,主席团,,\n"
    assert counts(take("findings", FINDINGS + judged)) == (0, 1, 0)
    assert "与已登记的验收不同" in refused_cell(take("findings", FINDINGS + judged.replace("主席团", "人大办")), "")
    assert "已确认办结" in refused_cell(take("findings", FINDINGS + judged.replace("加了窗口", "加了两个窗口")), "")


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        (",,,,问题,,,,,,,,,", "来源", "缺少来源"),
        ("年度部门评议,,,,,,,,,,,,,", "存在问题", "缺少存在问题"),
        ("医疗询问（2022-05-01）,,,,问题,,,,,,,,,", "", "还没有开展"),
        ("年度部门评议,供电所,,,问题,,,,,,,,,", "", "对象里没有“供电所”"),
        ("年度部门评议,,供电所,,问题,,,,,,,,,", "责任单位", "没有叫“供电所”的单位"),
        ("年度部门评议,,,别的,问题,,,,,,,,,", "类型", "可选"),
        ("年度部门评议,,,,问题,,,,已改,,,,,", "完成时间", "缺少整改日期"),
        ("年度部门评议,,,,问题,,,2022-01-08,,合格,,,,", "销号时间", "缺少验收日期"),
        ("年度部门评议,,,,问题,,,2022-01-08,,不合格,2022-01-09,,,", "未通过原因", "缺少不合格的原因"),
        ("年度部门评议,,,,问题,2022-01-04,,,,,,,,", "提出时间", "评议在 2022-01-05 开展"),
        ("去年评议,,,,问题,,,,,,,,,", "", "没有验收合格的评议意见"),
    ],
)
def test_a_finding_that_cannot_be(reviews: Desk, take: Take, cells: str, column: str, why: str) -> None:
    assert why in refused_cell(take("findings", f"{FINDINGS}{cells}\n"), column)


QUESTIONS = "评议,询问问题,提问时间,提问人,应询单位,应询人,答复期限,现场答复,答复日期,答复人,答复内容,备注\n"


@pytest.fixture
def questioning(reviews: Desk) -> Desk:
    """The questioning of May and a hearing are held."""
    scheduling.hold(reviews, "3", on="2022-01-06")
    plan.plan(reviews, kind="听证", subject=["票价"], title="票价听证", held="2022-01-06", steps="无")
    return reviews


def test_questions_and_answers(questioning: Desk, take: Take) -> None:
    lines = (
        "3,何时配齐医生？,,张三,教育局,,,,,赵院长,正在招聘,\n"
        "3,何时修路？,2022-01-06,李四,建设局,,2022-02-01,,,,,\n"
        "票价听证,票价为何要涨？,,周家旺,,钱经理,,否,2022-01-08,钱经理,成本涨了,\n"
    )
    assert counts(take("questions", QUESTIONS + lines)) == (3, 0, 0)
    assert questioning.file.tuples("SELECT asker, deputy_id > 0, unit, state, due_on, answered_on FROM question_line ORDER BY id") == [
        ("张三", 1, "教育局", "on_spot", None, "2022-01-06"),
        ("李四", 1, "建设局", "open", "2022-02-01", None),
        ("周家旺", None, "钱经理", "answered", None, "2022-01-08"),
    ]  # fmt: skip
    more = "3,何时修路？,2022-01-06,李四,财政局,,2022-03-01,,2022-01-09,刘局长,六月动工,催问\n票价听证,票价为何要涨？,,周家旺,,孙经理,,,,,成本涨了一成,\n"
    done = take("questions", QUESTIONS + more)
    assert counts(done) == (0, 2, 0)
    assert "周家旺" not in str(done.changes)
    assert counts(take("questions", "评议,问题,提问代表,备注\n3,何时配齐医生？,张三,当场\n")) == (0, 1, 0)


@pytest.mark.parametrize(
    ("cells", "column", "why"),
    [
        ("3,问题一,,赵六六,教育局,,,,2022-01-08,,,", "答复内容", "缺少答复内容"),
        ("3,问题一,,赵六六,教育局,,,否,,,已办,", "答复日期", "缺少答复日期"),
        ("3,问题一,,赵六六,教育局,,,是,2022-01-08,,已办,", "答复日期", "答复日期应是提问日期"),
        ("3,问题一,,赵六六,,,,,,,,", "应询单位", "没有写向谁提问"),
        ("3,问题一,,赵六六,供电所,,,,,,,", "应询单位", "没有叫“供电所”的单位"),
        ("3,问题一,2022-01-05,赵六六,教育局,,,,,,,", "提问时间", "不能在 2022-01-05 提问"),
        ("3,旧问题,2022-01-07,李四,,,,,,,,", "提问时间", "与已登记的问题 #1 不同"),
        ("3,旧问题,,李四,,,,,2022-01-07,,,", "答复内容", "缺少答复内容"),
    ],
)
def test_a_question_that_cannot_be(questioning: Desk, take: Take, cells: str, column: str, why: str) -> None:
    question.add(questioning, "3", text="旧问题", by="李四", to="教育局", on="2022-01-06")
    assert why in refused_cell(take("questions", f"{QUESTIONS}{cells}\n"), column)
