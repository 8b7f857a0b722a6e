#!/usr/bin/env bash
# install.sh [DIR]: brings what `chalkreel_bench server` is compared with: Debian packages, and npm's into DIR (default:
# .cache/bench-peers of this repository). What is there is left alone.
set -euo pipefail

here="$(cd "$(dirname "$0")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
. "$root/scripts/dependencies.sh"
chalkreel_install bench
folder="${1:-$root/.cache/bench-peers}"
mkdir -p "$folder"
cmp -s "$here/package.json" "$folder/package.json" && [ -d "$folder/node_modules" ] && exit 0
cp "$here/package.json" "$here/package-lock.json" "$folder/"
npm ci --prefix "$folder" --silent --no-audit --no-fund --ignore-scripts
