#pragma once

#include "server/uploads/upload_intake.h"

namespace chalkreel {

/// Seed 004's form with a recorded sound in it, which becomes an annotation.
class VoiceOverUploads
{
public:
    explicit VoiceOverUploads(UploadIntake &intake);

    void addTo(RouteTable &table);

private:
    UploadIntake &m_intake;
};

}  // namespace chalkreel
