#include "core/database/annotation_repository.h"

#include "core/database/remark_rows.h"
#include "core/database/sql_values.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

constexpr QLatin1StringView kColumns{"id, asset_id, kind, start_time, end_time, author, author_name, revision, created, updated, body"};
/// Bytes of JSON: what one page takes in memory is some times as much.
constexpr qint64 kLargestPageBody = 16 << 20;

template <typename T>
std::optional<T> bodyAs(const QVariant &column)
{
    Result<T> value = fromJson<T>(jsonFromSql(column));
    return value ? std::optional{*std::move(value)} : std::nullopt;
}

Annotation annotationFromRow(const QSqlQuery &row)
{
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    Annotation annotation;
    annotation.id = idFromSql<AnnotationId>(next());
    annotation.asset = idFromSql<AssetId>(next());
    annotation.kind = nameFromSql(next(), AnnotationKind::Drawing);
    annotation.timestamp = next().toDouble();
    if (const QVariant end = next(); !end.isNull()) annotation.end = end.toDouble();
    annotation.author = next().toString();
    annotation.authorName = next().toString();
    annotation.revision = next().toInt();
    annotation.created = timeFromSql(next());
    annotation.updated = timeFromSql(next());
    if (annotation.kind == AnnotationKind::Drawing)
        annotation.drawing = bodyAs<Drawing>(next());
    else
        annotation.voiceOver = bodyAs<VoiceOver>(next());
    return annotation;
}

QVariant bodyOf(const Annotation &annotation)
{
    return sqlJson(annotation.drawing ? toJson(*annotation.drawing) : toJson(annotation.voiceOver.value_or(VoiceOver{})));
}

QVariant sqlEnd(const std::optional<double> &end) { return end ? QVariant{*end} : QVariant{}; }

/// A null QString would be NULL.
QVariant given(const QString &text) { return text.isNull() ? QStringLiteral("") : text; }

/// How many of a page's rows to read: those whose drawings are not too large together.
Result<int> rowsThatFit(Database &database, const RemarkPage &page)
{
    const Result<QList<qint64>> sizes =
        readRows(database.run(QStringLiteral("SELECT LENGTH(body) FROM annotation WHERE ") + page.where + QStringLiteral(" ORDER BY ") +
                                  page.order + QStringLiteral(" LIMIT ? OFFSET ?"),
                              page.values + QVariantList{page.limit, page.offset}),
                 [](const QSqlQuery &row) { return row.value(0).toLongLong(); });
    if (!sizes) return fail(sizes.error());
    qint64 bytes = 0;
    int count = 0;
    for (const qint64 size : *sizes) {
        bytes += size;
        if (count > 0 && bytes > kLargestPageBody) break;
        ++count;
    }
    return std::max(count, 1);
}

Result<void> apply(const AnnotationPatch &patch, Annotation &annotation)
{
    if (patch.drawing && annotation.kind != AnnotationKind::Drawing)
        return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Database", "A voice-over has no drawing to change."),
                    QStringLiteral("drawing_data"));
    annotation.timestamp = patch.timestamp.value_or(annotation.timestamp);
    annotation.end = patch.end.value_or(annotation.end);
    if (patch.drawing) annotation.drawing = patch.drawing;
    return validateTimes(annotation.timestamp, annotation.end);
}

Result<Annotation> announce(Transaction &transaction, AnnotationId id)
{
    Result<Annotation> annotation = AnnotationRepository::get(transaction.database(), id);
    if (!annotation) return annotation;
    if (Result<void> told = tellOfAsset(transaction, annotation->asset, event_type::kAnnotationChanged, toJson(*annotation)); !told)
        return fail(std::move(told.error()));
    return annotation;
}

}  // namespace

