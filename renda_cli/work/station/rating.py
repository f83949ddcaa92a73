"""The stars that stations are given, by a score where the rulebook has bands, and until when they hold."""

import re
import unicodedata
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from renda_cli.errors import InputError
from renda_cli.rules import words
from renda_cli.rules.values import RuleValue, period_words
from renda_cli.store.file import Row
from renda_cli.store.statements import insert_station_rating
from renda_cli.work import checklist, marks, names
from renda_cli.work.desk import Desk, Listing, Receipt, writing
from renda_cli.work.names import Named
from renda_cli.work.station import life
from renda_cli.work.station.checking import STATIONS

LIST_FIELDS = ("station", "stars", "score", "rated_on", "until", "state", "rated_by", "note")
_SOON = timedelta(days=90)  # a rating is prepared in a quarter
_MOST = 1000
_SCORE = r"(?a:(\d{1,4}(?:\.\d{1,2})?)\s*分?)"
_ALL = """SELECT s.name, r.stars, r.score, r.rated_on, r.until_on,
      CASE WHEN r.id <> (SELECT id FROM station_rating WHERE station_id = s.id ORDER BY rated_on DESC, id DESC LIMIT 1) THEN 'superseded'
        WHEN r.until_on < :today THEN 'expired' WHEN r.until_on <= :soon THEN 'expiring' ELSE 'in_force' END AS state,
      r.rated_by, r.note
    FROM station_rating r JOIN station s ON s.id = r.station_id"""


@writing
def rate(
    desk: Desk,
    name: str | None,
    *,
    stars: int | None = None,
    score: str | None = None,
    of: str | None = None,
    by: str | None = None,
    on: str | None = None,
    until: str | None = None,
    note: str | None = None,
) -> Receipt:
    """Records the stars of a station, given by hand or by a score; on the same day once more, corrects them. Raises InputError.

    The score may be the share of the items of a checklist (`of`) that were met, times 100. Where the rulebook has no term, they do not expire.
    """
    if name is None:
        raise InputError("没有写评定哪个家站点", "如 renda station rate 留道联络站 --stars 5")
    station, rated_on = names.station(desk, name), desk.day(on)
    life.there(desk, station, rated_on, rated_on, "请核对 --on")
    points, basis = _points(desk, station, rated_on, score, of)
    given = _stars(desk.rulebook.found_on("station.stars", rated_on), stars, points)
    until_on, term = _until(desk, rated_on, until)
    key = (station.id, rated_on.isoformat())
    there = desk.file.db.execute("DELETE FROM station_rating WHERE station_id = ? AND rated_on = ?", key).rowcount
    rating_id = insert_station_rating(
        desk.file.db, station_id=station.id, stars=given, score=None if points is None else float(points), rated_on=rated_on,
        until_on=until_on, rated_by=None if by is None else words.title(by, "评定单位"), note=words.note(note, "备注"),
    )  # fmt: skip
    found = _read(desk, "WHERE r.id = :id", id=rating_id)[0]
    what = f"{given} 星" + ("" if points is None else f"，得分 {_plain(points)}{basis}")
    who = f"{found['rated_by']}，" if found["rated_by"] else ""
    line = f"已{'改正' if there else '登记'} {station.name} {what}（{who}{rated_on.isoformat()} 评定）"
    return Receipt((line, term), lambda: found)


def _points(desk: Desk, station: Named, day: date, score: str | None, of: str | None) -> tuple[Decimal | None, str]:
    """The score, as it was given or as the share of a checklist that was met up to a day, and what to say of it."""
    if of is None:
        return (None if score is None else _score(score)), ""
    if score is not None:
        raise InputError("--score 和 --checklist 都写了", "请去掉一个：得分或者写明，或者由检查表推算")
    chosen, items = checklist.chosen_list(desk, STATIONS, of, day)
    found = {
        one["item"]: one["met"] for one in marks.last(desk, "station_id", day, station.id) if one["list"] == chosen
    }
    if not found:
        raise InputError(f"{station.name} 到 {day.isoformat()} 没有按{chosen}检查过", "请先用 renda station check 登记")
    met = sum(found.get(item, False) for item in items)
    points = (Decimal(met) * 100 / len(items)).quantize(Decimal("0.01"))
    return points, f"（{chosen}达标 {met}/{len(items)}）"


