"""What can be counted of a station (代表之家, 联络站, 联系点), and what the voters of a village said."""

from renda_cli.rules.vocabulary import AWARD_KINDS, GROUP_PAPERS, OPINION_CHANNELS
from renda_cli.work.score.measure import BY_GRADES, Measure, relation
from renda_cli.work.score.measures_group import awards, checked, papers
from renda_cli.work.station.days import WAS_HELD

_RECEIVED = "(SELECT * FROM reception_line WHERE held_on BETWEEN :first AND :last LIMIT -1) r"
_RECEPTION = {
    "ref": "'reception#' || r.id",
    "holder": "r.station_id",
    "day": "r.held_on",
    "record": "'接待 #' || r.id",
    "title": "r.station",
}
_SATISFACTION = "(SELECT satisfaction FROM opinion_feedback WHERE opinion_id = o.id AND satisfaction IS NOT NULL ORDER BY round DESC, id DESC LIMIT 1)"
_SATISFIED = f"coalesce({_SATISFACTION} IN (SELECT value FROM json_each(:satisfied)), 0)"
_SAID = "opinion o WHERE o.received_on BETWEEN :first AND :last"
_OWED = "o.status IN ('replied', 'received', 'assigned', 'redoing')"
# What an opinion is called, never by whom: the words of the voter, unless they were said in confidence.
OPINION = {
    "ref": "'opinion#' || o.id", "day": "o.received_on", "record": "'意见 #' || o.id",
    "title": "iif(o.confidential, '（保密）', replace(spoken(o.text, o.voter, o.phone), char(10), ' '))",
}  # fmt: skip
# What was listed one by one, and what was counted at receptions beyond that.
_VOICED = f"""(SELECT 'opinion#' || id AS ref, station_id, received_on AS day, '意见 #' || id AS record, confidential, text, voter, phone, channel,
        1 AS count FROM opinion WHERE received_on BETWEEN :first AND :last
    UNION ALL SELECT 'reception#' || id, station_id, held_on, '接待 #' || id, 0, '未逐条登记', NULL, NULL, '现场', opinions - listed
      FROM {_RECEIVED} WHERE opinions > listed) o"""


def _receptions(key: str, label: str, unit: str, amount: str, definition: str, atom: str) -> Measure:
    source = relation(f"{_RECEIVED} WHERE {amount} > 0", **_RECEPTION, amount=amount)
    return Measure(key, label, unit, "station", source, definition, (atom,))


def _rate(key: str, label: str, over: str, amount: str, definition: str) -> Measure:
    source = relation(f"{_SAID} AND {over}", **OPINION, holder="o.station_id", kind="o.channel", amount=amount)
    return Measure(key, label, "%", "station", source, definition, (key,), OPINION_CHANNELS, ratio=True)


