#include "core/database/library_database.h"
#include "core/database/migrator.h"
#include "core/database/transaction.h"
#include "tests/core/database/library_fixture.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>

using namespace chalkreel;

namespace {

Migration step(int version, const char *sql)
{
    return {version, QStringLiteral("%1_test.sql").arg(version, 4, 10, QChar{u'0'}), QString::fromUtf8(sql)};
}

bool hasTable(Database &database, const char *name)
{
    return readNumber(database.run(QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE name = ?"), {QString::fromUtf8(name)}))
               .value() > 0;
}

const QList<Migration> &endlessSecondStep()
{
    static const QList<Migration> steps{
        step(1, "CREATE TABLE one (x INTEGER);"),
        step(2, "CREATE TABLE two (x INTEGER);"
                "INSERT INTO two WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x FROM n;")};
    return steps;
}

}  // namespace

class MigratorTest final : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_path = m_folder->filePath(QStringLiteral("test.db"));
        m_database = Database::open(m_path).value();
    }
    void cleanup()
    {
        m_database.reset();
        m_folder.reset();
    }

    void newStepsRunOnceAndInOrder()
    {
        const QList<Migration> first{step(1, "CREATE TABLE one (x INTEGER); INSERT INTO one VALUES (1);")};
        QCOMPARE(migrate(*m_database, first).value(), 1);
        const QList<Migration> second = first + QList{step(2, "CREATE TABLE two AS SELECT x + 1 AS x FROM one;")};
        QCOMPARE(migrate(*m_database, second).value(), 2);
        QCOMPARE(migrate(*m_database, second).value(), 2);
        QCOMPARE(readNumber(m_database->run(QStringLiteral("SELECT COUNT(*) FROM one"))).value(), 1);
        QCOMPARE(readNumber(m_database->run(QStringLiteral("SELECT x FROM two"))).value(), 2);
        QCOMPARE(schemaVersion(*m_database).value(), 2);
    }

    void stepThatFailsLeavesNothingOfItself()
    {
        const QList<Migration> steps{step(1, "CREATE TABLE one (x INTEGER);"),
                                     step(2, "CREATE TABLE two (x INTEGER); INSERT INTO nowhere VALUES (1);")};
        CHALKREEL_COMPARE_ERROR(migrate(*m_database, steps), ErrorCode::Internal);
        QCOMPARE(schemaVersion(*m_database).value(), 1);
        QVERIFY(hasTable(*m_database, "one"));
        QVERIFY(!hasTable(*m_database, "two"));
    }

