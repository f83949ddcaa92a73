"""Which verb a proposal's state allows, and what the state becomes."""

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import PROPOSAL_STATES

VERBS = {
    "edit": "修改", "note": "记事", "accept": "登记受理", "agenda": "登记是否列入议程", "refuse": "不予受理", "reference": "转作参考",
    "merge": "并案", "withdraw": "撤回", "assign": "交办", "receive": "登记签收", "return": "退办", "extend": "延期", "contact": "登记联系代表",
    "opinion": "登记协办意见", "reply": "登记答复", "send": "登记送达答复", "feedback": "登记代表反馈",
    "feedback --promise": "评价承诺的落实", "promise": "登记承诺", "keep": "承诺落实",
    "break": "登记承诺不能落实", "urge": "催办", "supervise": "列为督办", "visit": "登记现场督办", "refer-up": "向上反映",
    "excellent": "评为优秀", "publish": "登记公开", "close": "办结",
}  # fmt: skip
_ALWAYS = ("edit", "note")
_JUDGED = ("excellent", "publish")
_PROMISED = ("promise", "keep", "break", "feedback --promise")
_WATCHED = ("urge", "supervise", "visit")
ALLOWED: dict[str, tuple[str, ...]] = {
    "submitted": (*_ALWAYS, "accept", "agenda", "refuse", "reference", "merge", "withdraw", "assign", "supervise", "refer-up", *_JUDGED),
    "assigned": (
        *_ALWAYS, "accept", "merge", "withdraw", "assign", "receive", "return", "extend", "contact", "opinion", "reply", "send",
        *_WATCHED, "refer-up", *_JUDGED,
    ),
    "replied": (*_ALWAYS, "contact", "send", "feedback", *_PROMISED, *_WATCHED, "refer-up", *_JUDGED, "close"),
    "rehandling": (
        *_ALWAYS, "withdraw", "extend", "contact", "opinion", "reply", "send", *_PROMISED, *_WATCHED, "refer-up", *_JUDGED, "close",
    ),
    "referred_up": (
        *_ALWAYS, "withdraw", "assign", "receive", "return", "extend", "contact", "opinion", "reply", "send", "feedback", *_PROMISED, *_WATCHED,
        *_JUDGED, "close",
    ),
    "closed": (*_ALWAYS, "send", *_PROMISED, "urge", "visit", *_JUDGED),
    "refused": _ALWAYS,
    "reference": (*_ALWAYS, "assign", *_JUDGED),
    "withdrawn": _ALWAYS,
    "merged": (*_ALWAYS, "assign", *_JUDGED),
}  # fmt: skip


def allows(verb: str, state: str) -> bool:
    """Whether a state allows a verb."""
    return verb in ALLOWED[state]


def require(verb: str, state: str, number: str) -> None:
    """Raises InputError, with the state and the verbs that are open, when `verb` is not allowed in `state`."""
    if allows(verb, state):
        return
    verbs = "、".join(f"{VERBS[name]}（{name}）" for name in open_verbs(state))
    if VERBS[verb] == PROPOSAL_STATES[state]:
        raise InputError(f"{number} 已是“{PROPOSAL_STATES[state]}”，不必再登记", f"现在可以：{verbs}")
    raise InputError(f"{number} 现在的状态是“{PROPOSAL_STATES[state]}”，不能{VERBS[verb]}", f"现在可以：{verbs}")


def open_verbs(state: str) -> list[str]:
    """The verbs that lead on from a state, in the order of VERBS; what can be done in any case only where nothing else can."""
    allowed = [verb for verb in VERBS if allows(verb, state)]
    return [verb for verb in allowed if verb not in (*_ALWAYS, *_JUDGED, *_WATCHED)] or allowed


def after_reply(state: str, *, all_replied: bool) -> str:
    """The state once a unit has replied: replied when every unit that owes a reply has."""
    return "replied" if all_replied else state


def after_assignment(state: str) -> str:
    """The state once units were named: what was referred upward stays so, a unit only joins in."""
    return state if state == "referred_up" else "assigned"


def dissatisfied(process: str, result: str, *, unsatisfactory: frozenset[str], when: str) -> bool:
    """Whether a slip sends the proposal round again: `when` is the rulebook's `either` or `result`."""
    return result in unsatisfactory or (when == "either" and process in unsatisfactory)


def promise_state(until_on: str, kept_on: str | None, broken_on: str | None, today: str) -> str:
    """Where a promise stands (vocabulary.PROMISE_STATES); ISO days."""
    if kept_on:
        return "kept" if kept_on <= until_on else "kept_late"
    if broken_on:
        return "broken"
    return "open" if until_on >= today else "overdue"
