"""On which line of a TOML file a key stands: errors in what it says are told with their line."""

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
_TOKENS = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}|' r"'''.*?'{3,5}|" r'"(?:\\.|[^"\\])*"|' r"'[^']*'|#[^\n]*|[A-Za-z0-9_-]+|[^ \t\r]", re.DOTALL
)


def line_of(text: str, path: Path) -> int:
    """The line (from 1) of what stands at a path of keys and places, or of the nearest table around it that is written.

    The text is known to be TOML.
    """
    lines = _Lines()
    at, line = 0, 1
    for token in _TOKENS.finditer(text):
        line += text.count("\n", at, token.start())
        at = token.start()
        lines.take(token[0], line)
    found = [lines.found[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines.found]
    return found[0] if found else 1


@dataclass(slots=True)
class _Open:
    """A bracket that is open within a value: `place` counts the members of an array, None: an inline table."""

    path: Path
    place: int | None


@dataclass(slots=True)
class _Lines:
    """Reads token after token: headers and keys until `=`, then a value, which may hold arrays and inline tables."""

    found: dict[Path, int] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)
    table: Path = ()
    path: Path = ()  # of the value that is read
    keys: list[str] = field(default_factory=list)
    header: int = 0  # how many brackets opened it
    naming: bool = True  # keys are read, not a value
    inside: list[_Open] = field(default_factory=list)

    def take(self, token: str, line: int) -> None:
        """One token more."""
        if token == "\n":
            self._new_line()
        elif token in "[]{}=,":
            (self._name if self.naming else self._value)(token, line)
        elif self.naming and token != "." and not token.startswith("#"):
            self.keys.append(token.strip("\"'"))

    def _new_line(self) -> None:
        if not self.inside:
            self.naming, self.keys, self.header = True, [], 0

    def _name(self, token: str, line: int) -> None:
        if token == "[":
            self.header += 1
        elif token == "]" and self.keys:
            self.table = self._entered()
            self.found.setdefault(self.table, line)
            self.keys = []
        elif token == "=":
            self.path = (*(self.inside[-1].path if self.inside else self.table), *self.keys)
            self.found.setdefault(self.path, line)
            self.naming, self.keys = False, []
        elif token == "}":  # of an inline table that is empty
            self._close()

    def _entered(self) -> Path:
        """The path of a header, each array of tables with the place of its last member."""
        path: Path = ()
        for place, key in enumerate(self.keys):
            path = (*path, key)
            if self.header > 1 and place == len(self.keys) - 1:
                self.counts[path] = self.counts.get(path, -1) + 1
            if path in self.counts:
                path = (*path, self.counts[path])
        return path

    def _value(self, token: str, line: int) -> None:
        top = self.inside[-1] if self.inside else None
        if token in "[{":
            path = self.path if top is None or top.place is None else (*top.path, top.place)
            self.found.setdefault(path, line)
            self.inside.append(_Open(path, 0 if token == "[" else None))
            self.naming = token == "{"
        elif token in "]}":
            self._close()
        elif token == "," and top is not None:
            self.naming = top.place is None
            top.place = None if top.place is None else top.place + 1

    def _close(self) -> None:
        self.inside.pop()
        self.naming = False
