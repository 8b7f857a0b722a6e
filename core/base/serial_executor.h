#pragma once

#include "core/base/async.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace chalkreel {

/// One thread that runs posted calls in order and answers each with a future. For work that blocks: SQL, files.
/// Destroying it finishes the running call and answers all waiting ones with ErrorCode::Cancelled.
class SerialExecutor
{
public:
    explicit SerialExecutor(const QString &threadName);
    ~SerialExecutor();
    SerialExecutor(const SerialExecutor &) = delete;
    SerialExecutor &operator=(const SerialExecutor &) = delete;

    /// function: () -> Result<T>, called on the executor's thread.
    template <typename Function, typename ResultType = std::invoke_result_t<Function>>
    [[nodiscard]] QFuture<ResultType> run(Function &&function)
    {
        auto promise = std::make_shared<QPromise<ResultType>>();
        QFuture<ResultType> future = promise->future();
        promise->start();
        post([promise, function = std::forward<Function>(function)](bool isStopping) mutable {
            promise->addResult(isStopping ? ResultType{fail(ErrorCode::Cancelled, QString{})} : function());
            promise->finish();
        });
        return future;
    }

private:
    using Task = std::move_only_function<void(bool isStopping)>;
    void post(Task task);
    void loop();

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Task> m_tasks;
    bool m_isStopping = false;
    std::thread m_thread;
};

}  // namespace chalkreel
