#pragma once

#include "core/security/token_bucket.h"
#include "server/api/api_context.h"

#include <atomic>

namespace chalkreel {

class Accounts;

struct GatewayOptions
{
    QStringList allowedOrigins;                      ///< for pages of other hosts (CORS); exact, "https://example.org"
    QList<QPair<QHostAddress, int>> trustedProxies;  ///< whose X-Forwarded-For and -Proto count
    /// Names under which this server may be asked; empty: any. Without accounts it has to be given, or any page in a browser
    /// on this computer could ask as its user (DNS rebinding).
    QStringList allowedHosts;
    bool isOpen = false;  ///< no accounts: everybody may do everything
    BucketShape byAddress{.burst = 400, .perSecond = 100};
    BucketShape byUser{.burst = 400, .perSecond = 100};
};

/// Told of each request when it ended: figures, logs, traces.
class RequestObserver
{
public:
    virtual ~RequestObserver() = default;
    virtual void requestFinished(const ApiContext &context, const HttpHead &head, const RequestOutcome &outcome) = 0;
};

/// Who may ask what: hosts, origins, rates, credentials, roles - all decided on the head, before a byte of the body is
/// read. One for all fronts, so everything in it is safe to call from any thread.
class Gateway final : public RequestGate
{
public:
    /// All must outlive it; `accounts` is null for an open server.
    Gateway(const RouteTable &table, Accounts *accounts, GatewayOptions options, QList<RequestObserver *> observers);

    Admission admit(const HttpHead &head, const Peer &peer) override;
    void finished(const std::shared_ptr<RequestContext> &context, const HttpHead &head, const Peer &peer,
                  const RequestOutcome &outcome) override;

    /// New requests that change something are refused from now on (503): the server is about to leave.
    void drain() { m_isDraining = true; }
    bool isDraining() const { return m_isDraining; }

private:
    std::optional<HttpReply> checkOrigin(const HttpHead &head, const ApiContext &context, HttpHeaders &headers) const;
    std::optional<HttpReply> checkRate(TokenBuckets &buckets, const QString &key) const;
    std::optional<HttpReply> checkAccess(const HttpHead &head, ApiContext &context) const;
    HttpReply preflight(const HttpHead &head, const QByteArrayList &allowed) const;
    void readClient(const HttpHead &head, const Peer &peer, ApiContext &context) const;
    bool isTrusted(const QHostAddress &address) const;

    const RouteTable &m_table;
    Accounts *m_accounts;
    const GatewayOptions m_options;
    const QList<RequestObserver *> m_observers;
    mutable TokenBuckets m_byAddress;
    mutable TokenBuckets m_byUser;
    std::atomic<bool> m_isDraining = false;
};

}  // namespace chalkreel
