#pragma once

#include "core/base/json_fields.h"

namespace chalkreel {

struct Folder
{
    FolderId id;
    QString name;
    FolderId parent;  ///< null: at the top
    int revision = 1;
    QString owner{};  ///< user id; empty on one's own computer. Its parent and its assets are the same owner's

    friend bool operator==(const Folder &, const Folder &) = default;

    static constexpr std::tuple kFields{
        Field<&Folder::id>{"id"},
        Field<&Folder::name>{"name"},
        Field<&Folder::parent>{"parent_id"},
        Field<&Folder::revision>{"revision"},
        Field<&Folder::owner>{"owner"},
    };
};

}  // namespace chalkreel
