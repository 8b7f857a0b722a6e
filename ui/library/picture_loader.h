#pragma once

#include "core/base/async.h"
#include "core/base/byte_source.h"

#include <QImage>
#include <QThreadPool>

namespace chalkreel::ui {

/// Reads and decodes pictures on threads of its own, so that a slow disk never holds up the window.
/// Destroying it waits for what is being read.
class PictureLoader
{
public:
    PictureLoader();
    ~PictureLoader();

    /// Scaled down to at most `largest` pixels, never up. Damaged, TooLarge or Io.
    [[nodiscard]] Async<QImage> decode(std::shared_ptr<ByteSource> source, const QSize &largest);
    /// The whole of a small file.
    [[nodiscard]] Async<QByteArray> read(std::shared_ptr<ByteSource> source);

private:
    QThreadPool m_pool;
};

}  // namespace chalkreel::ui
