"""What goes to standard error: one sentence, and for those who ask the traceback."""

import sys
from typing import Any

from renda_cli.show.text import clean


def error(text: str) -> None:
    """One sentence on standard error."""
    sys.stderr.write(f"{clean(text)}\n")


def waiting() -> None:
    """Another program is writing; this one waits its turn."""
    error("另一个程序正在写入，请稍候……")


def unexpected(problem: BaseException) -> None:
    """A fault of the program itself."""
    error(
        f"程序内部出错（{type(problem).__name__}：{problem}），没有写入；请设 RENDA_DEBUG=1 再运行一次，把结果交给维护者"
    )


def traceback_of(problem: BaseException) -> None:
    """The traceback, for RENDA_DEBUG=1."""
    import traceback

    traceback.print_exception(problem, file=sys.stderr)


def usage(problem: Any) -> tuple[str, str]:
    """What the parser refused, and what to type instead; by the class of the error, whose own words are English."""
    path = problem.ctx.command_path if getattr(problem, "ctx", None) else "renda"
    help_ = f"写法见 {_command(path)} --help"
    kind = type(problem).__name__
    if kind == "NoSuchOption":
        near = f"，是不是 {'、'.join(sorted(problem.possibilities))}" if problem.possibilities else ""
        return f"没有 {problem.option_name} 这个选项{near}", help_
    if kind == "MissingParameter":
        return f"缺少{_name(problem.param)}{_value(problem.param)}", help_
    if kind == "BadOptionUsage":
        wanted = "不要写值" if "does not take" in problem.message else "要写值"
        return f"选项 {problem.option_name} 后面{wanted}", help_
    if kind == "BadParameter" and problem.param is not None:
        return f"{_name(problem.param)} 的值不对", _expected(problem.param) or help_
    if problem.message.startswith("Got unexpected extra argument"):
        return (
            f"多写了“{problem.message.partition('(')[2].rpartition('(')[2].rstrip(')')}”",
            f"有空格的文字请加引号；{help_}",
        )
    return f"命令写得不对（{problem.message}）", help_


def _command(path: str) -> str:
    """A command path without the arguments that the parser puts into it."""
    return " ".join(word for word in path.split() if word.isascii() and not word.startswith(("[", "<")))


def _name(param: Any) -> str:
    option = next((opt for opt in param.opts if opt.startswith("--")), "")
    if not option:
        return f"“{param.metavar or param.name}”"
    return f"选项 {option}"


def _value(param: Any) -> str:
    return f" {param.metavar}" if param.param_type_name == "option" and param.metavar else ""


def _expected(param: Any) -> str:
    low, high = getattr(param.type, "min", None), getattr(param.type, "max", None)
    whole = type(param.type).__name__ in ("IntParamType", "IntRange")
    if low is not None:
        return f"请写 {low} 以上的整数" if high is None else f"请写 {low} 到 {high} 的整数"
    return "请写整数" if whole else ""
