"""What can go wrong, a class for each exit code of the program."""

import errno
import re

_WORD = "[^\\s；，。、：（）“”]"
_ENDLESS = re.compile(f"({_WORD}{{60}}){_WORD}{{100,}}({_WORD}{{60}})")  # something pasted, of which both ends will do


class RendaError(Exception):
    """One sentence for the clerk: what is wrong and, after it, what to type instead."""

    exit_code = 2

    def __init__(self, what: str, how: str = "") -> None:
        super().__init__(_ENDLESS.sub(r"\1……\2", f"{what}；{how}" if how else what))


def cause(error: OSError) -> str:
    """Why a file could not be read or written, in Chinese."""
    return _CAUSES.get(error.errno or 0, f"系统错误 {error.errno}")


_CAUSES = {
    errno.ENOENT: "没有这个文件",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.EEXIST: "已有同名的文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过了允许的文件大小",
    errno.EIO: "读写磁盘出错",
    errno.EROFS: "所在的磁盘是只读的",
    errno.ENAMETOOLONG: "文件名太长",
}


class InputError(RendaError):
    """The input is wrong; nothing was written."""


class NoRuleOn(InputError):
    """The rulebook has no value for a key on a day. Never answered with a silent 0."""


class DatabaseError(RendaError):
    """The database cannot be used (missing, locked, damaged, disk full …); nothing was written."""

    exit_code = 3


class Interrupted(RendaError):
    """The clerk pressed Ctrl-C; nothing was written."""

    exit_code = 130