Result<Page<Annotation>> AnnotationRepository::list(Database &database, const AnnotationQuery &query)
{
    RemarkPage page{.asset = query.asset,
                    .from = QStringLiteral("annotation"),
                    .where = QStringLiteral("asset_id = ?"),
                    .values = {sqlId(query.asset)},
                    .order = QStringLiteral("start_time, id"),
                    .limit = query.limit,
                    .offset = query.offset};
    if (query.kind) {
        page.where += QStringLiteral(" AND kind = ?");
        page.values.append(sqlName(*query.kind));
    }
    if (page.limit >= 1 && page.limit <= kLargestPage && page.offset >= 0) {
        const Result<int> count = rowsThatFit(database, page);
        if (!count) return fail(count.error());
        page.limit = *count;
    }
    return readRemarks<Annotation>(database, page, kColumns, annotationFromRow);
}

Result<Annotation> AnnotationRepository::get(Database &database, AnnotationId annotation)
{
    Result<QList<Annotation>> found =
        readRows(database.run(QStringLiteral("SELECT ") + kColumns + QStringLiteral(" FROM annotation WHERE id = ?"), {sqlId(annotation)}),
                 annotationFromRow);
    if (!found) return fail(std::move(found.error()));
    if (found->isEmpty()) return noSuchRemark();
    return found->takeFirst();
}

Result<Annotation> AnnotationRepository::insert(Transaction &transaction, Annotation annotation)
{
    if (Result<void> isThere = checkAssetInUse(transaction.database(), annotation.asset); !isThere) return fail(std::move(isThere.error()));
    if (Result<void> valid = validateTimes(annotation.timestamp, annotation.end); !valid) return fail(std::move(valid.error()));
    const QVariant now = sqlTime(QDateTime::currentDateTimeUtc());
    const Result<QSqlQuery> stored =
        transaction.run(QStringLiteral("INSERT INTO annotation (") + kColumns + QStringLiteral(") VALUES (") + placeholders(11) + u')',
                        {sqlId(annotation.id), sqlId(annotation.asset), sqlName(annotation.kind), annotation.timestamp,
                         sqlEnd(annotation.end), given(annotation.author), given(annotation.authorName), 1, now, now, bodyOf(annotation)});
    if (!stored) return fail(stored.error());
    return announce(transaction, annotation.id);
}

Result<Annotation> AnnotationRepository::update(Transaction &transaction, AnnotationId id, const AnnotationPatch &patch, int revision)
{
    Result<Annotation> annotation = get(transaction.database(), id);
    if (!annotation) return annotation;
    if (Result<void> current = checkRevision(annotation->revision, revision); !current) return fail(std::move(current.error()));
    if (Result<void> applied = apply(patch, *annotation); !applied) return fail(std::move(applied.error()));
    // The revision is a condition too: where several writers run at once, the row may have moved since it was read.
    const Result<void> stored = metOneRow(
        transaction.run(QStringLiteral("UPDATE annotation SET start_time = ?, end_time = ?, body = ?, revision = revision + 1, updated = ? "
                                       "WHERE id = ? AND revision = ?"),
                        {annotation->timestamp, sqlEnd(annotation->end), bodyOf(*annotation), sqlTime(QDateTime::currentDateTimeUtc()),
                         sqlId(id), revision}));
    if (!stored) return fail(stored.error());
    return announce(transaction, id);
}

Result<Annotation> AnnotationRepository::remove(Transaction &transaction, AnnotationId id, std::optional<int> revision)
{
    Result<Annotation> annotation = get(transaction.database(), id);
    if (!annotation) return annotation;
    if (Result<void> current = checkRevision(annotation->revision, revision.value_or(annotation->revision)); !current)
        return fail(std::move(current.error()));
    const Result<void> gone = metOneRow(transaction.run(QStringLiteral("DELETE FROM annotation WHERE id = ?"), {sqlId(id)}));
    if (!gone) return fail(gone.error());
    const QJsonObject body{{QStringLiteral("id"), id.toString()}, {QStringLiteral("video_id"), annotation->asset.toString()}};
    if (Result<void> told = tellOfAsset(transaction, annotation->asset, event_type::kAnnotationRemoved, body); !told)
        return fail(std::move(told.error()));
    return annotation;
}

}  // namespace chalkreel
