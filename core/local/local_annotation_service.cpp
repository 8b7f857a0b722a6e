#include "core/local/local_annotation_service.h"

#include "core/database/annotation_repository.h"
#include "core/database/loose_blobs.h"
#include "core/database/remark_rows.h"
#include "core/local/received_scan.h"
#include "core/local/voice_over_files.h"
#include "core/storage/sha256.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTemporaryDir>

namespace chalkreel {
namespace {

/// Seconds; whoever speaks for longer over one moment has another video.
constexpr double kLongestVoiceOver = 4 * 3600.0;

QString nameOf(const VoiceOverDraft &draft) { return draft.fileName.isEmpty() ? QFileInfo{draft.path}.fileName() : draft.fileName; }

}  // namespace

LocalAnnotationService::LocalAnnotationService(Library &library)
    : m_library{library}
{
}

void LocalAnnotationService::cancelAll()
{
    m_stop.request_stop();
    m_recordings.close();
}

Async<Page<Annotation>> LocalAnnotationService::list(const AnnotationQuery &query)
{
    return m_library.store->read([=](Database &database) { return AnnotationRepository::list(database, query); });
}

Async<Annotation> LocalAnnotationService::get(AnnotationId annotation)
{
    return m_library.store->read([=](Database &database) { return AnnotationRepository::get(database, annotation); });
}

Async<Annotation> LocalAnnotationService::addDrawing(const DrawingDraft &draft)
{
    if (Result<void> valid = validate(draft); !valid) return readyResult(Result<Annotation>{fail(std::move(valid.error()))});
    return m_library.store->change([draft](Transaction &transaction) {
        return AnnotationRepository::insert(transaction, {.id = AnnotationId::create(),
                                                          .asset = draft.asset,
                                                          .kind = AnnotationKind::Drawing,
                                                          .timestamp = draft.timestamp,
                                                          .end = draft.end,
                                                          .author = draft.author.id,
                                                          .authorName = draft.author.name,
                                                          .drawing = draft.drawing});
    });
}

Async<Annotation> LocalAnnotationService::addVoiceOver(const VoiceOverDraft &draft)
{
    if (Result<void> valid = validateTimes(draft.timestamp, draft.end); !valid)
        return readyResult(Result<Annotation>{fail(std::move(valid.error()))});
    return m_recordings.run([this, draft] { return bringIn(draft); });
}

Async<Annotation> LocalAnnotationService::update(AnnotationId annotation, const AnnotationPatch &patch, int revision)
{
    if (Result<void> valid = validate(patch); !valid) return readyResult(Result<Annotation>{fail(std::move(valid.error()))});
    return m_library.store->change(
        [=](Transaction &transaction) { return AnnotationRepository::update(transaction, annotation, patch, revision); });
}

Async<void> LocalAnnotationService::remove(AnnotationId annotation, std::optional<int> revision)
{
    return m_library.files.run([this, annotation, revision]() -> Result<void> {
        const auto removed = waitFor(m_library.store->change([&](Transaction &transaction) -> Result<Annotation> {
            Result<Annotation> gone = AnnotationRepository::remove(transaction, annotation, revision);
            if (!gone || !gone->voiceOver) return gone;
            const Result<BlobKey> key = voiceOverKey(*gone);
            if (!key) return fail(key.error());
            if (Result<void> noted = LooseBlobs::note(transaction, key->toString()); !noted) return fail(std::move(noted.error()));
            return gone;
        }));
        if (!removed) return fail(removed.error());
        if (!removed->voiceOver) return {};
        const Result<BlobKey> key = voiceOverKey(*removed);
        // It is gone for everybody; a file that cannot be removed now is removed at the next start.
        if (key && m_library.blobs->remove(*key))
            std::ignore = waitFor(m_library.store->change(
                [&](Transaction &transaction) { return LooseBlobs::forget(transaction, key->toString()); }, Durability::Relaxed));
        return {};
    });
}

Async<std::shared_ptr<ByteSource>> LocalAnnotationService::openAudio(AnnotationId annotation)
{
    return m_library.files.run([this, annotation]() -> Result<std::shared_ptr<ByteSource>> {
        const Result<Annotation> found = find(annotation);
        if (!found) return fail(found.error());
        const Result<BlobKey> key = voiceOverKey(*found);
        return key ? m_library.blobs->open(*key) : fail(key.error());
    });
}

Async<QString> LocalAnnotationService::audioFile(AnnotationId annotation)
{
    return m_library.files.run([this, annotation]() -> Result<QString> {
        const Result<Annotation> found = find(annotation);
        if (!found) return fail(found.error());
        const Result<BlobKey> key = voiceOverKey(*found);
        return key ? m_library.blobs->localPath(*key) : fail(key.error());
    });
}

Result<Annotation> LocalAnnotationService::find(AnnotationId annotation)
{
    return waitFor(m_library.store->read([&](Database &database) { return AnnotationRepository::get(database, annotation); }));
}

Result<Annotation> LocalAnnotationService::bringIn(const VoiceOverDraft &draft)
{
    // Before the file is looked at: what has no place need not be decoded.
    const auto isThere = waitFor(m_library.store->read([&](Database &database) { return checkAssetInUse(database, draft.asset); }));
    if (!isThere) return fail(isThere.error());
    Result<SpooledFile> file = SpooledFile::open(draft.path, nameOf(draft));
    if (!file) return fail(std::move(file.error()));
    QString sha256;
    Result<ScanVerdict> verdict = scan(draft, *file, sha256);
    if (!verdict) return fail(std::move(verdict.error()));
    const QTemporaryDir workDir{m_library.folder.workRoot() + QStringLiteral("/voice-over-XXXXXX")};
    if (!workDir.isValid())
        return fail(ErrorCode::Io, QCoreApplication::translate("VoiceOver", "There is no room to look at “%1”.").arg(nameOf(draft)),
                    workDir.errorString());
    Result<VoiceOver> sound = check(draft, workDir.path());
    if (!sound) return fail(std::move(sound.error()));
    if (!sha256.isEmpty() && sound->sha256 != sha256) return file->changed();
    sound->scan = *std::move(verdict);
    return store(draft, *file,
                 {.id = AnnotationId::create(),
                  .asset = draft.asset,
                  .kind = AnnotationKind::VoiceOver,
                  .timestamp = draft.timestamp,
                  .end = draft.end,
                  .author = draft.author.id,
                  .authorName = draft.author.name,
                  .voiceOver = *std::move(sound)});
}

Result<ScanVerdict> LocalAnnotationService::scan(const VoiceOverDraft &draft, SpooledFile &file, QString &sha256)
{
    if (QFileInfo{QFileInfo{draft.path}.path()}.canonicalFilePath() != m_library.folder.spoolRoot())
        return ScanVerdict::notScanned(NotScannedReason::LocalImport);
    Result<ReceivedScan> scan = scanReceived(
        m_library, file, {.path = draft.path, .name = nameOf(draft), .owner = draft.author.id, .sha256 = {}}, m_stop.get_token());
    if (!scan) return fail(std::move(scan.error()));
    sha256 = scan->sha256;
    return scan->verdict;
}

Result<VoiceOver> LocalAnnotationService::check(const VoiceOverDraft &draft, const QString &workDir)
{
    const QString name = nameOf(draft);
    if (!m_host) return fail(ErrorCode::Unavailable, QCoreApplication::translate("VoiceOver", "Nothing here can look at sound files."));
    const QFileInfo file{draft.path};
    if (!file.isFile() || file.isSymLink())
        return fail(file.exists() ? ErrorCode::Unsupported : ErrorCode::NotFound,
                    QCoreApplication::translate("VoiceOver", "“%1” is not a file.").arg(name), draft.path);
    MediaTask task{.kind = MediaTaskKind::SoundCheck,
                   .source = file.absoluteFilePath(),
                   .displayName = name,
                   .workDir = workDir,
                   .outputDir = workDir};
    task.limits.fileBytes = m_library.settings.maxFileBytes();
    task.limits.memoryBytes = m_library.settings.mediaMemoryBytes();
    task.limits.duration = kLongestVoiceOver;
    const Result<MediaReport> report =
        m_host->run(task, {.stop = m_stop.get_token()}, std::chrono::seconds{m_library.settings.processingTimeout});
    if (!report) return fail(report.error());
    Result<VoiceOver> sound = describeVoiceOver(report->info, name);
    if (!sound) return sound;
    Result<QString> sha256 = sha256OfFile(file.absoluteFilePath(), {.stop = m_stop.get_token()});
    if (!sha256) return fail(std::move(sha256.error()));
    sound->size = file.size();
    sound->sha256 = *std::move(sha256);
    return sound;
}

Result<void> LocalAnnotationService::adopt(const VoiceOverDraft &draft, const SpooledFile &file, const BlobKey &key)
{
    // Asked while it still has its name in the spool folder: on another disk a copy of it comes in.
    if (Result<void> isIt = file.checkIsAt(draft.path); !isIt) return isIt;
    const Result<BlobInfo> moved = m_library.blobs->adopt(key, draft.path);
    if (!moved) return fail(moved.error());
    const Result<QString> place = m_library.blobs->localPath(key);
    if (!place) return fail(place.error());
    return moved->sha256.isEmpty() ? file.checkIsAt(*place) : Result<void>{};
}

Result<Annotation> LocalAnnotationService::store(const VoiceOverDraft &draft, const SpooledFile &file, const Annotation &annotation)
{
    const Result<BlobKey> key = voiceOverKey(annotation);
    if (!key) return fail(key.error());
    // Known before it comes, so that whatever ends this in between leaves no file that nobody knows.
    const auto noted =
        waitFor(m_library.store->change([&](Transaction &transaction) { return LooseBlobs::note(transaction, key->toString()); }));
    if (!noted) return fail(noted.error());
    const Result<void> moved = adopt(draft, file, *key);
    Result<Annotation> stored = !moved ? Result<Annotation>{fail(moved.error())}
                                       : waitFor(m_library.store->change([&](Transaction &transaction) -> Result<Annotation> {
                                             if (Result<void> kept = LooseBlobs::forget(transaction, key->toString()); !kept)
                                                 return fail(std::move(kept.error()));
                                             return AnnotationRepository::insert(transaction, annotation);
                                         }));
    if (stored) return stored;
    if (m_library.blobs->remove(*key))
        std::ignore = waitFor(m_library.store->change(
            [&](Transaction &transaction) { return LooseBlobs::forget(transaction, key->toString()); }, Durability::Relaxed));
    return stored;
}

}  // namespace chalkreel
