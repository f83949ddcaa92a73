"""The bands of a scheme from their tables: every total has one, and every band can be reached."""

from renda_cli.rules.scheme_values import Reader
from renda_cli.rules.schemes import Band, points

_BAND = ("name", "from", "to", "top", "share")


def bands(top: Reader) -> tuple[Band, ...]:
    """The bands, highest first; what overlaps, leaves a gap, or can never be reached is noted."""
    readers = top.readers("band", "等次")
    found: list[Band] = []
    for place, reader in enumerate(readers):
        reader.known(_BAND, "[[band]] 里")
        band = _band(reader)
        _check_above(reader, found, band)
        _check_to(reader, found, band)
        _check_open(reader, band, last=place == len(readers) - 1)
        found.append(band)
    return tuple(found)


def _band(reader: Reader) -> Band:
    share = reader.number("share")
    if share is not None and not 0 < share <= 100:
        reader.wrong("share", "share 是百分之几，要大于 0、不超过 100", "请写 share = 20 这样的数")
    band = Band(reader.text("name", must=True, most=20), reader.points("from"), reader.whole("top", -9999, 9999), share)
    if band.top == 0:
        reader.wrong("top", "top 不能是 0", "请写 top = 3（前 3 名），或 top = -3（末 3 名以外）")
    if reader.has("top") and reader.has("share"):
        reader.wrong("share", f"等次“{band.name}”同时写了 top 和 share", "名额请只写一种")
    return band


def _check_above(reader: Reader, above: list[Band], band: Band) -> None:
    """A band against those above it, which take first whom they reach."""
    if band.name and any(one.name == band.name for one in above):
        reader.wrong("name", f"有两个等次都叫“{band.name}”", "请改其中一个")
    taken = next((one for one in above if _takes(one, band)), None)
    if taken is not None and not taken.open:
        reader.wrong(
            next((key for key in ("from", "top", "share") if reader.has(key)), None),
            f"等次“{band.name}”与前面的“{taken.name}”重叠，谁也到不了",
            "请从高到低写：from 一个比一个小，top、share 从第一名数起，一个比一个大",
        )


def _takes(upper: Band, lower: Band) -> bool:
    """Whether all that the lower band reaches belongs to the upper one."""
    if upper.at_least is not None and (lower.at_least is None or lower.at_least < upper.at_least):
        return False
    if upper.top is not None and (lower.top is None or lower.top > upper.top or (lower.top < 0 < upper.top)):
        return False
    return upper.share is None or (lower.share is not None and lower.share <= upper.share)


def _check_to(reader: Reader, above: list[Band], band: Band) -> None:
    """`to` is not needed: a band ends where the one above it begins. Whoever writes it is told what it would leave out."""
    to = reader.points("to")
    if to is None:
        return
    begins = next((one.at_least for one in reversed(above) if one.at_least is not None), None)
    if begins is None:
        reader.wrong("to", f"最高一档“{band.name}”不用写 to", "请去掉 to 这一行，只写 from")
    elif to != begins:
        between = f"{points((to + begins) // 2)} 分不知归哪一档"
        gap = "重叠" if to > begins else "之间有空隙"
        reader.wrong(
            "to", f"等次“{band.name}”到 {points(to)} 分，与上一档{gap}，{between}", "请去掉 to，只写 from：到上一档为止"
        )


def _check_open(reader: Reader, band: Band, *, last: bool) -> None:
    limited = any(reader.has(key) for key in ("from", "top", "share"))
    if last and limited:
        reader.wrong(
            None, f"最后一档“{band.name}”以下的分没有等次", "最后一档请不写 from、top、share，或在后面再加一档"
        )
    elif not last and not limited:
        reader.wrong(None, f"等次“{band.name}”没有写 from，后面的等次谁也到不了", "请加 from；只有最后一档不写")
