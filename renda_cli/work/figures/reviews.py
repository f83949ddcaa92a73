"""Figures of what the congress appraises, checks and questions, of the livelihood projects, and of what sessions hear and decide.

An event that was entered both as a review and as an activity is one event: of an activity with a review that was held, only the
review counts. A project that was carried into the next year is one project where both years are counted together.
"""

from renda_cli.rules.vocabulary import PROJECT_STAGES, REVIEWED
from renda_cli.work.figures.indicator import Base, Indicator

_ALONE = (
    "c.status = 'done' AND c.held_on BETWEEN :from AND :to "
    "AND NOT EXISTS (SELECT 1 FROM review WHERE activity_id = c.id AND held_on IS NOT NULL)"
)
# The last vote of the year's stage that was not void, project by project.
_LAST_VOTE = (
    "b.purpose = 'evaluation' AND b.year BETWEEN :first AND :last AND NOT b.void AND b.id = (SELECT max(n.id) FROM ballot n "
    "JOIN ballot_row m ON m.ballot_id = n.id WHERE m.project_id = w.project_id AND n.year = b.year AND n.stage = b.stage "
    "AND n.purpose = 'evaluation' AND NOT n.void)"
)
# Of a project: that the same one stands in a later year of the span as well.
_CARRIED_ON = (
    "EXISTS (SELECT 1 FROM project_line n WHERE n.carried_from_id = f.id AND n.year BETWEEN :first AND :last{})"
)

BASES = {
    "reviewed": Base(
        "(SELECT s.id, r.kind, s.reviewed, s.count, r.held_on, r.title, r.title || '（' || s.name || '）' AS told FROM review_subject s "
        "JOIN review r ON r.id = s.review_id WHERE r.held_on BETWEEN :from AND :to UNION ALL "
        "SELECT c.id, iif(c.kind = '执法检查', c.kind, '评议'), s.reviewed, s.count, c.held_on, c.title, c.title FROM activity_subject s "
        f"JOIN activity c ON c.id = s.activity_id WHERE {_ALONE}) f WHERE 1",
        "f.held_on",
        "f.told",
    ),
    "review": Base(
        "(SELECT * FROM review_line WHERE held_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.held_on || ' ' || f.kind",
        "f.title",
    ),
    # The last vote of the period on each subject that was not void, of those that ask how satisfied one is.
    "rated": Base(
        "(SELECT v.rowid AS id, b.held_on, v.grade, v.votes, r.title, s.name FROM ballot b JOIN ballot_row w ON w.ballot_id = b.id "
        "JOIN ballot_vote v ON v.row_id = w.id JOIN review_subject s ON s.id = w.subject_id JOIN review r ON r.id = b.review_id "
        "WHERE b.scheme IN (SELECT value FROM json_each(:pleasing)) AND b.id = (SELECT n.id FROM ballot n JOIN ballot_row m ON m.ballot_id = n.id "
        "WHERE m.subject_id = w.subject_id AND NOT n.void AND n.held_on BETWEEN :from AND :to ORDER BY n.held_on DESC, n.id DESC LIMIT 1)) f WHERE 1",
        "f.held_on || ' ' || f.title",
        "f.name || ' ' || f.grade",
    ),
    "questioning": Base(
        "(SELECT id, kind, title, held_on, 1 AS times FROM review WHERE kind IN ('专题询问', '听证') AND held_on BETWEEN :from AND :to UNION ALL "
        f"SELECT c.id, iif(c.kind = '询问', '专题询问', c.kind), c.title, c.held_on, c.times FROM activity c WHERE c.kind IN ('询问', '听证') AND {_ALONE}"
        ") f WHERE 1",
        "f.held_on || ' ' || f.kind",
        "f.title",
    ),
    "question": Base(
        "(SELECT * FROM question_line WHERE asked_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.asked_on || ' #' || f.id",
        "replace(f.text, char(10), ' ')",
    ),
    "finding": Base(
        "(SELECT * FROM finding_line WHERE found_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.found_on || ' #' || f.id",
        "replace(f.text, char(10), ' ')",
    ),
    "agenda": Base(
        "(SELECT * FROM agenda_line WHERE opened_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.session || ' ' || f.session_kind || ' #' || f.id",
        "f.title",
    ),
    "task": Base(
        "(SELECT * FROM task_line WHERE passed_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.passed_on || ' #' || f.id",
        "replace(f.text, char(10), ' ')",
    ),
    "project": Base(
        "(SELECT * FROM project_line WHERE year BETWEEN :first AND :last LIMIT -1) f WHERE 1",
        "f.year || '-' || f.no",
        "f.title",
    ),
    "marked": Base(
        "(SELECT v.rowid AS id, b.stage, v.grade, v.votes, p.year, p.no, p.title FROM ballot b JOIN ballot_row w ON w.ballot_id = b.id "
        f"JOIN ballot_vote v ON v.row_id = w.id JOIN project p ON p.id = w.project_id WHERE {_LAST_VOTE}) f WHERE 1",
        "f.year || '-' || f.no",
        "f.title || ' ' || f.grade",
    ),
}


