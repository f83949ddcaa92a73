"""通知: of what is to take place; what the books do not know is 待定."""

from typing import Any

import pytest

from renda_cli.errors import InputError
from renda_cli.work import session
from renda_cli.work.activity import entry
from renda_cli.work.desk import Desk
from renda_cli.work.paper import notices
from renda_cli.work.paper.kind import Asked
from renda_cli.work.review import agenda, plan
from tests.work.helpers import at


def notice(desk: Desk, text: str) -> dict[str, Any]:
    """The data of one."""
    (item,) = notices.notices(desk, Asked((text,))).items
    return item.data


def test_a_session_with_its_agenda(office: Desk) -> None:
    agenda.add(office, "5-1", "镇人民政府工作报告", kind="工作报告")
    found = notice(office, "5-1")
    assert (found["what"], found["when"]) == (
        "召开遥观镇第五届人民代表大会第一次会议",
        "2022年1月6日（星期四）至2022年1月7日（星期五）",
    )
    assert (found["place"], found["who"], found["agenda"]) == ("待定", "全体代表", ["镇人民政府工作报告"])


def test_a_meeting_of_the_presidium(office: Desk) -> None:
    session.add(office, "5-2", kind="主席团会议", on="2022-06-01")
    found = notice(office, "主席团5-2")
    assert (found["to"], found["when"]) == ("各位主席团成员", "2022年6月1日（星期三）")


def test_an_activity_says_who_is_to_come(office: Desk) -> None:
    entry.add(office, kind="视察", title="河道整治", planned="2022-07-01", group="东片小组", units=["建设局"])
    entry.add(office, kind="培训", title="履职培训", planned="2022-07-02", deputies=["张三", "李四"])
    first, second = notice(office, "活动1"), notice(office, "活动履职培训")
    assert (first["to"], first["who"], first["place"]) == ("各位代表，建设局", "东片小组全体代表、建设局", "待定")
    assert (second["to"], second["who"]) == ("各位代表", "张三、李四")


def test_a_review_says_of_whom(office: Desk) -> None:
    plan.plan(office, kind="部门评议", subject=["建设局", "教育局"], on="2022-07-10", title="部门评议")
    plan.plan(office, kind="部门评议", subject=["建设局"], year="2022", title="秋季评议")
    found = notice(office, "评议1")
    assert (found["subjects"], found["to"]) == (["建设局", "教育局"], "各位代表、建设局、教育局")


def test_all_that_are_to_come(office: Desk) -> None:
    desk = at(office, "2022-06-25")
    session.add(desk, "5-2", on="2022-07-08")
    entry.add(desk, kind="视察", title="河道整治", planned="2022-07-01")
    plan.plan(desk, kind="部门评议", subject=["建设局"], on="2022-07-10", title="部门评议")
    entry.add(desk, kind="视察", title="以后的", planned="2022-12-01")
    names = [item.name for item in notices.notices(desk, Asked(within="30d")).items]
    assert names == ["2022-07-08-第五届人民代表大会第二次会议", "2022-07-01-河道整治", "2022-07-10-部门评议"]
    with pytest.raises(InputError, match="就不能再用 --within 选"):
        notices.notices(desk, Asked(("5-1",), within="30d"))


@pytest.mark.parametrize(
    ("text", "says"),
    [("3", "看不出是会议、活动还是评议"), ("5-9", "没有登记过 5-9 次会议"), ("评议9", "没有编号为“9”的评议")],
)
def test_what_is_not_there(office: Desk, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        notice(office, text)


def test_what_was_dropped_has_no_notice(office: Desk) -> None:
    from renda_cli.work.activity import planning

    entry.add(office, kind="视察", title="河道整治", planned="2022-07-01")
    planning.drop(office, "1", why="下雨")
    with pytest.raises(InputError, match="活动 #1已取消（下雨）"):
        notice(office, "活动1")
