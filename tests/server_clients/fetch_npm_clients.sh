#!/usr/bin/env bash
# fetch_npm_clients.sh [DIR]: brings the JavaScript clients that the server is tested with into DIR/node_modules (default:
# $CHALKREEL_NPM, else .cache/npm-clients of this repository). What is there in these versions is not fetched again.
#   tus-js-client  resumable uploads (MIT)
#   ws             WebSockets for a node that has none of its own (MIT)
set -euo pipefail
root="$(cd "$(dirname "$0")/../.." && pwd)"
folder="${1:-${CHALKREEL_NPM:-$root/.cache/npm-clients}}"
wanted="tus-js-client@4.3.1 ws@8.18.3"
mkdir -p "$folder"
exec 9>"$folder/.fetch-lock"
flock 9
[[ "$(cat "$folder/.fetched" 2>/dev/null)" = "$wanted" ]] && exit 0
# shellcheck disable=SC2086
npm install --prefix "$folder" --no-save --no-audit --no-fund --ignore-scripts --loglevel=error $wanted
printf '%s' "$wanted" > "$folder/.fetched"
