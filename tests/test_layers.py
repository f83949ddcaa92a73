"""Imports run one way, and each floor keeps to its own: an `ast` walk over the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import renda_cli

ROOT = Path(renda_cli.__file__).parent
SOURCES = [path for path in sorted(ROOT.rglob("*.py")) if "migrations" not in path.parts]
BELOW = {
    "__main__": {"main"},
    "main": {"commands", "show", "errors", "__version__"},
    "commands": {"commands", "work", "show", "errors"},
    "work": {"work", "rules", "store", "files", "errors"},
    "files": {"files", "errors"},
    "show": {"show", "rules", "errors"},
    "store": {"store", "rules", "errors"},
    "rules": {"rules", "errors"},
    "errors": set(),
    "__init__": set(),
}
HEAVY = {"sqlmodel", "sqlalchemy", "alembic"}
HEAVY_ALLOWED = {"store/generate.py", "store/upgrade.py"}
SCREEN = {"typer", "rich", "tabulate"}
LONGEST_FUNCTION = 60
LONGEST_COMMAND_BODY = 15


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def floor(path: Path) -> str:
    return path.relative_to(ROOT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name(path)}:{node.lineno} is a relative import"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_imports_run_downwards(path: Path) -> None:
    ours = {module.split(".")[1] for module in imports(path) if module.startswith("renda_cli.")}
    assert ours <= BELOW[floor(path)]


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_heavy_packages_stay_where_the_schema_is_made(path: Path) -> None:
    found = {module.split(".")[0] for module in imports(path)}
    assert not found & HEAVY or name(path) in HEAVY_ALLOWED or name(path).startswith("store/tables/")
    if floor(path) in {"work", "rules", "store"}:
        assert not found & SCREEN


@pytest.mark.parametrize("path", [path for path in SOURCES if floor(path) == "show"], ids=name)
def test_show_knows_of_the_rules_only_their_words(path: Path) -> None:
    ours = {module for module in imports(path) if module.startswith("renda_cli.rules.")}
    assert {module.split(".")[2] for module in ours} <= {"vocabulary", "values"}


def test_commands_reach_for_the_work_only_when_they_run() -> None:
    for path in SOURCES:
        if floor(path) == "commands":
            top = ast.parse(path.read_text(encoding="utf-8")).body
            at_import = {node.module or "" for node in top if isinstance(node, ast.ImportFrom)}
            assert not {module for module in at_import if module.startswith("renda_cli.work")}, name(path)


def test_no_command_module_imports_another() -> None:
    shared = {"renda_cli.commands", "renda_cli.commands.context", "renda_cli.commands.options"}
    for path in SOURCES:
        if floor(path) == "commands":
            others = {module for module in imports(path) if module.startswith("renda_cli.commands")}
            assert others <= shared, name(path)


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_only_show_prints_and_only_main_reads_the_clock(path: Path) -> None:
    called = {
        ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    }
    if floor(path) != "show":
        assert "print" not in called
    if floor(path) not in {"main", "__main__"}:
        assert not called & {"date.today", "datetime.now", "datetime.today", "time.time", "sys.exit"}
    if floor(path) == "rules":
        assert not {"os.environ.get", "os.getenv"} & called


@pytest.mark.parametrize("path", SOURCES, ids=name)
def test_functions_are_short(path: Path) -> None:
    if name(path) == "store/statements.py":
        return
    long = [node.name for node in functions(path) if (node.end_lineno or 0) - node.lineno + 1 > LONGEST_FUNCTION]
    assert long == []


def test_a_command_is_flags_one_call_into_work_and_one_of_show() -> None:
    for path in SOURCES:
        if floor(path) == "commands" and name(path) != "commands/context.py":
            for node in functions(path):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                lines = (body[-1].end_lineno or 0) - body[0].lineno + 1
                assert lines <= LONGEST_COMMAND_BODY, f"{name(path)} {node.name}: {lines} lines"


def test_packages_re_export_nothing() -> None:
    for path in ROOT.rglob("__init__.py"):
        assert list(imports(path)) == [], name(path)
