#include "core/model/process_options.h"

#include <QCoreApplication>

namespace chalkreel {

QList<RenditionKind> ProcessOptions::everything()
{
    QList<RenditionKind> kinds;
    for (const RenditionFile &row : kRenditionFiles)
        if (row.kind != RenditionKind::Original && row.kind != RenditionKind::Audio) kinds.append(row.kind);
    return kinds;
}

QList<RenditionKind> ProcessOptions::desktopDefault()
{
    QList<RenditionKind> kinds = everything();
    for (const RenditionKind kind : {RenditionKind::Hd, RenditionKind::Sd, RenditionKind::Mobile, RenditionKind::Hls})
        kinds.removeAll(kind);
    return kinds;
}

Result<void> validate(const ProcessOptions &options)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ProcessOptions", text); };
    if (options.renditions.contains(RenditionKind::Original))
        return fail(ErrorCode::InvalidArgument,
                    tr(QT_TRANSLATE_NOOP("ProcessOptions", "The original is kept as it is; it cannot be made again.")));
    // Written so that NaN fails too.
    if (!(options.contrast >= 0 && options.contrast <= 1))
        return fail(ErrorCode::InvalidArgument, tr(QT_TRANSLATE_NOOP("ProcessOptions", "Contrast must be between 0 and 1.")));
    if (!(options.sharpness >= 0 && options.sharpness <= 1))
        return fail(ErrorCode::InvalidArgument, tr(QT_TRANSLATE_NOOP("ProcessOptions", "Sharpness must be between 0 and 1.")));
    if (options.encoderThreads < 0 || options.encoderThreads > 64)
        return fail(ErrorCode::InvalidArgument, tr(QT_TRANSLATE_NOOP("ProcessOptions", "Encoder threads must be between 0 and 64.")));
    return {};
}

}  // namespace chalkreel
