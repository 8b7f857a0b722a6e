#include "core/storage/blob_leftovers.h"
#include "storage_fixture.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <latch>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace chalkreel;

class DiskBlobStoreTest final : public QObject
{
    Q_OBJECT
private slots:
    void fileIsCopiedInWithItsHashAndStaysWhereItWas()
    {
        StorageFixture storage;
        const QByteArray bytes = patternOf(2'500'001);
        writeFile(storage.outside(QStringLiteral("clip.mp4")), bytes);
        const BlobKey key = storage.key(QStringLiteral("clip.mp4"), BlobRoot::Uploads);
        QList<qint64> progress;
        const Result<BlobInfo> info = storage.store().put(key, storage.outside(QStringLiteral("clip.mp4")),
                                                          {.onProgress = [&](qint64 done, qint64) { progress.append(done); }});
        CHALKREEL_VERIFY_OK(info);
        QCOMPARE(info->size, bytes.size());
        QCOMPARE(info->sha256, QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex()));
        QCOMPARE(readFile(storage.pathOf(key)), bytes);
        QCOMPARE(readFile(storage.outside(QStringLiteral("clip.mp4"))), bytes);
        QCOMPARE(progress.last(), bytes.size());
        QVERIFY(std::ranges::is_sorted(progress));
        QCOMPARE(storage.store().stat(key)->size, bytes.size());
        QCOMPARE(storage.store().localPath(key).value(), storage.pathOf(key));
    }

    void emptyFileIsCopiedToo()
    {
        StorageFixture storage;
        writeFile(storage.outside(QStringLiteral("empty")), {});
        const BlobKey key = storage.key(QStringLiteral("empty"));
        QCOMPARE(storage.store().put(key, storage.outside(QStringLiteral("empty")), {})->size, 0);
        QVERIFY(QFileInfo::exists(storage.pathOf(key)));
    }

    void blobIsReadAtAnyPlace()
    {
        StorageFixture storage;
        const BlobKey key = storage.key(QStringLiteral("a/b/c.bin"));
        const Result<BlobInfo> info = storage.store().write(key, QByteArrayLiteral("0123456789"));
        QCOMPARE(info->sha256, QStringLiteral("84d89877f0d4041efb6bf91a16f0248f2fd573e6af05c19f96bedb9f882f7882"));
        const auto source = storage.store().open(key).value();
        std::array<std::byte, 4> part{};
        QCOMPARE(source->size(), 10);
        QCOMPARE(source->readAt(7, part).value(), 3);
        QCOMPARE(std::to_integer<char>(part[0]), '7');
        CHALKREEL_COMPARE_ERROR(storage.store().open(storage.key(QStringLiteral("none"))), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(storage.store().stat(storage.key(QStringLiteral("none"))), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(storage.store().localPath(storage.key(QStringLiteral("none"))), ErrorCode::NotFound);
    }

    void readerOfAReplacedBlobKeepsTheOldBytes()
    {
        StorageFixture storage;
        const BlobKey key = storage.key(QStringLiteral("a"));
        CHALKREEL_VERIFY_OK(storage.store().write(key, QByteArrayLiteral("old")));
        const auto reader = storage.store().open(key).value();
        CHALKREEL_VERIFY_OK(storage.store().write(key, QByteArrayLiteral("new")));
        std::array<std::byte, 3> bytes{};
        QCOMPARE(reader->readAt(0, bytes).value(), 3);
        QCOMPARE(std::to_integer<char>(bytes[0]), 'o');
        QCOMPARE(readFile(storage.pathOf(key)), QByteArrayLiteral("new"));
    }

    void adoptedFileIsMovedNotCopied()
    {
        StorageFixture storage;
        const QString path = storage.outside(QStringLiteral("hd.mp4"));
        writeFile(path, QByteArrayLiteral("video"));
        struct stat before = {};
        struct stat after = {};
        QCOMPARE(::stat(qPrintable(path), &before), 0);
        const BlobKey key = storage.key(QStringLiteral("hd.mp4"));
        CHALKREEL_VERIFY_OK(storage.store().write(key, QByteArrayLiteral("an older one")));
        QCOMPARE(storage.store().adopt(key, path)->size, 5);
        QVERIFY(!QFileInfo::exists(path));
        QCOMPARE(::stat(qPrintable(storage.pathOf(key)), &after), 0);
        QCOMPARE(after.st_ino, before.st_ino);
        QCOMPARE(readFile(storage.pathOf(key)), QByteArrayLiteral("video"));
        CHALKREEL_COMPARE_ERROR(storage.store().adopt(key, path), ErrorCode::NotFound);
    }

    void sharedFileHasTwoNamesAndIsNotCopied()
    {
        StorageFixture storage;
        const QString path = storage.outside(QStringLiteral("a.mp4"));
        writeFile(path, QByteArrayLiteral("video"));
        const BlobKey key = storage.key(QStringLiteral("a.mp4"));
        CHALKREEL_VERIFY_OK(storage.store().write(key, QByteArrayLiteral("an older one")));
        QCOMPARE(storage.store().share(key, path)->size, 5);
        struct stat first = {};
        struct stat second = {};
        QCOMPARE(::stat(qPrintable(path), &first), 0);
        QCOMPARE(::stat(qPrintable(storage.pathOf(key)), &second), 0);
        QCOMPARE(second.st_ino, first.st_ino);
        CHALKREEL_VERIFY_OK(storage.store().remove(key));
        QCOMPARE(readFile(path), QByteArrayLiteral("video"));
        CHALKREEL_COMPARE_ERROR(storage.store().share(key, path + QStringLiteral(".not")), ErrorCode::NotFound);
    }

    void fileOnAnotherDiskIsAdoptedToo()
    {
        QTemporaryDir other{QStringLiteral("/dev/shm/chalkreel-test-XXXXXX")};
        StorageFixture storage;
        struct stat here = {};
        struct stat there = {};
        if (!other.isValid() || ::stat(qPrintable(other.path()), &there) != 0 || ::stat(qPrintable(storage.data()), &here) != 0 ||
            here.st_dev == there.st_dev)
            QSKIP("needs a second file system at /dev/shm");
        writeFile(other.filePath(QStringLiteral("hd.mp4")), QByteArrayLiteral("video"));
        writeFile(other.filePath(QStringLiteral("hls/a/segment.m4s")), QByteArrayLiteral("segment"));
        const BlobKey key = storage.key(QStringLiteral("hd.mp4"));
        CHALKREEL_VERIFY_OK(storage.store().adopt(key, other.filePath(QStringLiteral("hd.mp4"))));
        CHALKREEL_VERIFY_OK(storage.store().adoptFolder(BlobRoot::Processed, storage.asset(), QStringLiteral("hls"),
                                                        other.filePath(QStringLiteral("hls"))));
        QCOMPARE(readFile(storage.pathOf(key)), QByteArrayLiteral("video"));
        QCOMPARE(readFile(storage.pathOf(storage.key(QStringLiteral("hls/a/segment.m4s")))), QByteArrayLiteral("segment"));
        QVERIFY(treeOf(other.path()).isEmpty());
    }

    void folderIsReplacedAsAWhole()
    {
        StorageFixture storage;
        writeFile(storage.outside(QStringLiteral("one/master.m3u8")), QByteArrayLiteral("1"));
        writeFile(storage.outside(QStringLiteral("one/old.m4s")), QByteArrayLiteral("old"));
        writeFile(storage.outside(QStringLiteral("two/master.m3u8")), QByteArrayLiteral("22"));
        writeFile(storage.outside(QStringLiteral("two/hd/1.m4s")), QByteArrayLiteral("333"));
        const auto adopt = [&](const QString &name) {
            return storage.store().adoptFolder(BlobRoot::Processed, storage.asset(), QStringLiteral("hls"), storage.outside(name));
        };
        CHALKREEL_VERIFY_OK(adopt(QStringLiteral("one")));
        QCOMPARE(adopt(QStringLiteral("two"))->size, 5);
        QStringList files;
        const QList<BlobEntry> entries = storage.store().list(storage.asset()).value();
        for (const BlobEntry &entry : entries) files << entry.key.file();
        QCOMPARE(files, (QStringList{QStringLiteral("hls/hd/1.m4s"), QStringLiteral("hls/master.m3u8")}));
        QVERIFY(treeOf(storage.outside(QString{})).isEmpty());
        CHALKREEL_COMPARE_ERROR(adopt(QStringLiteral("none")), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(
            storage.store().adoptFolder(BlobRoot::Processed, storage.asset(), QStringLiteral("../x"), storage.outside(QString{})),
            ErrorCode::InvalidArgument);
    }

    void linksAreNotAdopted()
    {
        StorageFixture storage;
        const QString secret = storage.outside(QStringLiteral("secret"));
        writeFile(secret, QByteArrayLiteral("secret"));
        QDir{}.mkpath(storage.outside(QStringLiteral("hls")));
        QVERIFY(QFile::link(secret, storage.outside(QStringLiteral("hls/link.m4s"))));
        QVERIFY(QFile::link(secret, storage.outside(QStringLiteral("link.mp4"))));
        CHALKREEL_COMPARE_ERROR(storage.store().adopt(storage.key(QStringLiteral("hd.mp4")), storage.outside(QStringLiteral("link.mp4"))),
                                ErrorCode::Unsupported);
        CHALKREEL_COMPARE_ERROR(storage.store().adoptFolder(BlobRoot::Processed, storage.asset(), QStringLiteral("hls"),
                                                            storage.outside(QStringLiteral("hls"))),
                                ErrorCode::Unsupported);
        QVERIFY(QFileInfo::exists(secret));
    }

    void listNamesEveryBlobOfAnAssetAndNothingElse()
    {
        StorageFixture storage;
        CHALKREEL_VERIFY_OK(storage.store().write(storage.key(QStringLiteral("clip.mp4"), BlobRoot::Uploads), QByteArrayLiteral("1")));
        CHALKREEL_VERIFY_OK(
            storage.store().write(storage.key(QStringLiteral("metadata.json"), BlobRoot::Metadata), QByteArrayLiteral("22")));
        const BlobKey other = BlobKey::make(BlobRoot::Uploads, AssetId::create(), QStringLiteral("x")).value();
        CHALKREEL_VERIFY_OK(storage.store().write(other, QByteArrayLiteral("x")));
        writeFile(storage.data() + QStringLiteral("/uploads/") + storage.asset().toString() + QStringLiteral("/.clip.mp4.part-00ff00"),
                  "half");
        writeFile(storage.data() + QStringLiteral("/uploads/README"), "not an asset");
        QStringList keys;
        const QList<BlobEntry> entries = storage.store().list(storage.asset()).value();
        for (const BlobEntry &entry : entries) keys << entry.key.toString();
        QCOMPARE(keys, (QStringList{storage.key(QStringLiteral("metadata.json"), BlobRoot::Metadata).toString(),
                                    storage.key(QStringLiteral("clip.mp4"), BlobRoot::Uploads).toString()}));
        QCOMPARE(storage.store().assets().value(), (QList{storage.asset(), other.asset()}));
    }

    void removingLeavesNothingBehindAndTwiceIsNoError()
    {
        StorageFixture storage;
        const BlobKey nested = storage.key(QStringLiteral("hls/a/b.m4s"));
        CHALKREEL_VERIFY_OK(storage.store().write(nested, QByteArrayLiteral("x")));
        CHALKREEL_VERIFY_OK(storage.store().remove(nested));
        CHALKREEL_VERIFY_OK(storage.store().remove(nested));
        QVERIFY2(storage.tree().isEmpty(), qPrintable(storage.tree().join(u' ')));
        for (const auto &row : kEnumNames<BlobRoot>)
            CHALKREEL_VERIFY_OK(storage.store().write(storage.key(QStringLiteral("a/b"), row.value), QByteArrayLiteral("x")));
        CHALKREEL_VERIFY_OK(storage.store().removeAll(storage.asset()));
        CHALKREEL_VERIFY_OK(storage.store().removeAll(storage.asset()));
        QVERIFY(storage.tree().isEmpty());
        CHALKREEL_COMPARE_ERROR(storage.store().removeAll(AssetId{}), ErrorCode::InvalidArgument);
    }

    void writersAndRemoversOfOneAssetDoNotDisturbEachOther()
    {
        StorageFixture storage;
        std::atomic_int failures = 0;
        {
            std::latch start{2};
            std::vector<std::jthread> threads;
            for (const QString &name : {QStringLiteral("a"), QStringLiteral("b")})
                threads.emplace_back([&, name] {
                    start.arrive_and_wait();
                    for (int i = 0; i < 60; ++i) {
                        if (!storage.store().write(storage.key(name), QByteArrayLiteral("x"))) ++failures;
                        // The last remover takes the folder away.
                        if (!storage.store().remove(storage.key(name))) ++failures;
                    }
                });
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY(storage.tree().isEmpty());
    }

    void leftoversOfAKilledProcessGoAtTheNextStart()
    {
        StorageFixture storage;
        const BlobKey kept = storage.key(QStringLiteral("kept.mp4"));
        CHALKREEL_VERIFY_OK(storage.store().write(kept, QByteArrayLiteral("kept")));
        const QString folder = storage.data() + QStringLiteral("/processed/") + storage.asset().toString();
        const QString orphan = storage.data() + QStringLiteral("/uploads/") + AssetId::create().toString();
        writeFile(folder + QStringLiteral("/.hd.mp4.part-0a1b2c"), "half");
        writeFile(folder + QStringLiteral("/.hls.part-ffffff/segment.m4s"), "half");
        writeFile(orphan + QStringLiteral("/.clip.mp4.part-123456"), "half");
        writeFile(folder + QStringLiteral("/not.part-of.it"), "kept");
        CHALKREEL_VERIFY_OK(DiskBlobStore::open(StorageRoots::below(storage.data())));
        QCOMPARE(treeOf(folder), (QStringList{QStringLiteral("kept.mp4"), QStringLiteral("not.part-of.it")}));
        QVERIFY(!QFileInfo::exists(orphan));
    }

    void whatIsBeingWrittenNowIsNoLeftover()
    {
        QTemporaryDir folder;
        writeFile(folder.filePath(QStringLiteral(".a.part-000000")), "x");
        removeLeftovers(folder.path(), QDateTime::currentDateTimeUtc().addSecs(-3600));
        QCOMPARE(treeOf(folder.path()), QStringList{QStringLiteral(".a.part-000000")});
    }

    void rootsCanLieApart()
    {
        QTemporaryDir folder;
        StorageRoots roots = StorageRoots::below(folder.filePath(QStringLiteral("data")));
        roots.uploads = folder.filePath(QStringLiteral("elsewhere/originals"));
        const auto store = DiskBlobStore::open(roots).value();
        const AssetId asset = AssetId::create();
        const BlobKey original = BlobKey::make(BlobRoot::Uploads, asset, QStringLiteral("a")).value();
        CHALKREEL_VERIFY_OK(store->write(original, QByteArrayLiteral("x")));
        QCOMPARE(store->localPath(original).value(), roots.uploads + u'/' + asset.toString() + QStringLiteral("/a"));
        QVERIFY(store->freeBytes(BlobRoot::Uploads).value() > 0);
        roots.uploads = QStringLiteral("relative");
        CHALKREEL_COMPARE_ERROR(DiskBlobStore::open(roots), ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(DiskBlobStoreTest)
#include "tst_disk_blob_store.moc"
