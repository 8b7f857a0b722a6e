#pragma once

#include "core/base/error.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace chalkreel::ctl {

/// To standard output, with a line end; control characters from file names cannot reach the terminal.
void printLine(const QString &text);
/// One JSON object, indented.
void printJson(const QJsonObject &object);
/// One JSON object on one line, for whoever reads while we go on.
void printJsonLine(const QJsonObject &object);
/// To standard error.
void complain(const QString &text);

/// Columns as wide as their widest cell, two spaces apart; columns whose number is in `right` are aligned right.
void printTable(const QList<QStringList> &rows, const QList<int> &right = {});

/// Tells the error on standard error, as {"ok": false, "error": ...} on standard output too with isJson, and gives the exit status.
[[nodiscard]] int reportFailure(const Error &error, bool isJson);

/// "3.4 MB", "12:34" or "1:02:03".
[[nodiscard]] QString sizeText(qint64 bytes);
[[nodiscard]] QString durationText(double seconds);

}  // namespace chalkreel::ctl
