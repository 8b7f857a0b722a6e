#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <QPromise>
#include <QThread>

#include <utility>

namespace chalkreel {

/// What every call through the seam returns. It always finishes; at shutdown with ErrorCode::Cancelled.
template <typename T>
using Async = QFuture<Result<T>>;

template <typename T>
[[nodiscard]] Async<T> readyResult(Result<T> result)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(result));
    promise.finish();
    return promise.future();
}

/// The result of a finished future; Cancelled when it ended without one.
template <typename T>
[[nodiscard]] Result<T> resultOf(const Async<T> &future)
{
    if (future.resultCount() == 0) return fail(ErrorCode::Cancelled, QString{});
    return future.result();
}

/// Calls function(Result<T>) on context's thread once the future has finished, and never after context died.
/// The one way in which results reach an object: in Qt 6.4 QFuture::then(context, ...) aborts debug builds when the
/// context is gone first, and a second then() on one future replaces the first. Call it on context's thread.
template <typename T, typename Function>
void deliver(const Async<T> &future, QObject *context, Function &&function)
{
    Q_ASSERT(context && context->thread() == QThread::currentThread());
    auto *watcher = new QFutureWatcher<Result<T>>{context};
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, function = std::forward<Function>(function)]() mutable {
        watcher->deleteLater();
        function(resultOf<T>(watcher->future()));
    });
    watcher->setFuture(future);
}

}  // namespace chalkreel
