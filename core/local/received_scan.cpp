#include "core/local/received_scan.h"

#include "core/base/sha256.h"
#include "core/database/quarantine_repository.h"
#include "core/local/quarantine.h"

#include <QCoreApplication>

#include <vector>

namespace chalkreel {
namespace {

constexpr int kAskAgainSeconds = 30;
constexpr size_t kBlock = 1 << 20;

/// A file's bytes, hashed as they pass.
class HashedBytes
{
public:
    HashedBytes(SpooledFile &file, std::stop_token stop)
        : m_file{file}
        , m_stop{std::move(stop)}
    {
    }

    Result<qint64> read(std::span<std::byte> into)
    {
        if (m_stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        Result<qint64> count = m_file.read(into);
        if (count) m_hash.update(into.first(static_cast<size_t>(*count)));
        return count;
    }
    /// Of the whole file: reads what nobody has read yet.
    Result<QString> finish()
    {
        std::vector<std::byte> block(kBlock);
        while (true) {
            const Result<qint64> count = read(block);
            if (!count) return fail(count.error());
            if (*count == 0) return m_hash.finish();
        }
    }

private:
    SpooledFile &m_file;
    std::stop_token m_stop;
    Sha256 m_hash;
};

Result<ScanVerdict> ask(Library &library, SpooledFile &file, HashedBytes &bytes, const std::stop_token &stop)
{
    if (library.settings.virusScan == VirusScan::Off) return ScanVerdict::notScanned(NotScannedReason::SwitchedOff);
    if (!library.scanner) return ScanVerdict::notScanned(NotScannedReason::ScannerDown);
    return library.scanner->scan(file.size(), [&](std::span<std::byte> into) { return bytes.read(into); }, stop);
}

Failure notWithoutVerdict(const Library &library, const QString &name, NotScannedReason reason)
{
    if (reason == NotScannedReason::OverLimit)
        return fail(ErrorCode::TooLarge,
                    QCoreApplication::translate("ReceivedScan", "“%1” is more than the virus scanner looks at (%2 MB), and nothing comes "
                                                                "in here that it has not looked at.")
                        .arg(name)
                        .arg(library.settings.virusScanMaxMb));
    if (reason == NotScannedReason::ScannerDown)
        return fail(Error{ErrorCode::Unavailable,
                          QCoreApplication::translate("ReceivedScan", "The virus scanner cannot be reached, and nothing comes in without "
                                                                      "it. It will be asked again."),
                          {},
                          kAskAgainSeconds});
    return fail(ErrorCode::Timeout,
                QCoreApplication::translate("ReceivedScan", "The virus scanner said nothing of “%1”. It will be asked again.").arg(name),
                QString{nameOf(reason)});
}

/// Puts it away and says so. Also when that did not work as it should: it is refused in any case.
Failure refuse(Library &library, const SpooledFile &file, const ReceivedBytes &received, const QString &sha256, const ScanVerdict &verdict)
{
    const QuarantinedFile about{.id = QuarantineId::create(),
                                .name = received.name,
                                .owner = received.owner,
                                .size = file.size(),
                                .sha256 = sha256,
                                .signature = verdict.signature,
                                .engine = verdict.engine,
                                .found = verdict.time.isValid() ? verdict.time : QDateTime::currentDateTimeUtc()};
    qWarning("virus scanner: %s in an upload, quarantined", qUtf8Printable(about.signature));
    if (const Result<void> kept = quarantine(library, file, received.path, about); !kept)
        qWarning("%s %s", qUtf8Printable(kept.error().message), qUtf8Printable(kept.error().detail));
    return infected(received.name, verdict.signature);
}

/// Bytes that a scanner refused once do not come in because it is away.
Result<std::optional<ScanVerdict>> earlierVerdict(Library &library, const QString &sha256)
{
    const auto known =
        waitFor(library.store->read([&](Database &database) { return QuarantineRepository::findBySha256(database, sha256); }));
    if (!known) return fail(known.error());
    if (!*known) return std::optional<ScanVerdict>{};
    return ScanVerdict{
        .state = ScanState::Infected, .reason = {}, .signature = (*known)->signature, .engine = (*known)->engine, .time = (*known)->found};
}

}  // namespace

Result<ReceivedScan> scanReceived(Library &library, SpooledFile &file, const ReceivedBytes &received, const std::stop_token &stop)
{
    HashedBytes bytes{file, stop};
    Result<ScanVerdict> verdict = ask(library, file, bytes, stop);
    if (!verdict) return fail(std::move(verdict.error()));
    // What was not scanned need not be read twice; of all else the hash has to be that of the bytes which were scanned.
    const bool isRead = verdict->state != ScanState::NotScanned || received.sha256.isEmpty();
    const Result<QString> sha256 = isRead ? bytes.finish() : Result<QString>{received.sha256.toLower()};
    if (!sha256) return fail(sha256.error());

    if (verdict->isInfected()) return refuse(library, file, received, *sha256, *verdict);
    if (!received.sha256.isEmpty() && *sha256 != received.sha256.toLower())
        return fail(
            ErrorCode::Damaged,
            QCoreApplication::translate("LocalUploadService", "“%1” did not arrive as it was sent. Send it again.").arg(received.name),
            QStringLiteral("another file was scanned"));
    if (!verdict->isClean() && library.settings.virusScan != VirusScan::Off) {
        const auto earlier = earlierVerdict(library, *sha256);
        if (!earlier) return fail(earlier.error());
        if (*earlier) return refuse(library, file, received, *sha256, **earlier);
        if (library.settings.virusScan == VirusScan::Required)
            return notWithoutVerdict(library, received.name, verdict->reason.value_or(NotScannedReason::ScannerFailed));
    }
    return ReceivedScan{.verdict = *verdict, .sha256 = *sha256};
}

}  // namespace chalkreel
