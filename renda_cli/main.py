"""The program: the global options, the way to a command, and the one place where an error becomes a message and an exit code."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from difflib import get_close_matches
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command_from_info, get_params_convertors_ctx_param_name_from_function
from typer.models import CommandInfo

from renda_cli import __version__
from renda_cli.commands.context import Context, of
from renda_cli.commands.tree import TREE, Node
from renda_cli.errors import InputError, Interrupted, RendaError, cause


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


def _print_version(ctx: typer.Context, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        sys.stdout.write(f"renda {__version__}\n")
        raise typer.Exit


def _root_options(
    version: Annotated[
        bool, typer.Option("--version", help="显示版本", is_eager=True, expose_value=False, callback=_print_version)
    ] = False,
    install_completion: Annotated[
        bool, typer.Option("--install-completion", help="装上 Tab 键补全；后面可写 bash、zsh 或 fish")
    ] = False,
    show_completion: Annotated[
        bool, typer.Option("--show-completion", help="印出补全脚本；后面可写 bash、zsh 或 fish")
    ] = False,
) -> None:
    """Accepted before the command only."""


_BY_THEMSELVES = frozenset(
    {"init", "undo", "redo", "backup", "restore"}
)  # for the file as a whole, not part of a batch
_OPTIONS = get_params_convertors_ctx_param_name_from_function(_global_options)[0]
_ROOT_OPTIONS = get_params_convertors_ctx_param_name_from_function(_root_options)[0]


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
        here = of(ctx)
        if here.in_batch and self.name in _BY_THEMSELVES:
            raise _no_line(self.name)
        here.begin()
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
    """A group of commands; a command's module is imported when it is typed. Some list what they hold when typed alone."""

    def __init__(self, name: str, node: Node) -> None:
        super().__init__(name=name, help=node.help, params=list(_OPTIONS))
        self.nodes = node.nodes or {}
        self.lists = bool(node.module)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command or group by name, made when first asked for."""
        node = self.nodes.get(cmd_name)
        if node is not None and cmd_name not in self.commands:
            self.commands[cmd_name] = Branch(cmd_name, node) if node.nodes else _leaf(cmd_name, node)
        return self.commands.get(cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that was typed. Raises InputError with those that are near."""
        found = self.get_command(ctx, args[0])
        if found is None:
            near = get_close_matches(args[0], self.nodes)
            how = f"是不是 {'、'.join(near)}" if near else f"可用的有：{'、'.join(self.nodes)}"
            raise InputError(f"没有“{args[0][:40]}”这个命令", how)
        return args[0], found, args[1:]

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
        if self.lists:
            leaf = self.get_command(ctx, "list")
            return leaf.invoke(leaf.make_context("list", [], parent=ctx))
        sys.stdout.write(f"{self.get_help(ctx)}\n")
        return 0

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The help page in Chinese."""
        from renda_cli.show.help import group_help

        formatter.write(group_help(ctx, self, {name: node.help for name, node in self.nodes.items()}))


class Root(Branch):
    """The whole program; it can also put completion into the clerk's shell."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command that was typed, unless completion is asked for; what follows then names the shell."""
        if not (ctx.params["install_completion"] or ctx.params["show_completion"]):
            return super().invoke(ctx)
        from renda_cli.commands import completion

        return completion.switch_on(ctx, [*ctx._protected_args, *ctx.args])


def _leaf(name: str, node: Node) -> Any:
    module = import_module(f"renda_cli.commands.{node.module}")
    plain = name.replace("-", "_")
    function = getattr(module, plain, None) or getattr(module, f"{plain}_")
    info = CommandInfo(name=name, cls=Leaf, callback=function)
    command = get_command_from_info(info, pretty_exceptions_short=False, rich_markup_mode=None)
    own = {written for param in command.params for written in param.opts}  # its own --all means something else
    command.params = [*command.params, *(option for option in _OPTIONS if own.isdisjoint(option.opts))]
    return command


ROOT = Root("renda", TREE)
ROOT.params += _ROOT_OPTIONS


def run(clock: Callable[[], date] = date.today) -> int:
    """Runs the command of sys.argv; returns the exit code. Every error ends here as one sentence."""
    from renda_cli.show import messages

    context = Context(clock, sys.argv[1:], _run_line)
    if instruction := os.environ.get("_RENDA_COMPLETE"):
        from renda_cli.commands import completion

        return completion.answer(ROOT, context, instruction)
    try:
        code = _invoke(context, sys.argv[1:])
        sys.stdout.flush()
        return code
    except RendaError as problem:
        return _told(messages, problem, problem.exit_code)
    except KeyboardInterrupt:
        return _told(messages, Interrupted("已中断，没有写入"), Interrupted.exit_code)
    except BrokenPipeError:
        return 0
    except OSError as problem:
        messages.error(f"结果印不出来（{cause(problem)}）；写入是否完成请用 list、show 核对")
        return _told(messages, None, 1, problem)
    except Exception as problem:
        messages.unexpected(problem)
        return _told(messages, None, 3, problem)
    finally:
        context.close()


def _told(messages: Any, problem: RendaError | None, code: int, origin: BaseException | None = None) -> int:
    if problem is not None:
        messages.error(str(problem))
    if os.environ.get("RENDA_DEBUG") == "1":
        messages.traceback_of(origin or problem)
    return code


def _readable(words: list[str]) -> None:
    """Raises InputError for bytes that are no text: neither the file nor the screen could hold them."""
    try:
        unreadable = b"\0" in "".join(words).encode()
    except UnicodeEncodeError:
        unreadable = True
    if unreadable:
        raise InputError("命令里有不是 UTF-8 的字符", "请改用 UTF-8 的终端或文件")


def _invoke(context: Context, words: list[str]) -> int:
    _readable(words)
    with _usage_in_chinese():
        with ROOT.make_context("renda", words, obj=context) as ctx:
            return ROOT.invoke(ctx) or 0
    return 0  # the help was asked for


def _no_line(words: str) -> InputError:
    return InputError(f"“{words}”不能写在批处理里", "每行要有一条完整的登记或查询命令")


def _run_line(context: Context, words: list[str]) -> int:
    """One line of a batch, straight to its command; the long way round when a global option stands before it."""
    _readable(words)
    command: Any = ROOT
    place = 0
    while isinstance(command, Branch) and place < len(words):
        found = command.get_command(None, words[place])
        if found is None:
            return _invoke(context, words)
        command, place = found, place + 1
    if isinstance(command, Branch):
        raise _no_line(" ".join(words))
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
