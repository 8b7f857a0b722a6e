#pragma once

#include "core/backend/upload_service.h"

#include <QJsonDocument>

/// How a program talks to the one that owns a data folder: JSON objects, one a line, over a socket that only the same user
/// can reach. {"id":1,"method":"cancel","params":{...}} is answered by {"id":1,"result":{...}} or {"id":1,"error":{...}};
/// {"job":{...}} comes unasked for watched jobs.
namespace chalkreel::owner_protocol {

inline constexpr qsizetype kLongestLine = 1 << 20;  ///< bytes; thousands of file names fit
inline constexpr int kMostConnections = 32;
inline constexpr int kMostPending = 64;  ///< unanswered requests of one connection

inline constexpr QLatin1StringView kId{"id"};
inline constexpr QLatin1StringView kMethod{"method"};
inline constexpr QLatin1StringView kParams{"params"};
inline constexpr QLatin1StringView kResult{"result"};
inline constexpr QLatin1StringView kError{"error"};
inline constexpr QLatin1StringView kJob{"job"};

/// The socket of a data folder's owner: a path in the user's runtime folder, short enough for any system.
QString socketPath(const QString &dataFolder);

QByteArray toLine(const QJsonObject &message);
/// InvalidArgument for what is no JSON object.
Result<QJsonObject> fromLine(const QByteArray &line);

QJsonObject uploadToJson(const UploadRequest &request);
Result<UploadRequest> uploadFromJson(const QJsonObject &object);
QJsonObject uploadResultToJson(const UploadResult &result);
Result<UploadResult> uploadResultFromJson(const QJsonObject &object);

}  // namespace chalkreel::owner_protocol
