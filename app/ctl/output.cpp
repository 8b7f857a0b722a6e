#include "app/ctl/output.h"

#include "app/ctl/command.h"
#include "core/base/json_fields.h"
#include "core/base/logging.h"

#include <QJsonDocument>
#include <QLocale>

#include <cmath>
#include <cstdio>

namespace chalkreel::ctl {
namespace {

void write(std::FILE *to, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<size_t>(bytes.size()), to);
    std::fflush(to);
}

}  // namespace

void printLine(const QString &text) { write(stdout, escapeControls(text).toUtf8() + '\n'); }

void printJson(const QJsonObject &object) { write(stdout, QJsonDocument{object}.toJson()); }

void printJsonLine(const QJsonObject &object) { write(stdout, QJsonDocument{object}.toJson(QJsonDocument::Compact) + '\n'); }

void complain(const QString &text) { write(stderr, "chalkreelctl: " + escapeControls(text).toUtf8() + '\n'); }

void printTable(const QList<QStringList> &rows, const QList<int> &right)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
    }
    for (const QStringList &row : rows) {
        QString line = QStringLiteral(" ");
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QString cell = escapeControls(row[i]);
            line += u' ' + (right.contains(i) ? cell.rightJustified(widths[i]) : cell.leftJustified(widths[i])) + u' ';
        }
        while (line.endsWith(u' ')) line.chop(1);
        printLine(line);
    }
}

int reportFailure(const Error &error, bool isJson)
{
    const bool wasStopped = error.code == ErrorCode::Cancelled;
    const QString sentence = wasStopped && error.message.isEmpty() ? QCoreApplication::translate("Ctl", "Stopped.") : error.message;
    complain(sentence);
    if (!error.detail.isEmpty()) qDebug("%s", qUtf8Printable(error.detail));
    if (isJson)
        printJson(
            {{QLatin1StringView{"ok"}, false}, {QLatin1StringView{"error"}, errorToJson({error.code, sentence, error.detail}, true)}});
    return wasStopped ? kInterrupted : kFailed;
}

QString sizeText(qint64 bytes) { return QLocale{}.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); }

QString durationText(double seconds)
{
    if (seconds < 0 || !std::isfinite(seconds)) return QStringLiteral("?");
    const auto whole = static_cast<qint64>(std::round(seconds));
    const QChar zero{u'0'};
    const QString rest = QStringLiteral("%1:%2").arg(whole / 60 % 60, 2, 10, zero).arg(whole % 60, 2, 10, zero);
    return whole < 3600 ? rest : QString::number(whole / 3600) + u':' + rest;
}

}  // namespace chalkreel::ctl
