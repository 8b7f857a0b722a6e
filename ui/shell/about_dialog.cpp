#include "ui/shell/about_dialog.h"

#include "ui/support/fonts.h"
#include "ui/support/metrics.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QIcon>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog{parent}
{
    setWindowTitle(tr("About Chalkreel"));
    auto *symbol = new QLabel{this};
    symbol->setPixmap(QIcon{u":/chalkreel/app/chalkreel.svg"_s}.pixmap(QSize{64, 64}, devicePixelRatioF()));
    auto *name = new QLabel{u"Chalkreel %1"_s.arg(QCoreApplication::applicationVersion()), this};
    name->setFont(titleFont());
    auto *text = new QLabel{tr("Look at videos frame by frame, prepare, compare and share them."), this};
    auto *licence =
        new QLabel{tr("Free software under the GNU General Public License, version 3 or later.\nBuilt on Qt %1, FFmpeg and OpenCV.")
                       .arg(QLatin1StringView{qVersion()}),
                   this};
    licence->setProperty("role", u"dim"_s);
    auto *buttons = new QDialogButtonBox{this};
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(spacing::kHuge, spacing::kHuge, spacing::kHuge, spacing::kLarge);
    column->setSpacing(spacing::kSmall);
    for (QWidget *part : std::initializer_list<QWidget *>{symbol, name, text, licence, buttons}) column->addWidget(part);
}

}  // namespace chalkreel::ui
