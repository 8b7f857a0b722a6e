#pragma once

#include "core/base/result.h"

#include <QSslConfiguration>

namespace chalkreel::ctl {

/// A server's side of TLS 1.2 and later with the certificate chain and the unencrypted private key (RSA or elliptic curve)
/// of these PEM files. InvalidArgument names the file that cannot be used; Unsupported where this Qt has no TLS.
[[nodiscard]] Result<QSslConfiguration> loadTls(const QString &certificateFile, const QString &keyFile);

}  // namespace chalkreel::ctl
