#pragma once

#include "app/ctl/command.h"
#include "core/pipeline/media_pipeline.h"

namespace chalkreel::ctl {

struct FolderRequest
{
    QString file;
    QString output;
    ProcessOptions options;
    bool isInProcess = false;
    bool isSpaceChecked = true;
};

struct FolderOutcome
{
    PipelineOutcome made;
    QString folder;         ///< absolute
    double seconds = 0;     ///< that it took
    int decodedFrames = 0;  ///< in this run
    int resumedChunks = 0;  ///< taken over from a run that was killed
};

/// Makes everything that the options ask for from one file, into one folder. Blocks. On any error the folder is as it was.
/// A media process that was lost is started once more where it stopped; when the same step loses it twice, that is the error.
[[nodiscard]] Result<FolderOutcome> processToFolder(const FolderRequest &request, const Context &context);

}  // namespace chalkreel::ctl
