"""An opinion of a voter is entered in the voter's own words, and what was entered is corrected."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.vocabulary import OPINION_CHANNELS
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_opinion, insert_opinion_reply
from renda_cli.work import doing, names
from renda_cli.work.deputy import checked_phone
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.station import (
    opinion_acts,
    opinion_assigning,
    opinion_closing,
    opinion_reading,
    posting,
    receiving,
    reception_reading,
)

_ONLINE = "线上"
_BY_MOUTH = "口头"


@writing
def add(
    desk: Desk,
    /,
    text: str,
    *,
    station: str | None = None,
    on: str | None = None,
    reception: str | None = None,
    channel: str | None = None,
    urgent: str | None = None,
    answer: str | None = None,
    result: str | None = None,
    satisfaction: str | None = None,
    refer: str | None = None,
    reason: str | None = None,
    **said: Any,
) -> Receipt:
    """Enters an opinion. Of a `reception` it has the station and the day where nothing else is said; at the station it is linked by itself.

    `answer` is what it was answered on the spot and `result` what came of it, `refer` where the voter was sent instead and `reason`
    why, `urgent` why it cannot wait. `said`: voter, phone, topic, village, deputy, confidential, note. Raises InputError.
    """
    _check_ending(answer, {"--satisfaction": satisfaction, "--result": result}, refer, reason)
    held = None if reception is None else reception_reading.by_number(desk, reception)
    if held is None and not (station and station.strip()):
        raise InputError("没有写家站点", "请写 --station 名称，或 --reception 编号")
    received_on = date.fromisoformat(held["held_on"]) if held and on is None else desk.day(on)
    where = receiving.open_station(desk, station or (held or {})["station"], received_on)
    usual = _ONLINE if where["online"] else receiving.AT_THE_STATION
    columns = columns_of(desk, {**said, "text": text, "channel": usual if channel is None else channel})
    _remark_on_deputy(desk, columns.get("deputy_id"), received_on)
    row = {**columns, "station_id": where["id"], "received_on": received_on.isoformat()}
    refuse_twin(desk, row)
    if held:
        columns["reception_id"] = belonging(held, row)
    else:
        columns["reception_id"] = receiving.link(desk, where["id"], row["received_on"], columns["channel"])
    status = "received" if answer is None else "replied"
    opinion_id = insert_opinion(
        desk.file.db, station_id=where["id"], received_on=received_on, status=status, on_spot=answer is not None, **columns
    )  # fmt: skip
    lines: list[str] = []
    if answer is not None:
        _answer(desk, opinion_id, received_on, answer, opinion_closing.result_code(result))
    if satisfaction is not None:
        about = {"how": _BY_MOUTH, "satisfaction": satisfaction}
        lines += _then(desk, opinion_closing.feedback, opinion_id, received_on, **about)
    if refer is not None:
        lines += _then(desk, opinion_assigning.refer, opinion_id, received_on, to=refer, why=reason)
    if urgent is not None:
        opinion_acts.flag(desk, {"id": opinion_id, "received_on": row["received_on"]}, urgent)
    receiving.remark_if_more_listed(desk, columns["reception_id"])
    return _receipt(desk, opinion_id, lines + posting.await_month(desk, received_on))


def columns_of(desk: Desk, said: Mapping[str, Any]) -> dict[str, Any]:
    """The columns that stand for themselves, as far as they were said; an empty text is none. Raises InputError."""
    found: dict[str, Any] = {}
    given = {name: value for name, value in said.items() if value is not None}
    if "text" in given:
        found["text"] = words.passage(given["text"], "意见")
    if "channel" in given:
        found["channel"] = words.among(given["channel"].strip(), OPINION_CHANNELS, "--channel")
    if "voter" in given:
        found["voter"] = "、".join(words.name(one, "选民姓名") for one in words.parts([given["voter"]])) or None
    if "phone" in given:
        found["phone"] = checked_phone(given["phone"])
    if "village" in given:
        found["village"] = words.name(given["village"], "村（社区）") if given["village"].strip() else None
    for name, what in (("topic", "类别"), ("note", "备注")):
        if name in given:
            found[name] = words.note(given[name], what)
    if "deputy" in given:
        found["deputy_id"] = names.deputy(desk, given["deputy"]).id if given["deputy"].strip() else None
    if "confidential" in given:
        found["confidential"] = bool(given["confidential"])
    return found


def belonging(held: Row, row: Row) -> int:
    """The id of a reception that was named for an opinion. Raises InputError where it is of another station or another day."""
    called, first, last = f"接待 #{held['id']}", held["held_on"], held["until_on"] or held["held_on"]
    if held["station_id"] != row["station_id"]:
        raise InputError(f"{called} 是{held['station']}的", "请核对 --station 和 --reception")
    if not first <= row["received_on"] <= last:
        span = first if first == last else f"{first} 至 {last}"
        raise InputError(f"{called} 是 {span} 的，不是 {row['received_on']} 的", "请核对 --on 和 --reception")
    return int(held["id"])


def belongs_to(desk: Desk, reception_id: int | None) -> str:
    """What the clerk is told of the reception that an opinion is linked to."""
    if reception_id is None:
        return "不属于哪次接待"
    return f"属于接待 {reception_reading.sentence(reception_reading.row(desk, reception_id))}"


def refuse_twin(desk: Desk, row: Row, but: int = 0) -> None:
    """Raises InputError where the same voter said the same there on the same day; that another one did is remarked."""
    same = desk.file.rows(
        """SELECT id, voter IS :voter AS twin FROM opinion WHERE station_id = :station_id AND received_on = :received_on AND text = :text
        AND id <> :but ORDER BY id""",
        {"voter": None, **row, "but": but},
    )
    for one in same:
        if one["twin"]:
            raise InputError(
                f"与已登记的 #{one['id']} 一样：同站、同日、同一句话、同一选民", "不是一个人说的请用 --voter 分清"
            )
        desk.remarks.append(f"提示：与 #{one['id']} 的原话相同，选民不同")


def _remark_on_deputy(desk: Desk, deputy_id: int | None, day: date) -> None:
    if deputy_id is not None:
        doing.remark_unless_in_office(desk, names.deputy(desk, f"#{deputy_id}"), day)


def _check_ending(answer: str | None, of_answer: dict[str, str | None], refer: str | None, reason: str | None) -> None:
    """Raises InputError for what cannot be said together: it waits, was answered on the spot, or the voter was sent elsewhere."""
    if answer is not None and refer is not None:
        raise InputError("--answer 和 --refer 只能写一个", "当场答复的写 --answer，不受理、引导到别处的写 --refer")
    without = [option for option, value in of_answer.items() if value is not None and answer is None]
    if without:
        raise InputError(f"{without[0]} 说的是当场的答复", "请加 --answer 答复的内容")
    if (reason is None) != (refer is None):
        how = "如 --refer 人民法院 --reason 诉讼事项；紧急的原因写在 --urgent"
        raise InputError("--refer 和 --reason 要一起写", how)


def _answer(desk: Desk, opinion_id: int, day: date, text: str, result: str | None) -> None:
    """Enters what was answered on the spot, by mouth, and what came of it."""
    answer = words.passage(text, "答复")
    insert_opinion_reply(
        desk.file.db, opinion_id=opinion_id, replied_on=day, form=_BY_MOUTH, text=answer, result=result
    )


def _then(desk: Desk, verb: Callable[..., Receipt], opinion_id: int, day: date, **options: Any) -> list[str]:
    """What another verb, done with the entry, has to say; what is said of the entry itself stays for its own end."""
    before = [*desk.remarks]
    lines = verb(desk, [str(opinion_id)], on=day.isoformat(), **options).lines
    desk.remarks[:] = before
    return [line for line in lines if line not in before]


def _receipt(desk: Desk, opinion_id: int, said: list[str]) -> Receipt:
    row = opinion_reading.row(desk, opinion_id)
    lines = [f"已登记意见 {opinion_reading.sentence(row)}"]
    if row["reception_id"]:
        lines.append(belongs_to(desk, row["reception_id"]))
    lines += ["当场已答复"] if row["on_spot"] else []
    lines += said
    if row["urgent"]:
        lines.append(f"紧急：报告党委后请登记，renda station opinion report {opinion_id}")
    if row["under_way"] and row["round"] == 1:
        lines.append(f"下一步交办：renda station opinion assign {opinion_id} --unit 单位")
    return Receipt(tuple(lines), lambda: opinion_reading.as_object(desk, opinion_id))
