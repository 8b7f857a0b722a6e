#include "core/database/search_text.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;

class SearchTextTest final : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto add = [&](const char *title, const char *description, const QStringList &tags) {
            m_library.addAsset(QString::fromUtf8(title), [&](Asset &asset) {
                asset.description = QString::fromUtf8(description);
                asset.tags = tags;
            });
        };
        add("Training U13", "Speerwurf, Anlauf von links", {QStringLiteral("throwing"), QStringLiteral("2026")});
        add("篮球训练视频 第一课", "投篮姿势", {QStringLiteral("青年队")});
        add("バスケットボールの試合", "東京", {});
        add("농구 경기 영상", "서울", {});
        add("Ｆｕｌｌ width STRASSE Café", "", {});
        add("Relay", "handover; \"blind\" exchange (zone)", {});
    }

    void textIsCutIntoWordsAndPairs_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("words");
        QTest::newRow("latin") << QStringLiteral("Match_01.MP4") << QStringLiteral("match 01 mp4");
        QTest::newRow("mixed") << QStringLiteral("U13训练视频") << QStringLiteral("u13 训练 练视 视频 频");
        QTest::newRow("one character") << QStringLiteral("球") << QStringLiteral("球");
        QTest::newRow("katakana with its long sound") << QStringLiteral("コート") << QStringLiteral("コー ート ト");
        QTest::newRow("beyond the basic plane") << QStringLiteral("𠮷野") << QStringLiteral("𠮷野 野");
        QTest::newRow("only signs") << QStringLiteral("\"*()^:-+ \t\n") << QString{};
    }
    void textIsCutIntoWordsAndPairs()
    {
        QFETCH(QString, text);
        QFETCH(QString, words);
        QCOMPARE(indexedWords(text), words);
    }

    void searchFinds_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("title");
        const auto row = [](const char *typed, const char *title) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(title);
        };
        row("train", "Training U13");
        row("TRAIN u1", "Training U13");
        row("speer link", "Training U13");
        row("throw", "Training U13");
        row("训练", "篮球训练视频 第一课");
        row("训练视", "篮球训练视频 第一课");
        row("篮", "篮球训练视频 第一课");
        row("频", "篮球训练视频 第一课");
        row("投篮 青年队", "篮球训练视频 第一课");
        row("ボール", "バスケットボールの試合");
        row("東京", "バスケットボールの試合");
        row("경기", "농구 경기 영상");
        row("strasse", "Ｆｕｌｌ width STRASSE Café");
        row("straße", "Ｆｕｌｌ width STRASSE Café");
        row("full", "Ｆｕｌｌ width STRASSE Café");
        row("cafe", "Ｆｕｌｌ width STRASSE Café");
        row("\"blind\"", "Relay");
        row("blind-exch", "Relay");
    }
    void searchFinds()
    {
        QFETCH(QString, typed);
        QFETCH(QString, title);
        const QList<Asset> found = search(typed);
        QCOMPARE(found.size(), 1);
        QCOMPARE(found.first().title, title);
    }

    void searchDoesNotFind_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("middle of a word") << QStringLiteral("raining");
        QTest::newRow("one word of two") << QStringLiteral("train nowhere");
        QTest::newRow("characters that are there but not together") << QStringLiteral("训视");
        QTest::newRow("across two fields") << QStringLiteral("课投");
        QTest::newRow("operator taken as a word") << QStringLiteral("relay OR nothing");
        QTest::newRow("column filter taken as words") << QStringLiteral("title:handover");
    }
    void searchDoesNotFind()
    {
        QFETCH(QString, typed);
        QCOMPARE(search(typed).size(), 0);
    }

    void nothingThatIsTypedIsAnError_data()
    {
        QTest::addColumn<QString>("typed");
        int number = 0;
        for (const char *typed : {"\"",
                                  "\"\"",
                                  "'",
                                  "*",
                                  "a*b",
                                  "AND",
                                  "OR",
                                  "NOT",
                                  "NEAR",
                                  "NEAR(a b, 3)",
                                  "a AND",
                                  "-a",
                                  "^a",
                                  "title:",
                                  "{a b}:c",
                                  "(",
                                  ")",
                                  "a\" OR \"b",
                                  "a ;DROP TABLE asset",
                                  "%",
                                  "_",
                                  "\\",
                                  "+",
                                  "--",
                                  "/*",
                                  "👍",
                                  "👍 train",
                                  "\xcc\x81"})
            QTest::addRow("%d: %s", number++, typed) << QString::fromUtf8(typed);
        QTest::newRow("NUL") << QStringLiteral("tra") + QChar{u'\0'} + QStringLiteral("in");
        QTest::newRow("lone surrogate") << QString{QChar{0xd800}} + QStringLiteral("x");
        QTest::newRow("a megabyte of one word") << QString(1'000'000, u'a');
        QTest::newRow("a megabyte of words") << QStringLiteral("a ").repeated(500'000);
        QTest::newRow("a megabyte of Chinese") << QString(500'000, QChar{0x7bee});
    }
    void nothingThatIsTypedIsAnError()
    {
        QFETCH(QString, typed);
        AssetQuery query;
        query.text = typed;
        CHALKREEL_VERIFY_OK(AssetRepository::list(m_library.database(), query));
    }

    void textWithoutAnyWordDoesNotFilter() { QCOMPARE(search(QStringLiteral(" \" ")).size(), 6); }

    void indexFollowsEditsAndPurges()
    {
        LibraryFixture library;
        const Asset asset = library.addAsset(QStringLiteral("Before"), [](Asset &a) { a.name = QStringLiteral("file.mp4"); });
        AssetPatch patch;
        patch.title = QStringLiteral("After");
        patch.tags = QStringList{QStringLiteral("网球")};
        CHALKREEL_VERIFY_OK(library.change([&](Transaction &t) { return AssetRepository::update(t, asset.id, patch, 1); }));
        QCOMPARE(search(QStringLiteral("before"), library).size(), 0);
        QCOMPARE(search(QStringLiteral("after"), library).size(), 1);
        QCOMPARE(search(QStringLiteral("网球"), library).size(), 1);
        CHALKREEL_VERIFY_OK(library.change([&](Transaction &t) { return AssetRepository::moveToBin(t, {asset.id}); }));
        CHALKREEL_VERIFY_OK(library.change([&](Transaction &t) { return AssetRepository::purge(t, {asset.id}); }));
        QCOMPARE(readNumber(library.database().run(QStringLiteral("SELECT COUNT(*) FROM asset_search"))).value(), 0);
    }

private:
    QList<Asset> search(const QString &typed) { return search(typed, m_library); }
    QList<Asset> search(const QString &typed, LibraryFixture &library)
    {
        AssetQuery query;
        query.text = typed;
        return AssetRepository::list(library.database(), query).value().items;
    }

    LibraryFixture m_library;
};

QTEST_GUILESS_MAIN(SearchTextTest)
#include "tst_search_text.moc"
