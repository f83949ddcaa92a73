"""The reading of a name, made once when the name is written: whole for sorting, initials for quick typing."""

from functools import cache

from renda_cli.rules.rulebook import TABLES


@cache
def _surnames() -> dict[str, str]:
    import tomllib

    table: dict[str, str] = tomllib.loads((TABLES / "surnames.toml").read_text(encoding="utf-8"))["surnames"]
    return table


def reading(name: str) -> tuple[str, str]:
    """Pinyin (`zhang san`) and initials (`zs`) of a name; surnames by our own table first. Letters stay as they are."""
    from pypinyin import Style, lazy_pinyin

    for length in (2, 1):
        surname = _surnames().get(name[:length])
        if surname:
            syllables = [*surname.split(), *lazy_pinyin(name[length:], style=Style.NORMAL, errors=_plain)]
            break
    else:
        syllables = lazy_pinyin(name, style=Style.NORMAL, errors=_plain)
    return " ".join(syllables), "".join(syllable[0] for syllable in syllables if syllable[:1].isalpha())


def _plain(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum() or sign == " ")
