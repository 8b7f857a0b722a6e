#include "ui/library/library_actions.h"

#include "ui/library/file_collector.h"
#include "ui/library/library_commands.h"
#include "ui/library/tags_dialog.h"
#include "ui/support/icons.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kDialogSize{820, 500};  // wide enough to read the dates of files

/// Where to begin looking for a file that is gone: the closest folder above it that is there, or one's own.
QString nearestFolder(const QString &lostPath)
{
    QDir folder = QFileInfo{lostPath}.dir();
    while (!folder.exists() && !folder.isRoot()) folder.setPath(QFileInfo{folder.path()}.path());
    return folder.isRoot() ? QDir::homePath() : folder.path();
}

}  // namespace

LibraryActions::LibraryActions(Backend &backend, FolderTree &folders, LibraryCommands &commands, QWidget *host)
    : QObject{host}
    , m_backend{backend}
    , m_folders{folders}
    , m_commands{commands}
    , m_host{host}
{
    // Enter is the grid's own key; the shortcut here would steal it from name editors.
    m_open = add(tr("Open"), u"open", {}, [this] { emit openRequested(m_selection.first()); });
    m_rename = add(tr("Rename"), u"rename", {}, [this] { emit renameRequested(); });
    m_tags = add(tr("Tags…"), u"tag", QKeySequence{u"Ctrl+T"_s}, [this] { editTags(); });
    m_prepare = add(tr("Prepare again"), u"retry", QKeySequence{u"Ctrl+R"_s}, [this] { m_commands.prepareAgain(m_selection); });
    m_allSizes = add(tr("Make all sizes"), u"film", QKeySequence{u"Ctrl+Shift+R"_s}, [this] { m_commands.makeAllSizes(m_selection); });
    m_reveal =
        add(tr("Show in folder"), u"reveal", QKeySequence{u"Ctrl+Shift+O"_s}, [this] { m_commands.revealInFolder(m_selection.first()); });
    m_relocate = add(tr("Show where it is…"), u"search", QKeySequence{u"Ctrl+Shift+L"_s}, [this] { askWhereItIs(); });
    m_details = add(tr("Details"), u"info", Qt::Key_I, [this] { emit detailsRequested(); });
    m_remove = add(tr("Move to the bin"), u"bin", QKeySequence::Delete, [this] { m_commands.remove(m_selection); });
    m_restore = add(tr("Restore"), u"undo", QKeySequence{u"Ctrl+B"_s}, [this] { m_commands.restore(m_selection); });
    m_purge = add(tr("Delete for good…"), u"bin", QKeySequence{u"Shift+Del"_s}, [this] { confirmPurge(); });
    m_folderMenu.setTitle(tr("Move to folder"));
    m_folderMenu.setIcon(icon(u"folder"));
    m_rename->setProperty("shownKey", QStringLiteral("F2"));
    m_open->setProperty("shownKey", tr("Enter"));
    for (QAction *action : {m_open, m_rename})
        action->setToolTip(tr("%1 (%2)").arg(action->text(), action->property("shownKey").toString()));
    refresh();
}

QAction *LibraryActions::add(const QString &text, QStringView iconName, const QKeySequence &key, std::function<void()> run)
{
    auto *action = new QAction{icon(iconName), text, this};
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    const QString plain = QString{text}.remove(QChar{u'…'});
    action->setToolTip(key.isEmpty() ? plain : tr("%1 (%2)").arg(plain, key.toString(QKeySequence::NativeText)));
    connect(action, &QAction::triggered, this, std::move(run));
    m_host->addAction(action);
    m_all.append(action);
    return action;
}

void LibraryActions::setSelection(const QList<Asset> &assets, bool isBin)
{
    const bool isSame = assets == m_selection && isBin == m_isBin;
    m_selection = assets;
    m_isBin = isBin;
    refresh();
    if (!isSame) lookForFile();
}

void LibraryActions::lookForFile()
{
    setLost(false);
    const bool wasLeft = m_selection.size() == 1 && !m_isBin && !m_selection.first().externalPath.isEmpty();
    if (!wasLeft || !m_backend.capabilities().testFlag(Capability::LeaveInPlace)) return;
    deliver(m_backend.localFile(m_selection.first().id, RenditionKind::Original), this,
            [this, asked = m_selection](const Result<QString> &path) {
                if (asked == m_selection) setLost(!path && path.error().code == ErrorCode::NotFound);
            });
}

