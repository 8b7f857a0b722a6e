#pragma once

#include "core/model/asset.h"

#include <QDialog>

class QLineEdit;

namespace chalkreel::ui {

/// "One, two, three" as the tags in it: trimmed, without empty or repeated ones.
[[nodiscard]] QStringList tagsFromText(const QString &text);

/// Asks for the tags of one or several videos: those that all of them have stand there to be changed.
class TagsDialog : public QDialog
{
    Q_OBJECT
public:
    explicit TagsDialog(const QList<Asset> &assets, QWidget *parent = nullptr);

signals:
    void tagsChosen(const QStringList &added, const QStringList &removed);

private:
    void onAccepted();

    QStringList m_common;
    QLineEdit *m_field;
};

}  // namespace chalkreel::ui