STATIONS = (
    _receptions("station_receptions", "接待选民次数", "次", "r.times", "期内接待选民的次数，几次合并登记的按次数", "reception:times"),
    _receptions("station_voters", "接待选民人次", "人次", "r.voters", "期内接待的选民人次，一人来几次计几次", "reception:voters"),
    _receptions(
        "reception_attendances", "代表接待人次", "人次", "r.attendances", "期内参加接待的代表人次：列出姓名的按人次数，没有列全的按登记的总数",
        "reception:attendances",
    ),
    Measure(
        "opinions", "收到的意见", "条", "station",
        relation(
            _VOICED, ref="o.ref", holder="o.station_id", day="o.day", record="o.record", title=OPINION["title"], kind="o.channel", amount="o.count",
        ),
        "期内收到的选民意见：逐条登记的按收到日期，接待时只登记了总数的计入没有逐条登记的条数", ("opinion:received",), OPINION_CHANNELS,
    ),
    _rate("opinions_reply_rate", "意见答复率", _OWED, "o.status = 'replied'", "已答复的条数 ÷（已答复 + 办理中）的条数，引导和转为建议的不计"),
    _rate("opinions_satisfaction_rate", "意见满意率", "o.status = 'replied'", _SATISFIED, f"选民评价算满意的条数 ÷ 已答复的条数{BY_GRADES}"),
    _rate("opinions_on_spot_rate", "当场答复率", "1", "o.on_spot", "代表当场答复的条数 ÷ 逐条登记的意见条数"),
    Measure(
        "opinions_published", "公示的意见", "条", "station",
        relation(f"{_SAID} AND o.published = 'yes'", **OPINION, holder="o.station_id", kind="o.channel"), "期内收到、登记为已公示的条数",
        ("opinion:published",), OPINION_CHANNELS,
    ),
    Measure(
        "station_activities", "家站点活动", "次", "station",
        relation(
            "activity c WHERE c.status = 'done' AND c.station_id IS NOT NULL AND c.held_on BETWEEN :first AND :last",
            ref="'activity#' || c.id", holder="c.station_id", day="c.held_on", record="'活动 #' || c.id", title="c.title", kind="c.kind", amount="c.times",
        ),
        "期内在家站点开展的活动次数，几次合并登记的按次数，计划未开展的不计", ("station:activity",), kinds_from="activity.kinds",
    ),
    *(
        Measure(f"station_{kind}", f"交{word}", "份", "station", papers("station", kind), f"期内各年度、期末已交的{word}", (f"station:{kind}",))
        for kind, word in GROUP_PAPERS.items()
    ),
    Measure(
        "station_checklist_rate", "达标检查符合率", "%", "station", checked("station"), "检查表各项到期末最近一次检查达标的项数 ÷ 检查过的项数",
        ("station:checklist",), kinds_from="station.checklists", ratio=True,
    ),
    Measure(
        "station_stars", "星级", "星", "station",
        relation(
            """station_rating t WHERE t.id = (SELECT id FROM station_rating WHERE station_id = t.station_id AND rated_on <= :day
              ORDER BY rated_on DESC, id DESC LIMIT 1) AND coalesce(t.until_on, :day) >= :day""",
            ref="'rating#' || t.id", holder="t.station_id", day="t.rated_on", record="t.rated_on || ' 评定'", title="t.stars || ' 星'", amount="t.stars",
        ),
        "期末有效的星级，按最近一次评定", ("station:stars",),
    ),
    # The day on which the period ends is over when it is told; a day that still runs is not held against anybody.
    Measure(
        "station_days_rate", "接待日落实率", "%", "station",
        relation(
            f"""(SELECT y.*, {WAS_HELD} AS held FROM reception_day y WHERE y.planned_on BETWEEN :first AND :day AND y.dropped_why IS NULL) y
              WHERE y.held OR y.planned_on < :day OR :day = :last""",
            ref="'reception_day#' || y.id", holder="y.station_id", day="y.planned_on", record="y.planned_on || ' 接待日'",
            title="iif(y.held, '已接待', '没有接待')", amount="y.held",
        ),
        "期内已过、没有取消的计划接待日中接待了选民的 ÷ 这样的接待日", ("station_days_rate",), ratio=True,
    ),
    Measure("awards_stations", "受表彰", "次", "station", awards("station"), "期内受到的表彰", ("award:station",), AWARD_KINDS),
)  # fmt: skip
_OF_VILLAGE = f"{_SAID} AND length(o.village) > 0"
VILLAGES = (
    Measure(
        "village_opinions", "村（社区）意见", "条", "village", relation(_OF_VILLAGE, **OPINION, holder="o.village", kind="o.channel"),
        "期内收到、事情在该村（社区）的选民意见，逐条登记的", ("opinion:of_village",), OPINION_CHANNELS,
    ),
    Measure(
        "village_opinions_reply_rate", "村（社区）意见答复率", "%", "village",
        relation(f"{_OF_VILLAGE} AND {_OWED}", **OPINION, holder="o.village", kind="o.channel", amount="o.status = 'replied'"),
        "事情在该村（社区）的意见中已答复的 ÷（已答复 + 办理中）的条数，引导和转为建议的不计", ("village_opinions_reply_rate",), OPINION_CHANNELS, ratio=True,
    ),
)  # fmt: skip
