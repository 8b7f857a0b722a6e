#include "core/scan/scanner_setup.h"

#include "core/scan/clamd_scanner.h"

namespace chalkreel {

Result<std::shared_ptr<VirusScanner>> scannerFor(const Settings &settings)
{
    if (settings.virusScan == VirusScan::Off) return std::shared_ptr<VirusScanner>{};
    Result<ClamdAddress> address = ClamdAddress::parse(settings.clamdSocket);
    if (!address) return fail(std::move(address.error()));
    return std::make_shared<ClamdScanner>(ClamdOptions{.address = *std::move(address),
                                                       .mostBytes = settings.virusScanMaxBytes(),
                                                       .answerPatience = std::chrono::seconds{settings.virusScanTimeout}});
}

Result<QString> scannerReadiness(VirusScanner *scanner)
{
    if (!scanner) return QStringLiteral("switched off");
    return scanner->version();
}

}  // namespace chalkreel
