"""Papers from templates as Markdown, DOCX or HTML, from the shipped template or the clerk's own."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from renda_cli.errors import InputError, cause
from renda_cli.files import columns

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import StrictUndefined, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

NO_DAY = datetime(2000, 1, 1)  # for papers that name no day; the clock would make each file differ
_LARGEST = 16 * 1024 * 1024
_UNFIT = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # control characters, half characters
_MARKDOWN = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)")
_SYNTAX = (
    (r"needs to be closed is '(\w+)'", "{0} 没有用 end{0} 收尾"),
    (r"unknown tag '(.+?)'", "不认识语句 {0}，或它前面没有开头"),
    (r"No (?:filter|test) named '(.+?)'", "没有叫 {0} 的过滤器"),
)
_CAUSES = {
    ZeroDivisionError: "除数是 0",
    MemoryError: "内容太大",
    OverflowError: "数太大",
    RecursionError: "层数太多",
    TypeError: "用法与值不合",
}
_REMEDY = "请改好模板再试"
_WHOLE = "请检查 {% if %} 与 {% endif %}、{% for %} 与 {% endfor %} 是否在同一段，跨段的写 {%p … %}，跨行的写 {%tr … %}"


class _Unfit(Exception):
    """A value that is no text and cannot stand in a paper; the message is Chinese."""


def render(kind: str, data: Mapping[str, Any], *, form: str, template: Path | None = None) -> bytes:
    """The bytes of a paper: a kind of templates/, form `md`, `docx` or `html`; the same data gives the same bytes.

    Without `template` the shipped one is filled. Raises InputError when the template cannot be read or filled.
    """
    return filler(kind, form=form, template=template)(data)


def filler(kind: str, *, form: str, template: Path | None = None) -> Callable[[Mapping[str, Any]], bytes]:
    """What fills a template as `render` does, read once for many papers. Raises InputError when it cannot be read."""
    path = template.expanduser() if template else _shipped(kind, form)
    content = _read(path)
    if form == "docx":
        return _docx_filler(content, str(path))
    finalize = _in_html if form == "html" else _in_markdown
    return lambda data: _lines(content, data, str(path), finalize)


def template_text(kind: str, form: str) -> bytes:
    """The shipped template of a kind and form, for the clerk to save and change. Raises InputError if there is none."""
    return _read(_shipped(kind, form))


def settle(content: bytes) -> bytes:
    """A zip file's bytes with one date for all members and nothing of the machine that wrote it."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            member = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            member.create_system, member.compress_type = 0, ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return out.getvalue()


def _shipped(kind: str, form: str) -> Path:
    return Path(__file__).with_name("templates") / f"{kind}.{form}"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        raise InputError(f"读不了模板 {path}（{cause(error)}）", "请核对文件路径") from None
    if len(content) > _LARGEST:
        raise InputError(f"模板 {path} 超过 {_LARGEST // 1024 // 1024} MB", "请删去其中的大图")
    return content


def _lines(content: bytes, data: Mapping[str, Any], name: str, finalize: Callable[[Any], str]) -> bytes:
    """A paper of lines: Markdown or HTML, by what makes a value safe in it."""
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"模板 {name} 不是 UTF-8 编码的文本", "请另存为 UTF-8（Word 模板用于生成 .docx）") from None
    with _blamed(name, numbered=True):
        environment = _environment(data, finalize, {}, lines=True)
        return environment.from_string(source).render(data).encode("utf-8")


def _docx_filler(content: bytes, name: str) -> Callable[[Mapping[str, Any]], bytes]:
    """Fills a Word template; what its XML is made into before the data comes is worked out once."""
    from docx import Document
    from docx.oxml import parse_xml
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]

    class Whole(DocxTemplate):  # type: ignore[misc]
        patch_xml = _kept(DocxTemplate.patch_xml)

        def fix_tables(self, xml: str) -> Any:
            parse_xml(xml)  # docxtpl mends broken text by leaving out the rest of it
            return super().fix_tables(xml)

    try:
        Document(BytesIO(content))
    except Exception:  # a damaged file fails in a dozen ways, from zip, XML and the packaging
        raise InputError(f"模板 {name} 不是能打开的 Word 文档", "请在 Word 或 WPS 中另存为 .docx") from None

    known: dict[str, CodeType] = {}

    def fill(data: Mapping[str, Any]) -> bytes:
        with _blamed(name, numbered=False):
            paper = Whole(BytesIO(content))
            paper.render(dict(data), _environment(data, _in_docx, known, lines=False))
            columns.share(paper.docx)
            _sign(paper.docx.core_properties, str(data.get("today", "")))
            out = BytesIO()
            paper.save(out)
            return settle(out.getvalue())

    return fill


def _kept(patch: Callable[[Any, str], str]) -> Callable[[Any, str], str]:
    """A function of an object and a text whose answer to the same text is remembered."""
    known: dict[str, str] = {}

    def patched(paper: Any, xml: str) -> str:
        if xml not in known:
            known[xml] = patch(paper, xml)
        return known[xml]

    return patched


