"""On which line of a TOML file a key stands: errors in what it says are told with their line."""

import re
from dataclasses import dataclass, field

Path = tuple[str | int, ...]
_PARTS = re.compile(
    r"""
    \"{3}(?:\\.|[^\\])*?"{3,5} | '{3}.*?'{3,5}  # texts over several lines
    | "(?:\\.|[^"\\])*" | '[^']*'
    | \#[^\n]*
    | [A-Za-z0-9_-]+
    | [^\ \t\r]
    """,
    re.DOTALL | re.VERBOSE,
)


def line_of(text: str, path: Path) -> int:
    """The line (from 1) of what stands at a path of keys and places, or of the nearest table around it that is written.

    The text is known to be TOML.
    """
    lines = _Lines()
    at, line = 0, 1
    for part in _PARTS.finditer(text):
        line += text.count("\n", at, part.start())
        at = part.start()
        lines.take(part[0], line)
    found = [lines.found[path[:length]] for length in range(len(path), 0, -1) if path[:length] in lines.found]
    return found[0] if found else 1


@dataclass(slots=True)
class _Open:
    """A bracket that is open within a value: `place` counts the members of an array, None: an inline table."""

    path: Path
    place: int | None


@dataclass(slots=True)
class _Lines:
    """Reads part after part: headers and keys until `=`, then a value, which may hold arrays and inline tables."""

    found: dict[Path, int] = field(default_factory=dict)
    counts: dict[Path, int] = field(default_factory=dict)
    table: Path = ()
    path: Path = ()  # of the value that is read
    keys: list[str] = field(default_factory=list)
    header: int = 0  # how many brackets opened it
    naming: bool = True  # keys are read, not a value
    inside: list[_Open] = field(default_factory=list)

    def take(self, part: str, line: int) -> None:
        """One part more."""
        if part == "\n":
            self._new_line()
        elif part in "[]{}=,":
            (self._name if self.naming else self._value)(part, line)
        elif self.naming and part != "." and not part.startswith("#"):
            self.keys.append(part.strip("\"'"))

    def _new_line(self) -> None:
        if not self.inside:
            self.naming, self.keys, self.header = True, [], 0

    def _name(self, part: str, line: int) -> None:
        if part == "[":
            self.header += 1
        elif part == "]" and self.keys:
            self.table = self._entered()
            self.found.setdefault(self.table, line)
            self.keys = []
        elif part == "=":
            self.path = (*(self.inside[-1].path if self.inside else self.table), *self.keys)
            self.found.setdefault(self.path, line)
            self.naming, self.keys = False, []
        elif part == "}":  # of an inline table that is empty
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

    def _value(self, part: str, line: int) -> None:
        top = self.inside[-1] if self.inside else None
        if part in "[{":
            path = self.path if top is None or top.place is None else (*top.path, top.place)
            self.found.setdefault(path, line)
            self.inside.append(_Open(path, 0 if part == "[" else None))
            self.naming = part == "{"
        elif part in "]}":
            self._close()
        elif part == "," and top is not None:
            self.naming = top.place is None
            top.place = None if top.place is None else top.place + 1

    def _close(self) -> None:
        self.inside.pop()
        self.naming = False
