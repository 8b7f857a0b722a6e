#pragma once

#include "core/base/error.h"

#include <QWidget>

namespace chalkreel {

/// Stands in place of the window when the library cannot be opened: what is wrong, and what can be done.
class ProblemWindow : public QWidget
{
    Q_OBJECT
public:
    explicit ProblemWindow(const Error &error, QWidget *parent = nullptr);

signals:
    void retryRequested();
    void folderChosen(const QString &folder);
};

}  // namespace chalkreel
