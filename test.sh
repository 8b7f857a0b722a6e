#!/usr/bin/env bash
# Installs what is missing, builds Chalkreel with its tests and runs them all.
#   ./test.sh [--preset dev|asan|tsan|headless] [--area core|contract|ui|e2e|...] [CTEST ARGUMENTS...]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/scripts/dependencies.sh"

preset=dev
area=
arguments=("$@")
while [ $# -gt 0 ]; do
    case "$1" in
    --preset) preset=${2:?"--preset needs a name"}; shift 2 ;;
    --area) area=${2:?"--area needs the name of a folder in tests/"}; shift 2 ;;
    -h | --help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;;
    *) break ;;
    esac
done

chalkreel_install build run test
chalkreel_drop_root bash "$0" "${arguments[@]}"
chalkreel_fetch_npm run test && "$here/tests/server_clients/fetch_npm_clients.sh" || echo "Tests that need them will fail." >&2

cd "$here"
echo "Building the $preset preset..."
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" > /dev/null
if [ -n "$area" ]; then
    ninja -C "build/$preset" --quiet "tests_$area"
    exec ctest --preset "$preset" --label-regex "^$area\$" "$@"
fi
ninja -C "build/$preset" --quiet
exec ctest --preset "$preset" "$@"
