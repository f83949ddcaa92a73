"""Papers made: chosen, filled all of them, and only then written; `log` records that units were reminded."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from renda_cli.errors import InputError
from renda_cli.work import papers, texts
from renda_cli.work.desk import Desk, Receipt, writing
from renda_cli.work.paper.kind import Asked, Chosen, Item, Kind
from renda_cli.work.paper.kinds import kind_of
from renda_cli.work.proposal import handling

_UNFIT = r'[\\/:*?"<>|\x00-\x1f\x7f]'  # in the names of files
_LONGEST_NAME, _TOLD = 60, 10
HOW = "发函"


class Order(NamedTuple):
    """Papers that are to be made: of what kind, in which form, where to, and whether reminders are recorded."""

    kind: Kind
    chosen: Chosen
    form: str
    output: str | None
    template: str | None
    log: bool

    @property
    def to_folder(self) -> bool:
        """Whether each paper is a file of its own in a folder."""
        return self.output is not None and _is_folder(self.output)


def order(
    desk: Desk, what: str, asked: Asked, *, output: str | None = None, template: str | None = None, log: bool = False
) -> Order:
    """What is to be made, with everything checked that can be before it is made. Raises InputError.

    `output` is a file (.docx or .md) for one paper, or a folder; without it one paper as Markdown, not written.
    """
    code, kind = kind_of(what)
    for name in asked.given():
        if name not in kind.options:
            known = "、".join(f"--{one}" for one in kind.options)
            raise InputError(f"{kind.word}不用 --{name}", f"可用：{known}" if known else "请去掉")
    if log and (code != "reminder" or output is None):
        raise InputError("--log 登记的是发出的催办函", "请与 renda paper 催办函 … -o 一起写，或去掉")
    form = _form(output, template)
    chosen = kind.choose(desk, asked)
    if not chosen.items and not kind.nothing:
        raise InputError(f"没有可以出的{kind.word}", chosen.notes[0] if chosen.notes else "请核对届次、年份和单位")
    found = Order(kind, chosen, form, output, template, log)
    if len(chosen.items) > 1 and not found.to_folder:
        where = "印不到屏幕上" if output is None else "写不进一个文件"
        raise InputError(f"{kind.word}有 {len(chosen.items)} 份，{where}", f"请写文件夹，如 -o {kind.word}/")
    return found


def _is_folder(output: str) -> bool:
    return output.endswith(("/", "\\")) or Path(output).suffix == "" or texts.whole(output, "-o").is_dir()


def _form(output: str | None, template: str | None) -> str:
    """The form of the papers: that of the file, else of the template, else Word in a folder. Raises InputError."""
    papers.require_names(output, template, "催办函.docx")
    own = papers.form_of(template) if template is not None else None
    if output is None:
        if own == "docx":
            raise InputError("Word 模板出的文件印不到屏幕上", "请加 -o 文件.docx")
        return "md"
    if _is_folder(output):
        return own or "docx"
    form = papers.form_of(output)
    if own not in (None, form):
        raise InputError(f"模板“{template}”出不了 .{form} 文件", f"请用 .{form} 的模板")
    return form


def filled(ordered: Order, advance: Callable[[], None]) -> list[bytes]:
    """The papers, in the order of the items; `advance` is called after each. Raises InputError where the template does not do."""
    from renda_cli.files import papers as files

    own = texts.whole(ordered.template, "--template") if ordered.template is not None else None
    fill = files.filler(ordered.kind.template, form=ordered.form, template=own)
    found = []
    for item in ordered.chosen.items:
        found.append(fill(item.data))
        advance()
    return found


@writing
def written(desk: Desk, ordered: Order, contents: list[bytes]) -> Receipt:
    """Writes the papers to where they were ordered, all or none, and with `log` records the reminders. Raises InputError."""
    told = [line for item in ordered.chosen.items for line in _logged(desk, item)] if ordered.log else []
    return _put(ordered, contents, told)


def put(ordered: Order, contents: list[bytes]) -> Receipt:
    """Writes the papers as `written` does, where nothing is recorded. Raises InputError."""
    return _put(ordered, contents, [])


def _put(ordered: Order, contents: list[bytes], told: list[str]) -> Receipt:
    items, notes = ordered.chosen.items, list(ordered.chosen.notes)
    if not items:
        return Receipt(tuple(notes or [ordered.kind.nothing]), list)
    output = str(ordered.output)
    if ordered.to_folder:
        paths, folder = _files(ordered, contents)
        names = [path.name for path in paths[:_TOLD]]
        more = f"等 {len(paths)} 份" if len(paths) > _TOLD else ""
        lines = [f"已写到 {folder}：{len(paths)} 份", f"{'、'.join(names)}{more}"]
    else:
        paths = [texts.write(output, contents[0])]
        lines = [f"已写到 {paths[0]}"]
    lines += told or _how_to_log(items)
    return Receipt((*lines, *notes), lambda: [
        {"path": str(path), "name": item.name, "data": item.data} for path, item in zip(paths, items, strict=True)
    ])  # fmt: skip


def _files(ordered: Order, contents: list[bytes]) -> tuple[list[Path], Path]:
    from renda_cli.files.drafts import replace_all

    folder = texts.whole(str(ordered.output).rstrip("\\") or ".", "-o")
    names = _names(ordered.kind.word, [item.name for item in ordered.chosen.items], ordered.form)
    replace_all(folder, dict(zip(names, contents, strict=True)))
    return [folder / name for name in names], folder


def _names(word: str, names: list[str], form: str) -> list[str]:
    """What the files are called; of two of one name the second has a number behind it."""
    found: dict[str, None] = {}
    for name in names:
        plain = re.sub(_UNFIT, "_", f"{word}-{name}")[:_LONGEST_NAME].rstrip(". ")
        called, count = plain, 1
        while f"{called}.{form}" in found:
            count += 1
            called = f"{plain}-{count}"
        found[f"{called}.{form}"] = None
    return list(found)


def _logged(desk: Desk, item: Item) -> list[str]:
    """Records that the unit was reminded; returns what the clerk is told."""
    return [
        line
        for one in item.urgings
        for line in handling.urge(desk, [one.number], how=HOW, unit=one.unit, about=one.about).lines
    ]


def _how_to_log(items: list[Item]) -> list[str]:
    return ["没有登记催办；发出以后要登记的，同一条命令加 --log"] if any(item.urgings for item in items) else []


def save_template(what: str, output: str, others: Iterable[Any]) -> Path:
    """Writes the shipped template of a kind, for the clerk to change. Raises InputError when something else is asked for beside it."""
    return papers.save_template(kind_of(what)[1].template, output, others, "文书")