    void processKilledInTheMiddleOfAStepLeavesTheOldVersion()
    {
        m_database.reset();
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--migrate-endlessly"), m_path});
        QVERIFY(child.waitForStarted());
        // The second step writes more than SQLite keeps in memory, so its pages reach the log before any commit.
        QTRY_VERIFY_WITH_TIMEOUT(QFileInfo{m_path + QStringLiteral("-wal")}.size() > 4'000'000, 60'000);
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        m_database = Database::open(m_path).value();
        QCOMPARE(schemaVersion(*m_database).value(), 1);
        QVERIFY(!hasTable(*m_database, "two"));
        const QList<Migration> sane{endlessSecondStep().first(), step(2, "CREATE TABLE two (x INTEGER);")};
        QCOMPARE(migrate(*m_database, sane).value(), 2);
    }

    void databaseOfANewerProgramIsRefusedAndUntouched()
    {
        const QList<Migration> newer{step(1, "CREATE TABLE one (x INTEGER);"), step(2, "CREATE TABLE two (x INTEGER);")};
        QVERIFY(migrate(*m_database, newer).has_value());
        const Result<int> refused = migrate(*m_database, newer.first(1));
        CHALKREEL_COMPARE_ERROR(refused, ErrorCode::Unsupported);
        QVERIFY(refused.error().message.contains(m_path));
        QCOMPARE(schemaVersion(*m_database).value(), 2);
    }

    void gapInTheNumbersIsRefusedBeforeAnythingRuns()
    {
        CHALKREEL_COMPARE_ERROR(
            migrate(*m_database, {step(1, "CREATE TABLE one (x INTEGER);"), step(3, "CREATE TABLE three (x INTEGER);")}),
            ErrorCode::Internal);
        QVERIFY(!hasTable(*m_database, "one"));
    }

    void builtInStepsAreNumberedWithoutGapsAndMakeALibrary()
    {
        const QList<Migration> steps = builtInMigrations(SqlDialect::Sqlite).value();
        QCOMPARE(migrate(*m_database, steps).value(), steps.size());
        for (const char *table : {"library", "event", "asset", "asset_tag", "folder", "rendition", "job", "job_log", "job_step",
                                  "asset_search", "idempotency_key", "upload_record"})
            QVERIFY2(hasTable(*m_database, table), table);
    }

    void libraryFromBeforeThereWereOwnersKeepsWhatItHad()
    {
        const QList<Migration> steps = builtInMigrations(SqlDialect::Sqlite).value();
        QCOMPARE(migrate(*m_database, steps.first(5)).value(), 5);
        for (const char *row :
             {"INSERT INTO library VALUES (1, 'e', 0, 1)", "INSERT INTO event VALUES (1, 0, 'system', 'x', '{}')",
              "INSERT INTO folder VALUES ('f', 'Season', 'season', NULL, 1)",
              "INSERT INTO asset VALUES ('a', 'video', 'a.mp4', 'a', 'a', '', 'anna', 'f', 7, 'hash', '', 'ready', NULL, 0, 1, 1, 1, 1, "
              "25, "
              "0, 0, 0, 5, 5)",
              "INSERT INTO asset VALUES ('b', 'video', 'b.mp4', 'b', 'b', '', '', NULL, 5, 'hash', '', 'ready', NULL, 0, 1, 1, 1, 1, 25, "
              "0, 0, 0, 6, 6)",
              "INSERT INTO job (id, type, queue, asset_id, options, priority, state, progress, step, speed, seconds_left, attempts, "
              "max_attempts, created, not_before, deaths) VALUES ('j', 'process', 'default', 'a', '{}', 5, 'completed', 100, '', 0, -1, 1, "
              "3, 5, 0, 0)"})
            CHALKREEL_VERIFY_OK(m_database->run(QString::fromUtf8(row)));
        QCOMPARE(migrate(*m_database, steps).value(), steps.size());

        const auto text = [&](const char *sql) {
            Result<QSqlQuery> query = m_database->run(QString::fromUtf8(sql));
            return query && query->next() ? query->value(0).toString() : QStringLiteral("nothing");
        };
        QCOMPARE(text("SELECT owner FROM job"), QStringLiteral("anna"));
        QCOMPARE(text("SELECT owner || '.' || client_id FROM asset WHERE id = 'a'"), QStringLiteral("anna."));
        QCOMPARE(text("SELECT owner FROM folder"), QString{QLatin1StringView{""}});
        QCOMPARE(text("SELECT owner || '.' FROM event"), QStringLiteral("."));
        QCOMPARE(AssetRepository::list(*m_database, {.owner = QStringLiteral("anna")}).value().total, 1);
        QCOMPARE(AssetRepository::list(*m_database, {}).value().total, 2);
        QCOMPARE(AssetRepository::usedBytes(*m_database, QStringLiteral("anna")).value(), 7);
        const QByteArray scan = text("SELECT scan FROM asset WHERE id = 'a'").toUtf8();
        QVERIFY(fromJson<ScanVerdict>(QJsonDocument::fromJson(scan).object()) == ScanVerdict::notScanned(NotScannedReason::BeforeScanning));
    }

    void libraryKeepsItsEpochOverRestarts()
    {
        m_database.reset();
        const QString epoch = libraryInfo(*openLibrary(m_path).value()).value().epoch;
        QCOMPARE(epoch.size(), 36);
        QCOMPARE(libraryInfo(*openLibrary(m_path).value()).value().epoch, epoch);
        const QString otherPath = m_folder->filePath(QStringLiteral("other.db"));
        QVERIFY(libraryInfo(*openLibrary(otherPath).value()).value().epoch != epoch);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    std::unique_ptr<Database> m_database;
};

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--migrate-endlessly") {
        const auto database = Database::open(arguments.value(2));
        return database && migrate(**database, endlessSecondStep()) ? 0 : 1;
    }
    MigratorTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_migrator.moc"
