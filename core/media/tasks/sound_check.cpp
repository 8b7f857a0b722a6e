#include "core/media/tasks/sound_check.h"

#include "core/media/reading/probe.h"
#include "core/media/reading/sound_decoder.h"
#include "core/media/reading/task_input.h"
#include "core/media/tasks/progress_meter.h"

#include <QCoreApplication>

namespace chalkreel {
namespace {

Failure refused(ErrorCode code, const char *sentence, const MediaTask &task)
{
    return fail(code, QCoreApplication::translate("SoundCheck", sentence).arg(nameOfSource(task)));
}

/// Seconds that can be heard.
Result<double> decodeAll(MediaInput &input, int stream, const MediaInfo &info, const MediaControl &control)
{
    qint64 samples = 0;
    Result<std::unique_ptr<SoundDecoder>> decoder = SoundDecoder::open(input, stream, [&](const SoundBlock &block) -> Result<void> {
        samples += block.samples;
        return {};
    });
    if (!decoder) return fail(std::move(decoder.error()));
    const double rate = (*decoder)->sampleRate();
    ProgressMeter meter{control, info.duration};
    const av::Packet packet{av_packet_alloc()};
    if (!packet) return fail(ErrorCode::ResourceExhausted, QString{});
    input.readOnly({stream});
    for (;;) {
        if (control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        const Result<bool> more = input.readPacket(*packet);
        if (!more) return fail(more.error());
        if (!*more) break;
        if (packet->stream_index != stream) continue;
        if (Result<void> decoded = (*decoder)->decode(*packet); !decoded) return fail(std::move(decoded.error()));
        const double seconds = static_cast<double>(samples) / rate;
        if (seconds > input.limits().duration)
            return fail(ErrorCode::TooLarge, QCoreApplication::translate("SoundCheck", "“%1” is too long.").arg(input.displayName()));
        meter.reached(seconds, seconds);
    }
    if (Result<void> rest = (*decoder)->finish(); !rest) return fail(std::move(rest.error()));
    return static_cast<double>(samples) / rate;
}

}  // namespace

Result<MediaReport> checkSound(const MediaTask &task, const MediaControl &control)
{
    Result<std::unique_ptr<MediaInput>> input = openTaskInput(task);
    if (!input) return fail(std::move(input.error()));
    MediaReport report{.info = probe(**input, nullptr)};
    const int stream = (*input)->bestAudioStream();
    if (stream < 0) return refused(ErrorCode::Unsupported, QT_TRANSLATE_NOOP("SoundCheck", "“%1” has no sound."), task);
    if ((*input)->bestVideoStream() >= 0)
        return refused(ErrorCode::Unsupported, QT_TRANSLATE_NOOP("SoundCheck", "“%1” is a video, not a recording of sound."), task);
    const Result<double> seconds = decodeAll(**input, stream, report.info, control);
    if (!seconds) return fail(seconds.error());
    if (*seconds <= 0) return refused(ErrorCode::Damaged, QT_TRANSLATE_NOOP("SoundCheck", "The sound of “%1” cannot be read."), task);
    report.info.duration = *seconds;
    report.info.streams[stream].duration = *seconds;
    report.endsEarly = (*input)->endedEarly();
    return report;
}

}  // namespace chalkreel
