"""renda score adjust | entries"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def adjust(
    ctx: typer.Context,
    item: options.ScoreItem,
    evidence: Annotated[str, options.text("--evidence", "文字", "依据：什么事、哪份材料")],
    deputy: options.OfDeputies = None,
    group: options.OfGroups = None,
    station: options.OfStations = None,
    village: options.OfVillages = None,
    unit: options.OfUnits = None,
    town: options.OfTown = False,
    points: options.Points = None,
    count: options.Count = None,
    on: options.On = None,
    period: options.ScorePeriod = None,
    scheme: options.ScoreScheme = None,
    stage: Annotated[
        str | None, options.text("--stage", "自报|审核|审定", "到了哪一步，不写为已审定；自报的要审定才计分")
    ] = None,
    by: Annotated[str | None, options.text("--by", "谁", "由谁报、由谁评")] = None,
    file: options.Kept = None,
    again: Annotated[bool, typer.Option("--again", help="与已登记的一笔相同，但确是另一笔")] = False,
    note: options.Note = None,
) -> None:
    """登记一笔加分、减分或评定的分，写明依据。

    例：renda score adjust --deputy 张三,李四 --item 表彰 --points 2 --evidence 市人大常委会表彰 --on 2022-03-01
    例：renda score adjust --deputy 张三 --item 宣传 --count 3 --evidence 宣讲三次 --stage 自报
    例：renda score adjust --town --item 创新 --points 5 --evidence 县人大常委会发文推广
    """
    said = {name: value for name, value in locals().items() if name != "ctx"}
    from renda_cli.work.score import entry

    here = context.of(ctx)
    done = entry.adjust(here.desk, **said)
    here.out.receipt(done.lines, done.read)


def entries(
    ctx: typer.Context,
    period: Annotated[
        str | None, typer.Argument(metavar="期间", help="如 2022、2022Q1；写年份为这一年各期的，不写为今年")
    ] = None,
    deputy: options.OfDeputy = None,
    of: Annotated[str | None, options.text("--of", "积分对象", "只列一个对象的，别的对象加 --kind")] = None,
    kind: Annotated[str | None, options.text("--kind", "代表|小组|村|家站点|承办单位|乡镇", "只列这一类对象的")] = None,
    item: Annotated[str | None, options.text("--item", "计分项目", "只列名称里有这几个字的项目")] = None,
    status: Annotated[
        list[str] | None, options.text("--status", "自报|已审核|已审定|未认可", "只列这些状态的，几个用逗号隔开")
    ] = None,
    scheme: Annotated[str | None, options.text("--scheme", "计分办法", "只列这个办法的")] = None,
    private: Annotated[bool, typer.Option("--private", help="显示文字里完整的电话")] = False,
) -> None:
    """列出登记的加分减分和审核情况。

    例：renda score entries 2022 --status 自报,已审核
    例：renda score entries 2022Q1 --deputy 张三
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "period")}
    from renda_cli.show.section import Section
    from renda_cli.work.score import entry_reading

    here = context.of(ctx)
    found = entry_reading.list_(here.desk, period, **said)
    here.out.listing(Section(found.fields, found.rows, found.title, about="score_entry", notes=found.notes))
