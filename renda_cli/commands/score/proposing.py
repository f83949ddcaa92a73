"""renda score award propose"""

from typing import Annotated

import typer

from renda_cli.commands import context, options


def propose(
    ctx: typer.Context,
    period: Annotated[str, typer.Argument(metavar="期间", help="哪一期，如 2022、2022Q1、2022上半年")],
    kind: Annotated[str, options.text("--kind", options.AWARD_KINDS, "种类")],
    places: Annotated[int | None, options.text("--places", "名额", "名额；最后的名额并列的一并列出")] = None,
    band: Annotated[str | None, options.text("--band", "等次", "只列这一等次的，什么都不写则为最高的等次")] = None,
    at_least: Annotated[str | None, options.text("--at-least", "分", "只列达到多少分的")] = None,
    scheme: Annotated[str | None, options.text("--scheme", "名称", "计分办法，只有一个合适的不必写")] = None,
    prize: Annotated[str | None, options.text("--prize", "元", "每个的奖金，用来算合计")] = None,
) -> None:
    """按积分和条件列出表彰的候选名单。

    只列不登记，按名册次序。优秀建议按已解决、代表满意列出；没有单位计分办法的，先进承办单位按按期答复和满意情况列出。

    例：renda score award propose 2022 --kind 优秀代表 --places 20 --prize 300
    例：renda score award propose 2022 --kind 优秀建议
    """
    said = {name: value for name, value in locals().items() if name not in ("ctx", "period")}
    from renda_cli.show.section import Section
    from renda_cli.work.score import proposing

    here = context.of(ctx)
    found = proposing.propose(here.desk, period, **said)
    here.out.listing(Section(found.fields, found.rows, found.title, about="award_candidate", notes=found.notes))
