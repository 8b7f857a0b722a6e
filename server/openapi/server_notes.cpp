#include "server/openapi/operation_notes.h"

#include <array>

namespace chalkreel {
namespace {

constexpr std::array kNotes{
    OperationNote{"getHealth", "Answers as long as the process does; says nothing of what it depends on: that is `/ready`."},
    OperationNote{"getReadiness", "For a proxy that decides whom to send requests to. A server that is stopping is not ready.", "", "",
                  "NotReady"},
    OperationNote{"getMetrics",
                  "For a Prometheus that has an admin's API token: requests, connections, WebSockets, jobs, storage, process."},
    OperationNote{"getOpenApi", "This document. It is made from the table of routes that the server itself works by.", "If-None-Match",
                  "ETag", "NotModified"},
    OperationNote{"showDocs", "Swagger UI: every operation can be tried out here. It asks nothing of any other host."},
    OperationNote{"showReference", "The same as a reference to read. It asks nothing of any other host."},
    OperationNote{"getDocsFile", "Scripts and styles of `/docs` and `/redoc`.", "If-None-Match", "ETag", "NotModified"},
    OperationNote{"followStatus", "Each message is `{file_id, process_type, status, progress, error, sequence}`."},
    OperationNote{"followEvents",
                  "Each message is `{epoch, sequence, prev, topic, type, body}`. `since` asks for what came after that event; when the "
                  "server no longer has all of it, it says so, and the client reads its lists anew."},
    OperationNote{"followJobs", "Each message is a `job_update`, of one's own jobs; an admin gets those of everybody."},
    OperationNote{"followHealth", "Answers `ping` with `pong`, to see whether the way is open."},
    OperationNote{"followOne",
                  "A job's id: first `initial_status`, then a `job_update` with each change. Any other word is a client's own name: what "
                  "`/ws/status` tells, of the videos and jobs that were submitted with that `client_id`."},
    OperationNote{"getConnections", "Of everybody; `own_connections` are those of whoever asks."},
};

}  // namespace

std::span<const OperationNote> serverNotes() { return kNotes; }

}  // namespace chalkreel