def _reviewed(code: str, label: str, unit: str, counts: str, definition: str) -> Indicator:
    return Indicator(
        f"reviews_{code}", label, unit, "reviewed", counts, f"{definition}；同一对象几次的计几次，活动里登记的并入，与评议相对应的活动不重复计",
        measure="sum", of="f.count",
    )  # fmt: skip


def _appraised(code: str, reviewed: str, label: str, unit: str, kinds: str) -> Indicator:
    counts = f"f.reviewed = '{reviewed}' AND f.kind IN ({kinds}, '评议')"
    return _reviewed(code, label, unit, counts, f"期内开展的述职、评议中的{REVIEWED[reviewed]}")


def _checked(code: str, label: str, unit: str, counts: str, what: str) -> Indicator:
    return _reviewed(
        f"law_check{code}", label, unit, f"f.kind = '执法检查' AND {counts}", f"期内执法检查所检查的{what}"
    )


def _held(code: str, label: str, kind: str) -> Indicator:
    return Indicator(
        f"reviews_{code}", label, "次", "questioning", f"f.kind = '{kind}'", f"期内开展的{kind}次数；活动里登记的并入，与评议相对应的活动不重复计",
        measure="sum", of="f.times",
    )  # fmt: skip


def _heard(code: str, label: str, kinds: str, what: str) -> Indicator:
    return Indicator(
        f"reports_{code}", label, "项", "agenda", f"f.kind IN ({kinds}) AND f.status IN ('heard', 'passed', 'rejected')",
        f"期内开的会议听取审议的{what}，列入议程没有听取的、撤下的不计",
    )  # fmt: skip


def _satisfied(code: str, label: str, stage: str) -> Indicator:
    return Indicator(
        f"projects_satisfaction{code}_rate", label, "%", "marked", "f.grade IN (SELECT value FROM json_each(:satisfied))",
        f"{PROJECT_STAGES[stage]}测评中各项目{{satisfied}}的票数 ÷ 有效票数，{{uncounted}}的票和空白、重复的不计；作废的测评不计，测评几次的按最后一次",
        f"f.stage = '{stage}' AND f.grade NOT IN (SELECT value FROM json_each(:uncounted))",
        measure="sum", of="f.votes", each="票",
    )  # fmt: skip


