#include "server/web/docs_files.h"

#include <QFile>

#include <algorithm>
#include <array>

// Outside of our namespace, as Qt asks: a resource in a static library is dropped by the linker unless somebody names it.
static void initWebResource() { Q_INIT_RESOURCE(chalkreel_web); }

namespace chalkreel {
namespace {

constexpr char kScript[] = "text/javascript; charset=utf-8";
constexpr char kStyle[] = "text/css; charset=utf-8";

constexpr std::array kFiles{
    DocsFile{"swagger-ui.css", "swagger-ui-dist/swagger-ui.css", kStyle},
    DocsFile{"swagger-ui-bundle.js", "swagger-ui-dist/swagger-ui-bundle.js", kScript},
    DocsFile{"redoc.standalone.js", "redoc/bundles/redoc.standalone.js", kScript},
};

}  // namespace

std::span<const DocsFile> docsFiles() { return kFiles; }

QByteArray ownDocsFile(const QString &name)
{
    initWebResource();
    const bool isName = std::ranges::all_of(name, [](QChar c) { return (c >= u'a' && c <= u'z') || c == u'.'; });
    QFile file{QStringLiteral(":/chalkreel/web/") + name};
    return isName && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

QByteArray ownDocsFileType(const QString &name)
{
    if (name.endsWith(QLatin1StringView{".js"})) return kScript;
    if (name.endsWith(QLatin1StringView{".css"})) return kStyle;
    if (name.endsWith(QLatin1StringView{".svg"})) return "image/svg+xml";
    return "text/html; charset=utf-8";
}

}  // namespace chalkreel
