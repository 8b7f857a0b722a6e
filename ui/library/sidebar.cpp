#include "ui/library/sidebar.h"

#include "ui/support/fonts.h"
#include "ui/support/icons.h"
#include "ui/support/metrics.h"
#include "ui/support/painting.h"
#include "ui/support/tokens.h"

#include <QContextMenuEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;
using Kind = SidebarEntry::Kind;

namespace {

constexpr int kRowHeight = 28;
constexpr int kIndent = 12;

class PlaceDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const auto entry = index.data(SidebarModel::EntryRole).value<SidebarEntry>();
        return {0, entry.kind == Kind::Section ? (index.row() == 0 ? kRowHeight : kRowHeight + 6) : kRowHeight};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto entry = index.data(SidebarModel::EntryRole).value<SidebarEntry>();
        const Tokens &tokens = tokensFor(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect line = option.rect.adjusted(spacing::kLarge, 0, -spacing::kLarge, 0);
        if (entry.kind == Kind::Section) {
            drawLine(*painter, line.adjusted(0, line.height() - kRowHeight + 4, 0, 0), entry.text, labelFont(), tokens.faint);
            painter->restore();
            return;
        }
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen{tokens.accent, 1} : Qt::NoPen);
            painter->setBrush(tokens.raised);
            painter->drawRoundedRect(QRectF{option.rect}.adjusted(8.5, 0.5, -8.5, -0.5), radius::kSmall, radius::kSmall);
        }
        const QFont countFont = withTabularFigures(applicationFont());
        const QString count =
            entry.kind == Kind::AddFolder || (entry.kind == Kind::Bin && entry.count == 0) ? QString{} : QLocale{}.toString(entry.count);
        const int countWidth = QFontMetrics{countFont}.horizontalAdvance(count);
        drawLine(*painter, line.adjusted(entry.depth * kIndent, 0, -countWidth - spacing::kSmall, 0), entry.text, applicationFont(),
                 entry.kind == Kind::AddFolder ? tokens.dim : tokens.text, Qt::ElideMiddle);
        drawLine(*painter, line, count, countFont, tokens.dim, Qt::ElideNone, Qt::AlignRight);
        painter->restore();
    }

    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        editor->setGeometry(option.rect.adjusted(spacing::kSmall, 1, -spacing::kSmall, -1));
    }

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        auto *editor = new QLineEdit{parent};
        editor->setProperty("role", u"inline"_s);
        editor->setMaxLength(100);
        editor->setAccessibleName(Sidebar::tr("Name of the folder"));
        return editor;
    }
};

}  // namespace

Sidebar::Sidebar(FolderTree &folders, QWidget *parent)
    : QListView{parent}
    , m_model{new SidebarModel{folders, this}}
{
    setObjectName(u"sidebar"_s);
    setModel(m_model);
    setItemDelegate(new PlaceDelegate{this});
    setFrameShape(QFrame::NoFrame);
    setAcceptDrops(true);
    setDragDropMode(QAbstractItemView::DropOnly);
    setDropIndicatorShown(true);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setViewportMargins(0, spacing::kLarge, 0, spacing::kSmall);
    setAccessibleName(tr("Places"));
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &Sidebar::onCurrentChanged);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        const int row = m_model->rowOf(m_current);
        setCurrentIndex(m_model->index(row >= 0 ? row : m_model->rowOf({.kind = Kind::All})));
    });
    setCurrentIndex(m_model->index(1));
}

SidebarEntry Sidebar::current() const { return m_current; }

void Sidebar::choose(const SidebarEntry &entry)
{
    if (const int row = m_model->rowOf(entry); row >= 0) setCurrentIndex(m_model->index(row));
}

void Sidebar::editFolder(FolderId folder)
{
    if (const int row = m_model->rowOf(folder); row >= 0) {
        scrollTo(m_model->index(row));
        edit(m_model->index(row));
    }
}

void Sidebar::onCurrentChanged(const QModelIndex &index)
{
    if (!index.isValid()) return;
    const SidebarEntry entry = m_model->entry(index.row());
    if (entry.kind == Kind::Section || entry.kind == Kind::AddFolder) return;
    const bool isOther = !entry.isSamePlace(m_current);
    m_current = entry;
    if (isOther) emit chosen(entry);
}

void Sidebar::mouseReleaseEvent(QMouseEvent *event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && m_model->entry(index.row()).kind == Kind::AddFolder) emit folderCreateRequested({});
}

void Sidebar::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex index = currentIndex();
    const Kind kind = index.isValid() ? m_model->entry(index.row()).kind : Kind::Section;
    if (event->key() == Qt::Key_Delete && kind == Kind::Folder && state() != EditingState) {
        emit folderRemoveRequested(m_model->entry(index.row()).folder);
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Space) && kind == Kind::AddFolder) {
        emit folderCreateRequested({});
        return;
    }
    QListView::keyPressEvent(event);
}

void Sidebar::contextMenuEvent(QContextMenuEvent *event)
{
    const QModelIndex index = indexAt(event->pos());
    const SidebarEntry entry = index.isValid() ? m_model->entry(index.row()) : SidebarEntry{.kind = Kind::Section};
    QMenu menu{this};
    if (entry.kind == Kind::Folder) {
        menu.addAction(icon(u"folder"), tr("New folder inside"), this, [this, entry] { emit folderCreateRequested(entry.folder); });
        menu.addAction(icon(u"rename"), tr("Rename"), this, [this, entry] { editFolder(entry.folder); });
        menu.addSeparator();
        menu.addAction(icon(u"bin"), tr("Remove folder, keep its videos"), this,
                       [this, entry] { emit folderRemoveRequested(entry.folder); });
    } else if (entry.kind == Kind::Bin && entry.count > 0) {
        menu.addAction(icon(u"bin"), tr("Empty the bin…"), this, &Sidebar::binEmptyRequested);
    } else {
        menu.addAction(icon(u"folder"), tr("New folder"), this, [this] { emit folderCreateRequested({}); });
    }
    menu.exec(event->globalPos());
}

}  // namespace chalkreel::ui
