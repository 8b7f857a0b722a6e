#include "tests/support/ui/sample_library.h"
#include "ui/support/event_feed.h"

#include <QSignalSpy>
#include <QTest>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

class EventFeedTest final : public QObject
{
    Q_OBJECT
private slots:
    void missedEventsAreFetchedAndArriveInOrder()
    {
        test::FakeBackend backend;
        EventFeed feed{backend};
        QList<quint64> got;
        connect(&feed, &EventFeed::received, this, [&](const Event &event) { got.append(event.sequence); });
        Asset asset = test::sampleAsset(u"A"_s);
        backend.state.assetChanged(asset);
        backend.setMuted(true);
        backend.state.assetChanged(asset);
        backend.state.assetChanged(asset);
        backend.setMuted(false);
        backend.state.assetChanged(asset);
        QTRY_COMPARE(got.size(), 4);
        QCOMPARE(got, (QList<quint64>{1, 2, 3, 4}));
    }

    void eventsThatAreNoLongerKeptAskForANewSnapshot()
    {
        test::FakeBackend backend;
        backend.keepsEvents = false;
        EventFeed feed{backend};
        QSignalSpy resync{&feed, &EventFeed::resyncNeeded};
        Asset asset = test::sampleAsset(u"A"_s);
        backend.state.assetChanged(asset);
        backend.setMuted(true);
        backend.state.assetChanged(asset);
        backend.setMuted(false);
        backend.state.assetChanged(asset);
        QTRY_COMPARE(resync.size(), 1);
        // And it goes on from there without asking again.
        QSignalSpy received{&feed, &EventFeed::received};
        backend.state.assetChanged(asset);
        QTRY_COMPARE(received.size(), 1);
        QCOMPARE(resync.size(), 1);
    }

    void anotherEpochAsksForANewSnapshot()
    {
        test::FakeBackend backend;
        EventFeed feed{backend};
        QSignalSpy resync{&feed, &EventFeed::resyncNeeded};
        Asset asset = test::sampleAsset(u"A"_s);
        backend.state.assetChanged(asset);
        backend.state.epoch = u"restored"_s;
        backend.state.assetChanged(asset);
        QCOMPARE(resync.size(), 1);
    }
};

QTEST_GUILESS_MAIN(EventFeedTest)
#include "tst_event_feed.moc"
