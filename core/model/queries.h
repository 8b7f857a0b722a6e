#pragma once

#include "core/model/asset.h"
#include "core/model/event.h"
#include "core/model/job.h"

namespace chalkreel {

enum class AssetSort { NewestFirst, OldestFirst, TitleAscending, LongestFirst, LargestFirst };

template <>
inline constexpr std::array kEnumNames<AssetSort>{
    EnumName{AssetSort::NewestFirst, "newest"},   EnumName{AssetSort::OldestFirst, "oldest"},
    EnumName{AssetSort::TitleAscending, "title"}, EnumName{AssetSort::LongestFirst, "longest"},
    EnumName{AssetSort::LargestFirst, "largest"},
};

inline constexpr int kLargestPage = 200;

/// Which assets to list; what is not set does not filter.
struct AssetQuery
{
    QString text;  ///< words that must all occur, as beginnings of words, in title, name, description or tags
    std::optional<AssetStatus> status;
    bool hasFailed = false;  ///< true: only those that Asset::hasFailed() says it of
    std::optional<QString> tag;
    std::optional<FolderId> folder;  ///< with its sub-folders; a null id asks for those in no folder
    QDateTime createdAfter;
    bool isDeleted = false;  ///< true: the bin instead of the library
    AssetSort sort = AssetSort::NewestFirst;
    int limit = 50;  ///< 1 to kLargestPage
    int offset = 0;
    std::optional<QString> owner{};  ///< not set: everybody's

    static constexpr std::tuple kFields{
        Field<&AssetQuery::text>{"q"},
        Field<&AssetQuery::status>{"status"},
        Field<&AssetQuery::hasFailed>{"has_failed"},
        Field<&AssetQuery::tag>{"tag"},
        Field<&AssetQuery::folder>{"folder"},
        Field<&AssetQuery::createdAfter>{"created_after"},
        Field<&AssetQuery::isDeleted>{"deleted"},
        Field<&AssetQuery::sort>{"sort"},
        Field<&AssetQuery::limit>{"limit"},
        Field<&AssetQuery::offset>{"offset"},
        Field<&AssetQuery::owner>{"owner"},
    };
};

/// A part of a list, and the event sequence that it shows: apply later events to it, ignore earlier ones.
template <typename T>
struct Page
{
    QList<T> items;
    int total = 0;
    quint64 sequence = 0;
    QString epoch;
};

struct JobQuery
{
    std::optional<JobState> state;
    std::optional<AssetId> asset;
    int limit = 50;
    int offset = 0;
    std::optional<JobType> type{};
    QDateTime createdFrom{};         ///< at or after
    QDateTime createdUntil{};        ///< before
    std::optional<QString> owner{};  ///< not set: everybody's

    static constexpr std::tuple kFields{
        Field<&JobQuery::state>{"state"},
        Field<&JobQuery::asset>{"asset_id"},
        Field<&JobQuery::limit>{"limit"},
        Field<&JobQuery::offset>{"offset"},
        Field<&JobQuery::type>{"type"},
        Field<&JobQuery::createdFrom>{"created_from"},
        Field<&JobQuery::createdUntil>{"created_until"},
        Field<&JobQuery::owner>{"owner"},
    };
};

struct NamedCount
{
    QString name;
    int count = 0;

    static constexpr std::tuple kFields{Field<&NamedCount::name>{"name"}, Field<&NamedCount::count>{"count"}};
};

/// The numbers of the sidebar and the status bar.
struct LibraryCounts
{
    int all = 0;
    int addedThisWeek = 0;
    int processing = 0;
    int failed = 0;  ///< Asset::hasFailed()
    int deleted = 0;
    qint64 bytes = 0;           ///< of all originals
    QList<NamedCount> folders;  ///< name: the folder's id; sub-folders included
    QList<NamedCount> tags;

    static constexpr std::tuple kFields{
        Field<&LibraryCounts::all>{"all"},
        Field<&LibraryCounts::addedThisWeek>{"added_this_week"},
        Field<&LibraryCounts::processing>{"processing"},
        Field<&LibraryCounts::failed>{"failed"},
        Field<&LibraryCounts::deleted>{"deleted"},
        Field<&LibraryCounts::bytes>{"bytes"},
        Field<&LibraryCounts::folders>{"folders"},
        Field<&LibraryCounts::tags>{"tags"},
    };
};

}  // namespace chalkreel
