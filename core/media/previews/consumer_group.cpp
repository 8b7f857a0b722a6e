#include "core/media/previews/consumer_group.h"

#include "core/base/atomic_file.h"
#include "core/media/previews/preview_clip.h"
#include "core/media/previews/preview_gif.h"
#include "core/media/previews/storyboard.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace chalkreel {

Result<ConsumerGroup> ConsumerGroup::load(const MediaTask &task, const MediaInfo &info, double chunkSeconds)
{
    const ClipShape shape = clipShapeOf(info);
    ConsumerGroup group;
    QStringList names;
    const auto add = [&](const char *name, std::unique_ptr<FrameConsumer> consumer) {
        names.append(QString::fromLatin1(name));
        group.m_consumers.push_back({QString::fromLatin1(name), std::move(consumer)});
    };
    if (task.options.wants(RenditionKind::Storyboard) || task.options.wants(RenditionKind::StoryboardIndex))
        add("storyboard", std::make_unique<Storyboard>(shape));
    if (task.options.wants(RenditionKind::Preview)) add("preview", std::make_unique<PreviewClip>(shape));
    if (task.options.wants(RenditionKind::PreviewGif)) add("gif", std::make_unique<PreviewGif>(shape));
    if (group.isEmpty()) return group;

    // Other members or other chunks: what is kept does not belong together.
    const QString folder = task.workDir % QStringLiteral("/video/pictures-%1-%2").arg(names.join(u'-')).arg(chunkSeconds);
    for (Member &member : group.m_consumers) {
        member.dir = folder % u'/' % member.dir;
        if (!QDir{}.mkpath(member.dir))
            return fail(ErrorCode::Io, QCoreApplication::translate("ConsumerGroup", "The work folder cannot be written."), member.dir);
        if (Result<void> loaded = member.consumer->load(member.dir); !loaded) return fail(std::move(loaded.error()));
    }
    group.m_markerPath = folder % QStringLiteral("/finished-chunks");
    QFile marker{group.m_markerPath};
    if (marker.open(QIODevice::ReadOnly)) group.m_finishedChunks = marker.readAll().trimmed().toInt();
    return group;
}

Result<void> ConsumerGroup::take(const AVFrame &frame, double seconds)
{
    for (const Member &member : m_consumers)
        if (Result<void> taken = member.consumer->take(frame, seconds); !taken) return taken;
    return {};
}

Result<void> ConsumerGroup::saveChunk(int chunk)
{
    for (const Member &member : m_consumers)
        if (Result<void> saved = member.consumer->save(member.dir); !saved) return saved;
    return writeFileAtomically(m_markerPath, QByteArray::number(chunk + 1));
}

Result<QList<Rendition>> ConsumerGroup::finish(const QString &outputDir)
{
    QList<Rendition> made;
    for (const Member &member : m_consumers) {
        Result<QList<Rendition>> files = member.consumer->finish(outputDir);
        if (!files) return files;
        made += *files;
    }
    return made;
}

}  // namespace chalkreel
