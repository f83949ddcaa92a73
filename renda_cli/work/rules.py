"""The rulebook of the file: read, chosen, added to; the holiday notices; what a date would be."""

import json
import re
from datetime import date
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk, Listing, Receipt, own_values, writing

LIST_FIELDS = ("profile", "title", "inherits", "in_use", "note")
SHOW_FIELDS = ("key", "meaning", "value", "from", "until", "applies_to", "profile", "source", "says")
_PERIOD = re.compile(r"(?:自(.+?)(?:之日)?起)?\s*(?a:(\d{1,4}))\s*(个月|月|m|个工作日|工作日|wd|天|日|d)")
_FIXED = re.compile(r"(?:每年)?(?a:(\d{1,2})[月-](\d{1,2}))日?(?:以?前)?")
_BEFORE = re.compile(r"(?:答复)?期限(?:届满)?前\s*(?a:(\d{1,4}))\s*(?:天|日|d)")
_UNITS = {"个月": "months", "月": "months", "m": "months", "天": "days", "日": "days", "d": "days"}


def list_(desk: Desk) -> Listing:
    """The profiles there are, with the one in use marked (fields LIST_FIELDS)."""
    from renda_cli.rules import rulebook

    profiles = [rulebook.profile(name) for name in rulebook.profile_names()]
    rows = [(one.name, one.title, one.inherits, one.name == desk.profile, one.note) for one in profiles]
    return Listing(LIST_FIELDS, rows)


def show(desk: Desk, key: str | None = None, *, everything: bool = False) -> Listing:
    """The values in force on the desk's day, or with `everything` all there ever were; of one key or of all.

    Fields SHOW_FIELDS; `value` is the value itself. Raises InputError for an unknown key.
    """
    from renda_cli.rules import values

    if key is not None and key not in values.KEYS:
        raise InputError(f"规则里没有“{key}”这个项目", f"可选：{'、'.join(values.KEYS)}")
    known = desk.rulebook.values()
    found = [value for value in known if key in (None, value.key) and (everything or _in_force(desk, value))]
    rows = [
        (
            one.key,
            values.KEYS[one.key],
            one.value,
            one.from_on.isoformat(),
            _replaced_on(known, one),
            one.when,
            one.profile,
            one.source,
            one.says,
        )
        for one in found
    ]
    return Listing(SHOW_FIELDS, rows)


def _in_force(desk: Desk, value: Any) -> bool:
    wanted = [value.when] if value.when else ["session", "between"]
    found = [_found(desk, value.key, when == "between") for when in wanted]
    return value in found


def _found(desk: Desk, key: str, between: bool) -> Any:
    try:
        return desk.rulebook.value_on(key, desk.today, between=between)
    except InputError:
        return None


def _replaced_on(values: list[Any], value: Any) -> str | None:
    """The day from which a later value of the same layer holds, or None."""
    later = [
        one.from_on
        for one in values
        if (one.key, one.profile, one.when) == (value.key, value.profile, value.when) and one.from_on > value.from_on
    ]
    return min(later).isoformat() if later else None


@writing
def use(desk: Desk, profile: str) -> Receipt:
    """Chooses the profile of the file; running clocks stay until they are derived again."""
    from renda_cli.rules import rulebook

    chosen = rulebook.profile(profile)
    desk.file.update("town", 1, profile=chosen.name)
    desk.forget_rules()
    lines = [f"规则改用 {chosen.name}（{chosen.title}）；各项数值按其施行日期生效"]
    lines += [chosen.note] if chosen.note else []
    lines += ["已开始的期限不变；需要按新规则重算请用 renda rules derive"]
    return Receipt(tuple(lines), lambda: {"profile": chosen.name, "title": chosen.title, "note": chosen.note})


@writing
def set_(
    desk: Desk,
    key: str,
    value: str,
    *,
    from_: str,
    source: str,
    says: str | None = None,
    start: str | None = None,
    applies_to: str | None = None,
) -> Receipt:
    """Adds a value of the town's own, in force from a day, with its source. Raises InputError when it cannot be read."""
    from renda_cli.rules import values
    from renda_cli.store.statements import insert_rule_value

    if key not in values.KEYS:
        raise InputError(f"规则里没有“{key}”这个项目", f"可选：{'、'.join(values.KEYS)}")
    from_on = desk.day(from_, "--from")
    when = _applies_to(applies_to)
    read = _read_value(desk, key, value, start, from_on, when)
    if when is None and isinstance(read, dict) and read.get("start") == "closed":
        when = "session"  # between sessions there is no close to count from
    source = words.title(source, "出处")
    rule = values.checked(
        values.RuleValue(key, from_on, read, source, says or "", values.TOWN, when),
        f"规则 {key} 的值“{value}”",
    )
    said = words.note(says, "说明") or values.period_words(key, read)
    taken = [one for one in own_values(desk.file) if (one.key, one.from_on, one.when) == (key, from_on, rule.when)]
    if taken:
        desk.file.db.execute(
            "DELETE FROM rule_value WHERE key = ? AND from_on = ? AND applies_to IS ?",
            (key, from_on.isoformat(), rule.when),
        )
    insert_rule_value(
        desk.file.db,
        key=key,
        from_on=from_on,
        applies_to=rule.when,
        value=json.dumps(read, ensure_ascii=False),
        source=source,
        says=said,
    )
    desk.forget_rules()
    replaced = "，取代同日的旧值" if taken else ""
    scope = {"session": "，适用于会议期间提出的", "between": "，适用于闭会期间提出的"}.get(when or "", "")
    line = f"已定 {key}（{values.KEYS[key]}）：{values.period_words(key, read)}，自 {from_on.isoformat()} 起{scope}{replaced}"
    return Receipt(
        (line,), lambda: {"key": key, "value": read, "from": from_on.isoformat(), "source": source, "says": said}
    )


