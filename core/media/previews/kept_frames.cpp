#include "core/media/previews/kept_frames.h"

#include "core/base/atomic_file.h"
#include "core/media/av/av_error.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QDir>
#include <QFile>

extern "C" {
#include <libavutil/crc.h>
#include <libavutil/imgutils.h>
}

namespace chalkreel {

namespace {

constexpr quint32 kMagic = 0x43524b46;  // "CRKF"
constexpr quint32 kVersion = 1;

quint32 checksum(const QByteArray &bytes)
{
    return av_crc(av_crc_get_table(AV_CRC_32_IEEE), 0, reinterpret_cast<const std::uint8_t *>(bytes.constData()),
                  static_cast<size_t>(bytes.size()));
}

QString fileOf(const QString &dir, int number)
{
    return QDir{dir}.filePath(QStringLiteral("%1.frames").arg(number, 4, 10, QLatin1Char{'0'}));
}

QByteArray pixelsOf(const AVFrame &picture)
{
    const auto pixelFormat = static_cast<AVPixelFormat>(picture.format);
    const int size = av_image_get_buffer_size(pixelFormat, picture.width, picture.height, 1);
    QByteArray bytes{size, Qt::Uninitialized};
    av_image_copy_to_buffer(reinterpret_cast<std::uint8_t *>(bytes.data()), size, picture.data, picture.linesize, pixelFormat,
                            picture.width, picture.height, 1);
    return bytes;
}

/// Null without memory or when the bytes are not one picture of that format.
av::Frame pictureFrom(const QByteArray &bytes, const PictureFormat &format)
{
    if (bytes.size() != av_image_get_buffer_size(format.pixelFormat, format.width, format.height, 1)) return {};
    av::Frame picture{av_frame_alloc()};
    if (!picture) return {};
    picture->width = format.width;
    picture->height = format.height;
    picture->format = format.pixelFormat;
    if (av_frame_get_buffer(picture.get(), 0) < 0) return {};
    std::uint8_t *planes[4] = {};
    int strides[4] = {};
    av_image_fill_arrays(planes, strides, reinterpret_cast<const std::uint8_t *>(bytes.constData()), format.pixelFormat, format.width,
                         format.height, 1);
    const std::uint8_t *from[4] = {planes[0], planes[1], planes[2], planes[3]};
    av_image_copy(picture->data, picture->linesize, from, strides, format.pixelFormat, format.width, format.height);
    return picture;
}

}  // namespace

KeptFrames::KeptFrames(const PictureFormat &format, const Orientation &orientation)
    : m_format{format}
    , m_scaler{format, orientation}
{
}

Result<void> KeptFrames::add(int slot, const AVFrame &source)
{
    if (slot <= lastSlot()) return {};
    Result<av::Frame> picture = m_scaler.scale(source);
    if (!picture) return fail(picture.error());
    // The scaler may lend the decoder's own picture: keeping that would keep one of the decoder's buffers.
    if (const int status = av_frame_make_writable(picture->get()); status < 0)
        return fail(av::errorFrom(status, QCoreApplication::translate("KeptFrames", "There is not enough memory for the pictures.")));
    m_frames.push_back({slot, std::move(*picture)});
    return {};
}

Result<void> KeptFrames::save(const QString &dir)
{
    if (m_savedFrames == m_frames.size()) return {};
    QByteArray content;
    QDataStream stream{&content, QIODevice::WriteOnly};
    stream.setVersion(QDataStream::Qt_6_4);
    stream << kMagic << kVersion << qint32{m_format.width} << qint32{m_format.height} << qint32{m_format.pixelFormat};
    stream << static_cast<quint32>(m_frames.size() - m_savedFrames);
    for (size_t i = m_savedFrames; i < m_frames.size(); ++i) {
        const AVFrame &picture = *m_frames[i].picture;
        const QByteArray pixels = pixelsOf(picture);
        stream << qint32{m_frames[i].slot} << qint32{picture.colorspace} << qint32{picture.color_range} << qint32{picture.color_primaries}
               << qint32{picture.color_trc} << checksum(pixels) << pixels;
    }
    if (const Result<void> written = writeFileAtomically(fileOf(dir, m_savedFiles), content); !written) return written;
    ++m_savedFiles;
    m_savedFrames = m_frames.size();
    return {};
}

Result<void> KeptFrames::load(const QString &dir)
{
    m_frames.clear();
    m_savedFiles = 0;
    const auto readFile = [&](const QString &path) {
        QFile file{path};
        if (!file.open(QIODevice::ReadOnly)) return false;
        QDataStream stream{&file};
        stream.setVersion(QDataStream::Qt_6_4);
        quint32 magic = 0;
        quint32 version = 0;
        qint32 width = 0;
        qint32 height = 0;
        qint32 pixelFormat = AV_PIX_FMT_NONE;
        quint32 count = 0;
        stream >> magic >> version >> width >> height >> pixelFormat >> count;
        if (magic != kMagic || version != kVersion || width != m_format.width || height != m_format.height ||
            pixelFormat != m_format.pixelFormat)
            return false;
        for (quint32 i = 0; i < count; ++i) {
            qint32 slot = 0;
            qint32 matrix = 0;
            qint32 range = 0;
            qint32 primaries = 0;
            qint32 transfer = 0;
            quint32 sum = 0;
            QByteArray pixels;
            stream >> slot >> matrix >> range >> primaries >> transfer >> sum >> pixels;
            if (stream.status() != QDataStream::Ok || sum != checksum(pixels) || slot <= lastSlot()) return false;
            av::Frame picture = pictureFrom(pixels, m_format);
            if (!picture) return false;
            picture->colorspace = static_cast<AVColorSpace>(matrix);
            picture->color_range = static_cast<AVColorRange>(range);
            picture->color_primaries = static_cast<AVColorPrimaries>(primaries);
            picture->color_trc = static_cast<AVColorTransferCharacteristic>(transfer);
            m_frames.push_back({slot, std::move(picture)});
        }
        return true;
    };
    size_t whole = 0;
    while (readFile(fileOf(dir, m_savedFiles))) {
        ++m_savedFiles;
        whole = m_frames.size();
    }
    m_frames.resize(whole);
    m_savedFrames = whole;
    // What follows a gap would be taken up by a later load as if nothing were missing.
    for (int stale = m_savedFiles; QFile::exists(fileOf(dir, stale)); ++stale) QFile::remove(fileOf(dir, stale));
    return {};
}

}  // namespace chalkreel
