#include "core/base/strong_id.h"

#include <QSet>
#include <QTest>

#include <thread>

using namespace chalkreel;

class StrongIdTest final : public QObject
{
    Q_OBJECT
private slots:
    void idsCarryVersionSevenAndTheVariantOfTheRfc()
    {
        const QString text = AssetId::create().toString();
        QCOMPARE(text.size(), 36);
        QCOMPARE(text[14], u'7');
        QVERIFY(QStringLiteral("89ab").contains(text[19]));
    }

    void idsOfOneProcessSortByCreation()
    {
        QString last;
        for (int i = 0; i < 20'000; ++i) {  // more than one millisecond has room for
            const QString id = JobId::create().toString();
            QVERIFY2(last < id, qPrintable(last + u' ' + id));
            last = id;
        }
    }

    void idsOfSeveralThreadsNeverRepeat()
    {
        constexpr int kThreads = 4;
        constexpr int kEach = 5'000;
        std::array<QSet<QString>, kThreads> made;
        {
            std::vector<std::jthread> threads;
            for (QSet<QString> &mine : made)
                threads.emplace_back([&mine] {
                    for (int i = 0; i < kEach; ++i) mine.insert(AssetId::create().toString());
                });
        }
        QSet<QString> all;
        for (const QSet<QString> &mine : made) all.unite(mine);
        QCOMPARE(all.size(), kThreads * kEach);
    }

    void textThatIsNoUuidGivesANullId()
    {
        QVERIFY(AssetId::fromString(QStringLiteral("../../etc/passwd")).isNull());
        const AssetId id = AssetId::create();
        QCOMPARE(AssetId::fromString(id.toString()), id);
    }
};

QTEST_GUILESS_MAIN(StrongIdTest)
#include "tst_strong_id.moc"
