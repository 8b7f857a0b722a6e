#pragma once

#include <QString>

#include <memory>
#include <span>

namespace chalkreel {

/// SHA-256 (FIPS 180-4) by libcrypto, which uses the processor's own instructions where it has them.
class Sha256
{
public:
    Sha256();
    ~Sha256();
    Sha256(const Sha256 &) = delete;
    Sha256 &operator=(const Sha256 &) = delete;

    void update(std::span<const std::byte> bytes);
    /// 64 lower-case hex digits. Once.
    QString finish();

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace chalkreel
