#include "core/local/quarantine.h"

#include "core/base/atomic_file.h"
#include "core/base/system_error.h"
#include "core/database/quarantine_repository.h"
#include "core/database/upload_record_repository.h"
#include "core/storage/file_transfer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cerrno>
#include <cstdio>
#include <sys/stat.h>

namespace chalkreel {
namespace {

Failure cannotKeep(const QString &name)
{
    return fail(errorFromErrno(errno, QCoreApplication::translate("Quarantine", "“%1” could not be put in quarantine.").arg(name)));
}

Result<void> ensurePrivateFolder(const QString &folder)
{
    const QByteArray name = QFile::encodeName(folder);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST) return cannotKeep(QFileInfo{folder}.fileName());
    if (::chmod(name.constData(), 0700) != 0) return cannotKeep(QFileInfo{folder}.fileName());
    return {};
}

Result<void> moveAway(Library &library, const SpooledFile &file, const QString &path, const QuarantinedFile &about)
{
    const QString folder = library.folder.quarantineRoot();
    if (Result<void> made = ensurePrivateFolder(folder); !made) return made;
    const QString place = folder + u'/' + about.id.toString();
    if (Result<void> isIt = file.checkIsAt(path); !isIt) return isIt;
    // First what it is: a file that nobody can tell of would be of no use to anyone.
    if (Result<void> told = writeFileAtomically(place + QStringLiteral(".json"), QJsonDocument{toJson(about)}.toJson()); !told) return told;
    file.seal();
    if (::rename(QFile::encodeName(path).constData(), QFile::encodeName(place).constData()) != 0) return cannotKeep(about.name);
    syncFolder(folder);
    return {};
}

}  // namespace

Result<void> quarantine(Library &library, const SpooledFile &file, const QString &path, const QuarantinedFile &about)
{
    const auto known =
        waitFor(library.store->read([&](Database &database) { return QuarantineRepository::findBySha256(database, about.sha256); }));
    if (!known) return fail(known.error());
    const Result<void> moved = *known ? Result<void>{} : moveAway(library, file, path, about);
    if (!moved || *known) QFile::remove(path);
    const UploadId upload = UploadId::fromString(QFileInfo{path}.fileName());
    const auto noted = waitFor(library.store->change([&](Transaction &transaction) -> Result<void> {
        QuarantinedFile entry = about;
        if (*known) entry.id = (*known)->id;
        if (Result<void> stored = QuarantineRepository::insert(transaction, entry); !stored) return stored;
        return upload.isNull() ? Result<void>{} : UploadRecordRepository::remove(transaction, upload);
    }));
    if (!noted) return fail(noted.error());
    return moved;
}

Failure infected(const QString &name, const QString &signature)
{
    return fail(ErrorCode::Infected,
                QCoreApplication::translate("Quarantine", "“%1” was refused: the virus scanner found %2 in it.").arg(name, signature),
                signature);
}

}  // namespace chalkreel
