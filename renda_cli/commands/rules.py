"""renda rules list | show | use | set | derive | check"""

from typing import Annotated

import typer

from renda_cli.commands import context

Key = Annotated[str | None, typer.Argument(metavar="项目", help="如 reply、classes、satisfaction.over")]


def list_(ctx: typer.Context) -> None:
    """列出各地的规则，标出在用的。

    例：renda rules list
    """
    from renda_cli.show.section import Section
    from renda_cli.work import rules

    here = context.of(ctx)
    found = rules.list_(here.desk)
    here.out.listing(Section(found.fields, found.rows, about="rule"))


def show(
    ctx: typer.Context,
    key: Key = None,
    everything: Annotated[bool, typer.Option("--history", help="连同已失效和尚未生效的")] = False,
) -> None:
    """显示现行规则：每个数值的施行日期和出处。

    例：renda rules show reply --history
    """
    from renda_cli.show.records import rules_page
    from renda_cli.work import rules

    here = context.of(ctx)
    found = rules.show(here.desk, key, everything=everything)
    here.out.page(*rules_page(found, one=key is not None))


def use(
    ctx: typer.Context, profile: Annotated[str, typer.Argument(metavar="规则", help="见 renda rules list")]
) -> None:
    """选用一个地方的规则。

    例：renda rules use chongqing-township
    """
    from renda_cli.work import rules

    here = context.of(ctx)
    done = rules.use(here.desk, profile)
    here.out.receipt(done.lines, done.read)


def set_(
    ctx: typer.Context,
    key: Annotated[str, typer.Argument(metavar="项目", help="如 reply、rehandle")],
    value: Annotated[
        str,
        typer.Argument(metavar="值", help="2个月、15天、30个工作日、7月31日、期限前20天、无；可写“自交办之日起2个月”"),
    ],
    from_: Annotated[str, typer.Option("--from", metavar="日期", help="自哪天起施行")],
    source: Annotated[str, typer.Option("--source", metavar="出处", help="依据的文件")],
    says: Annotated[str | None, typer.Option("--says", metavar="文字", help="用自己的话说明")] = None,
    start: Annotated[
        str | None, typer.Option("--start", metavar="起算", help="交办、承办单位收到、闭会、提出、答复、代表反馈不满意")
    ] = None,
    applies_to: Annotated[
        str | None, typer.Option("--applies-to", metavar="范围", help="会议期间 或 闭会期间，不写为都适用")
    ] = None,
) -> None:
    """定本镇自己的规则，写明施行日期和出处。

    例：renda rules set rehandle 15天 --from 2022-01-01 --source 遥观镇人大〔2022〕1号

    satisfaction.over 写 已交办件数、已答复件数 或 已反馈件数；satisfaction.counts 写算作满意的等次；
    次数、人数写数字，如 4 或 4次；几项的写成 甲、乙、丙，程序各步用分号隔开；fund.standard 写 镇=500、县=800；
    checklists.own 写 五上墙=片区图、代表名单；三有=计划、记录、总结；
    classes、grades、rounding、review.grading 写 JSON，照 renda rules show classes -f json 里 value 的样子。
    """
    from renda_cli.work import rules

    here = context.of(ctx)
    done = rules.set_(here.desk, key, value, from_=from_, source=source, says=says, start=start, applies_to=applies_to)
    here.out.receipt(done.lines, done.read)


def derive(
    ctx: typer.Context, dry_run: Annotated[bool, typer.Option("--dry-run", help="只列出会改变的，不写入")] = False
) -> None:
    """按现行规则和放假安排重算未完成的期限，列出改变的。

    例：renda rules derive --dry-run
    """
    from renda_cli.work import rules

    here = context.of(ctx)
    done = rules.derive(here.desk, dry_run=dry_run)
    here.out.receipt(done.lines, done.read)


def check(
    ctx: typer.Context, file: Annotated[str, typer.Argument(metavar="文件", help="规则表（TOML），- 为标准输入")]
) -> None:
    """检查一份规则表写得对不对。

    例：renda rules check 本镇.toml
    """
    from renda_cli.work import rules, texts

    done = rules.check(file, texts.read(file))
    context.of(ctx).out.receipt(done.lines, done.read)
