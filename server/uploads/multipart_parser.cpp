#include "server/uploads/multipart_parser.h"

#include <QList>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestHeaders = 8192;
constexpr qsizetype kLongestBoundary = 70;  // RFC 2046, section 5.1.1
constexpr int kMostParts = 64;

bool isBoundary(const QByteArray &boundary)
{
    static constexpr QByteArrayView kAllowed{"'()+_,-./:=? "};
    if (boundary.isEmpty() || boundary.size() > kLongestBoundary || boundary.endsWith(' ')) return false;
    return std::ranges::all_of(boundary, [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || kAllowed.contains(c);
    });
}

/// A parameter of a header: name=value or name="value", where browsers escape a quote as %22 and others as \".
QByteArray parameterOf(const QByteArray &header, const QByteArray &name, bool &isThere)
{
    qsizetype at = header.indexOf(';');
    isThere = false;
    while (at >= 0 && at < header.size()) {
        ++at;
        while (at < header.size() && (header[at] == ' ' || header[at] == '\t')) ++at;
        const qsizetype equals = header.indexOf('=', at);
        if (equals < 0) return {};
        const QByteArray key = header.mid(at, equals - at).trimmed().toLower();
        QByteArray value;
        at = equals + 1;
        if (at < header.size() && header[at] == '"') {
            for (++at; at < header.size() && header[at] != '"'; ++at) {
                // A backslash stands for itself unless it escapes: old browsers send whole Windows paths.
                if (header[at] == '\\' && at + 1 < header.size() && (header[at + 1] == '"' || header[at + 1] == '\\')) ++at;
                value += header[at];
            }
            at = header.indexOf(';', at);
        } else {
            const qsizetype end = header.indexOf(';', at);
            value = header.mid(at, end < 0 ? -1 : end - at).trimmed();
            at = end;
        }
        if (key == name) {
            isThere = true;
            return value;
        }
    }
    return {};
}

QByteArray parameterOf(const QByteArray &header, const QByteArray &name)
{
    bool isThere = false;
    return parameterOf(header, name, isThere);
}

}  // namespace

QByteArray MultipartParser::boundaryOf(const QByteArray &contentType)
{
    const QByteArray media = contentType.split(';').first().trimmed().toLower();
    if (media != "multipart/form-data") return {};
    const QByteArray boundary = parameterOf(contentType, "boundary");
    return isBoundary(boundary) ? boundary : QByteArray{};
}

MultipartParser::MultipartParser(const QByteArray &boundary, Sink sink)
    : m_delimiter{"\r\n--" + boundary}
    , m_bytes{"\r\n"}  // so that the first delimiter looks like all others
    , m_sink{std::move(sink)}
{
}

bool MultipartParser::feed(QByteArrayView bytes)
{
    if (isDone()) return true;
    m_bytes.append(bytes);
    bool isGood = true;
    for (bool goesOn = true; goesOn && isGood && !isDone();) isGood = step(goesOn);
    m_bytes.remove(0, m_at);
    m_at = 0;
    return isGood;
}

bool MultipartParser::step(bool &goesOn)
{
    switch (m_state) {
    case State::Preamble:
    case State::Content: return contentStep(goesOn);
    case State::AfterDelimiter: {
        if (m_bytes.size() - m_at < 2) return goesOn = false, true;
        const QByteArrayView next = QByteArrayView{m_bytes}.sliced(m_at, 2);
        m_at += 2;
        m_state = next == "--" ? State::Done : State::Headers;
        return next == "--" || next == "\r\n";
    }
    case State::Headers: return headersStep(goesOn);
    case State::Done: return true;
    }
    return false;
}

bool MultipartParser::contentStep(bool &goesOn)
{
    const bool isContent = m_state == State::Content;
    const qsizetype found = m_bytes.indexOf(m_delimiter, m_at);
    // The delimiter may have begun at the end of what is here.
    const qsizetype until = found >= 0 ? found : std::max(m_at, m_bytes.size() - m_delimiter.size() + 1);
    if (isContent && until > m_at && !m_sink.content(QByteArrayView{m_bytes}.sliced(m_at, until - m_at))) return false;
    m_at = until;
    if (found < 0) return goesOn = false, true;
    m_at += m_delimiter.size();
    m_state = State::AfterDelimiter;
    return !isContent || m_sink.end();
}

bool MultipartParser::headersStep(bool &goesOn)
{
    const qsizetype end = m_bytes.indexOf("\r\n\r\n", m_at);
    if (end < 0) return goesOn = false, m_bytes.size() - m_at <= kLongestHeaders;
    if (end - m_at > kLongestHeaders || ++m_parts > kMostParts) return false;
    Part part;
    bool isFormData = false;
    const QByteArrayList lines = m_bytes.mid(m_at, end - m_at).split('\n');
    for (const QByteArray &line : lines) {
        const qsizetype colon = line.indexOf(':');
        const QByteArray name = line.left(std::max<qsizetype>(colon, 0)).trimmed().toLower();
        const QByteArray value = line.mid(colon + 1).trimmed();
        if (name == "content-type") part.contentType = value;
        if (name != "content-disposition") continue;
        isFormData = value.split(';').first().trimmed().toLower() == "form-data";
        part.name = QString::fromUtf8(parameterOf(value, "name"));
        bool isFile = false;
        const QByteArray fileName = parameterOf(value, "filename", isFile);
        if (isFile)
            part.fileName = QString::fromUtf8(fileName).replace(QStringLiteral("%22"), QStringLiteral("\"")) + QLatin1StringView{""};
    }
    m_at = end + 4;
    m_state = State::Content;
    return isFormData && m_sink.begin(part);
}

}  // namespace chalkreel
