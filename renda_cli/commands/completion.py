"""renda --install-completion | --show-completion, and the answer to the Tab key"""

import os
import re
from contextlib import suppress
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from renda_cli.commands import context
from renda_cli.errors import InputError, cause

VARIABLE = "_RENDA_COMPLETE"
_PROGRAM = "renda"
_FILES = ("文件", "文件夹", "路径")
_SEPARATOR = "[,，、]"
# What stands in a place: a function of work.completing, by the option's name, else by the placeholder. None: something new.
_BY_OPTION = {
    "--by": "deputies", "--with": "deputies", "--deputy": "deputies", "--absent": "deputies",
    "--unit": "units", "--lead": "units", "--co": "units", "--each": "units",
    "--session": "sessions", "--group": "groups", "--by-group": "groups", "--topic": "topics", "--into": "numbers",
    "--act": "acts", "--no": None, "--name": None,
}  # fmt: skip
_BY_PLACEHOLDER = {
    "编号": "numbers", "代表": "deputies", "单位": "units", "届次": "meetings", "小组": "groups", "类别": "topics",
    "选区": "districts", "年份": "years", "等次": "grades", "类": "classes",
    "候选人": "candidates", "状态": "proposal_states", "届次或编号": "sheets", "级别": "levels", "职务": "offices", "结构": "labels",
    "活动": "activities", "活动种类": "activity_kinds",
    "评议编号": "reviews", "评议种类": "review_kinds", "对象": "review_subjects", "评定办法": "schemes",
    "意见编号": "opinions", "意见类别": "opinion_topics", "意见状态": "opinion_states", "村": "villages", "接待编号": "receptions",
    "议程编号": "agenda_items", "意见或决定编号": "agenda_tasks",
    "评议意见编号": "findings", "问题编号": "questions",
    "项目编号": "projects",
    "积分对象": "to_score", "计分办法": "score_schemes", "期间": "score_periods",
    "簿册": "registers", "套名": "register_sets",
    "项目状态": "project_states",
    "计分项目": "score_items", "登记编号": "score_entries", "异议编号": "score_objections",
    "期间或tables": "report_periods", "指标": "figures", "部分": "chapters", "统计表": "tables", "文书": "paper_kinds", "季度": "quarters",
    "事项编号": "affairs", "检查表": "checklists", "网格职务": "grid_posts", "家站点": "stations",
}  # fmt: skip
_BY_COMMAND = {
    **dict.fromkeys(("renda summary 期间", "renda summary --compare", "renda board 年份"), "spans"),
    "renda paper 名称": "to_paper",
    "renda deputy session add 届次": None,
    "renda proposal unit add 单位": None,
    "renda station add 家站点": None,
    "renda deputy list --status": "deputy_states",
    "renda deputy suspend --ground": "suspend_grounds",
    "renda deputy end --ground": "end_grounds",
    "renda deputy end --by": None,
    "renda deputy election review --step": "candidate_steps",
    **dict.fromkeys(("renda review plan --subject", "renda review edit --add"), "to_review"),
    "renda review step --step": "review_steps",
    "renda review step --by": None,
    **dict.fromkeys((f"renda {noun} award add --to" for noun in ("deputy", "score")), "deputies"),
    **dict.fromkeys((f"renda {noun} award add --by" for noun in ("deputy", "score")), None),
    "renda station opinion reply --by": None,
    **dict.fromkeys((f"renda station opinion {verb} --topic" for verb in ("add", "edit", "list")), "opinion_topics"),
    "renda station check --list": "station_checklists",
    "renda station rate --checklist": "station_checklists",
    "renda station rate --by": None,
    "renda station stats --by": None,
    "renda station announce --by": None,
    **dict.fromkeys(
        (f"renda score {verb} --by" for verb in ("confirm", "refuse", "correct", "settle", "freeze")), None
    ),
    "renda review accept --by": None,
    "renda review question answer --by": None,
    "renda review project examine --by": None,
    "renda score talk --by": None,
    "renda review project change --by": None,
    "renda review project evaluate --by": None,
}
_AMENDED = {  # in typer's scripts: number 2 comes before 10, and the Tab key at which zsh first reads its file is answered too
    "complete -o default": "complete -o nosort -o default",
    "\ncompdef _renda_completion renda": """
compdef _renda_completion renda
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _renda_completion "$@"; fi""",
}

