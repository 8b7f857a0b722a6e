#pragma once

#include <QLatin1StringView>

#include <span>

namespace chalkreel {

/// What the document says of an operation beyond its row in the route table. Rows of the seeds' own paths have none of
/// their own.
struct OperationNote
{
    const char *operation;
    const char *text;          ///< CommonMark
    const char *takes = "";    ///< headers of the request, by their names in parameters.cpp, separated by spaces
    const char *gives = "";    ///< headers of its answer
    const char *answers = "";  ///< further ones, by their names in answers.cpp
};

// By subject; each in a file of its own.
[[nodiscard]] std::span<const OperationNote> accountNotes();
[[nodiscard]] std::span<const OperationNote> jobNotes();
[[nodiscard]] std::span<const OperationNote> libraryNotes();
[[nodiscard]] std::span<const OperationNote> remarkNotes();
[[nodiscard]] std::span<const OperationNote> serverNotes();

/// Null when nobody has described it.
[[nodiscard]] const OperationNote *findNote(QLatin1StringView operation);

}  // namespace chalkreel
