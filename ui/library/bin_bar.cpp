#include "ui/library/bin_bar.h"

#include "ui/library/library_commands.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/text_format.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

BinBar::BinBar(Backend &backend, LibraryCommands &commands, QWidget *parent)
    : QFrame{parent}
    , m_backend{backend}
    , m_commands{commands}
    , m_text{new QLabel{this}}
{
    setObjectName(u"binBar"_s);
    m_text->setProperty("role", u"dim"_s);
    auto *empty = new QPushButton{tr("Empty the bin…"), this};
    empty->setIcon(icon(u"bin"));
    empty->setToolTip(tr("Delete everything in the bin for good"));
    auto *row = new QHBoxLayout{this};
    row->setContentsMargins(spacing::kLarge, spacing::kSmall, spacing::kLarge, spacing::kSmall);
    row->addWidget(m_text, 1);
    row->addWidget(empty);
    connect(empty, &QPushButton::clicked, this, &BinBar::askToEmpty);
}

void BinBar::setCount(int count) { m_text->setText(tr("%n video(s) in the bin", nullptr, count)); }

void BinBar::askToEmpty()
{
    if (std::exchange(m_isAsking, true)) return;
    collect({});
}

void BinBar::collect(QList<Asset> assets)
{
    AssetQuery query{.isDeleted = true, .limit = kLargestPage, .offset = static_cast<int>(assets.size())};
    deliver(m_backend.library().list(query), this, [this, assets = std::move(assets)](const Result<Page<Asset>> &page) mutable {
        if (!page) {
            m_isAsking = false;
            if (page.error().code != ErrorCode::Cancelled) emit failed(page.error());
            return;
        }
        assets.append(page->items);
        if (!page->items.isEmpty() && assets.size() < page->total)
            collect(std::move(assets));
        else
            confirm(assets);
    });
}

void BinBar::confirm(const QList<Asset> &assets)
{
    m_isAsking = false;
    if (assets.isEmpty()) return;
    qint64 bytes = 0;
    bool isAnyLeft = false;
    for (const Asset &asset : assets) {
        const bool wasLeft = !asset.externalPath.isEmpty();
        isAnyLeft = isAnyLeft || wasLeft;
        if (!wasLeft) bytes += asset.size;
    }
    auto *box = new QMessageBox{this};
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Empty the bin"));
    box->setText(tr("Delete %n video(s) and everything made from them for good?", nullptr, static_cast<int>(assets.size())));
    QString consequences = tr("This frees at least %1 and cannot be undone.").arg(formatBytes(bytes));
    if (isAnyLeft) consequences += u' ' + tr("Files that were left where they are stay there.");
    box->setInformativeText(consequences);
    QPushButton *remove = box->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    // Exactly what was counted: what came into the bin meanwhile stays in it.
    connect(remove, &QPushButton::clicked, this, [this, assets] { m_commands.purge(assets); });
    box->open();
}

}  // namespace chalkreel::ui
