#pragma once

#include "core/media/media_task.h"
#include "core/media/reading/media_input.h"

namespace chalkreel {

/// Opens a task's source under the name that messages are to call it.
[[nodiscard]] Result<std::unique_ptr<MediaInput>> openTaskInput(const MediaTask &task);
/// That name: the display name, or the file's where there is none.
[[nodiscard]] QString nameOfSource(const MediaTask &task);

}  // namespace chalkreel
