#include "server/uploads/tus_metadata.h"

#include <QByteArrayList>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestHeader = qsizetype{8} << 10;
constexpr qsizetype kMostNames = 32;

Failure bad(const char *why) { return fail(ErrorCode::InvalidArgument, QString::fromLatin1(why)); }

std::optional<QByteArray> fromBase64(const QByteArray &text)
{
    const auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) return std::nullopt;
    return decoded.decoded;
}

}  // namespace

Result<QMap<QString, QString>> parseTusMetadata(const QByteArray &header)
{
    QMap<QString, QString> metadata;
    if (header.trimmed().isEmpty()) return metadata;
    if (header.size() > kLongestHeader) return bad("Upload-Metadata is too long.");
    const QByteArrayList pairs = header.split(',');
    if (pairs.size() > kMostNames) return bad("Upload-Metadata has too many names.");
    for (const QByteArray &pair : pairs) {
        const QByteArrayList words = pair.trimmed().split(' ');
        if (words.size() > 2 || words.first().isEmpty()) return bad("Upload-Metadata is not “name base64, name base64 …”.");
        const QString name = QString::fromLatin1(words.first());
        if (metadata.contains(name)) return bad("A name stands twice in Upload-Metadata.");
        const std::optional<QByteArray> value = words.size() == 2 ? fromBase64(words[1]) : QByteArray{};
        if (!value) return bad("Upload-Metadata has a value that is not Base64.");
        metadata.insert(name, QString::fromUtf8(*value));
    }
    return metadata;
}

QByteArray writeTusMetadata(const QMap<QString, QString> &metadata)
{
    QByteArrayList pairs;
    for (auto it = metadata.begin(); it != metadata.end(); ++it) pairs.append(it.key().toLatin1() + ' ' + it.value().toUtf8().toBase64());
    return pairs.join(',');
}

Result<QString> parseTusChecksum(const QByteArray &header)
{
    if (header.isEmpty()) return QString{};
    const QByteArrayList words = header.trimmed().split(' ');
    if (words.size() != 2 || words.first() != "sha256") return bad("The checksum has to be sha256.");
    const std::optional<QByteArray> digest = fromBase64(words[1]);
    if (!digest || digest->size() != 32) return bad("The checksum is not the Base64 of a SHA-256.");
    return QString::fromLatin1(digest->toHex());
}

}  // namespace chalkreel
