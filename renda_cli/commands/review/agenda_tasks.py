"""renda review agenda pass-on | edit-task | answer | done"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Task = Annotated[
    str, typer.Argument(metavar="意见或决定编号", help="审议意见或决定事项的编号，见 renda review agenda tasks")
]


def pass_on(
    ctx: typer.Context,
    item: Annotated[str, typer.Argument(metavar="议程编号", help="议程的编号，如 3")],
    text: Annotated[list[str], options.text("--text", "文字", "意见或决定的内容；几条的重复写 --text")],
    unit: options.Unit = None,
    addressee: Annotated[
        str | None, options.text("--addressee", "名称", "没有登记为单位的承办者；都不写为本级人民政府")
    ] = None,
    until: Annotated[str | None, options.text("--until", "日期", "何时以前答复或落实；审议意见不写按规则推算")] = None,
    decision: Annotated[bool, typer.Option("--decision", help="是决定的事项，交付执行，不用答复")] = False,
    on: options.On = None,
    note: options.Note = None,
) -> None:
    """登记一条审议意见转交政府，或一项决定交付执行。

    例：renda review agenda pass-on 3 --text 压减一般性支出 --unit 财政局 --until 2023-03-31 --on 2023-01-10
    """
    from renda_cli.work.review import agenda_tasks

    here = context.of(ctx)
    done = agenda_tasks.pass_on(
        here.desk, item, texts=text, unit=unit, addressee=addressee, until=until, decision=decision, on=on, note=note
    )
    here.out.receipt(done.lines, done.read)


def edit_task(
    ctx: typer.Context,
    task: Task,
    text: Annotated[str | None, options.text("--text", "文字", "意见或决定改为")] = None,
    unit: options.Unit = None,
    addressee: Annotated[str | None, options.text("--addressee", "名称", "没有登记为单位的承办者")] = None,
    until: Annotated[str | None, options.text("--until", "日期", "期限改为")] = None,
    answer: Annotated[str | None, options.text("--answer", "答复", "已登记的答复改为")] = None,
    file: options.Kept = None,
    note: options.Note = None,
) -> None:
    """修改一条审议意见或决定的登记内容，或改定期限。

    例：renda review agenda edit-task 1 --until 2023-04-30
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "task")}
    from renda_cli.work.review import agenda_editing

    here = context.of(ctx)
    done = agenda_editing.edit(here.desk, task, **said)
    here.out.receipt(done.lines, done.read)


def answer(
    ctx: typer.Context,
    task: Task,
    text: Annotated[str, options.text("--text", "文字", "答复的内容")],
    file: options.Kept = None,
    on: options.On = None,
) -> None:
    """登记对一条审议意见的答复。

    例：renda review agenda answer 1 --text 一般性支出已压减百分之五 --on 2023-03-20
    """
    from renda_cli.work.review import agenda_tasks

    here = context.of(ctx)
    done = agenda_tasks.answer(here.desk, task, text=text, file=file, on=on)
    here.out.receipt(done.lines, done.read)


def done(
    ctx: typer.Context,
    task: Task,
    ended: Annotated[str | None, options.text("--ended", "理由", "不再办理的，写明理由")] = None,
    on: options.On = None,
    note: options.Note = None,
) -> None:
    """登记一条审议意见或决定已经落实，或不再办理。

    例：renda review agenda done 1 --on 2023-06-30
    """
    from renda_cli.work.review import agenda_tasks

    here = context.of(ctx)
    settled = agenda_tasks.done(here.desk, task, ended=ended, on=on, note=note)
    here.out.receipt(settled.lines, settled.read)
