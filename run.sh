#!/usr/bin/env bash
# Installs what is missing, builds Chalkreel and runs its main job.
#   ./run.sh [CLIP]        opens the desktop with CLIP (or a demo clip that the program renders itself);
#                          without a display, processes it on the command line and prints what it made
#   ./run.sh --build-only  stops after the build
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/scripts/dependencies.sh"

buildOnly=no
clip=
for argument in "$@"; do
    case "$argument" in
    --build-only) buildOnly=yes ;;
    -h | --help) sed -n '2,6s/^# \{0,1\}//p' "$0"; exit 0 ;;
    -*) echo "Unknown option $argument; see ./run.sh --help" >&2; exit 2 ;;
    *) [ -z "$clip" ] || { echo "One clip at a time; see ./run.sh --help" >&2; exit 2; }; clip=$argument ;;
    esac
done
if [ -n "$clip" ] && [ ! -r "$clip" ]; then echo "“$clip” cannot be read: check its name and your rights." >&2; exit 1; fi

chalkreel_install build run
chalkreel_drop_root bash "$0" "$@"
chalkreel_fetch_npm run || echo "A server's /docs and /redoc will be plain pages." >&2

build="$here/build/release"
log="$here/build/release.log"
mkdir -p "$here/build"
if [ ! -f "$build/build.ninja" ]; then
    echo "Configuring (details in build/release.log)..."
    (cd "$here" && cmake --preset release) > "$log" 2>&1 || { tail -30 "$log" >&2; exit 1; }
fi
if [ -x "$build/bin/chalkreel" ]; then echo "Bringing the build up to date..."; else echo "Building; the first time takes several minutes..."; fi
if [ -t 1 ]; then ninja -C "$build"; else ninja -C "$build" > "$log" 2>&1 || { tail -40 "$log" >&2; exit 1; }; fi
echo "Built: build/release/bin/chalkreel and build/release/bin/chalkreelctl"
[ "$buildOnly" = no ] || exit 0

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    if [ -n "$clip" ]; then exec "$build/bin/chalkreel" "$clip"; else exec "$build/bin/chalkreel" --demo; fi
fi

echo "No display here, so the clip is processed on the command line."
output="$PWD/chalkreel-output"
if [ -z "$clip" ]; then
    mkdir -p "$output"
    clip="$output/demo.mp4"
    "$build/bin/chalkreelctl" demo "$clip"
fi
name=$(basename "$clip")
exec "$build/bin/chalkreelctl" process "$clip" --output "$output/${name%.*}"
