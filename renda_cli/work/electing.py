"""How a candidate who is elected becomes a deputy: the votes, the person, the seat."""

from datetime import date
from typing import Any, NamedTuple

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules.majorities import least
from renda_cli.rules.name_order import stroke_key
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_deputy, insert_seat
from renda_cli.work import candidacy, names
from renda_cli.work import election as elections
from renda_cli.work.congress import vacant
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.pinyin import reading
from renda_cli.work.seats import own_level


@writing
def elect(
    desk: Desk, name: str, *, votes: int, voted: int | None = None, on: str | None = None, election: str | None = None,
    district: str | None = None, deputy: str | None = None, new: bool = False, anyway: bool = False,
) -> Receipt:  # fmt: skip
    """Records that a candidate is elected: makes the deputy and the seat, and fills the oldest vacancy of a by-election.

    A deputy of the same name whom nothing contradicts is taken for the same person, unless `new`. Raises InputError where
    votes do not suffice, seats are filled, or, without `anyway`, a review was not passed.
    """
    one = candidacy.only(desk, name, election, district)
    poll = elections.one(desk, str(one["election_id"]), None)
    polling_on = date.fromisoformat(poll["polling_on"])
    _check_may(desk, one, poll, polling_on)
    voted = poll["voted"] if voted is None else voted
    said = _check_votes(desk, poll, votes, voted)
    _check_reviews(desk, one, polling_on, anyway=anyway)
    deputy_id, known = _person(desk, one, deputy, new=new)
    seated = _seat(desk, poll, deputy_id, polling_on, on)
    desk.file.update("candidate", one["id"], votes=votes, elected=True, deputy_id=deputy_id)
    desk.file.update("election", poll["id"], voted=voted)
    lines = [
        f"已登记 {one['name']} 以 {votes} 票当选{_called(poll)}（{poll['kind']}），代表 #{deputy_id}，任职自 {seated.from_on} 起", *said,
    ]  # fmt: skip
    if known:
        lines.append(f"名册上已有 #{deputy_id} {one['name']}，按同一人登记；是同名的另一人，请 renda undo 后加 --new")
    lines += seated.lines
    return Receipt(tuple(lines), lambda: elections.as_object(desk, poll["id"]))


def _called(poll: Row) -> str:
    """`第3选区第五届镇代表`."""
    return f"{poll['district']}{elections.called(poll['congress'])}{poll['level']}代表"


def _check_may(desk: Desk, one: Row, poll: Row, polling_on: date) -> None:
    """Raises InputError when nobody, or not this candidate, can be elected any more, or not yet."""
    if one["elected"]:
        raise InputError(f"{one['name']} 已登记当选（{candidacy.of(poll)}）", "请用 renda deputy election show 查看")
    if polling_on > desk.today:
        raise InputError(f"选举日 {poll['polling_on']} 还没有到", "请核对选举，或改正 --today")
    if poll["elected"] >= poll["seats"]:
        raise InputError(
            f"{candidacy.of(poll)} 应选 {poll['seats']} 名，已经选满", "请用 renda deputy election show 查看"
        )
    (town,) = desk.file.rows("SELECT congress FROM town")
    if poll["level"] == own_level(desk) and poll["congress"] < (town["congress"] or 0):
        raise InputError(
            f"{elections.called(poll['congress'])}已经届满，本届是{elections.called(town['congress'])}", "往届的任职请用 renda deputy level add 登记"
        )  # fmt: skip
    if poll["kind"] == "换届" and poll["candidates"] <= poll["seats"]:  # 选举法（2020）第31条
        desk.remarks.append(
            f"注意：只登记了 {poll['candidates']} 名候选人，应选 {poll['seats']} 名；换届实行差额选举，候选人应多于名额"
        )


