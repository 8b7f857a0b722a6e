#pragma once

#include "core/backend/backend.h"

#include <functional>

namespace chalkreel::ui {

/// Something that was just done and can be taken back.
struct UndoOffer
{
    QString text;  ///< "3 videos moved to the bin"
    std::function<void()> undo;
};

/// What a person can do to videos and folders, as calls to the library with an undo where there is one.
/// Nothing is changed here: what was done arrives in the models as events.
class LibraryCommands : public QObject
{
    Q_OBJECT
public:
    explicit LibraryCommands(Backend &backend, QObject *parent = nullptr);

    /// What prepareAgain() makes.
    void setOptions(const ProcessOptions &options) { m_options = options; }
    void rename(const Asset &asset, const QString &title);
    void describe(const Asset &asset, const QString &description);
    void setTags(const Asset &asset, const QStringList &tags);
    /// Adds to and takes from each of them.
    void changeTags(const QList<Asset> &assets, const QStringList &added, const QStringList &removed);
    void moveTo(const QList<Asset> &assets, FolderId folder, const QString &folderName);
    void remove(const QList<Asset> &assets);
    void restore(const QList<Asset> &assets);
    /// For good. Ask first: it cannot be undone.
    void purge(const QList<Asset> &assets);
    /// Retries what failed or was cancelled; where nothing did, prepares anew.
    void prepareAgain(const QList<Asset> &assets);
    void makeAllSizes(const QList<Asset> &assets);
    void revealInFolder(const Asset &asset);
    /// Points a video that was left in place at its file's new place. That it is another file is told through failed().
    void relocate(const Asset &asset, const QString &path);
    void createFolder(const QString &name, FolderId parent);
    void renameFolder(const Folder &folder, const QString &name);
    void removeFolder(FolderId folder);

signals:
    void undoOffered(const chalkreel::ui::UndoOffer &offer);
    void failed(const chalkreel::Error &error);
    /// A sentence about something that takes its time, or that came out well.
    void remarked(const QString &sentence);
    void folderCreated(chalkreel::FolderId folder);

private:
    template <typename T>
    void reportFailure(const Async<T> &future);
    void patch(const Asset &asset, const AssetPatch &patch, const AssetPatch &back, const QString &text);
    void submit(AssetId asset, const ProcessOptions &options);

    Backend &m_backend;
    ProcessOptions m_options{.renditions = ProcessOptions::desktopDefault()};
};

}  // namespace chalkreel::ui
