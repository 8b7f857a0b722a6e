#pragma once

#include "server/api/route.h"

namespace chalkreel {

class Backend;

/// Sends the sound of the voice-over that the path names by {id}, or a range of it. `backend` must outlive it.
StreamMaker annotationAudioMaker(Backend &backend);

}  // namespace chalkreel
