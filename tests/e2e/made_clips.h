#pragma once

#include <QString>

namespace chalkreel::e2e {

/// Files for the tests, made in `folder`; each returns the path, empty when ffmpeg could not make it.

/// `seconds` of a moving test picture, 320x180 at 10 fps, H.264 with a tone, its index first.
QString makeClip(const QString &folder, const QString &name, int seconds);
/// The same as an MP4 whose index stands at the end, so that cutting it off leaves nothing that can be decoded.
QString makeClipWithIndexAtEnd(const QString &folder, const QString &name, int seconds);
QString makeSound(const QString &folder, const QString &name, int seconds);
/// An MP4 that holds subtitles alone.
QString makeSubtitlesOnly(const QString &folder, const QString &name);
/// A PNG that says it is `side` pixels wide and high, with a right checksum and no pixels.
QString makePngThatClaims(const QString &folder, const QString &name, quint32 side);
/// The MP4 with its picture's size in the sample entry replaced.
QString makeClipThatClaims(const QString &folder, const QString &name, quint16 side);

QString writeFile(const QString &folder, const QString &name, const QByteArray &bytes);
/// The first part of a file.
QString cutOff(const QString &path, const QString &name, double part);

}  // namespace chalkreel::e2e
