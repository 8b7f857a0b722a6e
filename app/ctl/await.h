#pragma once

#include "core/base/async.h"

#include <QEventLoop>

#include <stop_token>

namespace chalkreel::ctl {

/// Runs the event loop until the future has its result. Cancelled as soon as a stop is requested; the call itself then
/// goes on, and its result is dropped.
template <typename T>
[[nodiscard]] Result<T> await(const Async<T> &future, const std::stop_token &stop)
{
    QEventLoop loop;
    std::optional<Result<T>> result;
    deliver(future, &loop, [&](const Result<T> &got) {
        result = got;
        loop.quit();
    });
    const std::stop_callback onStop{stop, [&] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); }};
    if (!result) loop.exec();
    if (!result) return fail(ErrorCode::Cancelled, QString{});
    return *result;
}

}  // namespace chalkreel::ctl
