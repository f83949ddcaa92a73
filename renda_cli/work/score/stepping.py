"""Points that a judge gives within the step which a number reaches: said where they lie outside the one that is reached now."""

from renda_cli.rules.schemes import Item, points
from renda_cli.rules.score_periods import Period
from renda_cli.work.desk import Desk
from renda_cli.work.score import computing
from renda_cli.work.score.meaning import Whom
from renda_cli.work.score.schemes import Loaded


def remark(desk: Desk, loaded: Loaded, within: Period, of: Whom, item: Item, milli: int) -> None:
    """Says whose points (thousandths) lie outside the step that they reach by the records there are now, where these will not count.

    It is no error: records may still be missing. What is worked out from other points is left alone.
    """
    if item.items or item.scheme or not any(step.judged for step in item.steps):
        return
    section = loaded.scheme.sections[0]._replace(items=(item,))
    alone = loaded.scheme._replace(sections=(section,), bands=(), reminders=())
    board = computing.board(desk, loaded._replace(scheme=alone), within)
    for one in of.subjects:
        scored = board.of(one.key)
        number = None if scored is None else scored.given[item.name].number
        if number is None:
            continue
        step = item.step(number)
        if step is None or not step.lowest <= milli <= step.highest:
            fitting = (
                f"这一档评 {points(step.lowest)}～{points(step.highest)} 分"
                if step and step.judged
                else "这一档不由人评分"
            )
            told = f"注意：{one.name} 的“{item.name}”按现有记录，{fitting}，{points(milli)} 分不会计入"
            desk.remarks.append(f"{told}，请核对 --points 或补登记录")
