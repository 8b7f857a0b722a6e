#include "core/database/job_history.h"
#include "core/database/job_repository.h"
#include "core/database/rendition_repository.h"
#include "core/local/asset_files.h"
#include "core/local/library_store.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;

/// Kills a program that owns a library, at chosen moments and for good (SIGKILL), starts it again, and looks at what the
/// library says then. Nothing here shares memory with the program under test.
class CrashTest final : public QObject
{
    Q_OBJECT

    static constexpr int kPatience = 60'000;  // milliseconds; only a failing test waits for so long

    std::unique_ptr<QTemporaryDir> m_dir;

    QString data() const { return m_dir->filePath(QStringLiteral("library")); }

    QString newFile(const QString &name, const char *kind = "video") const
    {
        QFile file{m_dir->filePath(name)};
        if (file.open(QIODevice::WriteOnly)) file.write(QByteArray{kind} + ' ' + name.toUtf8());
        return file.fileName();
    }

    std::unique_ptr<QProcess> start(const QStringList &arguments) const
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process->start(QStringLiteral(CHALKREEL_CRASH_OWNER), QStringList{data()} + arguments);
        return process;
    }

    /// Reads until a line begins with `wanted`, for the `times`-th time. False when the program ends before.
    static bool readUntil(QProcess &process, const QString &wanted, int times, QStringList &lines)
    {
        for (;;) {
            while (process.canReadLine()) {
                lines.append(QString::fromUtf8(process.readLine()).trimmed());
                if (lines.last().startsWith(wanted) && --times == 0) return true;
            }
            if (process.state() == QProcess::NotRunning && !process.canReadLine()) return false;
            if (!process.waitForReadyRead(kPatience) && process.state() != QProcess::NotRunning) return false;
        }
    }

    static void killHard(QProcess &process)
    {
        process.kill();  // SIGKILL; nothing when it has ended by itself
        process.waitForFinished(kPatience);
    }

    QStringList runToTheEnd(const QStringList &arguments = {}) const
    {
        QStringList lines;
        const auto process = start(arguments);
        if (!readUntil(*process, QStringLiteral("done"), 1, lines)) lines.append(QStringLiteral("it never got done"));
        process->waitForFinished(kPatience);
        return lines;
    }

    QStringList filesBelow(const QString &folder) const
    {
        QStringList files;
        QDirIterator it{folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories};
        while (it.hasNext()) files.append(it.next());
        return files;
    }

    /// Every job completed, each step finished once, every rendition's file there, and no file that no row knows.
    void checkLibrary(int jobCount)
    {
        auto database = openLibrary(data() + QStringLiteral("/chalkreel.db"));
        QVERIFY2(database.has_value(), database ? "" : qPrintable(database.error().detail));
        const auto page = JobRepository::list(**database, {.limit = kLargestPage});
        QVERIFY(page.has_value());
        QCOMPARE(page->total, jobCount);
        QSet<QString> known;
        for (const Job &job : page->items) {
            QVERIFY2(job.state == JobState::Completed,
                     qPrintable(QString{nameOf(job.state)} + u' ' + (job.error ? job.error->message + job.error->detail : QString{})));
            const auto log = JobHistory::entries(**database, job.id);
            QVERIFY(log.has_value());
            QHash<QString, int> finished;
            int completed = 0;
            for (const JobLogEntry &entry : *log) {
                if (entry.type == QStringLiteral("step_finished")) ++finished[entry.text];
                if (entry.type == QStringLiteral("completed")) ++completed;
            }
            QCOMPARE(completed, 1);
            QCOMPARE(finished.size(), 4);
            for (auto it = finished.cbegin(); it != finished.cend(); ++it) QVERIFY2(it.value() == 1, qPrintable(it.key()));

            const auto renditions = RenditionRepository::list(**database, job.asset);
            QVERIFY(renditions.has_value());
            QVERIFY(renditions->size() > 15);
            for (const Rendition &rendition : *renditions) {
                const auto key = keyOf(job.asset, rendition);
                QVERIFY(key.has_value());
                const QFileInfo file{data() + u'/' + key->toString()};
                QVERIFY2(file.isFile(), qPrintable(file.filePath()));
                QCOMPARE(file.size(), rendition.size);
                known.insert(file.filePath());
            }
            known.insert(data() + QStringLiteral("/processed/") + job.asset.toString() + QStringLiteral("/hls/segment0.m4s"));
        }
        for (const char *root : {"uploads", "processed", "metadata", "thumbnails", "work"})
            for (const QString &file : filesBelow(data() + u'/' + QString::fromLatin1(root)))
                QVERIFY2(known.contains(file), qPrintable(QStringLiteral("left over: ") + file));
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void killedInAStepItGoesOnAndDoesEachStepOnce_data()
    {
        QTest::addColumn<QString>("step");
        QTest::addColumn<int>("tenth");
        for (const char *step : {"inspect", "video", "audio", "package"})
            for (const int tenth : {1, 3, 6, 9, 11}) QTest::addRow("%s at %d", step, tenth) << QString::fromLatin1(step) << tenth;
    }
    void killedInAStepItGoesOnAndDoesEachStepOnce()
    {
        QFETCH(QString, step);
        QFETCH(int, tenth);
        QStringList before;
        {
            const auto process = start({QStringLiteral("--add"), newFile(QStringLiteral("a.mp4"))});
            QVERIFY(readUntil(*process, QStringLiteral("begin ") + step, 1, before));
            if (tenth > 1) QVERIFY(readUntil(*process, QStringLiteral("at ") + step, tenth - 1, before));
            killHard(*process);
        }
        const QStringList after = runToTheEnd();
        QVERIFY2(after.last() == QStringLiteral("done"), qPrintable(after.join(u'\n')));
        checkLibrary(1);
        // A step that was finished before the one that died is not begun again.
        for (const QString &line : before) {
            if (!line.startsWith(QStringLiteral("begin ")) || line.contains(u' ' + step + u' ')) continue;
            QVERIFY2(!after.contains(line), qPrintable(line));
        }
    }

    void killedAtAnyMomentSeveralTimesEveryJobIsDone_data()
    {
        QTest::addColumn<int>("lines");
        for (int i = 0; i < 20; ++i) QTest::addRow("after %d lines", 1 + i * 7) << 1 + i * 7;
    }
    void killedAtAnyMomentSeveralTimesEveryJobIsDone()
    {
        QFETCH(int, lines);
        QStringList arguments;
        for (int i = 0; i < 4; ++i) arguments << QStringLiteral("--add") << newFile(QStringLiteral("%1.mp4").arg(i));
        QStringList seen;
        {
            const auto process = start(arguments);
            readUntil(*process, QString{}, lines, seen);
            killHard(*process);
        }
        {
            QStringList again;
            const auto process = start({});
            readUntil(*process, QString{}, lines / 2 + 1, again);
            killHard(*process);
        }
        const QStringList last = runToTheEnd();
        QVERIFY2(last.last() == QStringLiteral("done"), qPrintable(last.join(u'\n')));
        // Files that had not come in when it was killed are not there, and nothing of them.
        auto database = openLibrary(data() + QStringLiteral("/chalkreel.db"));
        QVERIFY(database.has_value());
        const auto page = JobRepository::list(**database, {});
        QVERIFY(page.has_value());
        QVERIFY(page->total >= seen.filter(QRegularExpression{QStringLiteral("^added")}).size());
        checkLibrary(page->total);
    }

    void fileThatKillsTheProgramEveryTimeFailsInTheEnd()
    {
        QStringList arguments{QStringLiteral("--hold"), QStringLiteral("video")};
        QStringList lines;
        for (int round = 0; round < 4; ++round) {
            const auto process =
                start(round == 0 ? arguments + QStringList{QStringLiteral("--add"), newFile(QStringLiteral("a.mp4"))} : arguments);
            QVERIFY(readUntil(*process, QStringLiteral("begin video"), 1, lines));
            killHard(*process);
        }
        QCOMPARE(runToTheEnd().last(), QStringLiteral("done"));
        auto database = openLibrary(data() + QStringLiteral("/chalkreel.db"));
        QVERIFY(database.has_value());
        const auto page = JobRepository::list(**database, {});
        QVERIFY(page.has_value());
        QCOMPARE(page->items.first().state, JobState::Failed);
        QCOMPARE(page->items.first().error->code, ErrorCode::WorkerLost);
        QVERIFY(QDir{data() + QStringLiteral("/work")}.isEmpty());
    }

    void folderOfAKilledOwnerIsFreeAtOnce()
    {
        QStringList lines;
        const auto process =
            start({QStringLiteral("--add"), newFile(QStringLiteral("a.mp4")), QStringLiteral("--hold"), QStringLiteral("video")});
        QVERIFY(readUntil(*process, QStringLiteral("begin video"), 1, lines));
        QVERIFY(runToTheEnd().first().startsWith(QStringLiteral("failed ")));
        killHard(*process);
        QCOMPARE(runToTheEnd().first(), QStringLiteral("open"));
    }
};

QTEST_GUILESS_MAIN(CrashTest)
#include "tst_crash.moc"
