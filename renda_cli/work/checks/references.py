"""What one record says of another: that it is there, and that both speak of the same."""

from collections.abc import Iterator

from renda_cli.store import integrity
from renda_cli.work.checks.finding import PROPOSAL, RECORD, Check, Finding, by_sql, of
from renda_cli.work.desk import Desk


def _dangling(desk: Desk) -> Iterator[Finding]:
    for one in integrity.dangling(desk.file.db):
        yield Finding(
            f"{one.table} #{one.row}",
            f"{one.column} 所指的 {one.parent} #{one.value} 不存在，是别的程序删改的；请补上，或换用备份",
        )


# A unit is said to have met the deputy, promised or been urged; it must have been handed the proposal at some time.
_STRANGERS = f"""SELECT {RECORD}, u.name AS unit, x.what, x.day FROM (
    SELECT proposal_id, unit_id, '联系代表' AS what, held_on AS day FROM contact
    UNION ALL SELECT proposal_id, unit_id, '承诺', made_on FROM promise
    UNION ALL SELECT proposal_id, unit_id, '被催办', urged_on FROM urge) x
  {of("x")} JOIN unit u ON u.id = x.unit_id
  WHERE NOT EXISTS (SELECT 1 FROM assignment WHERE proposal_id = x.proposal_id AND unit_id = x.unit_id)"""
_CROSSED = f"""SELECT {RECORD}, t.kind FROM deadline t {of("t")} LEFT JOIN assignment a ON a.id = t.assignment_id
  LEFT JOIN promise m ON m.id = t.promise_id WHERE a.proposal_id <> t.proposal_id OR m.proposal_id <> t.proposal_id"""
_MERGED = f"""SELECT {RECORD}, coalesce(o.number || '/', '') || n.no AS into_no, n.status FROM {PROPOSAL}
  JOIN proposal n ON n.id = p.merged_into_id LEFT JOIN session o ON o.id = n.session_id
  WHERE p.status = 'merged' AND (n.id = p.id OR n.status IN ('merged', 'refused', 'reference', 'withdrawn'))"""
_MERGED_UNIT = """SELECT u.name AS record, v.name AS into_unit FROM unit u JOIN unit v ON v.id = u.merged_into_id
  WHERE v.merged_into_id IS NOT NULL"""
_LOOK = "请用 renda proposal show {record} 核对"

CHECKS = (
    Check("dangling-reference", "references", "fault", "所指的记录都在", _dangling),
    Check(
        "deadline-of-another", "references", "fault", "期限与它的承办单位、承诺是同一件的",
        by_sql(_CROSSED, "{kind}期限所属的承办单位或承诺是另一件的；请用 renda proposal explain {record} 核对"),
    ),
    Check(
        "unit-not-assigned", "references", "fault", "联系、承诺、催办的单位承办过此件",
        by_sql(_STRANGERS, f"登记了{{unit}} {{day}} {{what}}，但此件从未交它办理；{_LOOK}"),
    ),
    Check(
        "merged-proposal", "references", "fault", "并入的件仍在办理或已办结",
        by_sql(_MERGED, "并入的 {into_no} 本身是“{status}”，答复到不了代表；请用 renda proposal assign {record} --lead 单位 另行交办"),
    ),
    Check(
        "merged-unit", "references", "fault", "并入的单位没有再并入别的单位",
        by_sql(_MERGED_UNIT, "并入的{into_unit}本身也并入了别的单位，找不到由谁继续办理；请用 renda proposal unit list 核对"),
    ),
    Check(
        "deputy-without-seat", "references", "fault", "代表都有任职",
        by_sql(
            "SELECT '#' || d.id || ' ' || d.name AS record FROM deputy d WHERE NOT EXISTS (SELECT 1 FROM seat WHERE deputy_id = d.id)",
            "没有任职的登记，各种名单里都不会有这个人；请用 renda restore 备份 换用备份，或删去后重新登记",
        ),
    ),
    Check(
        "group-leader-ended", "references", "warning", "代表小组的组长在任",
        by_sql(
            "SELECT g.name AS record, d.name FROM deputy_group g JOIN deputy d ON d.id = g.leader_id "
            "WHERE NOT EXISTS (SELECT 1 FROM seat WHERE deputy_id = d.id AND status <> 'ended')",
            "组长{name}的代表资格已终止；请用 renda deputy group add {record} --leader 姓名 另定组长",
        ),
    ),
    Check(
        "co-signer-is-lead", "references", "fault", "领衔代表没有再列为附议人",
        by_sql(
            f"SELECT {RECORD}, d.name FROM co_signer c {of('c')} JOIN deputy d ON d.id = c.deputy_id WHERE c.deputy_id = p.lead_id",
            "{name}既是领衔代表又列为附议人，会算成两人；请用 renda proposal edit {record} --with 姓名,姓名 改正",
        ),
    ),
    Check(
        "number-of-presidium", "references", "fault", "编号所属的会议是人代会",
        by_sql(
            f"SELECT {RECORD}, s.kind AS meeting FROM {PROPOSAL} WHERE s.kind <> '人代会'",
            "编号归在{meeting}名下；请用 renda proposal edit {record} --session 届次 改正",
        ),
    ),
)  # fmt: skip
