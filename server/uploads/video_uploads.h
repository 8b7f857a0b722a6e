#pragma once

#include "server/uploads/upload_intake.h"

namespace chalkreel {

/// Uploads in one request: a form as the four seeds send it, or the bytes alone.
class VideoUploads
{
public:
    explicit VideoUploads(UploadIntake &intake);

    void addTo(RouteTable &table);

private:
    UploadIntake &m_intake;
};

}  // namespace chalkreel
