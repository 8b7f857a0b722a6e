#include "core/media_host/child_media_host.h"
#include "core/media_host/unique_fd.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <thread>

using namespace chalkreel;
using namespace std::chrono_literals;

namespace {

constexpr auto kPatient = 60s;

QString fakeProgram() { return QCoreApplication::applicationDirPath() + QStringLiteral("/fake_media_host"); }

MediaTask taskThatWill(const QString &behaviour)
{
    MediaTask task;
    task.displayName = behaviour;
    task.source = QStringLiteral("/nowhere");
    return task;
}

Result<MediaReport> runTask(const MediaTask &task, std::chrono::seconds patience = kPatient, const MediaControl &control = {})
{
    return ChildMediaHost{fakeProgram()}.run(task, control, patience);
}

Error errorOf(const QString &behaviour)
{
    const Result<MediaReport> report = runTask(taskThatWill(behaviour));
    return report ? Error{ErrorCode::Internal, QStringLiteral("it succeeded"), {}} : report.error();
}

/// Readable once the process has ended, whosever child it is.
UniqueFd handleOf(pid_t process) { return openProcessHandle(process); }

bool hasEnded(const UniqueFd &handle)
{
    if (!handle.isOpen()) return true;
    pollfd end{handle.get(), POLLIN, 0};
    return ::poll(&end, 1, 20'000) == 1;
}

}  // namespace

class ChildMediaHostTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    /// The fake program under a name that makes it talk past the runtime.
    QString programCalled(const QString &name)
    {
        const QString path = m_folder.filePath(name);
        if (!QFile::exists(path)) QFile::link(fakeProgram(), path);
        return path;
    }

private slots:
    void init() { QVERIFY(m_folder.isValid()); }

    void reportAndProgressArrive()
    {
        QList<double> fractions;
        const MediaControl control{{}, [&](const MediaProgress &progress) { fractions.append(progress.fraction); }};
        const Result<MediaReport> report = runTask(taskThatWill(QStringLiteral("succeed")), kPatient, control);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().message + report.error().detail));
        QCOMPARE(report->decodedFrames, 96);
        QCOMPARE(report->warnings, QStringList{QStringLiteral("/nowhere")});
        QCOMPARE(fractions.last(), 1.0);
        QVERIFY(std::ranges::is_sorted(fractions));
    }

    void errorArrivesWithCodeSentenceAndDetail()
    {
        const Error error = errorOf(QStringLiteral("refuse"));
        QCOMPARE(error.code, ErrorCode::Damaged);
        QCOMPARE(error.message, QStringLiteral("“refuse” holds nothing."));
        QCOMPARE(error.detail, QStringLiteral("moov atom not found"));
    }

    void crashIsALostWorkerAndNamesTheSignal()
    {
        const Error error = errorOf(QStringLiteral("crash"));
        QCOMPARE(error.code, ErrorCode::WorkerLost);
        QVERIFY(error.message.contains(QStringLiteral("SIGSEGV")));
        QVERIFY(error.message.contains(QStringLiteral("“crash”")));
        QVERIFY(error.detail.contains(QStringLiteral("reading the frightful atom")));
    }

    void hungerForMemoryEndsAtTheLimit()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the memory limit is left out under a sanitizer");
