#include "core/settings/settings.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

namespace {

QProcessEnvironment environmentWith(const QString &name, const QString &value)
{
    QProcessEnvironment environment;
    environment.insert(name, value);
    return environment;
}

}  // namespace

class SettingsTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QString fileWith(const QByteArray &text)
    {
        QFile file{m_folder.filePath(QStringLiteral("settings.env"))};
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) return {};
        file.write(text);
        return file.fileName();
    }

private slots:
    void flagBeatsEnvironmentBeatsFileBeatsDefault()
    {
        const QString name = QStringLiteral("PROCESSING_TIMEOUT");
        const QString file = fileWith("# comment\n\nPROCESSING_TIMEOUT=11\n");
        const QProcessEnvironment environment = environmentWith(name, QStringLiteral("22"));
        const QMap<QString, QString> flags{{name, QStringLiteral("33")}};

        const auto timeoutFrom = [&](const QMap<QString, QString> &f, const QProcessEnvironment &e, const QStringList &files) {
            const Result<LoadedSettings> loaded = loadSettings(f, e, files);
            if (!loaded) return QStringLiteral("failed");
            const SettingOrigin origin = loaded->originOf(name);
            return QStringLiteral("%1 %2 %3").arg(loaded->values.processingTimeout).arg(nameOf(origin.source), origin.where);
        };
        QCOMPARE(timeoutFrom({}, {}, {}), QStringLiteral("300 default "));
        QCOMPARE(timeoutFrom({}, {}, {file}), QStringLiteral("11 file %1, line 3").arg(file));
        QCOMPARE(timeoutFrom({}, environment, {file}), QStringLiteral("22 environment environment variable PROCESSING_TIMEOUT"));
        QCOMPARE(timeoutFrom(flags, environment, {file}), QStringLiteral("33 flag --processing-timeout"));
    }

    void laterFileIsStrongerThanAnEarlierOne()
    {
        const QString first = fileWith("LOG_LEVEL=DEBUG\nAPP_NAME=first\n");
        QFile second{m_folder.filePath(QStringLiteral("second.env"))};
        QVERIFY(second.open(QIODevice::WriteOnly));
        second.write("LOG_LEVEL=error\n");
        second.close();
        const Result<LoadedSettings> loaded = loadSettings({}, {}, {first, second.fileName(), QStringLiteral("/nowhere/.env")});
        QVERIFY(loaded.has_value());
        QCOMPARE(nameOf(loaded->values.logLevel), nameOf(LogLevel::Error));
        QCOMPARE(loaded->values.appName, QStringLiteral("first"));
    }

    void emptyValueCountsAsNotSet()
    {
        const Result<LoadedSettings> loaded =
            loadSettings({}, environmentWith(QStringLiteral("MAX_FILE_SIZE_MB"), QString{}), {fileWith("MAX_FILE_SIZE_MB=7\n")});
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->values.maxFileBytes(), 7LL << 20);
        QCOMPARE(nameOf(loaded->originOf(QStringLiteral("MAX_FILE_SIZE_MB")).source), nameOf(SettingSource::File));
    }

    void oneOwnComputerHasNoSizeLimitUnlessItIsSet() { QCOMPARE(loadSettings({}, {}, {})->values.maxFileBytes(), 0); }

    void badValueIsRefusedWithItsNamePlaceAndWhatIsAllowed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("allowed");
        QTest::newRow("word for a number") << QStringLiteral("MAX_CONCURRENT_JOBS") << QStringLiteral("many")
                                           << QStringLiteral("from 1 to 64");
        QTest::newRow("below") << QStringLiteral("MAX_CONCURRENT_JOBS") << QStringLiteral("0") << QStringLiteral("from 1 to 64");
        QTest::newRow("above int") << QStringLiteral("JOB_TIMEOUT") << QStringLiteral("99999999999") << QStringLiteral("from 0 to");
        QTest::newRow("fraction") << QStringLiteral("QUEUE_POLL_INTERVAL") << QStringLiteral("1.5") << QStringLiteral("whole number");
        QTest::newRow("unknown level") << QStringLiteral("LOG_LEVEL") << QStringLiteral("LOUD") << QStringLiteral("DEBUG, INFO, WARNING");
        QTest::newRow("no boolean") << QStringLiteral("DEBUG") << QStringLiteral("maybe") << QStringLiteral("true or false");
        QTest::newRow("other database") << QStringLiteral("DATABASE_URL") << QStringLiteral("mysql://x") << QStringLiteral("sqlite:///");
    }
    void badValueIsRefusedWithItsNamePlaceAndWhatIsAllowed()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        QFETCH(QString, allowed);
        const Result<LoadedSettings> loaded = loadSettings({}, environmentWith(name, value), {});
        QVERIFY(!loaded.has_value());
        QCOMPARE(loaded.error().code, ErrorCode::InvalidArgument);
        const QString message = loaded.error().message;
        QVERIFY2(message.contains(name) && message.contains(value) && message.contains(allowed) &&
                     message.contains(QStringLiteral("environment variable")),
                 qPrintable(message));
    }

    void secretIsNeverShown()
    {
        const QString secret = QStringLiteral("0123456789abcdef0123456789abcdef");
        const Result<LoadedSettings> loaded = loadSettings({}, environmentWith(QStringLiteral("SECRET_KEY"), secret), {});
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->values.secretKey, secret);
        const QByteArray shown = QJsonDocument{settingsToJson(*loaded)}.toJson();
        QVERIFY(shown.contains("SECRET_KEY"));
        QVERIFY(!shown.contains(secret.toUtf8()));

        const Result<LoadedSettings> bad = loadSettings({}, environmentWith(QStringLiteral("SECRET_KEY"), QStringLiteral("too-short")), {});
        QVERIFY(!bad.has_value());
        QVERIFY(!bad.error().message.contains(QStringLiteral("too-short")));
    }

    void everySettingIsShownOnceWithNameValueAndSource()
    {
        const QJsonArray shown = settingsToJson(*loadSettings({}, {}, {}));
        QCOMPARE(shown.size(), static_cast<qsizetype>(settingRows().size()));
        QSet<QString> names;
        QSet<QString> flags;
        for (const SettingRow &row : settingRows()) {
            names.insert(row.name);
            flags.insert(row.flag());
            QVERIFY(!row.about.isEmpty() && !row.allowed.isEmpty());
        }
        QCOMPARE(names.size(), shown.size());
        QCOMPARE(flags.size(), shown.size());
    }

    void everyDefaultIsAllowed()
    {
        const Settings defaults;
        for (const SettingRow &row : settingRows()) {
            const QJsonValue value = row.value(defaults);
            if (value.isArray()) continue;  // exampleFileGivesTheDefaults
            const QString text = value.isBool()     ? QVariant{value.toBool()}.toString()
                                 : value.isDouble() ? QString::number(value.toInteger())
                                                    : value.toString();
            Settings settings;
            QVERIFY2(text.isEmpty() || row.read(text, settings), qPrintable(row.name));
        }
    }

    void databaseUrlIsReadAsSqlAlchemyDoes_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("file");
        QTest::newRow("none") << QString{} << QStringLiteral("/data/chalkreel.db");
        QTest::newRow("relative") << QStringLiteral("sqlite:///./video_processing.db") << QStringLiteral("/data/video_processing.db");
        QTest::newRow("absolute") << QStringLiteral("sqlite:////var/lib/c.db") << QStringLiteral("/var/lib/c.db");
    }
    void databaseUrlIsReadAsSqlAlchemyDoes()
    {
        QFETCH(QString, url);
        QFETCH(QString, file);
        Settings settings;
        settings.dataDir = QStringLiteral("/data");
        settings.databaseUrl = url;
        QCOMPARE(settings.databaseFile(), file);
    }

    void longMediaGetsMoreTimeUnlessJobTimeoutIsSet()
    {
        Settings settings;
        QCOMPARE(settings.jobTimeoutFor(10), 3600);
        QCOMPARE(settings.jobTimeoutFor(5400), 108'000);
        QVERIFY(settings.jobTimeoutFor(1e300) > 0);
        settings.jobTimeout = 60;
        QCOMPARE(settings.jobTimeoutFor(5400), 60);
    }

    void serverValueThatCannotBeIsRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *name, const char *value) {
            QTest::addRow("%s=%s", name, value) << QString::fromLatin1(name) << QString::fromUtf8(value);
        };
        row("HOST", "not a host");
        row("PORT", "65536");
        row("ALLOWED_ORIGINS", "http://localhost:3000/path");
        row("ALLOWED_ORIGINS", "*");
        row("ALLOWED_ORIGINS", "https://user@example.org");
        row("ALLOWED_ORIGINS", "http://a,ftp://b");
        row("TRUSTED_PROXIES", "10.0.0.0/8,proxy.example.org");
        row("WORKER_NAME", "two words");
        row("WORKER_QUEUES", "default,../x");
        row("VIRUS_SCAN", "sometimes");
        row("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4318");
        row("UPLOAD_EXPIRY_HOURS", "0");
        row("MAX_CONNECTIONS", "0");
    }
    void serverValueThatCannotBeIsRefused()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        const Result<LoadedSettings> loaded = loadSettings({}, environmentWith(name, value), {});
        QVERIFY(!loaded.has_value());
        QVERIFY2(loaded.error().message.contains(name), qPrintable(loaded.error().message));
    }

    void listIsReadWithoutSpacesAndRepetitions()
    {
        const Result<LoadedSettings> loaded = loadSettings(
            {}, {},
            {fileWith("ALLOWED_ORIGINS=https://a.org, http://[::1]:3000,https://a.org\nTRUSTED_PROXIES=10.0.0.0/8,::1,fd00::/8\n")});
        QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().message));
        QCOMPARE(loaded->values.allowedOrigins, (QStringList{QStringLiteral("https://a.org"), QStringLiteral("http://[::1]:3000")}));
        QCOMPARE(loaded->values.trustedProxies,
                 (QStringList{QStringLiteral("10.0.0.0/8"), QStringLiteral("::1"), QStringLiteral("fd00::/8")}));
    }

    void serverHasASizeLimitUnlessAnotherIsSet()
    {
        QCOMPARE(serverSettings(*loadSettings({}, {}, {}))->maxFileBytes(), 500LL << 20);
        QCOMPARE(serverSettings(*loadSettings({}, {}, {fileWith("MAX_FILE_SIZE_MB=0\n")}))->maxFileBytes(), 0);
        QCOMPARE(serverSettings(*loadSettings({}, {}, {fileWith("MAX_FILE_SIZE_MB=7\n")}))->maxFileBytes(), 7LL << 20);
    }

    void certificateWithoutItsKeyIsRefused()
    {
        const auto server = serverSettings(*loadSettings({}, {}, {fileWith("TLS_CERTIFICATE=/etc/cert.pem\n")}));
        QVERIFY(!server.has_value());
        QCOMPARE(server.error().code, ErrorCode::InvalidArgument);
    }

    void exampleFileIsTheOneInTheInstaller()
    {
        QFile file{QStringLiteral(CHALKREEL_EXAMPLE_SETTINGS)};
        // To bring it up to date: CHALKREEL_WRITE_EXAMPLE=1 tst_settings exampleFileIsTheOneInTheInstaller
        if (qEnvironmentVariableIsSet("CHALKREEL_WRITE_EXAMPLE")) {
            QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
            file.write(exampleSettingsFile().toUtf8());
            file.close();
        }
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        for (const SettingRow &row : settingRows())
            QVERIFY2(text.contains(QStringLiteral("\n#") + row.name + u'='),
                     qPrintable(row.name + QStringLiteral(" is missing in installer/.env.example")));
        QCOMPARE(text, exampleSettingsFile());
    }

    void exampleFileGivesTheDefaults()
    {
        const QString example = exampleSettingsFile();
        const auto untouched = loadSettings({}, {}, {fileWith(example.toUtf8())});
        QVERIFY(untouched.has_value() && untouched->origins.isEmpty());
        QString allTaken = example;
        allTaken.replace(QRegularExpression{QStringLiteral("^#(?=[A-Z0-9_]+=)"), QRegularExpression::MultilineOption}, QString{});
        const Result<LoadedSettings> loaded = loadSettings({}, {}, {fileWith(allTaken.toUtf8())});
        QVERIFY2(loaded.has_value(), loaded ? "" : qPrintable(loaded.error().message));
        const QRegularExpression value{QStringLiteral("^[A-Z0-9_]+=.+$"), QRegularExpression::MultilineOption};
        QCOMPARE(loaded->origins.size(), allTaken.count(value));
        QVERIFY(loaded->origins.size() > 20);
        Settings defaults;
        defaults.maxFileSizeMb = kServerFileSizeMb;
        for (const SettingRow &row : settingRows()) QVERIFY2(row.value(loaded->values) == row.value(defaults), qPrintable(row.name));
    }

    void settingThatNothingUsesYetIsMentioned_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name :
             {"ENABLE_GPU", "WHISPER_MODEL", "RABBITMQ_URL", "S3_ENDPOINT", "S3_BUCKET", "S3_REGION", "S3_ACCESS_KEY", "S3_SECRET_KEY"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void settingThatNothingUsesYetIsMentioned()
    {
        QFETCH(QString, name);
        const Result<LoadedSettings> loaded = loadSettings({{name, QStringLiteral("true")}}, {}, {});
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->notices.size(), 1);
        QVERIFY(loaded->notices.first().contains(name));
    }

    void settingOfAnotherSystemWithoutEffectIsMentioned()
    {
        const Result<LoadedSettings> loaded =
            loadSettings({}, environmentWith(QStringLiteral("REDIS_URL"), QStringLiteral("redis://localhost")), {});
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->notices.size(), 1);
        QVERIFY(loaded->notices.first().contains(QStringLiteral("REDIS_URL")));
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "tst_settings.moc"
