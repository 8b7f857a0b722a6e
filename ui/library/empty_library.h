#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace chalkreel::ui {

struct SidebarEntry;

/// What stands where cards would: one sentence, and what to do about it.
class EmptyLibrary : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyLibrary(QWidget *parent = nullptr);

    /// Why there is nothing: in this place, for this search, or in the whole library.
    void explain(const SidebarEntry &place, const QString &searchText, bool isLibraryEmpty);

signals:
    void addRequested();
    void demoRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retint();

    QLabel *m_symbol;
    QLabel *m_sentence;
    QPushButton *m_add;
    QPushButton *m_demo;
};

}  // namespace chalkreel::ui
