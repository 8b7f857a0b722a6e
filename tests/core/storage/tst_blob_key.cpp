#include "core/storage/rendition_keys.h"
#include "storage_fixture.h"

#include <QSet>

using namespace chalkreel;

class BlobKeyTest final : public QObject
{
    Q_OBJECT
private slots:
    void keyComesBackFromItsText()
    {
        const BlobKey key = BlobKey::make(BlobRoot::Processed, AssetId::create(), QStringLiteral("hls/segment 1-训.m4s")).value();
        QCOMPARE(BlobKey::parse(key.toString()).value(), key);
        QVERIFY(key.toString().startsWith(QStringLiteral("processed/")));
    }

    void fileThatWouldLeaveItsFolderIsRefused_data()
    {
        QTest::addColumn<QString>("file");
        const auto row = [](const char *name, const QString &file) { QTest::newRow(name) << file; };
        row("nothing", QString{});
        row("the folder", QStringLiteral("."));
        row("above", QStringLiteral(".."));
        row("above and down again", QStringLiteral("../other/file.mp4"));
        row("above in the middle", QStringLiteral("hls/../../file.mp4"));
        row("above at the end", QStringLiteral("hls/.."));
        row("absolute", QStringLiteral("/etc/passwd"));
        row("folder", QStringLiteral("hls/"));
        row("empty part", QStringLiteral("hls//file.mp4"));
        row("current in the middle", QStringLiteral("hls/./file.mp4"));
        row("backslash", QStringLiteral("..\\file.mp4"));
        row("NUL", QStringLiteral("file.mp4") + QChar{u'\0'} + QStringLiteral(".jpg"));
        row("line break", QStringLiteral("a\nb"));
        row("escape", QStringLiteral("a\x1b[31m"));
        row("half a character", QString{QChar{0xd800}});
        row("long part", QString(300, u'x'));
        row("long part in bytes", QString(100, QChar{0x8bad}));
        row("long path", QStringLiteral("x/").repeated(600) + u'x');
        row("name of a half-written file", QStringLiteral(".hd.mp4.part-0a1b2c"));
    }
    void fileThatWouldLeaveItsFolderIsRefused()
    {
        QFETCH(QString, file);
        const AssetId asset = AssetId::create();
        CHALKREEL_COMPARE_ERROR(BlobKey::make(BlobRoot::Uploads, asset, file), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(BlobKey::parse(QStringLiteral("uploads/") + asset.toString() + u'/' + file), ErrorCode::InvalidArgument);
    }

    void percentSignsAreNoEscapes()
    {
        // A name like any other: nothing decodes keys.
        const BlobKey key = BlobKey::make(BlobRoot::Uploads, AssetId::create(), QStringLiteral("%2e%2e%2fx")).value();
        QCOMPARE(key.file(), QStringLiteral("%2e%2e%2fx"));
    }

    void textThatIsNoKeyIsRefused_data()
    {
        QTest::addColumn<QString>("text");
        const QString id = AssetId::create().toString();
        QTest::newRow("nothing") << QString{};
        QTest::newRow("other root") << QStringLiteral("secrets/") + id + QStringLiteral("/a");
        QTest::newRow("no id") << QStringLiteral("uploads/../a");
        QTest::newRow("null id") << QStringLiteral("uploads/00000000-0000-0000-0000-000000000000/a");
        QTest::newRow("id in braces") << QStringLiteral("uploads/{") + id + QStringLiteral("}/a");
        QTest::newRow("id in capitals") << QStringLiteral("uploads/") + id.toUpper() + QStringLiteral("/a");
        QTest::newRow("no file") << QStringLiteral("uploads/") + id;
    }
    void textThatIsNoKeyIsRefused()
    {
        QFETCH(QString, text);
        CHALKREEL_COMPARE_ERROR(BlobKey::parse(text), ErrorCode::InvalidArgument);
    }

    void everyRenditionHasAPlaceOfItsOwn()
    {
        const AssetId asset = AssetId::create();
        QSet<QString> keys;
        for (const auto &row : kEnumNames<RenditionKind>) {
            const Result<BlobKey> key = renditionKey(asset, row.value, QStringLiteral("clip.mov"));
            CHALKREEL_VERIFY_OK(key);
            keys.insert(key->toString());
        }
        QCOMPARE(keys.size(), static_cast<qsizetype>(kEnumNames<RenditionKind>.size()));
        const QString id = asset.toString();
        QCOMPARE(renditionKey(asset, RenditionKind::Original, QStringLiteral("clip.mov"))->toString(),
                 QStringLiteral("uploads/%1/clip.mov").arg(id));
        QCOMPARE(renditionKey(asset, RenditionKind::Hls)->toString(), QStringLiteral("processed/%1/hls/master.m3u8").arg(id));
        QCOMPARE(renditionKey(asset, RenditionKind::PacketIndex)->toString(), QStringLiteral("metadata/%1/packets.idx").arg(id));
        QCOMPARE(renditionKey(asset, RenditionKind::StoryboardIndex)->toString(), QStringLiteral("thumbnails/%1/storyboard.vtt").arg(id));
        CHALKREEL_COMPARE_ERROR(renditionKey(asset, RenditionKind::Original, QStringLiteral("../x")), ErrorCode::InvalidArgument);
    }

    void hlsIsAdoptedAsItsFolderAndTheRestAsFiles()
    {
        QCOMPARE(folderEntryOf(RenditionKind::Hls).path, QStringLiteral("hls"));
        QVERIFY(folderEntryOf(RenditionKind::Hls).isFolder);
        QCOMPARE(folderEntryOf(RenditionKind::Hd).path, QStringLiteral("hd.mp4"));
        QVERIFY(!folderEntryOf(RenditionKind::Hd).isFolder);
    }
};

QTEST_GUILESS_MAIN(BlobKeyTest)
#include "tst_blob_key.moc"
