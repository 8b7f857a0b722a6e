#pragma once

#include <QWidget>

namespace chalkreel::ui {

/// Lies over the window while files are dragged over it and says where they will land.
class DropOverlay : public QWidget
{
    Q_OBJECT
public:
    explicit DropOverlay(QWidget *parent);

    void setDestination(const QString &folderPath);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_destination;
};

}  // namespace chalkreel::ui
