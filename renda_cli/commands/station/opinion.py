"""renda station opinion add | edit | list | show | balance"""

from typing import Annotated

import typer

from renda_cli.commands import context, options

Which = Annotated[str, typer.Argument(metavar="意见编号", help="意见的编号，如 12")]
Channel = Annotated[
    str | None,
    options.text("--channel", "现场|走访|电话|线上|信箱", "怎样提的，不写为现场，网上的家站点为线上"),
]
Voter = Annotated[str | None, options.text("--voter", "姓名", "提意见的选民，显示时隐去")]
Topic = Annotated[str | None, options.text("--topic", "意见类别", "类别，如 道路交通、环境卫生")]
Village = Annotated[str | None, options.text("--village", "村", "事情在哪个村（社区）")]
Deputy = Annotated[str | None, options.text("--deputy", "代表", "受理的代表；接待时提的不必写")]
Reception = Annotated[str | None, options.text("--reception", "接待编号", "属于哪次接待；当天只接待一次的自动连上")]
Private = Annotated[bool, typer.Option("--private", help="显示选民全名、电话，意见里的电话不隐去")]
Month = Annotated[str | None, options.text("--month", "年-月", "只列这个月的，如 2022-10")]


def add(
    ctx: typer.Context,
    text: Annotated[str, options.text("--text", "原话", "选民的原话，照录；写 - 从标准输入读")],
    station: Annotated[
        str | None, options.text("--station", "家站点", "在哪个家站点提的；写了 --reception 的可以不写")
    ] = None,
    on: options.On = None,
    voter: Voter = None,
    phone: options.Phone = None,
    channel: Channel = None,
    topic: Topic = None,
    village: Village = None,
    deputy: Deputy = None,
    reception: Reception = None,
    confidential: Annotated[bool, typer.Option("--confidential", help="选民要求保密：公示、分析里不列")] = False,
    urgent: Annotated[str | None, options.text("--urgent", "原因", "紧急，写明原因；排在期限清单最前面")] = None,
    answer: Annotated[str | None, options.text("--answer", "答复", "当场已经答复的，答复的内容")] = None,
    result: Annotated[str | None, options.text("--result", "已解决|已答复解释|列入计划", "当场答复的结果")] = None,
    satisfaction: Annotated[
        str | None, options.text("--satisfaction", "等次", "选民对当场答复的评价：满意、基本满意、不满意")
    ] = None,
    refer: Annotated[str | None, options.text("--refer", "机关", "不受理的，引导到了哪里，如 人民法院")] = None,
    reason: Annotated[str | None, options.text("--reason", "理由", "不受理的理由，如 诉讼事项")] = None,
    note: options.Note = None,
) -> None:
    """登记一条选民意见，照录选民的原话。

    例：renda station opinion add --station 留道联络站 --text 村口三盏路灯不亮 --voter 周某某 --topic 道路交通
    例：renda station opinion add --reception 3 --text 合作医疗何时缴费 --answer 已说明缴费时间和办法 --satisfaction 满意
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "text")}
    from renda_cli.work import texts
    from renda_cli.work.station import opinion

    whole, here = texts.said(text), context.of(ctx)
    done = opinion.add(here.desk, whole, **said)
    here.out.receipt(done.lines, done.read)


def edit(
    ctx: typer.Context,
    number: Which,
    text: Annotated[str | None, options.text("--text", "原话", "选民的原话改为；写 - 从标准输入读")] = None,
    station: Annotated[str | None, options.text("--station", "家站点", "家站点改为")] = None,
    on: Annotated[str | None, options.text("--on", "日期", "收到的日期改为")] = None,
    voter: Voter = None,
    phone: options.Phone = None,
    channel: Annotated[str | None, options.text("--channel", "现场|走访|电话|线上|信箱", "渠道改为")] = None,
    topic: Topic = None,
    village: Village = None,
    deputy: Deputy = None,
    reception: Annotated[str | None, options.text("--reception", "接待编号", "属于哪次接待；写空的为不属于")] = None,
    confidential: Annotated[bool | None, typer.Option("--confidential/--not-confidential", help="是否保密")] = None,
    note: options.Note = None,
) -> None:
    """改正一条选民意见的登记内容。

    例：renda station opinion edit 12 --topic 道路交通 --village 留道村
    例：renda station opinion edit 12 --voter ''
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "number", "text")}
    from renda_cli.work import texts
    from renda_cli.work.station import opinion_editing

    whole, here = None if text is None else texts.said(text), context.of(ctx)
    done = opinion_editing.edit(here.desk, number, text=whole, **said)
    here.out.receipt(done.lines, done.read)


def list_(
    ctx: typer.Context,
    year: Annotated[str | None, options.text("--year", "年份", "只列这一年的，或起止年份如 2018-2022")] = None,
    month: Month = None,
    station: Annotated[str | None, options.text("--station", "家站点", "只列这个家站点的")] = None,
    status: Annotated[
        list[str] | None, options.text("--status", "意见状态,…", "如 待办理、办理中、已答复、转为代表建议")
    ] = None,
    topic: Topic = None,
    village: Village = None,
    unit: options.Unit = None,
    deputy: Annotated[str | None, options.text("--deputy", "代表", "只列这名代表受理、接待或转交的")] = None,
    channel: Annotated[str | None, options.text("--channel", "现场|走访|电话|线上|信箱", "只列这个渠道的")] = None,
    open_: Annotated[bool, typer.Option("--open", help="只列还没有答复的")] = False,
    urgent: Annotated[bool, typer.Option("--urgent", help="只列紧急的")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="只列逾期的")] = False,
    private: Private = False,
) -> None:
    """列出选民意见，选民姓名隐去。

    例：renda station opinion list --month 2022-10 --station 留道联络站 --open
    """
    asked = {name.rstrip("_"): value for name, value in locals().items() if name != "ctx"}
    from renda_cli.show.opinion import opinion_list
    from renda_cli.work.station import opinion_reading

    here = context.of(ctx)
    found = opinion_reading.list_(here.desk, **asked)
    opinion_list(here.out, found)


def show(ctx: typer.Context, number: Which, private: Private = False) -> None:
    """显示一条选民意见的全部经过。

    例：renda station opinion show 12
    """
    from renda_cli.show.opinion import opinion_page
    from renda_cli.work.station import opinion_reading

    here = context.of(ctx)
    found = opinion_reading.show(here.desk, number, private=private)
    here.out.page(opinion_page(found), found)


def balance(
    ctx: typer.Context,
    year: options.ThisYears = None,
    month: Month = None,
    station: Annotated[str | None, options.text("--station", "家站点", "只看这个家站点的")] = None,
    by: Annotated[
        str | None, options.text("--by", "方式", "station 按家站点，topic 按类别，village 按村；不写为合计")
    ] = None,
) -> None:
    """收到的意见是否都有下落：已答复、办理中、已引导、转为建议。

    例：renda station opinion balance 2022 --by station
    """
    from renda_cli.show.section import Section
    from renda_cli.work.station import opinion_period

    here = context.of(ctx)
    found = opinion_period.balanced(here.desk, year, month=month, station=station, by=by)
    here.out.listing(Section(found.fields, found.rows, found.title, about="opinion", notes=found.notes))