#endif
        MediaTask task = taskThatWill(QStringLiteral("hog memory"));
        task.limits.memoryBytes = 256LL << 20;
        const Result<MediaReport> report = runTask(task);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::ResourceExhausted);
        QVERIFY(report.error().message.contains(QStringLiteral("memory")));
    }

    void killFromOutsideIsALostWorker()
    {
        const Error error = errorOf(QStringLiteral("kill itself"));
        QCOMPARE(error.code, ErrorCode::WorkerLost);
        QVERIFY(error.message.contains(QStringLiteral("SIGKILL")));
    }

    void silentEndIsALostWorker()
    {
        const Error error = errorOf(QStringLiteral("exit silently"));
        QCOMPARE(error.code, ErrorCode::WorkerLost);
        QVERIFY(error.detail.contains(QStringLiteral("status 3")));
    }

    void exceptionIsAnInternalErrorAndNotACrash()
    {
        const Error error = errorOf(QStringLiteral("throw"));
        QCOMPARE(error.code, ErrorCode::Internal);
        QVERIFY(error.detail.contains(QStringLiteral("not made for this")));
    }

    void processWithoutProgressIsEnded()
    {
        UniqueFd process;
        const MediaControl control{{}, [&](const MediaProgress &progress) { process = handleOf(static_cast<pid_t>(progress.seconds)); }};
        const Result<MediaReport> report = runTask(taskThatWill(QStringLiteral("hang")), 1s, control);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Timeout);
        QVERIFY(process.isOpen());
        QVERIFY(hasEnded(process));
    }

    void sayingTheSameAgainIsNoProgress()
    {
        const Result<MediaReport> report = runTask(taskThatWill(QStringLiteral("repeat itself")), 1s);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Timeout);
        QVERIFY(report.error().detail.contains(QStringLiteral("still here")));
    }

    void cancellingAsksTheTaskToStop()
    {
        std::stop_source stop;
        UniqueFd process;
        const MediaControl control{stop.get_token(), [&](const MediaProgress &progress) {
                                       process = handleOf(static_cast<pid_t>(progress.seconds));
                                       stop.request_stop();
                                   }};
        const Result<MediaReport> report = runTask(taskThatWill(QStringLiteral("stop when asked")), kPatient, control);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY(process.isOpen());
        QVERIFY(hasEnded(process));
    }

    void cancellingEndsAProcessThatRefusesToStop()
    {
        std::stop_source stop;
        UniqueFd process;
        const MediaControl control{stop.get_token(), [&](const MediaProgress &progress) {
                                       process = handleOf(static_cast<pid_t>(progress.seconds));
                                       stop.request_stop();
                                   }};
        const Result<MediaReport> report = ChildMediaHost{programCalled(QStringLiteral("ignore_termination"))}.run({}, control, kPatient);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
        QVERIFY(hasEnded(process));
    }

    void stopThatCameBeforeTheStartEndsItToo()
    {
        std::stop_source stop;
        stop.request_stop();
        const Result<MediaReport> report = runTask(taskThatWill(QStringLiteral("hang")), kPatient, {stop.get_token()});
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Cancelled);
    }

    void garbageOnStandardOutputIsPassedOver()
    {
        const Result<MediaReport> report = ChildMediaHost{programCalled(QStringLiteral("flood"))}.run({}, {}, kPatient);
        QVERIFY2(report.has_value(), report ? "" : qPrintable(report.error().detail.right(300)));
        QCOMPARE(report->decodedFrames, 7);
    }

    void reportOfAProcessThatThenCrashedDoesNotCount()
    {
        const Result<MediaReport> report = ChildMediaHost{programCalled(QStringLiteral("report_then_crash"))}.run({}, {}, kPatient);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::WorkerLost);
    }

    void processThatNeverReadsItsTaskIsEnded()
    {
        MediaTask task = taskThatWill(QStringLiteral("anything"));
        task.source = QString{4'000'000, u'x'};  // more than a socket holds
        const Result<MediaReport> report = ChildMediaHost{programCalled(QStringLiteral("deaf"))}.run(task, {}, 1s);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Timeout);
    }

    void whatTheProcessLeavesBehindIsEndedWithIt()
    {
        UniqueFd grandchild;
        const MediaControl control{{}, [&](const MediaProgress &progress) {
                                       if (!grandchild.isOpen()) grandchild = handleOf(static_cast<pid_t>(progress.seconds));
                                   }};
        const Result<MediaReport> report = runTask(taskThatWill(QStringLiteral("leave a grandchild")), kPatient, control);
        QVERIFY(report.has_value());
        QVERIFY(grandchild.isOpen());
        QVERIFY(hasEnded(grandchild));
    }

    void processGetsNoSecretsNoDescriptorsAndNoCoreDump()
    {
        qputenv("SECRET_KEY", "0123456789abcdef0123456789abcdef");
        // Without O_CLOEXEC: as a library might have left one.
        const QString file = m_folder.filePath(QStringLiteral("left open"));
        const UniqueFd leaked{::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT, 0600)};
        QVERIFY(leaked.isOpen());
        const Result<MediaReport> report = runTask(taskThatWill(QStringLiteral("describe itself")));
        qunsetenv("SECRET_KEY");
        QVERIFY(report.has_value());
        const QJsonObject seen = report->info.tags;
        QCOMPARE(seen.value(QStringLiteral("secret")).toString(), QString{});
        QVERIFY(!seen.value(QStringLiteral("path")).toString().isEmpty());
        QCOMPARE(seen.value(QStringLiteral("core")).toInt(-1), 0);
        QVERIFY(seen.value(QStringLiteral("nice")).toInt() > 0);
        QVERIFY(seen.value(QStringLiteral("group")).toBool());
        QVERIFY(!seen.value(QStringLiteral("open")).toString().isEmpty());
        QVERIFY(!seen.value(QStringLiteral("open")).toString().contains(file));
    }

    void processDiesWithTheProgramThatStartedIt()
    {
        QProcess holder;
        holder.start(QCoreApplication::applicationDirPath() + QStringLiteral("/media_host_holder"), {fakeProgram()});
        QTRY_VERIFY_WITH_TIMEOUT(holder.canReadLine(), 20'000);
        const UniqueFd process = handleOf(holder.readLine().trimmed().toInt());
        QVERIFY(process.isOpen());
        ::kill(static_cast<pid_t>(holder.processId()), SIGKILL);
        QVERIFY(holder.waitForFinished());
        QVERIFY(hasEnded(process));
    }

    void programThatIsMissingIsUnavailable()
    {
        const Result<MediaReport> report = ChildMediaHost{QStringLiteral("/nowhere/chalkreel_media_host")}.run({}, {}, kPatient);
        QVERIFY(!report.has_value());
        QCOMPARE(report.error().code, ErrorCode::Unavailable);
        QCOMPARE(findMediaHostProgram(QStringLiteral("/nowhere/chalkreel_media_host")).error().code, ErrorCode::Unavailable);
        QCOMPARE(findMediaHostProgram(fakeProgram()).value(), fakeProgram());
    }

    void severalThreadsRunTasksAtOnceAndLeaveNoDescriptorBehind()
    {
        const auto openDescriptors = [] {
            int count = 0;
            DIR *folder = ::opendir("/proc/self/fd");
            while (::readdir(folder)) ++count;
            ::closedir(folder);
            return count;
        };
        const int before = openDescriptors();
        std::atomic<int> right{0};
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 8; ++i)
                threads.emplace_back([&, i] {
                    const Result<MediaReport> report =
                        runTask(taskThatWill(i % 2 == 0 ? QStringLiteral("succeed") : QStringLiteral("crash")));
                    if (report.has_value() == (i % 2 == 0)) ++right;
                });
        }
        QCOMPARE(right.load(), 8);
        QCOMPARE(openDescriptors(), before);
    }
};

QTEST_GUILESS_MAIN(ChildMediaHostTest)
#include "tst_child_media_host.moc"
