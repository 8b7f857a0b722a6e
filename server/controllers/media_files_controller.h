#pragma once

#include "server/api/route.h"
#include "server/controllers/media_file_handler.h"

namespace chalkreel {

/// The bytes of a video's files. Whoever has a signed link or a share gets them too.
class MediaFilesController
{
public:
    explicit MediaFilesController(Backend &backend);
    void addTo(RouteTable &table);

private:
    StreamMaker serving(ChooseMediaFile choose) const;

    SerialExecutor m_playlists{QStringLiteral("playlists")};
    const MediaFileServices m_services;
};

}  // namespace chalkreel
