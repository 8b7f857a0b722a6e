#pragma once

#include <QMap>
#include <QProcess>
#include <QString>

namespace chalkreel::e2e {

/// Settings of a server with a certificate that nobody vouches for, made in `folder`. Empty when openssl made none.
inline QMap<QString, QString> testCertificate(const QString &folder)
{
    const QString certificate = folder + QStringLiteral("/certificate.pem");
    const QString key = folder + QStringLiteral("/key.pem");
    const QString arguments = QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=localhost");
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  arguments.split(u' ') + QStringList{QStringLiteral("-keyout"), key, QStringLiteral("-out"), certificate});
    if (!openssl.waitForFinished() || openssl.exitCode() != 0) return {};
    return {{QStringLiteral("TLS_CERTIFICATE"), certificate}, {QStringLiteral("TLS_KEY"), key}};
}

}  // namespace chalkreel::e2e
