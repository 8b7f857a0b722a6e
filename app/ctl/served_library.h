#pragma once

#include "core/local/local_backend.h"
#include "core/local/owner_server.h"
#include "core/security/accounts.h"
#include "server/api/ended_credentials.h"

#include <QThreadPool>
#include <QTimer>

namespace chalkreel::ctl {

/// A library while a server has it: opened, with its workers, its accounts and their upkeep.
class ServedLibrary
{
public:
    /// `hasAccounts`: false for an open server. Conflict, with what to do, when another program owns the folder; what
    /// LocalBackend::open and openAccounts fail with.
    static Result<std::unique_ptr<ServedLibrary>> open(const Settings &settings, bool hasAccounts);
    ~ServedLibrary();

    LocalBackend &backend() { return *m_backend; }
    /// Null for an open server.
    Accounts *accounts() { return m_accounts.get(); }
    /// Null when it is switched off.
    VirusScanner *scanner() { return m_scanner.get(); }
    /// What the accounts end; whoever keeps connections open listens there.
    EndedCredentials &ended() { return m_ended; }

private:
    ServedLibrary(std::unique_ptr<LocalBackend> backend, std::shared_ptr<VirusScanner> scanner);
    void tidyNow();

    EndedCredentials m_ended;
    const std::shared_ptr<VirusScanner> m_scanner;
    std::unique_ptr<LocalBackend> m_backend;
    OwnerServer m_owner;  ///< chalkreelctl lists and steers jobs meanwhile
    std::unique_ptr<Accounts> m_accounts;
    QThreadPool m_upkeep;
    QTimer m_tidyTimer;
};

}  // namespace chalkreel::ctl
