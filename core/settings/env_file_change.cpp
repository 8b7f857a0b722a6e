#include "core/base/atomic_file.h"
#include "core/base/system_error.h"
#include "core/settings/env_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>

#include <cerrno>

namespace chalkreel {
namespace {

QString quoted(const QString &value)
{
    const bool isPlain = std::ranges::all_of(
        value, [](QChar c) { return (c.unicode() < 0x80 && c.isLetterOrNumber()) || QStringView{u"_-./:,+@%"}.contains(c); });
    if (isPlain) return value;
    QString text = value;
    text.replace(u'\\', QLatin1StringView{"\\\\"}).replace(u'"', QLatin1StringView{"\\\""});
    text.replace(u'\n', QLatin1StringView{"\\n"}).replace(u'\t', QLatin1StringView{"\\t"});
    return u'"' % text % u'"';
}

QString lineFor(const QString &name, const QString &value) { return name % u'=' % quoted(value); }

Result<QString> contentOf(const QString &path)
{
    QFile file{path};
    if (!file.exists()) return QString{};
    errno = 0;
    if (!file.open(QIODevice::ReadOnly))
        return fail(errorFromErrno(errno, QCoreApplication::translate("Settings", "The settings file “%1” cannot be read.").arg(path)));
    return QString::fromUtf8(file.readAll());
}

/// As the file it replaces; readable by its person alone when it is new: it may come to hold a secret.
QFile::Permissions permissionsFor(const QString &path)
{
    return QFileInfo::exists(path) ? QFile::permissions(path) : QFile::ReadOwner | QFile::WriteOwner;
}

}  // namespace

Result<void> changeEnvFile(const QString &path, const QMap<QString, QString> &values)
{
    const Result<QList<EnvLine>> known = readEnvFile(path);
    if (!known) return fail(known.error());
    Result<QString> content = contentOf(path);
    if (!content) return fail(std::move(content.error()));

    QHash<int, QString> names;  // by line
    for (const EnvLine &line : *known) names.insert(line.line, line.name);
    QStringList lines = content->split(u'\n');
    if (lines.last().isEmpty()) lines.removeLast();
    QStringList kept;
    QMap<QString, QString> left = values;
    for (int i = 0; i < lines.size(); ++i) {
        const QString name = names.value(i + 1);
        if (!values.contains(name)) {
            kept.append(lines[i]);
            continue;
        }
        // The last of several counts, so the one that stays has to be the only one.
        if (const QString value = left.take(name); !value.isEmpty()) kept.append(lineFor(name, value));
    }
    for (auto it = left.cbegin(); it != left.cend(); ++it)
        if (!it.value().isEmpty()) kept.append(lineFor(it.key(), it.value()));
    const QByteArray bytes = kept.isEmpty() ? QByteArray{} : (kept.join(u'\n') + u'\n').toUtf8();

    const QString target = QFileInfo::exists(path) ? QFileInfo{path}.canonicalFilePath() : path;  // a link stays one
    QDir{}.mkpath(QFileInfo{target}.path());
    Result<AtomicFile> file = AtomicFile::create(target);
    if (!file) return fail(std::move(file.error()));
    {
        QFile part{file->partPath()};
        errno = 0;
        if (!part.open(QIODevice::WriteOnly) || !part.setPermissions(permissionsFor(target)) || part.write(bytes) != bytes.size() ||
            !part.flush())
            return fail(
                errorFromErrno(errno, QCoreApplication::translate("Settings", "The settings file “%1” cannot be written.").arg(path)));
    }
    return file->commit();
}

}  // namespace chalkreel
