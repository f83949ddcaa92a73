"""renda review question add | edit | answer | list"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Which = Annotated[str, typer.Argument(metavar="问题编号", help="问题的编号，如 12")]
By = Annotated[str | None, options.text("--by", "代表", "提问的代表")]
Asker = Annotated[str | None, options.text("--asker", "姓名", "提问的群众，显示时隐去")]
To = Annotated[str | None, options.text("--to", "单位", "向哪个单位提问")]
Addressee = Annotated[str | None, options.text("--addressee", "姓名", "或向谁提问")]
Until = Annotated[str | None, options.text("--until", "日期", "何时以前答复，不写则按规则")]


def add(
    ctx: typer.Context,
    review: options.Review,
    text: Annotated[str, options.text("--text", "文字", "问题；写 - 从标准输入读")],
    by: By = None,
    asker: Asker = None,
    to: To = None,
    addressee: Addressee = None,
    answer: Annotated[str | None, options.text("--answer", "答复", "当场已经答复的，答复的内容")] = None,
    answered_by: Annotated[str | None, options.text("--answered-by", "姓名", "当场答复的人")] = None,
    until: Until = None,
    on: Annotated[str | None, options.text("--on", "日期", "提问的日期，不写为今天")] = None,
    note: options.Note = None,
) -> None:
    """登记一个问题，当场答复的一并登记。

    例：renda review question add 3 --text 自来水管网何时改造 --by 张三 --to 建设局 --until 2022-10-31
    例：renda review question add 3 --text 垃圾清运不及时怎么办 --asker 周某某 --to 建设局 --answer 每天两次 --answered-by 李局长
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "review", "text")}
    from renda_cli.work import texts
    from renda_cli.work.review import question

    whole, here = texts.said(text), context.of(ctx)
    done = question.add(here.desk, review, text=whole, **said)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: Which,
    text: Annotated[str | None, options.text("--text", "文字", "问题改为")] = None,
    by: By = None,
    asker: Asker = None,
    to: To = None,
    addressee: Addressee = None,
    answer: Annotated[str | None, options.text("--answer", "答复", "已登记的答复改为")] = None,
    answered_by: Annotated[str | None, options.text("--answered-by", "姓名", "答复的人改为")] = None,
    until: Annotated[str | None, options.text("--until", "日期", "答复期限改为")] = None,
    note: options.Note = None,
) -> None:
    """修改一个问题的登记内容，或改定答复期限。

    例：renda review question edit 12 --until 2022-11-15
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "number")}
    from renda_cli.work.review import question

    here = context.of(ctx)
    done = question.edit(here.desk, number, **said)
    here.out.receipt(done.lines, done.read)


def answer(
    ctx: typer.Context,
    number: Which,
    text: Annotated[str, options.text("--text", "文字", "答复的内容；写 - 从标准输入读")],
    by: Annotated[str | None, options.text("--by", "答复者", "由谁答复")] = None,
    on: options.On = None,
) -> None:
    """登记对一个问题的答复。

    例：renda review question answer 12 --text 十月底前改造完 --by 李局长 --on 2022-10-20
    """
    from renda_cli.work import texts
    from renda_cli.work.review import question

    whole, here = texts.said(text), context.of(ctx)
    done = question.answer(here.desk, number, text=whole, by=by, on=on)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    review: options.Review,
    open_: Annotated[bool, typer.Option("--open", help="只列还没有答复的")] = False,
    private: Annotated[bool, typer.Option("--private", help="显示群众全名")] = False,
) -> None:
    """列出问题和答复。

    例：renda review question list 3 --open
    """
    from renda_cli.show.findings import listed
    from renda_cli.work.review import question_reading

    here = context.of(ctx)
    found = question_reading.list_(here.desk, review, open_=open_, private=private)
    listed(here.out, found, "question")
