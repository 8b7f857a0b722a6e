#include "core/settings/env_file.h"
#include "core/settings/settings_store.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file{path};
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) qFatal("no test file");
    file.write(content);
}

QByteArray read(const QString &path)
{
    QFile file{path};
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

}  // namespace

class SettingsStoreTest final : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;

    QString own() const { return m_dir->filePath(u"config/chalkreel.env"_s); }
    QString local() const { return m_dir->filePath(u".env"_s); }
    SettingsStore store(const QMap<QString, QString> &flags = {}, const QMap<QString, QString> &variables = {}) const
    {
        QProcessEnvironment environment;
        for (auto it = variables.cbegin(); it != variables.cend(); ++it) environment.insert(it.key(), it.value());
        return SettingsStore{flags, environment, {own(), local()}};
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void savedSettingIsLoadedAgain()
    {
        QVERIFY(store().save({{u"MAX_CONCURRENT_JOBS"_s, u"7"_s}, {u"APP_NAME"_s, u"Our \"club\" # 1\\"_s}}));
        const auto loaded = store().load();
        QVERIFY(loaded.has_value());
        QCOMPARE(loaded->values.maxConcurrentJobs, 7);
        QCOMPARE(loaded->values.appName, u"Our \"club\" # 1\\"_s);
        QVERIFY(store().save({{u"MAX_CONCURRENT_JOBS"_s, QString{}}}));
        QCOMPARE(store().load()->values.maxConcurrentJobs, Settings::defaultConcurrentJobs());
        QCOMPARE(store().load()->values.appName, u"Our \"club\" # 1\\"_s);
    }

    void restOfTheFileIsLeftAsItIs()
    {
        QVERIFY(QDir{}.mkpath(QFileInfo{own()}.path()));
        write(own(), "# for the club\n\nexport MAX_CONCURRENT_JOBS=2 # two\nOTHER_TOOL='a b'\nMAX_CONCURRENT_JOBS=3\n# end");
        QVERIFY(store().save({{u"MAX_CONCURRENT_JOBS"_s, u"5"_s}, {u"JOB_TIMEOUT"_s, u"60"_s}}));
        QCOMPARE(read(own()), QByteArray{"# for the club\n\nMAX_CONCURRENT_JOBS=5\nOTHER_TOOL='a b'\n# end\nJOB_TIMEOUT=60\n"});
    }

    void fileThatCannotBeReadIsNotOverwritten()
    {
        QVERIFY(QDir{}.mkpath(QFileInfo{own()}.path()));
        write(own(), "this is no setting\n");
        const auto saved = store().save({{u"JOB_TIMEOUT"_s, u"60"_s}});
        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(read(own()), QByteArray{"this is no setting\n"});
    }

    void valueThatIsNotAllowedIsNotWritten()
    {
        const auto saved = store().save({{u"JOB_TIMEOUT"_s, u"60"_s}, {u"MAX_CONCURRENT_JOBS"_s, u"0"_s}});
        QVERIFY(!saved.has_value());
        QCOMPARE(saved.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(saved.error().message.contains(u"MAX_CONCURRENT_JOBS"), qPrintable(saved.error().message));
        QVERIFY(!QFileInfo::exists(own()));
    }

    void fileKeepsItsPermissionsAndANewOneIsPrivate()
    {
        constexpr auto kPrivate = QFile::ReadOwner | QFile::WriteOwner;
        constexpr auto kShared = kPrivate | QFile::ReadGroup;
        constexpr auto kAll =
            QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY(store().save({{u"JOB_TIMEOUT"_s, u"60"_s}}));
        QCOMPARE(QFile::permissions(own()) & kAll, kPrivate);
        QVERIFY(QFile::setPermissions(own(), kShared));
        QVERIFY(store().save({{u"JOB_TIMEOUT"_s, u"61"_s}}));
        QCOMPARE(QFile::permissions(own()) & kAll, kShared);
    }

    void strongerPlacesFixASetting()
    {
        QVERIFY(store().save({{u"JOB_TIMEOUT"_s, u"60"_s}}));
        write(local(), "MAX_CONCURRENT_JOBS=4\n");
        const SettingsStore tried = store({{u"DATA_DIR"_s, u"/tmp/x"_s}}, {{u"MEDIA_MEMORY_MB"_s, u"1024"_s}});
        const auto loaded = tried.load();
        QVERIFY(loaded.has_value());
        QVERIFY(tried.isFixed(loaded->originOf(u"DATA_DIR"_s)));
        QVERIFY(tried.isFixed(loaded->originOf(u"MEDIA_MEMORY_MB"_s)));
        QVERIFY(tried.isFixed(loaded->originOf(u"MAX_CONCURRENT_JOBS"_s)));
        QVERIFY(!tried.isFixed(loaded->originOf(u"JOB_TIMEOUT"_s)));
        QVERIFY(!tried.isFixed(loaded->originOf(u"PROCESSING_TIMEOUT"_s)));
    }
};

QTEST_GUILESS_MAIN(SettingsStoreTest)
#include "tst_settings_store.moc"
