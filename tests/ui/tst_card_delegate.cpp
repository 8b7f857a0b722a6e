#include "tests/support/ui/sample_library.h"
#include "ui/jobs/job_delegate.h"
#include "ui/jobs/job_model.h"
#include "ui/library/card_delegate.h"
#include "ui/library/storyboard_cache.h"
#include "ui/library/thumbnail_cache.h"
#include "ui/support/theme.h"

#include <QBuffer>
#include <QPainter>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTest>

#include <cmath>
#include <limits>

using namespace chalkreel;
using namespace chalkreel::ui;
using namespace Qt::StringLiterals;

namespace {

QImage painted(QAbstractItemDelegate &delegate, QStandardItemModel &model, const QSize &size)
{
    QImage image{size, QImage::Format_ARGB32_Premultiplied};
    image.fill(Qt::black);
    QPainter painter{&image};
    QStyleOptionViewItem option;
    option.rect = QRect{{}, size};
    option.palette = paletteFrom(darkTokens());
    option.state = QStyle::State_Enabled | QStyle::State_Selected | QStyle::State_HasFocus | QStyle::State_MouseOver;
    delegate.paint(&painter, option, model.index(0, 0));
    return image;
}

/// A card with the picture of one colour, once that has been read.
class Card
{
public:
    explicit Card(Asset asset)
        : m_asset{std::move(asset)}
    {
        QImage picture{320, 180, QImage::Format_RGB32};
        picture.fill(Qt::darkGreen);
        QBuffer buffer;
        if (!buffer.open(QIODevice::WriteOnly) || !picture.save(&buffer, "PNG")) qFatal("no picture");
        m_asset.renditions = {RenditionKind::Thumbnail};
        m_backend.state.files.insert({m_asset.id, RenditionKind::Thumbnail}, buffer.data());
        QSignalSpy ready{&m_thumbnails, &ThumbnailCache::ready};
        m_thumbnails.thumbnail(m_asset);
        if (!ready.wait()) qFatal("the picture was not read");
    }

    QImage image()
    {
        QStandardItemModel model{1, 1};
        model.setData(model.index(0, 0), QVariant::fromValue(m_asset), AssetModel::AssetRole);
        model.setData(model.index(0, 0), QVariant::fromValue(Preparation{.percent = 40, .isWaiting = false}), AssetModel::PreparationRole);
        return painted(m_delegate, model, CardLayout::cellFor(212));
    }
    QImage part(const QRect &rect) { return image().copy(rect); }

private:
    Asset m_asset;
    test::FakeBackend m_backend;
    PictureLoader m_loader;
    ThumbnailCache m_thumbnails{m_backend, m_loader};
    StoryboardCache m_storyboards{m_backend, m_loader};
    CardDelegate m_delegate{m_thumbnails, m_storyboards};
};

CardLayout cardLayout() { return CardLayout{QRect{{}, CardLayout::cellFor(212)}}; }

/// How many pixels are nearly of this colour.
int count(const QImage &image, const QColor &color)
{
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor at = image.pixelColor(x, y);
            found += std::abs(at.red() - color.red()) + std::abs(at.green() - color.green()) + std::abs(at.blue() - color.blue()) < 40;
        }
    return found;
}

}  // namespace

