#include "core/media/tasks/inspection.h"

#include "core/base/atomic_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace chalkreel {
namespace {

QString infoPath(const QString &workDir) { return QDir{workDir}.filePath(QStringLiteral("inspection.json")); }
QString indexPath(const QString &workDir) { return QDir{workDir}.filePath(QStringLiteral("packets.idx")); }

Result<QByteArray> readAll(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.exists() ? ErrorCode::Io : ErrorCode::NotFound,
                    QCoreApplication::translate("Inspection", "The file has not been inspected yet."), path + u' ' + file.errorString());
    return file.readAll();
}

}  // namespace

Result<void> saveInspection(const QString &workDir, const MediaInfo &info, const PacketIndex &index)
{
    // The description last: where it is, the index is, too.
    if (Result<void> written = writeFileAtomically(indexPath(workDir), index.serialise()); !written) return written;
    return writeFileAtomically(infoPath(workDir), QJsonDocument{toJson(info)}.toJson(QJsonDocument::Compact));
}

Result<Inspection> loadInspection(const QString &workDir)
{
    const Result<QByteArray> text = readAll(infoPath(workDir));
    if (!text) return fail(text.error());
    const Result<QByteArray> bytes = readAll(indexPath(workDir));
    if (!bytes) return fail(bytes.error());
    const auto damaged = [](const QString &detail) {
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Inspection", "What was found out about the file is damaged. Process it again."), detail);
    };
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*text, &error);
    if (!document.isObject()) return damaged(error.errorString());
    Result<MediaInfo> info = fromJson<MediaInfo>(document.object());
    if (!info) return damaged(info.error().message);
    const auto isStream = [&info](int number) { return number >= -1 && number < info->streams.size(); };
    if (!isStream(info->videoStream) || !isStream(info->audioStream)) return damaged(QStringLiteral("stream numbers"));
    Result<PacketIndex> index = PacketIndex::parse(*bytes);
    if (!index) return fail(index.error());
    return Inspection{std::move(*info), std::move(*index)};
}

}  // namespace chalkreel
