#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

struct Folder
{
    FolderId id;
    QString name;
    FolderId parent;  ///< null: at the top
    int revision = 1;

    friend bool operator==(const Folder &, const Folder &) = default;

    static constexpr std::tuple kFields{
        Field<&Folder::id>{"id"},
        Field<&Folder::name>{"name"},
        Field<&Folder::parent>{"parent_id"},
        Field<&Folder::revision>{"revision"},
    };
};

}  // namespace chalkreel
