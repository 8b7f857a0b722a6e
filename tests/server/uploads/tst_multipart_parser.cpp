#include "server/uploads/multipart_parser.h"
#include "server/uploads/tus_metadata.h"

#include <QTest>

using namespace chalkreel;

namespace {

struct Seen
{
    QList<MultipartParser::Part> parts;
    QByteArrayList contents;
    bool isGood = true;
    bool isDone = false;
};

Seen parse(const QByteArray &body, qsizetype step, const QByteArray &boundary = "XX")
{
    Seen seen;
    MultipartParser parser{boundary,
                           {[&](const MultipartParser::Part &part) {
                                seen.parts.append(part);
                                seen.contents.append(QByteArray{});
                                return true;
                            },
                            [&](QByteArrayView content) {
                                seen.contents.last().append(content);
                                return true;
                            },
                            [] { return true; }}};
    for (qsizetype at = 0; at < body.size() && seen.isGood; at += step) seen.isGood = parser.feed(QByteArrayView{body}.mid(at, step));
    seen.isDone = parser.isDone();
    return seen;
}

const QByteArray kForm =
    "--XX\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nFront squat\r\n"
    "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\".mp4\"\r\nContent-Type: video/mp4\r\n\r\n"
    "\r\n--X\r\n-- XX\r\n\r\n--XY\r\n"
    "--XX\r\ncontent-disposition: form-data; filename=x; name=empty\r\n\r\n\r\n--XX--\r\nepilogue";

}  // namespace

class TestMultipartParser : public QObject
{
    Q_OBJECT
private slots:
    void partsComeApartHoweverTheyAreCut()
    {
        for (qsizetype step = 1; step <= kForm.size(); ++step) {
            const Seen seen = parse(kForm, step);
            QVERIFY(seen.isGood && seen.isDone);
            QCOMPARE(seen.parts.size(), 3);
            QCOMPARE(seen.parts[0].name, QStringLiteral("title"));
            QVERIFY(seen.parts[0].fileName.isNull());
            QCOMPARE(seen.contents[0], QByteArray{"Front squat"});
            QCOMPARE(seen.parts[1].fileName, QStringLiteral("a \"b\".mp4"));
            QCOMPARE(seen.parts[1].contentType, QByteArray{"video/mp4"});
            QCOMPARE(seen.contents[1], QByteArray{"\r\n--X\r\n-- XX\r\n\r\n--XY"});
            QCOMPARE(seen.parts[2].name, QStringLiteral("empty"));
            QVERIFY(seen.contents[2].isEmpty());
        }
    }

    void cutOffFormIsNotDone() { QVERIFY(!parse(kForm.left(kForm.size() - 14), 7).isDone); }

    void whatIsNoFormIsRefused()
    {
        QVERIFY(!parse("--XX\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--XX--", 100).isGood);
        QVERIFY(!parse("--XXnoline\r\n", 100).isGood);
        QVERIFY(!parse("--XX\r\nX: " + QByteArray(20'000, 'a'), 1000).isGood);
        const QByteArray part = "--XX\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n";
        QVERIFY(parse(part.repeated(64) + "--XX--", 1000).isGood);
        QVERIFY(!parse(part.repeated(65) + "--XX--", 1000).isGood);
    }

    void boundaryIsThatOfTheStandard()
    {
        QCOMPARE(MultipartParser::boundaryOf("multipart/form-data; boundary=abc"), QByteArray{"abc"});
        QCOMPARE(MultipartParser::boundaryOf("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), QByteArray{"a b"});
        for (const char *bad : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=a",
                                "multipart/form-data; boundary=\"a\r\nb\""})
            QVERIFY2(MultipartParser::boundaryOf(bad).isEmpty(), bad);
        QVERIFY(MultipartParser::boundaryOf("multipart/form-data; boundary=" + QByteArray(71, 'a')).isEmpty());
    }

    void tusMetadataIsReadAndWritten()
    {
        const auto metadata = parseTusMetadata("filename d29ybGRfZG9taW5hdGlvbl9wbGFuLnBkZg==,is_confidential");
        QVERIFY(metadata);
        QCOMPARE(metadata->value(QStringLiteral("filename")), QStringLiteral("world_domination_plan.pdf"));
        QVERIFY(metadata->contains(QStringLiteral("is_confidential")));
        QCOMPARE(*parseTusMetadata(writeTusMetadata(*metadata)), *metadata);
    }

    void badTusMetadataIsRefused()
    {
        for (const QByteArray &bad :
             {QByteArray{"filename ***"}, QByteArray{"a YQ==,a Yg=="}, QByteArray{"a b c"}, QByteArray{",,"}, QByteArray(1 << 20, 'a')})
            QVERIFY(!parseTusMetadata(bad));
    }

    void tusChecksumIsSha256Alone()
    {
        QCOMPARE(*parseTusChecksum("sha256 47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
                 QStringLiteral("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        QVERIFY(parseTusChecksum({})->isEmpty());
        for (const char *bad : {"md5 1B2M2Y8AsgTpgAmY7PhCfg==", "sha256", "sha256 xyz", "sha256 YQ=="})
            QVERIFY2(!parseTusChecksum(bad), bad);
    }
};

QTEST_GUILESS_MAIN(TestMultipartParser)
#include "tst_multipart_parser.moc"
