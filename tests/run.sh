#!/bin/sh
# Everything that must hold: a fresh environment, an install from this clone, the linters, the types, the tests.
set -eu
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
environment=$(mktemp -d)
trap 'rm -rf "$environment"' EXIT INT TERM

"$python" -m venv "$environment"
"$environment/bin/pip" install --quiet --disable-pip-version-check -e '.[dev]'
PATH="$environment/bin:$PATH"
export PATH

ruff check .
ruff format --check .
mypy
COVERAGE_FILE="$environment/coverage"
export COVERAGE_FILE
if [ $# -gt 0 ]; then
    coverage run -m pytest "$@"
else # in two halves side by side, which takes half as long
    coverage run --parallel-mode -m pytest tests/work >"$environment/work.log" 2>&1 &
    half=$!
    failed=0
    coverage run --parallel-mode -m pytest tests --ignore=tests/work || failed=$?
    wait "$half" || failed=$?
    cat "$environment/work.log"
    [ "$failed" -eq 0 ] || exit "$failed"
    coverage combine --quiet
fi
coverage report
