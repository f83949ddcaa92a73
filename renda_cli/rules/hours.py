"""The hours of a day as offices write them (9:00-11:00, 上午9时至11时30分), brought to one form."""

import re
import unicodedata

from renda_cli.errors import InputError

_TIME = r"(上午|早上|下午|晚上)?(?a:(\d{1,2}))(?a::(\d\d)|[时点](?:(\d{1,2})分?|(半|整))?)"
_SPAN = f"{_TIME}(?:-|—+|–|~|至|到){_TIME}"
_EXAMPLES = "9:00-11:00、上午9时至11时 或 14:00-16:30"


def hours(text: str, option: str = "--hours") -> str:
    """One or several spans of a day in their one form: `9:00-11:00`, `9:00-11:00、14:00-16:30`.

    Raises InputError, naming `option`, for what cannot be read, for hours that no day has, and for spans that are not one after another.
    """
    told = f"{option} “{text.strip()[:40]}”"
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text[:200]))
    found: list[int] = []
    for part in re.split("[,、;和]", plain):
        match = re.fullmatch(_SPAN, part)
        if match is None:
            raise InputError(f"{told}看不懂", f"请写起止时间，如 {_EXAMPLES}")
        said = match.groups()
        found += [_minute(*said[:5]), _minute(said[5] or said[0], *said[6:])]  # 下午2时至4时: both in the afternoon
    if min(found) < 0 or found != sorted(set(found)):
        raise InputError(f"{told}里的时间不存在，或前后颠倒", f"请按先后写，如 {_EXAMPLES}")
    times = [f"{minute // 60}:{minute % 60:02d}" for minute in found]
    return "、".join(f"{begun}-{ended}" for begun, ended in zip(times[::2], times[1::2], strict=True))


def _minute(part: str | None, hour_said: str, *minute_said: str | None) -> int:
    """The minute of the day; -1 for one that no day has."""
    hour, minute = int(hour_said), 0
    for said in filter(None, minute_said):
        minute = {"半": 30, "整": 0}[said] if said in "半整" else int(said)
    if minute > 59 or (part in ("上午", "早上") and hour > 12):
        return -1
    if (part == "下午" and hour < 12) or (part == "晚上" and hour <= 12):
        hour += 12
    return 60 * hour + minute if 60 * hour + minute <= 24 * 60 else -1
