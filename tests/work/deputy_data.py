"""What the deputies of the office did in 2022, a case of each kind."""

from datetime import date
from typing import Any

from renda_cli.store.statements import (
    insert_activity,
    insert_activity_deputy,
    insert_activity_subject,
    insert_activity_suggestion,
    insert_article,
    insert_attendance,
    insert_award,
    insert_deed,
    insert_deed_deputy,
    insert_deputy_role,
    insert_fund,
    insert_group_member,
    insert_household,
    insert_pairing,
    insert_pledge,
    insert_seat,
    insert_session,
    insert_sitting,
)
from renda_cli.work import deputy, names
from renda_cli.work.desk import Desk


def who(desk: Desk, name: str) -> int:
    """A deputy's id."""
    return names.deputy(desk, name).id


def activity(desk: Desk, kind: str, title: str, on: date, *deputies: str, times: int = 1, **more: Any) -> int:
    """An activity that was held, with those who took part; returns its id."""
    activity_id = insert_activity(desk.file.db, kind=kind, title=title, status="done", held_on=on, times=times, **more)
    for name in deputies:
        insert_activity_deputy(desk.file.db, activity_id=activity_id, deputy_id=who(desk, name), times=times)
    return activity_id


def pledge(desk: Desk, name: str, what: str, **more: Any) -> None:
    """A pledge of 2022."""
    insert_pledge(
        desk.file.db, deputy_id=who(desk, name), year=2022, what=what, made_on=date(2022, 1, 10), until_on=date(2022, 9, 30), **more
    )  # fmt: skip


def attended(desk: Desk, session_id: int, on: date, part: str, **states: str) -> None:
    """A half day; `states` by name, all others were there."""
    sitting_id = insert_sitting(desk.file.db, session_id=session_id, held_on=on, part=part)
    for name in ("张三", "李四", "王五"):
        insert_attendance(
            desk.file.db, sitting_id=sitting_id, deputy_id=who(desk, name), state=states.get(name, "present")
        )


def fill_deputies_year(desk: Desk) -> None:
    """What 张三 did above all; 李四 little, 王五 nothing."""
    db = desk.file.db
    deputy.edit(
        desk, "张三", gender="男", born="1980-05-17", nation="回族", education="本科", party="群众", work="留道村村委会主任",
        sector="农民、非党", phone="13800001111",
    )  # fmt: skip
    deputy.edit(desk, "李四", gender="女", nation="汉族", party="中共党员", phone="13800002222")
    with desk.file.transaction():
        zhang = who(desk, "张三")
        insert_seat(
            db,
            deputy_id=zhang,
            level="区",
            congress=17,
            district="区第9选区",
            from_on=date(2021, 12, 1),
            card_no="区012",
        )
        insert_deputy_role(db, deputy_id=zhang, role="主席团成员", from_on=date(2022, 1, 6))
        insert_deputy_role(
            db, deputy_id=zhang, role="代表资格审查委员会成员", from_on=date(2022, 1, 6), to_on=date(2022, 6, 1)
        )
        desk.file.update("deputy_group", names.group(desk, "东片小组").id, leader_id=zhang)
        db.execute("INSERT INTO deputy_group (name, kind) VALUES ('东片党小组', '党小组')")
        insert_group_member(db, group_id=names.group(desk, "东片党小组").id, deputy_id=who(desk, "李四"))
        _meetings(desk)
        _activities(desk)
        _service(desk, zhang)


def _meetings(desk: Desk) -> None:
    session_id = names.session(desk, "5-1")["id"]
    attended(desk, session_id, date(2022, 1, 6), "上午")
    attended(desk, session_id, date(2022, 1, 6), "下午", 张三="leave", 王五="absent")
    attended(desk, session_id, date(2022, 1, 7), "上午", 王五="refused")
    presidium = insert_session(
        desk.file.db, kind="主席团会议", number="5-1", opened_on=date(2022, 4, 2), closed_on=date(2022, 4, 2)
    )
    attended(desk, presidium, date(2022, 4, 2), "全程", 张三="absent")


def _activities(desk: Desk) -> None:
    db = desk.file.db
    inspection = activity(desk, "视察", "视察宋剑湖", date(2022, 3, 1), "张三", "李四", place="宋剑湖", suggestions=5)
    insert_activity_suggestion(db, activity_id=inspection, text="清淤")
    insert_activity_suggestion(db, activity_id=inspection, text="种树")
    activity(desk, "培训", "代表讲堂", date(2022, 4, 1), "张三", times=8, online=True)
    activity(desk, "走访", "代表走访月", date(2022, 5, 1), "张三")
    activity(desk, "小组活动", "一季度活动", date(2022, 3, 15), "张三", group_id=names.group(desk, "东片小组").id)
    activity(desk, "调研", "去年的调研", date(2021, 11, 1), "张三")
    insert_activity(db, kind="视察", title="还没有去", status="planned", planned_on=date(2022, 10, 1))
    review = activity(desk, "评议", "代表述职评议会", date(2022, 9, 1), "张三", "李四")
    insert_activity_subject(db, activity_id=review, reviewed="deputy", count=2, names="张三、王五")
    insert_activity_subject(db, activity_id=review, reviewed="unit", count=1, names="李四")
    insert_article(
        db, title="代表在行动", medium="学习强国", published_on=date(2022, 7, 1), deputy_id=who(desk, "张三")
    )


def _service(desk: Desk, zhang: int) -> None:
    db = desk.file.db
    pledge(desk, "张三", "修桥", fulfilled_on=date(2022, 9, 1), evidence="照片")
    pledge(desk, "张三", "装路灯")
    pledge(desk, "李四", "办夜校", broken_on=date(2022, 8, 1), broken_why="没有场地")
    deed_id = insert_deed(
        db, kind="实事", what="修缮小屋", done_on=date(2022, 6, 1), count=2, people=30, funds_fen=3_000_050
    )
    insert_deed_deputy(db, deed_id=deed_id, deputy_id=zhang)
    insert_household(
        db, deputy_id=zhang, name="周某某", people=4, kind="联系户", phone="13900003333", address="留道村1号", from_on=date(2022, 2, 1)
    )  # fmt: skip
    insert_household(db, deputy_id=zhang, name="吴某某", people=3, kind="联系户", from_on=date(2022, 2, 1))
    insert_household(
        db, deputy_id=zhang, name="郑某某", people=2, kind="帮扶户", from_on=date(2021, 2, 1), to_on=date(2022, 3, 1)
    )
    insert_pairing(db, kind="deputy", deputy_id=zhang, other_id=who(desk, "李四"), from_on=date(2022, 1, 10))
    insert_pairing(
        db, kind="branch", deputy_id=zhang, partner="第一网格支部", project="适老化改造", done_on=date(2022, 8, 1)
    )
    insert_pairing(db, kind="grid", deputy_id=zhang, post="一级网格长", households=20, voters=50)
    insert_award(
        db, kind="优秀代表", title="优秀人大代表", given_on=date(2022, 12, 1), given_by="区人大常委会", deputy_id=zhang, prize_fen=30_000
    )  # fmt: skip
    insert_fund(db, deputy_id=zhang, amount_fen=20_000, paid_on=date(2022, 5, 1), purpose="订阅刊物")
