#include "tests/support/ui/sample_library.h"

#include <QBuffer>
#include <QImage>
#include <QLinearGradient>
#include <QPainter>

#include <cmath>

namespace chalkreel::test {
using namespace Qt::StringLiterals;

namespace {

/// A landscape whose colours and ball position come from `hue` and `time` (0 to 1).
QImage paintedFrame(const QSize &size, int hue, double time)
{
    QImage image{size, QImage::Format_RGB32};
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    QLinearGradient sky{0, 0, 0, size.height() * 0.65};
    sky.setColorAt(0, QColor::fromHsv(hue, 90, 200));
    sky.setColorAt(1, QColor::fromHsv((hue + 30) % 360, 30, 240));
    painter.fillRect(image.rect(), sky);
    painter.fillRect(QRectF{0, size.height() * 0.62, size.width() * 1.0, size.height() * 0.4}, QColor::fromHsv((hue + 90) % 360, 120, 120));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor{244, 196, 48});
    const double y = size.height() * (0.15 + 1.6 * std::pow(time - 0.5, 2));
    painter.drawEllipse(QPointF{size.width() * (0.1 + 0.8 * time), y}, size.height() * 0.06, size.height() * 0.06);
    return image;
}

QByteArray jpeg(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer{&bytes};
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 88);
    return bytes;
}

void addPictures(FakeBackend &backend, Asset &asset, int hue)
{
    constexpr int kTiles = 20;
    constexpr int kColumns = 5;
    const QSize tile{160, 90};
    QImage sheet{tile.width() * kColumns, tile.height() * kTiles / kColumns, QImage::Format_RGB32};
    QPainter painter{&sheet};
    QString vtt = u"WEBVTT\n\n"_s;
    for (int i = 0; i < kTiles; ++i) {
        const QPoint at{i % kColumns * tile.width(), i / kColumns * tile.height()};
        painter.drawImage(at, paintedFrame(tile, hue, i / double{kTiles}));
        const auto time = [&](int n) {
            return QTime{0, 0}.addMSecs(static_cast<int>(asset.duration * 1000 * n / kTiles)).toString(u"hh:mm:ss.zzz"_s);
        };
        vtt += u"%1 --> %2\nstoryboard.jpg#xywh=%3,%4,160,90\n\n"_s.arg(time(i), time(i + 1)).arg(at.x()).arg(at.y());
    }
    painter.end();
    backend.state.files.insert({asset.id, RenditionKind::Thumbnail}, jpeg(paintedFrame({320, 180}, hue, 0.2)));
    backend.state.files.insert({asset.id, RenditionKind::Storyboard}, jpeg(sheet));
    backend.state.files.insert({asset.id, RenditionKind::StoryboardIndex}, vtt.toUtf8());
    asset.renditions = {RenditionKind::Original,  RenditionKind::Enhanced,   RenditionKind::Review,
                        RenditionKind::Thumbnail, RenditionKind::Storyboard, RenditionKind::StoryboardIndex};
}

