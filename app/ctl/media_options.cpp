#include "app/ctl/media_options.h"

#include <QCoreApplication>

namespace chalkreel::ctl {
namespace {

Result<QList<RenditionKind>> kindsFrom(const std::vector<std::string> &names)
{
    QList<RenditionKind> kinds;
    for (const std::string &name : names) {
        const std::optional<RenditionKind> kind = enumFromName<RenditionKind>(QString::fromStdString(name));
        if (!kind)
            return fail(ErrorCode::InvalidArgument, QCoreApplication::translate("Ctl", "There is no rendition “%1”. There are: %2.")
                                                        .arg(QString::fromStdString(name), allNames<RenditionKind>()));
        kinds.append(*kind);
    }
    return kinds;
}

}  // namespace

void MediaOptions::addTo(CLI::App &command)
{
    CLI::Option *only = command.add_option("--only", m_only, "Make just these renditions, such as hd,thumbnail")->delimiter(',');
    command.add_option("--without", m_without, "Make all but these renditions")->delimiter(',')->excludes(only);
    command.add_option("--contrast", m_options.contrast, "Contrast of the enhanced copy: 0 (leave) to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_option("--sharpness", m_options.sharpness, "Sharpness of the enhanced copy: 0 (leave) to 1")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command.add_option("--encoder-threads", m_options.encoderThreads, "Threads of each encoder; 0 chooses")
        ->check(CLI::Range(0, 64))
        ->capture_default_str();
}

Result<ProcessOptions> MediaOptions::options() const
{
    ProcessOptions options = m_options;
    const Result<QList<RenditionKind>> only = kindsFrom(m_only);
    if (!only) return fail(only.error());
    const Result<QList<RenditionKind>> without = kindsFrom(m_without);
    if (!without) return fail(without.error());
    if (!only->isEmpty()) options.renditions = *only;
    for (const RenditionKind kind : *without) options.renditions.removeAll(kind);
    if (const Result<void> valid = validate(options); !valid) return fail(valid.error());
    return options;
}

}  // namespace chalkreel::ctl
