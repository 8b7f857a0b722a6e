#pragma once

#include "core/model/scan_verdict.h"

#include <QByteArray>

namespace chalkreel {

/// What clamd said, as it came from the socket.
struct ClamdAnswer
{
    QByteArray text;          ///< without the NUL at its end
    bool isComplete = false;  ///< the NUL came: nothing is missing
};

/// The verdict in an answer to zINSTREAM, without engine and time (clamd(8), "INSTREAM"). `hasSeenAll`: the stream had been
/// sent to its end; before that, nothing can be clean. Files over clamd's own limits are not scanned, whichever way it says so.
[[nodiscard]] ScanVerdict verdictOf(const ClamdAnswer &answer, bool hasSeenAll);

/// What a foreign program says, made fit for a line of a log or a page: printable ASCII, at most 200 characters.
[[nodiscard]] QString plainWords(QByteArrayView text);

}  // namespace chalkreel
