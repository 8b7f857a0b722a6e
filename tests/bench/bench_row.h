#pragma once

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace chalkreel::bench {

/// One promise, measured against its peer in the same run.
struct BenchRow
{
    enum class Bar { AtMost, AtLeast };

    QString name;
    QString unit;
    double ours = 0;
    std::optional<double> peer;  ///< nothing where the bar is a plain number
    QString peerName;
    double bar = 0;  ///< for the ratio ours / peer; for `ours` itself without a peer
    Bar kind = Bar::AtMost;
    QString problem;  ///< why it could not be measured; empty where it was

    std::optional<double> ratio() const;
    bool holds() const;
};

/// {"suite": ..., "rows": [{"name", "unit", "ours", "peer", "peer_name", "ratio", "bar", "bar_kind", "holds", "problem"}]}.
[[nodiscard]] QJsonObject toJson(const QString &suite, const QList<BenchRow> &rows);
[[nodiscard]] QString toTable(const QList<BenchRow> &rows);

}  // namespace chalkreel::bench
