#include "tests/support/browser.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

namespace chalkreel::e2e {
namespace {

using namespace Qt::StringLiterals;

constexpr int kLongest = 120'000;  // milliseconds: a hang, not a slow machine

/// Runs the event loop until `isDone`, which `socket` brings about. False: it hangs.
template <typename Condition>
bool waitUntil(QWebSocket &socket, Condition isDone)
{
    QEventLoop loop;
    QTimer hang;
    hang.setSingleShot(true);
    QObject::connect(&hang, &QTimer::timeout, &loop, [&loop] { loop.exit(1); });
    const auto look = [&] {
        if (isDone()) loop.exit(0);
    };
    // After the browser's own handler, which was connected before.
    QObject::connect(&socket, &QWebSocket::textMessageReceived, &loop, look);
    QObject::connect(&socket, &QWebSocket::connected, &loop, look);
    QObject::connect(&socket, &QWebSocket::disconnected, &loop, [&loop] { loop.exit(1); });
    hang.start(kLongest);
    return isDone() || loop.exec() == 0;
}

QString quoted(const QString &text)
{
    const QByteArray array = QJsonDocument{QJsonArray{text}}.toJson(QJsonDocument::Compact);
    return QString::fromUtf8(array.mid(1, array.size() - 2));
}

QString element(const QString &selector) { return u"document.querySelector(%1)"_s.arg(quoted(selector)); }

}  // namespace

Browser::~Browser()
{
    if (m_process.state() == QProcess::NotRunning) return;
    // Asked, and not told by a signal: it then ends its helpers, which would still write into the profile.
    if (m_socket.isValid()) {
        m_session.clear();
        m_socket.sendTextMessage(u"{\"id\": 0, \"method\": \"Browser.close\"}"_s);
        m_socket.flush();
    } else {
        m_process.terminate();
    }
    if (!m_process.waitForFinished(10'000)) m_process.kill();
    m_process.waitForFinished();
}

bool Browser::fail(const QByteArray &why)
{
    if (m_problem.isEmpty()) m_problem = why;
    return false;
}

bool Browser::start()
{
    // Its sandbox cannot be set up by root or in containers; the pages are ours. No name but this computer's is looked up.
    m_process.start(u"chromium"_s, {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--no-first-run"_s,
                                    u"--disable-background-networking"_s, u"--remote-debugging-port=0"_s, u"--remote-allow-origins=*"_s,
                                    u"--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"_s,
                                    u"--user-data-dir="_s + m_profile.path(), u"about:blank"_s});
    if (!m_process.waitForStarted()) return fail("chromium is not installed: ./test.sh installs it");
    m_process.setReadChannel(QProcess::StandardError);
    static const QByteArray kMark{"DevTools listening on "};
    QByteArray address;
    while (address.isEmpty()) {
        if (!m_process.canReadLine() && !m_process.waitForReadyRead(kLongest)) return fail("the browser says nothing");
        const QByteArray line = m_process.readLine();
        if (line.startsWith(kMark)) address = line.mid(kMark.size()).trimmed();
    }
    QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket, [this](const QString &text) { onMessage(text); });
    m_socket.open(QUrl{QString::fromLatin1(address)});
    if (!waitUntil(m_socket, [this] { return m_socket.isValid(); })) return fail("the browser cannot be reached");
    return true;
}

bool Browser::open(const QUrl &url, int width, int height)
{
    m_session.clear();
    m_requests.clear();
    m_complaints.clear();
    m_problem.clear();
    m_isLoaded = false;
    const QString context = call(u"Target.createBrowserContext"_s).value("browserContextId"_L1).toString();
    const QJsonObject blank{{u"url"_s, u"about:blank"_s}, {u"browserContextId"_s, context}, {u"width"_s, width}, {u"height"_s, height}};
    const QString page = call(u"Target.createTarget"_s, blank).value("targetId"_L1).toString();
    m_session = call(u"Target.attachToTarget"_s, {{u"targetId"_s, page}, {u"flatten"_s, true}}).value("sessionId"_L1).toString();
    if (m_session.isEmpty()) return fail("the browser opens no page");
    for (const char *domain : {"Network.enable", "Page.enable", "Runtime.enable", "Log.enable"}) call(QString::fromLatin1(domain));
    call(u"Page.navigate"_s, {{u"url"_s, url.toString(QUrl::FullyEncoded)}});
    return waitUntil(m_socket, [this] { return m_isLoaded; }) || fail("the page does not load");
}

QJsonObject Browser::call(const QString &method, const QJsonObject &parameters)
{
    const int id = ++m_last;
    QJsonObject message{{u"id"_s, id}, {u"method"_s, method}, {u"params"_s, parameters}};
    if (!m_session.isEmpty()) message.insert("sessionId"_L1, m_session);
    m_socket.sendTextMessage(QString::fromUtf8(QJsonDocument{message}.toJson(QJsonDocument::Compact)));
    if (!waitUntil(m_socket, [&] { return m_answers.contains(id); })) {
        fail("the browser does not answer " + method.toUtf8());
        return {};
    }
    const QJsonObject answer = m_answers.take(id);
    if (answer.contains("error"_L1)) fail(QJsonDocument{answer.value("error"_L1).toObject()}.toJson(QJsonDocument::Compact));
    return answer.value("result"_L1).toObject();
}

void Browser::onMessage(const QString &text)
{
    const QJsonObject message = QJsonDocument::fromJson(text.toUtf8()).object();
    if (message.contains("id"_L1))
        m_answers.insert(message.value("id"_L1).toInt(), message);
    else if (!m_session.isEmpty() && message.value("sessionId"_L1) == m_session)
        onEvent(message.value("method"_L1).toString(), message.value("params"_L1).toObject());
}

void Browser::onEvent(const QString &method, const QJsonObject &parameters)
{
    const QString request = parameters.value("requestId"_L1).toString();
    if (method == "Page.loadEventFired"_L1) m_isLoaded = true;
    if (method == "Network.requestWillBeSent"_L1)
        m_requests.insert(request, parameters.value("request"_L1).toObject().value("url"_L1).toString());
    if (method == "Network.loadingFailed"_L1 && parameters.value("blockedReason"_L1) == "csp"_L1) m_requests.remove(request);
    if (method == "Log.entryAdded"_L1) {
        const QJsonObject entry = parameters.value("entry"_L1).toObject();
        if (entry.value("level"_L1) == "error"_L1) m_complaints.append(entry.value("text"_L1).toString());
    }
    if (method == "Runtime.exceptionThrown"_L1)
        m_complaints.append(
            QString::fromUtf8(QJsonDocument{parameters.value("exceptionDetails"_L1).toObject()}.toJson(QJsonDocument::Compact)));
}

QStringList Browser::requests() const { return m_requests.values(); }

QJsonValue Browser::evaluate(const QString &expression)
{
    const QJsonObject result =
        call(u"Runtime.evaluate"_s, {{u"expression"_s, expression}, {u"awaitPromise"_s, true}, {u"returnByValue"_s, true}});
    if (result.contains("exceptionDetails"_L1)) fail(QJsonDocument{result}.toJson(QJsonDocument::Compact));
    return result.value("result"_L1).toObject().value("value"_L1);
}

QJsonValue Browser::waitFor(const QString &expression)
{
    return evaluate(u"new Promise(done => {"
                    "  const look = () => { const found = %1; if (found) { observer.disconnect(); done(found); } };"
                    "  const observer = new MutationObserver(look);"
                    "  observer.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});"
                    "  look();"
                    "})"_s.arg(expression));
}

bool Browser::click(const QString &selector)
{
    if (!waitFor(u"!!"_s + element(selector)).toBool()) return false;
    evaluate(element(selector) + u".click()"_s);
    return m_problem.isEmpty();
}

bool Browser::type(const QString &selector, const QString &text)
{
    if (!waitFor(u"!!"_s + element(selector)).toBool()) return false;
    evaluate(element(selector) + u".focus()"_s);
    call(u"Input.insertText"_s, {{u"text"_s, text}});
    return m_problem.isEmpty();
}

bool Browser::savePicture(const QString &path)
{
    const QByteArray picture =
        QByteArray::fromBase64(call(u"Page.captureScreenshot"_s, {{u"format"_s, u"png"_s}}).value("data"_L1).toString().toLatin1());
    QFile file{path};
    return file.open(QIODevice::WriteOnly) && file.write(picture) == picture.size() && !picture.isEmpty();
}

}  // namespace chalkreel::e2e
