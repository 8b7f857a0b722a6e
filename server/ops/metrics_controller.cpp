#include "server/ops/metrics_controller.h"

#include "server/controllers/visible_library.h"
#include "server/http/http_front.h"
#include "server/ops/process_figures.h"

namespace chalkreel {
namespace {

using Type = Exposition::Type;

void writeOne(Exposition &to, const char *name, Type type, const char *help, double value)
{
    to.family(name, type, help);
    to.sample({}, value);
}

}  // namespace

MetricsController::MetricsController(MetricsSources sources)
    : m_sources{std::move(sources)}
    , m_jobs{m_sources.backend}
{
}

void MetricsController::addTo(RouteTable &table)
{
    table.add({"GET",
               "/metrics",
               Access::Admin,
               [this](const ApiRequest &request) { return metrics(request); },
               {.operation = "getMetrics",
                .tag = "operations",
                .summary = "Figures of the server in Prometheus's text format",
                .mediaType = "text/plain"},
               0});
}

Result<HttpReply> MetricsController::metrics(const ApiRequest &)
{
    Exposition text;
    m_sources.requests.write(text);
    m_sources.uploads.write(text);
    m_jobs.write(text);
    writeConnections(text);
    writeTraces(text);
    const Result<void> library = writeLibrary(text);
    // What can be said of a server whose library does not answer is just what is needed then.
    writeOne(text, "chalkreel_library_up", Type::Gauge, "Whether the library answers.", library ? 1 : 0);
    writeProcess(text);
    return HttpReply{
        .status = 200, .headers = {{"Content-Type", Exposition::kContentType}, {"Cache-Control", "no-store"}}, .body = text.text()};
}

void MetricsController::writeConnections(Exposition &to)
{
    const ConnectionCounts *connections = m_sources.connections();
    writeOne(to, "chalkreel_connections_open", Type::Gauge, "HTTP and WebSocket connections.", connections ? connections->open.load() : 0);
    writeOne(to, "chalkreel_connections_refused_total", Type::Counter, "Connections over a limit, and requests that were no HTTP.",
             connections ? static_cast<double>(connections->refused.load()) : 0);
    to.family("chalkreel_websockets_open", Type::Gauge, "WebSockets by what they are for.");
    for (const auto &[channel, count] : m_sources.sockets.byChannel()) to.sample({{"channel", channel.toUtf8()}}, count);
    to.family("chalkreel_websockets_opened_total", Type::Counter, "WebSockets that were opened, by what they are for.");
    for (const auto &[channel, count] : m_sources.sockets.openedByChannel())
        to.sample({{"channel", channel.toUtf8()}}, static_cast<double>(count));
    to.family("chalkreel_websockets_closed_total", Type::Counter, "WebSockets that the server closed, by the code that it gave.");
    for (const auto &[code, count] : m_sources.sockets.closedByCode())
        to.sample({{"code", QByteArray::number(code)}}, static_cast<double>(count));
}

void MetricsController::writeTraces(Exposition &to)
{
    const std::optional<SpanExporter::Counts> spans = m_sources.spans();
    if (!spans) return;
    writeOne(to, "chalkreel_trace_spans_sent_total", Type::Counter, "Spans that the traces' receiver took.",
             static_cast<double>(spans->sent));
    writeOne(to, "chalkreel_trace_spans_dropped_total", Type::Counter, "Spans that it did not take, or that came too fast.",
             static_cast<double>(spans->dropped));
    writeOne(to, "chalkreel_trace_spans_waiting", Type::Gauge, "Spans that wait to be sent.", static_cast<double>(spans->waiting));
}

Result<void> MetricsController::writeLibrary(Exposition &to)
{
    const Result<QueueStatus> queue = waitFor(m_sources.backend.jobs().queueStatus());
    if (!queue) return fail(queue.error());
    const Result<LibraryCounts> counts = waitFor(m_sources.backend.library().counts());
    if (!counts) return fail(counts.error());
    to.family("chalkreel_jobs", Type::Gauge, "Jobs on the list, by state.");
    for (const NamedCount &state : queue->byState) to.sample({{"state", state.name.toUtf8()}}, state.count);
    to.family("chalkreel_queue_depth", Type::Gauge, "Jobs that wait for a worker, by queue.");
    for (const QueueDepth &depth : queue->queues) to.sample({{"queue", depth.queue.toUtf8()}}, depth.pending + depth.queued);
    const auto busy = std::ranges::count_if(queue->workers, [](const WorkerStatus &worker) { return worker.job.has_value(); });
    to.family("chalkreel_workers", Type::Gauge, "Workers of this server.");
    to.sample({{"state", "busy"}}, static_cast<double>(busy));
    to.sample({{"state", "waiting"}}, static_cast<double>(queue->workers.size() - busy));
    writeStorage(to, *counts);
    return {};
}

void MetricsController::writeStorage(Exposition &to, const LibraryCounts &counts)
{
    writeOne(to, "chalkreel_assets", Type::Gauge, "Assets of the library, without those in the bin.", counts.all);
    writeOne(to, "chalkreel_assets_failed", Type::Gauge, "Of these, those that could not be processed.", counts.failed);
    writeOne(to, "chalkreel_assets_deleted", Type::Gauge, "Assets in the bin.", counts.deleted);
    writeOne(to, "chalkreel_storage_original_bytes", Type::Gauge, "Of all originals.", static_cast<double>(counts.bytes));
    UploadRecordService *uploads = m_sources.backend.uploadRecords();
    if (!uploads) return;
    if (const Result<qint64> free = waitFor(uploads->freeBytes()))
        writeOne(to, "chalkreel_storage_free_bytes", Type::Gauge, "That the disk of the originals still has room for.",
                 static_cast<double>(*free));
}

void MetricsController::writeProcess(Exposition &to)
{
    const std::optional<ProcessFigures> process = ProcessFigures::now();
    if (!process) return;
    // Names that Prometheus's own client libraries use.
    writeOne(to, "process_resident_memory_bytes", Type::Gauge, "Resident memory.", static_cast<double>(process->residentBytes));
    writeOne(to, "process_cpu_seconds_total", Type::Counter, "User and system time.", process->cpuSeconds);
    writeOne(to, "process_start_time_seconds", Type::Gauge, "When the server began, since 1970.", process->startedAt);
    writeOne(to, "process_open_fds", Type::Gauge, "Open files and sockets.", process->openFiles);
    writeOne(to, "process_max_fds", Type::Gauge, "How many may be open.", process->mostOpenFiles);
    writeOne(to, "process_threads", Type::Gauge, "Threads.", process->threads);
}

}  // namespace chalkreel
