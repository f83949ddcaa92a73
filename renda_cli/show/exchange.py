"""What went in and what went out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from renda_cli.show.messages import error
from renda_cli.show.output import Output
from renda_cli.show.progress import progress
from renda_cli.show.section import Section

_SHOWN = 200  # changes of a rehearsal


@contextmanager
def reading() -> Iterator[Callable[[], None]]:
    """A progress bar for rows whose number is not known beforehand."""
    with progress(None) as advance:
        yield advance


def imported(done: Any, out: Output, *, rehearsal: bool) -> int:
    """What became of an import: bad rows on standard error, then the counts; returns the exit code."""
    for one in done.errors:
        error(one.sentence())
    data = {
        "what": done.what, "rows": done.rows, "new": done.new, "changed": done.changed, "equal": done.equal, "written": done.written,
        "left_out": done.left_out, "passed_over": done.passed_over, "errors": [one._asdict() for one in done.errors],
        "changes": [{"row": row, "record": record, "text": text} for row, record, text in done.changes],
    }  # fmt: skip
    lines = (
        [f"{done.name}：表里有不认识的列，没有导入：{'、'.join(done.left_out)}（需要的请用 --map 写明）"]
        if done.left_out
        else []
    )
    if done.passed_over:
        lines.append(f"{done.name}：第 {'、'.join(map(str, done.passed_over))} 行是合计、落款或说明，没有导入")
    if done.errors:
        rows = len({one.row for one in done.errors})
        lines.append(f"{done.name}：{done.rows} 行里有 {rows} 行有错，全部没有写入；改正后再导入")
    else:
        lines += [f"第 {row} 行 {record}：{text}" for row, record, text in done.changes[:_SHOWN]]
        counts = f"{done.rows} 行：新增 {done.new}，改变 {done.changed}，相同 {done.equal}"
        lines.append(f"{done.name}：{counts}{'（没有写入，只是预览）' if rehearsal else ''}")
        if done.written and done.new + done.changed:
            lines.append("导错了可以整个撤销：renda undo")
    out.receipt(lines, lambda: data)
    return 2 if done.errors else 0


def listed(found: Any, out: Output) -> None:
    """A list on the screen or in a pipe."""
    titles = found.fields if out.format == "json" else found.headings
    out.listing(Section(titles, list(found.rows), notes=found.notes))


def exported(path: Path, found: Any, out: Output) -> None:
    """Where a list was written."""
    out.receipt(
        [f"已导出{found.name}：{path}", *(f"注意：{note}" for note in found.notes)],
        lambda: {"path": str(path), "notes": found.notes},
    )


def handed_over(made: Any, out: Output) -> None:
    """What the bundle holds."""
    out.receipt([f"已导出整套资料：{made['path']}（{len(made['files'])} 个文件）", *made["notes"]], lambda: made)
