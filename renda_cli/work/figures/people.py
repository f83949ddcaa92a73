"""Figures of sessions, attendance, seats and groups."""

from renda_cli.work.figures.indicator import Base, Indicator
from renda_cli.work.seats import acting, held

BASES = {
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
}

SESSIONS = (
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
)  # fmt: skip
PARTY = (
    Indicator("party_branches", "代表党支部", "个", "group", "f.kind = '党支部'", "期末的代表党支部"),
    Indicator("party_groups", "代表党小组", "个", "group", "f.kind = '党小组'", "期末的代表党小组"),
)
FIGURES = (
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
        "seats_elected", "换届选举", "席", "seat_of_years", "f.elected_by = '换届' AND f.from_on BETWEEN :from AND :to",
        "期内换届选举产生的席位，各级分别计",
    ),
    Indicator(
        "seats_by_election", "补选", "席", "seat_of_years", "f.elected_by = '补选' AND f.from_on BETWEEN :from AND :to",
        "期内补选产生的席位",
    ),
    Indicator("groups_total", "代表小组", "个", "group", "f.kind IN ('代表小组', '代表团')", "期末的代表小组和代表团"),
)  # fmt: skip
