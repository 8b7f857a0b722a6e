#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

/// A file, or a folder of files, made from an asset's original.
enum class RenditionKind {
    Original,
    Enhanced,   ///< contrast and sharpness on luma, the source's size
    Review,     ///< short closed GOP, the source's frames and timestamps, for exact seeking
    Hd,         ///< short side at most 1080 pixels
    Sd,         ///< short side at most 480
    Mobile,     ///< short side at most 360
    Hls,        ///< a folder: master.m3u8, fMP4 segments
    Thumbnail,  ///< first frame, 320 wide
    ThumbnailStart,
    ThumbnailMiddle,
    ThumbnailEnd,
    Storyboard,       ///< one JPEG sheet of small frames
    StoryboardIndex,  ///< WebVTT: which tile shows which time
    Preview,          ///< a few silent seconds, MP4
    PreviewGif,
    Waveform,  ///< JSON peaks
    WaveformImage,
    Histogram,
    Metadata,
    PacketIndex,  ///< PTS, DTS, position and flags of every video packet
    Audio,        ///< the sound alone
};

template <>
inline constexpr std::array kEnumNames<RenditionKind>{
    EnumName{RenditionKind::Original, "original"},
    EnumName{RenditionKind::Enhanced, "enhanced"},
    EnumName{RenditionKind::Review, "review"},
    EnumName{RenditionKind::Hd, "hd"},
    EnumName{RenditionKind::Sd, "sd"},
    EnumName{RenditionKind::Mobile, "mobile"},
    EnumName{RenditionKind::Hls, "hls"},
    EnumName{RenditionKind::Thumbnail, "thumbnail"},
    EnumName{RenditionKind::ThumbnailStart, "thumbnail_start"},
    EnumName{RenditionKind::ThumbnailMiddle, "thumbnail_middle"},
    EnumName{RenditionKind::ThumbnailEnd, "thumbnail_end"},
    EnumName{RenditionKind::Storyboard, "storyboard"},
    EnumName{RenditionKind::StoryboardIndex, "storyboard_index"},
    EnumName{RenditionKind::Preview, "preview"},
    EnumName{RenditionKind::PreviewGif, "preview_gif"},
    EnumName{RenditionKind::Waveform, "waveform"},
    EnumName{RenditionKind::WaveformImage, "waveform_image"},
    EnumName{RenditionKind::Histogram, "histogram"},
    EnumName{RenditionKind::Metadata, "metadata"},
    EnumName{RenditionKind::PacketIndex, "packet_index"},
    EnumName{RenditionKind::Audio, "audio"},
};

/// The file that a kind is kept in, relative to an asset's or an output folder, and how it is served.
struct RenditionFile
{
    RenditionKind kind;
    const char *fileName;  ///< nullptr for the original, which keeps its own
    const char *mimeType;
};

inline constexpr std::array kRenditionFiles{
    RenditionFile{RenditionKind::Original, nullptr, "application/octet-stream"},
    RenditionFile{RenditionKind::Enhanced, "enhanced.mp4", "video/mp4"},
    RenditionFile{RenditionKind::Review, "review.mp4", "video/mp4"},
    RenditionFile{RenditionKind::Hd, "hd.mp4", "video/mp4"},
    RenditionFile{RenditionKind::Sd, "sd.mp4", "video/mp4"},
    RenditionFile{RenditionKind::Mobile, "mobile.mp4", "video/mp4"},
    RenditionFile{RenditionKind::Hls, "hls/master.m3u8", "application/vnd.apple.mpegurl"},
    RenditionFile{RenditionKind::Thumbnail, "thumbnail.jpg", "image/jpeg"},
    RenditionFile{RenditionKind::ThumbnailStart, "thumbnail_start.jpg", "image/jpeg"},
    RenditionFile{RenditionKind::ThumbnailMiddle, "thumbnail_middle.jpg", "image/jpeg"},
    RenditionFile{RenditionKind::ThumbnailEnd, "thumbnail_end.jpg", "image/jpeg"},
    RenditionFile{RenditionKind::Storyboard, "storyboard.jpg", "image/jpeg"},
    RenditionFile{RenditionKind::StoryboardIndex, "storyboard.vtt", "text/vtt"},
    RenditionFile{RenditionKind::Preview, "preview.mp4", "video/mp4"},
    RenditionFile{RenditionKind::PreviewGif, "preview.gif", "image/gif"},
    RenditionFile{RenditionKind::Waveform, "waveform.json", "application/json"},
    RenditionFile{RenditionKind::WaveformImage, "waveform.png", "image/png"},
    RenditionFile{RenditionKind::Histogram, "histogram.json", "application/json"},
    RenditionFile{RenditionKind::Metadata, "metadata.json", "application/json"},
    RenditionFile{RenditionKind::PacketIndex, "packets.idx", "application/octet-stream"},
    RenditionFile{RenditionKind::Audio, "audio.m4a", "audio/mp4"},
};

constexpr const RenditionFile &renditionFile(RenditionKind kind)
{
    for (const RenditionFile &row : kRenditionFiles)
        if (row.kind == kind) return row;
    return kRenditionFiles.front();
}

/// One made file of an asset.
struct Rendition
{
    RenditionKind kind = RenditionKind::Original;
    QString file;     ///< relative to the asset, with forward slashes
    qint64 size = 0;  ///< bytes; of all files for a folder
    int width = 0;    ///< pixels; 0 where there is no picture
    int height = 0;
    QString origin;  ///< "encoded", "remuxed" or "shared:<kind>" when it is the same bytes as another rendition

    friend bool operator==(const Rendition &, const Rendition &) = default;

    static constexpr std::tuple kFields{
        Field<&Rendition::kind>{"kind"},   Field<&Rendition::file>{"file"},     Field<&Rendition::size>{"size"},
        Field<&Rendition::width>{"width"}, Field<&Rendition::height>{"height"}, Field<&Rendition::origin>{"origin"},
    };
};

}  // namespace chalkreel
