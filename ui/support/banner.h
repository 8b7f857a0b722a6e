#pragma once

#include "core/base/error.h"

#include <QFrame>

#include <functional>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QToolButton;

namespace chalkreel::ui {

/// A message above a page that nothing waits for: one sentence, what can be done about it, and, for errors, Details
/// with the technical text and a copy button. Hidden until there is something to say.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    void showError(const Error &error);
    void showMessage(const QString &sentence);
    /// As showMessage, with one verb; `run` is called when it was chosen.
    void offer(const QString &sentence, const QString &verb, std::function<void()> run);
    /// As showError, with one verb; actionTriggered() tells when it was chosen.
    void showError(const Error &error, const QString &verb);
    QString sentence() const;

signals:
    void actionTriggered();

protected:
    void changeEvent(QEvent *event) override;

private:
    void present(const QString &sentence, const QString &detail, const QString &verb, bool isError);
    void retint();

    QLabel *m_icon;
    QLabel *m_sentence;
    QPushButton *m_action;
    QPushButton *m_showDetails;
    QPushButton *m_copy;
    QToolButton *m_close;
    QPlainTextEdit *m_details;
    std::function<void()> m_run;
    bool m_isError = false;
};

}  // namespace chalkreel::ui
