#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace chalkreel {

/// Takes multipart/form-data (RFC 7578) apart as it comes, in bounded memory.
class MultipartParser
{
public:
    struct Part
    {
        QString name;
        QString fileName;  ///< as the client sent it; null when the part is no file
        QByteArray contentType;
    };
    /// Each may say no, which ends the parsing.
    struct Sink
    {
        std::function<bool(const Part &part)> begin;
        std::function<bool(QByteArrayView content)> content;
        std::function<bool()> end;
    };

    /// The boundary of a Content-Type; empty when it is not multipart/form-data or has none that RFC 2046 allows.
    static QByteArray boundaryOf(const QByteArray &contentType);

    MultipartParser(const QByteArray &boundary, Sink sink);

    /// False when it is not multipart, has too many parts, or the sink said no.
    bool feed(QByteArrayView bytes);
    /// The closing delimiter has come. What follows is ignored, as RFC 2046 wants it.
    bool isDone() const { return m_state == State::Done; }

private:
    enum class State { Preamble, AfterDelimiter, Headers, Content, Done };
    bool step(bool &goesOn);
    bool contentStep(bool &goesOn);
    bool headersStep(bool &goesOn);

    QByteArray m_delimiter;  ///< CR LF -- boundary
    QByteArray m_bytes;      ///< not used up yet: never more than one delimiter, or one part's headers, beyond what was fed
    qsizetype m_at = 0;
    State m_state = State::Preamble;
    Sink m_sink;
    int m_parts = 0;
};

}  // namespace chalkreel
