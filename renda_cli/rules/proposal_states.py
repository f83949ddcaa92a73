"""Which verb a proposal's state allows, and what the state becomes."""

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import PROPOSAL_STATES

VERBS = {
    "edit": "修改",
    "assign": "交办",
    "contact": "登记联系代表",
    "opinion": "登记协办意见",
    "reply": "登记答复",
    "feedback": "登记代表反馈",
    "promise": "登记承诺",
    "keep": "承诺落实",
    "close": "办结",
}
ALLOWED: dict[str, tuple[str, ...]] = {
    "submitted": ("edit", "assign"),
    "assigned": ("edit", "contact", "opinion", "reply"),
    "replied": ("edit", "contact", "feedback", "promise", "keep", "close"),
    "rehandling": ("edit", "contact", "reply", "promise", "keep"),
    "closed": ("edit", "promise", "keep"),
}


def require(verb: str, state: str, number: str) -> None:
    """Raises InputError, with the state and the verbs that are open, when `verb` is not allowed in `state`."""
    allowed = ALLOWED.get(state, ())
    if verb in allowed:
        return
    verbs = "、".join(f"{VERBS[name]}（{name}）" for name in allowed) or "只能查看（show）"
    raise InputError(f"{number} 现在的状态是“{PROPOSAL_STATES[state]}”，不能{VERBS[verb]}", f"现在可以：{verbs}")


def after_reply(state: str, *, all_replied: bool) -> str:
    """The state once a unit has replied: replied when every unit that owes a reply has."""
    return "replied" if all_replied else state


def dissatisfied(process: str, result: str, *, unsatisfactory: frozenset[str], when: str) -> bool:
    """Whether a slip sends the proposal round again: `when` is the rulebook's `either` or `result`."""
    return result in unsatisfactory or (when == "either" and process in unsatisfactory)
