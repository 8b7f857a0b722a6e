#!/usr/bin/env bash
# make_footage.sh DIR: renders the awkward clips that the tests read into DIR/clips. Made once; again when this script
# changes. Each picture carries its number, counted from 0, as 16 black or white blocks along its top, the lowest bit on
# the left: footage.h reads it back, so that a test can prove which frame it got.
set -euo pipefail

folder="${1:?usage: make_footage.sh DIR}"
mkdir -p "$folder"
folder="$(cd "$folder" && pwd)"
clips="$folder/clips"
stamp="$clips/.made-$(sha256sum "$0" | cut -c1-16)"
exec 9>"$folder/.clips-lock"
flock 9
if [[ -e "$stamp" ]]; then exit 0; fi
echo "rendering test clips into $clips" >&2
rm -rf "$clips.part"
mkdir -p "$clips.part"
cd "$clips.part"

ff() { ffmpeg -nostdin -hide_banner -loglevel error -y "$@"; }

# The filter that draws the number. Comes last, so that the numbers are those of the frames in the file.
number="drawbox=x=0:y=0:w=iw:h=ih/8:color=black:t=fill"
for bit in {0..15}; do
    number+=",drawbox=x=iw*$bit/16:y=0:w=iw/16:h=ih/8:color=white:t=fill:enable='mod(floor(n/$((1 << bit))),2)'"
done
source() { echo "testsrc2=size=$1:rate=$2:duration=$3"; } # SIZE RATE SECONDS
x264=(-c:v libx264 -preset veryfast -crf 26 -sc_threshold 0 -pix_fmt yuv420p -threads 2)
tone() { echo "sine=frequency=440:sample_rate=48000:duration=$1"; }
aac=(-c:a aac -b:a 64k)

# 12 s with key frames more than 8 s apart
ff -f lavfi -i "$(source 320x240 30 12)" -f lavfi -i "$(tone 12)" -vf "$number" "${x264[@]}" -g 250 -keyint_min 250 -bf 3 "${aac[@]}" \
    -movflags +faststart -metadata title="Long GOP" -metadata:s:a language=eng long_gop.mp4
# frames dropped and shaken: no two steps need be equal
ff -f lavfi -i "$(source 320x240 30 8)" -vf "select='gt(mod(n*7919\,11)\,3)',setpts=PTS+mod(N*13\,5)*TB*0.001/TB,$number" -fps_mode vfr \
    -video_track_timescale 90000 "${x264[@]}" -g 60 -bf 2 vfr.mp4
# a phone held upright
if ffmpeg -hide_banner -h full 2>/dev/null | grep -q -- -display_rotation; then
    ff -display_rotation:v:0 -90 -i long_gop.mp4 -t 3 -c copy rotated.mp4
else
    ff -i long_gop.mp4 -t 3 -c copy -metadata:s:v rotate=270 rotated.mp4 # FFmpeg 5.1 counts the other way round here
