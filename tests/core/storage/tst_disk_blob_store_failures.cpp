// What happens when writing fails half-way: nothing of it may stay, and what was there before stays.
#include "storage_fixture.h"
#include "tests/support/ordinary_user.h"

#include <QProcess>

#include <csignal>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace chalkreel;

namespace {

/// A file system of one MiB, while the object lives.
class SmallDisk
{
public:
    SmallDisk() { m_isMounted = m_folder.isValid() && ::mount("chalkreel-test", qPrintable(m_folder.path()), "tmpfs", 0, "size=1m") == 0; }
    ~SmallDisk()
    {
        if (m_isMounted) ::umount2(qPrintable(m_folder.path()), MNT_DETACH);
    }
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    bool isMounted() const { return m_isMounted; }
    QString path() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    bool m_isMounted = false;
};

/// Files of this process may not grow beyond so many bytes, while the object lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        // Without this the signal of the limit would end the test instead of failing the write.
        m_oldHandler = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_old);
        rlimit limit = m_old;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_old);
        std::signal(SIGXFSZ, m_oldHandler);
    }
    FileSizeLimit(const FileSizeLimit &) = delete;
    FileSizeLimit &operator=(const FileSizeLimit &) = delete;

private:
    rlimit m_old = {};
    void (*m_oldHandler)(int) = SIG_DFL;
};

}  // namespace

class DiskBlobStoreFailuresTest final : public QObject
{
    Q_OBJECT
private slots:
    void copyThatIsStoppedLeavesNothing()
    {
        StorageFixture storage;
        writeFile(storage.outside(QStringLiteral("clip.mp4")), patternOf(3'000'000));
        const BlobKey key = storage.key(QStringLiteral("clip.mp4"), BlobRoot::Uploads);
        std::stop_source stop;
        const Result<BlobInfo> info = storage.store().put(key, storage.outside(QStringLiteral("clip.mp4")),
                                                          {stop.get_token(), [&](qint64, qint64) { stop.request_stop(); }});
        CHALKREEL_COMPARE_ERROR(info, ErrorCode::Cancelled);
        QVERIFY2(storage.tree().isEmpty(), qPrintable(storage.tree().join(u' ')));
    }

    void copyThatIsStoppedLeavesTheBlobThatWasThere()
    {
        StorageFixture storage;
        writeFile(storage.outside(QStringLiteral("clip.mp4")), patternOf(3'000'000));
        const BlobKey key = storage.key(QStringLiteral("clip.mp4"), BlobRoot::Uploads);
        CHALKREEL_VERIFY_OK(storage.store().write(key, QByteArrayLiteral("before")));
        std::stop_source stop;
        stop.request_stop();
        CHALKREEL_COMPARE_ERROR(storage.store().put(key, storage.outside(QStringLiteral("clip.mp4")), {stop.get_token()}),
                                ErrorCode::Cancelled);
        QCOMPARE(readFile(storage.pathOf(key)), QByteArrayLiteral("before"));
        QCOMPARE(storage.store().list(storage.asset())->size(), 1);
    }

    void writeThatFailsHalfWayLeavesNothing()
    {
        StorageFixture storage;
        writeFile(storage.outside(QStringLiteral("clip.mp4")), patternOf(3'000'000));
        const BlobKey key = storage.key(QStringLiteral("clip.mp4"), BlobRoot::Uploads);
        {
            const FileSizeLimit limit{1'500'000};
            CHALKREEL_COMPARE_ERROR(storage.store().put(key, storage.outside(QStringLiteral("clip.mp4")), {}), ErrorCode::Io);
            CHALKREEL_COMPARE_ERROR(storage.store().write(key, patternOf(2'000'000)), ErrorCode::Io);
        }
        QVERIFY2(storage.tree().isEmpty(), qPrintable(storage.tree().join(u' ')));
    }

    void fullDiskIsSaidAndLeavesNothing()
    {
        const SmallDisk disk;
        if (!disk.isMounted()) QSKIP("needs the right to mount a tmpfs");
        StorageFixture storage;
        writeFile(storage.outside(QStringLiteral("clip.mp4")), patternOf(3'000'000));
        const auto store = DiskBlobStore::open(StorageRoots::below(disk.path() + QStringLiteral("/data"))).value();
        const qint64 before = store->freeBytes(BlobRoot::Uploads).value();
        const Result<BlobInfo> info =
            store->put(storage.key(QStringLiteral("clip.mp4"), BlobRoot::Uploads), storage.outside(QStringLiteral("clip.mp4")), {});
        CHALKREEL_COMPARE_ERROR(info, ErrorCode::NoSpace);
        QVERIFY(info.error().message.contains(QStringLiteral("clip.mp4")));
        // Across disks, so this is a copy too, and the file must not be lost by it.
        CHALKREEL_COMPARE_ERROR(store->adopt(storage.key(QStringLiteral("hd.mp4")), storage.outside(QStringLiteral("clip.mp4"))),
                                ErrorCode::NoSpace);
        QCOMPARE(QFileInfo{storage.outside(QStringLiteral("clip.mp4"))}.size(), 3'000'000);
        QCOMPARE(store->assets()->size(), 0);
        QCOMPARE(store->freeBytes(BlobRoot::Uploads).value(), before);
    }

