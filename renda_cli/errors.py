"""What can go wrong, a class for each exit code of the program."""


class RendaError(Exception):
    """One sentence for the clerk: what is wrong and, after it, what to type instead."""

    exit_code = 2

    def __init__(self, what: str, how: str = "") -> None:
        super().__init__(f"{what}；{how}" if how else what)


class InputError(RendaError):
    """The input is wrong; nothing was written."""


class NoRuleOn(InputError):
    """The rulebook has no value for a key on a day. Never answered with a silent 0."""


class DatabaseError(RendaError):
    """The database cannot be used (missing, locked, damaged, disk full …); nothing was written."""

    exit_code = 3


class Interrupted(RendaError):
    """The clerk pressed Ctrl-C; nothing was written."""

    exit_code = 130
