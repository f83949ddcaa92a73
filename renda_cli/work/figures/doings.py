"""Figures of what deputies do between the sessions: activities, pledges, deeds, households, funds, awards."""

from renda_cli.work.figures.indicator import Base, Indicator

BASES = {
    "activity": Base(
        "(SELECT * FROM activity_line WHERE status = 'done' AND held_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.held_on || ' ' || f.kind",
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
    "award": Base(
        'award_line f WHERE f."on" BETWEEN :from AND :to',
        "f.\"on\" || ' ' || f.title",
        "f.name",
    ),
}
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


ACTIVITIES = (
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
        "activities_training_online", "其中线上培训", "次", "activity", "f.kind = '培训' AND f.online", "期内线上培训的次数", measure="sum", of="f.times",
    ),
    Indicator(
        "activities_training_offline", "其中线下培训", "次", "activity", "f.kind = '培训' AND NOT f.online", "期内线下培训的次数", measure="sum",
        of="f.times",
    ),
    Indicator(
        "training_attendances", "参加培训", "人次", "activity", "f.kind = '培训' AND f.attendances > 0", "期内培训的参加人次", measure="sum",
        of="f.attendances",
    ),
    Indicator(
        "training_attendances_online", "其中线上参加培训", "人次", "activity", "f.kind = '培训' AND f.online AND f.attendances > 0",
        "期内线上培训的参加人次", measure="sum", of="f.attendances",
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
)  # fmt: skip
FIGURES = (
    Indicator("pledges_made", "实事承诺", "件", "pledge", "1", "期间所在年份承诺的实事；承诺按年计，不分上下半年"),
    Indicator("pledges_kept", "已兑现", "件", "pledge", "f.fulfilled_on <= :to", "期间所在年份承诺、期末已兑现的实事"),
    Indicator("pledges_kept_rate", "承诺兑现率", "%", "pledge", "f.fulfilled_on <= :to", "期末已兑现的件数 ÷ 期间所在年份承诺的件数", "1"),
    Indicator("deeds", "实事好事", "件", "deed", "f.kind IN ('实事', '好事')", "期内代表为群众办的实事、好事", measure="sum", of="f.count"),
    Indicator("problems_solved", "解决问题", "个", "deed", "f.kind = '解决问题'", "期内代表帮助解决的问题", measure="sum", of="f.count"),
    Indicator("funds_raised", "筹资捐款", "元", "raised", "1", "期内活动和实事好事中筹集、捐助的款项", measure="sum", of="f.funds_fen", scale=100),
    Indicator("households", "联系户、帮扶户", "户", "household", "1", "期末代表联系、帮扶的户数，几名代表联系同一户的分别计"),
    Indicator("household_people", "联系户人口", "人", "household", "1", "期末联系户、帮扶户的人口，几名代表联系同一户的分别计", measure="sum", of="f.people"),
    Indicator("households_helped", "其中帮扶户", "户", "household", "f.kind = '帮扶户'", "期末代表结对帮扶的户数，几名代表帮扶同一户的分别计"),
    Indicator(
        "household_people_helped", "帮扶户人口", "人", "household", "f.kind = '帮扶户'", "期末帮扶户的人口，几名代表帮扶同一户的分别计", measure="sum",
        of="f.people",
    ),
)  # fmt: skip
OFFICE = (
    Indicator("articles", "文章和报道", "篇", "article", "1", "期内刊发的调研文章和报道"),
    Indicator("articles_research", "其中调研文章", "篇", "article", "f.kind = '调研文章'", "期内刊发、登记为调研文章的"),
    Indicator("articles_media", "其中媒体报道", "篇", "article", "f.kind = '媒体报道'", "期内刊发、登记为媒体报道的"),
    Indicator("funds_paid", "活动经费支出", "元", "fund", "1", "期内支出的代表活动经费", measure="sum", of="f.amount_fen", scale=100),
)  # fmt: skip
AWARDS = (
    Indicator("awards_deputies", "表彰优秀代表", "名", "award", "f.kind = '优秀代表'", "期内表彰的优秀代表"),
    Indicator("awards_groups", "表彰先进小组", "个", "award", "f.kind = '先进小组'", "期内表彰的先进代表小组"),
    Indicator("awards_stations", "表彰优秀家站点", "个", "award", "f.kind = '优秀家站点'", "期内表彰的代表之家、联络站、联系点"),
    Indicator("awards_proposals", "评出优秀建议", "件", "named", "1", "期内评为优秀或表彰为优秀建议的，不论哪年提出；先评后表彰的只在先的一期计一次"),
    Indicator("awards_units", "表彰先进承办单位", "个", "award", "f.kind = '先进承办单位'", "期内表彰的先进承办单位"),
    Indicator("awards_other", "其他表彰", "项", "award", "f.kind = '其他'", "期内获得或给予的其他表彰"),
)  # fmt: skip
