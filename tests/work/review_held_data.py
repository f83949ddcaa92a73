"""Reviews to find something at: one of a unit, one of several subjects, a questioning; one still planned, one closed, one dropped."""

from datetime import date

from renda_cli.store.statements import insert_review, insert_review_subject
from renda_cli.work import names
from renda_cli.work.desk import Desk

HELD = date(2022, 1, 10)
OF_UNIT, OF_SEVERAL, QUESTIONING, PLANNED, CLOSED, DROPPED = "123456"


def fill_reviews(desk: Desk) -> None:
    """The reviews by the numbers above, over the people and units of the office."""
    unit, deputy = names.unit(desk, "建设局").id, names.deputy(desk, "张三").id
    for kind, title in (("部门评议", "建设局工作评议"), ("执法检查", "水法检查"), ("专题询问", "民生专题询问")):
        insert_review(desk.file.db, kind=kind, title=title, status="held", year=2022, held_on=HELD)
    insert_review(desk.file.db, kind="听证", title="水价听证", status="planned", year=2022, planned_on=HELD)
    insert_review(
        desk.file.db,
        kind="部门评议",
        title="旧评议",
        status="closed",
        year=2022,
        held_on=HELD,
        closed_on=date(2022, 2, 1),
    )
    insert_review(desk.file.db, kind="部门评议", title="不办的评议", status="dropped", year=2022, dropped_why="重复")
    insert_review_subject(desk.file.db, review_id=1, reviewed="unit", name="建设局", unit_id=unit)
    insert_review_subject(desk.file.db, review_id=2, reviewed="law", name="水法")
    insert_review_subject(desk.file.db, review_id=2, reviewed="unit", name="自来水厂")
    insert_review_subject(desk.file.db, review_id=2, reviewed="unit", name="自来水站")
    insert_review_subject(desk.file.db, review_id=2, reviewed="deputy", name="张三", deputy_id=deputy)
    insert_review_subject(desk.file.db, review_id=3, reviewed="group_head", name="村民小组长", count=50)
