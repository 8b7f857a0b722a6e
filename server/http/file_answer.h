#pragma once

#include "server/http/file_plan.h"

#include <QFile>

#include <expected>
#include <memory>

namespace chalkreel {

/// A file that is open, and what of it answers a request.
struct FileAnswer
{
    std::unique_ptr<QFile> file;
    FilePlan plan;
    HttpHeaders headers;  ///< all of the answer's own
};

/// Opens the file that `reply` names. The error is an answer too: 404 when it is not there or no regular file, 412 and 416 as
/// planFile() says.
[[nodiscard]] std::expected<FileAnswer, HttpReply> openForAnswer(const HttpHead &head, const FileReply &reply);

}  // namespace chalkreel
