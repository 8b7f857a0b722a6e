#include "app/ctl/account_session.h"

#include "core/local/account_setup.h"

#include <QCoreApplication>
#include <QDir>

namespace chalkreel::ctl {

Result<AccountSession> AccountSession::open(const Settings &settings)
{
    LocalBackendOptions options;
    options.settings = settings;
    options.hasWorkers = false;
    AccountSession session;
    Result<std::unique_ptr<LocalBackend>> library = LocalBackend::open(std::move(options));
    if (!library && library.error().code == ErrorCode::Conflict)
        return fail(ErrorCode::Conflict,
                    QCoreApplication::translate("Ctl", "The library “%1” is in use by a server or another Chalkreel, which knows its "
                                                       "users by heart. Change them there, or stop it and try again.")
                        .arg(QDir::toNativeSeparators(settings.dataDir)));
    if (!library) return fail(library.error());
    session.library = std::move(*library);
    Result<std::unique_ptr<Accounts>> accounts = openAccounts(*session.library, settings);
    if (!accounts) return fail(accounts.error());
    session.accounts = std::move(*accounts);
    return session;
}

}  // namespace chalkreel::ctl