def _applies_to(text: str | None) -> str | None:
    known = {"会议期间": "session", "session": "session", "闭会期间": "between", "between": "between"}
    if text is not None and text not in known:
        raise InputError(f"--applies-to 没有“{text}”", "可选：会议期间、闭会期间")
    return known[text] if text else None


def _read_value(desk: Desk, key: str, text: str, start: str | None, from_on: date, when: str | None) -> Any:
    """A value from the clerk's words: `2个月`, `15天`, `30个工作日`, `7月31日`, `期限前20天`, `镇=500`, `无`, a word of CHOICES, or JSON."""
    from renda_cli.rules import values

    text = text.strip()
    if text in ("无", "none"):
        return values.NONE
    if key in values.CHOICES:
        return {word: code for code, word in values.CHOICES[key].items()}.get(text, text)
    if key == "satisfaction.counts":
        return _grades(desk, words.parts([text]), from_on)
    if key == "fund.standard" and text[:1] != "{":
        return _standard(text)
    if key not in values.CLOCK_KEYS or text[:1] in "{[":
        return _from_json(key, text)
    event = _start(desk, key, start, from_on, when)
    if before := _BEFORE.fullmatch(text):
        return {"start": event, "before": "reply", "days": int(before[1])}
    if fixed := _FIXED.fullmatch(text):
        return {"start": event, "fixed": f"{int(fixed[1]):02d}-{int(fixed[2]):02d}"}
    if period := _PERIOD.fullmatch(text):
        event = _start(desk, key, period[1], from_on, when) if period[1] else event
        return {"start": event, _UNITS.get(period[3], "working_days"): int(period[2])}
    raise InputError(f"值“{text}”看不懂", "请写 2个月、15天、30个工作日、7月31日、期限前20天 或 无")


def _grades(desk: Desk, texts: list[str], from_on: date) -> list[str]:
    known = [entry["code"] for entry in desk.rulebook.value_on("grades", from_on).value]
    for text in texts:
        if text not in known:
            raise InputError(f"没有“{text}”这个等次", f"请从 {'、'.join(known)} 里选")
    return texts


def _standard(text: str) -> dict[str, int]:
    """`镇=500、县=800` in yuan by level. Raises InputError."""
    found: dict[str, int] = {}
    for part in words.parts([text]):
        level, equals, yuan = (side.strip() for side in part.partition("="))
        digits = yuan.removesuffix("元")
        if not (level and equals and digits.isascii() and digits.isdigit() and len(digits) < 10) or level in found:
            raise InputError(f"值“{text[:60]}”看不懂", "请按级别写每人每年多少元，如 镇=500、县=800")
        found[level] = int(digits)
    return found


def _from_json(key: str, text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"值“{text[:60]}”看不懂", f"请照 renda rules show {key} -f json 里 value 的写法") from None


def _start(desk: Desk, key: str, word: str | None, from_on: date, when: str | None) -> str:
    """The event that starts the clock: the one named, else that of the value that holds so far, else the one that opens it."""
    from renda_cli.rules import clocks, values

    if word is None:
        known = _found(Desk(desk.file, from_on), key, when == "between")
        return str(known.value["start"]) if known is not None and not known.is_none else clocks.TRIGGERS[key]
    by_word = {chinese: code for code, chinese in values.STARTS.items()} | {"收到": "received"}
    start = by_word.get(word.removesuffix("之日"), word)
    if start not in values.STARTS:
        raise InputError(f"起算“{word}”看不懂", f"可选：{'、'.join(by_word)}")
    return start


def derive(desk: Desk, *, dry_run: bool = False) -> Receipt:
    """Derives every open deadline again by the rulebook and the notices as they now are, and lists those that moved."""
    with desk.file.transaction(keep=not dry_run):
        moves = deadlines.derive_anew(desk, "按现行规则重算")
    head = f"{'将有 ' if dry_run else '已重算，'}{len(moves)} 项期限改变"
    return Receipt(
        (head, *deadlines.sentences(moves)),
        lambda: [move._asdict() for move in moves],
    )


def check(file: str, text: str) -> Receipt:
    """Reads a profile from TOML and says what it holds. Raises InputError naming the value that is wrong."""
    from renda_cli.rules import rulebook

    found = rulebook.read_profile(text)
    if found.inherits is not None:
        rulebook.profile(found.inherits)
    line = f"{'标准输入' if file == '-' else file} 正确：{found.title}（{found.name}），{len(found.values)} 条，继承 {found.inherits or '无'}"
    return Receipt(
        (line,),
        lambda: {"name": found.name, "title": found.title, "inherits": found.inherits, "values": len(found.values)},
    )
