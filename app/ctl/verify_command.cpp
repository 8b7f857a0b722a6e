#include "app/ctl/verify_command.h"

#include "app/ctl/await.h"
#include "app/ctl/library_session.h"
#include "app/ctl/output.h"
#include "app/ctl/terminal_progress.h"
#include "core/storage/sha256.h"

#include <vector>

namespace chalkreel::ctl {
namespace {

/// One thing that is not as the library says.
struct Finding
{
    AssetId asset;
    QString title;
    QString rendition;
    QString problem;

    static constexpr std::tuple kFields{
        Field<&Finding::asset>{"asset_id"},
        Field<&Finding::title>{"title"},
        Field<&Finding::rendition>{"rendition"},
        Field<&Finding::problem>{"problem"},
    };
};

struct Verdict
{
    int assets = 0;
    int files = 0;
    QList<Finding> findings;
};

Result<QString> hashOf(ByteSource &source, const std::stop_token &stop)
{
    Sha256 hash;
    std::vector<std::byte> buffer(size_t{1} << 20);
    for (qint64 offset = 0; offset < source.size();) {
        if (stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        const Result<qint64> count = source.readAt(offset, buffer);
        if (!count) return fail(count.error());
        if (*count == 0) break;
        hash.update(std::span{buffer}.first(static_cast<size_t>(*count)));
        offset += *count;
    }
    return hash.finish();
}

class Verifier
{
public:
    Verifier(Backend &backend, std::stop_token stop)
        : m_backend{backend}
        , m_stop{std::move(stop)}
    {
    }

    Result<Verdict> run()
    {
        for (const bool isDeleted : {false, true}) {
            AssetQuery query;
            query.isDeleted = isDeleted;
            query.sort = AssetSort::OldestFirst;
            query.limit = kLargestPage;
            for (int total = 1; query.offset < total; query.offset += query.limit) {
                const Result<Page<Asset>> page = await(m_backend.library().list(query), m_stop);
                if (!page) return fail(page.error());
                total = page->total;
                for (const Asset &asset : page->items) {
                    m_progress.show(100.0 * m_verdict.assets / std::max(total, 1), asset.title, 0, -1);
                    if (const Result<void> looked = lookAt(asset); !looked) return fail(looked.error());
                    ++m_verdict.assets;
                }
            }
        }
        return m_verdict;
    }

private:
    Result<void> lookAt(const Asset &asset)
    {
        const Result<AssetDetails> details = await(m_backend.library().details(asset.id), m_stop);
        if (!details) return fail(details.error());
        if (const Result<void> done = lookAtFile(asset, RenditionKind::Original, asset.size, asset.sha256); !done) return done;
        for (const Rendition &rendition : details->renditions)
            if (rendition.kind != RenditionKind::Original)
                if (const Result<void> done = lookAtFile(asset, rendition.kind, -1, {}); !done) return done;
        return {};
    }

    /// size and sha256: what they have to be, -1 and empty where the library does not say.
    Result<void> lookAtFile(const Asset &asset, RenditionKind kind, qint64 size, const QString &sha256)
    {
        const auto found = [&](const QString &problem) {
            m_verdict.findings.append({asset.id, asset.title, QString{nameOf(kind)}, problem});
            return Result<void>{};
        };
        ++m_verdict.files;
        const Result<std::shared_ptr<ByteSource>> source = await(m_backend.openRendition(asset.id, kind), m_stop);
        if (m_stop.stop_requested()) return fail(ErrorCode::Cancelled, QString{});
        if (!source) return found(source.error().message);
        if (size >= 0 && (*source)->size() != size)
            return found(QCoreApplication::translate("Ctl", "It has %1 bytes and should have %2.").arg((*source)->size()).arg(size));
        if ((*source)->size() == 0) return found(QCoreApplication::translate("Ctl", "It is empty."));
        if (sha256.isEmpty()) return {};
        const Result<QString> hash = hashOf(**source, m_stop);
        if (!hash && hash.error().code == ErrorCode::Cancelled) return fail(hash.error());
        if (!hash) return found(hash.error().message);
        return *hash == sha256 ? Result<void>{} : found(QCoreApplication::translate("Ctl", "Its bytes have changed."));
    }

    Backend &m_backend;
    std::stop_token m_stop;
    TerminalProgress m_progress;
    Verdict m_verdict;
};

Result<Verdict> verdictOn(const Context &context)
{
    const Result<std::unique_ptr<LibrarySession>> session = LibrarySession::open(context.settings.values, LibrarySession::Workers::None);
    if (!session) return fail(session.error());
    const Result<Backend *> backend = wholeLibrary(**session);
    if (!backend) return fail(backend.error());
    return Verifier{**backend, context.stop}.run();
}

int verify(Context &context)
{
    const Result<Verdict> verdict = verdictOn(context);
    if (!verdict) return reportFailure(verdict.error(), context.isJson);
    const bool isGood = verdict->findings.isEmpty();
    if (context.isJson) {
        printJson({{QLatin1StringView{"ok"}, isGood},
                   {QLatin1StringView{"assets"}, verdict->assets},
                   {QLatin1StringView{"files"}, verdict->files},
                   {QLatin1StringView{"findings"}, JsonCodec<QList<Finding>>::write(verdict->findings)}});
    } else {
        QList<QStringList> rows;
        for (const Finding &finding : verdict->findings) rows.append({finding.title, finding.rendition, finding.problem});
        printTable(rows);
        printLine(QCoreApplication::translate("Ctl", "%1 files of %2 looked at, %3 problems.")
                      .arg(verdict->files)
                      .arg(verdict->assets)
                      .arg(verdict->findings.size()));
    }
    return isGood ? kOk : kFailed;
}

}  // namespace

void addVerifyCommand(CLI::App &app, const Chosen &chosen)
{
    CLI::App *command = app.add_subcommand("verify", "Check that everything in a library is there and unchanged");
    whenChosen(*command, chosen, verify);
}

}  // namespace chalkreel::ctl
