#include "app/ctl/serve_command.h"

#include "app/ctl/library_session.h"
#include "app/ctl/output.h"
#include "server/api_surface.h"
#include "server/server.h"

#include <QCoreApplication>
#include <QEventLoop>

namespace chalkreel::ctl {
namespace {

struct ServeOptions
{
    bool isOpen = false;
    bool isOpenToNetwork = false;
    std::string host = "127.0.0.1";
    quint16 port = 8000;
};

Result<void> checkOpenness(const ServeOptions &options, const QHostAddress &address)
{
    if (address.isNull())
        return fail(
            ErrorCode::InvalidArgument,
            QCoreApplication::translate("Ctl", "“%1” is no address that can be listened on.").arg(QString::fromStdString(options.host)));
    if (options.isOpen && !address.isLoopback())
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Ctl",
                                                "Without accounts only this computer may reach the server. For a container or a network "
                                                "that you trust there is --open-to-network."));
    return {};
}

/// Until the server stopped by itself or by a signal; a second signal ends the program at once.
void runUntilStopped(Server &server, SocketFeed &sockets, const std::stop_token &stop)
{
    QEventLoop loop;
    QObject::connect(&server, &Server::stopped, &loop, &QEventLoop::quit);
    // Their goodbyes are written before the server's threads are asked to leave.
    const auto stopAll = [&] {
        sockets.closeAll();
        server.stop();
    };
    const std::stop_callback onStop{stop, [&] { QMetaObject::invokeMethod(&server, stopAll, Qt::QueuedConnection); }};
    loop.exec();
}

Result<void> serveLibrary(const Context &context, const ServeOptions &options)
{
    const QHostAddress address{QString::fromStdString(options.host)};
    if (Result<void> allowed = checkOpenness(options, address); !allowed) return allowed;
    const Settings &settings = context.settings.values;
    const Result<std::unique_ptr<LibrarySession>> session = LibrarySession::open(settings, LibrarySession::Workers::Running);
    if (!session) return fail(session.error());
    const Result<Backend *> backend = wholeLibrary(**session);
    if (!backend) return fail(backend.error());

    ApiSurface surface{
        {.backend = **backend, .about = {QCoreApplication::applicationVersion(), settings.environment, settings.debug}, .checks = {}}};
    GatewayOptions gatewayOptions{.isOpen = true};
    if (options.isOpen) gatewayOptions.allowedHosts = {QStringLiteral("localhost"), QStringLiteral("127.0.0.1"), QStringLiteral("[::1]")};
    Gateway gateway{surface.table(), nullptr, std::move(gatewayOptions), surface.observers()};
    const auto openSocket = [&surface](QWebSocket *socket, const std::shared_ptr<ApiContext> &context) {
        surface.sockets().open(socket, context);
    };
    const Result<std::unique_ptr<Server>> server =
        Server::start(surface.table(), gateway, openSocket, {.address = address, .port = options.port});
    if (!server) return fail(server.error());
    surface.setConnections(&(*server)->connections());
    const QString url =
        QStringLiteral("http://%1:%2")
            .arg(address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : address.toString())
            .arg((*server)->port());
    if (context.isJson)
        printJson({{QStringLiteral("url"), url}});
    else
        printLine(QCoreApplication::translate("Ctl", "Serving “%1” at %2").arg(settings.dataDir, url));
    runUntilStopped(**server, surface.sockets(), context.stop);
    return {};
}

int serve(Context &context, const ServeOptions &options)
{
    const Result<void> served = serveLibrary(context, options);
    return served ? kOk : reportFailure(served.error(), context.isJson);
}

}  // namespace

void addServeCommand(CLI::App &app, const Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("serve", "Put a library behind HTTP and WebSocket, for other desktops and programs");
    const auto options = std::make_shared<ServeOptions>();
    command->add_option("--host", options->host, "Address to listen on")->capture_default_str();
    command->add_option("--port", options->port, "Port to listen on; 0 takes a free one")->capture_default_str();
    command->add_flag("--open", options->isOpen, "Without accounts, for this computer alone");
    command->add_flag("--open-to-network", options->isOpenToNetwork, "Without accounts, for everybody who can reach this machine");
    whenChosen(*command, chosen, [options](Context &context) { return serve(context, *options); });
}

}  // namespace chalkreel::ctl
