#include "core/database/rendition_repository.h"
#include "tests/core/database/library_fixture.h"

using namespace chalkreel;

class RenditionRepositoryTest final : public QObject
{
    Q_OBJECT
private slots:
    void renditionsComeBackInTheirOrderAndShowOnTheAsset()
    {
        LibraryFixture library;
        const Asset asset = library.addAsset(QStringLiteral("x"));
        const Rendition hls{RenditionKind::Hls, QStringLiteral("hls/master.m3u8"), 5'000'000'000, 1920, 1080, QStringLiteral("remuxed")};
        const Rendition original{RenditionKind::Original, QStringLiteral("x.mp4"), 100, 1920, 1080, QString{}};
        const quint64 before = EventOutbox::lastSequence(library.database()).value();
        CHALKREEL_VERIFY_OK(library.change([&](Transaction &t) { return RenditionRepository::put(t, asset.id, {hls, original}); }));
        QCOMPARE(RenditionRepository::list(library.database(), asset.id).value(), (QList{original, hls}));
        QCOMPARE(AssetRepository::get(library.database(), asset.id).value().renditions,
                 (QList{RenditionKind::Original, RenditionKind::Hls}));
        // One event for all of them, and it shows them.
        const QList<Event> events = library.events(before);
        QCOMPARE(events.size(), 1);
        QCOMPARE(fromJson<Asset>(events.first().body).value().renditions.size(), 2);
    }

    void renditionThatIsMadeAgainReplacesTheOldOne()
    {
        LibraryFixture library;
        const Asset asset = library.addAsset(QStringLiteral("x"));
        for (const qint64 size : {10, 20})
            CHALKREEL_VERIFY_OK(library.change([&](Transaction &t) {
                return RenditionRepository::put(t, asset.id,
                                                {{RenditionKind::Hd, QStringLiteral("hd.mp4"), size, 1, 1, QStringLiteral("encoded")}});
            }));
        QCOMPARE(RenditionRepository::get(library.database(), asset.id, RenditionKind::Hd).value().size, 20);
        QCOMPARE(RenditionRepository::list(library.database(), asset.id).value().size(), 1);
    }

    void whatWasNotMadeIsNotFound()
    {
        LibraryFixture library;
        const Asset asset = library.addAsset(QStringLiteral("x"));
        CHALKREEL_COMPARE_ERROR(RenditionRepository::get(library.database(), asset.id, RenditionKind::Hd), ErrorCode::NotFound);
        CHALKREEL_COMPARE_ERROR(
            library.change([](Transaction &t) { return RenditionRepository::put(t, AssetId::create(), {Rendition{}}); }),
            ErrorCode::NotFound);
    }

    void removedRenditionIsGoneAndRemovingItAgainTellsNobody()
    {
        LibraryFixture library;
        const Asset asset = library.addAsset(QStringLiteral("x"));
        CHALKREEL_VERIFY_OK(library.change([&](Transaction &t) { return RenditionRepository::put(t, asset.id, {Rendition{}}); }));
        const auto remove = [&] {
            return library.change([&](Transaction &t) { return RenditionRepository::remove(t, asset.id, {RenditionKind::Original}); });
        };
        CHALKREEL_VERIFY_OK(remove());
        QVERIFY(AssetRepository::get(library.database(), asset.id).value().renditions.isEmpty());
        const quint64 after = EventOutbox::lastSequence(library.database()).value();
        CHALKREEL_VERIFY_OK(remove());
        QCOMPARE(EventOutbox::lastSequence(library.database()).value(), after);
    }
};

QTEST_GUILESS_MAIN(RenditionRepositoryTest)
#include "tst_rendition_repository.moc"
