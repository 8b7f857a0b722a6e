#include "server/controllers/media_file_handler.h"

#include "server/api/reply.h"
#include "server/controllers/hls_links.h"
#include "server/controllers/visible_library.h"
#include "server/http/content_disposition.h"
#include "server/http/http_connection.h"

#include <QFile>

namespace chalkreel {
namespace {

constexpr qint64 kLargestPlaylist = 8 << 20;  // bytes; a day of video has a tenth

Result<QByteArray> readPlaylist(const QString &path)
{
    QFile file{path};
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestPlaylist)
        return fail(ErrorCode::NotFound, QStringLiteral("There is no such file in this stream."));
    return file.readAll();
}

}  // namespace

MediaFileHandler::MediaFileHandler(const MediaFileServices &services, ChooseMediaFile choose, ApiRequest request)
    : m_services{services}
    , m_choose{choose}
    , m_request{std::move(request)}
{
}

void MediaFileHandler::finish(HttpConnection &connection)
{
    const Result<AssetId> id = m_request.id<AssetId>();
    if (!id) return connection.reply(errorReply(id.error()));
    deliver(m_services.backend.library().details(*id), this, [this, &connection](const Result<AssetDetails> &found) {
        const Result<AssetDetails> details = VisibleLibrary{m_services.backend, m_request.principal}.seen(found);
        if (!details) return connection.reply(errorReply(details.error()));
        onDetails(connection, *details);
    });
}

void MediaFileHandler::onDetails(HttpConnection &connection, const AssetDetails &details)
{
    const Result<MediaFile> file = m_choose(m_request, details);
    if (!file) return connection.reply(errorReply(file.error()));
    deliver(m_services.backend.localFile(details.asset.id, file->kind), this,
            [this, &connection, file = *file](const Result<QString> &path) {
                // Its message names a path of this machine when the original was left in place.
                if (!path) return connection.reply(errorReply({path.error().code, QStringLiteral("This file is not there."), {}}));
                onFile(connection, file, *path);
            });
}

void MediaFileHandler::onFile(HttpConnection &connection, const MediaFile &file, const QString &path)
{
    const QString place = file.beside.isEmpty() ? path : QString{path.left(path.lastIndexOf(u'/') + 1) % file.beside};
    if (const QByteArray leave = leaveIn(m_request.head.query); !leave.isEmpty() && file.beside.endsWith(QLatin1StringView{".m3u8"}))
        return sendPlaylist(connection, file, place, leave);
    connection.replyFile({.path = place,
                          .contentType = file.contentType,
                          .etag = file.etag,
                          .headers = {{"Content-Disposition", contentDisposition(file.isAttachment, file.name)},
                                      // Made again, or no longer this person's: it is asked for each time, and mostly answered by 304.
                                      {"Cache-Control", "private, no-cache"},
                                      {"Content-Security-Policy", "default-src 'none'; sandbox"}}});
}

void MediaFileHandler::sendPlaylist(HttpConnection &connection, const MediaFile &file, const QString &path, const QByteArray &leave)
{
    deliver(m_services.playlists.run([path] { return readPlaylist(path); }), this,
            [&connection, file, leave](const Result<QByteArray> &playlist) {
                if (!playlist) return connection.reply(errorReply(playlist.error()));
                connection.reply(
                    {.headers = {{"Content-Type", file.contentType}, {"Cache-Control", "no-store"}}, .body = withLeave(*playlist, leave)});
            });
}

}  // namespace chalkreel
