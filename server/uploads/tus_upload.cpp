#include "server/uploads/tus_upload.h"

#include "server/uploads/tus_metadata.h"

namespace chalkreel {
namespace {

/// So much is sent again at most after a kill.
constexpr qint64 kRecordEvery = 16 << 20;

std::optional<qint64> wholeNumber(const QByteArray &text)
{
    const bool isDigits = !text.isEmpty() && text.size() <= 18 && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return isDigits ? std::optional{text.toLongLong()} : std::nullopt;
}

Error invalid(const char *why) { return {ErrorCode::InvalidArgument, QString::fromLatin1(why), {}}; }

}  // namespace

TusUpload::TusUpload(Tus &tus, const ApiContext &context, bool isCreation)
    : m_tus{tus}
    , m_intake{tus.intake()}
    , m_principal{context.principal}
    , m_address{context.clientAddress}
    , m_origin{context.origin}
    , m_parameter{context.parameters.value(QStringLiteral("id"))}
    , m_isCreation{isCreation}
{
}

TusUpload::~TusUpload()
{
    leave();
    m_intake.release(m_record.id);
}

void TusUpload::leave()
{
    if (!m_isEntered) return;
    m_isEntered = false;
    if (!m_spool || m_isWritten) return m_tus.leave(m_record.id);
    // What waits to be written must not come after what the next one sends.
    deliver(m_spool->written(true), m_front, [&tus = m_tus, id = m_record.id](const Result<SpoolFile::Written> &) { tus.leave(id); });
}

bool TusUpload::refuse(HttpConnection &connection, const Error &error)
{
    connection.reply(tusError(error));
    return false;
}

QDateTime TusUpload::expiry() const
{
    return QDateTime::currentDateTimeUtc().addSecs(std::chrono::seconds{m_intake.limits().unfinishedLife}.count());
}

void TusUpload::begin(HttpConnection &connection)
{
    m_front = connection.parent();
    const HttpHead &head = connection.head();
    if (head.value("Tus-Resumable") != "1.0.0") {
        HttpReply reply = tusReply(412);
        connection.reply(reply.with("Tus-Version", "1.0.0"));
        return;
    }
    const bool hasContent = !m_isCreation || head.contentLength.value_or(0) > 0;
    if (hasContent && head.value("Content-Type") != "application/offset+octet-stream") {
        refuse(connection, {ErrorCode::Unsupported, QStringLiteral("The content has to be application/offset+octet-stream."), {}});
        return;
    }
    Result<QString> checksum = parseTusChecksum(head.value("Upload-Checksum"));
    if (!checksum) {
        HttpReply reply = tusError(checksum.error());
        reply.status = 400;
        connection.reply(reply);
        return;
    }
    m_checksum = *std::move(checksum);
    connection.pauseBody();
    if (m_isCreation)
        create(connection);
    else
        resume(connection);
}

void TusUpload::create(HttpConnection &connection)
{
    const HttpHead &head = connection.head();
    const std::optional<qint64> length = wholeNumber(head.value("Upload-Length"));
    if (!length) {
        refuse(connection, invalid("Upload-Length has to say how many bytes will come."));
        return;
    }
    Result<QMap<QString, QString>> metadata = parseTusMetadata(head.value("Upload-Metadata"));
    if (!metadata) {
        refuse(connection, metadata.error());
        return;
    }
    m_record = {
        .id = UploadId::create(), .owner = m_principal.owner(), .length = *length, .metadata = *std::move(metadata), .expires = expiry()};
    deliver(m_intake.promise(m_principal, m_record.id, *length), this,
            [this, connection = QPointer{&connection}](const Result<qint64> &room) {
                if (!connection) return;
                if (!room) {
                    refuse(*connection, room.error());
                    return;
                }
                deliver(m_intake.records().create(m_record), this, [this, connection](const Result<UploadRecord> &record) {
                    if (!connection) return;
                    if (!record) {
                        refuse(*connection, record.error());
                        return;
                    }
                    m_intake.release(record->id);  // from now on the record counts
                    m_isEntered = m_tus.enter(record->id);
                    start(*record);
                    connection->resumeBody();
                    // Without content the body was over before the record was there.
                    if (!connection->head().hasBody()) finish(*connection);
                });
            });
}

void TusUpload::resume(HttpConnection &connection)
{
    const HttpHead &head = connection.head();
    const std::optional<qint64> offset = wholeNumber(head.value("Upload-Offset"));
    if (!offset) {
        refuse(connection, invalid("Upload-Offset has to say where this part begins."));
        return;
    }
    const UploadId id = UploadId::fromString(m_parameter);
    deliver(m_intake.records().get(id), this,
            [this, id, offset = *offset, connection = QPointer{&connection}](const Result<UploadRecord> &known) {
                if (!connection) return;
                const Error nothing{ErrorCode::NotFound, QStringLiteral("There is no such upload."), {}};
                if (!known || known->owner != m_principal.owner()) {
                    refuse(*connection, nothing);
                    return;
                }
                if (!m_tus.enter(id)) {
                    connection->reply(tusLocked());
                    return;
                }
                m_record.id = id;
                m_isEntered = true;
                deliver(m_intake.records().resume(id), this, [this, offset, connection](const Result<UploadRecord> &record) {
                    if (!connection) return;
                    if (!record) {
                        refuse(*connection, record.error());
                        return;
                    }
                    if (offset != record->offset) {
                        refuse(*connection, {ErrorCode::Conflict, QStringLiteral("This upload goes on at %1.").arg(record->offset), {}});
                        return;
                    }
                    if (offset + connection->head().contentLength.value_or(0) > record->length) {
                        refuse(*connection, {ErrorCode::TooLarge, QStringLiteral("That is more than this upload was to have."), {}});
                        return;
                    }
                    start(*record);
                    connection->resumeBody();
                    if (!connection->head().hasBody()) finish(*connection);
                });
            });
}

void TusUpload::start(const UploadRecord &record)
{
    m_record = record;
    m_first = m_recorded = record.offset;
    m_spool = std::make_unique<SpoolFile>(m_intake.threads().next(), m_intake.records().spoolFile(record.id), record.offset,
                                          m_intake.limits().keepFreeBytes);
    m_isReady = true;
}

bool TusUpload::takeBody(HttpConnection &connection, QByteArrayView content)
{
    m_taken += content.size();
    if (m_first + m_taken > m_record.length)
        return refuse(connection, {ErrorCode::TooLarge, QStringLiteral("That is more than this upload was to have."), {}});
    m_spool->write(content);
    // A part with a checksum counts as a whole or not at all.
    if (m_checksum.isEmpty() && m_first + m_taken - m_recorded >= kRecordEvery && !m_isRecording) recordSoon(m_first + m_taken);
    if (m_spool->isFull()) {
        connection.pauseBody();
        m_spool->onRoom = [connection = QPointer{&connection}] {
            if (connection) connection->resumeBody();
        };
    }
    return true;
}

void TusUpload::recordSoon(qint64 offset)
{
    m_isRecording = true;
    m_recorded = offset;
    deliver(m_spool->written(false), this, [this](const Result<SpoolFile::Written> &written) {
        if (!written) return;
        deliver(m_intake.records().setOffset(m_record.id, written->size, expiry()), this,
                [this](const Result<UploadRecord> &) { m_isRecording = false; });
    });
}

void TusUpload::finish(HttpConnection &connection)
{
    if (!m_isReady) return;  // it has no body, and the record is on its way: see create() and resume()
    deliver(m_spool->written(true), this, [this, connection = QPointer{&connection}](const Result<SpoolFile::Written> &written) {
        m_isWritten = true;
        if (!connection) return;
        if (!written) {
            refuse(*connection, written.error());
            return;
        }
        if (!m_checksum.isEmpty() && m_checksum != written->sha256) {
            // The next PATCH begins where this one did: resume() cuts the file.
            connection->reply(tusReply(460));
            return;
        }
        recordEnd(*connection, *written);
    });
}

void TusUpload::recordEnd(HttpConnection &connection, const SpoolFile::Written &written)
{
    deliver(
        m_intake.records().setOffset(m_record.id, written.size, expiry()), this,
        [this, sha256 = m_first == 0 ? written.sha256 : QString{}, connection = QPointer{&connection}](const Result<UploadRecord> &record) {
            if (!connection) return;
            if (!record) {
                refuse(*connection, record.error());
                return;
            }
            m_record = *record;
            if (m_record.isComplete())
                becomeVideo(*connection, sha256);
            else
                connection->reply(progressReply(m_isCreation ? 201 : 204));
        });
}

void TusUpload::becomeVideo(HttpConnection &connection, const QString &sha256)
{
    const auto said = [this](const char *name) { return m_record.metadata.value(QString::fromLatin1(name)); };
    const ReceivedFile file{.upload = m_record.id,
                            .name = said("filename").isEmpty() ? said("name") : said("filename"),
                            .title = said("title"),
                            .description = said("description"),
                            .clientId = said("client_id"),
                            .sha256 = sha256,
                            .size = m_record.length,
                            .address = m_address};
    deliver(m_intake.add(m_principal, file), this, [this, connection = QPointer{&connection}](const Result<UploadResult> &result) {
        if (!connection) return;
        if (!result) {
            refuse(*connection, result.error());
            return;
        }
        HttpReply reply = progressReply(m_isCreation ? 201 : 204);
        reply.with("X-Asset-Id", result->asset.id.toString().toLatin1());
        if (!result->job.isNull()) reply.with("X-Job-Id", result->job.toString().toLatin1());
        connection->reply(reply);
    });
}

HttpReply TusUpload::progressReply(int status) const
{
    HttpReply reply = tusReply(status);
    reply.with("Upload-Offset", QByteArray::number(m_record.offset));
    if (m_record.expires.isValid()) reply.with("Upload-Expires", httpDate(m_record.expires.toSecsSinceEpoch()));
    if (m_isCreation) reply.with("Location", m_origin.toLatin1() + "/api/v1/uploads/" + m_record.id.toString().toLatin1());
    return reply;
}

void TusUpload::abort()
{
    // What came before the connection broke is kept, so that the client goes on from there. A checksum's part is not whole.
    if (!m_spool || !m_checksum.isEmpty()) return;
    m_isEntered = false;  // until it is recorded, nobody else sends
    deliver(m_spool->written(true), m_front,
            [&tus = m_tus, front = m_front, id = m_record.id, expires = expiry()](const Result<SpoolFile::Written> &written) {
                if (!written) return tus.leave(id);
                deliver(tus.intake().records().setOffset(id, written->size, expires), front,
                        [&tus, id](const Result<UploadRecord> &) { tus.leave(id); });
            });
}

}  // namespace chalkreel
