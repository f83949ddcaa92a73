"""What can be counted of a deputy: at sessions and meetings, at activities, at the stations.

The meaning of each is that of the registers (`performance`) and of the year's figures (`figures`).
"""

from renda_cli.rules.vocabulary import SESSION_KINDS
from renda_cli.work.score.measure import Measure, relation

# CROSS JOIN keeps the order in which SQLite asks: from the few sessions of the period to their many rows.
_SAT = """session s CROSS JOIN sitting i ON i.session_id = s.id CROSS JOIN attendance a ON a.sitting_id = i.id
    WHERE s.kind = '{kind}' AND s.opened_on BETWEEN :first AND :last"""
_STATE = (
    "CASE a.state WHEN 'present' THEN '出席' WHEN 'leave' THEN '请假' WHEN 'refused' THEN '请假未准' ELSE '缺席' END"
)
_CONGRESS, _PRESIDIUM = SESSION_KINDS


def _half_days(key: str, label: str, session: str, counted: str, definition: str, kinds: tuple[str, ...]) -> Measure:
    source = relation(
        f"{_SAT.format(kind=session)} AND a.state IN ({counted})",
        ref="'sitting#' || i.id || '/' || a.deputy_id", holder="a.deputy_id", day="i.held_on",
        record="s.number || ' ' || i.held_on || ' ' || i.part", title="s.kind", kind=_STATE if kinds else "''",
    )  # fmt: skip
    return Measure(key, label, "半天", "deputy", source, definition, (f"attendance:{key}",), kinds)


def _whole(key: str, label: str, which: str, definition: str) -> Measure:
    source = relation(
        which,
        ref="'session#' || x.session_id || '/' || x.deputy_id", holder="x.deputy_id", day="x.opened_on", record="x.number || ' 人代会'",
        title="'人代会'",
    )  # fmt: skip
    return Measure(key, label, "次", "deputy", source, definition, (f"session:{key}",))


def _attendance_rate(key: str, label: str, session: str) -> Measure:
    source = relation(
        _SAT.format(kind=session),
        ref="'sitting#' || i.id || '/' || a.deputy_id", holder="a.deputy_id", day="i.held_on",
        record="s.number || ' ' || i.held_on || ' ' || i.part", title=f"s.kind || ' ' || {_STATE}", amount="a.state = 'present'",
    )  # fmt: skip
    told = f"期内开的{session}出席的半天 ÷ 应到的半天，请假和缺席的都算应到"
    return Measure(key, label, "%", "deputy", source, told, (key,), ratio=True)


_MISSED = "'refused', 'absent'"
_CAME = f"""(SELECT DISTINCT s.id AS session_id, s.number, s.opened_on, a.deputy_id
    FROM {_SAT.format(kind=_CONGRESS)} AND a.state = 'present') x"""
_SESSIONS = (
    _half_days("congress_present", "人代会出席半天", _CONGRESS, "'present'", "期内开的人代会出席的半天，没有分半天登记的一次会议计一个", ()),
    _half_days("congress_leave", "人代会请假半天", _CONGRESS, "'leave'", "期内开的人代会请假获准的半天", ()),
    _half_days(
        "congress_missed", "人代会缺席半天", _CONGRESS, _MISSED, "期内开的人代会没有请假或请假未准而没有出席的半天", ("请假未准", "缺席"),
    ),
    _whole("congress_sessions", "出席人代会次数", _CAME, "期内开的人代会到过至少一个半天的次数"),
    _whole(
        "congress_sessions_missed", "缺席人代会次数", "missed_session x WHERE x.opened_on BETWEEN :first AND :last",
        "期内开的人代会没有请假或请假未准、整次没有出席的次数",
    ),
    _attendance_rate("session_attendance_rate", "人代会出席率", _CONGRESS),
    _half_days("presidium_present", "主席团会议出席", _PRESIDIUM, "'present'", "期内开的主席团会议出席的次数，分半天登记的按半天", ()),
    _half_days("presidium_leave", "主席团会议请假", _PRESIDIUM, "'leave'", "期内开的主席团会议请假获准的次数，分半天登记的按半天", ()),
    _half_days(
        "presidium_missed", "主席团会议缺席", _PRESIDIUM, _MISSED, "期内开的主席团会议没有请假或请假未准而没有出席的次数，分半天登记的按半天",
        ("请假未准", "缺席"),
    ),
    _attendance_rate("presidium_attendance_rate", "主席团会议出席率", _PRESIDIUM),
)  # fmt: skip


def _activities(key: str, label: str, which: str, definition: str, kinds: tuple[str, ...], kinds_from: str) -> Measure:
    source = relation(
        f"activity c CROSS JOIN activity_deputy a ON a.activity_id = c.id WHERE c.status = 'done' AND c.held_on BETWEEN :first AND :last{which}",
        ref="'activity#' || c.id || '/' || a.deputy_id", holder="a.deputy_id", day="c.held_on", record="'活动 #' || c.id", title="c.title",
        kind="c.kind", amount="a.times",
    )  # fmt: skip
    return Measure(key, label, "次", "deputy", source, definition, ("activity:took_part",), kinds, kinds_from)


