#pragma once

#include <QByteArray>
#include <QList>

namespace chalkreel {

/// Figures in Prometheus's text format (prometheus.io/docs/instrumenting/exposition_formats, version 0.0.4). Written by
/// hand: the format is a page, and a library for it would bring its own registry, threads and HTTP server along.
class Exposition
{
public:
    static constexpr char kContentType[] = "text/plain; version=0.0.4; charset=utf-8";

    struct Label
    {
        QByteArray name;
        QByteArray value;
    };
    using Labels = QList<Label>;

    enum class Type { Counter, Gauge, Histogram };

    /// The samples that follow are of this family.
    void family(const QByteArray &name, Type type, const QByteArray &help);
    void sample(const Labels &labels, double value);
    /// Of a histogram: `name` + `suffix`.
    void sample(const char *suffix, const Labels &labels, double value);

    const QByteArray &text() const { return m_text; }

private:
    QByteArray m_family;
    QByteArray m_text;
};

}  // namespace chalkreel
