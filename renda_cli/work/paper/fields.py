"""What a template of a kind of paper can use: its fields, each with an example and how it is written in the template."""

from collections.abc import Iterator, Mapping
from typing import Any

from renda_cli.errors import InputError
from renda_cli.work.desk import Desk, Listing
from renda_cli.work.paper.kind import Asked
from renda_cli.work.paper.kinds import kind_of

FIELDS = ("field", "value", "written")
_CITED = {
    "town": "遥观镇", "congress": "第五届人民代表大会", "session": "第三次会议", "number": "第16号", "full": "5-3/16", "kind": "建议",
    "title": "完善剑湖路路灯", "topic": "城乡建设", "submitted_on": "2023年1月6日", "proposer": "张三", "signers": ["李四", "王五"],
    "round": 1, "today": "2023年2月1日",
}  # fmt: skip
_UNIT = {"name": "建设局", "role": "主办", "due": "2023年4月30日", "latest": "2023年7月31日"}
_REMINDED = {
    "full": "5-3/16", "kind": "建议", "title": "完善剑湖路路灯", "proposer": "张三", "what": "书面答复", "due": "2023年4月30日", "days_late": 9,
    "days_left": None, "latest": "2023年7月31日", "past_longest": False, "urged": 1, "basis": "《代表法》（2025-03-11）第51条",
}  # fmt: skip
# An example of each kind, for a file in which there is nothing yet; the larger kinds are shown by one that is named.
EXAMPLES: dict[str, dict[str, Any]] = {
    "letter": {
        **{name: value for name, value in _CITED.items() if name != "round"}, "phone": "138****0001", "confidential": False, "complex": False,
        "units": [_UNIT], "assigned_on": "2023年1月31日", "return_until": "2023年2月10日", "answer_to": "每一位联名的代表",
        "basis": "《代表法》（2025-03-11）第51条", "supervision": "重点督办", "merged": ["5-3/17 增设剑湖路路灯（赵六）"], "body": "第16号.pdf",
    },
    "reply_form": {
        **_CITED, **_UNIT, "unit": "建设局", "helping": ["财政局"], "classes": [{"code": "A", "label": "已解决或基本解决"}],
        "answer_to": "每一位联名的代表",
    },
    "slip": {
        **_CITED, "units": [_UNIT], "replies": [{"unit": "建设局", "on": "2023年4月20日", "ref": "遥建复1号", "class": "A"}],
        "grades": ["满意", "基本满意", "不满意"], "until": "2023年5月20日", "deputy": "张三", "signed_as": "提出人",
    },
    "reminder": {"town": "遥观镇", "unit": "建设局", "items": [_REMINDED], "late": 1, "today": "2023年5月9日"},
    "rehandle": {
        **_CITED, "round": 2, "units": [_UNIT], "given_on": "2023年5月9日", "process": "满意", "result": "不满意", "note": "路灯还没有亮",
        "answer_to": "每一位联名的代表", "basis": "《代表法》（2025-03-11）第51条",
    },
    "notice": {
        "town": "遥观镇", "what": "召开遥观镇第五届人民代表大会第三次会议", "on": "2023年1月6日", "when": "2023年1月6日（星期五）", "who": "全体代表",
        "subjects": ["水利站"], "agenda": ["听取和审议镇人民政府工作报告"], "today": "2022年12月20日", "to": "各位代表", "place": "待定",
    },
}  # fmt: skip


def fields(desk: Desk, what: str, asked: Asked) -> Listing:
    """The fields of the template of a kind (fields FIELDS): of the first paper that is asked for, or an example.

    Raises InputError for a kind that has no example where none is named.
    """
    code, kind = kind_of(what)
    data: Mapping[str, Any] | None = None if asked.names or asked.given() else EXAMPLES.get(code)
    if data is None:
        items = kind.choose(desk, asked).items
        if not items:
            raise InputError(f"没有可以出的{kind.word}，看不到各项", "请写另一个名称")
        data = items[0].data
    return Listing(FIELDS, list(_flat(data)), title=f"{kind.word}模板里可以用的项")


def _flat(
    data: Mapping[str, Any], path: str = "", of: str = "", loops: tuple[str, ...] = ()
) -> Iterator[tuple[str, Any, str]]:
    """Each field: its path, the value, how the template writes it; `of` is the variable, `loops` the lists around it."""
    for name, value in data.items():
        field, written = f"{path}{name}", f"{of}{name}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{field}.", f"{written}.", loops)
        elif isinstance(value, list | tuple) and value and isinstance(value[0], Mapping):
            yield from _flat(value[0], f"{field}[].", "one.", (*loops, written))
        else:
            begin = "".join(f"{{% for one in {loop} %}}" for loop in loops)
            yield field, _shown(value), f"{begin}{{{{ {written} }}}}{'{% endfor %}' * len(loops)}"


def _shown(value: Any) -> Any:
    if isinstance(value, bool):
        return "是" if value else "否"
    return "、".join(map(str, value)) if isinstance(value, list | tuple) else value