    void processKilledWhileCopyingLeavesNoBlobAndTheNextStartClearsUp()
    {
        StorageFixture storage;
        const QString big = storage.outside(QStringLiteral("big.mp4"));
        writeFile(big, patternOf(3'000'000));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {QStringLiteral("--copy"), storage.data(), storage.key(QStringLiteral("big.mp4"), BlobRoot::Uploads).toString(), big});
        QVERIFY(child.waitForStarted());
        // It says so after the first block, and then waits for its end.
        QVERIFY(child.waitForReadyRead());
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);

        CHALKREEL_COMPARE_ERROR(storage.store().stat(storage.key(QStringLiteral("big.mp4"), BlobRoot::Uploads)), ErrorCode::NotFound);
        QVERIFY(!storage.tree().isEmpty());
        CHALKREEL_VERIFY_OK(DiskBlobStore::open(StorageRoots::below(storage.data())));
        QVERIFY2(storage.tree().isEmpty(), qPrintable(storage.tree().join(u' ')));
    }

    void fileThatGrowsWhileItIsCopiedIsNotTakenAsComplete()
    {
        StorageFixture storage;
        const QString path = storage.outside(QStringLiteral("recording.mp4"));
        writeFile(path, patternOf(3'000'000));
        bool hasGrown = false;
        const Result<BlobInfo> info =
            storage.store().put(storage.key(QStringLiteral("recording.mp4")), path, {.onProgress = [&](qint64, qint64) {
                                    if (hasGrown) return;
                                    QFile file{path};
                                    hasGrown = file.open(QIODevice::Append) && file.write("more") == 4;
                                }});
        QVERIFY(hasGrown);
        // On a file system that clones, the copy is of one moment and right.
        if (info)
            QCOMPARE(info->size, 3'000'000);
        else
            QCOMPARE(info.error().code, ErrorCode::Unavailable);
        QCOMPARE(storage.tree().isEmpty(), !info.has_value());
    }

    void whatIsNoFileIsRefusedAtOnce()
    {
        StorageFixture storage;
        QDir{}.mkpath(storage.outside(QStringLiteral("folder")));
        QCOMPARE(::mkfifo(qPrintable(storage.outside(QStringLiteral("pipe"))), 0600), 0);
        const BlobKey key = storage.key(QStringLiteral("x"));
        CHALKREEL_COMPARE_ERROR(storage.store().put(key, storage.outside(QStringLiteral("none")), {}), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(storage.store().put(key, storage.outside(QStringLiteral("folder")), {}), ErrorCode::Unsupported);
        CHALKREEL_COMPARE_ERROR(storage.store().put(key, storage.outside(QStringLiteral("pipe")), {}), ErrorCode::Unsupported);
        QVERIFY(storage.tree().isEmpty());
    }

    void folderThatCannotBeWrittenIsSaidAtTheStart()
    {
        QTemporaryDir folder;
        QCOMPARE(::chmod(qPrintable(folder.path()), 0555), 0);
        const test::OrdinaryUser user;
        CHALKREEL_COMPARE_ERROR(DiskBlobStore::open(StorageRoots::below(QStringLiteral("/proc/chalkreel"))), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(DiskBlobStore::open(StorageRoots::below(folder.path())), ErrorCode::PermissionDenied);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication application{argc, argv};
    const QStringList arguments = application.arguments();
    if (arguments.value(1) == u"--copy") {
        const auto store = DiskBlobStore::open(StorageRoots::below(arguments.value(2)));
        const auto key = BlobKey::parse(arguments.value(3));
        if (!store || !key) return 2;
        const auto tellAndWait = [](qint64, qint64) {
            if (::write(STDOUT_FILENO, ".", 1) == 1) ::pause();
        };
        return (*store)->put(*key, arguments.value(4), {.onProgress = tellAndWait}) ? 0 : 1;
    }
    DiskBlobStoreFailuresTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_disk_blob_store_failures.moc"
