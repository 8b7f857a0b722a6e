#pragma once

#include "server/api/route.h"

#include <atomic>

namespace chalkreel {

/// What the operator's tools ask: is it alive, can it work?
class HealthController
{
public:
    struct About
    {
        QString version;
        QString environment;
        bool isDebug = false;
    };
    /// One thing that has to be usable; runs on an API thread and may block for a moment.
    struct Check
    {
        QString name;
        std::function<Result<QString>()> look;  ///< a word on how it is
        bool isRequired = true;
    };

    HealthController(const About &about, QList<Check> checks);

    void addTo(RouteTable &table);
    /// /ready says no from now on, so that a proxy sends nobody here.
    void setDraining() { m_isDraining = true; }

private:
    Result<HttpReply> health(const ApiRequest &request);
    Result<HttpReply> ready(const ApiRequest &request);

    const QList<Check> m_checks;
    /// Of /health, which is asked more often than anything: made once.
    const HttpReply m_alive;
    const HttpReply m_leaving;
    std::atomic<bool> m_isDraining = false;
};

}  // namespace chalkreel
