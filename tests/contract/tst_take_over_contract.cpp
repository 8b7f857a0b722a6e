#include "tests/contract/contract_test.h"

#include <QCryptographicHash>

using namespace chalkreel;
using namespace chalkreel::test;

/// What a server's uploads stand on: the spool folder, its records, and files that are taken over.
class TakeOverContractTest final : public ContractTest
{
    Q_OBJECT

    const QString m_anna = QStringLiteral("anna");
    const QString m_ben = QStringLiteral("ben");

    UploadRecordService &records() { return *backend().uploadRecords(); }

    UploadRecord newRecord(qint64 length, const QString &owner = QStringLiteral("anna")) const
    {
        return {.id = UploadId::create(),
                .owner = owner,
                .length = length,
                .metadata = {{QStringLiteral("filename"), QStringLiteral("Würfe.mp4")}},
                .expires = QDateTime::currentDateTimeUtc().addDays(1)};
    }
    static bool append(const QString &path, const QByteArray &bytes)
    {
        QFile file{path};
        return file.open(QIODevice::WriteOnly | QIODevice::Append) && file.write(bytes) == bytes.size();
    }
    static QByteArray clip(const char *number = "1") { return QByteArray{"video "} + number + QByteArray{"\0\1\2\377", 4}; }
    static QString sha256(const QByteArray &bytes)
    {
        return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
    }
    /// A file in the spool folder and the request that takes it over.
    UploadRequest received(const QByteArray &bytes, const QString &owner)
    {
        const QString path = records().spoolFile(UploadId::create());
        if (!append(path, bytes)) qFatal("the spool folder cannot be written");
        return {.path = path,
                .owner = owner,
                .name = QStringLiteral("Würfe.mp4"),
                .description = QStringLiteral("From the tablet"),
                .clientId = QStringLiteral("tablet-1"),
                .takeOver = true,
                .sha256 = sha256(bytes),
                .size = bytes.size()};
    }

private slots:
    void fileThatIsTakenOverBecomesTheOriginalAndLeavesTheSpoolFolder()
    {
        const UploadRequest request = received(clip(), m_anna);
        const auto in = await(backend().uploads().add(request));
        VERIFY_RESULT(in);
        QCOMPARE(in->asset.owner, m_anna);
        QCOMPARE(in->asset.name, QStringLiteral("Würfe.mp4"));
        QCOMPARE(in->asset.title, QStringLiteral("Würfe"));
        QCOMPARE(in->asset.description, QStringLiteral("From the tablet"));
        QCOMPARE(in->asset.clientId, QStringLiteral("tablet-1"));
        QCOMPARE(in->asset.sha256, sha256(clip()));
        QVERIFY(!QFile::exists(request.path));
        const auto job = await(backend().jobs().get(in->job));
        VERIFY_RESULT(job);
        QCOMPARE(job->owner, m_anna);
        QCOMPARE(job->clientId, QStringLiteral("tablet-1"));
        const auto original = await(backend().openRendition(in->asset.id, RenditionKind::Original));
        VERIFY_RESULT(original);
        QCOMPARE((*original)->size(), clip().size());
    }

    void hashIsReadWhenTheReceiverGaveNone()
    {
        UploadRequest request = received(clip(), m_anna);
        request.sha256.clear();
        const auto in = await(backend().uploads().add(request));
        VERIFY_RESULT(in);
        QCOMPARE(in->asset.sha256, sha256(clip()));
    }

    void twinIsTheOwnersOwnAndTheSecondFileIsRemoved()
    {
        const auto first = await(backend().uploads().add(received(clip(), m_anna)));
        VERIFY_RESULT(first);
        const UploadRequest again = received(clip(), m_anna);
        const auto second = await(backend().uploads().add(again));
        VERIFY_RESULT(second);
        QVERIFY(second->isDuplicate);
        QCOMPARE(second->asset.id, first->asset.id);
        QVERIFY(!QFile::exists(again.path));
        const auto bens = await(backend().uploads().add(received(clip(), m_ben)));
        VERIFY_RESULT(bens);
        QVERIFY(!bens->isDuplicate);
        QVERIFY(bens->asset.id != first->asset.id);
        const auto found = await(backend().library().findBySha256(m_ben, sha256(clip())));
        VERIFY_RESULT(found);
        QCOMPARE((*found)->id, bens->asset.id);
        const auto nobodys = await(backend().library().findBySha256(QStringLiteral("eve"), sha256(clip())));
        VERIFY_RESULT(nobodys);
        QVERIFY(!nobodys->has_value());
        const auto used = await(backend().library().usedBytes(m_anna));
        VERIFY_RESULT(used);
        QCOMPARE(*used, clip().size());
    }

