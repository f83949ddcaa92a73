"""The figures and the chapters of the registry by the names that a clerk types."""

import re
from collections.abc import Iterable

from renda_cli.errors import InputError
from renda_cli.work.figures.indicator import Indicator
from renda_cli.work.registry import CHAPTERS, REGISTRY, Chapter

_BY_NAME = (  # no two bear one label; a clerk may leave out that a figure is part of another
    {one.label.removeprefix("其中"): one for one in REGISTRY}
    | {one.label: one for one in REGISTRY}
    | {one.key: one for one in REGISTRY}
)


def figures(names: Iterable[str]) -> list[Indicator]:
    """The figures that are named by key or label, one a word or several with commas, none twice.

    Raises InputError, with near names, for one that is not.
    """
    asked = [part.strip() for name in names for part in ([name] if is_figure(name) else re.split("[,，]", name))]
    return list(dict.fromkeys(map(_figure, asked)))


def is_figure(name: str) -> bool:
    """Whether some figure is meant by a word."""
    return name.strip() in _BY_NAME


def _figure(name: str) -> Indicator:
    found = _BY_NAME.get(name)
    if found is None:
        raise InputError(f"没有“{name[:30]}”这项指标", _near(name))
    return found


def _near(name: str) -> str:
    from difflib import get_close_matches

    by_name = {one.key: one for one in REGISTRY} | {one.label: one for one in REGISTRY}
    near = get_close_matches(name, by_name, n=5, cutoff=0.6)
    near += [known for known, one in by_name.items() if known == one.label and name and name in known]
    if not near:
        return "全部指标见 renda summary，写那里的名称即可"
    return (
        f"相近的有：{'、'.join(f'{one.key}（{one.label}）' for one in dict.fromkeys(by_name[known] for known in near))}"
    )


def chapter(name: str) -> Chapter:
    """The chapter of a title, of a part that no other title has, or of a key. Raises InputError with the titles."""
    said = name.strip()
    exact = [one for one in CHAPTERS if said in (one.key, one.title)]
    found = exact or [one for one in CHAPTERS if said and said in one.title]
    if len(found) != 1:
        raise InputError(f"--chapter 没有“{said[:20]}”这一部分", f"可选：{'、'.join(one.title for one in CHAPTERS)}")
    return found[0]