Found = list[tuple[str, str]]


class _Line(NamedTuple):
    """The words before the cursor and the one at it: the part that stays, the part to complete, the quote it began with."""

    words: list[str]
    kept: str
    typed: str
    opened: str = ""


def answer(root: Any, here: context.Context, instruction: str) -> int:
    """Answers a shell's `complete_bash` (or zsh, fish); whatever is wrong with the line or the file, it says nothing.

    Returns the exit code: 0, or 1 where fish asks whether it is words that are wanted and it is the name of a file.
    """
    from renda_cli.show import completion as show

    action, _, shell = instruction.partition("_")
    if action != "complete" or shell not in show.SHELLS:
        return 0
    with suppress(Exception, KeyboardInterrupt):
        line = _bash_line() if shell == "bash" else _line(os.environ.get("_TYPER_COMPLETE_ARGS", ""))
        found, wants_file = _found(root, here, line)
        if os.environ.get("_TYPER_COMPLETE_FISH_ACTION") == "is-args":
            return int(wants_file)
        show.candidates(shell, found, line.kept + line.typed, line.opened, wants_file=wants_file)
    return 0


def _line(text: str) -> _Line:
    """The line as zsh and fish hand it over, up to the cursor."""
    from typer._click.shell_completion import split_arg_string

    words = split_arg_string(text)[1:]
    typed = "" if not words or text.endswith(" ") else words.pop()
    if typed.startswith("--") and "=" in typed:
        option, _, typed = typed.partition("=")
        return _Line([*words, option], f"{option}=", typed)
    return _Line(words, "", typed)


def _bash_line() -> _Line:
    """The line as bash hands it over: cut into words, quotes kept, with the `=` of an option a word of its own."""
    from typer._click.shell_completion import split_arg_string

    text, place = os.environ["COMP_WORDS"], int(os.environ["COMP_CWORD"])
    raw = [*(text.split("\n") if "\n" in text else split_arg_string(text)), ""]
    plain = ["".join(split_arg_string(word)[:1]) for word in raw]
    words = [word for at, word in enumerate(plain[:place]) if not (word == "=" and plain[at - 1].startswith("--"))]
    typed, opened = plain[place], raw[place][:1]
    return _Line(words[1:], "", "" if typed == "=" else typed, opened if opened in ("'", '"') else "")


def _found(root: Any, here: context.Context, line: _Line) -> tuple[Found, bool]:
    """What may stand where the cursor is, each with a word about it; and whether it is the name of a file."""
    from typer._click.shell_completion import _resolve_context, _resolve_incomplete

    ctx = _resolve_context(root, {"obj": here}, _PROGRAM, line.words)
    target, typed = _resolve_incomplete(ctx, [*line.words], line.typed)
    if target is not ctx.command:
        return _values(ctx, target, line.kept, typed), _placeholder(target) in _FILES
    if typed.startswith("-"):
        options = target.shell_complete(ctx, typed)
        return [(one.value, "显示本页" if one.value == "--help" else one.help or "") for one in options], False
    return [one for one in _verbs(ctx) if one[0].startswith(typed)], False


def _verbs(ctx: Any) -> Found:
    """The commands of a group; after the options that ask for one, the shells."""
    if _asked_for(ctx):
        from renda_cli.show.completion import SHELLS

        return [(shell, "") for shell in SHELLS]
    return [(name, node.help) for name, node in getattr(ctx.command, "nodes", {}).items()]