    void fileStaysWhenTheRequestIsRefused()
    {
        UploadRequest request = received(clip(), m_anna);
        request.folder = FolderId::create();
        COMPARE_ERROR(await(backend().uploads().add(request)), ErrorCode::NotFound);
        QVERIFY(QFile::exists(request.path));
        request.folder = {};
        request.operation = OperationId::create();
        VERIFY_RESULT(await(backend().uploads().add(request)));
    }

    void fileThatIsNotWhatWasHashedIsRefusedAndRemoved()
    {
        UploadRequest request = received(clip(), m_anna);
        ++request.size;
        COMPARE_ERROR(await(backend().uploads().add(request)), ErrorCode::Damaged);
        QVERIFY(!QFile::exists(request.path));
        const auto page = await(backend().library().list({}));
        VERIFY_RESULT(page);
        QCOMPARE(page->total, 0);
    }

    void onlyFilesOfTheSpoolFolderAreTakenOver()
    {
        const QString own = m_subject->newFile(QStringLiteral("own.mp4"));
        COMPARE_ERROR(await(backend().uploads().add({.path = own, .takeOver = true})), ErrorCode::InvalidArgument);
        QVERIFY(QFile::exists(own));
        const QString link = records().spoolFile(UploadId::create());
        QVERIFY(QFile::link(own, link));
        COMPARE_ERROR(await(backend().uploads().add({.path = link, .takeOver = true})), ErrorCode::InvalidArgument);
        QVERIFY(QFile::exists(own));
    }

    void folderOfSomebodyElseIsNotFound()
    {
        const auto folder = await(backend().folders().create(QStringLiteral("Season"), {}, m_ben));
        VERIFY_RESULT(folder);
        UploadRequest request = received(clip(), m_anna);
        request.folder = folder->id;
        COMPARE_ERROR(await(backend().uploads().add(request)), ErrorCode::NotFound);
        const auto annas = await(backend().folders().list(m_anna));
        VERIFY_RESULT(annas);
        QVERIFY(annas->isEmpty());
    }

    void recordIsKeptAndGoesOnAfterARestart()
    {
        const UploadRecord record = newRecord(100);
        const auto created = await(records().create(record));
        VERIFY_RESULT(created);
        QCOMPARE(created->offset, 0);
        QVERIFY(QFile::exists(records().spoolFile(record.id)));
        QVERIFY(append(records().spoolFile(record.id), QByteArray(60, 'x')));
        const QDateTime later = QDateTime::currentDateTimeUtc().addDays(2);
        const auto stored = await(records().setOffset(record.id, 40, later));
        VERIFY_RESULT(stored);
        m_subject->restart();
        const auto resumed = await(records().resume(record.id));
        VERIFY_RESULT(resumed);
        QCOMPARE(resumed->offset, 40);
        QCOMPARE(resumed->metadata, record.metadata);
        QCOMPARE(resumed->owner, record.owner);
        QCOMPARE(resumed->expires.toMSecsSinceEpoch(), later.toMSecsSinceEpoch());
        // What was written after the last recorded offset is not trusted.
        QCOMPARE(QFileInfo{records().spoolFile(record.id)}.size(), 40);
    }

    void offsetIsOnlyTakenWhenTheBytesAreThere()
    {
        const UploadRecord record = newRecord(100);
        VERIFY_RESULT(await(records().create(record)));
        COMPARE_ERROR(await(records().setOffset(record.id, 10, record.expires)), ErrorCode::Damaged);
        QVERIFY(append(records().spoolFile(record.id), QByteArray(120, 'x')));
        COMPARE_ERROR(await(records().setOffset(record.id, 101, record.expires)), ErrorCode::InvalidArgument);
        VERIFY_RESULT(await(records().setOffset(record.id, 50, record.expires)));
        COMPARE_ERROR(await(records().setOffset(record.id, 49, record.expires)), ErrorCode::InvalidArgument);
        COMPARE_ERROR(await(records().setOffset(UploadId::create(), 0, record.expires)), ErrorCode::NotFound);
        COMPARE_ERROR(await(records().create(record)), ErrorCode::Conflict);
        COMPARE_ERROR(await(records().create(newRecord(-1))), ErrorCode::InvalidArgument);
    }

