"""Candidates as each shell wants them. A name out of the file is text to every one of them, never code."""

import sys
from collections.abc import Iterable, Sequence

from renda_cli.show.text import clean

SHELLS = ("bash", "zsh", "fish")
_LONGEST = 60  # signs of a description
_SPECIAL = frozenset(" !\"#$&'()*;<>?[\\]^`{|}~")  # what bash reads as more than text
_SPECIAL_IN_QUOTES = frozenset('!"$\\`')
_PLAIN_IN_ZSH = frozenset("-_./,#")

Found = Sequence[tuple[str, str]]


def candidates(shell: str, found: Found, typed: str, opened: str, *, wants_file: bool) -> None:
    """Writes the candidates for the word `typed`, which the clerk began with the quote `opened`, if with any.

    Where the name of a file is wanted, zsh is told so; bash and fish offer them by themselves.
    """
    safe = [(value, clean(about)[:_LONGEST]) for value, about in found if clean(value) == value]
    if shell == "bash":
        text = _lines(_quoted(value, opened) for value, _ in safe)
    elif shell == "fish":
        text = _lines(f"{value}\t{about}" if about else value for value, about in safe)
    else:
        text = "_files\n" if wants_file else _zsh(safe, typed)
    sys.stdout.write(text)
    sys.stdout.flush()


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _quoted(value: str, opened: str) -> str:
    """`value` for the command line of bash: with backslashes, or as the quotes around it need it."""
    if opened == "'":
        return value
    special = _SPECIAL_IN_QUOTES if opened else _SPECIAL
    return "".join(f"\\{sign}" if sign in special else sign for sign in value)


def _zsh(found: Found, typed: str) -> str:
    """Code for the `eval` of the completion function.

    -U lets pass what begins otherwise (a name for its initials); then a menu, for zsh would put what all names begin
    with, often nothing, in the place of the word.
    """
    if not found:
        return ""
    entries = " ".join(_entry(value, about) for value, about in found)
    how = "" if all(value.startswith(typed) for value, _ in found) else " -U; compstate[insert]=menu"
    return f"local -a renda_found; renda_found=({entries}); _describe -V renda renda_found{how}\n"


def _entry(value: str, about: str) -> str:
    word = value.replace("\\", "\\\\").replace(":", "\\:")
    return _literal(f"{word}:{about}" if about else word)


def _literal(text: str) -> str:
    """One word of zsh that stands for `text`, whatever is in it; without a blank, for zsh cuts the answer at blanks."""
    return "$'" + "".join(sign if _is_plain(sign) else f"\\x{ord(sign):02x}" for sign in text) + "'"


def _is_plain(sign: str) -> bool:
    return not sign.isascii() or sign.isalnum() or sign in _PLAIN_IN_ZSH
