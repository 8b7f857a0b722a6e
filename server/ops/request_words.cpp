#include "server/ops/request_words.h"

#include "core/base/logging.h"

namespace chalkreel {
namespace {

constexpr qsizetype kLongest = 512;  // of what the client wrote

}  // namespace

QByteArray knownMethod(const QByteArray &method, const char *other)
{
    static const QByteArrayList known{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
    return known.contains(method) ? method : QByteArray{other};
}

QString shown(const QByteArray &text) { return escapeControls(QString::fromUtf8(text.left(kLongest))); }

QString shownPath(const ApiContext &context, const HttpHead &head)
{
    // Also where no row was found: "/r/" and a token with something behind it.
    if (head.path.startsWith("/r/")) return context.route ? QString::fromLatin1(context.route->path) : QStringLiteral("/r/...");
    return shown(head.path);
}

}  // namespace chalkreel