def _values(ctx: Any, param: Any, kept: str, typed: str) -> Found:
    """The values of an option or argument; in a list, of the part after the last comma, without what stands there."""
    taken: list[str] = []
    if param.nargs == -1 or getattr(param, "multiple", False):
        *taken, last = re.split(_SEPARATOR, typed)
        kept, typed = kept + typed.removesuffix(last), last
    known = _fixed(param)
    found = _from_file(ctx, param, typed) if known is None else [one for one in known if one[0].startswith(typed)]
    return [(kept + value, about) for value, about in found if value not in taken]


def _placeholder(param: Any) -> str:
    return (param.metavar or "").removesuffix(",…")


def _option(param: Any) -> str:
    return next((name for name in param.opts if name.startswith("--")), "")


def _fixed(param: Any) -> Found | None:
    """The choices that the option's own definition names; None where it names none."""
    placeholder = _placeholder(param)
    if "|" in placeholder:
        return [(word, "") for word in placeholder.split("|")]
    if placeholder in ("方式", "什么"):  # the help says them: `id 按编号，pinyin 按拼音`
        return re.findall(r"([a-z][a-z-]*) ([^、，；]+)", param.help or "")
    if placeholder == "格式":
        from renda_cli.show.output import FORMATS

        return [(word, "") for word in FORMATS]
    return None


def _from_file(ctx: Any, param: Any, typed: str) -> Found:
    """What the file has for a place. Raises DatabaseError, also where an upgrade is due."""
    source = _source(ctx.command_path, _option(param), _placeholder(param))
    if source is None:
        return []
    from renda_cli.work import completing

    here = context.of(ctx)
    here.db = here.db and os.path.expandvars(here.db)  # the shell has not done it yet
    with completing.glance(here.path, here.day) as desk:
        found: Found = getattr(completing, source)(desk, typed)
    return found


def _source(path: str, option: str, placeholder: str) -> str | None:
    place = f"{path} {option or placeholder}"
    if place in _BY_COMMAND:
        return _BY_COMMAND[place]
    return _BY_OPTION[option] if option in _BY_OPTION else _BY_PLACEHOLDER.get(placeholder)


def _asked_for(ctx: Any) -> bool:
    """Whether one of the two options stands on the line."""
    return bool(ctx.params.get("install_completion") or ctx.params.get("show_completion"))


def switch_on(ctx: Any, words: list[str]) -> int:
    """Prints the script for the shell that `words` or $SHELL names, or installs it. Raises InputError."""
    shell = _shell(words)
    out = context.of(ctx).out
    if ctx.params["install_completion"]:
        out.lines([f"已装好 {shell} 的补全（{_install(shell)}）；重新打开终端后，按 Tab 键补全"])
    else:
        out.lines(_script(shell).split("\n"))
    return 0


def _shell(words: list[str]) -> str:
    from renda_cli.show.completion import SHELLS

    if len(words) > 1:
        raise InputError(f"多写了“{' '.join(words[1:])}”", "后面只写一个 shell 的名称")
    shell = words[0] if words else PurePath(os.environ.get("SHELL", "")).name
    if shell in SHELLS:
        return shell
    what = f"没有“{shell[:40]}”的补全" if shell else "看不出用的是哪种 shell"
    raise InputError(what, f"请写明 {'、'.join(SHELLS)} 中的一种，如 renda --install-completion bash")


def _script(shell: str) -> str:
    from typer._completion_shared import get_completion_script

    script = get_completion_script(prog_name=_PROGRAM, complete_var=VARIABLE, shell=shell)
    for was, becomes in _AMENDED.items():
        script = script.replace(was, becomes)
    return script


def _install(shell: str) -> Path:
    from typer._completion_shared import install

    try:
        path = install(shell, _PROGRAM, VARIABLE)[1]
        path.write_text(f"{_script(shell)}\n")
    except OSError as error:
        raise InputError(f"补全没有装上：{error.filename} 写不了（{cause(error)}）", "请检查权限和磁盘空间") from None
    except (ValueError, RuntimeError):  # a start-up file in another encoding, a user without a home
        raise InputError(
            "补全没有装上：读不了 shell 的启动文件", f"请用 renda --show-completion {shell} 印出后自己加入"
        ) from None
    return path
