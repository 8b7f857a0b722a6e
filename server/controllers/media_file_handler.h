#pragma once

#include "core/backend/backend.h"
#include "core/base/serial_executor.h"
#include "server/controllers/media_file_choice.h"
#include "server/http/request_gate.h"

namespace chalkreel {

struct MediaFileServices
{
    Backend &backend;
    SerialExecutor &playlists;  ///< reads the few that have to be rewritten
};

/// Answers one request for a file of an asset: who asks may see it, which file it is, where that lies, and then the file
/// itself, each step elsewhere than on the connection's thread.
class MediaFileHandler final : public StreamHandler
{
public:
    MediaFileHandler(const MediaFileServices &services, ChooseMediaFile choose, ApiRequest request);

    void begin(HttpConnection &) override {}
    bool takeBody(HttpConnection &, QByteArrayView) override { return true; }
    void finish(HttpConnection &connection) override;

private:
    void onDetails(HttpConnection &connection, const AssetDetails &details);
    void onFile(HttpConnection &connection, const MediaFile &file, const QString &path);
    void sendPlaylist(HttpConnection &connection, const MediaFile &file, const QString &path, const QByteArray &leave);

    const MediaFileServices m_services;
    const ChooseMediaFile m_choose;
    const ApiRequest m_request;
};

}  // namespace chalkreel
