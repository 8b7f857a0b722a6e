#!/usr/bin/env bash
# Checks the sources without running them.
#   scripts/check.sh format        clang-format on every source file
#   scripts/check.sh tidy [BASE]   clang-tidy on what changed since BASE (default: the last four hours)
#   scripts/check.sh analyse       clang-tidy and the static analyser on everything, which takes an hour
#   scripts/check.sh fix           formats every source file
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# tidy ARGUMENTS...: on the files that standard input names, one a line
tidy() {
    [ -f build/dev/compile_commands.json ] || { echo "Build the dev preset first: ./test.sh" >&2; exit 1; }
    xargs -r -n 1 -P "$(nproc)" clang-tidy-19 -p build/dev --quiet --extra-arg=-Wno-deprecated-declarations --warnings-as-errors='*' "$@" 2> /dev/null
}

sources() { git ls-files -- '*.h' '*.cpp'; }

case "${1:-}" in
format) sources | xargs clang-format-19 --dry-run -Werror ;;
fix) sources | xargs clang-format-19 -i ;;
tidy)
    # A file that only moved is no change. The analyser takes three times as long as all else, so it has a command of its own.
    if [ -n "${2:-}" ]; then
        git diff --name-only -M90% --diff-filter=AM "$2"
    else
        # Commit by commit: a branch that was merged may be older than what it was merged into.
        git log --since='4 hours ago' --no-merges --format= --name-only -M90% --diff-filter=AM | sort -u
    fi | while read -r file; do
        if [[ $file =~ ^(core|ui|app|server)/.*\.cpp$ && -f $file ]]; then echo "$file"; fi
    done | tidy --checks='-clang-analyzer-*'
    ;;
analyse) git ls-files -- 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp' 'server/*.cpp' | tidy ;;
*) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 2 ;;
esac
