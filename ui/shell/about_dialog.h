#pragma once

#include <QDialog>

namespace chalkreel::ui {

/// What this program is, which version, and under which licence.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    explicit AboutDialog(QWidget *parent = nullptr);
};

}  // namespace chalkreel::ui
