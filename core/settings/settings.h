#pragma once

#include "core/base/json_fields.h"
#include "core/base/logging.h"

#include <QHash>
#include <QMap>
#include <QProcessEnvironment>

#include <functional>
#include <span>

namespace chalkreel {

/// Whether what comes in is shown to a virus scanner first.
enum class VirusScan {
    Off,
    WhenAvailable,  ///< without one it comes in as not scanned
    Required,       ///< without one nothing comes in
};

template <>
inline constexpr std::array kEnumNames<VirusScan>{
    EnumName{VirusScan::Off, "off"},
    EnumName{VirusScan::WhenAvailable, "when_available"},
    EnumName{VirusScan::Required, "required"},
};

/// Every setting with its default. The names are those of settingRows(): processingTimeout is PROCESSING_TIMEOUT in the
/// environment and in .env files, and --processing-timeout on the command line.
struct Settings
{
    QString appName = QStringLiteral("Chalkreel");
    QString environment = QStringLiteral("production");
    bool debug = false;
    LogLevel logLevel = LogLevel::Info;
    LogFormat logFormat = LogFormat::Text;
    int maxFileSizeMb = 0;        ///< 2^20 bytes; 0: no limit
    int processingTimeout = 300;  ///< seconds without progress after which a step fails
    int maxProcessingAttempts = 3;
    int maxConcurrentJobs = defaultConcurrentJobs();
    int jobTimeout = 0;         ///< seconds for a whole job; 0: the larger of 3600 and twenty times the media's length
    int queuePollInterval = 5;  ///< seconds between two looks for jobs whose worker was lost
    int mediaMemoryMb = 4096;   ///< that a media process may use, 2^20 bytes
    QString mediaHost;          ///< path of the media process's program; empty: beside ours
    QString dataDir = defaultDataDir();
    QString databaseUrl;  ///< sqlite:///path; empty: chalkreel.db in dataDir
    QString uploadDir;    ///< empty, like the next three: inside dataDir
    QString processedDir;
    QString metadataDir;
    QString thumbnailsDir;
    QString secretKey;  ///< empty: made at a server's first start, in dataDir
    int accessTokenMinutes = 15;
    int refreshTokenDays = 30;
    int auditDays = 90;

    // Of a server.
    QString host = QStringLiteral("127.0.0.1");
    int port = 8000;  ///< 0: any that is free
    QStringList allowedOrigins{QStringLiteral("http://localhost:3000"), QStringLiteral("http://localhost:8000")};
    int userQuotaMb = 0;    ///< 2^20 bytes of originals that a user may have who has no quota of his own; 0: no limit
    int serverThreads = 0;  ///< 0: chosen from the processor's cores
    int maxConnections = 10'000;
    int maxConnectionsPerAddress = 256;
    int rateLimitPerAddress = 100;  ///< requests in a second; four times as many may come at once
    int rateLimitPerUser = 100;
    int maxWebsocketsPerAddress = 256;
    int maxWebsocketsPerUser = 64;
    QString tlsCertificate;  ///< PEM file; empty, like the key: no TLS
    QString tlsKey;
    QStringList trustedProxies;  ///< addresses or networks whose X-Forwarded-For is believed
    int uploadExpiryHours = 24;  ///< after its last byte an upload that is not complete is kept for so long
    VirusScan virusScan = VirusScan::WhenAvailable;
    QString clamdSocket = QStringLiteral("/run/clamav/clamd.ctl");  ///< path, or host:port
    int virusScanMaxMb = 25;                                        ///< 2^20 bytes; larger files are not shown to the scanner
    int virusScanTimeout = 180;                                     ///< seconds for which the scanner may be silent
    QString otlpEndpoint;                                           ///< empty: no traces
    QString otlpTracesEndpoint;                                     ///< complete, and stronger than the one before
    QString otlpHeaders;                                            ///< name=value, separated by commas
    QString otlpServiceName = QStringLiteral("chalkreel");
    QString otlpSamplerArgument = QStringLiteral("1");  ///< 0 to 1, see otlpTraceShare()
    QString workerName;                                 ///< empty: the computer's name
    QStringList workerQueues{QStringLiteral("media_import"), QStringLiteral("default")};

