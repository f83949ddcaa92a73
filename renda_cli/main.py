"""The command tree, the global options, and the one place where an error becomes a message and an exit code."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command_from_info, get_params_convertors_ctx_param_name_from_function
from typer.models import CommandInfo

from renda_cli.commands.context import Context, of
from renda_cli.errors import InputError, Interrupted, RendaError


@dataclass(frozen=True, slots=True)
class Node:
    """A command (with the module under renda_cli.commands that holds it) or a group of commands, and its help in a line."""

    help: str
    module: str = ""
    nodes: "dict[str, Node] | None" = None


TREE = Node(
    "乡镇人大工作台账：代表、议案建议、期限、评价、统计，都在一个文件里。",
    nodes={
        "init": Node("新建本镇的数据库文件。", "files"),
        "where": Node("显示用的是哪个文件。", "files"),
        "due": Node("列出逾期和将到期的答复、重办、承诺等；有逾期的退出码为 1。", "due"),
        "summary": Node("一年的各项指标，每项都写明口径。", "summary"),
        "batch": Node("一次执行一个文件里的许多命令，要么全部写入，要么全不写入。", "batch"),
        "when": Node("推算一个日期，逐行写明过程；不写期间的，按在用规则的答复期限。", "calendar"),
        "proposal": Node(
            "议案和建议：提出、交办、答复、反馈、承诺。",
            nodes={
                "add": Node("登记一件议案或建议。", "proposal.entry"),
                "edit": Node("修改已登记的内容。", "proposal.entry"),
                "assign": Node("交承办单位办理，算出答复期限。", "proposal.handling"),
                "contact": Node("登记承办单位与代表的一次见面或联系。", "proposal.handling"),
                "opinion": Node("登记协办单位给主办单位的意见。", "proposal.handling"),
                "reply": Node("登记承办单位的答复。", "proposal.handling"),
                "feedback": Node("登记代表对答复的反馈；不满意的退回重新办理。", "proposal.feedback"),
                "promise": Node("登记答复里承诺的事项，跟踪到落实为止。", "proposal.feedback"),
                "keep": Node("登记一项承诺已经落实。", "proposal.feedback"),
                "close": Node("办结；未落实的承诺继续跟踪。", "proposal.feedback"),
                "list": Node("列出议案建议，可按条件筛选。", "proposal.reading"),
                "show": Node("显示一件的全部情况和时间线。", "proposal.reading"),
                "explain": Node("逐行说明各个期限怎样算出。", "proposal.reading"),
                "stats": Node("按类别、单位、结果等统计一年的议案建议。", "proposal.reading"),
                "unit": Node(
                    "承办单位。",
                    nodes={
                        "add": Node("登记一个承办单位。", "proposal.unit"),
                        "list": Node("列出承办单位和各单位承办的件数。", "proposal.unit"),
                        "edit": Node("修改承办单位的名称、负责人、联系人。", "proposal.unit"),
                    },
                ),
            },
        ),
        "deputy": Node(
            "代表和会议。",
            nodes={
                "add": Node("登记一名代表。", "deputy.person"),
                "list": Node("列出代表。", "deputy.person"),
                "show": Node("显示一名代表和所提的议案建议。", "deputy.person"),
                "edit": Node("修改代表的登记内容。", "deputy.person"),
                "session": Node(
                    "人代会和主席团会议。",
                    nodes={
                        "add": Node("登记一次会议。", "deputy.session"),
                        "close": Node("登记闭会，并推算自闭会之日起算的期限。", "deputy.session"),
                        "edit": Node("改正会议日期，并重算自闭会之日起算的期限。", "deputy.session"),
                        "list": Node("列出各次会议。", "deputy.session"),
                    },
                ),
            },
        ),
        "rules": Node(
            "规则：法律和各地规定的数值，每项有施行日期和出处。",
            nodes={
                "list": Node("列出各地的规则，标出在用的。", "rules"),
                "show": Node("显示现行规则：每个数值的施行日期和出处。", "rules"),
                "use": Node("选用一个地方的规则。", "rules"),
                "set": Node("定本镇自己的规则，写明施行日期和出处。", "rules"),
                "derive": Node("按现行规则和放假安排重算未完成的期限，列出改变的。", "rules"),
                "check": Node("检查一份规则表写得对不对。", "rules"),
            },
        ),
        "holidays": Node(
            "放假和调休。",
            nodes={
                "list": Node("列出已录入放假安排的年份。", "calendar"),
                "import": Node("录入国务院办公厅一年的放假安排。", "calendar"),
            },
        ),
    },
)


def _record(ctx: typer.Context, param: typer.CallbackParam, value: Any) -> Any:
    if value not in (None, False):
        setattr(of(ctx), str(param.name), value)
    return value


def _global_options(
    db: Annotated[
        str | None, typer.Option("--db", metavar="文件", help="数据库文件", expose_value=False, callback=_record)
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="日期", help="当作今天的日期", expose_value=False, callback=_record)
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="格式",
            help="table、plain、markdown、html、latex、tsv、csv、json",
            expose_value=False,
            callback=_record,
        ),
    ] = None,
    show_all: Annotated[
        bool, typer.Option("--all", help="在终端上也列出全部行", expose_value=False, callback=_record)
    ] = False,
) -> None:
    """Accepted before the command and on every command."""


_OPTIONS = get_params_convertors_ctx_param_name_from_function(_global_options)[0]


class Leaf(TyperCommand):
    """A command: the global options added, the parser kept for the next line of a batch."""

    _parser: Any = None

    def make_parser(self, ctx: Any) -> Any:
        """The parser of the first call, for every further one."""
        if self._parser is None:
            self._parser = super().make_parser(ctx)
        self._parser.ctx = ctx
        return self._parser

    def invoke(self, ctx: Any) -> Any:
        """Runs the command once the global options are known to be right."""
        of(ctx).begin()
        return super().invoke(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As typer does; what is refused remembers the command, for the help that the clerk is sent to."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as problem:
            if getattr(problem, "ctx", None) is None:
                problem.ctx = ctx  # type: ignore[attr-defined]
            raise

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help page in Chinese."""
        from renda_cli.show.help import command_help

        formatter.write(command_help(ctx, self))


