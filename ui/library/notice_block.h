#pragma once

#include <QWidget>

class QLabel;

namespace chalkreel::ui {

/// Something that is wrong with what the pane shows, in a sentence, and the one thing to do about it. Hidden at first.
class NoticeBlock : public QWidget
{
    Q_OBJECT
public:
    NoticeBlock(const QString &verb, const QString &toolTip, QWidget *parent = nullptr);

    /// Long paths may be broken by zero-width spaces.
    void setText(const QString &text);

signals:
    void pressed();

private:
    QLabel *m_text;
};

}  // namespace chalkreel::ui
