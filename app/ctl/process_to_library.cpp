#include "app/ctl/process_to_library.h"

#include "app/ctl/await.h"
#include "app/ctl/output.h"
#include "app/ctl/through_owners.h"
#include "app/ctl/wait_for_job.h"

#include <QFileInfo>

#include <algorithm>

namespace chalkreel::ctl {
namespace {

Result<UploadResult> bringIn(LibrarySession &session, const LibraryRequest &request, const Context &context)
{
    UploadRequest upload;
    upload.path = QFileInfo{request.file}.absoluteFilePath();
    upload.title = request.title;
    upload.tags = request.tags;
    upload.options = request.options;
    upload.priority = request.priority;
    const Async<UploadResult> adding = session.add(upload);
    Result<UploadResult> result = await(adding, context.stop);
    // Asked to stop: what was copied so far goes away before we do.
    if (!result && context.stop.stop_requested()) {
        session.cancelAdding(upload.operation);
        result = await(adding, {});
    }
    return result;
}

/// The job to wait for: the new one, or for a file that was there already the one that an earlier run left unfinished.
Result<JobId> jobToWaitFor(LibrarySession &session, const UploadResult &added, const Context &context)
{
    if (!added.job.isNull()) return added.job;
    const Result<QList<Job>> jobs = await(session.jobs({.asset = added.asset.id}), context.stop);
    if (!jobs) return fail(jobs.error());
    const auto unfinished = std::ranges::find_if(*jobs, [](const Job &job) { return !hasEnded(job.state); });
    return unfinished == jobs->end() ? JobId{} : unfinished->id;
}

/// What the library has of the asset; only the asset itself where another program owns the library.
AssetDetails detailsOf(LibrarySession &session, const Asset &asset, const Context &context)
{
    if (Backend *backend = session.backend())
        if (const Result<AssetDetails> details = await(backend->library().details(asset.id), context.stop)) return *details;
    AssetDetails details;
    details.asset = asset;
    return details;
}

void printDetails(const AssetDetails &details, bool isDuplicate)
{
    printLine(isDuplicate
                  ? QCoreApplication::translate("Ctl", "“%1” was in the library already: %2")
                        .arg(details.asset.title, details.asset.id.toString())
                  : QCoreApplication::translate("Ctl", "“%1” is in the library: %2").arg(details.asset.title, details.asset.id.toString()));
    QList<QStringList> rows;
    for (const Rendition &rendition : details.renditions)
        rows.append({QString{nameOf(rendition.kind)},
                     rendition.width > 0 ? QStringLiteral("%1x%2").arg(rendition.width).arg(rendition.height) : QString{},
                     sizeText(rendition.size), rendition.origin});
    printTable(rows, {2});
    if (details.asset.endsEarly) printLine(QCoreApplication::translate("Ctl", "Note: the file ends early; what could be read was kept."));
}

}  // namespace

int processToLibrary(const LibraryRequest &request, const Context &context)
{
    Result<std::unique_ptr<LibrarySession>> session = LibrarySession::open(context.settings.values, LibrarySession::Workers::Running);
    if (!session) return reportFailure(session.error(), context.isJson);
    const auto ask = [&](const auto &question) { return throughOwners(*session, context, question); };
    const Result<UploadResult> added = ask([&](LibrarySession &library) { return bringIn(library, request, context); });
    if (!added) return reportFailure(added.error(), context.isJson);
    const Result<JobId> id = ask([&](LibrarySession &library) { return jobToWaitFor(library, *added, context); });
    if (!id) return reportFailure(id.error(), context.isJson);

    std::optional<Job> job;
    if (!id->isNull()) {
        const Result<Job> ended = ask([&](LibrarySession &library) { return waitForEnd(library, *id, context); });
        if (!ended) return reportFailure(ended.error(), context.isJson);
        if (ended->state == JobState::Cancelled)
            return reportFailure({ErrorCode::Cancelled, QCoreApplication::translate("Ctl", "The job was cancelled."), {}}, context.isJson);
        if (ended->state == JobState::Failed) return reportFailure(ended->error.value_or(Error{}), context.isJson);
        job = *ended;
    }
    const AssetDetails details = detailsOf(**session, added->asset, context);
    if (!context.isJson) {
        printDetails(details, added->isDuplicate);
        return kOk;
    }
    QJsonObject object = toJson(details);
    object.insert(QLatin1StringView{"ok"}, true);
    object.insert(QLatin1StringView{"duplicate"}, added->isDuplicate);
    if (job) object.insert(QLatin1StringView{"job"}, toJson(*job));
    printJson(object);
    return kOk;
}

}  // namespace chalkreel::ctl
