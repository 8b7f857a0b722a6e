#include "core/scan/clamd_scanner.h"

#include <QCoreApplication>
#include <QtEndian>

#include <vector>

namespace chalkreel {
namespace {

constexpr qsizetype kHeader = 4;
/// Of one chunk; this is all of a file that is in memory.
constexpr qsizetype kChunk = qsizetype{128} << 10;

/// What the scanner could not do is a verdict; all else stays an error.
Result<ScanVerdict> verdictOf(const Error &error)
{
    if (error.code == ErrorCode::Unavailable) return ScanVerdict::notScanned(NotScannedReason::ScannerDown);
    if (error.code == ErrorCode::Timeout) return ScanVerdict::notScanned(NotScannedReason::TimedOut);
    return fail(error);
}

/// Errors of the file come from the same calls as those of the scanner, and are told apart by being kept here.
class Reader
{
public:
    explicit Reader(const ScanBytes &read)
        : m_read{read}
    {
    }
    Result<qint64> operator()(std::span<std::byte> into)
    {
        Result<qint64> count = m_read(into);
        if (!count) m_problem = count.error();
        return count;
    }
    const std::optional<Error> &problem() const { return m_problem; }

private:
    const ScanBytes &m_read;
    std::optional<Error> m_problem;
};

}  // namespace

ClamdScanner::ClamdScanner(ClamdOptions options)
    : m_options{std::move(options)}
{
}

Result<QString> ClamdScanner::version(const std::stop_token &stop)
{
    Result<ClamdConnection> connection = ClamdConnection::open(m_options.address, m_options.connectPatience, stop);
    if (!connection) return fail(std::move(connection.error()));
    if (const Result<bool> sent = connection->sendText(QByteArrayView{"zVERSION\0", 9}); !sent) return fail(sent.error());
    const Result<ClamdAnswer> answer = connection->answer();
    if (!answer) return fail(answer.error());
    if (!answer->isComplete || !answer->text.startsWith("ClamAV"))
        return fail(ErrorCode::Unavailable, QCoreApplication::translate("Scan", "What listens at CLAMD_SOCKET is no clamd."),
                    plainWords(answer->text));
    return plainWords(answer->text);
}

Result<ScanVerdict> ClamdScanner::scan(qint64 size, const ScanBytes &read, const std::stop_token &stop)
{
    if (size > m_options.mostBytes) return ScanVerdict::notScanned(NotScannedReason::OverLimit);
    const Result<QString> engine = version(stop);
    if (!engine) return verdictOf(engine.error());
    Reader reader{read};
    Result<ScanVerdict> verdict = ask(std::ref(reader), stop);
    if (reader.problem()) return fail(*reader.problem());
    if (!verdict) verdict = verdictOf(verdict.error());
    if (!verdict) return verdict;
    verdict->engine = *engine;
    verdict->time = QDateTime::currentDateTimeUtc();
    return verdict;
}

Result<ScanVerdict> ClamdScanner::ask(const ScanBytes &read, const std::stop_token &stop)
{
    Result<ClamdConnection> connection = ClamdConnection::open(m_options.address, m_options.connectPatience, stop);
    if (!connection) return fail(std::move(connection.error()));
    connection->setPatience(m_options.answerPatience);
    const Result<Sent> sent = sendAll(*connection, read);
    if (!sent) return fail(sent.error());
    if (sent->isOverLimit) return ScanVerdict::notScanned(NotScannedReason::OverLimit);
    const Result<ClamdAnswer> answer = connection->answer();
    if (answer) return chalkreel::verdictOf(*answer, sent->isWhole);
    // It broke off in the middle of a file: what it did not like about it was lost with the connection.
    if (answer.error().code == ErrorCode::Unavailable) return ScanVerdict::notScanned(NotScannedReason::ScannerFailed);
    return fail(answer.error());
}

Result<ClamdScanner::Sent> ClamdScanner::sendAll(ClamdConnection &connection, const ScanBytes &read) const
{
    Result<bool> isListening = connection.sendText(QByteArrayView{"zINSTREAM\0", 10});
    std::vector<std::byte> chunk(kHeader + kChunk);
    qint64 shown = 0;
    while (isListening && *isListening) {
        const Result<qint64> count = read(std::span{chunk}.subspan(kHeader));
        if (!count) return fail(count.error());
        shown += *count;
        if (shown > m_options.mostBytes) return Sent{.isOverLimit = true};
        // A chunk of length 0 ends the stream.
        qToBigEndian(static_cast<quint32>(*count), chunk.data());
        isListening = connection.send(std::span{chunk}.first(static_cast<size_t>(kHeader + *count)));
        if (isListening && *isListening && *count == 0) return Sent{.isWhole = true};
    }
    if (!isListening) return fail(isListening.error());
    return Sent{};
}

}  // namespace chalkreel
