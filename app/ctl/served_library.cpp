#include "app/ctl/served_library.h"

#include "app/ctl/media_host_choice.h"
#include "core/local/account_setup.h"
#include "core/scan/scanner_setup.h"

#include <QCoreApplication>
#include <QDir>

namespace chalkreel::ctl {
namespace {

constexpr std::chrono::minutes kTidyInterval{5};

Failure inUse(const QString &folder)
{
    return fail(
        ErrorCode::Conflict,
        QCoreApplication::translate("Ctl", "Another Chalkreel, a window or a server, has the library “%1” open. A library is served by one "
                                           "program: close that one, or name another folder with --data.")
            .arg(QDir::toNativeSeparators(folder)));
}

}  // namespace

Result<std::unique_ptr<ServedLibrary>> ServedLibrary::open(const Settings &settings, bool hasAccounts)
{
    Result<std::unique_ptr<MediaHost>> host = chooseMediaHost(settings, false);
    if (!host) return fail(host.error());
    Result<std::shared_ptr<VirusScanner>> scanner = scannerFor(settings);
    if (!scanner) return fail(std::move(scanner.error()));
    LocalBackendOptions options;
    options.settings = settings;
    options.host = std::move(*host);
    options.scanner = *scanner;
    Result<std::unique_ptr<LocalBackend>> backend = LocalBackend::open(std::move(options));
    if (!backend && backend.error().code == ErrorCode::Conflict) return inUse(settings.dataDir);
    if (!backend) return fail(backend.error());

    std::unique_ptr<ServedLibrary> library{new ServedLibrary{std::move(*backend), *std::move(scanner)}};
    if (!hasAccounts) return library;
    Result<std::unique_ptr<Accounts>> accounts = openAccounts(*library->m_backend, settings);
    if (!accounts) return fail(accounts.error());
    library->m_accounts = std::move(*accounts);
    library->m_accounts->setEndedListener([&ended = library->m_ended](const QList<CredentialId> &credentials) { ended.tell(credentials); });
    library->m_tidyTimer.start(kTidyInterval);
    return library;
}

ServedLibrary::ServedLibrary(std::unique_ptr<LocalBackend> backend, std::shared_ptr<VirusScanner> scanner)
    : m_scanner{std::move(scanner)}
    , m_backend{std::move(backend)}
    , m_owner{*m_backend, m_backend->dataFolder()}
{
    m_upkeep.setMaxThreadCount(1);
    QObject::connect(&m_tidyTimer, &QTimer::timeout, &m_tidyTimer, [this] { tidyNow(); });
    // Without its socket chalkreelctl has to wait until we are done: no reason not to serve.
    if (const Result<void> listening = m_owner.listen(); !listening) qInfo("%s", qUtf8Printable(listening.error().message));
}

ServedLibrary::~ServedLibrary()
{
    m_tidyTimer.stop();
    m_upkeep.waitForDone();
    if (m_accounts) m_accounts->tidy();
}

void ServedLibrary::tidyNow()
{
    // It waits for the disk, and this thread answers others.
    if (m_upkeep.activeThreadCount() == 0) m_upkeep.start([accounts = m_accounts.get()] { accounts->tidy(); });
}

}  // namespace chalkreel::ctl
