#include "tests/contract/contract_test.h"

using namespace chalkreel;
using namespace chalkreel::test;

class FolderContractTest final : public ContractTest
{
    Q_OBJECT

    Folder create(const char *name, FolderId parent = {})
    {
        const Result<Folder> folder = await(backend().folders().create(QString::fromLatin1(name), parent));
        return folder ? *folder : Folder{};
    }

private slots:
    void folderIsListedUnderItsParent()
    {
        const Folder season = create("Season");
        const Folder match = create("Match", season.id);
        const auto folders = await(backend().folders().list());
        VERIFY_RESULT(folders);
        QVERIFY(folders->contains(season));
        QVERIFY(folders->contains(match));
        QCOMPARE(match.parent, season.id);
    }

    void namesAreUniqueUnderOneParentOnly()
    {
        const Folder season = create("Season");
        COMPARE_ERROR(await(backend().folders().create(QStringLiteral("Season"), {})), ErrorCode::Conflict);
        VERIFY_RESULT(await(backend().folders().create(QStringLiteral("Season"), season.id)));
        COMPARE_ERROR(await(backend().folders().create(QStringLiteral("  "), {})), ErrorCode::InvalidArgument);
    }

    void editOnAnOldRevisionIsRefused()
    {
        Folder folder = create("Season");
        Folder stale = folder;
        folder.name = QStringLiteral("2026");
        VERIFY_RESULT(await(backend().folders().update(folder)));
        stale.name = QStringLiteral("2027");
        COMPARE_ERROR(await(backend().folders().update(stale)), ErrorCode::Conflict);
    }

    void folderCannotBecomeItsOwnAncestor()
    {
        Folder outer = create("Outer");
        const Folder inner = create("Inner", outer.id);
        outer.parent = inner.id;
        COMPARE_ERROR(await(backend().folders().update(outer)), ErrorCode::InvalidArgument);
    }

    void whatARemovedFolderHeldMovesUp()
    {
        const Folder outer = create("Outer");
        const Folder inner = create("Inner", outer.id);
        const Folder innermost = create("Innermost", inner.id);
        const auto in = await(backend().uploads().add({.path = m_subject->newFile(QStringLiteral("a.mp4")), .folder = inner.id}));
        VERIFY_RESULT(in);
        VERIFY_RESULT(await(backend().folders().remove(inner.id)));

        const auto details = await(backend().library().details(in->asset.id));
        VERIFY_RESULT(details);
        QCOMPARE(details->asset.folder, outer.id);
        const auto folders = await(backend().folders().list());
        VERIFY_RESULT(folders);
        const auto moved = std::ranges::find(*folders, innermost.id, &Folder::id);
        QVERIFY(moved != folders->end());
        QCOMPARE(moved->parent, outer.id);
        QVERIFY(std::ranges::find(*folders, inner.id, &Folder::id) == folders->end());
    }
};

QTEST_GUILESS_MAIN(FolderContractTest)
#include "tst_folder_contract.moc"
