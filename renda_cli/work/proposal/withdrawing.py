"""A proposal is withdrawn by those who handed it in."""

from datetime import date

from renda_cli.errors import InputError
from renda_cli.rules import proposal_states, words
from renda_cli.rules.values import CHOICES
from renda_cli.store.file import Row
from renda_cli.work import names
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.proposal.acts import (
    after_last_turn,
    co_signers,
    end_handling,
    first_assigned,
    last_reply,
    proposer_name,
    record,
)
from renda_cli.work.proposal.deciding import nothing_merged_in
from renda_cli.work.proposal.reading import as_object


@writing
def withdraw(desk: Desk, number: str, *, by: list[str], on: str | None = None, why: str | None = None) -> Receipt:
    """Ends the handling at the written request of those who signed: of all of them, and no later than the rulebook allows.

    Raises InputError when one is missing, did not sign, or it is too late.
    """
    row = names.proposal(desk, number)
    full = names.full(row)
    proposal_states.require("withdraw", row["status"], full)
    withdrawn_on = after_last_turn(desk, on, row, "撤回")
    _soon_enough(desk, row, withdrawn_on)
    asking = _asking(desk, row, by)
    _all_ask(desk, row, asking, withdrawn_on)
    nothing_merged_in(desk, row)
    end_handling(desk, row, withdrawn_on, "撤回")
    desk.file.update("proposal", row["id"], status="withdrawn")
    who = "、".join(one.name for one in asking)
    record(desk, row, "withdrawn", withdrawn_on, "，".join(part for part in (who, words.note(why, "--reason")) if part))
    line = f"已登记 {full} {row['title']} 由 {who} 撤回，办理终止（{withdrawn_on.isoformat()}）"
    return Receipt((line,), lambda: as_object(desk, row["id"]))


def _asking(desk: Desk, row: Row, by: list[str]) -> list[names.Named]:
    """Those who ask: deputies who signed, or the group (or its leader), presidium or government that handed it in.

    Raises InputError for nobody, and for a deputy who has nothing to do with it.
    """
    itself = names.Named(0, proposer_name(desk, row))
    body = row["proposer"] != "deputy"
    asking = [itself if body and text == itself.name else names.deputy(desk, text) for text in words.parts(by)]
    if not asking:
        raise InputError("没有写由谁要求撤回", "请加 --by 姓名,姓名")
    words.without_repeats([f"#{one.id} {one.name}" for one in asking], "代表")
    known = [*_signed(desk, row), *([itself] if body else []), *_leader(desk, row)]
    strangers = [one.name for one in asking if one not in known]
    if strangers:
        listed = "、".join(dict.fromkeys(one.name for one in known))
        raise InputError(f"{'、'.join(strangers)} 没有在 {names.full(row)} 上署名", f"提出和署名的是：{listed}")
    return asking


def _all_ask(desk: Desk, row: Row, asking: list[names.Named], on: date) -> None:
    """All who signed ask, or who handed it in as a body: the group by its name or its leader."""
    if row["proposer"] != "deputy":
        name = proposer_name(desk, row)
        if not {names.Named(0, name), *_leader(desk, row)} & set(asking):
            raise InputError(f"{names.full(row)} 由{name}提出，须由它要求撤回", f"请写 --by {name}")
        return
    signed = _signed(desk, row)
    rule = desk.rulebook.value_on("withdraw.by", on)
    wanted = signed if rule.value == "all" else signed[:1]
    missing = [one.name for one in wanted if one not in asking]

    def alike(one: names.Named) -> bool:
        return [other.name for other in wanted].count(one.name) > 1

    if missing:
        raise InputError(
            f"撤回须由{CHOICES['withdraw.by'][rule.value]}要求（{rule.source}），还缺 {'、'.join(missing)}",
            f"请写 --by {','.join(f'#{one.id}' if alike(one) else one.name for one in wanted)}",
        )


def _leader(desk: Desk, row: Row) -> list[names.Named]:
    """The leader of the group that handed it in, if there is one."""
    found = desk.file.rows(
        "SELECT d.id, d.name FROM deputy_group g JOIN deputy d ON d.id = g.leader_id WHERE g.id = ?", (row["group_id"],)
    )
    return [names.Named(one["id"], one["name"]) for one in found]


def _signed(desk: Desk, row: Row) -> list[names.Named]:
    """The lead and the co-signers of this very paper, without those of others merged into it."""
    lead = [names.Named(row["lead_id"], proposer_name(desk, row))] if row["lead_id"] else []
    return [*lead, *co_signers(desk, row)]


def _soon_enough(desk: Desk, row: Row, on: date) -> None:
    rule = desk.rulebook.value_on("withdraw.until", on)
    first = first_assigned(desk, row)
    if rule.value == "assigned" and first:
        raise InputError(f"{names.full(row)} 在 {first} 已交办，只能在交办以前撤回", f"依据：{rule.source}")
    replied = last_reply(desk, row)
    if replied and on.isoformat() < replied:
        raise InputError(f"{names.full(row)} 在 {replied} 已有答复，不能在 {on.isoformat()} 撤回", "请核对 --on")
