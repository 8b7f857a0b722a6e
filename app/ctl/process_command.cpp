#include "app/ctl/process_command.h"

#include "app/ctl/media_options.h"
#include "app/ctl/output.h"
#include "app/ctl/process_to_folder.h"
#include "app/ctl/process_to_library.h"

#include <QFile>

namespace chalkreel::ctl {
namespace {

struct Arguments
{
    std::string file;
    std::string output;
    std::string title;
    std::vector<std::string> tags;
    MediaOptions media;
    bool isInProcess = false;
    bool isSpaceUnchecked = false;
};

QStringList rowOf(const Rendition &rendition)
{
    const bool hasPicture = rendition.width > 0 && rendition.height > 0;
    return {rendition.file, hasPicture ? QStringLiteral("%1x%2").arg(rendition.width).arg(rendition.height) : QString{},
            sizeText(rendition.size), rendition.origin};
}

void printOutcome(const FolderOutcome &outcome)
{
    QList<QStringList> rows;
    for (const Rendition &rendition : outcome.made.renditions) rows.append(rowOf(rendition));
    printLine(QCoreApplication::translate("Ctl", "Made in %1").arg(outcome.folder));
    printTable(rows, {2});
    for (const QString &warning : outcome.made.warnings) printLine(QCoreApplication::translate("Ctl", "Note: %1").arg(warning));
    const double media = outcome.made.info.duration;
    printLine(media > 0
                  ? QCoreApplication::translate("Ctl", "%1 of media in %2 s.").arg(durationText(media)).arg(outcome.seconds, 0, 'f', 1)
                  : QCoreApplication::translate("Ctl", "Done in %1 s.").arg(outcome.seconds, 0, 'f', 1));
}

QJsonObject jsonOf(const FolderOutcome &outcome)
{
    return {{QLatin1StringView{"ok"}, true},
            {QLatin1StringView{"output"}, outcome.folder},
            {QLatin1StringView{"seconds"}, outcome.seconds},
            {QLatin1StringView{"renditions"}, JsonCodec<QList<Rendition>>::write(outcome.made.renditions)},
            {QLatin1StringView{"warnings"}, QJsonArray::fromStringList(outcome.made.warnings)},
            {QLatin1StringView{"decoded_frames"}, outcome.decodedFrames},
            {QLatin1StringView{"resumed_chunks"}, outcome.resumedChunks},
            {QLatin1StringView{"ends_early"}, outcome.made.endsEarly},
            {QLatin1StringView{"info"}, toJson(outcome.made.info)}};
}

int intoFolder(const Arguments &arguments, const ProcessOptions &options, const Context &context)
{
    const FolderRequest request{QFile::decodeName(arguments.file.c_str()), QFile::decodeName(arguments.output.c_str()), options,
                                arguments.isInProcess, !arguments.isSpaceUnchecked};
    const Result<FolderOutcome> outcome = processToFolder(request, context);
    if (!outcome) return reportFailure(outcome.error(), context.isJson);
    if (context.isJson)
        printJson(jsonOf(*outcome));
    else
        printOutcome(*outcome);
    return kOk;
}

int intoLibrary(const Arguments &arguments, const ProcessOptions &options, const Context &context)
{
    LibraryRequest request{.file = QFile::decodeName(arguments.file.c_str()), .options = options};
    request.title = QString::fromStdString(arguments.title);
    for (const std::string &tag : arguments.tags) request.tags.append(QString::fromStdString(tag));
    return processToLibrary(request, context);
}

int process(const Arguments &arguments, Context &context)
{
    const Result<ProcessOptions> options = arguments.media.options();
    if (!options) {
        [[maybe_unused]] const int status = reportFailure(options.error(), context.isJson);
        return kBadUsage;
    }
    const bool isLibraryNamed = context.settings.originOf(QStringLiteral("DATA_DIR")).source == SettingSource::Flag;
    if (!arguments.output.empty() && isLibraryNamed) {
        complain(QCoreApplication::translate("Ctl", "Choose one of --output and --data."));
        return kBadUsage;
    }
    return arguments.output.empty() ? intoLibrary(arguments, *options, context) : intoFolder(arguments, *options, context);
}

}  // namespace

void addProcessCommand(CLI::App &app, const Chosen &chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("process", "Make everything that can be made from a video, sound or picture");
    command->add_option("FILE", arguments->file, "The file to process")->required();
    command->add_option("-o,--output", arguments->output,
                        "Folder for what is made, created when it is not there; without it the file goes into the library (--data)");
    command->add_option("--title", arguments->title, "Its title in the library; its name otherwise");
    command->add_option("--tags", arguments->tags, "Its tags in the library")->delimiter(',');
    arguments->media.addTo(*command);
    command->add_flag("--in-process", arguments->isInProcess, "Read the media in this process instead of a guarded one of its own");
    command->add_flag("--no-space-check", arguments->isSpaceUnchecked, "Begin even when the disk is likely to become full");
    whenChosen(*command, chosen, [arguments](Context &context) { return process(*arguments, context); });
}

}  // namespace chalkreel::ctl
