#include "app/ctl/tls_files.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

namespace chalkreel::ctl {
namespace {

constexpr qint64 kLargestFile = 1 << 20;

Result<QByteArray> contentOf(const QString &path, const QString &setting)
{
    QFile file{path};
    if (file.open(QIODevice::ReadOnly)) return file.read(kLargestFile);
    return fail(ErrorCode::InvalidArgument,
                QCoreApplication::translate("Ctl", "%1: “%2” cannot be read. Check that it exists and that this user may read it.")
                    .arg(setting, QDir::toNativeSeparators(path)),
                file.errorString());
}

}  // namespace

Result<QSslConfiguration> loadTls(const QString &certificateFile, const QString &keyFile)
{
    if (!QSslSocket::supportsSsl())
        return fail(ErrorCode::Unsupported, QCoreApplication::translate("Ctl", "TLS needs OpenSSL, which was not found on this computer."));
    const Result<QByteArray> certificates = contentOf(certificateFile, QStringLiteral("TLS_CERTIFICATE"));
    if (!certificates) return fail(certificates.error());
    const Result<QByteArray> keyText = contentOf(keyFile, QStringLiteral("TLS_KEY"));
    if (!keyText) return fail(keyText.error());

    const QList<QSslCertificate> chain = QSslCertificate::fromData(*certificates, QSsl::Pem);
    if (chain.isEmpty())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Ctl", "TLS_CERTIFICATE: there is no PEM certificate in “%1”.")
                                                    .arg(QDir::toNativeSeparators(certificateFile)));
    QSslKey key{*keyText, QSsl::Ec};
    if (key.isNull()) key = QSslKey{*keyText, QSsl::Rsa};
    if (key.isNull())
        return fail(ErrorCode::InvalidArgument,
                    QCoreApplication::translate("Ctl", "TLS_KEY: there is no unencrypted RSA or EC key in PEM form in “%1”.")
                        .arg(QDir::toNativeSeparators(keyFile)));
    if (chain.first().publicKey().algorithm() != key.algorithm())
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Ctl", "TLS_KEY is not the key of TLS_CERTIFICATE."));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);  // clients show tokens, not certificates
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return tls;
}

}  // namespace chalkreel::ctl
