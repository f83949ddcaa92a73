"""Short ways to reviews, findings, votes, projects and agenda items in any state, written as rows."""

from datetime import date
from typing import Any

from renda_cli.store import statements
from renda_cli.work.desk import Desk

D = date.fromisoformat
Subject = tuple[Any, ...]


def review(desk: Desk, kind: str, title: str, on: str | None, *subjects: Subject, **more: Any) -> int:
    """A review's id: held on a day, planned without one; `subjects` are (code, name) or (code, name, count)."""
    more.setdefault("status", "held" if on else "planned")
    year = int(on[:4]) if on else 2022
    review_id = statements.insert_review(
        desk.file.db, kind=kind, title=title, held_on=D(on) if on else None, year=year, **more
    )
    for reviewed, name, *count in subjects:
        subject(desk, review_id, reviewed, name, count=count[0] if count else 1)
    return review_id


def subject(desk: Desk, of: int, reviewed: str, name: str, **more: Any) -> int:
    """The id of who or what is reviewed; a deputy of the file is linked by name."""
    if reviewed == "deputy":
        found = desk.file.row("SELECT id FROM deputy WHERE name = ?", (name,))
        more.setdefault("deputy_id", found["id"] if found else None)
    return statements.insert_review_subject(desk.file.db, review_id=of, reviewed=reviewed, name=name, **more)


def finding(
    desk: Desk, of: int, on: str, text: str, status: str = "open", accepted: str | None = None, **more: Any
) -> int:
    """A finding's id; `accepted` is the day on which its last round was accepted, after it was rectified."""
    found = statements.insert_finding(desk.file.db, review_id=of, found_on=D(on), text=text, status=status, **more)
    if accepted:
        statements.insert_rectification(
            desk.file.db, finding_id=found, round=more.get("round", 1), rectified_on=D(accepted), verdict="accepted", judged_on=D(accepted)
        )  # fmt: skip
    return found


def question(desk: Desk, of: int, on: str, text: str = "何时修路？", **more: Any) -> int:
    """A question's id."""
    return statements.insert_review_question(desk.file.db, review_id=of, asked_on=D(on), text=text, **more)


def ballot(
    desk: Desk, purpose: str, on: str, issued: int, returned: int, *rows: tuple[str, int, dict[str, int]], **more: Any
) -> int:
    """A vote's id; a row is (the column of what it is on, its id, votes by grade), the rest of its sheets is invalid."""
    more.setdefault("void", returned > issued)
    vote = statements.insert_ballot(
        desk.file.db, purpose=purpose, held_on=D(on), issued=issued, returned=returned, **more
    )
    for position, (column, about, votes) in enumerate(rows, start=1):
        invalid = max(returned - sum(votes.values()), 0)
        row = statements.insert_ballot_row(
            desk.file.db, ballot_id=vote, position=position, invalid=invalid, **{column: about}
        )
        for grade, number in votes.items():
            statements.insert_ballot_vote(desk.file.db, row_id=row, grade=grade, votes=number)
    return vote


def choice(desk: Desk, year: int, on: str, returned: int, places: int, marks: dict[int, int], **more: Any) -> int:
    """The id of a choice among projects by marks; `marks` by project."""
    vote = statements.insert_ballot(
        desk.file.db, purpose="choice", year=year, held_on=D(on), issued=returned, returned=returned, places=places, method="marks", **more
    )  # fmt: skip
    for position, (project_id, votes) in enumerate(marks.items(), start=1):
        statements.insert_ballot_row(
            desk.file.db, ballot_id=vote, project_id=project_id, position=position, votes=votes
        )
    return vote


def project(desk: Desk, year: int, no: int, title: str, status: str = "candidate", **more: Any) -> int:
    """A project's id."""
    more.setdefault("collected_on", date(year, 1, 2))
    if status in ("selected", "done", "carried", "ended"):
        more.setdefault("selected_on", date(year, 1, 6))
    return statements.insert_project(desk.file.db, year=year, no=no, title=title, status=status, **more)


def progress(desk: Desk, of: int, month: str, percent: int = 50, **more: Any) -> None:
    """What was reported of a project in a month."""
    statements.insert_project_progress(
        desk.file.db, project_id=of, month=month, reported_on=D(f"{month}-28"), percent=percent, **more
    )


