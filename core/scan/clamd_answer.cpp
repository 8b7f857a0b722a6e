#include "core/scan/clamd_answer.h"

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestWords = 200;
// With AlertExceedsMax clamd "finds" these in what it did not look through.
constexpr QByteArrayView kLimitsExceeded{"Heuristics.Limits.Exceeded"};

/// After "stream: ", which clamd puts before what it says of a stream; other versions name the stream otherwise.
QByteArrayView withoutSubject(QByteArrayView text)
{
    const qsizetype colon = text.indexOf(": ");
    return colon < 0 ? text : text.sliced(colon + 2);
}

}  // namespace

QString plainWords(QByteArrayView text)
{
    QString words;
    for (const char c : text.first(std::min(text.size(), kLongestWords)))
        words += c >= 0x20 && c < 0x7f ? QLatin1Char{c} : QLatin1Char{'?'};
    return words.trimmed();
}

ScanVerdict verdictOf(const ClamdAnswer &answer, bool hasSeenAll)
{
    const QByteArray line = answer.text.trimmed();
    if (line.startsWith("INSTREAM size limit exceeded")) return ScanVerdict::notScanned(NotScannedReason::OverLimit);
    const QByteArrayView said = withoutSubject(line);
    if (said.endsWith(" FOUND")) {
        const QByteArrayView name = said.chopped(6);
        if (name.startsWith(kLimitsExceeded)) return ScanVerdict::notScanned(NotScannedReason::OverLimit);
        ScanVerdict verdict{.state = ScanState::Infected, .reason = {}, .signature = plainWords(name), .engine = {}, .time = {}};
        if (verdict.signature.isEmpty()) verdict.signature = QStringLiteral("unnamed");
        return verdict;
    }
    const bool isClean = answer.isComplete && hasSeenAll && line.startsWith("stream: ") && said == QByteArrayView{"OK"};
    if (isClean) return {.state = ScanState::Clean, .reason = {}, .signature = {}, .engine = {}, .time = {}};
    return ScanVerdict::notScanned(NotScannedReason::ScannerFailed);
}

}  // namespace chalkreel