class Branch(TyperGroup):
    """A group of commands; a command's module is imported when it is typed."""

    def __init__(self, name: str, node: Node) -> None:
        super().__init__(name=name, help=node.help, params=list(_OPTIONS))
        self.nodes = node.nodes or {}

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command or group by name, made when first asked for."""
        node = self.nodes.get(cmd_name)
        if node is not None and cmd_name not in self.commands:
            self.commands[cmd_name] = Branch(cmd_name, node) if node.nodes else _leaf(cmd_name, node)
        return self.commands.get(cmd_name)

    def list_commands(self, ctx: Any) -> list[str]:
        """The names, in the order of the tree."""
        return list(self.nodes)

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was typed; bare `renda` shows the desk, a bare group its help."""
        if ctx._protected_args:
            return super().invoke(ctx)
        if ctx.parent is None:
            from renda_cli.commands.due import desk

            of(ctx).begin()
            return desk(of(ctx))
        sys.stdout.write(f"{self.get_help(ctx)}\n")
        return 0

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help page in Chinese."""
        from renda_cli.show.help import group_help

        formatter.write(group_help(ctx, self, {name: node.help for name, node in self.nodes.items()}))


def _leaf(name: str, node: Node) -> Any:
    module = import_module(f"renda_cli.commands.{node.module}")
    function = getattr(module, name, None) or getattr(module, f"{name}_")
    info = CommandInfo(name=name, cls=Leaf, callback=function)
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    command.params = [*command.params, *_OPTIONS]
    return command


ROOT = Branch("renda", TREE)


def run(clock: Callable[[], date] = date.today) -> int:
    """Runs the command of sys.argv; returns the exit code. Every error ends here as one sentence."""
    from renda_cli.show import messages

    context = Context(clock, _run_line)
    try:
        code = _invoke(context, sys.argv[1:])
        sys.stdout.flush()
        return code
    except RendaError as problem:
        return _told(messages, problem, problem.exit_code)
    except KeyboardInterrupt:
        return _told(messages, Interrupted("已中断，没有写入"), Interrupted.exit_code)
    except BrokenPipeError:
        sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - the reader has gone; the exit must not fail
        return 0
    except Exception as problem:
        messages.unexpected(problem)
        return _told(messages, None, 3, problem)
    finally:
        context.close()


def _told(messages: Any, problem: RendaError | None, code: int, cause: BaseException | None = None) -> int:
    if problem is not None:
        messages.error(str(problem))
    if os.environ.get("RENDA_DEBUG") == "1":
        messages.traceback_of(cause or problem)
    return code


def _invoke(context: Context, words: list[str]) -> int:
    with _usage_in_chinese():
        with ROOT.make_context("renda", words, obj=context) as ctx:
            return ROOT.invoke(ctx) or 0
    return 0  # the help was asked for


def _run_line(context: Context, words: list[str]) -> int:
    """One line of a batch, straight to its command; the long way round when a global option stands before it."""
    command: Any = ROOT
    place = 0
    while isinstance(command, Branch) and place < len(words):
        found = command.get_command(None, words[place])
        if found is None:
            return _invoke(context, words)
        command, place = found, place + 1
    if isinstance(command, Branch) or words[0] == "init":
        raise InputError(f"“{' '.join(words)}”不能写在批处理里", "每行要有一条完整的登记或查询命令")
    with _usage_in_chinese():
        with command.make_context(" ".join(["renda", *words[:place]]), words[place:], obj=context) as ctx:
            return command.invoke(ctx) or 0
    return 0


@contextmanager
def _usage_in_chinese() -> Iterator[None]:
    """Turns what the parser refuses into one Chinese sentence."""
    try:
        yield
    except typer.Exit:
        return
    except TyperException as problem:
        from renda_cli.show.messages import usage

        raise InputError(*usage(problem)) from problem
