#pragma once

#include "core/base/error.h"

#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace chalkreel::ui {

/// What the window shows before there is a library to show: that one is being opened, or why it cannot be opened and
/// what can be done.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    explicit StartPage(QWidget *parent = nullptr);

    void showOpening(const QString &folder);
    void showProblem(const Error &error);
    /// What is said now.
    QString sentence() const;

signals:
    void retryRequested();
    void folderChosen(const QString &folder);
    void quitRequested();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    void retranslate();
    void present(const QString &title, const QString &sentence, const QString &detail);
    void fitDetails();
    void chooseFolder();
    void retint();

    QLabel *m_symbol;
    QLabel *m_title;
    QLabel *m_sentence;
    QPlainTextEdit *m_details;
    QPushButton *m_retry;
    QPushButton *m_other;
    QPushButton *m_quit;
    bool m_isProblem = false;
    QString m_folder;  ///< of the library that is opened
};

}  // namespace chalkreel::ui
