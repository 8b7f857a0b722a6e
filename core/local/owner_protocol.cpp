#include "core/local/owner_protocol.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace chalkreel::owner_protocol {
namespace {

/// The part of an upload that travels; the operation's id stays on its side.
struct UploadFields
{
    QString path;
    QString title;
    FolderId folder;
    QStringList tags;
    bool leaveInPlace = false;
    bool copyDespiteDuplicate = false;
    ProcessOptions options;
    int priority = UploadRequest{}.priority;

    static constexpr std::tuple kFields{
        Field<&UploadFields::path>{"path"},
        Field<&UploadFields::title>{"title"},
        Field<&UploadFields::folder>{"folder_id"},
        Field<&UploadFields::tags>{"tags"},
        Field<&UploadFields::leaveInPlace>{"leave_in_place"},
        Field<&UploadFields::copyDespiteDuplicate>{"copy_despite_duplicate"},
        Field<&UploadFields::options>{"options"},
        Field<&UploadFields::priority>{"priority"},
    };
};

struct ResultFields
{
    Asset asset;
    JobId job;
    bool isDuplicate = false;

    static constexpr std::tuple kFields{
        Field<&ResultFields::asset>{"asset"},
        Field<&ResultFields::job>{"job_id"},
        Field<&ResultFields::isDuplicate>{"duplicate"},
    };
};

}  // namespace

QString socketPath(const QString &dataFolder)
{
    const QString canonical = QDir{dataFolder}.canonicalPath();
    const QByteArray hash = QCryptographicHash::hash(canonical.toUtf8(), QCryptographicHash::Sha256).toHex().first(24);
    // Without a session (root, a service) there is no runtime folder; the data folder is as private, if its path is short enough.
    constexpr qsizetype kLongestSocketPath = 100;  // bytes; sockaddr_un holds 108
    const QString inside = canonical % QStringLiteral("/owner.socket");
    if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR") && QFile::encodeName(inside).size() <= kLongestSocketPath) return inside;
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) % QStringLiteral("/chalkreel-") % QString::fromLatin1(hash);
}

QByteArray toLine(const QJsonObject &message) { return QJsonDocument{message}.toJson(QJsonDocument::Compact) + '\n'; }

Result<QJsonObject> fromLine(const QByteArray &line)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(line, &error);
    if (!document.isObject()) return fail(ErrorCode::InvalidArgument, QString{}, error.errorString());
    return document.object();
}

QJsonObject uploadToJson(const UploadRequest &request)
{
    return toJson(UploadFields{.path = request.path,
                               .title = request.title,
                               .folder = request.folder,
                               .tags = request.tags,
                               .leaveInPlace = request.leaveInPlace,
                               .copyDespiteDuplicate = request.copyDespiteDuplicate,
                               .options = request.options,
                               .priority = request.priority});
}

Result<UploadRequest> uploadFromJson(const QJsonObject &object)
{
    Result<UploadFields> fields = fromJson<UploadFields>(object);
    if (!fields) return fail(std::move(fields.error()));
    return UploadRequest{.operation = OperationId::create(),
                         .path = fields->path,
                         .title = fields->title,
                         .folder = fields->folder,
                         .tags = fields->tags,
                         .leaveInPlace = fields->leaveInPlace,
                         .copyDespiteDuplicate = fields->copyDespiteDuplicate,
                         .options = fields->options,
                         .priority = fields->priority};
}

QJsonObject uploadResultToJson(const UploadResult &result)
{
    return toJson(ResultFields{.asset = result.asset, .job = result.job, .isDuplicate = result.isDuplicate});
}

Result<UploadResult> uploadResultFromJson(const QJsonObject &object)
{
    Result<ResultFields> fields = fromJson<ResultFields>(object);
    if (!fields) return fail(std::move(fields.error()));
    return UploadResult{.asset = fields->asset, .job = fields->job, .isDuplicate = fields->isDuplicate};
}

}  // namespace chalkreel::owner_protocol
