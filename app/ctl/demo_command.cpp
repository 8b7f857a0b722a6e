#include "app/ctl/demo_command.h"

#include "app/ctl/output.h"
#include "core/demo/demo_clip.h"
#include "core/demo/demo_truth.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace chalkreel::ctl {
namespace {

int render(const std::string &file, const Context &context)
{
    const QString path = QFileInfo{QFile::decodeName(file.c_str())}.absoluteFilePath();
    if (const Result<void> rendered = renderDemoClip(path); !rendered) return reportFailure(rendered.error(), context.isJson);
    if (context.isJson)
        printJson({{QLatin1StringView{"ok"}, true}, {QLatin1StringView{"file"}, path}, {QLatin1StringView{"truth"}, demoGroundTruth()}});
    else
        printLine(QCoreApplication::translate("Ctl", "Rendered %1").arg(path));
    return kOk;
}

}  // namespace

void addDemoCommand(CLI::App &app, const Chosen &chosen)
{
    const auto file = std::make_shared<std::string>();
    CLI::App *command = app.add_subcommand("demo", "Render the demo clip: a thrown ball whose path is known exactly");
    command->add_option("FILE", *file, "The MP4 to write")->required();
    whenChosen(*command, chosen, [file](Context &context) { return render(*file, context); });
}

}  // namespace chalkreel::ctl
