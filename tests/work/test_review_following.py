"""What follows a vote: feedback in writing, and what the result calls for, ticked off by the clerk and never by itself."""

from datetime import date
from pathlib import Path

from renda_cli.store.statements import insert_review_subject
from renda_cli.work import deputy, rules
from renda_cli.work.desk import Desk
from renda_cli.work.review.following import feedback, follow, measures_of, open_measures
from tests.work.helpers import count, refused
from tests.work.review_steps_data import held, reported, review, voted

HELD = date(2022, 6, 1)


def stations(desk: Desk) -> None:
    """A review of three stations; one is found wanting."""
    held(desk, "水利站", "畜牧站", "中心学校")
    voted(desk, 1, HELD, 水利站={"不满意": 18}, 畜牧站={"基本满意": 15}, 中心学校={"满意": 19})


def waiting(desk: Desk, year: int | None = None) -> list[tuple[str, str, str]]:
    """What is open: subject, grade, measure."""
    return [(one.subject, one.grade, one.what) for one in open_measures(desk, year)]


def test_feedback_goes_to_all_subjects_unless_some_are_named(office: Desk, tmp_path: Path) -> None:
    stations(office)
    paper = tmp_path / "反馈.docx"
    paper.write_bytes(b"x")
    done = feedback(office, "1", on="2022-06-08", ref="遥人大〔2022〕8号", file=str(paper))
    assert done.lines == ("已登记评议 #1“站所评议”书面反馈：水利站、畜牧站、中心学校（2022-06-08，遥人大〔2022〕8号）",)
    assert done.read()[0] == {
        "id": 1, "review_id": 1, "subject": "水利站", "event": "feedback", "on": "2022-06-08", "what": None, "ref": "遥人大〔2022〕8号",
        "file": str(paper), "note": None,
    }  # fmt: skip
    done = feedback(office, "1", subject=["水利、学校"], on="2022-06-09")
    assert done.lines == (
        "已登记评议 #1“站所评议”书面反馈：水利站、中心学校（2022-06-09）",
        "水利站在 2022-06-08 已反馈过，这是又一次",
        "中心学校在 2022-06-08 已反馈过，这是又一次",
    )
    assert [one["subject"] for one in done.read()] == ["水利站", "中心学校"]


def test_feedback_of_the_same_day_is_corrected(office: Desk) -> None:
    stations(office)
    feedback(office, "1", subject=["水利站"], on="2022-06-08", ref="8号")
    with refused(office, "水利站在 2022-06-08 已登记书面反馈；要更正请写"):
        feedback(office, "1", subject=["水利站"], on="2022-06-08", ref="8号")
    done = feedback(office, "1", subject=["水利站"], on="2022-06-08", ref="9号")
    assert done.lines[1] == "更正：水利站原登记 8号"
    assert len(feedback(office, "1", subject=["水利站"], on="2022-06-08", note="当面交").lines) == 1
    assert (count(office, "review_event"), done.read()[0]["ref"]) == (1, "9号")


def test_feedback_before_a_vote_is_remarked(office: Desk) -> None:
    stations(office)
    voted(office, 1, date(2022, 9, 1), round=2, 水利站={"满意": 19})
    assert feedback(office, "1", subject=["水利站"], on="2022-06-08").lines[1:] == (
        "提醒：水利站在 2022-09-01 测评，反馈在此以前，请核对 --on",
    )
    held(office, "水利站", title="未投票")
    assert feedback(office, "2", on="2022-06-08").lines[1:] == ("提醒：水利站还没有登记测评",)


def test_what_cannot_be_fed_back(office: Desk) -> None:
    stations(office)
    held(office, title="没有对象")
    held(office, "水利站", status="closed", closed_on=date(2022, 7, 1))
    with refused(office, "评议 #1“站所评议”在 2022-06-01 才开展，不能在 2022-05-31 反馈"):
        feedback(office, "1", on="2022-05-31")
    with refused(office, "评议 #1 的对象里没有“派出所”；可选：水利站、畜牧站、中心学校"):
        feedback(office, "1", subject=["派出所"], on="2022-06-08")
    with refused(office, "“站”对应 2 个评议对象：水利站、畜牧站；请写全名"):
        feedback(office, "1", subject=["站"], on="2022-06-08")
    with refused(office, "评议对象“水利站”写了两遍"):
        feedback(office, "1", subject=["水利站", "水利"], on="2022-06-08")
    with refused(office, "没有写评议对象"):
        feedback(office, "1", subject=[" "], on="2022-06-08")
    with refused(office, "评议 #2 没有登记对象；请先用 renda review edit 2 --add 对象 登记"):
        feedback(office, "2", on="2022-06-08")
    with refused(office, "评议 #3 在 2022-07-01 已办结"):
        feedback(office, "3", on="2022-07-08")
    review(office, "水利站")
    with refused(office, "评议 #4 还没有开展，不能反馈；开展了请先用 renda review hold 4 登记"):
        feedback(office, "4", on="2022-07-08")


def test_what_results_call_for_until_it_was_done(office: Desk) -> None:
    stations(office)
    all_three = [
        ("水利站", "不满意", "限期整改"),
        ("水利站", "不满意", "下次会议再次报告"),
        ("畜牧站", "基本满意", "按评议意见整改"),
    ]
    assert waiting(office) == waiting(office, 2022) == all_three
    assert waiting(office, 2021) == []
    done = follow(office, "1", subject="水利站", what="再次报告", on="2023-01-08", note="5-2 次会议")
    assert done.lines == (
        "已登记评议 #1“站所评议” 水利站：下次会议再次报告（2023-01-08）",
        "水利站还没有登记的：限期整改",
    )
    assert (done.read()["event"], done.read()["what"], done.read()["note"]) == (
        "followed_up", "下次会议再次报告", "5-2 次会议",
    )  # fmt: skip
    assert waiting(office) == [all_three[0], all_three[2]]
    (first, _) = measures_of(office, 1)
    assert (first.voted_on, first.done_on, first.source) == ("2022-06-01", None, "通行做法（法律未规定）")
    assert follow(office, "1", subject="水利站", what="限期整改", on="2022-07-01").lines[1:] == ()


