#include "core/ingest/ingest_check.h"

#include "core/base/byte_source.h"
#include "core/ingest/content_sniff.h"
#include "core/ingest/declared_duration.h"
#include "core/ingest/file_name.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLocale>

namespace chalkreel {
namespace {

QString bytesText(qint64 bytes) { return QLocale{}.formattedDataSize(bytes); }

}  // namespace

Result<IngestFile> checkIngestFile(const QString &path, const IngestLimits &limits, const QString &name)
{
    const QFileInfo info{path};
    IngestFile file;
    const QString sent = name.isEmpty() ? info.fileName() : name;
    file.name = safeFileName(sent);
    file.title = titleFromFileName(sent);
    // Opened before anything is asked of it: what is checked and what is read is one file, whatever happens to the path.
    const Result<std::shared_ptr<ByteSource>> source = openFileSource(path);
    if (!source) {
        Error error = source.error();
        if (error.code == ErrorCode::Unsupported && info.isDir())
            error.message = QCoreApplication::translate("Ingest", "“%1” is a folder. Choose the files in it.").arg(file.name);
        return fail(std::move(error));
    }
    const QString canonical = info.canonicalFilePath();
    file.path = canonical.isEmpty() ? info.absoluteFilePath() : canonical;
    file.size = (*source)->size();
    if (file.size == 0)
        return fail(
            ErrorCode::Damaged,
            QCoreApplication::translate("Ingest", "“%1” is empty: it was probably not copied completely. Copy it again from the camera.")
                .arg(file.name));
    if (limits.fileBytes > 0 && file.size > limits.fileBytes)
        return fail(ErrorCode::TooLarge, QCoreApplication::translate("Ingest", "“%1” has %2; the limit is %3.")
                                             .arg(file.name, bytesText(file.size), bytesText(limits.fileBytes)));

    QByteArray head(std::min(file.size, kSniffedBytes), Qt::Uninitialized);
    const Result<qint64> read = (*source)->readAt(0, std::as_writable_bytes(std::span{head.data(), static_cast<size_t>(head.size())}));
    if (!read) return fail(read.error());
    head.truncate(*read);
    if (Result<void> plausible = refuseObviousNonMedia(head, file.name); !plausible) return fail(plausible.error());
    file.seconds = declaredSeconds(**source).value_or(0);
    return file;
}

Result<void> checkSpace(const QString &name, qint64 neededBytes, qint64 freeBytes)
{
    if (neededBytes <= freeBytes) return {};
    return fail(ErrorCode::NoSpace,
                QCoreApplication::translate("Ingest", "“%1” needs about %2, but only %3 are free. Free some space, or make fewer versions.")
                    .arg(singleLine(name), bytesText(neededBytes), bytesText(std::max<qint64>(freeBytes, 0))));
}

}  // namespace chalkreel
