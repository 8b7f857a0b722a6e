#include "ui/library/tags_dialog.h"

#include "ui/support/metrics.h"
#include "ui/support/style_sheet.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

QStringList tagsFromText(const QString &text)
{
    QStringList tags;
    for (const QString &part : text.split(u','))
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag)) tags.append(tag);
    return tags;
}

TagsDialog::TagsDialog(const QList<Asset> &assets, QWidget *parent)
    : QDialog{parent}
    , m_field{new QLineEdit{this}}
{
    setWindowTitle(tr("Tags"));
    if (!assets.isEmpty()) m_common = assets.first().tags;
    for (const Asset &asset : assets) m_common.removeIf([&](const QString &tag) { return !asset.tags.contains(tag); });
    const int count = static_cast<int>(assets.size());
    auto *question = new QLabel{count == 1 ? tr("Tags of “%1”, separated by commas:").arg(assets.first().title)
                                           : tr("Tags that %n video(s) share, separated by commas:", nullptr, count),
                                this};
    question->setTextFormat(Qt::PlainText);
    question->setWordWrap(true);
    question->setBuddy(m_field);
    m_field->setText(m_common.join(u", "_s));
    m_field->setMaxLength(500);
    m_field->setMinimumWidth(360);
    m_field->setAccessibleName(tr("Tags"));
    auto *buttons = new QDialogButtonBox{this};
    auto *save = buttons->addButton(tr("Save tags"), QDialogButtonBox::AcceptRole);
    setRole(*save, u"primary"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *column = new QVBoxLayout{this};
    column->setContentsMargins(spacing::kLarge, spacing::kLarge, spacing::kLarge, spacing::kLarge);
    column->setSpacing(spacing::kMedium);
    column->addWidget(question);
    column->addWidget(m_field);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &TagsDialog::onAccepted);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void TagsDialog::onAccepted()
{
    const QStringList wanted = tagsFromText(m_field->text());
    QStringList added = wanted;
    added.removeIf([this](const QString &tag) { return m_common.contains(tag); });
    QStringList removed = m_common;
    removed.removeIf([&](const QString &tag) { return wanted.contains(tag); });
    emit tagsChosen(added, removed);
    accept();
}

}  // namespace chalkreel::ui
