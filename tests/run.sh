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
COVERAGE_FILE="$environment/coverage" coverage run -m pytest "$@"
COVERAGE_FILE="$environment/coverage" coverage report
