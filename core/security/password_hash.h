#pragma once

#include "core/base/result.h"

#include <QString>

namespace chalkreel {

inline constexpr int kShortestPassword = 8;
inline constexpr int kLongestPassword = 256;

/// InvalidArgument when it is too short, too long, or the name itself. Lengths in characters (NIST SP 800-63B, 5.1.1.2).
[[nodiscard]] Result<void> checkPassword(const QString &password, const QString &name = {});

/// argon2id with 19 MiB, 2 passes, 1 lane (OWASP's first choice), of the NFKC form, as libsodium writes it:
/// parameters and salt are part of it. Takes some tens of milliseconds on purpose.
/// ResourceExhausted when the memory is not there.
[[nodiscard]] Result<QString> hashPassword(const QString &password);

/// Takes as long for a wrong one as for the right one; with an empty `hash` as long as with one, and is false.
[[nodiscard]] bool isPassword(const QString &password, const QString &hash);

/// Whether it was made with other parameters than hashPassword() uses now.
[[nodiscard]] bool isHashOutdated(const QString &hash);

}  // namespace chalkreel