def item(desk: Desk, kind: str, title: str, status: str = "planned", session: str = "5-1", **more: Any) -> int:
    """The id of an item on the agenda of a session."""
    ((session_id,),) = desk.file.tuples("SELECT id FROM session WHERE number = ? AND kind = '人代会'", (session,))
    ((place,),) = desk.file.tuples("SELECT count(*) + 1 FROM agenda_item WHERE session_id = ?", (session_id,))
    return statements.insert_agenda_item(
        desk.file.db, session_id=session_id, place=place, kind=kind, title=title, status=status, **more
    )


def task(desk: Desk, of: int, on: str, text: str = "加快进度", kind: str = "opinion", **more: Any) -> int:
    """The id of an opinion that was passed on, or of something decided."""
    return statements.insert_agenda_task(desk.file.db, item_id=of, passed_on=D(on), text=text, kind=kind, **more)


def fill_reviews_year(desk: Desk) -> None:
    """Something of every kind in 2022: two reviews with votes, findings and what followed, three projects, three items on the agenda."""
    db = desk.file.db
    one = review(
        desk,
        "代表述职",
        "述职会",
        "2022-04-20",
        ("deputy", "张三"),
        ("deputy", "李四"),
        voters=60,
        deputies=12,
        place="留道村",
    )
    marks = (("subject_id", 1, {"满意": 50, "基本满意": 6, "不满意": 1}), ("subject_id", 2, {"满意": 1, "不满意": 50}))
    ballot(desk, "review", "2022-04-20", 60, 58, *marks, review_id=one, scheme="满意度")
    ballot(desk, "review", "2022-10-20", 57, 58, ("subject_id", 2, {}), review_id=one, scheme="满意度", round=2)
    statements.insert_review_event(db, review_id=one, event="feedback", subject_id=1, held_on=D("2022-05-01"))
    statements.insert_review_event(db, review_id=one, event="followed_up", held_on=D("2022-06-01"), what="约谈")
    finding(desk, one, "2022-04-20", "走访不够，电话13812345678", "accepted", "2022-06-10", subject_id=1)
    finding(desk, one, "2022-04-21", "联系不多", kind="suggestion")
    review(desk, "部门评议", "评议建设局", None, ("unit", "建设局"), planned_on=D("2022-12-20"))
    listed = {"examined": "listed", "examined_on": D("2022-01-04"), "session_id": 1}
    done = project(
        desk, 2022, 1, "修路", "done", done_on=D("2022-11-30"), budget_fen=5_000_000, leader="王镇长", **listed
    )
    left = project(desk, 2022, 2, "停车场", "unselected", **listed)
    progress(desk, done, "2022-05", 40, spent_fen=1_234_550)
    statements.insert_project_source(db, project_id=done, kind="other", text="座谈会，联系人13812345678")
    statements.insert_project_source(db, project_id=done, kind="proposal", proposal_id=1)
    statements.insert_project_change(
        db, project_id=done, decided_on=D("2022-07-01"), decided_by="主席团", what="改址", why="征地"
    )
    choice(desk, 2022, "2022-01-06", 50, 1, {done: 48, left: 2}, session_id=1)
    for stage, on in (("mid", "2022-07-20"), ("end", "2022-12-20")):
        ballot(
            desk,
            "evaluation",
            on,
            50,
            50,
            ("project_id", done, {"满意": 40, "不满意": 10}),
            year=2022,
            stage=stage,
            scheme="满意度",
        )
    voted: dict[str, Any] = {"heard_on": D("2022-01-06"), "voted_on": D("2022-01-07"), "votes_of": 50}
    report = item(
        desk,
        "report",
        "政府工作报告",
        "passed",
        votes_for=40,
        votes_against=3,
        read_on=D("2022-01-04"),
        presenter="镇长",
        **voted,
    )
    item(desk, "budget", "预算报告")
    task(desk, report, "2022-01-20", "加快修路", addressee="镇政府", answered_on=D("2022-03-20"), answer="已开工")
    task(desk, report, "2022-01-20", "压缩开支")
