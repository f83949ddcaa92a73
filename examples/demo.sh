#!/bin/sh
# 演示：把遥观镇 2022 年的代表建议走一遍。只需要 Python ≥ 3.11（带 pip 和 venv）。
#
#   sh examples/demo.sh                装进本目录的 .venv 再演示；已装好且没有改动就直接用
#   sh examples/demo.sh --no-install   用 PATH 里已装好的 renda
#   RENDA=/某处/renda sh examples/demo.sh
#
# 更新预期的输出：sh examples/demo.sh --no-install > examples/yaoguan/demo.txt
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)

fail() {
    echo "$1" >&2
    exit 3
}

# The first Python on PATH that is new enough.
find_python() {
    for python in python3 python3.14 python3.13 python3.12 python3.11 python; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    fail "没有找到 Python 3.11 或更新的版本，请先安装"
}

# What the installed program was made from: a changed, new or deleted file makes another sum.
fingerprint() {
    (cd "$root" && find pyproject.toml renda_cli -type f ! -name '*.pyc' -exec cksum {} + | LC_ALL=C sort | cksum)
}

# Installed from the clone as it is now, or in place, as developers do.
is_current() {
    "$renda" --help >/dev/null 2>&1 || return 1
    if [ "$(cat "$made_from" 2>/dev/null)" = "$wanted" ]; then
        return 0
    fi
    in_place='import renda_cli, sys; sys.exit(not renda_cli.__file__.startswith(sys.argv[1]))'
    (cd / && "$venv/bin/python" -c "$in_place" "$root/renda_cli/")
}

install() {
    venv=$root/.venv
    made_from=$venv/renda-made-from
    renda=$venv/bin/renda
    wanted=$(fingerprint)
    if is_current; then
        return
    fi
    echo "正在安装 renda 到 $venv" >&2
    if ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        find_python
        "$python" -m venv "$venv" >/dev/null 2>&1 || "$python" -m venv --clear "$venv" >&2 ||
            fail "建立环境失败：请安装 Python 的 venv（Debian、Ubuntu 上是 python3-venv）"
    fi
    (cd "$root" && "$venv/bin/python" -m pip install -qq --disable-pip-version-check . >&2) ||
        fail "安装失败：请检查网络，再执行一次"
    echo "$wanted" >"$made_from"
}

if [ -n "${RENDA:-}" ] || [ "${1:-}" = --no-install ]; then
    renda=$(command -v "${RENDA:-renda}") || fail "没有找到 ${RENDA:-renda}；不加 --no-install 可自动安装"
    case $renda in
    /*) ;;
    *) renda=$PWD/$renda ;;
    esac
elif [ $# -gt 0 ]; then
    fail "不认识 $1；可写的只有 --no-install"
else
    install
fi

desk=$(mktemp -d)
trap 'rm -rf "$desk"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
cd "$desk"
mkdir examples
cp -R "$root/examples/yaoguan" examples/

# The same output on every machine, whatever its language, terminal and day.
unset RENDA_DEBUG RENDA_TODAY
export RENDA_DB=遥观镇.db RENDA_FORMAT=plain NO_COLOR=1 PYTHONUTF8=1

note() {
    printf '\n# %s\n' "$*"
}

# From now on this day is today.
day() {
    printf '$ export RENDA_TODAY=%s\n' "$1"
    export RENDA_TODAY="$1"
}

# Prints a command as a clerk would type it, then carries it out.
run() {
    printf '\n$ renda%s\n' "${*:+ $*}"
    "$renda" "$@"
}

# The same where something is late, which `due` tells by exit code 1.
run_late() {
    code=0
    run "$@" || code=$?
    if [ $code -ne 1 ]; then
        fail "退出码应为 1，实为 $code"
    fi
    echo "（退出码 1：有逾期）"
}

# ---- 从这里起是演示的命令

echo "# 建账：遥观镇第五届人大，录入五届一次会议以来的代表建议"
run init --town 遥观镇 --county 武进区 --province 江苏省 --congress 5 --term-start 2021-12-20
run batch examples/yaoguan/1-spring.renda

note "2022年5月9日，星期一：今天该催哪几件"
day 2022-05-09
run
run_late due --within 7d

note "其中一件：代表对办理结果不满意，正在重新办理"
run proposal show 5-1/16
run proposal explain 5-1/16

note "年底：22件全部答复，双满意"
day 2022-12-31
run batch examples/yaoguan/2-rest-of-year.renda
run proposal stats 2022 --by topic
run proposal stats 2022 --by unit
run proposal stats 2022 --by satisfaction
run summary 2022

note "2023年1月6日，五届三次会议：还有一项承诺没有兑现"
day 2023-01-06
run_late due
