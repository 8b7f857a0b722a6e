#include "core/database/review_repository.h"

#include "core/database/remark_rows.h"
#include "core/database/sql_values.h"

namespace chalkreel {
namespace {

constexpr QLatin1StringView kColumns{"id, asset_id, title, status, notes, author, author_name, revision, created, updated"};

Review reviewFromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    Review review;
    review.id = idFromSql<ReviewId>(next());
    review.asset = idFromSql<AssetId>(next());
    review.title = next().toString();
    review.status = nameFromSql(next(), ReviewStatus::Open);
    review.notes = next().toString();
    review.author = next().toString();
    review.authorName = next().toString();
    review.revision = next().toInt();
    review.created = timeFromSql(next());
    review.updated = timeFromSql(next());
    return review;
}

/// A null QString would be NULL.
QVariant given(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

Result<Review> announce(Transaction &transaction, ReviewId id)
{
    Result<Review> review = ReviewRepository::get(transaction.database(), id);
    if (!review) return review;
    if (Result<void> told = tellOfAsset(transaction, review->asset, event_type::kReviewChanged, toJson(*review)); !told)
        return fail(std::move(told.error()));
    return review;
}

}  // namespace

Result<Page<Review>> ReviewRepository::list(Database &database, const ReviewQuery &query)
{
    RemarkPage page{.asset = query.asset,
                    .from = QStringLiteral("review"),
                    .where = QStringLiteral("asset_id = ?"),
                    .values = {sqlId(query.asset)},
                    .order = QStringLiteral("created DESC, id DESC"),
                    .limit = query.limit,
                    .offset = query.offset};
    if (query.status) {
        page.where += QStringLiteral(" AND status = ?");
        page.values.append(sqlName(*query.status));
    }
    return readRemarks<Review>(database, page, kColumns, reviewFromRow);
}

Result<Review> ReviewRepository::get(Database &database, ReviewId review)
{
    const Result<QList<Review>> found = readRows(
        database.run(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM review WHERE id = ?"), {sqlId(review)}), reviewFromRow);
    if (!found) return fail(found.error());
    if (found->isEmpty()) return noSuchRemark();
    return found->first();
}

Result<Review> ReviewRepository::insert(Transaction &transaction, const ReviewDraft &draft)
{
    if (Result<void> isThere = checkAssetInUse(transaction.database(), draft.asset); !isThere) return fail(std::move(isThere.error()));
    const ReviewId id = ReviewId::create();
    const QVariant now = sqlTime(QDateTime::currentDateTimeUtc());
    const Result<QSqlQuery> stored =
        transaction.run(QStringLiteral("INSERT INTO review (") + kColumns + QStringLiteral(") VALUES (") + placeholders(10) + u')',
                        {sqlId(id), sqlId(draft.asset), given(draft.title.trimmed()), sqlName(draft.status), given(draft.notes),
                         given(draft.author.id), given(draft.author.name), 1, now, now});
    if (!stored) return fail(stored.error());
    return announce(transaction, id);
}

Result<Review> ReviewRepository::update(Transaction &transaction, ReviewId id, const ReviewPatch &patch, int revision)
{
    const Result<Review> review = get(transaction.database(), id);
    if (!review) return review;
    if (Result<void> current = checkRevision(review->revision, revision); !current) return fail(std::move(current.error()));
    const Result<void> stored = metOneRow(transaction.run(
        QStringLiteral(
            "UPDATE review SET title = ?, status = ?, notes = ?, revision = revision + 1, updated = ? WHERE id = ? AND revision = ?"),
        {given(patch.title.value_or(review->title).trimmed()), sqlName(patch.status.value_or(review->status)),
         given(patch.notes.value_or(review->notes)), sqlTime(QDateTime::currentDateTimeUtc()), sqlId(id), revision}));
    if (!stored) return fail(stored.error());
    return announce(transaction, id);
}

Result<void> ReviewRepository::remove(Transaction &transaction, ReviewId id, std::optional<int> revision)
{
    const Result<Review> review = get(transaction.database(), id);
    if (!review) return fail(review.error());
    if (Result<void> current = checkRevision(review->revision, revision.value_or(review->revision)); !current) return current;
    if (Result<void> gone = metOneRow(transaction.run(QStringLiteral("DELETE FROM review WHERE id = ?"), {sqlId(id)})); !gone) return gone;
    const QJsonObject body{{QStringLiteral("id"), id.toString()}, {QStringLiteral("video_id"), review->asset.toString()}};
    return tellOfAsset(transaction, review->asset, event_type::kReviewRemoved, body);
}

}  // namespace chalkreel
