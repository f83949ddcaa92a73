"""Papers that other commands make too, from the data that they make them of: ballot, card, certificate, public notices."""

from collections.abc import Iterable

from renda_cli.errors import InputError
from renda_cli.rules import days
from renda_cli.work import card, card_paper, names
from renda_cli.work.desk import Desk
from renda_cli.work.paper.kind import Asked, Chosen, Item, listed
from renda_cli.work.review import ballot_paper, holding
from renda_cli.work.score import certificates as score_certificates
from renda_cli.work.seats import acting
from renda_cli.work.station import announcing, notice

EVERYBODY = ("全体", "全体代表")


def ballots(desk: Desk, asked: Asked) -> Chosen:
    """The empty ballot of each review, or of all of a `year` that are open. Raises InputError."""
    if asked.names and asked.year:
        raise InputError("写了评议编号，就不能再用 --year 选", "请去掉一种")
    if asked.year:
        numbers: Iterable[str] = [
            str(number) for (number,) in desk.file.tuples(_OPEN_REVIEWS, (days.year(asked.year),))
        ]
    else:
        numbers = listed(asked, "评议", "请写评议编号，用 renda review list 查，或用 --year 2022 选")
    found = []
    for number in numbers:
        review = names.review(desk, number)
        holding.require_open(review)
        day = desk.day_if_given(asked.on, "--on")
        data = ballot_paper.data(desk, review, day.isoformat() if day else review["on"])
        found.append(Item(f"评议{review['id']}-{review['title']}", data))
    return Chosen(found)


_OPEN_REVIEWS = """SELECT id FROM review r WHERE year = ? AND status NOT IN ('closed', 'dropped')
    AND EXISTS (SELECT 1 FROM review_subject WHERE review_id = r.id) ORDER BY id"""


def cards(desk: Desk, asked: Asked) -> Chosen:
    """The card of each deputy, or of all who act now (全体); `year` is the period. Raises InputError."""
    texts = listed(asked, "代表", "请写姓名或 #编号，全体在任代表写 全体")
    if any(text in EVERYBODY for text in texts):
        texts = [f"#{number}" for (number,) in desk.file.tuples(_ACTING, {"day": desk.today.isoformat()})]
    found = []
    for one in names.deputies(desk, texts):
        told = card.card(desk, f"#{one.id}", year=asked.year, private=asked.private)
        found.append(Item(one.name, card_paper.data(desk, told)))
    return Chosen(found)


_ACTING = f"""SELECT DISTINCT t.deputy_id FROM seat t WHERE t.level = (SELECT level FROM own_level) AND {acting("t", "t.id")}
    ORDER BY t.deputy_id"""


def certificates(desk: Desk, asked: Asked) -> Chosen:
    """The certificates of a year, of all or of those who are named. Raises InputError."""
    data = score_certificates.data(desk, asked.year, None)
    wanted = listed(asked, "姓名或名称") if asked.names else []
    there = {one["name"] for one in data["certificates"]}
    if missing := [name for name in wanted if name not in there]:
        raise InputError(f"没有给“{missing[0][:20]}”的证书", f"这一年的有：{'、'.join(sorted(filter(None, there)))}")
    return Chosen([
        Item(f"{one['number']}-{one['name'] or one['kind']}", data | {"certificates": [one]})
        for one in data["certificates"] if not wanted or one["name"] in wanted
    ])  # fmt: skip


def postings(desk: Desk, asked: Asked) -> Chosen:
    """The public notice of the voters' opinions of each month. Raises InputError."""
    months = listed(asked, "月份", "请写月份，如 2022-10")
    found = [notice.notice(desk, month) for month in months]
    return Chosen([Item(one["month"], notice.worded(desk, one)) for one in found])


def announcements(desk: Desk, asked: Asked) -> Chosen:
    """The notice of a reception day (`on`) of each station; that it went out is recorded by its own command. Raises InputError."""
    stations = listed(asked, "家站点", "请写家站点的名称和接待日，如 renda paper 接待公告 东片代表之家 --on 2022-03-10")
    if asked.on is None:
        raise InputError("没有写哪一个接待日", "请加 --on 日期")
    found = [announcing.paper_data(desk, text, on=asked.on) for text in stations]
    return Chosen([Item(f"{one['station']}-{one['day']}", one) for one in found])