def _score(text: str) -> Decimal:
    written = re.fullmatch(_SCORE, unicodedata.normalize("NFKC", text[:40]).strip())
    if written is None or len(text) > 40 or Decimal(written[1]) > _MOST:
        raise InputError(f"--score 的“{text[:40]}”不对", f"请写 0 到 {_MOST} 的分数，如 92 或 79.5")
    return Decimal(written[1])


def _stars(rule: RuleValue | None, stars: int | None, points: Decimal | None) -> int:
    """The stars: those that the score is good for, which those given must agree with. Raises InputError."""
    if points is None or rule is None:
        if stars is not None:
            return stars
        if points is None:
            raise InputError("没有写几星", "请加 --stars 1 到 5，或 --score 得分")
        raise InputError(
            "没有定过星级的分数线，得分算不出星级",
            "请加 --stars，或用 renda rules set station.stars 5=90、4=80 定分数线",
        )
    reached = [int(band) for band, least in rule.value.items() if points >= least]
    bands = f"{rule.source}：{period_words(rule.key, rule.value)}"
    if not reached:
        raise InputError(f"{_plain(points)} 分未达星级（{bands}）", "没有登记，请核对得分")
    if stars not in (None, max(reached)):
        raise InputError(
            f"{_plain(points)} 分为 {max(reached)} 星（{bands}），与 --stars {stars} 不符", "请去掉 --stars，或核对得分"
        )
    return max(reached)


def _until(desk: Desk, rated_on: date, text: str | None) -> tuple[date | None, str]:
    """The last day on which stars hold, by hand or by the rulebook, and what the clerk is told of it. Raises InputError."""
    from renda_cli.rules import clocks

    by_hand = desk.day_if_given(text, "--until")
    if by_hand is not None:
        if by_hand < rated_on:
            raise InputError(
                f"有效期到 {by_hand.isoformat()}，早于评定的 {rated_on.isoformat()}", "请核对 --until 和 --on"
            )
        return by_hand, f"有效期：至 {by_hand.isoformat()}"
    clock = clocks.run(desk.rulebook, desk.calendar, "station.rating", {"rated": rated_on})
    if clock is None or clock.due_on is None:
        return None, "有效期：未设"
    return clock.due_on, f"有效期：至 {clock.due_on.isoformat()}（{clock.steps[0]}）"


def _plain(points: Decimal | float) -> str:
    return f"{points:f}".rstrip("0").rstrip(".") if "." in f"{points:f}" else f"{points:f}"


def _read(desk: Desk, where: str, **asked: Any) -> list[Row]:
    soon = (desk.today + _SOON).isoformat()
    sql = f"{_ALL} {where} ORDER BY s.id, r.rated_on DESC, r.id DESC"
    found = desk.file.tuples(sql, {"today": desk.today.isoformat(), "soon": soon, **asked})
    rows = [dict(zip(LIST_FIELDS, row, strict=True)) for row in found]
    return [
        {**row, "score": row["score"] if row["score"] is None or row["score"] % 1 else int(row["score"])}
        for row in rows
    ]


def list_(desk: Desk, name: str | None = None) -> Listing:
    """All ratings of a station, the last first; without a name the last rating of every station that there is (fields LIST_FIELDS)."""
    if name is not None:
        station = names.station(desk, name)
        rows = _read(desk, "WHERE s.id = :id", id=station.id)
        return Listing(LIST_FIELDS, [tuple(row.values()) for row in rows], (), f"{station.name}星级评定")
    rows = _read(desk, "WHERE state <> 'superseded' AND coalesce(s.closed_on, '9') > :today")
    ((without,),) = desk.file.tuples(
        "SELECT count(*) FROM station WHERE coalesce(closed_on, '9') > ? AND id NOT IN (SELECT station_id FROM station_rating)",
        (desk.today.isoformat(),),
    )
    counts = {word: sum(row["state"] == code for row in rows) for code, word in _COUNTED.items()}
    told = "、".join(f"{word} {count} 个" for word, count in (*counts.items(), ("未评定", without)) if count)
    return Listing(LIST_FIELDS, [tuple(row.values()) for row in rows], (told,) if told else (), "家站点星级")


_COUNTED = {"in_force": "有效", "expiring": "90 天内到期", "expired": "已过期"}
