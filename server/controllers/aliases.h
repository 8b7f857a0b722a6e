#pragma once

#include "server/api/route.h"

#include <initializer_list>

namespace chalkreel {

/// A row, and the same under the seeds' own paths.
inline void addWithAliases(RouteTable &table, const Route &route, std::initializer_list<const char *> paths)
{
    table.add(route);
    for (const char *path : paths) {
        Route alias = route;
        alias.path = path;
        alias.alias = route.path;
        table.add(std::move(alias));
    }
}

}  // namespace chalkreel
