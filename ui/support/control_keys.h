#pragma once

#include <QObject>

class QWidget;

namespace chalkreel::ui {

/// Lets the control that has the focus keep the keys that it acts on (Space presses a button, letters choose in a list),
/// where a page around it has shortcuts on the same keys. Text fields do so by themselves.
class ControlKeys : public QObject
{
    Q_OBJECT
public:
    /// For all controls inside `pane`, also those added later. The pane owns it.
    explicit ControlKeys(QWidget *pane);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

}  // namespace chalkreel::ui
