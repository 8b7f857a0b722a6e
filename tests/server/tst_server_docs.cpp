#include "tests/support/browser.h"
#include "tests/support/server_process.h"

#include <QFile>
#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace chalkreel::e2e;
using namespace Qt::StringLiterals;

/// The pages that show the API, in a browser as people have it.
class ServerDocsTest final : public QObject
{
    Q_OBJECT

    ServerProcess m_server;
    Browser m_browser;
    QJsonObject m_document;

    static QString operationPath(const QString &tag, const QString &operation) { return u"/docs#/"_s + tag + u'/' + operation; }

    void openPage(const QString &path) { QVERIFY2(m_browser.open(m_server.url(path)), m_browser.problem().constData()); }

    /// "Try it out", then "Execute", and what the page then shows: the status and the body that came.
    QString tryOut(const QString &block)
    {
        const bool isAsked = m_browser.click(block + u" .try-out__btn"_s) && m_browser.click(block + u" .execute"_s);
        return isAsked ? m_browser
                             .waitFor(u"(e => e && e.innerText)(document.querySelector(`%1 .live-responses-table tbody .response`))"_s.arg(
                                 block))
                             .toString()
                       : QString{};
    }

    /// With CHALKREEL_PICTURES set to a folder, somebody can look at what the browser showed.
    void picture(const QString &name)
    {
        const QString folder = qEnvironmentVariable("CHALKREEL_PICTURES");
        if (!folder.isEmpty()) QVERIFY(m_browser.savePicture(folder + u'/' + name));
    }

    void verifyNothingCameFromElsewhere()
    {
        const QStringList requests = m_browser.requests();
        QVERIFY(requests.size() > 3);
        for (const QString &request : requests) {
            const QUrl address{request};
            const bool isOurs = address.host() == m_server.url().host() && address.port() == m_server.port();
            QVERIFY2(isOurs || address.scheme() == "data"_L1 || address.scheme() == "blob"_L1, qPrintable(request));
        }
    }

private slots:
    void initTestCase()
    {
        QVERIFY2(m_server.start(ServerProcess::Mode::Accounts), m_server.problem().constData());
        QVERIFY2(m_browser.start(), m_browser.problem().constData());
        for (const char *program : {"swagger-ui-bundle.js", "swagger-ui.css", "redoc.standalone.js"})
            QVERIFY2(m_server.get(u"/docs/files/"_s + QLatin1StringView{program}).status == 200,
                     "Swagger UI or Redoc is not there: ./test.sh fetches them");
        m_document = m_server.get(u"/openapi.json"_s).json();
    }

