#!/usr/bin/env bash
# Installs what is missing, builds Chalkreel with its tests and runs them all.
#   ./test.sh [--preset dev|asan|tsan|headless] [CTEST ARGUMENTS...]
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/scripts/dependencies.sh"

preset=dev
case "${1:-}" in
--preset) preset=${2:?"--preset needs a name"}; shift 2 ;;
-h | --help) sed -n '2,3s/^# \{0,1\}//p' "$0"; exit 0 ;;
esac

chalkreel_install build run test
chalkreel_drop_root bash "$0" --preset "$preset" "$@"

cd "$here"
echo "Building the $preset preset..."
[ -f "build/$preset/build.ninja" ] || cmake --preset "$preset" > /dev/null
ninja -C "build/$preset" --quiet
# What a test starts must find this build, not one that is installed.
exec ctest --preset "$preset" "$@"
