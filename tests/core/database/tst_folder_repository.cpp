#include "core/database/folder_repository.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;

class FolderRepositoryTest final : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_library = std::make_unique<LibraryFixture>(); }
    void cleanup() { m_library.reset(); }

    void foldersAreListedAsPeopleSort()
    {
        for (const char *name : {"Game 10", "game 2", "Archive"}) CHALKREEL_VERIFY_OK(create(QString::fromUtf8(name)));
        QStringList names;
        const QList<Folder> folders = FolderRepository::list(m_library->database()).value();
        for (const Folder &folder : folders) names << folder.name;
        QCOMPARE(names, (QStringList{QStringLiteral("Archive"), QStringLiteral("game 2"), QStringLiteral("Game 10")}));
    }

    void nameIsUniqueUnderItsParentWithoutRegardToCase()
    {
        const Folder top = create(QStringLiteral("Spiele")).value();
        CHALKREEL_COMPARE_ERROR(create(QStringLiteral(" SPIELE ")), ErrorCode::Conflict);
        CHALKREEL_VERIFY_OK(create(QStringLiteral("Spiele"), top.id));
        CHALKREEL_COMPARE_ERROR(create(QStringLiteral("spiele"), top.id), ErrorCode::Conflict);
    }

    void nameThatSaysNothingIsRefused()
    {
        CHALKREEL_COMPARE_ERROR(create(QStringLiteral(" \n")), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(create(QString(201, u'x')), ErrorCode::InvalidArgument);
        CHALKREEL_COMPARE_ERROR(create(QStringLiteral("x"), FolderId::create()), ErrorCode::NotFound);
    }

    void folderNeverBecomesItsOwnAncestor()
    {
        const Folder top = create(QStringLiteral("top")).value();
        const Folder middle = create(QStringLiteral("middle"), top.id).value();
        const Folder low = create(QStringLiteral("low"), middle.id).value();
        for (const FolderId parent : {top.id, middle.id, low.id}) {
            Folder moved = top;
            moved.parent = parent;
            CHALKREEL_COMPARE_ERROR(update(moved), ErrorCode::InvalidArgument);
        }
        Folder moved = low;
        moved.parent = top.id;
        QCOMPARE(update(moved).value().parent, top.id);
    }

    void editOnAnOldRevisionIsRefused()
    {
        Folder folder = create(QStringLiteral("a")).value();
        folder.name = QStringLiteral("b");
        QCOMPARE(update(folder).value().revision, 2);
        CHALKREEL_COMPARE_ERROR(update(folder), ErrorCode::Conflict);
    }

    void contentOfARemovedFolderMovesUpAndEverybodyIsTold()
    {
        const Folder top = create(QStringLiteral("top")).value();
        const Folder middle = create(QStringLiteral("middle"), top.id).value();
        const Folder low = create(QStringLiteral("low"), middle.id).value();
        const Asset asset = m_library->addAsset(QStringLiteral("x"), [&](Asset &a) { a.folder = middle.id; });
        const quint64 before = EventOutbox::lastSequence(m_library->database()).value();
        CHALKREEL_VERIFY_OK(remove(middle.id));
        QCOMPARE(FolderRepository::get(m_library->database(), low.id).value().parent, top.id);
        QCOMPARE(AssetRepository::get(m_library->database(), asset.id).value().folder, top.id);
        CHALKREEL_COMPARE_ERROR(FolderRepository::get(m_library->database(), middle.id), ErrorCode::NotFound);
        QStringList told;
        for (const Event &event : m_library->events(before)) told << event.topic + u' ' + event.type;
        QCOMPARE(told, (QStringList{folderTopic(low.id) + QStringLiteral(" folder_changed"),
                                    assetTopic(asset.id) + QStringLiteral(" asset_changed"),
                                    folderTopic(middle.id) + QStringLiteral(" folder_removed")}));
    }

    void folderIsKeptWhenAChildsNameIsTakenAbove()
    {
        const Folder middle = create(QStringLiteral("middle")).value();
        CHALKREEL_VERIFY_OK(create(QStringLiteral("same")));
        CHALKREEL_VERIFY_OK(create(QStringLiteral("Same"), middle.id));
        CHALKREEL_COMPARE_ERROR(remove(middle.id), ErrorCode::Conflict);
        QCOMPARE(FolderRepository::list(m_library->database()).value().size(), 3);
    }

private:
    Result<Folder> create(const QString &name, FolderId parent = {})
    {
        return m_library->change([&](Transaction &t) { return FolderRepository::create(t, name, parent); });
    }
    Result<Folder> update(const Folder &folder)
    {
        return m_library->change([&](Transaction &t) { return FolderRepository::update(t, folder); });
    }
    Result<void> remove(FolderId folder)
    {
        return m_library->change([&](Transaction &t) { return FolderRepository::remove(t, folder); });
    }

    std::unique_ptr<LibraryFixture> m_library;
};

QTEST_GUILESS_MAIN(FolderRepositoryTest)
#include "tst_folder_repository.moc"
