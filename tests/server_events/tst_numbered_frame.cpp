#include "server/events/fed_event.h"

#include <QJsonDocument>
#include <QTest>

using namespace chalkreel;

class NumberedFrameTest final : public QObject
{
    Q_OBJECT

private slots:
    void numberedFrameNamesTheOneBeforeIt()
    {
        const Event event{.sequence = 9,
                          .epoch = QStringLiteral("e\"1"),
                          .time = {},
                          .topic = QStringLiteral("folders/x"),
                          .type = QStringLiteral("folder_changed"),
                          .body = {{QStringLiteral("name"), QStringLiteral("ü")}},
                          .owner = QStringLiteral("secret")};
        const QJsonObject frame = QJsonDocument::fromJson(NumberedFrame{event}.after(4).payload().toByteArray()).object();
        QCOMPARE(frame.value(QStringLiteral("prev")).toInteger(), 4);
        QCOMPARE(frame.value(QStringLiteral("sequence")).toInteger(), 9);
        QCOMPARE(frame.value(QStringLiteral("epoch")).toString(), event.epoch);
        QCOMPARE(frame.value(QStringLiteral("body")).toObject(), event.body);
        QVERIFY(!frame.contains(QStringLiteral("owner")));
    }
};

QTEST_GUILESS_MAIN(NumberedFrameTest)
#include "tst_numbered_frame.moc"
