#pragma once

#include "server/api/api_context.h"
#include "server/uploads/tus.h"

namespace chalkreel {

/// One POST or PATCH of tus: its bytes go to the spool file, and how far they have come is recorded as they do, so that a
/// kill of either side loses some megabytes at most.
class TusUpload final : public StreamHandler
{
public:
    TusUpload(Tus &tus, const ApiContext &context, bool isCreation);
    ~TusUpload() override;

    void begin(HttpConnection &connection) override;
    bool takeBody(HttpConnection &connection, QByteArrayView content) override;
    void finish(HttpConnection &connection) override;
    void abort() override;

private:
    void create(HttpConnection &connection);
    void resume(HttpConnection &connection);
    void start(const UploadRecord &record);
    void recordSoon(qint64 offset);
    void recordEnd(HttpConnection &connection, const SpoolFile::Written &written);
    void becomeVideo(HttpConnection &connection, const QString &sha256);
    HttpReply progressReply(int status) const;
    QDateTime expiry() const;
    bool refuse(HttpConnection &connection, const Error &error);
    void leave();

    Tus &m_tus;
    UploadIntake &m_intake;
    const Principal m_principal;
    const QString m_address;
    const QString m_origin;
    const QString m_parameter;
    const bool m_isCreation;
    QObject *m_front = nullptr;  ///< outlives the request
    UploadRecord m_record;
    std::unique_ptr<SpoolFile> m_spool;
    QString m_checksum;  ///< that this part has to have
    qint64 m_first = 0;  ///< offset at which this part begins
    qint64 m_taken = 0;  ///< bytes of this part
    qint64 m_recorded = 0;
    bool m_isEntered = false;
    bool m_isRecording = false;
    bool m_isReady = false;
    bool m_isWritten = false;  ///< nothing of this part waits any more
};

}  // namespace chalkreel
