"""The shipped sentences of a year's report."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def shipped() -> dict[str, Any]:
    """`opening` and `closing` (sentences, a paragraph each) and `parts` (title, paragraphs of head and sentences); see report.toml."""
    return tomllib.loads(Path(__file__).with_name("report.toml").read_text(encoding="utf-8"))
