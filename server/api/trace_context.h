#pragma once

#include "server/http/http_message.h"

namespace chalkreel {

struct TraceContext;

/// Goes on with the caller's trace when it sent a valid traceparent (version 00), else begins one.
TraceContext traceOf(const HttpHead &head);

/// For the answer (W3C trace context, level 3): under which ids the request is found in logs and traces.
QByteArray responseOf(const TraceContext &trace);

QByteArray newTraceId();
QByteArray newSpanId();

/// The caller's X-Request-Id when it is 1 to 64 letters, digits, dots, dashes and underscores; else a new one.
QString requestIdOf(const HttpHead &head);

}  // namespace chalkreel
