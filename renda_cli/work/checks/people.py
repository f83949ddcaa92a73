"""Seats and what befell them, attendance, activities, pledges: whether each record agrees with the others."""

from collections.abc import Iterator, Sequence

from renda_cli.rules.name_order import stroke_key
from renda_cli.work.checks.finding import Check, Finding, by_sql
from renda_cli.work.desk import Desk
from renda_cli.work.seats import coming

_WHO = "'#' || d.id || ' ' || d.name AS record"
_LAST = "(SELECT event FROM seat_event WHERE seat_id = t.id ORDER BY held_on DESC, id DESC LIMIT 1)"
_STATUS = f"""SELECT * FROM (SELECT {_WHO}, t.level, CASE
    WHEN t.status = 'ended' AND t.to_on IS NULL THEN '已终止，但没有离任日期'
    WHEN t.status <> 'ended' AND {_LAST} = 'ended' THEN '登记过资格终止，状态却不是终止'
    WHEN t.status = 'suspended' AND {_LAST} IS NOT 'suspended' THEN '状态是暂停，但没有相应的登记'
    WHEN t.status = 'in_office' AND {_LAST} = 'suspended' THEN '登记过暂停，没有恢复，状态却是在任'
  END AS why FROM seat t JOIN deputy d ON d.id = t.deputy_id) WHERE why IS NOT NULL"""
_TWICE = f"""SELECT DISTINCT {_WHO}, t.level FROM seat t JOIN seat o ON o.deputy_id = t.deputy_id AND o.level = t.level AND o.id > t.id
  JOIN deputy d ON d.id = t.deputy_id
  WHERE NOT {coming("t")} AND NOT {coming("o")}
    AND coalesce(t.from_on, '') <= coalesce(o.to_on, '9999-12-31') AND coalesce(o.from_on, '') <= coalesce(t.to_on, '9999-12-31')"""
_FILLED = """SELECT t.district AS record, d.name FROM seat t JOIN seat o ON o.id = t.replaces_id JOIN deputy d ON d.id = o.deputy_id
  WHERE o.status <> 'ended' OR t.replaces_id IN (SELECT replaces_id FROM seat WHERE id < t.id)"""
_CHAIRS = f"""SELECT {_WHO} FROM deputy_role r JOIN deputy d ON d.id = r.deputy_id WHERE r.role = '主席' AND r.to_on IS NULL
  AND (SELECT count(DISTINCT deputy_id) FROM deputy_role WHERE role = '主席' AND to_on IS NULL) > 1"""
_OFFICES = f"""SELECT {_WHO}, r.role FROM deputy_role r JOIN deputy d ON d.id = r.deputy_id WHERE r.to_on IS NULL AND NOT EXISTS (
  SELECT 1 FROM seat WHERE deputy_id = d.id AND level = (SELECT level FROM own_level) AND status <> 'ended')"""
_OUTSIDE = """SELECT DISTINCT s.number || ' ' || s.kind AS record, i.held_on FROM sitting i JOIN session s ON s.id = i.session_id
  WHERE i.held_on < s.opened_on OR i.held_on > coalesce(s.closed_on, '9999-12-31')"""
_STRANGERS = """SELECT s.number || ' ' || s.kind AS record, d.name, i.held_on FROM attendance a JOIN sitting i ON i.id = a.sitting_id
  JOIN session s ON s.id = i.session_id JOIN deputy d ON d.id = a.deputy_id WHERE NOT EXISTS (
    SELECT 1 FROM seat WHERE deputy_id = d.id AND coalesce(from_on, '') <= i.held_on AND coalesce(to_on, '9999-12-31') >= i.held_on)"""
_FEWER = """SELECT '活动 #' || id AS record, title, what, counted, listed FROM (
    SELECT c.id, c.title, '人次' AS what, c.attendances AS counted, (SELECT sum(times) FROM activity_deputy WHERE activity_id = c.id) AS listed
      FROM activity c
    UNION ALL SELECT c.id, c.title, '建议条数', c.suggestions, (SELECT count(*) FROM activity_suggestion WHERE activity_id = c.id) FROM activity c)
  WHERE counted < listed"""
