"""Figures of motions and suggestions: what was handed in, assigned, replied to, judged, promised."""

from renda_cli.work.figures.indicator import NUMBER, Base, Indicator

BASES = {
    # LIMIT -1 keeps SQLite from working out each column of the view again at every mention.
    "proposal": Base(
        "(SELECT * FROM proposal_fact WHERE day BETWEEN :from AND :end LIMIT -1) f WHERE 1", NUMBER, "f.title"
    ),
    "unit": Base(
        # A unit that was merged goes by the name of the one that it went into, which counts once.
        "(SELECT min(h.answers_id) AS id, h.name FROM handler h JOIN proposal_fact p ON p.id = h.proposal_id "
        "WHERE p.day BETWEEN :from AND :end GROUP BY h.name) f WHERE 1",
        "f.id",
        "f.name",
    ),
    "answer": Base(
        "(SELECT a.*, p.session, p.no FROM answer_fact a JOIN proposal_fact p ON p.id = a.proposal_id "
        "WHERE p.day BETWEEN :from AND :end) f WHERE 1",
        NUMBER,
        "f.unit",
    ),
    "signer": Base("(SELECT * FROM signer_fact WHERE day BETWEEN :from AND :end) f WHERE 1", NUMBER, "f.name"),
    # What earlier years left behind: handed over before the period, and not answered for good before it.
    "carried": Base(
        "(SELECT p.* FROM proposal_fact p JOIN proposal c ON c.id = p.id WHERE p.day < :from AND p.assigned "
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
    "proposal_visit": Base(
        "(SELECT v.id, v.kind, v.visited_on, p.session, p.no FROM visit v JOIN proposal_line p ON p.id = v.proposal_id "
        "WHERE v.visited_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.visited_on || ' ' || f.kind",
    ),
    "promise": Base("promise_line f WHERE f.made_on <= :to", NUMBER, "f.what"),
    "named": Base(
        "(SELECT p.id, p.session, p.no, p.title FROM proposal_line p JOIN (SELECT proposal_id, min(held_on) AS named_on FROM ("
        "SELECT e.proposal_id, max(e.held_on) AS held_on FROM proposal_event e JOIN proposal x ON x.id = e.proposal_id "
        "WHERE e.event = 'excellent' AND x.excellent GROUP BY 1 "
        "UNION ALL SELECT proposal_id, given_on FROM award WHERE kind = '优秀建议') GROUP BY 1) n ON n.proposal_id = p.id "
        "WHERE n.named_on BETWEEN :from AND :to) f WHERE 1",
        NUMBER,
        "f.title",
    ),
}
SOLVED = (
    "f.replied AND f.status <> 'rehandling' AND NOT EXISTS (SELECT 1 FROM last_reply l WHERE l.proposal_id = f.id "
    "AND (l.result_class IS NULL OR l.result_class NOT IN (SELECT value FROM json_each(:resolved))))"
)


def graded(question: str, which: str = "{round}") -> str:
    """The SQL of a question answered with a grade that counts as satisfied, in a round."""
    return f"f.{question}_{which} IN (SELECT value FROM json_each(:satisfied))"


FIGURES = (
    Indicator("proposals_collected", "收到议案建议", "件", "proposal", "1", "期内的全部议案和建议：会议期间提出的按会议开幕的日子，闭会期间的按提出的日子"),
    Indicator("proposals_motions", "其中议案", "件", "proposal", "f.kind = '议案'", "期内收到、按议案处理的件数"),
    Indicator("proposals_as_motions", "提交为议案", "件", "proposal", "f.submitted_kind = '议案'", "提交时为议案的件数，含转为建议的"),
    Indicator("proposals_suggestions", "其中建议", "件", "proposal", "f.kind = '建议'", "期内收到、按建议处理的件数，含由议案转来的"),
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
    Indicator("proposals_units", "承办单位", "个", "unit", "1", "期内议案建议的主办、协办和分别办理单位，不重复计"),
    Indicator("proposals_replied", "答复", "件", "proposal", "f.replied", "全部应答复的单位都已答复的件数"),
    Indicator("proposals_closed", "办结", "件", "proposal", "f.status = 'closed'", "登记为办结的件数"),
    Indicator("proposals_rehandled", "重新办理", "件", "proposal", "f.round > 1", "代表不满意、退回重新办理过的件数"),
    Indicator("proposals_excellent", "优秀建议", "件", "proposal", "f.excellent", "评为优秀的件数"),
    Indicator("proposals_published", "公开", "件", "proposal", "f.published = 'yes'", "登记为向社会公开的件数"),
    Indicator("proposals_solved", "已解决", "件", "proposal", SOLVED, "最后一次答复的办理结果为{resolved}类、且不在重新办理中的件数"),
    Indicator("reply_rate", "答复率", "%", "proposal", "f.replied", "已答复件数 ÷ 已交办件数", "f.assigned"),
    Indicator("closed_rate", "办结率", "%", "proposal", "f.status = 'closed'", "已登记办结的件数 ÷ 已交办件数", "f.assigned"),
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
    Indicator("proposal_visits", "现场督办和回头看", "次", "proposal_visit", "1", "期内就议案建议的办理到现场督办、回头看的次数，一次看几件的各计一次"),
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
    Indicator("solved_rate", "解决率", "%", "proposal", SOLVED, "已解决件数（办理结果{resolved}类）÷ 已交办件数", "f.assigned"),
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
)  # fmt: skip
