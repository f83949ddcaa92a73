"""Constraints that several tables share."""

from sqlalchemy import CheckConstraint


def one_of(column: str, words: tuple[str, ...]) -> CheckConstraint:
    """The column holds one of some words, or nothing."""
    allowed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({allowed})")


def day(column: str) -> CheckConstraint:
    """The column holds a day that exists, or nothing (without a modifier SQLite lets 30 February pass)."""
    return CheckConstraint(f"{column} IS date({column}, '+0 days')")


def filled(column: str) -> CheckConstraint:
    """The column holds more than blanks."""
    return CheckConstraint(f"length(trim({column})) > 0")