class CardDelegateTest final : public QObject
{
    Q_OBJECT
private slots:
    void extremeValuesAreDrawnWithoutHarm_data()
    {
        QTest::addColumn<Asset>("asset");
        QTest::addColumn<Preparation>("preparation");
        constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
        Asset plain = test::sampleAsset(u"plain"_s);
        Asset longName = plain;
        longName.title = QString{20'000, u'W'};
        longName.tags = QStringList(500, u"tag"_s);
        Asset odd = plain;
        odd.title = u"\u202Egnp.exe\n\t\u0007 <b>x</b> %1 %n"_s;
        odd.duration = kNan;
        odd.frameRate = std::numeric_limits<double>::infinity();
        odd.width = -1;
        Asset failed = plain;
        failed.status = AssetStatus::Failed;
        Asset reason = failed;
        reason.error = Error{ErrorCode::Damaged, QString{5'000, u'x'}, {}};
        Asset preparing = plain;
        preparing.status = AssetStatus::Processing;
        QTest::newRow("empty") << Asset{} << Preparation{};
        QTest::newRow("long") << longName << Preparation{};
        QTest::newRow("odd") << odd << Preparation{};
        QTest::newRow("failed without a reason") << failed << Preparation{};
        QTest::newRow("failed with a long one") << reason << Preparation{};
        QTest::newRow("progress that is no number") << preparing << Preparation{kNan, kNan, false};
        QTest::newRow("progress out of range") << preparing << Preparation{1e300, -1e300, false};
    }
    void extremeValuesAreDrawnWithoutHarm()
    {
        QFETCH(Asset, asset);
        QFETCH(Preparation, preparation);
        test::FakeBackend backend;
        PictureLoader loader;
        ThumbnailCache thumbnails{backend, loader};
        StoryboardCache storyboards{backend, loader};
        CardDelegate delegate{thumbnails, storyboards};
        delegate.setScrub(Scrub{asset.id, std::nan("")});
        QStandardItemModel model{1, 1};
        model.setData(model.index(0, 0), QVariant::fromValue(asset), AssetModel::AssetRole);
        model.setData(model.index(0, 0), QVariant::fromValue(preparation), AssetModel::PreparationRole);
        for (const QSize size : {CardLayout::cellFor(212), QSize{30, 30}, QSize{1, 1}}) painted(delegate, model, size);
        const QImage image = painted(delegate, model, CardLayout::cellFor(212));
        // The card itself is there: beside its text, whatever the font.
        const CardLayout layout{image.rect()};
        QCOMPARE(image.pixelColor(layout.card.left() + 4, layout.facts.center().y()), darkTokens().pane);
    }

    void cardWhosePreparationFailedKeepsItsPictureAndSaysSo()
    {
        Asset asset = test::sampleAsset(u"Final"_s);
        Card ready{asset};
        asset.error = Error{ErrorCode::NoSpace, u"The disk is full."_s, {}};
        Card failed{asset};
        const CardLayout layout = cardLayout();
        QCOMPARE(failed.part(layout.picture), ready.part(layout.picture));
        QCOMPARE(count(ready.part(layout.facts), darkTokens().bad), 0);
        QVERIFY(count(failed.part(layout.facts), darkTokens().bad) > 0);
        QVERIFY(failed.part(layout.retry) != ready.part(layout.retry));
        asset.isDeleted = true;
        QCOMPARE(count(Card{asset}.part(layout.retry), darkTokens().text), 0);  // in the bin there is nothing to retry
    }

    void cancelledPreparationIsToldAsNoFailure()
    {
        Asset asset = test::sampleAsset(u"Final"_s);
        Card ready{asset};
        asset.error = Error{ErrorCode::Cancelled, u"The preparation was cancelled."_s, {}};
        Card cancelled{asset};
        const CardLayout layout = cardLayout();
        QCOMPARE(count(cancelled.part(layout.facts), darkTokens().bad), 0);
        QVERIFY(cancelled.part(layout.facts) != ready.part(layout.facts));
        QVERIFY(count(cancelled.part(layout.retry), darkTokens().text) > 0);
    }

    void cardThatIsBeingPreparedShowsItsLength()
    {
        Asset asset = test::sampleAsset(u"Final"_s);
        asset.status = AssetStatus::Processing;
        Card known{asset};
        asset.duration = 0;
        Card unknown{asset};
        const QRect picture = cardLayout().picture;
        const QRect corner{picture.right() - 40, picture.bottom() - 24, 34, 18};
        QVERIFY(known.part(corner) != unknown.part(corner));
    }

    void thumbnailIsShownOnceItWasRead()
    {
        test::FakeBackend backend;
        test::fillWithSampleLibrary(backend);
        PictureLoader loader;
        ThumbnailCache thumbnails{backend, loader};
        QSignalSpy ready{&thumbnails, &ThumbnailCache::ready};
        const Asset asset = backend.state.assets.first();
        QVERIFY(thumbnails.thumbnail(asset).isNull());
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(thumbnails.thumbnail(asset).size(), (QSize{320, 180}));
    }

    void brokenThumbnailIsAskedForOnlyOnce()
    {
        test::FakeBackend backend;
        Asset asset = test::sampleAsset(u"A"_s);
        asset.renditions = {RenditionKind::Thumbnail};
        backend.state.files.insert({asset.id, RenditionKind::Thumbnail}, "this is no picture");
        PictureLoader loader;
        ThumbnailCache thumbnails{backend, loader};
        QSignalSpy ready{&thumbnails, &ThumbnailCache::ready};
        QVERIFY(thumbnails.thumbnail(asset).isNull());
        Asset good = test::sampleAsset(u"B"_s);
        test::fillWithSampleLibrary(backend);
        QVERIFY(thumbnails.thumbnail(backend.state.assets.first()).isNull());
        QTRY_COMPARE(ready.size(), 1);  // of the good one, which was read after the broken one
        QVERIFY(thumbnails.thumbnail(asset).isNull());
    }

    void cardShowsThePictureThatShowsSomething()
    {
        test::FakeBackend backend;
        PictureLoader loader;
        ThumbnailCache cache{backend, loader};
        QSignalSpy ready{&cache, &ThumbnailCache::ready};
        const auto put = [&](AssetId id, RenditionKind kind, QColor color) {
            QImage image{32, 18, QImage::Format_RGB32};
            image.fill(color);
            QBuffer buffer;
            QVERIFY(buffer.open(QIODevice::WriteOnly) && image.save(&buffer, "PNG"));
            backend.state.files.insert({id, kind}, buffer.data());
        };
        Asset asset = test::sampleAsset(u"Film"_s);
        asset.renditions = {RenditionKind::Thumbnail};
        put(asset.id, RenditionKind::Thumbnail, Qt::black);
        cache.thumbnail(asset);
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(cache.thumbnail(asset).pixelColor(5, 5), QColor{Qt::black});
        // The better one is made later; until it is read the card keeps what it has.
        asset.renditions.append(RenditionKind::ThumbnailStart);
        put(asset.id, RenditionKind::ThumbnailStart, Qt::red);
        QCOMPARE(cache.thumbnail(asset).pixelColor(5, 5), QColor{Qt::black});
        QTRY_COMPARE(cache.thumbnail(asset).pixelColor(5, 5), QColor{Qt::red});
        // One that cannot be read: the first frame is better than nothing.
        Asset damaged = test::sampleAsset(u"Damaged"_s);
        damaged.renditions = {RenditionKind::Thumbnail, RenditionKind::ThumbnailStart};
        put(damaged.id, RenditionKind::Thumbnail, Qt::blue);
        backend.state.files.insert({damaged.id, RenditionKind::ThumbnailStart}, "this is no picture");
        QTRY_COMPARE(cache.thumbnail(damaged).pixelColor(5, 5), QColor{Qt::blue});
    }

    void storyboardIsReadForTheCardUnderThePointer()
    {
        test::FakeBackend backend;
        test::fillWithSampleLibrary(backend);
        PictureLoader loader;
        StoryboardCache storyboards{backend, loader};
        QSignalSpy ready{&storyboards, &StoryboardCache::ready};
        const Asset asset = backend.state.assets.first();
        QVERIFY(!storyboards.storyboard(asset));
        QTRY_COMPARE(ready.size(), 1);
        const Storyboard *board = storyboards.storyboard(asset);
        QVERIFY(board);
        QCOMPARE(board->tiles.size(), 20);
    }

    void jobRowsOfAnyStateAreDrawnWithoutHarm()
    {
        JobDelegate delegate;
        QStandardItemModel model{1, 1};
        for (const auto &state : kEnumNames<JobState>) {
            Job job;
            job.state = state.value;
            job.assetTitle = QString{10'000, u'W'};
            job.progress = std::numeric_limits<double>::quiet_NaN();
            job.speed = std::numeric_limits<double>::infinity();
            job.secondsLeft = 1e300;
            job.step = u"no such step"_s;
            JobRow row = JobRow::from(job);
            model.setData(model.index(0, 0), QVariant::fromValue(row), JobModel::RowRole);
            for (const QSize size : {QSize{304, 73}, QSize{20, 73}, QSize{1, 1}}) painted(delegate, model, size);
        }
    }
};

QTEST_MAIN(CardDelegateTest)
#include "tst_card_delegate.moc"
