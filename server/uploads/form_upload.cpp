#include "server/uploads/form_upload.h"

#include "server/api/reply.h"

#include <QUrlQuery>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestField = 64 * 1024;

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
    // Asked before the first byte is taken; without a length, what there is room for is asked again as it comes.
    connection.pauseBody();
    deliver(m_intake.check(m_principal, connection.head().contentLength.value_or(-1)), this,
            [this, connection = QPointer{&connection}](const Result<void> &room) {
                if (!connection) return;
                m_isChecked = true;
                if (!room) refuse(*connection, room.error());
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
    m_form.file = ReceivedFile{.upload = UploadId::create(), .name = name, .address = m_address};
    m_form.fileType = type;
    m_isFilePart = true;
    m_spool = std::make_unique<SpoolFile>(m_intake.threads().next(), m_intake.records().spoolFile(m_form.file->upload), 0);
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
    const qint64 most = m_intake.limits().fileBytes;
    if (most > 0 && m_form.file->size > most) {
        m_problem = Error{ErrorCode::TooLarge, QStringLiteral("Files may have %1 MB here.").arg(most >> 20), {}};
        return false;
    }
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
        complete(*connection);
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
