#pragma once

#include <functional>
#include <mutex>
#include <type_traits>
#include <utility>

namespace chalkreel {

/// A value that cannot be touched without holding its mutex.
template <typename T>
class Guarded
{
public:
    template <typename... Args>
    explicit Guarded(Args &&...args)
        : m_value(std::forward<Args>(args)...)
    {
    }

    template <typename F>
    auto with(F &&f)
    {
        static_assert(!std::is_reference_v<std::invoke_result_t<F, T &>>, "do not leak a reference out of the lock");
        const std::scoped_lock lock{m_mutex};
        return std::invoke(std::forward<F>(f), m_value);
    }

private:
    std::mutex m_mutex;
    T m_value;
};

}  // namespace chalkreel
