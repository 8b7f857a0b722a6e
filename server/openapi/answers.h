#pragma once

#include "server/api/route.h"

#include <QJsonObject>

namespace chalkreel {

/// Answers that several operations share: the document's components/responses.
[[nodiscard]] QJsonObject sharedAnswers();

/// All answers of a row by status: that of its doc, those that follow from what the row is (who may come in, whether it
/// takes a body), and those that `further` names. `gives`: headers of the first.
[[nodiscard]] QJsonObject answersOf(const Route &row, const char *gives, const char *further);

/// "a b c" as its words.
[[nodiscard]] QStringList wordsIn(const char *text);

}  // namespace chalkreel
