#pragma once

#include "core/base/json_fields.h"
#include "core/model/rendition.h"

namespace chalkreel {

/// What to make of a source and how. Travels as a job's options.
struct ProcessOptions
{
    QList<RenditionKind> renditions = everything();
    double contrast = 0.5;   ///< 0 (leave) to 1: clip limit of the contrast-limited equalisation of luma
    double sharpness = 0.5;  ///< 0 (leave) to 1: amount of the unsharp mask on luma
    int encoderThreads = 0;  ///< per encoder; 0: chosen, capped so that memory does not grow with the cores

    friend bool operator==(const ProcessOptions &, const ProcessOptions &) = default;

    static QList<RenditionKind> everything();
    /// What one's own computer makes by itself; the rest is made when asked for.
    static QList<RenditionKind> desktopDefault();

    bool wants(RenditionKind kind) const { return renditions.contains(kind); }

    static constexpr std::tuple kFields{
        Field<&ProcessOptions::renditions>{"renditions"},
        Field<&ProcessOptions::contrast>{"contrast"},
        Field<&ProcessOptions::sharpness>{"sharpness"},
        Field<&ProcessOptions::encoderThreads>{"encoder_threads"},
    };
};

/// InvalidArgument for strengths outside 0 to 1 or a rendition that cannot be made (the original).
[[nodiscard]] Result<void> validate(const ProcessOptions &options);

}  // namespace chalkreel
