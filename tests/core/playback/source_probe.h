#pragma once

#include "core/playback/frame_source.h"
#include "tests/support/media/footage.h"

#include <QSignalSpy>
#include <QTest>

namespace chalkreel::test {

/// A frame source on one of the test clips, and what it has answered so far.
struct SourceProbe
{
    explicit SourceProbe(const QString &clip, bool asksAtOnce = true)
        : source{PlayableSource{.media = *openFileSource(clipPath(clip)), .packetIndex = nullptr}}
    {
        QObject::connect(&source, &FrameSource::opened, &source, [this](const MediaDescription &d, const auto &t) {
            description = d;
            times = t;
        });
        QObject::connect(&source, &FrameSource::pictureReady, &source, [this](const VideoPicture &picture, quint64 request) {
            pictures.append(picture);
            answered = request;
        });
        QObject::connect(&source, &FrameSource::failed, &source, [this](const Error &error) { errors.append(error); });
        if (asksAtOnce) source.requestFrame(0);
    }

    [[nodiscard]] bool waitUntilOpened()
    {
        return QTest::qWaitFor([this] { return times != nullptr || !errors.isEmpty(); }, 20'000) && errors.isEmpty();
    }
    /// The answer to exactly this request; a null picture when none came.
    [[nodiscard]] VideoPicture frame(int number)
    {
        const quint64 request = source.requestFrame(number);
        const bool hasCome = QTest::qWaitFor([&] { return answered == request || !errors.isEmpty(); }, 20'000);
        return hasCome && errors.isEmpty() ? pictures.last() : VideoPicture{};
    }

    FrameSource source;
    MediaDescription description;
    std::shared_ptr<const FrameTimes> times;
    QList<VideoPicture> pictures;
    quint64 answered = 0;
    QList<Error> errors;
};

}  // namespace chalkreel::test
