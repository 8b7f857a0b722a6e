#pragma once

#include "core/model/asset.h"

#include <QList>
#include <QString>

namespace chalkreel::ui {

struct Fact
{
    QString name;
    QString value;
};

/// What is known of a video, in the words and order in which people ask. Facts that are not known are left out.
[[nodiscard]] QList<Fact> factsOf(const AssetDetails &details);

}  // namespace chalkreel::ui
