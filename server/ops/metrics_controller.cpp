#include "server/ops/metrics_controller.h"

#include "server/controllers/visible_library.h"
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

MetricsController::MetricsController(Backend &backend, RequestMetrics &requests, SocketCounts &sockets,
                                     std::function<int()> openConnections)
    : m_backend{backend}
    , m_requests{requests}
    , m_sockets{sockets}
    , m_openConnections{std::move(openConnections)}
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
    m_requests.write(text);
    writeConnections(text);
    const Result<void> library = writeLibrary(text);
    // What can be said of a server whose library does not answer is just what is needed then.
    writeOne(text, "chalkreel_library_up", Type::Gauge, "Whether the library answers.", library ? 1 : 0);
    writeProcess(text);
    return HttpReply{
        .status = 200, .headers = {{"Content-Type", Exposition::kContentType}, {"Cache-Control", "no-store"}}, .body = text.text()};
}

void MetricsController::writeConnections(Exposition &to)
{
    writeOne(to, "chalkreel_connections_open", Type::Gauge, "HTTP and WebSocket connections.", m_openConnections());
    to.family("chalkreel_websockets_open", Type::Gauge, "WebSockets by what they are for.");
    for (const auto &[channel, count] : m_sockets.byChannel()) to.sample({{"channel", channel.toUtf8()}}, count);
}

Result<void> MetricsController::writeLibrary(Exposition &to)
{
    const Result<QueueStatus> queue = waitFor(m_backend.jobs().queueStatus());
    if (!queue) return fail(queue.error());
    const Result<LibraryCounts> counts = waitFor(m_backend.library().counts());
    if (!counts) return fail(counts.error());
    to.family("chalkreel_jobs", Type::Gauge, "Jobs on the list, by state.");
    for (const NamedCount &state : queue->byState) to.sample({{"state", state.name.toUtf8()}}, state.count);
    to.family("chalkreel_queue_depth", Type::Gauge, "Jobs that wait for a worker, by queue.");
    for (const QueueDepth &depth : queue->queues) to.sample({{"queue", depth.queue.toUtf8()}}, depth.pending + depth.queued);
    const auto busy = std::ranges::count_if(queue->workers, [](const WorkerStatus &worker) { return worker.job.has_value(); });
    to.family("chalkreel_workers", Type::Gauge, "Workers of this server.");
    to.sample({{"state", "busy"}}, static_cast<double>(busy));
    to.sample({{"state", "waiting"}}, static_cast<double>(queue->workers.size() - busy));
    writeOne(to, "chalkreel_assets", Type::Gauge, "Assets of the library, without those in the bin.", counts->all);
    writeOne(to, "chalkreel_storage_original_bytes", Type::Gauge, "Of all originals.", static_cast<double>(counts->bytes));
    return {};
}

void MetricsController::writeProcess(Exposition &to)
{
    const std::optional<ProcessFigures> process = ProcessFigures::now();
    if (!process) return;
    // Names that Prometheus's own client libraries use.
    writeOne(to, "process_resident_memory_bytes", Type::Gauge, "Resident memory.", static_cast<double>(process->residentBytes));
    writeOne(to, "process_cpu_seconds_total", Type::Counter, "User and system time.", process->cpuSeconds);
    writeOne(to, "process_open_fds", Type::Gauge, "Open files and sockets.", process->openFiles);
    writeOne(to, "process_max_fds", Type::Gauge, "How many may be open.", process->mostOpenFiles);
    writeOne(to, "process_threads", Type::Gauge, "Threads.", process->threads);
}

}  // namespace chalkreel