# A day on which something was done counts once, however much was done on it.
_DAYS = """(SELECT day, deputy_id, replace(group_concat(DISTINCT what), ',', '、') AS what FROM (
      SELECT i.held_on AS day, a.deputy_id, s.kind AS what FROM session s CROSS JOIN sitting i ON i.session_id = s.id
        CROSS JOIN attendance a ON a.sitting_id = i.id WHERE a.state = 'present' AND i.held_on BETWEEN :first AND :last
      UNION ALL SELECT c.held_on, a.deputy_id, c.kind FROM activity c CROSS JOIN activity_deputy a ON a.activity_id = c.id
        WHERE c.status = 'done' AND c.held_on BETWEEN :first AND :last
      UNION ALL SELECT r.held_on, e.deputy_id, '接待选民' FROM reception r CROSS JOIN reception_deputy e ON e.reception_id = r.id
        WHERE r.held_on BETWEEN :first AND :last)
    GROUP BY day, deputy_id) x"""
# What the voters said: the opinions entered one by one that the deputy heard, and how many more were counted at the reception.
_HEARD = """(SELECT h.deputy_id, 'opinion#' || o.id AS ref, h.day, '意见 #' || o.id AS record, o.confidential, o.text, o.voter, o.phone, 1 AS count
      FROM (SELECT e.deputy_id, o.id, r.held_on AS day
          FROM reception r CROSS JOIN reception_deputy e ON e.reception_id = r.id CROSS JOIN opinion o ON o.reception_id = r.id
          WHERE e.times >= r.times AND r.held_on BETWEEN :first AND :last
        UNION SELECT o.deputy_id, o.id, coalesce(r.held_on, o.received_on) AS day
          FROM opinion o LEFT JOIN reception r ON r.id = o.reception_id
          WHERE o.deputy_id IS NOT NULL AND coalesce(r.held_on, o.received_on) BETWEEN :first AND :last) h
      CROSS JOIN opinion o ON o.id = h.id
    UNION ALL SELECT e.deputy_id, 'reception#' || r.id, r.held_on, '接待 #' || r.id, 0, '未逐条登记', NULL, NULL,
        r.opinions - (SELECT count(*) FROM opinion WHERE reception_id = r.id)
      FROM reception r CROSS JOIN reception_deputy e ON e.reception_id = r.id
      WHERE e.times >= r.times AND r.held_on BETWEEN :first AND :last
        AND r.opinions > (SELECT count(*) FROM opinion WHERE reception_id = r.id)) x"""
_RECEIVED = """reception r CROSS JOIN reception_deputy e ON e.reception_id = r.id JOIN station s ON s.id = r.station_id
    WHERE r.held_on BETWEEN :first AND :last"""
_RECEPTION = {
    "ref": "'reception#' || r.id",
    "holder": "e.deputy_id",
    "day": "r.held_on",
    "record": "'接待 #' || r.id",
    "title": "s.name",
}
_BETWEEN = (
    _activities(
        "activity_attendances", "参加活动", "", "期内开展、列名参加的代表活动次数，计划未开展的不计；接待选民另计", (), "activity.kinds",
    ),
    _activities("training_attendances", "参加培训", " AND c.kind = '培训'", "期内列名参加的培训次数，已在参加活动之内", ("培训",), ""),
    Measure(
        "days_active", "履职天数", "天", "deputy",
        relation(_DAYS, ref="'day#' || x.day || '/' || x.deputy_id", holder="x.deputy_id", day="x.day", record="x.day", title="x.what"),
        "期内出席会议、参加活动或接待选民的日子，一天做几件事计一天，延续几天的活动计第一天", ("days_active",),
    ),
    Measure(
        "receptions", "接待选民次数", "次", "deputy", relation(_RECEIVED, **_RECEPTION, amount="e.times"),
        "期内列名参加接待选民的次数；几名代表一起接待的，合到小组、村计一次", ("reception:times",),
    ),
    Measure(
        "voters_received", "接待选民人次", "人次", "deputy", relation(f"{_RECEIVED} AND e.times >= r.times AND r.voters > 0", **_RECEPTION, amount="r.voters"),
        "期内参加接待时接待的选民人次；几次合并登记、只参加了其中几次的不计", ("reception:voters",),
    ),
    Measure(
        "opinions_heard", "接待中收到的意见", "条", "deputy",
        relation(
            _HEARD, ref="x.ref", holder="x.deputy_id", day="x.day", record="x.record", amount="x.count",
            title="iif(x.confidential, '（保密）', replace(spoken(x.text, x.voter, x.phone), char(10), ' '))",
        ),
        "期内参加的接待中收到的和本人另外听取的选民意见，接待时只登记了总数的计入没有逐条登记的条数", ("opinion:received",),
    ),
)  # fmt: skip
MEASURES = (*_SESSIONS, *_BETWEEN)
