#include "server/openapi/operation_notes.h"

namespace chalkreel {

const OperationNote *findNote(QLatin1StringView operation)
{
    for (const auto &part : {accountNotes(), jobNotes(), libraryNotes(), remarkNotes(), serverNotes()})
        for (const OperationNote &note : part)
            if (operation == QLatin1StringView{note.operation}) return &note;
    return nullptr;
}

}  // namespace chalkreel