def _check_votes(desk: Desk, poll: Row, votes: int, voted: int | None) -> list[str]:
    """What the votes say. Raises InputError when too few took part, or too few voted for the candidate."""
    if not votes:
        raise InputError("得 0 票，不能当选", "请核对 --votes")
    candidacy.check_count(poll, votes, voted)
    again = _is_again(desk, poll)
    day = date.fromisoformat(poll["polling_on"])
    try:
        rule = desk.rulebook.value_on("elect.pass", day)
        enough = desk.rulebook.value_on("elect.rerun", day) if again else rule
    except NoRuleOn as missing:
        desk.remarks.append(f"注意：不能核对得票是否够，{missing}")
        return []
    if voted is None:
        desk.remarks.append(f"注意：没有登记投票人数（--voted），不能核对得票是否够（{rule.says}，{rule.source}）")
        return []
    if poll["voters"] is None:
        desk.remarks.append("注意：没有登记该选区的选民数，不能核对参加投票的是否过半数")
    elif voted < (needed := least(rule.value, poll["voters"])):
        raise InputError(
            f"登记选民 {poll['voters']} 名，参加投票 {voted} 名，不到 {needed} 名，选举无效（{rule.source}）", "请核对 --voted"
        )  # fmt: skip
    needed = least(enough.value, voted)
    what = "另行选举" if again else "当选"
    if votes < needed:
        raise InputError(
            f"参加投票 {voted} 名，{what}须得 {needed} 票，得 {votes} 票，不能当选（{enough.source}）", "请核对 --votes 和 --voted"
        )  # fmt: skip
    return [f"参加投票 {voted} 名，{what}须得 {needed} 票，得 {votes} 票（{enough.source}）"]


def _is_again(desk: Desk, poll: Row) -> bool:
    """Whether the election is held because one before it left seats unfilled (另行选举)."""
    sql = """SELECT 1 FROM election e WHERE level = ? AND congress = ? AND kind = ? AND district = ? AND polling_on < ?
      AND (SELECT count(*) FROM candidate WHERE election_id = e.id AND elected) < seats"""
    place = tuple(poll[field] for field in ("level", "congress", "kind", "district", "polling_on"))
    return desk.file.row(sql, place) is not None


def _check_reviews(desk: Desk, one: Row, day: date, *, anyway: bool) -> None:
    """Remarks which reviews are missing: they are practice, no law. Raises InputError for one that was failed, unless `anyway`."""
    given = {row["step"]: row["verdict"] for row in candidacy.reviews(desk, one)}
    failed = [step for step, verdict in given.items() if verdict == "fail"]
    if failed and not anyway:
        raise InputError(
            f"{one['name']} 的{'、'.join(failed)}登记为不通过", "确已当选的请加 --anyway，登记错了请再用 review 改正"
        )
    missing = [step for step in elections.steps(desk, day) if step not in given]
    for what, listed in (("没有通过的", failed), ("没有登记的", missing)):
        if listed:
            desk.remarks.append(f"注意：{one['name']} {what}把关和审查：{'、'.join(listed)}")


def _person(desk: Desk, one: Row, deputy: str | None, *, new: bool) -> tuple[int, bool]:
    """The deputy that a candidate is, made if there is none; and whether it was found by the name alone. Raises InputError."""
    if deputy is not None:
        if new:
            raise InputError("--deputy 和 --new 只能写一个", "请去掉一个")
        named = names.deputy(desk, deputy)
        if named.name != one["name"]:
            raise InputError(f"代表 #{named.id} 叫 {named.name}，候选人叫 {one['name']}", "请核对 --deputy")
        return _completed(desk, named.id, one), False
    rows = [] if new else desk.file.rows("SELECT * FROM deputy WHERE name = ? ORDER BY id", (one["name"],))
    alike = [row["id"] for row in rows if _agree(row, one)]
    if len(alike) > 1:
        listed = "、".join(f"#{found}" for found in alike)
        raise InputError(
            f"名册上有 {len(alike)} 名 {one['name']}：{listed}", "请用 --deputy #编号 指明，都不是的加 --new"
        )
    if alike:
        return _completed(desk, alike[0], one), True
    pinyin, initials = reading(one["name"])
    columns = {field: one[field] for field in elections.PERSONAL}
    made = insert_deputy(
        desk.file.db,
        name=one["name"],
        pinyin=pinyin,
        initials=initials,
        stroke_order=stroke_key(one["name"]),
        **columns,
    )
    return made, False


def _agree(row: Any, one: Row) -> bool:
    """Whether nothing says that they are two: gender and birth, a month agreeing with a day in it."""
    if None not in (row["gender"], one["gender"]) and row["gender"] != one["gender"]:
        return False
    born, other = sorted((row["born"] or "", one["born"] or ""), key=len)
    return bool(other.startswith(born))


def _completed(desk: Desk, deputy_id: int, one: Row) -> int:
    """The deputy, with what was not known of the person taken from the candidate's papers."""
    (row,) = desk.file.rows("SELECT * FROM deputy WHERE id = ?", (deputy_id,))
    columns = {field: one[field] for field in elections.PERSONAL if row[field] is None and one[field] is not None}
    if columns:
        desk.file.update("deputy", deputy_id, **columns)
    return deputy_id


