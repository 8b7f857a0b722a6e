#include "core/database/comment_repository.h"

#include "core/database/remark_rows.h"
#include "core/database/sql_values.h"

namespace chalkreel {
namespace {

constexpr QLatin1StringView kColumns{
    "c.id, c.asset_id, c.parent_id, c.start_time, c.end_time, c.text, c.category, c.color, c.is_done, c.author, c.author_name, c.revision, "
    "c.created, c.updated"};

Comment commentFromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    Comment comment;
    comment.id = idFromSql<CommentId>(next());
    comment.asset = idFromSql<AssetId>(next());
    comment.parent = idFromSql<CommentId>(next());
    comment.timestamp = next().toDouble();
    if (const QVariant end = next(); !end.isNull()) comment.end = end.toDouble();
    comment.text = next().toString();
    comment.category = next().toString();
    comment.color = next().toString();
    comment.isDone = next().toBool();
    comment.author = next().toString();
    comment.authorName = next().toString();
    comment.revision = next().toInt();
    comment.created = timeFromSql(next());
    comment.updated = timeFromSql(next());
    return comment;
}

QVariant sqlEnd(const std::optional<double> &end) { return end ? QVariant{*end} : QVariant{}; }

/// A null QString would be NULL.
QVariant given(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

Result<Comment> announce(Transaction &transaction, CommentId id)
{
    Result<Comment> comment = CommentRepository::get(transaction.database(), id);
    if (!comment) return comment;
    if (Result<void> told = tellOfAsset(transaction, comment->asset, event_type::kCommentChanged, toJson(*comment)); !told)
        return fail(std::move(told.error()));
    return comment;
}

void apply(const CommentPatch &patch, Comment &comment)
{
    comment.timestamp = patch.timestamp.value_or(comment.timestamp);
    comment.end = patch.end.value_or(comment.end);
    comment.text = patch.text.value_or(comment.text);
    comment.category = patch.category.value_or(comment.category);
    comment.color = patch.color.value_or(comment.color);
    comment.isDone = patch.isDone.value_or(comment.isDone);
}

/// What the draft answers; a comment without an id when it stands by itself.
Result<Comment> parentOf(Database &database, const CommentDraft &draft)
{
    if (draft.parent.isNull()) return Comment{};
    Result<Comment> parent = CommentRepository::get(database, draft.parent);
    if (parent && parent->asset != draft.asset) return noSuchRemark();
    return parent;
}

}  // namespace

Result<Page<Comment>> CommentRepository::list(Database &database, const CommentQuery &query)
{
    RemarkPage page{.asset = query.asset,
                    .from = QStringLiteral("comment c LEFT JOIN comment p ON p.id = c.parent_id"),
                    .where = QStringLiteral("c.asset_id = ?"),
                    .values = {sqlId(query.asset)},
                    .order = QStringLiteral("COALESCE(p.start_time, c.start_time), COALESCE(p.id, c.id), "
                                            "CASE WHEN p.id IS NULL THEN 0 ELSE 1 END, c.id"),
                    .limit = query.limit,
                    .offset = query.offset};
    if (query.isDone) {
        page.where += QStringLiteral(" AND c.is_done = ?");
        page.values.append(*query.isDone ? 1 : 0);
    }
    return readRemarks<Comment>(database, page, kColumns, commentFromRow);
}

Result<Comment> CommentRepository::get(Database &database, CommentId comment)
{
    const Result<QList<Comment>> found =
        readRows(database.run(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM comment c WHERE c.id = ?"), {sqlId(comment)}),
                 commentFromRow);
    if (!found) return fail(found.error());
    if (found->isEmpty()) return noSuchRemark();
    return found->first();
}

Result<Comment> CommentRepository::insert(Transaction &transaction, const CommentDraft &draft)
{
    if (Result<void> isThere = checkAssetInUse(transaction.database(), draft.asset); !isThere) return fail(std::move(isThere.error()));
    const Result<Comment> parent = parentOf(transaction.database(), draft);
    if (!parent) return parent;
    // An answer to an answer joins its thread.
    const CommentId thread = parent->parent.isNull() ? parent->id : parent->parent;
    const double timestamp = draft.timestamp.value_or(parent->timestamp);
    if (Result<void> valid = validateTimes(timestamp, draft.end); !valid) return fail(std::move(valid.error()));
    const CommentId id = CommentId::create();
    const QVariant now = sqlTime(QDateTime::currentDateTimeUtc());
    const Result<QSqlQuery> stored = transaction.run(
        QStringLiteral("INSERT INTO comment (id, asset_id, parent_id, start_time, end_time, text, category, color, is_done, author, "
                       "author_name, revision, created, updated) VALUES (") +
            placeholders(14) + u')',
        {sqlId(id), sqlId(draft.asset), sqlId(thread), timestamp, sqlEnd(draft.end), given(draft.text), given(draft.category),
         given(draft.color), 0, given(draft.author.id), given(draft.author.name), 1, now, now});
    if (!stored) return fail(stored.error());
    return announce(transaction, id);
}

Result<Comment> CommentRepository::update(Transaction &transaction, CommentId id, const CommentPatch &patch, int revision)
{
    Result<Comment> comment = get(transaction.database(), id);
    if (!comment) return comment;
    if (Result<void> current = checkRevision(comment->revision, revision); !current) return fail(std::move(current.error()));
    apply(patch, *comment);
    if (Result<void> valid = validateTimes(comment->timestamp, comment->end); !valid) return fail(std::move(valid.error()));
    const Result<void> stored = metOneRow(
        transaction.run(QStringLiteral("UPDATE comment SET start_time = ?, end_time = ?, text = ?, category = ?, color = ?, is_done = ?, "
                                       "revision = revision + 1, updated = ? WHERE id = ? AND revision = ?"),
                        {comment->timestamp, sqlEnd(comment->end), given(comment->text), given(comment->category), given(comment->color),
                         comment->isDone ? 1 : 0, sqlTime(QDateTime::currentDateTimeUtc()), sqlId(id), revision}));
    if (!stored) return fail(stored.error());
    return announce(transaction, id);
}

Result<void> CommentRepository::remove(Transaction &transaction, CommentId id, std::optional<int> revision)
{
    const Result<Comment> comment = get(transaction.database(), id);
    if (!comment) return fail(comment.error());
    if (Result<void> current = checkRevision(comment->revision, revision.value_or(comment->revision)); !current) return current;
    const auto answers = readRows(transaction.run(QStringLiteral("SELECT id FROM comment WHERE parent_id = ? ORDER BY id"), {sqlId(id)}),
                                  [](const QSqlQuery &row) { return idFromSql<CommentId>(row.value(0)); });
    if (!answers) return fail(answers.error());
    for (const CommentId &gone : *answers + QList{id}) {
        if (Result<void> done = metOneRow(transaction.run(QStringLiteral("DELETE FROM comment WHERE id = ?"), {sqlId(gone)})); !done)
            return done;
        const QJsonObject body{{QStringLiteral("id"), gone.toString()}, {QStringLiteral("video_id"), comment->asset.toString()}};
        if (Result<void> told = tellOfAsset(transaction, comment->asset, event_type::kCommentRemoved, body); !told) return told;
    }
    return {};
}

}  // namespace chalkreel
