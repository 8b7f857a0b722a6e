#pragma once

#include "server/api/route.h"

#include <atomic>

namespace chalkreel {

class Backend;

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

    HealthController(Backend &backend, About about, QList<Check> checks);

    void addTo(RouteTable &table);
    /// /ready says no from now on, so that a proxy sends nobody here.
    void setDraining() { m_isDraining = true; }

private:
    Result<HttpReply> health(const ApiRequest &request);
    Result<HttpReply> ready(const ApiRequest &request);

    Backend &m_backend;
    const About m_about;
    const QList<Check> m_checks;
    std::atomic<bool> m_isDraining = false;
};

}  // namespace chalkreel
