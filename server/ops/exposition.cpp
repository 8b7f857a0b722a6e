#include "server/ops/exposition.h"

#include <QLocale>

namespace chalkreel {
namespace {

QByteArray escaped(QByteArray text, bool isLabel)
{
    text.replace('\\', "\\\\").replace('\n', "\\n");
    if (isLabel) text.replace('"', "\\\"");
    return text;
}

const char *nameOf(Exposition::Type type)
{
    switch (type) {
    case Exposition::Type::Counter: return "counter";
    case Exposition::Type::Gauge: return "gauge";
    case Exposition::Type::Histogram: return "histogram";
    }
    return "untyped";
}

}  // namespace

void Exposition::family(const QByteArray &name, Type type, const QByteArray &help)
{
    m_family = name;
    m_text += "# HELP " + name + ' ' + escaped(help, false) + "\n# TYPE " + name + ' ' + nameOf(type) + '\n';
}

void Exposition::sample(const Labels &labels, double value) { sample("", labels, value); }

void Exposition::sample(const char *suffix, const Labels &labels, double value)
{
    m_text += m_family + suffix;
    char before = '{';
    for (const Label &label : labels) {
        m_text += before + label.name + "=\"" + escaped(label.value, true) + '"';
        before = ',';
    }
    if (!labels.isEmpty()) m_text += '}';
    m_text += ' ' + QByteArray::number(value, 'g', QLocale::FloatingPointShortest) + '\n';
}

}  // namespace chalkreel
