#include "core/settings/settings.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <iterator>
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
QString allowedFor(QStringList Settings::*, Range) { return tr(QT_TRANSLATE_NOOP("Settings", "words, separated by commas")); }
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

bool parse(const QString &text, Range, QStringList &to)
{
    QStringList words;
    const QStringList parts = text.split(u',');
    for (const QString &part : parts)
        if (const QString word = part.trimmed(); !word.isEmpty() && !words.contains(word)) words.append(word);
    to = words;
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

bool isMatched(const QString &text, const char *pattern)
{
    return QRegularExpression{QRegularExpression::anchoredPattern(QLatin1StringView{pattern})}.match(text).hasMatch();
}

/// Whether each word of a list is allowed.
template <bool (*IsAllowed)(const QString &)>
bool areAll(const QString &text)
{
    const QStringList words = text.split(u',');
    return std::ranges::all_of(words, [](const QString &word) { return IsAllowed(word.trimmed()); });
}

/// What a browser sends as Origin: no path, no user.
bool isOrigin(const QString &text)
{
    const QUrl url{text, QUrl::StrictMode};
    const bool isWeb = url.scheme() == u"http" || url.scheme() == u"https";
    return isWeb && !url.host().isEmpty() && url.path().isEmpty() && !url.hasQuery() && !url.hasFragment() && url.userInfo().isEmpty();
}

bool isWebAddress(const QString &text)
{
    const QUrl url{text, QUrl::StrictMode};
    return url.isValid() && (url.scheme() == u"http" || url.scheme() == u"https") && !url.host().isEmpty();
}

bool isNetwork(const QString &text)
{
    return isMatched(text, "([0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)(/[0-9]{1,3})?");
}
bool isHostName(const QString &text) { return isMatched(text, "[A-Za-z0-9.:%_-]{1,255}"); }
bool isShare(const QString &text) { return isMatched(text, "0|1|0?\\.[0-9]{1,9}|1\\.0{1,9}|0\\.0"); }
bool isScannerAddress(const QString &text) { return isMatched(text, "/.+|([A-Za-z0-9._-]{1,255}|\\[[0-9A-Fa-f:.%a-z]+\\]):[0-9]{1,5}"); }
bool isName(const QString &text) { return isMatched(text, "[A-Za-z0-9._-]{1,64}"); }

constexpr int kDay = 24 * 3600;

std::vector<SettingRow> libraryRows()
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
        row("AUDIT_DAYS", &S::auditDays, QT_TRANSLATE_NOOP("Settings", "Days for which a server remembers who did what."), {1, 3650}),
    };
}

