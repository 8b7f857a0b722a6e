#include "core/storage/blob_key.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr qsizetype kLongestFile = 1024;  // bytes of UTF-8
constexpr qsizetype kLongestPart = 242;   // file systems take 255; ".NAME.part-XXXXXX" has to fit too

Failure badKey(const QString &text)
{
    return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Storage", "This is not a name for a file in the library."), text);
}

bool isGoodPart(const QString &part)
{
    if (part.isEmpty() || part == u"." || part == u".." || part.toUtf8().size() > kLongestPart) return false;
    if (part.contains(QStringLiteral(".part-"))) return false;
    return std::ranges::none_of(part, [](QChar c) { return c == u'\\' || c.category() == QChar::Other_Control || c.isNull(); });
}

bool isGoodFile(const QString &file)
{
    if (file.toUtf8().size() > kLongestFile || !file.isValidUtf16()) return false;
    // An absolute path and "a//b" have an empty part.
    return std::ranges::all_of(file.split(u'/'), isGoodPart);
}

}  // namespace

BlobKey::BlobKey(BlobRoot root, AssetId asset, QString file)
    : m_root{root}
    , m_asset{asset}
    , m_file{std::move(file)}
{
}

Result<BlobKey> BlobKey::make(BlobRoot root, AssetId asset, const QString &file)
{
    if (asset.isNull() || !isGoodFile(file)) return badKey(file);
    return BlobKey{root, asset, file};
}

Result<BlobKey> BlobKey::parse(const QString &text)
{
    const std::optional<BlobRoot> root = enumFromName<BlobRoot>(text.section(u'/', 0, 0));
    const QString idText = text.section(u'/', 1, 1);
    const AssetId asset = AssetId::fromString(idText);
    // One key has one text: braces and capitals, which QUuid reads too, would give it several.
    if (!root || asset.isNull() || asset.toString() != idText) return badKey(text);
    return make(*root, asset, text.section(u'/', 2));
}

QString BlobKey::toString() const { return QString{nameOf(m_root)} + u'/' + m_asset.toString() + u'/' + m_file; }

}  // namespace chalkreel
