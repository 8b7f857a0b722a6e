#include "core/local/local_backend.h"
#include "server/api_surface.h"
#include "server/openapi/operation_notes.h"
#include "server/openapi/schemas.h"

#include <QJsonDocument>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace chalkreel;
using namespace Qt::StringLiterals;

namespace {

Result<HttpReply> nothing(const ApiRequest &) { return HttpReply{}; }

QJsonObject operationAt(const QJsonObject &document, const QString &path, const QString &method)
{
    return document.value("paths"_L1).toObject().value(path).toObject().value(method).toObject();
}

QStringList keysOf(const QJsonObject &object, const char *name) { return object.value(QLatin1StringView{name}).toObject().keys(); }

/// All values of "$ref" below.
void collectReferences(const QJsonValue &value, QSet<QString> &to)
{
    for (const QJsonValue element : value.toArray()) collectReferences(element, to);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == "$ref"_L1) to.insert(it->toString());
        collectReferences(*it, to);
    }
}

}  // namespace

class OpenApiDocumentTest final : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<LocalBackend> m_backend;
    std::unique_ptr<ApiSurface> m_surface;
    QJsonObject m_document;

    const RouteTable &table() const { return m_surface->table(); }

private slots:
    /// The table of a real server: what it answers is documented, and nothing else.
    void initTestCase()
    {
        Settings settings;
        settings.dataDir = m_folder.path();
        Result<std::unique_ptr<LocalBackend>> backend =
            LocalBackend::open({.settings = settings, .host = {}, .retry = {}, .hasWorkers = false});
        QVERIFY2(backend, backend ? "" : qPrintable(backend.error().message));
        m_backend = *std::move(backend);
        m_surface = std::make_unique<ApiSurface>(ApiParts{.backend = *m_backend, .accounts = nullptr, .about = {}, .checks = {}});
        m_document = openApiDocument(table(), {.version = u"1.2.3"_s});
    }

    void everyRowIsDescribed() { QCOMPARE(undescribed(table()), QStringList{}); }

    void rowWithoutADescriptionIsTold_data()
    {
        QTest::addColumn<QString>("lack");
        QTest::newRow("note") << u"no note for “getStrange”"_s;
        QTest::newRow("schema") << u"no schema “Strange”"_s;
        QTest::newRow("query") << u"no parameter “strange”"_s;
        QTest::newRow("place") << u"no parameter “stranger”"_s;
        QTest::newRow("tag") << u"no tag “strange”"_s;
    }
    void rowWithoutADescriptionIsTold()
    {
        QFETCH(QString, lack);
        RouteTable strange;
        strange.add({"GET",
                     "/strange/{stranger}",
                     Access::Public,
                     nothing,
                     {.operation = "getStrange", .tag = "strange", .summary = "It is", .query = "strange", .response = "Strange"},
                     0});
        QVERIFY2(undescribed(strange).contains(u"GET /strange/{stranger}: "_s + lack), qPrintable(undescribed(strange).join(u'\n')));
    }

    void documentHasTheRowsAndNothingElse()
    {
        QSet<QString> rows;
        for (const auto &row : table().routes())
            rows.insert(QString::fromLatin1(row->method).toLower() + u' ' + QLatin1StringView{row->path});
        QSet<QString> operations;
        const QJsonObject paths = m_document.value("paths"_L1).toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path)
            for (const QString &method : path->toObject().keys()) operations.insert(method + u' ' + path.key());
        QCOMPARE(operations, rows);
        QVERIFY(rows.size() > 90);
    }

    void everyOperationSaysWhatItDoesAndAnswers()
    {
        QSet<QString> ids;
        const QJsonObject paths = m_document.value("paths"_L1).toObject();
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            const QJsonObject methods = path->toObject();
            for (const QJsonValue &value : methods) {
                const QJsonObject operation = value.toObject();
                const QString id = operation.value("operationId"_L1).toString();
                QVERIFY2(!ids.contains(id), qPrintable(id + u" stands twice"_s));
                ids.insert(id);
                QVERIFY2(operation.value("summary"_L1).toString().size() > 5, qPrintable(id));
                QVERIFY2(operation.value("description"_L1).toString().size() > 20, qPrintable(id));
                QVERIFY2(operation.value("responses"_L1).toObject().size() >= 2, qPrintable(id));
                QVERIFY2(operation.contains("security"_L1), qPrintable(id));
            }
        }
    }

    void leastRoleIsTheRowsOwn()
    {
        const auto waysIn = [&](const QString &path, const QString &method) {
            return QJsonDocument{operationAt(m_document, path, method).value("security"_L1).toArray()}.toJson(QJsonDocument::Compact);
        };
        QCOMPARE(waysIn(u"/health"_s, u"get"_s), QByteArray{"[]"});
        QCOMPARE(waysIn(u"/api/v1/videos"_s, u"get"_s), QByteArray{R"([{"bearer":["viewer"]}])"});
        QCOMPARE(waysIn(u"/api/v1/videos"_s, u"post"_s), QByteArray{R"([{"bearer":["coach"]}])"});
        QCOMPARE(waysIn(u"/metrics"_s, u"get"_s), QByteArray{R"([{"bearer":["admin"]}])"});
        QCOMPARE(waysIn(u"/api/v1/videos/{id}/download"_s, u"get"_s), QByteArray{R"([{"bearer":["viewer"]},{"signature":["viewer"]}])"});
        QCOMPARE(waysIn(u"/ws/events"_s, u"get"_s), QByteArray{R"([{"bearer":["viewer"]},{"ticket":["viewer"]}])"});
    }

    void seedsPathIsMarkedAsAnAlias()
    {
        const QJsonObject alias = operationAt(m_document, u"/api/videos/{id}/status"_s, u"get"_s);
        QCOMPARE(alias.value("x-alias-of"_L1).toString(), u"/api/v1/videos/{id}/status"_s);
        QVERIFY(alias.value("description"_L1).toString().contains("The same as `GET /api/v1/videos/{id}/status`"_L1));
        QVERIFY(!operationAt(m_document, u"/api/v1/videos/{id}/status"_s, u"get"_s).contains("x-alias-of"_L1));
    }

    void webSocketIsAGetThatSwitchesProtocols()
    {
        const QJsonObject socket = operationAt(m_document, u"/ws/status"_s, u"get"_s);
        QVERIFY(keysOf(socket, "responses").contains(u"101"_s));
        QCOMPARE(socket.value("x-websocket"_L1), QJsonValue{true});
        QVERIFY(socket.value("description"_L1).toString().contains("WebSocket"_L1));
    }

    void changeOfARevisionAsksForIt()
    {
        const QJsonArray parameters = operationAt(m_document, u"/api/v1/videos/{id}"_s, u"patch"_s).value("parameters"_L1).toArray();
        const bool isAsked = std::ranges::any_of(parameters, [](const QJsonValue &parameter) {
            return parameter.toObject().value("name"_L1) == "If-Match"_L1 && parameter.toObject().value("required"_L1).toBool();
        });
        QVERIFY(isAsked);
    }

    void formTakesTheFileAloneToo()
    {
        const QJsonObject body = operationAt(m_document, u"/api/v1/videos"_s, u"post"_s).value("requestBody"_L1).toObject();
        QCOMPARE(keysOf(body, "content"), (QStringList{u"application/octet-stream"_s, u"multipart/form-data"_s}));
    }

    void openServerSaysThatItIsOpen()
    {
        const auto aboutOf = [&](bool isOpen) {
            return openApiDocument(table(), {.version = u"1"_s, .isOpen = isOpen})
                .value("info"_L1)
                .toObject()
                .value("description"_L1)
                .toString();
        };
        QVERIFY(aboutOf(true).contains("without accounts"_L1));
        QVERIFY(!aboutOf(false).contains("without accounts"_L1));
    }

    void everyReferenceLeadsSomewhereAndEverySchemaIsUsed()
    {
        QSet<QString> used;
        collectReferences(m_document, used);
        const QJsonObject components = m_document.value("components"_L1).toObject();
        QSet<QString> there;
        for (const char *kind : {"schemas", "responses"})
            for (const QString &name : keysOf(components, kind)) there.insert(u"#/components/%1/%2"_s.arg(QLatin1StringView{kind}, name));
        QCOMPARE(used - there, QSet<QString>{});
        QCOMPARE(there - used, QSet<QString>{});
    }

    void noteOfNoRowIsLeft()
    {
        QSet<QString> operations;
        for (const auto &row : table().routes()) operations.insert(QString::fromLatin1(row->doc.operation));
        for (const auto &part : {accountNotes(), jobNotes(), libraryNotes(), remarkNotes(), serverNotes()})
            for (const OperationNote &note : part) QVERIFY2(operations.contains(QString::fromLatin1(note.operation)), note.operation);
    }
};

QTEST_GUILESS_MAIN(OpenApiDocumentTest)
#include "tst_openapi_document.moc"