_PLEDGES = f"""SELECT * FROM (SELECT {_WHO}, p.what, CASE
    WHEN coalesce(p.fulfilled_on, p.broken_on) IS NULL AND t.id IS NULL THEN '没有期限，到期也不会提醒'
    WHEN coalesce(p.fulfilled_on, p.broken_on) IS NOT NULL AND t.id IS NOT NULL THEN '已有结果，期限却还开着'
  END AS why FROM pledge p JOIN deputy d ON d.id = p.deputy_id
  LEFT JOIN deadline t ON t.pledge_id = p.id AND t.met_on IS NULL AND t.cancelled_on IS NULL) WHERE why IS NOT NULL"""
_PARTY = """SELECT g.name AS record, o.name AS above FROM deputy_group g JOIN deputy_group o ON o.id = g.parent_id
  WHERE o.kind <> '党支部' OR g.kind <> '党小组'"""


def _stroke_orders(desk: Desk) -> Iterator[Finding]:
    for row in desk.file.rows("SELECT id, name, stroke_order FROM deputy"):
        if row["stroke_order"] != stroke_key(row["name"]):
            text = "姓名和笔画次序不符，名单里会排错；请用 renda check --fix 重算"
            yield Finding(f"#{row['id']} {row['name']}", text, row["id"])


def _order_anew(desk: Desk, findings: Sequence[Finding]) -> list[str]:
    for one in findings:
        row = desk.file.row("SELECT name FROM deputy WHERE id = ?", (one.key,))
        assert row is not None
        desk.file.update("deputy", one.key, stroke_order=stroke_key(row["name"]))
    return [f"已重算 {len(findings)} 位代表的笔画次序"]


CHECKS = (
    Check(
        "seat-status", "records", "fault", "代表职务的状态与登记的变动相符",
        by_sql(_STATUS, "{level}代表职务{why}；请用 renda deputy show 核对，别的程序改错的可用 renda undo 编号 撤销"),
    ),
    Check(
        "seat-twice", "records", "fault", "一人在一级只有一个代表职务",
        by_sql(_TWICE, "同时有两个{level}代表职务，会算成两席；请用 renda deputy level edit 改正起止日期"),
    ),
    Check(
        "vacancy-filled", "records", "fault", "补选的席位确已出缺，且只补一次",
        by_sql(_FILLED, "补选所补的{name}的席位没有出缺，或已有人补上；请用 renda deputy vacancies 核对"),
    ),
    Check("two-chairs", "records", "fault", "在任的主席只有一位", by_sql(_CHAIRS, "在任的主席不止一位；请用 renda deputy role end 登记卸任")),
    Check(
        "role-without-seat", "records", "warning", "担任人大职务的都是本级在任代表",
        by_sql(_OFFICES, "仍任{role}，但本级代表职务已终止；请用 renda deputy role end 登记卸任"),
    ),
    Check(
        "sitting-outside", "records", "fault", "到会登记在会期以内",
        by_sql(_OUTSIDE, "登记了 {held_on} 的到会，不在会期以内；请用 renda deputy session edit 改正会期"),
    ),
    Check(
        "attendance-of-stranger", "records", "warning", "登记到会的都是当时的代表",
        by_sql(_STRANGERS, "登记了{name} {held_on} 的到会，当时{name}不是代表；请核对任职起止"),
    ),
    Check(
        "activity-counted", "records", "fault", "登记的总数不少于列出的",
        by_sql(_FEWER, "《{title}》登记的{what}是 {counted}，列出的已有 {listed}；请用 renda deputy activity edit 改正"),
    ),
    Check(
        "pledge-clock", "records", "fault", "未兑现的承诺都有期限",
        by_sql(_PLEDGES, "承诺“{what}”{why}；请用 renda log 查是怎样改的"),
    ),
    Check(
        "party-group", "records", "fault", "党小组属于党支部",
        by_sql(_PARTY, "上级组织“{above}”不是党支部，或本身不是党小组；请用 renda deputy group edit {record} --parent 党支部 改正"),
    ),
    Check("stroke-order", "records", "fault", "笔画次序与姓名相符", _stroke_orders, _order_anew),
)  # fmt: skip
