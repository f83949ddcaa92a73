"""What is done with an opinion before it is answered: handed to somebody, referred elsewhere, flagged and reported as urgent."""

from datetime import date

from renda_cli.rules import words
from renda_cli.store.file import Row
from renda_cli.work import deadlines
from renda_cli.work.desk import Desk


def flag(desk: Desk, row: Row, why: str, on: date | None = None) -> None:
    """Flags an opinion as urgent, from the day on which it was received unless `on` names another.

    Its clock is due that very day: the party committee is to be told at once. `row` has its id and received_on. Raises InputError
    when no reason is given.
    """
    flagged_on = on or date.fromisoformat(row["received_on"])
    desk.file.update("opinion", row["id"], urgent=True, urgent_why=words.title(why, "紧急的原因"))
    deadlines.open_on_day(desk, "opinion", flagged_on, flagged_on, "紧急事项当日报告党委", opinion_id=row["id"])
