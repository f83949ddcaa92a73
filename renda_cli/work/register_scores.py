"""The fields of registers about points entered by hand and about talks: heading and SQL of each."""

from renda_cli.rules.vocabulary import SCORE_ENTRY_KINDS, SCORE_STATES, SCORE_SUBJECTS
from renda_cli.work.register_fields import Field, said


def _amount(of: str) -> str:
    """The SQL of thousandths as a number, where the entry is of that kind."""
    return f"iif(e.amount = '{of}', iif(e.amount_milli % 1000, e.amount_milli / 1000.0, e.amount_milli / 1000), NULL)"


ENTRIES = {
    "id": Field("编号", "e.id"),
    "on": Field("日期", "e.held_on"),
    "subject": Field("对象", "e.subject"),
    "scheme": Field("计分办法", "e.scheme"),
    "period": Field("期间", "e.period"),
    "item": Field("项目", "e.item"),
    "kind": Field("种类", "e.kind", words=SCORE_ENTRY_KINDS),
    "points": Field("分值", _amount("points")),
    "count": Field("数量", _amount("count")),
    "evidence": said("依据", "e.evidence"),
    "file": Field("文件", "e.file"),
    "by": Field("登记人", "e.entered_by"),
    "status": Field("状态", "e.status", words=SCORE_STATES),
    "stage_on": Field("审核日期", "e.stage_on"),
    "note": said("备注", "e.note"),
}
TALKS = {
    "id": Field("编号", "t.id"),
    "on": Field("日期", "t.held_on"),
    "subject_kind": Field("对象种类", "t.subject_kind", words=SCORE_SUBJECTS),
    "subject": Field("对象", "t.subject"),
    "what": said("措施", "t.what"),
    "by": Field("谈话的人", "t.held_by"),
    "why": said("原因", "t.why"),
    "answer": said("对方的回答", "t.answer"),
    "scheme": Field("计分办法", "t.scheme"),
    "period": Field("期间", "t.period"),
    "file": Field("文件", "t.file"),
    "note": said("备注", "t.note"),
}
