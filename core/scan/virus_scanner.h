#pragma once

#include "core/base/result.h"
#include "core/model/scan_verdict.h"

#include <cstddef>
#include <functional>
#include <span>
#include <stop_token>

namespace chalkreel {

/// The bytes that a scanner is shown, from the first to the last: how many were put into the buffer, 0 at the end.
using ScanBytes = std::function<Result<qint64>(std::span<std::byte> into)>;

/// A program that knows viruses. Blocks, so never from the window's thread; safe to call from several threads.
class VirusScanner
{
public:
    virtual ~VirusScanner() = default;

    /// Shows it a file of `size` bytes. Clean is said only when the scanner took every byte and then said so; whatever went
    /// wrong with the scanner is a verdict too: NotScanned and why. Fails with Cancelled, and with what reading fails with.
    virtual Result<ScanVerdict> scan(qint64 size, const ScanBytes &read, const std::stop_token &stop) = 0;
    /// The engine and its signatures, in the scanner's words. Unavailable or Timeout when it cannot be asked.
    virtual Result<QString> version(const std::stop_token &stop = {}) = 0;
    /// Larger files are not shown to it, bytes.
    virtual qint64 mostBytes() const = 0;
};

}  // namespace chalkreel
