#include "core/media/media_task.h"

#include "core/media/media_host.h"
#include "core/media/tasks/audio_pass.h"
#include "core/media/tasks/inspection.h"
#include "core/media/tasks/packager.h"
#include "core/media/tasks/sound_check.h"
#include "core/media/tasks/sound_extraction.h"
#include "core/media/tasks/video_pass.h"

#include <new>

#include <QCoreApplication>

namespace chalkreel {
namespace {

Result<MediaReport> dispatch(const MediaTask &task, const MediaControl &control)
{
    switch (task.kind) {
    case MediaTaskKind::Inspect: return inspect(task, control);
    case MediaTaskKind::Video: return runVideoPass(task, control);
    case MediaTaskKind::Audio: return runAudioPass(task, control);
    case MediaTaskKind::Package: return packageRenditions(task, control);
    case MediaTaskKind::Extract: return extractSound(task, control);
    case MediaTaskKind::SoundCheck: return checkSound(task, control);
    }
    return fail(ErrorCode::Internal, QString{});
}

}  // namespace

Result<MediaReport> runMediaTask(const MediaTask &task, const MediaControl &control)
{
    if (Result<void> valid = validate(task.options); !valid) return fail(std::move(valid.error()));
    if (control.stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
    try {
        return dispatch(task, control);
    } catch (const std::bad_alloc &) {
        return fail(ErrorCode::ResourceExhausted,
                    QCoreApplication::translate("MediaTask", "There was not enough memory to process “%1”.").arg(task.displayName));
    }
}

Result<MediaReport> InThreadMediaHost::run(const MediaTask &task, const MediaControl &control, std::chrono::seconds)
{
    return runMediaTask(task, control);
}

}  // namespace chalkreel
