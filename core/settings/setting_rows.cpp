#include "core/settings/settings.h"

#include <QCoreApplication>

#include <vector>

namespace chalkreel {
namespace {

QString tr(const char *text) { return QCoreApplication::translate("Settings", text); }

/// What a whole number may be.
struct Range
{
    int least;
    int most;
};

QString allowedFor(int Settings::*, Range range)
{
    return tr(QT_TRANSLATE_NOOP("Settings", "a whole number from %1 to %2")).arg(range.least).arg(range.most);
}
QString allowedFor(bool Settings::*, Range) { return tr(QT_TRANSLATE_NOOP("Settings", "true or false")); }
QString allowedFor(QString Settings::*, Range) { return tr(QT_TRANSLATE_NOOP("Settings", "text")); }
template <NamedEnum E>
QString allowedFor(E Settings::*, Range)
{
    return tr(QT_TRANSLATE_NOOP("Settings", "one of %1")).arg(allNames<E>());
}

bool parse(const QString &text, Range range, int &to)
{
    bool isNumber = false;
    const int number = text.toInt(&isNumber);
    if (!isNumber || number < range.least || number > range.most) return false;
    to = number;
    return true;
}

bool parse(const QString &text, Range, bool &to)
{
    const QString word = text.toLower();
    const bool isTrue =
        QStringList{QStringLiteral("true"), QStringLiteral("1"), QStringLiteral("yes"), QStringLiteral("on")}.contains(word);
    const bool isFalse =
        QStringList{QStringLiteral("false"), QStringLiteral("0"), QStringLiteral("no"), QStringLiteral("off")}.contains(word);
    if (isTrue || isFalse) to = isTrue;
    return isTrue || isFalse;
}

bool parse(const QString &text, Range, QString &to)
{
    to = text;
    return !text.contains(QChar{0});
}

template <NamedEnum E>
bool parse(const QString &text, Range, E &to)
{
    for (const EnumName<E> &row : kEnumNames<E>) {
        if (text.compare(row.name, Qt::CaseInsensitive) != 0) continue;
        to = row.value;
        return true;
    }
    return false;
}

template <typename T>
SettingRow row(const char *name, T Settings::*member, const char *about, Range range = {0, 0})
{
    return {QLatin1StringView{name},
            false,
            tr(about),
            allowedFor(member, range),
            range.least,
            range.most,
            [member, range](const QString &text, Settings &settings) { return parse(text, range, settings.*member); },
            [member](const Settings &settings) { return JsonCodec<T>::write(settings.*member); }};
}

SettingRow secret(SettingRow row)
{
    row.isSecret = true;
    return row;
}

/// Narrows what a text may be.
SettingRow checked(SettingRow row, const char *allowed, bool (*isAllowed)(const QString &))
{
    row.allowed = tr(allowed);
    row.read = [read = std::move(row.read), isAllowed](const QString &text, Settings &settings) {
        return isAllowed(text) && read(text, settings);
    };
    return row;
}

constexpr int kDay = 24 * 3600;

std::vector<SettingRow> buildRows()
{
    using S = Settings;
    return {
        row("APP_NAME", &S::appName, QT_TRANSLATE_NOOP("Settings", "What this installation calls itself.")),
        checked(row("ENVIRONMENT", &S::environment,
                    QT_TRANSLATE_NOOP("Settings", "What this installation is for; shown in its health report.")),
                QT_TRANSLATE_NOOP("Settings", "a word such as production, development or testing"),
                [](const QString &text) { return text.size() <= 32 && !text.contains(u' '); }),
        row("DEBUG", &S::debug, QT_TRANSLATE_NOOP("Settings", "Logs everything, whatever LOG_LEVEL says.")),
        row("LOG_LEVEL", &S::logLevel, QT_TRANSLATE_NOOP("Settings", "What is logged: this and all that is worse.")),
        row("LOG_FORMAT", &S::logFormat, QT_TRANSLATE_NOOP("Settings", "Log lines for people or one JSON object a line.")),
        row("MAX_FILE_SIZE_MB", &S::maxFileSizeMb, QT_TRANSLATE_NOOP("Settings", "Largest file that is taken in, in MB; 0 is no limit."),
            {0, 100'000'000}),
        row("PROCESSING_TIMEOUT", &S::processingTimeout,
            QT_TRANSLATE_NOOP("Settings", "Seconds without any progress after which a step is given up."), {1, kDay}),
        row("MAX_PROCESSING_ATTEMPTS", &S::maxProcessingAttempts,
            QT_TRANSLATE_NOOP("Settings", "How often a job is tried where trying again can help."), {1, 100}),
        row("MAX_CONCURRENT_JOBS", &S::maxConcurrentJobs, QT_TRANSLATE_NOOP("Settings", "How many jobs run at once."), {1, 64}),
        row("JOB_TIMEOUT", &S::jobTimeout, QT_TRANSLATE_NOOP("Settings", "Seconds for a whole job; 0 takes it from the media's length."),
            {0, 30 * kDay}),
        row("QUEUE_POLL_INTERVAL", &S::queuePollInterval,
            QT_TRANSLATE_NOOP("Settings", "Seconds between two looks for jobs whose worker was lost."), {1, 3600}),
        row("MEDIA_MEMORY_MB", &S::mediaMemoryMb, QT_TRANSLATE_NOOP("Settings", "Memory that reading one media file may take, in MB."),
            {256, 1'048'576}),
        row("CHALKREEL_MEDIA_HOST", &S::mediaHost,
            QT_TRANSLATE_NOOP("Settings", "Program that media files are read in; empty is the one that came with this one.")),
        row("DATA_DIR", &S::dataDir, QT_TRANSLATE_NOOP("Settings", "Folder of the library.")),
        checked(row("DATABASE_URL", &S::databaseUrl,
                    QT_TRANSLATE_NOOP("Settings", "The library's database; empty is chalkreel.db in DATA_DIR.")),
                QT_TRANSLATE_NOOP("Settings", "sqlite:/// followed by a path"),
                [](const QString &text) { return text.startsWith(QLatin1StringView{"sqlite:///"}) && text.size() > 10; }),
        row("UPLOAD_DIR", &S::uploadDir, QT_TRANSLATE_NOOP("Settings", "Folder of the originals; empty is inside DATA_DIR.")),
        row("PROCESSED_DIR", &S::processedDir,
            QT_TRANSLATE_NOOP("Settings", "Folder of the videos that were made; empty is inside DATA_DIR.")),
        row("METADATA_DIR", &S::metadataDir, QT_TRANSLATE_NOOP("Settings", "Folder of metadata and histograms; empty is inside DATA_DIR.")),
        row("THUMBNAILS_DIR", &S::thumbnailsDir, QT_TRANSLATE_NOOP("Settings", "Folder of the small pictures; empty is inside DATA_DIR.")),
        secret(checked(row("SECRET_KEY", &S::secretKey, QT_TRANSLATE_NOOP("Settings", "Signs links and sessions.")),
                       QT_TRANSLATE_NOOP("Settings", "at least 32 characters"), [](const QString &text) { return text.size() >= 32; })),
        row("ACCESS_TOKEN_MINUTES", &S::accessTokenMinutes,
            QT_TRANSLATE_NOOP("Settings", "Minutes for which a sign-in to a server is good before it is renewed."), {1, 1440}),
        row("REFRESH_TOKEN_DAYS", &S::refreshTokenDays,
            QT_TRANSLATE_NOOP("Settings", "Days without use after which one has to sign in to a server again."), {1, 365}),
        row("USER_QUOTA_MB", &S::userQuotaMb,
            QT_TRANSLATE_NOOP("Settings", "What each user of a server may upload in all, in MB; 0 is no limit."), {0, 100'000'000}),
        row("AUDIT_DAYS", &S::auditDays, QT_TRANSLATE_NOOP("Settings", "Days for which a server remembers who did what."), {1, 3650}),
    };
}

}  // namespace

std::span<const SettingRow> settingRows()
{
    static const std::vector<SettingRow> rows = buildRows();
    return rows;
}

QString SettingRow::flag() const
{
    QString word = name.toLower();
    if (word.startsWith(QLatin1StringView{"chalkreel_"})) word.remove(0, 10);
    return QLatin1StringView{"--"} + word.replace(u'_', u'-');
}

}  // namespace chalkreel
