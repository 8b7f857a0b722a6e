#include "server/uploads/form_upload.h"

#include "server/api/reply.h"

#include <QUrlQuery>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestField = qsizetype{64} << 10;

Error notAForm() { return {ErrorCode::InvalidArgument, QStringLiteral("The body is not a complete multipart/form-data form."), {}}; }

}  // namespace

FormUpload::FormUpload(UploadIntake &intake, const ApiContext &context, FormShape shape, FormFinisher finisher)
    : m_intake{intake}
    , m_principal{context.principal}
    , m_address{context.clientAddress}
    , m_shape{std::move(shape)}
    , m_finisher{std::move(finisher)}
{
}

FormUpload::~FormUpload()
{
    m_intake.release(m_upload);
    // Nobody took it: the connection broke, or the form was refused.
    if (m_spool && !m_isTaken) m_spool->discard();
}

void FormUpload::begin(HttpConnection &connection)
{
    const QByteArray type = connection.head().value("Content-Type");
    const QByteArray boundary = MultipartParser::boundaryOf(type);
    if (!boundary.isEmpty()) {
        m_parser = std::make_unique<MultipartParser>(
            boundary, MultipartParser::Sink{[this](const auto &part) { return beginPart(part); },
                                            [this](QByteArrayView content) { return takeContent(content); }, [this] { return endPart(); }});
    } else if (m_shape.takesRawBody && !type.startsWith("multipart/")) {
        const QUrlQuery query{QString::fromLatin1(connection.head().query)};
        for (const auto &[name, value] : query.queryItems(QUrl::FullyDecoded)) m_form.fields.insert(name, value);
        beginFile(m_form.fields.value(QStringLiteral("name")), type);
    } else {
        refuse(connection, {ErrorCode::Unsupported, QStringLiteral("The body has to be multipart/form-data with a boundary."), {}});
        return;
    }
    // Asked before the first byte is taken; without a length, again when all are there.
    connection.pauseBody();
    deliver(m_intake.promise(m_principal, m_upload, connection.head().contentLength.value_or(-1)), this,
            [this, connection = QPointer{&connection}](const Result<qint64> &room) {
                if (!connection) return;
                if (room)
                    m_room = *room;
                else
                    refuse(*connection, room.error());
                connection->resumeBody();
            });
}

bool FormUpload::refuse(HttpConnection &connection, const Error &error)
{
    connection.reply(errorReply(error));
    return false;
}

void FormUpload::beginFile(const QString &name, const QByteArray &type)
{
    m_form.file = ReceivedFile{.upload = m_upload, .name = name, .address = m_address};
    m_form.fileType = type;
    m_isFilePart = true;
    m_spool =
        std::make_unique<SpoolFile>(m_intake.threads().next(), m_intake.records().spoolFile(m_upload), 0, m_intake.limits().keepFreeBytes);
}

bool FormUpload::beginPart(const MultipartParser::Part &part)
{
    m_text.clear();
    m_field = part.name;
    const bool isFile = part.name == m_shape.fileField && !part.fileName.isNull();
    if (isFile && m_form.file) {
        m_problem = Error{ErrorCode::InvalidArgument, QStringLiteral("One file at a time."), {}};
        return false;
    }
    m_isFilePart = false;
    if (isFile) beginFile(part.fileName, part.contentType);
    return true;
}

bool FormUpload::takeContent(QByteArrayView content)
{
    if (!m_isFilePart) {
        m_text.append(content);
        if (m_text.size() > kLongestField)
            m_problem = Error{ErrorCode::TooLarge, QStringLiteral("“%1” is too long.").arg(m_field.left(64)), {}};
        return !m_problem;
    }
    m_form.file->size += content.size();
    if (m_form.file->size > m_room)
        m_problem = Error{ErrorCode::TooLarge, QStringLiteral("There is room for %1 MB, and this file has more.").arg(m_room >> 20), {}};
    if (m_problem) return false;
    m_spool->write(content);
    return true;
}

bool FormUpload::endPart()
{
    if (!m_isFilePart) m_form.fields.insert(m_field, QString::fromUtf8(m_text));
    return true;
}

bool FormUpload::takeBody(HttpConnection &connection, QByteArrayView content)
{
    const bool isGood = m_parser ? m_parser->feed(content) : takeContent(content);
    if (!isGood) return refuse(connection, m_problem.value_or(notAForm()));
    if (m_spool && m_spool->isFull()) {
        connection.pauseBody();
        m_spool->onRoom = [connection = QPointer{&connection}] {
            if (connection) connection->resumeBody();
        };
    }
    return true;
}

void FormUpload::finish(HttpConnection &connection)
{
    if (m_parser && !m_parser->isDone()) {
        refuse(connection, notAForm());
        return;
    }
    if (!m_form.file) {
        refuse(connection, {ErrorCode::InvalidArgument, QStringLiteral("The form has no file in “%1”.").arg(m_shape.fileField), {}});
        return;
    }
    deliver(m_spool->written(true), this, [this, connection = QPointer{&connection}](const Result<SpoolFile::Written> &written) {
        if (!connection) return;
        if (!written) {
            refuse(*connection, written.error());
            return;
        }
        m_form.file->sha256 = written->sha256;
        if (connection->head().contentLength)
            complete(*connection);
        else
            confirm(*connection);
    });
}

/// Its size is known now, and what others of the same person sent meanwhile counts.
void FormUpload::confirm(HttpConnection &connection)
{
    deliver(m_intake.promise(m_principal, m_upload, m_form.file->size), this,
            [this, connection = QPointer{&connection}](const Result<qint64> &room) {
                if (!connection) return;
                if (room)
                    complete(*connection);
                else
                    refuse(*connection, room.error());
            });
}

void FormUpload::complete(HttpConnection &connection)
{
    m_finisher(m_form, m_principal, this, [this, connection = QPointer{&connection}](const Result<HttpReply> &reply) {
        m_isTaken = reply.has_value();
        if (connection) connection->reply(reply ? *reply : errorReply(reply.error()));
    });
}

}  // namespace chalkreel
