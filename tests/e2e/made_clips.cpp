#include "tests/e2e/made_clips.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QtEndian>

#include <array>

namespace chalkreel::e2e {
namespace {

QString ffmpeg(const QString &path, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QStringLiteral("ffmpeg"),
                  QStringList{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-y")} + arguments + QStringList{path});
    return process.waitForFinished(120'000) && process.exitCode() == 0 ? path : QString{};
}

QStringList testPicture(int seconds)
{
    return {QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
            QStringLiteral("testsrc2=size=320x180:rate=10:duration=%1").arg(seconds)};
}

QStringList tone(int seconds)
{
    return {QStringLiteral("-f"), QStringLiteral("lavfi"), QStringLiteral("-i"),
            QStringLiteral("sine=frequency=440:duration=%1").arg(seconds)};
}

QStringList encode()
{
    return {QStringLiteral("-c:v"),     QStringLiteral("libx264"), QStringLiteral("-preset"), QStringLiteral("ultrafast"),
            QStringLiteral("-pix_fmt"), QStringLiteral("yuv420p"), QStringLiteral("-c:a"),    QStringLiteral("aac")};
}

/// CRC-32 as PNG uses it (ISO 3309).
quint32 crc32(const QByteArray &bytes)
{
    quint32 crc = 0xffffffffU;
    for (const char byte : bytes) {
        crc ^= static_cast<quint8>(byte);
        for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ ((crc & 1) != 0 ? 0xedb88320U : 0U);
    }
    return ~crc;
}

QByteArray bigEndian(quint32 number)
{
    QByteArray bytes{4, '\0'};
    qToBigEndian(number, bytes.data());
    return bytes;
}

QByteArray pngChunk(const QByteArray &type, const QByteArray &data)
{
    return bigEndian(static_cast<quint32>(data.size())) + type + data + bigEndian(crc32(type + data));
}

}  // namespace

QString makeClip(const QString &folder, const QString &name, int seconds)
{
    return ffmpeg(folder + u'/' + name,
                  testPicture(seconds) + tone(seconds) + encode() + QStringList{QStringLiteral("-movflags"), QStringLiteral("+faststart")});
}

QString makeClipWithIndexAtEnd(const QString &folder, const QString &name, int seconds)
{
    return ffmpeg(folder + u'/' + name, testPicture(seconds) + tone(seconds) + encode());
}

QString makeSound(const QString &folder, const QString &name, int seconds)
{
    return ffmpeg(folder + u'/' + name, tone(seconds) + QStringList{QStringLiteral("-c:a"), QStringLiteral("aac")});
}

QString makeSubtitlesOnly(const QString &folder, const QString &name)
{
    const QString subtitles = writeFile(folder, QStringLiteral("subtitles.srt"), "1\n00:00:00,000 --> 00:00:02,000\nA line\n\n");
    return ffmpeg(folder + u'/' + name, {QStringLiteral("-i"), subtitles, QStringLiteral("-c:s"), QStringLiteral("mov_text")});
}

QString makePngThatClaims(const QString &folder, const QString &name, quint32 side)
{
    const QByteArray header = bigEndian(side) + bigEndian(side) + QByteArray::fromHex("0802000000");
    return writeFile(folder, name,
                     QByteArray::fromHex("89504e470d0a1a0a") + pngChunk("IHDR", header) +
                         pngChunk("IDAT", qCompress(QByteArray{64, '\0'}).mid(4)) + pngChunk("IEND", {}));
}

QString makeClipThatClaims(const QString &folder, const QString &name, quint16 side)
{
    QFile file{makeClip(folder, name, 1)};
    if (!file.open(QIODevice::ReadWrite)) return {};
    QByteArray bytes = file.readAll();
    // VisualSampleEntry (ISO 14496-12, 12.1.3): width and height 28 bytes after the four letters.
    const qsizetype entry = bytes.indexOf("avc1", bytes.indexOf("stsd"));
    if (entry < 0) return {};
    for (const qsizetype at : {entry + 28, entry + 30}) qToBigEndian(side, bytes.data() + at);
    // And the same in the parameter sets' place: without them the container's word is all there is.
    const qsizetype parameters = bytes.indexOf("avcC", entry);
    if (parameters > 0) bytes.replace(parameters, 4, "free");
    file.seek(0);
    file.write(bytes);
    return file.fileName();
}

QString writeFile(const QString &folder, const QString &name, const QByteArray &bytes)
{
    QFile file{folder + u'/' + name};
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) return {};
    return file.fileName();
}

QString cutOff(const QString &path, const QString &name, double part)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QByteArray bytes = file.readAll();
    return writeFile(QFileInfo{path}.path(), name, bytes.first(static_cast<qsizetype>(static_cast<double>(bytes.size()) * part)));
}

}  // namespace chalkreel::e2e