void addDetails(FakeBackend &backend, const Asset &asset)
{
    AssetDetails details;
    QJsonArray bins[4];
    for (int i = 0; i < 256; ++i) {
        const auto bell = [&](double center, double width) { return std::exp(-std::pow((i - center) / width, 2)) * 1000; };
        bins[0].append(std::round(bell(190, 40) + bell(60, 20) * 0.4));
        bins[1].append(std::round(bell(150, 50)));
        bins[2].append(std::round(bell(110, 45) + bell(220, 12) * 0.5));
        bins[3].append(std::round(bell(140, 60)));
    }
    details.histogram = {{u"red"_s, bins[0]},
                         {u"green"_s, bins[1]},
                         {u"blue"_s, bins[2]},
                         {u"luma"_s, bins[3]},
                         {u"dominant_colors"_s, QJsonArray{QJsonObject{{u"hex"_s, u"#d9b26f"_s}, {u"share"_s, 0.5}},
                                                           QJsonObject{{u"hex"_s, u"#3f6f45"_s}, {u"share"_s, 0.3}}}}};
    const QJsonObject video{{u"type"_s, u"video"_s},
                            {u"codec"_s, u"h264"_s},
                            {u"profile"_s, u"High"_s},
                            {u"width"_s, asset.width},
                            {u"height"_s, asset.height},
                            {u"display_width"_s, asset.width},
                            {u"display_height"_s, asset.height},
                            {u"frame_rate"_s, u"25/1"_s},
                            {u"frame_count"_s, 255},
                            {u"pixel_format"_s, u"yuv420p"_s},
                            {u"bit_depth"_s, 8},
                            {u"color_space"_s, u"bt709"_s},
                            {u"longest_gop"_s, 250},
                            {u"bit_rate"_s, 4'200'000}};
    const QJsonObject audio{{u"index"_s, 1},           {u"type"_s, u"audio"_s}, {u"codec"_s, u"aac"_s},
                            {u"sample_rate"_s, 48000}, {u"channels"_s, 2},      {u"channel_layout"_s, u"stereo"_s},
                            {u"bit_rate"_s, 128'000}};
    details.metadata = {{u"kind"_s, u"video"_s},
                        {u"container_name"_s, u"QuickTime / MOV"_s},
                        {u"duration"_s, asset.duration},
                        {u"size"_s, asset.size},
                        {u"bit_rate"_s, 4'400'000},
                        {u"video_stream"_s, 0},
                        {u"audio_stream"_s, 1},
                        {u"streams"_s, QJsonArray{video, audio}},
                        {u"tags"_s, QJsonObject{{u"encoder"_s, u"Lavf59.27.100"_s}}}};
    details.renditions = {{RenditionKind::Original, asset.name, asset.size, asset.width, asset.height, {}},
                          {RenditionKind::Enhanced, u"enhanced.mp4"_s, 6'100'000, asset.width, asset.height, u"encoded"_s},
                          {RenditionKind::Review, u"review.mp4"_s, 7'400'000, asset.width, asset.height, u"encoded"_s},
                          {RenditionKind::Storyboard, u"storyboard.jpg"_s, 210'000, 1600, 720, u"encoded"_s},
                          {RenditionKind::Histogram, u"histogram.json"_s, 6'100, 0, 0, u"encoded"_s}};
    backend.state.details.insert(asset.id, details);
}

Job jobFor(const Asset &asset, JobState state)
{
    Job job;
    job.id = JobId::create();
    job.asset = asset.id;
    job.assetTitle = asset.title;
    job.state = state;
    job.created = QDateTime::currentDateTimeUtc();
    job.maxAttempts = 3;
    return job;
}

}  // namespace

Asset sampleAsset(const QString &title)
{
    Asset asset;
    asset.id = AssetId::create();
    asset.title = title;
    asset.name = title + u".mp4"_s;
    asset.status = AssetStatus::Ready;
    asset.size = 12'400'000;
    asset.duration = 10.2;
    asset.width = 1920;
    asset.height = 1080;
    asset.frameRate = 25;
    asset.hasSound = true;
    asset.created = QDateTime::currentDateTimeUtc();
    asset.updated = asset.created;
    return asset;
}

void fillWithSampleLibrary(FakeBackend &backend)
{
    FakeState &state = backend.state;
    const Folder squad{FolderId::create(), u"U17 squad"_s, {}, 1};
    const Folder throws{FolderId::create(), u"Throws"_s, squad.id, 1};
    const Folder sprints{FolderId::create(), u"Sprints"_s, squad.id, 1};
    const Folder matches{FolderId::create(), u"Match days"_s, {}, 1};
    state.folders = {squad, throws, sprints, matches};

    struct Card
    {
        QString title;
        double duration;
        int width;
        int height;
        double rate;
        FolderId folder;
        QStringList tags;
        AssetStatus status = AssetStatus::Ready;
    };
    const QList<Card> cards{
        {u"Overarm throw, side view"_s, 10.2, 1280, 720, 25, throws.id, {u"technique"_s}},
        {u"Warm-up, north camera"_s, 79.5, 768, 576, 10, matches.id, {}},
        {u"Sprint finals, heat 2.mp4"_s, 30, 1920, 1080, 24, sprints.id, {}, AssetStatus::Processing},
        {u"Reaction test"_s, 14, 1280, 720, 20, sprints.id, {u"technique"_s}},
        {u"Opening lap"_s, 30, 1920, 1080, 24, matches.id, {}},
        {u"Team talk"_s, 180, 320, 240, 30, {}, {u"to review"_s}},
        {u"IMG_4410.mov"_s, 0, 0, 0, 0, {}, {}, AssetStatus::Failed},
        {u"Warm-up, south camera"_s, 79.5, 768, 576, 10, matches.id, {}},
        {u"Back straight"_s, 30, 1920, 1080, 24, sprints.id, {}},
        {u"Cool-down"_s, 79.5, 768, 576, 10, matches.id, {}},
        {u"Finish line"_s, 30, 1920, 1080, 24, sprints.id, {u"to review"_s}},
        {u"IMG_2231"_s, 1.2, 1080, 1920, 29.97, {}, {}},
    };
    int index = 0;
    for (const Card &card : cards) {
        Asset asset = sampleAsset(card.title);
        asset.created = QDateTime::currentDateTimeUtc().addSecs(-60 * index - (index > 7 ? 86400 * 20 : 0));
        asset.duration = card.duration;
        asset.width = card.width;
        asset.height = card.height;
        asset.frameRate = card.rate;
        asset.folder = card.folder;
        asset.tags = card.tags;
        asset.status = card.status;
        asset.hasVariableFrameRate = card.title == u"IMG_2231";
        if (card.status == AssetStatus::Failed)
            asset.error = Error{ErrorCode::Damaged, u"No picture in this file"_s, u"avformat_open_input: Invalid data found"_s};
        else
            addPictures(backend, asset, index * 47 % 360);
        state.assets.append(asset);
        addDetails(backend, asset);
        ++index;
    }

    Job encoding = jobFor(state.assets[2], JobState::Processing);
    encoding.progress = 46;
    encoding.step = u"video"_s;
    encoding.speed = 3.1;
    encoding.secondsLeft = 40;
    Job sound = jobFor(state.assets[5], JobState::Processing);
    sound.progress = 71;
    sound.step = u"audio"_s;
    sound.secondsLeft = 5;
    Job waiting = jobFor(state.assets[4], JobState::Queued);
    waiting.assetTitle = u"Javelin slow-motion.mov"_s;
    Job failed = jobFor(state.assets[6], JobState::Failed);
    failed.progress = 12;
    failed.error = state.assets[6].error;
    Job done = jobFor(state.assets[0], JobState::Completed);
    done.progress = 100;
    done.started = done.created.addSecs(-6);
    done.finished = done.created;
    state.jobs = {encoding, sound, waiting, failed, done};
}

}  // namespace chalkreel::test
