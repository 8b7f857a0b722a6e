#pragma once

#include "tests/bench/server/http_client.h"

#include <QTemporaryDir>

namespace chalkreel::bench {

/// A large file that is a video: a second of pictures, and a "free" box of any size behind (ISO/IEC 14496-12, section 8.1.2).
/// So it costs as much to move as a long recording, and next to nothing to prepare.
class SampleFile
{
public:
    /// Unavailable without ffmpeg.
    static Result<std::unique_ptr<SampleFile>> make(qint64 bytes);

    QString path() const { return m_folder.filePath(QStringLiteral("sample.mp4")); }
    qint64 size() const { return m_size; }
    /// Other bytes of the same length: a server may know those that it has.
    Result<void> change();

private:
    SampleFile() = default;

    QTemporaryDir m_folder;
    qint64 m_size = 0;
    qint64 m_box = 0;  ///< where the content of the "free" box begins
    quint64 m_number = 0;
};

struct Uploaded
{
    QString video;
    QString job;
    double seconds = 0;
};

/// As a form. `headers`: of the request.
[[nodiscard]] Result<Uploaded> uploadForm(quint16 port, const QByteArrayList &headers, const SampleFile &file);
/// By tus: a creation and one PATCH, as its clients do by default.
[[nodiscard]] Result<Uploaded> uploadTus(quint16 port, const QByteArray &path, const QByteArrayList &headers, const SampleFile &file);

}  // namespace chalkreel::bench
