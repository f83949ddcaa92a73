"""Whom and what deputies keep: a presidium member other deputies, a deputy a grid branch with its project, or a grid post."""

from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import PAIRING_KINDS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_pairing
from renda_cli.work import doing, names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.names import Named
from renda_cli.work.role import presidium_on

FIELDS = (
    "id", "kind", "deputy", "other", "partner", "project", "done_on", "post", "households", "voters", "from_on", "to_on", "note",
)  # fmt: skip
SQL = """SELECT p.id, p.kind, d.name AS deputy, o.name AS other, p.partner, p.project, p.done_on, p.post, p.households, p.voters,
      p.from_on, p.to_on, p.note, p.deputy_id, p.other_id
    FROM pairing p JOIN deputy d ON d.id = p.deputy_id LEFT JOIN deputy o ON o.id = p.other_id WHERE """
NOW = "coalesce(p.from_on, :day) <= :day AND coalesce(p.to_on, '9') > :day"
_OPEN = "p.deputy_id = :deputy AND coalesce(p.to_on, '9') > :day"
_GRID = (("households", "grid.households", "户"), ("voters", "grid.voters", "名选民"))


@writing
def add(
    desk: Desk,
    deputy: str,
    *,
    others: list[str] | None = None,
    branch: str | None = None,
    post: str | None = None,
    project: str | None = None,
    households: int | None = None,
    voters: int | None = None,
    partner: str | None = None,
    from_: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records that a deputy keeps other deputies, a grid branch or a grid post from a day. Raises InputError for what is there."""
    _refuse_mixture(others, branch, post, project, households, voters, partner)
    who, from_on = names.deputy(desk, deputy), desk.day(from_, "--from")
    about = {"from_on": from_on, "note": words.note(note, "备注")}
    doing.remark_unless_in_office(desk, who, from_on)
    if others:
        return _keeps(desk, who, names.deputies(desk, others), about)
    if branch is not None:
        return _branch(desk, who, words.title(branch, "网格支部"), words.note(project, "民生项目"), about)
    numbers = {
        name: None if number is None else doing.whole(number, f"--{name}", least=0)
        for name, number in (("households", households), ("voters", voters))
    }
    assert post is not None
    return _post(desk, who, post, {"partner": words.note(partner, "网格"), **numbers, **about})


def _refuse_mixture(
    others: Any, branch: Any, post: Any, project: Any, households: Any, voters: Any, partner: Any
) -> None:
    if sum(one is not None for one in (others or None, branch, post)) != 1:
        raise InputError("一次登记一种", "请写 --with 联系的代表、--branch 网格支部、--grid 网格职务 中的一个")
    if project is not None and branch is None:
        raise InputError("--project 只与 --branch 一起用", "请写 --branch 网格支部")
    if post is None and any(one is not None for one in (households, voters, partner)):
        raise InputError("--households、--voters、--partner 只与 --grid 一起用", "请写 --grid 网格职务")


def _keeps(desk: Desk, who: Named, others: list[Named], about: dict[str, Any]) -> Receipt:
    """Contact with other deputies; by custom it is members of the presidium who keep it."""
    from_on = about["from_on"]
    if not others:
        raise InputError("--with 后面没有写代表", "请写联系的代表的姓名")
    if who in others:
        raise InputError(f"{who.name} 不能联系自己", "请从 --with 里去掉")
    if who.id not in presidium_on(desk, from_on):
        desk.remarks.append(f"提醒：{who.name} {from_on.isoformat()} 不是主席团成员，联系代表的一般是主席团成员")
    made = []
    for other in others:
        for there in _open(
            desk, "p.kind = 'deputy' AND p.other_id = :other AND coalesce(p.to_on, '9') > :day", from_on, other=other.id
        ):
            if there["deputy_id"] == who.id:
                raise InputError(f"{who.name} 已联系 {other.name}（{there['from_on']} 起）", "请去掉这一个")
            desk.remarks.append(f"提醒：{other.name} 也由 {there['deputy']} 联系")
        doing.remark_unless_in_office(desk, other, from_on)
        made.append(insert_pairing(desk.file.db, kind="deputy", deputy_id=who.id, other_id=other.id, **about))
    line = f"已登记 {who.name} 联系代表 {len(others)} 名：{'、'.join(one.name for one in others)}，{from_on.isoformat()} 起"
    return _receipt(desk, made, line)


def _branch(desk: Desk, who: Named, partner: str, project: str | None, about: dict[str, Any]) -> Receipt:
    """Pairing with a grid branch; entered once more, it gets the project that it had not."""
    from_on = about["from_on"]
    told = f"，民生项目：{project}" if project else ""
    others = []
    for there in _open(desk, f"p.kind = 'branch' AND {_OPEN}", from_on, deputy=who.id):
        if there["partner"] != partner:
            others.append(there["partner"])
        elif project and there["project"] is None:
            desk.file.update("pairing", there["id"], project=project, note=about["note"] or there["note"])
            return _receipt(desk, [there["id"]], f"已登记 {who.name} 结对{partner}的民生项目：{project}")
        elif there["done_on"] is None or not project:
            raise InputError(
                f"{who.name} 已结对{partner}（{there['from_on']} 起）", "项目完成请用 renda deputy pair done 登记"
            )
    if others:
        desk.remarks.append(f"提醒：{who.name} 还结对着{'、'.join(dict.fromkeys(others))}")
    made = insert_pairing(desk.file.db, kind="branch", deputy_id=who.id, partner=partner, project=project, **about)
    return _receipt(desk, [made], f"已登记 {who.name} 结对{partner}{told}，{from_on.isoformat()} 起")


def _post(desk: Desk, who: Named, post: str, about: dict[str, Any]) -> Receipt:
    """A post of the grid, with the households and voters that the deputy keeps in touch with."""
    from_on, partner = about["from_on"], about["partner"]
    post = words.among(post.strip(), desk.rulebook.value_on("grid.posts", from_on).value, "--grid")
    for there in _open(desk, f"p.kind = 'grid' AND {_OPEN}", from_on, deputy=who.id):
        if (there["post"], there["partner"]) == (post, partner):
            how = (
                "改户数、人数请先用 renda deputy pair end 结束，再登记"
                if partner
                else "另一个网格的请用 --partner 写明"
            )
            raise InputError(f"{who.name} 已任{post}（{there['from_on']} 起）", how)
    made = insert_pairing(desk.file.db, kind="grid", deputy_id=who.id, post=post, **about)
    for name, key, unit in _GRID:
        wanted = desk.rulebook.found_on(key, from_on)
        if wanted and (about[name] or 0) < wanted.value:
            desk.remarks.append(f"提醒：联系 {about[name] or 0} {unit}，不到 {wanted.value} {unit}（{wanted.source}）")
    kept = "、".join(f"{about[name]} {unit}" for name, _, unit in _GRID if about[name] is not None)
    line = f"已登记 {who.name} 任{post}" + (f"（{partner}）" if partner else "") + (f"，联系 {kept}" if kept else "")
    return _receipt(desk, [made], f"{line}，{from_on.isoformat()} 起")


def _open(desk: Desk, where: str, day: date, **values: Any) -> list[Row]:
    rows = desk.file.rows(f"{SQL} {where} ORDER BY p.id", {"day": day.isoformat(), **values})
    return [dict(row) for row in rows]


@writing
def done(
    desk: Desk, deputy: str, *, branch: str | None = None, on: str | None = None, note: str | None = None
) -> Receipt:
    """Records that the project with a grid branch is done: the only one under way, or that with `branch`. Raises InputError."""
    who, done_on = names.deputy(desk, deputy), desk.day(on)
    there = _open(desk, f"p.kind = 'branch' AND {_OPEN} AND p.done_on IS NULL", done_on, deputy=who.id)
    with_project = [row for row in there if row["project"]] or there
    meant = with_project if branch is None else [row for row in there if row["partner"] == branch.strip()]
    one = _only(who, meant, there, "未完成的结对")
    if one["project"] is None:
        how = f"请先用 renda deputy pair add {who.name} --branch {one['partner']} --project 项目 登记"
        raise InputError(f"{who.name} 结对{one['partner']}还没有登记民生项目", how)
    _not_before(one, done_on)
    desk.file.update("pairing", one["id"], done_on=done_on.isoformat(), note=words.note(note, "备注") or one["note"])
    line = f"已登记 {who.name} 结对{one['partner']}的民生项目完成：{one['project']}，{done_on.isoformat()}"
    return _receipt(desk, [one["id"]], line)


@writing
def end(
    desk: Desk,
    deputy: str,
    *,
    others: list[str] | None = None,
    branch: str | None = None,
    post: str | None = None,
    on: str | None = None,
) -> Receipt:
    """Records that pairings end: the only open one of a deputy, or those named. From that day on they do not count."""
    who, to_on = names.deputy(desk, deputy), desk.day(on)
    there = _open(desk, "p.deputy_id = :deputy AND p.to_on IS NULL", to_on, deputy=who.id)
    ending = _named(desk, who, there, others, branch, post)
    for one in ending:
        _not_before(one, to_on)
        desk.file.update("pairing", one["id"], to_on=to_on.isoformat())
    line = f"已登记 {who.name} 自 {to_on.isoformat()} 起不再：{'；'.join(_words(one) for one in ending)}"
    return _receipt(desk, [one["id"] for one in ending], line)


def _named(
    desk: Desk, who: Named, there: list[Row], others: list[str] | None, branch: str | None, post: str | None
) -> list[Row]:
    """Which of the open pairings are meant. Raises InputError for one that there is not."""
    given: list[tuple[str, Any]] = [("other_id", other.id) for other in names.deputies(desk, others)]
    given += [(column, text.strip()) for column, text in (("partner", branch), ("post", post)) if text is not None]
    if not given:
        return [_only(who, there, there, "现有的联系、结对或网格职务")]
    kinds = {"other_id": "deputy", "partner": "branch", "post": "grid"}
    meant = []
    for column, value in given:
        fitting = [row for row in there if row["kind"] == kinds[column] and row[column] == value]
        meant += fitting or [_only(who, [], there, "现有的联系、结对或网格职务")]
    return meant


def _only(who: Named, fitting: list[Row], there: list[Row], what: str) -> Row:
    if len(fitting) == 1:
        return fitting[0]
    if not there:
        raise InputError(f"{who.name} 没有{what}", f"请用 renda deputy pair list --deputy {who.name} 核对")
    raise InputError(
        f"{who.name} {what}有：{'；'.join(map(_words, there))}", "请用 --with、--branch 或 --grid 指明其中一个"
    )


def _words(one: Row) -> str:
    if one["kind"] == "deputy":
        return f"联系 {one['other']}"
    if one["kind"] == "branch":
        return f"结对{one['partner']}" + (f"（{one['project']}）" if one["project"] else "")
    return f"任{one['post']}" + (f"（{one['partner']}）" if one["partner"] else "")


def _not_before(one: Row, day: date) -> None:
    if one["from_on"] and day.isoformat() < one["from_on"]:
        raise InputError(f"{_words(one)} {one['from_on']} 才开始", f"日期 {day.isoformat()} 不对，请核对 --on")


def _receipt(desk: Desk, ids: list[int], line: str) -> Receipt:
    """What was written, as an object: the deputy, and the pairings that the command touched (fields FIELDS)."""

    def read() -> dict[str, Any]:
        rows = [desk.file.rows(f"{SQL} p.id = ?", (one,))[0] for one in ids]
        touched = [{field: row[field] for field in FIELDS} for row in rows]
        return {"id": rows[0]["deputy_id"], "deputy": rows[0]["deputy"], "pairings": touched}

    return Receipt((line,), read)


def kind_code(text: str) -> str:
    """The code of a kind of pairing from its word. Raises InputError with those there are."""
    by_word = {word: code for code, word in PAIRING_KINDS.items()}
    return by_word[words.among({**PAIRING_KINDS}.get(text.strip(), text.strip()), tuple(by_word), "--kind")]
