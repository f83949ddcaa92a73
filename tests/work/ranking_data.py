"""Small files of towns, for the county's table."""

import shutil
from datetime import date
from pathlib import Path

from renda_cli.store.statements import insert_deputy, insert_proposal, insert_scheme, insert_score_entry, insert_seat
from renda_cli.work.desk import Desk, open_desk
from tests.conftest import TODAY

AREAS = ("人代会工作", "监督工作", "代表工作", "基础工作", "创新工作")
BANDS = '\n[[band]]\nname = "先进"\nfrom = 100\n\n[[band]]\nname = "达标"\n'
TEN = ("城关镇", "涧池镇", "蒲溪镇", "平梁镇", "双乳镇", "铁佛寺镇", "漩涡镇", "汉阳镇", "双河口镇", "观音河镇")


def scheme(name: str = "乡镇人大工作积分办法", *, subject: str = "town", bands: str = BANDS) -> str:
    """A scheme with five areas by hand."""
    head = f'name = "{name}"\nsubject = "{subject}"\nperiod = "year"\n'
    areas = (
        f'\n[[section]]\nname = "{area}"\n\n[[section.item]]\nname = "{area}考核"\nhand = true\n' for area in AREAS
    )
    return head + "".join(areas) + bands


def add(desk: Desk, text: str | None, points: dict[str, int], *, deputies: int = 3, proposals: int = 2) -> None:
    """Deputies, proposals, a scheme of 2021 and points by area (thousandths)."""
    db = desk.file.db
    with desk.file.transaction():
        ids = [
            insert_deputy(db, name=f"代表{number}", pinyin="daibiao", initials="db", stroke_order=f"{number:04d}")
            for number in range(deputies)
        ]
        for one in ids:
            insert_seat(db, deputy_id=one, level="镇", congress=5, from_on=date(2021, 1, 1))
        for number in range(proposals):
            insert_proposal(
                db, no=str(number + 1), title=f"建议{number}", lead_id=ids[0],
                submitted_on=date(2021, 5, 1), between_sessions=True,
            )  # fmt: skip
        if text is None:
            return
        insert_scheme(
            db, name="乡镇人大工作积分办法", year=2021, version=1, subject="town", period="year", definition=text, loaded_on=date(2021, 1, 1)
        )  # fmt: skip
        for area, milli in points.items():
            insert_score_entry(
                db, scheme="乡镇人大工作积分办法", period="2021", item=f"{area}考核", amount_milli=milli, held_on=date(2021, 12, 1), evidence="县里考核"
            )  # fmt: skip


def town(
    empty: Path, folder: Path, name: str, points: int, *, text: str | None = None, with_scheme: bool = True, **more: int
) -> str:
    """A town's file with so many points (thousandths) in the first area; its path."""
    path = folder / f"{name}.db"
    shutil.copy(empty, path)
    desk = open_desk(path, TODAY, at_terminal=False)
    desk.file.db.execute("PRAGMA synchronous = OFF")
    desk.file.db.execute("UPDATE town SET name = ?, county = '汉阴县'", (name,))
    add(desk, (text or scheme()) if with_scheme else None, {AREAS[0]: points}, **more)
    desk.file.close()
    return str(path)
