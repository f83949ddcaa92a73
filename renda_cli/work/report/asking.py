"""What may be asked of `report` together: the words of a report, or its tables alone."""

from collections.abc import Iterable
from typing import Any

from renda_cli.errors import InputError

LIST = ("tables", "统计表")


def check_tables(what: str | None, names: Any, *, ranked: bool, words: Iterable[Any], others: Iterable[Any]) -> None:
    """Raises InputError for what does not go with the list of the tables, or with tables instead of a report."""
    if what in LIST and any((names, ranked, *words, *others)):
        raise InputError("tables 只列出有哪些统计表，不能再写别的", "请把 tables 换成年份，再用 --table 写要哪几张")
    if what not in LIST and not names:
        raise InputError("--ranked 要与 --table 一起用", "请加 --table 承办单位")
    if any(words):
        raise InputError("--template、--session、--on、--about 用于报告，不用于统计表", "请去掉，或去掉 --table")
