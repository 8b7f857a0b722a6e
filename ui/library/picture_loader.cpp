#include "ui/library/picture_loader.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>

namespace chalkreel::ui {

namespace {

constexpr qint64 kLargestFile = 32LL * 1024 * 1024;
constexpr int kMostMegabytesDecoded = 128;

Result<QByteArray> readAll(ByteSource &source)
{
    if (source.size() > kLargestFile)
        return fail(ErrorCode::TooLarge, QCoreApplication::translate("Pictures", "“%1” is too large to show.").arg(source.displayName()));
    QByteArray bytes{source.size(), Qt::Uninitialized};
    qint64 done = 0;
    while (done < bytes.size()) {
        const std::span rest{bytes.data() + done, static_cast<size_t>(bytes.size() - done)};
        const Result<qint64> got = source.readAt(done, std::as_writable_bytes(rest));
        if (!got) return fail(got.error());
        if (*got == 0) break;
        done += *got;
    }
    bytes.truncate(done);
    return bytes;
}

Result<QImage> decodeImage(ByteSource &source, const QSize &largest)
{
    Result<QByteArray> bytes = readAll(source);
    if (!bytes) return fail(bytes.error());
    QBuffer buffer{&*bytes};
    QImageReader reader{&buffer};
    reader.setAllocationLimit(kMostMegabytesDecoded);
    const QSize size = reader.size();
    if (size.isValid() && (size.width() > largest.width() || size.height() > largest.height()))
        reader.setScaledSize(size.scaled(largest, Qt::KeepAspectRatio));
    QImage image = reader.read();
    if (image.isNull())
        return fail(ErrorCode::Damaged,
                    QCoreApplication::translate("Pictures", "The picture “%1” cannot be read.").arg(source.displayName()),
                    reader.errorString());
    return image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

template <typename T, typename Function>
Async<T> runOn(QThreadPool &pool, Function function)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    pool.start([promise, function = std::move(function)] {
        promise->addResult(function());
        promise->finish();
    });
    return promise->future();
}

}  // namespace

PictureLoader::PictureLoader()
{
    m_pool.setMaxThreadCount(2);
    m_pool.setObjectName(QStringLiteral("pictures"));
}

PictureLoader::~PictureLoader() { m_pool.waitForDone(); }

Async<QImage> PictureLoader::decode(std::shared_ptr<ByteSource> source, const QSize &largest)
{
    return runOn<QImage>(m_pool, [source = std::move(source), largest] { return decodeImage(*source, largest); });
}

Async<QByteArray> PictureLoader::read(std::shared_ptr<ByteSource> source)
{
    return runOn<QByteArray>(m_pool, [source = std::move(source)] { return readAll(*source); });
}

}  // namespace chalkreel::ui