class _Seated(NamedTuple):
    from_on: str
    lines: list[str]


def _seat(desk: Desk, poll: Row, deputy_id: int, polling_on: date, on: str | None) -> _Seated:
    """Makes the seat, or finds the one that was entered on the roster before the election was. Raises InputError."""
    from_on = _from(desk, poll, polling_on, on)
    own = poll["level"] == own_level(desk)
    there = _entered_seat(desk, poll, deputy_id)
    filled = next(iter(vacant(desk, poll["district"], from_on)), None) if own and poll["kind"] == "补选" else None
    about: dict[str, Any] = {field: poll[field] for field in ("congress", "district")} | {"elected_by": poll["kind"]}
    if filled and not (there and there["replaces_id"]):
        about["replaces_id"] = filled["seat_id"]
    lines = [f"补 {filled['name']} 之缺（{filled['since']} 出缺）"] if "replaces_id" in about and filled else []
    if there:
        starts = from_on.isoformat() if on else there["from_on"] or from_on.isoformat()
        if starts > (there["to_on"] or starts):
            raise InputError(f"代表 #{deputy_id} 这一职务 {there['to_on']} 已止，不能自 {starts} 起", "请核对 --on")
        desk.file.update("seat", there["id"], from_on=starts, **about)
        return _Seated(starts, [*lines, "名册上已有这个代表职务，没有另立"])
    before = desk.file.row(
        "SELECT 1 FROM seat WHERE deputy_id = ? AND level = ? AND status <> 'ended'", (deputy_id, poll["level"])
    )
    insert_seat(desk.file.db, deputy_id=deputy_id, level=poll["level"], from_on=from_on, **about)
    if before and not own:
        desk.remarks.append(
            f"注意：上一届的{poll['level']}代表职务还没有届满；新一届开会后请用 "
            f"renda deputy congress {poll['congress']} --start 日期 --level {poll['level']} 登记"
        )
    if own:  # 选举法（2020）第47、57条
        lines.append("当选是否有效，由代表资格审查委员会审查、主席团确认并公布")
    return _Seated(from_on.isoformat(), [*lines, f"编入代表小组请用 renda deputy edit #{deputy_id} --group 小组"])


def _entered_seat(desk: Desk, poll: Row, deputy_id: int) -> Row | None:
    """The person's seat that comes of this election. Raises InputError when the person sits in that congress by another."""
    seats = desk.file.rows(
        """SELECT * FROM seat WHERE deputy_id = ? AND level = ? AND coalesce(to_on, '9') >= ? AND coalesce(congress,
             (SELECT congress FROM town WHERE (SELECT level FROM own_level) = seat.level)) = ? ORDER BY id""",
        (deputy_id, poll["level"], poll["polling_on"], poll["congress"]),
    )
    for seat in seats:
        since = seat["from_on"] or poll["polling_on"]
        if (
            seat["district"] in (None, poll["district"])
            and seat["elected_by"] in (None, poll["kind"])
            and (poll["kind"] == "换届" or since >= poll["polling_on"])
        ):
            return dict(seat)
    sitting = next((seat for seat in seats if seat["status"] != "ended"), None)
    if sitting:
        where = f"（{sitting['district']}）" if sitting["district"] else ""
        raise InputError(
            f"代表 #{deputy_id} 已是{elections.called(poll['congress'])}{poll['level']}代表{where}",
            "是同名的另一人请加 --new",
        )
    return None


def _from(desk: Desk, poll: Row, polling_on: date, on: str | None) -> date:
    """When the seat begins: on the day named, else with the congress if that is known, but not before the polling day."""
    given = desk.day_if_given(on, "--on")
    if given is not None:
        if given < polling_on:
            raise InputError(f"任职不能自 {given.isoformat()} 起，早于选举日 {poll['polling_on']}", "请核对 --on")
        desk.day(on)  # remarks on a day that is still to come
        return given
    begins = desk.file.row(
        "SELECT term_start FROM town WHERE congress = ? AND term_start IS NOT NULL AND (SELECT level FROM own_level) = ?",
        (poll["congress"], poll["level"]),
    )
    if poll["kind"] == "补选" or begins is None:
        return polling_on
    return max(polling_on, date.fromisoformat(begins["term_start"]))
