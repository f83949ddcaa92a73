"""What may be asked of `report` together: the words of a report, its tables alone, or its template."""

from collections.abc import Iterable
from typing import Any

from renda_cli.errors import InputError

LIST = ("tables", "统计表")


def check_alone(others: Iterable[Any]) -> None:
    """Raises InputError when something else is given beside --save-template: it would not be done."""
    if any(others):
        raise InputError("--save-template 只存模板，不出报告", "请去掉别的选项，改好模板以后再用 --template 出报告")


def check_tables(what: str | None, names: Any, *, ranked: bool, words: Iterable[Any], others: Iterable[Any]) -> None:
    """Raises InputError for what does not go with the list of the tables, or with tables instead of a report."""
    if what in LIST and any((names, ranked, *words, *others)):
        raise InputError("tables 只列出有哪些统计表，不能再写别的", "请把 tables 换成年份，再用 --table 写要哪几张")
    if what not in LIST and not names:
        raise InputError("--ranked 要与 --table 一起用", "请加 --table 承办单位")
    if any(words):
        raise InputError("--template、--session、--on、--about 用于报告，不用于统计表", "请去掉，或去掉 --table")
