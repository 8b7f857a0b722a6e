#include "server/openapi/model_schemas.h"

#include <QJsonDocument>
#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

namespace {

struct Everything
{
    bool isThere = false;
    int small = 3;
    qint64 large = 0;
    double share = 0;
    QString name;
    FolderId folder;
    QDateTime time;
    Role role = Role::Coach;
    std::optional<Role> otherRole;
    QStringList words;
    QList<Rendition> files;
    std::optional<Error> error;

    static constexpr std::tuple kFields{
        Field<&Everything::isThere>{"is_there"}, Field<&Everything::small>{"small"}, Field<&Everything::large>{"large"},
        Field<&Everything::share>{"share"},      Field<&Everything::name>{"name"},   Field<&Everything::folder>{"folder"},
        Field<&Everything::time>{"time"},        Field<&Everything::role>{"role"},   Field<&Everything::otherRole>{"other_role"},
        Field<&Everything::words>{"words"},      Field<&Everything::files>{"files"}, Field<&Everything::error>{"error"},
    };
};

/// JSON with its quotes as apostrophes.
QJsonObject parsed(QByteArray json) { return QJsonDocument::fromJson(json.replace('\'', '"')).object(); }

}  // namespace

class ObjectSchemaTest final : public QObject
{
    Q_OBJECT

private slots:
    void eachTypeIsDescribedAsItIsWritten_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::newRow("is_there") << QByteArray{"{'type': 'boolean'}"};
        QTest::newRow("small") << QByteArray{"{'type': 'integer', 'format': 'int32'}"};
        QTest::newRow("large") << QByteArray{"{'type': 'integer', 'format': 'int64'}"};
        QTest::newRow("share") << QByteArray{"{'type': 'number', 'format': 'double'}"};
        QTest::newRow("name") << QByteArray{"{'type': 'string'}"};
        QTest::newRow("folder") << QByteArray{"{'type': ['string', 'null'], 'format': 'uuid'}"};
        QTest::newRow("time") << QByteArray{"{'type': ['string', 'null'], 'format': 'date-time'}"};
        QTest::newRow("role") << QByteArray{"{'type': 'string', 'enum': ['viewer', 'coach', 'admin']}"};
        QTest::newRow("other_role") << QByteArray{"{'type': ['string', 'null'], 'enum': ['viewer', 'coach', 'admin', null]}"};
        QTest::newRow("words") << QByteArray{"{'type': 'array', 'items': {'type': 'string'}}"};
        QTest::newRow("files") << QByteArray{"{'type': 'array', 'items': {'$ref': '#/components/schemas/Rendition'}}"};
        QTest::newRow("error") << QByteArray{"{'anyOf': [{'$ref': '#/components/schemas/Failure'}, {'type': 'null'}]}"};
    }
    void eachTypeIsDescribedAsItIsWritten()
    {
        QFETCH(QByteArray, schema);
        const QJsonObject properties = ObjectSchema::of<Everything>().json().value("properties"_L1).toObject();
        QCOMPARE(properties.value(QString::fromUtf8(QTest::currentDataTag())).toObject(), parsed(schema));
    }

    void allThatIsWrittenIsRequired()
    {
        const QJsonArray required = ObjectSchema::of<Everything>().json().value("required"_L1).toArray();
        QCOMPARE(required.size(), toJson(Everything{}).size());
    }

    void inputTellsDefaultsAndRefusesOthers()
    {
        const QJsonObject schema = ObjectSchema::inputOf<Everything>({"name"}).json();
        QCOMPARE(schema.value("additionalProperties"_L1), QJsonValue{false});
        QCOMPARE(schema.value("required"_L1).toArray(), QJsonArray{u"name"_s});
        const QJsonObject properties = schema.value("properties"_L1).toObject();
        QCOMPARE(properties.value("small"_L1).toObject().value("default"_L1).toInt(), 3);
        QCOMPARE(properties.value("role"_L1).toObject().value("default"_L1).toString(), u"coach"_s);
        QVERIFY(!properties.value("name"_L1).toObject().contains("default"_L1));
    }

    void whatIsNeverNullSaysSo()
    {
        const QJsonObject schema = ObjectSchema::of<Everything>().notNull({"folder", "time"}).json();
        const QJsonObject properties = schema.value("properties"_L1).toObject();
        QCOMPARE(properties.value("folder"_L1).toObject().value("type"_L1).toString(), u"string"_s);
        QCOMPARE(properties.value("time"_L1).toObject().value("type"_L1).toString(), u"string"_s);
    }
};

QTEST_GUILESS_MAIN(ObjectSchemaTest)
#include "tst_object_schema.moc"
