"""What it takes to end a seat of the own congress, and what ends with it: who decides, by what majority, which offices."""

import re
import unicodedata
from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules.majorities import least
from renda_cli.rules.vocabulary import DEPUTY_ROLES, GROUP_LEADERS
from renda_cli.store.file import Row
from renda_cli.work.desk import Desk
from renda_cli.work.grounds import Ground
from renda_cli.work.seats import held

_VOTED = ("recalled", "resigned")


class Votes(NamedTuple):
    """Votes in favour, of all that could be cast."""

    for_: int
    of: int


def votes(text: str | None, ground: Ground) -> Votes | None:
    """Votes from `812/1500`. Raises InputError, also on a ground that nobody votes on."""
    if text is None:
        return None
    if ground.code not in _VOTED:
        raise InputError(f"“{ground.label}”不经表决", "请去掉 --votes")
    match = re.fullmatch(r"(?a:(\d{1,7})/(\d{1,7}))", unicodedata.normalize("NFKC", text).replace(" ", ""))
    found = Votes(int(match[1]), int(match[2])) if match else None
    if found is None or not 0 < found.of >= found.for_:
        raise InputError(f"--votes “{text[:20]}”不对", "请写 赞成/应投，如 812/1500；应投是全体，不是到场的人数")
    return found


def decided(desk: Desk, ground: Ground, day: date, cast: Votes | None) -> list[str]:
    """Who may decide that an own seat ends on this ground, and that it was. Raises InputError when the votes do not suffice."""
    if ground.code == "recalled":
        return _recalled(desk, day, cast)
    return _resigned(desk, day, cast) if ground.code == "resigned" else []


def _recalled(desk: Desk, day: date, cast: Votes | None) -> list[str]:
    signers, procedure = (desk.rulebook.value_on(key, day) for key in ("recall.signers", "recall.procedure"))
    steps = "；".join(procedure.value)
    lines = [f"罢免：原选区选民 {signers.value} 人以上联名提出；{steps}（{procedure.source}）"]
    return lines + _counted("罢免", "原选区全体选民", "majority", cast, procedure.source)


def _resigned(desk: Desk, day: date, cast: Votes | None) -> list[str]:
    procedure, share = (desk.rulebook.value_on(key, day) for key in ("resign.procedure", "pass.congress"))
    on = day.isoformat()
    if not desk.file.row(
        "SELECT 1 FROM session WHERE kind = '人代会' AND :on BETWEEN opened_on AND coalesce(closed_on, :on)", {"on": on}
    ):
        desk.remarks.append(f"注意：{on} 没有登记人代会会议，乡镇代表辞职要在会议期间接受，请核对 --on")
    sitting = _all_deputies(desk, on)
    if cast and cast.of != sitting:
        needed = least(share.value, sitting)
        desk.remarks.append(
            f"注意：名册上当日的本级代表（含暂停执行职务的）有 {sitting} 名，与应投 {cast.of} 不同；以 {sitting} 名计须 {needed} 票赞成"
        )
    lines = [f"辞职：{'；'.join(procedure.value)}（{procedure.source}）"]
    return lines + _counted("接受辞职", "全体代表", share.value, cast, procedure.source)


def _all_deputies(desk: Desk, on: str) -> int:
    sql = f"SELECT count(DISTINCT deputy_id) AS n FROM seat t WHERE level = (SELECT level FROM own_level) AND {held('t', ':on')}"
    (row,) = desk.file.rows(sql, {"on": on})
    return int(row["n"])


def _counted(what: str, whom: str, share: str, cast: Votes | None, source: str) -> list[Any]:
    if cast is None:
        return ["没有登记票数；有表决记录的，登记时加 --votes 赞成/应投"]
    needed = least(share, cast.of)
    if cast.for_ < needed:
        raise InputError(
            f"{what}没有通过：{whom} {cast.of} 人，须 {needed} 票赞成，得 {cast.for_} 票（{source}）",
            "没有通过的不登记终止，请核对 --votes",
        )
    return [f"表决：{whom} {cast.of} 人，须 {needed} 票，得赞成 {cast.for_} 票，通过"]


def check_absences(desk: Desk, seat: Row, day: date) -> None:
    """Remarks when attendance as entered shows fewer sessions missed than the law asks for; the papers may be elsewhere."""
    rule = desk.rulebook.value_on("absence.sessions", day)
    sql = "SELECT number FROM missed_session WHERE deputy_id = ? AND opened_on BETWEEN ? AND ? ORDER BY opened_on"
    missed = [row["number"] for row in desk.file.rows(sql, (seat["id"], seat["from_on"] or "", day.isoformat()))]
    if len(missed) < rule.value:
        which = f"（{'、'.join(missed)}）" if missed else ""
        desk.remarks.append(
            f"注意：到会登记中 {seat['name']} 未经批准不出席的人代会有 {len(missed)} 次{which}，不到 {rule.value} 次"
            f"（{rule.source}），请核对原始材料"
        )


def consequences(desk: Desk, seat: Row, day: date) -> list[str]:
    """Ends the offices that the seat carried (选举法（2020）第54、56条), and says what else hangs on it."""
    lines = _end_roles(desk, seat, day)
    led = desk.file.rows(
        "SELECT name, kind FROM deputy_group WHERE leader_id = ? AND ended_on IS NULL ORDER BY id", (seat["id"],)
    )
    lines += [
        f"{seat['name']} 仍是 {row['name']} 的{GROUP_LEADERS[row['kind']]}，请用 renda deputy group edit {row['name']} --leader 代表 改定"
        for row in led
    ]
    where = seat["district"] or "选区"
    return [*lines, f"出缺 1 席，由原选区补选：renda deputy election add --kind 补选 --district {where} --on 选举日"]


def _end_roles(desk: Desk, seat: Row, day: date) -> list[str]:
    found = desk.file.rows("SELECT * FROM deputy_role WHERE deputy_id = ? AND to_on IS NULL ORDER BY id", (seat["id"],))
    for one in found:
        desk.file.update("deputy_role", one["id"], to_on=max(day.isoformat(), one["from_on"] or ""))
    roles = [one["role"] for one in found]
    announced = "" if set(roles).isdisjoint(DEPUTY_ROLES[:2]) else "，由主席团公告"
    return [f"所任 {'、'.join(roles)} 相应终止{announced}"] if roles else []
