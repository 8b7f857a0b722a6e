#include "core/database/job_figures.h"

#include "core/database/sql_values.h"
#include "core/database/transaction.h"

#include <QMap>

#include <algorithm>

namespace chalkreel {
namespace {

constexpr double kHour = 3'600'000;  // milliseconds

/// The part of a query that names an owner, put before further conditions.
struct OwnedJobs
{
    explicit OwnedJobs(const std::optional<QString> &owner)
        : where{owner ? QStringLiteral(" FROM job WHERE owner = ?") : QStringLiteral(" FROM job WHERE 1 = 1")}
        , values(owner ? QVariantList{sqlText(*owner)} : QVariantList{})
    {
    }

    QString where;
    QVariantList values;
};

template <NamedEnum E>
Result<QList<NamedCount>> countBy(Database &database, const QString &column, const OwnedJobs &jobs)
{
    const auto rows = readRows(
        database.run(QStringLiteral("SELECT ") + column + QStringLiteral(", COUNT(*)") + jobs.where + QStringLiteral(" GROUP BY ") + column,
                     jobs.values),
        [](const QSqlQuery &row) { return std::pair{row.value(0).toString(), row.value(1).toInt()}; });
    if (!rows) return fail(rows.error());
    QMap<QString, int> counts;
    for (const auto &[name, count] : *rows) counts.insert(name, count);
    QList<NamedCount> all;
    for (const EnumName<E> &row : kEnumNames<E>) all.append({row.name, counts.value(row.name)});
    return all;
}

/// The value that so large a part of the sorted ones does not exceed (nearest rank).
double percentile(const QList<double> &sorted, double part)
{
    if (sorted.isEmpty()) return 0;
    const auto rank = static_cast<qsizetype>(std::ceil(part * static_cast<double>(sorted.size())));
    return sorted[std::clamp<qsizetype>(rank - 1, 0, sorted.size() - 1)];
}

Result<void> addTimes(Database &database, const OwnedJobs &jobs, JobStatistics &to)
{
    Result<QList<double>> seconds =
        readRows(database.run(QStringLiteral("SELECT finished - started") + jobs.where +
                                  QStringLiteral(" AND state = 'completed' AND started IS NOT NULL AND finished >= started"),
                              jobs.values),
                 [](const QSqlQuery &row) { return row.value(0).toDouble() / 1000; });
    if (!seconds) return fail(seconds.error());
    if (seconds->isEmpty()) return {};
    std::ranges::sort(*seconds);
    double sum = 0;
    for (const double value : std::as_const(*seconds)) sum += value;
    const qsizetype middle = seconds->size() / 2;
    to.meanSeconds = sum / static_cast<double>(seconds->size());
    to.medianSeconds = seconds->size() % 2 == 1 ? seconds->at(middle) : (seconds->at(middle - 1) + seconds->at(middle)) / 2;
    to.p95Seconds = percentile(*seconds, 0.95);
    return {};
}

Result<void> addRate(Database &database, const QDateTime &now, const OwnedJobs &jobs, JobStatistics &to)
{
    const QDateTime dayAgo = now.addDays(-1);
    const Result<qint64> completed = readNumber(
        database.run(QStringLiteral("SELECT COUNT(*)") + jobs.where + QStringLiteral(" AND state = 'completed' AND finished > ?"),
                     jobs.values + QVariantList{sqlTime(dayAgo)}));
    if (!completed) return fail(completed.error());
    const Result<qint64> oldest = readNumber(database.run(QStringLiteral("SELECT MIN(created)") + jobs.where, jobs.values));
    if (!oldest) return fail(oldest.error());
    const double spanned = static_cast<double>(now.toMSecsSinceEpoch() - std::max(*oldest, dayAgo.toMSecsSinceEpoch()));
    // A library of a few minutes has no hourly rate yet: what it did counts as its first hour.
    to.completedPerHour = static_cast<double>(*completed) / std::max(spanned / kHour, 1.0);
    return {};
}

int countOf(const QList<NamedCount> &counts, JobState state) { return counts[static_cast<qsizetype>(state)].count; }

}  // namespace

Result<QList<NamedCount>> JobFigures::byState(Database &database, const std::optional<QString> &owner)
{
    return countBy<JobState>(database, QStringLiteral("state"), OwnedJobs{owner});
}

Result<JobStatistics> JobFigures::statistics(Database &database, const QDateTime &now, const std::optional<QString> &owner)
{
    const Result<ReadSnapshot> snapshot = ReadSnapshot::begin(database);
    if (!snapshot) return fail(snapshot.error());
    const OwnedJobs jobs{owner};
    JobStatistics statistics;
    Result<QList<NamedCount>> states = byState(database, owner);
    if (!states) return fail(states.error());
    Result<QList<NamedCount>> types = countBy<JobType>(database, QStringLiteral("type"), jobs);
    if (!types) return fail(types.error());
    statistics.byState = std::move(*states);
    statistics.byType = std::move(*types);
    for (const NamedCount &state : std::as_const(statistics.byState)) statistics.total += state.count;
    const int completed = countOf(statistics.byState, JobState::Completed);
    const int settled = completed + countOf(statistics.byState, JobState::Failed);
    if (settled > 0) statistics.successRate = static_cast<double>(completed) / settled;
    if (Result<void> added = addTimes(database, jobs, statistics); !added) return fail(added.error());
    if (Result<void> added = addRate(database, now, jobs, statistics); !added) return fail(added.error());
    return statistics;
}

Result<QList<QueueDepth>> JobFigures::depths(Database &database)
{
    QMap<QString, QueueDepth> queues;
    const auto rows =
        readRows(database.run(QStringLiteral("SELECT queue, state, COUNT(*) FROM job WHERE state IN ('pending', 'queued', 'processing') "
                                             "GROUP BY queue, state")),
                 [&](const QSqlQuery &row) {
                     QueueDepth &depth = queues[row.value(0).toString()];
                     depth.queue = row.value(0).toString();
                     const int count = row.value(2).toInt();
                     switch (nameFromSql(row.value(1), JobState::Failed)) {
                     case JobState::Pending: depth.pending = count; break;
                     case JobState::Queued: depth.queued = count; break;
                     default: depth.processing = count; break;
                     }
                     return true;
                 });
    if (!rows) return fail(rows.error());
    return queues.values();
}

}  // namespace chalkreel
