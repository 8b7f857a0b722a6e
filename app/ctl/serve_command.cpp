#include "app/ctl/serve_command.h"

#include "app/ctl/docs_folder.h"
#include "app/ctl/output.h"
#include "app/ctl/readiness.h"
#include "app/ctl/serve_plan.h"
#include "app/ctl/served_library.h"
#include "core/scan/scanner_setup.h"
#include "core/security/first_run.h"
#include "server/api/refusal_audit.h"
#include "server/api_surface.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QScopeGuard>
#include <QTimer>
#include <QWebSocket>

#include <malloc.h>

namespace chalkreel::ctl {
namespace {

constexpr std::chrono::minutes kExpireInterval{15};
constexpr std::chrono::seconds kGoOnInterval{5};

struct ServeFlags
{
    bool isOpen = false;
    bool isOpenToNetwork = false;

    Openness openness() const
    {
        if (isOpenToNetwork) return Openness::Network;
        return isOpen ? Openness::Loopback : Openness::Accounts;
    }
};

/// One line, so that a program that starts us can read it while we run.
void announce(const ServePlan &plan, const QString &url, const QString &claimCode, bool isJson)
{
    for (const QString &warning : plan.warnings()) complain(warning);
    if (isJson) {
        QJsonObject line{{QStringLiteral("ok"), true}, {QStringLiteral("url"), url}};
        if (!claimCode.isEmpty()) line.insert(QStringLiteral("claim_code"), claimCode);
        printJsonLine(line);
        return;
    }
    printLine(QCoreApplication::translate("Ctl", "Serving “%1” at %2").arg(plan.settings.dataDir, url));
    if (claimCode.isEmpty()) return;
    printLine(QCoreApplication::translate("Ctl", "There are no users yet. The first admin is made with this code: %1").arg(claimCode));
    printLine(
        QCoreApplication::translate("Ctl", "For example with your name and a password of at least 8 characters instead of the dots:"));
    printLine(QStringLiteral("  curl -H 'Content-Type: application/json' -d '{\"code\": \"%1\", \"name\": \"...\", \"password\": \"...\"}' "
                             "%2/api/v1/auth/claim")
                  .arg(claimCode, url));
    printLine(QCoreApplication::translate("Ctl", "Or stop the server (Ctrl+C), run “chalkreelctl user add NAME”, and start it again."));
}

/// Until a signal: what is at work is then finished; a second one ends the program at once.
void runUntilStopped(Server &server, ApiSurface &surface, const std::stop_token &stop)
{
    QEventLoop loop;
    QObject::connect(&server, &Server::stopped, &loop, &QEventLoop::quit);
    const std::stop_callback onStop{stop, [&] {
                                        QMetaObject::invokeMethod(
                                            &server,
                                            [&] {
                                                surface.health().setDraining();
                                                // Their goodbyes are written before the threads are asked to leave.
                                                surface.sockets().closeAll();
                                                server.stop();
                                            },
                                            Qt::QueuedConnection);
                                    }};
    loop.exec();
}

/// An upload's pieces are made on one thread and given back on another. Left to itself the allocator hands each of them to the
/// system and fetches it again, page by page.
void keepFreedMemory()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 4 << 20);
    ::mallopt(M_TRIM_THRESHOLD, 16 << 20);
#endif
}

Result<void> serveLibrary(const Context &context, const ServeFlags &flags)
{
    keepFreedMemory();
    const Result<ServePlan> plan = planServer(context.settings, flags.openness());
    if (!plan) return fail(plan.error());
    const Settings &settings = plan->settings;
    const Result<std::unique_ptr<ServedLibrary>> library = ServedLibrary::open(settings, plan->openness == Openness::Accounts);
    if (!library) return fail(library.error());
    Accounts *accounts = (*library)->accounts();
    Result<std::optional<TraceOptions>> traces = TraceOptions::from(settings, QCoreApplication::applicationVersion());
    if (!traces) return fail(traces.error());

    const auto lookForScanner = [scanner = (*library)->scanner()] { return scannerReadiness(scanner); };
    const ScanGate gate{
        .isRequired = settings.virusScan == VirusScan::Required, .mostBytes = settings.virusScanMaxBytes(), .look = lookForScanner};
    ApiParts parts{.backend = (*library)->backend(),
                   .accounts = accounts,
                   .about = {QCoreApplication::applicationVersion(), settings.environment, settings.debug},
                   .checks = readinessChecks((*library)->backend(), settings, lookForScanner)};
    parts.uploads = {.fileBytes = settings.maxFileBytes(), .unfinishedLife = std::chrono::hours{settings.uploadExpiryHours}, .scan = gate};
    parts.traces = *std::move(traces);
    parts.docsFolder = docsFolder();
    parts.sockets = plan->sockets;
    ApiSurface surface{parts};
    std::optional<RefusalAudit> refusals;
    if (accounts) refusals.emplace(accounts->audit());
    QList<RequestObserver *> observers = surface.observers();
    if (refusals) observers.append(&*refusals);
    Gateway gateway{surface.table(), accounts, plan->gateway, observers};
    surface.intake().tidy();  // before anybody sends more
    const int listener = (*library)->ended().subscribe([&](const QList<CredentialId> &ended) { surface.sockets().endCredentials(ended); });
    const auto stopListening = qScopeGuard([&] { (*library)->ended().unsubscribe(listener); });
    const auto openSocket = [&surface](QWebSocket *socket, const std::shared_ptr<ApiContext> &context) {
        surface.sockets().open(socket, context);
    };
    const Result<std::unique_ptr<Server>> server = Server::start(surface.table(), gateway, openSocket, plan->server);
    if (!server) return fail(server.error());
    surface.setConnections(&(*server)->connections());
    QTimer expireUploads;
    QObject::connect(&expireUploads, &QTimer::timeout, &expireUploads, [&surface] {
        // What is complete may be on its way into the library just now: that is for the start alone.
        std::ignore = surface.intake().records().expire(QDateTime::currentDateTimeUtc());
    });
    expireUploads.start(kExpireInterval);
    QTimer goOn;
    QObject::connect(&goOn, &QTimer::timeout, &goOn, [&surface] { surface.intake().goOn(); });
    goOn.start(kGoOnInterval);
    const bool isUnclaimed = accounts && accounts->firstRun().isNeeded();
    announce(*plan, plan->url((*server)->port()), isUnclaimed ? accounts->firstRun().claimCode() : QString{}, context.isJson);
    runUntilStopped(**server, surface, context.stop);
    surface.setConnections(nullptr);
    return {};
}

int serve(const Context &context, const ServeFlags &flags)
{
    const Result<void> served = serveLibrary(context, flags);
    return served ? kOk : reportFailure(served.error(), context.isJson);
}

}  // namespace

void addServeCommand(CLI::App &app, const Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("serve", "Put a library behind HTTP and WebSocket, for other desktops and programs");
    const auto flags = std::make_shared<ServeFlags>();
    CLI::Option *open = command->add_flag("--open", flags->isOpen, "Without accounts, for this computer alone");
    command->add_flag("--open-to-network", flags->isOpenToNetwork, "Without accounts, for everybody who can reach this computer")
        ->excludes(open);
    command->footer(
        "Without a flag it has accounts: make the first with “chalkreelctl user add NAME” before, or with the code that it prints.\n"
        "Where it listens (--host, --port), TLS, limits and the rest are settings: see “chalkreelctl --help”.\n"
        "“chalkreelctl config” shows which hold and where they come from.");
    whenChosen(*command, chosen, [flags](Context &context) { return serve(context, *flags); });
}

}  // namespace chalkreel::ctl
