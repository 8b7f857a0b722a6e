#pragma once

#include "core/base/guarded.h"
#include "core/model/user.h"

#include <QHash>

#include <functional>

namespace chalkreel {

/// Tells whoever keeps connections open which credentials ended, or now allow something else. Safe to use from any thread.
class EndedCredentials
{
public:
    using Listener = std::function<void(const QList<CredentialId> &ended)>;

    /// `listener` is called on whatever thread ended them and must not block, nor come back here: it passes it on to its own.
    /// The answer is for unsubscribe().
    int subscribe(const Listener &listener)
    {
        return m_listeners.with([&](Listeners &listeners) {
            listeners.byNumber.insert(++listeners.last, listener);
            return listeners.last;
        });
    }

    /// The listener is not called any more when this returns.
    void unsubscribe(int number)
    {
        m_listeners.with([&](Listeners &listeners) { listeners.byNumber.remove(number); });
    }

    void tell(const QList<CredentialId> &ended)
    {
        if (ended.isEmpty()) return;
        m_listeners.with([&](const Listeners &listeners) {
            for (const Listener &listener : listeners.byNumber) listener(ended);
        });
    }

private:
    struct Listeners
    {
        QHash<int, Listener> byNumber;
        int last = 0;
    };
    Guarded<Listeners> m_listeners;
};

}  // namespace chalkreel
