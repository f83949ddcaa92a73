"""A year of reviews, projects and agendas with something of every kind that a sheet can hold, entered by the verbs."""

from typing import Any

from renda_cli.work import deputy, rules
from renda_cli.work.desk import Desk
from renda_cli.work.review import (
    agenda,
    agenda_tasks,
    agenda_vote,
    ballot,
    closing,
    finding,
    plan,
    project,
    project_rating,
    project_year,
    question,
    rectifying,
    scheduling,
    steps,
)
from tests.work.agenda_data import presidium
from tests.work.helpers import at, hand_in
from tests.work.project_data import voted


def fill_reviews(desk: Desk) -> None:
    """Reviews in every state; the last two bear one title, and one of them is closed with everything that it needs."""
    late = at(desk, "2022-06-30")
    deputy.add(desk, "张三", district="第8选区")
    plan.plan(
        late,
        kind="代表述职",
        subject=["#1,#4", "李四"],
        held="2022-03-01",
        title="代表向选民述职",
        voters=40,
        deputies=3,
        place="文化礼堂",
        session="5-1",
    )
    plan.plan(
        late, kind="部门评议", subject=["建设局", "教育局", "供电所"], on="2022-04-01", note="半年一次", year="2022"
    )
    scheduling.hold(late, "2", on="2022-04-02", observers=5, suggestions=3)
    plan.plan(
        late, kind="专项评议", subject=["“水、电、路”专项", "专项工作=道路整治"], title="专项工作评议", steps="四个阶段"
    )
    plan.plan(late, kind="履职评议", subject=["村民小组长=50", "部门负责人=钱一"], on="2022-09-01", steps="无")
    plan.plan(late, kind="专题询问", subject=["医疗"], held="2022-05-01", title="专题询问", deputies=20)
    plan.plan(late, kind="听证", subject=["水价"], on="2022-07-01", title="水价听证")
    scheduling.drop(late, "6", why="改为座谈")
    plan.plan(late, kind="听证", subject=["水价"], on="2022-07-01", title="水价听证")
    plan.plan(
        late, kind="执法检查", subject=["《食品安全法》", "建设局"], held="2021-05-01", title="执法检查", steps="无"
    )
    plan.plan(late, kind="执法检查", subject=["《安全生产法》"], held="2022-05-01", title="执法检查", steps="四个阶段")
    for step, on in (("自查", "2022-04-20"), ("调查", "2022-04-25"), ("测评", "2022-05-01"), ("整改", "2022-05-20")):
        steps.step(late, "9", step=step, on=on, by="李四")
    steps.step(late, "9", step="提前通知", skip="临时决定")


def fill_steps(desk: Desk) -> None:
    """Steps done, planned, left out after they were planned, and one of another list."""
    late = at(desk, "2022-06-30")
    steps.step(late, "1", step="提前通知", on="2022-02-01", by="张秘书", until="2022-02-05", note="电话通知")
    steps.step(late, "1", step="提前调研", until="2022-07-30", by="王主任")
    steps.step(late, "1", step="结果公示", until="2022-07-30")
    steps.step(late, "1", step="结果公示", skip="不公示")
    steps.step(late, "1", step="督促整改", on="2022-06-01", file="/tmp/督促.docx")


def fill_votes(desk: Desk) -> None:
    """Votes on subjects, a void one, a second one, one by another scheme, one on an answer."""
    late = at(desk, "2022-06-30")
    sheet: dict[str, Any] = {"issued": 60, "returned": 58, "by": "选民"}
    ballot.enter(
        late, "1", subject="张三", votes=["优秀=20,称职=30,基本称职=0"], invalid=8, on="2022-03-01", present=60, **sheet
    )
    ballot.enter(late, "1", subject="李四", votes=["优秀=20,称职=38"])
    ballot.enter(late, "2", subject="建设局", votes=["满意=30"], issued=29, returned=30, on="2022-04-02")
    ballot.enter(
        late,
        "2",
        subject="建设局",
        votes=["满意=10,基本满意=5,不满意=14"],
        issued=29,
        returned=29,
        on="2022-04-02",
        session="5-1",
    )
    ballot.enter(late, "2", subject="教育局", votes=["满意=20,弃权=2,不了解=3"])
    ballot.enter(
        late,
        "2",
        subject="建设局",
        votes=["满意=29"],
        issued=29,
        returned=29,
        on="2022-06-02",
        again=True,
        scheme="满意度",
    )
    ballot.enter(late, "9", votes=["满意=3"], issued=3, returned=3, on="2022-05-02", members=3)


