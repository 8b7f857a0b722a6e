#include "tests/bench/bench_row.h"

#include <QJsonArray>

#include <algorithm>

namespace chalkreel::bench {

namespace {

QString number(double value) { return QString::number(value, 'f', value >= 100 ? 0 : value >= 10 ? 1 : 3); }

}  // namespace

std::optional<double> BenchRow::ratio() const
{
    if (!peer || *peer == 0) return std::nullopt;
    return ours / *peer;
}

bool BenchRow::holds() const
{
    if (!problem.isEmpty() || (peer && !ratio())) return false;
    const double value = ratio().value_or(ours);
    return kind == Bar::AtMost ? value <= bar : value >= bar;
}

QJsonObject toJson(const QString &suite, const QList<BenchRow> &rows)
{
    const auto orNull = [](std::optional<double> value) { return value ? QJsonValue{*value} : QJsonValue{}; };
    QJsonArray array;
    for (const BenchRow &row : rows)
        array.append(QJsonObject{
            {QStringLiteral("name"), row.name},
            {QStringLiteral("unit"), row.unit},
            {QStringLiteral("ours"), row.ours},
            {QStringLiteral("peer"), orNull(row.peer)},
            {QStringLiteral("peer_name"), row.peerName},
            {QStringLiteral("ratio"), orNull(row.ratio())},
            {QStringLiteral("bar"), row.bar},
            {QStringLiteral("bar_kind"), row.kind == BenchRow::Bar::AtMost ? QStringLiteral("at_most") : QStringLiteral("at_least")},
            {QStringLiteral("holds"), row.holds()},
            {QStringLiteral("problem"), row.problem.isEmpty() ? QJsonValue{} : QJsonValue{row.problem}}});
    return {{QStringLiteral("suite"), suite}, {QStringLiteral("rows"), array}};
}

QString toTable(const QList<BenchRow> &rows)
{
    QList<QStringList> lines{{QStringLiteral("row"), QStringLiteral("ours"), QStringLiteral("peer"), QStringLiteral("unit"),
                              QStringLiteral("ratio"), QStringLiteral("bar"), QStringLiteral("holds"), QStringLiteral("against")}};
    for (const BenchRow &row : rows)
        lines.append({row.name, number(row.ours), row.peer ? number(*row.peer) : QStringLiteral("-"), row.unit,
                      row.ratio() ? number(*row.ratio()) : QStringLiteral("-"),
                      (row.kind == BenchRow::Bar::AtMost ? QStringLiteral("<= ") : QStringLiteral(">= ")) + number(row.bar),
                      row.holds() ? QStringLiteral("yes") : QStringLiteral("NO"), row.problem.isEmpty() ? row.peerName : row.problem});
    QList<qsizetype> widths(lines.first().size());
    for (const QStringList &line : lines)
        for (qsizetype i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], line[i].size());
    QString table;
    for (const QStringList &line : lines) {
        for (qsizetype i = 0; i < line.size(); ++i) table += i + 1 == line.size() ? line[i] : line[i].leftJustified(widths[i] + 2);
        table += u'\n';
    }
    return table;
}

}  // namespace chalkreel::bench
