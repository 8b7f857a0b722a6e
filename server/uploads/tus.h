#pragma once

#include "server/http/http_connection.h"
#include "server/uploads/upload_intake.h"

#include <QSet>

namespace chalkreel {

/// Resumable uploads: tus 1.0 (tus.io/protocols/resumable-upload) with creation, creation-with-upload, termination,
/// checksum and expiration.
class Tus
{
public:
    explicit Tus(UploadIntake &intake);

    void addTo(RouteTable &table);

    UploadIntake &intake() { return m_intake; }
    /// False when somebody is sending to it already.
    bool enter(UploadId upload);
    void leave(UploadId upload);

private:
    HttpReply options(const ApiRequest &request) const;
    Result<HttpReply> head(const ApiRequest &request);
    Result<HttpReply> terminate(const ApiRequest &request);

    UploadIntake &m_intake;
    Guarded<QSet<UploadId>> m_busy;
};

/// The headers of every answer of tus.
HttpReply tusReply(int status);
/// An error as tus clients expect it: problem+json, with Tus-Resumable.
HttpReply tusError(const Error &error);
/// 423: somebody is sending to this upload already; clients ask again.
HttpReply tusLocked();

}  // namespace chalkreel
