#pragma once

#include "tests/support/server_process.h"

#include <QFile>
#include <QFileInfo>
#include <QUuid>

namespace chalkreel::e2e {

/// One part of a multipart/form-data body (RFC 7578).
struct FormPart
{
    QByteArray name;
    QByteArray content;
    QByteArray fileName;  ///< empty: a plain field
};

inline Answer postForm(ServerProcess &server, const QString &path, const QList<FormPart> &parts, const QByteArray &bearer)
{
    const QByteArray boundary = "chalkreel-" + QUuid::createUuid().toByteArray(QUuid::Id128);
    QByteArray body;
    for (const FormPart &part : parts) {
        body += "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + part.name + '"';
        if (!part.fileName.isEmpty()) body += "; filename=\"" + part.fileName + "\"\r\nContent-Type: application/octet-stream";
        body += "\r\n\r\n" + part.content + "\r\n";
    }
    body += "--" + boundary + "--\r\n";
    return server.ask({.method = "POST",
                       .path = path,
                       .body = body,
                       .bearer = bearer,
                       .contentType = "multipart/form-data; boundary=" + boundary,
                       .headers = {}});
}

inline QByteArray contentOf(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

/// Seed 004's "Upload Video". The new video's id; empty when it was refused.
inline QString uploadVideo(ServerProcess &server, const QString &path, const QByteArray &bearer)
{
    const Answer answer =
        postForm(server, QStringLiteral("/api/v1/videos"),
                 {{"file", contentOf(path), QFileInfo{path}.fileName().toUtf8()}, {"title", "Training Session", {}}}, bearer);
    return answer.status == 201 ? answer.json().value(QLatin1StringView{"id"}).toString() : QString{};
}

}  // namespace chalkreel::e2e
