#include "ui/support/control_keys.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>

namespace chalkreel::ui {

namespace {

bool isPlain(const QKeyEvent &event) { return !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)); }

bool actsOn(const QWidget *control, const QKeyEvent &event)
{
    const int key = event.key();
    if (!isPlain(event)) return false;
    if (qobject_cast<const QAbstractButton *>(control)) return key == Qt::Key_Space;
    if (qobject_cast<const QComboBox *>(control))
        return key == Qt::Key_Space || key == Qt::Key_Home || key == Qt::Key_End ||
               (!event.text().isEmpty() && event.text().front().isPrint());
    if (qobject_cast<const QAbstractSlider *>(control))
        return key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home || key == Qt::Key_End;
    return false;
}

}  // namespace

ControlKeys::ControlKeys(QWidget *pane)
    : QObject{pane}
{
    pane->installEventFilter(this);
}

bool ControlKeys::eventFilter(QObject *, QEvent *event)
{
    // Qt asks the control with the focus first, then everything around it, whether a key is theirs or a shortcut's.
    if (event->type() != QEvent::ShortcutOverride || !actsOn(QApplication::focusWidget(), *static_cast<QKeyEvent *>(event))) return false;
    event->accept();
    return true;
}

}  // namespace chalkreel::ui
