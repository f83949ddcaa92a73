"""Help pages, in Chinese and aligned for wide characters."""

import inspect
from typing import Any

from renda_cli.show.text import columns


def group_help(ctx: Any, group: Any, commands: dict[str, str]) -> str:
    """The page of a group: its commands in a line each."""
    options = columns([_record(param) for param in group.params] + [_HELP])
    return f"用法：{_path(ctx)} [选项] 命令 …\n\n{group.help}\n\n命令：\n{columns(list(commands.items()))}\n选项：\n{options}".rstrip(
        "\n"
    )


def command_help(ctx: Any, command: Any) -> str:
    """The page of a command: usage, its docstring, arguments and options."""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name != "argument"]
    used = " ".join(_placeholder(param) for param in arguments)
    parts = [f"用法：{_path(ctx)} {f'{used} ' if used else ''}[选项]", inspect.cleandoc(command.help or "")]
    if arguments:
        parts.append(f"参数：\n{columns([_record(param) for param in arguments])}".rstrip("\n"))
    parts.append(f"选项：\n{columns([_record(param) for param in options] + [_HELP])}".rstrip("\n"))
    return "\n\n".join(parts)


_HELP = ("--help", "显示本页")


def _path(ctx: Any) -> str:
    words = []
    while ctx is not None:
        words.append(ctx.info_name)
        ctx = ctx.parent
    return " ".join(reversed(words))


def _placeholder(param: Any) -> str:
    name = param.metavar or param.name
    name = f"{name} …" if param.nargs == -1 else name
    return name if param.required else f"[{name}]"


def _record(param: Any) -> tuple[str, str]:
    if param.param_type_name == "argument":
        return param.metavar or param.name, param.help or ""
    names = ", ".join(param.opts)
    value = "" if param.is_flag else f" {param.metavar}"
    required = "（必写）" if param.required else ""
    return f"{names}{value}", f"{param.help or ''}{required}"
