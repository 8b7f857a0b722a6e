#pragma once

#include "core/media/av/av_ptr.h"

#include <QByteArray>
#include <QString>

/// Which of FFmpeg's several hundred demuxers and decoders untrusted files may reach. What cameras, phones, editors and
/// browsers write is in; formats that open other files, run scripts or live only in museums and exploits are out.
namespace chalkreel::av {

/// Whether files of this format are taken. `isImage`: it holds still pictures.
[[nodiscard]] bool isAllowed(const AVInputFormat &format);
[[nodiscard]] bool isImageFormat(const AVInputFormat &format);

/// The decoder for a codec; null when it is not on the list or not in this build of FFmpeg.
[[nodiscard]] const AVCodec *allowedDecoder(AVCodecID codec);
/// Names of all decoders on the list, comma-separated, as AVFormatContext::codec_whitelist wants them.
[[nodiscard]] const QByteArray &decoderWhitelist();
/// Names of all demuxers on the list, likewise.
[[nodiscard]] const QByteArray &demuxerWhitelist();

/// What a person calls a format that is not taken because it refers to other files or is only text ("a playlist");
/// empty for others.
[[nodiscard]] QString refusedFormatName(const AVInputFormat &format);
/// The same judged by the first bytes, for what FFmpeg has no demuxer or no probe for. Empty when it looks like media.
[[nodiscard]] QString refusedContentName(const QByteArray &beginning);

}  // namespace chalkreel::av
