#pragma once

#include "core/scan/clamd_connection.h"
#include "core/scan/virus_scanner.h"

namespace chalkreel {

struct ClamdOptions
{
    ClamdAddress address;
    /// Has to be no more than the MaxFileSize and MaxScanSize of clamd: what is over those it says OK to, unseen.
    qint64 mostBytes = qint64{25} << 20;
    std::chrono::milliseconds connectPatience{5'000};
    std::chrono::milliseconds answerPatience{180'000};  ///< for which it may be silent while it takes bytes or scans
};

/// ClamAV's daemon (clamd(8)): each file is sent over a connection of its own by zINSTREAM. clamd gets no path and opens no
/// file of ours, so that it may run as another user or on another machine.
class ClamdScanner final : public VirusScanner
{
public:
    explicit ClamdScanner(ClamdOptions options);

    Result<ScanVerdict> scan(qint64 size, const ScanBytes &read, const std::stop_token &stop) override;
    Result<QString> version(const std::stop_token &stop = {}) override;
    qint64 mostBytes() const override { return m_options.mostBytes; }

private:
    struct Sent
    {
        bool isWhole = false;      ///< to its end; else clamd had something to say before
        bool isOverLimit = false;  ///< it has more bytes than it was said to have, and than are shown
    };
    Result<ScanVerdict> ask(const ScanBytes &read, const std::stop_token &stop);
    Result<Sent> sendAll(ClamdConnection &connection, const ScanBytes &read) const;

    const ClamdOptions m_options;
};

}  // namespace chalkreel