def fill_findings(desk: Desk) -> None:
    """Findings open, put right, accepted and refused; questions of a deputy and of a voter, answered on the spot, later, not yet."""
    late = at(desk, "2022-06-30")
    rules.set_(desk, "review.answer", "30天", from_="2022-01-01", source="镇人大评议办法")
    finding.add(
        late, "2", text="办事窗口排队长", subject="建设局", on="2022-04-03", until="2022-06-01", note="群众反映多"
    )
    finding.add(late, "2", text="多到村里走走", subject="教育局", suggestion=True, on="2022-04-03", unit="教育局")
    finding.add(late, "2", text="经费使用不公开", subject="供电所", unit="财政局", on="2022-04-04")
    rectifying.rectify(late, ["1"], on="2022-05-20", report="增设两个窗口", file="/tmp/整改.docx")
    rectifying.accept(late, ["1"], on="2022-05-25", by="王主任")
    rectifying.rectify(late, ["3"], on="2022-05-21", report="已公开")
    finding.add(late, "9", text="检查记录不全", on="2022-05-02")
    rectifying.rectify(late, ["4"], on="2022-05-20")
    rectifying.accept(late, ["4"], on="2022-05-21")
    question.add(
        late,
        "5",
        text="看病为什么要跑县城？",
        by="#4",
        to="教育局",
        on="2022-05-01",
        answer="正在改造",
        answered_by="赵院长",
    )
    question.add(late, "5", text="何时配齐医生？", by="李四", addressee="赵院长", on="2022-05-01", until="2022-08-01")
    question.add(
        late, "5", text="我叫周家旺，何时修路？", asker="周家旺", to="建设局", on="2022-05-01", note="周家旺行动不便"
    )
    question.answer(late, "3", text="周家旺门口的路六月修好", by="刘局长", on="2022-05-20")
    ballot.enter(
        late, "5", question="1", votes=["满意=20,基本满意=2"], issued=22, returned=22, members=22, on="2022-05-01"
    )
    closing.close(late, "9", on="2022-05-30")
    plan.plan(late, kind="听证", subject=["票价"], held="2022-06-01", title="票价听证", steps="无")


def fill_years_projects(desk: Desk) -> None:
    """Candidates from several sources, chosen, done, not chosen, left out; months reported, an evaluation, one without the deadline."""
    late = at(desk, "2022-06-30")
    number = hand_in(desk, "修路", by="李四")
    project.add(
        desk,
        "新建农贸市场",
        year="2022",
        on="2021-12-01",
        sources=["走访征集"],
        proposals=[number],
        budget="1200万",
        unit="农业农村局",
        until="2022-11-30",
    )
    project.add(
        desk,
        "村道提升改造",
        year="2022",
        on="2021-12-01",
        sources=["走访征集"],
        content="五公里",
        topic="交通",
        village="留道村",
        leader="李四",
    )
    project.add(
        desk,
        "老年活动中心",
        year="2022",
        on="2021-12-01",
        sources=["座谈"],
        funded_by="自筹",
        note="待选址",
        until="2022-10-31",
    )
    project.add(desk, "景观亭", year="2022", on="2021-12-01")
    project.add(desk, "垃圾分类", year="2023", on="2022-01-08", budget="300.5")
    project.examine(desk, ["2022-1,2022-2,2022-3"], listed=True, by="主席团", on="2021-12-20")
    project.examine(desk, ["2022-4"], exclude="不是急需", on="2021-12-20")
    voted(desk, "1=50,2=55,3=10", session="5-1")
    project_year.progress(
        late,
        "2022-1",
        month="2022-03",
        percent=30,
        spent="300万",
        text="基础完工",
        photos=["一.jpg", "二.jpg"],
        on="2022-04-02",
    )
    project_year.progress(late, "2022-2", month="2022-04", percent=60, on="2022-05-02")
    project_year.progress(late, "2022-2", month="2022-06", spent="50万", on="2022-06-02", text="收尾")
    project_year.done(late, ["2022-2"], on="2022-06-20", spent="55万")
    project_rating.evaluate(
        late,
        "2022",
        stage="年中",
        project="1",
        votes=["满意=30,不满意=3"],
        issued=35,
        returned=35,
        on="2022-06-25",
        members=60,
    )
    project_rating.evaluate(late, "2022", stage="年中", project="2", votes=["满意=35"])


def fill_agendas(desk: Desk) -> None:
    """Items of a session and a meeting in every state, with opinions and decisions that came of them."""
    late = at(desk, "2022-06-30")
    presidium(desk, "李四", "王五")
    agenda.add(late, "5-1", "镇人民政府工作报告", kind="工作报告", presenter="赵镇长", note="印发代表")
    agenda.add(late, "5-1", "财政预算报告", kind="预算决算", unit="财政局")
    agenda.add(late, "5-1", "撤下的议题")
    agenda.add(late, "5-1", "还没有审议的", kind="重大事项")
    agenda.add(late, "5-1", "道路整治报告", meeting="主席团会议", kind="专项报告")
    agenda.read(late, ["1"], on="2022-01-03")
    agenda.hear(late, ["1,2"], on="2022-01-06")
    agenda.hear(late, ["5"], on="2022-03-01")
    agenda.drop(late, "3", why="未准备好")
    agenda_vote.vote(late, "1", for_=4, on="2022-01-07", ref="人发〔2022〕1号", file="决议.docx", of=4)
    agenda_vote.vote(late, "5", for_=0, against=1, abstain=1, on="2022-03-01")
    agenda_tasks.pass_on(late, "1", texts=["压减一般性支出", "多修农村公路"], on="2022-01-10", until="2022-03-31")
    agenda_tasks.pass_on(late, "2", texts=["公开预算"], unit="财政局", on="2022-01-10", note="重点")
    agenda_tasks.pass_on(
        late, "1", texts=["完成十件实事"], addressee="镇党政办", decision=True, until="2022-12-31", on="2022-01-10"
    )
    agenda_tasks.answer(late, "1", text="已压减百分之五", on="2022-03-20", file="答复.docx")
    agenda_tasks.done(late, "1", on="2022-05-01")
    agenda_tasks.done(late, "2", ended="已列入明年")
    agenda_tasks.answer(late, "3", text="已公开", on="2022-02-01")


def fill_all(desk: Desk) -> None:
    """All of it, in the order in which it came."""
    for fill in (fill_reviews, fill_steps, fill_votes, fill_findings, fill_years_projects, fill_agendas):
        fill(desk)
