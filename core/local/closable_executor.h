#pragma once

#include "core/base/guarded.h"
#include "core/base/serial_executor.h"

namespace chalkreel {

/// A SerialExecutor that can be closed while others still call it: they get Cancelled from then on.
class ClosableExecutor
{
public:
    explicit ClosableExecutor(const QString &threadName)
        : m_executor{std::make_unique<SerialExecutor>(threadName)}
    {
    }
    ~ClosableExecutor() { close(); }

    /// function: () -> Result<T>
    template <typename Function, typename ResultType = std::invoke_result_t<Function>>
    [[nodiscard]] QFuture<ResultType> run(Function &&function)
    {
        return m_executor.with([&](const std::unique_ptr<SerialExecutor> &executor) {
            if (!executor) return readyResult(ResultType{fail(ErrorCode::Cancelled, QString{})});
            return executor->run(std::forward<Function>(function));
        });
    }

    /// Finishes the running call and answers the waiting ones with Cancelled. Not from one of its own calls.
    void close()
    {
        const std::unique_ptr<SerialExecutor> closed =
            m_executor.with([](std::unique_ptr<SerialExecutor> &executor) { return std::move(executor); });
    }

private:
    Guarded<std::unique_ptr<SerialExecutor>> m_executor;
};

}  // namespace chalkreel