_ON_LIST = "f.status IN ('selected', 'done', 'carried', 'ended')"
_VOTED = f"{_ON_LIST} AND f.carried_from_id IS NULL"
_DONE = "f.status = 'done' AND f.done_on <= :to"
_ONCE = "，几年合计时结转的项目只计一次"
AGENDA = (
    _heard("heard", "听取报告", "'report', 'special', 'budget'", "工作报告、专项报告和预算决算报告"),
    _heard("special", "其中专项报告", "'special'", "专项报告"),
    _heard("budget", "其中预算决算", "'budget'", "预算、决算报告"),
    Indicator("reports_read", "会前审读报告", "项", "agenda", "f.read_on IS NOT NULL", "期内开的会议，会前组织代表审读的报告"),
    # A resolution is passed on a report or a budget as well.
    Indicator("resolutions_passed", "通过决议决定", "项", "agenda", "f.status = 'passed'", "期内开的会议表决通过的各项议程，就报告、预算表决的也在内"),
    Indicator(
        "matters_decided", "其中重大事项", "项", "agenda", "f.status = 'passed' AND f.kind = 'major'", "期内开的会议表决通过的重大事项",
    ),
    Indicator("agenda_opinions", "转交审议意见", "条", "task", "f.kind = 'opinion'", "期内转交政府和有关单位的审议意见"),
    Indicator(
        "agenda_opinions_answered", "已答复的审议意见", "条", "task", "f.kind = 'opinion' AND f.answered_on IS NOT NULL",
        "期内转交、已有答复的审议意见",
    ),
    Indicator(
        "agenda_opinions_answer_rate", "审议意见答复率", "%", "task", "f.answered_on IS NOT NULL",
        "已有答复的条数 ÷ 转交的审议意见条数，没有答复就不再办理的不计",
        "f.kind = 'opinion' AND (f.answered_on IS NOT NULL OR f.ended_why IS NULL)",
    ),
    Indicator(
        "agenda_decisions_done", "已落实的决定事项", "项", "task", "f.kind = 'decision' AND f.done_on IS NOT NULL", "期内交付执行、已经落实的决定事项",
    ),
)  # fmt: skip
FIGURES = (
    Indicator(
        "reviews_held", "开展评议", "次", "review", "1",
        "期内开展的述职、评议、执法检查、专题询问、听证、票决评估，计划没有开展的不计；只在活动里登记的不计",
    ),
    _appraised("deputies", "deputy", "述职的代表", "名", "'代表述职', '履职评议'"),
    _appraised("village_cadres", "village_cadre", "评议村（居）委会干部", "名", "'代表述职', '履职评议', '部门评议'"),
    _appraised("group_heads", "group_head", "评议村民小组长", "名", "'代表述职', '履职评议', '部门评议'"),
    _appraised("units", "unit", "评议部门、站所", "个", "'部门评议', '履职评议'"),
    _appraised("officials", "official", "评议部门负责人", "名", "'代表述职', '履职评议', '部门评议'"),
    _reviewed("special", "专项评议", "项", "f.kind = '专项评议'", "期内专项评议的对象：专项工作、单位和个人都计"),
    _checked("", "执法检查的对象", "项", "f.reviewed IN ('unit', 'law')", "单位和法律法规，一个计一项"),
    _checked("_units", "其中单位", "个", "f.reviewed = 'unit'", "单位"),
    _checked("_laws", "其中法律法规", "部", "f.reviewed = 'law'", "法律法规"),
    _held("inquiries", "开展专题询问", "专题询问"),
    _held("hearings", "开展听证", "听证"),
    Indicator("reviews_voters", "参加述职评议的选民", "人次", "review", "f.voters > 0", "期内各次评议登记的到会选民", measure="sum", of="f.voters"),
    Indicator("reviews_attending", "参加评议的代表", "人次", "review", "f.deputies > 0", "期内各次评议登记的到会代表", measure="sum", of="f.deputies"),
    Indicator(
        "reviews_satisfaction_rate", "评议测评满意率", "%", "rated", "f.grade IN (SELECT value FROM json_each(:satisfied))",
        "期内述职、评议的测评中{satisfied}的票数 ÷ 有效票数，{uncounted}的票和空白、重复的不计；只计按满意程度测评的，作废的不计，同一对象测评几次的按最后一次",
        "f.grade NOT IN (SELECT value FROM json_each(:uncounted))", measure="sum", of="f.votes", each="票",
    ),
    Indicator(
        "review_suggestions", "评议所提建议", "条", "review", "f.suggestions > 0",
        "期内评议中提出的建议：逐条登记的按条数，没有列全的按登记的总数；有相对应活动的，与该活动所提建议是同一批，不能相加", measure="sum", of="f.suggestions",
    ),
    Indicator(
        "review_suggestions_law_check", "其中执法检查", "条", "review", "f.kind = '执法检查' AND f.suggestions > 0", "期内执法检查（在评议里登记的）提出的建议",
        measure="sum", of="f.suggestions",
    ),
    Indicator("questions", "询问的问题", "个", "question", "1", "期内专题询问、听证提出的问题"),
    Indicator("questions_on_spot", "当场答复的问题", "个", "question", "f.on_spot", "期内提出、当场答复的问题"),
    Indicator("questions_answer_rate", "问题答复率", "%", "question", "f.answered_on IS NOT NULL", "已答复的问题（当场答复的在内）÷ 期内提出的问题", "1"),
    Indicator("findings", "评议意见", "条", "finding", "1", "期内提出的评议意见，问题和建议都计"),
    Indicator("findings_accepted", "已验收的整改", "条", "finding", "f.status = 'accepted'", "期内提出、整改已验收合格的评议意见"),
    Indicator("rectification_rate", "整改率", "%", "finding", "f.status = 'accepted'", "整改已验收合格的条数 ÷ 期内提出的评议意见条数", "1"),
    Indicator(
        "rectification_days_median", "整改用时中位数", "天", "finding", "f.days IS NOT NULL", "期内提出、已验收的评议意见，从提出到验收合格的天数，取中位数",
        measure="median", of="f.days",
    ),
    Indicator(
        "projects_collected", "征集民生实事", "项", "project", "f.carried_from_id IS NULL",
        "期间所在年份征集的民生实事项目，上年结转的不计；民生实事按年计，不分上下半年",
    ),
    Indicator(
        "projects_candidates", "民生实事候选", "项", "project", "f.carried_from_id IS NULL AND f.status <> 'excluded'",
        "期间所在年份征集的项目中列为候选的，不列入的不计",
    ),
    Indicator("projects_selected", "票决入选民生实事", "项", "project", _VOTED, "期间所在年份票决入选的项目，后来结转、终止的也在内，上年结转来的不计"),
    Indicator("projects_carried", "上年结转民生实事", "项", "project", "f.carried_from_id IS NOT NULL", "上年没有完成、结转到期间所在年份的项目"),
    Indicator("projects_done", "完成民生实事", "项", "project", _DONE, "期间所在年份的项目（上年结转来的在内）期末已完成的"),
    Indicator(
        "projects_done_rate", "民生实事完成率", "%", "project", _DONE, f"期末已完成的项目 ÷ 期间所在年份票决入选的和上年结转来的项目{_ONCE}",
        f"{_ON_LIST} AND NOT {_CARRIED_ON.format('')}",
    ),
    Indicator(
        "projects_spent", "民生实事资金", "元", "project", f"f.spent_fen > 0 AND NOT {_CARRIED_ON.format(' AND n.spent_fen > 0')}",
        f"期间所在年份的项目累计已用的资金，按最近登记的进度或完成时的数{_ONCE}",
        measure="sum", of="f.spent_fen", scale=100,
    ),
    _satisfied("_mid", "民生实事年中满意率", "mid"),
    _satisfied("", "民生实事年终满意率", "end"),
)  # fmt: skip
