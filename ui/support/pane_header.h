#pragma once

#include <QFrame>

class QHBoxLayout;
class QLabel;

namespace chalkreel::ui {

/// The line at the top of a pane: its name, a quiet remark at the right, and perhaps a close button.
class PaneHeader : public QFrame
{
    Q_OBJECT
public:
    explicit PaneHeader(const QString &title, QWidget *parent = nullptr);

    void setRemark(const QString &text);
    void addCloseButton(const QString &toolTip);

signals:
    void closeRequested();

private:
    QHBoxLayout *m_row;
    QLabel *m_remark;
};

}  // namespace chalkreel::ui
