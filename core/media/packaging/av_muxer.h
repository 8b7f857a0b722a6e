#pragma once

#include "core/media/packaging/packet_source.h"

extern "C" {
#include <libavutil/dict.h>
}

namespace chalkreel::av {

struct ReleaseMuxer
{
    void operator()(AVFormatContext *context) const noexcept { avformat_free_context(context); }
};
using Muxer = std::unique_ptr<AVFormatContext, ReleaseMuxer>;

struct Dictionary
{
    Dictionary() = default;
    ~Dictionary() { av_dict_free(&entries); }
    Dictionary(const Dictionary &) = delete;
    Dictionary &operator=(const Dictionary &) = delete;

    void set(const char *key, const char *value) { av_dict_set(&entries, key, value, 0); }
    void set(const char *key, std::int64_t value) { av_dict_set_int(&entries, key, value, 0); }

    AVDictionary *entries = nullptr;
};

/// A new stream of the muxer that has the source's description; null without memory. Tags of other containers are
/// dropped, so that the muxer chooses its own.
[[nodiscard]] AVStream *addStream(AVFormatContext &muxer, const PacketSource &source);

}  // namespace chalkreel::av
