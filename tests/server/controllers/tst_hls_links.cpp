#include "server/controllers/hls_links.h"

#include <QTest>

using namespace chalkreel;

class HlsLinksTest final : public QObject
{
    Q_OBJECT

private slots:
    void leaveIsFoundWhateverStandsAroundIt()
    {
        QCOMPARE(leaveIn("a=b&expires=1&credential=&signature=s&c=d"), QByteArray{"expires=1&credential=&signature=s"});
        QCOMPARE(leaveIn("expires=1&signature=s"), QByteArray{});
        QCOMPARE(leaveIn(""), QByteArray{});
    }

    void everyAddressCarriesTheLeave()
    {
        const QByteArray playlist{"#EXTM3U\n#EXT-X-MAP:URI=\"init.mp4\",BYTERANGE=\"1@0\"\n#EXTINF:2,\n0.m4s\n\n#EXT-X-ENDLIST\n"};
        QCOMPARE(withLeave(playlist, "s=1"),
                 QByteArray{"#EXTM3U\n#EXT-X-MAP:URI=\"init.mp4?s=1\",BYTERANGE=\"1@0\"\n#EXTINF:2,\n0.m4s?s=1\n\n#EXT-X-ENDLIST\n"});
    }
};

QTEST_GUILESS_MAIN(HlsLinksTest)
#include "tst_hls_links.moc"
