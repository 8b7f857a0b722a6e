#include "ui/settings/import_choice.h"

#include <QCoreApplication>

namespace chalkreel::ui {

QList<RenditionKind> optionalRenditions()
{
    return {RenditionKind::Review, RenditionKind::Enhanced, RenditionKind::Hd,      RenditionKind::Sd,
            RenditionKind::Mobile, RenditionKind::Hls,      RenditionKind::Preview, RenditionKind::PreviewGif};
}

QList<RenditionKind> usualImport()
{
    QList<RenditionKind> kinds = optionalRenditions();
    kinds.removeIf([usual = ProcessOptions::desktopDefault()](RenditionKind kind) { return !usual.contains(kind); });
    return kinds;
}

ProcessOptions importOptions(const QList<RenditionKind> &chosen)
{
    ProcessOptions options;
    options.renditions.removeIf(
        [optional = optionalRenditions(), &chosen](RenditionKind kind) { return optional.contains(kind) && !chosen.contains(kind); });
    return options;
}

QString renditionPurpose(RenditionKind kind)
{
    const auto tr = [](const char *text) { return QCoreApplication::translate("ImportChoice", text); };
    switch (kind) {
    case RenditionKind::Review: return tr(QT_TRANSLATE_NOOP("ImportChoice", "Steps and seeks to every frame without delay"));
    case RenditionKind::Enhanced: return tr(QT_TRANSLATE_NOOP("ImportChoice", "More contrast and sharpness, to compare with the original"));
    case RenditionKind::Hd: return tr(QT_TRANSLATE_NOOP("ImportChoice", "For sharing: at most 1080 lines"));
    case RenditionKind::Sd: return tr(QT_TRANSLATE_NOOP("ImportChoice", "For sharing: at most 480 lines"));
    case RenditionKind::Mobile: return tr(QT_TRANSLATE_NOOP("ImportChoice", "For sharing with telephones: at most 360 lines"));
    case RenditionKind::Hls: return tr(QT_TRANSLATE_NOOP("ImportChoice", "For players that change the quality with the connection"));
    case RenditionKind::Preview: return tr(QT_TRANSLATE_NOOP("ImportChoice", "A few silent seconds as a video"));
    case RenditionKind::PreviewGif: return tr(QT_TRANSLATE_NOOP("ImportChoice", "A few silent seconds as a moving picture"));
    default: return {};
    }
}

}  // namespace chalkreel::ui
