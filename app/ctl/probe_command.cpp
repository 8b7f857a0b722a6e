#include "app/ctl/probe_command.h"

#include "app/ctl/media_host_choice.h"
#include "app/ctl/output.h"
#include "core/ingest/ingest_check.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace chalkreel::ctl {
namespace {

struct Arguments
{
    std::string file;
    bool isInProcess = false;
};

Result<MediaReport> inspectFile(const Arguments &arguments, const Context &context)
{
    const Settings &settings = context.settings.values;
    const Result<IngestFile> source = checkIngestFile(QFile::decodeName(arguments.file.c_str()), {settings.maxFileBytes()});
    if (!source) return fail(source.error());
    const Result<std::unique_ptr<MediaHost>> host = chooseMediaHost(settings, arguments.isInProcess);
    if (!host) return fail(host.error());
    const QTemporaryDir folder;
    if (!folder.isValid() || !QDir{folder.path()}.mkdir(QStringLiteral("work")) || !QDir{folder.path()}.mkdir(QStringLiteral("output")))
        return fail(ErrorCode::Io, QCoreApplication::translate("Ctl", "The folder for temporary files cannot be written."),
                    folder.errorString());

    MediaTask task;
    task.kind = MediaTaskKind::Inspect;
    task.source = source->path;
    task.displayName = source->name;
    task.workDir = folder.filePath(QStringLiteral("work"));
    task.outputDir = folder.filePath(QStringLiteral("output"));
    task.options.renditions = {RenditionKind::Metadata};
    task.limits = mediaLimits(settings);
    return (*host)->run(task, {context.stop}, std::chrono::seconds{settings.processingTimeout});
}

QString describePicture(const StreamInfo &stream)
{
    QStringList parts{QStringLiteral("%1x%2").arg(stream.displayWidth).arg(stream.displayHeight)};
    if (stream.rotation != 0) parts.append(QCoreApplication::translate("Ctl", "turned by %1°").arg(stream.rotation));
    parts.append(QCoreApplication::translate("Ctl", "%1 fps").arg(stream.frameRate.value(), 0, 'g', 6));
    if (stream.hasVariableFrameRate) parts.append(QCoreApplication::translate("Ctl", "variable"));
    parts.append(stream.pixelFormat);
    return parts.join(QLatin1StringView{", "});
}

QString describeSound(const StreamInfo &stream)
{
    return QCoreApplication::translate("Ctl", "%1 Hz, %2").arg(stream.sampleRate).arg(stream.channelLayout);
}

void printReport(const MediaReport &report)
{
    const MediaInfo &info = report.info;
    printLine(QStringLiteral("%1, %2, %3").arg(info.containerName, durationText(info.duration), sizeText(info.size)));
    QList<QStringList> rows;
    for (const StreamInfo &stream : info.streams) {
        const QString what = stream.type == QLatin1StringView{"video"}   ? describePicture(stream)
                             : stream.type == QLatin1StringView{"audio"} ? describeSound(stream)
                                                                         : QString{};
        rows.append({QString::number(stream.index), stream.type, stream.codec, what,
                     stream.language == QLatin1StringView{"und"} ? QString{} : stream.language});
    }
    printTable(rows, {0});
    for (const QString &warning : report.warnings) printLine(QCoreApplication::translate("Ctl", "Note: %1").arg(warning));
}

int probe(const Arguments &arguments, const Context &context)
{
    const Result<MediaReport> report = inspectFile(arguments, context);
    if (!report) return reportFailure(report.error(), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true},
                   {QLatin1StringView{"info"}, toJson(report->info)},
                   {QLatin1StringView{"ends_early"}, report->endsEarly},
                   {QLatin1StringView{"warnings"}, QJsonArray::fromStringList(report->warnings)}});
    else
        printReport(*report);
    return kOk;
}

}  // namespace

void addProbeCommand(CLI::App &app, const Chosen &chosen)
{
    const auto arguments = std::make_shared<Arguments>();
    CLI::App *command = app.add_subcommand("probe", "Show what a media file says of itself");
    command->add_option("FILE", arguments->file, "The file to look at")->required();
    command->add_flag("--in-process", arguments->isInProcess, "Read the media in this process instead of a guarded one of its own");
    whenChosen(*command, chosen, [arguments](Context &context) { return probe(*arguments, context); });
}

}  // namespace chalkreel::ctl