fi
# cut in the middle of a GOP without encoding: the edit list hides what comes before
ff -ss 3.3 -i long_gop.mp4 -t 6 -c copy edit_list.mp4
ff -f lavfi -i "$(source 320x240 30 6)" -f lavfi -i "$(tone 6)" -vf "$number" "${x264[@]}" -g 30 -bf 3 "${aac[@]}" short_gop.mp4
ff -i short_gop.mp4 -c copy -output_ts_offset 37.5 start.mkv
ff -i short_gop.mp4 -c copy start.ts
ff -i short_gop.mp4 -c copy -output_ts_offset 95440 wrap.ts # the 33-bit clock runs over after 3.7 s
ff -i short_gop.mp4 -an -c copy silent.mp4
ff -i short_gop.mp4 -c copy -movflags frag_keyframe+empty_moov+default_base_moof fragmented.mp4
ff -i short_gop.mp4 -an -c copy -bsf:v h264_mp4toannexb bare.h264
ff -i short_gop.mp4 -an -c copy reordered.avi # AVI has no PTS
ff -f lavfi -i "$(source 320x240 25 3)" -vf "$number,format=yuv444p,scale=319:241,setsar=1" -c:v libx264 -preset veryfast -g 25 odd_size.mp4
ff -f lavfi -i "$(source 320x240 25 3)" -vf "$number,format=yuv420p10le" -c:v libx264 -preset veryfast -g 25 ten_bit.mp4
ff -f lavfi -i "$(source 320x240 60 4)" -vf "$number" "${x264[@]}" -g 60 fps60.mp4
ff -f lavfi -i "$(source 320x240 30000/1001 4)" -vf "$number" "${x264[@]}" -g 48 -bf 3 -x264-params open-gop=1 open_gop.mp4
ff -i open_gop.mp4 -c copy open_gop.ts
ff -f lavfi -i "$(source 320x240 25 4)" -vf "$number" "${x264[@]}" -bf 0 -g 40 -x264-params intra-refresh=1 intra_refresh.ts
ff -f lavfi -i "$(source 360x288 25 3)" -vf "$number,setsar=16/11" "${x264[@]}" -g 25 anamorphic.mp4
for hdr in pq:smpte2084 hlg:arib-std-b67; do
    ff -f lavfi -i "$(source 320x240 25 2)" -vf "$number,format=yuv420p10le" -c:v libx265 -preset ultrafast -tag:v hvc1 \
        -color_primaries bt2020 -color_trc "${hdr#*:}" -colorspace bt2020nc \
        -x265-params "log-level=error:keyint=25:colorprim=bt2020:transfer=${hdr#*:}:colormatrix=bt2020nc" "${hdr%%:*}.mp4"
done
ff -f lavfi -i "$(source 320x240 25 3)" -vf "$number" -c:v mjpeg -q:v 4 mjpeg.avi
ff -f lavfi -i "$(source 320x240 25 3)" -vf "$number" -c:v mpeg4 -q:v 4 -bf 2 -g 25 mpeg4.avi
ff -f lavfi -i "$(source 320x240 25 3)" -vf "$number" -c:v mpeg2video -q:v 4 -bf 2 -g 12 -f vob program.mpg
ff -f lavfi -i "$(source 320x240 25 3)" -vf "$number" -c:v libvpx -deadline realtime -cpu-used 8 -auto-alt-ref 1 -lag-in-frames 16 -g 25 -b:v 400k vp8.webm
ff -f lavfi -i "$(source 320x240 25 3)" -vf "$number" -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -g 25 -b:v 400k vp9.webm

# cut-off files: with the table of contents in front, and without it
head -c $(($(stat -c %s long_gop.mp4) * 60 / 100)) long_gop.mp4 >cut_off.mp4
head -c $(($(stat -c %s short_gop.mp4) * 60 / 100)) short_gop.mp4 >no_index.mp4
head -c $(($(stat -c %s start.mkv) * 60 / 100)) start.mkv >cut_off.mkv

# sound and stills; tags that mean harm to whoever prints them
ff -f lavfi -i "$(tone 3)" "${aac[@]}" sound.m4a
ff -f lavfi -i "$(tone 3)" sound.wav
ff -f lavfi -i "$(source 320x240 1 1)" -frames:v 1 -vf "$number" picture.png
ff -f lavfi -i "$(source 320x240 1 1)" -frames:v 1 -vf "$number" -q:v 2 picture.jpg
ff -i sound.wav -i picture.jpg -map 0 -map 1 -c:a libmp3lame -c:v copy -disposition:v attached_pic cover.mp3
ff -f lavfi -i "$(source 160x120 10 2)" animation.gif
printf ';FFMETADATA1\ntitle=Red \x1b[31malert\xe2\x80\xae gpj.exe <b>\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=2000\ntitle=One\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=2000\nEND=6000\ntitle=Two\n' >chapters.txt
ff -i short_gop.mp4 -i chapters.txt -f lavfi -i "$(tone 6)" -map 0:v -map 0:a -map 2:a -map_metadata 1 -c:v copy -c:a aac -b:a 64k \
    -metadata:s:a:0 language=eng -metadata:s:a:1 language=deu -metadata:s:a:1 title=Kommentar two_tracks.mkv
rm chapters.txt

touch ".made-${stamp##*.made-}"
rm -rf "$clips"
mv "$clips.part" "$clips"
