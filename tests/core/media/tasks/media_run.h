#pragma once

#include "core/media/media_task.h"
#include "core/media/tasks/audio_pass.h"
#include "core/media/tasks/inspection.h"
#include "core/media/tasks/packager.h"
#include "core/media/tasks/video_pass.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>

namespace chalkreel::test {

/// Runs a program to its end; its output, or null when it failed.
inline QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
        qWarning().noquote() << program << arguments << process.readAllStandardError();
        return {};
    }
    const QByteArray output = process.readAllStandardOutput();
    return output.isNull() ? QByteArray{""} : output;
}

inline bool runFfmpeg(const QStringList &arguments)
{
    const QStringList quiet{QStringLiteral("-nostdin"), QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")};
    return !outputOf(QStringLiteral("ffmpeg"), quiet + arguments).isNull();
}

/// ffprobe's lines for one section: "frame=pts_time" of stream "v:0".
inline QStringList probe(const QString &file, const QString &stream, const QString &entries)
{
    const QByteArray text = outputOf(QStringLiteral("ffprobe"), {QStringLiteral("-v"), QStringLiteral("error"),
                                                                 QStringLiteral("-select_streams"), stream, QStringLiteral("-show_entries"),
                                                                 entries, QStringLiteral("-of"), QStringLiteral("compact=p=0:nk=1"), file});
    QStringList lines;
    for (const QByteArray &line : text.split('\n')) {
        const QByteArray trimmed = line.trimmed();
        if (!trimmed.isEmpty()) lines.append(QString::fromUtf8(trimmed));
    }
    return lines;
}

/// The times of all shown frames, as ffprobe sees them.
inline QStringList frameTimes(const QString &file)
{
    QStringList times;
    for (const QString &line : probe(file, QStringLiteral("v:0"), QStringLiteral("frame=pts_time"))) times.append(line.section(u'|', 0, 0));
    return times;
}

/// One number for every packet's content.
inline QStringList packetHashes(const QString &file, const QString &stream)
{
    const QByteArray text =
        outputOf(QStringLiteral("ffprobe"),
                 {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-select_streams"), stream, QStringLiteral("-show_packets"),
                  QStringLiteral("-show_data_hash"), QStringLiteral("MD5"), QStringLiteral("-show_entries"),
                  QStringLiteral("packet=data_hash"), QStringLiteral("-of"), QStringLiteral("compact=p=0:nk=1"), file});
    QStringList hashes;
    for (const QByteArray &line : text.split('\n')) {
        // Side data, such as samples to skip, stands on the line of its packet, or breaks it.
        for (const QString &column : QString::fromUtf8(line).split(u'|'))
            if (column.startsWith(QStringLiteral("MD5:"))) hashes.append(column.trimmed());
    }
    return hashes;
}

/// The tasks of one job on one clip in folders of its own, in this process.
class MediaRun
{
public:
    explicit MediaRun(const QString &source, QList<RenditionKind> renditions = ProcessOptions::everything())
    {
        task.source = source;
        task.displayName = QFileInfo{source}.fileName();
        task.workDir = m_folder.filePath(QStringLiteral("work"));
        task.outputDir = m_folder.filePath(QStringLiteral("out"));
        task.options.renditions = std::move(renditions);
        task.options.encoderThreads = 1;
        QDir{}.mkpath(task.workDir);
        QDir{}.mkpath(task.outputDir);
    }

    Result<MediaReport> inspect() { return chalkreel::inspect(task, control); }
    Result<MediaReport> video() { return runVideoPass(task, control, chunkSeconds); }
    Result<MediaReport> audio() { return runAudioPass(task, control); }
    Result<MediaReport> package() { return packageRenditions(task, control, chunkSeconds); }
    /// All of them; the package's report, with the warnings of the others.
    Result<MediaReport> all()
    {
        QStringList warnings;
        for (const auto &step : {&MediaRun::inspect, &MediaRun::video, &MediaRun::audio}) {
            const Result<MediaReport> report = (this->*step)();
            if (!report) return report;
            warnings += report->warnings;
        }
        Result<MediaReport> packaged = package();
        if (packaged) packaged->warnings = warnings + packaged->warnings;
        return packaged;
    }

    QString file(RenditionKind kind) const { return task.outputDir % u'/' % QLatin1StringView{renditionFile(kind).fileName}; }
    /// Chunk files below the work folder, relative to it.
    QStringList chunkFiles() const
    {
        QStringList files;
        const QDir video{task.workDir + QStringLiteral("/video")};
        for (const QString &folder : video.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            for (const QString &chunk : QDir{video.filePath(folder)}.entryList({QStringLiteral("chunk-*")}))
                files.append(folder % u'/' % chunk);
        return files;
    }
    QByteArray chunkBytes(const QString &relative) const
    {
        QFile chunk{task.workDir % QStringLiteral("/video/") % relative};
        return chunk.open(QIODevice::ReadOnly) ? chunk.readAll() : QByteArray{};
    }

    MediaTask task;
    MediaControl control;
    double chunkSeconds = kChunkSeconds;

private:
    QTemporaryDir m_folder;
};

inline const Rendition *find(const MediaReport &report, RenditionKind kind)
{
    for (const Rendition &rendition : report.renditions)
        if (rendition.kind == kind) return &rendition;
    return nullptr;
}

}  // namespace chalkreel::test
