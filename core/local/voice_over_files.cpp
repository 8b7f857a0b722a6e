#include "core/local/voice_over_files.h"

#include "core/database/loose_blobs.h"
#include "core/model/audio_extraction.h"
#include "core/model/media_info.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

struct ContainerRow
{
    const char *container;  ///< one of FFmpeg's names for it
    const char *ending;
};

constexpr std::array kContainers{
    ContainerRow{"wav", "wav"},   ContainerRow{"mp3", "mp3"}, ContainerRow{"flac", "flac"}, ContainerRow{"ogg", "ogg"},
    ContainerRow{"webm", "webm"}, ContainerRow{"mov", "m4a"}, ContainerRow{"aac", "aac"},
};

QString endingOf(const QString &containers)
{
    const QStringList names = containers.split(u',');
    for (const ContainerRow &row : kContainers)
        if (names.contains(QLatin1StringView{row.container})) return QLatin1StringView{row.ending};
    return {};
}

}  // namespace

Result<BlobKey> voiceOverKey(const Annotation &annotation)
{
    if (!annotation.voiceOver)
        return fail(ErrorCode::NotFound, QCoreApplication::translate("VoiceOver", "This is a drawing: it has no sound."));
    return BlobKey::make(BlobRoot::Metadata, annotation.asset,
                         kVoiceOverFolder + u'/' + annotation.id.toString() + u'.' + annotation.voiceOver->format);
}

Result<VoiceOver> describeVoiceOver(const MediaInfo &info, const QString &name)
{
    const StreamInfo *audio = info.audio();
    if (!audio) return fail(ErrorCode::Unsupported, QCoreApplication::translate("SoundCheck", "“%1” has no sound.").arg(name));
    const QString ending = endingOf(info.container);
    if (ending.isEmpty()) {
        QStringList possible;
        for (const ContainerRow &row : kContainers) possible.append(QLatin1StringView{row.ending});
        return fail(ErrorCode::Unsupported, QCoreApplication::translate("VoiceOver", "A voice-over has to be one of: %1. “%2” is %3.")
                                                .arg(possible.join(", "_L1), name, info.containerName));
    }
    return VoiceOver{.duration = info.duration,
                     .format = ending,
                     .codec = audio->codec,
                     .mimeType = audioMimeType(u'.' + ending),
                     .sampleRate = audio->sampleRate,
                     .channels = audio->channels};
}

Result<void> removeLooseBlobs(Library &library)
{
    const auto keys = waitFor(library.store->read([](Database &database) { return LooseBlobs::list(database); }));
    if (!keys) return fail(keys.error());
    for (const QString &text : *keys) {
        if (const Result<BlobKey> key = BlobKey::parse(text))
            if (Result<void> removed = library.blobs->remove(*key); !removed) return removed;
        const auto forgotten =
            waitFor(library.store->change([&](Transaction &transaction) { return LooseBlobs::forget(transaction, text); }));
        if (!forgotten) return fail(forgotten.error());
    }
    return {};
}

}  // namespace chalkreel
