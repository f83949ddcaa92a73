"""The kinds of papers there are, by code and by the words that clerks have for them."""

from renda_cli.errors import InputError
from renda_cli.work.desk import Listing
from renda_cli.work.paper import notices, others, proposals, reminders
from renda_cli.work.paper.kind import Kind

LIST_FIELDS = ("code", "kind", "about", "named", "example")
_PROPOSALS = "编号，或届次（出整次会议的）"
KINDS = {
    "letter": Kind(
        "交办函", "把一件议案建议交给承办单位", _PROPOSALS, "renda paper 交办函 5-3 -o 交办函/", "letter",
        ("session", "year", "unit", "overdue", "private"), proposals.letters,
    ),
    "reply_form": Kind(
        "答复函", "承办单位答复用的表，每个单位一份", _PROPOSALS, "renda paper 答复函 5-3/16 -o 答复函.docx", "reply_form",
        ("session", "year", "unit", "overdue"), proposals.reply_forms, also=("答复表",),
    ),
    "slip": Kind(
        "征询意见表", "随答复送给代表评价，每名代表一份", _PROPOSALS, "renda paper 征询意见表 5-3 -o 征询意见表/", "slip",
        ("session", "year", "unit"), proposals.slips, also=("反馈表", "征求意见表"),
    ),
    "reminder": Kind(
        "催办函", "催逾期和将到期的，每个单位一份", "单位，或编号；不写为所有逾期的", "renda paper 催办函 -o 催办函/ --log", "reminder",
        ("session", "unit", "overdue", "within"), reminders.letters, nothing="没有逾期的，不用催办",
    ),
    "rehandle": Kind(
        "重新办理通知", "代表不满意的，通知单位重新办理", _PROPOSALS, "renda paper 重新办理通知 --year 2022 -o 重新办理/", "rehandle",
        ("session", "year", "unit", "overdue"), proposals.rehandlings, nothing="没有要重新办理的", also=("重办通知",),
    ),
    "notice": Kind(
        "通知", "会议、计划的活动和评议的通知", "届次、活动12、评议3", "renda paper 通知 --within 30d -o 通知/", "convening",
        ("within",), notices.notices, nothing="这些天没有要举行的会议、活动和评议", also=("会议通知", "活动通知", "评议通知"),
    ),
    "ballot": Kind(
        "测评票", "一次评议的空白测评票", "评议编号", "renda paper 测评票 3 -o 测评票.docx", "ballot",
        ("year", "on"), others.ballots, nothing="这一年没有要测评的评议",
    ),
    "card": Kind(
        "履职档案", "一名代表的履职档案", "代表，或 全体", "renda paper 履职档案 全体 --year 2022 -o 履职档案/", "card",
        ("year", "private"), others.cards,
    ),
    "certificate": Kind(
        "证书", "表彰的荣誉证书", "受表彰的人或单位；不写为这一年的", "renda paper 证书 --year 2022 -o 证书/", "certificate",
        ("year",), others.certificates, also=("荣誉证书",),
    ),
    "posting": Kind(
        "公示", "一个月的选民意见公示", "月份", "renda paper 公示 2022-10 -o 公示.docx", "notice", (), others.postings,
    ),
    "announcement": Kind(
        "接待公告", "一个接待日的公告，不登记已公告", "家站点", "renda paper 接待公告 东片代表之家 --on 2022-03-10", "announce", ("on",),
        others.announcements,
    ),
}  # fmt: skip
# What one command makes whole, from options that papers of single items do not have.
_ELSEWHERE = (
    ("sheet", "交办清单", "一次会议交办的各件", "届次", "renda proposal sheet 5-3 -o 交办清单.docx"),
    ("project_ballot", "票决票", "民生实事项目的票决票", "年份", "renda review project paper 2022 -o 票决票.docx"),
)


def listing() -> Listing:
    """The kinds there are: what each is, what is named, and a command line (fields LIST_FIELDS)."""
    rows = [(code, kind.word, kind.about, kind.named, kind.example) for code, kind in KINDS.items()]
    return Listing(LIST_FIELDS, [*rows, *_ELSEWHERE], ("模板里可以用的项：renda paper 文书 --fields",))


def kind_of(text: str) -> tuple[str, Kind]:
    """The code and the kind that a word or a code names. Raises InputError with the choices."""
    said = text.strip()
    for code, kind in KINDS.items():
        if said in (code, kind.word, *kind.also):
            return code, kind
    for code, word, _, _, example in _ELSEWHERE:
        if said in (code, word):
            raise InputError(f"{word}不用 renda paper 出", f"请用 {example}")
    raise InputError(f"没有“{said[:20]}”这种文书", f"可选：{'、'.join(kind.word for kind in KINDS.values())}")
