#pragma once

#include "server/api/route.h"

namespace chalkreel {

/// An answer that is in memory, whole.
struct FixedContent
{
    QByteArray type;
    QByteArray body;
    QByteArray etag;  ///< quoted; empty: it is made for each request and not to be kept
    HttpHeaders headers;

    /// With an ETag of its bytes: the client may keep it and ask whether it is still so.
    static FixedContent kept(QByteArray type, QByteArray body);
};

/// Answers with the content; 304 to whoever has it already.
[[nodiscard]] StreamAdmission serve(FixedContent content);

}  // namespace chalkreel