void LibraryActions::setLost(bool isLost)
{
    if (isLost == m_isLost) return;
    m_isLost = isLost;
    refresh();
    emit lostChanged();
}

void LibraryActions::askWhereItIs()
{
    if (!m_isLost) return;
    const Asset asset = m_selection.first();
    auto *dialog = new QFileDialog{m_host, tr("Where is “%1”?").arg(QFileInfo{asset.externalPath}.fileName())};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setDirectory(nearestFolder(asset.externalPath));
    dialog->setNameFilters(mediaNameFilters());
    dialog->setOption(QFileDialog::HideNameFilterDetails);
    dialog->resize(kDialogSize);
    dialog->setLabelText(QFileDialog::Accept, tr("It is this one"));
    connect(dialog, &QFileDialog::fileSelected, &m_commands, [this, asset](const QString &path) { m_commands.relocate(asset, path); });
    dialog->open();
}

void LibraryActions::refresh()
{
    const bool hasSome = !m_selection.isEmpty();
    const bool hasOne = m_selection.size() == 1;
    const bool isLive = hasSome && !m_isBin;
    const bool isIdle = std::ranges::none_of(m_selection, [](const Asset &asset) {
        return asset.status == AssetStatus::Uploading || asset.status == AssetStatus::PendingUpload;
    });
    m_open->setEnabled(isLive && hasOne);
    m_rename->setEnabled(isLive && hasOne);
    m_tags->setEnabled(isLive);
    m_prepare->setEnabled(isLive && isIdle);
    m_allSizes->setEnabled(isLive && isIdle);
    m_reveal->setEnabled(hasOne && !m_isLost && m_backend.capabilities().testFlag(Capability::RevealInFolder));
    m_relocate->setEnabled(m_isLost);
    m_remove->setEnabled(isLive);
    m_restore->setEnabled(hasSome && m_isBin);
    m_purge->setEnabled(hasSome && m_isBin);
}

void LibraryActions::showMenu(const QPoint &globalPosition)
{
    if (m_selection.isEmpty()) return;
    QMenu menu{m_host};
    if (m_isBin) {
        menu.addActions({m_restore, m_purge});
    } else {
        fillFolderMenu();
        menu.addActions({m_open, m_rename, m_tags});
        menu.addMenu(&m_folderMenu);
        menu.addSeparator();
        menu.addActions({m_prepare, m_allSizes});
        if (m_isLost)
            menu.addAction(m_relocate);
        else if (m_reveal->isEnabled())
            menu.addAction(m_reveal);
        menu.addAction(m_details);
        menu.addSeparator();
        menu.addAction(m_remove);
    }
    menu.exec(globalPosition);
}

void LibraryActions::fillFolderMenu()
{
    m_folderMenu.clear();
    m_folderMenu.addAction(tr("No folder"), this, [this] { m_commands.moveTo(m_selection, {}, {}); });
    if (!m_folders.all().isEmpty()) m_folderMenu.addSeparator();
    const std::function<void(FolderId, int)> addLevel = [&](FolderId parent, int depth) {
        constexpr int kDeepest = 16;
        if (depth > kDeepest) return;
        for (const Folder &folder : m_folders.children(parent)) {
            const QString name = QString{folder.name}.replace(QChar{u'&'}, QStringLiteral("&&"));
            m_folderMenu.addAction(QString(qsizetype{4} * depth, QChar{u' '}) + name, this,
                                   [this, folder] { m_commands.moveTo(m_selection, folder.id, folder.name); });
            addLevel(folder.id, depth + 1);
        }
    };
    addLevel({}, 0);
}

void LibraryActions::editTags()
{
    auto *dialog = new TagsDialog{m_selection, m_host};
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TagsDialog::tagsChosen, this, [this, assets = m_selection](const QStringList &added, const QStringList &removed) {
        m_commands.changeTags(assets, added, removed);
    });
    dialog->open();
}

void LibraryActions::confirmPurge()
{
    const int count = static_cast<int>(m_selection.size());
    auto *box = new QMessageBox{m_host};
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(tr("Delete for good"));
    box->setText(count == 1 ? tr("Delete “%1” and everything made from it for good?").arg(m_selection.first().title)
                            : tr("Delete %n video(s) and everything made from them for good?", nullptr, count));
    box->setInformativeText(tr("This cannot be undone."));
    QPushButton *remove = box->addButton(tr("Delete for good"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(remove, &QPushButton::clicked, this, [this, assets = m_selection] { m_commands.purge(assets); });
    box->open();
}

}  // namespace chalkreel::ui