def test_said_again_it_corrects_the_day(office: Desk) -> None:
    stations(office)
    follow(office, "1", subject="畜牧站", what="整改", on="2022-07-01")
    with refused(office, "畜牧站的按评议意见整改在 2022-07-01 已登记"):
        follow(office, "1", subject="畜牧站", what="整改", on="2022-07-01")
    assert follow(office, "1", subject="畜牧站", what="整改", on="2022-07-02").lines[1] == "更正：原登记在 2022-07-01"
    assert len(follow(office, "1", subject="畜牧站", what="整改", on="2022-07-02", note="已看现场").lines) == 1
    assert count(office, "review_event") == 1


def test_a_second_vote_calls_for_it_anew_or_for_nothing(office: Desk) -> None:
    stations(office)
    follow(office, "1", subject="水利站", what="限期整改", on="2022-07-01")
    voted(office, 1, date(2022, 8, 1), round=2, void=True, 水利站={"满意": 21})
    assert len(waiting(office)) == 2
    voted(office, 1, date(2022, 9, 1), round=3, 水利站={"不满意": 11}, 畜牧站={"满意": 20})
    assert waiting(office) == [("水利站", "不满意", "限期整改"), ("水利站", "不满意", "下次会议再次报告")]


def test_other_words_are_kept_and_remarked(office: Desk) -> None:
    stations(office)
    assert follow(office, "1", subject="水利站", what="约谈站长", on="2022-07-01").lines == (
        "已登记评议 #1“站所评议” 水利站：约谈站长（2022-07-01）",
        "水利站还没有登记的：限期整改、下次会议再次报告",
        "提示：水利站测评为不满意，规定的是限期整改、下次会议再次报告；所写的另记为后续措施",
    )
    assert (
        follow(office, "1", subject="中心学校", what="通报表扬", on="2022-07-01").lines[-1]
        == "提示：中心学校没有测评结果要求的措施；所写的另记为后续措施"
    )
    assert len(waiting(office)) == 3


def test_a_word_that_fits_several_measures_is_refused(office: Desk) -> None:
    stations(office)
    rules.set_(office, "review.after", '{"不满意": ["书面检查", "书面整改报告"]}', from_="2022-01-01", source="镇规定")
    with refused(office, "“书面”对应几项措施：书面检查、书面整改报告；请写全"):
        follow(office, "1", subject="水利站", what="书面", on="2022-07-01")


def test_where_the_town_has_no_such_rule_nothing_is_open(office: Desk) -> None:
    stations(office)
    rules.set_(office, "review.after", "none", from_="2022-01-01", source="镇规定")
    assert waiting(office) == []


def test_what_cannot_be_followed_up(office: Desk) -> None:
    stations(office)
    with refused(office, "评议 #1 有 3 个对象；请用 --subject 写明是哪一个：水利站、畜牧站、中心学校"):
        follow(office, "1", what="限期整改")
    with refused(office, "评议 #1 的对象里没有“水利站、畜牧站”"):
        follow(office, "1", subject="水利站、畜牧站", what="限期整改")
    with refused(office, "水利站在 2022-06-01 测评，不能在 2022-05-31 落实"):
        follow(office, "1", subject="水利站", what="限期整改", on="2022-05-31")
    review(office, "水利站", status="dropped", dropped_why="疫情")
    with refused(office, "评议 #2 已取消"):
        follow(office, "2", what="限期整改")
    review(office, "水利站")
    with refused(office, "评议 #3 还没有开展，不能登记措施"):
        follow(office, "3", what="限期整改")
    with refused(office, "评议 #1“站所评议”在 2022-06-01 才开展，不能在 2022-05-31 落实"):
        follow(office, "1", subject="水利站", what="家访", on="2022-05-31")


def test_a_deputy_is_talked_to_and_keeps_the_seat(office: Desk) -> None:
    reported(office, "张三", on=HELD, kind="履职评议")
    voted(office, 1, HELD, scheme="称职度", 张三={"不称职": 20})
    before = office.file.tuples("SELECT * FROM seat")
    assert waiting(office) == [("张三", "不称职", "限期整改"), ("张三", "不称职", "约谈")]
    number = deputy.show(office, "张三")["id"]
    follow(office, "1", subject=f"#{number}", what="约谈", on="2022-06-10")
    office.file.update("review", 1, status="closed", closed_on="2022-07-01")
    assert follow(office, "1", what="整改", on="2022-08-01").lines == (
        "已登记评议 #1“代表述职会” 张三：限期整改（2022-08-01）",
    )
    assert (waiting(office), office.file.tuples("SELECT * FROM seat")) == ([], before)


def test_a_counted_subject_has_no_name_to_be_told_by(office: Desk) -> None:
    review_id = held(office)
    with office.file.transaction() as db:
        insert_review_subject(db, review_id=review_id, reviewed="group_head", name="村民小组长", count=50)
    assert (
        feedback(office, "1", on="2022-06-08").lines[0] == "已登记评议 #1“站所评议”书面反馈：村民小组长（2022-06-08）"
    )
