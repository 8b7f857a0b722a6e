#include "core/base/utc_time.h"
#include "core/model/asset.h"
#include "core/model/job.h"
#include "core/model/process_options.h"

#include <QTest>

using namespace chalkreel;

class JsonFieldsTest final : public QObject
{
    Q_OBJECT
private slots:
    void assetComesBackFromJsonAsItWas()
    {
        Asset asset;
        asset.id = AssetId::create();
        asset.kind = AssetKind::Audio;
        asset.title = QStringLiteral("Würfe \"nord\" 训练");
        asset.tags = {QStringLiteral("a"), QStringLiteral("b")};
        asset.size = 9'007'199'254'740'991;
        asset.status = AssetStatus::Failed;
        asset.error = Error{ErrorCode::Damaged, QStringLiteral("No picture"), QStringLiteral("moov")};
        asset.renditions = {RenditionKind::Original, RenditionKind::Hls};
        asset.created = utcFromMilliseconds(1'700'000'000'123);
        const Result<Asset> back = fromJson<Asset>(toJson(asset));
        QVERIFY(back.has_value());
        QCOMPARE(*back, asset);
    }

    void valueOfTheWrongTypeIsRefusedAndNamed_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QJsonValue>("value");
        QTest::newRow("text for a number") << QStringLiteral("priority") << QJsonValue{QStringLiteral("5")};
        QTest::newRow("fraction for a whole number") << QStringLiteral("priority") << QJsonValue{1.5};
        QTest::newRow("number beyond int") << QStringLiteral("priority") << QJsonValue{1e12};
        QTest::newRow("object for an id") << QStringLiteral("asset_id") << QJsonValue{QJsonObject{}};
        QTest::newRow("unknown name of an enum") << QStringLiteral("type") << QJsonValue{QStringLiteral("rm -rf")};
        QTest::newRow("list for an object") << QStringLiteral("options") << QJsonValue{QJsonArray{}};
    }
    void valueOfTheWrongTypeIsRefusedAndNamed()
    {
        QFETCH(QString, key);
        QFETCH(QJsonValue, value);
        const Result<JobSpec> spec = fromJson<JobSpec>(QJsonObject{{key, value}});
        QVERIFY(!spec.has_value());
        QCOMPARE(spec.error().code, ErrorCode::InvalidArgument);
        QVERIFY(spec.error().message.contains(key));
    }

    void absentKeysKeepTheDefaults()
    {
        const Result<ProcessOptions> options = fromJson<ProcessOptions>({});
        QVERIFY(options.has_value());
        QCOMPARE(*options, ProcessOptions{});
    }

    void everyErrorCodeHasAWireNameOfItsOwn()
    {
        QSet<QString> names;
        for (const auto &row : kEnumNames<ErrorCode>) names.insert(row.name);
        QCOMPARE(names.size(), static_cast<qsizetype>(kEnumNames<ErrorCode>.size()));
        QCOMPARE(static_cast<size_t>(ErrorCode::Internal) + 1, kEnumNames<ErrorCode>.size());
    }
};

QTEST_GUILESS_MAIN(JsonFieldsTest)
#include "tst_json_fields.moc"