    void uploadWhoseBytesAreGoneCannotGoOn()
    {
        const UploadRecord record = newRecord(100);
        VERIFY_RESULT(await(records().create(record)));
        QVERIFY(append(records().spoolFile(record.id), QByteArray(50, 'x')));
        VERIFY_RESULT(await(records().setOffset(record.id, 50, record.expires)));
        QVERIFY(QFile::resize(records().spoolFile(record.id), 10));
        COMPARE_ERROR(await(records().resume(record.id)), ErrorCode::Damaged);
        COMPARE_ERROR(await(records().get(record.id)), ErrorCode::NotFound);
    }

    void expiredUploadIsGoneWithItsFile()
    {
        UploadRecord record = newRecord(10);
        record.expires = QDateTime::currentDateTimeUtc().addSecs(-1);
        VERIFY_RESULT(await(records().create(record)));
        const UploadRecord alive = newRecord(10);
        VERIFY_RESULT(await(records().create(alive)));
        COMPARE_ERROR(await(records().get(record.id)), ErrorCode::NotFound);
        COMPARE_ERROR(await(records().resume(record.id)), ErrorCode::NotFound);
        const auto listed = await(records().list(m_anna));
        VERIFY_RESULT(listed);
        QCOMPARE(listed->size(), 1);
        const auto count = await(records().expire(QDateTime::currentDateTimeUtc()));
        VERIFY_RESULT(count);
        QCOMPARE(*count, 1);
        QVERIFY(!QFile::exists(records().spoolFile(record.id)));
        QVERIFY(QFile::exists(records().spoolFile(alive.id)));
    }

    void recordNamesTheAssetThatItBecame()
    {
        const UploadRecord record = newRecord(clip().size());
        VERIFY_RESULT(await(records().create(record)));
        QVERIFY(append(records().spoolFile(record.id), clip()));
        VERIFY_RESULT(await(records().setOffset(record.id, clip().size(), record.expires)));
        auto completed = await(records().completed());
        VERIFY_RESULT(completed);
        QCOMPARE(completed->size(), 1);
        const auto in = await(backend().uploads().add({.path = records().spoolFile(record.id), .owner = m_anna, .takeOver = true}));
        VERIFY_RESULT(in);
        const auto now = await(records().get(record.id));
        VERIFY_RESULT(now);
        QCOMPARE(now->asset, in->asset.id);
        completed = await(records().completed());
        VERIFY_RESULT(completed);
        QVERIFY(completed->isEmpty());
        COMPARE_ERROR(await(records().resume(record.id)), ErrorCode::Conflict);
        VERIFY_RESULT(await(records().remove(record.id)));
        VERIFY_RESULT(await(records().remove(record.id)));
        COMPARE_ERROR(await(records().get(record.id)), ErrorCode::NotFound);
    }

    void startRemovesOnlyWhatNoRecordClaims()
    {
        const UploadRecord record = newRecord(10);
        VERIFY_RESULT(await(records().create(record)));
        const QString stray = records().spoolFile(UploadId::create());
        QVERIFY(append(stray, "x"));
        m_subject->restart();
        QVERIFY(QFile::exists(records().spoolFile(record.id)));
        QVERIFY(!QFile::exists(stray));
    }

    void callsAfterShutdownEndWithCancelled()
    {
        const UploadRecord record = newRecord(10);
        m_subject->shutdown();
        COMPARE_ERROR(await(records().create(record)), ErrorCode::Cancelled);
        COMPARE_ERROR(await(records().get(record.id)), ErrorCode::Cancelled);
        COMPARE_ERROR(await(records().list(m_anna)), ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TakeOverContractTest)
#include "tst_take_over_contract.moc"
