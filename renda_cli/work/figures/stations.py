"""Figures of stations, of the days on which deputies receive voters, and of what voters say."""

from renda_cli.rules.vocabulary import STATION_KINDS
from renda_cli.work.figures.indicator import Base, Indicator

_OPEN = "coalesce({0}.opened_on, :to) <= :to AND coalesce({0}.closed_on, '9') > :to"
_SATISFACTION = "(SELECT satisfaction FROM opinion_feedback WHERE opinion_id = o.id AND satisfaction IS NOT NULL ORDER BY round DESC, id DESC LIMIT 1)"
# What is said of an opinion beside its number: the words of the voter, unless they were said in confidence; never the name.
_WORDS = "iif(f.confidential, '（保密）', replace(spoken(f.text, f.voter, f.phone), char(10), ' '))"

BASES = {
    "station": Base(f"station f WHERE {_OPEN.format('f')}", "f.name", "f.level || coalesce(' ' || f.village, '')"),
    "reception": Base(
        "(SELECT * FROM reception_line WHERE held_on BETWEEN :from AND :to LIMIT -1) f WHERE 1",
        "f.held_on || ' #' || f.id",
        "f.station",
    ),
    "opinion": Base(
        f"(SELECT o.*, {_SATISFACTION} AS satisfaction FROM opinion o WHERE o.received_on BETWEEN :from AND :to) f WHERE 1",
        "f.received_on || ' #' || f.id",
        _WORDS,
    ),
    # What was listed one by one, and what was counted at receptions beyond that.
    "voiced": Base(
        "(SELECT id, received_on AS day, '意见 #' || id AS record, confidential, text, voter, phone, 1 AS listed, 1 AS count FROM opinion "
        "WHERE received_on BETWEEN :from AND :to UNION ALL "
        "SELECT id, held_on, '接待 #' || id, 0, station || ' 未逐条登记', NULL, NULL, 0, opinions - listed FROM reception_line "
        "WHERE held_on BETWEEN :from AND :to AND opinions > listed) f WHERE 1",
        "f.day || ' ' || f.record",
        _WORDS,
    ),
}


def _stations(code: str, label: str) -> Indicator:
    return Indicator(
        f"stations_{code}", label, "个", "station", f"f.kind = '{code}'", f"期末开着的{STATION_KINDS[code]}，线上的在内",
    )  # fmt: skip


def _opinions(code: str, label: str, counts: str, definition: str) -> Indicator:
    return Indicator(f"opinions_{code}", label, "条", "opinion", counts, definition)


STATIONS = (
    _stations("home", "代表之家"),
    _stations("station", "代表联络站"),
    _stations("point", "代表联系点"),
    Indicator(
        "stations_posted_rate", "代表进站率", "%", "deputy",
        "EXISTS (SELECT 1 FROM station_deputy p JOIN station s ON s.id = p.station_id WHERE p.deputy_id = f.id AND NOT p.visiting "
        f"AND coalesce(p.from_on, :to) <= :to AND coalesce(p.to_on, '9') > :to AND {_OPEN.format('s')})",
        "期末编入家站点的在任代表 ÷ 期末在任代表，只到外站参加活动的不算进站", "1",
    ),
)  # fmt: skip
FIGURES = (
    Indicator(
        "receptions", "接待选民", "次", "reception", "1", "期内接待选民的次数，几次合并登记的按次数；另计，不在代表活动次数之内", measure="sum",
        of="f.times",
    ),
    Indicator(
        "voters_received", "接待选民人次", "人次", "reception", "f.voters > 0", "期内接待的选民人次，一人来几次计几次", measure="sum", of="f.voters",
    ),
    Indicator(
        "reception_attendances", "代表接待人次", "人次", "reception", "f.attendances > 0",
        "期内参加接待的代表人次：列出姓名的按人次数，没有列全的按登记的总数", measure="sum", of="f.attendances",
    ),
    Indicator(
        "opinions", "选民意见", "条", "voiced", "1", "期内收到的选民意见：逐条登记的按收到日期，接待时只登记了总数的计入没有逐条登记的条数",
        measure="sum", of="f.count",
    ),
    _opinions("online", "其中线上提出", "f.channel = '线上'", "期内收到、渠道为线上的条数"),
    _opinions("urgent", "其中紧急", "f.urgent", "期内收到、标为紧急的条数"),
    _opinions("on_spot", "当场答复", "f.on_spot", "期内收到、代表当场答复的条数，选民不满意又重新办理的也在内"),
    _opinions("replied", "已答复的意见", "f.status = 'replied'", "期内收到、已答复的条数（当场答复的在内，重新办理中的不计）"),
    _opinions("under_way", "办理中的意见", "f.status IN ('received', 'assigned', 'redoing')", "期内收到、待办理、办理中和重新办理中的条数"),
    _opinions("referred", "引导至有关机关", "f.status = 'referred'", "期内收到、不受理、已引导至有关机关的条数"),
    _opinions("to_proposals", "意见转为代表建议", "f.status = 'proposal'", "期内收到、已转为代表建议的条数"),
    Indicator(
        "opinions_unlisted", "未逐条登记的意见", "条", "voiced", "NOT f.listed", "期内接待时登记的意见总数多出逐条登记的条数，不知下落",
        measure="sum", of="f.count",
    ),
    Indicator(
        "opinions_reply_rate", "意见答复率", "%", "opinion", "f.status = 'replied'", "已答复的条数 ÷（已答复 + 办理中）的条数，引导和转为建议的不计",
        "f.status IN ('replied', 'received', 'assigned', 'redoing')",
    ),
    Indicator(
        "opinions_satisfaction_rate", "意见满意率", "%", "opinion", "f.satisfaction IN (SELECT value FROM json_each(:satisfied))",
        "选民评为{satisfied}的条数 ÷ 已答复的条数", "f.status = 'replied'",
    ),
    _opinions("published", "公示的意见", "f.published = 'yes'", "期内收到、登记为已公示的条数"),
)  # fmt: skip
