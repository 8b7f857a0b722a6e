#include "server/events/socket_feed.h"

#include "server/events/socket_hub.h"

#include <QThread>

namespace chalkreel {

QString userKeyOf(const Principal &principal) { return QStringLiteral("user ") + principal.owner(); }

SocketFeed::SocketFeed(Backend &backend, Accounts *accounts, const SocketLimits &limits)
    : m_backend{backend}
    , m_accounts{accounts}
    , m_limits{limits}
    , m_counts{limits}
{
    connect(&m_backend, &Backend::eventReceived, this, &SocketFeed::onEvent);
}

SocketFeed::~SocketFeed()
{
    // Those of other threads went with them.
    const QSet<SocketHub *> left = m_hubs.with([](const QSet<SocketHub *> &hubs) { return hubs; });
    for (SocketHub *hub : left) {
        Q_ASSERT(hub->thread() == QThread::currentThread());
        delete hub;
    }
}

SocketHub &SocketFeed::hubHere()
{
    const auto here = m_hubs.with([](const QSet<SocketHub *> &hubs) -> SocketHub * {
        for (SocketHub *hub : hubs)
            if (hub->thread() == QThread::currentThread()) return hub;
        return nullptr;
    });
    if (here) return *here;
    auto *hub = new SocketHub{*this};
    connect(QThread::currentThread(), &QThread::finished, hub, &QObject::deleteLater);
    m_hubs.with([&](QSet<SocketHub *> &hubs) { hubs.insert(hub); });
    return *hub;
}

void SocketFeed::forget(SocketHub &hub)
{
    m_hubs.with([&](QSet<SocketHub *> &hubs) { hubs.remove(&hub); });
}

void SocketFeed::open(QWebSocket *socket, const std::shared_ptr<ApiContext> &context) { hubHere().open(*socket, *context); }

void SocketFeed::onHubs(const std::function<void(SocketHub &)> &task)
{
    // Under the lock, so that none goes between being found and being told; what is posted to one that went is dropped by Qt.
    m_hubs.with([&](const QSet<SocketHub *> &hubs) {
        for (SocketHub *hub : hubs) QMetaObject::invokeMethod(hub, [hub, task] { task(*hub); }, Qt::QueuedConnection);
    });
}

void SocketFeed::onEvent(const Event &event)
{
    std::optional<Job> job;
    QList<ProcessChange> processes;
    if (event.type == event_type::kJobChanged) {
        if (Result<Job> changed = fromJson<Job>(event.body)) {
            processes = m_processes.changes(*changed);
            job = *std::move(changed);
        }
    }
    const auto fed = std::make_shared<const FedEvent>(event, std::move(job), std::move(processes));
    onHubs([fed](SocketHub &hub) { hub.take(*fed); });
}

void SocketFeed::endCredentials(const QList<CredentialId> &ended)
{
    onHubs([gone = QSet<CredentialId>{ended.begin(), ended.end()}](SocketHub &hub) { hub.endCredentials(gone); });
}

void SocketFeed::closeAll()
{
    onHubs([](SocketHub &hub) { hub.closeAll(SocketClose::GoingAway, QStringLiteral("The server is stopping.")); });
}

}  // namespace chalkreel
