#include "server/web/fixed_content.h"

#include "server/http/file_plan.h"
#include "server/http/http_connection.h"

#include <QCryptographicHash>

namespace chalkreel {
namespace {

class FixedContentHandler final : public StreamHandler
{
public:
    explicit FixedContentHandler(FixedContent content)
        : m_content{std::move(content)}
    {
    }

    void begin(HttpConnection &) override {}
    bool takeBody(HttpConnection &, QByteArrayView) override { return true; }

    void finish(HttpConnection &connection) override
    {
        const bool isKept = !m_content.etag.isEmpty();
        HttpReply reply{.headers = m_content.headers};
        reply.with("Cache-Control", isKept ? "no-cache" : "no-store");
        if (isKept) reply.with("ETag", m_content.etag);
        if (isKept && matchesEtag(connection.head().value("If-None-Match"), m_content.etag, true)) {
            reply.status = 304;
        } else {
            reply.with("Content-Type", m_content.type);
            reply.body = m_content.body;
        }
        connection.reply(reply);
    }

private:
    const FixedContent m_content;
};

}  // namespace

FixedContent FixedContent::kept(QByteArray type, QByteArray body)
{
    const QByteArray etag = '"' + QCryptographicHash::hash(body, QCryptographicHash::Sha256).toHex().left(32) + '"';
    return {.type = std::move(type), .body = std::move(body), .etag = etag, .headers = {}};
}

StreamAdmission serve(FixedContent content) { return {std::make_unique<FixedContentHandler>(std::move(content)), 0}; }

}  // namespace chalkreel
