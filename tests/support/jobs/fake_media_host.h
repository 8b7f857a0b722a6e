#pragma once

#include "core/media/media_host.h"

#include <QDir>
#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QSet>

#include <condition_variable>
#include <mutex>

namespace chalkreel::test {

/// A MediaHost that makes small files instead of media, holds or fails steps when told to, and notices two runs in one
/// work folder at the same time. The source's first word says what it is: video, audio, image; anything else is Damaged.
class FakeMediaHost : public MediaHost
{
public:
    /// Runs of this step wait, at half of their way, until release() or a stop.
    void hold(MediaTaskKind kind)
    {
        const std::scoped_lock lock{m_mutex};
        m_held.insert(kind);
    }
    void release(MediaTaskKind kind)
    {
        {
            const std::scoped_lock lock{m_mutex};
            m_held.remove(kind);
        }
        m_changed.notify_all();
    }
    void failNext(MediaTaskKind kind, const Error &error, int times = 1)
    {
        const std::scoped_lock lock{m_mutex};
        for (int i = 0; i < times; ++i) m_failures[kind].append(error);
    }
    /// How often the step was begun.
    int runs(MediaTaskKind kind)
    {
        const std::scoped_lock lock{m_mutex};
        return m_runs.value(kind);
    }
    /// Sources in the order in which this step of theirs began.
    QStringList order(MediaTaskKind kind)
    {
        const std::scoped_lock lock{m_mutex};
        return m_order.value(kind);
    }
    bool hasOverlapped()
    {
        const std::scoped_lock lock{m_mutex};
        return m_hasOverlapped;
    }
    int running()
    {
        const std::scoped_lock lock{m_mutex};
        return static_cast<int>(m_workDirs.size());
    }

    Result<MediaReport> run(const MediaTask &task, const MediaControl &control, std::chrono::seconds) override
    {
        enter(task);
        Result<MediaReport> report = work(task, control);
        leave(task);
        return report;
    }

    static MediaInfo videoInfo()
    {
        StreamInfo video{.index = 0, .type = QStringLiteral("video"), .codec = QStringLiteral("h264"), .duration = 4};
        video.width = video.displayWidth = 1280;
        video.height = video.displayHeight = 720;
        video.frameRate = {25, 1};
        StreamInfo audio{.index = 1, .type = QStringLiteral("audio"), .codec = QStringLiteral("aac"), .duration = 4};
        return {.kind = AssetKind::Video, .duration = 4, .videoStream = 0, .audioStream = 1, .streams = {video, audio}};
    }

    static MediaInfo soundInfo()
    {
        StreamInfo audio{.index = 0, .type = QStringLiteral("audio"), .codec = QStringLiteral("opus"), .duration = 2.5};
        audio.sampleRate = 48000;
        audio.channels = 1;
        return {.kind = AssetKind::Audio, .container = QStringLiteral("ogg"), .duration = 2.5, .audioStream = 0, .streams = {audio}};
    }

protected:
    /// Called at each tenth of a step.
    virtual void onTenth(const MediaTask &, int) {}

private:
    void enter(const MediaTask &task)
    {
        const std::scoped_lock lock{m_mutex};
        ++m_runs[task.kind];
        m_order[task.kind].append(task.displayName);
        if (m_workDirs.contains(task.workDir)) m_hasOverlapped = true;
        m_workDirs.insert(task.workDir);
    }
    void leave(const MediaTask &task)
    {
        const std::scoped_lock lock{m_mutex};
        m_workDirs.remove(task.workDir);
    }

    Result<MediaReport> work(const MediaTask &task, const MediaControl &control)
    {
        for (int tenth = 0; tenth <= 10; ++tenth) {
            if (control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
            onTenth(task, tenth);
            control.onProgress({.fraction = tenth / 10.0, .seconds = tenth * 0.4, .speed = 2});
            if (tenth == 5) waitWhileHeld(task.kind, control.stop);
        }
        if (control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        if (const std::optional<Error> error = takeFailure(task.kind)) return fail(*error);
        return make(task);
    }

    void waitWhileHeld(MediaTaskKind kind, const std::stop_token &stop)
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, stop, [&] { return !m_held.contains(kind); });
    }

