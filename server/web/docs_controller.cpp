#include "server/web/docs_controller.h"

#include "server/api/api_context.h"
#include "server/http/http_connection.h"
#include "server/http/problem.h"
#include "server/web/docs_files.h"
#include "server/web/plain_reference.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

namespace chalkreel {
namespace {

using namespace Qt::StringLiterals;

constexpr char kPath[] = "/docs/files/{file}";
constexpr char kNote[] =
    "Swagger UI and Redoc are not installed where this server looks for them. ./run.sh and ./test.sh bring them, where npm is there. "
    "Meanwhile this page lists what the server can be asked; openapi.json says it to programs.";

/// Redoc puts two styles into the page before anybody can tell it the nonce: an empty one and that of its scroll bars.
constexpr char kRedocStyles[] =
    " 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-QMIg+bpjm3JdElJ388KYke01izlUW0UoNOeKjpMxdgc='";

/// Nothing from anywhere but this server; no scripts in the page itself, and styles only with this answer's nonce.
QByteArray policy(const QByteArray &nonce = {})
{
    const QByteArray style = nonce.isEmpty() ? QByteArray{} : " 'nonce-" + nonce + '\'' + kRedocStyles;
    return "default-src 'none'; script-src 'self'; style-src 'self'" + style +
           "; img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; form-action 'none'; "
           "frame-ancestors 'none'";
}

QByteArray newNonce()
{
    std::array<quint32, 4> random{};
    QRandomGenerator::system()->generate(random.begin(), random.end());
    return QByteArray{reinterpret_cast<const char *>(random.data()), sizeof random}.toBase64();
}

class DocsFileHandler final : public StreamHandler
{
public:
    explicit DocsFileHandler(FileReply reply)
        : m_reply{std::move(reply)}
    {
    }

    void begin(HttpConnection &) override {}
    bool takeBody(HttpConnection &, QByteArrayView) override { return true; }
    void finish(HttpConnection &connection) override { connection.replyFile(m_reply); }

private:
    const FileReply m_reply;
};

}  // namespace

DocsController::DocsController(QString folder)
    : m_folder{std::move(folder)}
{
}

void DocsController::addTo(RouteTable &table)
{
    const auto add = [&](const char *path, const StreamMaker &maker, RouteDoc doc) {
        doc.tag = "documentation";
        table.add({"GET", path, Access::Public, maker, doc, 0});
    };
    add("/openapi.json", [this](const HttpHead &, const std::shared_ptr<ApiContext> &) { return serve(m_document); },
        {.operation = "getOpenApi", .summary = "This description, for programs", .response = "OpenApiDocument"});
    add("/docs", [this](const HttpHead &, const std::shared_ptr<ApiContext> &) { return page(u"docs.html"_s, "swagger-ui-dist"); },
        {.operation = "showDocs", .summary = "This description, to try it out in a browser", .mediaType = "text/html"});
    add("/redoc", [this](const HttpHead &, const std::shared_ptr<ApiContext> &) { return page(u"redoc.html"_s, "redoc"); },
        {.operation = "showReference", .summary = "This description, to read in a browser", .mediaType = "text/html"});
    add(kPath, [this](const HttpHead &, const std::shared_ptr<ApiContext> &context) { return file(context->parameters.value(u"file"_s)); },
        {.operation = "getDocsFile", .summary = "A file of these pages", .mediaType = "text/javascript"});
}

void DocsController::describe(const RouteTable &table, const ApiAbout &about)
{
    const QJsonObject document = openApiDocument(table, about);
    m_document = FixedContent::kept("application/json", QJsonDocument{document}.toJson(QJsonDocument::Compact));
    m_plain = FixedContent::kept("text/html; charset=utf-8", plainReference(document, QString::fromUtf8(kNote)));
    m_plain.headers = {{"Content-Security-Policy", policy()}};
}

bool DocsController::has(const char *program) const
{
    return std::ranges::all_of(docsFiles(), [&](const DocsFile &file) {
        return !QByteArrayView{file.path}.startsWith(program) || QFileInfo{m_folder + u'/' + QLatin1StringView{file.path}}.isFile();
    });
}

StreamAdmission DocsController::page(const QString &name, const char *program) const
{
    if (m_folder.isEmpty() || !has(program)) return serve(m_plain);
    const QByteArray nonce = newNonce();
    return serve({.type = ownDocsFileType(name),
                  .body = ownDocsFile(name).replace("@NONCE@", nonce),
                  .etag = {},
                  .headers = {{"Content-Security-Policy", policy(nonce)}}});
}

StreamAdmission DocsController::file(const QString &name) const
{
    const auto files = docsFiles();
    const auto found = std::ranges::find_if(files, [&](const DocsFile &one) { return name == QLatin1StringView{one.name}; });
    if (found != files.end() && !m_folder.isEmpty()) {
        FileReply reply{.path = m_folder + u'/' + QLatin1StringView{found->path}, .contentType = found->type, .etag = {}, .headers = {}};
        reply.headers = {{"Cache-Control", "no-cache"}};
        return {std::make_unique<DocsFileHandler>(std::move(reply)), 0};
    }
    // The pages themselves are not files of theirs: they need their policy.
    if (const QByteArray own = ownDocsFile(name); !own.isEmpty() && !name.endsWith(".html"_L1))
        return serve(FixedContent::kept(ownDocsFileType(name), own));
    return {std::make_unique<DocsFileHandler>(FileReply{}), 0};
}

}  // namespace chalkreel