std::vector<SettingRow> serverRows()
{
    using S = Settings;
    const char *const name = QT_TRANSLATE_NOOP("Settings", "1 to 64 letters, digits, dots, hyphens or underscores");
    return {
        checked(row("HOST", &S::host, QT_TRANSLATE_NOOP("Settings", "Address that the server listens on; 0.0.0.0 or :: is all of them.")),
                QT_TRANSLATE_NOOP("Settings", "an address or a host name"), isHostName),
        row("PORT", &S::port, QT_TRANSLATE_NOOP("Settings", "Port that the server listens on; 0 is any that is free."), {0, 65535}),
        checked(
            row("ALLOWED_ORIGINS", &S::allowedOrigins, QT_TRANSLATE_NOOP("Settings", "Web pages that may use the server from a browser.")),
            QT_TRANSLATE_NOOP("Settings", "addresses such as https://example.org without a path, separated by commas"), areAll<isOrigin>),
        row("USER_QUOTA_MB", &S::userQuotaMb,
            QT_TRANSLATE_NOOP("Settings", "Originals that one user may keep on the server, in MB; 0 is no limit."), {0, 1'000'000'000}),
        row("SERVER_THREADS", &S::serverThreads,
            QT_TRANSLATE_NOOP("Settings", "Threads that serve connections; 0 takes it from the processor's cores."), {0, 64}),
        row("MAX_CONNECTIONS", &S::maxConnections, QT_TRANSLATE_NOOP("Settings", "Connections that the server keeps at once."),
            {1, 1'000'000}),
        row("MAX_CONNECTIONS_PER_ADDRESS", &S::maxConnectionsPerAddress,
            QT_TRANSLATE_NOOP("Settings", "Connections that one address may have at once."), {1, 1'000'000}),
        row("RATE_LIMIT_PER_ADDRESS", &S::rateLimitPerAddress,
            QT_TRANSLATE_NOOP("Settings", "Requests that one address may send in a second; four times as many at once."), {1, 1'000'000}),
        row("RATE_LIMIT_PER_USER", &S::rateLimitPerUser,
            QT_TRANSLATE_NOOP("Settings", "Requests that one user may send in a second; four times as many at once."), {1, 1'000'000}),
        row("MAX_WEBSOCKETS_PER_ADDRESS", &S::maxWebsocketsPerAddress,
            QT_TRANSLATE_NOOP("Settings", "WebSockets that one address may have open at once."), {1, 1'000'000}),
        row("MAX_WEBSOCKETS_PER_USER", &S::maxWebsocketsPerUser,
            QT_TRANSLATE_NOOP("Settings", "WebSockets that one user may have open at once."), {1, 1'000'000}),
        row("TLS_CERTIFICATE", &S::tlsCertificate,
            QT_TRANSLATE_NOOP("Settings", "PEM file with the server's certificate chain; empty is without encryption.")),
        row("TLS_KEY", &S::tlsKey, QT_TRANSLATE_NOOP("Settings", "PEM file with the certificate's private key.")),
        checked(row("TRUSTED_PROXIES", &S::trustedProxies,
                    QT_TRANSLATE_NOOP("Settings", "Proxies that are believed when they say whom a request is from.")),
                QT_TRANSLATE_NOOP("Settings", "addresses or networks such as 10.0.0.0/8, separated by commas"), areAll<isNetwork>),
        row("UPLOAD_EXPIRY_HOURS", &S::uploadExpiryHours,
            QT_TRANSLATE_NOOP("Settings", "Hours for which an interrupted upload can be resumed."), {1, 24 * 365}),
        row("VIRUS_SCAN", &S::virusScan, QT_TRANSLATE_NOOP("Settings", "Whether uploads are shown to a virus scanner first.")),
        checked(row("CLAMD_SOCKET", &S::clamdSocket,
                    QT_TRANSLATE_NOOP("Settings", "Where the virus scanner clamd listens: a path, or host:port.")),
                QT_TRANSLATE_NOOP("Settings", "an absolute path, or a host and a port such as localhost:3310"), isScannerAddress),
        row("VIRUS_SCAN_MAX_MB", &S::virusScanMaxMb,
            QT_TRANSLATE_NOOP("Settings", "Largest file that is shown to the virus scanner, in MB; no more than its own limits."),
            {1, 2047}),
        row("VIRUS_SCAN_TIMEOUT", &S::virusScanTimeout,
            QT_TRANSLATE_NOOP("Settings", "Seconds without a word from the virus scanner after which a scan is given up."), {1, 3600}),
        checked(row("OTEL_EXPORTER_OTLP_ENDPOINT", &S::otlpEndpoint,
                    QT_TRANSLATE_NOOP("Settings", "Where traces are sent by OTLP over HTTP; empty is nowhere.")),
                QT_TRANSLATE_NOOP("Settings", "an address that begins with http:// or https://"), isWebAddress),
        checked(
            row("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", &S::otlpTracesEndpoint,
                QT_TRANSLATE_NOOP("Settings", "Where traces are sent, with its whole path; empty is the endpoint above with /v1/traces.")),
            QT_TRANSLATE_NOOP("Settings", "an address that begins with http:// or https://"), isWebAddress),
        secret(row("OTEL_EXPORTER_OTLP_HEADERS", &S::otlpHeaders,
                   QT_TRANSLATE_NOOP("Settings", "Headers for the traces' receiver: name=value, separated by commas."))),
        checked(row("OTEL_TRACES_SAMPLER_ARG", &S::otlpSamplerArgument,
                    QT_TRANSLATE_NOOP("Settings", "Part of the traces that begin here and are sent; 1 is all of them.")),
                QT_TRANSLATE_NOOP("Settings", "a number from 0 to 1"), isShare),
        checked(row("OTEL_SERVICE_NAME", &S::otlpServiceName, QT_TRANSLATE_NOOP("Settings", "Name of this server in traces.")), name,
                isName),
        checked(row("WORKER_NAME", &S::workerName,
                    QT_TRANSLATE_NOOP("Settings", "What the workers of this program are called; empty is the computer's name.")),
                name, isName),
        checked(row("WORKER_QUEUES", &S::workerQueues, QT_TRANSLATE_NOOP("Settings", "Queues that jobs are taken from.")),
                QT_TRANSLATE_NOOP("Settings", "names of letters, digits, dots, hyphens or underscores, separated by commas"),
                areAll<isName>),
    };
}

/// Named in the systems whose clients we serve. They are accepted, so that an existing file works, and do nothing.
std::vector<SettingRow> unusedRows()
{
    using S = Settings;
    return {
        row("ENABLE_GPU", &S::enableGpu, QT_TRANSLATE_NOOP("Settings", "Whether the graphics processor may be used. Not used yet.")),
        row("WHISPER_MODEL", &S::whisperModel, QT_TRANSLATE_NOOP("Settings", "Model that writes down what is said. Not used yet.")),
        secret(
            row("RABBITMQ_URL", &S::rabbitmqUrl, QT_TRANSLATE_NOOP("Settings", "Message broker between several computers. Not used yet."))),
        secret(row("REDIS_URL", &S::redisUrl, QT_TRANSLATE_NOOP("Settings", "Accepted, but nothing here needs Redis."))),
        row("S3_ENDPOINT", &S::s3Endpoint, QT_TRANSLATE_NOOP("Settings", "Object store for the files. Not used yet.")),
        row("S3_BUCKET", &S::s3Bucket, QT_TRANSLATE_NOOP("Settings", "Bucket in the object store. Not used yet.")),
        row("S3_REGION", &S::s3Region, QT_TRANSLATE_NOOP("Settings", "Region of the object store. Not used yet.")),
        secret(row("S3_ACCESS_KEY", &S::s3AccessKey, QT_TRANSLATE_NOOP("Settings", "Access key of the object store. Not used yet."))),
        secret(row("S3_SECRET_KEY", &S::s3SecretKey, QT_TRANSLATE_NOOP("Settings", "Secret key of the object store. Not used yet."))),
    };
}

std::vector<SettingRow> buildRows()
{
    std::vector<SettingRow> rows = libraryRows();
    for (auto more : {serverRows(), unusedRows()}) std::ranges::move(more, std::back_inserter(rows));
    return rows;
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