    // Known by name; nothing reads them yet, a notice says so.
    bool enableGpu = false;
    QString whisperModel = QStringLiteral("base");
    QString rabbitmqUrl;
    QString redisUrl;
    QString s3Endpoint;
    QString s3Bucket;
    QString s3Region;
    QString s3AccessKey;
    QString s3SecretKey;

    qint64 maxFileBytes() const { return static_cast<qint64>(maxFileSizeMb) << 20; }
    qint64 virusScanMaxBytes() const { return static_cast<qint64>(virusScanMaxMb) << 20; }
    qint64 userQuotaBytes() const { return static_cast<qint64>(userQuotaMb) << 20; }
    qint64 mediaMemoryBytes() const { return static_cast<qint64>(mediaMemoryMb) << 20; }
    double otlpTraceShare() const { return otlpSamplerArgument.toDouble(); }
    /// The whole job's limit for media of that length, in seconds.
    int jobTimeoutFor(double mediaSeconds) const;
    /// Path of the SQLite file.
    QString databaseFile() const;

    /// One job already keeps several cores busy: one job for four cores, three at most.
    static int defaultConcurrentJobs();
    /// The user's data folder, $XDG_DATA_HOME/chalkreel on Linux.
    static QString defaultDataDir();
};

/// From the strongest to the weakest.
enum class SettingSource { Flag, Environment, File, Default };

template <>
inline constexpr std::array kEnumNames<SettingSource>{
    EnumName{SettingSource::Flag, "flag"},
    EnumName{SettingSource::Environment, "environment"},
    EnumName{SettingSource::File, "file"},
    EnumName{SettingSource::Default, "default"},
};

/// One setting: how it is called, what it means, what it may be. The only list of settings there is.
struct SettingRow
{
    QString name;     ///< in the environment and in files: MAX_FILE_SIZE_MB
    bool isSecret;    ///< never shown
    QString about;    ///< one sentence
    QString allowed;  ///< "a whole number from 1 to 100"
    int least = 0;    ///< of a whole number; 0 and 0 for what is none
    int most = 0;
    /// False when the text is no allowed value; the settings are then unchanged.
    std::function<bool(const QString &text, Settings &settings)> read;
    std::function<QJsonValue(const Settings &settings)> value;

    QString flag() const;  ///< on the command line: --max-file-size-mb
};

[[nodiscard]] std::span<const SettingRow> settingRows();

struct SettingOrigin
{
    SettingSource source = SettingSource::Default;
    QString where;  ///< file and line, the flag or the variable; empty for a default
    QString file;   ///< its path, for SettingSource::File
};

struct LoadedSettings
{
    Settings values;
    QHash<QString, SettingOrigin> origins;  ///< by SettingRow::name
    QStringList notices;                    ///< for the log: what was set and has no effect

    SettingOrigin originOf(const QString &name) const { return origins.value(name); }
};

/// The user's file ($XDG_CONFIG_HOME/chalkreel/chalkreel.env) and .env in the working folder; later ones are stronger.
[[nodiscard]] QStringList defaultSettingsFiles();

/// Flag over environment over file over default. `flags`: SettingRow::name to text. Files that do not exist are passed
/// over; of several, the later is stronger. An empty value counts as not set.
/// InvalidArgument names the setting, where the bad value stands and what is allowed, but no secret.
[[nodiscard]] Result<LoadedSettings> loadSettings(const QMap<QString, QString> &flags, const QProcessEnvironment &environment,
                                                  const QStringList &files);

/// MAX_FILE_SIZE_MB of a server where nothing else is set; on one's own computer there is no limit then.
inline constexpr int kServerFileSizeMb = 500;
/// What is other for a server: the limit above. InvalidArgument for values that do not go together (a certificate without
/// its key).
[[nodiscard]] Result<Settings> serverSettings(const LoadedSettings &settings);

/// A file for people to copy: each setting with its sentence, what it may be, and its default.
[[nodiscard]] QString exampleSettingsFile();

/// Name, value (secrets masked), source and where, for each setting, in table order.
[[nodiscard]] QJsonArray settingsToJson(const LoadedSettings &settings);

}  // namespace chalkreel
