#include "server/controllers/asset_listing.h"

#include "server/api/reply.h"

namespace chalkreel {
namespace {

Result<std::optional<FolderId>> folderOf(const ApiRequest &request, VisibleLibrary &library)
{
    const QString word = request.query(QLatin1StringView{"folder"});
    if (word.isEmpty()) return std::optional<FolderId>{};
    if (word == QLatin1StringView{"none"}) return FolderId{};
    const FolderId id = FolderId::fromString(word);
    if (id.isNull()) return fail(ErrorCode::InvalidArgument, QStringLiteral("“folder” has to be a folder's id, or “none”."));
    const Result<Folder> folder = library.folder(id);
    if (!folder) return fail(folder.error());
    return id;
}

}  // namespace

Result<AssetQuery> assetQueryOf(const ApiRequest &request, VisibleLibrary &library)
{
    AssetQuery query{.text = request.query(QLatin1StringView{"q"}), .owner = library.owner()};
    const auto status = request.queryEnum<AssetStatus>(QLatin1StringView{"status"});
    if (!status) return fail(status.error());
    query.status = *status;
    if (const QString tag = request.query(QLatin1StringView{"tag"}); !tag.isEmpty()) query.tag = tag;
    const auto folder = folderOf(request, library);
    if (!folder) return fail(folder.error());
    query.folder = *folder;
    const QLatin1StringView createdAfter{"created_after"};
    if (const QString time = request.query(createdAfter); !time.isEmpty()) {
        query.createdAfter = QDateTime::fromString(time, Qt::ISODateWithMs);
        if (!query.createdAfter.isValid())
            return fail(ErrorCode::InvalidArgument, QStringLiteral("“%1” has to be a time in ISO 8601.").arg(createdAfter));
    }
    const Result<bool> isDeleted = request.queryFlag(QLatin1StringView{"deleted"});
    if (!isDeleted) return fail(isDeleted.error());
    query.isDeleted = *isDeleted;
    const auto sort = request.queryEnum<AssetSort>(QLatin1StringView{"sort"});
    if (!sort) return fail(sort.error());
    query.sort = sort->value_or(AssetSort::NewestFirst);
    const Result<int> limit = request.queryNumber(QLatin1StringView{"limit"}, 1, kLargestPage, query.limit);
    if (!limit) return fail(limit.error());
    query.limit = *limit;
    const Result<int> offset = request.queryNumber(QLatin1StringView{"offset"}, 0, std::numeric_limits<int>::max(), 0);
    if (!offset) return fail(offset.error());
    query.offset = *offset;
    if (const QString owner = request.query(QLatin1StringView{"owner"}); !owner.isEmpty() && library.principal().isAdmin())
        query.owner = owner;
    return query;
}

HttpReply pageReply(const QJsonArray &items, const Page<Asset> &page, const AssetQuery &query)
{
    HttpReply reply = jsonReply(QJsonObject{{QStringLiteral("items"), items},
                                            {QStringLiteral("total"), page.total},
                                            {QStringLiteral("limit"), query.limit},
                                            {QStringLiteral("offset"), query.offset},
                                            {QStringLiteral("sequence"), static_cast<qint64>(page.sequence)},
                                            {QStringLiteral("epoch"), page.epoch}});
    return reply.with("X-Event-Sequence", QByteArray::number(page.sequence));
}

}  // namespace chalkreel
