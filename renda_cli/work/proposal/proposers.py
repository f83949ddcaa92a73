"""Who hands a proposal in: a deputy with co-signers, a group or delegation, the presidium, the government."""

from dataclasses import dataclass
from datetime import date
from sqlite3 import Connection

from renda_cli.errors import InputError, NoRuleOn
from renda_cli.rules.vocabulary import PROPOSERS
from renda_cli.store.statements import insert_co_signer
from renda_cli.work import names
from renda_cli.work.desk import Desk

KINDS = ("建议", "议案")


@dataclass(frozen=True, slots=True)
class Proposer:
    """`kind` is one of vocabulary.PROPOSERS; a deputy or a group is named; co-signers sign beside either."""

    kind: str
    named: names.Named | None
    signers: tuple[names.Named, ...] = ()

    @property
    def lead_id(self) -> int | None:
        """The lead deputy's id, if a deputy hands it in."""
        return self.named.id if self.named and self.kind == "deputy" else None

    @property
    def group_id(self) -> int | None:
        """The group's id, if a group hands it in."""
        return self.named.id if self.named and self.kind == "group" else None

    @property
    def deputies(self) -> int:
        """How many deputies signed."""
        return len(self.signers) + (self.kind == "deputy")

    def sentence(self) -> str:
        """Who it is, for the clerk."""
        name = self.named.name if self.named else PROPOSERS[self.kind]
        signed = f"，附议 {len(self.signers)} 人" if self.signers else ""
        return f"{'领衔' if self.kind == 'deputy' else '由'} {name}{'' if self.kind == 'deputy' else ' 提出'}{signed}"


def read(
    desk: Desk,
    *,
    by: str | None,
    by_group: str | None = None,
    by_presidium: bool = False,
    by_government: bool = False,
    co_signers: list[str] | None = None,
) -> Proposer:
    """The proposer that the options name. Raises InputError when none or several do, or a name does not fit."""
    given = [by is not None, by_group is not None, by_presidium, by_government]
    if sum(given) != 1:
        problem = "没有写由谁提出" if not any(given) else "--by、--by-group、--by-presidium、--by-government 只能写一个"
        raise InputError(problem, "代表提出写 --by 姓名，小组或代表团写 --by-group，主席团写 --by-presidium")
    if by_presidium or by_government:
        if co_signers:
            raise InputError("主席团或政府提出的没有附议代表", "请去掉 --with")
        return Proposer("presidium" if by_presidium else "government", None)
    if by_group is not None:
        return Proposer("group", names.group(desk, by_group), tuple(names.deputies(desk, co_signers)))
    lead = names.deputy(desk, by or "")
    signers = names.deputies(desk, co_signers)
    if lead.id in [signer.id for signer in signers]:
        raise InputError(f"{lead.name} 既是领衔又是附议", "请从 --with 里去掉")
    return Proposer("deputy", lead, tuple(signers))


def sign(db: Connection, proposal_id: int, signers: tuple[names.Named, ...]) -> None:
    """Writes the co-signers in the order of their signing, in place of those there were."""
    db.execute("DELETE FROM co_signer WHERE proposal_id = ?", (proposal_id,))
    for position, signer in enumerate(signers, start=1):
        insert_co_signer(db, proposal_id=proposal_id, deputy_id=signer.id, position=position)


def treated_as(desk: Desk, kind: str, proposer: Proposer, on: date) -> tuple[str, list[str]]:
    """What a paper handed in as `kind` is treated as, and what the clerk is told when that is something else.

    A motion needs so many deputies jointly, the presidium or the government (地方组织法 22). Raises InputError for what
    nobody but a deputy may hand in.
    """
    if kind == "建议":
        if proposer.kind == "government":
            raise InputError("建议、批评和意见由代表提出，政府只能提议案", "请改用 --kind 议案")
        return kind, []
    if proposer.kind in ("presidium", "government"):
        return kind, []
    try:
        rule = desk.rulebook.value_on("motion.signers", on)
    except NoRuleOn as missing:
        return kind, [f"提示：{missing}；联名人数没有核对"]
    if proposer.deputies >= rule.value:
        return kind, []
    short = f"代表议案须 {rule.value} 人以上联名，此件只有 {proposer.deputies} 人（{rule.source}）"
    return "建议", [f"注意：{short}，按建议登记；提交时为议案，已一并记下"]
