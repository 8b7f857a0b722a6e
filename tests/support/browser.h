#pragma once

#include <QHash>
#include <QJsonObject>
#include <QMap>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>
#include <QWebSocket>

namespace chalkreel::e2e {

/// A real Chromium without a window, steered through its DevTools protocol. Its waits end with what they wait for; a hang
/// ends them with problem().
class Browser
{
public:
    ~Browser();

    /// False: problem() says why.
    bool start();
    /// Loads it into the one page, with nothing left of what was there before.
    bool open(const QUrl &url, int width = 1280, int height = 900);

    /// The value of a JavaScript expression; a promise is waited for.
    QJsonValue evaluate(const QString &expression);
    /// Until the expression gives something else than undefined, null, false and "", asked again with each change of the page.
    QJsonValue waitFor(const QString &expression);
    /// Clicks the first element that a CSS selector names, once it is there.
    bool click(const QString &selector);
    /// Types into it as a keyboard does.
    bool type(const QString &selector, const QString &text);
    bool savePicture(const QString &path);

    /// Addresses that the page asked for since it was opened. What its policy forbade was not asked for.
    QStringList requests() const;
    /// What its console and its policy complained of since it was opened.
    QStringList complaints() const { return m_complaints; }
    QByteArray problem() const { return m_problem; }

private:
    QJsonObject call(const QString &method, const QJsonObject &parameters = {});
    void onMessage(const QString &text);
    void onEvent(const QString &method, const QJsonObject &parameters);
    bool fail(const QByteArray &why);

    QTemporaryDir m_profile;
    QProcess m_process;
    QWebSocket m_socket;
    QString m_session;  ///< of the page
    int m_last = 0;
    QHash<int, QJsonObject> m_answers;
    QMap<QString, QString> m_requests;  ///< by the protocol's id
    QStringList m_complaints;
    QByteArray m_problem;
    bool m_isLoaded = false;
};

}  // namespace chalkreel::e2e
