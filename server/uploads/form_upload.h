#pragma once

#include "server/api/api_context.h"
#include "server/http/http_connection.h"
#include "server/uploads/multipart_parser.h"
#include "server/uploads/upload_intake.h"

#include <QMap>

namespace chalkreel {

/// A form with one file in it, complete: the file is in the spool folder.
struct ReceivedForm
{
    QMap<QString, QString> fields;
    std::optional<ReceivedFile> file;
    QByteArray fileType;  ///< as the client called it
};

/// What becomes of a form: answers through `reply`, now or later, on the connection's thread. `context` dies with the
/// request. What it does not take over of the spool is removed.
using FormFinisher = std::function<void(const ReceivedForm &form, const Principal &principal, QObject *context,
                                        std::function<void(Result<HttpReply>)> reply)>;

struct FormShape
{
    QString fileField = QStringLiteral("file");
    bool takesRawBody = false;  ///< a body that is no form is the file itself; its name stands in ?name=, other fields likewise
};

/// multipart/form-data (RFC 7578) or a raw body, streamed into the spool folder.
class FormUpload final : public StreamHandler
{
public:
    FormUpload(UploadIntake &intake, const ApiContext &context, FormShape shape, FormFinisher finisher);
    ~FormUpload() override;

    void begin(HttpConnection &connection) override;
    bool takeBody(HttpConnection &connection, QByteArrayView content) override;
    void finish(HttpConnection &connection) override;

private:
    bool beginPart(const MultipartParser::Part &part);
    bool takeContent(QByteArrayView content);
    bool endPart();
    void beginFile(const QString &name, const QByteArray &type);
    bool refuse(HttpConnection &connection, const Error &error);
    void confirm(HttpConnection &connection);
    void complete(HttpConnection &connection);

    UploadIntake &m_intake;
    const Principal m_principal;
    const QString m_address;
    const FormShape m_shape;
    const FormFinisher m_finisher;
    std::unique_ptr<MultipartParser> m_parser;
    std::unique_ptr<SpoolFile> m_spool;
    ReceivedForm m_form;
    QString m_field;  ///< of the part at hand, when it is text
    QByteArray m_text;
    bool m_isFilePart = false;
    bool m_isTaken = false;  ///< the file became something, or was removed
    std::optional<Error> m_problem;
    const UploadId m_upload = UploadId::create();
    qint64 m_room = 0;  ///< bytes that the file may have
};

}  // namespace chalkreel
