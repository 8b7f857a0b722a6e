#include "core/local/account_setup.h"

#include "core/security/secret_key.h"

namespace chalkreel {

Result<AccountOptions> accountOptions(const Settings &settings, const QString &dataFolder)
{
    const Result<QByteArray> secret = loadSecretKey(settings.secretKey, dataFolder);
    if (!secret) return fail(secret.error());
    AccountOptions options;
    options.secret = *secret;
    options.accessTokenLife = std::chrono::minutes{settings.accessTokenMinutes};
    options.refreshTokenLife = std::chrono::days{settings.refreshTokenDays};
    options.auditLife = std::chrono::days{settings.auditDays};
    options.defaultQuotaBytes = settings.userQuotaBytes();
    return options;
}

Result<std::unique_ptr<Accounts>> openAccounts(LocalBackend &backend, const Settings &settings, bool isOpen)
{
    Result<AccountOptions> options = accountOptions(settings, backend.dataFolder());
    if (!options) return fail(options.error());
    options->isOpen = isOpen;
    return Accounts::open(backend.accountStore(), *options);
}

}  // namespace chalkreel
