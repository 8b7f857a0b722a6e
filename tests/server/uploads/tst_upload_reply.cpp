#include "server/uploads/upload_intake.h"

#include <QJsonDocument>
#include <QTest>

using namespace chalkreel;

class UploadReplyTest final : public QObject
{
    Q_OBJECT
private slots:
    void twinThatWasLeftInPlaceDoesNotTellWhereItIs()
    {
        UploadResult result;
        result.isDuplicate = true;
        result.asset.id = AssetId::create();
        result.asset.externalPath = QStringLiteral("/home/coach/Secret/final.mp4");
        result.asset.error = Error{ErrorCode::Damaged, QStringLiteral("It cannot be played."), QStringLiteral("/home/coach: bad header")};
        const HttpReply reply = uploadReply(result, Principal::open());
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.body.contains("/home/coach"));
        const QJsonObject body = QJsonDocument::fromJson(reply.body).object();
        QCOMPARE(body[QStringLiteral("file_id")].toString(), result.asset.id.toString());
        QCOMPARE(body[QStringLiteral("duplicate")].toBool(), true);
    }
};

QTEST_GUILESS_MAIN(UploadReplyTest)
#include "tst_upload_reply.moc"
