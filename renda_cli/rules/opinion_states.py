"""Which act an opinion's status allows."""

from renda_cli.errors import InputError
from renda_cli.rules.vocabulary import OPINION_STATES

ACTS = {
    "assign": "交办", "refer": "引导", "urgent": "标为紧急", "report": "登记报告党委", "reply": "登记答复", "feedback": "登记反馈",
    "publish": "登记公示", "archive": "归档", "to-proposal": "转为代表建议",
}  # fmt: skip
_ALWAYS = (
    "urgent",
    "report",
    "publish",
)  # neither what is urgent nor what is public hangs on where the handling stands
_UNDER_WAY = (*_ALWAYS, "assign", "refer", "reply", "to-proposal")
ALLOWED: dict[str, tuple[str, ...]] = {
    "received": _UNDER_WAY,
    "assigned": _UNDER_WAY,
    "redoing": _UNDER_WAY,
    "replied": (*_ALWAYS, "feedback", "archive", "to-proposal"),
    "referred": (*_ALWAYS, "assign", "feedback", "archive"),  # the body may send it back
    "proposal": (*_ALWAYS, "assign", "feedback", "archive", "to-proposal"),  # the proposal may be refused or withdrawn
}
_LEADS_TO = {"reply": "replied", "refer": "referred"}


def under_way(status: str) -> bool:
    """Whether an opinion is still to be answered."""
    return status in ("received", "assigned", "redoing")


def require(act: str, status: str, called: str) -> None:
    """Raises InputError, with the status and the acts that are open, when `act` is not allowed in `status`."""
    if act in ALLOWED[status]:
        return
    now = f"现在可以：{'、'.join(f'{ACTS[name]}（{name}）' for name in open_acts(status))}"
    if _LEADS_TO.get(act) == status:
        raise InputError(f"{called}{OPINION_STATES[status]}，不必再登记", now)
    why = "（还没有答复，受理必复）" if under_way(status) and act in ("feedback", "archive") else ""
    raise InputError(f"{called}现在的状态是“{OPINION_STATES[status]}”{why}，不能{ACTS[act]}", now)


def open_acts(status: str) -> list[str]:
    """The acts that lead on from a status, in the order of ACTS."""
    return [act for act in ACTS if act in ALLOWED[status] and act not in _ALWAYS]


def after_assignment(round_number: int) -> str:
    """The status once somebody handles it: in a later round it stays one that is done again."""
    return "assigned" if round_number == 1 else "redoing"
