"""The rulebook of the file: read, chosen, added to; the holiday notices; what a date would be."""

import json
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.work import deadlines, rule_words
from renda_cli.work.desk import Desk, Listing, Receipt, own_values, writing

LIST_FIELDS = ("profile", "title", "inherits", "in_use", "note")
SHOW_FIELDS = ("key", "meaning", "value", "from", "until", "applies_to", "profile", "source", "says")


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
    found = [rule_words.value_so_far(desk, value.key, desk.today, when == "between") for when in wanted]
    return value in found


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
    from renda_cli.rules import value_shapes, values
    from renda_cli.store.statements import insert_rule_value

    if key not in values.KEYS:
        raise InputError(f"规则里没有“{key}”这个项目", f"可选：{'、'.join(values.KEYS)}")
    from_on = desk.day(from_, "--from")
    when = _applies_to(applies_to)
    read = rule_words.read(desk, key, value, start, from_on, when)
    if when is None and isinstance(read, dict) and read.get("start") == "closed":
        when = "session"  # between sessions there is no close to count from
    source = words.title(source, "出处")
    rule = value_shapes.checked(
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
