#include "core/media_host/child_protocol.h"

#include <QJsonDocument>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kProgress{"progress"};
constexpr QLatin1StringView kReport{"report"};
constexpr QLatin1StringView kError{"error"};

QByteArray lineOf(const QJsonObject &object) { return QJsonDocument{object}.toJson(QJsonDocument::Compact) + '\n'; }

template <class... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};

template <typename T>
std::optional<ChildMessage> readAs(const QJsonValue &body)
{
    T value{};
    if (!JsonCodec<T>::read(body, value)) return std::nullopt;
    return value;
}

}  // namespace

QByteArray encodeTask(const MediaTask &task) { return lineOf(toJson(task)); }

Result<MediaTask> decodeTask(const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject()) return fail(ErrorCode::Internal, QString{}, QStringLiteral("the media process was given no task"));
    return fromJson<MediaTask>(document.object());
}

QByteArray encodeMessage(const ChildMessage &message)
{
    return std::visit(Overloaded{
                          [](const MediaProgress &progress) { return lineOf({{kProgress, toJson(progress)}}); },
                          [](const MediaReport &report) { return lineOf({{kReport, toJson(report)}}); },
                          [](const Error &error) { return lineOf({{kError, errorToJson(error, true)}}); },
                      },
                      message);
}

std::optional<ChildMessage> decodeMessage(const QByteArray &line)
{
    if (!line.startsWith('{')) return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (object.size() != 1) return std::nullopt;
    const QJsonValue body = *object.constBegin();
    if (object.contains(kProgress)) return readAs<MediaProgress>(body);
    if (object.contains(kReport)) return readAs<MediaReport>(body);
    if (object.contains(kError)) return readAs<Error>(body);
    return std::nullopt;
}

void LineCutter::add(QByteArrayView bytes, const std::function<void(const QByteArray &line)> &onLine)
{
    while (!bytes.isEmpty()) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        m_isTooLong = m_isTooLong || m_begun.size() + part.size() > m_longest;
        if (m_isTooLong)
            m_begun.clear();
        else
            m_begun.append(part);
        if (end < 0) return;
        if (!m_isTooLong) onLine(m_begun);
        m_begun.clear();
        m_isTooLong = false;
        bytes = bytes.sliced(end + 1);
    }
}

void ByteTail::add(QByteArrayView bytes)
{
    m_bytes.append(bytes.last(std::min(bytes.size(), m_kept)));
    if (m_bytes.size() > m_kept) m_bytes.remove(0, m_bytes.size() - m_kept);
}

}  // namespace chalkreel