def _sign(properties: Any, today: str) -> None:
    """The paper's own day instead of the clock's, and not the name of the package that wrote it."""
    found = re.search(r"(\d{4})\D(\d{1,2})\D(\d{1,2})", today)
    day = datetime(*map(int, found.groups())) if found else NO_DAY  # type: ignore[arg-type]
    properties.created = properties.modified = day
    for name in ("author", "last_modified_by"):
        if getattr(properties, name) == "python-docx":
            setattr(properties, name, "")


def _environment(
    data: Mapping[str, Any], finalize: Callable[[Any], str], known: dict[str, "CodeType"], *, lines: bool
) -> "ImmutableSandboxedEnvironment":
    """Where templates run: `lines` for a text of lines, in which a statement's own line vanishes; else for XML.

    `known` keeps what texts were compiled to: half of the time of a paper.
    """
    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Remembering(ImmutableSandboxedEnvironment):
        def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
            if source not in known:
                known[source] = self.compile(source)
            return self.template_class.from_code(self, known[source], self.make_globals(None))

    return Remembering(
        undefined=_missing(data),
        finalize=finalize,
        autoescape=not lines,
        trim_blocks=lines,
        lstrip_blocks=lines,
        keep_trailing_newline=True,
    )


def _missing(data: Mapping[str, Any]) -> "type[StrictUndefined]":
    from jinja2 import StrictUndefined
    from jinja2.utils import missing

    class Missing(StrictUndefined):
        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return "用到了一个没有的值"
            within = data if self._undefined_obj is missing else self._undefined_obj
            known = f"，可用的有 {'、'.join(map(str, within))}" if isinstance(within, Mapping) else ""
            known = f"，{within.listed_by}" if hasattr(within, "listed_by") else known  # too many to be said here
            return f"没有 {self._undefined_name} 这一项{known}"

    return Missing


def _in_markdown(value: Any) -> str:
    """Text that is one cell of a table and nothing but text, whatever it holds; what a template marks safe stays."""
    text = _text(value)
    return text if hasattr(value, "__html__") else _MARKDOWN.sub(r"\\\g<0>", text).replace("\n", "<br>")


def _in_html(value: Any) -> str:
    """Text and nothing but text between the tags or in quotation marks; what a template marks safe stays."""
    from markupsafe import escape

    text = _text(value)
    return text if hasattr(value, "__html__") else str(escape(text)).replace("\n", "<br>")


def _in_docx(value: Any) -> str:
    """Text for the XML. Braces too, or docxtpl would read `{_{` in a value as one of its own signs."""
    from markupsafe import Markup, escape

    text = _text(value)
    escaped = text if hasattr(value, "__html__") else str(escape(text))
    return Markup(escaped.replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return _text("、".join(value))
    if isinstance(value, str | int | float):
        return _UNFIT.sub("", "\n".join(str(value).splitlines()))
    str(value)  # a name that does not exist says so here
    raise _Unfit("填的不是文字，列表要用 for 逐项写出")


@contextmanager
def _blamed(name: str, *, numbered: bool) -> Iterator[None]:
    """Whatever goes wrong while a template is filled, as one sentence; `numbered`: its lines mean something to people."""
    from jinja2.exceptions import SecurityError, TemplateSyntaxError, UndefinedError

    try:
        yield
    except TemplateSyntaxError as error:
        raise InputError(f"模板 {name} {_place(error)}写得不对（{_syntax(error)}）", _REMEDY) from None
    except SyntaxError:  # lxml's
        raise InputError(f"模板 {name} 填好后不是完整的文档", _WHOLE) from None
    except SecurityError as error:
        raise InputError(
            f"模板 {name} {_line(error, numbered)}用了不许用的写法", "模板里只能取数据、判断和循环"
        ) from None
    except Exception as error:  # a template can raise anything
        said = isinstance(error, UndefinedError | _Unfit)
        why = str(error) if said else _CAUSES.get(type(error), type(error).__name__)
        raise InputError(f"模板 {name} {_line(error, numbered)}填不进去（{why}）", _REMEDY) from None


def _line(error: Exception, numbered: bool) -> str:
    lines = [frame.lineno for frame in extract_tb(error.__traceback__) if frame.filename == "<template>"]
    return f"第 {lines[-1]} 行" if numbered and lines else ""


def _place(error: "TemplateSyntaxError") -> str:
    """The line; in a Word template, where lines mean nothing, the text of the paragraph."""
    around = getattr(error, "docx_context", None)  # up to three paragraphs before the one at fault, and three after
    if around is None:
        return f"第 {error.lineno} 行"
    found = [text.strip() for text in list(around)[: min(error.lineno, 4)] if text.strip()]
    return f"“{found[-1][:30]}”处" if found else ""


def _syntax(error: "TemplateSyntaxError") -> str:
    for pattern, words in _SYNTAX:
        if found := re.search(pattern, error.message or ""):
            return words.format(*found.groups())
    return "大括号里的写法有误"
