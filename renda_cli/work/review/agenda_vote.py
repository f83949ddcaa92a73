"""A vote on an item of an agenda: of how many the majority is taken, how many votes are needed, whether it passed."""

from datetime import date
from typing import NamedTuple

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.work import doing, names, sittings
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.review import agenda_reading as reading
from renda_cli.work.review.agenda import check_sitting, require_there


class _Votes(NamedTuple):
    """Votes for and against, abstentions, and the number that the majority is taken of."""

    for_: int
    against: int
    abstain: int
    of: int

    @property
    def cast(self) -> int:
        """All that were cast."""
        return self.for_ + self.against + self.abstain


@writing
def vote(
    desk: Desk,
    item: str,
    *,
    for_: int,
    against: int = 0,
    abstain: int = 0,
    of: int | None = None,
    ref: str | None = None,
    file: str | None = None,
    on: str | None = None,
    replace: bool = False,
) -> Receipt:
    """Records a vote on an item; it passes by the rule for sessions or for meetings of the presidium, of all who may vote.

    These are the deputies of the day as registered, or `of`. With `replace` it corrects the vote that stands. Raises InputError for more
    votes than those, and where no rule says how many are enough.
    """
    row, day = require_there(names.agenda_item(desk, item)), desk.day(on)
    if row["voted_on"] and not replace:
        raise InputError(f"{reading.called(row)}在 {row['voted_on']} 已表决", "票数有误请加 --replace 改正")
    if replace and not row["voted_on"]:
        raise InputError(f"{reading.called(row)}还没有表决", "请去掉 --replace")
    _check_day(desk, row, day)
    votes = _votes(desk, row, day, of, for_=for_, against=against, abstain=abstain)
    rule = sittings.passed_by(desk, row["session_kind"], day, votes.of)
    if rule is None:
        key = sittings.PASSING[row["session_kind"]]
        raise InputError(
            f"规则里没有 {day.isoformat()} {row['session_kind']}通过的票数", f"请用 renda rules set {key} 填写"
        )
    passed = votes.for_ >= rule["votes_needed"]
    given = {"ref": words.note(ref, "文号"), "file": words.note(file, "文件路径")}
    desk.file.update(
        "agenda_item", row["id"], status="passed" if passed else "rejected", voted_on=day.isoformat(), votes_for=votes.for_,
        votes_against=votes.against, votes_abstain=votes.abstain, votes_of=votes.of,
        **{name: text for name, text in given.items() if text},
    )  # fmt: skip
    lines = (
        f"已登记 {reading.called(row)}表决（{day.isoformat()}）：{_counted(votes)}",
        f"{_WHOLE[row['session_kind']]} {votes.of} 人，{rule['value']}须 {rule['votes_needed']} 票（{rule['source']}）：{'通过' if passed else '未通过'}",
    )
    return Receipt(lines, lambda: reading.as_object(desk, row["id"]))


_WHOLE = {"人代会": "全体代表", "主席团会议": "主席团全体成员"}


def _counted(votes: _Votes) -> str:
    away = votes.of - votes.cast
    told = f"赞成 {votes.for_} 票、反对 {votes.against} 票、弃权 {votes.abstain} 票"
    return f"{told}，没有投票 {away} 人" if away else told


def _check_day(desk: Desk, row: Row, day: date) -> None:
    check_sitting(desk, row, day, "表决")
    if row["heard_on"] and day.isoformat() < row["heard_on"]:
        raise InputError(
            f"{reading.called(row)}在 {row['heard_on']} 才听取，不能在 {day.isoformat()} 表决", "请核对 --on"
        )
    first = desk.file.tuples(
        "SELECT min(passed_on) FROM agenda_task WHERE item_id = ? AND kind = 'decision'", (row["id"],)
    )[0][0]
    if first and day.isoformat() > first:
        raise InputError(
            f"{reading.called(row)}的决定 {first} 已交付执行，不能在 {day.isoformat()} 才表决", "请核对 --on"
        )


def _votes(desk: Desk, row: Row, day: date, of: int | None, **cast: int) -> _Votes:
    """The votes, checked against all who may vote and against those who were there."""
    options = {"for_": "--for", "against": "--against", "abstain": "--abstain"}
    counts = {name: doing.whole(cast[name], option, 0) for name, option in options.items()}
    entitled = sittings.entitled(desk, {"kind": row["session_kind"], "number": row["session"]}, day)
    whole = _WHOLE[row["session_kind"]]
    if of is None and not entitled:
        how = (
            "请用 --of 写明应投票的人数，或先登记代表"
            if whole == "全体代表"
            else "请用 --of 写明，或先用 renda deputy role add 登记"
        )
        raise InputError(f"{day.isoformat()} 没有登记{whole}", how)
    votes = _Votes(**counts, of=entitled if of is None else doing.whole(of, "--of"))
    if votes.cast > votes.of:
        raise InputError(
            f"票数合计 {votes.cast}，多于{whole} {votes.of} 人", "请核对 --for、--against、--abstain 和 --of"
        )
    if entitled not in (0, votes.of):
        desk.remarks.append(f"注意：登记在册的{whole} {entitled} 人，与 --of {votes.of} 不同，请核对")
    came = _present(desk, row, day)
    if came is not None and votes.cast > came:
        desk.remarks.append(f"注意：票数合计 {votes.cast}，多于登记的到会 {came} 人，请核对票数和到会登记")
    return votes


def _present(desk: Desk, row: Row, day: date) -> int | None:
    """How many were at the session on a day, the fullest half day; of the session as a whole where no days were told apart."""
    held = sittings.judged(desk, "s.id = ?", row["session_id"])
    there = [one["present"] for one in held if one["on"] == day.isoformat() or len(held) == 1]
    return max(there, default=None)
