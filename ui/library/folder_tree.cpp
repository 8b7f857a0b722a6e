#include "ui/library/folder_tree.h"

#include <QCollator>

#include <algorithm>

namespace chalkreel::ui {
using namespace Qt::StringLiterals;

namespace {
constexpr int kDeepest = 64;  // a damaged tree with a cycle must not hang the window
}

FolderTree::FolderTree(Backend &backend, EventFeed &feed, QObject *parent)
    : QObject{parent}
    , m_backend{backend}
{
    connect(&feed, &EventFeed::received, this, &FolderTree::onEvent);
    connect(&feed, &EventFeed::resyncNeeded, this, &FolderTree::reload);
}

void FolderTree::reload()
{
    deliver(m_backend.folders().list(), this, [this](const Result<QList<Folder>> &folders) {
        if (!folders) {
            emit failed(folders.error());
            return;
        }
        m_folders = *folders;
        emit changed();
    });
}

std::optional<Folder> FolderTree::find(FolderId id) const
{
    const auto it = std::ranges::find(m_folders, id, &Folder::id);
    return it == m_folders.end() ? std::nullopt : std::optional{*it};
}

QList<Folder> FolderTree::children(FolderId parent) const
{
    QList<Folder> found;
    for (const Folder &folder : m_folders)
        if (folder.parent == parent) found.append(folder);
    QCollator collator{QLocale{}.language() == QLocale::C ? QLocale{QLocale::English} : QLocale{}};  // C compares bytes
    collator.setNumericMode(true);
    std::ranges::sort(found, [&](const Folder &a, const Folder &b) { return collator.compare(a.name, b.name) < 0; });
    return found;
}

bool FolderTree::isWithin(FolderId folder, FolderId ancestor) const
{
    for (int depth = 0; depth < kDeepest && !folder.isNull(); ++depth) {
        if (folder == ancestor) return true;
        const std::optional<Folder> found = find(folder);
        if (!found) return false;
        folder = found->parent;
    }
    return false;
}

QString FolderTree::path(FolderId id) const
{
    QStringList names;
    for (int depth = 0; depth < kDeepest && !id.isNull(); ++depth) {
        const std::optional<Folder> folder = find(id);
        if (!folder) break;
        names.prepend(folder->name);
        id = folder->parent;
    }
    return names.join(u" / "_s);
}

void FolderTree::onEvent(const Event &event)
{
    if (event.type == event_type::kFolderChanged) {
        const Result<Folder> folder = fromJson<Folder>(event.body);
        if (!folder) return;
        const auto it = std::ranges::find(m_folders, folder->id, &Folder::id);
        if (it == m_folders.end())
            m_folders.append(*folder);
        else
            *it = *folder;
        emit changed();
    } else if (event.type == event_type::kFolderRemoved) {
        const FolderId id = FolderId::fromString(event.body.value(u"id"_s).toString());
        const std::optional<Folder> gone = find(id);
        if (!gone) return;
        m_folders.removeIf([id](const Folder &folder) { return folder.id == id; });
        for (Folder &folder : m_folders)
            if (folder.parent == id) folder.parent = gone->parent;
        emit changed();
    }
}

}  // namespace chalkreel::ui
