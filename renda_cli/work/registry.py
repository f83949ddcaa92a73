"""Every figure that is ever printed: label, unit, definition, what counts, over what. A new figure is a new entry here.

Conditions are SQL over a base (a view with one row a record). Blanks ({round}, {satisfied} …) are filled with what the
rulebook decides; see `indicators`.
"""

from dataclasses import dataclass

from renda_cli.rules.vocabulary import REVIEWED
from renda_cli.work.seats import acting, held


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure: how many rows of `base` fit `counts`; with `over`, as a rate of the rows that fit `over`.

    With `measure` (median, longest, sum) that of the numbers `of` over the rows that fit `counts`, divided by `scale`.
    """

    key: str
    label: str
    unit: str
    base: str
    counts: str
    definition: str
    over: str | None = None
    measure: str | None = None
    of: str = ""
    scale: int = 1


@dataclass(frozen=True, slots=True)
class Base:
    """A set of records: the SQL after FROM, and the columns that name a record."""

    source: str
    record: str
    title: str


NUMBER = "coalesce(f.session || '/', '') || f.no"
BASES = {
    # LIMIT -1 keeps SQLite from working out each column of the view again at every mention.
    "proposal": Base(
        "(SELECT * FROM proposal_fact WHERE year BETWEEN :first AND :last LIMIT -1) f WHERE 1", NUMBER, "f.title"
    ),
    "unit": Base(
        "(SELECT DISTINCT h.unit_id AS id, h.name FROM handler h JOIN proposal_fact p ON p.id = h.proposal_id "
        "WHERE p.year BETWEEN :first AND :last) f WHERE 1",
        "f.id",
        "f.name",
    ),
    "answer": Base(
        "(SELECT a.*, p.session, p.no FROM answer_fact a JOIN proposal_fact p ON p.id = a.proposal_id "
        "WHERE p.year BETWEEN :first AND :last) f WHERE 1",
        NUMBER,
        "f.unit",
    ),
    "signer": Base("(SELECT * FROM signer_fact WHERE year BETWEEN :first AND :last) f WHERE 1", NUMBER, "f.name"),
    # What earlier years left behind: handed over before the period, and not answered for good before it.
    "carried": Base(
        "(SELECT p.* FROM proposal_fact p JOIN proposal c ON c.id = p.id WHERE p.year < :first AND p.assigned "
        "AND (SELECT min(assigned_on) FROM handler WHERE proposal_id = p.id) < :from AND coalesce(c.closed_on, '9') >= :from "
        "AND (SELECT max(iif(h.owes_reply, '9', l.replied_on)) FROM handler h JOIN last_reply l ON l.assignment_id = h.id "
        "WHERE h.proposal_id = p.id) >= :from LIMIT -1) f WHERE 1",
        NUMBER,
        "f.title",
    ),
    "urge": Base(
        "(SELECT g.id, g.about, g.how, g.urged_on, p.session, p.no FROM urge g JOIN proposal_line p ON p.id = g.proposal_id "
        "WHERE g.urged_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.urged_on || ' ' || f.how || ' ' || f.about",
    ),
    "return": Base(
        "(SELECT a.id, u.name AS unit, a.ended_on, p.session, p.no FROM assignment a JOIN unit u ON u.id = a.unit_id "
        "JOIN proposal_line p ON p.id = a.proposal_id WHERE a.ended_why LIKE '退办%' AND a.ended_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.ended_on || ' ' || f.unit",
    ),
    "extension": Base(
        "(SELECT e.id, e.agreed_on, e.until_on, p.session, p.no FROM extension e JOIN deadline t ON t.id = e.deadline_id "
        "JOIN proposal_line p ON p.id = t.proposal_id WHERE e.agreed_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.agreed_on || ' → ' || f.until_on",
    ),
    "promise": Base("promise_line f WHERE f.made_on <= :to", NUMBER, "f.what"),
    "session": Base("session f WHERE f.opened_on BETWEEN :from AND :to", "f.number", "f.kind || ' ' || f.opened_on"),
    "seat": Base(
        f"deputy_line f WHERE {acting('f', 'f.seat_id', ':to')}",
        "'#' || f.id",
        "f.name || ' ' || f.level",
    ),
    "deputy": Base(
        f"(SELECT id, name, gender, count(*) AS seats FROM deputy_line d WHERE {acting('d', 'd.seat_id', ':to')} GROUP BY id) f WHERE 1",
        "'#' || f.id",
        "f.name",
    ),
    "seat_of_years": Base(
        "deputy_line f WHERE 1",
        "'#' || f.id",
        "f.name || ' ' || f.level",
    ),
    "suspended": Base(
        f"deputy_line f WHERE {held('f', ':to')} AND NOT {acting('f', 'f.seat_id', ':to')}",
        "'#' || f.id",
        "f.name || ' ' || f.level",
    ),
    "group": Base(
        "deputy_group f WHERE coalesce(f.founded_on, :to) <= :to AND coalesce(f.ended_on, '9') > :to", "f.id", "f.name"
    ),
    "attendance": Base(
        "(SELECT a.*, a.sitting_id AS id, d.name FROM attendance_fact a JOIN deputy d ON d.id = a.deputy_id "
        "WHERE a.held_on BETWEEN :from AND :to) f WHERE 1",
        "f.number || ' ' || f.held_on || ' ' || f.part",
        "f.name",
    ),
    "activity": Base(
        "(SELECT * FROM activity_line WHERE status = 'done' AND held_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.held_on || ' ' || f.kind",
        "f.title",
    ),
    "reviewed": Base(
        "(SELECT s.*, c.id, c.held_on, c.title FROM activity_subject s JOIN activity c ON c.id = s.activity_id "
        "WHERE c.status = 'done' AND c.held_on BETWEEN :from AND :to) f WHERE 1",
        "f.held_on",
        "f.title",
    ),
    "activity_suggestion": Base(
        "(SELECT s.*, c.held_on, c.title FROM activity_suggestion s JOIN activity c ON c.id = s.activity_id "
        "WHERE c.status = 'done' AND c.held_on BETWEEN :from AND :to) f WHERE 1",
        "f.held_on || ' ' || f.title",
        "f.text",
    ),
    "article": Base(
        "article f WHERE f.published_on BETWEEN :from AND :to", "f.published_on || ' ' || f.medium", "f.title"
    ),
    "pledge": Base(
        "(SELECT p.*, d.name FROM pledge p JOIN deputy d ON d.id = p.deputy_id WHERE p.year BETWEEN :first AND :last) f WHERE 1",
        "f.name",
        "f.what",
    ),
    "deed": Base("deed f WHERE f.done_on BETWEEN :from AND :to", "f.done_on || ' ' || f.kind", "f.what"),
    "raised": Base(
        "(SELECT id, held_on AS day, title AS what, funds_fen FROM activity WHERE status = 'done' AND funds_fen > 0 "
        "UNION ALL SELECT id, done_on, what, funds_fen FROM deed WHERE funds_fen > 0) f WHERE f.day BETWEEN :from AND :to",
        "f.day",
        "f.what",
    ),
    "household": Base(
        "(SELECT h.id, h.kind, h.people, d.name AS deputy FROM household h JOIN deputy d ON d.id = h.deputy_id "
        "WHERE h.from_on <= :to AND coalesce(h.to_on, '9') > :to) f WHERE 1",
        "f.kind || ' #' || f.id",
        "f.deputy",
    ),
    "fund": Base("fund f WHERE f.paid_on BETWEEN :from AND :to", "f.paid_on", "f.purpose"),
    "named": Base(
        "(SELECT p.id, p.session, p.no, p.title FROM proposal_line p WHERE p.excellent AND (SELECT max(held_on) FROM proposal_event "
        "WHERE proposal_id = p.id AND event = 'excellent') BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.title",
    ),
    "award": Base(
        "(SELECT a.*, coalesce(d.name, g.name, a.name) AS whom FROM award a LEFT JOIN deputy d ON d.id = a.deputy_id "
        "LEFT JOIN deputy_group g ON g.id = a.group_id WHERE a.given_on BETWEEN :from AND :to) f WHERE 1",
        "f.given_on || ' ' || f.title",
        "f.whom",
    ),
}
_SOLVED = (
    "f.replied AND f.status <> 'rehandling' AND NOT EXISTS (SELECT 1 FROM last_reply l WHERE l.proposal_id = f.id "
    "AND (l.result_class IS NULL OR l.result_class NOT IN (SELECT value FROM json_each(:resolved))))"
)


def graded(question: str, which: str = "{round}") -> str:
    """The SQL of a question answered with a grade that counts as satisfied, in a round."""
    return f"f.{question}_{which} IN (SELECT value FROM json_each(:satisfied))"


# The kinds of activity that have a figure of their own; the others are counted together.
_KINDS = {
    "inspection": "视察", "research": "调研", "law_check": "执法检查", "training": "培训", "visit": "走访", "forum": "座谈",
    "volunteer": "志愿服务", "inquiry": "询问", "hearing": "听证", "group": "小组活动", "preview": "预审会", "review": "评议",
}  # fmt: skip
_NAMED = ", ".join(f"'{kind}'" for kind in _KINDS.values())


def _activities(code: str) -> Indicator:
    kind = _KINDS[code]
    return Indicator(
        f"activities_{code}",
        kind,
        "次",
        "activity",
        f"f.kind = '{kind}'",
        f"期内开展的{kind}次数",
        measure="sum",
        of="f.times",
    )


def _suggestions(code: str) -> Indicator:
    kind = _KINDS[code]
    return Indicator(
        f"activity_suggestions_{code}", f"{kind}所提建议", "条", "activity", f"f.kind = '{kind}' AND f.suggestions > 0", f"期内{kind}中提出的建议条数",
        measure="sum", of="f.suggestions",
    )  # fmt: skip


def _reviewed(code: str, label: str, unit: str, reviewed: str) -> Indicator:
    return Indicator(
        f"reviews_{code}", label, unit, "reviewed", f"f.reviewed = '{reviewed}'", f"期内述职、评议活动中登记的{REVIEWED[reviewed]}数", measure="sum",
        of="f.count",
    )  # fmt: skip


REGISTRY = (
    Indicator("sessions_congress", "人代会", "次", "session", "f.kind = '人代会'", "期内开会的人代会次数"),
    Indicator("sessions_presidium", "主席团会议", "次", "session", "f.kind = '主席团会议'", "期内召开的主席团会议次数"),
    Indicator(
        "session_attendance_rate", "人代会出席率", "%", "attendance", "f.state = 'present'",
        "人代会出席人次 ÷ 应到人次，按半天（没有分半天登记的按整次会议）计", "f.kind = '人代会'",
    ),
    Indicator(
        "presidium_attendance_rate", "主席团会议出席率", "%", "attendance", "f.state = 'present'",
        "主席团会议出席人次 ÷ 应到人次", "f.kind = '主席团会议'",
    ),
    Indicator("deputies_total", "代表人数", "人", "deputy", "1", "期末在任的代表，一人兼任几级只计一人，暂停执行职务的不计"),
    Indicator("deputies_women", "其中妇女", "人", "deputy", "f.gender = '女'", "期末在任的代表中性别登记为女的"),
    Indicator("deputies_overlapping", "兼任几级的代表", "人", "deputy", "f.seats > 1", "期末在两级以上任代表的人"),
    Indicator("seats_total", "代表席位", "席", "seat", "1", "期末在任的各级代表席位，一人兼任几级分别计"),
    Indicator("seats_own", "本级代表席位", "席", "seat", "f.level = (SELECT level FROM own_level)", "期末在任的本镇（乡）代表席位"),
    Indicator("seats_upper", "上级代表席位", "席", "seat", "f.level <> (SELECT level FROM own_level)", "期末在任的县、市等上级代表席位"),
    Indicator("seats_suspended", "暂停执行职务", "席", "suspended", "1", "期末暂停执行代表职务的席位"),
    Indicator(
        "seats_ended", "资格终止", "席", "seat_of_years",
        "EXISTS (SELECT 1 FROM seat_event WHERE seat_id = f.seat_id AND event = 'ended' AND ground <> 'term' AND held_on BETWEEN :from AND :to)",
        "期内代表资格终止的席位（去世的在内，任期届满的不计）",
    ),
    Indicator(
        "seats_by_election", "补选", "席", "seat_of_years", "f.elected_by = '补选' AND f.from_on BETWEEN :from AND :to",
        "期内补选产生的席位",
    ),
    Indicator("groups_total", "代表小组", "个", "group", "f.kind IN ('代表小组', '代表团')", "期末的代表小组和代表团"),
    Indicator("party_branches", "代表党支部", "个", "group", "f.kind = '党支部'", "期末的代表党支部"),
    Indicator("party_groups", "代表党小组", "个", "group", "f.kind = '党小组'", "期末的代表党小组"),
    Indicator("proposals_collected", "收到议案建议", "件", "proposal", "1", "属于当年的全部议案和建议：会议期间的按会议所在年，闭会期间的按提出年"),
    Indicator("proposals_motions", "其中议案", "件", "proposal", "f.kind = '议案'", "当年收到、按议案处理的件数"),
    Indicator("proposals_as_motions", "提交为议案", "件", "proposal", "f.submitted_kind = '议案'", "提交时为议案的件数，含转为建议的"),
    Indicator("proposals_suggestions", "其中建议", "件", "proposal", "f.kind = '建议'", "当年收到、按建议处理的件数，含由议案转来的"),
    Indicator("proposals_in_session", "会议期间提出", "件", "proposal", "NOT f.between_sessions", "在人代会会议期间提出的件数"),
    Indicator("proposals_between", "闭会期间提出", "件", "proposal", "f.between_sessions", "在闭会期间提出的件数"),
    Indicator("proposals_assigned", "交办", "件", "proposal", "f.assigned", "已交承办单位研究办理的件数，退回、撤回和并入别件的不计"),
    Indicator("proposals_reference", "转作参考", "件", "proposal", "f.status = 'reference'", "收下作工作参考、不交办的件数"),
    Indicator("proposals_refused", "不予受理", "件", "proposal", "f.status = 'refused'", "不符合规定、没有受理的件数"),
    Indicator("proposals_merged", "并案办理", "件", "proposal", "f.status = 'merged'", "并入别的件一起办理的件数，由主件计入交办和答复"),
    Indicator("proposals_withdrawn", "撤回", "件", "proposal", "f.status = 'withdrawn'", "提出人要求撤回、办理终止的件数"),
    Indicator(
        "proposals_referred_up", "向上反映", "件", "proposal",
        "EXISTS (SELECT 1 FROM proposal_event WHERE proposal_id = f.id AND event = 'referred_up')", "已向上级机关反映的件数",
    ),
    Indicator("proposals_carried", "上年结转", "件", "carried", "1", "期初以前交办、期初仍没有办完的件数（含重新办理的）"),
    Indicator("proposals_key", "重点督办", "件", "proposal", "f.supervised = '重点'", "列为重点督办的件数"),
    Indicator("proposals_supervised", "一般督办", "件", "proposal", "f.supervised = '一般'", "列为一般督办的件数"),
    Indicator("proposals_units", "承办单位", "个", "unit", "1", "当年议案建议的主办、协办和分别办理单位，不重复计"),
    Indicator("proposals_replied", "答复", "件", "proposal", "f.replied", "全部应答复的单位都已答复的件数"),
    Indicator("proposals_rehandled", "重新办理", "件", "proposal", "f.round > 1", "代表不满意、退回重新办理过的件数"),
    Indicator("proposals_excellent", "优秀建议", "件", "proposal", "f.excellent", "评为优秀的件数"),
    Indicator("proposals_published", "公开", "件", "proposal", "f.published = 'yes'", "登记为向社会公开的件数"),
    Indicator("proposals_solved", "已解决", "件", "proposal", _SOLVED, "最后一次答复的办理结果为{resolved}类、且不在重新办理中的件数"),
    Indicator("reply_rate", "答复率", "%", "proposal", "f.replied", "已答复件数 ÷ 已交办件数", "f.assigned"),
    Indicator("on_time_rate", "按期答复率", "%", "proposal", "f.on_time", "首次答复不晚于期限的件数 ÷ 已交办件数", "f.assigned"),
    Indicator(
        "reply_days_median", "答复用时中位数", "天", "answer", "f.days IS NOT NULL", "各承办单位从交办到首次答复的天数，取中位数",
        measure="median", of="f.days",
    ),
    Indicator(
        "reply_days_longest", "答复用时最长", "天", "answer", "f.days IS NOT NULL", "各承办单位从交办到首次答复的天数，取最长的",
        measure="longest", of="f.days",
    ),
    Indicator(
        "signers_replied_rate", "署名代表送达率", "%", "signer", "f.has_reply", "收到答复的领衔和附议代表 ÷ 已答复件的全部领衔和附议代表", "1",
    ),
    Indicator("urges", "催办", "次", "urge", "1", "期内催办的次数，催答复、催协办意见、催反馈、催承诺都计"),
    Indicator("returns", "退办", "次", "return", "1", "期内承办单位退回的次数"),
    Indicator("extensions", "延期", "次", "extension", "1", "期内同意延期的次数"),
    Indicator("contact_rate", "见面率", "%", "proposal", "f.contacted", "办理中与代表有过面商、电话或线上联系的件数 ÷ 已交办件数", "f.assigned"),
    Indicator(
        "satisfaction_process_rate", "过程满意率", "%", "proposal", graded("process"),
        "{round_words}反馈中办理过程评为{satisfied}的件数 ÷ {over_words}", "{over_process}",
    ),
    Indicator(
        "satisfaction_result_rate", "结果满意率", "%", "proposal", graded("result"),
        "{round_words}反馈中办理结果评为{satisfied}的件数 ÷ {over_words}", "{over_result}",
    ),
    Indicator(
        "satisfaction_rate", "满意率", "%", "proposal", "{both}",
        "{round_words}反馈中{question_words}评为{satisfied}的件数 ÷ {over_words}", "{over_result}",
    ),
    Indicator(
        "satisfaction_first_rate", "初次满意率", "%", "proposal", "{both_first}",
        "第一轮反馈中{question_words}评为{satisfied}的件数 ÷ {over_words}", "{over_first}",
    ),
    Indicator(
        "satisfaction_final_rate", "最终满意率", "%", "proposal", "{both_final}",
        "最后一轮反馈中{question_words}评为{satisfied}的件数 ÷ {over_words}", "{over_final}",
    ),
    Indicator("solved_rate", "解决率", "%", "proposal", _SOLVED, "已解决件数（办理结果{resolved}类）÷ 已交办件数", "f.assigned"),
    Indicator("promises_made", "作出承诺", "项", "promise", "f.made_on >= :from", "期内作出的承诺"),
    Indicator(
        "promises_carried", "结转承诺", "项", "promise", "f.made_on < :from AND coalesce(f.kept_on, f.broken_on, '9') >= :from",
        "期初以前作出、期初仍未落实的承诺",
    ),
    Indicator(
        "promises_open", "未落实承诺", "项", "promise", "coalesce(f.kept_on, f.broken_on, '9') > :to",
        "期末仍未落实的承诺，历年的一并计",
    ),
    Indicator(
        "promises_overdue", "其中逾期", "项", "promise", "coalesce(f.kept_on, f.broken_on, '9') > :to AND f.until_on < :to",
        "期末已过承诺的日子仍未落实的承诺",
    ),
    Indicator(
        "promises_late", "逾期落实承诺", "项", "promise", "f.kept_on BETWEEN :from AND :to AND f.kept_on > f.until_on",
        "期内落实、但晚于承诺日子的承诺",
    ),
    Indicator("promises_broken", "不能落实承诺", "项", "promise", "f.broken_on BETWEEN :from AND :to", "期内登记为不能落实的承诺"),
    Indicator("promises_kept", "已落实承诺", "项", "promise", "f.kept_on BETWEEN :from AND :to", "期内落实的承诺，不论哪年作出"),
    Indicator(
        "activities_total", "代表活动", "次", "activity", "1", "期内开展的各种代表活动次数，计划未开展的不计", measure="sum", of="f.times",
    ),
    *map(_activities, _KINDS),
    Indicator(
        "activities_other", "其他活动", "次", "activity", f"f.kind NOT IN ({_NAMED})", "期内开展的其他种类的活动次数（含本镇自定的种类）",
        measure="sum", of="f.times",
    ),
    Indicator(
        "activity_attendances", "参加活动", "人次", "activity", "f.attendances > 0",
        "期内各种活动的参加人次：列出姓名的按人次数，没有列全的按登记的总数", measure="sum", of="f.attendances",
    ),
    Indicator(
        "activity_deputies_rate", "代表参加活动率", "%", "deputy",
        "EXISTS (SELECT 1 FROM activity_deputy a JOIN activity c ON c.id = a.activity_id WHERE a.deputy_id = f.id AND c.status = 'done' "
        "AND c.held_on BETWEEN :from AND :to)",
        "期内列名参加过活动的在任代表 ÷ 期末在任代表", "1",
    ),
    Indicator(
        "training_attendances", "参加培训", "人次", "activity", "f.kind = '培训' AND f.attendances > 0", "期内培训的参加人次", measure="sum",
        of="f.attendances",
    ),
    Indicator(
        "activity_suggestions", "活动所提建议", "条", "activity", "f.suggestions > 0",
        "期内各种活动中提出的建议条数：逐条登记的按条数，没有列全的按登记的总数", measure="sum", of="f.suggestions",
    ),
    _suggestions("inspection"),
    _suggestions("research"),
    _suggestions("law_check"),
    Indicator(
        "activity_proposals", "活动建议转为代表建议", "件", "activity_suggestion", "f.proposal_id IS NOT NULL", "期内活动中提出、已转为代表建议的条数",
    ),
    _reviewed("deputies", "述职的代表", "名", "deputy"),
    _reviewed("village_cadres", "评议村（居）委会干部", "名", "village_cadre"),
    _reviewed("group_heads", "评议村民小组长", "名", "group_head"),
    _reviewed("units", "评议部门、站所", "个", "unit"),
    _reviewed("officials", "评议部门负责人", "名", "official"),
    Indicator("articles", "文章和报道", "篇", "article", "1", "期内刊发的调研文章和报道"),
    Indicator("pledges_made", "实事承诺", "件", "pledge", "1", "当年承诺的实事"),
    Indicator("pledges_kept", "已兑现", "件", "pledge", "f.fulfilled_on <= :to", "当年承诺、期末已兑现的实事"),
    Indicator("pledges_kept_rate", "承诺兑现率", "%", "pledge", "f.fulfilled_on <= :to", "期末已兑现的件数 ÷ 当年承诺的件数", "1"),
    Indicator("deeds", "实事好事", "件", "deed", "f.kind IN ('实事', '好事')", "期内代表为群众办的实事、好事", measure="sum", of="f.count"),
    Indicator("problems_solved", "解决问题", "个", "deed", "f.kind = '解决问题'", "期内代表帮助解决的问题", measure="sum", of="f.count"),
    Indicator("funds_raised", "筹资捐款", "元", "raised", "1", "期内活动和实事好事中筹集、捐助的款项", measure="sum", of="f.funds_fen", scale=100),
    Indicator("households", "联系户、帮扶户", "户", "household", "1", "期末代表联系、帮扶的户数，几名代表联系同一户的分别计"),
    Indicator("household_people", "联系户人口", "人", "household", "1", "期末联系户、帮扶户的人口，几名代表联系同一户的分别计", measure="sum", of="f.people"),
    Indicator("funds_paid", "活动经费支出", "元", "fund", "1", "期内支出的代表活动经费", measure="sum", of="f.amount_fen", scale=100),
    Indicator("awards_deputies", "表彰优秀代表", "名", "award", "f.kind = '优秀代表'", "期内表彰的优秀代表"),
    Indicator("awards_groups", "表彰先进小组", "个", "award", "f.kind = '先进小组'", "期内表彰的先进代表小组"),
    Indicator("awards_stations", "表彰优秀家站点", "个", "award", "f.kind = '优秀家站点'", "期内表彰的代表之家、联络站、联系点"),
    Indicator("awards_proposals", "评出优秀建议", "件", "named", "1", "期内评为优秀的建议，不论哪年提出"),
)  # fmt: skip