    void pageHasAStrictPolicy_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("try it out") << u"/docs"_s;
        QTest::newRow("reference") << u"/redoc"_s;
    }
    void pageHasAStrictPolicy()
    {
        QFETCH(QString, path);
        const Answer answer = m_server.get(path);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Type"), QByteArray{"text/html; charset=utf-8"});
        const QByteArray policy = answer.header("Content-Security-Policy");
        QVERIFY(policy.startsWith("default-src 'none'; script-src 'self';"));
        QVERIFY(policy.contains("frame-ancestors 'none'"));
        QVERIFY(!policy.contains("unsafe") && !policy.contains("http") && !policy.contains('*'));
        // A nonce is good for one answer.
        QVERIFY(m_server.get(path).header("Content-Security-Policy") != policy);
    }

    void docsShowEveryTagAndAskNobodyElse()
    {
        openPage(u"/docs"_s);
        const int tags = m_document.value("tags"_L1).toArray().size();
        m_browser.waitFor(u"document.querySelectorAll('.opblock-tag').length === %1"_s.arg(tags));
        QVERIFY2(m_browser.problem().isEmpty(), m_browser.problem().constData());
        picture(u"docs.png"_s);
        verifyNothingCameFromElsewhere();
        QCOMPARE(m_browser.complaints(), QStringList{});
    }

    void anybodyTriesOutHealth()
    {
        openPage(operationPath(u"operations"_s, u"getHealth"_s));
        const QString shown = tryOut(u"#operations-operations-getHealth"_s);
        QVERIFY2(m_browser.problem().isEmpty(), m_browser.problem().constData());
        picture(u"docs_health.png"_s);
        QVERIFY2(shown.startsWith("200"_L1) && shown.contains("\"healthy\""_L1), qPrintable(shown));
        QCOMPARE(m_browser.complaints(), QStringList{});
    }

    void whoTypesATokenTriesOutWhatNeedsIt()
    {
        const QString block = u"#operations-users-listUsers"_s;
        openPage(operationPath(u"users"_s, u"listUsers"_s));
        const QString refused = tryOut(block);
        QVERIFY2(refused.startsWith("401"_L1), qPrintable(refused));
        QVERIFY(m_browser.click(u".scheme-container .authorize"_s));
        QVERIFY(m_browser.type(u"#auth-bearer-value"_s, QString::fromLatin1(m_server.adminBearer())));
        QVERIFY(m_browser.click(u".auth-container:has(#auth-bearer-value) .auth-btn-wrapper .authorize"_s));
        QVERIFY(m_browser.click(u".auth-container .btn-done"_s));
        QVERIFY(m_browser.click(block + u" .execute"_s));
        const QString shown =
            m_browser
                .waitFor(
                    u"(e => e && e.innerText.startsWith('200') && e.innerText)(document.querySelector('%1 .live-responses-table tbody .response'))"_s
                        .arg(block))
                .toString();
        picture(u"docs_users.png"_s);
        QVERIFY2(m_browser.problem().isEmpty(), m_browser.problem().constData());
        QVERIFY2(shown.contains(u"\"name\": \"%1\""_s.arg(QLatin1StringView{ServerProcess::kAdmin})), qPrintable(shown));
        verifyNothingCameFromElsewhere();
    }

    void referenceShowsEveryOperationAndAsksNobodyElse()
    {
        openPage(u"/redoc"_s);
        QStringList operations;
        const QJsonObject paths = m_document.value("paths"_L1).toObject();
        for (const QJsonValue &methods : paths)
            for (const QJsonValue &operation : methods.toObject())
                operations.append(operation.toObject().value("operationId"_L1).toString());
        const QString last = operations.last();
        m_browser.waitFor(u"document.querySelectorAll('[id*=\"operation/\"]').length >= %1"_s.arg(operations.size()));
        QVERIFY2(m_browser.problem().isEmpty(), m_browser.problem().constData());
        picture(u"redoc.png"_s);
        verifyNothingCameFromElsewhere();
        // Its maker's mark is a picture from elsewhere, which the policy keeps out; the page goes on without it.
        QStringList complaints = m_browser.complaints();
        complaints.removeIf([](const QString &complaint) { return complaint.contains("logo-mini.svg"_L1); });
        QCOMPARE(complaints, QStringList{});
    }

    void searchOfTheReferenceLeadsToTheOperation()
    {
        openPage(u"/redoc"_s);
        QVERIFY(m_browser.type(u"[role=search] input"_s, u"Draw"_s));
        const QString result = u"[...document.querySelectorAll('[role=search] li label')].find(e => e.innerText.includes('Draw over'))"_s;
        QVERIFY(m_browser.waitFor(u"!!"_s + result).toBool());
        m_browser.evaluate(result + u".click()"_s);
        const QString shown = m_browser
                                  .waitFor(u"location.hash.endsWith('/createDrawing')"
                                           " && document.getElementById(location.hash.slice(1)).innerText"_s)
                                  .toString();
        QVERIFY2(m_browser.problem().isEmpty(), m_browser.problem().constData());
        picture(u"redoc_drawing.png"_s);
        QVERIFY2(shown.contains("/api/v1/annotations/drawing"_L1) && shown.contains("drawing_data"_L1), qPrintable(shown));
    }

    void withoutItsProgramsThePageSaysWhatToInstallAndListsAll()
    {
        const QTemporaryDir empty;
        ServerProcess bare;
        QVERIFY2(bare.start(ServerProcess::Options{.environment = {{u"CHALKREEL_DOCS_DIR"_s, empty.path()}}}), bare.problem().constData());
        for (const char *path : {"/docs", "/redoc"}) {
            const Answer answer = bare.get(QString::fromLatin1(path));
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.body.contains("npm"));
            const QJsonObject paths = m_document.value("paths"_L1).toObject();
            for (auto it = paths.begin(); it != paths.end(); ++it)
                QVERIFY2(answer.body.contains(QByteArray{"<code>" + it.key().toUtf8() + "</code>"}), qPrintable(it.key()));
        }
        QCOMPARE(bare.get(u"/docs/files/swagger-ui.css"_s).status, 404);
        QCOMPARE(bare.get(u"/openapi.json"_s).status, 200);
        QVERIFY2(m_browser.open(bare.url(u"/docs"_s)), m_browser.problem().constData());
        picture(u"plain.png"_s);
        QCOMPARE(m_browser.complaints(), QStringList{});
    }

    void folderOfThePagesLeadsNowhereElse_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"..%2f..%2fetc%2fpasswd", "swagger-ui-dist%2fpackage.json", "docs.html", "%00", "package.json"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void folderOfThePagesLeadsNowhereElse()
    {
        QFETCH(QString, name);
        const QByteArray answer =
            m_server.raw("GET /docs/files/" + name.toLatin1() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 404 ") || answer.startsWith("HTTP/1.1 400 "), answer.left(200).constData());
    }
};

QTEST_GUILESS_MAIN(ServerDocsTest)
#include "tst_server_docs.moc"
