#include "app/ctl/list_command.h"

#include "app/ctl/await.h"
#include "app/ctl/library_session.h"
#include "app/ctl/output.h"

namespace chalkreel::ctl {
namespace {

struct Arguments
{
    std::string text;
    bool isBin = false;
    int limit = 50;
    int offset = 0;
};

Result<Page<Asset>> readPage(const Arguments &arguments, const Context &context)
{
    AssetQuery query;
    query.text = QString::fromStdString(arguments.text);
    query.isDeleted = arguments.isBin;
    query.limit = arguments.limit;
    query.offset = arguments.offset;
    const Result<std::unique_ptr<LibrarySession>> session = LibrarySession::open(context.settings.values, LibrarySession::Workers::None);
    if (!session) return fail(session.error());
    const Result<Backend *> backend = wholeLibrary(**session);
    if (!backend) return fail(backend.error());
    return await((*backend)->library().list(query), context.stop);
}

int list(const Arguments &arguments, const Context &context)
{
    const Result<Page<Asset>> page = readPage(arguments, context);
    if (!page) return reportFailure(page.error(), context.isJson);
    if (context.isJson) {
        printJson({{QLatin1StringView{"ok"}, true},
                   {QLatin1StringView{"assets"}, JsonCodec<QList<Asset>>::write(page->items)},
                   {QLatin1StringView{"total"}, page->total}});
        return kOk;
    }
    QList<QStringList> rows;
    for (const Asset &asset : page->items)
        rows.append({asset.id.toString(), QString{nameOf(asset.status)}, durationText(asset.duration), sizeText(asset.size), asset.title});
    printTable(rows, {2, 3});
    printLine(QCoreApplication::translate("Ctl", "%1 of %2.").arg(page->items.size()).arg(page->total));
    return kOk;
}

}  // namespace

void addListCommand(CLI::App &app, const Chosen &chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("list", "The videos, sounds and pictures of a library");
    command->add_option("TEXT", arguments->text, "Only those with these words in title, name, description or tags");
    command->add_flag("--bin", arguments->isBin, "What is in the bin instead");
    command->add_option("--limit", arguments->limit, "How many at most")->check(CLI::Range(1, kLargestPage))->capture_default_str();
    command->add_option("--offset", arguments->offset, "How many to pass over")->check(CLI::NonNegativeNumber)->capture_default_str();
    whenChosen(*command, chosen, [arguments](Context &context) { return list(*arguments, context); });
}

}  // namespace chalkreel::ctl
