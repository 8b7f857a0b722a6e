#pragma once

#include "core/media/media_task.h"

namespace chalkreel {

/// MediaTaskKind::Audio: reads the best sound stream once. Leaves it in the work folder for packaging, untouched where
/// browsers play it and encoded as AAC otherwise, and writes the wanted ones of waveform.json, waveform.png and
/// audio.m4a. Sound that cannot be read is a warning, not a failure: the pictures are worth having without it.
[[nodiscard]] Result<MediaReport> runAudioPass(const MediaTask &task, const MediaControl &control);

}  // namespace chalkreel