    std::optional<Error> takeFailure(MediaTaskKind kind)
    {
        const std::scoped_lock lock{m_mutex};
        QList<Error> &failures = m_failures[kind];
        if (failures.isEmpty()) return std::nullopt;
        return failures.takeFirst();
    }

    static Result<MediaReport> make(const MediaTask &task)
    {
        using enum RenditionKind;
        QFile source{task.source};
        if (!source.open(QIODevice::ReadOnly)) return fail(ErrorCode::NotFound, task.displayName);
        const QString word = QString::fromUtf8(source.readAll()).section(u' ', 0, 0);
        const auto kind = enumFromName<AssetKind>(word);
        if (!kind) return fail(ErrorCode::Damaged, QStringLiteral("“%1” cannot be read as media.").arg(task.displayName));

        MediaReport report;
        const auto put = [&](std::initializer_list<RenditionKind> kinds) {
            for (const RenditionKind made : kinds)
                if (task.options.wants(made)) report.renditions.append(write(task, made));
        };
        const QString chunk = task.workDir + QStringLiteral("/chunk");
        switch (task.kind) {
        case MediaTaskKind::Inspect:
            report.info = videoInfo();
            report.info.kind = *kind;
            if (*kind != AssetKind::Video) report.info.videoStream = -1;
            if (*kind == AssetKind::Image) report.info.audioStream = -1;
            put({Metadata, Histogram, PacketIndex, Thumbnail, ThumbnailStart, ThumbnailMiddle, ThumbnailEnd});
            break;
        case MediaTaskKind::Video:
            writeFile(chunk, "chunk");
            put({Storyboard, StoryboardIndex, Preview, PreviewGif});
            break;
        case MediaTaskKind::Audio: put({Waveform, WaveformImage}); break;
        case MediaTaskKind::Package:
            if (!QFile::exists(chunk)) return fail(ErrorCode::Internal, QStringLiteral("packaging found no chunks"));
            put({Enhanced, Review, Hd, Sd, Mobile, Hls});
            if (task.options.wants(Hls)) writeFile(task.outputDir + QStringLiteral("/hls/segment0.m4s"), "segment");
            break;
        case MediaTaskKind::Extract: {
            const QString file = audioFileName(task.audio.format);
            writeFile(task.outputDir + u'/' + file, "made sound");
            report.renditions.append({.kind = Audio, .file = file, .size = 10, .origin = QStringLiteral("encoded")});
            report.details = {{QStringLiteral("audio_format"), QString{nameOf(task.audio.format)}}};
            break;
        }
        case MediaTaskKind::SoundCheck:
            if (*kind != AssetKind::Audio)
                return fail(ErrorCode::Unsupported, QStringLiteral("“%1” is no recording of sound.").arg(task.displayName));
            report.info = soundInfo();
            break;
        }
        return report;
    }

    static Rendition write(const MediaTask &task, RenditionKind kind)
    {
        const QString file = QString::fromLatin1(renditionFile(kind).fileName);
        QByteArray content = QByteArray{"made "} + nameOf(kind).data();
        if (file.endsWith(QStringLiteral(".json")))
            content = QJsonDocument{QJsonObject{{QStringLiteral("made"), QString{nameOf(kind)}}}}.toJson();
        writeFile(task.outputDir + u'/' + file, content);
        return {.kind = kind, .file = file, .size = content.size(), .origin = QStringLiteral("encoded")};
    }

    static void writeFile(const QString &path, const QByteArray &content)
    {
        QDir{}.mkpath(QFileInfo{path}.path());
        QFile file{path + QStringLiteral(".part")};
        if (!file.open(QIODevice::WriteOnly)) qFatal("the fake cannot write %s", qPrintable(path));
        file.write(content);
        file.close();
        QFile::remove(path);
        file.rename(path);
    }

    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    QSet<MediaTaskKind> m_held;
    QHash<MediaTaskKind, QList<Error>> m_failures;
    QHash<MediaTaskKind, int> m_runs;
    QHash<MediaTaskKind, QStringList> m_order;
    QSet<QString> m_workDirs;
    bool m_hasOverlapped = false;
};

}  // namespace chalkreel::test
